/*
 * sfnt.h - is a font file what it was when it was made? (ISO/IEC 14496-22, 4.3: a directory of tables, each with its checksum)
 */
#ifndef TEXT_SFNT_H
#define TEXT_SFNT_H

#include <stdbool.h>
#include <stddef.h>

/* True if all tables of a face (of a collection: by its number) are inside the file and add up to their checksums. */
bool sfnt_is_whole(const void *data, size_t len, unsigned index);

#endif

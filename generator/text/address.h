/*
 * address.h - web and e-mail addresses in a text, and where a line may end in one. For text/ only.
 *
 * Authors mark addresses as such (struct para_span); what stands in plain words is taken for one only if it can hardly be
 * anything else: SCHEME://..., www...., NAME@HOST, or a host with a common ending and perhaps a path.
 */
#ifndef TEXT_ADDRESS_H
#define TEXT_ADDRESS_H

#include <stdbool.h>
#include <stdint.h>

#include <unicode/utypes.h>

struct address {
	int32_t start, end;             /* units */
	int32_t host, host_end;         /* of the host's name */
};

/* The first address in words of an author, text[at .. n). False: there is none. */
bool address_find(const UChar *text, int32_t at, int32_t n, struct address *found);

/* text[start .. end) is one. */
struct address address_make(const UChar *text, int32_t start, int32_t end);

/*
 * May a line end before this unit, which is inside? After a slash, before other punctuation, with nothing added, so that a reader
 * sees that it goes on and types nothing that is not there. Not in the scheme or a label of the host, and not close to either end.
 */
bool address_may_break(const UChar *text, const struct address *a, int32_t at);

#endif

/*
 * hash.h - SHA-256 (FIPS 180-4), for names that follow from content: the cache, font files of a kiosk, the identifier of a
 * PDF, and the hashes in a Content-Security-Policy.
 */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

struct hash {
	uint32_t state[8];
	uint64_t total;         /* bytes so far */
	unsigned char block[64];
	size_t   fill;          /* bytes waiting in block */
};

#define HASH_SIZE 32

void hash_init(struct hash *h);
void hash_add(struct hash *h, const void *data, size_t len);
void hash_add_string(struct hash *h, const char *s);        /* with its NUL, so "ab","c" differs from "a","bc"; NULL is its own value */
void hash_finish(struct hash *h, unsigned char out[HASH_SIZE]);

void hash_hex(const unsigned char *digest, size_t bytes, char *out);        /* 2 * bytes digits and a NUL */
void hash_base64(const unsigned char *digest, size_t bytes, char *out);     /* 4 * ceil(bytes / 3) characters and a NUL */

#endif

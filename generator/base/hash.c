/*
 * hash.c - SHA-256 as FIPS 180-4 describes it (section 6.2), and two ways to write a digest down.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/hash.h"

#include <string.h>

/* FIPS 180-4, 4.2.2: the first 32 bits of the fractional parts of the cube roots of the first 64 primes. */
static const uint32_t K[64] = {
	0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
	0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
	0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
	0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
	0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t rotr(uint32_t x, unsigned n)
{
	return x >> n | x << (32 - n);
}

static uint32_t load_be(const unsigned char *p)
{
	return (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 | (uint32_t)p[2] << 8 | p[3];
}

static void store_be(unsigned char *p, uint32_t x)
{
	p[0] = (unsigned char)(x >> 24);
	p[1] = (unsigned char)(x >> 16);
	p[2] = (unsigned char)(x >> 8);
	p[3] = (unsigned char)x;
}

/* One step of FIPS 180-4, 6.2.2; the variables keep their places, and change their names from step to step. */
static inline void step(uint32_t a, uint32_t b, uint32_t c, uint32_t *d, uint32_t e, uint32_t f, uint32_t g, uint32_t *h, uint32_t kw)
{
	*h += (rotr(e, 6) ^ rotr(e, 11) ^ rotr(e, 25)) + ((e & f) ^ (~e & g)) + kw;
	*d += *h;
	*h += (rotr(a, 2) ^ rotr(a, 13) ^ rotr(a, 22)) + ((a & b) ^ (a & c) ^ (b & c));
}

static void compress(uint32_t state[8], const unsigned char block[64])
{
	uint32_t a = state[0], b = state[1], c = state[2], d = state[3], e = state[4], f = state[5], g = state[6], h = state[7];
	uint32_t w[64];

	for (int t = 0; t < 16; t++)
		w[t] = load_be(block + 4 * t);
	for (int t = 16; t < 64; t++) {
		uint32_t s0 = rotr(w[t - 15], 7) ^ rotr(w[t - 15], 18) ^ w[t - 15] >> 3;
		uint32_t s1 = rotr(w[t - 2], 17) ^ rotr(w[t - 2], 19) ^ w[t - 2] >> 10;

		w[t] = s1 + w[t - 7] + s0 + w[t - 16];
	}
	for (int t = 0; t < 64; t += 8) {
		step(a, b, c, &d, e, f, g, &h, K[t] + w[t]);
		step(h, a, b, &c, d, e, f, &g, K[t + 1] + w[t + 1]);
		step(g, h, a, &b, c, d, e, &f, K[t + 2] + w[t + 2]);
		step(f, g, h, &a, b, c, d, &e, K[t + 3] + w[t + 3]);
		step(e, f, g, &h, a, b, c, &d, K[t + 4] + w[t + 4]);
		step(d, e, f, &g, h, a, b, &c, K[t + 5] + w[t + 5]);
		step(c, d, e, &f, g, h, a, &b, K[t + 6] + w[t + 6]);
		step(b, c, d, &e, f, g, h, &a, K[t + 7] + w[t + 7]);
	}
	state[0] += a;
	state[1] += b;
	state[2] += c;
	state[3] += d;
	state[4] += e;
	state[5] += f;
	state[6] += g;
	state[7] += h;
}

void hash_init(struct hash *h)
{
	/* FIPS 180-4, 5.3.3: the same for the square roots of the first eight primes. */
	static const uint32_t start[8] = {
		0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
		0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19,
	};

	memcpy(h->state, start, sizeof(start));
	h->total = 0;
	h->fill = 0;
}

void hash_add(struct hash *h, const void *data, size_t len)
{
	const unsigned char *p = data;

	h->total += len;
	while (len > 0) {
		size_t n = sizeof(h->block) - h->fill;

		if (h->fill == 0 && len >= sizeof(h->block)) {
			n = sizeof(h->block);
			compress(h->state, p);
		} else {
			if (n > len)
				n = len;
			memcpy(h->block + h->fill, p, n);
			h->fill += n;
			if (h->fill == sizeof(h->block)) {
				compress(h->state, h->block);
				h->fill = 0;
			}
		}
		p += n;
		len -= n;
	}
}

void hash_add_string(struct hash *h, const char *s)
{
	/* NULL is a byte that UTF-8 never contains. */
	hash_add(h, s != NULL ? s : "\xff", s != NULL ? strlen(s) + 1 : 2);
}

void hash_finish(struct hash *h, unsigned char out[HASH_SIZE])
{
	static const unsigned char padding[64] = { 0x80 };
	uint64_t bits = h->total * 8;
	unsigned char length[8];

	/* A one bit, then zeros up to the 8 bytes that end a block (5.1.1). */
	hash_add(h, padding, h->fill < 56 ? 56 - h->fill : 120 - h->fill);
	store_be(length, (uint32_t)(bits >> 32));
	store_be(length + 4, (uint32_t)bits);
	hash_add(h, length, sizeof(length));
	for (int i = 0; i < 8; i++)
		store_be(out + 4 * i, h->state[i]);
}

void hash_hex(const unsigned char *digest, size_t bytes, char *out)
{
	for (size_t i = 0; i < bytes; i++) {
		*out++ = "0123456789abcdef"[digest[i] >> 4];
		*out++ = "0123456789abcdef"[digest[i] & 15];
	}
	*out = '\0';
}

void hash_base64(const unsigned char *digest, size_t bytes, char *out)
{
	static const char letter[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

	for (size_t i = 0; i < bytes; i += 3) {
		size_t n = bytes - i < 3 ? bytes - i : 3;
		uint32_t x = (uint32_t)digest[i] << 16;

		if (n > 1)
			x |= (uint32_t)digest[i + 1] << 8;
		if (n > 2)
			x |= digest[i + 2];
		*out++ = letter[x >> 18];
		*out++ = letter[x >> 12 & 63];
		*out++ = n > 1 ? letter[x >> 6 & 63] : '=';
		*out++ = n > 2 ? letter[x & 63] : '=';
	}
	*out = '\0';
}

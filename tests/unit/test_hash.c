/*
 * test_hash.c - SHA-256 against the examples of NIST, and where the blocks meet.
 *
 * SPDX-License-Identifier: GPL-3.0-or-later
 */
#include "base/hash.h"

#include <stdlib.h>
#include <string.h>

#include "unit.h"

static void hex_of(const void *data, size_t len, size_t piece, char out[2 * HASH_SIZE + 1])
{
	unsigned char digest[HASH_SIZE];
	struct hash h;

	hash_init(&h);
	for (size_t at = 0; at < len; at += piece)
		hash_add(&h, (const char *)data + at, len - at < piece ? len - at : piece);
	hash_finish(&h, digest);
	hash_hex(digest, sizeof(digest), out);
}

/* The examples for SHA-256 that NIST publishes with FIPS 180-4. */
static void test_examples(void **state)
{
	static const struct { const char *text, *hex; } example[] = {
		{ "", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855" },
		{ "abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad" },
		{ "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
			"248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1" },
		{ "abcdefghbcdefghicdefghijdefghijkefghijklfghijklmghijklmnhijklmnoijklmnopjklmnopqklmnopqrlmnopqrs"
			"mnopqrstnopqrstu",
			"cf5b16a778af8380036ce59e7b0492370b249b11e8f07a51afac45037afee9d1" },
	};
	char hex[2 * HASH_SIZE + 1];

	(void)state;
	for (size_t i = 0; i < sizeof(example) / sizeof(example[0]); i++) {
		hex_of(example[i].text, strlen(example[i].text), 1000, hex);
		assert_string_equal(hex, example[i].hex);
	}
}

static void test_million(void **state)
{
	char *a = malloc(1000000), hex[2 * HASH_SIZE + 1];

	(void)state;
	memset(a, 'a', 1000000);
	hex_of(a, 1000000, 1000000, hex);
	assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	hex_of(a, 1000000, 977, hex);
	assert_string_equal(hex, "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0");
	free(a);
}

/* However the bytes arrive, for each length around the 64 byte block and its 56 byte limit. */
static void test_pieces(void **state)
{
	char data[200], whole[2 * HASH_SIZE + 1], pieces[2 * HASH_SIZE + 1], before[2 * HASH_SIZE + 1] = "";

	(void)state;
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (char)(i * 7);
	for (size_t len = 0; len <= sizeof(data); len++) {
		hex_of(data, len, 1000, whole);
		assert_string_not_equal(whole, before);
		for (size_t piece = 1; piece < 70; piece += 3) {
			hex_of(data, len, piece, pieces);
			assert_string_equal(whole, pieces);
		}
		strcpy(before, whole);
	}
}

static void digest_of_strings(const char *const *s, size_t n, unsigned char out[HASH_SIZE])
{
	struct hash h;

	hash_init(&h);
	for (size_t i = 0; i < n; i++)
		hash_add_string(&h, s[i]);
	hash_finish(&h, out);
}

static void test_strings_do_not_run_together(void **state)
{
	static const char *const list[][2] = {
		{ "ab", "c" }, { "a", "bc" }, { "abc", "" }, { "abc", NULL }, { "", "abc" }, { NULL, "abc" }, { "", "" },
		{ NULL, NULL }, { NULL, "" }, { "", NULL },
	};
	enum { N = sizeof(list) / sizeof(list[0]) };
	unsigned char digest[N][HASH_SIZE];

	(void)state;
	for (size_t i = 0; i < N; i++) {
		digest_of_strings(list[i], 2, digest[i]);
		for (size_t k = 0; k < i; k++)
			assert_memory_not_equal(digest[i], digest[k], HASH_SIZE);
	}
}

/* RFC 4648, section 10. */
static void test_base64(void **state)
{
	static const char *const vector[][2] = {
		{ "", "" }, { "f", "Zg==" }, { "fo", "Zm8=" }, { "foo", "Zm9v" }, { "foob", "Zm9vYg==" },
		{ "fooba", "Zm9vYmE=" }, { "foobar", "Zm9vYmFy" }, { "\xfb\xff", "+/8=" },
	};
	char out[16];

	(void)state;
	for (size_t i = 0; i < sizeof(vector) / sizeof(vector[0]); i++) {
		hash_base64((const unsigned char *)vector[i][0], strlen(vector[i][0]), out);
		assert_string_equal(out, vector[i][1]);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_examples),
		cmocka_unit_test(test_million),
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_strings_do_not_run_together),
		cmocka_unit_test(test_base64),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}

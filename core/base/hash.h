#ifndef CORE_BASE_HASH_H
#define CORE_BASE_HASH_H

#include <stddef.h>
#include <stdint.h>

/*
 * SipHash-2-4 (Aumasson and Bernstein, 2012) with a fixed key: for row
 * identities and for comparing the schema of a file with ours. Not a secret.
 */
uint64_t	hash_bytes(const void *, size_t n);

/*
 * The identity of a row that a plan file names: positive, 63 bits, the same
 * on every computer. `nth` tells apart rows with the same code (from 0).
 */
int64_t		hash_row(const char *table, const char *code, int nth);

#endif

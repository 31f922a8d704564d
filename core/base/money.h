#ifndef CORE_BASE_MONEY_H
#define CORE_BASE_MONEY_H

#include <stdint.h>

#include "core/base/err.h"

/*
 * Money is whole pence in an int64_t, up to 90 million million pounds either
 * way; anything beyond is an error, never a wrap.
 */

enum { MONEY_TEXT = 40 };	/* room for any amount as text */

/*
 * What a person types: "£120k", "1.2m", "120,000.50", "120000". ERR_USAGE
 * when it is not an amount, has more than two places of pence, or is too
 * large.
 */
const struct err	*money_typed(const char *, int64_t *pence) CHECKED;

/*
 * What a plan file says: digits with at most two places of pence, nothing
 * else. ERR_DATA otherwise; *hint is the amount it was probably meant to be,
 * or -1 when that is not certain.
 */
const struct err	*money_plain(const char *, int64_t *pence,
			    int64_t *hint) CHECKED;

/* "£120,000", with pence only where there are some: "£134,464.52". */
const char	*money_text(char buf[MONEY_TEXT], int64_t pence);

/* The form of plan files: "120000", "134464.52". */
const char	*money_digits(char buf[MONEY_TEXT], int64_t pence);

/* Sum; false when it would leave the range, and *sum is then untouched. */
_Bool	money_add(int64_t *sum, int64_t pence);

#endif

#include <ctype.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>

#include "core/base/money.h"

#define PENCE_MAX INT64_C(9000000000000000)

/* An amount while it is read: the digits so far and how many are decimals. */
struct reading {
	int64_t	digits;
	int	places;		/* -1 before the point */
	bool	any, too_large;
};

static void
digit(struct reading *r, char c)
{
	r->any = true;
	if (r->digits > PENCE_MAX)
		r->too_large = true;
	else
		r->digits = r->digits * 10 + (c - '0');
	if (r->places >= 0)
		r->places++;
}

/* Groups of three digits, as in 1,200,000. */
static bool
is_group(const char *s)
{
	return isdigit((unsigned char)s[1]) && isdigit((unsigned char)s[2]) &&
	    isdigit((unsigned char)s[3]) && !isdigit((unsigned char)s[4]);
}

static const char *
read_digits(const char *s, struct reading *r, bool groups)
{
	*r = (struct reading){ .places = -1 };
	for (; *s != '\0'; s++) {
		if (isdigit((unsigned char)*s))
			digit(r, *s);
		else if (*s == '.' && r->any && r->places < 0 &&
		    isdigit((unsigned char)s[1]))
			r->places = 0;
		else if (!(groups && *s == ',' && r->any && r->places < 0 &&
		    is_group(s)))
			break;
	}
	return s;
}

/* Digits with so many decimals, times a power of ten, as pence. */
static bool
scale(const struct reading *r, int power, int64_t *pence)
{
	int shift = power + 2 - (r->places > 0 ? r->places : 0);
	int64_t v = r->digits;

	if (r->too_large)
		return false;
	for (; shift < 0; shift++) {
		if (v % 10 != 0)
			return false;
		v /= 10;
	}
	for (; shift > 0; shift--) {
		if (v > PENCE_MAX / 10)
			return false;
		v *= 10;
	}
	*pence = v;
	return v <= PENCE_MAX;
}

static const char *
skip(const char *s, const char *word)
{
	size_t n = strlen(word);

	return strncmp(s, word, n) == 0 ? s + n : s;
}

static const char *
read_power(const char *s, int *power)
{
	static const struct { const char *word; int power; } words[] = {
		{ "million", 6 }, { "thousand", 3 }, { "mn", 6 }, { "m", 6 },
		{ "M", 6 }, { "k", 3 }, { "K", 3 }, { "bn", 9 },
	};
	size_t i;

	s += strspn(s, " ");
	*power = 0;
	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (skip(s, words[i].word) != s) {
			*power = words[i].power;
			return skip(s, words[i].word);
		}
	return s;
}

const struct err *
money_typed(const char *typed, int64_t *pence)
{
	const char *s = typed + strspn(typed, " ");
	struct reading r;
	bool minus;
	int power;

	minus = *s == '-';
	s = skip(s + minus, "£");
	s = skip(s, "GBP");
	s += strspn(s, " ");
	s = read_power(read_digits(s, &r, true), &power);
	s += strspn(s, " ");
	if (!r.any || *s != '\0')
		return err_new(ERR_USAGE, "'%s' is not an amount of money; "
		    "type it as 120000, £120k or 1.2m", typed);
	if (!scale(&r, power, pence))
		return err_new(ERR_USAGE, "'%s' is too large or has parts of "
		    "a penny", typed);
	if (minus)
		*pence = -*pence;
	return NULL;
}

const struct err *
money_plain(const char *s, int64_t *pence, int64_t *hint)
{
	const char *start = s;
	struct reading r;
	bool minus = *s == '-';

	*hint = -1;
	s = read_digits(s + minus, &r, false);
	if (r.any && *s == '\0' && !(start[minus] == '0' && start[minus + 1] != '.'
	    && start[minus + 1] != '\0') && scale(&r, 0, pence)) {
		if (minus)
			*pence = -*pence;
		return NULL;
	}
	if (!minus && money_typed(start, hint) != NULL)
		*hint = -1;
	return err_new(ERR_DATA, "'%s' is not a whole number of pounds", start);
}

static void
group(char *buf, size_t size, int64_t pounds)
{
	char digits[24];
	int n = snprintf(digits, sizeof digits, "%" PRId64, pounds), i;
	size_t at = 0;

	for (i = 0; i < n && at + 2 < size; i++) {
		if (i > 0 && (n - i) % 3 == 0)
			buf[at++] = ',';
		buf[at++] = digits[i];
	}
	buf[at] = '\0';
}

const char *
money_text(char buf[MONEY_TEXT], int64_t pence)
{
	int64_t size = pence < 0 ? -pence : pence;
	const char *sign = pence < 0 ? "-" : "";
	char pounds[32];

	group(pounds, sizeof pounds, size / 100);
	if (size % 100 != 0)
		snprintf(buf, MONEY_TEXT, "%s£%s.%02d", sign, pounds,
		    (int)(size % 100));
	else
		snprintf(buf, MONEY_TEXT, "%s£%s", sign, pounds);
	return buf;
}

const char *
money_digits(char buf[MONEY_TEXT], int64_t pence)
{
	int64_t size = pence < 0 ? -pence : pence;
	const char *sign = pence < 0 ? "-" : "";

	if (size % 100 != 0)
		snprintf(buf, MONEY_TEXT, "%s%" PRId64 ".%02d", sign, size / 100,
		    (int)(size % 100));
	else
		snprintf(buf, MONEY_TEXT, "%s%" PRId64, sign, size / 100);
	return buf;
}

_Bool
money_add(int64_t *sum, int64_t pence)
{
	int64_t total;

	if (__builtin_add_overflow(*sum, pence, &total))
		return false;
	if (total > PENCE_MAX || total < -PENCE_MAX)
		return false;
	*sum = total;
	return true;
}

#include <ctype.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/base/date.h"

static const char *const months[] = { "january", "february", "march", "april",
    "may", "june", "july", "august", "september", "october", "november",
    "december" };
static const char *const month_names[] = { "Jan", "Feb", "Mar", "Apr", "May",
    "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec" };
static const char *const weekdays[] = { "Thu", "Fri", "Sat", "Sun", "Mon",
    "Tue", "Wed" };		/* 1970-01-01 was a Thursday */

#define DAY_MS INT64_C(86400000)

enum { FY_MOST = 40 };		/* years in a run of financial years */

struct civil {
	int	year, month, day;
};

/* Days from civil and back, after H. Hinnant's public-domain algorithms. */
static int32_t
days_of(struct civil c)
{
	int y = c.month <= 2 ? c.year - 1 : c.year;
	int era = (y >= 0 ? y : y - 399) / 400;
	int yoe = y - era * 400;
	int doy = (153 * (c.month + (c.month > 2 ? -3 : 9)) + 2) / 5 + c.day - 1;
	int doe = yoe * 365 + yoe / 4 - yoe / 100 + doy;

	return era * 146097 + doe - 719468;
}

static struct civil
civil_of(int32_t days)
{
	int z = days + 719468;
	int era = (z >= 0 ? z : z - 146096) / 146097;
	int doe = z - era * 146097;
	int yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	int doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	int mp = (5 * doy + 2) / 153;
	int month = mp + (mp < 10 ? 3 : -9);

	return (struct civil){ yoe + era * 400 + (month <= 2), month,
	    doy - (153 * mp + 2) / 5 + 1 };
}

static bool
is_leap(int y)
{
	return y % 4 == 0 && (y % 100 != 0 || y % 400 == 0);
}

static bool
exists(struct civil c)
{
	static const int lengths[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31,
	    30, 31 };

	if (c.year < 1 || c.year > 9999 || c.month < 1 || c.month > 12)
		return false;
	return c.day >= 1 && c.day <= lengths[c.month - 1] +
	    (c.month == 2 && is_leap(c.year));
}

static int
two(const char *s)
{
	return (s[0] - '0') * 10 + s[1] - '0';
}

int32_t
date_days(const char *iso)
{
	static const char shape[] = "dddd-dd-dd";
	struct civil c;
	int i;

	for (i = 0; shape[i] != '\0'; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)iso[i]) :
		    iso[i] != '-')
			return DATE_NONE;
	if (iso[i] != '\0')
		return DATE_NONE;
	c = (struct civil){ two(iso) * 100 + two(iso + 2), two(iso + 5),
	    two(iso + 8) };
	return exists(c) ? days_of(c) : DATE_NONE;
}

const char *
date_iso(char buf[DATE_TEXT], int32_t days)
{
	struct civil c = civil_of(days);

	snprintf(buf, DATE_TEXT, "%04u-%02u-%02u", (unsigned)c.year % 10000u,
	    (unsigned)c.month % 100u, (unsigned)c.day % 100u);
	return buf;
}

const char *
date_shown(char buf[DATE_TEXT], int32_t days)
{
	struct civil c = civil_of(days);

	snprintf(buf, DATE_TEXT, "%d %s %d", c.day % 100,
	    month_names[c.month - 1], c.year % 10000);
	return buf;
}

const char *
date_shown_long(char buf[DATE_TEXT], int32_t days)
{
	char plain[DATE_TEXT];
	int weekday = days % 7;

	date_shown(plain, days);
	snprintf(buf, DATE_TEXT, "%s %.19s",
	    weekdays[weekday < 0 ? weekday + 7 : weekday], plain);
	return buf;
}

int32_t
date_of_moment(int64_t ms)
{
	return (int32_t)(ms >= 0 ? ms / DAY_MS : (ms - DAY_MS + 1) / DAY_MS);
}

const char *
date_moment(char buf[DATE_TEXT], int64_t ms)
{
	int32_t day = date_of_moment(ms);
	int minutes = (int)((ms - day * DAY_MS) / 60000);
	char plain[DATE_TEXT];

	date_shown(plain, day);
	snprintf(buf, DATE_TEXT, "%.12s %02d:%02d", plain, minutes / 60 % 24,
	    minutes % 60);
	return buf;
}

const struct err *
date_parse_moment(const char *s, int64_t *ms)
{
	char day[11];
	int hour, minute, n = 0;
	int32_t days;

	snprintf(day, sizeof day, "%s", s);
	days = date_days(day);
	if (days == DATE_NONE || sscanf(s + 10, "T%2d:%2d%n", &hour, &minute,
	    &n) != 2 || s[10 + n] != '\0' || hour < 0 || hour > 23 ||
	    minute < 0 || minute > 59)
		return err_new(ERR_USAGE,
		    "'%s' is not a time; write it as 2026-11-24T10:42", s);
	*ms = days * DAY_MS + (hour * 60 + minute) * INT64_C(60000);
	return NULL;
}

static int
month_of(const char *word, size_t n)
{
	int i;

	for (i = 0; i < 12; i++)
		if (n >= 3 && n <= strlen(months[i]) &&
		    strncasecmp(word, months[i], n) == 0)
			return i + 1;
	if (n == 4 && strncasecmp(word, "sept", n) == 0)
		return 9;
	return 0;
}

static int32_t
add_months(int32_t day, int n)
{
	struct civil c = civil_of(day);
	int m = c.month - 1 + n;

	c.year += m / 12;
	c.month = m % 12 + 1;
	while (!exists(c) && c.day > 28)
		c.day--;
	return exists(c) ? days_of(c) : DATE_NONE;
}

static int32_t
relative(const char *s, int32_t today)
{
	char unit = '\0';
	int n = 0, end = 0;

	if (strcasecmp(s, "today") == 0)
		return today;
	if (strcasecmp(s, "tomorrow") == 0)
		return today + 1;
	if (sscanf(s, "+%4d%c%n", &n, &unit, &end) != 2 || s[end] != '\0' ||
	    n < 0)
		return DATE_NONE;
	switch (unit) {
	case 'd':	return today + n;
	case 'w':	return today + 7 * n;
	case 'm':	return add_months(today, n);
	case 'y':	return add_months(today, 12 * n);
	default:	return DATE_NONE;
	}
}

/* "24 Nov", "24 November 2026", "24/11", "24/11/26", "24.11.2026". */
static bool
day_first(const char *s, struct civil *c)
{
	size_t letters;
	char *end;

	*c = (struct civil){ 0 };
	if (!isdigit((unsigned char)*s))
		return false;
	c->day = (int)strtol(s, &end, 10);
	s = end + strspn(end, " /.-");
	letters = strspn(s, "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");
	c->month = letters > 0 ? month_of(s, letters) : (int)strtol(s, &end, 10);
	s = letters > 0 ? s + letters : end;
	s += strspn(s, " /.-");
	if (*s == '\0')
		return true;
	c->year = (int)strtol(s, &end, 10);
	if (end - s == 2)
		c->year += 2000;
	return *end == '\0' && (end - s == 2 || end - s == 4);
}

const struct err *
date_typed(const char *typed, int32_t today, int32_t *days)
{
	const char *s = typed + strspn(typed, " ");
	struct civil c;
	int i;

	if ((*days = date_days(s)) != DATE_NONE ||
	    (*days = relative(s, today)) != DATE_NONE)
		return NULL;
	if (day_first(s, &c)) {
		if (c.year == 0) {
			c.year = civil_of(today).year;
			/* A 29 February may be eight years away. */
			for (i = 0; i < 8 && (!exists(c) ||
			    days_of(c) < today); i++)
				c.year++;
		}
		if (exists(c)) {
			*days = days_of(c);
			return NULL;
		}
	}
	return err_new(ERR_USAGE, "'%s' is not a date; write it as 2027-03-31 "
	    "or 31 Mar 2027, day before month", typed);
}

_Bool
date_is_fy(const char *s)
{
	static const char shape[] = "dddd-dd";
	int i, years;

	for (i = 0; shape[i] != '\0'; i++)
		if (shape[i] == 'd' ? !isdigit((unsigned char)s[i]) : s[i] != '-')
			return false;
	years = (two(s + 5) - two(s + 2) + 100) % 100;
	return s[i] == '\0' && years > 0 && years <= FY_MOST;
}

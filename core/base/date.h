#ifndef CORE_BASE_DATE_H
#define CORE_BASE_DATE_H

#include <stdint.h>

#include "core/base/err.h"

/*
 * Dates are ISO text ("2026-11-24") in the store and in files, days since
 * 1970-01-01 where one must count. The calendar is the Gregorian one; the
 * locale's is never asked. Moments are milliseconds since 1970 in UTC.
 */

enum { DATE_TEXT = 24 };
#define DATE_NONE INT32_MIN

/* Days since 1970-01-01, or DATE_NONE for what is not an ISO date. */
int32_t		 date_days(const char *iso);

/* The ISO date of a day. */
const char	*date_iso(char buf[DATE_TEXT], int32_t days);

/* For people: "24 Nov 2026"; with the weekday: "Tue 24 Nov 2026". */
const char	*date_shown(char buf[DATE_TEXT], int32_t days);
const char	*date_shown_long(char buf[DATE_TEXT], int32_t days);

/* "24 Nov 2026 10:42" of a moment, in UTC. */
const char	*date_moment(char buf[DATE_TEXT], int64_t ms);

/* The day of a moment. */
int32_t		 date_of_moment(int64_t ms);

/* "2026-11-24T10:42" to a moment; ERR_USAGE when it is not one. */
const struct err	*date_parse_moment(const char *, int64_t *ms) CHECKED;

/*
 * What a person types, day before month: "24/11/26", "24 Nov", "24 November
 * 2026", "2026-11-24", "today", "tomorrow", "+2w", "+10d", "+3m". A date
 * without a year is the next one from `today`. ERR_USAGE when it is none.
 */
const struct err	*date_typed(const char *, int32_t today,
			    int32_t *days) CHECKED;

/* A financial year or run of years, "2019-20" or "2022-25". */
_Bool		 date_is_fy(const char *);

#endif

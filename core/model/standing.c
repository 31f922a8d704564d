#include <string.h>

#include "core/base/date.h"
#include "core/model/standing.h"

const char *const standing_names[] = {
	[STANDING_LATE] = "late", [STANDING_SOON] = "soon",
	[STANDING_OPEN] = "open", [STANDING_UNDATED] = "undated",
	[STANDING_DONE] = "done", [STANDING_PARKED] = "parked",
	[STANDING_COUNT] = NULL
};

enum standing
standing_of(const struct commitment *c, int32_t day)
{
	static const char *const parked[] = { "paused", "not tracked", "dropped" };
	size_t i;

	if (strcmp(c->status, "complete") == 0)
		return STANDING_DONE;
	for (i = 0; i < sizeof parked / sizeof parked[0]; i++)
		if (strcmp(c->status, parked[i]) == 0)
			return STANDING_PARKED;
	if (c->due == DATE_NONE)
		return STANDING_UNDATED;
	if (c->due < day)
		return STANDING_LATE;
	return c->due - day <= STANDING_SOON_DAYS ? STANDING_SOON : STANDING_OPEN;
}

/* Days while one counts days, then months, then years. */
static const char *
span(struct arena *a, int32_t days)
{
	if (days == 1)
		return "1 day";
	if (days < 100)
		return arena_fmt(a, "%d days", (int)days);
	if (days < 730)
		return arena_fmt(a, "%d months", (int)(days / 30.44));
	return arena_fmt(a, "%d years", (int)(days / 365.25));
}

const char *
standing_words(struct arena *a, const struct commitment *c, int32_t day)
{
	char shown[DATE_TEXT];

	switch (standing_of(c, day)) {
	case STANDING_LATE:
		return arena_fmt(a, "%s late", span(a, day - c->due));
	case STANDING_SOON:
		if (c->due == day)
			return "due today";
		return arena_fmt(a, "due in %s", span(a, c->due - day));
	case STANDING_OPEN:
		return arena_fmt(a, "due %s", date_shown(shown, c->due));
	case STANDING_UNDATED:
		return c->due_text[0] != '\0' ? c->due_text : "no due date";
	case STANDING_DONE:
		return "complete";
	case STANDING_PARKED:
	case STANDING_COUNT:
		break;
	}
	return c->status;
}

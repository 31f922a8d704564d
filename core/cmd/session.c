#include <stdarg.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/cmd/session.h"
#include "core/store/snapshot.h"

int32_t
session_day(const struct session *s)
{
	return date_of_moment(s->now);
}

/* Into memory of its own: who holds the plan read before goes on with it when
 * this one cannot be read. */
static const struct err *
read_again(struct session *s, int64_t version)
{
	struct arena fresh = { 0 };
	struct gaps gaps;
	struct plan *plan;
	const struct err *err;

	if ((err = snapshot_load(&fresh, s->store, &plan)) != NULL) {
		arena_close(&fresh);
		return err;
	}
	gap_find(&fresh, plan, session_day(s), &gaps);
	arena_close(&s->plan_arena);
	s->plan_arena = fresh;
	s->plan = plan;
	s->gaps = gaps;
	s->version = version;
	s->stale = false;
	s->reads++;
	return NULL;
}

const struct err *
session_plan(struct session *s, const struct plan **out)
{
	int64_t version = store_version(s->store);
	const struct err *err = NULL;

	if (s->plan == NULL || s->stale || version != s->version)
		err = read_again(s, version);
	*out = s->plan;
	return err;
}

void
session_stale(struct session *s)
{
	s->stale = true;
}

struct table *
session_table(struct session *s, const char *name,
    const struct table_column *columns)
{
	struct table *t = table_new(s->arena, name, columns), **last;

	for (last = &s->tables; *last != NULL; last = &(*last)->next)
		;
	*last = t;
	return t;
}

void
session_flush(struct session *s)
{
	if (s->tables != NULL)
		table_print(s->tables, s->format, s->out);
	s->tables = NULL;
}

void
session_say(struct session *s, const char *fmt, ...)
{
	char text[512], *p;
	va_list ap;

	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	for (p = text; (p = strchr(p, '\n')) != NULL; )
		*p = ' ';
	text_put(s->out, text);
	fputc('\n', s->out);
}

void
session_close(struct session *s)
{
	arena_close(&s->plan_arena);
	s->plan = NULL;
}

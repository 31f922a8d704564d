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

static const struct err *
read_again(struct session *s, int64_t version)
{
	const struct err *err;

	arena_reset(&s->plan_arena);
	s->plan = NULL;
	if ((err = snapshot_load(&s->plan_arena, s->store, &s->plan)) != NULL)
		return err;
	gap_find(&s->plan_arena, s->plan, session_day(s), &s->gaps);
	s->version = version;
	s->reads++;
	return NULL;
}

const struct err *
session_plan(struct session *s, const struct plan **out)
{
	int64_t version = store_version(s->store);
	const struct err *err = NULL;

	if (s->plan == NULL || version != s->version)
		err = read_again(s, version);
	*out = s->plan;
	return err;
}

void
session_stale(struct session *s)
{
	s->plan = NULL;
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

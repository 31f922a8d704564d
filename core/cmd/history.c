#include <string.h>

#include "core/cmd/history.h"
#include "core/cmd/shown.h"
#include "core/model/entity.h"
#include "core/store/journal.h"
#include "core/store/row.h"

enum { MANY = 24 };

static struct history_line
line_of(struct arena *a, const struct store *s, const struct journal_entry *e)
{
	const struct entity *kind = entity_of_table(e->table);
	struct history_line l = { "", "", "", "" };
	int at;

	if (kind == NULL)
		return (struct history_line){ e->table, e->col,
		    "", "kept for a newer accord" };
	l.item = row_name(a, s, kind, e->row);
	if (e->col[0] == '\0') {
		l.field = kind->noun;
		l.new_value = e->new_value != NULL ? "added" : "deleted";
		return l;
	}
	at = entity_field_of_column(kind, e->col);
	l.field = at >= 0 ? kind->fields[at].label : e->col;
	l.old_value = shown_entry(a, s, kind, e->col, e->old_value);
	l.new_value = shown_entry(a, s, kind, e->col, e->new_value);
	return l;
}

struct tally {
	int	added, deleted, fields;
};

static void
count(struct tally tally[ENTITY_COUNT], const struct journal_entry *e)
{
	const struct entity *kind = entity_of_table(e->table);
	struct tally *t;

	if (kind == NULL)
		return;
	t = &tally[entity_id(kind)];
	if (e->col[0] != '\0')
		t->fields++;
	else if (e->new_value != NULL)
		t->added++;
	else
		t->deleted++;
}

static const char *
tally_words(struct arena *a, const struct tally *t)
{
	if (t->deleted == 0 && t->fields == 0)
		return arena_fmt(a, "%d added", t->added);
	if (t->added == 0 && t->fields == 0)
		return arena_fmt(a, "%d deleted", t->deleted);
	return arena_fmt(a, "%d added, %d deleted, %d fields changed", t->added,
	    t->deleted, t->fields);
}

/* One line a kind. */
static void
tell_many(struct arena *a, const struct journal_entry *e, int n,
    struct history_change *c)
{
	struct tally tally[ENTITY_COUNT] = { 0 };
	int i;

	for (i = 0; i < n; i++)
		count(tally, &e[i]);
	c->lines = arena_array(a, struct history_line, ENTITY_COUNT);
	for (i = 0; i < ENTITY_COUNT; i++)
		if (tally[i].added + tally[i].deleted + tally[i].fields > 0)
			c->lines[c->n++] = (struct history_line){
				entity_table[i].plural, "", "",
				tally_words(a, &tally[i]),
			};
}

/* Keep the entries of a row and of rows whose first fields name it. */
static int
concerning(struct arena *a, struct journal_entry *e, int n, int64_t row)
{
	const char *name = arena_fmt(a, ":%lld", (long long)row);
	int i, k = 0;

	for (i = 0; i < n; i++)
		if (e[i].row == row ||
		    (e[i].new_value != NULL && strstr(e[i].new_value, name)) ||
		    (e[i].old_value != NULL && strstr(e[i].old_value, name)))
			e[k++] = e[i];
	return k;
}

static const struct err *
tell(struct arena *a, const struct store *s, int64_t row,
    enum history_detail detail, struct history_change *c)
{
	struct journal_entry *e;
	const struct err *err;
	int i, n;

	if ((err = journal_entries(a, s, c->id, &e, &n)) != NULL)
		return err;
	if (row != 0)
		n = concerning(a, e, n, row);
	if (n > MANY && detail == HISTORY_SHORT) {
		tell_many(a, e, n, c);
		return NULL;
	}
	c->lines = arena_array(a, struct history_line, n + 1);
	for (i = 0; i < n; i++)
		c->lines[c->n++] = line_of(a, s, &e[i]);
	return NULL;
}

const struct err *
history_read(struct arena *a, const struct store *s, int64_t row, int limit,
    enum history_detail detail, struct history *out)
{
	struct journal_change *changes;
	const struct err *err;
	int i, n;

	*out = (struct history){ 0 };
	if ((err = journal_changes(a, s, row, limit, &changes, &n)) != NULL)
		return err;
	out->v = arena_array(a, struct history_change, n + 1);
	for (i = 0; err == NULL && i < n; i++) {
		out->v[i] = (struct history_change){
			.id = changes[i].id, .at = changes[i].at,
			.author = changes[i].author, .line = changes[i].line,
			.kind = changes[i].kind,
		};
		err = tell(a, s, row, detail, &out->v[i]);
		out->n++;
	}
	return err;
}

#include "core/base/str.h"
#include "core/base/text.h"
#include "core/cmd/cmd_entries.h"
#include "core/cmd/filter.h"

/* Letters in one cell as programs want them: all of a partner's, "LC". */
static const char *
letters(struct arena *a, const struct commitment *c, int partner)
{
	struct str s = { .arena = a };
	int letter, i;

	for (letter = 0; letter < LETTER_COUNT; letter++)
		for (i = 0; i < c->roles.n; i++)
			if (c->roles.v[i].partner == partner &&
			    (int)c->roles.v[i].letter == letter) {
				str_char(&s, plan_letters[letter]);
				break;
			}
	return str_text(&s);
}

static const struct table_column *
columns(struct arena *a, const struct plan *p)
{
	struct table_column *c = arena_array(a, struct table_column,
	    p->partners.n + 4);
	int i, n = 0;

	c[n++] = (struct table_column){ .key = "code", .label = "Code" };
	c[n++] = (struct table_column){ .key = "title", .label = "Title" };
	for (i = 0; i < p->partners.n; i++)
		c[n++] = (struct table_column){ .key = p->partners.v[i].code,
		    .label = p->partners.v[i].mark };
	c[n] = (struct table_column){ .key = "gap", .label = "Gap" };
	return c;
}

static void
add_row(struct session *s, struct table *t, const struct plan *p, int at,
    struct matrix_cell *cells)
{
	const struct commitment *c = &p->commitments.v[at];
	const struct gap *gap = gap_of_commitment(&s->gaps, at);
	int i;

	table_add(t, c->code);
	table_add_raw(t, text_cut(s->arena, c->title, 40), c->title);
	matrix_row(p, c, session_day(s), cells);
	for (i = 0; i < p->partners.n; i++)
		table_add_raw(t, arena_fmt(s->arena, "%c%c", cells[i].letter,
		    cells[i].mark), letters(s->arena, c, i));
	table_add(t, gap != NULL ? gap_message(s->arena, p, gap, session_day(s)) :
	    "");
}

static const struct err *
matrix(struct session *s, const struct args *args)
{
	struct matrix_cell *cells;
	const struct plan *p;
	const struct err *err;
	struct filter f;
	struct table *t;
	int *rows, n, i;

	if ((err = filter_read(s, args, &f)) != NULL ||
	    (err = session_plan(s, &p)) != NULL)
		return err;
	n = filter_rows(s->arena, p, &s->gaps, &f, session_day(s), &rows);
	t = session_table(s, "matrix", columns(s->arena, p));
	t->empty = f.words[0] != '\0' ? "no commitment passes this filter" :
	    "this plan has no commitments yet";
	cells = arena_array(s->arena, struct matrix_cell, p->partners.n + 1);
	for (i = 0; i < n; i++)
		add_row(s, t, p, rows[i], cells);
	return NULL;
}

const struct cmd cmd_matrix = {
	.name = "matrix", .alias = "m", .spec = "", .usage = "[--OPTION ...]",
	.summary = "Show who answers for what: commitments by partners",
	.detail = "One letter a cell, the strongest of L J C F K S T; marks: ? not "
	    "accepted, ! fault, + weaker roles stand behind. --csv gives all "
	    "letters of a cell.",
	.options = filter_options, .view = "matrix", .read = matrix,
};

#include <string.h>

#include "core/base/date.h"
#include "core/base/str.h"
#include "core/base/text.h"
#include "core/model/summary.h"
#include "core/store/journal.h"
#include "tui/mark.h"
#include "tui/view_entries.h"

/*
 * The plan at a glance, in four parts that Tab walks: what needs attention,
 * counts by strand and state, what is due next, what changed lately. Each
 * line and each count opens what is behind it. Under 80 columns the part in
 * hand has the screen, under a line of counts.
 */
enum { ATTENTION, STRANDS, DUE, CHANGES, PANELS };
enum { CHANGES_READ = 12, TWO_FROM = 80, STATES = STANDING_PARKED + 1 };

struct state {
	const struct plan	*plan;
	const struct gaps	*gaps;
	struct summary		 sum;
	struct journal_change	*changes;
	int			 nchanges;
	int32_t			 day;
};

static int
rows_of(const struct state *st, int panel)
{
	switch (panel) {
	case ATTENTION:	return st->gaps->n;
	case STRANDS:	return st->sum.nrows + 1;
	case DUE:	return st->sum.ndue;
	default:	return st->nchanges;
	}
}

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	const struct err *err;

	v->state = st;
	if ((err = session_plan(v->session, &st->plan)) != NULL)
		return err;
	st->gaps = &v->session->gaps;
	st->day = session_day(v->session);
	summary_make(&v->arena, st->plan, st->day, &st->sum);
	err = journal_changes(&v->arena, v->session->store, 0, CHANGES_READ,
	    &st->changes, &st->nchanges);
	v->panels = PANELS;
	v->rows = rows_of(st, v->panel);
	v->cols = v->panel == STRANDS ? STATES + 1 : 0;
	v->note = arena_fmt(&v->arena, "%d commitments, %d gaps",
	    st->plan->commitments.n, st->gaps->n);
	return err;
}

/* One line of a part: a mark for the row in hand, then the text. */
static bool
begin_row(struct view *v, struct canvas *c, struct rect r, int y, int panel,
    int row)
{
	bool focus = v->panel == panel && row == v->cursor;

	if (focus) {
		canvas_fill(c, r, y, 0, r.cols, LOOK_FOCUS, " ");
		canvas_text(c, r, y, 0, LOOK_FOCUS, ">");
		canvas_cursor(c, r, y, 0);
	}
	return focus;
}

/* The first row of a part to show, so that the one in hand is in it. */
static int
first_of(const struct view *v, int panel, int room)
{
	if (v->panel != panel || v->cursor < room)
		return 0;
	return v->cursor - room + 1;
}

static void
draw_title(struct view *v, struct canvas *c, struct rect r, int panel,
    const char *title)
{
	canvas_text(c, r, 0, 1, v->panel == panel ? LOOK_TAB_ON : LOOK_TITLE,
	    title);
}

static void
draw_attention(struct view *v, struct canvas *c, struct rect r)
{
	const struct state *st = v->state;
	const struct gap *g;
	int y, row = first_of(v, ATTENTION, r.rows - 1), col;
	bool focus;

	draw_title(v, c, r, ATTENTION, arena_fmt(c->arena,
	    " Needs attention  %d ", st->gaps->n));
	if (st->gaps->n == 0)
		canvas_text(c, r, 1, 2, LOOK_GOOD,
		    "Nothing, by the rules in use.");
	for (y = 1; y < r.rows && row < st->gaps->n; y++, row++) {
		g = &st->gaps->v[row];
		focus = begin_row(v, c, r, y, ATTENTION, row);
		col = canvas_text(c, r, y, 2, g->rule->severity == GAP_ERROR ?
		    LOOK_BAD : LOOK_WARN, g->rule->severity == GAP_ERROR ? "■" :
		    "▲");
		col = canvas_text_n(c, r, y, col + 1, 16, focus ? LOOK_FOCUS :
		    LOOK_TEXT, gap_subject_code(st->plan, g));
		col = canvas_text(c, r, y, col + 2, focus ? LOOK_FOCUS : LOOK_TEXT,
		    gap_message(c->arena, st->plan, g, st->day));
		canvas_text(c, r, y, col + 2, focus ? LOOK_FOCUS : LOOK_DIM,
		    gap_subject_title(st->plan, g));
	}
}

/* Counts stand in columns at the right: under words, or signs where it is
 * narrow. */
static const char *const words[STATES + 1] = { "Late", "Soon", "Open", "None",
    "Done", "Rest", "All" };
static const char *const signs[STATES + 1] = { "■L", "▲S", "○", "-", "●D", "=",
    "All" };

static int
figure_width(struct rect r)
{
	return r.cols >= 52 ? 5 : 4;
}

static int
figure_of(const struct summary_row *row, int col)
{
	return col < STATES ? row->by[col] : row->all;
}

static void
draw_figures(struct view *v, struct canvas *c, struct rect r, int y,
    const struct summary_row *row, bool focus)
{
	int i, n, width = figure_width(r), end = r.cols - (STATES + 1) * width;
	enum look look;

	for (i = 0; i <= STATES; i++) {
		end += width;
		n = figure_of(row, i);
		look = n == 0 ? LOOK_DIM : i == STANDING_LATE ? LOOK_BAD :
		    i == STANDING_SOON ? LOOK_WARN : i == STANDING_DONE ?
		    LOOK_GOOD : LOOK_TEXT;
		if (focus)
			look = i == v->col ? LOOK_CELL : LOOK_FOCUS;
		canvas_right(c, r, y, end, look, n == 0 ? "." :
		    arena_fmt(c->arena, "%d", n));
		if (focus && i == v->col)
			canvas_cursor(c, r, y, end - 1);
	}
}

static void
draw_strands(struct view *v, struct canvas *c, struct rect r)
{
	const struct state *st = v->state;
	const struct summary_row *row;
	int i, at = first_of(v, STRANDS, r.rows - 1), y;
	int width = figure_width(r), title = r.cols - (STATES + 1) * width - 2;
	bool focus;

	draw_title(v, c, canvas_sub(r, 0, 0, 1, title + 2), STRANDS,
	    arena_fmt(c->arena, " %s ", st->plan->strand_word));
	for (i = 0; i <= STATES; i++)
		canvas_right(c, r, 0, r.cols - (STATES - i) * width, LOOK_HEAD,
		    width > 4 ? words[i] : signs[i]);
	for (y = 1; y < r.rows && at <= st->sum.nrows; y++, at++) {
		row = at < st->sum.nrows ? &st->sum.rows[at] : &st->sum.total;
		focus = begin_row(v, c, r, y, STRANDS, at);
		canvas_text_n(c, r, y, 2, title, focus ? LOOK_FOCUS : LOOK_TEXT,
		    at == st->sum.nrows ? "Total" : row->strand >= 0 ?
		    st->plan->strands.v[row->strand].title : "(none)");
		draw_figures(v, c, r, y, row, focus);
	}
}

static void
draw_due(struct view *v, struct canvas *c, struct rect r)
{
	const struct state *st = v->state;
	const struct commitment *com;
	char when[DATE_TEXT];
	int y, row = first_of(v, DUE, r.rows - 1), col;
	enum look look;

	draw_title(v, c, r, DUE, " Due next ");
	if (st->sum.ndue == 0)
		canvas_text(c, r, 1, 2, LOOK_DIM, "Nothing is due from today on.");
	for (y = 1; y < r.rows && row < st->sum.ndue; y++, row++) {
		com = &st->plan->commitments.v[st->sum.due[row]];
		look = begin_row(v, c, r, y, DUE, row) ? LOOK_FOCUS : LOOK_TEXT;
		canvas_right(c, r, y, 13, look, date_shown(when, com->due));
		col = canvas_text_n(c, r, y, 15, 14, look, com->code);
		canvas_text(c, r, y, col + 1, look, com->title);
	}
}

static void
draw_changes(struct view *v, struct canvas *c, struct rect r)
{
	const struct state *st = v->state;
	char when[DATE_TEXT];
	int y, row = first_of(v, CHANGES, r.rows - 1), col;
	enum look look;

	draw_title(v, c, r, CHANGES, " Changed lately ");
	for (y = 1; y < r.rows && row < st->nchanges; y++, row++) {
		look = begin_row(v, c, r, y, CHANGES, row) ? LOOK_FOCUS : LOOK_TEXT;
		col = canvas_text(c, r, y, 2, look,
		    date_moment(when, st->changes[row].at));
		col = canvas_text_n(c, r, y, col + 1, 12, look,
		    st->changes[row].author);
		canvas_text(c, r, y, col + 1, look == LOOK_TEXT ? LOOK_DIM : look,
		    text_line(c->arena, st->changes[row].line));
	}
}

static void
draw_one(struct view *v, struct canvas *c, struct rect r, int panel)
{
	switch (panel) {
	case ATTENTION:	draw_attention(v, c, r); break;
	case STRANDS:	draw_strands(v, c, r); break;
	case DUE:	draw_due(v, c, r); break;
	default:	draw_changes(v, c, r); break;
	}
}

static void
draw_money(struct view *v, struct canvas *c, struct rect r, int y)
{
	const struct state *st = v->state;

	canvas_text(c, r, y, 1, LOOK_TEXT, arena_fmt(c->arena, "Money: %s",
	    summary_money(c->arena, st->plan, &st->sum)));
}

static void
draw_narrow(struct view *v, struct canvas *c, struct rect r)
{
	const struct state *st = v->state;
	const int *by = st->sum.total.by;
	int head = r.rows >= 8 ? 3 : 0;

	if (head > 0) {
		canvas_text(c, r, 0, 1, LOOK_TEXT, arena_fmt(c->arena,
		    "%d late  %d soon  %d open  %d undated  %d done",
		    by[STANDING_LATE], by[STANDING_SOON], by[STANDING_OPEN],
		    by[STANDING_UNDATED], by[STANDING_DONE]));
		draw_money(v, c, r, 1);
	}
	draw_one(v, c, canvas_sub(r, head, 0, r.rows - head, r.cols), v->panel);
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	int left = r.cols * 46 / 100, top = r.rows - 1, lower = top * 4 / 10, y;
	int right = r.cols - left - 1;

	v->page = r.rows;
	if (r.cols < TWO_FROM || r.rows < 10) {
		draw_narrow(v, c, r);
		return;
	}
	for (y = 0; y < top; y++)
		canvas_text(c, r, y, left, LOOK_RULE, "│");
	draw_attention(v, c, canvas_sub(r, 0, 0, top - lower - 1, left));
	draw_due(v, c, canvas_sub(r, top - lower, 0, lower, left));
	draw_strands(v, c, canvas_sub(r, 0, left + 1, top - lower - 1, right));
	draw_changes(v, c, canvas_sub(r, top - lower, left + 1, lower, right));
	draw_money(v, c, r, r.rows - 1);
}

static const char *
strand_line(const struct view *v)
{
	const struct state *st = v->state;
	struct arena *a = v->session->arena;
	struct str s = { .arena = a };
	int strand = v->cursor < st->sum.nrows ?
	    st->sum.rows[v->cursor].strand : -1;

	str_add(&s, "commitments");
	if (strand >= 0)
		str_fmt(&s, " --strand %s", cmd_quote(a,
		    st->plan->strands.v[strand].code));
	if (v->col < STATES)
		str_fmt(&s, " --state %s", standing_names[v->col]);
	return str_text(&s);
}

/* %o: the line that opens what is in hand. */
static const char *
hole(const struct view *v, char which)
{
	const struct state *st = v->state;
	struct arena *a = v->session->arena;
	const struct commitment *c;

	if (which != 'o' || v->rows == 0)
		return NULL;
	switch (v->panel) {
	case ATTENTION:
		return arena_fmt(a, "show %s", gap_subject_path(a, st->plan,
		    &st->gaps->v[v->cursor]));
	case STRANDS:
		return strand_line(v);
	case DUE:
		c = &st->plan->commitments.v[st->sum.due[v->cursor]];
		return arena_fmt(a, "show commitment:%s",
		    plan_code(a, c->code, c->nth));
	default:
		return "history";
	}
}

static const struct view_key keys[] = {
	{ "Enter",	"%o",		"Open what is behind the line or count",
	    "Open" },
	{ "Tab",	"panel",	"Next part of the screen", "Next part" },
	{ "e F2",	":set plan ",	"Change the plan's title, dates ...", NULL },
	{ 0 }
};

const struct view_ops view_home = {
	.name = "home", .title = "Home", .tab = "Home", .keys = keys,
	.load = load, .draw = draw, .hole = hole,
};

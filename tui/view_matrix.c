#include <string.h>

#include "core/base/date.h"
#include "core/base/str.h"
#include "core/base/text.h"
#include "core/cmd/filter.h"
#include "tui/list.h"
#include "tui/mark.h"
#include "tui/view_entries.h"

/*
 * A column of the matrix is three cells: a blank, the letter, its mark. Rows
 * are commitments, and headings where there is room for them: a row of -1
 * minus the strand.
 */
enum { CELL = 3, TITLE_MIN = 14, TITLE_WISH = 44, STATE = 3, HEADINGS_FROM = 16 };

struct state {
	const struct plan	*plan;
	int			*rows;		/* commitments, by strand */
	struct matrix_total	*totals;
	struct matrix_cell	*cells;		/* of one row, while drawing */
	int32_t			 day;
	bool			 with_gaps;
};

static const struct commitment *
at(const struct view *v, int row)
{
	const struct state *st = v->state;

	return &st->plan->commitments.v[st->rows[row]];
}

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	struct cmd_line line;
	const struct err *err;
	struct filter f;
	const struct plan *p;

	v->state = st;
	st->day = session_day(v->session);
	if ((err = session_plan(v->session, &st->plan)) != NULL)
		return err;
	p = st->plan;
	if ((err = cmd_parse(&v->arena, v->line, &line)) != NULL ||
	    (err = filter_read(v->session, &line.args, &f)) != NULL)
		return err;
	v->rows = filter_rows(&v->arena, p, &v->session->gaps, &f, st->day,
	    &st->rows);
	v->cols = p->partners.n;
	st->totals = arena_array(&v->arena, struct matrix_total, p->partners.n + 1);
	st->cells = arena_array(&v->arena, struct matrix_cell, p->partners.n + 1);
	matrix_totals(p, st->rows, v->rows, st->day, st->totals);
	v->note = arena_fmt(&v->arena, "%s%s%d of %d, %d gaps", f.words,
	    f.words[0] != '\0' ? ": " : "", v->rows, p->commitments.n,
	    v->session->gaps.n);
	return NULL;
}

/* Where things are, for a rectangle: worked out once a frame. */
struct plan_of_page {
	int	title;		/* cells of the title column */
	int	first, shown;	/* partners */
	int	body;		/* rows for commitments and headings */
	bool	totals, headings;
};

static struct plan_of_page
lay_out(struct view *v, struct rect r)
{
	struct plan_of_page g = { 0 };
	int room = r.cols - 2 - STATE, max = (room - TITLE_MIN) / CELL;

	if (max < 1)
		max = 1;
	g.shown = v->cols < max ? v->cols : max;
	g.title = room - g.shown * CELL;
	if (g.title > TITLE_WISH)
		g.title = TITLE_WISH;
	if (g.title < 1)
		g.title = 1;
	if (v->col < v->left)
		v->left = v->col;
	if (v->col >= v->left + g.shown)
		v->left = v->col - g.shown + 1;
	if (v->left > v->cols - g.shown)
		v->left = v->cols - g.shown;
	if (v->left < 0)
		v->left = 0;
	g.first = v->left;
	g.totals = r.rows >= HEADINGS_FROM;
	g.headings = r.rows >= HEADINGS_FROM;
	g.body = r.rows - 1 - (g.totals ? 3 : 0);
	return g;
}

static int
column(const struct plan_of_page *g, int partner)
{
	return 2 + STATE + g->title + (partner - g->first) * CELL;
}

static void
draw_head(struct view *v, struct canvas *c, struct rect r,
    const struct plan_of_page *g)
{
	const struct state *st = v->state;
	int i, hidden = v->cols - g->shown;

	canvas_text_n(c, r, 0, 2, g->title, LOOK_HEAD, hidden > 0 ?
	    arena_fmt(c->arena, "%d-%d of %d", g->first + 1,
	    g->first + g->shown, v->cols) : "Commitment");
	canvas_text(c, r, 0, 2 + g->title, LOOK_HEAD, "St");
	for (i = g->first; i < g->first + g->shown; i++)
		canvas_text(c, r, 0, column(g, i) + 1, i == v->col ? LOOK_CROSS :
		    LOOK_HEAD, st->plan->partners.v[i].mark);
}

static enum look
cell_look(const struct view *v, int row, int partner, struct matrix_cell cell)
{
	if (row == v->cursor && partner == v->col)
		return LOOK_CELL;
	if ((row == v->cursor || partner == v->col) && cell.letter == '.')
		return LOOK_CROSS;
	return mark_letter(cell);
}

static void
draw_cells(struct view *v, struct canvas *c, struct rect r,
    const struct plan_of_page *g, int y, int row)
{
	const struct state *st = v->state;
	char text[3] = "";
	enum look look;
	int i;

	matrix_row(st->plan, at(v, row), st->day, st->cells);
	/* Blanks look as the dots between them: one look over the whole run is
	 * a third of the bytes. */
	canvas_fill(c, r, y, column(g, g->first), g->shown * CELL, LOOK_NONE, " ");
	for (i = g->first; i < g->first + g->shown; i++) {
		look = cell_look(v, row, i, st->cells[i]);
		text[0] = st->cells[i].letter;
		text[1] = st->cells[i].mark;
		if (text[1] == ' ' && look != LOOK_CELL)
			text[1] = '\0';
		canvas_text(c, r, y, column(g, i) + 1, look, text);
		if (look == LOOK_CELL) {
			canvas_text(c, r, y, column(g, i), LOOK_CELL, "[");
			if (text[1] == ' ')
				canvas_text(c, r, y, column(g, i) + 2, LOOK_CELL,
				    "]");
			canvas_cursor(c, r, y, column(g, i) + 1);
		}
	}
}

static void
draw_row(struct view *v, struct canvas *c, struct rect r,
    const struct plan_of_page *g, int y, int row)
{
	const struct state *st = v->state;
	const struct commitment *com = at(v, row);
	bool gap = gap_of_commitment(&v->session->gaps, st->rows[row]) != NULL;
	bool focus = row == v->cursor;
	enum look look = focus ? LOOK_FOCUS : com->tactical ? LOOK_DIM : LOOK_TEXT;
	const char *name, *sign;
	int col;

	canvas_text(c, r, y, 0, focus ? LOOK_FOCUS : gap ? LOOK_BAD : LOOK_TEXT,
	    focus ? (gap ? ">!" : "> ") : gap ? " !" : "  ");
	name = arena_pair(c->arena, com->code, com->title);
	col = canvas_text_n(c, r, y, 2, g->title - 1, look, name);
	if (focus)
		canvas_fill(c, r, y, col, g->title + 2 - col, LOOK_FOCUS, " ");
	list_mark_found(c, r, y, 2, g->title - 1, name, v->find);
	sign = mark_standing(standing_of(com, st->day), &look);
	canvas_text(c, r, y, 2 + g->title, look, sign);
	draw_cells(v, c, r, g, y, row);
}

static void
draw_heading(struct view *v, struct canvas *c, struct rect r, int y, int row)
{
	const struct state *st = v->state;
	int strand = at(v, row)->strand;

	canvas_text(c, r, y, 1, LOOK_TITLE, strand >= 0 ?
	    st->plan->strands.v[strand].title :
	    arena_fmt(c->arena, "No %s", st->plan->strand_word));
}

static void
draw_total(struct view *v, struct canvas *c, struct rect r,
    const struct plan_of_page *g, int y, const char *label, int which)
{
	const struct state *st = v->state;
	const struct matrix_total *t;
	int i, n;

	canvas_text_n(c, r, y, 2, g->title + STATE, LOOK_DIM, label);
	for (i = g->first; i < g->first + g->shown; i++) {
		t = &st->totals[i];
		n = which == 0 ? t->lead : which == 1 ? t->joint : t->other;
		canvas_right(c, r, y, column(g, i) + CELL, LOOK_DIM,
		    n > 99 ? "99+" : n > 0 ? arena_fmt(c->arena, "%d", n) : ".");
	}
}

/* A heading stands above the first row of its strand, and above the first
 * row of the page. */
static bool
has_heading(const struct view *v, int row, int y)
{
	return y == 0 || row == 0 || at(v, row)->strand != at(v, row - 1)->strand;
}

/* Rows that fit from `top` on, headings counted. */
static int
fits(const struct view *v, const struct plan_of_page *g, int top)
{
	int y = 0, row;

	for (row = top; row < v->rows; row++) {
		y += 1 + (g->headings && has_heading(v, row, row - top));
		if (y > g->body)
			break;
	}
	return row - top;
}

/* Scroll so that the row in hand is on the page, headings and all. */
static void
scroll(struct view *v, const struct plan_of_page *g)
{
	if (v->cursor < v->top)
		v->top = v->cursor;
	if (v->top > v->rows - 1)
		v->top = v->rows - 1;
	if (v->cursor - v->top > g->body)
		v->top = v->cursor - g->body;
	if (v->top < 0)
		v->top = 0;
	while (v->top < v->cursor && v->cursor >= v->top + fits(v, g, v->top))
		v->top++;
	while (v->top > 0 && v->top - 1 + fits(v, g, v->top - 1) >= v->rows)
		v->top--;
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	struct plan_of_page g = lay_out(v, r);
	int y = 1, row;

	if (v->rows == 0 || v->cols == 0) {
		canvas_text(c, r, 1, 2, LOOK_DIM, v->cols == 0 ?
		    "No partners yet. :add partner CODE NAME adds one." :
		    "No commitments here. Esc clears a filter; "
		    ":add commitment CODE TITLE adds one.");
		return;
	}
	draw_head(v, c, r, &g);
	scroll(v, &g);
	v->page = fits(v, &g, v->top);
	for (row = v->top; row < v->top + v->page; row++) {
		if (g.headings && has_heading(v, row, row - v->top))
			draw_heading(v, c, r, y++, row);
		draw_row(v, c, r, &g, y++, row);
	}
	if (!g.totals)
		return;
	draw_total(v, c, r, &g, r.rows - 3, "Leads", 0);
	draw_total(v, c, r, &g, r.rows - 2, "Jointly accountable", 1);
	draw_total(v, c, r, &g, r.rows - 1, "Other roles", 2);
}

static const char *
hole(const struct view *v, char which)
{
	const struct state *st = v->state;
	const struct partner *p;

	if (which == 'p' && v->cols > 0) {
		p = &st->plan->partners.v[v->col];
		return plan_code(v->session->arena, p->code, p->nth);
	}
	if ((which == 'c' || which == 's') && v->rows > 0)
		return plan_code(v->session->arena, at(v, v->cursor)->code,
		    at(v, v->cursor)->nth);
	return NULL;
}

static const char *
text(const struct view *v, int row)
{
	return arena_pair(v->session->arena, at(v, row)->code,
	    at(v, row)->title);
}

static const char *
sentence(const struct view *v, struct arena *a, enum look *look)
{
	const struct state *st = v->state;
	const struct gap *g;
	const char *said;

	if (v->rows == 0 || v->cols == 0)
		return NULL;
	said = matrix_sentence(a, st->plan, st->rows[v->cursor], v->col, st->day);
	g = gap_of_commitment(&v->session->gaps, st->rows[v->cursor]);
	*look = g != NULL ? LOOK_BAD : LOOK_MESSAGE;
	return g == NULL ? said : arena_fmt(a, "%s.  ! %s", said,
	    gap_message(a, st->plan, g, st->day));
}

static const struct view_key keys[] = {
	{ "L",	"role %c %p L",	"Lead: moves the lead here", "Set L J C F K S T" },
	{ "J",	"role %c %p J",	"Jointly accountable", NULL },
	{ "C",	"role %c %p C",	"Contributes work", NULL },
	{ "F",	"role %c %p F",	"Funds in cash", NULL },
	{ "K",	"role %c %p K",	"Gives in kind", NULL },
	{ "S",	"role %c %p S",	"Scrutinises", NULL },
	{ "T",	"role %c %p T",	"Told", NULL },
	{ "Del - .", "role %c %p -", "No role", "Clear" },
	{ "+",	":role %c %p +", "A further role beside what is there", NULL },
	{ "Enter", "show %c",	"Open the commitment", "Open" },
	{ "P",	"show partner:%p", "Open the partner", NULL },
	{ "f",	"filter",	"Narrow by typing", "Filter" },
	{ "!",	"toggle gaps",	"Only rows with a gap, or all", "Gaps" },
	{ "t",	"toggle priority", "Only priority ones, or tactical too", NULL },
	{ "p",	"toggle partner", "Only what this partner has a part in", NULL },
	{ "H",	"history %c",	"Who changed it", NULL },
	{ 0 }
};

const struct view_ops view_matrix = {
	.name = "matrix", .title = "Matrix", .tab = "Matrix", .keys = keys,
	.load = load, .draw = draw, .hole = hole, .text = text,
	.sentence = sentence,
};

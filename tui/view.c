#include <stdlib.h>
#include <string.h>

#include "core/base/str.h"
#include "core/base/text.h"
#include "tui/view.h"
#include "tui/view_entries.h"

const struct view_ops *const view_table[] = {
	&view_home, &view_matrix, &view_commitments, &view_partners, &view_strands,
	&view_history, &view_gaps, &view_item, &view_help, &view_text, NULL
};

const struct view_key view_common_keys[] = {
	{ "j Down",	"+1",		"Next row",	NULL },
	{ "k Up",	"-1",		"Previous row",	NULL },
	{ "PgDn C-d",	"+page",	"Next page",	NULL },
	{ "PgUp C-b",	"-page",	"Previous page", NULL },
	{ "Home",	"first",	"First row",	NULL },
	{ "End",	"last",		"Last row",	NULL },
	{ "h Left",	"left",		"To the left",	NULL },
	{ "l Right",	"right",	"To the right",	NULL },
	{ "Tab",	"panel",	"Next part of the screen", NULL },
	{ "S-Tab",	"-panel",	"Previous part of the screen", NULL },
	{ "/ C-f",	"find",		"Find as you type", "Find" },
	{ "n F3",	"next",		"Next one found", NULL },
	{ "N",		"previous",	"Previous one found", NULL },
	{ "]",		"+gap",		"Next row with a gap", NULL },
	{ "[",		"-gap",		"Previous row with a gap", NULL },
	{ "1",		"dashboard",	"", NULL },
	{ "2",		"matrix",	"", NULL },
	{ "3",		"commitments",	"", NULL },
	{ "4",		"partners",	"", NULL },
	{ "5",		"strands",	"", NULL },
	{ "6",		"history",	"", NULL },
	{ "7",		"check",	"", NULL },
	{ "u",		"undo",		"", "Undo" },
	{ "C-r",	"redo",		"", NULL },
	{ ": C-p",	":",		"Any command; Tab completes", "Command" },
	{ "? F1",	"help",		"Keys of this screen, and all commands",
	    "Help" },
	{ "Esc",	"back",		"One step back; clears a filter first",
	    "Back" },
	{ "C-l F5",	"redraw",	"Draw again, read again", NULL },
	{ "q F10",	"quit",		"Leave; everything is saved", "Quit" },
	{ 0 }
};

bool
view_names_key(const char *keys, const char *key)
{
	size_t n = strlen(key);
	const char *p;

	for (p = keys; (p = strstr(p, key)) != NULL; p++)
		if ((p == keys || p[-1] == ' ') && (p[n] == ' ' || p[n] == '\0'))
			return true;
	return false;
}

static const struct view_key *
find_key(const struct view_key *k, const char *key)
{
	for (; k->keys != NULL; k++)
		if (view_names_key(k->keys, key))
			return k;
	return NULL;
}

void
view_go(struct view *v, int row)
{
	v->cursor = row;
	view_clamp(v);
}

void
view_clamp(struct view *v)
{
	if (v->cursor > v->rows - 1)
		v->cursor = v->rows - 1;
	if (v->cursor < 0)
		v->cursor = 0;
	if (v->col > v->cols - 1)
		v->col = v->cols - 1;
	if (v->col < 0)
		v->col = 0;
	if (v->panel > v->panels - 1)
		v->panel = v->panels - 1;
	if (v->panel < 0)
		v->panel = 0;
}

void
view_scroll(struct view *v, int page)
{
	if (v->cursor >= v->top + page)
		v->top = v->cursor - page + 1;
	if (v->cursor < v->top)
		v->top = v->cursor;
	if (v->top > v->rows - page)
		v->top = v->rows - page;
	if (v->top < 0)
		v->top = 0;
}

struct motion {
	const char	*name;
	int		 rows, pages, cols, panels;
};

static const struct motion motions[] = {
	{ "+1", .rows = 1 }, { "-1", .rows = -1 }, { "left", .cols = -1 },
	{ "right", .cols = 1 }, { "panel", .panels = 1 },
	{ "-panel", .panels = -1 }, { "+page", .pages = 1 },
	{ "-page", .pages = -1 },
};

/* A page keeps the place of the row in hand on the screen. */
static void
turn(struct view *v, int pages)
{
	int page = v->page > 1 ? v->page : 1;

	v->cursor += pages * page;
	v->top += pages * page;
}

static bool
move(struct view *v, const char *line)
{
	size_t i;

	if (strcmp(line, "first") == 0)
		view_go(v, 0);
	else if (strcmp(line, "last") == 0)
		view_go(v, v->rows - 1);
	else {
		for (i = 0; i < sizeof motions / sizeof motions[0]; i++)
			if (strcmp(motions[i].name, line) == 0)
				break;
		if (i == sizeof motions / sizeof motions[0])
			return false;
		v->cursor += motions[i].rows;
		turn(v, motions[i].pages);
		v->col += motions[i].cols;
		if (motions[i].panels != 0)
			v->cursor = v->top = v->col = 0;
		if (motions[i].panels != 0 && v->panels > 0)
			v->panel = (v->panel + motions[i].panels + v->panels) %
			    v->panels;
		view_clamp(v);
	}
	return true;
}

/* What stood before comes back, unless the plan it points into is gone. */
static void
keep(struct view *v, const struct view *before)
{
	arena_close(&v->arena);
	*v = *before;
	if (v->reads == v->session->reads)
		return;
	v->state = NULL;
	v->rows = v->cols = v->panels = 0;
	v->folded = NULL;
	v->matches = NULL;
	v->matched = NULL;
	v->note = "";
}

const struct err *
view_load(struct view *v)
{
	struct view before = *v;
	const struct err *err;

	v->arena = (struct arena){ 0 };
	v->rows = v->cols = v->panels = 0;
	v->state = NULL;
	v->folded = NULL;
	v->matches = NULL;
	v->matched = NULL;
	v->note = "";
	if ((err = v->ops->load(v)) != NULL) {
		keep(v, &before);
		return err;
	}
	arena_close(&before.arena);
	v->reads = v->session->reads;
	view_clamp(v);
	return NULL;
}

/* Fill the holes of a line; NULL when one is empty. */
static const char *
fill(const struct view *v, struct arena *a, const char *line)
{
	struct str s = { .arena = a };
	const char *with;

	for (; *line != '\0'; line++) {
		if (*line != '%') {
			str_char(&s, *line);
			continue;
		}
		line++;
		with = v->ops->hole != NULL ? v->ops->hole(v, *line) : NULL;
		if (with == NULL)
			return NULL;
		str_add(&s, strchr("vo", *line) != NULL ? with :
		    cmd_quote(a, with));
	}
	return str_text(&s);
}

const struct view_key *
view_key(struct view *v, struct arena *a, const char *key, const char **line)
{
	const struct view_key *k = find_key(v->ops->keys, key);

	*line = NULL;
	if (k == NULL)
		k = find_key(view_common_keys, key);
	if (k == NULL || move(v, k->line)) {
		/* Another part has other rows. */
		if (k != NULL && strstr(k->line, "panel") != NULL)
			*line = "reload";
		return k;
	}
	*line = fill(v, a, k->line);
	return k;
}

/* Every row's text, folded once, so that a letter typed costs a search. */
static const char *const *
folded(struct view *v)
{
	int i;

	if (v->folded != NULL || v->ops->text == NULL)
		return v->folded;
	v->folded = arena_array(&v->arena, const char *, v->rows + 1);
	for (i = 0; i < v->rows; i++)
		v->folded[i] = text_fold(&v->arena, v->ops->text(v, i));
	return v->folded;
}

/* Every row that has it, found once for each thing sought. */
static void
match(struct view *v, const char *what)
{
	const char *const *rows = folded(v);
	int i;

	if (v->matched != NULL && strcmp(v->matched, what) == 0)
		return;
	if (v->matches == NULL)
		v->matches = arena_array(&v->arena, int, v->rows + 1);
	v->matched = arena_dup(&v->arena, what);
	v->nmatches = 0;
	for (i = 0; rows != NULL && i < v->rows; i++)
		if (strstr(rows[i], what) != NULL)
			v->matches[v->nmatches++] = i;
}

/* How many matches there are up to a row, it included. */
static int
matches_to(const struct view *v, int row)
{
	int low = 0, high = v->nmatches, mid;

	while (low < high) {
		mid = low + (high - low) / 2;
		if (v->matches[mid] <= row)
			low = mid + 1;
		else
			high = mid;
	}
	return low;
}

int
view_find(struct view *v, const char *what, int from, int step)
{
	int at;

	match(v, what);
	if (v->nmatches == 0)
		return -1;
	at = step > 0 ? matches_to(v, from - 1) : matches_to(v, from) - 1;
	return v->matches[(at + v->nmatches) % v->nmatches];
}

int
view_count(struct view *v, const char *what, int *before)
{
	match(v, what);
	*before = matches_to(v, v->cursor);
	return v->nmatches;
}

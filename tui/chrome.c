#include <stdio.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/text.h"
#include "tui/chrome.h"

static const struct view *
current(const struct app *app)
{
	return &app->views[app->view];
}

/* Line 1 */

static void
draw_plan(struct app *app, struct canvas *c, struct rect all)
{
	const struct plan *p = app->session.plan;
	char shown[DATE_TEXT];
	const char *saved, *right;
	int32_t day = session_day(&app->session);
	bool wide = all.cols >= 80;
	int room;

	saved = store_is_read_only(app->session.store) ? "Read only" :
	    app->run.open ? "Saving" : wide ? "All changes saved" : "Saved";
	right = arena_fmt(c->arena, "%s   %s", saved, wide ?
	    date_shown_long(shown, day) : date_shown(shown, day));
	room = all.cols - text_width(right) - 4;
	canvas_fill(c, all, 0, 0, all.cols, LOOK_TITLE, " ");
	if (p != NULL && room > 8)
		canvas_text_n(c, all, 0, 1, room, LOOK_TITLE, wide &&
		    p->title[0] != '\0' ? arena_fmt(c->arena, "%s   %s",
		    p->partnership, p->title) : p->partnership);
	canvas_right(c, all, 0, all.cols - 1, LOOK_TITLE, right);
}

/* Line 2: tabs; the names of others go when there is no room. */

static int
tabs_width(bool names)
{
	int i, w = 1;

	for (i = 0; view_table[i] != NULL && view_table[i]->tab != NULL; i++)
		w += 4 + (names ? text_width(view_table[i]->tab) : 0);
	return w;
}

/* The view a tab is lit for: an item has none, so the one it came from. */
static int
lit(const struct app *app)
{
	int i;

	if (current(app)->ops->tab != NULL)
		return app->view;
	for (i = app->nback; i-- > 0; )
		if (view_table[app->back[i].view]->tab != NULL)
			return app->back[i].view;
	return 0;
}

/* Where each tab begins; col[n] is past the last. Returns how many. */
static int
place_tabs(const struct app *app, int cols, int *col)
{
	bool names = tabs_width(true) <= cols;
	int i, at = 1;

	for (i = 0; view_table[i] != NULL && view_table[i]->tab != NULL; i++) {
		col[i] = at;
		at += names || i == lit(app) ?
		    text_width(view_table[i]->tab) + 4 : 3;
	}
	col[i] = at;
	return i;
}

static void
draw_tabs(struct app *app, struct canvas *c, struct rect all)
{
	int col[VIEW_MAX + 1], i, n = place_tabs(app, all.cols, col);
	bool on, named;

	for (i = 0; i < n; i++) {
		on = i == lit(app);
		named = col[i + 1] - col[i] > 3;
		canvas_text(c, all, 1, col[i], on ? LOOK_TAB_ON : LOOK_TAB,
		    arena_fmt(c->arena, "%s%d%s%s%s", on ? "[" : " ", i + 1,
		    named ? " " : "", named ? view_table[i]->tab : "",
		    on ? "]" : ""));
	}
}

const char *
chrome_tab_at(const struct app *app, int at)
{
	static const char *const digits[] = { "1", "2", "3", "4", "5", "6", "7",
	    "8", "9" };
	int col[VIEW_MAX + 1], i, n = place_tabs(app, app->cols, col);

	for (i = 0; i < n && i < 9; i++)
		if (at >= col[i] && at < col[i + 1])
			return digits[i];
	return NULL;
}

/* Line 3 */

static void
draw_crumb(struct app *app, struct canvas *c, struct rect all)
{
	const struct view *v = current(app);
	int col = canvas_fill(c, all, 2, 0, 2, LOOK_RULE, "─");

	col = canvas_text(c, all, 2, col + 1, LOOK_TITLE, v->ops->title);
	if (v->note[0] != '\0') {
		col = canvas_text(c, all, 2, col, LOOK_RULE, " › ");
		col = canvas_text_n(c, all, 2, col, all.cols - col - 3, LOOK_TEXT,
		    v->note);
	}
	canvas_fill(c, all, 2, col + 1, all.cols - col - 1, LOOK_RULE, "─");
}

/* The line of messages: what is typed, else what was said, else what is in
 * hand. */

static void
draw_typing(struct app *app, struct canvas *c, struct rect all, int y)
{
	const char *head = app->mode == APP_FIND ? "Find: " : ": ";
	int col = canvas_text(c, all, y, 0, LOOK_PROMPT, head);
	int room = all.cols - col - 1, at = input_column(&app->input), skip;
	const char *text = app->input.text;

	canvas_fill(c, all, y, col, all.cols - col, LOOK_PROMPT, " ");
	skip = at > room ? at - room : 0;
	text += skip > 0 ? text_fit(text, skip) : 0;
	canvas_text_n(c, all, y, col, room + 1, LOOK_PROMPT, text);
	canvas_cursor(c, all, y, col + at - skip);
}

static void
draw_find_count(struct app *app, struct canvas *c, struct rect all, int y)
{
	struct view *v = &app->views[app->view];
	int before, n;

	if (app->find[0] == '\0')
		return;
	n = view_count(v, app->find, &before);
	canvas_right(c, all, y, all.cols - 1, LOOK_MESSAGE, n == 0 ? "not found" :
	    arena_fmt(c->arena, "%d of %d", before, n));
}

static void
draw_message(struct app *app, struct canvas *c, struct rect all, int y)
{
	const struct view *v = current(app);
	enum look look = LOOK_TEXT;
	const char *said;

	if (app->mode == APP_PROMPT || app->mode == APP_FIND) {
		draw_typing(app, c, all, y);
		if (app->mode == APP_PROMPT && app->message[0] != '\0')
			canvas_right(c, all, y, all.cols - 1, LOOK_PROMPT,
			    app->message);
	} else if (app->message[0] != '\0') {
		canvas_text(c, all, y, 1, app->is_error ? LOOK_ERROR :
		    LOOK_MESSAGE, app->message);
	} else if (v->ops->sentence != NULL) {
		said = v->ops->sentence(v, c->arena, &look);
		if (said != NULL)
			canvas_text(c, all, y, 1, look, said);
	}
	if (app->mode != APP_PROMPT)
		draw_find_count(app, c, all, y);
}

/* Last line: hints, whole ones only; the view's own come first. */

static int
draw_hints_of(const struct view_key *k, struct canvas *c, struct rect all,
    int y, int col)
{
	const char *key;
	size_t n;

	for (; k->keys != NULL; k++) {
		if (k->hint == NULL)
			continue;
		n = strcspn(k->keys, " ");
		key = arena_dup_n(c->arena, k->keys, n);
		if (col + text_width(key) + text_width(k->hint) + 3 > all.cols)
			continue;
		col = canvas_text(c, all, y, col, LOOK_KEY, key);
		col = canvas_text(c, all, y, col + 1, LOOK_DIM, k->hint) + 2;
	}
	return col;
}

static void
draw_hints(struct app *app, struct canvas *c, struct rect all, int y)
{
	static const struct view_key typing[] = {
		{ "Enter", "", "", "Do it" }, { "Esc", "", "", "Leave it" },
		{ "Tab", "", "", "Complete" }, { 0 }
	};
	static const struct view_key plain[] = {
		{ "Enter", "", "", "Do it" }, { "Esc", "", "", "Leave it" }, { 0 }
	};
	int col = 1;

	if (app->mode != APP_VIEW) {
		draw_hints_of(app->mode == APP_PROMPT ? typing : plain, c, all, y,
		    col);
		return;
	}
	col = draw_hints_of(current(app)->ops->keys, c, all, y, col);
	draw_hints_of(view_common_keys, c, all, y, col);
}

void
chrome_draw(struct app *app, struct canvas *c)
{
	struct rect all = { 0, 0, c->rows, c->cols };

	draw_plan(app, c, all);
	draw_tabs(app, c, all);
	draw_crumb(app, c, all);
	canvas_fill(c, all, c->rows - 3, 0, c->cols, LOOK_RULE, "─");
	draw_message(app, c, all, c->rows - 2);
	draw_hints(app, c, all, c->rows - 1);
}

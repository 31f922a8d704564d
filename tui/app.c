#include <string.h>

#include "core/base/text.h"
#include "tui/app_private.h"
#include "tui/chrome.h"

/* Life */

const struct err *
app_open(struct app *app, struct session session, const char *line)
{
	int i;

	*app = (struct app){ .session = session };
	app->session.arena = &app->scratch;
	for (i = 0; view_table[i] != NULL; i++)
		app->views[i] = (struct view){ .ops = view_table[i],
		    .session = &app->session };
	app->view = app_view_named("home");
	return app_enter(app, app->view, line);
}

void
app_close(struct app *app)
{
	int i;

	app_settle(app);
	for (i = 0; view_table[i] != NULL; i++)
		arena_close(&app->views[i].arena);
	arena_close(&app->scratch);
	arena_close(&app->frame);
	session_close(&app->session);
}

bool
app_settle(struct app *app)
{
	const struct err *err;

	if (!app->run.open)
		return false;
	if ((err = cmd_finish(&app->session, &app->run)) != NULL) {
		app_say(app, true, err->text);
		app_complain(app, app_load(app));
	}
	return true;
}

void
app_refresh(struct app *app)
{
	int reads = app->session.reads, view = app->view;
	const struct plan *p;
	const struct err *err;

	app_settle(app);
	if ((err = session_plan(&app->session, &p)) != NULL) {
		app_say(app, true, err->text);
		return;
	}
	if (app->session.reads == reads)
		return;
	app_reload(app);
	app_say(app, view != app->view, view != app->view ?
	    "What was shown here is gone: somebody else deleted or renamed it." :
	    "The plan was changed by somebody else.");
}

void
app_key(struct app *app, const char *key)
{
	app_settle(app);
	if (app->clock != NULL)
		app->session.now = app->clock();
	app->message[0] = '\0';
	app->is_error = false;
	if (app->mode == APP_VIEW)
		app_view_key(app, key);
	else
		app_type_key(app, key);
	arena_reset(&app->scratch);
}

void
app_mouse(struct app *app, const char *key, int row, int col)
{
	struct view *v = app_view(app);
	const char *tab;

	if (app->mode != APP_VIEW)
		return;
	if (strcmp(key, "WheelUp") == 0)
		view_go(v, v->cursor - 3);
	else if (strcmp(key, "WheelDown") == 0)
		view_go(v, v->cursor + 3);
	else if (row == 1 && (tab = chrome_tab_at(app, col)) != NULL)
		app_key(app, tab);
	else if (row > CHROME_TOP)
		view_go(v, v->top + row - CHROME_TOP - 1);
	if (strcmp(key, "Double") == 0 && row > CHROME_TOP)
		app_key(app, "Enter");
}

/* Drawing */

static void
lend_edit(struct app *app, struct view *v)
{
	v->edit_text = app->mode == APP_FIELD ? app->input.text : NULL;
	v->edit_at = input_column(&app->input);
	v->find = app->find;
}

/* In words that are broken where the window is narrow. */
static void
draw_too_small(struct canvas *c, struct rect all)
{
	const char *s = arena_fmt(c->arena, "Make the window bigger (now %dx%d, "
	    "needs %dx%d). F10 quits.", all.cols, all.rows, CHROME_LEAST_COLS,
	    CHROME_LEAST_ROWS);
	size_t n;
	int y;

	for (y = 0; y < all.rows && *s != '\0'; y++) {
		n = text_fit(s, all.cols);
		while (s[n] != '\0' && n > 0 && s[n] != ' ')
			n--;
		if (n == 0)
			n = text_fit(s, all.cols);
		canvas_text(c, all, y, 0, LOOK_TEXT,
		    arena_dup_n(c->arena, s, n));
		s += n + strspn(s + n, " ");
	}
}

const struct canvas *
app_draw(struct app *app, int rows, int cols)
{
	struct view *v = app_view(app);
	struct canvas *c;
	struct rect all = { 0, 0, rows, cols };

	arena_reset(&app->frame);
	app->cols = cols;
	c = canvas_new(&app->frame, rows, cols, app->ascii);
	if (rows < CHROME_LEAST_ROWS || cols < CHROME_LEAST_COLS) {
		draw_too_small(c, all);
		return c;
	}
	lend_edit(app, v);
	if (v->state != NULL)
		v->ops->draw(v, c, canvas_sub(all, CHROME_TOP, 0,
		    rows - CHROME_TOP - CHROME_BOTTOM, cols));
	else
		canvas_text(c, all, CHROME_TOP + 1, 2, LOOK_ERROR,
		    "This cannot be read now. F5 tries again.");
	chrome_draw(app, c);
	arena_reset(&app->scratch);
	return c;
}

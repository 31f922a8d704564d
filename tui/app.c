#include <stdio.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/str.h"
#include "core/base/text.h"
#include "tui/answer.h"
#include "tui/app.h"
#include "tui/chrome.h"

static struct view *
current(struct app *app)
{
	return &app->views[app->view];
}

static int
view_named(const char *name)
{
	int i;

	for (i = 0; view_table[i] != NULL; i++)
		if (strcmp(view_table[i]->name, name) == 0)
			return i;
	return -1;
}

static void
say(struct app *app, bool is_error, const char *text)
{
	size_t n = strcspn(text, "\n");

	snprintf(app->message, sizeof app->message, "%.*s", (int)n, text);
	app->is_error = is_error;
}

static void
complain(struct app *app, const struct err *err)
{
	if (err != NULL)
		say(app, true, err->text);
}

/* Places */

static void
remember(struct app *app)
{
	struct view *v = current(app);
	struct place *p;

	if (app->nback == APP_BACK) {
		memmove(app->back, app->back + 1,
		    sizeof app->back[0] * (APP_BACK - 1));
		app->nback--;
	}
	p = &app->back[app->nback++];
	*p = (struct place){ .view = app->view, .cursor = v->cursor,
	    .col = v->col, .panel = v->panel, .top = v->top };
	memcpy(p->line, v->line, sizeof p->line);
}

static const struct err *
load(struct app *app)
{
	struct view *v = current(app);
	const struct err *err = view_load(v);

	app->reads = app->session.reads;
	return err;
}

/* Show a view for a line; a new line begins at its top. */
static const struct err *
enter(struct app *app, int view, const char *line)
{
	struct view *v = &app->views[view];

	if (strcmp(v->line, line) != 0)
		v->cursor = v->top = v->col = v->left = 0;
	snprintf(v->line, sizeof v->line, "%s", line);
	app->view = view;
	return load(app);
}

static void
go_back(struct app *app)
{
	struct place *p;
	struct view *v;

	if (app->nback == 0)
		return;
	p = &app->back[--app->nback];
	v = &app->views[p->view];
	memcpy(v->line, p->line, sizeof v->line);
	app->view = p->view;
	v->panel = p->panel;
	complain(app, load(app));
	v->col = p->col;
	v->top = p->top;
	view_go(v, p->cursor);
}

/* An item that is gone cannot be shown: step back from it. */
static void
reload(struct app *app)
{
	const struct err *err = load(app);

	while (err != NULL && err->code == ERR_MISSING && app->nback > 0) {
		go_back(app);
		err = load(app);
	}
	complain(app, err);
}

static void
open_view(struct app *app, int view, const char *line)
{
	const struct err *err;

	if (view == app->view && strcmp(line, current(app)->line) == 0) {
		reload(app);
		return;
	}
	remember(app);
	app->find[0] = '\0';
	if ((err = enter(app, view, line)) == NULL)
		return;
	say(app, true, err->text);
	go_back(app);
}

/* Lines */

static void
show_text(struct app *app, const char *line, const char *text)
{
	int view = view_named("text");

	app->views[view].text = text;
	remember(app);
	app->views[view].line[0] = '\0';
	complain(app, enter(app, view, line));
	app->views[view].text = NULL;
}

/* Several lines get a screen, one is a message. */
static void
show_answer(struct app *app, const char *line, const char *text, bool read)
{
	const char *end = strchr(text, '\n');

	if (end == NULL || end[1] == '\0') {
		if (text[0] != '\0')
			say(app, false, text);
	} else if (read)
		show_text(app, line, text);
	else
		say(app, false, text);
}

static void
run(struct app *app, const struct cmd_line *line)
{
	struct answer a = { 0 };
	const struct err *err;

	answer_open(&a);
	app->session.out = app->session.err = a.f;
	err = cmd_start(&app->session, line, &app->run);
	answer_text(&a);
	if (err != NULL && a.n > 0 && strchr(a.text, '\n') != NULL)
		show_text(app, line->text, a.text);
	else if (err == NULL)
		show_answer(app, line->text, a.text, line->cmd->read != NULL);
	complain(app, err);
	app->session.out = app->session.err = NULL;
	answer_close(&a);
	if (line->cmd->write != NULL)
		reload(app);
}

static void
run_text(struct app *app, const char *text)
{
	struct cmd_line line;
	const struct err *err;
	int view;

	if (text[strspn(text, " ")] == '\0')
		return;
	if ((err = cmd_parse(&app->scratch, text, &line)) != NULL) {
		complain(app, err);
		return;
	}
	view = line.cmd->view != NULL && !line.args.has_format ?
	    view_named(line.cmd->view) : -1;
	if (view >= 0 && strcmp(line.cmd->view, "help") == 0 &&
	    line.args.n == 0)
		app->views[view].text = current(app)->ops->name;
	else if (view >= 0 && strcmp(line.cmd->view, "help") == 0)
		view = -1;
	if (view >= 0)
		open_view(app, view, line.text);
	else
		run(app, &line);
}

/* Narrowing: options are put into or taken out of the view's own line. */

static const char *
without_option(struct arena *a, const char *line, const char *option)
{
	const char *at = strstr(line, option), *end;

	if (at == NULL)
		return NULL;
	end = at + strlen(option);
	if (strncmp(option, " --partner", 10) == 0) {
		end += strspn(end, " =");
		end += strcspn(end, " ");
	}
	return arena_fmt(a, "%.*s%s", (int)(at - line), line, end);
}

static void
toggle(struct app *app, const char *what)
{
	struct view *v = current(app);
	struct arena *a = &app->scratch;
	const char *option = arena_fmt(a, " --%s", what), *line, *partner;

	line = without_option(a, v->line, option);
	if (line == NULL && strcmp(what, "partner") == 0) {
		partner = v->ops->hole(v, 'p');
		if (partner == NULL)
			return;
		line = arena_fmt(a, "%s --partner %s", v->line, partner);
	} else if (line == NULL)
		line = arena_fmt(a, "%s%s", v->line, option);
	complain(app, enter(app, app->view, line));
}

static void
prompt(struct app *app, const char *text)
{
	app->mode = APP_PROMPT;
	app->offered = 0;
	input_set(&app->input, text);
}

static void
find_again(struct app *app, int step, bool here)
{
	struct view *v = current(app);
	int at;

	if (app->find[0] == '\0' || v->rows == 0)
		return;
	at = view_find(v, app->find, v->cursor + (here ? 0 : step), step);
	if (at >= 0)
		view_go(v, at);
	else if (!here)
		say(app, false, "Not found.");
}

/* The next row whose sentence says that something is wrong. */
static void
next_gap(struct app *app, int step)
{
	struct view *v = current(app);
	int start = v->cursor, i;
	enum look look;

	for (i = 1; v->ops->sentence != NULL && i <= v->rows; i++) {
		v->cursor = ((start + i * step) % v->rows + v->rows) % v->rows;
		look = LOOK_TEXT;
		if (v->ops->sentence(v, &app->scratch, &look) != NULL &&
		    look == LOOK_BAD)
			return;
		arena_reset(&app->scratch);
	}
	v->cursor = start;
	say(app, false, "No gap here.");
}

static void
edit_field(struct app *app)
{
	struct view *v = current(app);
	const char *value = v->ops->hole(v, 'v');
	const char *line;

	if (value == NULL) {
		line = v->ops->hole(v, 'c');
		if (line != NULL)
			prompt(app, arena_fmt(&app->scratch, "role %s ", line));
		return;
	}
	if (strchr(value, '\n') != NULL) {
		say(app, false, "This text has several lines: o opens your editor.");
		return;
	}
	app->mode = APP_FIELD;
	input_set(&app->input, value);
}

static void
edit_outside(struct app *app)
{
	struct view *v = current(app);
	const char *value = v->ops->hole(v, 'v'), *text;

	if (value == NULL)
		return;
	if (app->editor == NULL) {
		say(app, true, "There is no editor here.");
		return;
	}
	text = app->editor(&app->scratch, value);
	app->redraw = true;
	if (text == NULL || strcmp(text, value) == 0) {
		say(app, false, "Nothing was changed.");
		return;
	}
	run_text(app, arena_fmt(&app->scratch, "set %s %s %s",
	    v->ops->hole(v, 's'), v->ops->hole(v, 'f'), text));
}

/* Esc: first what is being found, then a filter, then one place back. */
static void
step_back(struct app *app)
{
	struct view *v = current(app);
	const char *options;

	if (app->find[0] != '\0') {
		app->find[0] = '\0';
		return;
	}
	options = strstr(v->line, " --");
	if (options != NULL) {
		complain(app, enter(app, app->view, arena_dup_n(&app->scratch,
		    v->line, (size_t)(options - v->line))));
		return;
	}
	go_back(app);
}

static void
filter(struct app *app)
{
	struct view *v = current(app);

	prompt(app, arena_fmt(&app->scratch, "%s --find ", v->line));
}

static void
start_find(struct app *app)
{
	app->mode = APP_FIND;
	app->find[0] = '\0';
	input_set(&app->input, "");
}

static bool
own_word(struct app *app, const char *line)
{
	if (strcmp(line, "quit") == 0)
		app->quit = true;
	else if (strcmp(line, "back") == 0)
		step_back(app);
	else if (strcmp(line, "find") == 0)
		start_find(app);
	else if (strcmp(line, "next") == 0)
		find_again(app, 1, false);
	else if (strcmp(line, "previous") == 0)
		find_again(app, -1, false);
	else if (strcmp(line, "+gap") == 0)
		next_gap(app, 1);
	else if (strcmp(line, "-gap") == 0)
		next_gap(app, -1);
	else if (strcmp(line, "filter") == 0)
		filter(app);
	else if (strcmp(line, "edit") == 0)
		edit_field(app);
	else if (strcmp(line, "editor") == 0)
		edit_outside(app);
	else if (strcmp(line, "reload") == 0)
		reload(app);
	else if (strncmp(line, "toggle ", 7) == 0)
		toggle(app, line + 7);
	else if (strcmp(line, "redraw") == 0) {
		app->redraw = true;
		session_stale(&app->session);
		reload(app);
	} else
		return false;
	return true;
}

static void
view_mode_key(struct app *app, const char *key)
{
	const struct view_key *k;
	const char *line;

	k = view_key(current(app), &app->scratch, key, &line);
	if (k == NULL) {
		say(app, false, arena_fmt(&app->scratch,
		    "%s does nothing here; ? lists the keys", key));
		return;
	}
	if (line == NULL)
		return;
	if (line[0] == ':')
		prompt(app, line + 1);
	else if (!own_word(app, line))
		run_text(app, line);
}

/* Typing */

static void
complete(struct app *app)
{
	const char *const *words;
	const char *start;
	int n = 0;

	if (app->offered++ == 0)
		memcpy(app->typed, app->input.text, sizeof app->typed);
	words = cmd_complete(&app->scratch, &app->session, app->typed);
	while (words[n] != NULL)
		n++;
	if (n == 0) {
		say(app, false, "Nothing completes this.");
		return;
	}
	start = strrchr(app->typed, ' ');
	input_set(&app->input, arena_fmt(&app->scratch, "%.*s%s%s",
	    start != NULL ? (int)(start + 1 - app->typed) : 0, app->typed,
	    words[(app->offered - 1) % n], n == 1 ? " " : ""));
	if (n == 1)
		app->offered = 0;
	else
		say(app, false, arena_fmt(&app->scratch, "%d of %d; Tab again for "
		    "the next", (app->offered - 1) % n + 1, n));
}

static void
accept(struct app *app)
{
	enum app_mode mode = app->mode;
	struct view *v = current(app);
	const char *text = arena_dup(&app->scratch, app->input.text);

	app->mode = APP_VIEW;
	if (mode == APP_PROMPT && (strcmp(text, "quit") == 0 ||
	    strcmp(text, "q") == 0))
		app->quit = true;
	else if (mode == APP_PROMPT)
		run_text(app, text);
	else if (mode == APP_FIELD)
		run_text(app, arena_fmt(&app->scratch, "set %s %s %s",
		    v->ops->hole(v, 's'), v->ops->hole(v, 'f'), text));
}

static void
typed_find(struct app *app)
{
	snprintf(app->find, sizeof app->find, "%s",
	    text_fold(&app->scratch, app->input.text));
	find_again(app, 1, true);
}

static void
typing_key(struct app *app, const char *key)
{
	if (strcmp(key, "Esc") == 0 || strcmp(key, "C-g") == 0) {
		if (app->mode == APP_FIND)
			app->find[0] = '\0';
		app->mode = APP_VIEW;
	} else if (strcmp(key, "Enter") == 0)
		accept(app);
	else if (strcmp(key, "Tab") == 0 && app->mode == APP_PROMPT)
		complete(app);
	else if (input_key(&app->input, key)) {
		app->offered = 0;
		if (app->mode == APP_FIND)
			typed_find(app);
	}
}

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
	app->view = view_named("home");
	return enter(app, app->view, line);
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
		say(app, true, err->text);
		(void)load(app);
	}
	return true;
}

void
app_refresh(struct app *app)
{
	const struct plan *p;
	int before = app->session.reads;

	app_settle(app);
	if (session_plan(&app->session, &p) != NULL ||
	    app->session.reads == before)
		return;
	reload(app);
	say(app, false, "The plan was changed by somebody else.");
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
		view_mode_key(app, key);
	else
		typing_key(app, key);
	arena_reset(&app->scratch);
}

void
app_mouse(struct app *app, const char *key, int row, int col)
{
	struct view *v = current(app);
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
	struct view *v = current(app);
	struct canvas *c;
	struct rect all = { 0, 0, rows, cols };

	arena_reset(&app->frame);
	c = canvas_new(&app->frame, rows, cols, app->ascii);
	if (rows < CHROME_LEAST_ROWS || cols < CHROME_LEAST_COLS) {
		draw_too_small(c, all);
		return c;
	}
	lend_edit(app, v);
	v->ops->draw(v, c, canvas_sub(all, CHROME_TOP, 0,
	    rows - CHROME_TOP - CHROME_BOTTOM, cols));
	chrome_draw(app, c);
	arena_reset(&app->scratch);
	return c;
}

#include <stdio.h>
#include <string.h>

#include "core/base/text.h"
#include "tui/answer.h"
#include "tui/app_private.h"

struct view *
app_view(struct app *app)
{
	return &app->views[app->view];
}

int
app_view_named(const char *name)
{
	int i;

	for (i = 0; view_table[i] != NULL; i++)
		if (strcmp(view_table[i]->name, name) == 0)
			return i;
	return -1;
}

void
app_say(struct app *app, bool is_error, const char *text)
{
	size_t n = strcspn(text, "\n");

	snprintf(app->message, sizeof app->message, "%.*s", (int)n, text);
	app->is_error = is_error;
}

void
app_complain(struct app *app, const struct err *err)
{
	if (err != NULL)
		app_say(app, true, err->text);
}

/* Places */

static void
remember(struct app *app)
{
	struct view *v = app_view(app);
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

const struct err *
app_load(struct app *app)
{
	struct view *v = app_view(app);
	const struct err *err = view_load(v);

	app->reads = app->session.reads;
	return err;
}

/* Show a view for a line; a new line begins at its top. */
const struct err *
app_enter(struct app *app, int view, const char *line)
{
	struct view *v = &app->views[view];

	if (strcmp(v->line, line) != 0)
		v->cursor = v->top = v->col = v->left = 0;
	snprintf(v->line, sizeof v->line, "%s", line);
	app->view = view;
	return app_load(app);
}

void
app_back(struct app *app)
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
	app_complain(app, app_load(app));
	v->col = p->col;
	v->top = p->top;
	view_go(v, p->cursor);
}

/* An item that is gone cannot be shown: step back from it. */
void
app_reload(struct app *app)
{
	const struct err *err = app_load(app);

	while (err != NULL && err->code == ERR_MISSING && app->nback > 0) {
		app_back(app);
		err = app_load(app);
	}
	app_complain(app, err);
}

void
app_open_view(struct app *app, int view, const char *line)
{
	const struct err *err;

	if (view == app->view && strcmp(line, app_view(app)->line) == 0) {
		app_reload(app);
		return;
	}
	remember(app);
	app->find[0] = '\0';
	if ((err = app_enter(app, view, line)) == NULL)
		return;
	app_say(app, true, err->text);
	app_back(app);
}

/* Lines */

static void
show_text(struct app *app, const char *line, const char *text)
{
	int view = app_view_named("text");

	app->views[view].text = text;
	remember(app);
	app->views[view].line[0] = '\0';
	app_complain(app, app_enter(app, view, line));
	app->views[view].text = NULL;
}

/* Several lines get a screen, one is a message. */
static void
show_answer(struct app *app, const char *line, const char *text, bool read)
{
	const char *end = strchr(text, '\n');

	if (end == NULL || end[1] == '\0') {
		if (text[0] != '\0')
			app_say(app, false, text);
	} else if (read)
		show_text(app, line, text);
	else
		app_say(app, false, text);
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
	app_complain(app, err);
	app->session.out = app->session.err = NULL;
	answer_close(&a);
	if (line->cmd->write != NULL)
		app_reload(app);
}

void
app_run_text(struct app *app, const char *text)
{
	struct cmd_line line;
	const struct err *err;
	int view;

	if (text[strspn(text, " ")] == '\0')
		return;
	if ((err = cmd_parse(&app->scratch, text, &line)) != NULL) {
		app_complain(app, err);
		return;
	}
	view = line.cmd->view != NULL && !line.args.has_format ?
	    app_view_named(line.cmd->view) : -1;
	if (view >= 0 && strcmp(line.cmd->view, "help") == 0 &&
	    line.args.n == 0)
		app->views[view].text = app_view(app)->ops->name;
	else if (view >= 0 && strcmp(line.cmd->view, "help") == 0)
		view = -1;
	if (view >= 0)
		app_open_view(app, view, line.text);
	else
		run(app, &line);
}

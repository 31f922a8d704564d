#include <string.h>

#include "core/base/text.h"
#include "tui/app_private.h"

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
	struct view *v = app_view(app);
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
	app_complain(app, app_enter(app, app->view, line));
}

void
app_prompt(struct app *app, const char *text)
{
	app->mode = APP_PROMPT;
	app->offered = 0;
	input_set(&app->input, text);
}

void
app_find_again(struct app *app, int step, bool here)
{
	struct view *v = app_view(app);
	int at;

	if (app->find[0] == '\0' || v->rows == 0)
		return;
	at = view_find(v, app->find, v->cursor + (here ? 0 : step), step);
	if (at >= 0)
		view_go(v, at);
	else if (!here)
		app_say(app, false, "Not found.");
}

/* The next row whose sentence says that something is wrong. */
static void
next_gap(struct app *app, int step)
{
	struct view *v = app_view(app);
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
	app_say(app, false, "No gap here.");
}

static void
edit_field(struct app *app)
{
	struct view *v = app_view(app);
	const char *value = v->ops->hole(v, 'v');
	const char *line;

	if (value == NULL) {
		line = v->ops->hole(v, 'c');
		if (line != NULL)
			app_prompt(app, arena_fmt(&app->scratch, "role %s ", line));
		return;
	}
	if (strchr(value, '\n') != NULL) {
		app_say(app, false, "This text has several lines: o opens your editor.");
		return;
	}
	app->mode = APP_FIELD;
	input_set(&app->input, value);
}

static void
edit_outside(struct app *app)
{
	struct view *v = app_view(app);
	const char *value = v->ops->hole(v, 'v'), *text;

	if (value == NULL)
		return;
	if (app->editor == NULL) {
		app_say(app, true, "There is no editor here.");
		return;
	}
	text = app->editor(&app->scratch, value);
	app->redraw = true;
	if (text == NULL || strcmp(text, value) == 0) {
		app_say(app, false, "Nothing was changed.");
		return;
	}
	app_run_text(app, arena_fmt(&app->scratch, "set %s %s %s",
	    v->ops->hole(v, 's'), v->ops->hole(v, 'f'), text));
}

/* Esc: first what is being found, then a filter, then one place back. */
static void
step_back(struct app *app)
{
	struct view *v = app_view(app);
	const char *options;

	if (app->find[0] != '\0') {
		app->find[0] = '\0';
		return;
	}
	options = strstr(v->line, " --");
	if (options != NULL) {
		app_complain(app, app_enter(app, app->view, arena_dup_n(&app->scratch,
		    v->line, (size_t)(options - v->line))));
		return;
	}
	app_back(app);
}

static void
filter(struct app *app)
{
	struct view *v = app_view(app);

	app_prompt(app, arena_fmt(&app->scratch, "%s --find ", v->line));
}

static void
start_find(struct app *app)
{
	app->mode = APP_FIND;
	app->find[0] = '\0';
	input_set(&app->input, "");
}

bool
app_word(struct app *app, const char *line)
{
	if (strcmp(line, "quit") == 0)
		app->quit = true;
	else if (strcmp(line, "back") == 0)
		step_back(app);
	else if (strcmp(line, "find") == 0)
		start_find(app);
	else if (strcmp(line, "next") == 0)
		app_find_again(app, 1, false);
	else if (strcmp(line, "previous") == 0)
		app_find_again(app, -1, false);
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
		app_reload(app);
	else if (strncmp(line, "toggle ", 7) == 0)
		toggle(app, line + 7);
	else if (strcmp(line, "redraw") == 0) {
		app->redraw = true;
		session_stale(&app->session);
		app_reload(app);
	} else
		return false;
	return true;
}

void
app_view_key(struct app *app, const char *key)
{
	const struct view_key *k;
	const char *line;

	k = view_key(app_view(app), &app->scratch, key, &line);
	if (k == NULL) {
		app_say(app, false, arena_fmt(&app->scratch,
		    "%s does nothing here; ? lists the keys", key));
		return;
	}
	if (line == NULL)
		return;
	if (line[0] == ':')
		app_prompt(app, line + 1);
	else if (!app_word(app, line))
		app_run_text(app, line);
}

#include <stdio.h>
#include <string.h>

#include "core/base/text.h"
#include "tui/app_private.h"

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
		app_say(app, false, "Nothing completes this.");
		return;
	}
	start = strrchr(app->typed, ' ');
	input_set(&app->input, arena_fmt(&app->scratch, "%.*s%s%s",
	    start != NULL ? (int)(start + 1 - app->typed) : 0, app->typed,
	    words[(app->offered - 1) % n], n == 1 ? " " : ""));
	if (n == 1)
		app->offered = 0;
	else
		app_say(app, false, arena_fmt(&app->scratch, "%d of %d; Tab again for "
		    "the next", (app->offered - 1) % n + 1, n));
}

static void
accept(struct app *app)
{
	enum app_mode mode = app->mode;
	struct view *v = app_view(app);
	const char *text = arena_dup(&app->scratch, app->input.text);

	app->mode = APP_VIEW;
	if (mode == APP_PROMPT && (strcmp(text, "quit") == 0 ||
	    strcmp(text, "q") == 0))
		app->quit = true;
	else if (mode == APP_PROMPT)
		app_run_text(app, text);
	else if (mode == APP_FIELD)
		app_run_text(app, arena_fmt(&app->scratch, "set %s %s %s",
		    v->ops->hole(v, 's'), v->ops->hole(v, 'f'), text));
}

static void
typed_find(struct app *app)
{
	snprintf(app->find, sizeof app->find, "%s",
	    text_fold(&app->scratch, app->input.text));
	app_find_again(app, 1, true);
}

void
app_type_key(struct app *app, const char *key)
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

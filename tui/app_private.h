#ifndef TUI_APP_PRIVATE_H
#define TUI_APP_PRIVATE_H

#include "tui/app.h"

/* What the parts of the app share: places and lines (app_run.c), keys of
 * views (app_key.c), typing (app_type.c). */

struct view		*app_view(struct app *);
int			 app_view_named(const char *);	/* -1: none */

/* The line of messages: its first line is shown. */
void			 app_say(struct app *, bool is_error, const char *);
void			 app_complain(struct app *, const struct err *);

/* Read the view shown again; show a view for a line; with a way back. */
const struct err	*app_load(struct app *) CHECKED;
const struct err	*app_enter(struct app *, int view, const char *line)
    CHECKED;
void			 app_open_view(struct app *, int view, const char *line);
void			 app_back(struct app *);
void			 app_reload(struct app *);

/* Run a command line: a screen, a message, or a text of its own. */
void			 app_run_text(struct app *, const char *line);

void			 app_prompt(struct app *, const char *text);
void			 app_find_again(struct app *, int step, bool here);

/* One of the app's own words ("back", "+gap"); false when it is none. */
bool			 app_word(struct app *, const char *);

void			 app_view_key(struct app *, const char *key);
void			 app_type_key(struct app *, const char *key);

#endif

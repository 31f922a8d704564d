#ifndef TUI_APP_H
#define TUI_APP_H

#include "tui/input.h"
#include "tui/view.h"

/*
 * The program with the terminal taken away: keys in by name, canvas out.
 * main.c drives it from a terminal, tests drive it from a script.
 */

enum app_mode {
	APP_VIEW,	/* keys go to the view */
	APP_PROMPT,	/* a command is typed after ':' */
	APP_FIND,	/* what to find is typed after '/' */
	APP_FIELD,	/* a field is typed in its place */
};

/* Where one was, for the way back. */
struct place {
	int	view;
	char	line[VIEW_LINE];
	int	cursor, col, panel, top;
};

enum { APP_BACK = 32, APP_MESSAGE = 512 };

struct app {
	struct session	 session;
	struct arena	 scratch;	/* the session's; emptied after each key */
	struct arena	 frame;		/* emptied before each frame */
	struct view	 views[VIEW_MAX];
	int		 view;		/* the one shown */
	struct place	 back[APP_BACK];
	int		 nback;
	enum app_mode	 mode;
	struct input	 input;
	char		 find[256];	/* folded */
	char		 message[APP_MESSAGE];
	bool		 is_error;
	struct cmd_run	 run;		/* painted, not yet on the disk */
	int		 reads;		/* snapshots when views were loaded */
	bool		 ascii, quit, redraw;
	int		 cols;		/* of the last frame: where its tabs are */
	int		 offered;	/* times Tab was pressed in a row */
	char		 typed[INPUT_BYTES];	/* what Tab completes */
	/*
	 * Give a text to the person's editor and take it back, in the arena;
	 * NULL when nothing was changed. NULL: there is no editor.
	 */
	const char	*(*editor)(struct arena *, const char *text);
	int64_t		(*clock)(void);	/* NULL: the session's time stands */
};

/* Open on the screen that a line shows ("dashboard"). */
const struct err	*app_open(struct app *, struct session, const char *line)
    CHECKED;
void			 app_close(struct app *);

/* Act on a key. An edit is then seen by app_draw, but app_settle writes it. */
void			 app_key(struct app *, const char *key);

/* Write what is not written yet. True when there was something. */
bool			 app_settle(struct app *);

/* See whether somebody else changed the plan, and show it. */
void			 app_refresh(struct app *);

/* A click or wheel at a place of the last frame. */
void			 app_mouse(struct app *, const char *key, int row, int col);

const struct canvas	*app_draw(struct app *, int rows, int cols);

#endif

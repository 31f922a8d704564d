#ifndef TUI_TERM_H
#define TUI_TERM_H

#include <stdbool.h>

#include "core/base/err.h"
#include "core/model/theme.h"
#include "tui/canvas.h"

/*
 * The terminal: the only module that includes curses.h. It shows canvases,
 * names keys, and leaves the terminal as it found it however the program ends
 * (a normal exit, SIGTERM, SIGHUP, a crash).
 */

enum term_event {
	TERM_KEY,	/* a key is in `key` */
	TERM_RESIZE,	/* the size has changed, or the program was resumed */
	TERM_FILE,	/* the file watched was written to, maybe by us */
	TERM_END,	/* a signal or the end of input: save and leave */
};

struct term_input {
	enum term_event	event;
	char		key[16];	/* "j", "Down", "C-r", "F1", "Esc" */
	bool		pasted;		/* text of a paste, no command */
	int		row, col;	/* of "Click", "Double", "WheelUp",
					 * "WheelDown" */
};

/* Take the terminal. `watch` is a file whose writers wake us, or NULL.
 * ERR_NEED when standard input or output is no terminal, or TERM is unknown.
 * The caller has set the locale. */
const struct err	*term_open(const struct theme *, const char *watch,
			    bool mouse) CHECKED;

/* Give the terminal back; harmless when it was not taken. */
void			 term_close(void);

/* A theme without colours sends none. Where the terminal has none itself, a
 * look with a background of its own is shown in reverse. */
void			 term_theme(const struct theme *);
void			 term_size(int *rows, int *cols);
void			 term_show(const struct canvas *);

/* Wait for something to happen; uses no time while nothing does. C-l comes as
 * a key like others, and the next frame is then sent whole. */
struct term_input	 term_wait(void);

/* Whether painting should wait because more input is there already: never
 * longer than a twentieth of a second, so that a held key shows its way. */
bool			 term_pending(void);

/* Give the terminal to another program (an editor) and take it back. Returns
 * what system(3) does. */
int			 term_run(const char *command);

/* The signal that ended us, 0 when none: raise it again after clean-up. */
int			 term_signal(void);

#endif

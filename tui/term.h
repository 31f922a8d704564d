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
	TERM_FILE,	/* the file watched was written to by somebody */
	TERM_END,	/* a signal or the end of input: save and leave */
};

struct term_input {
	enum term_event	event;
	char		key[16];	/* "j", "Down", "C-r", "F1", "S-Tab", "Esc" */
	int		row, col;	/* of "Click", "Double", "WheelUp", "WheelDown" */
};

/* Take the terminal. `watch` is a file whose writers wake us, or NULL.
 * ERR_NEED when standard input or output is no terminal, or TERM is unknown. */
const struct err	*term_open(const struct theme *, const char *watch,
			    bool mouse) CHECKED;
void			 term_close(void);

void			 term_theme(const struct theme *);
void			 term_size(int *rows, int *cols);
void			 term_show(const struct canvas *);

/* Wait for something to happen; uses no time while nothing does. */
struct term_input	 term_wait(void);

/* Whether more input waits already, so that painting can wait too. */
bool			 term_pending(void);

/* Give the terminal to another program (an editor) and take it back. Returns
 * what system(3) does. */
int			 term_run(const char *command);

/* The signal that ended us, 0 when none: raise it again after clean-up. */
int			 term_signal(void);

#endif

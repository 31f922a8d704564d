#ifndef TUI_INBOX_H
#define TUI_INBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "tui/keys.h"
#include "tui/term.h"
#include "tui/watch.h"

/*
 * What comes in: bytes of the terminal, signals, writes to the plan; and the
 * one place where the program waits. No time passes while nothing happens.
 */
struct inbox {
	struct keys	keys;
	struct watch	watch;
	bool		gone;		/* the terminal hung up */
	bool		written;	/* the file watched */
};

/* What is here already: a key, TERM_FILE or TERM_END; false for nothing. */
bool	inbox_take(struct inbox *, int64_t now, struct term_input *);

/* Wait until something may be here, or, when not to wait, look at once. */
void	inbox_look(struct inbox *, bool wait);

#endif

#ifndef TUI_KEYS_H
#define TUI_KEYS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "tui/term.h"

/*
 * From the bytes a terminal sends to the names of keys. Bytes may come in any
 * portions. A sequence nobody knows is stepped over whole, so that no tail of
 * it acts as a command; in a paste nothing acts, and only text comes through.
 */

enum { KEYS_ROOM = 256, KEYS_LEARNT = 32, KEYS_BYTES = 16 };

struct keys {
	unsigned char	buf[KEYS_ROOM];
	size_t		at, n;		/* what is read, what is there */
	bool		late;		/* what has begun will not go on */
	bool		pasting;
	bool		after_cr;
	int64_t		pasted_at;
	int64_t		clicked_at;
	int		click_row, click_col;
	int		nlearnt;
	struct keys_known { char bytes[KEYS_BYTES]; const char *name; }
			learnt[KEYS_LEARNT];
};

/* Keys as terminfo calls them; ends with a cap of NULL. */
extern const struct keys_cap { const char *cap, *name; } keys_caps[];

/* What this terminal sends for a key besides what all terminals do. */
void	keys_learn(struct keys *, const char *bytes, const char *name);

/* Where to put what was read, and how much of it; keys_fed says how much it
 * became. */
void	*keys_space(struct keys *, size_t *room);
void	keys_fed(struct keys *, size_t n);

/* The next key; false when there is none yet. `now` is in milliseconds. */
bool	keys_next(struct keys *, int64_t now, struct term_input *);

/* How many milliseconds the rest of what has begun may take; -1 when nothing
 * has. After that time, keys_late. */
int	keys_patience(const struct keys *);
void	keys_late(struct keys *);

#endif

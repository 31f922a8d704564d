#ifndef TUI_INPUT_H
#define TUI_INPUT_H

#include <stdbool.h>
#include <stddef.h>

/*
 * One line being typed: text, cursor, and the keys that every line editor
 * has. The cursor moves by whole characters as people see them.
 */
enum { INPUT_BYTES = 4096 };

struct input {
	char	text[INPUT_BYTES];
	size_t	n, at;			/* bytes; at is before the cursor */
};

void	input_set(struct input *, const char *);	/* cursor at the end */
void	input_insert(struct input *, const char *);

/* True when the key edits: "a", "Space", "Backspace", "Left", "C-u" ... */
bool	input_key(struct input *, const char *key);

/* Cells before the cursor. */
int	input_column(const struct input *);

#endif

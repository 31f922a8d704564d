#ifndef TUI_ANSWER_H
#define TUI_ANSWER_H

#include <stdio.h>

/* What a command prints, taken from a stream in memory. */
struct answer {
	FILE	*f;
	char	*text;		/* up to date after answer_text */
	size_t	 n;
};

void		 answer_open(struct answer *);
const char	*answer_text(struct answer *);
void		 answer_close(struct answer *);

#endif

#ifndef CORE_YAML_PLAN_OUT_H
#define CORE_YAML_PLAN_OUT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

/*
 * Writes YAML through one buffer: plain where every reader takes it for the
 * same text, else in single quotes; in double quotes what these cannot carry.
 * Nothing is folded, so a change of a text changes one line.
 */

enum { PLAN_OUT_ROOM = 64 * 1024 };

struct plan_out {
	FILE	*file;
	size_t	 n;
	char	 buf[PLAN_OUT_ROOM];
};

void	plan_out_bytes(struct plan_out *, const char *, size_t n);
void	plan_out_put(struct plan_out *, const char *);
void	plan_out_flush(struct plan_out *);

/* A text as a scalar; `flow` inside brackets or braces. */
void	plan_out_text(struct plan_out *, const char *, bool flow);

/* The same, but as a block of lines where it has several. */
void	plan_out_long(struct plan_out *, const char *, const char *indent);

/* In single quotes whatever it is. */
void	plan_out_quoted(struct plan_out *, const char *);

#endif

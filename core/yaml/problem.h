#ifndef CORE_YAML_PROBLEM_H
#define CORE_YAML_PROBLEM_H

#include <stdbool.h>
#include <stdio.h>

#include "core/base/arena.h"
#include "core/base/err.h"

/*
 * What is wrong with a file, all of it in one go, in an officer's words:
 * where, the line with a caret under it, what was expected, what to write.
 */

struct problem {
	int		 line, col;	/* from 1; col counts characters */
	int		 width;		/* characters underlined, at least 1 */
	const char	*what;		/* a sentence, no full stop */
	const char	*hint;		/* what to do, or NULL */
};

struct problems {
	struct arena	*arena;
	const char	*path;		/* as the user named the file */
	const char	*text;		/* the file with a NUL; may be NULL */
	struct problem	*v;		/* in order of line and column */
	int		 n, room;
	bool		 more;		/* there were more than it holds */
};

/* Beyond this many a file is not read further; the list says so. */
enum { PROBLEMS_MAX = 200 };

/* The texts are kept, not copied: make them in the arena of the problems. */
void	problem_add(struct problems *, int line, int col, int width,
	    const char *what, const char *hint);

/* A text of the file for use in a message: in quotes, cut where it is long. */
const char	*problem_quote(struct arena *, const char *);

/* "path:line:col: what", the line with a caret under it, "= hint". */
void	problem_print(const struct problems *, FILE *);

/* {"schema":1,"file":...,"problems":[{"line","column","what","hint"}]}, and
 * "more":true where the list was cut. */
void	problem_json(const struct problems *, FILE *);

/* NULL when there are none; else ERR_DATA: "plan.yaml has 3 errors". */
const struct err	*problem_verdict(const struct problems *) CHECKED;

#endif

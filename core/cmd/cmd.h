#ifndef CORE_CMD_CMD_H
#define CORE_CMD_CMD_H

#include "core/cmd/session.h"

/*
 * A command is a verb of the program. One table feeds the shell, the ':'
 * prompt, the key bindings, the help, the man page and the completions.
 */

enum { CMD_ARGS_MAX = 8, CMD_OPTIONS_MAX = 8 };

struct args {
	int		 n;
	const char	*v[CMD_ARGS_MAX];
	/* By place in the command's options: NULL not given, "" a flag. */
	const char	*option[CMD_OPTIONS_MAX];
	bool			has_format;
	enum table_format	format;		/* --csv, --json */
};

struct cmd_option {
	const char	*name;		/* without the dashes */
	const char	*value;		/* name of its value, NULL for a flag */
	const char	*help;
};

/*
 * Spec: one letter an argument, '?' after it where it may be left out:
 *	c commitment  p partner  s anything with a code  f field  l role letter
 *	w word  F file  k kind of item  C command  T the rest of the line
 * A command has exactly one of the two functions: `write` is run inside a
 * change and can be undone, `read` cannot write.
 */
struct cmd {
	const char		*name, *alias;		/* alias may be "" */
	const char		*spec, *usage;
	const char		*summary;		/* one line, no full stop */
	const char		*detail;		/* more lines for help, or NULL */
	const struct cmd_option	*options;		/* NULL name ends; may be NULL */
	const char		*view;			/* screen that shows it, or NULL */
	bool			 alone;			/* needs no plan */
	bool			 hidden;		/* not listed */
	bool			 plain;			/* no --csv, no --json */
	const struct err	*(*read)(struct session *, const struct args *);
	const struct err	*(*write)(struct session *, struct change *,
				    const struct args *);
};

/* A command line taken apart. */
struct cmd_line {
	const struct cmd	*cmd;
	struct args		 args;
	const char		*text;		/* as one would type it */
};

/* A command under way: what is open must be finished. */
struct cmd_run {
	struct change	change;
	bool		open;
};

extern const struct cmd *const cmd_table[];
extern const int cmd_count;

/* By name or alias; NULL when there is none. */
const struct cmd	*cmd_find(const char *name);

/* Take a line apart ("role 1.1 nhsg J"): words at spaces, a word in double
 * quotes may hold spaces, \" and \\ inside them. ERR_USAGE says what is wrong. */
const struct err	*cmd_parse(struct arena *, const char *line,
			    struct cmd_line *) CHECKED;

/* The same for words the shell has already split. */
const struct err	*cmd_parse_words(struct arena *, int n,
			    const char *const *words, struct cmd_line *) CHECKED;

/* Run a line, whole. */
const struct err	*cmd_run(struct session *, const struct cmd_line *) CHECKED;

/*
 * Run a line, but leave the change of a writing command open, so that its
 * effect can be painted before it is on the disk; then finish it with the
 * error so far. A command that fails leaves nothing open.
 */
const struct err	*cmd_start(struct session *, const struct cmd_line *,
			    struct cmd_run *) CHECKED;
const struct err	*cmd_finish(struct session *, struct cmd_run *) CHECKED;

/* Run lines from a file, each its own change; blank lines and those that
 * begin with # are passed over. Stops at the first error, naming its line. */
const struct err	*cmd_script(struct session *, FILE *) CHECKED;

/* Make the sample plan that `accord demo` opens. */
const struct err	*cmd_make_sample(struct session *, const char *path) CHECKED;

/* Quote a word for a line when it needs it. */
const char		*cmd_quote(struct arena *, const char *);

/* What a line may be continued with, for Tab: whole words, NULL-ended. */
const char *const	*cmd_complete(struct arena *, struct session *,
			    const char *line);

#endif

#ifndef TESTS_PTY_SESSION_H
#define TESTS_PTY_SESSION_H

#include <stdbool.h>
#include <sys/types.h>
#include <termios.h>

#include "tests/pty/vt.h"

/*
 * A program in a terminal of its own, under a shell that knows jobs, so that
 * Ctrl-Z and hang-ups work as they do for people. Nothing here sleeps: what is
 * waited for is waited for with poll(2), until it happens or takes too long.
 */

struct setup {
	const char	*const *argv;
	const char	*home;
	const char	*term;		/* NULL: xterm-256color */
	bool		 no_color;
	bool		 nohup;		/* SIGHUP ignored */
	int		 rows, cols;	/* 0: 30 by 100 */
};

struct session {
	int		fd;		/* the terminal; -1 once hung up */
	int		report, order;	/* from and to the shell */
	pid_t		shell, child;
	struct termios	before, after;	/* the terminal as found and as left */
	struct vt	vt;
	long		bytes;		/* sent by the program so far */
	bool		escaped;	/* an escape character was among them */
	bool		stopped, ended, all_gone;
	int		status;		/* as waitpid(2) gives it */
};

void	session_open(struct session *, const struct setup *);
void	session_close(struct session *);

void	session_type(struct session *, const char *);
void	session_size(struct session *, int rows, int cols);
void	session_hang_up(struct session *);
void	session_resume(struct session *);

/* Wait until something holds; false when it does not in good time, which is
 * `limit` milliseconds or, when that is 0, long enough for a slow computer. */
bool	session_shows(struct session *, const char *text, int limit);
bool	session_looks(struct session *, const char *screen);
bool	session_stops(struct session *);
bool	session_ends(struct session *);		/* and all it said is read */
bool	session_is_gone(struct session *);	/* the shell as well */
bool	session_paints(struct session *, long more_than);

/* Read on until nothing has come for so many milliseconds; gives the number
 * of bytes that came. */
long	session_settle(struct session *, int quiet);

/* The whole screen as text, to be freed. */
char	*session_screen(const struct session *);

/* Whether the terminal is as the program found it. */
bool	session_is_clean(struct session *);

#endif

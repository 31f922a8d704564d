#ifndef TESTS_BENCH_CHILD_H
#define TESTS_BENCH_CHILD_H

#include <sys/types.h>
#include <time.h>

/*
 * A program under a terminal of ours, and what the system knows of it: its
 * own CPU time to the nanosecond, its memory, how often it woke up.
 */
struct child {
	pid_t		pid;
	int		fd;
	clockid_t	clock;
};

/* The command is words with spaces between; 0, or -1 when it cannot start. */
int	child_spawn(struct child *, const char *command, int rows, int cols);
void	child_resize(const struct child *, int rows, int cols);

/* Milliseconds of CPU so far; the last known once it has gone. */
double	child_cpu(const struct child *);

/* A figure of /proc/PID/status, such as "VmHWM"; 0 when there is none. */
long	child_status(const struct child *, const char *key);

/* How often any of its threads has stopped or was stopped. */
long	child_switches(const struct child *);

/* Wait for its end, by force when it does not come; gives its status. */
int	child_close(struct child *, int by_force);

/* Milliseconds of a clock that only goes forward. */
double	child_now(void);

#endif

#ifndef TUI_WATCH_H
#define TUI_WATCH_H

#include <limits.h>
#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

/*
 * Whether a file was written to, by whomever. On Linux the kernel tells
 * (inotify), so that nothing wakes while nothing happens; elsewhere, or when
 * the kernel has no watch left to give, its time is looked at each second.
 * A file that is replaced or comes back after being away is followed.
 */
struct watch {
	char		path[PATH_MAX];
	int		fd;		/* to poll for input; -1: by time */
	int		file, folder;	/* as the kernel calls them, or -1 */
	time_t		when;
	off_t		size;
};

/* Watch a file; an empty watch, which never changes, for NULL. */
void	watch_open(struct watch *, const char *path);
void	watch_close(struct watch *);

/* How long poll(2) may wait before asking: milliseconds, or -1 for ever. */
int	watch_timeout(const struct watch *);

/* Whether something was written since the last time one asked. */
bool	watch_changed(struct watch *);

#endif

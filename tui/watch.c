#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>
#ifdef __linux__
#include <sys/inotify.h>
#endif

#include "tui/watch.h"

enum { LOOK_EVERY = 1000 };

static bool
is_other(struct watch *w)
{
	time_t when = w->when;
	off_t size = w->size;
	struct stat st;

	if (stat(w->path, &st) != 0)
		return false;
	w->when = st.st_mtime;
	w->size = st.st_size;
	return when != w->when || size != w->size;
}

#ifdef __linux__

#define WRITTEN	(IN_MODIFY | IN_CLOSE_WRITE)
#define MOVED	(IN_ATTRIB | IN_MOVE_SELF | IN_DELETE_SELF)

static void
drop(struct watch *w, int *which)
{
	if (*which != -1)
		inotify_rm_watch(w->fd, *which);
	*which = -1;
}

/* The folder tells when a file that is away comes back. */
static void
follow_folder(struct watch *w)
{
	char folder[PATH_MAX];
	char *slash;

	memcpy(folder, w->path, sizeof folder);
	slash = strrchr(folder, '/');
	if (slash == NULL)
		memcpy(folder, ".", 2);
	else
		slash[slash == folder] = '\0';
	w->folder = inotify_add_watch(w->fd, folder, IN_CREATE | IN_MOVED_TO);
}

/* Watch what the path names now. Adding what is watched changes nothing. */
static void
follow(struct watch *w)
{
	int file = inotify_add_watch(w->fd, w->path, WRITTEN | MOVED);

	if (file != w->file)
		drop(w, &w->file);
	w->file = file;
	if (file == -1 && w->folder == -1)
		follow_folder(w);
	if (file != -1)
		drop(w, &w->folder);
}

static void
begin(struct watch *w)
{
	w->fd = inotify_init1(IN_NONBLOCK | IN_CLOEXEC);
	if (w->fd != -1)
		follow(w);
	if (w->fd != -1 && w->file == -1 && w->folder == -1) {
		close(w->fd);
		w->fd = -1;
	}
}

/* All that happened, as one set of events; 0 when nothing did. */
static uint32_t
drain(const struct watch *w)
{
	_Alignas(struct inotify_event) char buf[4096];
	const struct inotify_event *event;
	uint32_t all = 0;
	ssize_t i, n;

	while ((n = read(w->fd, buf, sizeof buf)) > 0)
		for (i = 0; i < n; i += (ssize_t)sizeof *event + event->len) {
			event = (const void *)&buf[i];
			all |= event->mask;
		}
	return all;
}

static bool
was_told(struct watch *w)
{
	uint32_t events = drain(w);
	int file = w->file;

	if ((events & ~(uint32_t)WRITTEN) != 0)
		follow(w);
	return (events & (WRITTEN | IN_Q_OVERFLOW)) != 0 ||
	    (w->file != -1 && w->file != file);
}

#else

static void
begin(struct watch *w)
{
	w->fd = -1;
}

static bool
was_told(struct watch *w)
{
	return is_other(w);
}

#endif

void
watch_open(struct watch *w, const char *path)
{
	*w = (struct watch){ .fd = -1, .file = -1, .folder = -1 };
	if (path == NULL || strlen(path) >= sizeof w->path)
		return;
	memcpy(w->path, path, strlen(path) + 1);
	begin(w);
	is_other(w);
}

void
watch_close(struct watch *w)
{
	if (w->fd != -1)
		close(w->fd);
	*w = (struct watch){ .fd = -1, .file = -1, .folder = -1 };
}

int
watch_timeout(const struct watch *w)
{
	return w->fd == -1 && w->path[0] != '\0' ? LOOK_EVERY : -1;
}

bool
watch_changed(struct watch *w)
{
	if (w->path[0] == '\0')
		return false;
	return w->fd != -1 ? was_told(w) : is_other(w);
}

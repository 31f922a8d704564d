#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

#include "tests/pty/session.h"

enum { LONG_ENOUGH = 10000, VARIABLES = 12 };

struct note {		/* from the shell about its child */
	pid_t	child;
	int	status;	/* -1: it has started */
};

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static void
die(const char *what)
{
	perror(what);
	exit(2);
}

/* The side of the shell. */

static void
child(const struct setup *setup)
{
	static char home[512], type[64], path[1024], asan[512];
	static char lang[] = "LANG=C.UTF-8", no_color[] = "NO_COLOR=1";
	struct rlimit no_core = { 0, 0 };
	char *env[VARIABLES], **argv;
	int n = 0;

	snprintf(home, sizeof home, "HOME=%s", setup->home);
	snprintf(type, sizeof type, "TERM=%s",
	    setup->term != NULL ? setup->term : "xterm-256color");
	snprintf(path, sizeof path, "PATH=%s", getenv("PATH"));
	snprintf(asan, sizeof asan, "ASAN_OPTIONS=%s",
	    getenv("ASAN_OPTIONS") != NULL ? getenv("ASAN_OPTIONS") : "");
	env[n++] = home;
	env[n++] = type;
	env[n++] = path;
	env[n++] = asan;
	env[n++] = lang;
	if (setup->no_color)
		env[n++] = no_color;
	env[n] = NULL;
	setrlimit(RLIMIT_CORE, &no_core);
	memcpy(&argv, &setup->argv, sizeof argv);
	execve(argv[0], argv, env);
	perror(argv[0]);
	_exit(127);
}

static pid_t
start(const struct setup *setup)
{
	pid_t pid = fork();

	if (pid != 0)
		return pid;
	setpgid(0, 0);
	tcsetpgrp(STDIN_FILENO, getpid());
	signal(SIGTTOU, SIG_DFL);
	if (setup->nohup)
		signal(SIGHUP, SIG_IGN);
	child(setup);
	return 0;
}

static void
tell(int report, pid_t pid, int status)
{
	struct note note = { pid, status };

	if (write(report, &note, sizeof note) != sizeof note)
		_exit(2);
}

/* Run one job, and bring it to the front again when told to. */
static void
shell(const struct setup *setup, int report, int order)
{
	pid_t pid;
	int status;
	char byte;

	signal(SIGTTOU, SIG_IGN);
	pid = start(setup);
	tell(report, pid, -1);
	while (waitpid(pid, &status, WUNTRACED) == pid) {
		tcsetpgrp(STDIN_FILENO, getpid());
		tell(report, pid, status);
		if (!WIFSTOPPED(status) || read(order, &byte, 1) != 1)
			break;
		tcsetpgrp(STDIN_FILENO, pid);
		kill(-pid, SIGCONT);
	}
	_exit(0);
}

/* Our side. */

static void
hear(struct session *s)
{
	struct note note;
	ssize_t n = read(s->report, &note, sizeof note);

	if (n <= 0) {
		s->all_gone = true;
		return;
	}
	s->child = note.child;
	s->stopped = note.status != -1 && WIFSTOPPED(note.status);
	s->ended = note.status != -1 && !WIFSTOPPED(note.status);
	s->status = note.status;
}

static void
read_some(struct session *s)
{
	char buf[65536];
	ssize_t n = read(s->fd, buf, sizeof buf);

	if (n <= 0) {
		tcgetattr(s->fd, &s->after);
		close(s->fd);
		s->fd = -1;
		return;
	}
	s->bytes += n;
	s->escaped |= memchr(buf, 0x1B, (size_t)n) != NULL;
	vt_feed(&s->vt, buf, (size_t)n);
}

/* Let something happen, for at most so long; false when nothing did. */
static bool
pump(struct session *s, int64_t limit)
{
	struct pollfd fds[] = {
		{ s->fd, POLLIN, 0 },
		{ s->all_gone ? -1 : s->report, POLLIN, 0 },
	};

	if (limit < 0 || poll(fds, 2, (int)limit) <= 0)
		return false;
	if (fds[0].revents != 0)
		read_some(s);
	if (fds[1].revents != 0)
		hear(s);
	return true;
}

void
session_open(struct session *s, const struct setup *setup)
{
	struct winsize size = { 0 };
	int report[2], order[2];

	memset(s, 0, sizeof *s);
	size.ws_row = (unsigned short)(setup->rows > 0 ? setup->rows : 30);
	size.ws_col = (unsigned short)(setup->cols > 0 ? setup->cols : 100);
	vt_open(&s->vt, size.ws_row, size.ws_col);
	if (pipe(report) != 0 || pipe(order) != 0)
		die("pipe");
	fcntl(report[0], F_SETFD, FD_CLOEXEC);
	fcntl(order[1], F_SETFD, FD_CLOEXEC);
	fcntl(order[0], F_SETFD, FD_CLOEXEC);
	s->shell = forkpty(&s->fd, NULL, NULL, &size);
	if (s->shell == -1)
		die("forkpty");
	if (s->shell == 0) {
		close(report[0]);
		close(order[1]);
		shell(setup, report[1], order[0]);
	}
	fcntl(s->fd, F_SETFD, FD_CLOEXEC);
	tcgetattr(s->fd, &s->before);
	close(report[1]);
	close(order[0]);
	s->report = report[0];
	s->order = order[1];
	hear(s);
}

void
session_close(struct session *s)
{
	if (!s->ended && !s->all_gone)
		kill(s->child, SIGKILL);
	kill(s->shell, SIGKILL);
	waitpid(s->shell, NULL, 0);
	if (s->fd != -1)
		close(s->fd);
	close(s->report);
	close(s->order);
	vt_close(&s->vt);
}

void
session_type(struct session *s, const char *keys)
{
	if (write(s->fd, keys, strlen(keys)) < 0 && errno != EIO)
		die("write");
}

void
session_size(struct session *s, int rows, int cols)
{
	struct winsize size = { 0 };

	size.ws_row = (unsigned short)rows;
	size.ws_col = (unsigned short)cols;
	vt_size(&s->vt, rows, cols);
	ioctl(s->fd, TIOCSWINSZ, &size);
}

void
session_hang_up(struct session *s)
{
	close(s->fd);
	s->fd = -1;
}

void
session_resume(struct session *s)
{
	s->stopped = false;
	if (write(s->order, "", 1) != 1)
		die("write");
}

bool
session_shows(struct session *s, const char *text, int limit)
{
	int64_t end = now() + (limit > 0 ? limit : LONG_ENOUGH);

	while (vt_find(&s->vt, text) == -1)
		if (s->fd == -1 || !pump(s, end - now()))
			return false;
	return true;
}

bool
session_looks(struct session *s, const char *screen)
{
	int64_t end = now() + LONG_ENOUGH;
	char *text;
	bool same;

	for (;;) {
		text = session_screen(s);
		same = strcmp(text, screen) == 0;
		free(text);
		if (same)
			return true;
		if (s->fd == -1 || !pump(s, end - now()))
			return false;
	}
}

bool
session_stops(struct session *s)
{
	int64_t end = now() + LONG_ENOUGH;

	while (!s->stopped)
		if (s->ended || !pump(s, end - now()))
			return false;
	session_settle(s, 50);
	return true;
}

bool
session_ends(struct session *s)
{
	int64_t end = now() + LONG_ENOUGH;

	while (!s->ended || s->fd != -1)
		if (!pump(s, end - now()))
			return false;
	return true;
}

bool
session_is_gone(struct session *s)
{
	int64_t end = now() + LONG_ENOUGH;

	while (!s->all_gone)
		if (!pump(s, end - now()))
			return false;
	return true;
}

bool
session_paints(struct session *s, long more_than)
{
	int64_t end = now() + LONG_ENOUGH;

	while (s->bytes <= more_than)
		if (s->fd == -1 || !pump(s, end - now()))
			return false;
	return true;
}

long
session_settle(struct session *s, int quiet)
{
	long bytes = s->bytes;

	while (s->fd != -1 && pump(s, quiet))
		continue;
	return s->bytes - bytes;
}

char *
session_screen(const struct session *s)
{
	static char row_text[VT_ROW_BYTES];
	char *text = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&text, &n);
	int row;

	if (f == NULL)
		die("memory");
	for (row = 0; row < s->vt.rows; row++) {
		vt_row(&s->vt, row, row_text);
		fprintf(f, "%s\n", row_text);
	}
	fclose(f);
	return text;
}

static bool
is_same(const struct termios *a, const struct termios *b)
{
	return a->c_iflag == b->c_iflag && a->c_oflag == b->c_oflag &&
	    a->c_cflag == b->c_cflag && a->c_lflag == b->c_lflag &&
	    memcmp(a->c_cc, b->c_cc, sizeof a->c_cc) == 0;
}

bool
session_is_clean(struct session *s)
{
	const struct vt *vt = &s->vt;

	if (s->fd != -1)
		tcgetattr(s->fd, &s->after);
	return is_same(&s->before, &s->after) && !vt->alt && !vt->hidden &&
	    !vt->mouse && !vt->paste && !vt->keypad && !vt->insert &&
	    vt->pen.attrs == 0 && vt->pen.fg == -1 && vt->pen.bg == -1;
}

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/child.h"

enum { WORDS_MAX = 32 };

static void
run(char *command)
{
	char *argv[WORDS_MAX + 1], *save = NULL, *word;
	int n = 0;

	for (word = strtok_r(command, " ", &save); word != NULL &&
	    n < WORDS_MAX; word = strtok_r(NULL, " ", &save))
		argv[n++] = word;
	argv[n] = NULL;
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	unsetenv("COLUMNS");
	unsetenv("LINES");
	unsetenv("ESCDELAY");
	if (n > 0)
		execvp(argv[0], argv);
	_exit(127);
}

int
child_spawn(struct child *c, const char *command, int rows, int cols)
{
	struct winsize size = { (unsigned short)rows, (unsigned short)cols, 0, 0 };
	char *copy = strdup(command);

	if (copy == NULL)
		abort();
	c->pid = forkpty(&c->fd, NULL, NULL, &size);
	if (c->pid == 0)
		run(copy);
	free(copy);
	if (c->pid < 0)
		return -1;
	fcntl(c->fd, F_SETFL, O_NONBLOCK);
	fcntl(c->fd, F_SETFD, FD_CLOEXEC);
	return clock_getcpuclockid(c->pid, &c->clock) == 0 ? 0 : -1;
}

void
child_resize(const struct child *c, int rows, int cols)
{
	struct winsize size = { (unsigned short)rows, (unsigned short)cols, 0, 0 };

	ioctl(c->fd, TIOCSWINSZ, &size);
}

static double
milliseconds(clockid_t clock)
{
	struct timespec t = { 0, 0 };

	clock_gettime(clock, &t);
	return (double)t.tv_sec * 1e3 + (double)t.tv_nsec / 1e6;
}

double
child_cpu(const struct child *c)
{
	return milliseconds(c->clock);
}

double
child_now(void)
{
	return milliseconds(CLOCK_MONOTONIC);
}

static long
figure(const char *path, const char *key)
{
	FILE *f = fopen(path, "r");
	char line[256];
	size_t n = strlen(key);
	long v = 0;

	if (f == NULL)
		return 0;
	while (fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, key, n) == 0 && line[n] == ':')
			v = strtol(line + n + 1, NULL, 10);
	fclose(f);
	return v;
}

long
child_status(const struct child *c, const char *key)
{
	char path[64];

	snprintf(path, sizeof path, "/proc/%d/status", (int)c->pid);
	return figure(path, key);
}

long
child_switches(const struct child *c)
{
	char path[384];
	struct dirent *d;
	DIR *dir;
	long n = 0;

	snprintf(path, sizeof path, "/proc/%d/task", (int)c->pid);
	if ((dir = opendir(path)) == NULL)
		return 0;
	while ((d = readdir(dir)) != NULL) {
		if (d->d_name[0] == '.')
			continue;
		snprintf(path, sizeof path, "/proc/%d/task/%s/status",
		    (int)c->pid, d->d_name);
		n += figure(path, "voluntary_ctxt_switches");
		n += figure(path, "nonvoluntary_ctxt_switches");
	}
	closedir(dir);
	return n;
}

int
child_close(struct child *c, int by_force)
{
	int status = -1;

	if (by_force)
		kill(c->pid, SIGKILL);
	while (waitpid(c->pid, &status, 0) < 0 && errno == EINTR)
		;
	close(c->fd);
	return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

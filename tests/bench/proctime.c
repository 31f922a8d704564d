/*
 * What whole programs cost: proctime RUNS JOB. A line of the job is
 *
 *	NAME STEP [PREPARE... !] COMMAND... [< FILE] [> FILE]
 *
 * words with spaces between, no quotes. The commands run one after the other
 * in every round, so that a busy minute meets all of them; what prepares one
 * is not counted. Printed as book.h says, cpu_ms being user and system time.
 */
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/bench/book.h"
#include "tests/bench/child.h"

enum { LINES_MAX = 32, WORDS_MAX = 64 };

struct line {
	char	 text[1024];
	char	*words[WORDS_MAX + 1];
	int	 n, command;		/* where the command begins */
};

static void
split(struct line *l)
{
	char *p = l->text;

	while (l->n < WORDS_MAX && *(p += strspn(p, " \t\n")) != '\0') {
		l->words[l->n++] = p;
		p += strcspn(p, " \t\n");
		if (*p != '\0')
			*p++ = '\0';
		if (strcmp(l->words[l->n - 1], "!") == 0) {
			l->words[l->n - 1] = NULL;
			l->command = l->n;
		}
	}
	l->words[l->n] = NULL;
	if (l->command == 0)
		l->command = 2;
}

static void
redirect(const char *path, int flags, int fd)
{
	int file = open(path, flags, 0600);

	if (file < 0 || dup2(file, fd) < 0) {
		perror(path);
		_exit(126);
	}
}

static void
run(char **words)
{
	char *argv[WORDS_MAX + 1];
	int n = 0;

	for (; *words != NULL; words++) {
		if (strcmp(*words, "<") == 0 && words[1] != NULL)
			redirect(*++words, O_RDONLY, 0);
		else if (strcmp(*words, ">") == 0 && words[1] != NULL)
			redirect(*++words, O_WRONLY | O_CREAT | O_TRUNC, 1);
		else
			argv[n++] = *words;
	}
	argv[n] = NULL;
	execvp(argv[0], argv);
	perror(argv[0]);
	_exit(127);
}

static double
ms(struct timeval t)
{
	return (double)t.tv_sec * 1e3 + (double)t.tv_usec / 1e3;
}

/* Run it; what it used, and whether it ended well. */
static bool
measure(char **words, struct rusage *used, double *wall)
{
	double from = child_now();
	int status = 0;
	pid_t pid = fork();

	if (pid == 0)
		run(words);
	if (pid < 0 || wait4(pid, &status, 0, used) != pid)
		return false;
	*wall = child_now() - from;
	return status == 0;
}

static bool
go(struct book *b, struct line *l, bool counts)
{
	struct rusage used;
	double wall;

	if (l->command > 2 && !measure(l->words + 2, &used, &wall))
		return false;
	if (!measure(l->words + l->command, &used, &wall))
		return false;
	if (!counts)
		return true;
	book_add(b, l->words[0], l->words[1], "cpu_ms",
	    ms(used.ru_utime) + ms(used.ru_stime));
	book_add(b, l->words[0], l->words[1], "wall_ms", wall);
	book_add(b, l->words[0], l->words[1], "peak_kb",
	    (double)used.ru_maxrss);
	return true;
}

static int
read_lines(const char *path, struct line *lines)
{
	FILE *f = fopen(path, "r");
	int n = 0;

	if (f == NULL) {
		perror(path);
		return 0;
	}
	while (n < LINES_MAX && fgets(lines[n].text, sizeof lines[n].text,
	    f) != NULL) {
		if (lines[n].text[0] == '#')
			continue;
		split(&lines[n]);
		if (lines[n].n > lines[n].command)
			n++;
	}
	fclose(f);
	return n;
}

int
main(int argc, char **argv)
{
	static struct line lines[LINES_MAX];
	struct book b = { 0 };
	bool ok = true;
	int n, i, run;

	if (argc != 3) {
		fprintf(stderr, "usage: proctime RUNS JOB\n");
		return 2;
	}
	n = read_lines(argv[2], lines);
	for (run = 0; ok && run <= strtol(argv[1], NULL, 10); run++)
		for (i = 0; ok && i < n; i++)
			if (!go(&b, &lines[i], run > 0)) {
				fprintf(stderr, "%s %s failed\n",
				    lines[i].words[0], lines[i].words[1]);
				ok = false;
			}
	book_print(&b);
	book_close(&b);
	return ok && n > 0 ? 0 : 1;
}

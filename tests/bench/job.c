#include <stdio.h>
#include <string.h>

#include "tests/bench/job.h"

static const char *const verbs[] = {
	[JOB_START] = "start", [JOB_WAIT] = "wait", [JOB_KEY] = "key",
	[JOB_TYPE] = "type", [JOB_BURST] = "burst", [JOB_RESIZE] = "resize",
	[JOB_IDLE] = "idle", [JOB_MEM] = "mem", [JOB_SHOW] = "show",
	[JOB_QUIT] = "quit",
};

static const struct {
	const char	*name, *bytes;
} keys[] = {
	{ "<Up>", "\033OA" }, { "<Down>", "\033OB" }, { "<Right>", "\033OC" },
	{ "<Left>", "\033OD" }, { "<Home>", "\033OH" }, { "<End>", "\033OF" },
	{ "<PgUp>", "\033[5~" }, { "<PgDn>", "\033[6~" }, { "<Esc>", "\033" },
	{ "<Enter>", "\r" }, { "<Space>", " " },
};

/* Named keys in a text become what a terminal sends. */
static void
translate(char *text)
{
	char out[JOB_TEXT];
	const char *p = text;
	size_t n = 0, i, len;

	while (*p != '\0' && n + 8 < sizeof out) {
		for (i = 0; i < sizeof keys / sizeof keys[0]; i++)
			if (strncmp(p, keys[i].name,
			    len = strlen(keys[i].name)) == 0)
				break;
		if (i == sizeof keys / sizeof keys[0]) {
			out[n++] = *p++;
			continue;
		}
		memcpy(out + n, keys[i].bytes, strlen(keys[i].bytes));
		n += strlen(keys[i].bytes);
		p += len;
	}
	out[n] = '\0';
	memcpy(text, out, n + 1);
}

static int
index_of(const char *word, const char *const *list, int n)
{
	int i;

	for (i = 0; i < n; i++)
		if (strcmp(list[i], word) == 0)
			return i;
	return -1;
}

static int
prog_of(const struct job *j, const char *name)
{
	int i;

	for (i = 0; i < j->progs; i++)
		if (strcmp(j->prog[i], name) == 0)
			return i;
	return -1;
}

static int
read_prog(struct job *j, const char *line)
{
	if (j->progs == JOB_PROGS || sscanf(line, "prog %31s %255[^\n]",
	    j->prog[j->progs], j->command[j->progs]) != 2)
		return -1;
	j->progs++;
	return 0;
}

static int
read_step(struct job *j, const char *line)
{
	struct job_step s = { .a = 1 };
	char prog[JOB_NAME], verb[JOB_NAME];
	const char *rest;
	int n = 0, at;

	if (j->steps == JOB_STEPS || sscanf(line, "%31s %31s %31s %n", prog, verb,
	    s.name, &n) < 3 || n == 0)
		return -1;
	rest = line + n;
	at = index_of(verb, verbs, JOB_VERBS);
	s.prog = prog_of(j, prog);
	if (at < 0 || s.prog < 0)
		return -1;
	s.verb = (enum job_verb)at;
	if (s.verb == JOB_RESIZE || s.verb == JOB_IDLE)
		sscanf(rest, "%d %d", &s.a, &s.b);
	else if (s.verb == JOB_START || s.verb == JOB_WAIT)
		sscanf(rest, "%255[^\n]", s.text);
	else
		sscanf(rest, "%255s %d %d", s.text, &s.a, &s.b);
	if (s.verb != JOB_START && s.verb != JOB_WAIT)
		translate(s.text);
	j->step[j->steps++] = s;
	return 0;
}

static int
read_line(struct job *j, const char *line)
{
	if (line[0] == '#' || line[strspn(line, " \t\n")] == '\0')
		return 0;
	if (sscanf(line, "size %d %d", &j->rows, &j->cols) == 2 ||
	    sscanf(line, "runs %d", &j->runs) == 1 ||
	    sscanf(line, "quiet %d", &j->quiet) == 1)
		return 0;
	if (strncmp(line, "prog ", 5) == 0)
		return read_prog(j, line);
	return read_step(j, line);
}

int
job_read(struct job *j, const char *path)
{
	FILE *f = fopen(path, "r");
	char line[512];
	int n = 0, status = 0;

	*j = (struct job){ .rows = 60, .cols = 200, .runs = 5, .quiet = 25 };
	if (f == NULL) {
		perror(path);
		return -1;
	}
	while (status == 0 && fgets(line, sizeof line, f) != NULL) {
		n++;
		status = read_line(j, line);
		if (status != 0)
			fprintf(stderr, "%s:%d: not understood: %s", path, n, line);
	}
	fclose(f);
	return status;
}

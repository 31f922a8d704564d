/*
 * How fast, how chatty and how fat is a terminal program? Measured from
 * outside, through a terminal of ours: ptytime JOB (see job.h).
 *
 * A figure ends at the last byte that was read; the silence after it, which
 * tells that a step is over, is not in it. A program that is busy is not
 * silent. CPU is the program's own clock and counts all it did for the step,
 * before and after the last byte. Keys that paint nothing are counted apart,
 * as is output that came after a step seemed over.
 */
#include <locale.h>
#include <poll.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/bench/book.h"
#include "tests/bench/child.h"
#include "tests/bench/job.h"
#include "tests/bench/vt.h"

enum { TIMEOUT_MS = 20000, NOTHING_MS = 300, JITTER_MS = 5 };

struct bench {
	struct job	 job;
	struct book	 book;
	struct child	 child;		/* the one that runs */
	struct vt	 vt;
	bool		 counts;	/* not in the run that warms up */
	uint64_t	 random;
};

/* What one step cost, from a moment on. */
struct cost {
	double	from, cpu_from;
	double	first, wall, cpu;	/* up to a byte, the last byte; all */
	double	seen, cpu_seen;		/* until the text was there */
	double	bytes;
};

static void
note(struct bench *b, const struct job_step *s, const char *measure, double v)
{
	if (b->counts)
		book_add(&b->book, b->job.prog[s->prog], s->name, measure, v);
}

static struct cost
begin(struct bench *b)
{
	return (struct cost){ .from = child_now(),
	    .cpu_from = child_cpu(&b->child), .seen = -1 };
}

/* Bytes read within so many milliseconds: 0 none, -1 it has gone. */
static ssize_t
listen(struct bench *b, int ms)
{
	struct pollfd p = { .fd = b->child.fd, .events = POLLIN };
	char buf[65536];
	ssize_t n;

	if (poll(&p, 1, ms) <= 0)
		return 0;
	n = read(b->child.fd, buf, sizeof buf);
	if (n <= 0)
		return -1;
	vt_write(&b->vt, buf, (size_t)n);
	return n;
}

static void
take(struct bench *b, struct cost *c, ssize_t n, const char *text)
{
	double wall = child_now() - c->from;
	double cpu = child_cpu(&b->child) - c->cpu_from;

	if (c->bytes == 0)
		c->first = wall;
	c->wall = wall;
	c->bytes += (double)n;
	if (text == NULL || c->seen >= 0 || !vt_shows(&b->vt, text))
		return;
	c->seen = wall;
	c->cpu_seen = cpu;
}

/* Whether it used a good part of a time on the processor. */
static bool
is_busy(struct bench *b, double *cpu, double ms)
{
	double now = child_cpu(&b->child);
	bool busy = now - *cpu > ms / 8;

	*cpu = now;
	return busy;
}

/*
 * Listen until it is silent and idle, and shows the text when there is one.
 * False when it never comes to that.
 */
static bool
settle(struct bench *b, struct cost *c, const char *text)
{
	double cpu = c->cpu_from, spent;
	ssize_t n;

	for (spent = 0; spent < TIMEOUT_MS; spent = child_now() - c->from) {
		n = listen(b, b->job.quiet);
		if (n < 0)
			return false;
		if (n > 0) {
			take(b, c, n, text);
			cpu = child_cpu(&b->child);
			continue;
		}
		if (is_busy(b, &cpu, b->job.quiet) ||
		    (text != NULL && c->seen < 0) ||
		    (c->bytes == 0 && spent < NOTHING_MS))
			continue;
		c->cpu = cpu - c->cpu_from;
		return true;
	}
	return false;
}

static uint64_t
chance(struct bench *b, uint64_t below)
{
	b->random = b->random * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (b->random >> 33) % below;
}

/* So that a program which looks around at intervals is not met in step. */
static void
jitter(struct bench *b, const struct job_step *s)
{
	ssize_t n = listen(b, (int)chance(b, JITTER_MS));

	if (n > 0)
		note(b, s, "late_bytes", (double)n);
}

static bool
send(struct bench *b, const char *keys, size_t n)
{
	return write(b->child.fd, keys, n) == (ssize_t)n;
}

/* Steps; each gives whether it went as it should. */

static bool
start(struct bench *b, const struct job_step *s)
{
	struct cost c;

	vt_open(&b->vt, b->job.rows, b->job.cols);
	if (child_spawn(&b->child, b->job.command[s->prog], b->job.rows,
	    b->job.cols) != 0)
		return false;
	c = begin(b);
	c.cpu_from = 0;
	if (!settle(b, &c, s->text))
		return false;
	note(b, s, "wall_ms", c.seen);
	note(b, s, "cpu_ms", c.cpu_seen);
	note(b, s, "all_wall_ms", c.wall);
	note(b, s, "all_cpu_ms", c.cpu);
	note(b, s, "bytes", c.bytes);
	return true;
}

static bool
stroke(struct bench *b, const struct job_step *s, const char *keys, size_t n)
{
	struct cost c;

	jitter(b, s);
	c = begin(b);
	if (!send(b, keys, n) || !settle(b, &c, NULL))
		return false;
	note(b, s, "cpu_ms", c.cpu);
	if (c.bytes == 0) {
		note(b, s, "nothing", 1);
		return true;
	}
	note(b, s, "first_ms", c.first);
	note(b, s, "wall_ms", c.wall);
	note(b, s, "bytes", c.bytes);
	return true;
}

static bool
strokes(struct bench *b, const struct job_step *s)
{
	bool ok = true;
	int i;

	for (i = 0; ok && i < s->a; i++)
		ok = stroke(b, s, s->text, strlen(s->text));
	return ok;
}

static bool
type(struct bench *b, const struct job_step *s)
{
	const char *p;
	bool ok = true;

	for (p = s->text; ok && *p != '\0'; p++)
		ok = stroke(b, s, p, 1);
	return ok;
}

static bool
burst(struct bench *b, const struct job_step *s)
{
	struct cost c = begin(b);
	double due = 0, gap = 1000.0 / (s->b > 0 ? s->b : 30), last = 0;
	ssize_t n;
	int i;

	for (i = 0; i < s->a; i++, due += gap) {
		while ((last = child_now() - c.from) < due) {
			n = listen(b, (int)(due - last) + 1);
			if (n < 0)
				return false;
			c.bytes += (double)n;
		}
		if (!send(b, s->text, strlen(s->text)))
			return false;
	}
	if (!settle(b, &c, NULL))
		return false;
	note(b, s, "lag_ms", c.wall > last ? c.wall - last : 0);
	note(b, s, "cpu_ms", c.cpu / s->a);
	note(b, s, "bytes", c.bytes / s->a);
	return true;
}

static bool
resize(struct bench *b, const struct job_step *s)
{
	struct cost c;

	jitter(b, s);
	c = begin(b);
	vt_resize(&b->vt, s->a, s->b);
	child_resize(&b->child, s->a, s->b);
	if (!settle(b, &c, NULL))
		return false;
	note(b, s, "wall_ms", c.wall);
	note(b, s, "cpu_ms", c.cpu);
	note(b, s, "bytes", c.bytes);
	return true;
}

static bool
idle(struct bench *b, const struct job_step *s)
{
	long switches = child_switches(&b->child);
	struct cost c = begin(b);
	double spent;
	ssize_t n;

	for (spent = 0; spent < s->a; spent = child_now() - c.from) {
		n = listen(b, (int)(s->a - spent) + 1);
		if (n < 0)
			return false;
		c.bytes += (double)n;
	}
	note(b, s, "bytes", c.bytes);
	note(b, s, "cpu_ms", child_cpu(&b->child) - c.cpu_from);
	note(b, s, "switches", (double)(child_switches(&b->child) - switches));
	return true;
}

static bool
memory(struct bench *b, const struct job_step *s)
{
	note(b, s, "peak_kb", (double)child_status(&b->child, "VmHWM"));
	note(b, s, "anon_kb", (double)child_status(&b->child, "RssAnon"));
	return true;
}

static bool
quit(struct bench *b, const struct job_step *s)
{
	double from = child_now();

	if (!send(b, s->text, strlen(s->text)))
		return false;
	while (listen(b, 1) >= 0)
		if (child_now() - from > TIMEOUT_MS)
			return false;
	note(b, s, "wall_ms", child_now() - from);
	note(b, s, "status", child_close(&b->child, 0));
	b->child.pid = 0;
	return true;
}

static bool
wait_for(struct bench *b, const struct job_step *s)
{
	struct cost c = begin(b);

	if (vt_shows(&b->vt, s->text))
		return true;
	return settle(b, &c, s->text);
}

static bool
show(struct bench *b, const struct job_step *s)
{
	(void)s;
	if (!b->counts)
		vt_print(&b->vt);
	return true;
}

static bool (*const acts[])(struct bench *, const struct job_step *) = {
	[JOB_START] = start, [JOB_WAIT] = wait_for, [JOB_KEY] = strokes,
	[JOB_TYPE] = type, [JOB_BURST] = burst, [JOB_RESIZE] = resize,
	[JOB_IDLE] = idle, [JOB_MEM] = memory, [JOB_SHOW] = show,
	[JOB_QUIT] = quit,
};

static bool
act(struct bench *b, const struct job_step *s)
{
	if (acts[s->verb](b, s))
		return true;
	fprintf(stderr, "%s: step %s failed; the screen was:\n",
	    b->job.prog[s->prog], s->name);
	vt_print(&b->vt);
	return false;
}

static bool
play(struct bench *b, int prog)
{
	const struct job_step *s;
	bool ok = true;
	int i;

	for (i = 0; ok && i < b->job.steps; i++) {
		s = &b->job.step[i];
		if (s->prog == prog)
			ok = act(b, s);
	}
	if (b->child.pid > 0)
		child_close(&b->child, 1);
	b->child.pid = 0;
	return ok;
}

int
main(int argc, char **argv)
{
	static struct bench b;
	bool ok = true;
	int run, i;

	if (argc != 2) {
		fprintf(stderr, "usage: ptytime JOB\n");
		return 2;
	}
	setlocale(LC_ALL, "C.UTF-8");
	if (job_read(&b.job, argv[1]) != 0)
		return 2;
	for (run = 0; ok && run <= b.job.runs; run++) {
		b.counts = run > 0;
		for (i = 0; ok && i < b.job.progs; i++)
			ok = play(&b, i);
	}
	book_print(&b.book);
	book_close(&b.book);
	return ok ? 0 : 1;
}

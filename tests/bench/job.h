#ifndef TESTS_BENCH_JOB_H
#define TESTS_BENCH_JOB_H

/*
 * A job for ptytime: programs and what is done with each. A line is words;
 * what is in capitals stands for more.
 *
 *	size ROWS COLS			of the terminal
 *	runs N				counted runs, after one that is not
 *	quiet MS			silence after which a step is over
 *	prog NAME COMMAND...
 *	NAME start STEP TEXT...		until the text is on the screen
 *	NAME wait - TEXT...
 *	NAME key STEP KEYS N		N times, each on its own
 *	NAME type STEP LETTERS		one after the other
 *	NAME burst STEP KEYS N HZ	as a key held down
 *	NAME resize STEP ROWS COLS
 *	NAME idle STEP MS
 *	NAME mem STEP
 *	NAME show -			the screen, to look at
 *	NAME quit STEP KEYS
 *
 * Keys are letters or <Up> <Down> <Left> <Right> <PgUp> <PgDn> <Home> <End>
 * <Esc> <Enter> <Space>.
 */

enum job_verb { JOB_START, JOB_WAIT, JOB_KEY, JOB_TYPE, JOB_BURST, JOB_RESIZE,
    JOB_IDLE, JOB_MEM, JOB_SHOW, JOB_QUIT, JOB_VERBS };

enum { JOB_PROGS = 8, JOB_STEPS = 128, JOB_NAME = 32, JOB_TEXT = 256 };

struct job_step {
	int		prog;
	enum job_verb	verb;
	char		name[JOB_NAME];
	char		text[JOB_TEXT];		/* of keys: as bytes */
	int		a, b;
};

struct job {
	int		rows, cols, runs, quiet;
	char		prog[JOB_PROGS][JOB_NAME];
	char		command[JOB_PROGS][JOB_TEXT];
	int		progs;
	struct job_step	step[JOB_STEPS];
	int		steps;
};

/* 0, or -1 after saying on standard error what is wrong. */
int	job_read(struct job *, const char *path);

#endif

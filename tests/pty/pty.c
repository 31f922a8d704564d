/*
 * pty PROGRAM: what only a terminal can show. Each case is a function that
 * gives NULL when all is well, or what is not.
 */
#include <fcntl.h>
#include <ftw.h>
#include <locale.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/pty/session.h"

/* What the cases know of the program. */
#define PLAN_FROM	"sample-data/aberdeen-city.yaml"
#define CLOCK		"--now=2026-11-24T10:42"
#define USER		"--as=Tester"
#define HOME_SHOWS	"Home"
#define LIST_KEY	"3"
#define LIST_SHOWS	"Commitments ›"
#define CHANGE		"set", "1.1-2019", "title", "Written by another"
#define CHANGE_SHOWS	"Written by another"

static char home[] = "/tmp/accord-pty-XXXXXX";
static char plan[sizeof home + 32];
static const char *program;

static const char *
begin(struct session *s, struct setup setup)
{
	const char *argv[] = { program, CLOCK, USER, plan, NULL };

	setup.argv = argv;
	setup.home = home;
	session_open(s, &setup);
	if (!session_shows(s, HOME_SHOWS, 0))
		return "no first screen";
	session_settle(s, 50);
	return NULL;
}

static const char *
begin_list(struct session *s, struct setup setup)
{
	const char *why;

	if ((why = begin(s, setup)) != NULL)
		return why;
	session_type(s, LIST_KEY);
	if (!session_shows(s, LIST_SHOWS, 0))
		return "no list";
	session_settle(s, 50);
	return NULL;
}

static const char *
leave(struct session *s)
{
	session_type(s, "q");
	if (!session_ends(s))
		return "q does not leave";
	if (!WIFEXITED(s->status) || WEXITSTATUS(s->status) != 0)
		return "leaving has another exit status than 0";
	return session_is_clean(s) ? NULL : "the terminal is not as before";
}

static const char *
start_shows_home_and_q_leaves(struct session *s)
{
	struct termios tty;
	const char *why = begin(s, (struct setup){ 0 });

	if (why != NULL)
		return why;
	if (!s->vt.alt || s->vt.hidden)
		return "no alternate screen, or no cursor";
	tcgetattr(s->fd, &tty);
	if (tty.c_lflag & (tcflag_t)(ICANON | ECHO) || tty.c_iflag & IXON)
		return "keys are not read one by one";
	if (!(tty.c_lflag & ISIG))
		return "Ctrl-Z is not left to the terminal";
	if (s->vt.unknown > 0 || s->vt.graphics)
		return "sequences that an xterm need not know";
	return leave(s);
}

static const char *
resize_keeps_the_screen(struct session *s)
{
	static const int sizes[][2] = {
		{ 24, 80 }, { 20, 60 }, { 6, 20 }, { 1, 1 }, { 60, 200 },
		{ 24, 80 },
	};
	const char *why = begin_list(s, (struct setup){ 0 });
	char *before;
	bool same;
	size_t i;
	long bytes;

	if (why != NULL)
		return why;
	before = session_screen(s);
	for (i = 0; i < sizeof sizes / sizeof sizes[0] && why == NULL; i++) {
		bytes = s->bytes;
		session_size(s, sizes[i][0], sizes[i][1]);
		if (!session_paints(s, bytes))
			why = "nothing drawn after a change of size";
		session_settle(s, 20);
	}
	session_size(s, 30, 100);
	same = session_looks(s, before);
	free(before);
	if (why == NULL && !same)
		why = "another screen when the size is as before";
	return why != NULL ? why : leave(s);
}

/* Two screens are one, however one comes there. */
static const char *
resize_shows_what_that_size_shows(struct session *s)
{
	struct setup small = { .rows = 24, .cols = 80 };
	const char *why = begin_list(s, small);
	char *wanted = session_screen(s);
	bool same;

	session_close(s);
	if (why == NULL)
		why = begin_list(s, (struct setup){ 0 });
	else
		session_open(s, &small);
	if (why == NULL)
		session_size(s, 24, 80);
	same = why == NULL && session_looks(s, wanted);
	free(wanted);
	if (why != NULL)
		return why;
	return same ? leave(s) : "another screen than at a start in that size";
}

/* A window that is dragged sends many sizes at once. */
static const char *
many_sizes_at_once_end_with_the_last(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ 0 });
	char *before;
	bool same;
	int i;

	if (why != NULL)
		return why;
	before = session_screen(s);
	for (i = 0; i < 200; i++)
		session_size(s, 1 + i % 50, 1 + i * 7 % 150);
	session_size(s, 30, 100);
	same = session_looks(s, before);
	free(before);
	return same ? leave(s) : "not the screen of the last size";
}

static const char *
stop_and_resume(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ 0 });
	char *before;
	bool same;

	if (why != NULL)
		return why;
	before = session_screen(s);
	session_type(s, "\032");
	if (!session_stops(s))
		why = "Ctrl-Z does not stop it";
	else if (!session_is_clean(s))
		why = "while stopped the terminal is not as before";
	if (why == NULL)
		session_resume(s);
	same = why == NULL && session_looks(s, before);
	free(before);
	if (why == NULL && !same)
		why = "another screen after coming back";
	if (why == NULL && !s->vt.paste)
		why = "pastes are not asked for after coming back";
	return why != NULL ? why : leave(s);
}

/* Stopped from outside, with the shell using the terminal meanwhile. */
static const char *
kill_stop_and_resume(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ 0 });
	char *before;
	bool same;

	if (why != NULL)
		return why;
	before = session_screen(s);
	kill(s->child, SIGSTOP);
	if (!session_stops(s))
		why = "SIGSTOP does not stop it";
	tcsetattr(s->fd, TCSANOW, &s->before);
	vt_feed(&s->vt, "\033[?1049l\033[2Jrubbish", 19);
	session_resume(s);
	same = session_looks(s, before);
	free(before);
	if (why == NULL && !same)
		why = "another screen after coming back";
	return why != NULL ? why : leave(s);
}

static const char *
killed(struct session *s, int number)
{
	const char *why = begin(s, (struct setup){ 0 });

	if (why != NULL)
		return why;
	kill(s->child, number);
	if (!session_ends(s))
		return "it goes on";
	if (!WIFSIGNALED(s->status) || WTERMSIG(s->status) != number)
		return "it does not end by that signal";
	return session_is_clean(s) ? NULL : "the terminal is not as before";
}

static const char *
sigterm_ends_it(struct session *s)
{
	return killed(s, SIGTERM);
}

static const char *
sighup_ends_it(struct session *s)
{
	return killed(s, SIGHUP);
}

static const char *
sigquit_ends_it(struct session *s)
{
	return killed(s, SIGQUIT);
}

static const char *
ctrl_c_ends_it(struct session *s)
{
	const char *why = begin(s, (struct setup){ 0 });

	if (why != NULL)
		return why;
	session_type(s, "\003");
	if (!session_ends(s) || !WIFSIGNALED(s->status) ||
	    WTERMSIG(s->status) != SIGINT)
		return "it does not end by SIGINT";
	return session_is_clean(s) ? NULL : "the terminal is not as before";
}

static const char *
crashes(struct session *s, int number)
{
	const char *why = killed(s, number);

	if (why != NULL)
		return why;
	return vt_find(&s->vt, "internal error") != -1 ? NULL :
	    "it does not say so";
}

static const char *
sigsegv_gives_the_terminal_back(struct session *s)
{
	return crashes(s, SIGSEGV);
}

static const char *
sigabrt_gives_the_terminal_back(struct session *s)
{
	return crashes(s, SIGABRT);
}

static const char *
hang_up_ends_it(struct session *s)
{
	const char *why = begin(s, (struct setup){ 0 });

	if (why != NULL)
		return why;
	session_hang_up(s);
	return session_is_gone(s) ? NULL : "it goes on";
}

static const char *
hang_up_ends_it_under_nohup(struct session *s)
{
	const char *why = begin(s, (struct setup){ .nohup = true });

	if (why != NULL)
		return why;
	session_hang_up(s);
	return session_is_gone(s) ? NULL : "it goes on";
}

/* Run the program to its end, with nothing to see; whether it ends well. */
static bool
run(const char *const *arguments)
{
	char **argv;
	int status;
	pid_t pid = fork();

	if (pid == 0) {
		memcpy(&argv, &arguments, sizeof argv);
		freopen("/dev/null", "w", stdout);
		setenv("HOME", home, 1);
		setenv("LANG", "C.UTF-8", 1);
		execv(argv[0], argv);
		_exit(127);
	}
	return waitpid(pid, &status, 0) == pid && WIFEXITED(status) &&
	    WEXITSTATUS(status) == 0;
}

static const char *
another_program_writes(struct session *s)
{
	const char *argv[] = { program, CLOCK, USER, plan, CHANGE, NULL };
	const char *why = begin_list(s, (struct setup){ 0 });

	if (why != NULL)
		return why;
	if (!run(argv))
		return "the other program failed";
	if (!session_shows(s, CHANGE_SHOWS, 1000))
		return "what it wrote is not shown within a second";
	return leave(s);
}

static const char *
no_color_sends_no_colour(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ .no_color = true });

	if (why != NULL)
		return why;
	if (s->vt.colours != 0)
		return "colours in spite of NO_COLOR";
	return leave(s);
}

static const char *
colours_are_sent_without_no_color(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ .term = "xterm" });

	if (why != NULL)
		return why;
	return s->vt.colours > 0 ? leave(s) : "no colours";
}

static const char *
vt100_is_enough(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ .term = "vt100" });

	if (why != NULL)
		return why;
	if (s->vt.colours != 0)
		return "colours for a terminal without";
	return leave(s);
}

static const char *
an_unknown_terminal_is_taken_for_an_xterm(struct session *s)
{
	const char *why = begin(s, (struct setup){ .term = "nobody-has-it" });

	return why != NULL ? why : leave(s);
}

static const char *
a_dumb_terminal_gets_plain_text(struct session *s)
{
	const char *argv[] = { program, CLOCK, USER, plan, NULL };
	struct setup setup = { .argv = argv, .home = home, .term = "dumb" };

	session_open(s, &setup);
	if (!session_ends(s))
		return "it goes on";
	if (s->escaped)
		return "it sends control sequences";
	if (!WIFEXITED(s->status) || (WEXITSTATUS(s->status) != 0 &&
	    WEXITSTATUS(s->status) != 69))
		return "its exit status is neither 0 nor 69";
	return s->bytes > 0 ? NULL : "it says nothing";
}

/* How often the program has gone to sleep; 0 where the system does not say. */
static long
times_asleep(const struct session *s)
{
	static const char name[] = "voluntary_ctxt_switches:";
	char path[64], line[256];
	long n = 0;
	FILE *f;

	snprintf(path, sizeof path, "/proc/%d/status", (int)s->child);
	if ((f = fopen(path, "r")) == NULL)
		return 0;
	while (fgets(line, sizeof line, f) != NULL)
		if (strncmp(line, name, sizeof name - 1) == 0)
			n = strtol(line + sizeof name - 1, NULL, 10);
	fclose(f);
	return n;
}

static const char *
nothing_happens_while_nothing_happens(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ 0 });
	long asleep;

	if (why != NULL)
		return why;
	asleep = times_asleep(s);
	if (session_settle(s, 300) > 0)
		return "bytes are sent";
	if (times_asleep(s) != asleep)
		return "it wakes up";
	return leave(s);
}

static const char *
a_click_goes_there(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ 0 });

	if (why != NULL)
		return why;
	if (!s->vt.mouse)
		return "the mouse is not asked for";
	session_type(s, "\033[<0;12;9M\033[<0;12;9m");
	session_settle(s, 50);
	return s->vt.row == 8 ? leave(s) : "the cursor is elsewhere";
}

/* A key held down is drawn now and then, not each time. */
static const char *
a_held_key_paints_a_few_frames(struct session *s)
{
	static char held[61];
	struct setup small = { .rows = 20, .cols = 60 };
	const char *why = begin_list(s, small);
	long one_by_one = 0, at_once, before;
	char *end;
	bool same;
	int i;

	if (why != NULL)
		return why;
	memset(held, 'j', sizeof held - 1);
	for (i = 0; i < 60; i++) {
		before = s->bytes;
		session_type(s, "j");
		session_settle(s, 15);
		one_by_one += s->bytes - before;
	}
	end = session_screen(s);
	session_type(s, "\033[1~");
	session_settle(s, 50);
	before = s->bytes;
	session_type(s, held);
	same = session_looks(s, end);
	free(end);
	session_settle(s, 50);
	at_once = s->bytes - before;
	if (!same)
		return "60 keys at once do not lead where 60 keys lead";
	if (one_by_one == 0 || at_once * 3 > one_by_one)
		return "as good as every key is painted";
	return leave(s);
}

static const char *
a_paste_does_not_act(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ 0 });

	if (why != NULL)
		return why;
	if (!s->vt.paste)
		return "pastes are not asked for";
	session_type(s, "\033[200~q\r:quit\r\022q\033[201~");
	session_settle(s, 50);
	if (s->ended || s->stopped)
		return "it does";
	return leave(s);
}

/* Bytes no key sends must neither act nor stick. */
static const char *
unknown_sequences_do_not_act(struct session *s)
{
	const char *why = begin_list(s, (struct setup){ 0 });
	char *before;
	bool same;

	if (why != NULL)
		return why;
	before = session_screen(s);
	session_type(s, "\033[1;5q\033[99;1q\033[?1;2q\033[>0;1;1q\033Oz"
	    "\033[25q\xff\xfe\xc0\x80\xed\xa0\x80");
	session_settle(s, 50);
	same = !s->ended && session_looks(s, before);
	free(before);
	return same ? leave(s) : "they do";
}

static const struct {
	const char	*name;
	const char	*(*run)(struct session *);
} cases[] = {
#define CASE(name) { #name, name }
	CASE(start_shows_home_and_q_leaves),
	CASE(resize_keeps_the_screen),
	CASE(resize_shows_what_that_size_shows),
	CASE(many_sizes_at_once_end_with_the_last),
	CASE(stop_and_resume),
	CASE(kill_stop_and_resume),
	CASE(sigterm_ends_it),
	CASE(sighup_ends_it),
	CASE(sigquit_ends_it),
	CASE(ctrl_c_ends_it),
	CASE(sigsegv_gives_the_terminal_back),
	CASE(sigabrt_gives_the_terminal_back),
	CASE(hang_up_ends_it),
	CASE(hang_up_ends_it_under_nohup),
	CASE(another_program_writes),
	CASE(no_color_sends_no_colour),
	CASE(colours_are_sent_without_no_color),
	CASE(vt100_is_enough),
	CASE(an_unknown_terminal_is_taken_for_an_xterm),
	CASE(a_dumb_terminal_gets_plain_text),
	CASE(nothing_happens_while_nothing_happens),
	CASE(a_click_goes_there),
	CASE(a_held_key_paints_a_few_frames),
	CASE(a_paste_does_not_act),
	CASE(unknown_sequences_do_not_act),
#undef CASE
};

enum { CASES = sizeof cases / sizeof cases[0] };

static void
show_screen(const struct session *s)
{
	char *screen = session_screen(s), *line, *end;

	for (line = screen; (end = strchr(line, '\n')) != NULL; line = end + 1)
		if (end > line)
			printf("    |%.*s\n", (int)(end - line), line);
	free(screen);
}

static bool
passes(size_t i)
{
	struct session s;
	const char *why = cases[i].run(&s);

	if (why == NULL)
		printf("ok %s\n", cases[i].name);
	else {
		printf("FAILED %s: %s\n", cases[i].name, why);
		show_screen(&s);
	}
	fflush(stdout);
	session_close(&s);
	return why == NULL;
}

static int
remove_one(const char *path, const struct stat *st, int type, struct FTW *ftw)
{
	(void)st;
	(void)type;
	(void)ftw;
	return remove(path);
}

static bool
make_plan(void)
{
	const char *argv[] = {
		program, CLOCK, USER, "new", plan, "--from", PLAN_FROM, NULL
	};

	if (mkdtemp(home) == NULL)
		return false;
	snprintf(plan, sizeof plan, "%s/plan.accord", home);
	return run(argv);
}

/* pty PROGRAM [PART-OF-A-NAME] */
int
main(int argc, char **argv)
{
	int failed = 0, passed = 0;
	bool plan_made;
	size_t i;

	if (argc < 2) {
		fputs("usage: pty PROGRAM [PART-OF-A-NAME]\n", stderr);
		return 2;
	}
	setlocale(LC_ALL, "C.UTF-8");
	signal(SIGPIPE, SIG_IGN);
	program = argv[1];
	plan_made = make_plan();
	if (!plan_made)
		printf("FAILED to make a plan from %s\n", PLAN_FROM);
	for (i = 0; i < CASES && plan_made; i++)
		if (argc == 2 || strstr(cases[i].name, argv[2]) != NULL)
			*(passes(i) ? &passed : &failed) += 1;
	nftw(home, remove_one, 16, FTW_DEPTH | FTW_PHYS);
	printf("pty: %d passed, %d failed\n", passed, failed);
	return failed > 0 || passed == 0;
}

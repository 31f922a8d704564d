#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "tui/guard.h"

enum { CRASH_STACK = 64 * 1024, STOP = 0 };

static const char crash_message[] =
    "accord: internal error. Finished changes are saved in the plan.\n";

static void	on_note(int), on_end(int), on_crash(int);

static const struct {
	int	number;
	void	(*handler)(int);
	int	flags;
} signals[] = {
	[STOP] = { SIGTSTP, on_note, SA_RESTART },
	{ SIGWINCH, on_note, SA_RESTART }, { SIGCONT, on_note, SA_RESTART },
	{ SIGTERM, on_end, SA_RESTART },
	{ SIGHUP, on_end, SA_RESTART }, { SIGINT, on_end, SA_RESTART },
	{ SIGQUIT, on_end, SA_RESTART },
	{ SIGSEGV, on_crash, SA_ONSTACK | SA_RESETHAND },
	{ SIGBUS, on_crash, SA_ONSTACK | SA_RESETHAND },
	{ SIGFPE, on_crash, SA_ONSTACK | SA_RESETHAND },
	{ SIGILL, on_crash, SA_ONSTACK | SA_RESETHAND },
	{ SIGABRT, on_crash, SA_ONSTACK | SA_RESETHAND },
};

enum { SIGNALS = sizeof signals / sizeof signals[0] };

static struct {
	volatile sig_atomic_t	held;
	volatile sig_atomic_t	ended;			/* by this signal */
	volatile sig_atomic_t	stop, resumed, resized;
	int			wake[2];
	struct termios		tty;			/* as we found it */
	char			restore[256];
	size_t			nrestore;
	struct sigaction	before[SIGNALS];
	char			stack[CRASH_STACK];
} guard;

static void
give_back(void)
{
	if (!guard.held || tcgetpgrp(STDIN_FILENO) != getpgrp())
		return;
	if (write(STDOUT_FILENO, guard.restore, guard.nrestore) >= 0)
		tcsetattr(STDIN_FILENO, TCSANOW, &guard.tty);
}

static void
die(int number)
{
	struct sigaction act = { .sa_handler = SIG_DFL };

	sigaction(number, &act, NULL);
	raise(number);
}

static void
wake(void)
{
	int saved = errno;
	ssize_t n = write(guard.wake[1], "", 1);

	(void)n;	/* a full pipe wakes as well */
	errno = saved;
}

static void
on_note(int number)
{
	if (number == SIGWINCH)
		guard.resized = 1;
	else if (number == SIGCONT)
		guard.resumed = 1;
	else
		guard.stop = 1;
	wake();
}

static void
on_end(int number)
{
	if (guard.ended != 0 && (number == SIGINT || number == SIGQUIT)) {
		give_back();
		die(number);
	}
	if (guard.ended == 0)
		guard.ended = number;
	wake();
}

static void
on_crash(int number)
{
	ssize_t n;

	give_back();
	n = write(STDERR_FILENO, crash_message, sizeof crash_message - 1);
	(void)n;
	die(number);
}

/* What nohup, or a shell without jobs, ignores stays ignored. */
static void
catch_signals(void)
{
	struct sigaction act = { 0 };
	size_t i;

	sigemptyset(&act.sa_mask);
	for (i = 0; i < SIGNALS; i++) {
		act.sa_handler = signals[i].handler;
		act.sa_flags = signals[i].flags;
		sigaction(signals[i].number, NULL, &guard.before[i]);
		if (guard.before[i].sa_handler != SIG_IGN)
			sigaction(signals[i].number, &act, NULL);
	}
}

bool
guard_open(void)
{
	stack_t stack = { .ss_sp = guard.stack, .ss_size = CRASH_STACK };
	size_t i;

	memset(&guard, 0, sizeof guard);
	if (tcgetattr(STDIN_FILENO, &guard.tty) != 0 || pipe(guard.wake) != 0)
		return false;
	for (i = 0; i < 2; i++) {
		fcntl(guard.wake[i], F_SETFL, O_NONBLOCK);
		fcntl(guard.wake[i], F_SETFD, FD_CLOEXEC);
	}
	sigaltstack(&stack, NULL);
	catch_signals();
	return true;
}

void
guard_close(void)
{
	stack_t stack = { .ss_flags = SS_DISABLE };
	size_t i;

	for (i = 0; i < SIGNALS; i++)
		sigaction(signals[i].number, &guard.before[i], NULL);
	sigaltstack(&stack, NULL);
	close(guard.wake[0]);
	close(guard.wake[1]);
}

void
guard_restore_with(const char *s)
{
	for (; *s != '\0' && guard.nrestore < sizeof guard.restore; s++)
		if (s[0] == '$' && s[1] == '<' && strchr(s, '>') != NULL)
			s = strchr(s, '>');
		else
			guard.restore[guard.nrestore++] = *s;
}

void
guard_hold(bool held)
{
	guard.held = held;
}

int
guard_fd(void)
{
	return guard.wake[0];
}

void
guard_heard(void)
{
	char bytes[64];

	while (read(guard.wake[0], bytes, sizeof bytes) > 0)
		continue;
}

static unsigned
take(volatile sig_atomic_t *flag, enum guard_note note)
{
	if (!*flag)
		return 0;
	*flag = 0;
	return note;
}

unsigned
guard_notes(void)
{
	return take(&guard.stop, GUARD_STOP) |
	    take(&guard.resumed, GUARD_RESUMED) |
	    take(&guard.resized, GUARD_RESIZED);
}

int
guard_ended(void)
{
	return guard.ended;
}

void
guard_stop(void)
{
	guard_share_stop(true);
	raise(SIGTSTP);
	guard_share_stop(false);
}

void
guard_share_stop(bool share)
{
	struct sigaction act = { .sa_handler = share ? SIG_DFL : on_note };

	act.sa_flags = SA_RESTART;
	sigemptyset(&act.sa_mask);
	if (guard.before[STOP].sa_handler != SIG_IGN)
		sigaction(SIGTSTP, &act, NULL);
	guard.resumed = 0;
}

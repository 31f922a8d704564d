#include <curses.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <term.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <wchar.h>

#include "core/base/arena.h"
#include "tui/guard.h"
#include "tui/inbox.h"
#include "tui/ink.h"
#include "tui/keys.h"
#include "tui/term.h"

enum {
	PAINT_LATEST = 50,	/* ms that input may hold up a frame */
	FLAG_A = 0x1F1E6, FLAG_Z = 0x1F1FF,
};

#define PASTE_ON	"\033[?2004h"
#define PASTE_OFF	"\033[?2004l"
#define MOUSE_ON	"\033[?1000h\033[?1006h"
#define MOUSE_OFF	"\033[?1000l\033[?1002l\033[?1006l"

static struct {
	SCREEN			*screen;	/* NULL: not taken */
	bool			 ansi, mouse;
	bool			 own_colours;	/* the terminal has its own */
	int			 colours;	/* 0: attributes only */
	struct style {
		attr_t	attrs;
		short	pair;
	}			 styles[LOOK_COUNT];

	struct arena		 arena;
	int			 rows, cols;	/* of the frame shown last */
	struct cell		*frame;
	bool			 repaint;

	struct inbox		 inbox;
	bool			 is_ahead;
	struct term_input	 ahead;
	int64_t			 unshown;	/* since when input is; or 0 */
} term;

static int64_t
now(void)
{
	struct timespec t;

	clock_gettime(CLOCK_MONOTONIC, &t);
	return (int64_t)t.tv_sec * 1000 + t.tv_nsec / 1000000;
}

static const char *
cap(const char *name)
{
	const char *s = tigetstr(name);

	return s == (const char *)-1 ? NULL : s;
}

/* Taking the terminal and giving it back. */

static void
build_restore(void)
{
	static const char *const caps[] = {
		"rmkx", "cnorm", "sgr0", "op", "rmcup",
	};
	size_t i;

	if (term.ansi)
		guard_restore_with(MOUSE_OFF PASTE_OFF);
	for (i = 0; i < sizeof caps / sizeof caps[0]; i++)
		if (cap(caps[i]) != NULL)
			guard_restore_with(cap(caps[i]));
	if (term.ansi && cap("rmcup") == NULL)
		guard_restore_with("\033[999;1H\r\n");	/* below it all */
}

/* Past curses, which has its own buffer and does not know these modes. */
static void
send(const char *bytes)
{
	if (!term.ansi)
		return;
	putp(bytes);
	fflush(stdout);
}

static void
enter(void)
{
	reset_prog_mode();
	send(PASTE_ON);
	if (term.mouse)
		send(MOUSE_ON);
	term.repaint = true;
	guard_hold(true);
}

static void
leave(void)
{
	send(MOUSE_OFF PASTE_OFF);
	endwin();
	guard_hold(false);
}

/* Keys one by one, none of them kept by the driver but those that send
 * signals: Ctrl-S, Ctrl-Q and Ctrl-V are keys like others. */
static void
set_tty(void)
{
	struct termios tty;

	cbreak();
	noecho();
	nonl();
	if (tcgetattr(STDIN_FILENO, &tty) == 0) {
		tty.c_iflag &= ~(tcflag_t)(IXON | ICRNL | INLCR | IGNCR |
		    ISTRIP);
		tty.c_lflag &= ~(tcflag_t)IEXTEN;
		tcsetattr(STDIN_FILENO, TCSADRAIN, &tty);
	}
	def_prog_mode();
}

static bool
is_described(const char *type)
{
	int status;
	bool described = setupterm(type, STDOUT_FILENO, &status) == OK;

	if (described)
		del_curterm(cur_term);
	return described;
}

/* A terminal nobody has described is most likely one like xterm. */
static SCREEN *
new_screen(const char *type)
{
	const char *const types[] = { type, "xterm-256color", "vt100" };
	size_t i;

	for (i = 0; i < 3; i++)
		if (is_described(types[i]))
			return newterm(types[i], stdout, stdin);
	return NULL;
}

static const struct err *
check_tty(const char *type)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO))
		return err_new(ERR_NEED, "the full screen needs a terminal, "
		    "as standard input and as standard output");
	if (type == NULL || type[0] == '\0')
		return err_new(ERR_NEED, "TERM is not set: cannot tell which "
		    "kind of terminal this is");
	if (strcmp(type, "dumb") == 0 || strcmp(type, "unknown") == 0)
		return err_new(ERR_NEED, "the full screen needs a terminal "
		    "that can move its cursor, and TERM is %s", type);
	return NULL;
}

static const struct err *
take(const char *type)
{
	const struct keys_cap *k;

	use_env(FALSE);
	use_tioctl(TRUE);
	if ((term.screen = new_screen(type)) == NULL)
		return err_new(ERR_NEED, "no description of the terminal %s "
		    "on this computer; try TERM=xterm", type);
	if (cap("cup") == NULL) {
		endwin();
		delscreen(term.screen);
		return err_new(ERR_NEED, "the full screen needs a terminal "
		    "that can move its cursor, and %s cannot", type);
	}
	term.ansi = strncmp(cap("cup"), "\033[", 2) == 0;
	for (k = keys_caps; k->cap != NULL; k++)
		if (cap(k->cap) != NULL)
			keys_learn(&term.inbox.keys, cap(k->cap), k->name);
	return NULL;
}

const struct err *
term_open(const struct theme *theme, const char *watch, bool mouse)
{
	const char *type = getenv("TERM");
	const struct err *err;

	memset(&term, 0, sizeof term);
	term.mouse = mouse;
	if ((err = check_tty(type)) != NULL)
		return err;
	if (!guard_open())
		return err_new(ERR_NEED, "cannot take the terminal: %s",
		    strerror(errno));
	if ((err = take(type)) != NULL) {
		guard_close();
		return err;
	}
	typeahead(-1);
	set_tty();
	build_restore();
	term_theme(theme);
	watch_open(&term.inbox.watch, watch);
	enter();
	return NULL;
}

void
term_close(void)
{
	if (term.screen == NULL)
		return;
	leave();
	delscreen(term.screen);
	term.screen = NULL;
	guard_close();
	watch_close(&term.inbox.watch);
	arena_close(&term.arena);
	term.frame = NULL;
}

/* Looks. */

static void
start_colours(void)
{
	if (term.colours > 0 || !has_colors() || start_color() != OK ||
	    COLORS < 8 || COLOR_PAIRS <= LOOK_COUNT)
		return;
	term.colours = COLORS;
	term.own_colours = use_default_colors() == OK;
}

static attr_t
attrs(const struct ink *ink)
{
	return (ink->bold ? A_BOLD : 0) | (ink->dim ? A_DIM : 0) |
	    (ink->reverse ? A_REVERSE : 0) |
	    (ink->underline ? A_UNDERLINE : 0);
}

void
term_theme(const struct theme *theme)
{
	struct ink inks[LOOK_COUNT];
	int i;

	if (ink_is_coloured(theme))
		start_colours();
	ink_mix(inks, theme, term.colours, term.own_colours);
	for (i = 0; i < LOOK_COUNT; i++) {
		if (inks[i].pair == i + 1)
			init_pair(inks[i].pair, inks[i].fg, inks[i].bg);
		term.styles[i].attrs = attrs(&inks[i]);
		term.styles[i].pair = inks[i].pair;
	}
	term.repaint = true;
}

/* Frames. */

void
term_size(int *rows, int *cols)
{
	getmaxyx(stdscr, *rows, *cols);
}

static void
put_char(int row, int col, chtype c, const struct style *style)
{
	mvaddch(row, col, c | style->attrs | (chtype)COLOR_PAIR(style->pair));
}

/*
 * Only the head of a joined emoji is shown, as it looks on its own: about the
 * rest, and about flags, terminals do not agree how wide it is.
 */
static void
put_wide(int row, int col, const struct cell *cell, const struct style *style)
{
	wchar_t wide[CELL_BYTES] = { 0 };
	size_t n = mbstowcs(wide, cell->bytes, CELL_BYTES);
	size_t head = n == (size_t)-1 ? 0 : wcscspn(wide, L"\u200D\uFE0F");
	int width = head == 0 ? -1 : wcwidth(wide[0]);
	bool flag = wide[0] >= FLAG_A && wide[0] <= FLAG_Z;
	cchar_t out;

	if (flag || width < 1 || width > cell->width ||
	    (width < cell->width && head == n)) {
		put_char(row, col, '?', style);
		width = 1;
	} else {
		wide[head] = L'\0';
		setcchar(&out, wide, style->attrs, style->pair, NULL);
		mvadd_wch(row, col, &out);
	}
	if (width < cell->width)
		put_char(row, col + 1, ' ', style);
}

/*
 * Each cluster goes to its own absolute position, so that a disagreement
 * about width between us and curses cannot push a row askew. Half a wide
 * cell, the other half of which something lies over, is blank.
 */
static void
put(int row, int col, const struct cell *cells, int cols)
{
	const struct cell *cell = &cells[col];
	const struct style *style = &term.styles[cell->look];
	unsigned char c = (unsigned char)cell->bytes[0];
	bool torn = cell->width == 2 &&
	    (col + 1 == cols || cells[col + 1].width != 0);

	if (cell->width == 0 && col > 0 && cells[col - 1].width == 2)
		return;
	if (torn || c < ' ' || c == 0x7F)
		put_char(row, col, ' ', style);
	else if (cell->bytes[1] == '\0')
		put_char(row, col, c, style);
	else
		put_wide(row, col, cell, style);
}

/* Half a wide cell is shown again when the other half changes. */
static bool
is_other(const struct cell *cell, const struct cell *shown, int before,
    int after)
{
	size_t size = sizeof *cell;

	return memcmp(cell, shown, size) != 0 ||
	    (cell->width == 0 && before > 0 &&
	    memcmp(cell - 1, shown - 1, size) != 0) ||
	    (cell->width == 2 && after > 0 &&
	    memcmp(cell + 1, shown + 1, size) != 0);
}

static void
show_row(int row, const struct cell *cells, struct cell *shown, int cols)
{
	size_t size = sizeof *cells * (size_t)cols;
	int col;

	if (memcmp(cells, shown, size) == 0)
		return;
	for (col = 0; col < cols; col++)
		if (is_other(&cells[col], &shown[col], col, cols - 1 - col))
			put(row, col, cells, cols);
	memcpy(shown, cells, size);
}

/* Forget the frame when it is not what the next one can be compared with. */
static void
fit_frame(const struct canvas *c)
{
	size_t n = (size_t)c->rows * (size_t)c->cols;

	if (!term.repaint && c->rows == term.rows && c->cols == term.cols)
		return;
	arena_reset(&term.arena);
	term.frame = arena_array(&term.arena, struct cell, n);
	term.rows = c->rows;
	term.cols = c->cols;
	erase();
	clearok(curscr, TRUE);
	term.repaint = false;
}

void
term_show(const struct canvas *c)
{
	size_t at;
	int row;

	fit_frame(c);
	for (row = 0; row < c->rows; row++) {
		at = (size_t)row * (size_t)c->cols;
		show_row(row, &c->cells[at], &term.frame[at], c->cols);
	}
	move(c->cursor_row, c->cursor_col);
	refresh();
	term.unshown = 0;
}

/* Waiting. */

static void
resize(void)
{
	struct winsize size;

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_row > 0 &&
	    size.ws_col > 0)
		resizeterm(size.ws_row, size.ws_col);
	term.repaint = true;
}

/* What signals noted. */
static bool
heed(unsigned notes)
{
	if (notes & GUARD_RESUMED) {
		/* In the background this stops us until we are in front. */
		reset_prog_mode();
		leave();
		enter();
	}
	if (notes & GUARD_STOP) {
		/* Here, between two commands, nobody holds a lock. */
		leave();
		guard_stop();
		enter();
	}
	if (notes != 0)
		resize();
	return notes != 0;
}

/* What has happened already. */
static bool
take_input(struct term_input *in)
{
	if (guard_ended() == 0 && heed(guard_notes())) {
		*in = (struct term_input){ .event = TERM_RESIZE };
		return true;
	}
	return inbox_take(&term.inbox, now(), in);
}

struct term_input
term_wait(void)
{
	struct term_input in = term.ahead;

	if (!term.is_ahead)
		while (!take_input(&in))
			inbox_look(&term.inbox, true);
	term.is_ahead = false;
	if (term.unshown == 0)
		term.unshown = now();
	if (in.event == TERM_KEY && strcmp(in.key, "C-l") == 0)
		term.repaint = true;
	return in;
}

bool
term_pending(void)
{
	if (term.unshown != 0 && now() - term.unshown > PAINT_LATEST)
		return false;
	if (!term.is_ahead)
		term.is_ahead = take_input(&term.ahead);
	if (!term.is_ahead) {
		inbox_look(&term.inbox, false);
		term.is_ahead = take_input(&term.ahead);
	}
	return term.is_ahead;
}

int
term_run(const char *command)
{
	int status;

	leave();
	guard_share_stop(true);
	status = system(command);
	guard_share_stop(false);
	enter();
	resize();
	return status;
}

int
term_signal(void)
{
	return guard_ended();
}

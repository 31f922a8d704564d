#include <locale.h>
#include <ncurses.h>
#include <stdarg.h>
#include <string.h>

#include "tests/bench/floor.h"

void
floor_begin(void)
{
	setlocale(LC_ALL, "");
	initscr();
	raw();
	noecho();
	keypad(stdscr, TRUE);
	set_escdelay(25);
	start_color();
	use_default_colors();
	init_pair(1, COLOR_GREEN, -1);
	init_pair(2, COLOR_YELLOW, -1);
}

void
floor_end(void)
{
	endwin();
}

void
floor_line(int y, const char *fmt, ...)
{
	va_list ap;

	move(y, 0);
	va_start(ap, fmt);
	vw_printw(stdscr, fmt, ap);
	va_end(ap);
	clrtoeol();
}

void
floor_row(int y, int selected, const char *code, const char *status,
    const char *due, const char *title, const char *more)
{
	int pair = strcmp(status, "complete") == 0 ? 1 : 2;

	if (selected)
		attron(A_REVERSE);
	mvprintw(y, 0, "%-12s ", code);
	attron(COLOR_PAIR(pair));
	printw("%-14.14s", status);
	attroff(COLOR_PAIR(pair));
	printw(" %-10s %.*s", due, COLS - 90, title);
	clrtoeol();
	mvprintw(y, COLS - 48, "%.47s", more);
	if (selected)
		attroff(A_REVERSE);
}

void
floor_move(struct floor_cursor *c, int key)
{
	int height = LINES - 2;

	switch (key) {
	case 'j':	c->at++; break;
	case 'k':	c->at--; break;
	case KEY_NPAGE:	c->at += height; c->top += height; break;
	case KEY_PPAGE:	c->at -= height; c->top -= height; break;
	case 'g':	c->at = 0; break;
	case 'G':	c->at = c->total - 1; break;
	default:	break;
	}
	if (c->at >= c->total)
		c->at = c->total - 1;
	if (c->at < 0)
		c->at = 0;
	if (c->top > c->total - height)
		c->top = c->total - height;
	if (c->top < 0)
		c->top = 0;
	if (c->at < c->top)
		c->top = c->at;
	if (c->at >= c->top + height)
		c->top = c->at - height + 1;
}

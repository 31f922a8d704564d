#ifndef TESTS_BENCH_FLOOR_H
#define TESTS_BENCH_FLOOR_H

/*
 * What the two floors share: the least that a list of commitments in a
 * terminal can cost with ncurses. They are what the program is
 * compared with, not a product: no checks, no help, no colours of one's own.
 */

struct floor_cursor {
	int	at, top, total;
};

void	floor_begin(void);
void	floor_end(void);

void	floor_line(int y, const char *fmt, ...)
	    __attribute__((format(printf, 2, 3)));

/* A row of a list, as wide as the screen; `more` stands at its right. */
void	floor_row(int y, int selected, const char *code, const char *status,
	    const char *due, const char *title, const char *more);

/* j k PgDn PgUp g G */
void	floor_move(struct floor_cursor *, int key);

#endif

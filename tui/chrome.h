#ifndef TUI_CHROME_H
#define TUI_CHROME_H

#include "tui/app.h"

/*
 * What stands round every view: plan, saved state and date; the tabs; where
 * one is; a line for messages and typing; the hints. What does not fit is
 * left out whole, from the least important on.
 */
enum { CHROME_TOP = 3, CHROME_BOTTOM = 3, CHROME_LEAST_ROWS = 10,
    CHROME_LEAST_COLS = 40 };

void		 chrome_draw(struct app *, struct canvas *);

/* The digit of the tab at a column, NULL for none. */
const char	*chrome_tab_at(const struct app *, int col);

#endif

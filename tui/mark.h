#ifndef TUI_MARK_H
#define TUI_MARK_H

#include "core/model/matrix.h"
#include "core/model/standing.h"
#include "core/model/theme.h"

/* Signs for states and roles: a shape as well as a colour, so that nothing
 * rests on colour alone. */

/* "■L" late, "▲S" soon, "○" open, "●D" done, " -" undated, " =" parked. */
const char	*mark_standing(enum standing, enum look *);

/* How the letter of a matrix cell is drawn. */
enum look	 mark_letter(struct matrix_cell);

#endif

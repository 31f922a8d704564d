#ifndef TUI_VIEW_H
#define TUI_VIEW_H

#include "core/cmd/cmd.h"
#include "tui/canvas.h"

/*
 * A view shows one thing in three steps that never mix:
 *
 *	load	reads the plan into what it needs, in the view's arena
 *	draw	turns that into cells; cannot fail, read or allocate but for
 *		texts of the frame
 *	key	names the line to run; the app runs it and loads again
 */

enum { VIEW_LINE = 512 };

struct view {
	const struct view_ops	*ops;
	struct session		*session;
	struct arena		 arena;		/* reset by view_load */
	void			*state;		/* what load made; NULL: nothing */
	int			 reads;		/* which snapshot it was made from */
	char			 line[VIEW_LINE];	/* the command it shows */
	int			 cursor, rows;	/* the row in hand, of how many */
	int			 col, cols;	/* likewise across; cols 0: none */
	int			 panel, panels;	/* the part in hand */
	int			 top, left;	/* first row and column shown */
	int			 page;		/* rows shown by the last drawing */
	const char		*note;		/* filter and count, after the title */
	/* Field being edited in place; NULL when none is. */
	const char		*edit_text;
	int			 edit_at;	/* cursor, in cells */
	const char	*text;		/* given to the text and help views */
	const char	**folded;	/* what find looks through; made when asked */
	/* Rows that have what was sought last, in order. */
	int		*matches, nmatches;
	const char	*matched;
	/* What find looks for, folded; NULL or "" for nothing. */
	const char		*find;
};

struct view_key {
	const char	*keys;	/* "j Down": any of these */
	/*
	 * What it does: a motion ("+1"), a word of the app ("back"), or a
	 * command; ":" before it opens the prompt with it. Holes: %c
	 * commitment, %p partner, %s item, %f field, %v the field's value,
	 * %o the line that opens what is in hand.
	 */
	const char	*line;
	const char	*help;	/* empty: the command's own summary */
	const char	*hint;	/* in the last line of the screen; NULL: not there */
};

struct view_ops {
	const char		*name, *title;
	const char		*tab;		/* in line 2, NULL: no tab */
	const struct view_key	*keys;
	const struct err	*(*load)(struct view *);
	void			 (*draw)(struct view *, struct canvas *, struct rect);
	/* What stands for a hole now; NULL when there is nothing. */
	const char		*(*hole)(const struct view *, char which);
	/* The text of a row, for find; NULL where one cannot find. */
	const char		*(*text)(const struct view *, int row);
	/* The sentence about what is in hand, over the hints; may be NULL. */
	const char		*(*sentence)(const struct view *, struct arena *,
				    enum look *);
};

/* In the order of the tabs; the rest after them. NULL ends. */
extern const struct view_ops *const view_table[];
enum { VIEW_MAX = 16 };

extern const struct view_key view_common_keys[];

const struct err	*view_load(struct view *) CHECKED;

/*
 * Act on a key: NULL when no key of the view or the common ones is meant.
 * *line is what must be run, NULL when the view moved or a hole is empty.
 */
const struct view_key	*view_key(struct view *, struct arena *, const char *key,
			    const char **line);

/* Whether a list of keys ("j Down") has one. */
bool	view_names_key(const char *keys, const char *key);

/* Keep the cursor within the rows and the row in hand within the page. */
void	view_clamp(struct view *);
void	view_scroll(struct view *, int page);
void	view_go(struct view *, int row);

/* The next row after the one in hand, in a direction, whose folded text has
 * what is sought; wraps; -1 when none has. */
int	view_find(struct view *, const char *folded, int from, int step);
int	view_count(struct view *, const char *folded, int *before);

#endif

#ifndef CORE_BASE_TEXT_H
#define CORE_BASE_TEXT_H

#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include "core/base/arena.h"

/*
 * The only module that knows how wide text is and which characters must not
 * act. Widths come from our own Unicode tables (utf8proc), never from the
 * locale, so a golden screen is the same on every machine.
 *
 * Hidden characters are those that could act on a terminal or make a text
 * read other than it is: C0 and C1 controls, bidirectional marks, zero-width
 * and tag characters, stacks of more than three combining marks. They are
 * always shown as U+FFFD, and `text_hidden` lets input refuse them.
 */

struct text_cluster {
	const char	*bytes;	/* one user-perceived character, as shown */
	size_t		 len;	/* bytes to show */
	size_t		 skip;	/* bytes to step over; 0 at the end of the text */
	int		 width;	/* terminal columns: 0, 1 or 2 */
};

/* The cluster at the head of a text. */
struct text_cluster	text_next(const char *);

/* Columns a text takes. */
int	text_width(const char *);

/* Bytes of the longest whole-cluster prefix that fits in that many columns. */
size_t	text_fit(const char *, int columns);

/* The text itself when it fits, else what does with "…" at the end. */
const char	*text_cut(struct arena *, const char *, int columns);

/* The text on one line: newlines become spaces. */
const char	*text_line(struct arena *, const char *);

/* Print a text, with hidden characters and bad bytes as U+FFFD. */
void	text_put(FILE *, const char *);

/* The same as a text; it may be the argument itself when nothing is hidden. */
const char	*text_clean(struct arena *, const char *);

/*
 * The first hidden character or bad byte of a text, NULL when there is none;
 * *code is its code point, or -1 for a byte that is not UTF-8. Newlines pass
 * where `lines` is not 0.
 */
const char	*text_hidden(const char *, int lines, int32_t *code);

/* The text in NFC (Unicode normal form C); bad UTF-8 comes back as it is. */
const char	*text_nfc(struct arena *, const char *);

/* For finding: case folded, marks stripped, compatibility forms unified, so
 * that "gaidhlig" finds "Gàidhlig". */
const char	*text_fold(struct arena *, const char *);

/* The ASCII letter nearest to a cluster ("é" gives 'e'), '?' for most. */
char	text_ascii(const char *);

#endif

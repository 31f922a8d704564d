#ifndef CORE_BASE_WORD_H
#define CORE_BASE_WORD_H

#include <stdbool.h>

/*
 * Words that people type: which known word is nearest to one that is not.
 * Damerau-Levenshtein distance, case folded; near is up to 1 + length / 3.
 */

/* Distance between two short words; 99 when either is over 40 bytes. */
int	word_distance(const char *, const char *);

/* How far a misspelling of this word may be. */
int	word_reach(const char *);

/* The nearest of a NULL-ended list, or NULL when none is near. */
const char	*word_nearest(const char *, const char *const *words);

/* Whether the word is in the list, to the letter. */
bool	word_known(const char *, const char *const *words);

#endif

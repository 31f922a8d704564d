#include <ctype.h>
#include <stddef.h>
#include <string.h>

#include "core/base/word.h"

enum { LONGEST = 40, FAR = 99 };

static int
least(int a, int b, int c)
{
	if (b < a)
		a = b;
	return c < a ? c : a;
}

static bool
same(char a, char b)
{
	return tolower((unsigned char)a) == tolower((unsigned char)b);
}

int
word_distance(const char *a, const char *b)
{
	int row[3][LONGEST + 1], *now = row[0], *one = row[1], *two = row[2];
	int na = (int)strlen(a), nb = (int)strlen(b), i, j, *spare;

	if (na > LONGEST || nb > LONGEST)
		return FAR;
	for (j = 0; j <= nb; j++)
		now[j] = j;
	for (i = 1; i <= na; i++) {
		spare = two;
		two = one;
		one = now;
		now = spare;
		now[0] = i;
		for (j = 1; j <= nb; j++) {
			now[j] = least(one[j] + 1, now[j - 1] + 1,
			    one[j - 1] + !same(a[i - 1], b[j - 1]));
			if (i > 1 && j > 1 && same(a[i - 1], b[j - 2]) &&
			    same(a[i - 2], b[j - 1]) && two[j - 2] + 1 < now[j])
				now[j] = two[j - 2] + 1;
		}
	}
	return now[nb];
}

int
word_reach(const char *word)
{
	return 1 + (int)strlen(word) / 3;
}

const char *
word_nearest(const char *word, const char *const *words)
{
	const char *best = NULL;
	int nearest = word_reach(word) + 1, d;

	for (; *words != NULL; words++) {
		d = word_distance(word, *words);
		if (d < nearest) {
			nearest = d;
			best = *words;
		}
	}
	return best;
}

bool
word_known(const char *word, const char *const *words)
{
	for (; *words != NULL; words++)
		if (strcmp(word, *words) == 0)
			return true;
	return false;
}

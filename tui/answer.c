#include <stdlib.h>

#include "tui/answer.h"

void
answer_open(struct answer *a)
{
	*a = (struct answer){ 0 };
	a->f = open_memstream(&a->text, &a->n);
	if (a->f == NULL)
		abort();
}

const char *
answer_text(struct answer *a)
{
	fflush(a->f);
	return a->text;
}

void
answer_close(struct answer *a)
{
	fclose(a->f);
	free(a->text);
}

#include <stdint.h>
#include <string.h>

#include "core/base/text.h"
#include "tui/input.h"

void
input_set(struct input *in, const char *text)
{
	in->n = in->at = 0;
	in->text[0] = '\0';
	input_insert(in, text);
}

void
input_insert(struct input *in, const char *text)
{
	size_t n = strlen(text);
	int32_t code;

	if (in->n + n >= INPUT_BYTES || text_hidden(text, 1, &code) != NULL)
		return;
	memmove(in->text + in->at + n, in->text + in->at, in->n - in->at + 1);
	memcpy(in->text + in->at, text, n);
	in->n += n;
	in->at += n;
}

static size_t
before(const struct input *in)
{
	size_t at = 0, last = 0;

	while (at < in->at) {
		last = at;
		at += text_next(in->text + at).skip;
	}
	return last;
}

static void
cut(struct input *in, size_t from, size_t to)
{
	memmove(in->text + from, in->text + to, in->n - to + 1);
	in->n -= to - from;
	in->at = from;
}

/* Back to the beginning of the word. */
static size_t
word_start(const struct input *in)
{
	size_t at = in->at;

	while (at > 0 && in->text[at - 1] == ' ')
		at--;
	while (at > 0 && in->text[at - 1] != ' ')
		at--;
	return at;
}

static bool
edit(struct input *in, const char *key)
{
	if (strcmp(key, "Backspace") == 0)
		cut(in, before(in), in->at);
	else if (strcmp(key, "Del") == 0)
		cut(in, in->at, in->at + text_next(in->text + in->at).skip);
	else if (strcmp(key, "C-u") == 0)
		cut(in, 0, in->at);
	else if (strcmp(key, "C-k") == 0)
		cut(in, in->at, in->n);
	else if (strcmp(key, "C-w") == 0)
		cut(in, word_start(in), in->at);
	else
		return false;
	return true;
}

static bool
move(struct input *in, const char *key)
{
	if (strcmp(key, "Left") == 0 || strcmp(key, "C-b") == 0)
		in->at = before(in);
	else if (strcmp(key, "Right") == 0)
		in->at += text_next(in->text + in->at).skip;
	else if (strcmp(key, "Home") == 0 || strcmp(key, "C-a") == 0)
		in->at = 0;
	else if (strcmp(key, "End") == 0 || strcmp(key, "C-e") == 0)
		in->at = in->n;
	else
		return false;
	return true;
}

bool
input_key(struct input *in, const char *key)
{
	struct text_cluster k;

	if (strcmp(key, "Space") == 0) {
		input_insert(in, " ");
		return true;
	}
	if (move(in, key) || edit(in, key))
		return true;
	/* A key is a character when it is one cluster; names are longer. */
	k = text_next(key);
	if (k.skip == 0 || key[k.skip] != '\0')
		return false;
	input_insert(in, key);
	return true;
}

int
input_column(const struct input *in)
{
	size_t at = 0;
	int cells = 0;

	while (at < in->at) {
		cells += text_next(in->text + at).width;
		at += text_next(in->text + at).skip;
	}
	return cells;
}

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <utf8proc.h>

#include "core/base/text.h"

static const char replacement[] = "\xEF\xBF\xBD";

enum { MARKS_MAX = 3, ZWJ = 0x200D, EMOJI_SELECTOR = 0xFE0F };

static const struct range {
	int32_t	first, last;
} hidden_ranges[] = {
	{ 0x00, 0x1F },		/* C0 */
	{ 0x7F, 0x9F },		/* delete and C1 */
	{ 0x00AD, 0x00AD },	/* soft hyphen */
	{ 0x034F, 0x034F },	/* grapheme joiner */
	{ 0x061C, 0x061C },	/* Arabic letter mark */
	{ 0x115F, 0x1160 },	/* Hangul fillers: blanks that are letters */
	{ 0x180B, 0x180E },
	{ 0x200B, 0x200F },	/* zero width, direction marks */
	{ 0x2028, 0x202E },	/* separators, embeddings, overrides */
	{ 0x2060, 0x206F },	/* joiners, isolates, old format characters */
	{ 0x3164, 0x3164 },	/* Hangul filler */
	{ 0xFE00, 0xFE0E },	/* variation selectors but the emoji one */
	{ 0xFEFF, 0xFEFF },
	{ 0xFFA0, 0xFFA0 },
	{ 0xFFF9, 0xFFFB },	/* interlinear annotation */
	{ 0xE0000, 0xE0FFF },	/* tags, supplementary selectors */
};

static bool
is_hidden(int32_t c)
{
	size_t i;

	for (i = 0; i < sizeof hidden_ranges / sizeof hidden_ranges[0]; i++)
		if (c >= hidden_ranges[i].first && c <= hidden_ranges[i].last)
			return true;
	return false;
}

static bool
is_emoji(int32_t c)
{
	return utf8proc_get_property(c)->boundclass ==
	    UTF8PROC_BOUNDCLASS_EXTENDED_PICTOGRAPHIC;
}

/* Half of a flag: two of them are one cluster. */
static bool
is_flag(int32_t c)
{
	return c >= 0x1F1E6 && c <= 0x1F1FF;
}

static bool
is_mark(int32_t c)
{
	utf8proc_category_t k = utf8proc_category(c);

	return k == UTF8PROC_CATEGORY_MN || k == UTF8PROC_CATEGORY_ME;
}

/* A cluster being measured: what it began with and what joined it so far. */
struct measure {
	bool	emoji, shown;
	int	marks, width;
};

static void
join(struct measure *m, int32_t c)
{
	int w = utf8proc_charwidth(c);

	if (w > m->width || is_flag(c))
		m->width = is_flag(c) ? 2 : w;
	if (c == EMOJI_SELECTOR && m->emoji)
		m->width = 2;
	else if (c == EMOJI_SELECTOR || (c == ZWJ && m->emoji))
		return;
	else if (is_hidden(c) || (is_mark(c) && ++m->marks > MARKS_MAX))
		m->shown = false;
}

static struct text_cluster
masked(size_t skip)
{
	return (struct text_cluster){
		.bytes = replacement, .len = sizeof replacement - 1,
		.skip = skip, .width = 1,
	};
}

static struct text_cluster
next_unicode(const char *s)
{
	const utf8proc_uint8_t *u = (const utf8proc_uint8_t *)s;
	utf8proc_int32_t c, prev, state = 0;
	utf8proc_ssize_t n = utf8proc_iterate(u, -1, &c), len = n;
	struct measure m = { .shown = true };

	if (n < 0)
		return masked(1);
	m.emoji = is_emoji(c);
	m.width = utf8proc_charwidth(c);
	if (is_hidden(c) || is_mark(c))
		m.shown = false;
	for (prev = c; u[len] != '\0'; prev = c) {
		n = utf8proc_iterate(u + len, -1, &c);
		if (n < 0 || utf8proc_grapheme_break_stateful(prev, c, &state))
			break;
		join(&m, c);
		len += n;
	}
	if (!m.shown || m.width == 0)
		return masked((size_t)len);
	return (struct text_cluster){ s, (size_t)len, (size_t)len, m.width };
}

struct text_cluster
text_next(const char *s)
{
	unsigned char c = (unsigned char)s[0];

	if (c == '\0')
		return (struct text_cluster){ .bytes = s };
	if (c < 0x20 || c == 0x7F)
		return masked(1);
	if (c < 0x80 && (unsigned char)s[1] < 0x80)
		return (struct text_cluster){ s, 1, 1, 1 };
	return next_unicode(s);
}

int
text_width(const char *s)
{
	struct text_cluster k;
	int width = 0;

	for (k = text_next(s); k.skip > 0; k = text_next(s += k.skip))
		width += k.width;
	return width;
}

size_t
text_fit(const char *s, int columns)
{
	const char *start = s;
	struct text_cluster k;

	for (k = text_next(s); k.skip > 0; k = text_next(s += k.skip)) {
		if (k.width > columns)
			break;
		columns -= k.width;
	}
	return (size_t)(s - start);
}

const char *
text_cut(struct arena *a, const char *s, int columns)
{
	if (s[text_fit(s, columns)] == '\0')
		return s;
	return arena_fmt(a, "%.*s…", (int)text_fit(s, columns - 1), s);
}

const char *
text_line(struct arena *a, const char *s)
{
	char *copy, *p;

	if (strchr(s, '\n') == NULL)
		return s;
	copy = arena_dup(a, s);
	for (p = copy; *p != '\0'; p++)
		if (*p == '\n')
			*p = ' ';
	return copy;
}

void
text_put(FILE *f, const char *s)
{
	struct text_cluster k;

	for (k = text_next(s); k.skip > 0; k = text_next(s += k.skip))
		fwrite(k.bytes, 1, k.len, f);
}

const char *
text_clean(struct arena *a, const char *s)
{
	const char *p = s;
	struct text_cluster k;
	size_t n = 0;
	char *out;

	for (k = text_next(p); k.skip > 0 && k.bytes == p; k = text_next(p))
		p += k.skip;
	if (k.skip == 0)
		return s;

	out = arena_alloc(a, strlen(s) * (sizeof replacement - 1) + 1, 1);
	for (p = s; (k = text_next(p)).skip > 0; p += k.skip) {
		memcpy(out + n, k.bytes, k.len);
		n += k.len;
	}
	return out;
}

static bool
is_ascii(const char *s)
{
	for (; *s != '\0'; s++)
		if ((unsigned char)*s >= 0x80)
			return false;
	return true;
}

static int32_t
code_at(const char *s)
{
	utf8proc_int32_t c;

	if (utf8proc_iterate((const utf8proc_uint8_t *)s, -1, &c) < 0)
		return -1;
	return c;
}

/* The first code point of a masked cluster that is to blame for it. */
static const char *
culprit(const char *s, size_t len, int32_t *code)
{
	const char *p = s;
	utf8proc_int32_t c;
	utf8proc_ssize_t n;

	while (p < s + len) {
		n = utf8proc_iterate((const utf8proc_uint8_t *)p, -1, &c);
		if (n < 0 || is_hidden(c))
			break;
		p += n;
	}
	if (p >= s + len)
		p = s;
	*code = code_at(p);
	return p;
}

const char *
text_hidden(const char *s, int lines, int32_t *code)
{
	struct text_cluster k;

	for (k = text_next(s); k.skip > 0; k = text_next(s += k.skip))
		if (k.bytes != s && !(lines && *s == '\n'))
			return culprit(s, k.skip, code);
	return NULL;
}

static const char *
mapped(struct arena *a, const char *s, utf8proc_option_t options)
{
	utf8proc_uint8_t *out = NULL;
	utf8proc_ssize_t n = utf8proc_map((const utf8proc_uint8_t *)s, 0, &out,
	    options | UTF8PROC_NULLTERM | UTF8PROC_STABLE);
	const char *copy = s;

	if (n >= 0)
		copy = arena_dup_n(a, (const char *)out, (size_t)n);
	free(out);
	return copy;
}

const char *
text_nfc(struct arena *a, const char *s)
{
	return is_ascii(s) ? s : mapped(a, s, UTF8PROC_COMPOSE);
}

static const char *
lower(struct arena *a, const char *s)
{
	char *copy = arena_dup(a, s), *p;

	for (p = copy; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return copy;
}

const char *
text_fold(struct arena *a, const char *s)
{
	if (is_ascii(s))
		return lower(a, s);
	return mapped(a, s, UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT |
	    UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE);
}

char
text_ascii(const char *s)
{
	utf8proc_int32_t buf[8];
	utf8proc_ssize_t n;

	if ((unsigned char)s[0] < 0x80)
		return s[0];
	n = utf8proc_decompose((const utf8proc_uint8_t *)s, 0, buf, 8,
	    UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT | UTF8PROC_NULLTERM);
	return n > 0 && buf[0] >= 0x20 && buf[0] < 0x7F ? (char)buf[0] : '?';
}

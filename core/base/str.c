#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/str.h"

static void
reserve(struct str *s, size_t more)
{
	size_t need = s->n + more + 1;

	if (need <= s->room)
		return;
	if (need < s->room * 2)
		need = s->room * 2;
	if (need < 32)
		need = 32;
	s->v = arena_grow(s->arena, s->v, s->n, need, 1);
	s->room = need;
}

void
str_add_n(struct str *s, const char *text, size_t n)
{
	reserve(s, n);
	memcpy(s->v + s->n, text, n);
	s->n += n;
	s->v[s->n] = '\0';
}

void
str_add(struct str *s, const char *text)
{
	str_add_n(s, text, strlen(text));
}

void
str_char(struct str *s, char c)
{
	str_add_n(s, &c, 1);
}

void
str_fmt(struct str *s, const char *fmt, ...)
{
	va_list ap;
	int n;

	va_start(ap, fmt);
	n = vsnprintf(NULL, 0, fmt, ap);
	va_end(ap);
	reserve(s, (size_t)n);
	va_start(ap, fmt);
	vsnprintf(s->v + s->n, (size_t)n + 1, fmt, ap);
	va_end(ap);
	s->n += (size_t)n;
}

const char *
str_text(struct str *s)
{
	return s->v != NULL ? s->v : "";
}

static void
json_char(struct str *s, unsigned char c)
{
	switch (c) {
	case '"':	str_add_n(s, "\\\"", 2); break;
	case '\\':	str_add_n(s, "\\\\", 2); break;
	case '\n':	str_add_n(s, "\\n", 2); break;
	case '\t':	str_add_n(s, "\\t", 2); break;
	default:	str_fmt(s, "\\u%04x", c); break;
	}
}

void
str_json(struct str *s, const char *text)
{
	const char *run = text, *p;

	str_char(s, '"');
	for (p = text; *p != '\0'; p++) {
		if (*p != '"' && *p != '\\' && (unsigned char)*p >= 0x20)
			continue;
		str_add_n(s, run, (size_t)(p - run));
		json_char(s, (unsigned char)*p);
		run = p + 1;
	}
	str_add_n(s, run, (size_t)(p - run));
	str_char(s, '"');
}

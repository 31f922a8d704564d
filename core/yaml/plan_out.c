#include <stdint.h>
#include <string.h>
#include <strings.h>

#include "core/base/text.h"
#include "core/yaml/plan_out.h"

/* What there is in a text that decides how it can be written. */
enum {
	HAS_FLOW = 1,		/* means something inside brackets */
	HAS_MARK = 2,		/* a colon or hash that ends the text there */
	HAS_BREAK = 4,
	HAS_HIDDEN = 8,		/* can only be written as an escape */
	HAS_HIGH = 16,
};

static const char digits[] = "0123456789";

void
plan_out_flush(struct plan_out *o)
{
	fwrite(o->buf, 1, o->n, o->file);
	o->n = 0;
}

void
plan_out_bytes(struct plan_out *o, const char *s, size_t n)
{
	if (n > PLAN_OUT_ROOM - o->n)
		plan_out_flush(o);
	if (n > PLAN_OUT_ROOM) {
		fwrite(s, 1, n, o->file);
		return;
	}
	memcpy(o->buf + o->n, s, n);
	o->n += n;
}

void
plan_out_put(struct plan_out *o, const char *s)
{
	plan_out_bytes(o, s, strlen(s));
}

static unsigned
class_of(unsigned char c)
{
	switch (c) {
	case ',': case '[': case ']': case '{': case '}': case '?':
		return HAS_FLOW;
	case ':': case '#':
		return HAS_MARK;
	case '\n':
		return HAS_BREAK;
	default:
		return c >= 0x80 ? HAS_HIGH : c < 0x20 || c == 0x7F ?
		    HAS_HIDDEN : 0;
	}
}

/* Whether the colon or hash at `at` would end a plain text. */
static bool
ends_text(const char *s, size_t at)
{
	if (s[at] == ':')
		return s[at + 1] == ' ' || s[at + 1] == '\n' ||
		    s[at + 1] == '\0';
	return at == 0 || s[at - 1] == ' ';
}

static unsigned
look_at(const char *s, size_t *n)
{
	unsigned has = 0, class;
	int32_t code;
	size_t i;

	for (i = 0; s[i] != '\0'; i++) {
		class = class_of((unsigned char)s[i]);
		if (class != HAS_MARK || ends_text(s, i))
			has |= class;
	}
	*n = i;
	if ((has & HAS_HIGH) && text_hidden(s, 1, &code) != NULL)
		has |= HAS_HIDDEN;
	return has;
}

static bool
is_word(const char *s)
{
	static const char *const words[] = { "null", "true", "false", "yes",
	    "no", "on", "off", "y", "n", "~", "=", "<<", ".nan", ".inf",
	    "+.inf", "-.inf" };
	size_t i;

	for (i = 0; i < sizeof words / sizeof words[0]; i++)
		if (strcasecmp(s, words[i]) == 0)
			return true;
	return false;
}

/* 12, -1.5, 1e3, 1_000, 1:30, 0x1F. */
static bool
is_number(const char *s)
{
	const char *p;
	size_t n;

	s += *s == '-' || *s == '+';
	if (s[0] == '0' && s[1] != '\0' && strchr("xXoObB", s[1]) != NULL)
		return s[2 + strspn(s + 2, "0123456789abcdefABCDEF_")] == '\0';
	n = strspn(s, "0123456789_.:");
	p = memchr(s, '.', n);
	if (strcspn(s, digits) >= n ||
	    (p != NULL && memchr(p + 1, '.', n - (size_t)(p + 1 - s)) != NULL))
		return false;
	s += n;
	if (*s != 'e' && *s != 'E')
		return *s == '\0';
	s += 1 + (s[1] == '-' || s[1] == '+');
	return *s != '\0' && s[strspn(s, digits)] == '\0';
}

static bool
is_date(const char *s)
{
	size_t month;

	if (strspn(s, digits) != 4 || s[4] != '-')
		return false;
	month = strspn(s + 5, digits);
	return month > 0 && s[5 + month] == '-';
}

/* Whether some reader takes the plain text for something other than text. */
static bool
is_taken(const char *s, size_t n)
{
	if (*s >= '0' && *s <= '9')
		return is_number(s) || is_date(s);
	if (strchr("+.", *s) != NULL && is_number(s))
		return true;
	return n <= 5 && is_word(s);
}

static bool
is_plain(const char *s, size_t n, unsigned has, bool flow)
{
	if (n == 0 || (has & HAS_MARK) || (flow && (has & HAS_FLOW)))
		return false;
	if (strchr(" -?:,[]{}#&*!|>'\"%@`", *s) != NULL || s[n - 1] == ' ')
		return false;
	return !is_taken(s, n);
}

void
plan_out_quoted(struct plan_out *o, const char *s)
{
	size_t n;

	plan_out_bytes(o, "'", 1);
	for (;;) {
		n = strcspn(s, "'");
		plan_out_bytes(o, s, n);
		if (s[n] == '\0')
			break;
		plan_out_bytes(o, "''", 2);
		s += n + 1;
	}
	plan_out_bytes(o, "'", 1);
}

static void
escape(struct plan_out *o, int32_t code)
{
	char text[16];

	if (code == '\n')
		plan_out_bytes(o, "\\n", 2);
	else if (code < 0)
		plan_out_bytes(o, "\xEF\xBF\xBD", 3);
	else {
		snprintf(text, sizeof text, code < 0x100 ? "\\x%02x" :
		    code < 0x10000 ? "\\u%04x" : "\\U%08x", (unsigned)code);
		plan_out_put(o, text);
	}
}

/* Hidden characters are refused where they come in. One that is there all the
 * same is written so that the reader can tell where. */
static void
double_quoted(struct plan_out *o, const char *s)
{
	int32_t code = 0;
	const char *hidden = text_hidden(s, 0, &code);

	plan_out_bytes(o, "\"", 1);
	while (*s != '\0') {
		if (s == hidden) {
			escape(o, code);
			for (s++; code >= 0x80 &&
			    ((unsigned char)*s & 0xC0) == 0x80; s++)
				;
			hidden = text_hidden(s, 0, &code);
			continue;
		}
		if (*s == '"' || *s == '\\')
			plan_out_bytes(o, "\\", 1);
		plan_out_bytes(o, s++, 1);
	}
	plan_out_bytes(o, "\"", 1);
}

void
plan_out_text(struct plan_out *o, const char *s, bool flow)
{
	size_t n;
	unsigned has = look_at(s, &n);

	if (has & (HAS_BREAK | HAS_HIDDEN))
		double_quoted(o, s);
	else if (is_plain(s, n, has, flow))
		plan_out_bytes(o, s, n);
	else
		plan_out_quoted(o, s);
}

/* A block loses nothing: it begins with a letter, so that its indent is
 * plain, and ends in one newline or none, as its head can say. */
static bool
is_block(const char *s, size_t n, unsigned has)
{
	return (has & HAS_BREAK) && !(has & HAS_HIDDEN) && *s != ' ' &&
	    *s != '\n' && !(s[n - 1] == '\n' && s[n - 2] == '\n');
}

static void
block(struct plan_out *o, const char *s, size_t n, const char *indent)
{
	const char *end = s + n;
	size_t length;

	plan_out_put(o, end[-1] == '\n' ? "|" : "|-");
	while (s < end) {
		length = strcspn(s, "\n");
		plan_out_bytes(o, "\n", 1);
		if (length > 0)
			plan_out_put(o, indent);
		plan_out_bytes(o, s, length);
		s += length + (s[length] == '\n');
	}
}

void
plan_out_long(struct plan_out *o, const char *s, const char *indent)
{
	size_t n;
	unsigned has = look_at(s, &n);

	if (is_block(s, n, has))
		block(o, s, n, indent);
	else
		plan_out_text(o, s, false);
}

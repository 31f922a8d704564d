#include <stdint.h>
#include <string.h>

#include "core/yaml/doc_scan.h"

static const char in_notepad[] =
    "in Notepad choose Save As, Encoding UTF-8, and try again";

/* Files people give by mistake, by their first bytes. */
static const struct kind {
	const char	*bytes;
	size_t		 n;
	const char	*what, *hint;
} kinds[] = {
	{ "\xFF\xFE", 2, "this file is in UTF-16, not in UTF-8", in_notepad },
	{ "\xFE\xFF", 2, "this file is in UTF-16, not in UTF-8", in_notepad },
	{ "PK\3\4", 4, "this is an Excel, Word or zip file, not a YAML file",
	    "give the .yaml file" },
	{ "%PDF-", 5, "this is a PDF file, not a YAML file",
	    "give the .yaml file" },
	{ "SQLite format 3", 16, "this is a database, not a YAML file",
	    "give the .yaml file" },
};

static const struct kind zeros = {
	.what = "this file is in UTF-16 or no text at all", .hint = in_notepad,
};

struct doc_place
doc_place(const char *text, const char *at)
{
	struct doc_place place = { 1, 1 };
	const char *s;

	for (s = text; s < at; s++) {
		if (*s == '\n' || (*s == '\r' && s[1] != '\n')) {
			place.line++;
			place.col = 1;
		} else if (((unsigned char)*s & 0xC0) != 0x80) {
			place.col++;
		}
	}
	return place;
}

/* Such a file has no lines to show. */
static bool
refuse_file(struct problems *p, const struct kind *kind)
{
	p->text = NULL;
	problem_add(p, 1, 1, 1, kind->what, kind->hint);
	return false;
}

static bool
is_text_file(struct problems *p, const char *text, size_t n)
{
	size_t i;

	for (i = 0; i < sizeof kinds / sizeof kinds[0]; i++)
		if (n >= kinds[i].n &&
		    memcmp(text, kinds[i].bytes, kinds[i].n) == 0)
			return refuse_file(p, &kinds[i]);
	if (n >= 2 && (text[0] == '\0' || text[1] == '\0'))
		return refuse_file(p, &zeros);
	return true;
}

/* Bytes of the character at s, 0 when they are not UTF-8. */
static size_t
decode(const unsigned char *s, size_t left, int32_t *code)
{
	static const int32_t least[] = { 0, 0, 0x80, 0x800, 0x10000 };
	size_t n = *s >= 0xF0 ? 4 : *s >= 0xE0 ? 3 : *s >= 0x80 ? 2 : 1, i;
	int32_t c = n == 1 ? *s : *s & (0xFF >> (n + 1));

	if ((*s >= 0x80 && *s < 0xC2) || *s > 0xF4 || n > left)
		return 0;
	for (i = 1; i < n; i++) {
		if ((s[i] & 0xC0) != 0x80)
			return 0;
		c = c << 6 | (s[i] & 0x3F);
	}
	*code = c;
	return c < least[n] || (c >= 0xD800 && c <= 0xDFFF) || c > 0x10FFFF ?
	    0 : n;
}

/* What libyaml does not read, and what it would take for the end of a line. */
static bool
is_stray(int32_t c)
{
	return (c < 0x20 && c != '\t') || (c >= 0x7F && c < 0xA0) ||
	    c == 0x2028 || c == 0x2029 || c == 0xFEFF || c == 0xFFFE ||
	    c == 0xFFFF;
}

static void
say(struct problems *p, const char *text, const char *at, const char *what,
    const char *hint)
{
	struct doc_place place = doc_place(text, at);

	problem_add(p, place.line, place.col, 1, what, hint);
}

static void
say_byte(struct problems *p, const char *text, const char *at)
{
	say(p, text, at, arena_fmt(p->arena, "byte 0x%02x is not UTF-8 text",
	    (unsigned char)*at), arena_fmt(p->arena, "this file was saved in "
	    "an older encoding: %s", in_notepad));
}

static void
say_stray(struct problems *p, const char *text, const char *at, int32_t code)
{
	say(p, text, at, arena_fmt(p->arena, "hidden character U+%04X",
	    (unsigned)code), "delete it, and type the text beside it again");
}

/* Indenting with tabs is a habit of the whole file: it is said once. */
struct tabs {
	const char	*first;
	int		 n;
};

static void
look_for_tab(const char *line, const char *end, struct tabs *tabs)
{
	while (line < end && *line == ' ')
		line++;
	if (line == end || *line != '\t')
		return;
	if (tabs->n++ == 0)
		tabs->first = line;
}

static void
say_tabs(struct problems *p, const char *text, const struct tabs *tabs)
{
	const char *what = "this line is indented with a tab";

	if (tabs->n > 1)
		what = arena_fmt(p->arena, "%s, and so %s", what,
		    tabs->n == 2 ? "is another" :
		    arena_fmt(p->arena, "are %d more", tabs->n - 1));
	say(p, text, tabs->first, what, "use spaces, two for each step");
}

/* Strays are all told; at the first byte that is no text the rest is noise. */
static bool
scan_text(struct problems *p, const char *text, size_t n)
{
	const char *s, *end = text + n;
	struct tabs tabs = { 0 };
	int32_t code = 0;
	size_t len;
	int before = p->n;

	look_for_tab(text, end, &tabs);
	for (s = text; s < end && !p->more; s += len) {
		len = 1;
		if (*s >= 0x20 && *s < 0x7F)
			continue;
		if (*s == '\n' || *s == '\r') {
			look_for_tab(s + 1, end, &tabs);
			continue;
		}
		len = decode((const unsigned char *)s, (size_t)(end - s),
		    &code);
		if (len == 0) {
			say_byte(p, text, s);
			return false;
		}
		if (is_stray(code))
			say_stray(p, text, s, code);
	}
	if (tabs.n > 0)
		say_tabs(p, text, &tabs);
	return p->n == before;
}

bool
doc_scan(struct problems *p, const char *text, size_t n)
{
	return is_text_file(p, text, n) && scan_text(p, text, n);
}

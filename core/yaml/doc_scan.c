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

/* Indenting with tabs is a habit of the whole file: it is said once. Of lines
 * that begin with % no file needs more than a few, and libyaml compares each
 * with all others. */
enum { PERCENTS_MAX = 16 };

struct starts {
	const char	*tab, *percent;		/* the first */
	int		 tabs, percents;
};

static void
look_at_start(const char *line, const char *end, struct starts *starts)
{
	if (line < end && *line == '%' && starts->percents++ == 0)
		starts->percent = line;
	while (line < end && *line == ' ')
		line++;
	if (line < end && *line == '\t' && starts->tabs++ == 0)
		starts->tab = line;
}

static void
say_tabs(struct problems *p, const char *text, const struct starts *starts)
{
	const char *what = "this line is indented with a tab";

	if (starts->tabs > 1)
		what = arena_fmt(p->arena, "%s, and so %s", what,
		    starts->tabs == 2 ? "is another" :
		    arena_fmt(p->arena, "are %d more", starts->tabs - 1));
	say(p, text, starts->tab, what, "use spaces, two for each step");
}

static void
say_starts(struct problems *p, const char *text, const struct starts *starts)
{
	if (starts->tabs > 0)
		say_tabs(p, text, starts);
	if (starts->percents > PERCENTS_MAX)
		say(p, text, starts->percent, "a line cannot begin with %",
		    "put the text in quotes: 'like this'");
}

/* Strays are all told; at the first byte that is no text the rest is noise. */
static bool
scan_text(struct problems *p, const char *text, size_t n)
{
	const char *s, *end = text + n;
	struct starts starts = { 0 };
	int32_t code = 0;
	size_t len;
	int before = p->n;

	look_at_start(text, end, &starts);
	for (s = text; s < end && !p->more; s += len) {
		len = 1;
		if (*s >= 0x20 && *s < 0x7F)
			continue;
		if (*s == '\n' || *s == '\r') {
			look_at_start(s + 1, end, &starts);
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
	say_starts(p, text, &starts);
	return p->n == before;
}

bool
doc_scan(struct problems *p, const char *text, size_t n)
{
	return is_text_file(p, text, n) && scan_text(p, text, n);
}

#include <string.h>

#include "core/base/str.h"
#include "core/base/text.h"
#include "core/yaml/problem.h"

enum {
	COLUMNS = 72,		/* of a source line, so that 80 hold it all */
	NUMBER = 5,		/* columns of the line number */
	NEAR = 2000,		/* bytes beside the caret that can matter */
	QUOTE = 40,		/* columns of a text in a message */
};

static const char ellipsis[] = "\xE2\x80\xA6";

/* Where one was in the text, so that the next place is found from there. */
struct cursor {
	const char	*at;
	int		 line;
};

static bool
comes_before(const struct problem *a, int line, int col)
{
	return a->line != line ? a->line < line : a->col <= col;
}

void
problem_add(struct problems *p, int line, int col, int width, const char *what,
    const char *hint)
{
	int i, room;

	if (p->n == PROBLEMS_MAX) {
		p->more = true;
		return;
	}
	if (p->n == p->room) {
		room = p->room > 0 ? p->room * 2 : 8;
		p->v = arena_more(p->arena, struct problem, p->v, p->n, room);
		p->room = room;
	}
	for (i = p->n; i > 0 && !comes_before(&p->v[i - 1], line, col); i--)
		p->v[i] = p->v[i - 1];
	p->v[i] = (struct problem){
		.line = line, .col = col, .width = width > 0 ? width : 1,
		.what = what, .hint = hint,
	};
	p->n++;
}

const char *
problem_quote(struct arena *a, const char *text)
{
	return arena_fmt(a, "'%s'", text_cut(a, text_line(a, text), QUOTE));
}

static size_t
line_length(const char *s)
{
	return strcspn(s, "\r\n");
}

/* Lines end as they do for YAML: with a newline, a return, or both. */
static bool
go_to_line(struct cursor *c, int line)
{
	while (c->line < line) {
		c->at += line_length(c->at);
		if (*c->at == '\0')
			return false;
		c->at += c->at[0] == '\r' && c->at[1] == '\n' ? 2 : 1;
		c->line++;
	}
	return true;
}

static bool
inside(char c)
{
	return ((unsigned char)c & 0xC0) == 0x80;
}

/* Bytes of so many characters. */
static size_t
bytes_of(const char *s, size_t n, int chars)
{
	size_t i = 0;

	while (i < n && chars-- > 0)
		for (i++; i < n && inside(s[i]); i++)
			;
	return i;
}

/* A stretch of a source line, cut so that what is wrong can be seen. */
struct view {
	const char	*shown;
	bool		 cut_left, cut_right;
	int		 caret, under;	/* columns before it, and of it */
};

static int
width_of(struct arena *a, const char *s, size_t n)
{
	return text_width(arena_dup_n(a, s, n));
}

/* Take away from the left until the caret stands in the first third. */
static void
cut_left(struct arena *a, struct view *v)
{
	size_t n = text_fit(v->shown, v->caret - COLUMNS / 3);

	v->caret += 1 - width_of(a, v->shown, n);
	v->shown += n;
	v->cut_left = true;
}

static void
cut_right(struct arena *a, struct view *v)
{
	int room = COLUMNS - v->cut_left;

	if (text_width(v->shown) > room) {
		v->shown = arena_dup_n(a, v->shown,
		    text_fit(v->shown, room - 1));
		v->cut_right = true;
	}
	if (v->under > COLUMNS - v->caret)
		v->under = COLUMNS - v->caret;
	if (v->under < 1)
		v->under = 1;
}

/* A line may be as long as the file: only what is near the caret is copied. */
static struct view
view_of(struct arena *a, const char *line, const struct problem *p)
{
	size_t n = line_length(line), from = bytes_of(line, n, p->col - 1);
	size_t to = from + bytes_of(line + from, n - from, p->width), start = 0;
	struct view v = { 0 };

	if (from > NEAR)
		for (start = from - NEAR; inside(line[start]); start++)
			;
	if (n > from + NEAR)
		n = from + NEAR;
	if (to > n)
		to = n;
	v.shown = arena_dup_n(a, line + start, n - start);
	v.caret = width_of(a, line + start, from - start);
	v.under = width_of(a, line + from, to - from);
	if (start > 0 || v.caret + (v.under < 8 ? v.under : 8) > COLUMNS)
		cut_left(a, &v);
	cut_right(a, &v);
	return v;
}

static void
repeat(FILE *f, char c, int n)
{
	while (n-- > 0)
		fputc(c, f);
}

static void
print_source(const struct problems *list, const struct problem *p,
    struct cursor *c, FILE *f)
{
	struct view v;
	int number;

	if (!go_to_line(c, p->line) || line_length(c->at) == 0)
		return;
	v = view_of(list->arena, c->at, p);
	number = fprintf(f, "%*d", NUMBER, p->line);
	fprintf(f, " | %s", v.cut_left ? ellipsis : "");
	text_put(f, v.shown);
	fprintf(f, "%s\n", v.cut_right ? ellipsis : "");
	repeat(f, ' ', number);
	fputs(" | ", f);
	repeat(f, ' ', v.caret);
	fputc('^', f);
	repeat(f, '~', v.under - 1);
	fputc('\n', f);
}

static void
print(const struct problems *list, const struct problem *p, struct cursor *c,
    FILE *f)
{
	text_put(f, list->path);
	fprintf(f, ":%d:%d: ", p->line, p->col);
	text_put(f, p->what);
	fputc('\n', f);
	if (list->text != NULL)
		print_source(list, p, c, f);
	if (p->hint == NULL)
		return;
	fprintf(f, "%*s = ", NUMBER, "");
	text_put(f, p->hint);
	fputc('\n', f);
}

void
problem_print(const struct problems *p, FILE *f)
{
	struct cursor c = { .at = p->text, .line = 1 };
	int i;

	for (i = 0; i < p->n; i++)
		print(p, &p->v[i], &c, f);
	if (!p->more)
		return;
	text_put(f, p->path);
	fprintf(f, ": more than %d errors; the rest are not listed\n",
	    PROBLEMS_MAX);
}

static void
add_json(struct str *s, struct arena *a, const char *text)
{
	if (text != NULL)
		str_json(s, text_clean(a, text));
	else
		str_add(s, "null");
}

void
problem_json(const struct problems *p, FILE *f)
{
	struct str s = { .arena = p->arena };
	int i;

	str_add(&s, "{\"schema\":1,\"file\":");
	add_json(&s, p->arena, p->path);
	str_add(&s, ",\"problems\":[");
	for (i = 0; i < p->n; i++) {
		str_fmt(&s, "%s{\"line\":%d,\"column\":%d,\"what\":",
		    i > 0 ? "," : "", p->v[i].line, p->v[i].col);
		add_json(&s, p->arena, p->v[i].what);
		str_add(&s, ",\"hint\":");
		add_json(&s, p->arena, p->v[i].hint);
		str_char(&s, '}');
	}
	str_add(&s, p->more ? "],\"more\":true}\n" : "]}\n");
	fputs(str_text(&s), f);
}

const struct err *
problem_verdict(const struct problems *p)
{
	if (p->n == 0)
		return NULL;
	if (p->more)
		return err_new(ERR_DATA, "%s has more than %d errors", p->path,
		    PROBLEMS_MAX);
	return err_new(ERR_DATA, "%s has %d error%s", p->path, p->n,
	    p->n == 1 ? "" : "s");
}

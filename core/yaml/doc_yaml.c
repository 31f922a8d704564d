#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "core/base/text.h"
#include "core/yaml/doc_file.h"
#include "core/yaml/doc_names.h"
#include "core/yaml/doc_scan.h"
#include "core/yaml/doc_words.h"
#include "core/yaml/doc_yaml.h"

enum { STACK_BYTES_MAX = 128 };

static const char in_quotes[] = "put the text in quotes: 'like this'";

struct walk {
	struct arena	*arena;
	struct problems	*problems;
	const char	*text;
	yaml_parser_t	 parser;
	yaml_event_t	 event;
	int		 nodes;
	bool		 stopped;	/* there will be no whole tree */
};

static void
say(struct walk *w, yaml_mark_t at, const char *what, const char *hint)
{
	problem_add(w->problems, (int)at.line + 1, (int)at.column + 1, 1, what,
	    hint);
}

static void
stop(struct walk *w, const char *what, const char *hint)
{
	say(w, w->event.start_mark, what, hint);
	w->stopped = true;
}

static size_t
char_length(const char *s)
{
	size_t n = 1;

	while (((unsigned char)s[n] & 0xC0) == 0x80)
		n++;
	return n;
}

/* The byte at a place, or the end where libyaml means one beyond it: its
 * places count characters. */
static const char *
byte_at(const char *text, int line, int col)
{
	const char *s = text;

	for (; line > 1; line--) {
		s += strcspn(s, "\r\n");
		if (*s == '\0')
			return s;
		s += s[0] == '\r' && s[1] == '\n' ? 2 : 1;
	}
	for (; col > 1 && *s != '\0'; col--)
		s += char_length(s);
	return s;
}

static void
say_syntax(struct walk *w)
{
	const yaml_parser_t *y = &w->parser;
	const char *says = y->problem != NULL ? y->problem : "cannot be read";
	const char *line = byte_at(w->text, (int)y->problem_mark.line + 1, 1);
	const char *at = byte_at(line, 1, (int)y->problem_mark.column + 1);
	const struct doc_words *words;
	struct doc_place place;

	words = doc_words_for(says, line, (size_t)(at - line));
	if (words != NULL && words->at_context) {
		say(w, y->context_mark, words->what, words->hint);
		return;
	}
	place = doc_place(w->text, at);
	problem_add(w->problems, place.line, place.col, 1,
	    words != NULL ? words->what : arena_dup(w->arena, says),
	    words != NULL ? words->hint : NULL);
}

/* False at the end, which libyaml gives as success with no event, for ever. */
static bool
next(struct walk *w)
{
	yaml_event_delete(&w->event);
	if (w->problems->more)
		w->stopped = true;
	if (w->stopped)
		return false;
	if (!yaml_parser_parse(&w->parser, &w->event)) {
		say_syntax(w);
		w->stopped = true;
		return false;
	}
	return w->event.type != YAML_NO_EVENT;
}

static struct node *
new_node(struct walk *w, enum node_kind kind)
{
	yaml_mark_t from = w->event.start_mark, to = w->event.end_mark;
	struct node *n = arena_new(w->arena, struct node);

	n->kind = kind;
	n->line = (int)from.line + 1;
	n->col = (int)from.column + 1;
	n->width = 1;
	if (kind == NODE_SCALAR && from.line == to.line &&
	    to.column > from.column)
		n->width = (int)(to.column - from.column);
	if (++w->nodes > DOC_NODES_MAX)
		stop(w, "this file has more parts than can be read",
		    "split it into several files");
	return n;
}

static void
say_node(struct walk *w, const struct node *n, const char *what,
    const char *hint)
{
	problem_add(w->problems, n->line, n->col, n->width, what, hint);
}

/* They would let a small file stand for a huge one. */
static void
refuse_marks(struct walk *w, struct node *n, const yaml_char_t *anchor,
    const yaml_char_t *tag)
{
	if (anchor == NULL && tag == NULL)
		return;
	say_node(w, n, anchor != NULL ? "a text cannot begin with &" :
	    "a text cannot begin with !", in_quotes);
	n->bad = true;
}

static bool
is_plain_ascii(const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		if ((s[i] < 0x20 || s[i] > 0x7E) && s[i] != '\n')
			return false;
	return true;
}

/* Where a character of a scalar stands in the file; at the head of the scalar
 * when it was written as an escape. */
static struct doc_place
place_of(struct walk *w, const struct node *n, const char *character)
{
	const char *from = byte_at(w->text, n->line, n->col);
	const char *to = byte_at(w->text, (int)w->event.end_mark.line + 1,
	    (int)w->event.end_mark.column + 1);
	const char *raw = arena_dup_n(w->arena, from, (size_t)(to - from));
	const char *found = strstr(raw, character);

	if (found == NULL)
		return (struct doc_place){ n->line, n->col };
	return doc_place(w->text, from + (found - raw));
}

static void
say_hidden(struct walk *w, const struct node *n, const char *at, int32_t code)
{
	const char *c = arena_dup_n(w->arena, at, char_length(at));
	struct doc_place place = place_of(w, n, c);
	const char *hint = "delete it, and type the text beside it again";
	const char *what;
	int32_t alone;

	if (code == '\t') {
		what = "a tab inside a text";
		hint = "use spaces";
	} else if (text_hidden(c, 0, &alone) == NULL) {
		what = "too many accents on one letter";
	} else {
		what = arena_fmt(w->arena, "hidden character U+%04X in a text",
		    (unsigned)code);
	}
	problem_add(w->problems, place.line, place.col, 1, what, hint);
}

/* Whether so many accents stand on one letter that bringing them into order,
 * which takes the square of their number, would be felt. */
static bool
is_stacked(const char *s)
{
	struct text_cluster k;

	for (k = text_next(s); k.skip > 0; k = text_next(s += k.skip))
		if (k.skip > STACK_BYTES_MAX)
			return true;
	return false;
}

static void
refuse_text(struct walk *w, struct node *n, const char *what)
{
	say_node(w, n, what, "delete it");
	n->bad = true;
}

/* What the text of a scalar is for us: normal, and without hidden parts. */
static void
take_text(struct walk *w, struct node *n, const char *s, size_t length)
{
	const char *hidden;
	int32_t code;

	n->text = arena_dup_n(w->arena, s, length);
	if (is_plain_ascii(s, length) || w->problems->more)
		return;
	if (strlen(n->text) != length) {
		refuse_text(w, n, "a NUL character (\\0) in a text");
		return;
	}
	if (length > STACK_BYTES_MAX && is_stacked(n->text)) {
		refuse_text(w, n, "too many accents on one letter");
		return;
	}
	n->text = text_nfc(w->arena, n->text);
	hidden = text_hidden(n->text, 1, &code);
	if (hidden == NULL)
		return;
	say_hidden(w, n, hidden, code);
	n->bad = true;
}

static struct node *
scalar(struct walk *w)
{
	struct node *n = new_node(w, NODE_SCALAR);

	n->plain = w->event.data.scalar.style == YAML_PLAIN_SCALAR_STYLE;
	refuse_marks(w, n, w->event.data.scalar.anchor,
	    w->event.data.scalar.tag);
	take_text(w, n, (const char *)w->event.data.scalar.value,
	    w->event.data.scalar.length);
	return n;
}

static struct node *
alias(struct walk *w)
{
	struct node *n = new_node(w, NODE_SCALAR);

	n->text = "";
	n->bad = true;
	n->width = (int)(w->event.end_mark.column - w->event.start_mark.column);
	say_node(w, n, "a text cannot begin with *", in_quotes);
	return n;
}

static struct node	*value(struct walk *, int depth);

static bool
too_deep(struct walk *w, int depth)
{
	if (depth <= DOC_DEPTH_MAX)
		return false;
	stop(w, "lists and maps stand too deep inside one another here", NULL);
	return true;
}

static struct node *
list(struct walk *w, int depth)
{
	struct node *n = new_node(w, NODE_LIST), **tail = &n->first;

	if (too_deep(w, depth))
		return n;
	refuse_marks(w, n, w->event.data.sequence_start.anchor,
	    w->event.data.sequence_start.tag);
	while (next(w) && w->event.type != YAML_SEQUENCE_END_EVENT) {
		*tail = value(w, depth + 1);
		tail = &(*tail)->next;
		n->n++;
	}
	return n;
}

static struct node *
map(struct walk *w, int depth)
{
	struct node *n = new_node(w, NODE_MAP), **tail = &n->first, *key;

	if (too_deep(w, depth))
		return n;
	refuse_marks(w, n, w->event.data.mapping_start.anchor,
	    w->event.data.mapping_start.tag);
	while (next(w) && w->event.type != YAML_MAPPING_END_EVENT) {
		if (w->event.type != YAML_SCALAR_EVENT) {
			stop(w, "a name before a colon must be a single word",
			    "if this is text, put it in quotes");
			break;
		}
		key = scalar(w);
		if (!next(w))
			break;
		*tail = value(w, depth + 1);
		(*tail)->key = key;
		tail = &(*tail)->next;
		n->n++;
	}
	if (!w->stopped)
		doc_names_check(w->problems, n);
	return n;
}

/* The node that the event at hand begins. */
static struct node *
value(struct walk *w, int depth)
{
	switch (w->event.type) {
	case YAML_SCALAR_EVENT:
		return scalar(w);
	case YAML_ALIAS_EVENT:
		return alias(w);
	case YAML_SEQUENCE_START_EVENT:
		return list(w, depth);
	case YAML_MAPPING_START_EVENT:
		return map(w, depth);
	case YAML_NO_EVENT:
	case YAML_STREAM_START_EVENT:
	case YAML_STREAM_END_EVENT:
	case YAML_DOCUMENT_START_EVENT:
	case YAML_DOCUMENT_END_EVENT:
	case YAML_SEQUENCE_END_EVENT:
	case YAML_MAPPING_END_EVENT:
		break;
	}
	abort();	/* libyaml's grammar has no such place */
}

static void
say_empty(struct walk *w)
{
	size_t blank = strspn(w->text, " \t\r\n");

	problem_add(w->problems, 1, 1, 1, w->text[blank] == '\0' ?
	    "the file is empty" : "the file holds nothing but comments", NULL);
	w->stopped = true;
}

static struct node *
document(struct walk *w)
{
	struct node *root = NULL;

	while (next(w) && root == NULL &&
	    w->event.type != YAML_STREAM_END_EVENT)
		if (w->event.type != YAML_STREAM_START_EVENT &&
		    w->event.type != YAML_DOCUMENT_START_EVENT)
			root = value(w, 1);
	if (!w->stopped && (root == NULL || (doc_is_null(root) && !root->bad)))
		say_empty(w);
	while (next(w))
		if (w->event.type == YAML_DOCUMENT_START_EVENT) {
			stop(w, "a second document begins here",
			    "a file has one: delete this line, or put what "
			    "follows into a file of its own");
			return root;
		}
	return w->stopped ? NULL : root;
}

static const char *
skip_mark(const char *text, size_t *n)
{
	static const char mark[] = "\xEF\xBB\xBF";

	if (*n < sizeof mark - 1 || memcmp(text, mark, sizeof mark - 1) != 0)
		return text;
	*n -= sizeof mark - 1;
	return text + sizeof mark - 1;
}

/* A text that a NUL follows. */
static void
parse(struct arena *a, const char *text, size_t n, struct problems *p,
    struct node **root)
{
	struct walk w = { .arena = a, .problems = p };

	*root = NULL;
	text = skip_mark(text, &n);
	w.text = p->text = text;
	if (!doc_scan(p, text, n))
		return;
	if (!yaml_parser_initialize(&w.parser))
		abort();
	yaml_parser_set_encoding(&w.parser, YAML_UTF8_ENCODING);
	yaml_parser_set_input_string(&w.parser, (const unsigned char *)text, n);
	*root = document(&w);
	yaml_event_delete(&w.event);
	yaml_parser_delete(&w.parser);
}

static void
prepare(struct arena *a, struct problems *p, const char *path)
{
	if (p->arena == NULL)
		p->arena = a;
	if (p->path == NULL)
		p->path = path;
}

static void
say_large(struct problems *p)
{
	problem_add(p, 1, 1, 1, arena_fmt(p->arena,
	    "the file is larger than %d MB", DOC_BYTES_MAX / 1024 / 1024),
	    NULL);
}

void
doc_yaml_parse(struct arena *a, const char *text, size_t n, struct problems *p,
    struct node **root)
{
	*root = NULL;
	prepare(a, p, "text");
	if (n > DOC_BYTES_MAX)
		say_large(p);
	else
		parse(a, arena_dup_n(a, text, n), n, p, root);
}

const struct err *
doc_yaml_read(struct arena *a, const char *path, struct problems *p,
    struct node **root)
{
	const struct err *err;
	const char *text = "";
	size_t n = 0;

	*root = NULL;
	prepare(a, p, doc_file_name(path));
	err = doc_file_read(a, path, DOC_BYTES_MAX, &text, &n);
	if (err != NULL)
		return err;
	if (n > DOC_BYTES_MAX)
		say_large(p);
	else
		parse(a, text, n, p, root);
	return NULL;
}

bool
doc_is_null(const struct node *n)
{
	return n->kind == NODE_SCALAR && n->plain && (*n->text == '\0' ||
	    strcmp(n->text, "~") == 0 || strcmp(n->text, "null") == 0 ||
	    strcmp(n->text, "Null") == 0 || strcmp(n->text, "NULL") == 0);
}

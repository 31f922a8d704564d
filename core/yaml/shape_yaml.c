#include <assert.h>
#include <cyaml/cyaml.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "core/base/str.h"
#include "core/base/word.h"
#include "core/yaml/shape_yaml.h"

enum { MEMORY_MAX = 16 * 1024 * 1024 };

static const char *const yes_or_no[] = {
	"yes", "no", "true", "false", "on", "off", NULL
};

static void
add(struct problems *p, const struct node *n, const char *what,
    const char *hint)
{
	problem_add(p, n->line, n->col, n->width, what, hint);
}

/* Where a key is: " in 'focus'", and nothing at the top of a file. */
static const char *
in(struct problems *p, const char *name)
{
	return name != NULL ? arena_fmt(p->arena, " in '%s'", name) : "";
}

/* In digits: libcyaml reads "0x10" as 16 and "010" as 8. */
static bool
is_whole(const char *s, bool negative)
{
	if (negative && *s == '-')
		s++;
	if (*s == '\0' || (*s == '0' && s[1] != '\0'))
		return false;
	return s[strspn(s, "0123456789")] == '\0';
}

static bool
in_range(const char *s, bool negative, uint32_t size)
{
	int spare = (8 - (int)size) * 8;

	errno = 0;
	if (!negative)
		return strtoull(s, NULL, 10) <= UINT64_MAX >> spare &&
		    errno == 0;
	return strtoll(s, NULL, 10) >= INT64_MIN >> spare &&
	    strtoll(s, NULL, 10) <= INT64_MAX >> spare && errno == 0;
}

static void
check_whole(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_value_t *want)
{
	bool negative = want->type == CYAML_INT;

	if (!is_whole(n->text, negative))
		add(p, n, arena_fmt(p->arena, "'%s' should be a whole number, "
		    "but is '%s'", name, n->text), "write digits only");
	else if (!in_range(n->text, negative, want->data_size))
		add(p, n, arena_fmt(p->arena, "'%s' is out of range: %s", name,
		    n->text), "write a smaller number");
}

static void
check_decimal(struct problems *p, const struct node *n, const char *name)
{
	const char *s = n->text + (n->text[0] == '-');
	size_t whole = strspn(s, "0123456789"), part = 0;

	if (s[whole] == '.')
		part = 1 + strspn(s + whole + 1, "0123456789");
	if (whole == 0 || part == 1 || s[whole + part] != '\0')
		add(p, n, arena_fmt(p->arena, "'%s' should be a number, but "
		    "is '%s'", name, n->text), "write it like 12 or 1.5");
}

static void
check_bool(struct problems *p, const struct node *n, const char *name)
{
	int i;

	for (i = 0; yes_or_no[i] != NULL; i++)
		if (strcasecmp(n->text, yes_or_no[i]) == 0)
			return;
	add(p, n, arena_fmt(p->arena, "'%s' should be yes or no, but is '%s'",
	    name, n->text), shape_advice(p->arena, n->text, yes_or_no));
}

static void
check_text(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_value_t *want)
{
	size_t size = strlen(n->text);

	if (size < want->string.min)
		add(p, n, arena_fmt(p->arena, "'%s' is too short", name), NULL);
	else if (size > want->string.max)
		add(p, n, arena_fmt(p->arena, "'%s' is too long: %zu bytes, at "
		    "most %u", name, size, (unsigned)want->string.max), NULL);
	else if (strchr(n->text, '\n') != NULL)
		add(p, n, arena_fmt(p->arena, "'%s' should be one line", name),
		    NULL);
}

static bool
allows(const cyaml_schema_value_t *want, const char *text)
{
	const cyaml_strval_t *v = want->enumeration.strings;
	uint32_t i;

	for (i = 0; i < want->enumeration.count; i++)
		if (strcmp(v[i].str, text) == 0 ||
		    ((want->flags & CYAML_FLAG_CASE_INSENSITIVE) != 0 &&
		    strcasecmp(v[i].str, text) == 0))
			return true;
	return false;
}

static void
check_enum(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_value_t *want)
{
	const char **words;
	uint32_t i;

	if (allows(want, n->text))
		return;
	words = arena_array(p->arena, const char *,
	    want->enumeration.count + 1);
	for (i = 0; i < want->enumeration.count; i++)
		words[i] = want->enumeration.strings[i].str;
	add(p, n, arena_fmt(p->arena, "'%s' is not known%s", n->text,
	    in(p, name)), shape_advice(p->arena, n->text, words));
}

static void check(struct problems *, const struct node *, const char *name,
    const cyaml_schema_value_t *);

static void
check_list(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_value_t *want)
{
	unsigned min = want->sequence.min, max = want->sequence.max;
	const struct node *item;
	int i = 0;

	if ((unsigned)n->n < min || (unsigned)n->n > max)
		add(p, n, arena_fmt(p->arena, "'%s' has %d items, but should "
		    "have %u to %u", name, n->n, min, max), NULL);
	for (item = n->first; item != NULL && !p->more; item = item->next)
		check(p, item, arena_fmt(p->arena, "%s[%d]", name, ++i),
		    want->sequence.entry);
}

static void
check_flags(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_value_t *want)
{
	const struct node *item;

	for (item = n->first; item != NULL && !p->more; item = item->next)
		if (item->kind == NODE_SCALAR)
			check_enum(p, item, name, want);
		else
			add(p, item, arena_fmt(p->arena, "'%s' should be a "
			    "list of words", name), NULL);
}

static int
field_at(const cyaml_schema_field_t *fields, const char *key)
{
	int i;

	for (i = 0; fields[i].key != NULL; i++)
		if (strcmp(fields[i].key, key) == 0)
			return i;
	return -1;
}

static int
count(const cyaml_schema_field_t *fields)
{
	int n = 0;

	while (fields[n].key != NULL)
		n++;
	return n;
}

static void
unknown(struct problems *p, const struct node *key, const char *name,
    const cyaml_schema_field_t *fields)
{
	int i, n = count(fields);
	const char **words = arena_array(p->arena, const char *, n + 1);

	for (i = 0; i < n; i++)
		words[i] = fields[i].key;
	add(p, key, arena_fmt(p->arena, "unknown key '%s'%s", key->text,
	    in(p, name)), shape_advice(p->arena, key->text, words));
}

static void
missing(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_field_t *field)
{
	problem_add(p, n->line, n->col, 1, arena_fmt(p->arena,
	    "'%s' is missing%s", field->key, in(p, name)),
	    arena_fmt(p->arena, "add a line '%s: ...'", field->key));
}

static void
check_map(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_value_t *want)
{
	const cyaml_schema_field_t *fields = want->mapping.fields;
	bool *seen = arena_array(p->arena, bool, count(fields) + 1);
	const struct node *v;
	int i;

	for (v = n->first; v != NULL && !p->more; v = v->next) {
		if (v->key->bad)
			continue;
		i = field_at(fields, v->key->text);
		if (i < 0) {
			unknown(p, v->key, name, fields);
			continue;
		}
		seen[i] = true;
		check(p, v, fields[i].key, &fields[i].value);
	}
	for (i = 0; fields[i].key != NULL; i++)
		if (!seen[i] &&
		    (fields[i].value.flags & CYAML_FLAG_OPTIONAL) == 0)
			missing(p, n, name, &fields[i]);
}

static enum node_kind
kind_of(enum cyaml_type type)
{
	if (type == CYAML_MAPPING)
		return NODE_MAP;
	if (type == CYAML_SEQUENCE || type == CYAML_SEQUENCE_FIXED ||
	    type == CYAML_FLAGS)
		return NODE_LIST;
	return NODE_SCALAR;
}

/* Whether the struct can say that there is no value. */
static bool
may_be_null(const cyaml_schema_value_t *want)
{
	return (want->flags & CYAML_FLAG_POINTER_NULL_STR) ==
	    CYAML_FLAG_POINTER_NULL_STR;
}

static void
empty(struct problems *p, const struct node *n, const char *name)
{
	add(p, n, arena_fmt(p->arena, "'%s' has no value", name),
	    "write one after the colon, or delete the line");
}

static void
wrong_kind(struct problems *p, const struct node *n, const char *name,
    enum node_kind want)
{
	static const char *const words[] = {
		[NODE_SCALAR] = "a single value",
		[NODE_LIST] = "a list",
		[NODE_MAP] = "a group of 'key: value' lines",
	};
	static const char *const hints[] = {
		[NODE_SCALAR] = "write it on the same line",
		[NODE_LIST] = "write it as [a, b]",
		[NODE_MAP] = "write it as {key: value}, or as lines further in",
	};
	const char *who = name == NULL ? "the file" :
	    arena_fmt(p->arena, "'%s'", name);

	add(p, n, arena_fmt(p->arena, "%s should be %s, but is %s", who,
	    words[want], words[n->kind]), hints[want]);
}

static void
check_kind(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_value_t *want)
{
	switch (want->type) {
	case CYAML_INT:
	case CYAML_UINT:
		check_whole(p, n, name, want);
		return;
	case CYAML_BOOL:
		check_bool(p, n, name);
		return;
	case CYAML_ENUM:
		check_enum(p, n, name, want);
		return;
	case CYAML_FLAGS:
		check_flags(p, n, name, want);
		return;
	case CYAML_FLOAT:
		check_decimal(p, n, name);
		return;
	case CYAML_STRING:
		check_text(p, n, name, want);
		return;
	case CYAML_MAPPING:
		check_map(p, n, name, want);
		return;
	case CYAML_SEQUENCE:
	case CYAML_SEQUENCE_FIXED:
		check_list(p, n, name, want);
		return;
	case CYAML_IGNORE:
		return;
	case CYAML_BITFIELD:
	case CYAML__TYPE_COUNT:
		break;
	}
	assert(!"a type that no schema of ours has");
}

static void
check(struct problems *p, const struct node *n, const char *name,
    const cyaml_schema_value_t *want)
{
	if (want->type == CYAML_IGNORE || n->bad)
		return;
	if (doc_is_null(n)) {
		if (!may_be_null(want))
			empty(p, n, name);
		return;
	}
	if (n->kind != kind_of(want->type))
		wrong_kind(p, n, name, kind_of(want->type));
	else
		check_kind(p, n, name, want);
}

/* What libcyaml may take, and where from. */
struct larder {
	struct arena	*arena;
	size_t		 taken;
};

/*
 * libcyaml allocates as realloc does; an arena needs to know the old size,
 * which stands in front of the block, and is given nothing back.
 */
static void *
allot(void *ctx, void *old, size_t size)
{
	struct larder *l = ctx;
	size_t *block, *from = old;

	if (size == 0 || size > MEMORY_MAX - l->taken)
		return NULL;
	l->taken += size;
	block = arena_alloc(l->arena, sizeof *block * 2 + size,
	    _Alignof(max_align_t));
	block[0] = size;
	if (from != NULL)
		memcpy(block + 2, from, from[-2] < size ? from[-2] : size);
	return block + 2;
}

void
shape_check(struct problems *p, const struct node *root,
    const struct cyaml_schema_value *want)
{
	check(p, root, NULL, want);
}

void *
shape_load(struct arena *a, struct problems *p, const char *text,
    const struct cyaml_schema_value *want)
{
	struct larder larder = { .arena = a };
	const cyaml_config_t config = {
		.mem_fn = allot, .mem_ctx = &larder,
		.flags = CYAML_CFG_NO_ALIAS,
	};
	cyaml_data_t *data = NULL;
	cyaml_err_t rc = cyaml_load_data((const uint8_t *)text, strlen(text),
	    &config, want, &data, NULL);

	/* An empty file is a success that gives nothing. */
	if (rc == CYAML_OK && data != NULL)
		return data;
	problem_add(p, 1, 1, 1, rc == CYAML_OK ? "the file is empty" :
	    arena_fmt(p->arena, "the file cannot be used: %s",
	    cyaml_strerror(rc)), NULL);
	return NULL;
}

const char *
shape_words(struct arena *a, const char *const *words)
{
	struct str s = { .arena = a };
	int i;

	for (i = 0; words[i] != NULL; i++) {
		if (i > 0)
			str_add(&s, words[i + 1] == NULL ? " or " : ", ");
		str_add(&s, words[i]);
	}
	return str_text(&s);
}

const char *
shape_advice(struct arena *a, const char *word, const char *const *words)
{
	const char *near = word_nearest(word, words);

	if (near != NULL)
		return arena_fmt(a, "did you mean '%s'?", near);
	return arena_fmt(a, "use one of: %s", shape_words(a, words));
}

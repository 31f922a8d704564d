#include <inttypes.h>
#include <string.h>
#include <strings.h>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/text.h"
#include "core/base/word.h"
#include "core/yaml/plan_keys.h"
#include "core/yaml/plan_read.h"

enum { CODE_MAX = 40, DECIMAL_MAX = 40 };	/* bytes */

static const struct value none = { .kind = VALUE_ABSENT };

/* What a field of each kind should be, and how to write one. */
static const struct {
	const char	*noun, *how;
} kinds[] = {
	[FIELD_TEXT]	= { "a text", "write one text" },
	[FIELD_LONG]	= { "a text", "write one text" },
	[FIELD_CODE]	= { "a code", "write a short code without spaces" },
	[FIELD_DATE]	= { "a date", "write it as 2026-12-31" },
	[FIELD_FY]	= { "a financial year",
	    "write it as 2026-27, or 2026-29 for a run of years" },
	[FIELD_BOOL]	= { "true or false", "write true or false" },
	[FIELD_WORD]	= { "a known word", "write one word" },
	[FIELD_DECIMAL]	= { "a figure",
	    "write digits, with a point where there are decimals: 95.5" },
	[FIELD_MONEY]	= { "an amount in pounds",
	    "write digits, with pence after a point where there are some: "
	    "120000" },
	[FIELD_REF]	= { "a code", "write one code" },
	[FIELD_SOURCE]	= { "the code of a source", "write one code" },
	[FIELD_NAMES]	= { "a list of field names",
	    "write it as [title, due]" },
};

/* "'target.value' in indicator ind-01". */
static const char *
subject(struct plan_reader *r, const struct field *f)
{
	return arena_fmt(r->arena, "'%s%s%s' in %s",
	    f->group != NULL ? f->group : "", f->group != NULL ? "." : "",
	    r->list != NULL && r->list_number == 0 ? r->list->key : f->key,
	    plan_say_place(r));
}

/* Says that it is not what it should be. */
static struct value
wrong(struct plan_reader *r, const struct field *f, const struct node *n,
    const char *hint)
{
	plan_say(r, n, hint != NULL ? hint : kinds[f->kind].how,
	    "%s should be %s, but is %s", subject(r, f), kinds[f->kind].noun,
	    plan_say_shown(r, n));
	return none;
}

static const char *
write_this(struct plan_reader *r, const char *text)
{
	return arena_fmt(r->arena, "write %s", text);
}

static struct value
long_text(struct plan_reader *r, const struct field *f, const struct node *n)
{
	(void)r;
	(void)f;
	return value_text(n->text);
}

static struct value
one_line(struct plan_reader *r, const struct field *f, const struct node *n)
{
	if (strchr(n->text, '\n') == NULL)
		return value_text(n->text);
	plan_say(r, n, "write it on one line",
	    "%s should be one line, but has several", subject(r, f));
	return none;
}

static struct value
code(struct plan_reader *r, const struct field *f, const struct node *n)
{
	size_t length = strlen(n->text);

	if (length > CODE_MAX)
		return wrong(r, f, n, arena_fmt(r->arena, "a code has up to "
		    "%d bytes; this has %zu", CODE_MAX, length));
	if (length == 0 || strpbrk(n->text, " \n") != NULL ||
	    strstr(n->text, "\xC2\xA0") != NULL)
		return wrong(r, f, n, NULL);
	return value_text(n->text);
}

/* The date that a person would read here, when the year stands there too:
 * then it does not matter what today is. */
static int32_t
typed_date(const char *text)
{
	int32_t one, other;

	if (date_typed(text, 0, &one) != NULL ||
	    date_typed(text, 10000, &other) != NULL)
		return DATE_NONE;
	return one == other ? one : DATE_NONE;
}

static struct value
date(struct plan_reader *r, const struct field *f, const struct node *n)
{
	char buf[DATE_TEXT];
	int32_t day;

	if (date_days(n->text) != DATE_NONE)
		return value_text(n->text);
	day = typed_date(n->text);
	if (day != DATE_NONE)
		return wrong(r, f, n, write_this(r, date_iso(buf, day)));
	if (strlen(n->text) == 10 && strspn(n->text, "0123456789-") == 10)
		return wrong(r, f, n, "there is no such day: year, month, day");
	return wrong(r, f, n, NULL);
}

static bool
is_fy(const char *text)
{
	static const char digits[] = "0123456789";

	return strspn(text, digits) == 4 && text[4] == '-' &&
	    strspn(text + 5, digits) == 2 && text[7] == '\0' &&
	    date_is_fy(text);
}

/* 2026/27, 2026-2027, 2026–27, 2026/2027: all mean 2026-27. */
static const char *
fy_meant(struct plan_reader *r, const char *text)
{
	static const char dash[] = "\xE2\x80\x93";
	const char *rest = text + 4, *meant;
	size_t n = strspn(text, "0123456789");

	if (n != 4 || *rest == '\0')
		return NULL;
	rest += strncmp(rest, dash, sizeof dash - 1) == 0 ?
	    sizeof dash - 1 : 1;
	if (strspn(rest, "0123456789") == 4)
		rest += 2;
	meant = arena_fmt(r->arena, "%.4s-%s", text, rest);
	return is_fy(meant) ? write_this(r, meant) : NULL;
}

static struct value
fy(struct plan_reader *r, const struct field *f, const struct node *n)
{
	if (is_fy(n->text))
		return value_text(n->text);
	return wrong(r, f, n, fy_meant(r, n->text));
}

static const char *
truth_meant(const char *text)
{
	static const char *const words[] = { "true", "false", NULL };
	static const char *const yes[] = { "yes", "y", "on", "1", NULL };
	static const char *const no[] = { "no", "n", "off", "0", NULL };
	const char *near;
	int i;

	for (i = 0; yes[i] != NULL; i++)
		if (strcasecmp(text, yes[i]) == 0)
			return "write true";
	for (i = 0; no[i] != NULL; i++)
		if (strcasecmp(text, no[i]) == 0)
			return "write false";
	near = word_nearest(text, words);
	return near == NULL ? NULL : near == words[0] ? "did you mean true?" :
	    "did you mean false?";
}

static struct value
truth(struct plan_reader *r, const struct field *f, const struct node *n)
{
	if (strcmp(n->text, "true") == 0)
		return value_int(1);
	if (strcmp(n->text, "false") == 0)
		return value_int(0);
	return wrong(r, f, n, truth_meant(n->text));
}

static struct value
word(struct plan_reader *r, const struct field *f, const struct node *n)
{
	if (word_known(n->text, f->words))
		return value_text(n->text);
	return wrong(r, f, n, plan_key_hint(r->arena, n->text, f->words));
}

/* Digits, a minus before and a point inside where one wishes. */
static bool
is_decimal(const char *s)
{
	static const char digits[] = "0123456789";
	size_t whole, part;

	if (strlen(s) > DECIMAL_MAX)
		return false;
	s += *s == '-';
	whole = strspn(s, digits);
	if (whole == 0 || (whole > 1 && *s == '0'))
		return false;
	s += whole;
	if (*s == '\0')
		return true;
	part = *s == '.' ? strspn(s + 1, digits) : 0;
	return part > 0 && s[1 + part] == '\0';
}

/* Whether the commas of a figure stand between groups of three. */
static bool
is_grouped(const char *s)
{
	size_t n;

	s += *s == '-';
	n = strspn(s, "0123456789");
	if (n == 0 || n > 3)
		return false;
	for (s += n; *s == ','; s += 4)
		if (strspn(s + 1, "0123456789") != 3)
			return false;
	return strchr(s, ',') == NULL;
}

/* The figure without what people put round it: 120,000, 1_000, 12%, +5. */
static const char *
decimal_meant(struct plan_reader *r, const char *text)
{
	struct str s = { .arena = r->arena };
	size_t n = strlen(text), i;

	if (n > DECIMAL_MAX || (strchr(text, ',') != NULL && !is_grouped(text)))
		return NULL;
	while (n > 0 && (text[n - 1] == '%' || text[n - 1] == ' '))
		n--;
	for (i = *text == '+'; i < n; i++)
		if (text[i] != ',' && text[i] != '_')
			str_char(&s, text[i]);
	return is_decimal(str_text(&s)) ? write_this(r, str_text(&s)) : NULL;
}

static struct value
decimal(struct plan_reader *r, const struct field *f, const struct node *n)
{
	if (is_decimal(n->text))
		return value_text(n->text);
	return wrong(r, f, n, decimal_meant(r, n->text));
}

static struct value
money(struct plan_reader *r, const struct field *f, const struct node *n)
{
	char shown[MONEY_TEXT], digits[MONEY_TEXT];
	int64_t pence, meant;

	if (money_plain(n->text, &pence, &meant) == NULL)
		return value_int(pence);
	if (meant < 0)
		return wrong(r, f, n, NULL);
	return wrong(r, f, n, arena_fmt(r->arena, "did you mean %s? write %s",
	    money_text(shown, meant), money_digits(digits, meant)));
}

/* Says that a code names nothing. */
static struct value
dangling(struct plan_reader *r, const struct field *f, const struct node *n,
    enum entity_id target)
{
	plan_say(r, n, plan_index_hint(&r->index, target, n->text),
	    "no %s %s for %s", entity_table[target].noun,
	    problem_quote(r->arena, n->text), subject(r, f));
	return none;
}

static struct value
ref(struct plan_reader *r, const struct field *f, const struct node *n)
{
	int64_t id = plan_index_id(&r->index, f->target, n->text);

	return id != 0 ? value_int(id) : dangling(r, f, n, f->target);
}

static struct value
source(struct plan_reader *r, const struct field *f, const struct node *n)
{
	if (strcmp(n->text, "filled") == 0 ||
	    plan_index_id(&r->index, ENTITY_SOURCE, n->text) != 0)
		return value_text(n->text);
	return dangling(r, f, n, ENTITY_SOURCE);
}

static bool
is_name(struct plan_reader *r, const struct field *f, const struct node *n)
{
	const struct entity *e = r->owner;
	int start = 0;

	if (n->bad)
		return false;
	if (n->kind == NODE_SCALAR &&
	    plan_key_find(e, NULL, n->text, &start).kind != PLAN_KEY_NONE)
		return true;
	plan_say(r, n, n->kind == NODE_SCALAR ? plan_key_hint(r->arena,
	    n->text, plan_key_all(r->arena, e, NULL)) : kinds[f->kind].how,
	    "%s should name a field, but names %s", subject(r, f),
	    plan_say_shown(r, n));
	return false;
}

static struct value
names(struct plan_reader *r, const struct field *f, const struct node *list)
{
	struct str s = { .arena = r->arena };
	const struct node *n;

	for (n = list->first; n != NULL; n = n->next) {
		if (!is_name(r, f, n))
			continue;
		if (s.n > 0)
			str_char(&s, ' ');
		str_add(&s, n->text);
	}
	return value_text(str_text(&s));
}

static struct value (*const readers[])(struct plan_reader *,
    const struct field *, const struct node *) = {
	[FIELD_TEXT]	= one_line,
	[FIELD_LONG]	= long_text,
	[FIELD_CODE]	= code,
	[FIELD_DATE]	= date,
	[FIELD_FY]	= fy,
	[FIELD_BOOL]	= truth,
	[FIELD_WORD]	= word,
	[FIELD_DECIMAL]	= decimal,
	[FIELD_MONEY]	= money,
	[FIELD_REF]	= ref,
	[FIELD_SOURCE]	= source,
	[FIELD_NAMES]	= names,
};

struct value
plan_value(struct plan_reader *r, const struct field *f, const struct node *n)
{
	enum node_kind want = f->kind == FIELD_NAMES ? NODE_LIST : NODE_SCALAR;

	if (n->bad)
		return none;
	if (doc_is_null(n))
		return value_text(NULL);
	if (n->kind == want)
		return readers[f->kind](r, f, n);
	if (want == NODE_LIST && n->kind == NODE_SCALAR)
		return wrong(r, f, n, arena_fmt(r->arena,
		    "write it as a list: %s: [%s]", f->key, n->text));
	if (n->kind == NODE_LIST && n->n == 1 &&
	    n->first->kind == NODE_SCALAR)
		return wrong(r, f, n, arena_fmt(r->arena,
		    "write it without brackets: %s", n->first->text));
	return wrong(r, f, n, NULL);
}

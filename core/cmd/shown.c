#include <stdlib.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/str.h"
#include "core/cmd/shown.h"
#include "core/store/row.h"

static const char *
ref_name(struct arena *a, const struct store *s, const struct entity *e,
    int64_t id)
{
	struct record r;
	const char *code = row_name(a, s, e, id);
	int title = entity_title(e);

	if (title < 0 || row_read(a, s, e, id, &r) != NULL)
		return code;
	return arena_fmt(a, "%s  %s", code, value_string(r.v[title]));
}

const char *
shown_raw(struct arena *a, const struct store *s, const struct field *f,
    struct value v)
{
	char *money;

	if (v.kind == VALUE_TEXT)
		return v.s;
	if (v.kind != VALUE_INT)
		return "";
	if (f->kind == FIELD_BOOL)
		return v.i != 0 ? "true" : "false";
	if (f->kind == FIELD_REF)
		return row_name(a, s, &entity_table[f->target], v.i);
	if (f->kind == FIELD_MONEY) {
		money = arena_array(a, char, MONEY_TEXT);
		return money_digits(money, v.i);
	}
	return arena_fmt(a, "%lld", (long long)v.i);
}

const char *
shown_value(struct arena *a, const struct store *s, const struct field *f,
    struct value v)
{
	char *text = arena_array(a, char, MONEY_TEXT);
	int32_t days;

	if (f->kind == FIELD_DATE && v.kind == VALUE_TEXT) {
		days = date_days(v.s);
		return days != DATE_NONE ? date_shown(text, days) : v.s;
	}
	if (f->kind == FIELD_MONEY && v.kind == VALUE_INT)
		return money_text(text, v.i);
	if (f->kind == FIELD_BOOL && v.kind == VALUE_INT)
		return v.i != 0 ? "yes" : "no";
	if (f->kind == FIELD_REF && v.kind == VALUE_INT)
		return ref_name(a, s, &entity_table[f->target], v.i);
	if (f->kind == FIELD_SOURCE && v.kind == VALUE_TEXT &&
	    strcmp(v.s, "filled") == 0)
		return "filled in as an example";
	return shown_raw(a, s, f, v);
}

const char *
shown_entry(struct arena *a, const struct store *s, const struct entity *e,
    const char *column, const char *value)
{
	int at = entity_field_of_column(e, column);
	const struct field *f;
	struct value v;

	if (value == NULL)
		return "";
	if (at < 0)
		return value;
	f = &e->fields[at];
	v = value_text(value);
	if (f->kind == FIELD_MONEY || f->kind == FIELD_BOOL ||
	    f->kind == FIELD_REF)
		v = value_int(strtoll(value, NULL, 10));
	return f->kind == FIELD_REF ? shown_raw(a, s, f, v) :
	    shown_value(a, s, f, v);
}

const char *
shown_row(struct arena *a, const struct store *s, const struct record *r)
{
	struct str text = { .arena = a };
	const struct field *f;
	const char *shown;
	int i;

	for (i = 0; i < r->entity->count; i++) {
		f = &r->entity->fields[i];
		if (f->flags & FIELD_PARENT)
			continue;
		shown = shown_value(a, s, f, r->v[i]);
		if (shown[0] == '\0')
			continue;
		str_add(&text, text.n > 0 ? "  " : "");
		str_add(&text, shown);
	}
	return str_text(&text);
}

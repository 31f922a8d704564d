#include <ctype.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/str.h"
#include "core/base/word.h"
#include "core/cmd/subject.h"
#include "core/cmd/typed.h"

static const struct err *
typed_date(struct session *s, const char *text, struct value *v)
{
	char *iso = arena_array(s->arena, char, DATE_TEXT);
	const struct err *err;
	int32_t days;

	if ((err = date_typed(text, session_day(s), &days)) != NULL)
		return err;
	*v = value_text(date_iso(iso, days));
	return NULL;
}

static const struct err *
typed_word(struct session *s, const struct field *f, const char *text,
    struct value *v)
{
	struct str list = { .arena = s->arena };
	const char *near;
	int i;

	if (word_known(text, f->words)) {
		*v = value_text(text);
		return NULL;
	}
	if ((near = word_nearest(text, f->words)) != NULL)
		return err_new(ERR_USAGE, "'%.60s' is not a %s; did you mean '%s'?",
		    text, f->label, near);
	for (i = 0; f->words[i] != NULL; i++)
		str_fmt(&list, "%s%s", i > 0 ? ", " : "", f->words[i]);
	return err_new(ERR_USAGE, "'%.60s' is not a %s; it is one of %s", text,
	    f->label, str_text(&list));
}

static const struct err *
typed_bool(const char *text, struct value *v)
{
	static const char *const yes[] = { "true", "yes", "y", NULL };
	static const char *const no[] = { "false", "no", "n", NULL };

	if (!word_known(text, yes) && !word_known(text, no))
		return err_new(ERR_USAGE, "'%.60s' is neither yes nor no", text);
	*v = value_int(word_known(text, yes));
	return NULL;
}

static const struct err *
typed_decimal(const char *text, struct value *v)
{
	const char *s = text + (text[0] == '-');
	size_t whole = strspn(s, "0123456789");
	size_t part = s[whole] == '.' ? strspn(s + whole + 1, "0123456789") : 0;

	if (whole == 0 || s[whole + (part > 0 ? part + 1 : 0)] != '\0')
		return err_new(ERR_USAGE, "'%.60s' is not a figure; write digits "
		    "with a point, as 12.5", text);
	*v = value_text(text);
	return NULL;
}

static const struct err *
typed_code(const char *text, struct value *v)
{
	const char *p = text;

	while (isalnum((unsigned char)*p) || (unsigned char)*p >= 0x80 ||
	    (*p != '\0' && strchr("._-/", *p) != NULL))
		p++;
	if (*p != '\0' || strlen(text) > 40)
		return err_new(ERR_USAGE, "'%.60s' cannot be a code: up to 40 "
		    "letters, figures, '.', '-', '_' and '/'", text);
	*v = value_text(text);
	return NULL;
}

static const struct err *
typed_line(const struct field *f, const char *text, struct value *v)
{
	if (strchr(text, '\n') != NULL)
		return err_new(ERR_USAGE, "%s is one line", f->label);
	*v = value_text(text);
	return NULL;
}

static const struct err *
typed_source(struct session *s, const char *text, struct value *v)
{
	int64_t id;
	const struct err *err = NULL;

	if (strcmp(text, "filled") != 0)
		err = subject_of(s, ENTITY_SOURCE, text, &id);
	*v = value_text(text);
	return err;
}

static const struct err *
typed_ref(struct session *s, const struct field *f, const char *text,
    struct value *v)
{
	const struct err *err;
	int64_t id;

	if ((err = subject_of(s, f->target, text, &id)) != NULL)
		return err;
	*v = value_int(id);
	return NULL;
}

static const struct err *
typed_money(const char *text, struct value *v)
{
	const struct err *err;
	int64_t pence;

	if ((err = money_typed(text, &pence)) != NULL)
		return err;
	*v = value_int(pence);
	return NULL;
}

const struct err *
typed_value(struct session *s, const struct field *f, const char *text,
    struct value *v)
{
	if (text[0] == '\0' || strcmp(text, "none") == 0) {
		*v = value_text(NULL);
		return f->flags & FIELD_NEEDED ? err_new(ERR_USAGE,
		    "%s cannot be empty", f->label) : NULL;
	}
	switch (f->kind) {
	case FIELD_TEXT:	return typed_line(f, text, v);
	case FIELD_CODE:	return typed_code(text, v);
	case FIELD_DATE:	return typed_date(s, text, v);
	case FIELD_BOOL:	return typed_bool(text, v);
	case FIELD_WORD:	return typed_word(s, f, text, v);
	case FIELD_DECIMAL:	return typed_decimal(text, v);
	case FIELD_MONEY:	return typed_money(text, v);
	case FIELD_REF:		return typed_ref(s, f, text, v);
	case FIELD_SOURCE:	return typed_source(s, text, v);
	case FIELD_FY:
		if (!date_is_fy(text))
			return err_new(ERR_USAGE, "'%.60s' is not a financial year; "
			    "write 2026-27", text);
		break;
	case FIELD_LONG:
	case FIELD_NAMES:
		break;
	}
	*v = value_text(text);
	return NULL;
}

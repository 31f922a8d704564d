#include <stdarg.h>
#include <stdio.h>
#include <string.h>

#include "core/base/text.h"
#include "core/yaml/plan_keys.h"
#include "core/yaml/plan_read.h"

enum {
	CODE_SHOWN = 40,	/* columns */
	SAY_MAX = 512,		/* bytes */
	MODEL_MAX = 4,		/* fields */
};

static const char *
item_place(struct plan_reader *r)
{
	const struct entity *e = r->owner;
	const char *code = r->item->code;

	if (e->form == SECTION_ONE)
		return e->section;
	if (strpbrk(code, " \n") != NULL && entity_code(e) >= 0)
		return arena_fmt(r->arena, "%s %s", e->noun,
		    problem_quote(r->arena, code));
	if (entity_code(e) >= 0 && *code != '\0')
		return arena_fmt(r->arena, "%s %.*s", e->noun,
		    (int)text_fit(code, CODE_SHOWN), code);
	return arena_fmt(r->arena, "%s number %d", e->noun, r->number);
}

const char *
plan_say_place(struct plan_reader *r)
{
	if (r->list_number == 0)
		return item_place(r);
	return arena_fmt(r->arena, "item %d of '%s' in %s", r->list_number,
	    r->list->key, item_place(r));
}

void
plan_say(struct plan_reader *r, const struct node *n, const char *hint,
    const char *fmt, ...)
{
	char text[SAY_MAX];
	int width = n->width;
	va_list ap;

	if (n->kind == NODE_MAP && n->first != NULL)
		width = n->first->key->width;
	va_start(ap, fmt);
	vsnprintf(text, sizeof text, fmt, ap);
	va_end(ap);
	problem_add(r->problems, n->line, n->col, width,
	    arena_dup(r->arena, text), hint);
}

const char *
plan_say_shown(struct plan_reader *r, const struct node *n)
{
	switch (n->kind) {
	case NODE_LIST:
		return "a list";
	case NODE_MAP:
		return "a map of several fields";
	case NODE_SCALAR:
		break;
	}
	return doc_is_null(n) ? "nothing" : problem_quote(r->arena, n->text);
}

/* "{value: ..., date: ...}", for hints. */
const char *
plan_say_model(struct plan_reader *r, const struct entity *e, const char *group)
{
	const char *const *keys = plan_key_all(r->arena, e, group);
	struct str s = { .arena = r->arena };
	int i;

	str_char(&s, '{');
	for (i = 0; keys[i] != NULL && i < MODEL_MAX; i++)
		str_fmt(&s, "%s%s: ...", i > 0 ? ", " : "", keys[i]);
	str_add(&s, keys[i] != NULL ? ", ...}" : "}");
	return str_text(&s);
}

#include <string.h>
#include <strings.h>

#include "core/base/str.h"
#include "core/base/word.h"
#include "core/yaml/plan_keys.h"

enum { LIST_MAX = 30 };		/* words that a hint lists */

static bool
same(const char *a, const char *b)
{
	return a == b || (a != NULL && b != NULL && strcmp(a, b) == 0);
}

/* Whether the field is written in the item itself: its place says what row
 * stands above, and the code of a map's item stands before the colon. */
static bool
is_written(const struct entity *e, const struct field *f)
{
	if (f->flags & FIELD_PARENT)
		return false;
	return f->kind != FIELD_CODE || e->form != SECTION_MAP;
}

static bool
is_field(const struct entity *e, const struct field *f, const char *group,
    const char *name)
{
	return strcmp(f->key, name) == 0 && same(f->group, group) &&
	    is_written(e, f);
}

struct plan_key
plan_key_find(const struct entity *e, const char *group, const char *name,
    int *start)
{
	int i, at;

	for (i = 0; i < e->count; i++) {
		at = (*start + i) % e->count;
		if (is_field(e, &e->fields[at], group, name)) {
			*start = at + 1;
			return (struct plan_key){ PLAN_KEY_FIELD, at };
		}
	}
	if (group != NULL)
		return (struct plan_key){ PLAN_KEY_NONE, 0 };
	for (i = 0; i < e->nlists; i++)
		if (strcmp(e->lists[i].key, name) == 0)
			return (struct plan_key){ PLAN_KEY_LIST, i };
	for (i = 0; i < e->count; i++)
		if (e->fields[i].group != NULL &&
		    strcmp(e->fields[i].group, name) == 0)
			return (struct plan_key){ PLAN_KEY_GROUP, i };
	return (struct plan_key){ PLAN_KEY_NONE, 0 };
}

const char *const *
plan_key_all(struct arena *a, const struct entity *e, const char *group)
{
	const char **all = arena_array(a, const char *,
	    e->count + e->nlists + 1), *outer;
	int i, n = 0;

	for (i = 0; i < e->count; i++) {
		outer = e->fields[i].group;
		if (!is_written(e, &e->fields[i]))
			continue;
		if (same(outer, group))
			all[n++] = e->fields[i].key;
		else if (group == NULL && (n == 0 || all[n - 1] != outer))
			all[n++] = outer;
	}
	for (i = 0; group == NULL && i < e->nlists; i++)
		all[n++] = e->lists[i].key;
	return all;
}

const char *const *
plan_key_sections(struct arena *a)
{
	const char **all = arena_array(a, const char *,
	    entity_section_count + 1);
	int i;

	for (i = 0; i < entity_section_count; i++)
		all[i] = entity_table[entity_sections[i]].section;
	return all;
}

/* The word that was probably meant: one that begins with what was written, or
 * is near it; but something of it must be left. */
static const char *
meant(const char *word, const char *const *words)
{
	const char *near = word_nearest(word, words);
	size_t n = strlen(word);
	int i;

	if (near != NULL && word_distance(word, near) <= 1 &&
	    word_distance(word, near) < (int)n)
		return near;
	for (i = 0; n >= 3 && words[i] != NULL; i++)
		if (strncasecmp(word, words[i], n) == 0)
			return words[i];
	return near != NULL && word_distance(word, near) < (int)n ? near : NULL;
}

const char *
plan_key_hint(struct arena *a, const char *word, const char *const *words)
{
	const char *near = meant(word, words);
	struct str s = { .arena = a };
	int i;

	if (near != NULL)
		return arena_fmt(a, "did you mean '%s'?", near);
	if (words[0] == NULL)
		return NULL;
	str_add(&s, words[1] != NULL ? "one of: " : "only: ");
	for (i = 0; words[i] != NULL && i < LIST_MAX; i++)
		str_fmt(&s, "%s%s", i > 0 ? ", " : "", words[i]);
	if (words[i] != NULL)
		str_add(&s, " ...");
	return str_text(&s);
}

bool
plan_key_wording(const char *text)
{
	static const char *const words[] = { "All", "All partners", "Partners",
	    "Various", "N/A", "TBC", "To be confirmed", "None", NULL };
	int i;

	for (i = 0; words[i] != NULL; i++)
		if (strcasecmp(text, words[i]) == 0)
			return true;
	return false;
}

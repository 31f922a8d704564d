#include <stdlib.h>
#include <string.h>

#include "core/base/str.h"
#include "core/base/word.h"
#include "core/cmd/subject.h"
#include "core/store/row.h"

/* Kinds with codes, the ones people mean most often first. */
static const enum entity_id kinds[] = {
	ENTITY_COMMITMENT, ENTITY_PARTNER, ENTITY_OUTCOME, ENTITY_STRAND,
	ENTITY_INDICATOR, ENTITY_BUDGET, ENTITY_BOARD, ENTITY_OFFICER,
	ENTITY_SOURCE,
};

enum { KINDS = sizeof kinds / sizeof kinds[0] };

/* "ps#2": the code and which of those that share it, from 1. */
static const char *
split_nth(struct arena *a, const char *code, int *nth)
{
	const char *hash = strrchr(code, '#');

	*nth = 1;
	if (hash == NULL || hash[1] < '1' || hash[1] > '9')
		return code;
	*nth = (int)strtol(hash + 1, NULL, 10);
	return arena_dup_n(a, code, (size_t)(hash - code));
}

static const struct err *
nth_of_code(struct session *s, const struct entity *e, const char *text,
    int64_t *id)
{
	struct records all;
	const struct err *err;
	const char *code;
	int i, nth;

	if ((err = row_of_code(s->store, e, text, id)) != NULL || *id != 0)
		return err;
	code = split_nth(s->arena, text, &nth);
	if (code == text)
		return NULL;
	if ((err = row_all(s->arena, s->store, e, &all)) != NULL)
		return err;
	for (i = 0; i < all.n; i++)
		if (strcmp(value_string(all.v[i].v[entity_code(e)]), code) == 0 &&
		    --nth == 0)
			*id = all.v[i].id;
	return NULL;
}

const struct err *
subject_codes(struct session *s, const struct entity *e, const char ***out)
{
	struct records all;
	const struct err *err;
	int i;

	if ((err = row_all(s->arena, s->store, e, &all)) != NULL)
		return err;
	*out = arena_array(s->arena, const char *, all.n + 1);
	for (i = 0; i < all.n; i++)
		(*out)[i] = value_string(all.v[i].v[entity_code(e)]);
	return NULL;
}

static const struct err *
no_such(struct session *s, const struct entity *only, const char *code)
{
	const char **codes, *near = NULL, *best = NULL;
	const struct err *err;
	int i, nearest = 99;

	for (i = 0; i < KINDS; i++) {
		if (only != NULL && only != &entity_table[kinds[i]])
			continue;
		err = subject_codes(s, &entity_table[kinds[i]], &codes);
		if (err != NULL)
			return err;
		near = word_nearest(code, codes);
		if (near != NULL && word_distance(code, near) < nearest) {
			nearest = word_distance(code, near);
			best = near;
		}
	}
	return err_new(ERR_MISSING, best != NULL ? "no %s '%.60s'; did you mean "
	    "'%.60s'?" : "no %s '%.60s'", only != NULL ? only->noun : "item",
	    code, best);
}

const struct err *
subject_of(struct session *s, enum entity_id kind, const char *code,
    int64_t *id)
{
	const struct entity *e = &entity_table[kind];
	const char *colon = strchr(code, ':');
	const struct err *err;

	if ((err = nth_of_code(s, e, code, id)) != NULL || *id != 0)
		return err;
	if (colon != NULL && entity_named(arena_dup_n(s->arena, code,
	    (size_t)(colon - code))) == e)
		return subject_of(s, kind, colon + 1, id);
	return no_such(s, e, code);
}

static const struct err *
find_plan(struct session *s, struct subject *out)
{
	struct records all;
	const struct err *err;

	out->entity = &entity_table[ENTITY_PLAN];
	err = row_all(s->arena, s->store, out->entity, &all);
	if (err == NULL && all.n == 0)
		err = err_new(ERR_MISSING, "this plan is empty; 'import FILE.yaml' "
		    "fills it");
	out->id = err == NULL ? all.v[0].id : 0;
	return err;
}

static const struct err *
find_any(struct session *s, const char *code, struct subject *out)
{
	struct str also = { .arena = s->arena };
	int64_t ids[ENTITY_COUNT];
	const struct err *err;
	bool nth = strchr(code, '#') != NULL;
	int i, n = 0;

	if ((err = row_ids_of_code(s->store, code, ids)) != NULL)
		return err;
	for (i = 0; i < KINDS; i++) {
		if (nth && ids[kinds[i]] == 0 && (err = nth_of_code(s,
		    &entity_table[kinds[i]], code, &ids[kinds[i]])) != NULL)
			return err;
		if (ids[kinds[i]] == 0)
			continue;
		if (n++ == 0)
			*out = (struct subject){ &entity_table[kinds[i]],
			    ids[kinds[i]] };
		str_fmt(&also, "%s%s:%s", n > 1 ? " or " : "",
		    entity_table[kinds[i]].noun, code);
	}
	if (n > 1)
		return err_new(ERR_USAGE, "'%.60s' names several things; say %s",
		    code, str_text(&also));
	return n == 1 ? NULL : no_such(s, NULL, code);
}

const struct err *
subject_find(struct session *s, const char *code, struct subject *out)
{
	const char *colon = strchr(code, ':');
	const struct entity *e = NULL;

	if (strcmp(code, "plan") == 0)
		return find_plan(s, out);
	if (colon != NULL)
		e = entity_named(arena_dup_n(s->arena, code,
		    (size_t)(colon - code)));
	if (e == NULL || entity_code(e) < 0)
		return find_any(s, code, out);
	out->entity = e;
	return subject_of(s, entity_id(e), colon + 1, &out->id);
}

#include <string.h>

#include "core/base/str.h"
#include "core/base/word.h"
#include "core/cmd/cmd_entries.h"
#include "core/cmd/shown.h"
#include "core/cmd/subject.h"
#include "core/cmd/typed.h"
#include "core/store/row.h"

/* Set */

/* Names that `set` takes for a kind: keys, with the group before them. */
static const char *const *
field_names(struct arena *a, const struct entity *e)
{
	const char **names = arena_array(a, const char *, e->count + 1);
	const struct field *f;
	int i, n = 0;

	for (i = 0; i < e->count; i++) {
		f = &e->fields[i];
		if (f->flags & FIELD_PARENT)
			continue;
		names[n++] = f->group != NULL ?
		    arena_fmt(a, "%s.%s", f->group, f->key) : f->key;
	}
	return names;
}

static const struct err *
no_field(struct arena *a, const struct entity *e, const char *name)
{
	const char *const *names = field_names(a, e);
	const char *near = word_nearest(name, names);
	struct str list = { .arena = a };
	int i;

	if (near != NULL)
		return err_new(ERR_USAGE, "a %s has no field '%.40s'; did you mean "
		    "'%s'?", e->noun, name, near);
	for (i = 0; names[i] != NULL; i++)
		str_fmt(&list, "%s%s", i > 0 ? ", " : "", names[i]);
	return err_new(ERR_USAGE, "a %s has no field '%.40s'; it has %s", e->noun,
	    name, str_text(&list));
}

static const struct err *
set(struct session *s, struct change *c, const struct args *args)
{
	const char *text = args->n > 2 ? args->v[2] : "";
	const struct field *f;
	const struct err *err;
	struct subject it;
	struct value v;
	int at;

	if ((err = subject_find(s, args->v[0], &it)) != NULL)
		return err;
	at = entity_field(it.entity, args->v[1]);
	if (at < 0 || it.entity->fields[at].flags & FIELD_PARENT)
		return no_field(s->arena, it.entity, args->v[1]);
	f = &it.entity->fields[at];
	if ((err = typed_value(s, f, text, &v)) != NULL)
		return err;
	if ((err = row_set(c, it.entity, it.id, at, v)) != NULL)
		return err;
	text = shown_value(s->arena, s->store, f, v);
	session_say(s, "%s: %s is %.200s%s", args->v[0], f->label,
	    text[0] != '\0' ? text : "empty",
	    change_is_empty(c) ? ", as it was" : "");
	return NULL;
}

const struct cmd cmd_set = {
	.name = "set", .alias = "s", .spec = "sfT?",
	.usage = "ITEM FIELD [VALUE]",
	.summary = "Change one field of anything that has a code",
	.detail = "Dates are typed day first: 31 Mar 2027, 31/3/27, +2w. Money as "
	    "120000, £120k, 1.2m. Other items by their code. No value, or none, "
	    "empties the field. 'partner:ps' says which is meant where a code "
	    "names several things; 'plan' is the plan itself.",
	.write = set,
};

/* Add and delete */

static const struct err *
kind_named(const char *name, const struct entity **e)
{
	const char *nouns[ENTITY_COUNT + 1];
	const char *near;
	int i, n = 0;

	*e = entity_named(name);
	if (*e != NULL && entity_code(*e) >= 0)
		return NULL;
	for (i = 0; i < ENTITY_COUNT; i++)
		if (entity_code(&entity_table[i]) >= 0)
			nouns[n++] = entity_table[i].noun;
	nouns[n] = NULL;
	near = word_nearest(name, nouns);
	return err_new(ERR_USAGE, near != NULL ? "no kind of item '%.40s'; did you "
	    "mean '%s'?" : "no kind of item '%.40s'", name, near);
}

enum { ADD_OUTCOME, ADD_STRAND, ADD_PARTNER };

static const struct cmd_option add_options[] = {
	[ADD_OUTCOME] = { "outcome", "CODE", "outcome it serves or measures" },
	[ADD_STRAND] = { "strand", "CODE", "strand it belongs to" },
	[ADD_PARTNER] = { "partner", "CODE", "partner it belongs to" },
	{ 0 }
};

static const struct err *
serve(struct session *s, struct change *c, int64_t commitment,
    int64_t outcome, int64_t position)
{
	const struct entity *e = &entity_table[ENTITY_SERVES];
	struct record r = record_new(s->arena, e);

	r.id = change_new_id();
	r.position = position;
	r.v[entity_field_of_column(e, "commitment")] = value_int(commitment);
	r.v[entity_field_of_column(e, "outcome")] = value_int(outcome);
	return row_insert(c, &r);
}

static const struct err *
add_option(struct session *s, struct change *c, const struct record *r,
    const char *name, const char *code)
{
	const struct entity *e = r->entity;
	int at = entity_field(e, name);
	const struct err *err;
	struct value v;
	int64_t id;

	if (code == NULL)
		return NULL;
	if (at < 0 && entity_id(e) == ENTITY_COMMITMENT &&
	    strcmp(name, "outcome") == 0) {
		if ((err = subject_of(s, ENTITY_OUTCOME, code, &id)) != NULL)
			return err;
		return serve(s, c, r->id, id, 0);
	}
	if (at < 0)
		return err_new(ERR_USAGE, "a %s has no %s", e->noun, name);
	if ((err = typed_value(s, &e->fields[at], code, &v)) != NULL)
		return err;
	return row_set(c, e, r->id, at, v);
}

static const struct err *
add_row(struct session *s, struct change *c, const struct entity *e,
    const struct args *args, struct record *r)
{
	int code = entity_code(e), title = entity_title(e);
	const struct err *err;
	int64_t there;

	*r = record_new(s->arena, e);
	err = typed_value(s, &e->fields[code], args->v[1], &r->v[code]);
	if (err == NULL)
		err = typed_value(s, &e->fields[title], args->v[2], &r->v[title]);
	if (err == NULL)
		err = row_of_code(s->store, e, args->v[1], &there);
	if (err != NULL)
		return err;
	if (there != 0)
		return err_new(ERR_REFUSED, "there is a %s '%s' already", e->noun,
		    args->v[1]);
	r->id = change_new_id();
	if ((err = row_next_position(s->store, e, &r->position)) != NULL)
		return err;
	return row_insert(c, r);
}

static const struct err *
add(struct session *s, struct change *c, const struct args *args)
{
	const struct entity *e;
	const struct err *err;
	struct record r;
	int i;

	if ((err = kind_named(args->v[0], &e)) != NULL ||
	    (err = add_row(s, c, e, args, &r)) != NULL)
		return err;
	for (i = ADD_OUTCOME; err == NULL && i <= ADD_PARTNER; i++)
		err = add_option(s, c, &r, add_options[i].name, args->option[i]);
	if (err == NULL)
		session_say(s, "Added %s %s", e->noun, args->v[1]);
	return err;
}

const struct cmd cmd_add = {
	.name = "add", .alias = "", .spec = "kwT", .usage = "KIND CODE TITLE",
	.summary = "Add a commitment, partner, strand, outcome ...",
	.detail = "KIND is commitment, partner, strand, outcome, indicator, "
	    "budget, board, officer or source. Options stand before the title: "
	    "add commitment 2.3 --outcome SO2 More people into work",
	.options = add_options, .write = add,
};

static const struct err *
delete(struct session *s, struct change *c, const struct args *args)
{
	const struct err *err;
	struct subject it;

	if ((err = subject_find(s, args->v[0], &it)) != NULL)
		return err;
	if (entity_id(it.entity) == ENTITY_PLAN)
		return err_new(ERR_REFUSED, "the plan itself cannot be deleted");
	if ((err = row_delete(c, it.entity, it.id)) != NULL)
		return err;
	session_say(s, "Deleted %s %s; undo brings it back", it.entity->noun,
	    args->v[0]);
	return NULL;
}

const struct cmd cmd_delete = {
	.name = "delete", .alias = "", .spec = "s", .usage = "ITEM",
	.summary = "Delete an item that nothing refers to",
	.detail = "A commitment takes its roles, milestones and resources with "
	    "it. What others refer to stays. Undo brings everything back.",
	.write = delete,
};

/* Outcomes of a commitment */

static const struct err *
links_of(struct session *s, const struct args *args, int64_t *commitment,
    int64_t *outcome, struct records *there)
{
	const struct entity *e = &entity_table[ENTITY_SERVES];
	const struct err *err;

	err = subject_of(s, ENTITY_COMMITMENT, args->v[0], commitment);
	if (err == NULL)
		err = subject_of(s, ENTITY_OUTCOME, args->v[1], outcome);
	if (err == NULL)
		err = row_where(s->arena, s->store, e,
		    entity_field_of_column(e, "commitment"), *commitment, there);
	return err;
}

static int64_t
linked(const struct records *there, int64_t outcome)
{
	int i, at;

	for (i = 0; i < there->n; i++) {
		at = entity_field_of_column(there->v[i].entity, "outcome");
		if (there->v[i].v[at].i == outcome)
			return there->v[i].id;
	}
	return 0;
}

static const struct err *
link_outcome(struct session *s, struct change *c, const struct args *args)
{
	int64_t commitment, outcome;
	struct records there;
	const struct err *err;

	if ((err = links_of(s, args, &commitment, &outcome, &there)) != NULL)
		return err;
	if (linked(&there, outcome) == 0)
		err = serve(s, c, commitment, outcome, there.n > 0 ?
		    there.v[there.n - 1].position + 1 : 0);
	if (err == NULL)
		session_say(s, "%s serves %s", args->v[0], args->v[1]);
	return err;
}

static const struct err *
unlink_outcome(struct session *s, struct change *c, const struct args *args)
{
	int64_t commitment, outcome, id;
	struct records there;
	const struct err *err;

	if ((err = links_of(s, args, &commitment, &outcome, &there)) != NULL)
		return err;
	if ((id = linked(&there, outcome)) == 0)
		return err_new(ERR_MISSING, "%s does not serve %s", args->v[0],
		    args->v[1]);
	if ((err = row_delete(c, &entity_table[ENTITY_SERVES], id)) == NULL)
		session_say(s, "%s no longer serves %s", args->v[0], args->v[1]);
	return err;
}

const struct cmd cmd_link = {
	.name = "link", .alias = "", .spec = "ck",
	.usage = "COMMITMENT OUTCOME",
	.summary = "Let a commitment serve a further outcome",
	.write = link_outcome,
};

const struct cmd cmd_unlink = {
	.name = "unlink", .alias = "", .spec = "ck",
	.usage = "COMMITMENT OUTCOME",
	.summary = "Let a commitment no longer serve an outcome",
	.write = unlink_outcome,
};

/* Milestones */

static const struct err *
milestone(struct session *s, struct change *c, const struct args *args)
{
	const struct entity *e = &entity_table[ENTITY_MILESTONE];
	int due = entity_field_of_column(e, "due");
	int title = entity_field_of_column(e, "title");
	int parent = entity_field_of_column(e, "commitment");
	struct record r = record_new(s->arena, e);
	struct records there;
	const struct err *err;
	int64_t commitment;

	err = subject_of(s, ENTITY_COMMITMENT, args->v[0], &commitment);
	if (err == NULL)
		err = typed_value(s, &e->fields[due], args->v[1], &r.v[due]);
	if (err == NULL)
		err = typed_value(s, &e->fields[title], args->v[2], &r.v[title]);
	if (err == NULL)
		err = row_where(s->arena, s->store, e, parent, commitment, &there);
	if (err != NULL)
		return err;
	r.id = change_new_id();
	r.position = there.n > 0 ? there.v[there.n - 1].position + 1 : 0;
	r.v[parent] = value_int(commitment);
	if ((err = row_insert(c, &r)) == NULL)
		session_say(s, "%s: milestone %d added", args->v[0], there.n + 1);
	return err;
}

const struct cmd cmd_milestone = {
	.name = "milestone", .alias = "", .spec = "cwT",
	.usage = "COMMITMENT DATE TITLE",
	.summary = "Add a dated step to a commitment",
	.detail = "A date of several words goes in quotes: milestone 1.1 "
	    "\"30 Jun 2027\" Pathway agreed",
	.write = milestone,
};

#include <string.h>

#include "core/base/str.h"
#include "core/cmd/cmd_entries.h"
#include "core/cmd/subject.h"
#include "core/cmd/typed.h"
#include "core/model/plan.h"
#include "core/store/row.h"

enum { OPTION_OFFICER, OPTION_FROM, OPTION_TO, OPTION_ACCEPTED };

static const struct cmd_option options[] = {
	[OPTION_OFFICER] = { "officer", "CODE", "the officer who has it" },
	[OPTION_FROM] = { "from", "DATE", "first day of the role" },
	[OPTION_TO] = { "to", "DATE", "last day of the role" },
	[OPTION_ACCEPTED] = { "accepted", "DATE", "day the officer accepted it" },
	{ 0 }
};

static const char *const option_columns[] = { "officer", "valid_from",
    "valid_to", "accepted_on" };

/* A role being set: whose, which, and what is there. */
struct setting {
	struct session		*s;
	struct change		*c;
	const struct entity	*e;
	int64_t			 commitment, partner;
	struct records		 there;
	struct str		 said;
};

static int
field(const struct setting *g, const char *column)
{
	return entity_field_of_column(g->e, column);
}

static bool
is_partner(const struct setting *g, const struct record *r)
{
	struct value v = r->v[field(g, "partner")];

	return v.kind == VALUE_INT && v.i == g->partner;
}

static char
letter_of(const struct setting *g, const struct record *r)
{
	return value_string(r->v[field(g, "letter")])[0];
}

static const char *
name_of(const struct setting *g, const struct record *r)
{
	struct value v = r->v[field(g, "partner")];

	if (v.kind != VALUE_INT)
		return value_string(r->v[field(g, "wording")]);
	return row_name(g->s->arena, g->s->store, &entity_table[ENTITY_PARTNER],
	    v.i);
}

/* Take away the partner's roles but `keep` ('\0': all); with `only`, just
 * that letter. */
static const struct err *
clear(struct setting *g, char keep, char only)
{
	const struct err *err = NULL;
	const struct record *r;
	int i;

	for (i = 0; err == NULL && i < g->there.n; i++) {
		r = &g->there.v[i];
		if (!is_partner(g, r) || letter_of(g, r) == keep ||
		    (only != '\0' && letter_of(g, r) != only))
			continue;
		err = row_delete(g->c, g->e, r->id);
		str_fmt(&g->said, ", was %c", letter_of(g, r));
	}
	return err;
}

/* A commitment has one lead: who led it so far no longer does. */
static const struct err *
move_lead(struct setting *g)
{
	const struct err *err = NULL;
	const struct record *r;
	int i;

	for (i = 0; err == NULL && i < g->there.n; i++) {
		r = &g->there.v[i];
		if (letter_of(g, r) != 'L' || is_partner(g, r))
			continue;
		err = row_delete(g->c, g->e, r->id);
		str_fmt(&g->said, "; %s no longer leads it", name_of(g, r));
	}
	return err;
}

static const struct err *
give_options(struct setting *g, int64_t id, const struct args *args)
{
	const struct err *err = NULL;
	struct value v;
	int i, at;

	for (i = OPTION_OFFICER; err == NULL && i <= OPTION_ACCEPTED; i++) {
		if (args->option[i] == NULL)
			continue;
		at = field(g, option_columns[i]);
		err = typed_value(g->s, &g->e->fields[at], args->option[i], &v);
		if (err == NULL)
			err = row_set(g->c, g->e, id, at, v);
	}
	return err;
}

static const struct err *
give(struct setting *g, char letter, const struct args *args)
{
	struct record r = record_new(g->s->arena, g->e);
	const struct err *err;
	int i;

	for (i = 0; i < g->there.n; i++)
		if (is_partner(g, &g->there.v[i]) &&
		    letter_of(g, &g->there.v[i]) == letter)
			return give_options(g, g->there.v[i].id, args);
	r.id = change_new_id();
	r.position = g->there.n > 0 ?
	    g->there.v[g->there.n - 1].position + 1 : 0;
	r.v[field(g, "commitment")] = value_int(g->commitment);
	r.v[field(g, "partner")] = value_int(g->partner);
	r.v[field(g, "letter")] = value_text(arena_fmt(g->s->arena, "%c", letter));
	if ((err = row_insert(g->c, &r)) != NULL)
		return err;
	return give_options(g, r.id, args);
}

static const struct err *
set_letter(struct setting *g, const char *typed, const struct args *args)
{
	enum role_letter letter = plan_letter(typed + (typed[0] == '+'));
	const struct err *err = NULL;

	if (letter == LETTER_COUNT)
		return err_new(ERR_USAGE, "'%.20s' is no role; it is one of L lead, "
		    "J jointly accountable, C contributes work, F funds in cash, "
		    "K gives in kind, S scrutinises, T told, - none", typed);
	str_fmt(&g->said, " now %c, %s", plan_letters[letter],
	    plan_letter_names[letter]);
	if (typed[0] != '+')
		err = clear(g, plan_letters[letter], '\0');
	if (err == NULL && letter == LETTER_L)
		err = move_lead(g);
	return err != NULL ? err : give(g, plan_letters[letter], args);
}

static const struct err *
unset_letter(struct setting *g, const char *typed)
{
	enum role_letter letter;

	if (typed[0] == '\0') {
		str_add(&g->said, " has no role");
		return clear(g, '\0', '\0');
	}
	if ((letter = plan_letter(typed)) == LETTER_COUNT)
		return err_new(ERR_USAGE, "'-%.20s' is no role", typed);
	str_add(&g->said, " no longer has that role");
	return clear(g, '\0', plan_letters[letter]);
}

static const struct err *
role(struct session *s, struct change *c, const struct args *args)
{
	struct setting g = { .s = s, .c = c, .e = &entity_table[ENTITY_ROLE],
	    .said.arena = s->arena };
	const char *typed = args->v[2];
	const struct err *err;

	err = subject_of(s, ENTITY_COMMITMENT, args->v[0], &g.commitment);
	if (err == NULL)
		err = subject_of(s, ENTITY_PARTNER, args->v[1], &g.partner);
	if (err == NULL)
		err = row_where(s->arena, s->store, g.e,
		    entity_field_of_column(g.e, "commitment"), g.commitment,
		    &g.there);
	if (err != NULL)
		return err;
	if (typed[0] == '-' || strcmp(typed, ".") == 0)
		err = unset_letter(&g, typed + 1);
	else
		err = set_letter(&g, typed, args);
	if (err == NULL)
		session_say(s, "%s: %s%s", args->v[0], args->v[1],
		    str_text(&g.said));
	return err;
}

const struct cmd cmd_role = {
	.name = "role", .alias = "r", .spec = "cpw",
	.usage = "COMMITMENT PARTNER LETTER",
	.summary = "Say who does what in a commitment",
	.detail = "L lead, J jointly accountable, C contributes work, F funds in "
	    "cash, K gives in kind, S scrutinises, T told. '-' takes every role "
	    "away, '+J' adds one beside what is there, '-J' takes that one away. "
	    "A commitment has one lead: giving L moves it.",
	.options = options, .write = role,
};

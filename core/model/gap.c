#include <string.h>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/str.h"
#include "core/model/gap.h"
#include "core/model/standing.h"

enum rule {
	NO_LEAD, LEAD_IN_WORDS, SEVERAL_LEADS, STRAND_NO_LEAD, LEFT_LEADS,
	ONE_JOINT, LEAD_SCRUTINISES, NO_OUTCOME, NO_INDICATOR, OVERDUE, NO_DATE,
	OVERSPENT, NO_HOLDER, COMMITMENT_TWICE, PARTNER_TWICE, TARGET_IN_WORDS,
	RULE_COUNT
};

const char *const gap_severity_names[] = { "error", "warning", "note", NULL };

const struct gap_rule gap_rules[] = {
	[NO_LEAD] = { "ACC-02", GAP_ERROR, GAP_COMMITMENT,
	    "A commitment has a lead partner", "Improvement Service, audit 2013" },
	[LEAD_IN_WORDS] = { "ACC-03", GAP_ERROR, GAP_COMMITMENT,
	    "A lead is one partner, not All or N/A",
	    "seen in Argyll, West Dunbartonshire, Perth" },
	[SEVERAL_LEADS] = { "ACC-04", GAP_WARNING, GAP_COMMITMENT,
	    "A commitment has one lead", "seen in the national justice plan" },
	[STRAND_NO_LEAD] = { "ACC-05", GAP_ERROR, GAP_STRAND,
	    "A strand has a lead partner", "HMIC 2012" },
	[LEFT_LEADS] = { "ACC-11", GAP_ERROR, GAP_COMMITMENT,
	    "A lead partner is still in the partnership", "Argyll and Bute" },
	[ONE_JOINT] = { "R05", GAP_ERROR, GAP_COMMITMENT,
	    "Joint accountability takes two partners or more", "HMIC 2012" },
	[LEAD_SCRUTINISES] = { "R13", GAP_ERROR, GAP_COMMITMENT,
	    "Who scrutinises does not lead", "audit 2014" },
	[NO_OUTCOME] = { "R14", GAP_ERROR, GAP_COMMITMENT,
	    "A commitment serves an outcome", "HMIC 2012, 3.6" },
	[NO_INDICATOR] = { "MEA-01", GAP_ERROR, GAP_OUTCOME,
	    "An outcome has an indicator", "Improvement Service" },
	[OVERDUE] = { "DAT-02", GAP_ERROR, GAP_COMMITMENT,
	    "A commitment past its date is complete", "status words of plans" },
	[NO_DATE] = { "DAT-07", GAP_ERROR, GAP_COMMITMENT,
	    "A commitment has a due date", "Improvement Service" },
	[OVERSPENT] = { "FIN-02", GAP_ERROR, GAP_BUDGET,
	    "No more is given out of a budget than is in it", "arithmetic" },
	[NO_HOLDER] = { "R20", GAP_ERROR, GAP_BUDGET,
	    "A budget has a holder", "Auditor General 2011" },
	[COMMITMENT_TWICE] = { "IDN-01", GAP_ERROR, GAP_COMMITMENT,
	    "A code names one thing", "seen in Aberdeen: 1.1 in 2019 and 2021" },
	[PARTNER_TWICE] = { "IDN-01", GAP_ERROR, GAP_PARTNER,
	    "A code names one partner", "seen in Aberdeen: 1.1 in 2019 and 2021" },
	[TARGET_IN_WORDS] = { "MEA-15", GAP_WARNING, GAP_INDICATOR,
	    "A target is a number", "Argyll minutes" },
};

const int gap_rule_count = RULE_COUNT;

struct search {
	struct arena		*arena;
	const struct plan	*plan;
	int32_t			 day;
	struct gaps		*out;
};

static void
found(struct search *s, enum rule rule, int at)
{
	struct gaps *g = s->out;
	int room = g->room * 2 + 32;

	if (g->n == g->room) {
		g->v = arena_more(s->arena, struct gap, g->v, g->n, room);
		g->room = room;
	}
	g->v[g->n++] = (struct gap){ &gap_rules[rule], at };
}

static int
count_letter(const struct roles *r, enum role_letter letter, int32_t day)
{
	int i, n = 0;

	for (i = 0; i < r->n; i++)
		n += r->v[i].letter == letter && plan_role_holds(&r->v[i], day);
	return n;
}

static void
look_at_lead(struct search *s, int at, const struct commitment *c)
{
	const struct partner *p;
	int n, lead = plan_lead(&c->roles, &n);

	if (n == 0)
		found(s, NO_LEAD, at);
	else if (n > 1)
		found(s, SEVERAL_LEADS, at);
	else if (lead < 0)
		found(s, LEAD_IN_WORDS, at);
	if (lead < 0)
		return;
	p = &s->plan->partners.v[lead];
	if (p->left_on != DATE_NONE && p->left_on <= s->day)
		found(s, LEFT_LEADS, at);
}

static void
look_at_roles(struct search *s, int at, const struct commitment *c)
{
	int i, n, lead = plan_lead(&c->roles, &n);

	if (count_letter(&c->roles, LETTER_J, s->day) == 1 &&
	    count_letter(&c->roles, LETTER_L, s->day) == 0)
		found(s, ONE_JOINT, at);
	for (i = 0; i < c->roles.n; i++)
		if (c->roles.v[i].letter == LETTER_S && lead >= 0 &&
		    c->roles.v[i].partner == lead)
			found(s, LEAD_SCRUTINISES, at);
}

static void
look_at_commitment(struct search *s, int at)
{
	const struct commitment *c = &s->plan->commitments.v[at];
	enum standing standing = standing_of(c, s->day);

	if (standing == STANDING_PARKED)
		return;
	look_at_lead(s, at, c);
	look_at_roles(s, at, c);
	if (c->noutcomes == 0)
		found(s, NO_OUTCOME, at);
	if (standing == STANDING_LATE)
		found(s, OVERDUE, at);
	if (c->due == DATE_NONE)
		found(s, NO_DATE, at);
	if (c->nth > 0)
		found(s, COMMITMENT_TWICE, at);
}

static void
look_at_rest(struct search *s)
{
	const struct plan *p = s->plan;
	const struct budget *b;
	int i, n;

	for (i = 0; i < p->strands.n; i++) {
		plan_lead(&p->strands.v[i].leads, &n);
		if (n == 0)
			found(s, STRAND_NO_LEAD, i);
	}
	for (i = 0; i < p->outcomes.n; i++)
		if (p->outcomes.v[i].indicators == 0)
			found(s, NO_INDICATOR, i);
	for (i = 0; i < p->budgets.n; i++) {
		b = &p->budgets.v[i];
		if (b->has_money && b->allocated > b->pence)
			found(s, OVERSPENT, i);
		if (b->holder < 0 && b->partner < 0)
			found(s, NO_HOLDER, i);
	}
	for (i = 0; i < p->partners.n; i++)
		if (p->partners.v[i].nth > 0)
			found(s, PARTNER_TWICE, i);
	for (i = 0; i < p->indicators.n; i++)
		if (p->indicators.v[i].target[0] == '\0' &&
		    p->indicators.v[i].target_text[0] != '\0')
			found(s, TARGET_IN_WORDS, i);
}

/* Stable and linear: severities are three, rules a handful. */
static void
sort(struct arena *a, struct gaps *g)
{
	struct gap *sorted = arena_array(a, struct gap, g->n + 1);
	int rule, i, n = 0;
	enum gap_severity severity;

	for (severity = GAP_ERROR; severity <= GAP_NOTE; severity++)
		for (rule = 0; rule < RULE_COUNT; rule++)
			for (i = 0; gap_rules[rule].severity == severity &&
			    i < g->n; i++)
				if (g->v[i].rule == &gap_rules[rule])
					sorted[n++] = g->v[i];
	g->v = sorted;
}

static void
index_commitments(struct arena *a, const struct plan *p, struct gaps *g)
{
	int i;

	g->first = arena_array(a, int, p->commitments.n + 1);
	for (i = 0; i < p->commitments.n; i++)
		g->first[i] = -1;
	for (i = g->n; i-- > 0; )
		if (g->v[i].rule->subject == GAP_COMMITMENT)
			g->first[g->v[i].at] = i;
}

void
gap_find(struct arena *a, const struct plan *p, int32_t day, struct gaps *out)
{
	struct search s = { a, p, day, out };
	int i;

	*out = (struct gaps){ 0 };
	for (i = 0; i < p->commitments.n; i++)
		look_at_commitment(&s, i);
	look_at_rest(&s);
	sort(a, out);
	index_commitments(a, p, out);
}

const struct gap *
gap_of_commitment(const struct gaps *g, int commitment)
{
	int at = g->first != NULL ? g->first[commitment] : -1;

	return at >= 0 ? &g->v[at] : NULL;
}

const char *
gap_subject_code(const struct plan *p, const struct gap *g)
{
	switch (g->rule->subject) {
	case GAP_COMMITMENT:	return p->commitments.v[g->at].code;
	case GAP_STRAND:	return p->strands.v[g->at].code;
	case GAP_OUTCOME:	return p->outcomes.v[g->at].code;
	case GAP_INDICATOR:	return p->indicators.v[g->at].code;
	case GAP_PARTNER:	return p->partners.v[g->at].code;
	case GAP_BUDGET:	return p->budgets.v[g->at].code;
	}
	return "";
}

const char *
gap_subject_title(const struct plan *p, const struct gap *g)
{
	switch (g->rule->subject) {
	case GAP_COMMITMENT:	return p->commitments.v[g->at].title;
	case GAP_STRAND:	return p->strands.v[g->at].title;
	case GAP_OUTCOME:	return p->outcomes.v[g->at].title;
	case GAP_INDICATOR:	return p->indicators.v[g->at].title;
	case GAP_PARTNER:	return p->partners.v[g->at].name;
	case GAP_BUDGET:	return p->budgets.v[g->at].title;
	}
	return "";
}

const char *
gap_subject_path(struct arena *a, const struct plan *p, const struct gap *g)
{
	static const char *const kinds[] = {
		[GAP_COMMITMENT] = "commitment", [GAP_STRAND] = "strand",
		[GAP_OUTCOME] = "outcome", [GAP_INDICATOR] = "indicator",
		[GAP_PARTNER] = "partner", [GAP_BUDGET] = "budget",
	};

	const char *code = gap_subject_code(p, g);

	if (g->rule->subject == GAP_COMMITMENT)
		code = plan_code(a, code, p->commitments.v[g->at].nth);
	if (g->rule->subject == GAP_PARTNER)
		code = plan_code(a, code, p->partners.v[g->at].nth);
	return arena_fmt(a, "%s:%s", kinds[g->rule->subject], code);
}

/* Messages */

static const char *
leads_in_words(struct arena *a, const struct plan *p, const struct roles *r)
{
	struct str list = { .arena = a };
	const struct role *role;
	int i;

	for (i = 0; i < r->n; i++) {
		role = &r->v[i];
		if (role->letter != LETTER_L)
			continue;
		str_add(&list, list.n > 0 ? ", " : "");
		str_add(&list, role->partner >= 0 ?
		    p->partners.v[role->partner].code : role->wording);
	}
	return str_text(&list);
}

static const char *
commitment_message(struct arena *a, const struct plan *p, enum rule rule,
    const struct commitment *c, int32_t day)
{
	int n, lead = plan_lead(&c->roles, &n);
	const char *leads = leads_in_words(a, p, &c->roles);

	if (rule == SEVERAL_LEADS)
		return arena_fmt(a, "%d leads (%s): name one", n, leads);
	if (rule == LEAD_IN_WORDS)
		return arena_fmt(a, "lead \"%s\" is not one partner", leads);
	if (rule == LEFT_LEADS && lead >= 0)
		return arena_fmt(a, "%s leads it and has left the partnership",
		    p->partners.v[lead].name);
	if (rule == OVERDUE)
		return standing_words(a, c, day);
	if (rule == NO_DATE && c->due_text[0] != '\0')
		return arena_fmt(a, "no due date, only \"%s\"", c->due_text);
	if (rule == COMMITMENT_TWICE)
		return arena_fmt(a, "the code %s is used twice", c->code);
	return "no due date";
}

static const char *
overspent(struct arena *a, const struct budget *b)
{
	char out[MONEY_TEXT], in[MONEY_TEXT];

	return arena_fmt(a, "%s given out of %s", money_text(out, b->allocated),
	    money_text(in, b->pence));
}

const char *
gap_message(struct arena *a, const struct plan *p, const struct gap *g,
    int32_t day)
{
	enum rule rule = (enum rule)(g->rule - gap_rules);

	switch (rule) {
	case NO_LEAD:
	case STRAND_NO_LEAD:
		return "no partner leads it";
	case ONE_JOINT:
		return "one partner alone is jointly accountable";
	case LEAD_SCRUTINISES:
		return "the lead also scrutinises it";
	case NO_OUTCOME:
		return "it serves no outcome";
	case NO_INDICATOR:
		return "nothing measures it";
	case NO_HOLDER:
		return "no partner holds it";
	case OVERSPENT:
		return overspent(a, &p->budgets.v[g->at]);
	case PARTNER_TWICE:
		return arena_fmt(a, "the code %s is used twice",
		    p->partners.v[g->at].code);
	case TARGET_IN_WORDS:
		return arena_fmt(a, "target \"%s\" has no number",
		    p->indicators.v[g->at].target_text);
	case LEAD_IN_WORDS:
	case SEVERAL_LEADS:
	case LEFT_LEADS:
	case OVERDUE:
	case NO_DATE:
	case COMMITMENT_TWICE:
	case RULE_COUNT:
		break;
	}
	return commitment_message(a, p, rule, &p->commitments.v[g->at], day);
}

#ifndef TESTS_UNIT_KIT_H
#define TESTS_UNIT_KIT_H

#include <string.h>

#include "tests/unit/check.h"

#include "core/base/date.h"
#include "core/model/gap.h"
#include "core/model/plan.h"

/*
 * A small plan in memory in which nothing is wrong on KIT_DAY: partners aa,
 * bb, cc; strand S with outcome O, measured by I; commitments 1 and 2 led by
 * aa; budget B of £1,000, half of it given. Tests break it at one place.
 */

enum { KIT_ROLES = 4 };
#define KIT_DAY	date_days("2026-11-24")

struct kit {
	struct arena		arena;
	struct plan		plan;
	struct partner		partners[3];
	struct officer		officers[1];
	struct strand		strands[1];
	struct outcome		outcomes[1];
	struct indicator	indicators[1];
	struct commitment	commitments[2];
	struct budget		budgets[1];
	struct role		roles[4][KIT_ROLES];
	int			served[1];
};

static inline void
kit_role(struct roles *r, enum role_letter letter, int partner)
{
	r->v[r->n++] = (struct role){ .wording = "", .partner = partner,
	    .officer = -1, .letter = letter, .from = DATE_NONE,
	    .to = DATE_NONE, .accepted = DATE_NONE };
}

static inline void
kit_people(struct kit *k)
{
	static const char *const codes[] = { "aa", "bb", "cc" };
	static const char *const names[] = { "Alpha Council", "NHS Beta",
	    "Gamma College" };
	int i;

	for (i = 0; i < 3; i++)
		k->partners[i] = (struct partner){ .id = i + 1, .code = codes[i],
		    .name = names[i], .left_on = DATE_NONE };
	k->officers[0] = (struct officer){ .id = 10, .code = "ceo",
	    .post = "Chief Executive", .holder = "", .status = "active" };
	k->plan.partners.v = k->partners;
	k->plan.partners.n = 3;
	k->plan.officers.v = k->officers;
	k->plan.officers.n = 1;
}

static inline void
kit_aims(struct kit *k)
{
	k->strands[0] = (struct strand){ .id = 20, .code = "S",
	    .title = "Strand", .leads.v = k->roles[2] };
	kit_role(&k->strands[0].leads, LETTER_L, 0);
	k->outcomes[0] = (struct outcome){ .id = 30, .code = "O",
	    .title = "Outcome", .accountable.v = k->roles[3] };
	kit_role(&k->outcomes[0].accountable, LETTER_L, 1);
	k->indicators[0] = (struct indicator){ .id = 40, .code = "I",
	    .title = "Indicator", .target = "5", .target_text = "" };
	k->plan.strands.v = k->strands;
	k->plan.outcomes.v = k->outcomes;
	k->plan.indicators.v = k->indicators;
	k->plan.strands.n = k->plan.outcomes.n = k->plan.indicators.n = 1;
}

static inline void
kit_work(struct kit *k)
{
	static const char *const codes[] = { "1", "2" };
	int i;

	for (i = 0; i < 2; i++) {
		k->commitments[i] = (struct commitment){ .id = 50 + i,
		    .code = codes[i], .title = "Commitment", .status = "",
		    .due_text = "", .strand = -1, .outcomes = k->served,
		    .noutcomes = 1, .roles.v = k->roles[i],
		    .due = date_days("2027-03-31") };
		kit_role(&k->commitments[i].roles, LETTER_L, 0);
	}
	k->budgets[0] = (struct budget){ .id = 60, .code = "B",
	    .title = "Budget", .partner = -1, .has_money = true, .pence = 100000,
	    .allocated = 50000 };
	k->plan.commitments.v = k->commitments;
	k->plan.commitments.n = 2;
	k->plan.budgets.v = k->budgets;
	k->plan.budgets.n = 1;
}

/* Made, not settled yet. */
static inline void
kit_make(struct kit *k)
{
	*k = (struct kit){ .plan.title = "" };
	kit_people(k);
	kit_aims(k);
	kit_work(k);
}

#endif

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/model/plan.h"

const char plan_letters[] = "LJCFKST";

const char *const plan_letter_names[] = {
	"lead", "jointly accountable", "contributes work", "funds in cash",
	"gives in kind", "scrutinises", "told", NULL
};

enum role_letter
plan_letter(const char *typed)
{
	const char *at;

	if (typed[0] == '\0' || typed[1] != '\0')
		return LETTER_COUNT;
	at = strchr(plan_letters, toupper((unsigned char)typed[0]));
	return at != NULL ? (enum role_letter)(at - plan_letters) : LETTER_COUNT;
}

bool
plan_role_holds(const struct role *r, int32_t day)
{
	return (r->from == DATE_NONE || r->from <= day) &&
	    (r->to == DATE_NONE || r->to >= day);
}

int
plan_lead(const struct roles *roles, int *n)
{
	int i, lead = -1;

	*n = 0;
	for (i = 0; i < roles->n; i++) {
		if (roles->v[i].letter != LETTER_L)
			continue;
		lead = roles->v[i].partner;
		++*n;
	}
	return *n == 1 ? lead : -1;
}

/* First to the letter, then in either case. */
#define FIND(list, code) do {						\
	int i_;								\
	for (i_ = 0; i_ < (list).n; i_++)				\
		if (strcmp((list).v[i_].code, (code)) == 0)		\
			return i_;					\
	for (i_ = 0; i_ < (list).n; i_++)				\
		if (strcasecmp((list).v[i_].code, (code)) == 0)		\
			return i_;					\
	return -1;							\
} while (0)

int
plan_partner(const struct plan *p, const char *code)
{
	FIND(p->partners, code);
}

int
plan_strand(const struct plan *p, const char *code)
{
	FIND(p->strands, code);
}

int
plan_outcome(const struct plan *p, const char *code)
{
	FIND(p->outcomes, code);
}

int
plan_commitment(const struct plan *p, const char *code)
{
	FIND(p->commitments, code);
}

const char *
plan_code(struct arena *a, const char *code, int nth)
{
	return nth > 0 ? arena_fmt(a, "%s#%d", code, nth + 1) : code;
}

/* Matrix codes: two letters or figures, no two partners the same. */

static const char signs[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789";

enum { SIGNS = sizeof signs - 1 };

struct taken {
	bool	by[SIGNS][SIGNS];
};

static int
sign(char c)
{
	const char *at = c != '\0' ? strchr(signs, toupper((unsigned char)c)) :
	    NULL;

	return at != NULL ? (int)(at - signs) : -1;
}

static bool
take(struct taken *t, struct partner *p, int a, int b)
{
	if (a < 0 || b < 0 || t->by[a][b])
		return false;
	t->by[a][b] = true;
	p->mark[0] = signs[a];
	p->mark[1] = signs[b];
	p->mark[2] = '\0';
	return true;
}

/* The first letter with each later one of the code, then of the name, then
 * with any sign; then any two signs at all. */
static void
give_mark(struct taken *t, struct partner *p)
{
	const char *texts[2] = { p->code, p->name }, *s;
	int i, a, b;

	for (i = 0; i < 2; i++)
		for (a = sign(texts[i][0]), s = texts[i]; a >= 0 && *s != '\0'; s++)
			if (s != texts[i] && take(t, p, a, sign(*s)))
				return;
	a = sign(p->code[0]);
	for (b = 0; a >= 0 && b < SIGNS; b++)
		if (take(t, p, a, b))
			return;
	for (a = 0; a < SIGNS; a++)
		for (b = 0; b < SIGNS; b++)
			if (take(t, p, a, b))
				return;
	memcpy(p->mark, "??", 3);
}

/* Given ones first, so that nobody else gets them. */
static void
give_marks(struct plan *plan)
{
	struct taken t = { 0 };
	struct partner *p;
	int i;

	for (i = 0; i < plan->partners.n; i++) {
		p = &plan->partners.v[i];
		if (p->mark[0] != '\0' && sign(p->mark[0]) >= 0 &&
		    sign(p->mark[1]) >= 0)
			t.by[sign(p->mark[0])][sign(p->mark[1])] = true;
	}
	for (i = 0; i < plan->partners.n; i++)
		if (plan->partners.v[i].mark[0] == '\0')
			give_mark(&t, &plan->partners.v[i]);
}

/* How often each code was seen before, by a hash table of first places. */

static uint32_t
code_hash(const char *s)
{
	uint32_t h = 2166136261u;

	for (; *s != '\0'; s++)
		h = (h ^ (unsigned char)*s) * 16777619u;
	return h;
}

#define COUNT_CODES(a, list) do {					\
	uint32_t size_ = 8, at_;					\
	int i_, *first_;						\
	while (size_ < (uint32_t)(list).n * 2)				\
		size_ *= 2;						\
	first_ = arena_array((a), int, size_);				\
	for (i_ = 0; i_ < (list).n; i_++) {				\
		at_ = code_hash((list).v[i_].code) & (size_ - 1);	\
		while (first_[at_] != 0 && strcmp((list).v[first_[at_]	\
		    - 1].code, (list).v[i_].code) != 0)			\
			at_ = (at_ + 1) & (size_ - 1);			\
		if (first_[at_] != 0)					\
			(list).v[i_].nth =				\
			    (list).v[first_[at_] - 1].nth + 1;		\
		first_[at_] = i_ + 1;					\
	}								\
} while (0)

static void
settle_strands(struct plan *p)
{
	struct commitment *c;
	int i, k, first;

	for (i = 0; i < p->outcomes.n; i++)
		if (p->outcomes.v[i].strand >= 0)
			p->strands.v[p->outcomes.v[i].strand].outcomes++;
	for (i = 0; i < p->commitments.n; i++) {
		c = &p->commitments.v[i];
		first = c->noutcomes > 0 ? c->outcomes[0] : -1;
		if (c->strand < 0 && first >= 0)
			c->strand = p->outcomes.v[first].strand;
		if (c->strand >= 0)
			p->strands.v[c->strand].commitments++;
		for (k = 0; k < c->noutcomes; k++)
			p->outcomes.v[c->outcomes[k]].commitments++;
	}
	for (i = 0; i < p->indicators.n; i++)
		if (p->indicators.v[i].outcome >= 0)
			p->outcomes.v[p->indicators.v[i].outcome].indicators++;
}

void
plan_settle(struct arena *a, struct plan *p)
{
	COUNT_CODES(a, p->partners);
	COUNT_CODES(a, p->commitments);
	give_marks(p);
	settle_strands(p);
}

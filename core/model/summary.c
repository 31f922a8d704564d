#include <stdlib.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/money.h"
#include "core/base/str.h"
#include "core/model/summary.h"

static void
count(struct summary *s, const struct plan *p, int32_t day)
{
	const struct commitment *c;
	enum standing standing;
	struct summary_row *row;
	int i;

	for (i = 0; i < p->commitments.n; i++) {
		c = &p->commitments.v[i];
		standing = standing_of(c, day);
		row = &s->rows[c->strand >= 0 ? c->strand : p->strands.n];
		row->by[standing]++;
		row->all++;
		s->total.by[standing]++;
		s->total.all++;
		s->unfunded += c->contributions == 0;
		s->in_kind += c->in_kind;
		if (!money_add(&s->cash, c->cash))
			s->overflow = true;
	}
}

struct due {
	int32_t	date;
	int	at;
};

static int
earlier(const void *a, const void *b)
{
	const struct due *x = a, *y = b;

	if (x->date != y->date)
		return x->date < y->date ? -1 : 1;
	return x->at < y->at ? -1 : x->at > y->at;
}

static void
list_due(struct arena *a, struct summary *s, const struct plan *p, int32_t day)
{
	struct due *due = arena_array(a, struct due, p->commitments.n + 1);
	enum standing standing;
	int i, n = 0;

	for (i = 0; i < p->commitments.n; i++) {
		standing = standing_of(&p->commitments.v[i], day);
		if (standing == STANDING_SOON || standing == STANDING_OPEN)
			due[n++] = (struct due){ p->commitments.v[i].due, i };
	}
	qsort(due, (size_t)n, sizeof *due, earlier);
	s->due = arena_array(a, int, n + 1);
	for (i = 0; i < n; i++)
		s->due[i] = due[i].at;
	s->ndue = n;
}

void
summary_make(struct arena *a, const struct plan *p, int32_t day,
    struct summary *s)
{
	int i;

	*s = (struct summary){ .overflow = p->money_overflow };
	s->rows = arena_array(a, struct summary_row, p->strands.n + 1);
	s->total.strand = -1;
	for (i = 0; i <= p->strands.n; i++)
		s->rows[i].strand = i < p->strands.n ? i : -1;
	count(s, p, day);
	s->nrows = p->strands.n + (s->rows[p->strands.n].all > 0);
	for (i = 0; i < p->budgets.n; i++)
		if (!money_add(&s->budgets, p->budgets.v[i].pence))
			s->overflow = true;
	list_due(a, s, p, day);
}

const char *
summary_money(struct arena *a, const struct plan *p, const struct summary *s)
{
	char budgets[MONEY_TEXT], cash[MONEY_TEXT];
	struct str text = { .arena = a };

	if (s->overflow)
		return "the sums of this plan are too large to add up";
	if (p->budgets.n == 0 && s->cash == 0 && s->in_kind == 0)
		return "no money in this plan";
	str_fmt(&text, "%s in %d budget%s; %s cash to commitments",
	    money_text(budgets, s->budgets), p->budgets.n,
	    p->budgets.n == 1 ? "" : "s", money_text(cash, s->cash));
	if (s->in_kind > 0)
		str_fmt(&text, "; %d in kind", s->in_kind);
	if (s->unfunded > 0)
		str_fmt(&text, "; %d with nothing", s->unfunded);
	return str_text(&text);
}

static void
count_roles(struct summary_part *parts, const struct commitment *c,
    int32_t day)
{
	const struct role *r;
	bool late = standing_of(c, day) == STANDING_LATE;
	int i;

	for (i = 0; i < c->roles.n; i++) {
		r = &c->roles.v[i];
		if (r->partner < 0 || !plan_role_holds(r, day))
			continue;
		parts[r->partner].by[r->letter]++;
		parts[r->partner].late += late && r->letter == LETTER_L;
	}
}

void
summary_partners(struct arena *a, const struct plan *p, int32_t day,
    struct summary_part **out)
{
	struct summary_part *parts = arena_array(a, struct summary_part,
	    p->partners.n + 1);
	const struct roles *r;
	int i, k;

	for (i = 0; i < p->commitments.n; i++)
		count_roles(parts, &p->commitments.v[i], day);
	for (i = 0; i < p->strands.n; i++)
		for (r = &p->strands.v[i].leads, k = 0; k < r->n; k++)
			if (r->v[k].partner >= 0)
				parts[r->v[k].partner].strands++;
	for (i = 0; i < p->outcomes.n; i++)
		for (r = &p->outcomes.v[i].accountable, k = 0; k < r->n; k++)
			if (r->v[k].partner >= 0)
				parts[r->v[k].partner].outcomes++;
	*out = parts;
}

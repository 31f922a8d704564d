#include <string.h>

#include "core/base/date.h"
#include "core/base/str.h"
#include "core/base/text.h"
#include "core/model/matrix.h"

static char
mark_of(const struct plan *p, const struct role *r, int32_t day)
{
	const struct partner *partner = &p->partners.v[r->partner];
	const struct officer *o;

	if ((partner->left_on != DATE_NONE && partner->left_on <= day) ||
	    !plan_role_holds(r, day))
		return '!';
	if (r->officer < 0)
		return ' ';
	o = &p->officers.v[r->officer];
	if (strcmp(o->status, "left") == 0)
		return '!';
	return r->accepted == DATE_NONE ? '?' : ' ';
}

/* Roles come in any order; the strongest letter is shown. */
static void
add(const struct plan *p, const struct role *r, int32_t day,
    struct matrix_cell *cell)
{
	const char *shown = strchr(plan_letters, cell->letter);
	char mark = mark_of(p, r, day);

	if (cell->letter == '.') {
		*cell = (struct matrix_cell){ plan_letters[r->letter], mark };
		return;
	}
	if (shown != NULL && (int)r->letter < (int)(shown - plan_letters))
		*cell = (struct matrix_cell){ plan_letters[r->letter], mark };
	if (cell->mark == ' ')
		cell->mark = '+';
}

struct matrix_cell
matrix_cell(const struct plan *p, const struct commitment *c, int partner,
    int32_t day)
{
	struct matrix_cell cell = { '.', ' ' };
	int i;

	for (i = 0; i < c->roles.n; i++)
		if (c->roles.v[i].partner == partner)
			add(p, &c->roles.v[i], day, &cell);
	return cell;
}

void
matrix_row(const struct plan *p, const struct commitment *c, int32_t day,
    struct matrix_cell *cells)
{
	int i;

	for (i = 0; i < p->partners.n; i++)
		cells[i] = (struct matrix_cell){ '.', ' ' };
	for (i = 0; i < c->roles.n; i++)
		if (c->roles.v[i].partner >= 0)
			add(p, &c->roles.v[i], day, &cells[c->roles.v[i].partner]);
}

static bool
has_partner(const struct commitment *c, int partner)
{
	int i;

	for (i = 0; i < c->roles.n; i++)
		if (c->roles.v[i].partner == partner)
			return true;
	return false;
}

static bool
contains(struct arena *scratch, const char *text, const char *folded)
{
	return strstr(text_fold(scratch, text), folded) != NULL;
}

static bool
passes(struct arena *scratch, const struct plan *p, const struct gaps *g,
    const struct matrix_filter *f, int at)
{
	const struct commitment *c = &p->commitments.v[at];

	if (f->strand >= 0 && c->strand != f->strand)
		return false;
	if (f->partner >= 0 && !has_partner(c, f->partner))
		return false;
	if (f->priority_only && c->tactical)
		return false;
	if (f->gaps_only && gap_of_commitment(g, at) == NULL)
		return false;
	return f->find == NULL || f->find[0] == '\0' ||
	    contains(scratch, c->title, f->find) ||
	    contains(scratch, c->code, f->find);
}

/* By strand with one counting pass, so that order within one is kept. */
int
matrix_rows(struct arena *a, const struct plan *p, const struct gaps *g,
    const struct matrix_filter *f, int *rows)
{
	int *start = arena_array(a, int, p->strands.n + 2), i, n = 0, bucket;
	bool *in = arena_array(a, bool, p->commitments.n + 1);
	struct arena scratch = { 0 };

	for (i = 0; i < p->commitments.n; i++) {
		if (!(in[i] = passes(&scratch, p, g, f, i)))
			continue;
		bucket = p->commitments.v[i].strand;
		start[(bucket < 0 ? p->strands.n : bucket) + 1]++;
		n++;
	}
	arena_close(&scratch);
	for (i = 1; i < p->strands.n + 2; i++)
		start[i] += start[i - 1];
	for (i = 0; i < p->commitments.n; i++) {
		bucket = p->commitments.v[i].strand;
		if (in[i])
			rows[start[bucket < 0 ? p->strands.n : bucket]++] = i;
	}
	return n;
}

void
matrix_totals(const struct plan *p, const int *rows, int n, int32_t day,
    struct matrix_total *totals)
{
	const struct commitment *c;
	const struct role *r;
	int i, k;

	memset(totals, 0, sizeof *totals * (size_t)p->partners.n);
	for (i = 0; i < n; i++) {
		c = &p->commitments.v[rows[i]];
		for (k = 0; k < c->roles.n; k++) {
			r = &c->roles.v[k];
			if (r->partner < 0 || !plan_role_holds(r, day))
				continue;
			if (r->letter == LETTER_L)
				totals[r->partner].lead++;
			else if (r->letter == LETTER_J)
				totals[r->partner].joint++;
			else
				totals[r->partner].other++;
		}
	}
}

static void
say_role(struct str *s, const struct plan *p, const struct role *r, int32_t day)
{
	const struct officer *o;

	str_add(s, plan_letter_names[r->letter]);
	if (r->officer >= 0) {
		o = &p->officers.v[r->officer];
		str_fmt(s, " (%s%s)", o->holder[0] != '\0' ? o->holder : o->post,
		    r->accepted == DATE_NONE ? ", not accepted" : "");
	}
	if (!plan_role_holds(r, day))
		str_add(s, ", not on this day");
}

const char *
matrix_sentence(struct arena *a, const struct plan *p, int commitment,
    int partner, int32_t day)
{
	const struct commitment *c = &p->commitments.v[commitment];
	const struct partner *who = &p->partners.v[partner];
	struct str s = { .arena = a };
	int i, n = 0;

	str_fmt(&s, "%s x %s: ", c->code, who->name);
	for (i = 0; i < c->roles.n; i++) {
		if (c->roles.v[i].partner != partner)
			continue;
		str_add(&s, n++ > 0 ? "; " : "");
		say_role(&s, p, &c->roles.v[i], day);
	}
	if (n == 0)
		str_add(&s, "no role");
	if (who->left_on != DATE_NONE && who->left_on <= day)
		str_add(&s, "; has left the partnership");
	return str_text(&s);
}

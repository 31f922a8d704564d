/*
 * A made-up plan of any size in the format of plan files, the same bytes
 * everywhere: gen COMMITMENTS PARTNERS > FILE. Titles have 5 to 10 words,
 * most commitments notes of 15 to 35; some words are Gaelic or accented.
 */
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static const char *const words[] = {
	"access", "action", "active", "additional", "adults", "advice", "affordable",
	"agreed", "alcohol", "annual", "areas", "attainment", "awareness", "barriers",
	"benefit", "better", "bus", "business", "café", "capacity", "care",
	"carers", "carbon", "centre", "change", "children", "choices", "city",
	"clean", "climate", "clubs", "coast", "college", "community", "complete",
	"confidence", "connected", "costs", "council", "crime", "culture", "cycling",
	"daily", "dementia", "demand", "digital", "disabled", "drop-in", "early",
	"earnings", "economy", "education", "electric", "emergency", "employers",
	"employment", "energy", "engagement", "environment", "events", "evidence",
	"experience", "families", "farms", "fewer", "ferry", "financial", "fire",
	"flood", "food", "forest", "fuel", "Gàidhlig", "garden", "green", "groups",
	"growth", "harbour", "harm", "health", "heating", "helpline", "heritage",
	"homeless", "homes", "hospital", "housing", "improve", "include", "income",
	"independent", "infant", "island", "isolation", "jobs", "joint", "justice",
	"kitchen", "land", "language", "learning", "libraries", "life", "link",
	"literacy", "living", "local", "loneliness", "measures", "mental", "mentors",
	"money", "mothers", "nature", "neighbours", "network", "nursery", "obesity",
	"older", "outdoor", "parents", "parks", "partners", "pathway", "peatland",
	"people", "physical", "places", "play", "police", "poverty", "practice",
	"pregnancy", "prevent", "primary", "priority", "prisoners", "programme",
	"provide", "public", "pupils", "quality", "railway", "recovery", "recycling",
	"reduce", "referral", "regeneration", "renewable", "rent", "repair",
	"residents", "resilience", "respite", "road", "rural", "safety", "school",
	"screening", "seas", "secondary", "services", "shared", "skills", "sleep",
	"small", "smoking", "social", "sport", "staff", "street", "strategy",
	"suicide", "support", "sustainable", "sàbhailte", "teachers", "tenants",
	"third-sector", "timely", "together", "tourism", "town", "trades",
	"training", "transport", "travel", "trust", "university", "vaccine",
	"village", "violence", "visitors", "voices", "volunteers", "vulnerable",
	"walking", "warm", "waste", "water", "welcome", "welfare", "wellbeing",
	"wind", "winter", "women", "woodland", "workers", "workplace", "young",
	"youth", "zero",
};

static const char *const kinds[] = { "local_authority", "health_board",
    "police", "fire", "college", "third_sector", "community_rep", "housing" };
static const char *const statuses[] = { "proposed", "agreed", "not started",
    "in progress", "in progress", "in progress", "outstanding", "complete",
    "complete", "paused" };
static const char *const units[] = { "percent", "people", "homes", "tonnes" };
static const char *const budget_kinds[] = { "pooled", "aligned", "grant",
    "single" };

#define COUNT(a)	((int)(sizeof (a) / sizeof (a)[0]))
#define PICK(r, a)	((a)[below((r), COUNT(a))])

enum { CONTRIBUTORS_MAX = 8 };

struct sizes {
	int	commitments, partners, boards, strands, outcomes, budgets;
};

/* SplitMix64, after S. Vigna's public-domain one. */
static uint64_t
next(uint64_t *r)
{
	uint64_t z = (*r += UINT64_C(0x9E3779B97F4A7C15));

	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

static int
below(uint64_t *r, int n)
{
	return (int)(next(r) % (uint64_t)n);
}

static int
between(uint64_t *r, int least, int most)
{
	return least + below(r, most - least + 1);
}

/* Small ones more often, as a council is in more commitments than a club. */
static int
skewed(uint64_t *r, int n)
{
	int a = below(r, n), b = below(r, n);

	return (int)((int64_t)a * b / n);
}

static int
root(int n)
{
	int i = 0;

	while ((i + 1) * (i + 1) <= n)
		i++;
	return i;
}

static void
sentence(uint64_t *r, int n)
{
	const char *w;
	int i;

	for (i = 0; i < n; i++) {
		w = words[skewed(r, COUNT(words))];
		if (i == 0 && w[0] >= 'a' && w[0] <= 'z')
			printf("%c%s", w[0] - 'a' + 'A', w + 1);
		else
			printf("%s%s", i > 0 ? " " : "", w);
	}
	printf("\n");
}

/* One chance a call from here on: in which order arguments are made is the
 * compiler's to choose. */

static void
day(uint64_t *r, const char *key)
{
	printf("%s: '%04d", key, between(r, 2025, 2030));
	printf("-%02d", between(r, 1, 12));
	printf("-%02d'\n", between(r, 1, 28));
}

static void
figure(uint64_t *r)
{
	printf("%d", between(r, 20, 99));
	printf(".%d", below(r, 10));
}

static void
partner(uint64_t *r, const struct sizes *n, const char *key)
{
	printf("  %s: p%03d\n", key, skewed(r, n->partners));
}

static void
meta(void)
{
	printf("meta:\n  partnership: Community Planning Benchmark\n"
	    "  council_area: Benchmark\n"
	    "  plan: Local Outcome Improvement Plan 2024-34\n"
	    "  plan_type: LOIP\n  start: '2024-04-01'\n  end: '2034-03-31'\n"
	    "  src: s1\n\n"
	    "sources:\n  s1:\n    title: Made by tests/bench/gen.c\n\n");
}

static void
partners(uint64_t *r, const struct sizes *n)
{
	int i;

	printf("partners:\n");
	for (i = 0; i < n->partners; i++) {
		printf("- id: p%03d\n  name: Partner %03d ", i, i);
		sentence(r, 2);
		printf("  kind: %s\n  duty: %s\n  statutory: %s\n  src: s1\n",
		    PICK(r, kinds), i < 12 ? "facilitate" : "none",
		    i < 12 ? "true" : "false");
	}
}

static void
boards(uint64_t *r, const struct sizes *n)
{
	int i, k, first;

	printf("\ngovernance:\n");
	for (i = 0; i < n->boards; i++) {
		printf("- id: b%02d\n  name: Board for ", i);
		sentence(r, 3);
		first = below(r, n->partners);
		printf("  kind: outcome_group\n  members: [");
		for (k = 0; k < 6 && k < n->partners; k++)
			printf("%sp%03d", k > 0 ? ", " : "",
			    (first + k) % n->partners);
		printf("]\n  chair: p%03d\n  src: s1\n", first);
	}
}

static void
strands(uint64_t *r, const struct sizes *n)
{
	int i;

	printf("\nstrands:\n");
	for (i = 0; i < n->strands; i++) {
		printf("- id: t%02d\n  title: ", i);
		sentence(r, 3);
		partner(r, n, "lead");
		printf("  group: b%02d\n  src: s1\n", below(r, n->boards));
	}
}

static void
outcomes(uint64_t *r, const struct sizes *n)
{
	int i;

	printf("\noutcomes:\n");
	for (i = 0; i < n->outcomes; i++) {
		printf("- id: SO%d\n  strand: t%02d\n  title: ", i + 1,
		    i % n->strands);
		sentence(r, between(r, 6, 12));
		partner(r, n, "accountable");
		printf("  national: N%02d\n  src: s1\n", between(r, 1, 15));
	}
}

static void
actuals(uint64_t *r)
{
	int k;

	printf("  actuals:\n");
	for (k = 16; k < 22; k++) {
		printf("  - {period: 20%d/%d, date: '20%d-03-31', value: ", k,
		    k + 1, k + 1);
		figure(r);
		printf("}\n");
	}
}

static void
indicators(uint64_t *r, const struct sizes *n)
{
	int i;

	printf("\nindicators:\n");
	for (i = 0; i < n->outcomes * 2; i++) {
		printf("- id: ind-%03d\n  outcome: SO%d\n  title: ", i, i / 2 + 1);
		sentence(r, between(r, 4, 8));
		printf("  unit: %s\n", PICK(r, units));
		printf("  better: %s\n", below(r, 3) > 0 ? "up" : "down");
		printf("  baseline: {value: ");
		figure(r);
		printf(", period: 2015/16, date: '2016-03-31'}\n"
		    "  target: {value: ");
		figure(r);
		printf(", date: '2034-03-31'}\n");
		actuals(r);
		printf("  src: s1\n");
	}
}

static bool
is_among(const int *list, int n, int v)
{
	while (n-- > 0)
		if (list[n] == v)
			return true;
	return false;
}

/* A lead and two to eight others, nobody twice. */
static void
roles(uint64_t *r, const struct sizes *n)
{
	int who[CONTRIBUTORS_MAX + 1], wanted = between(r, 2, CONTRIBUTORS_MAX);
	int k = 1, p;

	if (wanted > n->partners / 2)
		wanted = n->partners / 2;
	who[0] = skewed(r, n->partners);
	printf("  lead: p%03d\n  contributors: [", who[0]);
	while (k <= wanted) {
		p = skewed(r, n->partners);
		if (is_among(who, k, p))
			continue;
		printf("%sp%03d", k > 1 ? ", " : "", p);
		who[k++] = p;
	}
	printf("]\n");
}

static void
resources(uint64_t *r, const struct sizes *n)
{
	int i, many = below(r, 3);

	if (many == 0)
		return;
	printf("  resources:\n");
	for (i = 0; i < many; i++) {
		printf("  - {type: cash, budget: bud-%03d", below(r, n->budgets));
		printf(", gbp: %d}\n", between(r, 1, 400) * 500);
	}
}

static void
commitment(uint64_t *r, const struct sizes *n, int i)
{
	printf("- id: %d.%d-2024\n  outcome: SO%d\n  title: ",
	    i % n->outcomes + 1, i / n->outcomes + 1, i % n->outcomes + 1);
	sentence(r, between(r, 5, 10));
	roles(r, n);
	printf("  status: %s\n", PICK(r, statuses));
	if (below(r, 20) > 0)
		day(r, "  due");
	if (below(r, 4) == 0)
		printf("  target_value: %d\n  target_unit: percent\n",
		    between(r, 5, 95));
	if (below(r, 5) > 0) {
		printf("  notes: ");
		sentence(r, between(r, 15, 35));
	}
	resources(r, n);
	printf("  src: s1\n");
}

static void
budgets(uint64_t *r, const struct sizes *n)
{
	int i, year;

	printf("\nbudgets:\n");
	for (i = 0; i < n->budgets; i++) {
		printf("- id: bud-%03d\n  title: ", i);
		sentence(r, between(r, 3, 6));
		year = between(r, 24, 30);
		printf("  kind: %s\n", PICK(r, budget_kinds));
		partner(r, n, "holder");
		printf("  fy: 20%d-%d\n  gbp: %d\n  src: s1\n", year, year + 1,
		    between(r, 1, 900) * 10000);
	}
}

int
main(int argc, char **argv)
{
	uint64_t random = 1;
	struct sizes n;
	int i;

	if (argc != 3) {
		fprintf(stderr, "usage: gen COMMITMENTS PARTNERS\n");
		return 2;
	}
	n.commitments = (int)strtol(argv[1], NULL, 10);
	n.partners = (int)strtol(argv[2], NULL, 10);
	n.boards = root(n.partners);
	n.strands = root(n.commitments) / 2;
	n.outcomes = root(n.commitments) * 2;
	n.budgets = n.commitments / 10;
	if (n.partners < 2 || n.budgets < 1)
		return 2;
	meta();
	partners(&random, &n);
	boards(&random, &n);
	strands(&random, &n);
	outcomes(&random, &n);
	indicators(&random, &n);
	printf("\ncommitments:\n");
	for (i = 0; i < n.commitments; i++)
		commitment(&random, &n, i);
	budgets(&random, &n);
	return fflush(stdout) == 0 ? 0 : 1;
}

#include "tests/unit/kit.h"

/* Each rule: what just breaks it, and the nearest thing that does not. */

static struct roles *
roles(struct kit *k)
{
	return &k->commitments[0].roles;
}

static void
no_lead(struct kit *k)
{
	roles(k)->v[0].letter = LETTER_C;
}

static void
lead_in_words(struct kit *k)
{
	roles(k)->v[0].partner = -1;
	roles(k)->v[0].wording = "All";
}

static void
another_in_words(struct kit *k)
{
	kit_role(roles(k), LETTER_C, -1);
	roles(k)->v[1].wording = "All";
}

static void
two_leads(struct kit *k)
{
	kit_role(roles(k), LETTER_L, 1);
}

static void
lead_and_more(struct kit *k)
{
	kit_role(roles(k), LETTER_C, 1);
	kit_role(roles(k), LETTER_J, 1);
}

static void
strand_without_lead(struct kit *k)
{
	k->strands[0].leads.n = 0;
}

static void
strand_with_lead_in_words(struct kit *k)
{
	k->strands[0].leads.v[0].partner = -1;
}

static void
lead_left_today(struct kit *k)
{
	k->partners[0].left_on = KIT_DAY;
}

static void
lead_leaves_tomorrow(struct kit *k)
{
	k->partners[0].left_on = KIT_DAY + 1;
}

static void
one_joint(struct kit *k)
{
	no_lead(k);
	kit_role(roles(k), LETTER_J, 1);
}

static void
two_joint(struct kit *k)
{
	one_joint(k);
	kit_role(roles(k), LETTER_J, 2);
}

static void
lead_scrutinises(struct kit *k)
{
	kit_role(roles(k), LETTER_S, 0);
}

static void
another_scrutinises(struct kit *k)
{
	kit_role(roles(k), LETTER_S, 1);
}

static void
no_outcome(struct kit *k)
{
	k->commitments[0].noutcomes = 0;
	k->commitments[0].strand = 0;
}

static void
no_indicator(struct kit *k)
{
	k->plan.indicators.n = 0;
}

static void
due_yesterday(struct kit *k)
{
	k->commitments[0].due = KIT_DAY - 1;
}

static void
due_today(struct kit *k)
{
	k->commitments[0].due = KIT_DAY;
}

static void
due_yesterday_and_complete(struct kit *k)
{
	due_yesterday(k);
	k->commitments[0].status = "complete";
}

static void
no_date(struct kit *k)
{
	k->commitments[0].due = DATE_NONE;
	k->commitments[0].due_text = "Ongoing";
}

static void
no_date_and_paused(struct kit *k)
{
	no_date(k);
	k->commitments[0].status = "paused";
}

static void
a_penny_too_much(struct kit *k)
{
	k->budgets[0].allocated = k->budgets[0].pence + 1;
}

static void
all_of_it(struct kit *k)
{
	k->budgets[0].allocated = k->budgets[0].pence;
}

static void
all_of_no_figure(struct kit *k)
{
	k->budgets[0].has_money = false;
	k->budgets[0].pence = 0;
}

static void
no_holder(struct kit *k)
{
	k->budgets[0].holder = -1;
}

static void
partner_for_holder(struct kit *k)
{
	no_holder(k);
	k->budgets[0].partner = 2;
}

static void
commitment_twice(struct kit *k)
{
	k->commitments[1].code = k->commitments[0].code;
}

static void
commitment_named_as_partner(struct kit *k)
{
	k->commitments[1].code = k->partners[0].code;
}

static void
partner_twice(struct kit *k)
{
	k->partners[2].code = k->partners[1].code;
}

static void
target_in_words(struct kit *k)
{
	k->indicators[0].target = "";
	k->indicators[0].target_text = "to improve";
}

static void
target_in_words_and_figures(struct kit *k)
{
	k->indicators[0].target_text = "to improve";
}

static void
no_target(struct kit *k)
{
	k->indicators[0].target = "";
}

static void
nothing(struct kit *k)
{
	(void)k;
}

static const struct { const char *code, *about; void (*how)(struct kit *); }
    broken[] = {
	{ "ACC-02", "1", no_lead }, { "ACC-03", "1", lead_in_words },
	{ "ACC-04", "1", two_leads }, { "ACC-05", "S", strand_without_lead },
	{ "ACC-11", "1", lead_left_today }, { "R05", "1", one_joint },
	{ "R13", "1", lead_scrutinises }, { "R14", "1", no_outcome },
	{ "MEA-01", "O", no_indicator }, { "DAT-02", "1", due_yesterday },
	{ "DAT-07", "1", no_date }, { "FIN-02", "B", a_penny_too_much },
	{ "R20", "B", no_holder }, { "IDN-01", "1", commitment_twice },
	{ "IDN-01", "bb", partner_twice }, { "MEA-15", "I", target_in_words },
};

static const struct { const char *code; void (*how)(struct kit *); } sound[] = {
	{ NULL, nothing }, { NULL, another_in_words }, { NULL, lead_and_more },
	{ NULL, strand_with_lead_in_words }, { NULL, lead_leaves_tomorrow },
	{ "R05", two_joint }, { NULL, another_scrutinises },
	{ NULL, due_today }, { NULL, due_yesterday_and_complete },
	{ NULL, no_date_and_paused }, { NULL, all_of_it },
	{ NULL, all_of_no_figure }, { NULL, partner_for_holder },
	{ NULL, commitment_named_as_partner }, { NULL, no_target },
	{ NULL, target_in_words_and_figures },
};

static void
look(struct kit *k, void (*how)(struct kit *), struct gaps *g)
{
	kit_make(k);
	how(k);
	plan_settle(&k->arena, &k->plan);
	gap_find(&k->arena, &k->plan, KIT_DAY, g);
}

static void
what_just_breaks_a_rule_is_found(void **state)
{
	const struct gap *found;
	const char *message;
	struct gaps g;
	struct kit k;
	size_t i;
	int n;

	(void)state;
	for (i = 0; i < COUNT(broken); i++) {
		look(&k, broken[i].how, &g);
		for (found = NULL, n = 0; found == NULL && n < g.n; n++)
			if (strcmp(g.v[n].rule->code, broken[i].code) == 0)
				found = &g.v[n];
		if (found == NULL)
			fail_msg("case %d: no %s", (int)i, broken[i].code);
		assert_string_equal(broken[i].about,
		    gap_subject_code(&k.plan, found));
		message = gap_message(&k.arena, &k.plan, found, KIT_DAY);
		assert_true(message[0] != '\0');
		assert_true(message[strlen(message) - 1] != '.');
		arena_close(&k.arena);
	}
}

static void
what_just_keeps_a_rule_is_not(void **state)
{
	struct gaps g;
	struct kit k;
	size_t i;
	int n;

	(void)state;
	for (i = 0; i < COUNT(sound); i++) {
		look(&k, sound[i].how, &g);
		for (n = 0; n < g.n; n++)
			if (sound[i].code == NULL ||
			    strcmp(g.v[n].rule->code, sound[i].code) == 0)
				fail_msg("case %d: %s, %s", (int)i,
				    g.v[n].rule->code, gap_message(&k.arena,
				    &k.plan, &g.v[n], KIT_DAY));
		arena_close(&k.arena);
	}
}

/* So that a new rule comes with a case of its own. */
static void
every_rule_has_a_case(void **state)
{
	size_t k;
	int i;

	(void)state;
	assert_int_equal(gap_rule_count, COUNT(broken));
	for (i = 0; i < gap_rule_count; i++) {
		for (k = 0; k < COUNT(broken); k++)
			if (strcmp(broken[k].code, gap_rules[i].code) == 0)
				break;
		if (k == COUNT(broken))
			fail_msg("%s has no case", gap_rules[i].code);
	}
}

static void
errors_come_before_warnings_and_each_commitment_knows_its_first(void **state)
{
	struct gaps g;
	struct kit k;
	int i;

	(void)state;
	kit_make(&k);
	two_leads(&k);
	target_in_words(&k);
	k.commitments[1].due = KIT_DAY - 1;
	plan_settle(&k.arena, &k.plan);
	gap_find(&k.arena, &k.plan, KIT_DAY, &g);
	assert_int_equal(3, g.n);
	for (i = 1; i < g.n; i++)
		assert_true(g.v[i - 1].rule->severity <= g.v[i].rule->severity);
	assert_string_equal("ACC-04", gap_of_commitment(&g, 0)->rule->code);
	assert_string_equal("DAT-02", gap_of_commitment(&g, 1)->rule->code);
	arena_close(&k.arena);

	look(&k, nothing, &g);
	assert_null(gap_of_commitment(&g, 0));
	arena_close(&k.arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_just_breaks_a_rule_is_found),
		cmocka_unit_test(what_just_keeps_a_rule_is_not),
		cmocka_unit_test(every_rule_has_a_case),
		cmocka_unit_test(
		    errors_come_before_warnings_and_each_commitment_knows_its_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}

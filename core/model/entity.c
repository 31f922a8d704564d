#include <string.h>

#include "core/model/entity.h"

static const char *const plan_kinds[] = {
	"SOA",
	"LOIP",
	"LOCALITY",
	"CJOIP",
	"LCPAR",
	"CHILDREN",
	"OTHER",
	NULL
};

static const char *const partner_kinds[] = {
	"local_authority",
	"health_board",
	"ijb",
	"police",
	"fire",
	"enterprise_agency",
	"skills_agency",
	"transport_partnership",
	"college",
	"university",
	"nature_agency",
	"national_park",
	"environment_regulator",
	"historic_environment",
	"sport_agency",
	"tourism_agency",
	"housing",
	"third_sector_interface",
	"third_sector",
	"community_rep",
	"business_rep",
	"private",
	"government_observer",
	"scrutiny",
	"other_public",
	"other",
	NULL
};

static const char *const duties[] = {
	"facilitate",
	"participate",
	"none",
	NULL
};

static const char *const officer_statuses[] = {
	"active",
	"away",
	"left",
	NULL
};

static const char *const board_kinds[] = {
	"board",
	"executive",
	"outcome_group",
	"area_group",
	"funding_board",
	"partner_board",
	"other",
	NULL
};

static const char *const strand_kinds[] = {
	"theme",
	"area",
	"other",
	NULL
};

static const char *const levels[] = {
	"input",
	"process",
	"output",
	"outcome",
	NULL
};

static const char *const directions[] = {
	"up",
	"down",
	"neither",
	NULL
};

static const char *const classes[] = {
	"priority",
	"tactical",
	NULL
};

static const char *const statuses[] = {
	"proposed",
	"agreed",
	"not started",
	"in progress",
	"in progress with revised timescale",
	"outstanding",
	"complete",
	"paused",
	"not tracked",
	"dropped",
	NULL
};

static const char *const letters[] = {
	"L",
	"J",
	"C",
	"F",
	"K",
	"S",
	"T",
	NULL
};

static const char *const budget_kinds[] = {
	"pooled",
	"aligned",
	"commissioned",
	"ring-fenced",
	"grant",
	"single",
	NULL
};

static const char *const contribution_kinds[] = {
	"cash",
	"in_kind",
	NULL
};

static const struct field plan_fields[] = {
	{ .key = "partnership", .column = "partnership", .label = "Partnership",
	    .kind = FIELD_TEXT, .flags = FIELD_NEEDED,
	    .help = "name of the Community Planning Partnership" },
	{ .key = "council_area", .column = "council_area",
	    .label = "Council area", .kind = FIELD_TEXT,
	    .help = "the council area it plans for" },
	{ .key = "plan", .column = "title", .label = "Plan", .kind = FIELD_TEXT,
	    .help = "title of the plan" },
	{ .key = "plan_type", .column = "kind", .label = "Kind",
	    .kind = FIELD_WORD, .words = plan_kinds,
	    .help = "what kind of plan it is" },
	{ .key = "start", .column = "starts", .label = "Start",
	    .kind = FIELD_DATE, .help = "first day of the plan" },
	{ .key = "end", .column = "ends", .label = "End", .kind = FIELD_DATE,
	    .help = "last day of the plan" },
	{ .key = "vision", .column = "vision", .label = "Vision",
	    .kind = FIELD_LONG,
	    .help = "what the partnership wants for its area, in its own words" },
	{ .key = "strand_word", .column = "strand_word",
	    .label = "Strand is called", .kind = FIELD_TEXT,
	    .help = "what this partnership calls a strand: theme, priority, pillar" },
	{ .key = "commitment_word", .column = "commitment_word",
	    .label = "Commitment is called", .kind = FIELD_TEXT,
	    .help = "what this partnership calls a commitment: action, aim, project" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field source_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED,
	    .help = "code by which items name the source" },
	{ .key = "title", .column = "title", .label = "Title",
	    .kind = FIELD_TEXT, .help = "what the source is" },
	{ .key = "url", .column = "url", .label = "Address", .kind = FIELD_TEXT,
	    .help = "where it was read" },
};

static const struct field partner_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED,
	    .help = "short code; other items refer to the partner by it" },
	{ .key = "mark", .column = "mark", .label = "Matrix code",
	    .kind = FIELD_TEXT,
	    .help = "two letters for the head of its column in the matrix; made from the code where not given" },
	{ .key = "name", .column = "name", .label = "Name", .kind = FIELD_TEXT,
	    .flags = FIELD_NEEDED, .help = "full name of the body" },
	{ .key = "kind", .column = "kind", .label = "Kind", .kind = FIELD_WORD,
	    .words = partner_kinds, .help = "what kind of body it is" },
	{ .key = "duty", .column = "duty", .label = "Duty", .kind = FIELD_WORD,
	    .words = duties,
	    .help = "its duty under the Community Empowerment (Scotland) Act 2015" },
	{ .key = "statutory", .column = "statutory", .label = "Statutory",
	    .kind = FIELD_BOOL,
	    .help = "whether it is the council or a body of schedule 1 of that Act" },
	{ .key = "left_on", .column = "left_on", .label = "Left on",
	    .kind = FIELD_DATE,
	    .help = "day on which it left the partnership" },
	{ .key = "notes", .column = "notes", .label = "Notes",
	    .kind = FIELD_LONG, .help = "anything else, in words" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field officer_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED,
	    .help = "short code; roles refer to the officer by it" },
	{ .key = "partner", .column = "partner", .label = "Partner",
	    .kind = FIELD_REF, .target = ENTITY_PARTNER,
	    .help = "the body the post belongs to" },
	{ .key = "post", .column = "post", .label = "Post", .kind = FIELD_TEXT,
	    .flags = FIELD_NEEDED, .help = "title of the post" },
	{ .key = "holder", .column = "holder", .label = "Holder",
	    .kind = FIELD_TEXT, .help = "who holds the post now" },
	{ .key = "status", .column = "status", .label = "Status",
	    .kind = FIELD_WORD, .words = officer_statuses,
	    .help = "whether the holder is there" },
	{ .key = "since", .column = "since", .label = "Since",
	    .kind = FIELD_DATE, .help = "first day of the holder in the post" },
	{ .key = "until", .column = "until", .label = "Until",
	    .kind = FIELD_DATE, .help = "last day of the holder in the post" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field board_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED,
	    .help = "short code; strands and budgets refer to the board by it" },
	{ .key = "name", .column = "name", .label = "Name", .kind = FIELD_TEXT,
	    .flags = FIELD_NEEDED,
	    .help = "name of the board or governance group" },
	{ .key = "kind", .column = "kind", .label = "Kind", .kind = FIELD_WORD,
	    .words = board_kinds, .help = "what kind of group it is" },
	{ .key = "chair", .column = "chair", .label = "Chair",
	    .kind = FIELD_REF, .target = ENTITY_PARTNER,
	    .help = "partner that chairs it" },
	{ .key = "vice_chair", .column = "vice_chair", .label = "Vice chair",
	    .kind = FIELD_REF, .target = ENTITY_PARTNER,
	    .help = "partner that is vice chair" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field member_fields[] = {
	{ .key = "board", .column = "board", .label = "Board",
	    .kind = FIELD_REF, .flags = FIELD_PARENT, .target = ENTITY_BOARD,
	    .help = "the board" },
	{ .key = "partner", .column = "partner", .label = "Partner",
	    .kind = FIELD_REF, .flags = FIELD_BARE | FIELD_NEEDED,
	    .target = ENTITY_PARTNER, .help = "the member" },
};

static const struct field strand_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED,
	    .help = "short code; outcomes refer to the strand by it" },
	{ .key = "title", .column = "title", .label = "Title",
	    .kind = FIELD_TEXT, .flags = FIELD_NEEDED,
	    .help = "name of the strand" },
	{ .key = "kind", .column = "kind", .label = "Kind", .kind = FIELD_WORD,
	    .words = strand_kinds, .help = "what kind of strand it is" },
	{ .key = "lead_role", .column = "lead_role", .label = "Lead post",
	    .kind = FIELD_TEXT,
	    .help = "the post that leads the strand, in words" },
	{ .key = "group", .column = "board", .label = "Board",
	    .kind = FIELD_REF, .target = ENTITY_BOARD,
	    .help = "the board it reports to" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field outcome_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED,
	    .help = "short code; commitments and indicators refer to the outcome by it" },
	{ .key = "strand", .column = "strand", .label = "Strand",
	    .kind = FIELD_REF, .target = ENTITY_STRAND,
	    .help = "the strand it belongs to" },
	{ .key = "title", .column = "title", .label = "Title",
	    .kind = FIELD_TEXT, .flags = FIELD_NEEDED,
	    .help = "the result for local people" },
	{ .key = "target_text", .column = "target_text",
	    .label = "Target date in words", .kind = FIELD_TEXT,
	    .help = "published wording of the date" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field national_fields[] = {
	{ .key = "outcome", .column = "outcome", .label = "Outcome",
	    .kind = FIELD_REF, .flags = FIELD_PARENT, .target = ENTITY_OUTCOME,
	    .help = "the local outcome" },
	{ .key = "national", .column = "national", .label = "National outcome",
	    .kind = FIELD_TEXT, .flags = FIELD_BARE | FIELD_NEEDED,
	    .help = "code of a national outcome, N01 to N15 for those of 2007 to 2018" },
};

static const struct field chair_fields[] = {
	{ .key = "from", .column = "since", .label = "From", .kind = FIELD_DATE,
	    .help = "first day" },
	{ .key = "body", .column = "partner", .label = "Partner",
	    .kind = FIELD_REF, .flags = FIELD_NEEDED, .target = ENTITY_PARTNER,
	    .help = "the partner that chaired from then on" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
};

static const struct field indicator_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED, .help = "short code" },
	{ .key = "outcome", .column = "outcome", .label = "Outcome",
	    .kind = FIELD_REF, .target = ENTITY_OUTCOME,
	    .help = "the outcome it measures" },
	{ .key = "title", .column = "title", .label = "Title",
	    .kind = FIELD_TEXT, .flags = FIELD_NEEDED,
	    .help = "what is measured" },
	{ .key = "level", .column = "level", .label = "Level",
	    .kind = FIELD_WORD, .words = levels,
	    .help = "what kind of measure it is" },
	{ .key = "unit", .column = "unit", .label = "Unit", .kind = FIELD_TEXT,
	    .help = "unit of its values" },
	{ .key = "better", .column = "better", .label = "Better is",
	    .kind = FIELD_WORD, .words = directions,
	    .help = "which way is better" },
	{ .key = "value", .group = "baseline", .column = "baseline_value",
	    .label = "Baseline", .kind = FIELD_DECIMAL,
	    .help = "value at the start" },
	{ .key = "period", .group = "baseline", .column = "baseline_period",
	    .label = "Baseline period", .kind = FIELD_TEXT,
	    .help = "period of that value, as published" },
	{ .key = "date", .group = "baseline", .column = "baseline_date",
	    .label = "Baseline date", .kind = FIELD_DATE,
	    .help = "last day of that period" },
	{ .key = "value", .group = "target", .column = "target_value",
	    .label = "Target", .kind = FIELD_DECIMAL,
	    .help = "value to reach" },
	{ .key = "date", .group = "target", .column = "target_date",
	    .label = "Target date", .kind = FIELD_DATE,
	    .help = "day by which to reach it" },
	{ .key = "target_text", .column = "target_text",
	    .label = "Target in words", .kind = FIELD_TEXT,
	    .help = "published wording of the target or its date" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field measurement_fields[] = {
	{ .key = "indicator", .column = "indicator", .label = "Indicator",
	    .kind = FIELD_REF, .flags = FIELD_PARENT,
	    .target = ENTITY_INDICATOR, .help = "the indicator" },
	{ .key = "period", .column = "period", .label = "Period",
	    .kind = FIELD_TEXT, .help = "period measured, as published" },
	{ .key = "date", .column = "date", .label = "Date", .kind = FIELD_DATE,
	    .help = "last day of the period" },
	{ .key = "value", .column = "value", .label = "Value",
	    .kind = FIELD_DECIMAL, .flags = FIELD_NEEDED,
	    .help = "value measured" },
};

static const struct field commitment_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED, .help = "short code" },
	{ .key = "strand", .column = "strand", .label = "Strand",
	    .kind = FIELD_REF, .target = ENTITY_STRAND,
	    .help = "the strand, where it is not that of the outcome" },
	{ .key = "title", .column = "title", .label = "Title",
	    .kind = FIELD_TEXT, .flags = FIELD_NEEDED,
	    .help = "the promise in one line" },
	{ .key = "class", .column = "class", .label = "Class",
	    .kind = FIELD_WORD, .words = classes,
	    .help = "priority or tactical; priority where not given" },
	{ .key = "status", .column = "status", .label = "Status",
	    .kind = FIELD_WORD, .words = statuses, .help = "where it stands" },
	{ .key = "start", .column = "starts", .label = "Start",
	    .kind = FIELD_DATE, .help = "first day" },
	{ .key = "due", .column = "due", .label = "Due", .kind = FIELD_DATE,
	    .help = "day by which it is done" },
	{ .key = "due_text", .column = "due_text", .label = "Due in words",
	    .kind = FIELD_TEXT, .help = "published wording of the due date" },
	{ .key = "target_value", .column = "target_value", .label = "Target",
	    .kind = FIELD_DECIMAL, .help = "figure it aims at" },
	{ .key = "target_unit", .column = "target_unit", .label = "Target unit",
	    .kind = FIELD_TEXT, .help = "unit of that figure" },
	{ .key = "actual_value", .column = "actual_value", .label = "Actual",
	    .kind = FIELD_DECIMAL, .help = "figure reached" },
	{ .key = "actual_text", .column = "actual_text",
	    .label = "Actual in words", .kind = FIELD_TEXT,
	    .help = "what was reached, as published" },
	{ .key = "recipient", .column = "recipient", .label = "Recipient",
	    .kind = FIELD_TEXT, .help = "who gets the money" },
	{ .key = "board", .column = "board", .label = "Board",
	    .kind = FIELD_REF, .target = ENTITY_BOARD,
	    .help = "the board it reports to" },
	{ .key = "notes", .column = "notes", .label = "Notes",
	    .kind = FIELD_LONG, .help = "anything else, in words" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field serves_fields[] = {
	{ .key = "commitment", .column = "commitment", .label = "Commitment",
	    .kind = FIELD_REF, .flags = FIELD_PARENT,
	    .target = ENTITY_COMMITMENT, .help = "the commitment" },
	{ .key = "outcome", .column = "outcome", .label = "Outcome",
	    .kind = FIELD_REF, .flags = FIELD_BARE | FIELD_NEEDED,
	    .target = ENTITY_OUTCOME, .help = "the outcome it serves" },
};

static const struct field role_fields[] = {
	{ .key = "commitment", .column = "commitment", .label = "Commitment",
	    .kind = FIELD_REF, .flags = FIELD_PARENT,
	    .target = ENTITY_COMMITMENT, .help = "the commitment" },
	{ .key = "strand", .column = "strand", .label = "Strand",
	    .kind = FIELD_REF, .flags = FIELD_PARENT, .target = ENTITY_STRAND,
	    .help = "the strand" },
	{ .key = "outcome", .column = "outcome", .label = "Outcome",
	    .kind = FIELD_REF, .flags = FIELD_PARENT, .target = ENTITY_OUTCOME,
	    .help = "the outcome" },
	{ .key = "role", .column = "letter", .label = "Role",
	    .kind = FIELD_WORD, .flags = FIELD_NEEDED, .words = letters,
	    .help = "L lead, J jointly accountable, C contributes work, F funds in cash, K gives in kind, S scrutinises, T told" },
	{ .key = "partner", .column = "partner", .label = "Partner",
	    .kind = FIELD_REF, .flags = FIELD_BARE, .target = ENTITY_PARTNER,
	    .help = "who has it" },
	{ .key = "wording", .column = "wording", .label = "In words",
	    .kind = FIELD_TEXT,
	    .help = "a lead that is not one partner, as published: All, N/A" },
	{ .key = "officer", .column = "officer", .label = "Officer",
	    .kind = FIELD_REF, .target = ENTITY_OFFICER,
	    .help = "the officer who has it" },
	{ .key = "from", .column = "valid_from", .label = "From",
	    .kind = FIELD_DATE, .help = "first day of the role" },
	{ .key = "to", .column = "valid_to", .label = "To", .kind = FIELD_DATE,
	    .help = "last day of the role" },
	{ .key = "accepted", .column = "accepted_on", .label = "Accepted on",
	    .kind = FIELD_DATE,
	    .help = "day on which the officer accepted it" },
};

static const struct field milestone_fields[] = {
	{ .key = "commitment", .column = "commitment", .label = "Commitment",
	    .kind = FIELD_REF, .flags = FIELD_PARENT,
	    .target = ENTITY_COMMITMENT, .help = "the commitment" },
	{ .key = "title", .column = "title", .label = "Title",
	    .kind = FIELD_TEXT, .flags = FIELD_NEEDED, .help = "the step" },
	{ .key = "due", .column = "due", .label = "Due", .kind = FIELD_DATE,
	    .help = "day by which it is done" },
	{ .key = "done", .column = "done_on", .label = "Done on",
	    .kind = FIELD_DATE, .help = "day on which it was done" },
};

static const struct field budget_fields[] = {
	{ .key = "id", .column = "code", .label = "Code", .kind = FIELD_CODE,
	    .flags = FIELD_NEEDED,
	    .help = "short code; resources refer to the budget by it" },
	{ .key = "title", .column = "title", .label = "Title",
	    .kind = FIELD_TEXT, .flags = FIELD_NEEDED,
	    .help = "name of the money" },
	{ .key = "kind", .column = "kind", .label = "Arrangement",
	    .kind = FIELD_WORD, .words = budget_kinds,
	    .help = "how it is held" },
	{ .key = "holder", .column = "holder", .label = "Holder",
	    .kind = FIELD_REF, .target = ENTITY_PARTNER,
	    .help = "partner that keeps the money" },
	{ .key = "partner", .column = "partner", .label = "Partner",
	    .kind = FIELD_REF, .target = ENTITY_PARTNER,
	    .help = "partner whose own money it is" },
	{ .key = "board", .column = "board", .label = "Board",
	    .kind = FIELD_REF, .target = ENTITY_BOARD,
	    .help = "board that decides on it" },
	{ .key = "fy", .column = "fy", .label = "Year", .kind = FIELD_FY,
	    .help = "financial year from 1 April, or a run of years" },
	{ .key = "gbp", .column = "pence", .label = "Amount",
	    .kind = FIELD_MONEY,
	    .help = "pounds, with pence after a point where there are some" },
	{ .key = "outcome", .column = "outcome", .label = "Outcome",
	    .kind = FIELD_REF, .target = ENTITY_OUTCOME,
	    .help = "outcome it serves" },
	{ .key = "note", .column = "note", .label = "Note", .kind = FIELD_TEXT,
	    .help = "anything else, in words" },
	{ .key = "src", .column = "src", .label = "Source",
	    .kind = FIELD_SOURCE,
	    .help = "code of the source it was read in, or filled where the whole item is made up" },
	{ .key = "filled", .column = "filled", .label = "Filled in",
	    .kind = FIELD_NAMES,
	    .help = "fields that no source gave: a list of their names" },
};

static const struct field contribution_fields[] = {
	{ .key = "commitment", .column = "commitment", .label = "Commitment",
	    .kind = FIELD_REF, .flags = FIELD_PARENT,
	    .target = ENTITY_COMMITMENT, .help = "the commitment" },
	{ .key = "type", .column = "kind", .label = "Kind", .kind = FIELD_WORD,
	    .flags = FIELD_NEEDED, .words = contribution_kinds,
	    .help = "cash or in_kind" },
	{ .key = "budget", .column = "budget", .label = "Budget",
	    .kind = FIELD_REF, .target = ENTITY_BUDGET,
	    .help = "budget it comes out of" },
	{ .key = "partner", .column = "partner", .label = "Partner",
	    .kind = FIELD_REF, .target = ENTITY_PARTNER,
	    .help = "partner that gives it" },
	{ .key = "gbp", .column = "pence", .label = "Amount",
	    .kind = FIELD_MONEY,
	    .help = "pounds, with pence after a point where there are some" },
	{ .key = "fy", .column = "fy", .label = "Year", .kind = FIELD_FY,
	    .help = "financial year from 1 April, or a run of years" },
	{ .key = "note", .column = "note", .label = "Note", .kind = FIELD_TEXT,
	    .help = "what it is, in words" },
};

static const struct field fact_fields[] = {
	{ .key = "text", .column = "text", .label = "Fact", .kind = FIELD_LONG,
	    .flags = FIELD_BARE | FIELD_NEEDED,
	    .help = "one odd thing found in the sources, in words" },
};

static const struct entity_list board_lists[] = {
	{ .key = "members", .child = ENTITY_MEMBER, .form = LIST_BARE,
	    .label = "Members", .help = "partners that sit on it" },
};

static const struct entity_list strand_lists[] = {
	{ .key = "lead", .child = ENTITY_ROLE, .form = LIST_ONE, .letter = "L",
	    .label = "Lead",
	    .help = "partner that leads it; several, or All or N/A, are kept and shown as a fault" },
	{ .key = "roles", .child = ENTITY_ROLE, .form = LIST_ROWS,
	    .label = "Roles",
	    .help = "a lead with an officer or dates: role, partner, officer, dates" },
};

static const struct entity_list outcome_lists[] = {
	{ .key = "accountable", .child = ENTITY_ROLE, .form = LIST_ONE,
	    .letter = "L", .label = "Accountable",
	    .help = "partner that answers for it" },
	{ .key = "national", .child = ENTITY_NATIONAL, .form = LIST_ONE,
	    .label = "National outcomes",
	    .help = "codes of national outcomes it serves" },
	{ .key = "roles", .child = ENTITY_ROLE, .form = LIST_ROWS,
	    .label = "Roles",
	    .help = "who answers for it with an officer or dates: role, partner, officer, dates" },
};

static const struct entity_list indicator_lists[] = {
	{ .key = "actuals", .child = ENTITY_MEASUREMENT, .form = LIST_ROWS,
	    .label = "Actuals", .help = "values measured" },
};

static const struct entity_list commitment_lists[] = {
	{ .key = "outcome", .child = ENTITY_SERVES, .form = LIST_ONE,
	    .label = "Outcome", .help = "outcome or outcomes it serves" },
	{ .key = "lead", .child = ENTITY_ROLE, .form = LIST_ONE, .letter = "L",
	    .label = "Lead",
	    .help = "partner that leads it; several, or All or N/A, are kept and shown as a fault" },
	{ .key = "contributors", .child = ENTITY_ROLE, .form = LIST_ONE,
	    .letter = "C", .label = "Contributors",
	    .help = "partners that contribute work" },
	{ .key = "roles", .child = ENTITY_ROLE, .form = LIST_ROWS,
	    .label = "Roles",
	    .help = "every other role: letter, partner, officer, dates" },
	{ .key = "milestones", .child = ENTITY_MILESTONE, .form = LIST_ROWS,
	    .label = "Milestones", .help = "dated steps" },
	{ .key = "resources", .child = ENTITY_CONTRIBUTION, .form = LIST_ROWS,
	    .label = "Resources", .help = "money and things it gets" },
};

#define COUNT(a)	((int)(sizeof (a) / sizeof (a)[0]))
#define FIELDS(name)	.fields = name##_fields, .count = COUNT(name##_fields)
#define LISTS(name)	.lists = name##_lists, .nlists = COUNT(name##_lists)

const struct entity entity_table[ENTITY_COUNT] = {
	[ENTITY_PLAN] = {
		.table = "plan", .noun = "plan",
		.plural = "plans",
		.section = "meta", .form = SECTION_ONE,
		FIELDS(plan),
		.heading = "The plan",
	},
	[ENTITY_SOURCE] = {
		.table = "source", .noun = "source",
		.plural = "sources",
		.section = "sources", .form = SECTION_MAP,
		FIELDS(source),
		.heading = "Where the facts were read",
	},
	[ENTITY_PARTNER] = {
		.table = "partner", .noun = "partner",
		.plural = "partners",
		.section = "partners", .form = SECTION_LIST,
		FIELDS(partner),
		.heading = "Bodies that take part",
	},
	[ENTITY_OFFICER] = {
		.table = "officer", .noun = "officer",
		.plural = "officers",
		.section = "officers", .form = SECTION_LIST,
		FIELDS(officer),
		.heading = "Posts, with the name of who holds them",
	},
	[ENTITY_BOARD] = {
		.table = "board", .noun = "board",
		.plural = "boards",
		.section = "governance", .form = SECTION_LIST,
		FIELDS(board), LISTS(board),
		.heading = "Boards and groups",
	},
	[ENTITY_MEMBER] = {
		.table = "board_member", .noun = "member",
		.plural = "members", .form = SECTION_NONE,
		FIELDS(member),
	},
	[ENTITY_STRAND] = {
		.table = "strand", .noun = "strand",
		.plural = "strands",
		.section = "strands", .form = SECTION_LIST,
		FIELDS(strand), LISTS(strand),
		.heading = "Strands and who leads them",
	},
	[ENTITY_OUTCOME] = {
		.table = "outcome", .noun = "outcome",
		.plural = "outcomes",
		.section = "outcomes", .form = SECTION_LIST,
		FIELDS(outcome), LISTS(outcome),
		.heading = "Results for local people",
	},
	[ENTITY_NATIONAL] = {
		.table = "outcome_national", .noun = "national outcome",
		.plural = "national outcomes", .form = SECTION_NONE,
		FIELDS(national),
	},
	[ENTITY_CHAIR] = {
		.table = "board_chair", .noun = "chair",
		.plural = "chairs",
		.section = "chair_history", .form = SECTION_LIST,
		FIELDS(chair),
		.heading = "Who chaired the partnership from when",
	},
	[ENTITY_INDICATOR] = {
		.table = "indicator", .noun = "indicator",
		.plural = "indicators",
		.section = "indicators", .form = SECTION_LIST,
		FIELDS(indicator), LISTS(indicator),
		.heading = "Measures of the outcomes",
	},
	[ENTITY_MEASUREMENT] = {
		.table = "measurement", .noun = "measurement",
		.plural = "measurements", .form = SECTION_NONE,
		FIELDS(measurement),
	},
	[ENTITY_COMMITMENT] = {
		.table = "commitment", .noun = "commitment",
		.plural = "commitments",
		.section = "commitments", .form = SECTION_LIST,
		FIELDS(commitment), LISTS(commitment),
		.heading = "Promises, and who does what",
	},
	[ENTITY_SERVES] = {
		.table = "commitment_outcome", .noun = "outcome served",
		.plural = "outcomes served", .form = SECTION_NONE,
		FIELDS(serves),
	},
	[ENTITY_ROLE] = {
		.table = "role", .noun = "role",
		.plural = "roles", .form = SECTION_NONE,
		FIELDS(role),
	},
	[ENTITY_MILESTONE] = {
		.table = "milestone", .noun = "milestone",
		.plural = "milestones", .form = SECTION_NONE,
		FIELDS(milestone),
	},
	[ENTITY_BUDGET] = {
		.table = "budget", .noun = "budget",
		.plural = "budgets",
		.section = "budgets", .form = SECTION_LIST,
		FIELDS(budget),
		.heading = "Money",
	},
	[ENTITY_CONTRIBUTION] = {
		.table = "contribution", .noun = "contribution",
		.plural = "contributions", .form = SECTION_NONE,
		FIELDS(contribution),
	},
	[ENTITY_FACT] = {
		.table = "fact", .noun = "odd fact",
		.plural = "odd facts",
		.section = "odd_facts", .form = SECTION_TEXTS,
		FIELDS(fact),
		.heading = "Odd facts met in the sources",
	},
};

const enum entity_id entity_sections[] = {
	ENTITY_PLAN, ENTITY_SOURCE, ENTITY_PARTNER, ENTITY_OFFICER, ENTITY_BOARD,
	ENTITY_STRAND, ENTITY_OUTCOME, ENTITY_CHAIR, ENTITY_INDICATOR,
	ENTITY_COMMITMENT, ENTITY_BUDGET, ENTITY_FACT,
};

const int entity_section_count = COUNT(entity_sections);

const struct entity *
entity_of_table(const char *table)
{
	int i;

	for (i = 0; i < ENTITY_COUNT; i++)
		if (strcmp(entity_table[i].table, table) == 0)
			return &entity_table[i];
	return NULL;
}

const struct entity *
entity_named(const char *name)
{
	int i;

	for (i = 0; i < ENTITY_COUNT; i++)
		if (strcmp(entity_table[i].noun, name) == 0 ||
		    strcmp(entity_table[i].plural, name) == 0 ||
		    strcmp(entity_table[i].table, name) == 0)
			return &entity_table[i];
	return NULL;
}

enum entity_id
entity_id(const struct entity *e)
{
	return (enum entity_id)(e - entity_table);
}

static bool
in_group(const struct field *f, const char *name)
{
	size_t n;

	if (f->group == NULL)
		return false;
	n = strlen(f->group);
	return strncmp(f->group, name, n) == 0 &&
	    (name[n] == '.' || name[n] == '_') && strcmp(f->key, name + n + 1) == 0;
}

int
entity_field(const struct entity *e, const char *name)
{
	int i;

	for (i = 0; i < e->count; i++)
		if ((e->fields[i].group == NULL &&
		    strcmp(e->fields[i].key, name) == 0) ||
		    in_group(&e->fields[i], name))
			return i;
	return entity_field_of_column(e, name);
}

int
entity_field_of_column(const struct entity *e, const char *column)
{
	int i;

	for (i = 0; i < e->count; i++)
		if (strcmp(e->fields[i].column, column) == 0)
			return i;
	return -1;
}

int
entity_code(const struct entity *e)
{
	return entity_field_of_column(e, "code");
}

int
entity_title(const struct entity *e)
{
	static const char *const names[] = { "title", "name", "post", "text" };
	size_t i;
	int at = -1;

	for (i = 0; at < 0 && i < sizeof names / sizeof names[0]; i++)
		at = entity_field_of_column(e, names[i]);
	return at;
}

int
entity_bare(const struct entity *e)
{
	int i;

	for (i = 0; i < e->count; i++)
		if (e->fields[i].flags & FIELD_BARE)
			return i;
	return -1;
}

int
entity_parent(const struct entity *e, const struct entity *owner)
{
	int i;

	for (i = 0; i < e->count; i++)
		if (e->fields[i].flags & FIELD_PARENT &&
		    &entity_table[e->fields[i].target] == owner)
			return i;
	return -1;
}

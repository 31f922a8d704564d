/*
 * What it costs at least to take a plan file in: libyaml's events straight
 * into rows of the plan's tables, and the entry of the journal that the
 * format wants for each, in one transaction. No checks, no second look.
 * yard_import FILE PLAN [rows], the plan being empty; with `rows` the journal
 * is left out.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <yaml.h>

#include "tests/bench/bare.h"

enum table { PLAN, SOURCE, PARTNER, BOARD, MEMBER, STRAND, OUTCOME, NATIONAL,
    INDICATOR, MEASUREMENT, COMMITMENT, SERVES, ROLE, BUDGET, CONTRIBUTION,
    TABLES };

enum kind { TEXT, CODE, BOOL, MONEY, PARENT, REF };

struct column {
	const char	*key, *name;	/* of a map in a row: "map.key" */
	enum kind	 kind;
	enum table	 target;
};

/* A list in a row: maps, or codes for one column of the child. */
struct list {
	const char	*key;
	enum table	 child;
	const char	*bare, *letter;
};

enum { COLUMNS_MAX = 16, LISTS_MAX = 5 };

static const struct form {
	const char	*table, *section;
	struct column	 columns[COLUMNS_MAX];
	struct list	 lists[LISTS_MAX];
} forms[TABLES] = {
	[PLAN] = { "plan", "meta", {
		{ "partnership", "partnership", TEXT, 0 },
		{ "council_area", "council_area", TEXT, 0 },
		{ "plan", "title", TEXT, 0 }, { "plan_type", "kind", TEXT, 0 },
		{ "start", "starts", TEXT, 0 }, { "end", "ends", TEXT, 0 },
		{ "src", "src", TEXT, 0 } }, { { 0 } } },
	[SOURCE] = { "source", "sources", {
		{ "id", "code", CODE, 0 }, { "title", "title", TEXT, 0 },
		{ "url", "url", TEXT, 0 } }, { { 0 } } },
	[PARTNER] = { "partner", "partners", {
		{ "id", "code", CODE, 0 }, { "name", "name", TEXT, 0 },
		{ "kind", "kind", TEXT, 0 }, { "duty", "duty", TEXT, 0 },
		{ "statutory", "statutory", BOOL, 0 },
		{ "src", "src", TEXT, 0 } }, { { 0 } } },
	[BOARD] = { "board", "governance", {
		{ "id", "code", CODE, 0 }, { "name", "name", TEXT, 0 },
		{ "kind", "kind", TEXT, 0 }, { "chair", "chair", REF, PARTNER },
		{ "src", "src", TEXT, 0 } }, {
		{ "members", MEMBER, "partner", NULL } } },
	[MEMBER] = { "board_member", NULL, {
		{ "", "board", PARENT, BOARD },
		{ "partner", "partner", REF, PARTNER } }, { { 0 } } },
	[STRAND] = { "strand", "strands", {
		{ "id", "code", CODE, 0 }, { "title", "title", TEXT, 0 },
		{ "group", "board", REF, BOARD }, { "src", "src", TEXT, 0 } }, {
		{ "lead", ROLE, "partner", "L" } } },
	[OUTCOME] = { "outcome", "outcomes", {
		{ "id", "code", CODE, 0 }, { "strand", "strand", REF, STRAND },
		{ "title", "title", TEXT, 0 }, { "src", "src", TEXT, 0 } }, {
		{ "accountable", ROLE, "partner", "L" },
		{ "national", NATIONAL, "national", NULL } } },
	[NATIONAL] = { "outcome_national", NULL, {
		{ "", "outcome", PARENT, OUTCOME },
		{ "national", "national", TEXT, 0 } }, { { 0 } } },
	[INDICATOR] = { "indicator", "indicators", {
		{ "id", "code", CODE, 0 }, { "outcome", "outcome", REF, OUTCOME },
		{ "title", "title", TEXT, 0 }, { "unit", "unit", TEXT, 0 },
		{ "better", "better", TEXT, 0 },
		{ "baseline.value", "baseline_value", TEXT, 0 },
		{ "baseline.period", "baseline_period", TEXT, 0 },
		{ "baseline.date", "baseline_date", TEXT, 0 },
		{ "target.value", "target_value", TEXT, 0 },
		{ "target.date", "target_date", TEXT, 0 },
		{ "src", "src", TEXT, 0 } }, {
		{ "actuals", MEASUREMENT, NULL, NULL } } },
	[MEASUREMENT] = { "measurement", NULL, {
		{ "", "indicator", PARENT, INDICATOR },
		{ "period", "period", TEXT, 0 }, { "date", "date", TEXT, 0 },
		{ "value", "value", TEXT, 0 } }, { { 0 } } },
	[COMMITMENT] = { "commitment", "commitments", {
		{ "id", "code", CODE, 0 }, { "title", "title", TEXT, 0 },
		{ "status", "status", TEXT, 0 }, { "due", "due", TEXT, 0 },
		{ "target_value", "target_value", TEXT, 0 },
		{ "target_unit", "target_unit", TEXT, 0 },
		{ "notes", "notes", TEXT, 0 }, { "src", "src", TEXT, 0 } }, {
		{ "outcome", SERVES, "outcome", NULL },
		{ "lead", ROLE, "partner", "L" },
		{ "contributors", ROLE, "partner", "C" },
		{ "resources", CONTRIBUTION, NULL, NULL } } },
	[SERVES] = { "commitment_outcome", NULL, {
		{ "", "commitment", PARENT, COMMITMENT },
		{ "outcome", "outcome", REF, OUTCOME } }, { { 0 } } },
	[ROLE] = { "role", NULL, {
		{ "", "commitment", PARENT, COMMITMENT },
		{ "", "strand", PARENT, STRAND },
		{ "", "outcome", PARENT, OUTCOME },
		{ "role", "letter", TEXT, 0 },
		{ "partner", "partner", REF, PARTNER } }, { { 0 } } },
	[BUDGET] = { "budget", "budgets", {
		{ "id", "code", CODE, 0 }, { "title", "title", TEXT, 0 },
		{ "kind", "kind", TEXT, 0 }, { "holder", "holder", REF, PARTNER },
		{ "fy", "fy", TEXT, 0 }, { "gbp", "pence", MONEY, 0 },
		{ "src", "src", TEXT, 0 } }, { { 0 } } },
	[CONTRIBUTION] = { "contribution", NULL, {
		{ "", "commitment", PARENT, COMMITMENT },
		{ "type", "kind", TEXT, 0 }, { "budget", "budget", REF, BUDGET },
		{ "gbp", "pence", MONEY, 0 } }, { { 0 } } },
};

/* A row under way: there is one of a table at a time. */
struct row {
	sqlite3_stmt	*insert;
	int64_t		 id;
	int		 position;
	char		 json[4096];
	size_t		 n;
};

struct load {
	sqlite3		*db;
	yaml_parser_t	 parser;
	yaml_event_t	 event;
	struct row	 row[TABLES];
	sqlite3_stmt	*entry;		/* NULL: no journal */
	uint64_t	 rows;
};

static uint64_t
mixed(uint64_t z)
{
	z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
	z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
	return z ^ z >> 31;
}

/* The identity of a code: as good as the program's own, and cheaper. */
static int64_t
identity(enum table t, const char *code)
{
	uint64_t h = UINT64_C(0xCBF29CE484222325) + (uint64_t)t;

	for (; *code != '\0'; code++)
		h = (h ^ (unsigned char)*code) * UINT64_C(0x100000001B3);
	return (int64_t)(mixed(h) >> 1);
}

static void
prepare(struct load *l, enum table t)
{
	char sql[1024];
	const struct column *c;
	int n, i;

	n = snprintf(sql, sizeof sql, "INSERT INTO %s(id, position",
	    forms[t].table);
	for (c = forms[t].columns; c->name != NULL; c++)
		n += snprintf(sql + n, sizeof sql - (size_t)n, ", %s", c->name);
	n += snprintf(sql + n, sizeof sql - (size_t)n, ") VALUES (?, ?");
	for (i = 0; &forms[t].columns[i] < c; i++)
		n += snprintf(sql + n, sizeof sql - (size_t)n, ", ?");
	snprintf(sql + n, sizeof sql - (size_t)n, ")");
	l->row[t].insert = bare_query(l->db, sql);
}

/* Values */

static void
json_name(struct row *r, const char *name)
{
	r->n += (size_t)snprintf(r->json + r->n, sizeof r->json - r->n,
	    "%c\"%s\":", r->n > 0 ? ',' : '{', name);
}

static void
json_text(struct row *r, const char *s)
{
	r->json[r->n++] = '"';
	for (; *s != '\0' && r->n + 4 < sizeof r->json; s++) {
		if (*s == '"' || *s == '\\')
			r->json[r->n++] = '\\';
		r->json[r->n++] = *s;
	}
	r->json[r->n++] = '"';
}

static void
set_int(struct row *r, const struct form *f, int i, int64_t v)
{
	sqlite3_bind_int64(r->insert, i + 3, v);
	json_name(r, f->columns[i].name);
	r->n += (size_t)snprintf(r->json + r->n, sizeof r->json - r->n, "%lld",
	    (long long)v);
}

static void
set_text(struct row *r, const struct form *f, int i, const char *v)
{
	sqlite3_bind_text(r->insert, i + 3, v, -1, SQLITE_TRANSIENT);
	json_name(r, f->columns[i].name);
	json_text(r, v);
}

static int64_t
pence(const char *s)
{
	char *end;
	int64_t v = strtoll(s, &end, 10) * 100;

	return *end == '.' ? v + strtoll(end + 1, NULL, 10) : v;
}

static void
set(struct load *l, enum table t, int i, const char *v)
{
	struct row *r = &l->row[t];
	const struct form *f = &forms[t];

	switch (f->columns[i].kind) {
	case CODE:
		r->id = identity(t, v);
		set_text(r, f, i, v);
		break;
	case TEXT:
		set_text(r, f, i, v);
		break;
	case BOOL:
		set_int(r, f, i, v[0] == 't');
		break;
	case MONEY:
		set_int(r, f, i, pence(v));
		break;
	case REF:
		set_int(r, f, i, identity(f->columns[i].target, v));
		break;
	case PARENT:
		break;
	}
}

static int
column_of(enum table t, const char *key)
{
	int i;

	for (i = 0; forms[t].columns[i].name != NULL; i++)
		if (strcmp(forms[t].columns[i].key, key) == 0)
			return i;
	return -1;
}

/* Rows */

static void
row_begin(struct load *l, enum table t)
{
	struct row *r = &l->row[t];

	r->id = (int64_t)(mixed(++l->rows) >> 1);
	r->n = 0;
	sqlite3_bind_int(r->insert, 2, r->position);
	json_name(r, "position");
	r->n += (size_t)snprintf(r->json + r->n, sizeof r->json - r->n, "%d",
	    r->position++);
}

static void
row_end(struct load *l, enum table t)
{
	struct row *r = &l->row[t];

	sqlite3_bind_int64(r->insert, 1, r->id);
	bare_step(r->insert);
	sqlite3_clear_bindings(r->insert);
	if (l->entry == NULL)
		return;
	r->json[r->n++] = '}';
	sqlite3_bind_text(l->entry, 1, forms[t].table, -1, SQLITE_STATIC);
	sqlite3_bind_int64(l->entry, 2, r->id);
	sqlite3_bind_text(l->entry, 3, r->json, (int)r->n, SQLITE_STATIC);
	bare_step(l->entry);
}

static void
parent(struct load *l, enum table t, enum table of)
{
	int i;

	for (i = 0; forms[t].columns[i].name != NULL; i++)
		if (forms[t].columns[i].kind == PARENT &&
		    forms[t].columns[i].target == of)
			set_int(&l->row[t], &forms[t], i, l->row[of].id);
}

/* Events */

static yaml_event_type_t
next(struct load *l)
{
	yaml_event_delete(&l->event);
	if (!yaml_parser_parse(&l->parser, &l->event)) {
		fprintf(stderr, "line %zu: %s\n", l->parser.problem_mark.line,
		    l->parser.problem);
		exit(1);
	}
	return l->event.type;
}

static const char *
scalar(const struct load *l)
{
	return (const char *)l->event.data.scalar.value;
}

static void
read_bare(struct load *l, enum table owner, const struct list *list)
{
	enum table t = list->child;

	row_begin(l, t);
	parent(l, t, owner);
	if (list->letter != NULL)
		set(l, t, column_of(t, "role"), list->letter);
	set(l, t, column_of(t, list->bare), scalar(l));
	row_end(l, t);
}

static void
read_group(struct load *l, enum table t, const char *group)
{
	char key[160];
	int i;

	while (next(l) == YAML_SCALAR_EVENT) {
		snprintf(key, sizeof key, "%.64s.%.64s", group, scalar(l));
		i = column_of(t, key);
		next(l);
		if (i >= 0)
			set(l, t, i, scalar(l));
	}
}

static void	read_list(struct load *, enum table, const struct list *);

static void
read_value(struct load *l, enum table t, const char *key)
{
	const struct list *list = forms[t].lists;
	yaml_event_type_t type = next(l);
	int i = column_of(t, key);

	while (list->key != NULL && strcmp(list->key, key) != 0)
		list++;
	if (type == YAML_MAPPING_START_EVENT)
		read_group(l, t, key);
	else if (type == YAML_SEQUENCE_START_EVENT)
		read_list(l, t, list);
	else if (list->key != NULL)
		read_bare(l, t, list);
	else if (i >= 0)
		set(l, t, i, scalar(l));
}

static void
read_map(struct load *l, enum table t)
{
	char key[64];

	while (next(l) == YAML_SCALAR_EVENT) {
		snprintf(key, sizeof key, "%s", scalar(l));
		read_value(l, t, key);
	}
	row_end(l, t);
}

static void
read_list(struct load *l, enum table owner, const struct list *list)
{
	while (next(l) != YAML_SEQUENCE_END_EVENT)
		if (l->event.type == YAML_SCALAR_EVENT) {
			read_bare(l, owner, list);
		} else {
			row_begin(l, list->child);
			parent(l, list->child, owner);
			read_map(l, list->child);
		}
}

static void
read_sources(struct load *l)
{
	while (next(l) == YAML_SCALAR_EVENT) {
		row_begin(l, SOURCE);
		set(l, SOURCE, 0, scalar(l));
		next(l);
		read_map(l, SOURCE);
	}
}

static void
read_section(struct load *l, enum table t)
{
	yaml_event_type_t type = next(l);

	if (t == SOURCE) {
		read_sources(l);
	} else if (type == YAML_MAPPING_START_EVENT) {
		row_begin(l, t);
		read_map(l, t);
	} else {
		while (next(l) == YAML_MAPPING_START_EVENT) {
			row_begin(l, t);
			read_map(l, t);
		}
	}
}

static void
read_plan(struct load *l)
{
	int t;

	while (next(l) != YAML_MAPPING_START_EVENT)
		;
	while (next(l) == YAML_SCALAR_EVENT) {
		for (t = 0; t < TABLES; t++)
			if (forms[t].section != NULL &&
			    strcmp(forms[t].section, scalar(l)) == 0)
				break;
		if (t == TABLES) {
			fprintf(stderr, "no such section: %s\n", scalar(l));
			exit(1);
		}
		read_section(l, (enum table)t);
	}
}

static void
journal(struct load *l)
{
	char sql[128];

	bare_run(l->db, "INSERT INTO device(id, binding) VALUES (1, 'bench')"
	    " ON CONFLICT DO NOTHING;"
	    "INSERT INTO change(device, seq, at, author, line, kind)"
	    " VALUES (1, 1 + (SELECT count(*) FROM change), 1764000000000,"
	    " 'bench', 'import', 'do')");
	snprintf(sql, sizeof sql, "INSERT INTO entry(change, tbl, row, col, value)"
	    " VALUES (%lld, ?, ?, '', ?)",
	    (long long)sqlite3_last_insert_rowid(l->db));
	l->entry = bare_query(l->db, sql);
}

int
main(int argc, char **argv)
{
	static struct load l;
	FILE *f;
	int t;

	if (argc < 3 || (f = fopen(argv[1], "r")) == NULL) {
		fprintf(stderr, "usage: yard_import FILE PLAN [rows]\n");
		return 2;
	}
	l.db = bare_open_to_write(argv[2]);
	bare_run(l.db, "BEGIN IMMEDIATE; DELETE FROM plan");
	if (argc == 3)
		journal(&l);
	for (t = 0; t < TABLES; t++)
		prepare(&l, (enum table)t);
	yaml_parser_initialize(&l.parser);
	yaml_parser_set_input_file(&l.parser, f);
	read_plan(&l);
	bare_run(l.db, "COMMIT");
	for (t = 0; t < TABLES; t++)
		sqlite3_finalize(l.row[t].insert);
	sqlite3_finalize(l.entry);
	sqlite3_close(l.db);
	yaml_event_delete(&l.event);
	yaml_parser_delete(&l.parser);
	fclose(f);
	return 0;
}

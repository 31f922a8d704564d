#include <inttypes.h>

#include "tests/unit/book.h"

#include "core/base/hash.h"
#include "core/cmd/subject.h"
#include "core/store/journal.h"

/* Commands at random, the same ones in each run. */

struct dice {
	uint64_t	state;
};

static int
roll(struct dice *d, int sides)
{
	d->state = d->state * UINT64_C(6364136223846793005) +
	    UINT64_C(1442695040888963407);
	return (int)((d->state >> 33) % (uint64_t)sides);
}

#define PICK(d, list)	((list)[roll((d), (int)COUNT(list))])

static const char *
any_code(struct book *b, struct dice *d, enum entity_id kind)
{
	const char **codes;
	int n;

	assert_ok(subject_codes(&b->s, &entity_table[kind], &codes));
	for (n = 0; codes[n] != NULL; n++)
		;
	return n > 0 ? codes[roll(d, n)] : "nobody";
}

static const char *
any_value(struct book *b, struct dice *d, const struct field *f)
{
	static const char *const texts[] = { "A word", "Gàidhlig, \"quoted\"",
	    "it's; DROP TABLE plan", "{\"a\": 1}", "7", "null" };
	static const char *const dates[] = { "2027-03-31", "31 Mar 2027", "+2w",
	    "31/3/27", "31 Feb 2027" };
	int n;

	if (roll(d, 6) == 0)
		return "none";
	switch (f->kind) {
	case FIELD_CODE:	return arena_fmt(&b->arena, "z%d", roll(d, 30));
	case FIELD_DATE:	return PICK(d, dates);
	case FIELD_FY:		return roll(d, 3) ? "2026-27" : "2026";
	case FIELD_BOOL:	return roll(d, 2) ? "yes" : "no";
	case FIELD_DECIMAL:	return arena_fmt(&b->arena, "%d.50", roll(d, 9));
	case FIELD_MONEY:	return arena_fmt(&b->arena, "£%dk", roll(d, 9));
	case FIELD_REF:		return any_code(b, d, f->target);
	case FIELD_SOURCE:	return roll(d, 2) ? "filled" : "s1";
	case FIELD_NAMES:	return "title due";
	case FIELD_WORD:
		for (n = 0; f->words[n] != NULL; n++)
			;
		return f->words[roll(d, n)];
	case FIELD_TEXT:
	case FIELD_LONG:
		break;
	}
	return PICK(d, texts);
}

static const enum entity_id coded[] = { ENTITY_COMMITMENT, ENTITY_COMMITMENT,
    ENTITY_PARTNER, ENTITY_STRAND, ENTITY_OUTCOME, ENTITY_INDICATOR,
    ENTITY_BUDGET, ENTITY_BOARD, ENTITY_OFFICER, ENTITY_SOURCE };

static const char *
any_set(struct book *b, struct dice *d)
{
	enum entity_id kind = PICK(d, coded);
	const struct entity *e = &entity_table[kind];
	const struct field *f = &e->fields[roll(d, e->count)];

	return arena_fmt(&b->arena, "set %s:%s %s %s", e->noun,
	    any_code(b, d, kind), f->column, any_value(b, d, f));
}

static const char *
any_line(struct book *b, struct dice *d)
{
	static const char *const letters[] = { "L", "J", "C", "F", "K", "S", "T",
	    "-", "+L", "+J", "+C", "+S", "-L", "-C", "j --from 2026-01-01",
	    "C --to 2027-01-01", "Q" };
	const char *c = any_code(b, d, ENTITY_COMMITMENT);
	const char *o = any_code(b, d, ENTITY_OUTCOME);
	enum entity_id kind = PICK(d, coded);
	const char *noun = entity_table[kind].noun;

	switch (roll(d, 12)) {
	case 0: case 1: case 2:
		return arena_fmt(&b->arena, "role %s %s %s", c,
		    any_code(b, d, ENTITY_PARTNER), PICK(d, letters));
	case 3:
		return arena_fmt(&b->arena, "add %s z%d Thing %d", noun,
		    roll(d, 30), roll(d, 9));
	case 4:
		return arena_fmt(&b->arena, "add commitment z%d --outcome %s New",
		    roll(d, 30), o);
	case 5:
		return arena_fmt(&b->arena, "delete %s:%s", noun,
		    any_code(b, d, kind));
	case 6:
		return arena_fmt(&b->arena, "link %s %s", c, o);
	case 7:
		return arena_fmt(&b->arena, "unlink %s %s", c, o);
	case 8:
		return arena_fmt(&b->arena, "milestone %s \"30 Jun 2027\" Step", c);
	default:
		return any_set(b, d);
	}
}

/* What a plan is: its rows and its export. */
static uint64_t
image(struct book *b)
{
	struct arena a = { 0 };
	char *yaml = book_says(b, "export");
	const char *all = arena_fmt(&a, "%s%s", book_dump(&a, b->s.store), yaml);
	uint64_t sum = hash_bytes(all, strlen(all));

	free(yaml);
	arena_close(&a);
	return sum;
}

static int
run_all(struct book *b, const char *line)
{
	int n = 0;

	while (book_run(b, line) == NULL)
		n++;
	assert_err(ERR_MISSING, book_run(b, line));
	return n;
}

static int64_t
changes(struct book *b)
{
	return book_number(b->s.store, "SELECT count(*) FROM change");
}

enum { LINES = 400 };

static void
undoing_everything_gives_back_the_start(void **state)
{
	struct dice d = { 1 };
	struct arena a = { 0 };
	uint64_t start, end;
	const char *rows;
	struct book b;
	int i, done;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	start = image(&b);
	rows = book_dump(&a, b.s.store);
	for (i = 0; i < LINES; i++) {
		(void)!book_run(&b, any_line(&b, &d));
		if (i % 100 == 0)
			assert_ok(journal_verify(b.s.store));
	}
	end = image(&b);
	done = (int)changes(&b) - 1;
	assert_true(done > LINES / 3);
	assert_true(done < LINES);

	assert_int_equal(done, run_all(&b, "undo"));
	assert_string_equal(rows, book_dump(&a, b.s.store));
	assert_true(start == image(&b));
	assert_ok(journal_verify(b.s.store));

	assert_int_equal(done, run_all(&b, "redo"));
	assert_true(end == image(&b));
	assert_ok(journal_verify(b.s.store));
	arena_close(&a);
	book_close(&b);
}

static void
undo_and_redo_outlive_the_program(void **state)
{
	struct dice d = { 4 };
	uint64_t start, end;
	struct book b;
	int i, done;

	(void)state;
	book_file(&b, BOOK_ORKNEY);
	start = image(&b);
	for (i = 0; i < 20; i++)
		(void)!book_run(&b, any_line(&b, &d));
	end = image(&b);
	done = (int)changes(&b) - 1;
	book_detach(&b);
	book_attach(&b, STORE_READ_WRITE);
	assert_int_equal(done, run_all(&b, "undo"));
	assert_true(start == image(&b));
	book_detach(&b);
	book_attach(&b, STORE_READ_WRITE);
	assert_int_equal(done, run_all(&b, "redo"));
	assert_true(end == image(&b));
	book_close(&b);
}

/* A walk back and forth: every undo gives the image before, every redo the
 * one after. */
static void
undo_and_redo_walk_one_line_of_images(void **state)
{
	static uint64_t images[LINES + 1];
	struct dice d = { 2 };
	int i, at = 0, last = 0, way;
	int64_t before;
	struct book b;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	images[0] = image(&b);
	for (i = 0; i < LINES; i++) {
		way = roll(&d, 5);
		before = changes(&b);
		if (way == 0 && at > 0) {
			assert_ok(book_run(&b, "undo"));
			at--;
		} else if (way == 1 && at < last) {
			assert_ok(book_run(&b, "redo"));
			at++;
		} else if (way > 1) {
			(void)!book_run(&b, any_line(&b, &d));
			if (changes(&b) == before)
				continue;
			images[++at] = image(&b);
			last = at;
		} else
			continue;
		assert_true(images[at] == image(&b));
	}
	assert_true(last > 20);
	assert_ok(journal_verify(b.s.store));
	book_close(&b);
}

static void
many_authors_at_once_leave_a_journal_that_holds(void **state)
{
	static const char *const people[] = { "ann", "bob", "cat" };
	struct dice d = { 3 };
	struct book b;
	int i, way;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	for (i = 0; i < LINES; i++) {
		way = roll(&d, 5);
		(void)!book_run_as(&b, PICK(&d, people), way == 0 ? "undo" :
		    way == 1 ? "redo" : any_line(&b, &d));
	}
	assert_ok(journal_verify(b.s.store));
	assert_ok(book_run(&b, "verify"));
	book_close(&b);
}

static void
a_failed_command_leaves_no_trace(void **state)
{
	static const char *const lines[] = {
		"role SC1 nobody L", "role SC1 oic Q", "role SC1 oic L --from never",
		"set SC1 due never", "set SC1 nofield x", "set SC1 id none",
		"set SC1 title none", "set nothing title x", "add commitment SC1 x",
		"add commitment new --outcome nothing x", "add nothing new x",
		"add commitment new --strand nothing x", "delete oic",
		"delete nothing", "delete plan", "link SC1 nothing",
		"unlink SC1 K7", "milestone SC1 never x", "milestone SC1 +2w",
		"undo", "redo", "import /nowhere.yaml",
	};
	struct arena a = { 0 };
	const char *rows, *journal;
	struct book b;
	size_t i;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	rows = book_dump(&a, b.s.store);
	journal = book_dump_journal(&a, b.s.store);
	for (i = 0; i < COUNT(lines); i++) {
		if (book_run(&b, lines[i]) == NULL)
			fail_msg("%s: succeeded", lines[i]);
		assert_string_equal(rows, book_dump(&a, b.s.store));
		assert_string_equal(journal, book_dump_journal(&a, b.s.store));
	}
	/* Nor does the next one suffer from it. */
	assert_ok(book_run(&b, "set SC1 due +2w"));
	assert_int_equal(2, changes(&b));
	arena_close(&a);
	book_close(&b);
}

static void
a_change_that_changes_nothing_leaves_no_trace(void **state)
{
	static const char *const lines[] = {
		"set SC1 due 2027-03-31", "set SC1 due 31 Mar 2027",
		"set SC1 notes none", "role SC1 oic L", "link SC1 K2",
		"import " BOOK_ORKNEY " --dry-run",
	};
	struct arena a = { 0 };
	const char *journal;
	struct book b;
	size_t i;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	assert_ok(book_run(&b, "set SC1 due 2027-03-31"));
	journal = book_dump_journal(&a, b.s.store);
	for (i = 0; i < COUNT(lines); i++) {
		assert_ok(book_run(&b, lines[i]));
		assert_string_equal(journal, book_dump_journal(&a, b.s.store));
	}
	arena_close(&a);
	book_close(&b);
}

/* Somebody's later change of the same stands in the way, and is named. */
static void
an_undo_refuses_what_somebody_changed_since(void **state)
{
	static const struct { const char *mine, *theirs; } cases[] = {
		{ "set SC1 due 2027-01-01", "set SC1 due 2027-02-02" },
		{ "set SC1 due 2027-01-01", "delete SC1" },
		{ "role SC1 ps J", "role SC1 ps -" },
		{ "role SC1 ps J", "role SC1 ps J --from 2026-01-01" },
		{ "add commitment X1 New", "set X1 title Other" },
		{ "add commitment X1 New", "role X1 ps L" },
		{ "add commitment X1 New", "milestone X1 2027-01-01 Step" },
		{ "add partner X1 New", "role SC1 X1 C" },
		{ "add board X1 New", "set SC1 board X1" },
		{ "set LW1 id LW9", "set LW9 id LW8" },
	};
	const struct err *err;
	struct arena a = { 0 };
	const char *rows;
	struct book b;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(cases); i++) {
		book_open(&b, BOOK_ORKNEY);
		assert_ok(book_run(&b, cases[i].mine));
		assert_ok(book_run_as(&b, "Bob", cases[i].theirs));
		rows = book_dump(&a, b.s.store);
		err = book_run(&b, "undo");
		if (err == NULL)
			fail_msg("%s, %s: undone", cases[i].mine, cases[i].theirs);
		else if (err->code != ERR_REFUSED ||
		    strstr(err->text, "Bob") == NULL)
			fail_msg("%s, %s: %s", cases[i].mine, cases[i].theirs,
			    err->text);
		assert_string_equal(rows, book_dump(&a, b.s.store));

		/* Once Bob has taken his back, it goes. */
		assert_ok(book_run_as(&b, "Bob", "undo"));
		assert_ok(book_run(&b, "undo"));
		assert_ok(journal_verify(b.s.store));
		book_close(&b);
	}
	arena_close(&a);
}

static void
an_undo_passes_by_what_somebody_changed_elsewhere(void **state)
{
	struct book b;
	char *said;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	assert_ok(book_run(&b, "set SC1 notes mine"));
	assert_ok(book_run_as(&b, "Bob", "set SC1 actual_text theirs"));
	assert_ok(book_run_as(&b, "Bob", "set SC2 notes theirs"));
	assert_ok(book_run(&b, "undo"));
	said = book_says(&b, "show SC1 --csv");
	assert_null(strstr(said, "mine"));
	assert_non_null(strstr(said, "theirs"));
	free(said);
	book_close(&b);
}

static void
an_author_undoes_only_what_is_theirs(void **state)
{
	struct book b;
	uint64_t start;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	assert_err(ERR_MISSING, book_run(&b, "undo"));
	start = image(&b);
	assert_ok(book_run_as(&b, "Bob", "set SC1 notes theirs"));
	assert_err(ERR_MISSING, book_run(&b, "undo"));
	assert_err(ERR_MISSING, book_run_as(&b, "bob", "undo"));
	assert_ok(book_run_as(&b, "Bob", "undo"));
	assert_true(start == image(&b));
	assert_err(ERR_MISSING, book_run(&b, "redo"));
	assert_ok(book_run_as(&b, "Bob", "redo"));
	book_close(&b);
}

static void
a_new_change_ends_what_can_be_redone(void **state)
{
	struct book b;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	assert_ok(book_run(&b, "set SC1 notes one"));
	assert_ok(book_run(&b, "undo"));
	assert_ok(book_run(&b, "set SC2 notes two"));
	assert_err(ERR_MISSING, book_run(&b, "redo"));
	assert_ok(book_run(&b, "undo"));
	assert_ok(book_run(&b, "redo"));
	assert_err(ERR_MISSING, book_run(&b, "redo"));
	book_close(&b);
}

static void
an_import_is_one_change_that_comes_and_goes(void **state)
{
	uint64_t empty, full;
	struct book b;

	(void)state;
	book_open(&b, NULL);
	empty = image(&b);
	assert_ok(book_run(&b, "import " BOOK_ORKNEY));
	full = image(&b);
	assert_false(empty == full);
	assert_int_equal(1, changes(&b));
	assert_ok(book_run(&b, "undo"));
	assert_true(empty == image(&b));
	assert_ok(journal_verify(b.s.store));
	assert_ok(book_run(&b, "redo"));
	assert_true(full == image(&b));
	assert_ok(journal_verify(b.s.store));
	assert_ok(book_run(&b, "import " BOOK_ORKNEY));
	assert_int_equal(3, changes(&b));
	book_close(&b);
}

static void
a_row_changed_behind_the_journal_is_found_out(void **state)
{
	static const char *const tampering[] = {
		"UPDATE commitment SET title = 'x' WHERE code = 'SC1'",
		"DELETE FROM role WHERE letter = 'C'",
		"INSERT INTO fact(id, text) VALUES (1, 'x')",
		"UPDATE entry SET value = '2020-01-01' WHERE col = 'due'",
		"UPDATE entry SET value = replace(value, 'oic', 'oik')",
	};
	struct query q;
	struct book b;
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(tampering); i++) {
		book_open(&b, BOOK_ORKNEY);
		assert_ok(book_run(&b, "set SC1 due +2w"));
		assert_ok(journal_verify(b.s.store));
		q = query_begin(b.s.store, tampering[i]);
		assert_ok(query_run(&q));
		if (journal_verify(b.s.store) == NULL)
			fail_msg("%s: not found out", tampering[i]);
		book_close(&b);
	}
}

static void
history_tells_what_a_field_was_and_is(void **state)
{
	struct journal_change *list;
	struct journal_entry *entries;
	struct book b;
	int n;

	(void)state;
	book_open(&b, BOOK_ORKNEY);
	assert_ok(book_run(&b, "set SC1 notes one"));
	assert_ok(book_run(&b, "set SC1 notes two"));
	assert_ok(book_run(&b, "undo"));
	assert_ok(journal_changes(&b.arena, b.s.store, 0, 9, &list, &n));
	assert_int_equal(4, n);
	assert_string_equal("undo", list[0].kind);
	assert_string_equal("set SC1 notes two", list[1].line);
	assert_string_equal("ann", list[1].author);
	assert_ok(journal_entries(&b.arena, b.s.store, list[1].id, &entries, &n));
	assert_int_equal(1, n);
	assert_string_equal("notes", entries[0].col);
	assert_string_equal("one", entries[0].old_value);
	assert_string_equal("two", entries[0].new_value);
	assert_ok(journal_changes(&b.arena, b.s.store, 0, 2, &list, &n));
	assert_int_equal(2, n);
	book_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(undoing_everything_gives_back_the_start),
		cmocka_unit_test(undo_and_redo_outlive_the_program),
		cmocka_unit_test(undo_and_redo_walk_one_line_of_images),
		cmocka_unit_test(many_authors_at_once_leave_a_journal_that_holds),
		cmocka_unit_test(a_failed_command_leaves_no_trace),
		cmocka_unit_test(a_change_that_changes_nothing_leaves_no_trace),
		cmocka_unit_test(an_undo_refuses_what_somebody_changed_since),
		cmocka_unit_test(an_undo_passes_by_what_somebody_changed_elsewhere),
		cmocka_unit_test(an_author_undoes_only_what_is_theirs),
		cmocka_unit_test(a_new_change_ends_what_can_be_redone),
		cmocka_unit_test(an_import_is_one_change_that_comes_and_goes),
		cmocka_unit_test(a_row_changed_behind_the_journal_is_found_out),
		cmocka_unit_test(history_tells_what_a_field_was_and_is),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}

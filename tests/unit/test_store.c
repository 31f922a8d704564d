#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/stat.h>
#include <sys/wait.h>

#include "tests/unit/book.h"

#include "core/store/journal.h"
#include "core/store/schema.h"

static const struct err *
open_and_close(const char *path, enum store_mode mode)
{
	struct store *s;
	const struct err *err = store_open(&s, path, mode);

	if (err == NULL)
		store_close(s);
	return err;
}

static void
write_bytes(const char *path, const void *bytes, size_t n)
{
	FILE *f = fopen(path, "wb");

	assert_non_null(f);
	assert_int_equal(n, fwrite(bytes, 1, n, f));
	fclose(f);
}

static unsigned char *
read_bytes(const char *path, size_t *n)
{
	FILE *f = fopen(path, "rb");
	unsigned char *bytes;

	assert_non_null(f);
	fseek(f, 0, SEEK_END);
	*n = (size_t)ftell(f);
	rewind(f);
	bytes = malloc(*n);
	assert_non_null(bytes);
	assert_int_equal(*n, fread(bytes, 1, *n, f));
	fclose(f);
	return bytes;
}

/* As another program would. */
static void
tamper(const char *path, const char *sql)
{
	sqlite3 *db;

	assert_int_equal(SQLITE_OK, sqlite3_open(path, &db));
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* A plan file of Orkney, closed. */
static void
make(struct book *b)
{
	book_file(b, BOOK_ORKNEY);
	book_detach(b);
}

static void
what_is_not_a_plan_is_not_opened(void **state)
{
	static const struct { const char *bytes; size_t n; } cases[] = {
		{ "", 0 }, { "x", 1 }, { "meta:\n  partnership: X\n", 23 },
		{ "SQLite format 3", 16 },
	};
	char zeros[8192] = { 0 };
	struct book b;
	size_t i;

	(void)state;
	book_folder(&b);
	assert_err(ERR_READ, open_and_close(b.path, STORE_READ_WRITE));
	for (i = 0; i < COUNT(cases); i++) {
		write_bytes(b.path, cases[i].bytes, cases[i].n);
		assert_err(ERR_DATA, open_and_close(b.path, STORE_READ_WRITE));
	}
	write_bytes(b.path, zeros, sizeof zeros);
	assert_err(ERR_DATA, open_and_close(b.path, STORE_READ_WRITE));
	unlink(b.path);
	tamper(b.path, "CREATE TABLE plan (id)");
	assert_err(ERR_DATA, open_and_close(b.path, STORE_READ_WRITE));
	tamper(b.path, "PRAGMA application_id = 0x41434F52");
	assert_err(ERR_DATA, open_and_close(b.path, STORE_READ_WRITE));
	book_sweep(&b);
}

static void
a_folder_and_a_pipe_are_not_waited_for(void **state)
{
	struct book b;

	(void)state;
	book_folder(&b);
	assert_err(ERR_READ, open_and_close(b.folder, STORE_READ_WRITE));
	assert_int_equal(0, mkfifo(b.path, 0600));
	assert_err(ERR_READ, open_and_close(b.path, STORE_READ_WRITE));
	book_sweep(&b);
}

static void
a_foreign_or_newer_file_is_told_apart(void **state)
{
	static const struct { const char *sql; enum err_code code; } cases[] = {
		{ "PRAGMA application_id = 7", ERR_DATA },
		{ "PRAGMA user_version = 1000", ERR_NEED },
		{ "PRAGMA user_version = 0", ERR_DATA },
		{ "PRAGMA user_version = -1", ERR_DATA },
		{ "CREATE TRIGGER t AFTER UPDATE ON plan BEGIN"
		    " DELETE FROM plan; END", ERR_DATA },
		{ "CREATE VIEW v AS SELECT 1", ERR_DATA },
		{ "CREATE TABLE extra (x)", ERR_DATA },
		{ "CREATE INDEX i ON role (letter)", ERR_DATA },
		{ "DROP INDEX role_commitment", ERR_DATA },
		{ "ALTER TABLE fact ADD COLUMN more TEXT", ERR_DATA },
	};
	unsigned char *bytes;
	struct book b;
	size_t i, n;

	(void)state;
	make(&b);
	bytes = read_bytes(b.path, &n);
	for (i = 0; i < COUNT(cases); i++) {
		write_bytes(b.path, bytes, n);
		assert_ok(open_and_close(b.path, STORE_READ_WRITE));
		tamper(b.path, cases[i].sql);
		if (open_and_close(b.path, STORE_READ_WRITE) == NULL)
			fail_msg("%s: opened", cases[i].sql);
		assert_err(cases[i].code,
		    open_and_close(b.path, STORE_READ_WRITE));
		assert_err(cases[i].code, open_and_close(b.path, STORE_READ_ONLY));
	}
	free(bytes);
	book_sweep(&b);
}

static void
a_file_cut_short_is_not_opened(void **state)
{
	unsigned char *bytes;
	struct book b;
	size_t n, cut;

	(void)state;
	make(&b);
	bytes = read_bytes(b.path, &n);
	for (cut = 0; cut < n; cut += cut < 128 ? 1 : 1021) {
		write_bytes(b.path, bytes, cut);
		assert_err(ERR_DATA, open_and_close(b.path, STORE_READ_WRITE));
	}
	free(bytes);
	book_sweep(&b);
}

/* The plan reads as it was or something says that it does not. */
static void
no_flipped_bit_goes_unseen_or_crashes(void **state)
{
	struct arena a = { 0 };
	const char *rows;
	unsigned char *bytes;
	struct store *s;
	struct book b;
	size_t n, at;
	unsigned dice = 7;

	(void)state;
	make(&b);
	bytes = read_bytes(b.path, &n);
	assert_ok(store_open(&s, b.path, STORE_READ_ONLY));
	rows = book_dump(&a, s);
	store_close(s);
	for (at = 0; at < n; at += 1 + dice % 997) {
		dice = dice * 1103515245 + 12345;
		bytes[at] ^= (unsigned char)(1u << (dice >> 16) % 8);
		write_bytes(b.path, bytes, n);
		if (store_open(&s, b.path, STORE_READ_ONLY) == NULL) {
			if (store_check(s, NULL, NULL) == NULL &&
			    journal_verify(s) == NULL)
				assert_string_equal(rows, book_dump(&a, s));
			store_close(s);
		}
		bytes[at] ^= (unsigned char)(1u << (dice >> 16) % 8);
	}
	free(bytes);
	arena_close(&a);
	book_sweep(&b);
}

static void
a_plan_open_for_reading_takes_no_change(void **state)
{
	struct arena a = { 0 };
	const char *rows;
	struct book b;

	(void)state;
	make(&b);
	book_attach(&b, STORE_READ_ONLY);
	assert_true(store_is_read_only(b.s.store));
	rows = book_dump(&a, b.s.store);
	assert_err(ERR_WRITE, book_run(&b, "set SC1 due +2w"));
	assert_err(ERR_WRITE, book_run(&b, "undo"));
	assert_ok(book_run(&b, "matrix"));
	assert_string_equal(rows, book_dump(&a, b.s.store));
	book_detach(&b);

	/* So is a file that may not be written to; root may write to all. */
	assert_int_equal(0, chmod(b.path, 0400));
	if (access(b.path, W_OK) != 0) {
		book_attach(&b, STORE_READ_WRITE);
		assert_true(store_is_read_only(b.s.store));
		assert_err(ERR_WRITE, book_run(&b, "set SC1 due +2w"));
		book_detach(&b);
	}
	arena_close(&a);
	book_sweep(&b);
}

/* The one wait of two seconds in these tests. */
static void
a_plan_that_another_writes_to_is_busy(void **state)
{
	struct act act = { BOOK_NOW, "Bob", "theirs" };
	struct change c;
	struct store *other;
	struct book b;

	(void)state;
	book_file(&b, BOOK_ORKNEY);
	assert_ok(store_open(&other, b.path, STORE_READ_WRITE));
	assert_ok(change_begin(&c, other, &act));
	assert_err(ERR_BUSY, book_run(&b, "set SC1 due +2w"));
	assert_ok(change_end(&c, NULL));
	assert_ok(book_run(&b, "set SC1 due +2w"));
	store_close(other);
	book_close(&b);
}

static void
what_another_wrote_is_noticed(void **state)
{
	struct book b, other;
	int64_t before;
	char *said;

	(void)state;
	book_file(&b, BOOK_ORKNEY);
	other = b;
	other.arena = (struct arena){ 0 };
	book_attach(&other, STORE_READ_WRITE);
	before = store_version(b.s.store);
	assert_ok(book_run(&b, "matrix"));
	assert_true(before == store_version(b.s.store));
	assert_ok(book_run_as(&other, "Bob", "set SC1 title Theirs"));
	assert_true(before != store_version(b.s.store));
	said = book_says(&b, "commitments");
	assert_non_null(strstr(said, "Theirs"));
	free(said);
	book_detach(&other);
	book_close(&b);
}

/* Changes until killed, a byte down the pipe after each that was made. */
static void
write_until_killed(const char *path, int to)
{
	struct book b = { 0 };
	int i;

	snprintf(b.path, sizeof b.path, "%s", path);
	book_attach(&b, STORE_READ_WRITE);
	for (i = 0;; i++) {
		assert_ok(book_run(&b, arena_fmt(&b.arena,
		    "milestone SC1 2027-01-01 Step %d", i)));
		if (write(to, "+", 1) != 1)
			_exit(2);
	}
}

static void
what_was_done_before_a_crash_is_there_after(void **state)
{
	static const char count[] = "SELECT count(*) FROM milestone";
	int64_t done = 0, there;
	struct book b;
	int round, acks, ends[2], status;
	char ack;
	pid_t child;

	(void)state;
	make(&b);
	for (round = 0; round < 30; round++) {
		assert_int_equal(0, pipe(ends));
		if ((child = fork()) == 0) {
			close(ends[0]);
			write_until_killed(b.path, ends[1]);
		}
		assert_true(child > 0);
		close(ends[1]);
		for (acks = 0; acks < 1 + round % 4; acks++, done++)
			assert_int_equal(1, read(ends[0], &ack, 1));
		kill(child, SIGKILL);
		assert_int_equal(child, waitpid(child, &status, 0));
		assert_true(WIFSIGNALED(status));
		while (read(ends[0], &ack, 1) == 1)
			done++;
		close(ends[0]);

		/* At most the one it was at when it died is there besides. */
		book_attach(&b, STORE_READ_WRITE);
		there = book_number(b.s.store, count);
		assert_true(there == done || there == done + 1);
		done = there;
		assert_int_equal(there + 1, book_number(b.s.store,
		    "SELECT count(*) FROM change"));
		assert_ok(journal_verify(b.s.store));
		book_detach(&b);
	}
	book_sweep(&b);
}

static unsigned
mode_of(const char *path)
{
	struct stat st;

	assert_int_equal(0, stat(path, &st));
	return st.st_mode & 0777;
}

static void
a_plan_is_for_its_owner_alone(void **state)
{
	mode_t before = umask(0);
	struct book b;
	char copy[128];

	(void)state;
	book_file(&b, BOOK_ORKNEY);
	assert_int_equal(0600, mode_of(b.path));
	snprintf(copy, sizeof copy, "%s.copy", b.path);
	assert_ok(store_copy(b.s.store, copy));
	assert_int_equal(0600, mode_of(copy));
	umask(before);
	unlink(copy);
	book_close(&b);
}

static void
a_new_plan_does_not_replace_a_file(void **state)
{
	struct book b;
	char link[128];

	(void)state;
	make(&b);
	assert_err(ERR_WRITE, open_and_close(b.path, STORE_NEW));
	assert_ok(open_and_close(b.path, STORE_READ_ONLY));
	snprintf(link, sizeof link, "%s.link", b.path);
	assert_int_equal(0, symlink("/nowhere/at/all", link));
	assert_err(ERR_WRITE, open_and_close(link, STORE_NEW));
	unlink(link);
	assert_err(ERR_WRITE, open_and_close("/nowhere/at/all", STORE_NEW));
	book_sweep(&b);
}

static void
a_copy_is_the_same_plan_and_replaces_nothing(void **state)
{
	struct arena a = { 0 };
	struct store *s;
	struct book b;
	char copy[128];

	(void)state;
	book_file(&b, BOOK_ORKNEY);
	assert_ok(book_run(&b, "set SC1 due +2w"));
	snprintf(copy, sizeof copy, "%s.copy", b.path);
	assert_ok(store_copy(b.s.store, copy));
	assert_ok(store_open(&s, copy, STORE_READ_WRITE));
	assert_string_equal(book_dump(&a, b.s.store), book_dump(&a, s));
	assert_string_equal(book_dump_journal(&a, b.s.store),
	    book_dump_journal(&a, s));
	assert_ok(journal_verify(s));
	store_close(s);
	assert_err(ERR_WRITE, store_copy(b.s.store, copy));
	assert_err(ERR_WRITE, store_copy(b.s.store, b.path));
	assert_ok(open_and_close(copy, STORE_READ_ONLY));
	unlink(copy);
	arena_close(&a);
	book_close(&b);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_not_a_plan_is_not_opened),
		cmocka_unit_test(a_folder_and_a_pipe_are_not_waited_for),
		cmocka_unit_test(a_foreign_or_newer_file_is_told_apart),
		cmocka_unit_test(a_file_cut_short_is_not_opened),
		cmocka_unit_test(no_flipped_bit_goes_unseen_or_crashes),
		cmocka_unit_test(a_plan_open_for_reading_takes_no_change),
		cmocka_unit_test(a_plan_that_another_writes_to_is_busy),
		cmocka_unit_test(what_another_wrote_is_noticed),
		cmocka_unit_test(what_was_done_before_a_crash_is_there_after),
		cmocka_unit_test(a_plan_is_for_its_owner_alone),
		cmocka_unit_test(a_new_plan_does_not_replace_a_file),
		cmocka_unit_test(a_copy_is_the_same_plan_and_replaces_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}

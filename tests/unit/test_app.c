#include "tests/unit/book.h"

#include "tui/app.h"

/* The program without its terminal on a plan of the islands. */
struct stage {
	struct book	book;
	struct app	app;
};

static int
setup(void **state)
{
	struct stage *st = calloc(1, sizeof *st);

	*state = st;
	book_open(&st->book, BOOK_ORKNEY);
	assert_ok(app_open(&st->app, st->book.s, "dashboard"));
	return 0;
}

static int
teardown(void **state)
{
	struct stage *st = *state;

	app_close(&st->app);
	book_close(&st->book);
	free(st);
	return 0;
}

static bool
shows(struct stage *st, const char *text)
{
	const struct canvas *c = app_draw(&st->app, 24, 80);
	char *all = NULL;
	size_t n = 0;
	FILE *f = open_memstream(&all, &n);
	bool found;

	canvas_dump(c, f);
	fclose(f);
	found = strstr(all, text) != NULL;
	free(all);
	return found;
}

static int64_t
roles(struct stage *st)
{
	struct query q = query_begin(st->book.s.store,
	    "SELECT count(*) FROM role WHERE letter = 'J'");
	int64_t n = query_next(&q) ? query_col_int(&q, 0) : -1;

	assert_ok(query_end(&q));
	return n;
}

static void
an_edit_is_painted_before_it_is_written(void **state)
{
	struct stage *st = *state;

	app_key(&st->app, "2");
	app_key(&st->app, "J");
	assert_true(st->app.run.open);
	assert_true(shows(st, "Saving"));
	assert_true(shows(st, "now J, jointly accountable"));
	assert_true(app_settle(&st->app));
	assert_false(st->app.run.open);
	assert_true(shows(st, "All changes saved"));
	assert_int_equal(roles(st), 1);
}

static void
the_next_key_writes_what_is_not_written_yet(void **state)
{
	struct stage *st = *state;

	app_key(&st->app, "2");
	app_key(&st->app, "J");
	app_key(&st->app, "j");
	assert_false(st->app.run.open);
	app_key(&st->app, "u");
	app_settle(&st->app);
	assert_int_equal(roles(st), 0);
}

static void
esc_never_quits(void **state)
{
	struct stage *st = *state;
	int i;

	app_key(&st->app, "3");
	app_key(&st->app, "Enter");
	for (i = 0; i < 50; i++)
		app_key(&st->app, "Esc");
	assert_false(st->app.quit);
	app_key(&st->app, "q");
	assert_true(st->app.quit);
}

static void
a_deleted_item_is_left_for_where_one_came_from(void **state)
{
	struct stage *st = *state;
	const char *p;

	app_key(&st->app, "3");
	app_key(&st->app, "Enter");
	assert_true(shows(st, "Item"));
	app_key(&st->app, ":");
	for (p = "delete SC1"; *p != '\0'; p++)
		app_key(&st->app, *p == ' ' ? "Space" : (char[]){ *p, '\0' });
	app_key(&st->app, "Enter");
	assert_true(shows(st, "11 of 11"));
	app_key(&st->app, "u");
	assert_true(shows(st, "12 of 12"));
}

static void
a_click_opens_the_tab_that_is_drawn_there(void **state)
{
	struct stage *st = *state;

	/* On 60 columns the other tabs are bare digits, three cells each. */
	app_draw(&st->app, 20, 60);
	app_mouse(&st->app, "Click", 1, 13);
	assert_true(shows(st, "[3 Commitments]"));
	app_draw(&st->app, 24, 80);
	app_mouse(&st->app, "Click", 1, 13);
	assert_true(shows(st, "[2 Matrix]"));
}

static void
an_editor_that_changes_nothing_changes_nothing(void **state)
{
	struct stage *st = *state;

	app_key(&st->app, "3");
	app_key(&st->app, "Enter");
	app_key(&st->app, "o");
	assert_true(shows(st, "There is no editor here."));
	assert_false(st->app.run.open);
}

/* A session whose plan cannot be read again keeps what it had, so that no
 * view points into memory that is gone. */
static void
a_plan_that_cannot_be_read_again_stays_on_the_screen(void **state)
{
	struct stage *st = calloc(1, sizeof *st);
	const struct plan *plan;

	(void)state;
	book_file(&st->book, BOOK_ORKNEY);
	assert_ok(app_open(&st->app, st->book.s, "dashboard"));
	app_key(&st->app, "2");
	assert_true(shows(st, "SC1"));
	assert_int_equal(truncate(st->book.path, 4096), 0);
	session_stale(&st->app.session);
	assert_err(ERR_DATA, session_plan(&st->app.session, &plan));
	assert_non_null(plan);
	app_refresh(&st->app);
	assert_true(shows(st, "SC1"));
	assert_true(shows(st, "damaged"));
	app_key(&st->app, "3");
	app_key(&st->app, "j");
	assert_true(shows(st, "SC1"));
	app_close(&st->app);
	book_close(&st->book);
	free(st);
}

#define with_stage(t)	cmocka_unit_test_setup_teardown(t, setup, teardown)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		with_stage(an_edit_is_painted_before_it_is_written),
		with_stage(the_next_key_writes_what_is_not_written_yet),
		with_stage(esc_never_quits),
		with_stage(a_deleted_item_is_left_for_where_one_came_from),
		with_stage(a_click_opens_the_tab_that_is_drawn_there),
		with_stage(an_editor_that_changes_nothing_changes_nothing),
		cmocka_unit_test(
		    a_plan_that_cannot_be_read_again_stays_on_the_screen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}

#include "tests/unit/check.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "tui/watch.h"

struct scratch {
	char		folder[32];
	char		path[64], other[64];
	struct watch	watch;
};

static void
write_to(const char *path, const char *text)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_APPEND, 0600);

	assert_true(fd != -1);
	assert_int_equal(write(fd, text, strlen(text)), strlen(text));
	close(fd);
}

static int
set_up(void **state)
{
	struct scratch *s = calloc(1, sizeof *s);

	snprintf(s->folder, sizeof s->folder, "/tmp/accord-watch-XXXXXX");
	if (mkdtemp(s->folder) == NULL)
		return -1;
	snprintf(s->path, sizeof s->path, "%s/plan", s->folder);
	snprintf(s->other, sizeof s->other, "%s/other", s->folder);
	write_to(s->path, "one");
	watch_open(&s->watch, s->path);
	*state = s;
	return 0;
}

static int
tear_down(void **state)
{
	struct scratch *s = *state;

	watch_close(&s->watch);
	unlink(s->path);
	unlink(s->other);
	rmdir(s->folder);
	free(s);
	return 0;
}

static void
a_write_is_told_once(void **state)
{
	struct scratch *s = *state;

	assert_false(watch_changed(&s->watch));
	write_to(s->path, "two");
	write_to(s->path, "three");
	assert_true(watch_changed(&s->watch));
	assert_false(watch_changed(&s->watch));
}

static void
what_happens_beside_it_is_not_told(void **state)
{
	struct scratch *s = *state;
	char byte;
	int fd;

	write_to(s->other, "two");
	fd = open(s->path, O_RDONLY);
	assert_int_equal(read(fd, &byte, 1), 1);
	close(fd);
	assert_false(watch_changed(&s->watch));
}

static void
a_file_put_in_its_place_is_followed(void **state)
{
	struct scratch *s = *state;

	write_to(s->other, "another");
	assert_int_equal(rename(s->other, s->path), 0);
	assert_true(watch_changed(&s->watch));
	write_to(s->path, "more");
	assert_true(watch_changed(&s->watch));
	assert_false(watch_changed(&s->watch));
}

static void
a_file_that_comes_back_is_followed(void **state)
{
	struct scratch *s = *state;

	assert_int_equal(rename(s->path, s->other), 0);
	assert_false(watch_changed(&s->watch));
	write_to(s->other, "not ours now");
	assert_false(watch_changed(&s->watch));
	write_to(s->path, "back");
	assert_true(watch_changed(&s->watch));
	assert_false(watch_changed(&s->watch));
	write_to(s->path, "more");
	assert_true(watch_changed(&s->watch));
}

/* Where the kernel does not tell, a look at the file does. */
static void
without_the_kernel_a_look_each_second_does(void **state)
{
	struct scratch *s = *state;

	if (s->watch.fd != -1) {
		assert_int_equal(watch_timeout(&s->watch), -1);
		close(s->watch.fd);
		s->watch.fd = -1;
	}
	assert_int_equal(watch_timeout(&s->watch), 1000);
	assert_false(watch_changed(&s->watch));
	write_to(s->path, "longer");
	assert_true(watch_changed(&s->watch));
	assert_false(watch_changed(&s->watch));
}

static void
nothing_to_watch_is_fine(void **state)
{
	struct watch w;

	(void)state;
	watch_open(&w, NULL);
	assert_false(watch_changed(&w));
	assert_int_equal(watch_timeout(&w), -1);
	watch_close(&w);
}

#define TEST(name)	cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(a_write_is_told_once),
		TEST(what_happens_beside_it_is_not_told),
		TEST(a_file_put_in_its_place_is_followed),
		TEST(a_file_that_comes_back_is_followed),
		TEST(without_the_kernel_a_look_each_second_does),
		cmocka_unit_test(nothing_to_watch_is_fine),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}

/*
 * screen SCRIPT: run a script of keys against the program without a terminal
 * and print the screens it asks for.
 *
 *	plan FILE.yaml		begin with this plan file (an empty plan else)
 *	now 2022-03-01T10:00	the time, before anything else
 *	run role 1.1 acc L	a command line
 *	key j 5			a key, by name, so many times
 *	type some text		each character of it as a key
 *	size 24 80		rows and columns
 *	ascii			draw with ASCII only
 *	show			print the screen with its looks
 *	text			print the screen alone
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/base/date.h"
#include "core/base/text.h"
#include "core/store/import.h"
#include "core/yaml/plan_yaml.h"
#include "tui/app.h"

struct stage {
	struct arena	 lasting;
	struct session	 session;
	struct app	 app;
	int		 rows, cols;
	bool		 open;
};

static void
die(const struct err *err)
{
	if (err == NULL)
		return;
	printf("error: %s\n", err->text);
	exit(1);
}

static void
begin(struct stage *st, const char *path)
{
	struct act act = { st->session.now, "test", "new" };
	struct problems problems = { .arena = &st->lasting, .path = path };
	struct import_counts counts;
	struct plan_file file;
	struct change c;

	die(store_open(&st->session.store, ":memory:", STORE_NEW));
	if (path == NULL)
		return;
	die(plan_yaml_read(&st->lasting, path, NULL, &problems, &file));
	die(problem_verdict(&problems));
	die(change_begin(&c, st->session.store, &act));
	die(change_end(&c, import_rows(&c, &file, &counts)));
}

static void
open_app(struct stage *st)
{
	if (st->open)
		return;
	if (st->session.store == NULL)
		begin(st, NULL);
	die(app_open(&st->app, st->session, "dashboard"));
	st->open = true;
}

static void
show(struct stage *st, bool looks)
{
	const struct canvas *c;
	struct canvas plain;
	int i;

	app_settle(&st->app);
	c = app_draw(&st->app, st->rows, st->cols);
	plain = *c;
	for (i = 0; !looks && i < c->rows * c->cols; i++)
		plain.cells[i].look = LOOK_TEXT;
	canvas_dump(looks ? c : &plain, stdout);
}

static void
keys(struct stage *st, char *arg)
{
	char *space = strchr(arg, ' ');
	int n = 1;

	if (space != NULL) {
		*space = '\0';
		n = (int)strtol(space + 1, NULL, 10);
	}
	while (n-- > 0)
		app_key(&st->app, arg);
}

static void
type(struct stage *st, const char *s)
{
	struct text_cluster k;
	char key[32];

	for (k = text_next(s); k.skip > 0; k = text_next(s += k.skip)) {
		snprintf(key, sizeof key, "%.*s", (int)k.len, k.bytes);
		app_key(&st->app, strcmp(key, " ") == 0 ? "Space" : key);
	}
}

static void
run(struct stage *st, const char *line)
{
	app_key(&st->app, ":");
	type(st, line);
	app_key(&st->app, "Enter");
	app_settle(&st->app);
}

/* False for a word that is none of the script's. */
static bool
step(struct stage *st, char *line)
{
	char *arg = line + strcspn(line, " ");

	if (*arg != '\0')
		*arg++ = '\0';
	if (strcmp(line, "now") == 0)
		die(date_parse_moment(arg, &st->session.now));
	else if (strcmp(line, "plan") == 0)
		begin(st, arg);
	else if (strcmp(line, "size") == 0)
		return sscanf(arg, "%d %d", &st->rows, &st->cols) == 2;
	else {
		open_app(st);
		if (strcmp(line, "run") == 0)
			run(st, arg);
		else if (strcmp(line, "key") == 0)
			keys(st, arg);
		else if (strcmp(line, "type") == 0)
			type(st, arg);
		else if (strcmp(line, "ascii") == 0)
			st->app.ascii = true;
		else if (strcmp(line, "show") == 0 || strcmp(line, "text") == 0)
			show(st, line[0] == 's');
		else
			return false;
	}
	return true;
}

int
main(int argc, char **argv)
{
	struct stage *st = calloc(1, sizeof *st);
	FILE *f = argc == 2 ? fopen(argv[1], "r") : NULL;
	char line[1024];
	int status = 0;

	if (f == NULL || st == NULL)
		return 2;
	st->rows = 24;
	st->cols = 80;
	st->session.author = "test";
	die(date_parse_moment("2022-03-01T10:00", &st->session.now));
	while (status == 0 && fgets(line, sizeof line, f) != NULL) {
		line[strcspn(line, "\n")] = '\0';
		if (line[0] != '\0' && line[0] != '#' && !step(st, line)) {
			printf("no such word: %s\n", line);
			status = 2;
		}
	}
	if (st->open)
		app_close(&st->app);
	store_close(st->session.store);
	arena_close(&st->lasting);
	free(st);
	fclose(f);
	return status;
}

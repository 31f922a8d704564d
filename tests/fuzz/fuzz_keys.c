/*
 * Any keys into the program without a terminal, drawn at any size: no crash,
 * no cell outside the canvas, and the plan stays what its history says.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/store/journal.h"
#include "tests/fuzz/replay.h"
#include "tui/app.h"

static const char *const keys[] = {
	"Enter", "Esc", "Tab", "S-Tab", "Backspace", "Del", "Up", "Down", "Left",
	"Right", "Home", "End", "PgUp", "PgDn", "Space", "C-r", "C-u", "C-w",
	"F1", "F2", "F5", "C-l", "C-a", "C-k", "é", "日",
};

enum { KEYS = sizeof keys / sizeof keys[0] };

static void
must(const struct err *err)
{
	if (err == NULL)
		return;
	fprintf(stderr, "%s\n", err->text);
	abort();
}

static void
run(struct session *s, const char *text)
{
	struct cmd_line line;

	must(cmd_parse(s->arena, text, &line));
	must(cmd_run(s, &line));
}

/* Bytes below 32 are named keys, 128 and up a size, the rest characters. */
static void
press(struct app *app, uint8_t byte, int *rows, int *cols)
{
	char key[2] = { (char)byte, '\0' };

	if (byte >= 192)
		*cols = (byte - 191) * 3;
	else if (byte >= 128)
		*rows = byte - 127;
	else if (byte < 32)
		app_key(app, keys[byte % KEYS]);
	else
		app_key(app, byte == ' ' ? "Space" : key);
	app->quit = false;
	app_draw(app, *rows, *cols);
	app_settle(app);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena arena = { 0 };
	struct session s = { .arena = &arena, .author = "fuzz",
	    .now = INT64_C(1700000000000) };
	struct app *app = calloc(1, sizeof *app);
	int rows = 24, cols = 80;
	size_t i;

	if (app == NULL)
		abort();
	s.out = s.err = fopen("/dev/null", "w");
	must(store_open(&s.store, ":memory:", STORE_NEW));
	run(&s, "add partner hc Council");
	run(&s, "add partner nhs Health board");
	run(&s, "add strand st Strand");
	run(&s, "add outcome O1 --strand st Outcome");
	run(&s, "add commitment 1.1 --outcome O1 Promise");
	run(&s, "add commitment 1.2 Another");
	must(app_open(app, s, "dashboard"));
	for (i = 0; i < n && i < 400; i++)
		press(app, data[i], &rows, &cols);
	app_close(app);
	must(journal_verify(s.store));
	session_close(&s);
	store_close(s.store);
	fclose(s.out);
	arena_close(&arena);
	free(app);
	return 0;
}

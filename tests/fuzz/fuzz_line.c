/*
 * Any bytes as a command line against a small plan: no crash, and the plan
 * stays what its history says.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "core/cmd/cmd.h"
#include "core/store/journal.h"
#include "tests/fuzz/replay.h"

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
	const struct err *err = cmd_parse(s->arena, text, &line);

	/* What touches files is left to tests that know which. */
	if (err == NULL && strchr(line.cmd->spec, 'F') == NULL)
		err = cmd_run(s, &line);
	arena_reset(s->arena);
	(void)err;
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t n)
{
	struct arena arena = { 0 };
	struct session s = { .arena = &arena, .author = "fuzz",
	    .now = INT64_C(1700000000000) };
	char *text = calloc(1, n + 1), *p, *next;

	if (text == NULL)
		abort();
	memcpy(text, data, n);
	s.out = s.err = fopen("/dev/null", "w");
	must(store_open(&s.store, ":memory:", STORE_NEW));
	run(&s, "add partner hc Council");
	run(&s, "add outcome O1 Outcome");
	run(&s, "add commitment 1.1 --outcome O1 Promise");
	for (p = text; p != NULL; p = next) {
		next = strchr(p, '\n');
		if (next != NULL)
			*next++ = '\0';
		run(&s, p);
	}
	must(journal_verify(s.store));
	session_close(&s);
	store_close(s.store);
	fclose(s.out);
	arena_close(&arena);
	free(text);
	return 0;
}

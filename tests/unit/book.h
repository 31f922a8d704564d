#ifndef TESTS_UNIT_BOOK_H
#define TESTS_UNIT_BOOK_H

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "tests/unit/check.h"

#include "core/base/str.h"
#include "core/cmd/cmd.h"
#include "core/store/import.h"
#include "core/store/query.h"
#include "core/yaml/plan_yaml.h"

/*
 * A plan and a session to run lines in, for tests of what commands do. The
 * clock stands at 24 Nov 2026; what commands say goes nowhere.
 */

#define BOOK_ORKNEY	"tests/fixture/plans/orkney-islands.yaml"
#define BOOK_NOW	INT64_C(1795514400000)

struct book {
	struct session	s;
	struct arena	arena;
	char		folder[64], path[96];
};

static inline void
book_attach(struct book *b, enum store_mode mode)
{
	b->s = (struct session){ .arena = &b->arena, .author = "ann",
	    .now = BOOK_NOW };
	b->s.out = fopen("/dev/null", "w");
	b->s.err = b->s.out;
	assert_non_null(b->s.out);
	assert_ok(store_open(&b->s.store, b->path, mode));
}

static inline void
book_detach(struct book *b)
{
	session_close(&b->s);
	store_close(b->s.store);
	fclose(b->s.out);
	arena_close(&b->arena);
}

/* Take a plan file in, as "maker". */
static inline void
book_fill(struct book *b, const char *yaml)
{
	struct act act = { BOOK_NOW, "maker", "new" };
	struct problems problems = { .arena = &b->arena, .path = yaml };
	struct import_counts counts;
	struct plan_file file;
	struct change c;

	assert_ok(plan_yaml_read(&b->arena, yaml, NULL, &problems, &file));
	assert_ok(problem_verdict(&problems));
	assert_ok(change_begin(&c, b->s.store, &act));
	assert_ok(change_end(&c, import_rows(&c, &file, &counts)));
	session_stale(&b->s);
	arena_reset(&b->arena);
}

/* A plan in memory. */
static inline void
book_open(struct book *b, const char *yaml)
{
	*b = (struct book){ .path = ":memory:" };
	book_attach(b, STORE_NEW);
	if (yaml != NULL)
		book_fill(b, yaml);
}

/* A plan in a file, in a folder of its own. */
static inline void
book_folder(struct book *b)
{
	const char *tmp = getenv("TMPDIR");

	*b = (struct book){ 0 };
	snprintf(b->folder, sizeof b->folder, "%.40s/accord-XXXXXX",
	    tmp != NULL && strlen(tmp) < 40 ? tmp : "/tmp");
	assert_non_null(mkdtemp(b->folder));
	snprintf(b->path, sizeof b->path, "%s/plan", b->folder);
}

static inline void
book_file(struct book *b, const char *yaml)
{
	book_folder(b);
	book_attach(b, STORE_NEW);
	if (yaml != NULL)
		book_fill(b, yaml);
}

static inline void
book_sweep(struct book *b)
{
	char journal[112];

	snprintf(journal, sizeof journal, "%s-journal", b->path);
	unlink(journal);
	unlink(b->path);
	rmdir(b->folder);
}

static inline void
book_close(struct book *b)
{
	book_detach(b);
	if (b->folder[0] != '\0')
		book_sweep(b);
}

static inline const struct err *
book_run(struct book *b, const char *text)
{
	struct cmd_line line;
	const struct err *err;

	if ((err = cmd_parse(&b->arena, text, &line)) == NULL)
		err = cmd_run(&b->s, &line);
	arena_reset(&b->arena);
	return err;
}

static inline const struct err *
book_run_as(struct book *b, const char *author, const char *text)
{
	const char *before = b->s.author;
	const struct err *err;

	b->s.author = author;
	err = book_run(b, text);
	b->s.author = before;
	return err;
}

/* What a line prints; free it. */
static inline char *
book_says(struct book *b, const char *text)
{
	FILE *before = b->s.out;
	char *said = NULL;
	size_t n;

	b->s.out = open_memstream(&said, &n);
	assert_non_null(b->s.out);
	assert_ok(book_run(b, text));
	fclose(b->s.out);
	b->s.out = before;
	return said;
}

static inline int64_t
book_number(const struct store *s, const char *sql)
{
	struct query q = query_begin(s, sql);
	int64_t n = query_next(&q) ? query_col_int(&q, 0) : -1;

	assert_ok(query_end(&q));
	return n;
}

static inline void
book_dump_table(struct str *out, const struct store *s, const char *table,
    int columns)
{
	struct query q = query_begin(s, arena_fmt(out->arena,
	    "SELECT * FROM %s", table));
	int i;

	while (query_next(&q)) {
		str_add(out, table);
		for (i = 0; i < columns; i++)
			str_fmt(out, "|%s%s", query_col_is_null(&q, i) ? "-" :
			    query_col_is_int(&q, i) ? "#" : "",
			    query_col_peek(&q, i));
		str_char(out, '\n');
	}
	assert_ok(query_end(&q));
}

/* All rows of all tables of the plan, in the order of their keys. */
static inline const char *
book_dump(struct arena *a, const struct store *s)
{
	struct str out = { .arena = a };
	int i;

	for (i = 0; i < ENTITY_COUNT; i++)
		book_dump_table(&out, s, arena_fmt(a, "%s ORDER BY id",
		    entity_table[i].table), entity_table[i].count + 2);
	return str_text(&out);
}

/* The journal as it is. */
static inline const char *
book_dump_journal(struct arena *a, const struct store *s)
{
	struct str out = { .arena = a };

	book_dump_table(&out, s, "change ORDER BY id", 8);
	book_dump_table(&out, s, "entry ORDER BY id", 6);
	book_dump_table(&out, s, "replaces ORDER BY entry, old", 2);
	return str_text(&out);
}

#endif

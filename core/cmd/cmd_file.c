#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "core/cmd/cmd_entries.h"
#include "core/store/disk.h"
#include "core/store/import.h"
#include "core/store/journal.h"
#include "core/store/row.h"
#include "core/yaml/builtin.h"
#include "core/yaml/plan_yaml.h"

/* Codes that a plan has already, so that a file's rows find theirs. */

struct code {
	const char	*code;
	int64_t		 id;
	int		 at;
};

struct codes {
	struct session	*session;
	struct code	*v[ENTITY_COUNT];
	int		 n[ENTITY_COUNT];
	bool		 read[ENTITY_COUNT];
};

/* Rows that share a code stay in their order, so that the first is found. */
static int
by_code(const void *a, const void *b)
{
	const struct code *x = a, *y = b;
	int d = strcmp(x->code, y->code);

	return d != 0 ? d : x->at - y->at;
}

/* The plan itself has no code: the row there is the one a file means. */
static void
read_codes(struct codes *c, enum entity_id kind)
{
	const struct entity *e = &entity_table[kind];
	struct arena *a = c->session->arena;
	struct records all;
	int i, code = entity_code(e);

	c->read[kind] = true;
	if ((code < 0 && kind != ENTITY_PLAN) ||
	    row_all(a, c->session->store, e, &all) != NULL)
		return;
	c->v[kind] = arena_array(a, struct code, all.n + 1);
	for (i = 0; i < all.n; i++)
		c->v[kind][i] = (struct code){
		    code >= 0 ? value_string(all.v[i].v[code]) : "",
		    all.v[i].id, i };
	c->n[kind] = all.n;
	qsort(c->v[kind], (size_t)all.n, sizeof(struct code), by_code);
}

static int64_t
known_id(void *ctx, enum entity_id kind, const char *code)
{
	struct codes *c = ctx;
	int low = 0, high, mid;

	if (!c->read[kind])
		read_codes(c, kind);
	for (high = c->n[kind]; low < high; ) {
		mid = low + (high - low) / 2;
		if (strcmp(c->v[kind][mid].code, code) < 0)
			low = mid + 1;
		else
			high = mid;
	}
	if (low < c->n[kind] && strcmp(c->v[kind][low].code, code) == 0)
		return c->v[kind][low].id;
	return 0;
}

/* Import */

static const struct err *
read_file(struct session *s, const char *path, const struct plan_known *known,
    struct plan_file *file)
{
	struct problems problems = { .arena = s->arena, .path = path };
	const struct err *err;

	err = plan_yaml_read(s->arena, path, known, &problems, file);
	if (err == NULL && problems.n > 0) {
		if (s->format == TABLE_JSON)
			problem_json(&problems, s->err);
		else
			problem_print(&problems, s->err);
	}
	return err != NULL ? err : problem_verdict(&problems);
}

enum { OPTION_DRY_RUN };

static const struct cmd_option import_options[] = {
	[OPTION_DRY_RUN] = { "dry-run", NULL, "only say what would change" },
	{ 0 }
};

/* What a new plan is called until somebody names it. */
static const char unnamed[] = "New partnership";

/* Two plans in one is rarely meant; one undo takes it back. */
static void
warn_of_another(struct session *s, const char *was, const struct plan_file *f)
{
	const struct entity *e = &entity_table[ENTITY_PLAN];
	int at = entity_field(e, "partnership");
	const char *is;
	int i;

	for (i = 0; i < f->rows.n; i++) {
		if (f->rows.v[i].entity != e)
			continue;
		is = value_string(f->rows.v[i].v[at]);
		if (was[0] != '\0' && strcmp(was, unnamed) != 0 &&
		    strcmp(is, was) != 0)
			session_say(s, "Note: this is a plan of %.100s, it was one of "
			    "%.100s. undo takes it back.", is, was);
	}
}

static const struct err *
import(struct session *s, struct change *c, const struct args *args)
{
	struct codes codes = { .session = s };
	struct plan_known known = { known_id, &codes };
	struct import_counts counts;
	const struct plan *plan;
	struct plan_file file;
	const struct err *err;
	const char *was;

	if ((err = session_plan(s, &plan)) != NULL)
		return err;
	was = arena_dup(s->arena, plan->partnership);
	if ((err = read_file(s, args->v[0], &known, &file)) != NULL ||
	    (err = import_rows(c, &file, &counts)) != NULL)
		return err;
	c->drop = args->option[OPTION_DRY_RUN] != NULL;
	warn_of_another(s, was, &file);
	session_say(s, "%s: %d rows; %d entr%s %s in the history", args->v[0],
	    counts.rows, change_entries(c), change_entries(c) == 1 ? "y" : "ies",
	    c->drop ? "would go" : "went");
	return NULL;
}

const struct cmd cmd_import = {
	.name = "import", .alias = "", .spec = "F", .usage = "FILE.yaml",
	.summary = "Take a plan file in",
	.detail = "What the file names is set, what it does not name stays. A file "
	    "with errors changes nothing; all its errors are shown. The same file "
	    "twice changes nothing. One undo takes an import back.",
	.options = import_options, .write = import,
};

/* Export */

enum { OPTION_FORCE };

static const struct cmd_option export_options[] = {
	[OPTION_FORCE] = { "force", NULL, "replace a file that is there" },
	{ 0 }
};

static const struct err *
write_rows(struct session *s, FILE *f)
{
	struct records *rows = arena_array(s->arena, struct records,
	    ENTITY_COUNT);
	const struct err *err;
	int i;

	for (i = 0; i < ENTITY_COUNT; i++) {
		err = row_all(s->arena, s->store, &entity_table[i], &rows[i]);
		if (err != NULL)
			return err;
	}
	plan_yaml_write(f, rows);
	return NULL;
}

static const struct err *
write_file(struct session *s, const char *path, bool force)
{
	char beside[PATH_MAX];
	struct disk_header head;
	const struct err *err;
	struct stat st;
	FILE *f;

	if (disk_header(path, &head) == NULL)
		return err_new(ERR_REFUSED, "%s is an accord plan; a plan file is "
		    "not written over it", path);
	err = force ? disk_beside_over(path, beside) : disk_beside(path, beside);
	if (err != NULL)
		return stat(path, &st) == 0 && S_ISREG(st.st_mode) ? err_new(ERR_WRITE,
		    "%s; --force replaces it", err->text) : err;
	if ((f = fopen(beside, "wx")) == NULL)
		return err_new(ERR_WRITE, "cannot write %s: %s", path,
		    strerror(errno));
	err = write_rows(s, f);
	if ((ferror(f) | fclose(f)) != 0 && err == NULL)
		err = err_new(ERR_WRITE, "cannot write %s: %s", path,
		    strerror(errno));
	if (err == NULL)
		err = disk_settle(beside, path);
	if (err != NULL)
		unlink(beside);
	return err;
}

static const struct err *
export(struct session *s, const struct args *args)
{
	const struct err *err;

	if (args->n == 0)
		return write_rows(s, s->out);
	err = write_file(s, args->v[0], args->option[OPTION_FORCE] != NULL);
	if (err == NULL)
		session_say(s, "Wrote %s", args->v[0]);
	return err;
}

const struct cmd cmd_export = {
	.name = "export", .alias = "", .spec = "F?", .usage = "[FILE.yaml]",
	.summary = "Write the whole plan as a plan file",
	.detail = "To standard output, or to a file. Reading it back gives the "
	    "same plan, and writing that the same bytes.",
	.options = export_options, .plain = true, .read = export,
};

/* Copy and verify */

static const struct err *
copy(struct session *s, const struct args *args)
{
	const struct err *err = store_copy(s->store, args->v[0]);

	if (err == NULL)
		session_say(s, "Copied to %s", args->v[0]);
	return err;
}

const struct cmd cmd_copy = {
	.name = "copy", .alias = "", .spec = "F", .usage = "FILE.accord",
	.summary = "Make a whole copy of the plan with its history",
	.detail = "Safe while others write, which a copy by the system is not.",
	.plain = true, .read = copy,
};

static const struct err *
verify(struct session *s, const struct args *args)
{
	const struct err *err;

	(void)args;
	if ((err = store_check(s->store, NULL, NULL)) != NULL ||
	    (err = journal_verify(s->store)) != NULL)
		return err;
	session_say(s, "The file is sound, and the plan is what its history says.");
	return NULL;
}

const struct cmd cmd_verify = {
	.name = "verify", .alias = "", .spec = "", .usage = "",
	.summary = "Check the file, and the plan against its own history",
	.plain = true, .read = verify,
};

/* New */

enum { OPTION_FROM };

static const struct cmd_option new_options[] = {
	[OPTION_FROM] = { "from", "FILE.yaml", "a plan file to begin with" },
	{ 0 }
};

static const struct err *
begin_empty(struct session *s, struct change *c)
{
	struct record r = record_new(s->arena, &entity_table[ENTITY_PLAN]);

	r.id = change_new_id();
	r.v[entity_field(r.entity, "partnership")] =
	    value_text(unnamed);
	return row_insert(c, &r);
}

static const struct err *
fill(struct session *s, struct store *store, const struct plan_file *file)
{
	struct act act = { s->now, s->author, "new" };
	struct import_counts counts;
	struct change c;
	const struct err *err;

	if ((err = change_begin(&c, store, &act)) != NULL)
		return err;
	err = file != NULL ? import_rows(&c, file, &counts) :
	    begin_empty(s, &c);
	return change_end(&c, err);
}

static const struct err *
make(struct session *s, const char *path, const struct plan_file *file)
{
	char beside[PATH_MAX];
	struct store *store;
	const struct err *err;

	if ((err = disk_beside(path, beside)) != NULL)
		return err;
	if ((err = store_open(&store, beside, STORE_NEW)) != NULL) {
		/* The file beside is our affair; the user named the other. */
		unlink(beside);
		return err_new(err->code, "%s%s", path, strncmp(err->text, beside,
		    strlen(beside)) == 0 ? err->text + strlen(beside) : "");
	}
	err = fill(s, store, file);
	store_close(store);
	if (err == NULL)
		err = disk_settle(beside, path);
	if (err != NULL)
		unlink(beside);
	return err;
}

static const struct err *
new_plan(struct session *s, const struct args *args)
{
	const char *from = args->option[OPTION_FROM];
	struct plan_file file;
	const struct err *err;

	if (from != NULL && (err = read_file(s, from, NULL, &file)) != NULL)
		return err;
	if ((err = make(s, args->v[0], from != NULL ? &file : NULL)) != NULL)
		return err;
	session_say(s, "Made %s; open it with: accord %s", args->v[0], args->v[0]);
	return NULL;
}

const struct cmd cmd_new = {
	.name = "new", .alias = "", .spec = "F", .usage = "PLAN.accord",
	.summary = "Make a plan, empty or from a plan file",
	.options = new_options, .alone = true, .plain = true, .read = new_plan,
};

const struct err *
cmd_make_sample(struct session *s, const char *path)
{
	const struct builtin *b = builtin_find("sample-data/aberdeen-city.yaml");
	struct problems problems = { .arena = s->arena, .path = b->path };
	struct plan_file file;
	const struct err *err;

	plan_yaml_parse(s->arena, (const char *)b->bytes, b->n, NULL, &problems,
	    &file);
	if ((err = problem_verdict(&problems)) != NULL)
		return err;
	return make(s, path, &file);
}

#include <string.h>

#include "core/base/str.h"
#include "core/base/text.h"
#include "core/base/word.h"
#include "core/cmd/filter.h"

const struct cmd_option filter_options[] = {
	[FILTER_STRAND] = { "strand", "CODE", "only this strand" },
	[FILTER_PARTNER] = { "partner", "CODE", "only what this partner has a "
	    "part in" },
	[FILTER_STATE] = { "state", "WORD", "only late, soon, open, undated, done "
	    "or parked ones" },
	[FILTER_GAPS] = { "gaps", NULL, "only those with a gap" },
	[FILTER_PRIORITY] = { "priority", NULL, "only priority ones, not tactical" },
	[FILTER_FIND] = { "find", "TEXT", "only those whose code or title has it" },
	{ 0 }
};

struct filter
filter_none(void)
{
	return (struct filter){
		.matrix = { .strand = -1, .partner = -1 },
		.state = STANDING_COUNT, .words = "",
	};
}

static const struct err *
read_place(const char *what, const char *code, int at, int *out)
{
	*out = at;
	if (at < 0)
		return err_new(ERR_MISSING, "no %s '%.60s'", what, code);
	return NULL;
}

static const struct err *
read_state(const char *word, enum standing *out)
{
	const char *near = word_nearest(word, standing_names);
	int i;

	for (i = 0; standing_names[i] != NULL; i++)
		if (strcmp(standing_names[i], word) == 0) {
			*out = (enum standing)i;
			return NULL;
		}
	return err_new(ERR_USAGE, near != NULL ? "no state '%.40s'; did you mean "
	    "'%s'?" : "no state '%.40s'", word, near);
}

static void
say(struct str *s, const char *word, const char *value)
{
	str_fmt(s, "%s%s%s", s->n > 0 ? ", " : "", word, value);
}

static const char *
in_words(struct session *s, const struct args *args)
{
	struct str w = { .arena = s->arena };

	if (args->option[FILTER_STRAND] != NULL)
		say(&w, "strand ", args->option[FILTER_STRAND]);
	if (args->option[FILTER_PARTNER] != NULL)
		say(&w, "partner ", args->option[FILTER_PARTNER]);
	if (args->option[FILTER_STATE] != NULL)
		say(&w, args->option[FILTER_STATE], "");
	if (args->option[FILTER_GAPS] != NULL)
		say(&w, "with gaps", "");
	if (args->option[FILTER_PRIORITY] != NULL)
		say(&w, "priority", "");
	if (args->option[FILTER_FIND] != NULL)
		say(&w, "with ", args->option[FILTER_FIND]);
	return str_text(&w);
}

const struct err *
filter_read(struct session *s, const struct args *args, struct filter *f)
{
	const struct plan *p;
	const struct err *err;
	const char *const *o = args->option;

	*f = filter_none();
	if ((err = session_plan(s, &p)) != NULL)
		return err;
	if (o[FILTER_STRAND] != NULL)
		err = read_place(p->strand_word, o[FILTER_STRAND],
		    plan_strand(p, o[FILTER_STRAND]), &f->matrix.strand);
	if (err == NULL && o[FILTER_PARTNER] != NULL)
		err = read_place("partner", o[FILTER_PARTNER],
		    plan_partner(p, o[FILTER_PARTNER]), &f->matrix.partner);
	if (err == NULL && o[FILTER_STATE] != NULL)
		err = read_state(o[FILTER_STATE], &f->state);
	f->matrix.gaps_only = o[FILTER_GAPS] != NULL;
	f->matrix.priority_only = o[FILTER_PRIORITY] != NULL;
	if (o[FILTER_FIND] != NULL)
		f->matrix.find = text_fold(s->arena, o[FILTER_FIND]);
	f->words = in_words(s, args);
	return err;
}

int
filter_rows(struct arena *a, const struct plan *p, const struct gaps *g,
    const struct filter *f, int32_t day, int **out)
{
	int *rows = arena_array(a, int, p->commitments.n + 1);
	int n = matrix_rows(a, p, g, &f->matrix, rows), i, k = 0;

	for (i = 0; i < n; i++)
		if (f->state == STANDING_COUNT ||
		    standing_of(&p->commitments.v[rows[i]], day) == f->state)
			rows[k++] = rows[i];
	*out = rows;
	return k;
}

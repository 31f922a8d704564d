#include <string.h>

#include "core/cmd/cmd_entries.h"
#include "core/model/contrast.h"
#include "core/yaml/theme_yaml.h"

static const int depths[] = { 256, 16, 8 };

enum { DEPTHS = sizeof depths / sizeof depths[0] };

static const char *
hex(struct arena *a, uint32_t rgb)
{
	return arena_fmt(a, "#%06x", (unsigned)rgb);
}

static void
add_looks(struct session *s, struct table *t, const struct theme *theme,
    int colours, const struct contrast_report *r)
{
	const struct contrast_row *row;
	int i;

	for (i = 0; i < r->n; i++) {
		row = &r->rows[i];
		table_add(t, arena_dup(s->arena, theme->name));
		table_int(t, colours);
		table_add(t, theme_look_names[row->look]);
		table_add(t, arena_fmt(s->arena, "%.1f", row->ratio));
		table_add(t, arena_fmt(s->arena, "%.1f", row->need));
		table_add(t, hex(s->arena, row->fg));
		table_add(t, hex(s->arena, row->bg));
		table_add(t, row->enough ? "" : "too little contrast");
	}
}

static void
add_pairs(struct session *s, struct table *t, const struct theme *theme,
    int colours, const struct contrast_report *r)
{
	const struct contrast_pair *p;
	int i;

	for (i = 0; i < CONTRAST_PAIRS; i++) {
		p = &r->pairs[i];
		if (p->a == p->b)
			continue;
		table_add(t, arena_dup(s->arena, theme->name));
		table_int(t, colours);
		table_add(t, theme_look_names[p->a]);
		table_add(t, theme_look_names[p->b]);
		table_add(t, arena_fmt(s->arena, "%.0f", p->deltas[COLOUR_NORMAL]));
		table_add(t, arena_fmt(s->arena, "%.0f", p->deltas[COLOUR_DEUTAN]));
		table_add(t, arena_fmt(s->arena, "%.0f", p->deltas[COLOUR_PROTAN]));
		table_add(t, p->confused ? "would be confused" : p->attributes ?
		    "differ in bold or the like" : "");
	}
}

static const struct table_column look_columns[] = {
	{ .key = "theme", .label = "Theme" },
	{ .key = "colours", .label = "Colours", .right = true, .number = true },
	{ .key = "look", .label = "Look" },
	{ .key = "contrast", .label = "Contrast", .right = true, .number = true },
	{ .key = "needs", .label = "Needs", .right = true, .number = true },
	{ .key = "text", .label = "Text" },
	{ .key = "ground", .label = "Ground" },
	{ .key = "finding", .label = "Finding" },
	{ 0 }
};

static const struct table_column pair_columns[] = {
	{ .key = "theme", .label = "Theme" },
	{ .key = "colours", .label = "Colours", .right = true, .number = true },
	{ .key = "a", .label = "This" },
	{ .key = "b", .label = "and this" },
	{ .key = "normal", .label = "Apart", .right = true, .number = true },
	{ .key = "deutan", .label = "Deutan", .right = true, .number = true },
	{ .key = "protan", .label = "Protan", .right = true, .number = true },
	{ .key = "finding", .label = "Finding" },
	{ 0 }
};

static const struct err *
check_one(struct session *s, const char *name, struct table *looks,
    struct table *pairs)
{
	struct problems problems = { .arena = s->arena, .path = name };
	struct contrast_report *r = arena_new(s->arena, struct contrast_report);
	struct theme theme;
	const struct err *err;
	int i;

	err = theme_yaml_load(s->arena, name, &problems, &theme);
	if (err == NULL && problems.n > 0)
		problem_print(&problems, s->err);
	if (err != NULL || (err = problem_verdict(&problems)) != NULL)
		return err;
	for (i = 0; i < DEPTHS; i++) {
		contrast_check(&theme, depths[i], contrast_ground(&theme), r);
		add_looks(s, looks, &theme, depths[i], r);
		add_pairs(s, pairs, &theme, depths[i], r);
		if (r->findings > 0)
			s->status = 1;
	}
	return NULL;
}

static const struct err *
check(struct session *s, const char *name)
{
	struct table *looks = session_table(s, "contrast", look_columns);
	struct table *pairs = session_table(s, "told apart", pair_columns);
	const char *const *names = theme_yaml_names(s->arena);
	const struct err *err = NULL;

	looks->empty = "this theme has no colours of its own";
	if (name != NULL)
		return check_one(s, name, looks, pairs);
	for (; err == NULL && *names != NULL; names++)
		err = check_one(s, *names, looks, pairs);
	return err;
}

static const char *
made_for(struct arena *a, const struct theme *theme)
{
	struct contrast_report *r = arena_new(a, struct contrast_report);

	contrast_check(theme, depths[0], contrast_ground(theme), r);
	if (r->n == 0 || contrast_ground(theme) == CONTRAST_BOTH)
		return "any background";
	return theme->light ? "a light background" : "a dark background";
}

static const struct err *
list(struct session *s)
{
	static const struct table_column columns[] = {
		{ .key = "theme", .label = "Theme" },
		{ .key = "made_for", .label = "Made for" },
		{ 0 }
	};
	struct table *t = session_table(s, "themes", columns);
	const char *const *names = theme_yaml_names(s->arena);
	struct problems problems = { .arena = s->arena, .path = "themes" };
	const struct err *err = NULL;
	struct theme theme;

	for (; err == NULL && *names != NULL; names++) {
		err = theme_yaml_load(s->arena, *names, &problems, &theme);
		table_add(t, *names);
		table_add(t, made_for(s->arena, &theme));
	}
	return err;
}

static const struct err *
theme(struct session *s, const struct args *args)
{
	const char *verb = args->n > 0 ? args->v[0] : "list";

	if (strcmp(verb, "list") == 0)
		return list(s);
	if (strcmp(verb, "check") == 0)
		return check(s, args->n > 1 ? args->v[1] : NULL);
	return err_new(ERR_USAGE, "theme list, or theme check [NAME]");
}

const struct cmd cmd_theme = {
	.name = "theme", .alias = "", .spec = "w?w?",
	.usage = "list | check [NAME]",
	.summary = "List the themes, or measure how well one can be read",
	.detail = "check gives the contrast of each look (WCAG 2) and how far "
	    "apart the colours of states are, also to colour-blind people; exit 1 "
	    "when something is too weak. NAME may be a file.",
	.alone = true, .read = theme,
};

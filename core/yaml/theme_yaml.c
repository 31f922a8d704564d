#include <cyaml/cyaml.h>
#include <string.h>

#include "core/base/word.h"
#include "core/model/colour.h"
#include "core/yaml/builtin.h"
#include "core/yaml/shape_yaml.h"
#include "core/yaml/theme_yaml.h"

/* A theme as its file has it: colours still in words. */
enum depth { DEPTH_8, DEPTH_16, DEPTH_256, DEPTHS };

struct file_colour {
	char	*at[DEPTHS];
};

struct file_look {
	struct file_colour	fg, bg;
	bool			bold, dim, reverse, underline;
};

struct file_looks {
	struct file_look	v[LOOK_COUNT];
};

struct file {
	char			name[sizeof ((struct theme *)NULL)->name];
	bool			light;
	struct file_looks	looks;
};

static const int depth_colours[DEPTHS] = {
	[DEPTH_8] = 8, [DEPTH_16] = 16, [DEPTH_256] = 256
};
static const char *const depth_names[DEPTHS] = {
	[DEPTH_8] = "8", [DEPTH_16] = "16", [DEPTH_256] = "256"
};

enum { OPTIONAL = CYAML_FLAG_OPTIONAL, COLOUR_TEXT = 16 };

static const cyaml_schema_field_t colour_fields[] = {
	CYAML_FIELD_STRING_PTR("8", OPTIONAL, struct file_colour,
	    at[DEPTH_8], 1, COLOUR_TEXT),
	CYAML_FIELD_STRING_PTR("16", OPTIONAL, struct file_colour,
	    at[DEPTH_16], 1, COLOUR_TEXT),
	CYAML_FIELD_STRING_PTR("256", OPTIONAL, struct file_colour,
	    at[DEPTH_256], 1, COLOUR_TEXT),
	CYAML_FIELD_END
};

static const cyaml_schema_field_t look_fields[] = {
	CYAML_FIELD_MAPPING("fg", OPTIONAL, struct file_look, fg,
	    colour_fields),
	CYAML_FIELD_MAPPING("bg", OPTIONAL, struct file_look, bg,
	    colour_fields),
	CYAML_FIELD_BOOL("bold", OPTIONAL, struct file_look, bold),
	CYAML_FIELD_BOOL("dim", OPTIONAL, struct file_look, dim),
	CYAML_FIELD_BOOL("reverse", OPTIONAL, struct file_look, reverse),
	CYAML_FIELD_BOOL("underline", OPTIONAL, struct file_look, underline),
	CYAML_FIELD_END
};

static const cyaml_schema_value_t look_value = {
	CYAML_VALUE_MAPPING(OPTIONAL, struct file_look, look_fields)
};

/* A key for each look, from the one list of their names. */
static const cyaml_schema_field_t *
looks_fields(struct arena *a)
{
	cyaml_schema_field_t *f = arena_array(a, cyaml_schema_field_t,
	    LOOK_COUNT + 1);
	int i;

	for (i = 0; i < LOOK_COUNT; i++) {
		f[i].key = theme_look_names[i];
		f[i].data_offset = (uint32_t)i * sizeof (struct file_look);
		f[i].value = look_value;
	}
	return f;
}

static const char *
colour_advice(struct arena *a, const char *word, int colours)
{
	const char *near = word_nearest(word, colour_names);

	if (near != NULL)
		return arena_fmt(a, "did you mean '%s'?", near);
	return arena_fmt(a, "write a number from 0 to %d, or a name such as "
	    "red, bright-red or default", colours - 1);
}

static void
check_colour(struct problems *p, const struct node *n, int colours)
{
	int number;

	switch (colour_parse(n->text, colours, &number)) {
	case COLOUR_FINE:
		return;
	case COLOUR_UNKNOWN:
		problem_add(p, n->line, n->col, n->width, arena_fmt(p->arena,
		    "'%s' is not a colour", n->text),
		    colour_advice(p->arena, n->text, colours));
		return;
	case COLOUR_BEYOND:
		problem_add(p, n->line, n->col, n->width, arena_fmt(p->arena,
		    "'%s' is not among %d colours", n->text, colours),
		    arena_fmt(p->arena, "write a number from 0 to %d%s",
		    colours - 1, colours == 8 ? ", or a name without "
		    "'bright-'" : ""));
		return;
	}
}

/* The item of a map with that key, NULL when there is none. */
static const struct node *
item(const struct node *map, const char *key)
{
	const struct node *n;

	for (n = map->first; n != NULL; n = n->next)
		if (strcmp(n->key->text, key) == 0)
			return n;
	return NULL;
}

static void
check_ground(struct problems *p, const struct node *look, const char *key)
{
	const struct node *ground = item(look, key), *n;
	int d;

	if (ground == NULL || ground->kind != NODE_MAP)
		return;
	for (d = 0; d < DEPTHS; d++)
		if ((n = item(ground, depth_names[d])) != NULL &&
		    n->kind == NODE_SCALAR)
			check_colour(p, n, depth_colours[d]);
}

static void
check_colours(struct problems *p, const struct node *root)
{
	const struct node *looks, *look;

	if (root->kind != NODE_MAP || (looks = item(root, "looks")) == NULL ||
	    looks->kind != NODE_MAP)
		return;
	for (look = looks->first; look != NULL; look = look->next) {
		if (look->kind != NODE_MAP)
			continue;
		check_ground(p, look, "fg");
		check_ground(p, look, "bg");
	}
}

/* A colour not given is that of fewer colours; a look without any has those
 * of `text`. */
static short
colour(const struct file_colour *c, const struct file_colour *text,
    enum depth depth)
{
	int d, number;

	for (d = (int)depth; d >= 0 && c->at[d] == NULL; d--)
		continue;
	if (d < 0) {
		if (c == text)
			return THEME_DEFAULT;
		return colour(text, text, depth);
	}
	(void)colour_parse(c->at[d], depth_colours[d], &number);
	return (short)number;
}

static struct theme_style
style(const struct file_look *look, const struct file_look *text)
{
	return (struct theme_style){
		.fg8 = colour(&look->fg, &text->fg, DEPTH_8),
		.bg8 = colour(&look->bg, &text->bg, DEPTH_8),
		.fg16 = colour(&look->fg, &text->fg, DEPTH_16),
		.bg16 = colour(&look->bg, &text->bg, DEPTH_16),
		.fg256 = colour(&look->fg, &text->fg, DEPTH_256),
		.bg256 = colour(&look->bg, &text->bg, DEPTH_256),
		.bold = look->bold, .dim = look->dim,
		.reverse = look->reverse, .underline = look->underline,
	};
}

static void
theme_of(const struct file *file, struct theme *theme)
{
	const struct file_look *look = file->looks.v;
	int i;

	*theme = (struct theme){ .light = file->light };
	memcpy(theme->name, file->name, sizeof theme->name);
	for (i = 0; i < LOOK_COUNT; i++)
		theme->style[i] = style(&look[i], &look[LOOK_TEXT]);
}

/* The file in our words, NULL when something is wrong with it. */
static const struct file *
file_of(struct arena *a, struct problems *p, const struct node *root)
{
	const cyaml_schema_field_t fields[] = {
		CYAML_FIELD_STRING("name", CYAML_FLAG_DEFAULT, struct file,
		    name, 1),
		CYAML_FIELD_BOOL("light", OPTIONAL, struct file, light),
		CYAML_FIELD_MAPPING("looks", CYAML_FLAG_DEFAULT, struct file,
		    looks, looks_fields(a)),
		CYAML_FIELD_END
	};
	const cyaml_schema_value_t value = {
		CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct file, fields)
	};

	shape_check(p, root, &value);
	check_colours(p, root);
	return p->n == 0 ? shape_load(a, p, p->text, &value) : NULL;
}

static const struct err *
read_inside(struct arena *a, const char *name, struct problems *p,
    struct node **root)
{
	const char *const *names = theme_yaml_names(a);
	const struct builtin *b;

	if (!word_known(name, names))
		return err_new(ERR_MISSING, "no theme '%s'; %s", name,
		    shape_advice(a, name, names));
	p->path = arena_fmt(a, "themes/%s.yaml", name);
	b = builtin_find(p->path);
	doc_yaml_parse(a, (const char *)b->bytes, b->n, p, root);
	return NULL;
}

static const struct err *
read_outside(struct arena *a, const char *path, struct problems *p,
    struct node **root)
{
	p->path = arena_dup(a, path);
	return doc_yaml_read(a, path, p, root);
}

/* "dark" out of "themes/dark.yaml"; NULL for any other path. */
static const char *
name_of(struct arena *a, const char *path)
{
	static const char folder[] = "themes/";
	const char *name = path + sizeof folder - 1, *dot;

	if (strncmp(path, folder, sizeof folder - 1) != 0 ||
	    (dot = strchr(name, '.')) == NULL)
		return NULL;
	return arena_dup_n(a, name, (size_t)(dot - name));
}

const struct err *
theme_yaml_load(struct arena *a, const char *name, struct problems *p,
    struct theme *theme)
{
	const struct file *file;
	const struct err *err;
	struct node *root;

	p->arena = a;
	err = theme_yaml_is_path(name) ? read_outside(a, name, p, &root) :
	    read_inside(a, name, p, &root);
	if (err != NULL)
		return err;
	if (root != NULL && (file = file_of(a, p, root)) != NULL)
		theme_of(file, theme);
	return problem_verdict(p);
}

const char *const *
theme_yaml_names(struct arena *a)
{
	const struct builtin *b;
	const char **names;
	int i, n = 0;

	for (i = 0; builtin_at(i) != NULL; i++)
		continue;
	names = arena_array(a, const char *, i + 1);
	for (i = 0; (b = builtin_at(i)) != NULL; i++)
		if ((names[n] = name_of(a, b->path)) != NULL)
			n++;
	return names;
}

bool
theme_yaml_is_path(const char *name)
{
	size_t n = strlen(name);

	return strchr(name, '/') != NULL ||
	    (n >= 5 && strcmp(name + n - 5, ".yaml") == 0);
}

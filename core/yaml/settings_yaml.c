#include <cyaml/cyaml.h>
#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "core/base/text.h"
#include "core/base/word.h"
#include "core/yaml/settings_yaml.h"
#include "core/yaml/shape_yaml.h"
#include "core/yaml/theme_yaml.h"

enum { NAME_MAX_BYTES = 80, THEME_MAX_BYTES = 1024 };

/* Settings as their file has them; a pointer tells whether it says so. */
struct file {
	char			*name, *theme;
	enum settings_colour	*colour;
	bool			*mouse, *ascii;
};

static const char byte_order_mark[] = "\xEF\xBB\xBF";

static const cyaml_strval_t colour_words[] = {
	{ "auto", SETTINGS_COLOUR_AUTO },
	{ "always", SETTINGS_COLOUR_ALWAYS },
	{ "never", SETTINGS_COLOUR_NEVER },
};

enum { MAY = CYAML_FLAG_POINTER | CYAML_FLAG_OPTIONAL };

static const cyaml_schema_field_t fields[] = {
	CYAML_FIELD_STRING_PTR("name", MAY, struct file, name, 1,
	    NAME_MAX_BYTES),
	CYAML_FIELD_STRING_PTR("theme", MAY, struct file, theme, 1,
	    THEME_MAX_BYTES),
	CYAML_FIELD_ENUM_PTR("colour", MAY | CYAML_FLAG_STRICT, struct file,
	    colour, colour_words, sizeof colour_words / sizeof colour_words[0]),
	CYAML_FIELD_BOOL_PTR("mouse", MAY, struct file, mouse),
	CYAML_FIELD_BOOL_PTR("ascii", MAY, struct file, ascii),
	CYAML_FIELD_END
};

static const cyaml_schema_value_t schema = {
	CYAML_VALUE_MAPPING(CYAML_FLAG_POINTER, struct file, fields)
};

/* A theme that is none is found here, where its line is known. */
static void
check_theme(struct problems *p, const struct node *root)
{
	const char *const *names = theme_yaml_names(p->arena);
	const struct node *n = root->first;

	while (n != NULL && strcmp(n->key->text, "theme") != 0)
		n = n->next;
	if (n == NULL || n->kind != NODE_SCALAR || n->text[0] == '\0' ||
	    theme_yaml_is_path(n->text) || word_known(n->text, names))
		return;
	problem_add(p, n->line, n->col, n->width, arena_fmt(p->arena,
	    "no theme '%s'", n->text), shape_advice(p->arena, n->text, names));
}

static const struct file *
file_of(struct arena *a, struct problems *p, const struct node *root)
{
	shape_check(p, root, &schema);
	if (root->kind == NODE_MAP)
		check_theme(p, root);
	return p->n == 0 ? shape_load(a, p, p->text, &schema) : NULL;
}

static void
choose(struct arena *a, const struct file *file, struct settings *settings)
{
	if (file->name != NULL)
		settings->name = text_nfc(a, file->name);
	if (file->theme != NULL)
		settings->theme = file->theme;
	if (file->colour != NULL)
		settings->colour = *file->colour;
	if (file->mouse != NULL)
		settings->mouse = *file->mouse;
	if (file->ascii != NULL)
		settings->ascii = *file->ascii;
}

/* Only blank lines and comments: a file whose owner took everything out.
 * Behind a NUL there may be more. */
static bool
says_nothing(const char *text, off_t size)
{
	const char *s = text;

	while (s != NULL && *s != '\0') {
		s += strspn(s, " \t\r\n");
		if (*s == '#')
			s += strcspn(s, "\n");
		else if (*s != '\0')
			return false;
	}
	return s != NULL && s - text >= size - (off_t)strlen(byte_order_mark);
}

struct settings
settings_default(void)
{
	return (struct settings){ .theme = "auto", .mouse = true };
}

const struct err *
settings_yaml_load(struct arena *a, const char *path, struct problems *p,
    struct settings *settings)
{
	const struct file *file;
	const struct err *err;
	struct node *root;
	struct stat st;

	*settings = settings_default();
	p->arena = a;
	p->path = arena_dup(a, path);
	if (stat(path, &st) != 0 && errno == ENOENT)
		return NULL;
	if ((err = doc_yaml_read(a, path, p, &root)) != NULL)
		return err;
	if (root == NULL && says_nothing(p->text, st.st_size)) {
		p->n = 0;
		return NULL;
	}
	if (root != NULL && (file = file_of(a, p, root)) != NULL)
		choose(a, file, settings);
	return problem_verdict(p);
}

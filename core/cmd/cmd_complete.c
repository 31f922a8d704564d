#include <string.h>

#include "core/base/str.h"
#include "core/cmd/cmd.h"
#include "core/cmd/subject.h"

enum { MOST = 512, WORDS = 3 };

/* Words being collected that begin with what is typed. */
struct offer {
	struct arena	*arena;
	const char	*head;
	const char	**v;
	int		 n;
};

static void
offer(struct offer *o, const char *word)
{
	if (o->n < MOST && strncmp(word, o->head, strlen(o->head)) == 0)
		o->v[o->n++] = word;
}

static void
offer_kind(struct offer *o, struct session *s, enum entity_id kind)
{
	const char **codes;

	if (s->store == NULL ||
	    subject_codes(s, &entity_table[kind], &codes) != NULL)
		return;
	for (; *codes != NULL; codes++)
		offer(o, *codes);
}

static void
offer_fields(struct offer *o, struct session *s, const char *code)
{
	struct subject it;
	const struct field *f;
	int i;

	if (s->store == NULL || subject_find(s, code, &it) != NULL)
		return;
	for (i = 0; i < it.entity->count; i++) {
		f = &it.entity->fields[i];
		if (!(f->flags & FIELD_PARENT))
			offer(o, f->group != NULL ? arena_fmt(o->arena, "%s.%s",
			    f->group, f->key) : f->key);
	}
}

/* What a field may hold: its words, codes of what it refers to. */
static void
offer_values(struct offer *o, struct session *s, const char *code,
    const char *name)
{
	struct subject it;
	const struct field *f;
	int at, i;

	if (s->store == NULL || subject_find(s, code, &it) != NULL ||
	    (at = entity_field(it.entity, name)) < 0)
		return;
	f = &it.entity->fields[at];
	for (i = 0; f->words != NULL && f->words[i] != NULL; i++)
		offer(o, f->words[i]);
	if (f->kind == FIELD_REF)
		offer_kind(o, s, f->target);
}

static void
offer_commands(struct offer *o)
{
	int i;

	for (i = 0; i < cmd_count; i++)
		if (!cmd_table[i]->hidden)
			offer(o, cmd_table[i]->name);
}

static void
offer_options(struct offer *o, const struct cmd *cmd)
{
	const struct cmd_option *d;

	for (d = cmd->options; d != NULL && d->name != NULL; d++)
		offer(o, arena_fmt(o->arena, "--%s", d->name));
}

/* Kinds for `list` and `add`; outcomes, which is what `link` wants. */
static void
offer_kinds(struct offer *o, struct session *s, const struct cmd *cmd)
{
	bool plural = strcmp(cmd->name, "list") == 0;
	int i;

	if (strcmp(cmd->name, "list") != 0 && strcmp(cmd->name, "add") != 0) {
		offer_kind(o, s, ENTITY_OUTCOME);
		return;
	}
	for (i = 0; i < ENTITY_COUNT; i++)
		if (plural || entity_code(&entity_table[i]) >= 0)
			offer(o, plural ? entity_table[i].plural :
			    entity_table[i].noun);
}

static void
offer_letters(struct offer *o)
{
	static const char *const letters[] = { "L", "J", "C", "F", "K", "S", "T",
	    "-" };
	size_t i;

	for (i = 0; i < sizeof letters / sizeof letters[0]; i++)
		offer(o, letters[i]);
}

static void
offer_argument(struct offer *o, struct session *s, const struct cmd *cmd,
    int at, const char *const *word)
{
	const char *spec = cmd->spec;
	int i;

	for (i = 0; i < at && *spec != '\0'; i++)
		spec += spec[1] == '?' ? 2 : 1;
	if (*spec == 'c' || *spec == 's')
		offer_kind(o, s, ENTITY_COMMITMENT);
	if (*spec == 'p' || *spec == 's')
		offer_kind(o, s, ENTITY_PARTNER);
	if (*spec == 's') {
		offer_kind(o, s, ENTITY_STRAND);
		offer_kind(o, s, ENTITY_OUTCOME);
		offer_kind(o, s, ENTITY_INDICATOR);
		offer_kind(o, s, ENTITY_BUDGET);
	}
	if (*spec == 'f')
		offer_fields(o, s, word[1]);
	if (*spec == 'T' && strcmp(cmd->name, "set") == 0)
		offer_values(o, s, word[1], word[2]);
	if (*spec == 'C')
		offer_commands(o);
	if (*spec == 'k')
		offer_kinds(o, s, cmd);
	if (*spec == 'w' && strcmp(cmd->name, "role") == 0)
		offer_letters(o);
}

const char *const *
cmd_complete(struct arena *a, struct session *s, const char *line)
{
	struct offer o = { .arena = a,
	    .v = arena_array(a, const char *, MOST + 1) };
	const char *end = line, *start, *word[WORDS] = { "", "", "" };
	const struct cmd *cmd;
	int n = 0;

	for (start = line + strspn(line, " "); ; n++) {
		end = start + strcspn(start, " ");
		if (*end == '\0')
			break;
		if (n < WORDS)
			word[n] = arena_dup_n(a, start, (size_t)(end - start));
		start = end + strspn(end, " ");
	}
	o.head = start;
	if (n == 0) {
		offer_commands(&o);
		return o.v;
	}
	if ((cmd = cmd_find(word[0])) == NULL)
		return o.v;
	if (start[0] == '-')
		offer_options(&o, cmd);
	else
		offer_argument(&o, s, cmd, n - 1, word);
	return o.v;
}

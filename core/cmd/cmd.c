#include <string.h>

#include "core/base/str.h"
#include "core/base/text.h"
#include "core/base/word.h"
#include "core/cmd/cmd.h"

enum { WORDS_MAX = 256, LINE_MAX_BYTES = 64 * 1024 };

const struct cmd *
cmd_find(const char *name)
{
	int i;

	for (i = 0; i < cmd_count; i++)
		if (strcmp(cmd_table[i]->name, name) == 0 ||
		    (name[0] != '\0' && strcmp(cmd_table[i]->alias, name) == 0))
			return cmd_table[i];
	return NULL;
}

static const struct err *
unknown(const char *name)
{
	const char *names[128];
	const char *near;
	int i, n = 0;

	for (i = 0; i < cmd_count && n < 127; i++)
		if (!cmd_table[i]->hidden)
			names[n++] = cmd_table[i]->name;
	names[n] = NULL;
	if (name[0] == '-')
		return err_new(ERR_USAGE, "'%.60s' is no command; options stand "
		    "before the plan, a command's own after its name", name);
	near = word_nearest(name, names);
	if (near != NULL)
		return err_new(ERR_USAGE, "no command '%.60s'; did you mean '%s'?",
		    name, near);
	return err_new(ERR_USAGE, "no command '%.60s'; 'help' lists them", name);
}

/* Words */

struct words {
	int		 n;
	const char	*v[WORDS_MAX];
	const char	*rest[WORDS_MAX];	/* the line from that word on */
};

/* Inside quotes: up to the closing one, with \" and \\ undone. */
static const char *
quoted(struct arena *a, const char *s, const char **end)
{
	struct str text = { .arena = a };

	for (s++; *s != '\0' && *s != '"'; s++) {
		if (*s == '\\' && (s[1] == '"' || s[1] == '\\'))
			s++;
		str_char(&text, *s);
	}
	*end = *s == '"' ? s + 1 : NULL;
	return str_text(&text);
}

static const struct err *
split(struct arena *a, const char *line, struct words *w)
{
	const char *s = line, *end;

	for (w->n = 0; *(s += strspn(s, " \t")) != '\0'; s = end) {
		if (w->n == WORDS_MAX)
			return err_new(ERR_USAGE, "too many words");
		w->rest[w->n] = s;
		if (*s == '"') {
			w->v[w->n] = quoted(a, s, &end);
			if (end == NULL)
				return err_new(ERR_USAGE, "a quote is not closed");
		} else {
			end = s + strcspn(s, " \t");
			w->v[w->n] = arena_dup_n(a, s, (size_t)(end - s));
		}
		w->n++;
	}
	return NULL;
}

const char *
cmd_quote(struct arena *a, const char *word)
{
	struct str s = { .arena = a };

	if (word[0] != '\0' && word[strcspn(word, " \t\"\\")] == '\0')
		return word;
	str_char(&s, '"');
	for (; *word != '\0'; word++) {
		if (*word == '"' || *word == '\\')
			str_char(&s, '\\');
		str_char(&s, *word);
	}
	str_char(&s, '"');
	return str_text(&s);
}

/* Arguments */

static const struct err *
usage(const struct cmd *cmd)
{
	return err_new(ERR_USAGE, "usage: %s%s%s", cmd->name,
	    cmd->usage[0] != '\0' ? " " : "", cmd->usage);
}

static const struct err *
take_option(const struct cmd *cmd, const struct words *w, int *at,
    struct args *args)
{
	const char *word = w->v[*at] + 2, *is = strchr(word, '=');
	size_t n = is != NULL ? (size_t)(is - word) : strlen(word);
	const struct cmd_option *o = cmd->options;
	int i;

	for (i = 0; o != NULL && o[i].name != NULL; i++) {
		if (strncmp(o[i].name, word, n) != 0 || o[i].name[n] != '\0')
			continue;
		if (o[i].value == NULL && is == NULL) {
			args->option[i] = "";
			return NULL;
		}
		if (is == NULL && *at + 1 < w->n)
			is = w->v[++*at] - 1;
		if (o[i].value == NULL || is == NULL)
			break;
		args->option[i] = is + 1;
		return NULL;
	}
	return err_new(ERR_USAGE, "%s does not know --%.40s, or its value is "
	    "missing; try 'help %s'", cmd->name, word, cmd->name);
}

static bool
is_option(const char *word)
{
	return word[0] == '-' && word[1] == '-' && word[2] != '\0';
}

/* Whether a word is one of the command's own options, with a value or not. */
static bool
names_option(const struct cmd *cmd, const char *word)
{
	const struct cmd_option *o = cmd->options;
	size_t n = strcspn(word, "=");

	if (!is_option(word))
		return false;
	for (; o != NULL && o->name != NULL; o++)
		if (strlen(o->name) == n - 2 && strncmp(o->name, word + 2, n - 2) == 0)
			return true;
	return false;
}

static bool
take_format(const char *word, struct args *args)
{
	if (strcmp(word, "--csv") == 0)
		args->format = TABLE_CSV;
	else if (strcmp(word, "--json") == 0)
		args->format = TABLE_JSON;
	else
		return false;
	args->has_format = true;
	return true;
}

/* The rest of a line: as it stands, or one word in quotes; of words that the
 * shell has split, all that is left but a format at the end. */
static const char *
rest_of(struct arena *a, const struct words *w, int at, bool reads,
    struct args *args)
{
	struct str s = { .arena = a };
	int i, end = w->n;

	if (w->rest[at] != NULL && (w->rest[at][0] != '"' || at < w->n - 1))
		return w->rest[at];
	while (reads && end - 1 > at && take_format(w->v[end - 1], args))
		end--;
	for (i = at; i < end; i++)
		str_fmt(&s, "%s%s", i > at ? " " : "", w->v[i]);
	return str_text(&s);
}

/* *text_at is the word where the free text begins, w->n for none. */
static const struct err *
fill(struct arena *a, const struct cmd *cmd, const struct words *w,
    struct args *args, int *text_at)
{
	const char *spec = cmd->spec;
	const struct err *err;
	int at;

	*text_at = w->n;
	for (at = 1; at < w->n; at++) {
		if (is_option(w->v[at]) && cmd->read != NULL && !cmd->plain &&
		    take_format(w->v[at], args))
			continue;
		/* Text may begin with dashes where there are no options. */
		if (is_option(w->v[at]) &&
		    (*spec != 'T' || cmd->options != NULL)) {
			if ((err = take_option(cmd, w, &at, args)) != NULL)
				return err;
			continue;
		}
		if (*spec == 'T' && !names_option(cmd, w->v[at])) {
			*text_at = at;
			args->v[args->n++] = rest_of(a, w, at,
			    cmd->read != NULL, args);
			return NULL;
		}
		if (*spec == '\0' || args->n == CMD_ARGS_MAX)
			return usage(cmd);
		args->v[args->n++] = w->v[at];
		spec += spec[1] == '?' ? 2 : 1;
	}
	return *spec != '\0' && spec[1] != '?' ? usage(cmd) : NULL;
}

/* The words as one would have typed them at the prompt. */
static const char *
as_line(struct arena *a, const struct words *w, const struct args *args,
    int text_at)
{
	struct str s = { .arena = a };
	const char *text;
	int i;

	for (i = 0; i < text_at; i++)
		str_fmt(&s, "%s%s", i > 0 ? " " : "", cmd_quote(a, w->v[i]));
	if (text_at < w->n) {
		text = args->v[args->n - 1];
		str_fmt(&s, " %s", text[0] == '"' || text[0] == '\0' ?
		    cmd_quote(a, text) : text);
	}
	return str_text(&s);
}

static const struct err *
parse(struct arena *a, const struct words *w, const char *text,
    struct cmd_line *out)
{
	const struct err *err;
	int text_at;

	*out = (struct cmd_line){ .text = text };
	if (w->n == 0)
		return err_new(ERR_USAGE, "nothing to do");
	out->cmd = cmd_find(w->v[0]);
	if (out->cmd == NULL)
		return unknown(w->v[0]);
	if ((err = fill(a, out->cmd, w, &out->args, &text_at)) != NULL)
		return err;
	if (text == NULL)
		out->text = as_line(a, w, &out->args, text_at);
	return NULL;
}

static const struct err *
refuse_hidden(const char *text)
{
	int32_t code;

	if (strlen(text) > LINE_MAX_BYTES)
		return err_new(ERR_USAGE, "the line is too long");
	if (text_hidden(text, 1, &code) == NULL)
		return NULL;
	if (code < 0)
		return err_new(ERR_USAGE, "the text is not UTF-8");
	return err_new(ERR_USAGE, "a character that cannot be seen (U+%04X) is "
	    "not taken", (unsigned)code);
}

const struct err *
cmd_parse(struct arena *a, const char *line, struct cmd_line *out)
{
	struct words *w = arena_new(a, struct words);
	const struct err *err;

	if ((err = refuse_hidden(line)) != NULL)
		return err;
	line = text_nfc(a, arena_dup(a, line));
	if ((err = split(a, line, w)) != NULL)
		return err;
	return parse(a, w, line, out);
}

const struct err *
cmd_parse_words(struct arena *a, int n, const char *const *words,
    struct cmd_line *out)
{
	struct words *w = arena_new(a, struct words);
	const struct err *err;

	for (; w->n < n; w->n++) {
		if (w->n == WORDS_MAX)
			return err_new(ERR_USAGE, "too many words");
		if ((err = refuse_hidden(words[w->n])) != NULL)
			return err;
		w->v[w->n] = text_nfc(a, words[w->n]);
	}
	return parse(a, w, NULL, out);
}

/* Running */

static const struct err *
answer(struct session *s, const struct cmd_line *line)
{
	enum table_format format = s->format;
	const struct err *err;

	if (line->args.has_format)
		s->format = line->args.format;
	if ((err = line->cmd->read(s, &line->args)) == NULL)
		session_flush(s);
	s->format = format;
	return err;
}

const struct err *
cmd_start(struct session *s, const struct cmd_line *line, struct cmd_run *run)
{
	struct act act = { s->now, s->author, line->text };
	const struct cmd *cmd = line->cmd;
	const struct err *err;

	run->open = false;
	s->tables = NULL;
	if (s->store == NULL && !cmd->alone)
		return err_new(ERR_USAGE, "%s needs a plan: accord PLAN %s",
		    cmd->name, cmd->name);
	if (cmd->read != NULL)
		return answer(s, line);
	if ((err = change_begin(&run->change, s->store, &act)) != NULL)
		return err;
	session_stale(s);
	if ((err = cmd->write(s, &run->change, &line->args)) != NULL) {
		err = change_end(&run->change, err);
		session_stale(s);
		return err;
	}
	run->open = true;
	return NULL;
}

const struct err *
cmd_finish(struct session *s, struct cmd_run *run)
{
	const struct err *err;
	bool empty;

	if (!run->open)
		return NULL;
	run->open = false;
	empty = change_is_empty(&run->change);
	err = change_end(&run->change, NULL);
	if (err != NULL || empty)
		session_stale(s);
	return err;
}

const struct err *
cmd_run(struct session *s, const struct cmd_line *line)
{
	struct cmd_run run;
	const struct err *err = cmd_start(s, line, &run);

	return err != NULL ? err : cmd_finish(s, &run);
}

static const struct err *
run_text(struct session *s, const char *text)
{
	struct cmd_line line;
	const struct err *err;

	if ((err = cmd_parse(s->arena, text, &line)) != NULL)
		return err;
	return cmd_run(s, &line);
}

const struct err *
cmd_script(struct session *s, FILE *f)
{
	char text[LINE_MAX_BYTES];
	const struct err *err;
	size_t skip;
	int n;

	for (n = 1; fgets(text, sizeof text, f) != NULL; n++) {
		text[strcspn(text, "\r\n")] = '\0';
		skip = strspn(text, " \t");
		if (text[skip] == '\0' || text[skip] == '#')
			continue;
		if ((err = run_text(s, text + skip)) != NULL)
			return err_at(err, "line %d", n);
		arena_reset(s->arena);
	}
	return NULL;
}

#include <string.h>

#include "core/base/str.h"
#include "core/cmd/cmd_entries.h"

static const char *
names(struct arena *a, bool alone)
{
	struct str s = { .arena = a };
	int i;

	for (i = 0; i < cmd_count; i++)
		if (!cmd_table[i]->hidden && (!alone || cmd_table[i]->alone))
			str_fmt(&s, "%s%s", s.n > 0 ? " " : "", cmd_table[i]->name);
	if (alone)
		str_add(&s, " demo");
	return str_text(&s);
}

static const char *
options_of(struct arena *a, const struct cmd *c)
{
	const struct cmd_option *o;
	struct str s = { .arena = a };

	for (o = c->options; o != NULL && o->name != NULL; o++)
		str_fmt(&s, " --%s", o->name);
	if (c->read != NULL && !c->alone && !c->plain)
		str_add(&s, " --csv --json");
	return str_text(&s);
}

static void
bash(struct session *s)
{
	int i;

	fprintf(s->out, "# Completion of accord for bash.\n_accord()\n{\n"
	    "\tlocal word=${COMP_WORDS[COMP_CWORD]}\n"
	    "\tif [ \"$COMP_CWORD\" -eq 1 ]; then\n"
	    "\t\tCOMPREPLY=($(compgen -W \"%s\" -- \"$word\")\n"
	    "\t\t    $(compgen -f -- \"$word\"))\n\t\treturn\n\tfi\n"
	    "\tif [ \"$COMP_CWORD\" -eq 2 ]; then\n"
	    "\t\tCOMPREPLY=($(compgen -W \"%s\" -- \"$word\"))\n\t\treturn\n\tfi\n"
	    "\tlocal options=\n\tcase ${COMP_WORDS[2]} in\n",
	    names(s->arena, true), names(s->arena, false));
	for (i = 0; i < cmd_count; i++)
		if (!cmd_table[i]->hidden)
			fprintf(s->out, "\t%s) options=\"%s\" ;;\n",
			    cmd_table[i]->name, options_of(s->arena, cmd_table[i]));
	fputs("\tesac\n\tCOMPREPLY=($(compgen -W \"$options\" -- \"$word\")\n"
	    "\t    $(compgen -f -- \"$word\"))\n}\n"
	    "complete -o filenames -F _accord accord\n", s->out);
}

static void
zsh(struct session *s)
{
	int i;

	fputs("#compdef accord\n# Completion of accord for zsh.\n"
	    "local -a commands\ncommands=(\n", s->out);
	for (i = 0; i < cmd_count; i++)
		if (!cmd_table[i]->hidden)
			fprintf(s->out, "\t'%s:%s'\n", cmd_table[i]->name,
			    cmd_table[i]->summary);
	fprintf(s->out, ")\ncase $CURRENT in\n2) compadd -- %s; _files ;;\n"
	    "3) _describe command commands ;;\n*) case $words[3] in\n",
	    names(s->arena, true));
	for (i = 0; i < cmd_count; i++)
		if (!cmd_table[i]->hidden)
			fprintf(s->out, "\t%s) compadd --%s ;;\n",
			    cmd_table[i]->name, options_of(s->arena, cmd_table[i]));
	fputs("\tesac; _files ;;\nesac\n", s->out);
}

static void
fish(struct session *s)
{
	const struct cmd_option *o;
	int i;

	fputs("# Completion of accord for fish.\n", s->out);
	for (i = 0; i < cmd_count; i++) {
		if (cmd_table[i]->hidden)
			continue;
		fprintf(s->out, "complete -c accord -n 'test (count (commandline "
		    "-opc)) -eq 2' -a %s -d '%s'\n", cmd_table[i]->name,
		    cmd_table[i]->summary);
		for (o = cmd_table[i]->options; o != NULL && o->name != NULL; o++)
			fprintf(s->out, "complete -c accord -n "
			    "'__fish_seen_subcommand_from %s' -l %s%s -d '%s'\n",
			    cmd_table[i]->name, o->name,
			    o->value != NULL ? " -r" : "", o->help);
	}
	fputs("complete -c accord -n 'test (count (commandline -opc)) -eq 1' "
	    "-a demo -d 'Try a sample plan'\n", s->out);
}

static const struct err *
completion(struct session *s, const struct args *args)
{
	if (strcmp(args->v[0], "bash") == 0)
		bash(s);
	else if (strcmp(args->v[0], "zsh") == 0)
		zsh(s);
	else if (strcmp(args->v[0], "fish") == 0)
		fish(s);
	else
		return err_new(ERR_USAGE, "completion bash, zsh or fish; not '%.40s'",
		    args->v[0]);
	return NULL;
}

const struct cmd cmd_completion = {
	.name = "completion", .alias = "", .spec = "w", .usage = "bash | zsh | fish",
	.summary = "Write the completions of a shell",
	.alone = true, .plain = true,
	.read = completion,
};

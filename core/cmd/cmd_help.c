#include "core/base/str.h"
#include "core/cmd/cmd_entries.h"

static const struct err *
help_one(struct session *s, const struct cmd *cmd)
{
	const struct cmd_option *o;

	session_say(s, "%s %s", cmd->name, cmd->usage);
	session_say(s, "    %s.", cmd->summary);
	if (cmd->alias[0] != '\0')
		session_say(s, "    Short: %s", cmd->alias);
	if (cmd->detail != NULL)
		session_say(s, "    %s", cmd->detail);
	for (o = cmd->options; o != NULL && o->name != NULL; o++)
		session_say(s, "    --%s%s%s  %s", o->name,
		    o->value != NULL ? " " : "", o->value != NULL ? o->value : "",
		    o->help);
	if (cmd->read != NULL && !cmd->alone && !cmd->plain)
		session_say(s, "    --csv, --json  answer for programs");
	return NULL;
}

static const struct err *
help_all(struct session *s)
{
	static const struct table_column columns[] = {
		{ .key = "command", .label = "Command" },
		{ .key = "summary", .label = "What it does" },
		{ 0 }
	};
	struct table *t = session_table(s, "commands", columns);
	int i;

	if (s->store == NULL && s->format == TABLE_TEXT) {
		session_say(s, "accord PLAN                     open a plan");
		session_say(s, "accord PLAN COMMAND [ARG ...]   run one command");
		session_say(s, "accord PLAN -                   run commands from "
		    "standard input");
		session_say(s, "accord new PLAN --from FILE     make a plan");
		session_say(s, "accord demo                     try a sample plan");
		session_say(s, "%s", "");
	}
	for (i = 0; i < cmd_count; i++) {
		if (cmd_table[i]->hidden)
			continue;
		table_add(t, arena_fmt(s->arena, "%s%s%s", cmd_table[i]->name,
		    cmd_table[i]->usage[0] != '\0' ? " " : "",
		    cmd_table[i]->usage));
		table_add(t, cmd_table[i]->summary);
	}
	return NULL;
}

static const struct err *
help(struct session *s, const struct args *args)
{
	const struct cmd *cmd;

	if (args->n == 0)
		return help_all(s);
	if ((cmd = cmd_find(args->v[0])) == NULL)
		return err_new(ERR_MISSING, "no command '%.60s'; 'help' lists them",
		    args->v[0]);
	return help_one(s, cmd);
}

const struct cmd cmd_help = {
	.name = "help", .alias = "h", .spec = "C?", .usage = "[COMMAND]",
	.summary = "List the commands, or explain one",
	.alone = true, .view = "help", .read = help,
};

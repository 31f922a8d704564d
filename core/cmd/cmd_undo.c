#include "core/cmd/cmd_entries.h"
#include "core/store/journal.h"

static const struct err *
undo(struct session *s, struct change *c, const struct args *args)
{
	const struct err *err;
	const char *line;

	(void)args;
	if ((err = journal_undo(s->arena, c, &line)) == NULL)
		session_say(s, "Undid: %s", line);
	return err;
}

static const struct err *
redo(struct session *s, struct change *c, const struct args *args)
{
	const struct err *err;
	const char *line;

	(void)args;
	if ((err = journal_redo(s->arena, c, &line)) == NULL)
		session_say(s, "Did again: %s", line);
	return err;
}

const struct cmd cmd_undo = {
	.name = "undo", .alias = "u", .spec = "", .usage = "",
	.summary = "Take back your last change",
	.detail = "Undo goes back as far as the plan's history, also after the "
	    "program was left. It refuses, and says whose change is in the way, "
	    "when somebody has changed the same since.",
	.write = undo,
};

const struct cmd cmd_redo = {
	.name = "redo", .alias = "", .spec = "", .usage = "",
	.summary = "Bring back your last change undone", .write = redo,
};

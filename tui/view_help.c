#include <string.h>

#include "tui/list.h"
#include "tui/view_entries.h"

/* The keys of the screen one came from, the common ones, then all commands,
 * each of which runs from here. */
struct row {
	const char	*keys, *what;
	const char	*command;	/* to put at the prompt, or NULL */
};

struct state {
	struct row	*rows;
};

static const char *
help_of(const struct view_key *k)
{
	const struct cmd *cmd;
	char name[32];
	size_t n = strcspn(k->line, " ");

	if (k->help[0] != '\0' || n >= sizeof name)
		return k->help;
	memcpy(name, k->line, n);
	name[n] = '\0';
	cmd = cmd_find(name);
	return cmd != NULL ? cmd->summary : k->line;
}

static void
add(struct view *v, const char *keys, const char *what, const char *command)
{
	struct state *st = v->state;

	st->rows[v->rows++] = (struct row){ keys, what, command };
}

static void
add_keys(struct view *v, const struct view_key *k)
{
	for (; k->keys != NULL; k++)
		add(v, k->keys, help_of(k), NULL);
}

static const struct view_key *
keys_of(const struct view *v)
{
	int i;

	for (i = 0; view_table[i] != NULL; i++)
		if (v->text != NULL && strcmp(view_table[i]->name, v->text) == 0)
			return view_table[i]->keys;
	return NULL;
}

static const struct err *
load(struct view *v)
{
	struct state *st = arena_new(&v->arena, struct state);
	const struct view_key *own = keys_of(v);
	int i;

	v->state = st;
	st->rows = arena_array(&v->arena, struct row, cmd_count + 128);
	add(v, "", "KEYS OF THIS SCREEN", NULL);
	if (own != NULL)
		add_keys(v, own);
	add(v, "", "KEYS OF EVERY SCREEN", NULL);
	add_keys(v, view_common_keys);
	add(v, "", "SIGNS", NULL);
	add(v, "L J C", "lead, jointly accountable, contributes work", NULL);
	add(v, "F K S T", "funds in cash, gives in kind, scrutinises, told", NULL);
	add(v, "? ! +", "not accepted; fault; weaker roles behind", NULL);
	add(v, "■L ▲S ○", "late; due within 60 days; due later", NULL);
	add(v, "●D - =", "done; no date; paused, not tracked or dropped", NULL);
	add(v, "", "COMMANDS (Enter puts one at the prompt)", NULL);
	for (i = 0; i < cmd_count; i++)
		if (!cmd_table[i]->hidden)
			add(v, arena_fmt(&v->arena, "%s %s", cmd_table[i]->name,
			    cmd_table[i]->usage), cmd_table[i]->summary,
			    cmd_table[i]->name);
	v->note = "/ finds";
	return NULL;
}

static const struct row *
at(const struct view *v, int row)
{
	const struct state *st = v->state;

	return &st->rows[row];
}

static const char *
cell(const struct view *v, struct arena *a, int row, int col, enum look *look)
{
	const struct row *r = at(v, row);

	(void)a;
	if (r->keys[0] == '\0') {
		*look = LOOK_TITLE;
		return col == 0 ? "" : r->what;
	}
	if (col == 0)
		*look = LOOK_KEY;
	return col == 0 ? r->keys : r->what;
}

static void
draw(struct view *v, struct canvas *c, struct rect r)
{
	static const struct list_column columns[] = {
		{ "Key or command", 12, 34, 9, false },
		{ "What it does", 24, 90, 10, false },
	};
	static const struct list list = { columns, 2, cell, "" };

	list_draw(v, c, r, &list);
}

static const char *
hole(const struct view *v, char which)
{
	return which == 's' ? at(v, v->cursor)->command : NULL;
}

static const char *
text(const struct view *v, int row)
{
	return arena_fmt(v->session->arena, "%s %s", at(v, row)->keys,
	    at(v, row)->what);
}

static const struct view_key keys[] = {
	{ "Enter",	":%s ",		"Put the command at the prompt", "Run" },
	{ 0 }
};

const struct view_ops view_help = {
	.name = "help", .title = "Help", .keys = keys, .load = load, .draw = draw,
	.hole = hole, .text = text,
};

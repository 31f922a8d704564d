#include <string.h>

#include "core/cmd/cmd_entries.h"
#include "core/model/entity.h"

/* Text for mdoc: a backslash and a leading dot would be commands. */
static void
put(FILE *f, const char *s)
{
	if (*s == '.' || *s == '\'')
		fputs("\\&", f);
	for (; *s != '\0'; s++) {
		if (*s == '\\')
			fputs("\\e", f);
		else if (*s == '-')
			fputs("\\-", f);
		else if (strncmp(s, "£", 2) == 0) {
			fputs("\\(Po", f);
			s++;
		} else if ((unsigned char)*s < 0x80)
			fputc(*s, f);
		else if (strncmp(s, "à", 2) == 0) {
			fputs("\\(`a", f);
			s++;
		}
	}
}

static void
line(FILE *f, const char *s)
{
	put(f, s);
	fputc('\n', f);
}

/* Sentences on lines of their own, as mdoc wants them. */
static void
paragraph(FILE *f, const char *s)
{
	for (; *s != '\0'; s++) {
		if (*s == '.' && s[1] == ' ') {
			fputs(".\n", f);
			s++;
			continue;
		}
		put(f, (char[]){ *s, (unsigned char)*s >= 0xC0 ? s[1] : '\0', '\0' });
		s += (unsigned char)*s >= 0xC0;
	}
	fputc('\n', f);
}

static void
option(FILE *f, const struct cmd_option *o)
{
	fprintf(f, ".It Fl Fl %s", o->name);
	if (o->value != NULL)
		fprintf(f, " Ar %s", o->value);
	fputc('\n', f);
	line(f, o->help);
}

static void
command(FILE *f, const struct cmd *c)
{
	const struct cmd_option *o;

	fputs(".It Cm ", f);
	put(f, c->name);
	if (c->usage[0] != '\0') {
		fputs(" Ar \"", f);
		put(f, c->usage);
		fputc('"', f);
	}
	fprintf(f, "\n%s.\n", c->summary);
	if (c->alias[0] != '\0')
		fprintf(f, "Short:\n.Cm %s .\n", c->alias);
	if (c->detail != NULL)
		paragraph(f, c->detail);
	if (c->options == NULL)
		return;
	fputs(".Bl -tag -width Ds -compact\n", f);
	for (o = c->options; o->name != NULL; o++)
		option(f, o);
	fputs(".El\n", f);
}

static const char man1_head[] =
	".Dd November 24, 2026\n.Dt ACCORD 1\n.Os\n.Sh NAME\n.Nm accord\n"
	".Nd plan together across public bodies\n.Sh SYNOPSIS\n.Nm\n"
	".Op Ar option ...\n.Ar plan\n.Op Ar command Op Ar argument ...\n.Nm\n"
	".Cm new\n.Ar plan\n.Op Fl Fl from Ar file.yaml\n.Nm\n.Cm demo\n"
	".Sh DESCRIPTION\nA Community Planning Partnership promises joint "
	"results to the people of one area.\n.Nm\nkeeps who answers for what, "
	"jointly and singly, and who brings which money.\n"
	"A plan is one file.\nWithout a command it opens on the screen; without a "
	"terminal the dashboard is printed.\nThe plan\n.Sq -\nafter a plan runs "
	"commands from standard input, a line each, and stops at the first "
	"error.\n.Pp\nThe options:\n.Bl -tag -width Ds\n"
	".It Fl Fl as Ns = Ns Ar name\nwho makes the changes; else the name in "
	"the settings, else the login name\n"
	".It Fl Fl now Ns = Ns Ar 2026-11-24T10:42\nthe time to go by\n"
	".It Fl Fl csv , Fl Fl json\nanswer for programs\n"
	".It Fl Fl theme Ns = Ns Ar name\nauto, dark, light, contrast, safe, mono, "
	"or a file\n.It Fl Fl ascii\ndraw with ASCII only\n"
	".It Fl Fl color Ns = Ns Ar when\nauto, always or never\n.El\n"
	".Sh COMMANDS\n.Bl -tag -width Ds\n";

static const char man1_tail[] =
	".El\n.Sh ENVIRONMENT\n.Bl -tag -width Ds\n.It Ev NO_COLOR\nwhen not empty: "
	"no colours, but bold, reverse and signs\n.It Ev VISUAL , Ev EDITOR\nfor "
	"long texts\n.It Ev XDG_CONFIG_HOME\nwhere settings lie\n.El\n"
	".Sh FILES\n.Bl -tag -width Ds\n.It Pa ~/.config/accord/settings.yaml\n"
	"name, theme, colour, mouse, ascii\n.El\n"
	".Sh EXIT STATUS\n.Bl -tag -width Ds -compact\n.It 0\nfine\n.It 1\na check "
	"found gaps, or a rule or a later change refuses\n.It 2\nwrong usage, or no "
	"such item\n.It 65\na file has errors\n.It 66\na file cannot be read\n"
	".It 69\nsomething needed is missing\n.It 73\na file cannot be written\n"
	".It 75\nsomebody else is writing; try again\n.El\n"
	".Sh SEE ALSO\n.Xr accord-plan 5\n";

static void
man1(FILE *f)
{
	int i;

	fputs(man1_head, f);
	for (i = 0; i < cmd_count; i++)
		if (!cmd_table[i]->hidden)
			command(f, cmd_table[i]);
	fputs(man1_tail, f);
}

static const char *
kind_words(const struct field *f)
{
	switch (f->kind) {
	case FIELD_TEXT:	return "text on one line";
	case FIELD_LONG:	return "text";
	case FIELD_CODE:	return "code without spaces";
	case FIELD_DATE:	return "date, as '2027-03-31'";
	case FIELD_FY:		return "financial year, as 2026-27";
	case FIELD_BOOL:	return "true or false";
	case FIELD_WORD:	return "one of";
	case FIELD_DECIMAL:	return "figure, digits with a point";
	case FIELD_MONEY:	return "pounds, digits only";
	case FIELD_REF:		return "code of a";
	case FIELD_SOURCE:	return "code of a source, or filled";
	case FIELD_NAMES:	return "list of field names";
	}
	return "";
}

static void
field(FILE *f, const struct field *d)
{
	const char *const *w;

	if (d->flags & FIELD_PARENT)
		return;
	fputs(".It Cm ", f);
	if (d->group != NULL)
		fprintf(f, "%s: %s", d->group, d->key);
	else
		put(f, d->key);
	fputc('\n', f);
	put(f, d->help);
	fprintf(f, "\n.Pq %s", kind_words(d));
	if (d->kind == FIELD_REF)
		fprintf(f, " %s", entity_table[d->target].noun);
	for (w = d->words; d->kind == FIELD_WORD && *w != NULL; w++)
		fprintf(f, "%s %s", w == d->words ? "" : ",", *w);
	fputs(d->flags & FIELD_NEEDED ? "; needed\n" : "\n", f);
}

static void
fields(FILE *f, const struct entity *e)
{
	int i;

	fputs(".Bl -tag -width Ds -compact\n", f);
	for (i = 0; i < e->count; i++)
		field(f, &e->fields[i]);
	for (i = 0; i < e->nlists; i++) {
		fprintf(f, ".It Cm %s\n", e->lists[i].key);
		line(f, e->lists[i].help);
		fprintf(f, ".Pq %s\n", e->lists[i].form == LIST_ROWS ?
		    "list of maps, below" : e->lists[i].form == LIST_ONE ?
		    "one, or a list" : "list");
	}
	fputs(".El\n", f);
}

static const char man5_head[] =
	".Dd November 24, 2026\n.Dt ACCORD-PLAN 5\n.Os\n.Sh NAME\n"
	".Nm accord-plan\n.Nd plan files of accord\n.Sh DESCRIPTION\n"
	"A plan file is YAML in UTF-8: the way in and out for people and other "
	"programs.\nIt has the blocks below, in any order.\nOther items are "
	"referred to by their code.\nNothing is guessed: an amount is written "
	"120000, not 120,000, and a word that is not known is an error with the "
	"nearest one that is.\nAliases, tags and second documents are refused, "
	"and so are files over 16 MB.\n";

static void
man5(FILE *f)
{
	const struct entity *e;
	int i;

	fputs(man5_head, f);
	for (i = 0; i < entity_section_count; i++) {
		e = &entity_table[entity_sections[i]];
		fprintf(f, ".Sh BLOCK %s\n%s.\n", e->section, e->heading);
		fields(f, e);
	}
	for (i = 0; i < ENTITY_COUNT; i++) {
		e = &entity_table[i];
		if (e->form != SECTION_NONE || entity_bare(e) >= 0)
			continue;
		fprintf(f, ".Sh ITEM %s\n", e->noun);
		fields(f, e);
	}
	fputs(".Sh SEE ALSO\n.Xr accord 1\n", f);
}

static const struct err *
man(struct session *s, const struct args *args)
{
	if (strcmp(args->v[0], "1") == 0)
		man1(s->out);
	else if (strcmp(args->v[0], "5") == 0)
		man5(s->out);
	else
		return err_new(ERR_USAGE, "man 1 or man 5");
	return NULL;
}

const struct cmd cmd_man = {
	.name = "man", .alias = "", .spec = "w", .usage = "1 | 5",
	.summary = "Write the manual page of the program or of plan files",
	.alone = true, .hidden = true, .plain = true,
	.read = man,
};

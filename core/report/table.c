#include <string.h>

#include "core/base/str.h"
#include "core/base/text.h"
#include "core/report/table.h"

enum { GAP = 2 };

struct table *
table_new(struct arena *a, const char *name, const struct table_column *columns)
{
	struct table *t = arena_new(a, struct table);

	t->arena = a;
	t->name = name;
	t->columns = columns;
	t->empty = "nothing";
	while (columns[t->n].key != NULL)
		t->n++;
	return t;
}

void
table_add_raw(struct table *t, const char *shown, const char *raw)
{
	int room;

	if (t->ncells == t->room) {
		room = t->room * 2 + 64;
		t->cells = arena_more(t->arena, struct table_cell, t->cells,
		    t->ncells, room);
		t->room = room;
	}
	t->cells[t->ncells++] = (struct table_cell){
		shown != NULL ? text_line(t->arena, shown) : "",
		raw != NULL ? raw : "",
	};
}

void
table_add(struct table *t, const char *text)
{
	table_add_raw(t, text, text);
}

void
table_int(struct table *t, long long n)
{
	table_add(t, arena_fmt(t->arena, "%lld", n));
}

int
table_rows(const struct table *t)
{
	return t->ncells / t->n;
}

static const struct table_cell *
cell(const struct table *t, int row, int col)
{
	return &t->cells[row * t->n + col];
}

/* Text */

static void
measure(const struct table *t, int *widths)
{
	int row, col, w;

	for (col = 0; col < t->n; col++) {
		widths[col] = text_width(t->columns[col].label);
		for (row = 0; row < table_rows(t); row++) {
			w = text_width(cell(t, row, col)->shown);
			if (w > widths[col])
				widths[col] = w;
		}
	}
}

static void
pad(FILE *f, int n)
{
	while (n-- > 0)
		fputc(' ', f);
}

/* Blanks at the end of a text are blanks like any other. */
static const char *
trimmed(struct arena *a, const char *s)
{
	size_t n = strlen(s), all = n;

	while (n > 0 && s[n - 1] == ' ')
		n--;
	return n == all ? s : arena_dup_n(a, s, n);
}

/* Blanks are owed until text follows: no line ends with them. */
static void
put_line(const struct table *t, const int *widths,
    const char *(*text)(const struct table *, int row, int col), int row, FILE *f)
{
	int col, blank, owed = 0;
	const char *s;

	for (col = 0; col < t->n; col++) {
		s = text(t, row, col);
		if (t->columns[col].right)
			owed += widths[col] - text_width(s);
		s = trimmed(t->arena, s);
		blank = widths[col] - text_width(s);
		if (*s != '\0') {
			pad(f, owed);
			text_put(f, s);
			owed = 0;
		}
		owed += GAP + (t->columns[col].right ? 0 : blank);
	}
	fputc('\n', f);
}

static const char *
label(const struct table *t, int row, int col)
{
	(void)row;
	return t->columns[col].label;
}

static const char *
shown(const struct table *t, int row, int col)
{
	return cell(t, row, col)->shown;
}

static void
print_text(const struct table *t, FILE *f)
{
	int *widths = arena_array(t->arena, int, t->n), row;

	if (table_rows(t) == 0) {
		fprintf(f, "%s\n", t->empty);
		return;
	}
	measure(t, widths);
	put_line(t, widths, label, 0, f);
	for (row = 0; row < table_rows(t); row++)
		put_line(t, widths, shown, row, f);
}

/* CSV */

void
table_csv_field(FILE *f, const char *s)
{
	if (s[strcspn(s, ",\"\r\n")] == '\0') {
		fputs(s, f);
		return;
	}
	fputc('"', f);
	for (; *s != '\0'; s++) {
		if (*s == '"')
			fputc('"', f);
		fputc(*s, f);
	}
	fputc('"', f);
}

static void
print_csv(const struct table *t, FILE *f)
{
	int row, col;

	for (col = 0; col < t->n; col++) {
		fputs(col > 0 ? "," : "", f);
		table_csv_field(f, t->columns[col].key);
	}
	fputs("\r\n", f);
	for (row = 0; row < table_rows(t); row++) {
		for (col = 0; col < t->n; col++) {
			fputs(col > 0 ? "," : "", f);
			table_csv_field(f, cell(t, row, col)->raw);
		}
		fputs("\r\n", f);
	}
}

/* JSON */

static void
put_json(const struct table *t, int row, int col, struct str *s)
{
	const char *raw = cell(t, row, col)->raw;

	str_add(s, col > 0 ? ", " : "{");
	str_json(s, t->columns[col].key);
	str_add(s, ": ");
	if (!t->columns[col].number)
		str_json(s, raw);
	else
		str_add(s, raw[0] != '\0' ? raw : "null");
	str_add(s, col == t->n - 1 ? "}" : "");
}

static void
print_json(const struct table *t, FILE *f)
{
	struct str s = { .arena = t->arena };
	int row, col;

	str_json(&s, t->name);
	str_add(&s, ": [");
	for (row = 0; row < table_rows(t); row++) {
		str_add(&s, row > 0 ? ",\n  " : "\n  ");
		for (col = 0; col < t->n; col++)
			put_json(t, row, col, &s);
	}
	str_add(&s, table_rows(t) > 0 ? "\n ]" : "]");
	fputs(str_text(&s), f);
}

void
table_print(const struct table *t, enum table_format format, FILE *f)
{
	const struct table *first = t;

	if (format == TABLE_JSON)
		fputs("{\"schema\": 1", f);
	for (; t != NULL; t = t->next) {
		if (format == TABLE_JSON) {
			fputs(",\n ", f);
			print_json(t, f);
			continue;
		}
		if (t != first)
			fputs(format == TABLE_CSV ? "\r\n" : "\n", f);
		if (format == TABLE_TEXT && first->next != NULL)
			fprintf(f, "%s\n", t->name);
		if (format == TABLE_CSV)
			print_csv(t, f);
		else
			print_text(t, f);
	}
	if (format == TABLE_JSON)
		fputs("\n}\n", f);
}

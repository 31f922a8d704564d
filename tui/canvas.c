#include <string.h>

#include "core/base/text.h"
#include "tui/canvas.h"

static const char look_letters[LOOK_COUNT] = {
	[LOOK_TEXT] = '.', [LOOK_DIM] = 'd', [LOOK_TITLE] = 't',
	[LOOK_TAB] = 'a', [LOOK_TAB_ON] = 'A', [LOOK_RULE] = '-',
	[LOOK_HEAD] = 'h', [LOOK_FOCUS] = 'f', [LOOK_CROSS] = 'x',
	[LOOK_CELL] = 'X', [LOOK_LEAD] = 'L', [LOOK_JOINT] = 'J',
	[LOOK_WORK] = 'C', [LOOK_NONE] = ',', [LOOK_GOOD] = 'g',
	[LOOK_WARN] = 'w', [LOOK_BAD] = 'b', [LOOK_UNSET] = 'u',
	[LOOK_KEY] = 'k', [LOOK_MATCH] = 'm', [LOOK_MESSAGE] = 'M',
	[LOOK_ERROR] = 'E', [LOOK_PROMPT] = 'p',
};

/* What stands for our glyphs where only ASCII may be drawn. */
static const struct {
	const char	*glyph;
	char		 ascii;
} ascii_glyphs[] = {
	{ "…", '~' }, { "›", '>' }, { "─", '-' }, { "│", '|' }, { "┌", '+' },
	{ "┐", '+' }, { "└", '+' }, { "┘", '+' }, { "┴", '+' }, { "┬", '+' },
	{ "█", '#' }, { "▌", '|' }, { "░", '-' }, { "■", '#' }, { "▲", '^' },
	{ "●", '*' }, { "○", 'o' }, { "·", '.' }, { "→", '>' }, { "←", '<' },
	{ "↑", '^' }, { "↓", 'v' }, { "√", 'v' }, { "–", '-' }, { "—", '-' },
	{ "‘", '\'' }, { "’", '\'' }, { "“", '"' }, { "”", '"' }, { "»", '>' },
};

static struct cell *
cell_at(const struct canvas *c, struct rect r, int row, int col)
{
	if (row < 0 || col < 0 || row >= r.rows || col >= r.cols)
		return NULL;
	row += r.row;
	col += r.col;
	if (row < 0 || col < 0 || row >= c->rows || col >= c->cols)
		return NULL;
	return &c->cells[(size_t)row * (size_t)c->cols + (size_t)col];
}

static char
ascii_of(const char *bytes)
{
	size_t i;

	if ((unsigned char)bytes[0] < 0x80)
		return bytes[0];
	for (i = 0; i < sizeof ascii_glyphs / sizeof ascii_glyphs[0]; i++)
		if (strcmp(ascii_glyphs[i].glyph, bytes) == 0)
			return ascii_glyphs[i].ascii;
	return text_ascii(bytes);
}

static void
cell_set(const struct canvas *c, struct cell *cell, struct text_cluster k,
    enum look look)
{
	if (k.len >= CELL_BYTES)
		k = (struct text_cluster){ "\xEF\xBF\xBD", 3, k.skip, k.width };
	memcpy(cell->bytes, k.bytes, k.len);
	memset(cell->bytes + k.len, 0, CELL_BYTES - k.len);
	if (c->ascii && k.len > 1) {
		cell->bytes[0] = ascii_of(cell->bytes);
		memset(cell->bytes + 1, 0, CELL_BYTES - 1);
	}
	cell->width = (unsigned char)k.width;
	cell->look = (unsigned char)look;
}

struct canvas *
canvas_new(struct arena *a, int rows, int cols, bool ascii)
{
	static const struct text_cluster blank = { " ", 1, 1, 1 };
	struct canvas *c = arena_new(a, struct canvas);
	size_t i, n = (size_t)rows * (size_t)cols;

	*c = (struct canvas){ a, rows, cols, rows - 1, 0, ascii,
	    arena_array(a, struct cell, n) };
	if (n > 0)
		cell_set(c, &c->cells[0], blank, LOOK_TEXT);
	for (i = 1; i < n; i++)
		c->cells[i] = c->cells[0];
	return c;
}

struct rect
canvas_sub(struct rect r, int row, int col, int rows, int cols)
{
	struct rect s = { r.row + row, r.col + col, rows, cols };

	if (s.rows > r.rows - row)
		s.rows = r.rows - row;
	if (s.cols > r.cols - col)
		s.cols = r.cols - col;
	if (s.rows < 0)
		s.rows = 0;
	if (s.cols < 0)
		s.cols = 0;
	return s;
}

static int
put(struct canvas *c, struct rect r, int row, int col, enum look look,
    struct text_cluster k)
{
	struct cell *cell = cell_at(c, r, row, col), *right;
	static const struct text_cluster blank = { " ", 1, 1, 1 };
	static const struct text_cluster nothing = { "", 0, 0, 0 };

	if (cell == NULL || k.width == 0)
		return col;
	right = k.width == 2 ? cell_at(c, r, row, col + 1) : NULL;
	if (k.width == 2 && (right == NULL || c->ascii)) {
		cell_set(c, cell, right == NULL ? blank : k, look);
		cell->width = 1;
		if (right != NULL)
			cell_set(c, right, blank, look);
		return col + 2;
	}
	cell_set(c, cell, k, look);
	if (right != NULL)
		cell_set(c, right, nothing, look);
	return col + k.width;
}

/* "GBP " for the pound sign, which ASCII has not. */
static const char *
in_words(struct canvas *c, const char *s)
{
	const char *pound = c->ascii ? strstr(s, "£") : NULL;

	if (pound == NULL)
		return s;
	return arena_fmt(c->arena, "%.*sGBP %s", (int)(pound - s), s,
	    in_words(c, pound + 2));
}

int
canvas_text_n(struct canvas *c, struct rect r, int row, int col, int cols,
    enum look look, const char *s)
{
	static const struct text_cluster dots = { "…", 3, 3, 1 };
	struct text_cluster k;
	size_t fits;
	const char *end;

	if (cols > r.cols - col)
		cols = r.cols - col;
	if (cols <= 0 || row < 0 || row >= r.rows)
		return col;
	s = in_words(c, s);
	fits = text_fit(s, cols);
	end = s[fits] != '\0' ? s + text_fit(s, cols - 1) : s + fits;
	for (; s < end; s += k.skip) {
		k = text_next(s);
		col = put(c, r, row, col, look, k);
	}
	return *s != '\0' ? put(c, r, row, col, look, dots) : col;
}

int
canvas_text(struct canvas *c, struct rect r, int row, int col, enum look look,
    const char *s)
{
	return canvas_text_n(c, r, row, col, r.cols - col, look, s);
}

void
canvas_right(struct canvas *c, struct rect r, int row, int end, enum look look,
    const char *s)
{
	int width;

	s = in_words(c, s);
	width = text_width(s);
	if (width > end)
		width = end;
	canvas_text_n(c, r, row, end - width, width, look, s);
}

int
canvas_fill(struct canvas *c, struct rect r, int row, int col, int n,
    enum look look, const char *glyph)
{
	struct text_cluster k = text_next(glyph);

	if (n > r.cols - col)
		n = r.cols - col;
	while (n-- > 0)
		col = put(c, r, row, col, look, k);
	return col;
}

void
canvas_look(struct canvas *c, struct rect r, int row, int col, int n,
    enum look look)
{
	struct cell *cell;

	for (; n > 0 && (cell = cell_at(c, r, row, col)) != NULL; n--, col++)
		cell->look = (unsigned char)look;
}

void
canvas_cursor(struct canvas *c, struct rect r, int row, int col)
{
	if (cell_at(c, r, row, col) == NULL)
		return;
	c->cursor_row = r.row + row;
	c->cursor_col = r.col + col;
}

static void
dump_row(const struct cell *row, int cols, FILE *f)
{
	int col, last = 0;

	for (col = 0; col < cols; col++)
		if (strcmp(row[col].bytes, " ") != 0 && row[col].width > 0)
			last = col + 1;
	for (col = 0; col < last; col++)
		fputs(row[col].bytes, f);
	fputc('\n', f);
}

static void
dump_looks(const struct cell *row, int cols, FILE *f)
{
	int col, last = 0;

	for (col = 0; col < cols; col++)
		if (row[col].look != LOOK_TEXT)
			last = col + 1;
	for (col = 0; col < last; col++)
		fputc(look_letters[row[col].look], f);
	fputc('\n', f);
}

static bool
has_looks(const struct canvas *c)
{
	int i;

	for (i = 0; i < c->rows * c->cols; i++)
		if (c->cells[i].look != LOOK_TEXT)
			return true;
	return false;
}

void
canvas_dump(const struct canvas *c, FILE *f)
{
	int row;

	for (row = 0; row < c->rows; row++)
		dump_row(&c->cells[row * c->cols], c->cols, f);
	if (has_looks(c))
		fputs("-- looks\n", f);
	for (row = 0; has_looks(c) && row < c->rows; row++)
		dump_looks(&c->cells[row * c->cols], c->cols, f);
	fprintf(f, "-- cursor %d,%d\n", c->cursor_row, c->cursor_col);
}

#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "tests/pty/vt.h"

/* Where the parser is. */
enum { GROUND, ESCAPE, CSI, OSC, OSC_ESCAPE, CHARSET, SKIP };

static struct vt_cell *
cell_at(const struct vt *vt, int row, int col)
{
	return &vt->screens[vt->alt][row * vt->cols + col];
}

static int
clamp(int n, int low, int high)
{
	return n < low ? low : n > high ? high : n;
}

static void
blank(struct vt *vt, int row, int from, int to)
{
	struct vt_cell cell = { " ", 0, -1, vt->pen.bg };
	int col;

	for (col = clamp(from, 0, vt->cols); col < to && col < vt->cols; col++)
		*cell_at(vt, row, col) = cell;
}

/* Rows from..to move up by n, down when n is negative. */
static void
scroll(struct vt *vt, int from, int to, int n)
{
	size_t size = sizeof(struct vt_cell) * (size_t)vt->cols;
	int i, rows = to - from + 1;

	n = clamp(n, -rows, rows);
	if (n > 0)
		memmove(cell_at(vt, from, 0), cell_at(vt, from, 0) +
		    n * vt->cols, size * (size_t)(rows - n));
	else
		memmove(cell_at(vt, from, 0) - n * vt->cols,
		    cell_at(vt, from, 0), size * (size_t)(rows + n));
	for (i = 0; i < (n < 0 ? -n : n); i++)
		blank(vt, n > 0 ? to - i : from + i, 0, vt->cols);
}

static void
go(struct vt *vt, int row, int col)
{
	int low = vt->origin ? vt->top : 0;

	vt->row = clamp(row + low, low, vt->origin ? vt->bottom : vt->rows - 1);
	vt->col = clamp(col, 0, vt->cols - 1);
	vt->wraps = false;
}

static void
line_feed(struct vt *vt)
{
	if (vt->row == vt->bottom)
		scroll(vt, vt->top, vt->bottom, 1);
	else if (vt->row < vt->rows - 1)
		vt->row++;
	vt->wraps = false;
}

static void
reverse_feed(struct vt *vt)
{
	if (vt->row == vt->top)
		scroll(vt, vt->top, vt->bottom, -1);
	else if (vt->row > 0)
		vt->row--;
	vt->wraps = false;
}

static void
shift(struct vt *vt, int n)
{
	struct vt_cell *cell = cell_at(vt, vt->row, vt->col);
	int rest = vt->cols - vt->col;
	int much = clamp(n, -rest, rest);
	size_t size = sizeof *cell;

	if (much > 0) {
		memmove(cell + much, cell, size * (size_t)(rest - much));
		blank(vt, vt->row, vt->col, vt->col + much);
	} else {
		memmove(cell, cell - much, size * (size_t)(rest + much));
		blank(vt, vt->row, vt->cols + much, vt->cols);
	}
}

static void
set_text(struct vt_cell *cell, const char *text)
{
	snprintf(cell->text, sizeof cell->text, "%s", text);
}

/* What is left of a wide character that is written over is a blank. */
static void
split(struct vt *vt, int col)
{
	if (col > 0 && col < vt->cols &&
	    cell_at(vt, vt->row, col)->text[0] == '\0') {
		set_text(cell_at(vt, vt->row, col - 1), " ");
		set_text(cell_at(vt, vt->row, col), " ");
	}
}

static void
combine(struct vt *vt, const char *text)
{
	int col = vt->wraps ? vt->col : vt->col - 1;
	struct vt_cell *cell;
	size_t n;

	if (col < 0)
		return;
	cell = cell_at(vt, vt->row, col);
	if (cell->text[0] == '\0' && col > 0)
		cell--;
	n = strlen(cell->text);
	snprintf(cell->text + n, sizeof cell->text - n, "%s", text);
}

static void
write_text(struct vt *vt, const char *text, int width)
{
	struct vt_cell *cell;

	if (vt->autowrap && (vt->wraps || vt->col + width > vt->cols)) {
		line_feed(vt);
		vt->col = 0;
	}
	if (vt->insert)
		shift(vt, width);
	split(vt, vt->col);
	split(vt, vt->col + width);
	cell = cell_at(vt, vt->row, vt->col);
	*cell = vt->pen;
	set_text(cell, text);
	if (width == 2 && vt->col + 1 < vt->cols) {
		cell[1] = vt->pen;
		cell[1].text[0] = '\0';
	}
	vt->col += width;
	vt->wraps = vt->col >= vt->cols;
	if (vt->wraps)
		vt->col = vt->cols - 1;
}

static void
character(struct vt *vt, const char *text)
{
	wchar_t c = 0xFFFD;
	int width = mbtowc(&c, text, strlen(text)) > 0 ? wcwidth(c) : 1;

	if (width == 0)
		combine(vt, text);
	if (width < 1)
		return;
	snprintf(vt->last, sizeof vt->last, "%s", text);
	write_text(vt, text, width);
}

static void
erase_lines(struct vt *vt, int how)
{
	int row;

	if (how == 2 || how == 3 || (how == 0 && vt->row == 0 && vt->col == 0))
		vt->clears++;
	for (row = 0; row < vt->rows; row++)
		if (how >= 2 || (how == 0 && row > vt->row) ||
		    (how == 1 && row < vt->row))
			blank(vt, row, 0, vt->cols);
	if (how == 0)
		blank(vt, vt->row, vt->col, vt->cols);
	if (how == 1)
		blank(vt, vt->row, 0, vt->col + 1);
}

static void
erase_line(struct vt *vt, int how)
{
	blank(vt, vt->row, how == 0 ? vt->col : 0,
	    how == 1 ? vt->col + 1 : vt->cols);
}

static void
remember(struct vt *vt, bool restore)
{
	if (restore) {
		go(vt, vt->saved_row[vt->alt], vt->saved_col[vt->alt]);
		return;
	}
	vt->saved_row[vt->alt] = vt->row;
	vt->saved_col[vt->alt] = vt->col;
}

static void
switch_screen(struct vt *vt, int mode, bool on)
{
	if (mode == 1049 && on)
		remember(vt, false);
	vt->alt = on;
	if (mode == 1049 && on)
		erase_lines(vt, 2);
	if (mode == 1049 && !on)
		remember(vt, true);
}

static void
private_mode(struct vt *vt, int mode, bool on)
{
	switch (mode) {
	case 1: vt->keypad = on; break;
	case 6: vt->origin = on; go(vt, 0, 0); break;
	case 7: vt->autowrap = on; break;
	case 25: vt->hidden = !on; break;
	case 47: case 1047: case 1049: switch_screen(vt, mode, on); break;
	case 1000: case 1002: vt->mouse = on; break;
	case 2004: vt->paste = on; break;
	case 12: case 1006: case 1034: break;
	default: vt->unknown++;
	}
}

static void
modes(struct vt *vt, bool on)
{
	int i;

	for (i = 0; i < vt->nparam; i++)
		if (vt->private_mark == '?')
			private_mode(vt, vt->param[i], on);
		else if (vt->param[i] == 4)
			vt->insert = on;
}

/* 38;5;n and 38;2;r;g;b; gives how many numbers it took. */
static int
long_colour(struct vt *vt, const int *p, int n)
{
	int length = n > 1 && p[1] == 2 ? 5 : 3;
	short value = n > 2 ? (short)p[2] : 0;

	if (p[0] == 38)
		vt->pen.fg = value;
	else
		vt->pen.bg = value;
	vt->colours++;
	return length;
}

static void
set_attr(struct vt *vt, int on, int off)
{
	vt->pen.attrs = (unsigned char)((vt->pen.attrs | on) & ~off);
}

static void
pen_colour(struct vt *vt, int p)
{
	bool bg = (p >= 40 && p <= 49) || p >= 100;
	short value = p == 39 || p == 49 ? -1 : p >= 90 ? (short)(p % 10 + 8) :
	    (short)(p % 10);

	if (value >= 0)
		vt->colours++;
	if (bg)
		vt->pen.bg = value;
	else
		vt->pen.fg = value;
}

static void
pen(struct vt *vt)
{
	int i, p;

	for (i = 0; i < vt->nparam && vt->private_mark == 0; i++) {
		p = vt->param[i];
		switch (p) {
		case 0: vt->pen = (struct vt_cell){ "", 0, -1, -1 }; break;
		case 1: set_attr(vt, VT_BOLD, 0); break;
		case 2: set_attr(vt, VT_DIM, 0); break;
		case 4: set_attr(vt, VT_UNDERLINE, 0); break;
		case 7: set_attr(vt, VT_REVERSE, 0); break;
		case 10: break;
		case 22: set_attr(vt, 0, VT_BOLD | VT_DIM); break;
		case 24: set_attr(vt, 0, VT_UNDERLINE); break;
		case 27: set_attr(vt, 0, VT_REVERSE); break;
		case 38: case 48:
			i += long_colour(vt, &vt->param[i], vt->nparam - i) - 1;
			break;
		default:
			if ((p >= 30 && p <= 49) || (p >= 90 && p <= 107))
				pen_colour(vt, p);
			else
				vt->unknown++;
		}
	}
}

static void
repeat(struct vt *vt, int n)
{
	char last[VT_BYTES];

	memcpy(last, vt->last, sizeof last);
	while (n-- > 0 && last[0] != '\0')
		character(vt, last);
}

static void
scroll_rows(struct vt *vt)
{
	vt->top = clamp(vt->param[0] - 1, 0, vt->rows - 1);
	vt->bottom = vt->nparam > 1 && vt->param[1] > 0 ?
	    clamp(vt->param[1] - 1, vt->top, vt->rows - 1) : vt->rows - 1;
	go(vt, 0, 0);
}

static void
move_lines(struct vt *vt, int n)
{
	if (vt->row >= vt->top && vt->row <= vt->bottom)
		scroll(vt, vt->row, vt->bottom, n);
}

static void
control_sequence(struct vt *vt, char end)
{
	int p = vt->param[0], n = p > 0 ? p : 1;
	int q = vt->nparam > 1 && vt->param[1] > 0 ? vt->param[1] : 1;
	int base = vt->origin ? vt->top : 0;

	switch (end) {
	case 'A': go(vt, vt->row - base - n, vt->col); break;
	case 'B': case 'e': go(vt, vt->row - base + n, vt->col); break;
	case 'C': case 'a': go(vt, vt->row - base, vt->col + n); break;
	case 'D': go(vt, vt->row - base, vt->col - n); break;
	case 'E': go(vt, vt->row - base + n, 0); break;
	case 'F': go(vt, vt->row - base - n, 0); break;
	case 'G': case '`': go(vt, vt->row - base, n - 1); break;
	case 'H': case 'f': go(vt, n - 1, q - 1); break;
	case 'I': go(vt, vt->row - base, (vt->col / 8 + n) * 8); break;
	case 'Z': go(vt, vt->row - base, ((vt->col + 7) / 8 - n) * 8); break;
	case 'd': go(vt, n - 1, vt->col); break;
	case 'J': erase_lines(vt, p); break;
	case 'K': erase_line(vt, p); break;
	case 'L': move_lines(vt, -n); break;
	case 'M': move_lines(vt, n); break;
	case 'P': shift(vt, -n); break;
	case '@': shift(vt, n); break;
	case 'X': blank(vt, vt->row, vt->col, vt->col + n); break;
	case 'S': scroll(vt, vt->top, vt->bottom, n); break;
	case 'T': scroll(vt, vt->top, vt->bottom, -n); break;
	case 'b': repeat(vt, n); break;
	case 'h': modes(vt, true); break;
	case 'l': modes(vt, false); break;
	case 'm': pen(vt); break;
	case 'r': scroll_rows(vt); break;
	case 's': remember(vt, false); break;
	case 'u': remember(vt, true); break;
	case 't': case 'c': break;
	default: vt->unknown++;
	}
}

static void
escape(struct vt *vt, char c)
{
	vt->state = GROUND;
	switch (c) {
	case '[':
		vt->state = CSI;
		vt->private_mark = 0;
		memset(vt->param, 0, sizeof vt->param);
		vt->nparam = 1;
		break;
	case ']': case 'P': vt->state = OSC; break;
	case '(': vt->state = CHARSET; break;
	case ')': case '#': case '%': vt->state = SKIP; break;
	case 'D': line_feed(vt); break;
	case 'E': line_feed(vt); vt->col = 0; break;
	case 'M': reverse_feed(vt); break;
	case '7': remember(vt, false); break;
	case '8': remember(vt, true); break;
	case '=': case '>': vt->keypad = c == '='; break;
	case 'H': case '\\': break;
	default: vt->unknown++;
	}
}

static void
sequence(struct vt *vt, char c)
{
	int *p = &vt->param[vt->nparam - 1];

	if (c >= '0' && c <= '9')
		*p = *p > 9999 ? *p : *p * 10 + c - '0';
	else if (c == ';' && vt->nparam < VT_PARAMS)
		vt->nparam++;
	else if (c >= '<' && c <= '?')
		vt->private_mark = c;
	else if (c >= 0x40 && c <= 0x7E) {
		vt->state = GROUND;
		control_sequence(vt, c);
	}
}

static void
control(struct vt *vt, char c)
{
	switch (c) {
	case '\b': go(vt, vt->row - (vt->origin ? vt->top : 0), vt->col - 1);
		break;
	case '\t': vt->col = clamp((vt->col / 8 + 1) * 8, 0, vt->cols - 1);
		break;
	case '\n': line_feed(vt); break;
	case '\r': vt->col = 0; vt->wraps = false; break;
	case 0x1B: vt->state = ESCAPE; break;
	case 0x0E: vt->graphics = true; break;
	default: break;
	}
}

static void
ground(struct vt *vt, char c)
{
	unsigned char byte = (unsigned char)c;

	if (byte < 0x20 || byte == 0x7F) {
		control(vt, c);
		return;
	}
	if (byte < 0x80 || byte >= 0xC0) {
		vt->ntext = 0;
		vt->want = byte < 0x80 ? 1 : byte >= 0xF0 ? 4 :
		    byte >= 0xE0 ? 3 : 2;
	}
	vt->text[vt->ntext++] = c;
	if (vt->ntext < vt->want)
		return;
	vt->text[vt->ntext] = '\0';
	vt->ntext = 0;
	character(vt, vt->text);
}

static void
byte(struct vt *vt, char c)
{
	switch (vt->state) {
	case GROUND:
		ground(vt, c);
		break;
	case ESCAPE:
		escape(vt, c);
		break;
	case CSI:
		sequence(vt, c);
		break;
	case OSC:
		if (c == 0x07)
			vt->state = GROUND;
		else if (c == 0x1B)
			vt->state = OSC_ESCAPE;
		break;
	case CHARSET:
		vt->graphics |= c == '0';
		vt->state = GROUND;
		break;
	default:
		vt->state = GROUND;
	}
}

static struct vt_cell *
new_screen(int rows, int cols)
{
	static const struct vt_cell empty = { " ", 0, -1, -1 };
	int i, n = rows * cols;
	struct vt_cell *cells = calloc((size_t)n, sizeof *cells);

	if (cells == NULL)
		abort();
	for (i = 0; i < n; i++)
		cells[i] = empty;
	return cells;
}

void
vt_open(struct vt *vt, int rows, int cols)
{
	memset(vt, 0, sizeof *vt);
	vt->rows = rows;
	vt->cols = cols;
	vt->bottom = rows - 1;
	vt->autowrap = true;
	vt->pen = (struct vt_cell){ "", 0, -1, -1 };
	vt->screens[0] = new_screen(rows, cols);
	vt->screens[1] = new_screen(rows, cols);
}

void
vt_close(struct vt *vt)
{
	free(vt->screens[0]);
	free(vt->screens[1]);
}

/* A new size keeps the top left of what is shown. */
void
vt_size(struct vt *vt, int rows, int cols)
{
	int i, row, many = rows < vt->rows ? rows : vt->rows;
	size_t size = sizeof(struct vt_cell) *
	    (size_t)(cols < vt->cols ? cols : vt->cols);
	struct vt_cell *cells;

	for (i = 0; i < 2; i++) {
		cells = new_screen(rows, cols);
		for (row = 0; row < many; row++)
			memcpy(&cells[row * cols],
			    &vt->screens[i][row * vt->cols], size);
		free(vt->screens[i]);
		vt->screens[i] = cells;
	}
	vt->rows = rows;
	vt->cols = cols;
	vt->top = 0;
	vt->bottom = rows - 1;
	vt->row = clamp(vt->row, 0, rows - 1);
	vt->col = clamp(vt->col, 0, cols - 1);
	vt->wraps = false;
}

void
vt_feed(struct vt *vt, const char *bytes, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		byte(vt, bytes[i]);
}

void
vt_row(const struct vt *vt, int row, char text[VT_ROW_BYTES])
{
	size_t n = 0, end = 0, len;
	const char *cell;
	int col;

	for (col = 0; col < vt->cols; col++) {
		cell = cell_at(vt, row, col)->text;
		len = strlen(cell);
		if (n + len >= VT_ROW_BYTES)
			break;
		memcpy(text + n, cell, len);
		n += len;
		if (len > 0 && strcmp(cell, " ") != 0)
			end = n;
	}
	text[end] = '\0';
}

int
vt_find(const struct vt *vt, const char *text)
{
	static char row_text[VT_ROW_BYTES];
	int row;

	for (row = 0; row < vt->rows; row++) {
		vt_row(vt, row, row_text);
		if (strstr(row_text, text) != NULL)
			return row;
	}
	return -1;
}

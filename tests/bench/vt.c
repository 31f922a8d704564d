#include <stdio.h>
#include <string.h>
#include <wchar.h>

#include "tests/bench/vt.h"

enum { STATE_TEXT, STATE_ESCAPE, STATE_CSI, STATE_STRING, STATE_STRING_ESCAPE,
    STATE_SKIP };

/* Cells */

static void
blank(struct vt *t, int y, int from, int to)
{
	for (; from < to; from++)
		t->cell[y][from] = ' ';
}

static void
blank_rows(struct vt *t, int from, int to)
{
	for (; from < to; from++)
		blank(t, from, 0, t->cols);
}

/* Rows of the region move up by n; n below 0: down. */
static void
scroll(struct vt *t, int top, int n)
{
	int height = t->bottom - top + 1, y;

	if (n > height)
		n = height;
	if (n < -height)
		n = -height;
	if (n > 0) {
		for (y = top; y + n <= t->bottom; y++)
			memcpy(t->cell[y], t->cell[y + n], sizeof t->cell[y]);
		blank_rows(t, t->bottom + 1 - n, t->bottom + 1);
	} else {
		for (y = t->bottom; y + n >= top; y--)
			memcpy(t->cell[y], t->cell[y + n], sizeof t->cell[y]);
		blank_rows(t, top, top - n);
	}
}

static void
shift(struct vt *t, int n)
{
	uint32_t *row = t->cell[t->y];
	int room = t->cols - t->x, keep;

	keep = room - (n > 0 ? n : -n);
	if (keep < 0)
		keep = 0;
	if (n > 0) {
		memmove(row + t->cols - keep, row + t->x,
		    sizeof *row * (size_t)keep);
		blank(t, t->y, t->x, t->cols - keep);
	} else {
		memmove(row + t->x, row + t->cols - keep,
		    sizeof *row * (size_t)keep);
		blank(t, t->y, t->x + keep, t->cols);
	}
}

static int
within(int v, int least, int most)
{
	return v < least ? least : v > most ? most : v;
}

static void
go(struct vt *t, int y, int x)
{
	t->y = within(y, 0, t->rows - 1);
	t->x = within(x, 0, t->cols - 1);
	t->wraps = false;
}

static void
line_feed(struct vt *t)
{
	if (t->y == t->bottom)
		scroll(t, t->top, 1);
	else if (t->y < t->rows - 1)
		t->y++;
	t->wraps = false;
}

static void
put(struct vt *t, uint32_t c)
{
	int width = c < 0x300 ? 1 : wcwidth((wchar_t)c);

	if (width <= 0)
		return;
	if (t->wraps || t->x + width > t->cols) {
		t->x = 0;
		line_feed(t);
	}
	t->cell[t->y][t->x] = t->last = c;
	if (width == 2)
		t->cell[t->y][t->x + 1] = 0;
	t->x += width;
	t->wraps = t->x >= t->cols;
	if (t->wraps)
		t->x = t->cols - 1;
}

/* Sequences */

static void
erase_screen(struct vt *t, int what)
{
	if (what == 0) {
		blank(t, t->y, t->x, t->cols);
		blank_rows(t, t->y + 1, t->rows);
	} else if (what == 1) {
		blank_rows(t, 0, t->y);
		blank(t, t->y, 0, t->x + 1);
	} else {
		blank_rows(t, 0, t->rows);
	}
}

static void
erase_line(struct vt *t, int what)
{
	blank(t, t->y, what == 0 ? t->x : 0, what == 1 ? t->x + 1 : t->cols);
}

static void
region(struct vt *t)
{
	int top = t->n > 0 && t->param[0] > 0 ? t->param[0] - 1 : 0;
	int bottom = t->n > 1 && t->param[1] > 0 ? t->param[1] - 1 : t->rows - 1;

	if (top >= bottom || bottom >= t->rows)
		return;
	t->top = top;
	t->bottom = bottom;
	go(t, 0, 0);
}

static void
repeat(struct vt *t, int n)
{
	while (n-- > 0)
		put(t, t->last);
}

static void
control(struct vt *t, char final)
{
	int a = t->n > 0 && t->param[0] > 0 ? t->param[0] : 1;
	int b = t->n > 1 && t->param[1] > 0 ? t->param[1] : 1;
	int zero = t->n > 0 ? t->param[0] : 0;

	if (t->mark != '\0')
		return;
	switch (final) {
	case '@':	shift(t, a); break;
	case 'A':	go(t, t->y - a, t->x); break;
	case 'B':	go(t, t->y + a, t->x); break;
	case 'C':	go(t, t->y, t->x + a); break;
	case 'D':	go(t, t->y, t->x - a); break;
	case 'G':	go(t, t->y, a - 1); break;
	case 'H':
	case 'f':	go(t, a - 1, b - 1); break;
	case 'J':	erase_screen(t, zero); break;
	case 'K':	erase_line(t, zero); break;
	case 'L':	scroll(t, t->y, -a); break;
	case 'M':	scroll(t, t->y, a); break;
	case 'P':	shift(t, -a); break;
	case 'S':	scroll(t, t->top, a); break;
	case 'T':	scroll(t, t->top, -a); break;
	case 'X':	blank(t, t->y, t->x, within(t->x + a, 0, t->cols)); break;
	case 'b':	repeat(t, a); break;
	case 'd':	go(t, a - 1, t->x); break;
	case 'r':	region(t); break;
	default:	break;
	}
}

static void
escape(struct vt *t, char c)
{
	t->state = STATE_TEXT;
	switch (c) {
	case '[':
		t->state = STATE_CSI;
		t->n = 0;
		t->given = false;
		t->mark = '\0';
		break;
	case ']':
	case 'P':
		t->state = STATE_STRING;
		break;
	case '(':
	case ')':
	case '#':
		t->state = STATE_SKIP;
		break;
	case '7':
		t->saved_y = t->y;
		t->saved_x = t->x;
		break;
	case '8':
		go(t, t->saved_y, t->saved_x);
		break;
	case 'M':
		if (t->y == t->top)
			scroll(t, t->top, -1);
		else
			go(t, t->y - 1, t->x);
		break;
	default:
		break;
	}
}

static void
parameter(struct vt *t, char c)
{
	if (c >= '0' && c <= '9') {
		if (!t->given && t->n < 16)
			t->param[t->n++] = 0;
		t->given = true;
		t->param[t->n - 1] = t->param[t->n - 1] * 10 + c - '0';
	} else if (c == ';' || c == ':') {
		if (!t->given && t->n < 16)
			t->param[t->n++] = 0;
		t->given = false;
	} else if (c >= '<' && c <= '?') {
		t->mark = c;
	} else if (c >= '@') {
		control(t, c);
		t->state = STATE_TEXT;
	}
}

static void
text(struct vt *t, unsigned char c)
{
	if (c >= 0xC0) {
		t->more = c >= 0xF0 ? 3 : c >= 0xE0 ? 2 : 1;
		t->code = c & (0x3Fu >> t->more);
	} else if (c >= 0x80) {
		t->code = t->code << 6 | (c & 0x3Fu);
		if (--t->more == 0)
			put(t, t->code);
	} else if (c >= 0x20 && c != 0x7F) {
		put(t, c);
	} else if (c == 0x1B) {
		t->state = STATE_ESCAPE;
	} else if (c == '\r') {
		go(t, t->y, 0);
	} else if (c == '\n') {
		line_feed(t);
	} else if (c == '\b') {
		go(t, t->y, t->x - 1);
	} else if (c == '\t') {
		go(t, t->y, (t->x / 8 + 1) * 8);
	}
}

static void
byte(struct vt *t, char c)
{
	switch (t->state) {
	case STATE_TEXT:
		text(t, (unsigned char)c);
		break;
	case STATE_ESCAPE:
		escape(t, c);
		break;
	case STATE_CSI:
		parameter(t, c);
		break;
	case STATE_STRING:
		t->state = c == '\a' ? STATE_TEXT :
		    c == 0x1B ? STATE_STRING_ESCAPE : STATE_STRING;
		break;
	default:
		t->state = STATE_TEXT;
		break;
	}
}

void
vt_open(struct vt *t, int rows, int cols)
{
	memset(t, 0, sizeof *t);
	vt_resize(t, rows, cols);
	blank_rows(t, 0, rows);
}

/* What ncurses does not paint again after a resize it takes as it stands; so
 * cells that appear are blank. */
void
vt_resize(struct vt *t, int rows, int cols)
{
	int y;

	for (y = 0; y < VT_ROWS; y++)
		blank(t, y, y < t->rows ? t->cols : 0, VT_COLS);
	t->rows = within(rows, 1, VT_ROWS);
	t->cols = within(cols, 2, VT_COLS - 1);
	t->top = 0;
	t->bottom = t->rows - 1;
	go(t, t->y, t->x);
}

void
vt_write(struct vt *t, const char *s, size_t n)
{
	size_t i;

	for (i = 0; i < n; i++)
		byte(t, s[i]);
}

static size_t
encode(uint32_t c, char *out)
{
	if (c < 0x80) {
		out[0] = (char)c;
		return 1;
	}
	if (c < 0x800) {
		out[0] = (char)(0xC0 | c >> 6);
		out[1] = (char)(0x80 | (c & 0x3F));
		return 2;
	}
	out[0] = (char)(0xE0 | (c >> 12 & 0x0F));
	out[1] = (char)(0x80 | (c >> 6 & 0x3F));
	out[2] = (char)(0x80 | (c & 0x3F));
	return 3;
}

static const char *
row_text(const struct vt *t, int y, char *out)
{
	size_t n = 0;
	int x;

	for (x = 0; x < t->cols; x++)
		if (t->cell[y][x] != 0)
			n += encode(t->cell[y][x], out + n);
	while (n > 0 && out[n - 1] == ' ')
		n--;
	out[n] = '\0';
	return out;
}

bool
vt_shows(const struct vt *t, const char *text)
{
	char row[VT_COLS * 3 + 1];
	int y;

	for (y = 0; y < t->rows; y++)
		if (strstr(row_text(t, y, row), text) != NULL)
			return true;
	return false;
}

void
vt_print(const struct vt *t)
{
	char row[VT_COLS * 3 + 1];
	int y;

	for (y = 0; y < t->rows; y++)
		printf("|%s\n", row_text(t, y, row));
}

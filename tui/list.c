#include <string.h>

#include "core/base/text.h"
#include "tui/list.h"

static int
least(const struct list_column *c, int n, const int *widths)
{
	int i, sum = 0;

	for (i = 0; i < n; i++)
		if (widths[i] > 0)
			sum += c[i].min + 1;
	return sum - 1;
}

static void
drop_lowest(const struct list_column *c, int n, int *widths)
{
	int i, lowest = -1;

	for (i = 0; i < n; i++)
		if (widths[i] > 0 && (lowest < 0 || c[i].rank <= c[lowest].rank))
			lowest = i;
	if (lowest >= 0)
		widths[lowest] = 0;
}

static int
shown(const int *widths, int n)
{
	int i, k = 0;

	for (i = 0; i < n; i++)
		k += widths[i] > 0;
	return k;
}

/* What is left goes to the columns in turn, up to what each wishes. */
void
list_layout(const struct list_column *c, int n, int cells, int *widths)
{
	int i, left, given;

	for (i = 0; i < n; i++)
		widths[i] = c[i].min;
	while (shown(widths, n) > 1 && least(c, n, widths) > cells)
		drop_lowest(c, n, widths);
	left = cells - least(c, n, widths);
	do {
		given = 0;
		for (i = 0; i < n && left > 0; i++)
			if (widths[i] > 0 && widths[i] < c[i].wish) {
				widths[i]++;
				left--;
				given++;
			}
	} while (given > 0 && left > 0);
}

/* Where the folded text begins in the text, in bytes; folding may change
 * lengths, so places are tried one cluster at a time. */
static const char *
place(struct arena *a, const char *text, const char *folded)
{
	struct text_cluster k;
	size_t n = strlen(folded);

	for (k = text_next(text); k.skip > 0; k = text_next(text += k.skip))
		if (strncmp(text_fold(a, text), folded, n) == 0)
			return text;
	return NULL;
}

void
list_mark_found(struct canvas *c, struct rect r, int row, int col, int cols,
    const char *text, const char *folded)
{
	const char *at;
	char head[256];
	int before, width;

	if (folded == NULL || folded[0] == '\0' ||
	    strstr(text_fold(c->arena, text), folded) == NULL ||
	    (at = place(c->arena, text, folded)) == NULL ||
	    (size_t)(at - text) >= sizeof head)
		return;
	memcpy(head, text, (size_t)(at - text));
	head[at - text] = '\0';
	before = text_width(head);
	width = text_width(folded);
	if (before + width > cols)
		width = cols - before;
	if (width > 0)
		canvas_look(c, r, row, col + before, width, LOOK_MATCH);
}

static void
draw_head(struct canvas *c, struct rect r, const struct list *l,
    const int *widths)
{
	int i, col = 2;

	for (i = 0; i < l->n; i++) {
		if (widths[i] == 0)
			continue;
		if (l->columns[i].right)
			canvas_right(c, r, 0, col + widths[i], LOOK_HEAD,
			    l->columns[i].head);
		else
			canvas_text_n(c, r, 0, col, widths[i], LOOK_HEAD,
			    l->columns[i].head);
		col += widths[i] + 1;
	}
}

static void
draw_row(struct view *v, struct canvas *c, struct rect r, const struct list *l,
    const int *widths, int y, int row)
{
	bool focus = row == v->cursor;
	const char *text;
	enum look look;
	int i, col = 2;

	if (focus)
		canvas_fill(c, r, y, 0, r.cols, LOOK_FOCUS, " ");
	canvas_text(c, r, y, 0, focus ? LOOK_FOCUS : LOOK_TEXT,
	    focus ? ">" : " ");
	for (i = 0; i < l->n; i++) {
		if (widths[i] == 0)
			continue;
		look = LOOK_TEXT;
		text = l->cell(v, c->arena, row, i, &look);
		if (focus && (look == LOOK_TEXT || look == LOOK_DIM))
			look = LOOK_FOCUS;
		if (l->columns[i].right)
			canvas_right(c, r, y, col + widths[i], look, text);
		else
			canvas_text_n(c, r, y, col, widths[i], look, text);
		list_mark_found(c, r, y, col, widths[i], text, v->find);
		col += widths[i] + 1;
	}
	if (focus)
		canvas_cursor(c, r, y, 0);
}

void
list_draw(struct view *v, struct canvas *c, struct rect r, const struct list *l)
{
	int widths[LIST_COLUMNS_MAX], y, page = r.rows - 1;

	v->page = page;
	if (v->rows == 0) {
		canvas_text(c, r, 1, 2, LOOK_DIM, l->empty);
		canvas_cursor(c, r, 1, 2);
		return;
	}
	list_layout(l->columns, l->n, r.cols - 2, widths);
	draw_head(c, r, l, widths);
	view_scroll(v, page);
	for (y = 0; y < page && v->top + y < v->rows; y++)
		draw_row(v, c, r, l, widths, y + 1, v->top + y);
}

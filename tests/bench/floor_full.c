/*
 * The full floor: everything a list and a matrix need is read into memory
 * first; then only memory is asked. floor_full PLAN
 * Keys: j k PgDn PgUp g G; / and letters find as you type, Enter and Esc end
 * it; m to the matrix and back, h l its columns; q
 */
#include <ncurses.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "tests/bench/bare.h"
#include "tests/bench/floor.h"

struct commitment {
	const char	*code, *title, *notes, *status, *due;
	const char	*folded;		/* title and notes, lower case */
	size_t		 length;
	int		 roles, end;		/* its place in the roles */
	int64_t		 id;
	int		 position;
};

struct role {
	int	commitment, partner;
	char	letter;
};

struct slot {
	int64_t	id;
	int	at;
};

struct map {
	struct slot	*slots;
	size_t		 mask;
};

struct floor {
	struct commitment	*list;
	int			 n;
	const char		**partners;
	int			 npartners;
	struct role		*roles;
	int			 nroles;
	int			*shown;		/* what the finding leaves */
	char			 find[64];
	size_t			 letters;
	struct floor_cursor	 cursor;
	int			 matrix, column;
	char			*block;		/* texts, one after the other */
	size_t			 left;
};

enum { BLOCK = 1 << 20, WHO = 80 };

static void *
memory(size_t size)
{
	void *p = calloc(1, size);

	if (p == NULL)
		abort();
	return p;
}

/* Room for one more than n; doubles whenever n is a power of two. */
static void *
grown(void *p, int n, size_t size)
{
	if ((n & (n - 1)) == 0)
		p = realloc(p, size * (n > 0 ? (size_t)n * 2 : 1));
	if (p == NULL)
		abort();
	return p;
}

static char *
keep(struct floor *f, const char *s, size_t n)
{
	char *copy;

	if (f->left < n + 1) {
		f->left = BLOCK + n;
		f->block = memory(f->left);
	}
	copy = f->block;
	memcpy(copy, s, n);
	copy[n] = '\0';
	f->block += n + 1;
	f->left -= n + 1;
	return copy;
}

static const char *
column(struct floor *f, sqlite3_stmt *q, int col)
{
	const char *s = bare_text(q, col);

	return keep(f, s, (size_t)sqlite3_column_bytes(q, col));
}

/* Row identities are random: their low bits are hash enough. */

static void
map_open(struct map *m, int n)
{
	size_t size = 16;

	while (size < (size_t)n * 2)
		size *= 2;
	m->slots = memory(sizeof *m->slots * size);
	m->mask = size - 1;
}

static struct slot *
map_slot(const struct map *m, int64_t id)
{
	size_t i = (size_t)id & m->mask;

	while (m->slots[i].id != 0 && m->slots[i].id != id)
		i = (i + 1) & m->mask;
	return &m->slots[i];
}

static void
map_put(struct map *m, int64_t id, int at)
{
	*map_slot(m, id) = (struct slot){ id, at };
}

/* Reading */

static void
fold(struct floor *f, struct commitment *c)
{
	size_t title = strlen(c->title), notes = strlen(c->notes), i;
	char *s = keep(f, c->title, title + notes + 1);

	s[title] = '\n';
	memcpy(s + title + 1, c->notes, notes);
	for (i = 0; s[i] != '\0'; i++)
		if (s[i] >= 'A' && s[i] <= 'Z')
			s[i] = (char)(s[i] + 'a' - 'A');
	c->folded = s;
	c->length = title + 1 + notes;
}

static int
by_position(const void *a, const void *b)
{
	const struct commitment *x = a, *y = b;

	return (x->position > y->position) - (x->position < y->position);
}

/* Sorted here: the texts are too much for SQLite to sort in its cache. */
static void
read_commitments(struct floor *f, sqlite3 *db, struct map *ids)
{
	sqlite3_stmt *q = bare_query(db, "SELECT id, position, code, title, notes,"
	    " status, due FROM commitment");
	struct commitment *c;
	int i;

	for (; sqlite3_step(q) == SQLITE_ROW; f->n++) {
		f->list = grown(f->list, f->n, sizeof *f->list);
		c = &f->list[f->n];
		*c = (struct commitment){ 0 };
		c->id = sqlite3_column_int64(q, 0);
		c->position = sqlite3_column_int(q, 1);
		c->code = column(f, q, 2);
		c->title = column(f, q, 3);
		c->notes = column(f, q, 4);
		c->status = column(f, q, 5);
		c->due = column(f, q, 6);
		fold(f, c);
	}
	sqlite3_finalize(q);
	qsort(f->list, (size_t)f->n, sizeof *f->list, by_position);
	map_open(ids, f->n);
	for (i = 0; i < f->n; i++)
		map_put(ids, f->list[i].id, i);
}

static void
read_partners(struct floor *f, sqlite3 *db, struct map *ids)
{
	sqlite3_stmt *q = bare_query(db,
	    "SELECT id, code FROM partner ORDER BY position");

	map_open(ids, (int)bare_int(db, "SELECT count(*) FROM partner"));
	while (sqlite3_step(q) == SQLITE_ROW) {
		map_put(ids, sqlite3_column_int64(q, 0), f->npartners);
		f->partners = grown(f->partners, f->npartners,
		    sizeof *f->partners);
		f->partners[f->npartners++] = column(f, q, 1);
	}
	sqlite3_finalize(q);
}

/* By commitment in one pass, as the counts say where each begins. */
static void
sort_roles(struct floor *f, const struct role *loose)
{
	struct commitment *c;
	int i, k, at = 0;

	for (i = 0; i < f->nroles; i++)
		f->list[loose[i].commitment].end++;
	for (i = 0; i < f->n; i++) {
		c = &f->list[i];
		c->roles = at;
		at += c->end;
		c->end = c->roles;
	}
	for (i = 0; i < f->nroles; i++) {
		c = &f->list[loose[i].commitment];
		for (k = c->end++; k > c->roles &&
		    f->roles[k - 1].partner > loose[i].partner; k--)
			f->roles[k] = f->roles[k - 1];
		f->roles[k] = loose[i];
	}
}

static void
read_roles(struct floor *f, sqlite3 *db, const struct map *commitments,
    const struct map *partners)
{
	sqlite3_stmt *q = bare_query(db, "SELECT commitment, partner, letter"
	    " FROM role WHERE commitment IS NOT NULL AND partner IS NOT NULL");
	struct role *loose = NULL;

	while (sqlite3_step(q) == SQLITE_ROW) {
		loose = grown(loose, f->nroles, sizeof *loose);
		loose[f->nroles++] = (struct role){
			map_slot(commitments, sqlite3_column_int64(q, 0))->at,
			map_slot(partners, sqlite3_column_int64(q, 1))->at,
			bare_text(q, 2)[0] };
	}
	sqlite3_finalize(q);
	f->roles = memory(sizeof *f->roles * (size_t)(f->nroles + 1));
	sort_roles(f, loose);
	free(loose);
}

static void
load(struct floor *f, sqlite3 *db)
{
	struct map commitments = { 0 }, partners = { 0 };
	int i;

	read_commitments(f, db, &commitments);
	read_partners(f, db, &partners);
	read_roles(f, db, &commitments, &partners);
	free(commitments.slots);
	free(partners.slots);
	f->shown = memory(sizeof *f->shown * (size_t)(f->n + 1));
	for (i = 0; i < f->n; i++)
		f->shown[i] = i;
	f->cursor.total = f->n;
}

/* Finding */

static void
find(struct floor *f, int narrows)
{
	const struct commitment *c;
	int i, at, n = 0, from = narrows ? f->cursor.total : f->n;

	for (i = 0; i < from; i++) {
		at = narrows ? f->shown[i] : i;
		c = &f->list[at];
		if (f->letters == 0 || memmem(c->folded, c->length, f->find,
		    f->letters) != NULL)
			f->shown[n++] = at;
	}
	f->cursor = (struct floor_cursor){ .total = n };
}

/* Whether finding goes on. */
static int
find_key(struct floor *f, int key)
{
	if (key == '\r' || key == '\n')
		return 0;
	if (key == 27) {
		f->letters = 0;
	} else if (key == KEY_BACKSPACE || key == 127) {
		f->letters -= f->letters > 0;
	} else if (key < 256 && f->letters < sizeof f->find - 1) {
		f->find[f->letters++] = (char)key;
		f->find[f->letters] = '\0';
		find(f, 1);
		return 1;
	}
	f->find[f->letters] = '\0';
	find(f, 0);
	return key != 27;
}

/* Drawing */

static void
draw_cells(const struct floor *f, const struct commitment *c, int columns)
{
	const struct role *r = &f->roles[c->roles], *end = &f->roles[c->end];
	int i;

	while (r < end && r->partner < f->column)
		r++;
	for (i = 0; i < columns; i++) {
		if (r < end && r->partner == f->column + i) {
			addch((chtype)r->letter | COLOR_PAIR(1) |
			    (r->letter == 'L' ? A_BOLD : A_NORMAL));
			while (r < end && r->partner == f->column + i)
				r++;
		} else {
			addch('.');
		}
		addch(' ');
	}
	clrtoeol();
}

static void
draw_matrix(const struct floor *f)
{
	const struct commitment *c;
	int y, i, columns = (COLS - 42) / 2;

	if (columns > f->npartners - f->column)
		columns = f->npartners - f->column;
	floor_line(0, "Matrix %d/%d from %s", f->cursor.at + 1, f->cursor.total,
	    f->partners[f->column]);
	for (y = 1; y < LINES - 1; y++) {
		i = f->cursor.top + y - 1;
		if (i >= f->cursor.total) {
			floor_line(y, "%s", "");
			continue;
		}
		c = &f->list[f->shown[i]];
		if (i == f->cursor.at)
			attron(A_REVERSE);
		mvprintw(y, 0, "%-12s %-28.28s ", c->code, c->title);
		attroff(A_REVERSE);
		draw_cells(f, c, columns);
	}
	floor_line(LINES - 1, "MATRIX j k h l PgDn PgUp m q");
	refresh();
}

/* Everybody with a role, as one line. */
static const char *
who(const struct floor *f, const struct commitment *c, char *out)
{
	size_t n = 0;
	int i;

	out[0] = '\0';
	for (i = c->roles; i < c->end && n < WHO - 16; i++)
		n += (size_t)snprintf(out + n, WHO - n, "%c %.8s  ",
		    f->roles[i].letter, f->partners[f->roles[i].partner]);
	return out;
}

static void
draw_list(const struct floor *f)
{
	const struct commitment *c;
	char text[WHO];
	int y, i;

	floor_line(0, "Commitments %d/%d  find: %s", f->cursor.at + 1,
	    f->cursor.total, f->find);
	for (y = 1; y < LINES - 1; y++) {
		i = f->cursor.top + y - 1;
		if (i >= f->cursor.total) {
			floor_line(y, "%s", "");
			continue;
		}
		c = &f->list[f->shown[i]];
		floor_row(y, i == f->cursor.at, c->code, c->status, c->due,
		    c->title, who(f, c, text));
	}
	floor_line(LINES - 1, "READY j k PgDn PgUp / m q");
	refresh();
}

static void
act(struct floor *f, int key)
{
	if (key == 'm')
		f->matrix = !f->matrix;
	else if (key == 'l' && f->column < f->npartners - 1)
		f->column++;
	else if (key == 'h' && f->column > 0)
		f->column--;
	else
		floor_move(&f->cursor, key);
}

int
main(int argc, char **argv)
{
	struct floor f = { 0 };
	int key = 0, finds = 0;
	sqlite3 *db;

	if (argc != 2) {
		fprintf(stderr, "usage: floor_full PLAN\n");
		return 2;
	}
	db = bare_open_to_read(argv[1]);
	load(&f, db);
	floor_begin();
	for (; finds || key != 'q'; key = getch()) {
		if (finds)
			finds = find_key(&f, key);
		else if (key == '/')
			finds = 1;
		else
			act(&f, key);
		if (f.matrix)
			draw_matrix(&f);
		else
			draw_list(&f);
	}
	floor_end();
	sqlite3_close(db);
	return 0;
}

#include <stdio.h>
#include <string.h>

#include "core/base/text.h"
#include "tui/keys.h"

enum {
	ESC = 0x1B,
	ESC_PATIENCE = 25,	/* ms: longer is felt as slowness of Esc */
	REST_PATIENCE = 500,	/* nobody types ESC [ in 25 ms, links stall */
	DOUBLE_CLICK = 400,
	PASTE_GAP = 1000,	/* a paste without end is over after that */
};

static const char paste_begin[] = "paste", paste_end[] = "end of paste";

/*
 * What terminals send whatever TERM says, with and without their application
 * modes: PuTTY calls itself xterm and sends F1 to F4 its own way.
 */
static const struct keys_known known[] = {
	{ "\033[200~", paste_begin }, { "\033[201~", paste_end },
	{ "\033[A", "Up" }, { "\033[B", "Down" },
	{ "\033[C", "Right" }, { "\033[D", "Left" },
	{ "\033OA", "Up" }, { "\033OB", "Down" },
	{ "\033OC", "Right" }, { "\033OD", "Left" },
	{ "\033[1;2A", "S-Up" }, { "\033[1;2B", "S-Down" },
	{ "\033[a", "S-Up" }, { "\033[b", "S-Down" },
	{ "\033[H", "Home" }, { "\033[F", "End" },
	{ "\033OH", "Home" }, { "\033OF", "End" },
	{ "\033[1~", "Home" }, { "\033[4~", "End" },
	{ "\033[7~", "Home" }, { "\033[8~", "End" },
	{ "\033[2~", "Ins" }, { "\033[3~", "Del" },
	{ "\033[4h", "Ins" }, { "\033[P", "Del" },
	{ "\033[5~", "PgUp" }, { "\033[6~", "PgDn" },
	{ "\033[Z", "S-Tab" }, { "\033OM", "Enter" },
	{ "\033OP", "F1" }, { "\033OQ", "F2" },
	{ "\033OR", "F3" }, { "\033OS", "F4" },
	{ "\033[11~", "F1" }, { "\033[12~", "F2" },
	{ "\033[13~", "F3" }, { "\033[14~", "F4" },
	{ "\033[[A", "F1" }, { "\033[[B", "F2" }, { "\033[[C", "F3" },
	{ "\033[[D", "F4" }, { "\033[[E", "F5" },
	{ "\033[15~", "F5" }, { "\033[17~", "F6" },
	{ "\033[18~", "F7" }, { "\033[19~", "F8" },
	{ "\033[20~", "F9" }, { "\033[21~", "F10" },
	{ "\033[23~", "F11" }, { "\033[24~", "F12" },
	{ "\033Op", "0" }, { "\033Oq", "1" }, { "\033Or", "2" },
	{ "\033Os", "3" }, { "\033Ot", "4" }, { "\033Ou", "5" },
	{ "\033Ov", "6" }, { "\033Ow", "7" }, { "\033Ox", "8" },
	{ "\033Oy", "9" }, { "\033On", "." }, { "\033Om", "-" },
	{ "\033Ok", "+" }, { "\033Ol", "+" },
};

const struct keys_cap keys_caps[] = {
	{ "kcuu1", "Up" }, { "kcud1", "Down" }, { "kcub1", "Left" },
	{ "kcuf1", "Right" }, { "kri", "S-Up" }, { "kind", "S-Down" },
	{ "khome", "Home" }, { "kend", "End" }, { "kpp", "PgUp" },
	{ "knp", "PgDn" }, { "kich1", "Ins" }, { "kdch1", "Del" },
	{ "kcbt", "S-Tab" }, { "kent", "Enter" },
	{ "kf1", "F1" }, { "kf2", "F2" }, { "kf3", "F3" }, { "kf4", "F4" },
	{ "kf5", "F5" }, { "kf6", "F6" }, { "kf7", "F7" }, { "kf8", "F8" },
	{ "kf9", "F9" }, { "kf10", "F10" }, { "kf11", "F11" },
	{ "kf12", "F12" }, { NULL, NULL }
};

/* A piece of input: its length, or whether it may go on. */
struct piece {
	size_t		 n;	/* 0: more must come */
	const char	*name;	/* NULL: nothing anyone knows */
};

static struct piece
look_up(const struct keys_known *k, size_t count, const unsigned char *s,
    size_t n, struct piece found)
{
	size_t i, len;

	for (i = 0; i < count; i++) {
		len = strlen(k[i].bytes);
		if (len <= n && len > found.n &&
		    memcmp(k[i].bytes, s, len) == 0)
			found = (struct piece){ len, k[i].name };
	}
	return found;
}

/* The length of a control sequence, known or not; 0 when it may go on. */
static size_t
csi_length(const unsigned char *s, size_t n)
{
	size_t i;

	if (n > 2 && s[2] == 'M')
		return n >= 6 ? 6 : 0;		/* a mouse of old */
	if (n > 2 && s[2] == '[')
		return n >= 4 ? 4 : 0;		/* the Linux console */
	for (i = 2; i < n; i++)
		if (s[i] < 0x20 || s[i] > 0x3F)
			return s[i] < 0x20 || s[i] > 0x7E ? i : i + 1;
	return 0;
}

/* What begins with ESC. Followed by what begins no sequence it is the key. */
static struct piece
escape(const struct keys *k, const unsigned char *s, size_t n)
{
	struct piece p = { 0, NULL };

	p = look_up(known, sizeof known / sizeof known[0], s, n, p);
	p = look_up(k->learnt, (size_t)k->nlearnt, s, n, p);
	if (p.n > 0 || n == 1)
		return p;
	if (s[1] == '[')
		p.n = csi_length(s, n);
	else if (s[1] == 'O')
		p.n = n >= 3 ? 3 : 0;
	else
		p = (struct piece){ 1, "Esc" };
	return p;
}

static struct piece
character(const unsigned char *s, size_t n)
{
	size_t i, len = s[0] >= 0xF0 ? 4 : s[0] >= 0xE0 ? 3 : 2;
	struct piece p = { 1, NULL };

	if (s[0] < 0xC2 || s[0] > 0xF4)
		return p;
	for (i = 1; i < len && i < n; i++)
		if ((s[i] & 0xC0) != 0x80)
			return p;
	p.n = i == len ? len : 0;
	return p;
}

static struct piece
next_piece(const struct keys *k, const unsigned char *s, size_t n)
{
	struct piece p = { 1, NULL };

	if (s[0] == ESC)
		p = escape(k, s, n);
	else if (s[0] >= 0x80)
		p = character(s, n);
	if (p.n > 0 || (!k->late && n < sizeof k->buf))
		return p;
	return (struct piece){ n, s[0] == ESC && n == 1 ? "Esc" : NULL };
}

static bool
name(struct term_input *in, const char *key)
{
	snprintf(in->key, sizeof in->key, "%s", key);
	return true;
}

static bool
name_control(struct term_input *in, int c)
{
	if (c == '\r')
		return name(in, "Enter");
	if (c == '\t')
		return name(in, "Tab");
	if (c == '\b' || c == 0x7F)
		return name(in, "Backspace");
	if (c < 1 || c > 26)
		return false;
	snprintf(in->key, sizeof in->key, "C-%c", 'a' + c - 1);
	return true;
}

/* A character that is no control and well formed. */
static bool
name_text(struct term_input *in, const unsigned char *s, size_t n)
{
	int32_t code = 0;

	if (n == 1 && s[0] == ' ')
		return name(in, "Space");
	if (n >= sizeof in->key)
		return false;
	memcpy(in->key, s, n);
	in->key[n] = '\0';
	return text_hidden(in->key, 0, &code) == NULL || code >= 0xA0;
}

static bool
click(struct keys *k, int64_t now, struct term_input *in, int button, int col,
    int row)
{
	bool again = row == k->click_row && col == k->click_col &&
	    k->clicked_at != 0 && now - k->clicked_at <= DOUBLE_CLICK;

	in->row = row;
	in->col = col;
	if (button == 64)
		return name(in, "WheelUp");
	if (button == 65)
		return name(in, "WheelDown");
	if (button != 0)
		return false;
	k->clicked_at = again ? 0 : now;
	k->click_row = row;
	k->click_col = col;
	return name(in, again ? "Double" : "Click");
}

static bool
mouse(struct keys *k, int64_t now, struct term_input *in,
    const unsigned char *s, size_t n)
{
	char text[32];
	int button, col, row, end = 0;

	if (n == 6 && s[2] == 'M')
		return click(k, now, in, s[3] - 32, s[4] - 33, s[5] - 33);
	if (n < 4 || n >= sizeof text || s[1] != '[' || s[2] != '<')
		return false;
	memcpy(text, s, n);
	text[n] = '\0';
	sscanf(text + 3, "%4d;%4d;%4dM%n", &button, &col, &row, &end);
	return end > 0 && click(k, now, in, button, col - 1, row - 1);
}

/* In a paste ends of lines and tabs are spaces; what else acts is dropped. */
static bool
paste(struct keys *k, struct term_input *in, const unsigned char *s, size_t n)
{
	bool after_cr = k->after_cr;

	in->pasted = true;
	k->after_cr = s[0] == '\r';
	if (s[0] == '\r' || s[0] == '\t' || (s[0] == '\n' && !after_cr))
		return name(in, "Space");
	return s[0] >= ' ' && s[0] != 0x7F && name_text(in, s, n);
}

static bool
decide(struct keys *k, int64_t now, struct term_input *in,
    const unsigned char *s, struct piece p)
{
	if (p.name == paste_begin || p.name == paste_end) {
		k->pasting = p.name == paste_begin;
		return false;
	}
	if (k->pasting)
		return paste(k, in, s, p.n);
	if (p.name != NULL)
		return name(in, p.name);
	if (s[0] == ESC)
		return mouse(k, now, in, s, p.n);
	if (s[0] < ' ' || s[0] == 0x7F)
		return name_control(in, s[0]);
	return name_text(in, s, p.n);
}

void
keys_learn(struct keys *k, const char *bytes, const char *key)
{
	struct keys_known *known_key = &k->learnt[k->nlearnt];
	size_t n = strlen(bytes);

	if (k->nlearnt == KEYS_LEARNT || bytes[0] != ESC || n < 2 ||
	    n >= sizeof known_key->bytes)
		return;
	memcpy(known_key->bytes, bytes, n + 1);
	known_key->name = key;
	k->nlearnt++;
}

void *
keys_space(struct keys *k, size_t *room)
{
	memmove(k->buf, k->buf + k->at, k->n - k->at);
	k->n -= k->at;
	k->at = 0;
	*room = sizeof k->buf - k->n;
	return k->buf + k->n;
}

void
keys_fed(struct keys *k, size_t n)
{
	k->n += n;
	k->late = false;
}

bool
keys_next(struct keys *k, int64_t now, struct term_input *in)
{
	const unsigned char *s;
	struct piece p;

	if (now - k->pasted_at > PASTE_GAP)
		k->pasting = false;
	while (k->at < k->n) {
		*in = (struct term_input){ .event = TERM_KEY };
		s = k->buf + k->at;
		p = next_piece(k, s, k->n - k->at);
		if (p.n == 0)
			return false;
		k->at += p.n;
		k->pasted_at = now;
		if (decide(k, now, in, s, p))
			return true;
	}
	k->late = false;
	return false;
}

int
keys_patience(const struct keys *k)
{
	if (k->at == k->n)
		return -1;
	return k->n - k->at == 1 && k->buf[k->at] == ESC ? ESC_PATIENCE :
	    REST_PATIENCE;
}

void
keys_late(struct keys *k)
{
	k->late = true;
}

#include "tests/unit/check.h"

#include <stdio.h>
#include <string.h>

#include "tui/keys.h"

#define PASTE(text)	"\033[200~" text "\033[201~"

/* The names of all keys so far, one blank between them; pasted ones in
 * brackets, those with a place with it. */
static void
take_all(struct keys *k, int64_t now, char *names, size_t room)
{
	struct term_input in;
	size_t n = strlen(names);

	while (keys_next(k, now, &in) && n < room) {
		assert_int_equal(in.event, TERM_KEY);
		n += (size_t)snprintf(names + n, room - n,
		    in.pasted ? "%s[%s]" : "%s%s", n > 0 ? " " : "", in.key);
		if (n < room && (in.row != 0 || in.col != 0))
			n += (size_t)snprintf(names + n, room - n, "@%d,%d",
			    in.row, in.col);
	}
}

static void
feed(struct keys *k, const char *bytes, size_t n)
{
	size_t room;
	void *space = keys_space(k, &room);

	assert_true(n <= room);
	memcpy(space, bytes, n);
	keys_fed(k, n);
}

/* Everything in portions of so many bytes, then nothing more. */
static void
names_of(const char *bytes, size_t portion, char *names, size_t room)
{
	struct keys k = { 0 };
	size_t i, n = strlen(bytes);

	names[0] = '\0';
	for (i = 0; i < n; i += portion) {
		feed(&k, bytes + i, i + portion < n ? portion : n - i);
		take_all(&k, 1000, names, room);
	}
	if (keys_patience(&k) != -1) {
		keys_late(&k);
		take_all(&k, 1000, names, room);
	}
	assert_int_equal(keys_patience(&k), -1);
}

static const struct {
	const char	*bytes, *names;
} table[] = {
	{ "jK5:", "j K 5 :" },
	{ "£é\xE2\x80\x94", "£ é \xE2\x80\x94" },
	{ " \r\t\x7F\b", "Space Enter Tab Backspace Backspace" },
	{ "\x01\x06\x0C\x10\x12\x13\x11\x0A",
	    "C-a C-f C-l C-p C-r C-s C-q C-j" },
	{ "\033[A\033[B\033[C\033[D", "Up Down Right Left" },
	{ "\033OA\033OB\033OC\033OD", "Up Down Right Left" },
	{ "\033[1;2A\033[1;2B\033[Z", "S-Up S-Down S-Tab" },
	{ "\033[H\033[F\033[1~\033[4~\033[7~\033[8~",
	    "Home End Home End Home End" },
	{ "\033[2~\033[3~\033[5~\033[6~", "Ins Del PgUp PgDn" },
	{ "\033OP\033OQ\033OR\033OS", "F1 F2 F3 F4" },
	{ "\033[11~\033[12~\033[13~\033[14~", "F1 F2 F3 F4" },
	{ "\033[[A\033[[E\033[15~\033[21~\033[24~", "F1 F5 F5 F10 F12" },
	{ "\033Op\033Oy\033On\033OM", "0 9 . Enter" },
	/* What nobody knows is stepped over whole. */
	{ "a\033[1;5Cb\033[25~c\033[?1;2cd\033Oze\033[<b", "a b c d e" },
	{ "\xFFj\xC0\x80k\xED\xA0\x80l\xF5m", "j k l m" },
	{ "\xC2j\xE2\x82k", "j k" },
	{ "\x00", "" },
	{ "\x1C\x1Dj", "j" },
	{ "\xC2\x9Bj", "j" },
	/* Esc is Esc before any other key, and at the end. */
	{ "\033j", "Esc j" },
	{ "\033\033", "Esc Esc" },
	{ "\033", "Esc" },
	{ "\033[", "" },
	{ "\033[1", "" },
	{ "\xE2\x82", "" },
	/* The mouse, new and old. */
	{ "\033[<0;5;3M\033[<0;5;3m", "Click@2,4" },
	{ "\033[<64;5;3M\033[<65;250;90M", "WheelUp@2,4 WheelDown@89,249" },
	{ "\033[<2;5;3M\033[<32;5;3M\033[<0;5M", "" },
	{ "\033[M %#\033[M#%#j", "Click@2,4 j" },
	{ "\033[<0;5;3M\033[<0;5;3m\033[<0;5;3M", "Click@2,4 Double@2,4" },
	{ "\033[<0;5;3M\033[<0;6;3M", "Click@2,4 Click@2,5" },
	/* Nothing in a paste acts. */
	{ PASTE("q") "q", "[q] q" },
	{ PASTE("a b\tc\r\nd\re\nf"),
	    "[a] [Space] [b] [Space] [c] [Space] [d] [Space] [e] [Space] [f]" },
	{ PASTE("x\033[Ay\033z\033OPw"), "[x] [y] [z] [w]" },
	{ PASTE("\x03\x12\x1A\x7Fz\033[<0;5;3M"), "[z]" },
	{ PASTE("\xC2\x9Bz£"), "[z] [£]" },
	{ "\033[201~j", "j" },
};

static void
bytes_have_their_names(void **state)
{
	char names[256];
	size_t i;

	(void)state;
	for (i = 0; i < COUNT(table); i++) {
		names_of(table[i].bytes, 64, names, sizeof names);
		assert_string_equal(names, table[i].names);
	}
}

static void
bytes_may_come_in_any_portions(void **state)
{
	char names[256];
	size_t i, portion;

	(void)state;
	for (i = 0; i < COUNT(table); i++)
		for (portion = 1; portion < 8; portion++) {
			names_of(table[i].bytes, portion, names, sizeof names);
			assert_string_equal(names, table[i].names);
		}
}

static void
esc_waits_a_moment_and_the_rest_longer(void **state)
{
	struct keys k = { 0 };
	struct term_input in;

	(void)state;
	assert_int_equal(keys_patience(&k), -1);
	feed(&k, "\033", 1);
	assert_false(keys_next(&k, 0, &in));
	assert_int_equal(keys_patience(&k), 25);
	feed(&k, "[", 1);
	assert_false(keys_next(&k, 0, &in));
	assert_true(keys_patience(&k) > 25);
	feed(&k, "A", 1);
	assert_true(keys_next(&k, 0, &in));
	assert_string_equal(in.key, "Up");
	assert_int_equal(keys_patience(&k), -1);
}

static void
a_slow_second_click_is_a_click(void **state)
{
	struct keys k = { 0 };
	char names[64] = "";
	static const char press[] = "\033[<0;5;3M";
	int i;

	(void)state;
	for (i = 1; i <= 3; i++) {
		feed(&k, press, sizeof press - 1);
		take_all(&k, i * 1000, names, sizeof names);
	}
	assert_string_equal(names, "Click@2,4 Click@2,4 Click@2,4");
}

static void
a_paste_without_end_ends_with_time(void **state)
{
	struct keys k = { 0 };
	char names[64] = "";

	(void)state;
	feed(&k, "\033[200~q", 7);
	take_all(&k, 5000, names, sizeof names);
	feed(&k, "r", 1);
	take_all(&k, 5500, names, sizeof names);
	feed(&k, "s", 1);
	take_all(&k, 9000, names, sizeof names);
	assert_string_equal(names, "[q] [r] s");
}

/* A buffer full of one sequence must not stop the program from reading. */
static void
a_sequence_without_end_is_given_up(void **state)
{
	struct keys k = { 0 };
	char names[64] = "", digits[KEYS_ROOM];
	size_t room;

	(void)state;
	memset(digits, '1', sizeof digits);
	memcpy(digits, "\033[", 2);
	feed(&k, digits, sizeof digits);
	take_all(&k, 0, names, sizeof names);
	keys_space(&k, &room);
	assert_true(room > 0);
	feed(&k, "j", 1);
	take_all(&k, 0, names, sizeof names);
	assert_string_equal(names, "j");
}

static void
a_terminal_may_have_keys_of_its_own(void **state)
{
	struct keys k = { 0 };
	char names[64] = "";

	(void)state;
	keys_learn(&k, "\033[25~", "F12");
	keys_learn(&k, "\033[A", "Down");	/* known better */
	keys_learn(&k, "x", "F11");		/* no sequence */
	feed(&k, "\033[25~\033[Ax", 9);
	take_all(&k, 0, names, sizeof names);
	assert_string_equal(names, "F12 Up x");
}

/* Whatever comes, it is used up, and no key is a control character. */
static void
noise_is_used_up(void **state)
{
	static const char likely[] = "\033[O<;?012~MmAq\xC2\xE2\x82\r\n ";
	struct keys k = { 0 };
	struct term_input in;
	unsigned seed = 1;
	char byte;
	int i;

	(void)state;
	for (i = 0; i < 200000; i++) {
		seed = seed * 1103515245u + 12345u;
		byte = (seed >> 16) % 3 == 0 ? (char)(seed >> 20) :
		    likely[(seed >> 20) % (sizeof likely - 1)];
		feed(&k, &byte, 1);
		if ((seed >> 8) % 50 == 0)
			keys_late(&k);
		while (keys_next(&k, i, &in))
			assert_true((unsigned char)in.key[0] > ' ' &&
			    in.key[0] != 0x7F);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_have_their_names),
		cmocka_unit_test(bytes_may_come_in_any_portions),
		cmocka_unit_test(esc_waits_a_moment_and_the_rest_longer),
		cmocka_unit_test(a_slow_second_click_is_a_click),
		cmocka_unit_test(a_paste_without_end_ends_with_time),
		cmocka_unit_test(a_sequence_without_end_is_given_up),
		cmocka_unit_test(a_terminal_may_have_keys_of_its_own),
		cmocka_unit_test(noise_is_used_up),
	};

	return cmocka_run_group_tests(tests, NULL, NULL) != 0;
}

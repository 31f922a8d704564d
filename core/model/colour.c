#include <stddef.h>
#include <string.h>

#include "core/model/colour.h"
#include "core/model/theme.h"

enum { FIRST_CUBE = 16, FIRST_GREY = 232, LAST = 255 };

const char *const colour_names[] = {
	"black", "red", "green", "yellow", "blue", "magenta", "cyan", "white",
	"bright-black", "bright-red", "bright-green", "bright-yellow",
	"bright-blue", "bright-magenta", "bright-cyan", "bright-white",
	"default", NULL
};

const char *const colour_palette_names[COLOUR_PALETTES] = {
	[COLOUR_XTERM] = "xterm",
	[COLOUR_PUTTY] = "PuTTY",
	[COLOUR_WINDOWS] = "Windows Terminal",
};

/* As each program comes, before anybody has changed its settings. */
static const uint32_t own[COLOUR_PALETTES][FIRST_CUBE] = {
	[COLOUR_XTERM] = {
		0x000000, 0xcd0000, 0x00cd00, 0xcdcd00,
		0x0000ee, 0xcd00cd, 0x00cdcd, 0xe5e5e5,
		0x7f7f7f, 0xff0000, 0x00ff00, 0xffff00,
		0x5c5cff, 0xff00ff, 0x00ffff, 0xffffff,
	},
	[COLOUR_PUTTY] = {
		0x000000, 0xbb0000, 0x00bb00, 0xbbbb00,
		0x0000bb, 0xbb00bb, 0x00bbbb, 0xbbbbbb,
		0x555555, 0xff5555, 0x55ff55, 0xffff55,
		0x5555ff, 0xff55ff, 0x55ffff, 0xffffff,
	},
	[COLOUR_WINDOWS] = {
		0x0c0c0c, 0xc50f1f, 0x13a10e, 0xc19c00,
		0x0037da, 0x881798, 0x3a96dd, 0xcccccc,
		0x767676, 0xe74856, 0x16c60c, 0xf9f1a5,
		0x3b78ff, 0xb4009e, 0x61d6d6, 0xf2f2f2,
	},
};

/*
 * What is left of linear red, green and blue without one kind of cone:
 * Machado, Oliveira and Fernandes, "A physiologically-based model for
 * simulation of color vision deficiency" (2009), severity 1.
 */
static const double seen[COLOUR_VISIONS][3][3] = {
	[COLOUR_NORMAL] = {
		{ 1, 0, 0 },
		{ 0, 1, 0 },
		{ 0, 0, 1 },
	},
	[COLOUR_DEUTAN] = {
		{ 0.367322, 0.860646, -0.227968 },
		{ 0.280085, 0.672501, 0.047413 },
		{ -0.011820, 0.042940, 0.968881 },
	},
	[COLOUR_PROTAN] = {
		{ 0.152286, 1.052583, -0.204868 },
		{ 0.114503, 0.786281, 0.099216 },
		{ -0.003882, -0.048116, 1.051998 },
	},
};

/* Linear sRGB to CIE XYZ under D65 (IEC 61966-2-1), and D65 itself. */
static const double to_xyz[3][3] = {
	{ 0.4124564, 0.3575761, 0.1804375 },
	{ 0.2126729, 0.7151522, 0.0721750 },
	{ 0.0193339, 0.1191920, 0.9503041 },
};
static const double d65[3] = { 0.95047, 1, 1.08883 };

static int
digits(const char *s)
{
	int n = 0;

	if (s[0] == '\0' || strlen(s) > 3)
		return -1;
	for (; *s != '\0'; s++) {
		if (*s < '0' || *s > '9')
			return -1;
		n = n * 10 + (*s - '0');
	}
	return n;
}

static int
named(const char *s)
{
	int i;

	for (i = 0; i < FIRST_CUBE; i++)
		if (strcmp(s, colour_names[i]) == 0)
			return i;
	return -1;
}

/*
 * The n-th root by Newton's method, downwards from a value above it. The same
 * sum on every machine, and the C library's would need one more library.
 */
static double
root(double x, int n)
{
	double y = x > 1 ? x : 1, next = y, power;
	int i;

	if (x <= 0)
		return 0;
	do {
		y = next;
		for (power = 1, i = 1; i < n; i++)
			power *= y;
		next = y - (y - x / power) / n;
	} while (next < y);
	return y;
}

/* One channel of sRGB without its gamma (IEC 61966-2-1): the power of 2.4 is
 * the square times the fifth root of the square. */
static double
linear(unsigned channel)
{
	double v = channel / 255.0;

	if (v <= 0.04045)
		return v / 12.92;
	v = (v + 0.055) / 1.055;
	return v * v * root(v * v, 5);
}

static void
split(uint32_t rgb, double out[3])
{
	out[0] = linear(rgb >> 16 & 0xff);
	out[1] = linear(rgb >> 8 & 0xff);
	out[2] = linear(rgb & 0xff);
}

static void
times(const double m[3][3], const double v[3], double out[3])
{
	int i;

	for (i = 0; i < 3; i++)
		out[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
}

/* Relative luminance of WCAG 2. */
static double
luminance(uint32_t rgb)
{
	double v[3];

	split(rgb, v);
	return 0.2126 * v[0] + 0.7152 * v[1] + 0.0722 * v[2];
}

/* The curve of CIE Lab, with its straight piece near black (CIE 15:2004). */
static double
curve(double t)
{
	if (t > 216.0 / 24389)
		return root(t, 3);
	return (24389.0 / 27 * t + 16) / 116;
}

static double
within(double v)
{
	if (v < 0)
		return 0;
	return v > 1 ? 1 : v;
}

static void
lab(uint32_t rgb, enum colour_vision who, double out[3])
{
	double screen[3], eye[3], xyz[3], f[3];
	int i;

	split(rgb, screen);
	times(seen[who], screen, eye);
	for (i = 0; i < 3; i++)
		eye[i] = within(eye[i]);
	times(to_xyz, eye, xyz);
	for (i = 0; i < 3; i++)
		f[i] = curve(xyz[i] / d65[i]);
	out[0] = 116 * f[1] - 16;
	out[1] = 500 * (f[0] - f[1]);
	out[2] = 200 * (f[1] - f[2]);
}

enum colour_fault
colour_parse(const char *text, int colours, int *number)
{
	int n = digits(text);

	*number = THEME_DEFAULT;
	if (strcmp(text, "default") == 0)
		return COLOUR_FINE;
	if (n < 0)
		n = named(text);
	if (n < 0)
		return COLOUR_UNKNOWN;
	if (n >= colours)
		return COLOUR_BEYOND;
	*number = n;
	return COLOUR_FINE;
}

/* The cube of 216 and the 24 greys as xterm's 256colres.h has them. */
uint32_t
colour_rgb(enum colour_palette palette, int number)
{
	static const uint32_t step[] = { 0, 0x5f, 0x87, 0xaf, 0xd7, 0xff };
	uint32_t n;

	if (number < 0 || number > LAST)
		return COLOUR_BLACK;
	if (number < FIRST_CUBE)
		return own[palette][number];
	if (number >= FIRST_GREY)
		return 0x010101 * (8 + 10 * (uint32_t)(number - FIRST_GREY));
	n = (uint32_t)(number - FIRST_CUBE);
	return step[n / 36] << 16 | step[n / 6 % 6] << 8 | step[n % 6];
}

uint32_t
colour_mixed(uint32_t a, uint32_t b)
{
	/* The lowest bit of each channel is dropped, so that none carries. */
	return (a >> 1 & 0x7f7f7f) + (b >> 1 & 0x7f7f7f);
}

double
colour_contrast(uint32_t a, uint32_t b)
{
	double la = luminance(a), lb = luminance(b);

	return la > lb ? (la + 0.05) / (lb + 0.05) : (lb + 0.05) / (la + 0.05);
}

double
colour_distance(uint32_t a, uint32_t b, enum colour_vision who)
{
	double la[3], lb[3], sum = 0;
	int i;

	lab(a, who, la);
	lab(b, who, lb);
	for (i = 0; i < 3; i++)
		sum += (la[i] - lb[i]) * (la[i] - lb[i]);
	return root(sum, 2);
}

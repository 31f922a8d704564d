#include <getopt.h>
#include <stddef.h>

#include "core/base/word.h"
#include "tui/options.h"

enum { OPT_AS = 256, OPT_NOW, OPT_THEME, OPT_COLOUR, OPT_ASCII, OPT_CSV,
    OPT_JSON, OPT_FRESH };

static const struct option long_options[] = {
	{ "as", required_argument, NULL, OPT_AS },
	{ "now", required_argument, NULL, OPT_NOW },
	{ "theme", required_argument, NULL, OPT_THEME },
	{ "color", required_argument, NULL, OPT_COLOUR },
	{ "colour", required_argument, NULL, OPT_COLOUR },
	{ "ascii", no_argument, NULL, OPT_ASCII },
	{ "csv", no_argument, NULL, OPT_CSV },
	{ "json", no_argument, NULL, OPT_JSON },
	{ "fresh", no_argument, NULL, OPT_FRESH },
	{ "help", no_argument, NULL, 'h' },
	{ "version", no_argument, NULL, 'V' },
	{ 0 }
};

const struct err *
options_read(int argc, char **argv, struct options *o, int *first)
{
	static const char *const whens[] = { "auto", "always", "never", NULL };
	int c;

	*o = (struct options){ 0 };
	opterr = 0;
	while ((c = getopt_long(argc, argv, "+hV", long_options, NULL)) != -1)
		switch (c) {
		case OPT_AS:	 o->as = optarg; break;
		case OPT_NOW:	 o->now = optarg; break;
		case OPT_THEME:	 o->theme = optarg; break;
		case OPT_COLOUR:
			if (!word_known(optarg, whens))
				return err_new(ERR_USAGE, "--color is auto, always or "
				    "never, not '%.40s'", optarg);
			o->colour = optarg;
			break;
		case OPT_ASCII:	 o->ascii = true; break;
		case OPT_CSV:	 o->csv = true; break;
		case OPT_JSON:	 o->json = true; break;
		case OPT_FRESH:	 o->fresh = true; break;
		case 'h':	 o->help = true; break;
		case 'V':	 o->version = true; break;
		default:
			return err_new(ERR_USAGE, "%s: no such option, or its value "
			    "is missing; try 'accord help'", argv[optind - 1]);
		}
	*first = optind;
	return NULL;
}

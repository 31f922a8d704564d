#include <string.h>

#include "core/yaml/doc_words.h"

static const char in_quotes[] = "put the text in quotes: 'like this'";

static const struct doc_words table[] = {
	{ "did not find expected '-' indicator",
	    "this line is not part of the list above it",
	    "begin it with '- ', or give it the indent of what it belongs to",
	    false },
	{ "did not find expected ',' or ']'",
	    "this list is not closed, or a comma is missing in it",
	    "write it as [one, two]; text that begins with [ needs quotes",
	    true },
	{ "did not find expected ',' or '}'",
	    "this map is not closed, or a comma is missing in it",
	    "write it as {name: text, name: text}; text that begins with { "
	    "needs quotes", true },
	{ "could not find expected ':'",
	    "there is no colon after this name",
	    "write  name: text  with a space after the colon", true },
	{ "found unexpected end of stream",
	    "this quote is never closed",
	    "put the same quote at the end of the text; inside single quotes "
	    "write '' for '", true },
	{ "found unexpected document indicator",
	    "this quote is never closed",
	    "put the same quote at the end of the text; inside single quotes "
	    "write '' for '", true },
	{ "found character that cannot start any token",
	    "a text cannot begin with this character", in_quotes, false },
	{ "block sequence entries are not allowed in this context",
	    "a list item cannot begin here",
	    "begin it on a line of its own; if it is text, put it in quotes",
	    false },
	{ "mapping keys are not allowed in this context",
	    "a text cannot begin with a question mark and a space", in_quotes,
	    false },
	{ "did not find expected node content",
	    "a text cannot begin with this character", in_quotes, false },
	{ "found unexpected ':'",
	    "a colon inside this text", in_quotes, true },
	{ "did not find expected alphabetic or numeric character",
	    "a text cannot begin with & or *", in_quotes, true },
	{ "found unknown escape character",
	    "after a backslash inside double quotes only a few letters mean "
	    "something",
	    "write \\\\ for a backslash, or use single quotes", false },
	{ "did not find expected hexdecimal number",
	    "after \\x or \\u there should be a number",
	    "write \\\\ for a backslash, or use single quotes", false },
	{ "found invalid Unicode character escape code",
	    "there is no character with this number",
	    "type the character itself", false },
	{ "did not find expected comment or line break",
	    "after | or > the text begins on the next line",
	    "if the text itself begins with | or >, put it in quotes", false },
	{ "found an indentation indicator equal to 0",
	    "after | or > the text begins on the next line",
	    "if the text itself begins with | or >, put it in quotes", false },
	{ "found a tab character that violates indentation",
	    "a tab is used here", "use spaces", false },
	{ "found a tab character where an indentation space is expected",
	    "a tab is used here", "use spaces", false },
	{ "did not find expected <document start>",
	    "something follows after the end of the file's content",
	    "begin this line at the margin as a section of its own, or indent "
	    "it to what it belongs to", false },
	{ "found unknown directive name",
	    "a line cannot begin with %", in_quotes, true },
	{ "could not find expected directive name",
	    "a line cannot begin with %", in_quotes, true },
	{ "found unexpected non-alphabetical character",
	    "a line cannot begin with %", in_quotes, true },
	{ "did not find expected whitespace",
	    "a line cannot begin with %", in_quotes, true },
	{ "found duplicate %TAG directive",
	    "a line cannot begin with %", in_quotes, false },
	{ "did not find expected version number",
	    "this line asks for another kind of YAML", "delete the line",
	    true },
	{ "did not find expected digit or '.' character",
	    "this line asks for another kind of YAML", "delete the line",
	    true },
	{ "found extremely long version number",
	    "this line asks for another kind of YAML", "delete the line",
	    true },
	{ "found incompatible YAML document",
	    "this line asks for another kind of YAML", "delete the line",
	    false },
	{ "found duplicate %YAML directive",
	    "this line asks for another kind of YAML", "delete the line",
	    false },
	{ "did not find expected '!'",
	    "a text cannot begin with !", in_quotes, true },
	{ "did not find expected tag URI",
	    "a text cannot begin with !", in_quotes, true },
	{ "did not find expected whitespace or line break",
	    "a text cannot begin with !", in_quotes, true },
	{ "did not find the expected '>'",
	    "a text cannot begin with !", in_quotes, true },
	{ "did not find URI escaped octet",
	    "a text cannot begin with !", in_quotes, true },
	{ "found an incorrect leading UTF-8 octet",
	    "a text cannot begin with !", in_quotes, true },
	{ "found an incorrect trailing UTF-8 octet",
	    "a text cannot begin with !", in_quotes, true },
	{ "found undefined tag handle",
	    "a text cannot begin with !", in_quotes, false },
};

static const struct doc_words colon = {
	.what = "a colon and a space inside this text", .hint = in_quotes,
};

static const struct doc_words name_here = {
	.what = "a name with a colon cannot stand here",
	.hint = "check the indent of this line, and that the line above has a "
	    "colon after its name",
};

static const struct doc_words after_quote = {
	.what = "text after the closing quote",
	.hint = "put quotes round the whole text; inside single quotes write "
	    "'' for '",
};

static const struct doc_words after_bracket = {
	.what = "text after the closing bracket",
	.hint = "put quotes round the whole text: '[draft] plan'",
};

static const struct doc_words out_of_line = {
	.what = "this line does not line up with the lines it belongs to",
	.hint = "give every field of an item the same indent, and every item "
	    "of a list",
};

static bool
colon_before(const char *line, size_t n)
{
	size_t i;

	for (i = 0; i + 1 < n; i++)
		if (line[i] == ':' && line[i + 1] == ' ')
			return true;
	return false;
}

/* The last thing before the place tells what went before. */
static const struct doc_words *
no_key(const char *line, size_t n)
{
	while (n > 0 && line[n - 1] == ' ')
		n--;
	if (n == 0)
		return &out_of_line;
	if (line[n - 1] == '\'' || line[n - 1] == '"')
		return &after_quote;
	if (line[n - 1] == ']' || line[n - 1] == '}')
		return &after_bracket;
	return &out_of_line;
}

const struct doc_words *
doc_words_for(const char *says, const char *line, size_t n)
{
	size_t i;

	if (strcmp(says, "mapping values are not allowed in this context") == 0)
		return colon_before(line, n) ? &colon : &name_here;
	if (strcmp(says, "did not find expected key") == 0)
		return no_key(line, n);
	for (i = 0; i < sizeof table / sizeof table[0]; i++)
		if (strcmp(table[i].says, says) == 0)
			return &table[i];
	return NULL;
}

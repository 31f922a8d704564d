#include <stddef.h>

#include "core/model/theme.h"

const char *const theme_look_names[] = {
	[LOOK_TEXT] = "text",
	[LOOK_DIM] = "dim",
	[LOOK_TITLE] = "title",
	[LOOK_TAB] = "tab",
	[LOOK_TAB_ON] = "tab_on",
	[LOOK_RULE] = "rule",
	[LOOK_HEAD] = "head",
	[LOOK_FOCUS] = "focus",
	[LOOK_CROSS] = "cross",
	[LOOK_CELL] = "cell",
	[LOOK_LEAD] = "lead",
	[LOOK_JOINT] = "joint",
	[LOOK_WORK] = "work",
	[LOOK_NONE] = "none",
	[LOOK_GOOD] = "good",
	[LOOK_WARN] = "warn",
	[LOOK_BAD] = "bad",
	[LOOK_UNSET] = "unset",
	[LOOK_KEY] = "key",
	[LOOK_MATCH] = "match",
	[LOOK_MESSAGE] = "message",
	[LOOK_ERROR] = "error",
	[LOOK_PROMPT] = "prompt",
	[LOOK_COUNT] = NULL,
};

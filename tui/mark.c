#include "tui/mark.h"

const char *
mark_standing(enum standing s, enum look *look)
{
	switch (s) {
	case STANDING_LATE:
		*look = LOOK_BAD;
		return "■L";
	case STANDING_SOON:
		*look = LOOK_WARN;
		return "▲S";
	case STANDING_OPEN:
		*look = LOOK_UNSET;
		return "○ ";
	case STANDING_UNDATED:
		*look = LOOK_UNSET;
		return "- ";
	case STANDING_DONE:
		*look = LOOK_GOOD;
		return "●D";
	case STANDING_PARKED:
		*look = LOOK_DIM;
		return "= ";
	case STANDING_COUNT:
		break;
	}
	return "";
}

enum look
mark_letter(struct matrix_cell cell)
{
	if (cell.mark == '!')
		return LOOK_BAD;
	switch (cell.letter) {
	case 'L':	return LOOK_LEAD;
	case 'J':	return LOOK_JOINT;
	case '.':	return LOOK_NONE;
	default:	return LOOK_WORK;
	}
}

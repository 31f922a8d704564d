#include "core/cmd/cmd_entries.h"

/* Sorted by name: a test says so. */
const struct cmd *const cmd_table[] = {
	&cmd_add,
	&cmd_check,
	&cmd_commitments,
	&cmd_completion,
	&cmd_copy,
	&cmd_dashboard,
	&cmd_delete,
	&cmd_export,
	&cmd_find_text,
	&cmd_help,
	&cmd_history,
	&cmd_import,
	&cmd_info,
	&cmd_link,
	&cmd_list,
	&cmd_man,
	&cmd_matrix,
	&cmd_milestone,
	&cmd_new,
	&cmd_partners,
	&cmd_redo,
	&cmd_role,
	&cmd_set,
	&cmd_show,
	&cmd_strands,
	&cmd_theme,
	&cmd_undo,
	&cmd_unlink,
	&cmd_verify,
	&cmd_version,
};

const int cmd_count = sizeof cmd_table / sizeof cmd_table[0];

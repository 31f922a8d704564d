#ifndef TUI_VIEW_ENTRIES_H
#define TUI_VIEW_ENTRIES_H

#include "tui/view.h"

extern const struct view_ops view_home, view_matrix, view_commitments,
    view_partners, view_strands, view_history, view_gaps, view_item, view_help,
    view_text;

#endif

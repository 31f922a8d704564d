#ifndef CORE_MODEL_GAP_H
#define CORE_MODEL_GAP_H

#include "core/model/plan.h"

/*
 * Gaps: what a plan leaves open, found by rules, each with a sentence that
 * says why. One table of rules; a rule looks at one thing at a time and says
 * whether it is wrong. Codes and severities follow the checks of the field
 * (Improvement Service guidance, HMIC's submission of 2012, audit reports).
 */

enum gap_severity { GAP_ERROR, GAP_WARNING, GAP_NOTE };

enum gap_subject { GAP_COMMITMENT, GAP_STRAND, GAP_OUTCOME, GAP_INDICATOR,
    GAP_PARTNER, GAP_BUDGET };

struct gap_rule {
	const char		*code;		/* "ACC-02" */
	enum gap_severity	 severity;
	enum gap_subject	 subject;
	const char		*rule;		/* what it asks, for the help */
	const char		*basis;		/* where it comes from */
};

struct gap {
	const struct gap_rule	*rule;
	int			 at;		/* place of the subject in its list */
};

struct gaps {
	struct gap	*v;
	int		 n, room;
	int		*first;			/* by commitment: place of its first
						 * gap, -1 for none */
};

extern const struct gap_rule gap_rules[];
extern const int gap_rule_count;
extern const char *const gap_severity_names[];

/* All gaps on a day: errors first, then in the order of the rules and lists. */
void		 gap_find(struct arena *, const struct plan *, int32_t day,
		    struct gaps *);

/* Why it is one: a sentence without a full stop, made when it is asked for. */
const char	*gap_message(struct arena *, const struct plan *,
		    const struct gap *, int32_t day);

/* Code and title of what a gap is about, and "commitment:1.1" to open it. */
const char	*gap_subject_code(const struct plan *, const struct gap *);
const char	*gap_subject_title(const struct plan *, const struct gap *);
const char	*gap_subject_path(struct arena *, const struct plan *,
		    const struct gap *);

/* The first gap of a commitment, NULL when it has none. */
const struct gap *gap_of_commitment(const struct gaps *, int commitment);

#endif

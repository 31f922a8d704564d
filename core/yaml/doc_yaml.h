#ifndef CORE_YAML_DOC_YAML_H
#define CORE_YAML_DOC_YAML_H

#include <stdbool.h>

#include "core/base/arena.h"
#include "core/yaml/problem.h"

/*
 * A YAML file as a tree with places, read once with libyaml and within
 * limits: size, depth, number of nodes; no aliases, tags, complex keys or
 * second documents, no name twice in a map, no hidden characters. What
 * libyaml finds wrong is said in plain words.
 */

enum { DOC_BYTES_MAX = 16 * 1024 * 1024, DOC_DEPTH_MAX = 64,
    DOC_NODES_MAX = 2 * 1024 * 1024 };

enum node_kind { NODE_SCALAR, NODE_LIST, NODE_MAP };

struct node {
	enum node_kind	 kind;
	bool		 plain;		/* a scalar without quotes */
	bool		 bad;		/* a problem tells of it already */
	int		 line, col;	/* where it begins, as in a problem */
	int		 width;		/* of a scalar on one line, or 1 */
	int		 n;		/* how many items */
	const char	*text;		/* of a scalar; NFC */
	struct node	*key;		/* of a value in a map */
	struct node	*first, *next;	/* items, in order */
};

/*
 * Read a file. ERR_READ when it cannot be read at all (a folder, no such
 * file); anything in it that is wrong goes into the problems. *root is NULL
 * when there is no whole tree; there may be a tree and problems too, so that
 * whoever reads the tree can add theirs: ask problem_verdict at the end. The
 * path "-" is standard input. The problems need not name an arena or path yet.
 */
const struct err	*doc_yaml_read(struct arena *, const char *path,
			    struct problems *, struct node **root) CHECKED;

/* The same for a text in memory; `n` bytes. */
void	doc_yaml_parse(struct arena *, const char *text, size_t n,
	    struct problems *, struct node **root);

/* Whether a scalar says nothing: ~, null, or an empty value. */
bool	doc_is_null(const struct node *);

#endif

#ifndef CORE_YAML_THEME_YAML_H
#define CORE_YAML_THEME_YAML_H

#include "core/model/theme.h"
#include "core/yaml/problem.h"

/*
 * Themes from files. A name is one of those the program carries inside it
 * ("dark" is themes/dark.yaml); whatever has a '/' or ends in .yaml is a file
 * on disk. What is wrong with a file goes into the problems, and the theme is
 * then left alone. A theme keeps nothing of the arena.
 */
const struct err	*theme_yaml_load(struct arena *, const char *name,
			    struct problems *, struct theme *) CHECKED;

/* The names of those inside, NULL-ended, in the order of the alphabet. */
const char *const	*theme_yaml_names(struct arena *);

/* Whether it is a path and not a name. */
bool			 theme_yaml_is_path(const char *);

#endif

#ifndef CORE_YAML_SETTINGS_YAML_H
#define CORE_YAML_SETTINGS_YAML_H

#include "core/model/settings.h"
#include "core/yaml/problem.h"

/* What holds when nobody has chosen anything. */
struct settings		 settings_default(void);

/*
 * Read a file of settings; what it does not say is as by default, and so is
 * everything when there is no such file, it says nothing, or it has problems.
 * The texts live in the arena.
 */
const struct err	*settings_yaml_load(struct arena *, const char *path,
			    struct problems *, struct settings *) CHECKED;

#endif

#ifndef CORE_YAML_DOC_NAMES_H
#define CORE_YAML_DOC_NAMES_H

#include "core/yaml/doc_yaml.h"

/* No name may be given twice in a map: which of the two would count? */
void	doc_names_check(struct problems *, const struct node *map);

#endif

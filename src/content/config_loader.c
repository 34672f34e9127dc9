#include "content/config_loader.h"

bool config_complain(const struct config_loader *loader, const struct tree *value, const char *name,
                     const char *expected)
{
    return problems_add(loader->problems, loader->path, value->key_line, "'%s' must be %s", name,
                        expected);
}

#include "content/config_loader.h"

bool config_take_hours(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value)
{
    loader->config->hours.known = true;
    if (value->kind != TREE_TEXT || !hours_day_parse(value->text, config_member(loader, key))) {
        return config_complain(loader, value, key->name,
                               "closed, or hours of that day in their order, such as "
                               "\"09:00-17:30\" or \"09:00-12:00, 13:00-17:30\"");
    }
    return true;
}

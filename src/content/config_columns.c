/* How a day list in CSV is read: the names of its columns, its times, the words of its status. */
#include "content/config_loader.h"

bool config_take_time_format(const struct config_loader *loader, const struct config_key *key,
                             const struct tree *value)
{
    if (!config_take_text(loader, key, value)) {
        return false;
    }
    const char *fault =
        value->text[0] == '\0' ? NULL : csv_time_format_fault(loader->arena, value->text);
    return fault == NULL || problems_add(loader->problems, loader->path, value->key_line, "'%s' %s",
                                         key->name, fault);
}

/* A text of a list; false with a problem if it is none, or empty. */
static bool is_word(const struct config_loader *loader, const struct config_key *key,
                    const struct tree *item)
{
    if (item->kind != TREE_TEXT) {
        return problems_add(loader->problems, loader->path, item->line, "'%s' must list texts",
                            key->name);
    }
    return item->text[0] != '\0' || problems_add(loader->problems, loader->path, item->line,
                                                 "'%s' must not list an empty text", key->name);
}

bool config_take_column_names(const struct config_loader *loader, const struct config_key *key,
                              const struct tree *value)
{
    struct column_names names = {.count = 0};
    if (value->kind == TREE_MAP) {
        return config_complain(loader, value, key->name,
                               "the name of a column, or a list such as [Date, Time]");
    }
    if (value->kind == TREE_TEXT) {
        if (value->text[0] == '\0' && key->absent == NULL) {
            return problems_add(loader->problems, loader->path, value->key_line,
                                "'%s' must not be empty", key->name);
        }
        names.items[0] = value->text;
        names.count = value->text[0] == '\0' ? 0 : 1;
        config_put(loader, key, names);
        return true;
    }
    if (value->count == 0 || value->count > COLUMN_NAMES_MAX) {
        return problems_add(loader->problems, loader->path, value->key_line,
                            "'%s' must list 1 to %d columns", key->name, COLUMN_NAMES_MAX);
    }
    for (size_t i = 0; i < value->count; i++) {
        if (!is_word(loader, key, value->items[i])) {
            return false;
        }
        names.items[names.count++] = value->items[i]->text;
    }
    config_put(loader, key, names);
    return true;
}

bool config_take_status_words(const struct config_loader *loader, const struct config_key *key,
                              const struct tree *value)
{
    if (value->kind != TREE_LIST) {
        return config_complain(loader, value, key->name, "a list such as [void, moved]");
    }
    const char **items = ARENA_ARRAY(loader->arena, const char *, value->count);
    for (size_t i = 0; i < value->count; i++) {
        if (!is_word(loader, key, value->items[i])) {
            return false;
        }
        items[i] = value->items[i]->text;
    }
    const struct status_words words = {items, value->count};
    config_put(loader, key, words);
    return true;
}

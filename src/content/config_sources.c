/* day_list.sources of kiosk.yaml: where day lists come from. */
#include "content/config_loader.h"

#include <string.h>

/* As the configuration calls the place of a source; the address itself is a secret and stands in
 * another file. */
static const char *const place_keys[SOURCE_KINDS] = {"file", "folder", "address_file"};

static bool refuse(const struct config_loader *loader, size_t line, const struct config_key *key,
                   const char *what)
{
    return problems_add(loader->problems, loader->path, line, "'%s': %s", key->name, what);
}

/* SOURCE_KINDS if the key names no place. */
static size_t kind_of(const char *name)
{
    size_t kind = 0;
    while (kind < SOURCE_KINDS && strcmp(place_keys[kind], name) != 0) {
        kind++;
    }
    return kind;
}

static bool take_value(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value, struct list_source *source)
{
    const size_t kind = kind_of(value->key);
    const bool is_therapist = strcmp(value->key, "therapist") == 0;
    if (kind == SOURCE_KINDS && !is_therapist) {
        return problems_add(loader->problems, loader->path, value->key_line,
                            "'%s': unknown key '%s'", key->name, value->key);
    }
    if (value->kind != TREE_TEXT || value->text[0] == '\0') {
        return problems_add(loader->problems, loader->path, value->key_line,
                            "'%s': '%s' must be a text", key->name, value->key);
    }
    if (is_therapist) {
        source->therapist = value->text;
        return true;
    }
    if (source->place[0] != '\0') {
        return refuse(loader, value->key_line, key,
                      "a source has one of file, folder and address_file");
    }
    source->kind = (enum source_kind)kind;
    source->place = config_path_of(loader, value->text);
    return true;
}

static bool is_new(const struct config_loader *loader, const struct config_key *key,
                   const struct list_source *sources, size_t count, size_t line)
{
    const struct list_source *last = &sources[count];
    for (size_t i = 0; i < count; i++) {
        if (strcmp(sources[i].key, last->key) == 0) {
            return refuse(loader, line, key, "names the same source twice");
        }
        if (sources[i].kind == SOURCE_ADDRESS && last->kind == SOURCE_ADDRESS &&
            strcmp(basename(sources[i].place), basename(last->place)) == 0) {
            /* what is fetched is kept under it */
            return refuse(loader, line, key, "each address_file needs a name of its own");
        }
    }
    return true;
}

static bool take_source(const struct config_loader *loader, const struct config_key *key,
                        const struct tree *item, struct list_source *source)
{
    *source = (struct list_source){.key = "", .place = "", .therapist = ""};
    if (item->kind != TREE_MAP) {
        return refuse(loader, item->line, key, "a source is written like {file: today.csv}");
    }
    bool ok = true;
    for (size_t i = 0; i < item->count; i++) {
        ok = take_value(loader, key, item->items[i], source) && ok;
    }
    if (ok && source->place[0] == '\0') {
        ok = refuse(loader, item->line, key, "a source needs a file, a folder or an address_file");
    }
    source->key =
        arena_printf(loader->arena, "%s %s", source_kind_word(source->kind), source->place);
    return ok;
}

bool config_take_sources(const struct config_loader *loader, const struct config_key *key,
                         const struct tree *value)
{
    if (value->kind != TREE_LIST) {
        return config_complain(loader, value, key->name, "a list, each with a dash before it");
    }
    struct list_source *sources = ARENA_ARRAY(loader->arena, struct list_source, value->count);
    bool ok = true;
    for (size_t i = 0; i < value->count; i++) {
        ok = take_source(loader, key, value->items[i], &sources[i]) &&
             is_new(loader, key, sources, i, value->items[i]->line) && ok;
    }
    loader->config->sources = (struct list_sources){sources, value->count};
    return ok;
}

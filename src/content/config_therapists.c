/* therapists of kiosk.yaml: where their clients wait, and who comes for them. */
#include "content/config_loader.h"

#include "base/utf8.h"
#include "domain/name.h"

#include <string.h>

/* So much is read in the seconds that the last screen stays, and stands on it in large letters. */
#define WAITING_MAX 120

static bool refuse(const struct config_loader *loader, size_t line, const struct config_key *key,
                   const char *what)
{
    return problems_add(loader->problems, loader->path, line, "'%s': %s", key->name, what);
}

static bool is_short(const struct localized *text)
{
    bool ok = utf8_count(text->text) <= WAITING_MAX;
    for (size_t i = 0; i < text->count; i++) {
        ok = ok && utf8_count(text->translations[i].text) <= WAITING_MAX;
    }
    return ok;
}

static bool take_value(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value, struct therapist *therapist)
{
    if (strcmp(value->key, "name") == 0) {
        if (value->kind != TREE_TEXT || value->text[0] == '\0') {
            return refuse(loader, value->key_line, key, "'name' must be a text");
        }
        therapist->name = value->text;
        return true;
    }
    if (strcmp(value->key, "waiting") != 0) {
        return problems_add(loader->problems, loader->path, value->key_line,
                            "'%s': unknown key '%s'", key->name, value->key);
    }
    if (!config_read_localized(loader, "therapists.waiting", value, false, &therapist->waiting)) {
        return false;
    }
    return is_short(&therapist->waiting) ||
           problems_add(loader->problems, loader->path, value->key_line,
                        "'%s': 'waiting' has room for %d characters", key->name, WAITING_MAX);
}

static bool take_therapist(const struct config_loader *loader, const struct config_key *key,
                           const struct tree *item, struct therapist *therapist)
{
    *therapist = (struct therapist){.name = ""};
    if (item->kind != TREE_MAP) {
        return refuse(loader, item->line, key,
                      "a therapist is written like {name: Mei R., waiting: Please wait upstairs.}");
    }
    bool ok = true;
    for (size_t i = 0; i < item->count; i++) {
        ok = take_value(loader, key, item->items[i], therapist) && ok;
    }
    if (ok && (therapist->name[0] == '\0' || therapist->waiting.text == NULL)) {
        return refuse(loader, item->line, key, "a therapist needs a name and a text for waiting");
    }
    return ok;
}

static const struct therapist *find(const struct config *config, struct arena *arena,
                                    const char *name)
{
    const char *wanted = name_fold(arena, name);
    for (size_t i = 0; i < config->therapists.count; i++) {
        if (strcmp(name_fold(arena, config->therapists.items[i].name), wanted) == 0) {
            return &config->therapists.items[i];
        }
    }
    return NULL;
}

bool config_take_therapists(const struct config_loader *loader, const struct config_key *key,
                            const struct tree *value)
{
    if (value->kind != TREE_LIST) {
        return config_complain(loader, value, key->name, "a list, each with a dash before it");
    }
    struct config *config = loader->config;
    struct therapist *therapists = ARENA_ARRAY(loader->arena, struct therapist, value->count);
    config->therapists.items = therapists;
    bool ok = true;
    for (size_t i = 0; i < value->count; i++) {
        struct therapist *therapist = &therapists[i];
        if (!take_therapist(loader, key, value->items[i], therapist)) {
            ok = false;
        } else if (find(config, loader->arena, therapist->name) != NULL) {
            ok = refuse(loader, value->items[i]->line, key, "names the same therapist twice");
        }
        config->therapists.count = i + 1;
    }
    return ok;
}

const struct localized *config_waiting(const struct config *config, struct arena *arena,
                                       const char *therapist)
{
    const struct therapist *found = find(config, arena, therapist);
    return found == NULL ? NULL : &found->waiting;
}

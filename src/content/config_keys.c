/* The keys of kiosk.yaml: from the rows of config.def to a struct config. */
#include "content/config_loader.h"

#include <string.h>

/* The words of config.def: how a value is taken … */
#define TEXT              .take = config_take_text
#define CONFIG_PATH       .take = config_take_config_path
#define TIME_ZONE         .take = config_take_time_zone
#define LOCALIZED         .take = config_take_localized
#define BOOLEAN           .take = config_take_boolean
#define WHOLE(from, to)   .take = config_take_whole, .minimum = (from), .maximum = (to)
#define YEARS(from, to)   .take = config_take_years, .minimum = (from), .maximum = (to)
#define DECIMAL(from, to) .take = config_take_decimal, .minimum = (from), .maximum = (to)
#define WORD(...)         .take = config_take_word, .words = {__VA_ARGS__}
#define ROTATION          .take = config_take_rotation
#define HOURS             .take = config_take_hours
#define LANGUAGES         .take = config_take_languages
#define KEYBOARD          .take = config_take_keyboard
#define COLOR             .take = config_take_color
#define SOURCES           .take = config_take_sources
#define THERAPISTS        .take = config_take_therapists
#define QUESTIONNAIRES    .take = config_take_questionnaires
#define TIME_FORMAT       .take = config_take_time_format
#define COLUMN_NAMES      .take = config_take_column_names
#define STATUS_WORDS      .take = config_take_status_words

/* … and what it is when the file does not have it. */
#define REQUIRED         .absent = NULL
#define OR(text)         .absent = (text)
#define KEPT_AS_IS       .may_lack = always
#define ALL_DAYS_OR_NONE .may_lack = no_day_is_known

static bool always(const struct config *config)
{
    (void)config;
    return true;
}

/* If the file has hours, it must have all seven days: nobody knows whether a forgotten day is
 * open. */
static bool no_day_is_known(const struct config *config)
{
    return !config->hours.known;
}

#define SIZE(member) sizeof(((struct config *)0)->member)
#define KEY(type, member, name, take, absent)                                                      \
    {name, offsetof(struct config, member), SIZE(member), take, absent},
#define INTO(member, name, take, absent)                                                           \
    {name, offsetof(struct config, member), SIZE(member), take, absent},
static const struct config_key keys[] = {
#include "content/config.def"
};
enum { KEY_COUNT = sizeof(keys) / sizeof(keys[0]) };

/* A WORD is stored as its place among the words. */
_Static_assert(DESK_NONE == 1 && DAY_LIST_ICALENDAR == 2 && RENDERER_ACCELERATED == 1,
               "words in the order of their enums");

static void take(const struct config_loader *loader, size_t k, const struct tree *value)
{
    if (!loader->seen[k]) { /* the first row was read before */
        loader->seen[k] = true;
        keys[k].take(loader, &keys[k], value);
    }
}

static bool is_group(const char *name)
{
    size_t length = strlen(name);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        if (strncmp(keys[i].name, name, length) == 0 && keys[i].name[length] == '.') {
            return true;
        }
    }
    return false;
}

static void take_map(struct config_loader *loader, const char *prefix, const struct tree *map)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct tree *value = map->items[i];
        const char *name = arena_printf(loader->arena, "%s%s", prefix, value->key);
        size_t k = 0;
        while (k < KEY_COUNT && strcmp(keys[k].name, name) != 0) {
            k++;
        }
        if (k < KEY_COUNT) {
            take(loader, k, value);
        } else if (!is_group(name)) {
            problems_add(loader->problems, loader->path, value->key_line, "unknown key '%s'", name);
        } else if (value->kind != TREE_MAP) {
            problems_add(loader->problems, loader->path, value->key_line,
                         "'%s' must hold 'key: value' lines", name);
        } else {
            take_map(loader, arena_printf(loader->arena, "%s.", name), value);
        }
    }
}

/* The line of the innermost group of the key that is in the file; 0 if none is. */
static size_t group_line(const struct tree *root, const char *name)
{
    size_t line = 0;
    const struct tree *map = root;
    for (const char *dot = strchr(name, '.'); dot != NULL; dot = strchr(name, '.')) {
        const struct tree *inner = NULL;
        for (size_t i = 0; i < map->count && inner == NULL; i++) {
            if (strlen(map->items[i]->key) == (size_t)(dot - name) &&
                strncmp(map->items[i]->key, name, (size_t)(dot - name)) == 0) {
                inner = map->items[i];
            }
        }
        if (inner == NULL || inner->kind != TREE_MAP) {
            break;
        }
        line = inner->key_line;
        map = inner;
        name = dot + 1;
    }
    return line;
}

/* The keys that the file does not have. */
static void leave_out(const struct config_loader *loader)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const struct config_key *key = &keys[i];
        if (loader->seen[i]) {
            continue;
        }
        if (key->absent != NULL) {
            key->take(loader, key, &(struct tree){.kind = TREE_TEXT, .text = key->absent});
        } else if (key->may_lack == NULL || !key->may_lack(loader->config)) {
            problems_add(loader->problems, loader->path, group_line(loader->root, key->name),
                         "missing key '%s'", key->name);
        }
    }
}

/* The notice promises something to everybody who reads it: outside of the demonstration the clinic
 * must have said what. */
static void check_retention(const struct config_loader *loader)
{
    static const char name[] = "privacy.retention_years";
    const struct tree *group = tree_get(loader->root, "privacy");
    const struct tree *years =
        group == NULL || group->kind != TREE_MAP ? NULL : tree_get(group, strchr(name, '.') + 1);
    if (years == NULL || (years->kind == TREE_TEXT && years->text[0] == '\0')) {
        problems_add(loader->problems, loader->path,
                     years == NULL ? group_line(loader->root, name) : years->key_line,
                     "'%s' is %s: say for how many years you keep client records, as the notice "
                     "tells everybody",
                     name, years == NULL ? "missing" : "empty");
    }
}

static const struct config *config_from_tree(struct arena *arena, const char *path,
                                             const struct tree *root, struct problems *problems)
{
    struct config_loader loader = {
        .arena = arena,
        .problems = problems,
        .path = path,
        .config = ARENA_NEW(arena, struct config),
        .root = root,
        .seen = ARENA_ARRAY(arena, bool, KEY_COUNT),
    };
    size_t before = problems->count;
    const struct tree *first = tree_get(root, keys[0].name);
    loader.config->path = arena_strdup(arena, path);
    loader.config->reasons = config_usual_reasons();
    if (first != NULL) {
        take(&loader, 0, first);
    }
    take_map(&loader, "", root);
    leave_out(&loader);
    if (!loader.config->demonstration) {
        check_retention(&loader);
    }
    if (loader.config->demonstration && loader.config->sources.count > 0) {
        problems_add(problems, path, tree_get(root, "demonstration")->line,
                     "'demonstration' is true, so invented people stand in for day_list.sources: "
                     "set it to false");
    }
    return problems->count == before ? loader.config : NULL;
}

const struct config *config_load(struct arena *arena, const char *path, struct problems *problems)
{
    const struct tree *root = tree_load(arena, path, problems);
    return root == NULL ? NULL : config_from_tree(arena, path, root, problems);
}

const struct config *config_parse(struct arena *arena, const char *path, const char *text,
                                  size_t length, struct problems *problems)
{
    const struct tree *root = tree_parse(arena, path, text, length, 1, problems);
    if (root != NULL && root->kind != TREE_MAP) {
        problems_add(problems, path, root->line, "must hold 'key: value' lines");
        return NULL;
    }
    return root == NULL ? NULL : config_from_tree(arena, path, root, problems);
}

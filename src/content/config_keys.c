/* The keys of kiosk.yaml, and how the value of each is read. */
#include "content/config_loader.h"

#include "base/bug.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define ZONEINFO "/usr/share/zoneinfo"

enum key_type {
    KEY_TEXT,       /* const char * */
    KEY_LOCALIZED,  /* struct localized; the file may give it in several languages */
    KEY_BOOLEAN,    /* bool */
    KEY_WHOLE,      /* int */
    KEY_DECIMAL,    /* double */
    KEY_WORD,       /* an enum, as the index into words */
    KEY_ROTATION,   /* int */
    KEY_TIME_ZONE,  /* const char * */
    KEY_LANGUAGES,  /* languages, language_count; what goes by language has its default */
    KEY_KEYBOARD,   /* keyboards; may be left out */
    KEY_HOURS,      /* struct hours_day; one for each day of the week, or none */
    KEY_CONFIG_PATH /* const char *, relative to the configuration file */
};

struct key {
    const char *name; /* with its groups: "clinic.name" */
    enum key_type type;
    size_t offset;     /* in struct config */
    bool may_be_empty; /* "" means that there is none, and so does leaving the key out */
    double minimum;
    double maximum;
    const char *words[4];
};

/* clang-format off */
#define AT(member) offsetof(struct config, member)
#define COLUMN_KEY(ID, name, usual, presence) {"day_list.columns." #name, KEY_TEXT, AT(csv.columns[LIST_##ID]), .may_be_empty = PRESENCE_##presence != PRESENCE_REQUIRED},
static const struct key keys[] = {
    {"demonstration", KEY_BOOLEAN, AT(demonstration), .may_be_empty = false},
    {"timezone", KEY_TIME_ZONE, AT(timezone), .may_be_empty = false},
    {"languages", KEY_LANGUAGES, AT(languages), .may_be_empty = false},
    {"keyboard", KEY_KEYBOARD, AT(keyboards), .may_be_empty = true},
    {"hours.sunday", KEY_HOURS, AT(hours.days[0]), .may_be_empty = false},
    {"hours.monday", KEY_HOURS, AT(hours.days[1]), .may_be_empty = false},
    {"hours.tuesday", KEY_HOURS, AT(hours.days[2]), .may_be_empty = false},
    {"hours.wednesday", KEY_HOURS, AT(hours.days[3]), .may_be_empty = false},
    {"hours.thursday", KEY_HOURS, AT(hours.days[4]), .may_be_empty = false},
    {"hours.friday", KEY_HOURS, AT(hours.days[5]), .may_be_empty = false},
    {"hours.saturday", KEY_HOURS, AT(hours.days[6]), .may_be_empty = false},
    {"desk", KEY_WORD, AT(desk), .words = {"staffed", "none"}},
    {"database", KEY_TEXT, AT(database_path), .may_be_empty = false},

    {"clinic.name", KEY_LOCALIZED, AT(clinic_name), .may_be_empty = false},
    {"clinic.address", KEY_LOCALIZED, AT(clinic_address), .may_be_empty = true},
    {"clinic.phone", KEY_TEXT, AT(clinic_phone), .may_be_empty = true},
    {"clinic.access", KEY_LOCALIZED, AT(clinic_access), .may_be_empty = true},
    {"clinic.article_url", KEY_TEXT, AT(article_url), .may_be_empty = true},
    {"clinic.booking_url", KEY_TEXT, AT(booking_url), .may_be_empty = true},

    {"emergency.room", KEY_LOCALIZED, AT(emergency_room), .may_be_empty = false},
    {"emergency.urgent_care", KEY_LOCALIZED, AT(urgent_care), .may_be_empty = true},

    {"privacy.organization", KEY_LOCALIZED, AT(privacy_organization), .may_be_empty = false},
    {"privacy.contact", KEY_LOCALIZED, AT(privacy_contact), .may_be_empty = false},
    {"privacy.retention", KEY_LOCALIZED, AT(privacy_retention), .may_be_empty = false},

    {"day_list.path", KEY_CONFIG_PATH, AT(day_list_path), .may_be_empty = true},
    {"day_list.format", KEY_WORD, AT(day_list_format), .words = {"auto", "csv", "icalendar"}},
    {"day_list.time_format", KEY_TEXT, AT(csv.time_format), .may_be_empty = true},
    DAY_LIST_COLUMNS(COLUMN_KEY)

    {"check_in.early_minutes", KEY_WHOLE, AT(early_minutes), .minimum = 0, .maximum = 720},
    {"check_in.late_minutes", KEY_WHOLE, AT(late_minutes), .minimum = 0, .maximum = 240},

    {"panel.width_mm", KEY_DECIMAL, AT(panel_width_mm), .minimum = 60, .maximum = 2500},
    {"panel.viewing_distance_mm", KEY_DECIMAL, AT(viewing_distance_mm), .minimum = 300, .maximum = 3000},
    {"panel.rotation", KEY_ROTATION, AT(rotation), .may_be_empty = false},
    {"panel.renderer", KEY_WORD, AT(renderer), .words = {"software", "accelerated"}},
    {"panel.reduced_motion", KEY_BOOLEAN, AT(reduced_motion), .may_be_empty = false},

    {"idle.form_seconds", KEY_WHOLE, AT(idle_form_seconds), .minimum = 30, .maximum = 600},
    {"idle.reading_seconds", KEY_WHOLE, AT(idle_reading_seconds), .minimum = 30, .maximum = 1800},
    /* WCAG 2.2, 2.2.1: at least 20 seconds to ask for more time */
    {"idle.countdown_seconds", KEY_WHOLE, AT(idle_countdown_seconds), .minimum = 20, .maximum = 120},
    {"idle.done_seconds", KEY_WHOLE, AT(done_seconds), .minimum = 5, .maximum = 120},
};
#undef AT
/* clang-format on */
enum { KEY_COUNT = sizeof(keys) / sizeof(keys[0]) };

/* The words of KEY_WORD are stored by their index. */
_Static_assert(DESK_NONE == 1 && DAY_LIST_ICALENDAR == 2 && RENDERER_ACCELERATED == 1,
               "words in the order of their enums");

static bool complain(const struct config_loader *loader, const struct tree *value,
                     const struct key *key, const char *expected)
{
    return config_complain(loader, value, key->name, expected);
}

static void *target(const struct config_loader *loader, const struct key *key)
{
    return (char *)loader->config + key->offset;
}

static void store_text(const struct config_loader *loader, const struct key *key, const char *text)
{
    memcpy(target(loader, key), &text, sizeof(text));
}

static void store_localized(const struct config_loader *loader, const struct key *key,
                            struct localized text)
{
    memcpy(target(loader, key), &text, sizeof(text));
}

/* The text, or NULL with a problem. */
static const char *text_of(const struct config_loader *loader, const struct key *key,
                           const struct tree *value)
{
    if (value->kind != TREE_TEXT) {
        complain(loader, value, key, "a text");
        return NULL;
    }
    if (value->text[0] == '\0' && !key->may_be_empty) {
        problems_add(loader->problems, loader->path, value->key_line, "'%s' must not be empty",
                     key->name);
        return NULL;
    }
    return value->text;
}

static bool take_text(const struct config_loader *loader, const struct key *key,
                      const struct tree *value)
{
    const char *text = text_of(loader, key, value);
    if (text != NULL) {
        store_text(loader, key, text);
    }
    return text != NULL;
}

/* One text for all languages. */
static bool take_unlocalized(const struct config_loader *loader, const struct key *key,
                             const struct tree *value)
{
    const char *text = text_of(loader, key, value);
    if (text != NULL) {
        store_localized(loader, key, (struct localized){.text = text});
    }
    return text != NULL;
}

/* A map of language to text: "{en: 16 years, fr: 16 ans}", one for every language of the kiosk. */
static bool take_localized(const struct config_loader *loader, const struct key *key,
                           const struct tree *value)
{
    if (value->kind != TREE_MAP) {
        return take_unlocalized(loader, key, value);
    }
    const struct config *config = loader->config;
    if (config->language_count == 0) {
        return false; /* already told: without languages there is nothing to compare with */
    }
    struct translation *translations =
        ARENA_ARRAY(loader->arena, struct translation, config->language_count);
    size_t count = 0;
    for (size_t i = 0; i < config->language_count; i++) {
        const struct tree *text = tree_get(value, config->languages[i]);
        if (text == NULL || text->kind != TREE_TEXT || text->text[0] == '\0') {
            return problems_add(loader->problems, loader->path, value->key_line,
                                "'%s' has no text for the language '%s'", key->name,
                                config->languages[i]);
        }
        translations[count++] = (struct translation){config->languages[i], text->text};
    }
    if (value->count != count) {
        return complain(loader, value, key, "a text, or one text for each of the languages");
    }
    store_localized(loader, key, (struct localized){translations[0].text, translations, count});
    return true;
}

static bool take_boolean(const struct config_loader *loader, const struct key *key,
                         const struct tree *value)
{
    bool yes = value->kind == TREE_TEXT && strcmp(value->text, "true") == 0;
    if (!yes && (value->kind != TREE_TEXT || strcmp(value->text, "false") != 0)) {
        return complain(loader, value, key, "true or false");
    }
    memcpy(target(loader, key), &yes, sizeof(yes));
    return true;
}

static bool read_number(const struct tree *value, double *number)
{
    if (value->kind != TREE_TEXT ||
        value->text[strspn(value->text, "+-.0123456789")] != '\0') { /* no hex, nan, inf */
        return false;
    }
    char *end = NULL;
    errno = 0;
    *number = strtod(value->text, &end);
    return end != value->text && *end == '\0' && errno == 0;
}

static bool is_whole(double number)
{
    return number > -1e9 && number < 1e9 && (double)(int)number == number;
}

static bool take_number(const struct config_loader *loader, const struct key *key,
                        const struct tree *value)
{
    double number = 0;
    bool whole = key->type == KEY_WHOLE;
    if (!read_number(value, &number) || (whole && !is_whole(number))) {
        return complain(loader, value, key, whole ? "a whole number" : "a number");
    }
    if (number < key->minimum || number > key->maximum) {
        return problems_add(loader->problems, loader->path, value->key_line,
                            "'%s' must be from %g to %g", key->name, key->minimum, key->maximum);
    }
    int rounded = (int)number;
    if (whole) {
        memcpy(target(loader, key), &rounded, sizeof(rounded));
    } else {
        memcpy(target(loader, key), &number, sizeof(number));
    }
    return true;
}

static bool take_word(const struct config_loader *loader, const struct key *key,
                      const struct tree *value)
{
    const char *list = "";
    for (unsigned i = 0; i < 4 && key->words[i] != NULL; i++) {
        if (value->kind == TREE_TEXT && strcmp(value->text, key->words[i]) == 0) {
            memcpy(target(loader, key), &i, sizeof(i)); /* enums are unsigned int in gcc, clang */
            return true;
        }
        list = arena_printf(loader->arena, "%s%s%s", list, i == 0 ? "" : " or ", key->words[i]);
    }
    return complain(loader, value, key, list);
}
_Static_assert(sizeof(enum desk) == sizeof(unsigned) && sizeof(enum renderer) == sizeof(unsigned) &&
                   sizeof(enum day_list_format) == sizeof(unsigned),
               "take_word stores an unsigned int");

static bool take_rotation(const struct config_loader *loader, const struct key *key,
                          const struct tree *value)
{
    static const int allowed[] = {0, 90, 180, 270};
    double number = -1;
    bool is_number = read_number(value, &number);
    for (size_t i = 0; is_number && i < sizeof(allowed) / sizeof(allowed[0]); i++) {
        if (number >= allowed[i] && number <= allowed[i]) {
            loader->config->rotation = allowed[i];
            return true;
        }
    }
    return complain(loader, value, key, "0, 90, 180 or 270");
}

static bool is_time_zone(struct arena *arena, const char *name)
{
    if (name[0] == '/' || strstr(name, "..") != NULL) {
        return false;
    }
    struct stat info;
    const char *file = arena_printf(arena, ZONEINFO "/%s", name);
    return stat(file, &info) == 0 && S_ISREG(info.st_mode);
}

static bool take_time_zone(const struct config_loader *loader, const struct key *key,
                           const struct tree *value)
{
    if (!take_text(loader, key, value)) {
        return false;
    }
    if (!is_time_zone(loader->arena, value->text)) {
        return problems_add(loader->problems, loader->path, value->key_line,
                            "'%s': no time zone '%s' in " ZONEINFO, key->name, value->text);
    }
    return true;
}

static bool take_config_path(const struct config_loader *loader, const struct key *key,
                             const struct tree *value)
{
    if (!take_text(loader, key, value)) {
        return false;
    }
    if (value->text[0] == '\0' || value->text[0] == '/') {
        return true;
    }
    const char *slash = strrchr(loader->path, '/');
    int folder = slash == NULL ? 0 : (int)(slash - loader->path) + 1;
    store_text(loader, key,
               arena_printf(loader->arena, "%.*s%s", folder, loader->path, value->text));
    return true;
}

static void take(struct config_loader *loader, const struct key *key, const struct tree *value)
{
    switch (key->type) {
    case KEY_TEXT: take_text(loader, key, value); return;
    case KEY_LOCALIZED: take_localized(loader, key, value); return;
    case KEY_BOOLEAN: take_boolean(loader, key, value); return;
    case KEY_WHOLE:
    case KEY_DECIMAL: take_number(loader, key, value); return;
    case KEY_WORD: take_word(loader, key, value); return;
    case KEY_ROTATION: take_rotation(loader, key, value); return;
    case KEY_TIME_ZONE: take_time_zone(loader, key, value); return;
    case KEY_LANGUAGES: config_take_languages(loader, key->name, value); return;
    case KEY_KEYBOARD: config_take_keyboard(loader, key->name, value); return;
    case KEY_HOURS: config_take_hours(loader, key->name, value, target(loader, key)); return;
    case KEY_CONFIG_PATH: take_config_path(loader, key, value); return;
    }
    BUG("no such type of key");
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
            loader->seen[k] = true;
            if (keys[k].type != KEY_LANGUAGES) { /* that was read first */
                take(loader, &keys[k], value);
            }
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

static bool may_be_left_out(const struct config_loader *loader, const struct key *key)
{
    /* if the file has hours, it must have all seven days: nobody knows whether a forgotten day is
     * open */
    return key->type == KEY_HOURS ? !loader->config->hours.known : key->may_be_empty;
}

/* The keys that the file does not have. */
static void leave_out(const struct config_loader *loader, const struct tree *root)
{
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const struct key *key = &keys[i];
        if (loader->seen[i]) {
            continue;
        }
        if (!may_be_left_out(loader, key)) {
            problems_add(loader->problems, loader->path, group_line(root, key->name),
                         "missing key '%s'", key->name);
        } else if (key->type == KEY_LOCALIZED) {
            store_localized(loader, key, (struct localized){.text = ""});
        } else if (key->type != KEY_KEYBOARD && key->type != KEY_HOURS) { /* they have defaults */
            store_text(loader, key, "");
        }
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
        .seen = ARENA_ARRAY(arena, bool, KEY_COUNT),
    };
    size_t before = problems->count;
    loader.config->path = arena_strdup(arena, path);
    for (size_t i = 0; i < KEY_COUNT; i++) {
        const struct tree *value =
            keys[i].type == KEY_LANGUAGES ? tree_get(root, keys[i].name) : NULL;
        if (value != NULL) {
            take(&loader, &keys[i], value);
        }
    }
    take_map(&loader, "", root);
    leave_out(&loader, root);
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

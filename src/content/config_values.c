/* How the values of kiosk.yaml are read. */
#include "content/config_loader.h"

#include "base/bug.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define ZONEINFO "/usr/share/zoneinfo"

bool config_complain(const struct config_loader *loader, const struct tree *value, const char *name,
                     const char *expected)
{
    return problems_add(loader->problems, loader->path, value->key_line, "'%s' must be %s", name,
                        expected);
}

void *config_member(const struct config_loader *loader, const struct config_key *key)
{
    return (char *)loader->config + key->offset;
}

void config_put_bytes(const struct config_loader *loader, const struct config_key *key,
                      const void *value, size_t size)
{
    BUG_IF(size != key->size); /* the row has another type than what takes it */
    memcpy(config_member(loader, key), value, size);
}

static bool may_be_empty(const struct config_key *key)
{
    return key->absent != NULL && key->absent[0] == '\0';
}

/* The text, or NULL with a problem. */
static const char *text_of(const struct config_loader *loader, const char *name,
                           const struct tree *value, bool empty)
{
    if (value->kind != TREE_TEXT) {
        config_complain(loader, value, name, "a text");
        return NULL;
    }
    if (value->text[0] == '\0' && !empty) {
        problems_add(loader->problems, loader->path, value->key_line, "'%s' must not be empty",
                     name);
        return NULL;
    }
    return value->text;
}

bool config_take_text(const struct config_loader *loader, const struct config_key *key,
                      const struct tree *value)
{
    const char *text = text_of(loader, key->name, value, may_be_empty(key));
    if (text != NULL) {
        config_put(loader, key, text);
    }
    return text != NULL;
}

/* What is written for a language, or else for the language alone: "fr" will do for "fr-CA". */
static const struct tree *of_language(const struct config_loader *loader, const struct tree *value,
                                      const char *language)
{
    const struct tree *own = tree_get(value, language);
    return own != NULL
               ? own
               : tree_get(value, arena_strndup(loader->arena, language, strcspn(language, "-")));
}

/* One for every language of the kiosk. */
static bool read_translations(const struct config_loader *loader, const char *name,
                              const struct tree *value, struct localized *text)
{
    const struct config *config = loader->config;
    if (config->language_count == 0) {
        return false; /* already told: without languages there is nothing to compare with */
    }
    struct translation *translations =
        ARENA_ARRAY(loader->arena, struct translation, config->language_count);
    size_t count = 0;
    for (size_t i = 0; i < config->language_count; i++) {
        const struct tree *words = of_language(loader, value, config->languages[i]);
        if (words == NULL || words->kind != TREE_TEXT || words->text[0] == '\0') {
            return problems_add(loader->problems, loader->path, value->key_line,
                                "'%s' has no text for the language '%s'", name,
                                config->languages[i]);
        }
        translations[count++] = (struct translation){config->languages[i], words->text};
    }
    if (value->count > count) {
        return config_complain(loader, value, name,
                               "a text, or one text for each of the languages");
    }
    *text = (struct localized){
        .text = translations[0].text, .translations = translations, .count = count};
    return true;
}

bool config_read_localized(const struct config_loader *loader, const char *name,
                           const struct tree *value, bool empty, struct localized *text)
{
    if (value->kind == TREE_MAP) {
        return read_translations(loader, name, value, text);
    }
    *text = (struct localized){.text = text_of(loader, name, value, empty)};
    return text->text != NULL;
}

bool config_take_localized(const struct config_loader *loader, const struct config_key *key,
                           const struct tree *value)
{
    struct localized text;
    if (!config_read_localized(loader, key->name, value, may_be_empty(key), &text)) {
        return false;
    }
    config_put(loader, key, text);
    return true;
}

bool config_take_boolean(const struct config_loader *loader, const struct config_key *key,
                         const struct tree *value)
{
    bool yes = value->kind == TREE_TEXT && strcmp(value->text, "true") == 0;
    if (!yes && (value->kind != TREE_TEXT || strcmp(value->text, "false") != 0)) {
        return config_complain(loader, value, key->name, "true or false");
    }
    config_put(loader, key, yes);
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

static bool is_between(const struct config_loader *loader, const char *name,
                       const struct tree *value, double number, double minimum, double maximum)
{
    return (number >= minimum && number <= maximum) ||
           problems_add(loader->problems, loader->path, value->key_line,
                        "'%s' must be from %g to %g", name, minimum, maximum);
}

static bool is_whole(double number)
{
    return number > -1e9 && number < 1e9 && (double)(int)number == number;
}

bool config_read_whole(const struct config_loader *loader, const char *name,
                       const struct tree *value, double minimum, double maximum, int *whole)
{
    double number = 0;
    if (!read_number(value, &number) || !is_whole(number)) {
        return config_complain(loader, value, name, "a whole number");
    }
    *whole = (int)number;
    return is_between(loader, name, value, number, minimum, maximum);
}

bool config_take_whole(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value)
{
    int whole = 0;
    if (!config_read_whole(loader, key->name, value, key->minimum, key->maximum, &whole)) {
        return false;
    }
    config_put(loader, key, whole);
    return true;
}

bool config_take_years(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value)
{
    const int none = 0;
    if (value->kind == TREE_TEXT && value->text[0] == '\0') {
        config_put(loader, key, none);
        return true;
    }
    return config_take_whole(loader, key, value);
}

bool config_take_decimal(const struct config_loader *loader, const struct config_key *key,
                         const struct tree *value)
{
    double number = 0;
    if (!read_number(value, &number)) {
        return config_complain(loader, value, key->name, "a number");
    }
    if (!is_between(loader, key->name, value, number, key->minimum, key->maximum)) {
        return false;
    }
    config_put(loader, key, number);
    return true;
}

bool config_take_word(const struct config_loader *loader, const struct config_key *key,
                      const struct tree *value)
{
    const char *list = "";
    for (unsigned i = 0; i < 4 && key->words[i] != NULL; i++) {
        if (value->kind == TREE_TEXT && strcmp(value->text, key->words[i]) == 0) {
            config_put(loader, key, i); /* enums are unsigned int in gcc, clang */
            return true;
        }
        list = arena_printf(loader->arena, "%s%s%s", list, i == 0 ? "" : " or ", key->words[i]);
    }
    return config_complain(loader, value, key->name, list);
}

bool config_take_rotation(const struct config_loader *loader, const struct config_key *key,
                          const struct tree *value)
{
    static const int allowed[] = {0, 90, 180, 270};
    double number = -1;
    bool is_number = read_number(value, &number);
    for (size_t i = 0; is_number && i < sizeof(allowed) / sizeof(allowed[0]); i++) {
        if (number >= allowed[i] && number <= allowed[i]) {
            config_put(loader, key, allowed[i]);
            return true;
        }
    }
    return config_complain(loader, value, key->name, "0, 90, 180 or 270");
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

bool config_take_time_zone(const struct config_loader *loader, const struct config_key *key,
                           const struct tree *value)
{
    if (!config_take_text(loader, key, value)) {
        return false;
    }
    if (!is_time_zone(loader->arena, value->text)) {
        return problems_add(loader->problems, loader->path, value->key_line,
                            "'%s': no time zone '%s' in " ZONEINFO, key->name, value->text);
    }
    return true;
}

const char *config_path_of(const struct config_loader *loader, const char *path)
{
    const char *slash = strrchr(loader->path, '/');
    int folder = slash == NULL ? 0 : (int)(slash - loader->path) + 1;
    return path[0] == '\0' || path[0] == '/'
               ? path
               : arena_printf(loader->arena, "%.*s%s", folder, loader->path, path);
}

bool config_take_config_path(const struct config_loader *loader, const struct config_key *key,
                             const struct tree *value)
{
    if (!config_take_text(loader, key, value)) {
        return false;
    }
    const char *path = config_path_of(loader, value->text);
    config_put(loader, key, path);
    return true;
}

bool config_take_color(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value)
{
    static const char digits[] = "0123456789ABCDEFabcdef";
    const char *text = value->kind == TREE_TEXT ? value->text : "";
    /* without quotes YAML takes it for a comment */
    if (text[0] != '#' || strlen(text) != 7 || strspn(text + 1, digits) != 6) {
        return config_complain(loader, value, key->name, "a colour such as \"#14524E\", in quotes");
    }
    const struct chosen_color color = {(uint32_t)strtoul(text + 1, NULL, 16), value->key_line};
    config_put(loader, key, color);
    return true;
}

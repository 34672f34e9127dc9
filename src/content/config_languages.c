#include "content/config_loader.h"

#include <string.h>

/* Every screen has a button for each of the other languages. */
#define LANGUAGES_MAX 4

/* BCP 47, as far as it names a folder of assets/content: "en", "fr", "pa", "fr-CA". */
static bool is_language(const struct tree *value)
{
    static const char lower[] = "abcdefghijklmnopqrstuvwxyz";
    static const char subtag[] = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";
    if (value->kind != TREE_TEXT) {
        return false;
    }
    size_t primary = strspn(value->text, lower);
    const char *rest = value->text + primary;
    return primary >= 2 && primary <= 3 && strlen(rest) <= 16 &&
           (rest[0] == '\0' || (rest[0] == '-' && rest[strspn(rest, subtag)] == '\0'));
}

bool config_take_languages(const struct config_loader *loader, const struct config_key *key,
                           const struct tree *value)
{
    if (value->kind != TREE_LIST || value->count == 0) {
        return config_complain(loader, value, key->name, "a list such as [en, fr]");
    }
    if (value->count > LANGUAGES_MAX) {
        return problems_add(loader->problems, loader->path, value->items[LANGUAGES_MAX]->line,
                            "'%s': at most %d languages have room on the screen", key->name,
                            LANGUAGES_MAX);
    }
    const char **languages = ARENA_ARRAY(loader->arena, const char *, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const struct tree *item = value->items[i];
        if (!is_language(item)) {
            return problems_add(loader->problems, loader->path, item->line,
                                "'%s' must hold language codes such as en or fr", key->name);
        }
        for (size_t j = 0; j < i; j++) {
            if (strcmp(languages[j], item->text) == 0) {
                return problems_add(loader->problems, loader->path, item->line,
                                    "'%s' names '%s' twice", key->name, item->text);
            }
        }
        languages[i] = item->text;
    }
    loader->config->languages = languages;
    loader->config->language_count = value->count;
    loader->config->keyboards = ARENA_ARRAY(loader->arena, enum keyboard_layout, value->count);
    for (size_t i = 0; i < value->count; i++) {
        bool french = strncmp(languages[i], "fr", 2) == 0 && strcspn(languages[i], "-") == 2;
        loader->config->keyboards[i] = french ? KEYBOARD_AZERTY : KEYBOARD_QWERTY;
    }
    return true;
}

/* True for the language itself and for a variant of it: "fr" is meant for "fr-CA" too. */
static bool is_meant(const char *language, const char *key)
{
    const size_t length = strlen(key);
    return strncmp(language, key, length) == 0 &&
           (language[length] == '\0' || language[length] == '-');
}

bool config_take_keyboard(const struct config_loader *loader, const struct config_key *key,
                          const struct tree *value)
{
    struct config *config = loader->config;
    if (value->kind != TREE_MAP) {
        return config_complain(loader, value, key->name,
                               "layouts by language, such as {fr: qwerty}");
    }
    bool ok = true;
    for (size_t i = 0; i < value->count && config->language_count > 0; i++) {
        const struct tree *layout = value->items[i];
        size_t language = 0;
        while (language < config->language_count &&
               !is_meant(config->languages[language], layout->key)) {
            language++;
        }
        bool azerty = layout->kind == TREE_TEXT && strcmp(layout->text, "azerty") == 0;
        bool qwerty = layout->kind == TREE_TEXT && strcmp(layout->text, "qwerty") == 0;
        if (language == config->language_count) {
            ok = problems_add(loader->problems, loader->path, layout->key_line,
                              "'%s': '%s' is none of the languages", key->name, layout->key);
        } else if (!azerty && !qwerty) {
            ok = problems_add(loader->problems, loader->path, layout->key_line,
                              "'%s' of '%s' must be qwerty or azerty", key->name, layout->key);
        } else {
            config->keyboards[language] = azerty ? KEYBOARD_AZERTY : KEYBOARD_QWERTY;
        }
    }
    return ok;
}

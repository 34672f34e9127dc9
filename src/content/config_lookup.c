#include "content/config.h"

#include <string.h>

const char *config_text(const struct config *config, const char *text, const char *language)
{
    for (size_t i = 0; i < config->localized_count; i++) {
        if (config->localized[i].text == text) {
            return localized_get(&config->localized[i], language);
        }
    }
    return text;
}

enum keyboard_layout config_keyboard(const struct config *config, const char *language)
{
    for (size_t i = 0; i < config->language_count; i++) {
        if (strcmp(config->languages[i], language) == 0) {
            return config->keyboards[i];
        }
    }
    return KEYBOARD_QWERTY;
}

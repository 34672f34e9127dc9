#include "content/config.h"

#include <string.h>

enum keyboard_layout config_keyboard(const struct config *config, const char *language)
{
    for (size_t i = 0; i < config->language_count; i++) {
        if (strcmp(config->languages[i], language) == 0) {
            return config->keyboards[i];
        }
    }
    return KEYBOARD_QWERTY;
}

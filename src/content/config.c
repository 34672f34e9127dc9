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

bool config_has_day_list(const struct config *config)
{
    return config->day_list_path[0] != '\0' || config->sources.count > 0;
}

const struct list_source *config_sources(struct arena *arena, const struct config *config,
                                         size_t *count)
{
    struct list_source *all = ARENA_ARRAY(arena, struct list_source, config->sources.count + 1);
    *count = 0;
    if (config->day_list_path[0] != '\0') {
        all[(*count)++] = (struct list_source){
            .key = "", .place = config->day_list_path, .therapist = "", .kind = SOURCE_FILE};
    }
    for (size_t i = 0; i < config->sources.count; i++) {
        all[(*count)++] = config->sources.items[i];
    }
    return all;
}

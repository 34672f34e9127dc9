#include "app/world.h"

#include "form/form.h"

bool world_load(struct arena *arena, const char *config_path, const char *assets,
                struct world *world, struct problems *problems)
{
    size_t before = problems->count;
    world->config = config_load(arena, config_path, problems);
    if (world->config == NULL) {
        return false;
    }
    world->language_count = world->config->language_count;
    struct language *languages = ARENA_ARRAY(arena, struct language, world->language_count);
    const char *images = arena_printf(arena, "%s/images", assets);
    for (size_t i = 0; i < world->language_count; i++) {
        const char *code = world->config->languages[i];
        const char *strings = arena_printf(arena, "%s/strings/%s.yaml", assets, code);
        const char *pages = arena_printf(arena, "%s/content/%s", assets, code);
        languages[i] = (struct language){
            .code = code,
            .strings = strings_load(arena, strings, code, problems),
            .catalog = catalog_load(arena, pages, images, code, problems),
        };
    }
    world->languages = languages;
    const char *forms = arena_printf(arena, "%s/questionnaires", assets);
    world->first_visit =
        form_load(arena, arena_printf(arena, "%s/back-pain-first-visit.json", forms), problems);
    world->follow_up =
        form_load(arena, arena_printf(arena, "%s/back-pain-follow-up.json", forms), problems);
    return problems->count == before;
}

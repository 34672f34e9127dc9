#include "app/world.h"

#include "content/language_files.h"

/* The shades of the clinic's accent, in which all words must be read well. */
static void take_accent(struct world *world, struct problems *problems)
{
    const struct chosen_color *accent = &world->config->accent;
    world->day = palette_day(accent->line > 0 ? accent->rgb : ACCENT);
    if (accent->line == 0) {
        return;
    }
    size_t count = 0;
    const struct contrast_rule *rules = contrast_rules(&world->day, &count);
    const struct contrast_rule *worst = &rules[0];
    for (size_t i = 1; i < count; i++) {
        if (contrast_in(&world->day, &rules[i]) / rules[i].least <
            contrast_in(&world->day, worst) / worst->least) {
            worst = &rules[i];
        }
    }
    const double have = contrast_in(&world->day, worst);
    if (have < worst->least) {
        problems_add(problems, world->config->path, accent->line,
                     "'panel.accent' must be darker: %s on %s has a contrast of %.2f, needs %.1f",
                     role_name(worst->color), role_name(worst->ground), have, worst->least);
    }
}

bool world_load_words(struct arena *arena, const char *config_path, const char *assets,
                      struct world *world, struct problems *problems)
{
    size_t before = problems->count;
    world->assets = arena_strdup(arena, assets);
    world->contrast = palette_contrast();
    world->config = config_load(arena, config_path, problems);
    if (world->config == NULL) {
        return false;
    }
    take_accent(world, problems);
    world->language_count = world->config->language_count;
    const char *folder = arena_printf(arena, "%s/strings", assets);
    struct language *languages = ARENA_ARRAY(arena, struct language, world->language_count);
    for (size_t i = 0; i < world->language_count; i++) {
        const char *code = world->config->languages[i];
        const char *strings = language_file(arena, folder, code, ".yaml");
        languages[i].code = code;
        languages[i].strings =
            strings_load(arena, strings, code,
                         localized_get(&world->config->clinic_practitioner, code), problems);
    }
    world->languages = languages;
    return problems->count == before;
}

#include "app/world.h"

#include "app/clinic_facts.h"
#include "form/form.h"

/* The page "See a doctor first" must be there, whichever pages a clinic removes. */
static const struct catalog *load_pages(struct arena *arena, const char *directory,
                                        const char *images, const char *language,
                                        const struct config *config, struct problems *problems)
{
    const struct catalog *catalog = catalog_load(arena, directory, images, language, problems);
    if (catalog == NULL) {
        return NULL;
    }
    if (catalog_find(catalog, PAGE_DOCTOR_FIRST) == catalog->count) {
        problems_add(problems, directory, 0, "no page has the id %s", PAGE_DOCTOR_FIRST);
    }
    return clinic_facts_fill_in(arena, catalog, config, problems);
}

/* The language can be changed on any page, so every language must have every page. */
static void pages_agree(const struct catalog *first, const struct catalog *other,
                        const char *directory, struct problems *problems)
{
    for (size_t i = 0; i < first->count; i++) {
        if (catalog_find(other, first->pages[i].id) == other->count) {
            problems_add(problems, directory, 0, "no page has the id %s, as %s does",
                         first->pages[i].id, first->pages[i].path);
        }
    }
    for (size_t i = 0; i < other->count; i++) {
        if (catalog_find(first, other->pages[i].id) == first->count) {
            problems_add(problems, other->pages[i].path, 0, "the language %s has no page %s",
                         first->language, other->pages[i].id);
        }
    }
}

/* A text of the screens in every language. */
static struct localized words_of(struct arena *arena, const struct world *world, enum string_id id)
{
    struct translation *others = ARENA_ARRAY(arena, struct translation, world->language_count);
    for (size_t i = 0; i < world->language_count; i++) {
        const struct language *language = &world->languages[i];
        others[i] = (struct translation){language->code, language->strings->texts[id]};
    }
    return (struct localized){others[0].text, others, world->language_count};
}

/* NULL if there was a problem. */
static const struct questionnaire *load_form(struct arena *arena, const struct world *world,
                                             const char *name, struct problems *problems)
{
    const char *path = arena_printf(arena, "%s/questionnaires/%s.json", world->assets, name);
    const struct questionnaire *form = form_load(arena, path, problems);
    for (size_t i = 0; i < world->language_count; i++) {
        if (form == NULL || world->languages[i].strings == NULL) {
            return NULL;
        }
    }
    return questionnaire_name_booleans(arena, form, words_of(arena, world, STR_COMMON_NO),
                                       words_of(arena, world, STR_COMMON_YES));
}

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
    struct language *languages = ARENA_ARRAY(arena, struct language, world->language_count);
    for (size_t i = 0; i < world->language_count; i++) {
        const char *code = world->config->languages[i];
        const char *strings = arena_printf(arena, "%s/strings/%s.yaml", assets, code);
        languages[i].code = code;
        languages[i].strings = strings_load(arena, strings, code, problems);
    }
    world->languages = languages;
    return problems->count == before;
}

bool world_load_pages(struct arena *arena, const char *assets, struct world *world,
                      struct problems *problems)
{
    size_t before = problems->count;
    struct language *languages = ARENA_ARRAY(arena, struct language, world->language_count);
    const char *images = arena_printf(arena, "%s/images", assets);
    for (size_t i = 0; i < world->language_count; i++) {
        languages[i] = world->languages[i];
        const char *pages = arena_printf(arena, "%s/content/%s", assets, languages[i].code);
        languages[i].catalog =
            load_pages(arena, pages, images, languages[i].code, world->config, problems);
        if (i > 0 && languages[0].catalog != NULL && languages[i].catalog != NULL) {
            pages_agree(languages[0].catalog, languages[i].catalog, pages, problems);
        }
    }
    world->languages = languages;
    world->first_visit = load_form(arena, world, "back-pain-first-visit", problems);
    world->follow_up = load_form(arena, world, "back-pain-follow-up", problems);
    return problems->count == before;
}

bool world_load(struct arena *arena, const char *config_path, const char *assets,
                struct world *world, struct problems *problems)
{
    bool words = world_load_words(arena, config_path, assets, world, problems);
    bool pages = world->config != NULL && world_load_pages(arena, assets, world, problems);
    return words && pages;
}

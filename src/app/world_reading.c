#include "app/world_reading.h"

#include "app/clinic_facts.h"
#include "content/language_files.h"
#include "form/form.h"

struct world_reading {
    struct arena *arena;
    const char *assets;
    struct world *world;
    struct problems *problems;
    struct language *languages; /* with the catalogs read so far */
    size_t language;            /* index of the one whose pages are being read */
    struct catalog_reading *pages;
};

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
    return (struct localized){
        .text = others[0].text, .translations = others, .count = world->language_count};
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
    return questionnaire_for_clinic(arena, form, words_of(arena, world, STR_COMMON_NO),
                                    words_of(arena, world, STR_COMMON_YES),
                                    world->languages[0].code);
}

static const char *pages_of(const struct world_reading *reading)
{
    return language_file(reading->arena,
                         arena_printf(reading->arena, "%s/content", reading->assets),
                         reading->languages[reading->language].code, "");
}

/* The page "See a doctor first" must be there, whichever pages a clinic removes. */
static const struct catalog *end_pages(struct world_reading *reading, const char *directory)
{
    const struct catalog *catalog = catalog_end(reading->pages);
    reading->pages = NULL;
    if (catalog == NULL) {
        return NULL;
    }
    if (catalog_find(catalog, PAGE_DOCTOR_FIRST) == catalog->count) {
        problems_add(reading->problems, directory, 0, "no page has the id %s", PAGE_DOCTOR_FIRST);
    }
    const struct strings *strings = reading->languages[reading->language].strings;
    const char *practitioner = strings == NULL ? "" : strings->texts[STR_COMMON_PRACTITIONER];
    return clinic_facts_fill_in(reading->arena, catalog, reading->world->config, practitioner,
                                reading->problems);
}

static void read_pages_on(struct world_reading *reading)
{
    struct language *language = &reading->languages[reading->language];
    if (reading->pages == NULL) {
        const char *images = arena_printf(reading->arena, "%s/images", reading->assets);
        reading->pages = catalog_begin(reading->arena, pages_of(reading), images, language->code,
                                       reading->problems);
        return;
    }
    if (catalog_read_page(reading->pages)) {
        return;
    }
    const char *directory = pages_of(reading);
    const struct catalog *first = reading->languages[0].catalog;
    language->catalog = end_pages(reading, directory);
    if (reading->language > 0 && first != NULL && language->catalog != NULL) {
        pages_agree(first, language->catalog, directory, reading->problems);
    }
    reading->language++;
}

struct world_reading *world_reading_begin(struct arena *arena, const char *assets,
                                          struct world *world, struct problems *problems)
{
    struct world_reading *reading = ARENA_NEW(arena, struct world_reading);
    *reading = (struct world_reading){
        .arena = arena,
        .assets = arena_strdup(arena, assets),
        .world = world,
        .problems = problems,
        .languages = ARENA_ARRAY(arena, struct language, world->language_count),
    };
    for (size_t i = 0; i < world->language_count; i++) {
        reading->languages[i] = world->languages[i];
    }
    return reading;
}

bool world_reading_step(struct world_reading *reading)
{
    struct world *world = reading->world;
    if (reading->language < world->language_count) {
        read_pages_on(reading);
        return true;
    }
    if (world->languages != reading->languages) {
        world->languages = reading->languages;
        world->first_visit =
            load_form(reading->arena, world, "back-pain-first-visit", reading->problems);
        return true;
    }
    world->follow_up = load_form(reading->arena, world, "back-pain-follow-up", reading->problems);
    return false;
}

bool world_load_pages(struct arena *arena, const char *assets, struct world *world,
                      struct problems *problems)
{
    const size_t before = problems->count;
    struct world_reading *reading = world_reading_begin(arena, assets, world, problems);
    while (world_reading_step(reading)) {
    }
    return problems->count == before;
}

bool world_load(struct arena *arena, const char *config_path, const char *assets,
                struct world *world, struct problems *problems)
{
    bool words = world_load_words(arena, config_path, assets, world, problems);
    bool pages = world->config != NULL && world_load_pages(arena, assets, world, problems);
    return words && pages;
}

#include "app/world_reading.h"

#include "app/clinic_facts.h"
#include "content/language_files.h"
#include "form/form.h"

#include <string.h>
#include <unistd.h>

/* A questionnaire as the configuration names it. */
struct form_file {
    const char *name;
    const struct questionnaire *form; /* NULL if there was a problem with it */
};

struct world_reading {
    struct arena *arena;
    const char *assets;
    struct world *world;
    struct problems *problems;
    size_t problems_before;
    struct language *languages; /* with the catalogs read so far */
    size_t language;            /* index of the one whose pages are being read */
    struct catalog_reading *pages;
    struct visit_reason *reasons; /* with the questionnaires read so far */
    size_t turn;                  /* two for each reason: its files so far */
    struct form_file *files;      /* those read so far, each once */
    size_t file_count;
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
                                             const char *path, struct problems *problems)
{
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

/* Answers are kept with the url of their questionnaire, so no two may have the same. */
static void check_url(const struct world_reading *reading, const struct questionnaire *form)
{
    for (size_t i = 0; form != NULL && i < reading->file_count; i++) {
        const struct questionnaire *other = reading->files[i].form;
        if (other != NULL && strcmp(other->url, form->url) == 0) {
            problems_add_at(reading->problems, form->path, "url", "%s has the same", other->path);
        }
    }
}

/* Reads the file that an entry names, unless another one names it too. */
static const struct questionnaire *read_form(struct world_reading *reading,
                                             const struct asked_reason *entry, const char *name)
{
    const struct world *world = reading->world;
    for (size_t i = 0; i < reading->file_count; i++) {
        if (strcmp(reading->files[i].name, name) == 0) {
            return reading->files[i].form;
        }
    }
    const char *path = arena_printf(reading->arena, "%s/questionnaires/%s", world->assets, name);
    const struct questionnaire *form = NULL;
    if (access(path, F_OK) == 0) {
        form = load_form(reading->arena, world, path, reading->problems);
    } else {
        problems_add(reading->problems, world->config->path, entry->line,
                     "'questionnaires': there is no file %s", path);
    }
    check_url(reading, form);
    reading->files[reading->file_count++] = (struct form_file){name, form};
    return form;
}

/* Reads one of the two files of an entry. */
static void read_forms_on(struct world_reading *reading)
{
    const struct asked_reason *entry = &reading->world->config->reasons.items[reading->turn / 2];
    struct visit_reason *reason = &reading->reasons[reading->turn / 2];
    if (reading->turn % 2 == 0) {
        *reason = entry->reason;
        reason->first_visit = read_form(reading, entry, entry->first_visit);
    } else if (entry->follow_up[0] != '\0') {
        reason->follow_up = read_form(reading, entry, entry->follow_up);
    }
    reading->turn++;
}

/* Gives the world what was read. */
static void end_forms(struct world_reading *reading)
{
    struct world *world = reading->world;
    const struct questionnaire **forms =
        ARENA_ARRAY(reading->arena, const struct questionnaire *, reading->file_count);
    for (size_t i = 0; i < reading->file_count; i++) {
        forms[i] = reading->files[i].form;
    }
    world->reasons = reading->reasons;
    world->reason_count = world->config->reasons.count;
    world->forms = forms;
    world->form_count = reading->file_count;
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
    const size_t reasons = world->config->reasons.count;
    *reading = (struct world_reading){
        .arena = arena,
        .assets = arena_strdup(arena, assets),
        .world = world,
        .problems = problems,
        .problems_before = problems->count,
        .languages = ARENA_ARRAY(arena, struct language, world->language_count),
        .reasons = ARENA_ARRAY(arena, struct visit_reason, reasons),
        .files = ARENA_ARRAY(arena, struct form_file, 2 * reasons),
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
    read_forms_on(reading);
    if (reading->turn < 2 * world->config->reasons.count) {
        return true;
    }
    /* pages and questionnaires come together: the first screen is drawn anew when it has pages, and
     * then says how long the questions take */
    world->languages = reading->languages;
    if (reading->problems->count == reading->problems_before) {
        end_forms(reading);
    }
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

/* Walks the tour with a clinic's own files, as --check does: it must not depend on the shipped
 * ones. */
#include "app/world_reading.h"
#include "child.h"
#include "kiosk.h"

#include "platform/fonts.h"
#include "rehearsal/panels.h"
#include "rehearsal/tour.h"
#include "screens/registry.h"

#include <stdio.h>
#include <string.h>

#define MORNING   INT64_C(1764009600000) /* 2025-11-24T10:40-08:00 */
#define REFERENCE "21.5-upright"
#define COPY      "own-assets"
#define FORM      COPY "/questionnaires/back-pain-first-visit.json"

struct seen {
    int stops;
    int questions;
    int answered;
    int hold;
    int stop;
    int reasons;
};

static bool ends_with(const char *text, const char *end)
{
    size_t length = strlen(text);
    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static bool see(void *self, const struct tour_stop *stop, struct err *err)
{
    struct seen *seen = self;
    (void)err;
    seen->stops++;
    seen->questions += ends_with(stop->name, "-question");
    seen->answered += ends_with(stop->name, "-question-answered");
    seen->hold += ends_with(stop->name, "-hold");
    seen->stop += ends_with(stop->name, "-stop");
    seen->reasons += ends_with(stop->name, "-reason");
    return true;
}

/* Walks the tour on this panel to its end; the layout is not checked. */
static struct seen walk(const char *panel, const char *configuration, const char *assets)
{
    struct arena *arena = arena_create(64 * 1024);
    struct problems problems = {.arena = arena};
    struct world world = {0};
    struct err err;
    struct seen seen = {0};
    if (!world_load(arena, configuration, assets, &world, &problems)) {
        fail_msg("%s", problems.items[0]);
    }
    struct fonts *fonts = fonts_create(KIOSK_SOURCE_DIR "/fonts", &err);
    assert_non_null(fonts);
    struct text_engine text = fonts_engine(fonts);
    world.text = &text;
    const struct panel *facts = panels_find(panel);
    assert_non_null(facts);
    const struct app_options options = {.width = facts->width,
                                        .height = facts->height,
                                        .px_per_mm = facts->width / facts->width_mm,
                                        .viewing_distance_mm = facts->viewing_distance_mm};
    if (!tour_walk(&world, screens_table(), &options, MORNING, see, &seen, NULL, &err)) {
        fail_msg("%s", err.text);
    }
    fonts_destroy(fonts);
    arena_destroy(arena);
    return seen;
}

/* --- the configuration --- */

static void tour_ends_whatever_the_clinic_configured(void **state)
{
    (void)state;
    static const char *const cases[][19] = {
        {"form_seconds: 60", "form_seconds: 120", "reading_seconds: 180", "reading_seconds: 600",
         "countdown_seconds: 30", "countdown_seconds: 120", "\ndemonstration: true",
         "\ndemonstration: false", "retention_years: \"\"", "retention_years: 16",
         "path: demo/day-list.csv", "path: \"\"", "early_minutes: 60", "early_minutes: 0",
         "\ndesk: none", "\ndesk: staffed", NULL},
        {"form_seconds: 60", "form_seconds: 30", "reading_seconds: 180", "reading_seconds: 30",
         "countdown_seconds: 30", "countdown_seconds: 20", "\ndemonstration: true",
         "\ndemonstration: false", "retention_years: \"\"", "retention_years: 16",
         "path: demo/day-list.csv", "path: my-list.csv", "late_minutes: 5", "late_minutes: 240",
         "done_seconds: 12", "done_seconds: 5", NULL},
    };
    const struct seen shipped =
        walk(REFERENCE, KIOSK_SOURCE_DIR "/assets/kiosk.yaml", KIOSK_SOURCE_DIR "/assets");
    assert_true(shipped.hold > 0 && shipped.stop > 0);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        kiosk_configure(OWN_CONFIGURATION, cases[i]);
        const struct seen seen = walk(REFERENCE, OWN_CONFIGURATION, KIOSK_SOURCE_DIR "/assets");
        assert_int_equal(seen.questions, shipped.questions);
        assert_int_equal(seen.hold, shipped.hold);
        assert_int_equal(seen.stop, shipped.stop);
    }
}

/* --- questionnaires --- */

#define TIER(code)                                                                                 \
    "\"extension\": [{\"url\": \"https://easycozy.ca/fhir/StructureDefinition/safety-tier\", "     \
    "\"valueCode\": \"" code "\"}], "
#define OPTION(code, extension)                                                                    \
    "{" extension "\"valueCoding\": {\"code\": \"" code "\", \"display\": \"Choose " code "\"}}"
#define CHOICE(id, more, options)                                                                  \
    "{\"linkId\": \"" id "\", \"type\": \"choice\", \"text\": \"Which of these?\", " more          \
    "\"answerOption\": [" options "]}"
#define TYPED(id, type)                                                                            \
    "{\"linkId\": \"" id "\", \"type\": \"" type "\", \"text\": \"What else?\", "                  \
    "\"required\": true}"
#define REQUIRED "\"required\": true, "
#define SCALE                                                                                      \
    "{\"linkId\": \"scale\", \"type\": \"integer\", \"text\": \"How much?\", \"required\": true, " \
    "\"extension\": ["                                                                             \
    "{\"url\": \"http://hl7.org/fhir/StructureDefinition/minValue\", \"valueInteger\": 0}, "       \
    "{\"url\": \"http://hl7.org/fhir/StructureDefinition/maxValue\", \"valueInteger\": 5}]}"

static void tour_ends_whatever_the_questionnaire_asks(void **state)
{
    (void)state;
    static const struct {
        const char *panel;
        const char *items;
        int questions;
        int hold; /* pictures of it in one variant */
        int stop;
    } cases[] = {
        /* nothing urgent, and no answer with the code of a shipped one */
        {REFERENCE,
         SCALE ", " TYPED("words", "text") ", " TYPED("line", "string") ", " TYPED(
             "whether", "boolean") ", " CHOICE("plain", REQUIRED,
                                               OPTION("a", "") ", " OPTION("b", "")),
         5, 0, 0},
        /* the urgent answers come first */
        {REFERENCE,
         CHOICE("urgent", REQUIRED,
                OPTION("collapse", TIER("stop")) ", " OPTION(
                    "fine", "")) ", " CHOICE("soon", "",
                                             OPTION("hot", TIER("hold")) ", " OPTION("cool", "")),
         2, 1, 1},
        /* only urgent answers: the tour chooses "I'd rather tell" */
        {REFERENCE,
         CHOICE("urgent", REQUIRED,
                OPTION("a", TIER("stop")) ", " OPTION("b", TIER("hold"))) ", " TYPED("words",
                                                                                     "text"),
         2, 1, 1},
        /* the same, with "I'd rather tell" on another page than the answers */
        {"7",
         CHOICE("urgent", REQUIRED,
                OPTION("a", TIER("stop")) ", " OPTION("b", TIER("hold"))) ", " TYPED("words",
                                                                                     "text"),
         2, 1, 1},
    };
    struct arena *arena = arena_create(64 * 1024);
    child_copy_assets(arena, COPY);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        kiosk_write(FORM, arena_printf(arena,
                                       "{\"resourceType\": \"Questionnaire\", \"language\": \"en\","
                                       " \"url\": \"https://example.org/own\", \"version\": \"1\","
                                       " \"name\": \"Own\", \"title\": \"Our own\","
                                       " \"status\": \"active\", \"item\": [%s]}",
                                       cases[i].items));
        const struct seen seen = walk(cases[i].panel, COPY "/kiosk.yaml", COPY);
        const int variants = 8; /* languages, themes, text sizes */
        assert_int_equal(seen.questions, variants * cases[i].questions);
        assert_int_equal(seen.hold, variants * cases[i].hold);
        assert_int_equal(seen.stop, variants * cases[i].stop);
    }
    arena_destroy(arena);
}

/* Who is asked what brings them gives the first answer, and is asked its questions. */
static void tour_ends_whatever_brings_the_visitor(void **state)
{
    (void)state;
    static const char *const two[] = {
        "    full_again_after_months: 12\n",
        "  - {reason: relax, text: To relax, first_visit: back-pain-first-visit.json}\n", NULL};
    const struct seen shipped =
        walk(REFERENCE, KIOSK_SOURCE_DIR "/assets/kiosk.yaml", KIOSK_SOURCE_DIR "/assets");
    kiosk_configure(OWN_CONFIGURATION, two);
    const struct seen seen = walk(REFERENCE, OWN_CONFIGURATION, KIOSK_SOURCE_DIR "/assets");
    assert_int_equal(shipped.reasons, 0);
    assert_int_equal(seen.reasons, 8); /* languages, themes, text sizes */
    assert_int_equal(seen.questions, shipped.questions);
    assert_int_equal(seen.hold, shipped.hold);
    assert_int_equal(seen.stop, shipped.stop);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(tour_ends_whatever_the_clinic_configured),
        cmocka_unit_test(tour_ends_whatever_the_questionnaire_asks),
        cmocka_unit_test(tour_ends_whatever_brings_the_visitor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

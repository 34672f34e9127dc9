/* The screens work with everything that a clinic may write into its pages, questionnaires and
 * configuration. */
#include "kiosk.h"

#include "content/pages.h"
#include "screens/questionnaire/question_parts.h"
#include "screens/reading/document.h"

#include <string.h>

/* The English pages, the first one empty. */
static const struct catalog *with_an_empty_page(struct arena *arena, const struct catalog *catalog)
{
    struct page *pages = ARENA_ARRAY(arena, struct page, catalog->count);
    memcpy(pages, catalog->pages, catalog->count * sizeof(*pages));
    pages[0].blocks = NULL;
    pages[0].block_count = 0;
    struct catalog *copy = ARENA_NEW(arena, struct catalog);
    *copy =
        (struct catalog){.language = catalog->language, .pages = pages, .count = catalog->count};
    return copy;
}

static void reader_shows_a_page_when_it_has_no_text(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct language languages[2];
    assert_int_equal(kiosk->world.language_count, COUNT_OF(languages));
    memcpy(languages, kiosk->world.languages, sizeof(languages));
    languages[0].catalog = with_an_empty_page(kiosk->arena, languages[0].catalog);
    kiosk->world.languages = languages;
    kiosk_play(kiosk, "tap start\ntap read\nexpect screen contents\ntap page 0");
    assert_screen(kiosk, "reader");
    assert_sees(kiosk, languages[0].catalog->pages[0].title);
    assert_sees(kiosk, "1 of 14");
    kiosk_play(kiosk, "tap next\nexpect text \"2 of 14\"\ntap previous");
    assert_sees(kiosk, "1 of 14");
    kiosk_close(kiosk);
}

/* --- what a visit costs --- */

/* On the second leaf of the contents: turns the leaves of the page of common questions until the
 * words are seen, and goes back; false if they are on none of them. */
static bool questions_say(struct kiosk *kiosk, const char *words)
{
    enum { LEAVES_MAX = 5 };
    kiosk_play(kiosk, "tap page 12\nexpect screen reader");
    for (int leaf = 0; leaf < LEAVES_MAX; leaf++) {
        if (kiosk_sees(kiosk, words)) {
            kiosk_play(kiosk, "tap contents");
            return true;
        }
        kiosk_play(kiosk, "tap next");
    }
    return false;
}

static void questions_say_what_a_visit_costs_in_this_clinic(void **state)
{
    (void)state;
    static const char *const changes[] = {
        "path: demo/day-list.csv",
        "path: \"\"",
        "prices: \"\"",
        "prices: {en: An hour costs $95., fr: Une heure coûte 95 $.}",
        "insurance: \"\"",
        "insurance: {en: We send your claim., fr: Nous envoyons la demande.}",
        NULL};
    kiosk_configure(OWN_CONFIGURATION, changes);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    kiosk_play(kiosk, "tap start\ntap read\ntap next");
    assert_true(questions_say(kiosk, "An hour costs $95."));
    assert_true(questions_say(kiosk, "We send your claim."));
    kiosk_play(kiosk, "tap language fr");
    assert_true(questions_say(kiosk, "Une heure coûte 95 $."));
    assert_true(questions_say(kiosk, "Nous envoyons la demande."));
    kiosk_close(kiosk);
}

/* --- a picture inside a page --- */

#define PICTURE "art-stop.svg"

/* The English pages with this one as the first. */
static const struct catalog *with_a_picture(struct arena *arena, const struct catalog *catalog)
{
    static const char text[] = "---\n"
                               "id: on-trial\n"
                               "title: On trial\n"
                               "section: Tests\n"
                               "order: 1\n"
                               "tags: []\n"
                               "sources: []\n"
                               "reviewed: 2025-11-22\n"
                               "author: A. Writer\n"
                               "image: \"\"\n"
                               "---\n"
                               "# On trial\n\nAbove it.\n\n"
                               "![A hand that says stop](" PICTURE ")\n\nBelow it.\n";
    struct problems problems = {.arena = arena};
    const struct page *page = page_parse(arena, "trial.md", text, sizeof(text) - 1, &problems);
    if (page == NULL) {
        fail_msg("%s", problems.items[0]);
    }
    struct page *pages = ARENA_ARRAY(arena, struct page, catalog->count);
    memcpy(pages, catalog->pages, catalog->count * sizeof(*pages));
    pages[0] = *page;
    struct catalog *copy = ARENA_NEW(arena, struct catalog);
    *copy =
        (struct catalog){.language = catalog->language, .pages = pages, .count = catalog->count};
    return copy;
}

/* The box of the picture on screen; without width if it is not drawn. */
static struct rect picture_on_screen(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_PICTURE && strcmp(draw->text, PICTURE) == 0) {
            return draw->box;
        }
    }
    return (struct rect){0};
}

/* The words on screen; NULL if they are not there. */
static const struct text_box *words_on_screen(const struct kiosk *kiosk, const char *words)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->text_count; i++) {
        if (strcmp(frame->texts[i].text, words) == 0) {
            return &frame->texts[i];
        }
    }
    return NULL;
}

static bool is_described(const struct kiosk *kiosk, struct rect box, const char *words)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->description_count; i++) {
        if (rect_equal(frame->descriptions[i].box, box) &&
            strcmp(frame->descriptions[i].text, words) == 0) {
            return true;
        }
    }
    return false;
}

/* The picture stands between the words above and below it, or on a leaf of its own where they do
 * not fit together, and says what it shows to people who have the screen read out. */
static void reader_draws_a_picture_where_it_stands_in_the_page(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_LANDSCAPE, PANEL_LOW,
                                              PANEL_SMALL};
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panels[i]});
        struct language languages[2];
        assert_int_equal(kiosk->world.language_count, COUNT_OF(languages));
        memcpy(languages, kiosk->world.languages, sizeof(languages));
        languages[0].catalog = with_a_picture(kiosk->arena, languages[0].catalog);
        kiosk->world.languages = languages;
        kiosk_play(kiosk, "tap start\ntap read\ntap page 0\nexpect screen reader");
        for (int leaf = 0; leaf < 3 && picture_on_screen(kiosk).w == 0; leaf++) {
            assert_null(words_on_screen(kiosk, "Below it."));
            kiosk_play(kiosk, "tap next");
        }
        const struct rect picture = picture_on_screen(kiosk);
        const struct rect screen = {0, 0, kiosk->player.frame->width, kiosk->player.frame->height};
        const struct text_box *above = words_on_screen(kiosk, "Above it.");
        const struct text_box *below = words_on_screen(kiosk, "Below it.");
        assert_true(picture.w > screen.w / 3);
        assert_true(picture.h > screen.h / 8);
        assert_true(rect_inside(picture, screen));
        assert_true(above == NULL || above->box.y + above->box.h <= picture.y);
        assert_true(below == NULL || below->box.y >= picture.y + picture.h);
        assert_true(panels[i] != PANEL_PORTRAIT || (above != NULL && below != NULL));
        assert_true(is_described(kiosk, picture, "A hand that says stop"));
        kiosk_close(kiosk);
    }
}

static void leaves_are_one_and_empty_when_a_page_has_no_text(void **state)
{
    (void)state;
    static const struct block rule = {.kind = BLOCK_PAGE_BREAK};
    static const struct page pages[] = {{.block_count = 0}, {.blocks = &rule, .block_count = 1}};
    struct arena *arena = arena_create(1024);
    struct ui_frame frame = {.arena = arena};
    const struct ui ui = {.frame = &frame};
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        const struct document document = document_lay_out(&ui, &pages[i], 800, 800);
        struct leaves leaves = document_leaves(&ui, &document);
        assert_int_equal(leaves.count, 1);
        assert_int_equal(leaves.items[0].from, leaves.items[0].to);
    }
    arena_destroy(arena);
}

/* The most languages that a configuration may name. The words of the further ones are French. */
static void bar_offers_every_other_language_when_there_are_four(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_LANDSCAPE};
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panels[i]});
        const struct language *shipped = kiosk->world.languages;
        struct language languages[4] = {shipped[0], shipped[1], shipped[1], shipped[1]};
        languages[2].code = "de";
        languages[3].code = "pa";
        kiosk->world.languages = languages;
        kiosk->world.language_count = COUNT_OF(languages);
        kiosk_play(kiosk, "tap start\nexpect screen home");
        for (size_t l = 1; l < COUNT_OF(languages); l++) {
            assert_target(kiosk, arena_printf(kiosk->arena, "language %s", languages[l].code),
                          IS_THERE);
        }
        kiosk_play(kiosk, "tap language pa\ntap text_size");
        assert_target(kiosk, "language en", IS_THERE);
        assert_target(kiosk, "language de", IS_THERE);
        assert_target(kiosk, "help", IS_THERE);
        kiosk_close(kiosk);
    }
}

/* All notes before a question can be read, however many a clinic writes. */
static void reading_has_every_note_when_there_are_many(void **state)
{
    (void)state;
    static const struct localized points[] = {{.text = "a point"}, {.text = "another point"}};
    static const size_t counts[] = {0, 1, 8, 9, 30};
    for (size_t i = 0; i < COUNT_OF(counts); i++) {
        struct arena *arena = arena_create(4096);
        struct ui_frame frame = {.arena = arena};
        const struct ui ui = {.frame = &frame};
        size_t notes = counts[i];
        struct item *items = ARENA_ARRAY(arena, struct item, notes + 1);
        for (size_t n = 0; n < notes; n++) {
            items[n] = (struct item){.link_id = arena_printf(arena, "note-%zu", n),
                                     .parent = ITEM_NO_PARENT,
                                     .type = ITEM_DISPLAY,
                                     .text = {.text = arena_printf(arena, "Note %zu.", n)}};
        }
        items[notes] = (struct item){.link_id = "well",
                                     .parent = ITEM_NO_PARENT,
                                     .type = ITEM_BOOLEAN,
                                     .text = {.text = "Are you well?"},
                                     .points = points,
                                     .point_count = COUNT_OF(points)};
        const struct questionnaire questionnaire = {.items = items, .count = notes + 1};
        const struct response *response = response_create(arena, &questionnaire);
        struct reading reading = reading_collect(&ui, response, notes, "en", false);
        assert_int_equal(reading.count, notes + COUNT_OF(points));
        for (size_t n = 0; n < notes; n++) {
            assert_string_equal(reading.texts[n], items[n].text.text);
            assert_false(reading.bulleted[n]);
        }
        assert_string_equal(reading.texts[notes], "a point");
        assert_true(reading.bulleted[notes + 1]);
        arena_destroy(arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(reader_shows_a_page_when_it_has_no_text),
        cmocka_unit_test(questions_say_what_a_visit_costs_in_this_clinic),
        cmocka_unit_test(reader_draws_a_picture_where_it_stands_in_the_page),
        cmocka_unit_test(leaves_are_one_and_empty_when_a_page_has_no_text),
        cmocka_unit_test(bar_offers_every_other_language_when_there_are_four),
        cmocka_unit_test(reading_has_every_note_when_there_are_many),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

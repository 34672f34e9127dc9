/* All cards can be reached and read to the end, the place is kept whatever is changed, and "See a
 * doctor first" is one tap away from everywhere and leads back. */
#include "app/context.h"
#include "visit.h"

#include <stdio.h>
#include <string.h>

#define CARDS      14
#define LEAVES_MAX 100
#define TAPS_MAX   1000

static struct kiosk *open_contents(void)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap read\nexpect screen contents");
    return kiosk;
}

static const struct catalog *catalog_of(const struct kiosk *kiosk)
{
    return app_catalog(kiosk->player.app);
}

/* Index of the card on screen, from 0, as "n of 14" ("n sur 14") says it. */
static size_t card_on_screen(const struct kiosk *kiosk)
{
    assert_screen(kiosk, "reader");
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->text_count; i++) {
        for (size_t card = 0; card < CARDS; card++) {
            char english[32];
            char french[32];
            snprintf(english, sizeof(english), "%zu of %d", card + 1, CARDS);
            snprintf(french, sizeof(french), "%zu sur %d", card + 1, CARDS);
            /* alone, or followed by ", screen 1 of 3" */
            const char *text = frame->texts[i].text;
            size_t length = strcspn(text, ",");
            if ((length == strlen(english) && strncmp(text, english, length) == 0) ||
                (length == strlen(french) && strncmp(text, french, length) == 0)) {
                return card;
            }
        }
    }
    fail_msg("no place in the whole: %s", kiosk->shown);
    return 0;
}

/* Turns to the next leaf; fails after too many taps, so that no test runs for ever. */
static void turn(struct kiosk *kiosk)
{
    assert_true(kiosk->player.taps < TAPS_MAX);
    kiosk_play(kiosk, "tap next");
}

/* Turns back to the first leaf, or to the first page of the contents. */
static void turn_back(struct kiosk *kiosk)
{
    while (kiosk_target(kiosk, "previous", NULL) != NULL) {
        assert_true(kiosk->player.taps < TAPS_MAX);
        kiosk_play(kiosk, "tap previous");
    }
}

static const char *block_words(struct arena *arena, const struct block *block)
{
    const char *words = "";
    bool shown = block->kind != BLOCK_IMAGE && block->kind != BLOCK_CHART_PLOT;
    for (size_t i = 0; i < block->span_count && shown; i++) {
        words = arena_printf(arena, "%s%s", words, block->spans[i].text);
    }
    return kiosk_squeezed(arena, words);
}

/* The blocks of the card that are on screen, as a set of bits. */
static uint64_t blocks_on_screen(struct kiosk *kiosk)
{
    const struct page *page = &catalog_of(kiosk)->pages[card_on_screen(kiosk)];
    const char *shown = kiosk_squeezed(kiosk->arena, kiosk->shown);
    uint64_t blocks = 0;
    assert_true(page->block_count <= 64);
    for (size_t i = 0; i < page->block_count; i++) {
        const char *words = block_words(kiosk->arena, &page->blocks[i]);
        if (words[0] != '\0' && strstr(shown, words) != NULL) {
            blocks |= UINT64_C(1) << i;
        }
    }
    return blocks;
}

static uint64_t first_of(uint64_t blocks)
{
    return blocks & (~blocks + 1);
}

/* --- contents and cards --- */

static void contents_lead_to_every_card_and_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_contents();
    assert_int_equal(catalog_of(kiosk)->count, CARDS);
    for (size_t i = 0; i < CARDS; i++) {
        const struct page *page = &catalog_of(kiosk)->pages[i];
        while (kiosk_target_at(kiosk, "page", (int)i) == NULL) {
            turn(kiosk);
        }
        kiosk_playf(kiosk, "tap page %zu\nexpect screen reader", i);
        assert_int_equal(card_on_screen(kiosk), i);
        assert_sees(kiosk, page->title);
        assert_sees(kiosk, page->section);
        kiosk_play(kiosk, "tap contents\nexpect screen contents");
    }
    turn_back(kiosk);
    kiosk_play(kiosk, "tap back\nexpect screen home");
    kiosk_close(kiosk);
}

static void next_leads_through_every_leaf_and_previous_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_contents();
    const char *leaves[LEAVES_MAX];
    size_t count = 0;
    kiosk_play(kiosk, "tap page 0");
    size_t card = 0;
    for (;;) {
        assert_true(count < LEAVES_MAX);
        leaves[count++] = kiosk->shown;
        size_t here = card_on_screen(kiosk);
        assert_true(here == card || here == card + 1);
        card = here;
        if (kiosk_target(kiosk, "next", NULL) == NULL) {
            break;
        }
        turn(kiosk);
    }
    assert_int_equal(card, CARDS - 1);
    assert_target(kiosk, "close", IS_THERE);
    for (size_t i = count - 1; i > 0; i--) {
        kiosk_play(kiosk, "tap previous");
        assert_string_equal(kiosk->shown, leaves[i - 1]);
    }
    assert_target(kiosk, "previous", IS_ABSENT);
    kiosk_play(kiosk, "tap back\nexpect screen contents");
    while (kiosk_target_at(kiosk, "page", 13) == NULL) {
        turn(kiosk);
    }
    kiosk_play(kiosk, "tap page 13");
    while (kiosk_target(kiosk, "close", NULL) == NULL) {
        turn(kiosk);
    }
    kiosk_play(kiosk, "tap close\nexpect screen contents");
    kiosk_close(kiosk);
}

static void every_card_is_shown_whole_with_its_sources(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.large_text = large == 1});
        kiosk_play(kiosk, "tap start\ntap read\ntap page 0");
        uint64_t seen[CARDS] = {0};
        for (;;) {
            size_t card = card_on_screen(kiosk);
            seen[card] |= blocks_on_screen(kiosk);
            assert_sees(kiosk, "Sources: ");
            assert_sees(kiosk, "Reviewed ");
            assert_target(kiosk, "check_in", IS_ENABLED);
            if (kiosk_target(kiosk, "next", NULL) == NULL) {
                break;
            }
            turn(kiosk);
        }
        for (size_t i = 0; i < CARDS; i++) {
            const struct page *page = &catalog_of(kiosk)->pages[i];
            for (size_t b = 0; b < page->block_count; b++) {
                bool words = block_words(kiosk->arena, &page->blocks[b])[0] != '\0';
                if (words && (seen[i] >> b & 1) == 0) {
                    fail_msg("%s:%zu: never shown whole", page->path, page->blocks[b].line);
                }
            }
        }
        kiosk_close(kiosk);
    }
}

static void place_is_kept_when_text_size_or_language_changes(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_contents();
    kiosk_play(kiosk, "tap page 0");
    int turned = 0;
    for (;;) {
        const char *before = kiosk->shown;
        size_t card = card_on_screen(kiosk);
        uint64_t first = first_of(blocks_on_screen(kiosk));
        kiosk_play(kiosk, "tap text_size");
        assert_int_equal(card_on_screen(kiosk), card);
        assert_true((blocks_on_screen(kiosk) & first) != 0);
        kiosk_play(kiosk, "tap text_size");
        assert_string_equal(kiosk->shown, before);
        kiosk_play(kiosk, "tap language fr");
        assert_int_equal(card_on_screen(kiosk), card);
        assert_true((blocks_on_screen(kiosk) & first) != 0);
        kiosk_play(kiosk, "tap language en");
        assert_string_equal(kiosk->shown, before);
        kiosk_play(kiosk, "tap contrast");
        assert_true((blocks_on_screen(kiosk) & first) != 0);
        kiosk_play(kiosk, "tap contrast");
        assert_string_equal(kiosk->shown, before);
        if (kiosk_target(kiosk, "next", NULL) == NULL) {
            break;
        }
        turn(kiosk);
        turned++;
    }
    assert_true(turned >= CARDS - 1);
    kiosk_close(kiosk);
}

/* Larger text on the last leaf of a card does not lead the reader back to the first leaf. */
static void place_is_kept_deep_in_a_card(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.large_text = true});
    kiosk_play(kiosk, "tap start\ntap read\ntap page 0");
    size_t tried = 0;
    while (kiosk_target(kiosk, "next", NULL) != NULL) {
        size_t card = card_on_screen(kiosk);
        turn(kiosk);
        if (card_on_screen(kiosk) != card) {
            continue; /* the first leaf of the next card */
        }
        const char *before = kiosk->shown;
        uint64_t first = first_of(blocks_on_screen(kiosk));
        assert_true(first > 1);
        kiosk_play(kiosk, "tap text_size");
        assert_true((blocks_on_screen(kiosk) & first) != 0);
        kiosk_play(kiosk, "tap text_size");
        assert_string_equal(kiosk->shown, before);
        tried++;
    }
    assert_true(tried > 0);
    kiosk_close(kiosk);
}

static void check_in_is_one_tap_from_a_card_and_reading_goes_on_after_it(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_contents();
    kiosk_play(kiosk, "tap page 4\ntap check_in\nexpect screen check_in_phone\ntype 0142\n"
                      "tap confirm_yes\nuntil notice\ntap decline\nuntil done\ntap more\n"
                      "expect screen contents\ntap page 4\nexpect screen reader\ntap star\n"
                      "expect text \"Your therapist will see this\"");
    assert_query(kiosk, "SELECT visit_id, page_id, title FROM stars",
                 "1|who-asks|People who often ask for massage");
    kiosk_play(kiosk, "tap star");
    assert_query(kiosk, "SELECT count(*) FROM stars", "0");
    assert_target(kiosk, "check_in", IS_ABSENT);
    kiosk_close(kiosk);
}

static void open_page(struct kiosk *kiosk, size_t index)
{
    while (kiosk_target_at(kiosk, "page", (int)index) == NULL) {
        kiosk_play(kiosk, "tap next");
    }
    kiosk_playf(kiosk, "tap page %zu\nexpect screen reader", index);
}

static void every_page_has_a_star_during_a_visit_and_remembers_it(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_contents();
    kiosk_play(kiosk, "tap page 0\nexpect screen reader");
    assert_target(kiosk, "star", IS_ABSENT); /* without a visit there is no star */
    kiosk_play(kiosk, "tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap decline\nuntil "
                      "done\ntap more");
    for (size_t i = 0; i < catalog_of(kiosk)->count; i++) {
        open_page(kiosk, i);
        assert_target(kiosk, "star", IS_NOT_SELECTED);
        kiosk_play(kiosk, "tap star\ntap contents\nexpect screen contents");
        open_page(kiosk, i);
        assert_target(kiosk, "star", IS_SELECTED);
        kiosk_play(kiosk, i % 2 == 0 ? "tap star\ntap contents" : "tap contents");
    }
    assert_query(kiosk, "SELECT count(*) FROM stars",
                 arena_printf(kiosk->arena, "%zu", catalog_of(kiosk)->count / 2));
    kiosk_close(kiosk);
}

/* --- charts --- */

static const char *const chart_pages[] = {"evidence", "how-many", "how-long"};

/* Turns to the leaf with this row of a chart. */
static void turn_to(struct kiosk *kiosk, const struct page *page, size_t block)
{
    while ((blocks_on_screen(kiosk) >> block & 1) == 0) {
        turn(kiosk);
        if (strcmp(catalog_of(kiosk)->pages[card_on_screen(kiosk)].id, page->id) != 0) {
            fail_msg("%s:%zu: a row of a chart is nowhere", page->path, page->blocks[block].line);
        }
    }
}

static size_t descriptions_of(const struct kiosk *kiosk, const char *text)
{
    const struct ui_frame *frame = kiosk->player.frame;
    size_t count = 0;
    for (size_t i = 0; i < frame->description_count; i++) {
        count += strcmp(frame->descriptions[i].text, text) == 0;
    }
    return count;
}

static void charts_speak_the_language_of_the_visitor_in_any_theme_and_size(void **state)
{
    (void)state;
    static const char *const changes[] = {"", "tap contrast", "tap text_size",
                                          "tap contrast\ntap text_size"};
    static const char *const languages[] = {"en", "fr"};
    for (size_t c = 0; c < COUNT_OF(changes); c++) {
        for (size_t l = 0; l < COUNT_OF(languages); l++) {
            struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = languages[l]});
            kiosk_playf(kiosk, "tap start\n%s\ntap read", changes[c]);
            size_t rows = 0;
            for (size_t p = 0; p < COUNT_OF(chart_pages); p++) {
                size_t index = catalog_find(catalog_of(kiosk), chart_pages[p]);
                const struct page *page = &catalog_of(kiosk)->pages[index];
                while (kiosk_target_at(kiosk, "page", (int)index) == NULL) {
                    turn(kiosk);
                }
                kiosk_playf(kiosk, "tap page %zu", index);
                for (size_t b = 0; b < page->block_count; b++) {
                    if (page->blocks[b].kind != BLOCK_CHART_ROW) {
                        continue;
                    }
                    turn_to(kiosk, page, b);
                    assert_int_equal(descriptions_of(kiosk, page->blocks[b].chart->text), 1);
                    rows++;
                }
                kiosk_play(kiosk, "tap contents");
            }
            assert_int_equal(rows, 4 + 4 + 3);
            kiosk_close(kiosk);
        }
    }
}

static void charts_of_the_shipped_pages_say_what_the_clinic_wrote(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *page;
        const char *words[2];
    } cases[] = {
        {"en", "tap page 3", {"World Health Organization", "very low"}},
        {"en", "tap page 7", {"A few weeks to 3 months", "2 to 4 visits"}},
        {"fr", "tap page 3", {"Revue Cochrane", "faible ou très faible"}},
        {"fr", "tap page 7", {"Dans quatre études", "6 ou 10 visites"}},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = cases[i].language});
        kiosk_playf(kiosk,
                    "tap start\ntap read\n%s\ntap next\nexpect text \"%s\"\n"
                    "expect text \"%s\"",
                    cases[i].page, cases[i].words[0], cases[i].words[1]);
        kiosk_close(kiosk);
    }
}

/* On a low panel a chart goes on from one screen to the next; a chart that does not fit becomes
 * words. */
static void charts_are_whole_on_a_small_panel(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++) {
        struct kiosk *kiosk =
            kiosk_open((struct kiosk_options){.panel = PANEL_SMALL, .large_text = large == 1});
        kiosk_play(kiosk, "tap start\ntap read");
        while (kiosk_target_at(kiosk, "page", 7) == NULL) {
            turn(kiosk);
        }
        kiosk_play(kiosk, "tap page 7");
        static const char *const words[] = {"1 or 2 visits", "2 to 4 visits", "4 to 6 visits",
                                            "6 or 10 visits"};
        for (size_t i = 0; i < COUNT_OF(words); i++) {
            while (!kiosk_sees(kiosk, words[i])) {
                turn(kiosk);
            }
        }
        kiosk_close(kiosk);
    }
}

/* --- take it home --- */

static void article_is_offered_at_the_end_of_a_topic_only(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_contents();
    kiosk_play(kiosk, "tap page 0");
    size_t offered = 0;
    for (;;) {
        const struct catalog *catalog = catalog_of(kiosk);
        size_t card = card_on_screen(kiosk);
        bool ends = card + 1 == CARDS ||
                    strcmp(catalog->pages[card].section, catalog->pages[card + 1].section) != 0;
        bool offers = kiosk_sees(kiosk, "Read this at home");
        offered += offers;
        assert_true(ends || !offers);
        assert_true(!offers || kiosk_sees(kiosk, "easycozy.ca"));
        if (kiosk_target(kiosk, "next", NULL) == NULL) {
            break;
        }
        turn(kiosk);
        assert_true(!offers || card_on_screen(kiosk) != card); /* on the card's last screen */
    }
    assert_int_equal(offered, 5);
    kiosk_play(kiosk, "tap doctor_first"); /* a detour offers none */
    while (kiosk_target(kiosk, "next", NULL) != NULL) {
        turn(kiosk);
    }
    assert_false(kiosk_sees(kiosk, "Read this at home"));
    kiosk_close(kiosk);
}

/* --- see a doctor first --- */

static void doctor_first_is_one_tap_from_everywhere_and_leads_back(void **state)
{
    (void)state;
    static const struct {
        const char *way;
        const char *screen;
    } cases[] = {
        {"", "home"},
        {"tap help", "help"},
        {"tap read", "contents"},
        {"tap read\ntap next\ntap page 11\ntap next", "reader"},
        {"tap check_in\ntype 01", "check_in_phone"},
        {"tap check_in\ntap use_name\ntype Joa", "check_in_name"},
        {"tap check_in\ntap use_name\ntype Joan\ntap continue\ntype S", "check_in_name"},
        {"tap check_in\ntype 0160", "check_in_choose"},
        {"tap check_in\ntype 0142", "check_in_confirm"},
        {"tap check_in\ntype 9999", "check_in_missing"},
        {"tap check_in\ntype 9999\ntap walk_in", "check_in_missing"},
        {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice", "notice"},
        {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\ntap option none",
         "question"},
        {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\ntap option yes\ntap "
         "continue",
         "stop"},
        {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\ntap option none\ntap "
         "continue\n"
         "tap option fever\ntap option leg-weak\ntap continue",
         "hold"},
        {"tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap decline\nuntil done", "done"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_playf(kiosk, "tap start\n%s\nexpect screen %s", cases[i].way, cases[i].screen);
        const char *before = kiosk->shown;
        kiosk_play(kiosk, "tap doctor_first\nexpect screen reader\nexpect text \"7 of 14\"\n"
                          "expect text \"See a doctor first\"");
        while (kiosk_target(kiosk, "next", NULL) != NULL) {
            turn(kiosk);
            assert_int_equal(card_on_screen(kiosk), 6);
        }
        kiosk_play(kiosk, "tap doctor_first"); /* a second tap does not open it again */
        kiosk_play(kiosk, "tap close");
        assert_screen(kiosk, cases[i].screen);
        assert_string_equal(kiosk->shown, before);
        kiosk_play(kiosk, "tap doctor_first\ntap back");
        assert_screen(kiosk, cases[i].screen);
        assert_string_equal(kiosk->shown, before);
        kiosk_close(kiosk);
    }
}

/* If the card was opened like any other and the reader went on, the card on screen is another
 * one. */
static void doctor_first_works_after_its_card_was_turned_over(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_contents();
    kiosk_play(kiosk, "tap page 6\nexpect text \"7 of 14\"");
    while (card_on_screen(kiosk) == 6) {
        turn(kiosk);
    }
    kiosk_play(kiosk, "tap doctor_first\nexpect text \"7 of 14\"\ntap back\n"
                      "expect text \"8 of 14\"");
    kiosk_close(kiosk);
}

static void doctor_first_keeps_the_answers_of_the_review(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    assert_screen(kiosk, "review");
    const char *before = kiosk->shown;
    kiosk_play(kiosk, "tap doctor_first\nexpect screen reader\ntap back\nexpect screen review");
    assert_string_equal(kiosk->shown, before);
    visit_send(kiosk);
    assert_query(kiosk, "SELECT count(*) FROM answers", "12");
    kiosk_close(kiosk);
}

static void doctor_first_is_not_on_the_attract_screen_or_the_curtain(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    assert_target(kiosk, "doctor_first", IS_ABSENT);
    kiosk_play(kiosk, "tap start\nwait 60000\nexpect screen still_there");
    assert_target(kiosk, "doctor_first", IS_ABSENT);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(contents_lead_to_every_card_and_back),
        cmocka_unit_test(next_leads_through_every_leaf_and_previous_back),
        cmocka_unit_test(every_card_is_shown_whole_with_its_sources),
        cmocka_unit_test(place_is_kept_when_text_size_or_language_changes),
        cmocka_unit_test(place_is_kept_deep_in_a_card),
        cmocka_unit_test(check_in_is_one_tap_from_a_card_and_reading_goes_on_after_it),
        cmocka_unit_test(every_page_has_a_star_during_a_visit_and_remembers_it),
        cmocka_unit_test(charts_speak_the_language_of_the_visitor_in_any_theme_and_size),
        cmocka_unit_test(charts_of_the_shipped_pages_say_what_the_clinic_wrote),
        cmocka_unit_test(charts_are_whole_on_a_small_panel),
        cmocka_unit_test(article_is_offered_at_the_end_of_a_topic_only),
        cmocka_unit_test(doctor_first_is_one_tap_from_everywhere_and_leads_back),
        cmocka_unit_test(doctor_first_works_after_its_card_was_turned_over),
        cmocka_unit_test(doctor_first_keeps_the_answers_of_the_review),
        cmocka_unit_test(doctor_first_is_not_on_the_attract_screen_or_the_curtain),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* Questions that share a screen where it has room, and follow one another where it has not. */
#include "visit.h"

#include "app/context.h"

#include <string.h>

#define HARD "SELECT link_id, code, number FROM answers WHERE link_id LIKE 'hard%'"
#define WEEK                                                                                       \
    "SELECT link_id, code, number FROM answers WHERE link_id IN ('pain-week', 'in-the-way')"

static struct kiosk *at(const char *link_id)
{
    struct kiosk *kiosk = visit_open();
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, link_id);
    return kiosk;
}

static struct kiosk *open_on(enum kiosk_panel panel)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panel});
    kiosk_play(kiosk, TO_NOTICE);
    while (kiosk_target(kiosk, "agree", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap agree");
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "pain-week");
    return kiosk;
}

static void two_questions_share_a_large_screen_and_not_a_small_one(void **state)
{
    (void)state;
    static const struct {
        enum kiosk_panel panel;
        bool together;
    } cases[] = {{PANEL_PORTRAIT, true}, {PANEL_LANDSCAPE, true}, {PANEL_SMALL, false}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_on(cases[i].panel);
        assert_int_equal(visit_shows(kiosk, "in-the-way"), cases[i].together);
        if (cases[i].together) {
            assert_sees(kiosk, "Questions 7 to 8 of 11");
            assert_sees(kiosk, "In the past week:");
            assert_sees(kiosk, "How strong was the usual pain?");
            assert_sees(kiosk, "How much was it in the way?");
        }
        while (!visit_shows(kiosk, "hard-thing")) {
            const struct step steps[] = {{"pain-week", "number 5"}, {"in-the-way", "number 6"}};
            const size_t from = visit_shows(kiosk, "pain-week") ? 0 : 1;
            visit_answer_screen(kiosk, &steps[from], cases[i].together ? 2 : 1);
        }
        assert_query(kiosk, WEEK, "pain-week||5\nin-the-way||6");
        kiosk_close(kiosk);
    }
}

static void one_continue_keeps_both_answers(void **state)
{
    (void)state;
    struct kiosk *kiosk = at("pain-week");
    kiosk_play(kiosk, "tap number 3\ntap number_2 8");
    assert_query(kiosk, WEEK, "");
    kiosk_play(kiosk, "tap continue");
    assert_query(kiosk, WEEK, "pain-week||3\nin-the-way||8");
    assert_string_equal(visit_question(kiosk), "hard-thing");
    kiosk_close(kiosk);
}

/* One answer is enough for Continue; what has none is skipped, as on a screen of its own. */
static void what_is_not_answered_on_a_page_is_skipped(void **state)
{
    (void)state;
    struct kiosk *kiosk = at("pain-week");
    assert_sees(kiosk, "Skip");
    kiosk_play(kiosk, "tap number_2 8");
    assert_false(kiosk_sees(kiosk, "Skip"));
    kiosk_play(kiosk, "tap continue");
    assert_query(kiosk, WEEK, "pain-week|unknown|\nin-the-way||8");
    kiosk_close(kiosk);
}

static void rather_tell_leaves_the_answers_of_a_page(void **state)
{
    (void)state;
    static const struct {
        const char *taps;
        const char *kept;
    } cases[] = {
        {"", "pain-week|asked-declined|\nin-the-way|asked-declined|"},
        {"tap number 3\n", "pain-week||3\nin-the-way|asked-declined|"},
        {"tap number_2 8\n", "pain-week|asked-declined|\nin-the-way||8"},
        {"tap number 3\ntap number_2 8\n", "pain-week|asked-declined|\nin-the-way|asked-declined|"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = at("pain-week");
        kiosk_playf(kiosk, "%stap rather_tell", cases[i].taps);
        assert_string_equal(visit_question(kiosk), "hard-thing");
        assert_query(kiosk, WEEK, cases[i].kept);
        kiosk_play(kiosk, "tap back");
        assert_target(kiosk, "rather_tell", IS_SELECTED);
        kiosk_close(kiosk);
    }
}

static void back_leads_to_the_whole_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = at("pain-week");
    kiosk_play(kiosk, "tap number 3\ntap number_2 8\ntap continue\ntap back");
    assert_string_equal(visit_question(kiosk), "pain-week");
    assert_target(kiosk, "number 3", IS_SELECTED);
    assert_target(kiosk, "number_2 8", IS_SELECTED);
    kiosk_play(kiosk, "tap back"); /* and from it to the page before */
    assert_string_equal(visit_question(kiosk), "duration");
    assert_target(kiosk, "option_2 no", IS_SELECTED);
    kiosk_close(kiosk);
}

static void change_leads_to_the_whole_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_change(kiosk, "in-the-way");
    assert_string_equal(visit_question(kiosk), "pain-week");
    assert_target(kiosk, "number 5", IS_SELECTED);
    assert_target(kiosk, "number_2 6", IS_SELECTED);
    kiosk_play(kiosk, "tap number_2 2\ntap continue\nexpect screen review");
    assert_query(kiosk, WEEK, "pain-week||5\nin-the-way||2");
    visit_change(kiosk, "pain-week");
    kiosk_play(kiosk, "tap back\nexpect screen review");
    kiosk_close(kiosk);
}

/* In large text a page may have no room any more: its questions then follow one another, with the
 * answers that were given, and stand together again afterwards. */
static void large_text_keeps_the_answers_of_a_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = at("leg");
    kiosk_play(kiosk, "tap option comes-and-goes\ntap option_2 below-knee\ntap text_size");
    assert_string_equal(visit_question(kiosk), "duration");
    assert_false(visit_shows(kiosk, "leg"));
    assert_target(kiosk, "option comes-and-goes", IS_SELECTED);
    kiosk_play(kiosk, "tap text_size");
    assert_target(kiosk, "option comes-and-goes", IS_SELECTED);
    assert_target(kiosk, "option_2 below-knee", IS_SELECTED);
    kiosk_play(kiosk, "tap text_size");
    visit_continue(kiosk);
    assert_string_equal(visit_question(kiosk), "leg");
    assert_false(visit_shows(kiosk, "duration"));
    assert_target(kiosk, "option below-knee", IS_SELECTED);
    kiosk_play(kiosk, "tap text_size"); /* to the page, from its second question */
    assert_string_equal(visit_question(kiosk), "duration");
    assert_target(kiosk, "option comes-and-goes", IS_SELECTED);
    assert_target(kiosk, "option_2 below-knee", IS_SELECTED);
    kiosk_play(kiosk, "tap continue");
    assert_string_equal(visit_question(kiosk), "pain-week");
    assert_query(kiosk, "SELECT code FROM answers WHERE link_id IN ('duration', 'leg')",
                 "comes-and-goes\nbelow-knee");
    kiosk_close(kiosk);
}

/* Whichever of its questions a page is opened with, it shows or does not. */
static void page_fits_or_not_whichever_question_it_is_opened_with(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_LANDSCAPE, PANEL_LOW};
    for (size_t i = 0; i < 2 * COUNT_OF(panels); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panels[i / 2]});
        kiosk_play(kiosk, TO_NOTICE);
        while (kiosk_target(kiosk, "agree", NULL) == NULL) {
            kiosk_play(kiosk, "tap continue");
        }
        kiosk_play(kiosk, "tap agree");
        for (size_t taken = 0; taken < FIRST_VISIT_STEPS;) {
            taken += visit_answer_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
        }
        kiosk_play(kiosk, i % 2 == 0 ? "expect screen review" : "tap text_size");
        static const char *const pairs[][2] = {
            {"duration", "leg"}, {"pain-week", "in-the-way"}, {"hard-thing", "hard-number"}};
        for (size_t k = 0; k < COUNT_OF(pairs); k++) {
            visit_change(kiosk, pairs[k][0]);
            const bool together = visit_shows(kiosk, pairs[k][1]);
            while (strcmp(app_screen_name(kiosk->player.app), "question") == 0) {
                kiosk_play(kiosk, "tap back");
            }
            visit_change(kiosk, pairs[k][1]);
            assert_int_equal(visit_shows(kiosk, pairs[k][0]), together);
            while (strcmp(app_screen_name(kiosk->player.app), "question") == 0) {
                kiosk_play(kiosk, "tap back");
            }
        }
        kiosk_close(kiosk);
    }
}

struct places {
    struct rect boxes[64];
    const char *names[64];
    int indexes[64];
    size_t count;
};

static struct places places_of(const struct kiosk *kiosk)
{
    struct places places = {.count = 0};
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->target_count; i++) {
        assert_true(places.count < COUNT_OF(places.boxes));
        places.boxes[places.count] = frame->targets[i].box;
        places.names[places.count] = frame->targets[i].name;
        places.indexes[places.count++] = frame->targets[i].index;
    }
    return places;
}

/* "How hard is walking?" appears where its place was kept, whatever is named. */
static void question_that_hangs_on_the_page_appears_and_nothing_else_moves(void **state)
{
    (void)state;
    static const struct {
        const char *thing;
        const char *words;
    } cases[] = {{"walking", "How hard is walking?"},
                 {"bending", "How hard is bending or lifting?"},
                 {"something-else", "How hard is it?"}};
    struct kiosk *kiosk = at("hard-thing");
    assert_false(kiosk_sees(kiosk, "How hard"));
    assert_target(kiosk, "number_2 5", IS_ABSENT);
    const struct places before = places_of(kiosk);
    const struct rect *row = NULL;
    struct rect first_row = {0};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        kiosk_playf(kiosk, "tap option %s", cases[i].thing);
        assert_sees(kiosk, cases[i].words);
        for (size_t k = 0; k < before.count; k++) {
            const struct target *target =
                kiosk_target_at(kiosk, before.names[k], before.indexes[k]);
            assert_non_null(target);
            assert_true(rect_equal(target->box, before.boxes[k]));
        }
        const struct rect numbers = kiosk_there(kiosk, "number_2 5")->box;
        assert_true(row == NULL || rect_equal(*row, numbers));
        first_row = numbers;
        row = &first_row;
    }
    kiosk_close(kiosk);
}

/* A number that was given for a thing that is no longer named is not kept. */
static void answer_to_a_question_that_is_gone_is_not_kept(void **state)
{
    (void)state;
    struct kiosk *kiosk = at("hard-thing");
    kiosk_play(kiosk, "tap option walking\ntap number_2 7\ntap continue\ntap back\n"
                      "tap rather_tell");
    assert_query(kiosk, HARD, "hard-thing|asked-declined|");
    kiosk_close(kiosk);
}

static void emergency_on_a_page_stops(void **state)
{
    (void)state;
    struct kiosk *kiosk = at("leg");
    kiosk_play(kiosk, "tap option less-than-6-weeks\ntap option_2 both-legs-worse\ntap continue\n"
                      "expect screen stop");
    assert_query(kiosk, "SELECT tier, link_id, code FROM flags", "stop|leg|E3");
    assert_query(kiosk, "SELECT code FROM answers WHERE link_id = 'duration'", "less-than-6-weeks");
    kiosk_close(kiosk);
}

/* Finish asks whether what must not wait was told, also of a form with groups. */
static void finishing_in_a_form_with_groups_tells_what_must_not_wait(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    kiosk_play(kiosk, "tap finish\nexpect screen signs");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(two_questions_share_a_large_screen_and_not_a_small_one),
        cmocka_unit_test(one_continue_keeps_both_answers),
        cmocka_unit_test(what_is_not_answered_on_a_page_is_skipped),
        cmocka_unit_test(rather_tell_leaves_the_answers_of_a_page),
        cmocka_unit_test(back_leads_to_the_whole_page),
        cmocka_unit_test(change_leads_to_the_whole_page),
        cmocka_unit_test(large_text_keeps_the_answers_of_a_page),
        cmocka_unit_test(page_fits_or_not_whichever_question_it_is_opened_with),
        cmocka_unit_test(question_that_hangs_on_the_page_appears_and_nothing_else_moves),
        cmocka_unit_test(answer_to_a_question_that_is_gone_is_not_kept),
        cmocka_unit_test(emergency_on_a_page_stops),
        cmocka_unit_test(finishing_in_a_form_with_groups_tells_what_must_not_wait),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

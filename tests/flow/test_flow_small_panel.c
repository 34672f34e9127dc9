/* On a panel of seven inches one thing comes after another, and nothing is left out. */
#include "app/context.h"
#include "fault_vfs.h"
#include "visit.h"

#include <string.h>

#define STAFFED "staffed.yaml"

/* Opens a kiosk at the first question; on a small panel the notice has its choice after its
 * words. */
static struct kiosk *open_questions_with(struct kiosk_options options)
{
    struct kiosk *kiosk = kiosk_open(options);
    kiosk_play(kiosk, TO_NOTICE);
    while (kiosk_target(kiosk, "agree", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap agree");
    return kiosk;
}

static struct kiosk *open_questions(enum kiosk_panel panel, bool large_text)
{
    return open_questions_with((struct kiosk_options){.panel = panel, .large_text = large_text});
}

static const struct item *item_of(const struct kiosk *kiosk)
{
    return session_item(app_session_view(kiosk->player.app));
}

static enum answer_state state_of(const struct kiosk *kiosk, size_t item)
{
    return app_session_view(kiosk->player.app)->response->answers[item].state;
}

/* --- questions --- */

static void the_way_round_a_question_stands_with_its_words(void **state)
{
    (void)state;
    for (int large = 0; large < 2; large++) {
        struct kiosk *kiosk = open_questions(PANEL_SMALL, large == 1);
        while (strcmp(app_screen_name(kiosk->player.app), "question") == 0) {
            size_t item = app_session_view(kiosk->player.app)->item;
            assert_target(kiosk, "option", IS_ABSENT);
            visit_tap(kiosk, "rather_tell");
            assert_int_equal(state_of(kiosk, item), ANSWER_DECLINED);
        }
        assert_screen(kiosk, "review");
        kiosk_close(kiosk);
    }
}

/* The last page of a list that must be answered offers "I'd rather tell", not only a disabled
 * button. */
static void the_way_round_ends_a_list_that_must_be_answered(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_questions(PANEL_SMALL, false);
    assert_true(item_of(kiosk)->required);
    while (kiosk_there(kiosk, "continue")->value != 0) {
        kiosk_play(kiosk, "tap continue");
    }
    assert_target(kiosk, "continue", IS_DISABLED);
    assert_target(kiosk, "option 0", IS_THERE);
    visit_tap(kiosk, "rather_tell");
    assert_string_equal(visit_question(kiosk), "same-day");
    kiosk_close(kiosk);
}

static void tell_until(struct kiosk *kiosk, const char *link_id)
{
    while (strcmp(visit_question(kiosk), link_id) != 0) {
        visit_tap(kiosk, "rather_tell");
    }
}

static void a_list_that_need_not_be_answered_is_left_from_any_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_questions(PANEL_SMALL, false);
    tell_until(kiosk, "where");
    kiosk_play(kiosk, "tap continue\ntap more\nexpect text \"Skip\"\ntap option back-upper-left\n"
                      "expect text \"Continue\"\ntap continue");
    assert_string_equal(visit_question(kiosk), "duration");
    kiosk_play(kiosk, "tap back\ntap continue\ntap continue");
    assert_string_equal(visit_question(kiosk), "duration");
    kiosk_close(kiosk);
}

/* --- an emergency --- */

/* In large text not everything fits on one page, least of all where the answer was not saved. Whom
 * to tell and the number to call are on the first page. */
static void an_emergency_begins_with_whom_to_go_to_and_the_number(void **state)
{
    (void)state;
    static const char *const staffed[] = {
        "\ndesk: none", "\ndesk: staffed", "path: demo/day-list.csv",
        "path: " KIOSK_SOURCE_DIR "/assets/demo/day-list.csv", NULL};
    static const struct {
        const char *language;
        const char *none;
        const char *staffed;
        const char *not_saved;
    } cases[] = {
        {"en", "nock on the treatment room door", "Go to the front desk", "could not save"},
        {"fr", "à la porte de la salle de soins", "Allez à l’accueil", "pas pu enregistrer"},
    };
    kiosk_configure(STAFFED, staffed);
    for (size_t i = 0; i < 4 * COUNT_OF(cases); i++) {
        bool desk = i % 2 == 1;
        bool saved = i / 2 % 2 == 0;
        size_t words = i / 4;
        static struct fault_vfs disk;
        fault_vfs_install(&disk);
        struct kiosk *kiosk =
            open_questions_with((struct kiosk_options){.configuration = desk ? STAFFED : NULL,
                                                       .language = cases[words].language,
                                                       .panel = PANEL_SMALL,
                                                       .large_text = true});
        while (kiosk_target(kiosk, "option", "yes") == NULL) {
            kiosk_play(kiosk, "tap continue");
        }
        kiosk_play(kiosk, "tap option yes");
        fault_vfs_arm(&disk, saved ? 0 : 1, saved ? SQLITE_OK : SQLITE_FULL, !saved);
        visit_continue(kiosk);
        assert_screen(kiosk, "stop");
        assert_sees(kiosk, desk ? cases[words].staffed : cases[words].none);
        assert_sees(kiosk, "9-1-1");
        bool told = false;
        while (kiosk_target(kiosk, "more", NULL) != NULL) {
            kiosk_play(kiosk, "tap more");
            told = told || kiosk_sees(kiosk, cases[words].not_saved);
        }
        assert_int_equal(told, !saved);
        kiosk_close(kiosk);
        fault_vfs_remove(&disk);
    }
}

/* --- the review --- */

/* Reads the words of a page of the review, without those on its buttons. */
static void read_page(struct kiosk *kiosk, const char **all)
{
    const struct ui_frame *frame = kiosk->player.frame;
    int bottom = kiosk_there(kiosk, "send")->box.y;
    for (size_t i = 0; i < frame->text_count; i++) {
        struct rect box = frame->texts[i].box;
        bool on_button = false;
        for (size_t j = 0; j < frame->target_count; j++) {
            on_button = on_button || rect_inside(box, frame->targets[j].box);
        }
        if (box.y < bottom && !on_button) {
            *all = arena_printf(kiosk->arena, "%s %s", *all, frame->texts[i].text);
        }
    }
}

static int count_changes(const struct kiosk *kiosk)
{
    int changes = 0;
    for (size_t i = 0; i < kiosk->player.frame->target_count; i++) {
        changes += strcmp(kiosk->player.frame->targets[i].name, "change") == 0;
    }
    return changes;
}

/* Chooses every place, which makes an answer longer than any page of a low panel. */
static void choose_all(struct kiosk *kiosk)
{
    struct session *session = app_session(kiosk->player.app);
    for (size_t i = 0; i < session_item(session)->option_count; i++) {
        response_tap_option(session->response, session->item, i);
    }
}

static void an_answer_longer_than_a_page_is_read_to_its_end(void **state)
{
    (void)state;
    static const struct {
        enum kiosk_panel panel;
        bool large_text;
    } cases[] = {{PANEL_SMALL, false}, {PANEL_SMALL, true}, {PANEL_LOW, true}};
    for (size_t c = 0; c < COUNT_OF(cases); c++) {
        struct kiosk *kiosk = open_questions(cases[c].panel, cases[c].large_text);
        const struct item *where = NULL;
        int questions = 0;
        while (strcmp(app_screen_name(kiosk->player.app), "question") == 0) {
            const struct session *session = app_session_view(kiosk->player.app);
            /* the questions of a page share a row of the review */
            questions += response_page(session->response, session->item).items[0] == session->item;
            if (strcmp(visit_question(kiosk), "where") == 0) {
                where = item_of(kiosk);
                choose_all(kiosk);
                visit_continue(kiosk);
                continue;
            }
            while (kiosk_target(kiosk, "rather_tell", NULL) == NULL) {
                kiosk_play(kiosk, "tap continue");
            }
            visit_tap(kiosk, "rather_tell");
        }
        assert_non_null(where);
        const char *all = "";
        read_page(kiosk, &all);
        int changes = count_changes(kiosk);
        while (kiosk_target(kiosk, "next", NULL) != NULL) {
            kiosk_play(kiosk, "tap next");
            read_page(kiosk, &all);
            changes += count_changes(kiosk);
        }
        assert_int_equal(changes, questions);
        /* on other panels the heading stands between the parts of a name that goes on */
        bool joined = cases[c].panel == PANEL_SMALL;
        for (size_t i = 0; joined && i < where->option_count; i++) {
            if (strstr(all, localized_get(&where->options[i].display, "en")) == NULL) {
                fail_msg("not in the review: %s\nthere is: %s",
                         localized_get(&where->options[i].display, "en"), all);
            }
        }
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_way_round_a_question_stands_with_its_words),
        cmocka_unit_test(the_way_round_ends_a_list_that_must_be_answered),
        cmocka_unit_test(a_list_that_need_not_be_answered_is_left_from_any_page),
        cmocka_unit_test(an_emergency_begins_with_whom_to_go_to_and_the_number),
        cmocka_unit_test(an_answer_longer_than_a_page_is_read_to_its_end),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

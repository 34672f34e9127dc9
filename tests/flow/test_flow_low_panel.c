/* Messages on a low panel: in large text some have several pages, and no words are lost. */
#include "store/delays.h"
#include "visit.h"

#include <string.h>

/* Words that must appear, each on one page; NULL at the end. */
static const char *const stop_words[] = {
    "Please tell someone here now", "Do not wait for your visit.",       "9-1-1 first.",
    "Also if nobody comes.",        "Nanaimo Regional General Hospital", NULL};
static const char *const hold_words[] = {"Please talk to us before any treatment",
                                         "You are checked in.", "You can call 8-1-1",
                                         "your family doctor.", NULL};
static const char *const done_words[] = {"You are checked in", "Please take a seat.",
                                         "Your answers are saved", NULL};
static const char *const longest_done_words[] = {"You are checked in",
                                                 "Please take a seat.",
                                                 "Ana G. is running about 15 minutes late.",
                                                 "Your therapist will ask the questions",
                                                 "One check-in covers your visits",
                                                 NULL};

#define WORDS_MAX 8

/* Notes which of the words are on the current page. Returns how many are not. */
static size_t read_page(const struct kiosk *kiosk, const char *const *words, bool seen[WORDS_MAX])
{
    size_t missing = 0;
    for (size_t i = 0; words[i] != NULL; i++) {
        bool here = kiosk_sees(kiosk, words[i]);
        missing += here ? 0 : 1;
        seen[i] = seen[i] || here;
    }
    return missing;
}

/* Turns page by page until there is no such button, or it leads to another screen; every word must
 * have appeared. */
static int read_all(struct kiosk *kiosk, const char *const *words, const char *turn)
{
    bool seen[WORDS_MAX] = {false};
    const char *screen = app_screen_name(kiosk->player.app);
    int pages = 1;
    assert_true(read_page(kiosk, words, seen) > 0); /* otherwise there is nothing to turn */
    for (; kiosk_target(kiosk, turn, NULL) != NULL; pages++) {
        kiosk_playf(kiosk, "tap %s", turn);
        if (strcmp(app_screen_name(kiosk->player.app), screen) != 0) {
            break;
        }
        read_page(kiosk, words, seen);
    }
    for (size_t i = 0; words[i] != NULL; i++) {
        if (!seen[i]) {
            fail_msg("on no page: %s", words[i]);
        }
    }
    return pages;
}

static void stop_turns_its_pages_and_can_be_left_from_each(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open_low(true);
    visit_tap(kiosk, "option yes");
    visit_continue(kiosk);
    assert_screen(kiosk, "stop");
    const char *first = kiosk->shown;
    assert_sees(kiosk, "Please tell someone here now"); /* what is urgent is on the first page */
    assert_sees(kiosk, "9-1-1");
    int pages = read_all(kiosk, stop_words, "more");
    assert_true(pages > 1);
    assert_target(kiosk, "done", IS_ENABLED);
    kiosk_play(kiosk, "tap first");
    assert_string_equal(kiosk->shown, first);
    kiosk_play(kiosk, "tap done\nexpect screen attract");
    kiosk_close(kiosk);
}

/* Somebody who turns a page is reading, so there is time for the next page. */
static void stop_stays_while_its_pages_are_turned(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open_low(true);
    visit_tap(kiosk, "option yes");
    visit_continue(kiosk);
    kiosk_play(kiosk, "wait 59000\ntap more\nwait 2000\nexpect screen stop\n"
                      "wait 60000\nexpect screen attract");
    kiosk_close(kiosk);
}

static void hold_is_left_for_the_questions_after_its_last_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open_low(true);
    visit_tap(kiosk, "option none");
    visit_continue(kiosk);
    const char *question = visit_question(kiosk);
    visit_tap(kiosk, "option fever");
    while (strcmp(app_screen_name(kiosk->player.app), "hold") != 0) {
        kiosk_play(kiosk, "tap continue");
    }
    int pages = read_all(kiosk, hold_words, "continue");
    assert_true(pages > 1);
    assert_screen(kiosk, "question");
    assert_string_not_equal(visit_question(kiosk), question);
    kiosk_close(kiosk);
}

static void done_has_all_its_words_on_one_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open_low(false);
    for (size_t taken = 0; taken < FIRST_VISIT_STEPS;) {
        taken += visit_answer_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
    }
    visit_send(kiosk);
    kiosk_play(kiosk, "expect screen done\ntap text_size");
    bool seen[WORDS_MAX] = {false};
    assert_int_equal(read_page(kiosk, done_words, seen), 0);
    assert_target(kiosk, "more", IS_ABSENT);
    kiosk_play(kiosk, "tap done\nexpect screen attract");
    kiosk_close(kiosk);
}

/* Two visits in a row with a therapist who runs late fill more than one page of large text. */
static void done_turns_its_pages_and_clears_only_after_them(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_LOW});
    struct err err;
    assert_true(store_set_delay(kiosk->world.store, "Ana G.", 15, "kiosk", &err));
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0155\ntap confirm_yes");
    while (kiosk_target(kiosk, "decline", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap decline\nuntil done\ntap text_size\nwait 11000");
    assert_sees(kiosk, "Please take a seat."); /* what happens next comes first */
    int pages = read_all(kiosk, longest_done_words, "more");
    assert_true(pages > 1);
    assert_target(kiosk, "done", IS_ENABLED);
    kiosk_play(kiosk, "wait 11000\nexpect screen done\ntap first");
    assert_sees(kiosk, "Please take a seat.");
    kiosk_play(kiosk, "wait 19999\nexpect screen done\nwait 100000\nexpect screen attract");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(stop_turns_its_pages_and_can_be_left_from_each),
        cmocka_unit_test(stop_stays_while_its_pages_are_turned),
        cmocka_unit_test(hold_is_left_for_the_questions_after_its_last_page),
        cmocka_unit_test(done_has_all_its_words_on_one_page),
        cmocka_unit_test(done_turns_its_pages_and_clears_only_after_them),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

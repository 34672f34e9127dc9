/* A clinic that asks about more than one thing: the booking tells what brings a visitor, or they
 * are asked. */
#include "child.h"
#include "visit.h"

#include "app/context.h"
#include "app/world_reading.h"

#include <stdio.h>
#include <string.h>

#define COPY      "own-assets"
#define FORMS     KIOSK_SOURCE_DIR "/tests/data/questionnaires/"
#define FIRST_DAY "2025-11-24T10:20"
#define NECK      "https://example.org/Questionnaire/neck-first-visit"
#define NECK_NEXT "https://example.org/Questionnaire/neck-follow-up"
#define BACK      "https://easycozy.ca/fhir/Questionnaire/back-pain-first-visit"

/* Booked for the neck, for nothing that tells, for the back, and for two things in a row. */
#define ROW(day, time, name, phone, service)                                                       \
    day "T" time ",," name ",250-555-" phone ",Mei R.," service ",\n"
#define DAY(day)                                                                                   \
    ROW(day, "10:30", "Nell Invented", "0142", "Neck and shoulders 60")                            \
    ROW(day, "10:30", "Ida Invented", "0143", "Massage")                                           \
    ROW(day, "10:30", "Udo Invented", "0144", "Massage du dos")                                    \
    ROW(day, "10:30", "Una Invented", "0145", "Assessment")                                        \
    ROW(day, "11:00", "Una Invented", "0145", "NECK")

static const char two_reasons[] = "    full_again_after_months: 12\n"
                                  "  - reason: neck\n"
                                  "    text: {en: Neck pain, fr: Mal de cou}\n"
                                  "    services: [neck, cou]\n"
                                  "    first_visit: neck-first-visit.json\n"
                                  "    follow_up: neck-follow-up.json\n"
                                  "    full_again_after_months: 6\n";

static void copy_assets(void)
{
    struct arena *arena = arena_create(64 * 1024);
    child_copy_assets(arena, COPY);
    static const char first[] = FORMS "neck-first-visit.json";
    static const char again[] = FORMS "neck-follow-up.json";
    static const char to[] = COPY "/questionnaires";
    const char *const copy[] = {"cp", first, again, to, NULL};
    assert_int_equal(child_run(arena, copy).exit_code, 0);
    arena_destroy(arena);
}

/* The clinic's configuration, with this instead of the last line of the shipped entry. */
static void configure(const char *entries)
{
    static const char list[] = "path: " OWN_LIST;
    const char *const replacements[] = {"\ndemonstration: true",
                                        "\ndemonstration: false",
                                        "path: demo/day-list.csv",
                                        list,
                                        "retention_years: \"\"",
                                        "retention_years: 16",
                                        "    full_again_after_months: 12\n",
                                        entries,
                                        NULL};
    kiosk_configure(OWN_CONFIGURATION, replacements);
}

static struct kiosk *open_on(const char *time, const char *language, bool keep)
{
    return kiosk_open((struct kiosk_options){.time = time,
                                             .configuration = OWN_CONFIGURATION,
                                             .assets = COPY,
                                             .language = language,
                                             .keep_database = keep});
}

static struct kiosk *open_clinic(void)
{
    copy_assets();
    configure(two_reasons);
    kiosk_write(OWN_LIST, OWN_HEADER DAY("2025-11-24"));
    return open_on(FIRST_DAY, NULL, false);
}

/* The next day; the database stays. */
static struct kiosk *open_next(struct kiosk *before, const char *day)
{
    struct arena *arena = arena_create(4096);
    kiosk_close(before);
    kiosk_write(OWN_LIST,
                arena_printf(arena,
                             OWN_HEADER "%sT10:30,,Nell Invented,250-555-0142,Mei R.,Neck,\n"
                                        "%sT10:30,,Ida Invented,250-555-0143,Mei R.,Massage,\n",
                             day, day));
    struct kiosk *kiosk = open_on(arena_printf(arena, "%sT10:20", day), NULL, true);
    arena_destroy(arena);
    return kiosk;
}

static void agree(struct kiosk *kiosk, const char *digits)
{
    kiosk_playf(kiosk,
                "tap start\ntap check_in\ntype %s\ntap confirm_yes\nuntil notice\ntap agree\n",
                digits);
}

static void leave(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "tap finish\nuntil attract");
}

static const char *last_form(struct kiosk *kiosk)
{
    return kiosk_query(kiosk, "SELECT questionnaire FROM responses ORDER BY id DESC LIMIT 1");
}

/* Answers the neck's questions with what tells of nothing, and this pain. */
static void send_neck(struct kiosk *kiosk, bool first, int pain)
{
    kiosk_playf(kiosk, "tap option none\ntap continue\n%stap number %d\ntap continue\n",
                first ? "tap option left\ntap continue\n" : "", pain);
    visit_send(kiosk);
}

/* Answers the question on screen with what tells of nothing, or leaves it to the therapist. */
static void pass(struct kiosk *kiosk)
{
    static const char *const harmless[] = {"option none", "option no"};
    for (size_t i = 0; i < COUNT_OF(harmless); i++) {
        if (kiosk_find(kiosk, harmless[i]) != NULL) {
            kiosk_playf(kiosk, "tap %s\ntap continue", harmless[i]);
            return;
        }
    }
    visit_tap(kiosk, "rather_tell");
}

/* --- which one --- */

static void booking_tells_what_is_asked(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    static const struct {
        const char *digits;
        const char *form;
    } cases[] = {{"0142", NECK}, {"0144", BACK}, {"0145", NECK}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        agree(kiosk, cases[i].digits);
        assert_screen(kiosk, "question");
        assert_string_equal(last_form(kiosk), cases[i].form);
        kiosk_play(kiosk, "tap back\nexpect screen notice");
        leave(kiosk);
    }
    kiosk_close(kiosk);
}

static void who_is_not_known_to_come_for_something_is_asked(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    assert_screen(kiosk, "reason");
    assert_sees(kiosk, "What brings you today?");
    assert_query(kiosk, "SELECT count(*) FROM responses", "0");
    kiosk_play(kiosk, "tap option neck\nexpect screen question");
    assert_string_equal(last_form(kiosk), NECK);
    leave(kiosk);

    /* nobody who comes without a booking has a service */
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 9999\nexpect screen check_in_missing\n"
                      "tap walk_in\ntap option 0\nuntil notice\ntap agree\nexpect screen reason\n"
                      "tap option back\nexpect screen question");
    assert_string_equal(last_form(kiosk), BACK);
    leave(kiosk);
    kiosk_close(kiosk);
}

static void reason_is_asked_in_french(void **state)
{
    (void)state;
    kiosk_close(open_clinic());
    struct kiosk *kiosk = open_on(FIRST_DAY, "fr", false);
    agree(kiosk, "0143");
    assert_sees(kiosk, "Qu’est-ce qui vous amène aujourd’hui");
    assert_sees(kiosk, "Mal de cou");
    kiosk_play(kiosk, "tap option neck");
    assert_sees(kiosk, "L’un de ces signes au cou");
    leave(kiosk);
    kiosk_close(kiosk);
}

static void nobody_is_asked_where_there_is_one_reason(void **state)
{
    (void)state;
    copy_assets();
    configure("    full_again_after_months: 12\n");
    kiosk_write(OWN_LIST, OWN_HEADER DAY("2025-11-24"));
    struct kiosk *kiosk = open_on(FIRST_DAY, NULL, false);
    static const char *const digits[] = {"0142", "0143", "0144"};
    for (size_t i = 0; i < COUNT_OF(digits); i++) {
        agree(kiosk, digits[i]);
        assert_screen(kiosk, "question");
        assert_string_equal(last_form(kiosk), BACK);
        leave(kiosk);
    }
    kiosk_close(kiosk);
}

/* The notice names the most that may come while it is not known. */
static void notice_counts_the_longest_that_may_come(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice");
    assert_sees(kiosk, "At most 3 questions");
    leave(kiosk);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0143\ntap confirm_yes\nuntil notice");
    assert_false(kiosk_sees(kiosk, "At most 3 questions"));
    leave(kiosk);
    kiosk_close(kiosk);
}

/* --- the follow-up --- */

static void each_reason_has_a_follow_up_and_months_of_its_own(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0142");
    send_neck(kiosk, true, 2);
    kiosk_play(kiosk, "tap done");
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option back");
    leave(kiosk);

    kiosk = open_next(kiosk, "2026-05-24");
    agree(kiosk, "0142");
    assert_string_equal(last_form(kiosk), NECK_NEXT);
    send_neck(kiosk, false, 5);
    assert_query(kiosk, "SELECT code FROM flags WHERE visit_id = 3", "worse");
    kiosk_play(kiosk, "tap done");

    /* the short one does not put the full one off */
    kiosk = open_next(kiosk, "2026-05-25");
    agree(kiosk, "0142");
    assert_string_equal(last_form(kiosk), NECK);
    kiosk_close(kiosk);
}

static void neck_is_never_compared_with_the_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option neck");
    send_neck(kiosk, true, 2);
    kiosk_play(kiosk, "tap done");

    kiosk = open_next(kiosk, "2025-12-01");
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option back");
    assert_string_equal(last_form(kiosk), BACK); /* never asked about it in full */
    while (strcmp(visit_question(kiosk), "pain-week") != 0) {
        pass(kiosk);
    }
    kiosk_play(kiosk, "tap number 9\ntap continue");
    while (strcmp(app_screen_name(kiosk->player.app), "question") == 0) {
        pass(kiosk);
    }
    visit_send(kiosk);
    assert_query(kiosk, "SELECT count(*) FROM flags WHERE visit_id = 2 AND code = 'worse'", "0");
    kiosk_play(kiosk, "tap done");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0");
    assert_sees(kiosk, "Past week");
    assert_false(kiosk_sees(kiosk, "all visits")); /* the numbers from visit to visit */
    kiosk_close(kiosk);
}

/* --- changing one's mind --- */

static void answers_stay_when_the_visitor_goes_back_to_the_notice(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap back\nexpect screen notice\ntap agree\nexpect screen reason\n"
                      "tap option neck\ntap option none\ntap continue\ntap option right\n"
                      "tap back\ntap back\nexpect screen reason\n"
                      "tap back\nexpect screen notice\ntap agree\nexpect screen reason\n");
    assert_target(kiosk, "option neck", IS_SELECTED);
    assert_target(kiosk, "option back", IS_NOT_SELECTED);
    kiosk_play(kiosk, "tap option neck\nexpect screen question");
    assert_target(kiosk, "option none", IS_SELECTED);
    kiosk_play(kiosk, "tap continue");
    assert_target(kiosk, "option right", IS_SELECTED);
    assert_query(kiosk, "SELECT count(*) FROM responses", "1");
    leave(kiosk);
    kiosk_close(kiosk);
}

/* What was said about the first reason is told, kept and flagged, also when it was only chosen. */
static void another_reason_loses_nothing_that_was_said(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option neck\ntap option weak-arm\ntap back\nexpect screen reason\n"
                      "tap option back\nexpect screen hold\ntap continue\nexpect screen question");
    assert_string_equal(last_form(kiosk), BACK);
    assert_query(kiosk, "SELECT tier, link_id FROM flags", "hold|neck-signs");
    assert_query(kiosk, "SELECT questionnaire, status FROM responses",
                 NECK "|in-progress\n" BACK "|in-progress");
    while (strcmp(app_screen_name(kiosk->player.app), "question") == 0) {
        pass(kiosk);
    }
    visit_send(kiosk);
    assert_sees(kiosk, "before any treatment");
    assert_query(kiosk, "SELECT attention, questionnaire_status FROM arrivals", "hold|completed");
    assert_query(kiosk, "SELECT questionnaire, status FROM responses",
                 NECK "|in-progress\n" BACK "|completed");
    kiosk_play(kiosk, "tap done");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0");
    assert_sees(kiosk, "A weak arm");
    kiosk_close(kiosk);
}

static void emergency_is_told_before_another_reason_is_chosen(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option neck\ntap option thunder\ntap back\nexpect screen stop");
    assert_query(kiosk, "SELECT tier, link_id FROM flags", "stop|neck-signs");
    kiosk_close(kiosk);
}

static void who_would_rather_tell_of_an_emergency_is_shown_the_signs(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option neck\ntap rather_tell\nexpect screen signs\ntap continue\n"
                      "expect screen question\ntap back\ntap back\ntap option back");
    assert_screen(kiosk, "question"); /* they are shown once */
    assert_query(kiosk, "SELECT tier, link_id FROM flags", "ask|neck-signs");
    kiosk_close(kiosk);
}

/* Back to the first reason: its answers are there, and a warning sign that is taken back says so.
 */
static void first_reason_goes_on_where_it_was_left(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option neck\ntap option weak-arm\ntap back\ntap option back\n"
                      "until question\ntap back\ntap option neck\nexpect screen question");
    assert_target(kiosk, "option weak-arm", IS_SELECTED);
    kiosk_play(kiosk, "tap option none\ntap continue\ntap option left\ntap continue\n"
                      "tap number 2\ntap continue\n");
    visit_send(kiosk);
    assert_query(kiosk, "SELECT tier, withdrawn_at IS NULL FROM flags", "hold|0");
    assert_query(kiosk, "SELECT DISTINCT questionnaire FROM answers", NECK);
    assert_query(kiosk, "SELECT attention FROM arrivals", "hold");
    kiosk_close(kiosk);
}

static void nothing_changes_hands_when_it_cannot_be_saved(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option neck\ntap option none\ntap continue\ntap option left\ntap back\n"
                      "tap back\nexpect screen reason");
    kiosk_query(kiosk, "SELECT 1");
    assert_int_equal(rename(KIOSK_DATABASE, "elsewhere.db"), 0);
    kiosk_play(kiosk, "tap option back\nexpect screen fault");
    assert_string_equal(app_session_view(kiosk->player.app)->questionnaire->url, NECK);
    assert_int_equal(rename("elsewhere.db", KIOSK_DATABASE), 0);
    kiosk_close(kiosk);
}

/* --- coming back --- */

static void same_questions_go_on_for_who_comes_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option neck\ntap option none\ntap continue");
    leave(kiosk);
    agree(kiosk, "0143");
    assert_screen(kiosk, "question");
    assert_string_equal(last_form(kiosk), NECK);
    kiosk_play(kiosk, "tap back\nexpect screen reason\ntap option back\nexpect screen question");
    assert_string_equal(last_form(kiosk), BACK);
    leave(kiosk);
    kiosk_close(kiosk);
}

static void something_new_is_asked_by_the_questions_that_were_sent(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap option neck");
    send_neck(kiosk, true, 2);
    kiosk_play(kiosk, "tap done\ntap start\ntap check_in\ntype 0143\ntap confirm_yes\n"
                      "expect screen news\ntap something\nexpect screen question");
    assert_string_equal(visit_question(kiosk), "neck-signs");
    kiosk_play(kiosk, "tap option weak-arm\ntap continue\nexpect screen hold");
    assert_query(kiosk, "SELECT tier, link_id FROM flags", "hold|neck-signs");
    kiosk_close(kiosk);
}

static void who_stops_at_the_reason_sees_what_must_not_wait(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_clinic();
    agree(kiosk, "0143");
    kiosk_play(kiosk, "tap finish\nexpect screen signs\ntap finish\nexpect screen attract");
    agree(kiosk, "0143");
    kiosk_play(kiosk, "expect screen reason\ntap back\ntap decline\nexpect screen signs");
    assert_query(kiosk, "SELECT questionnaire_status FROM arrivals", "declined");
    leave(kiosk);
    agree(kiosk, "0143");
    kiosk_play(kiosk, "expect screen reason\nwait 61000\nexpect screen still_there\nwait 31000\n"
                      "expect screen attract");
    kiosk_close(kiosk);
}

/* --- the files --- */

static void assert_problem(const char *entries, const char *problem)
{
    struct arena *arena = arena_create(64 * 1024);
    struct problems problems = {.arena = arena};
    struct world world = {0};
    configure(entries);
    assert_false(world_load(arena, OWN_CONFIGURATION, COPY, &world, &problems));
    assert_int_equal(problems.count, 1);
    if (strstr(problems.items[0], problem) == NULL) {
        fail_msg("%s", problems.items[0]);
    }
    assert_int_equal(world.form_count, 0);
    arena_destroy(arena);
}

static void files_that_cannot_be_asked_are_named(void **state)
{
    (void)state;
    copy_assets();
    assert_problem("  - {reason: neck, text: Neck, first_visit: none.json}\n",
                   ": 'questionnaires': there is no file " COPY "/questionnaires/none.json");
    struct arena *arena = arena_create(64 * 1024);
    kiosk_write(COPY "/questionnaires/same.json",
                kiosk_read(arena, COPY "/questionnaires/back-pain-first-visit.json"));
    assert_problem("  - {reason: neck, text: Neck, first_visit: same.json}\n",
                   "same.json: url: " COPY
                   "/questionnaires/back-pain-first-visit.json has the same");
    arena_destroy(arena);
}

static void file_of_two_reasons_is_read_once(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * 1024);
    struct problems problems = {.arena = arena};
    struct world world = {0};
    copy_assets();
    configure("  - {reason: relax, text: To relax, first_visit: back-pain-first-visit.json}\n");
    assert_true(world_load(arena, OWN_CONFIGURATION, COPY, &world, &problems));
    assert_int_equal(world.reason_count, 2);
    assert_int_equal(world.form_count, 2);
    assert_ptr_equal(world.reasons[0].first_visit, world.reasons[1].first_visit);
    assert_null(world.reasons[1].follow_up);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(booking_tells_what_is_asked),
        cmocka_unit_test(who_is_not_known_to_come_for_something_is_asked),
        cmocka_unit_test(reason_is_asked_in_french),
        cmocka_unit_test(nobody_is_asked_where_there_is_one_reason),
        cmocka_unit_test(notice_counts_the_longest_that_may_come),
        cmocka_unit_test(each_reason_has_a_follow_up_and_months_of_its_own),
        cmocka_unit_test(neck_is_never_compared_with_the_back),
        cmocka_unit_test(answers_stay_when_the_visitor_goes_back_to_the_notice),
        cmocka_unit_test(another_reason_loses_nothing_that_was_said),
        cmocka_unit_test(emergency_is_told_before_another_reason_is_chosen),
        cmocka_unit_test(who_would_rather_tell_of_an_emergency_is_shown_the_signs),
        cmocka_unit_test(first_reason_goes_on_where_it_was_left),
        cmocka_unit_test(nothing_changes_hands_when_it_cannot_be_saved),
        cmocka_unit_test(same_questions_go_on_for_who_comes_back),
        cmocka_unit_test(something_new_is_asked_by_the_questions_that_were_sent),
        cmocka_unit_test(who_stops_at_the_reason_sees_what_must_not_wait),
        cmocka_unit_test(files_that_cannot_be_asked_are_named),
        cmocka_unit_test(file_of_two_reasons_is_read_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

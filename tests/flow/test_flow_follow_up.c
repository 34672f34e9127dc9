/* A client who comes again is asked fewer questions, and numbers that became worse are flagged. */
#include "child.h"
#include "visit.h"

#include <string.h>

#define FIRST_DAY "2025-11-24T10:20"
#define NEXT_DAY  "2025-12-01T10:20"
#define COPY      "own-assets"

/* The same client on two days, in two rows that share only name and number. */
#define TWO_DAYS                                                                                   \
    OWN_HEADER "2025-11-24T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n"                     \
               "2025-12-01T10:45,,\"Invented, Ida\",+1 (250) 555 0142,Ana G.,Assessment,\n"        \
               "2025-12-01T11:00,,Udo Invented,250-555-0143,Ana G.,Massage,\n"

static struct kiosk *open_on(const char *time, bool keep_database)
{
    return kiosk_open((struct kiosk_options){
        .time = time, .configuration = OWN_CONFIGURATION, .keep_database = keep_database});
}

/* A kiosk with a finished first visit, at the attract screen on the day of the second. */
static struct kiosk *open_after_first_visit(void)
{
    kiosk_own_list(TWO_DAYS);
    struct kiosk *kiosk = open_on(FIRST_DAY, false);
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
    return open_on(NEXT_DAY, true);
}

static void follow_up_is_chosen_after_a_finished_visit(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_after_first_visit();
    kiosk_play(kiosk, TO_NOTICE "expect text \"At most 10 questions\"\ntap agree");
    assert_int_equal(visit_answer(kiosk, follow_up, FOLLOW_UP_STEPS), 8);
    visit_send(kiosk);
    assert_query(kiosk,
                 "SELECT arrived_at, therapist, questionnaire_status, attention FROM arrivals",
                 "2025-12-01T10:20:00-08:00|Ana G.|completed|\n"
                 "2025-11-24T10:20:00-08:00|Mei R.|completed|");
    assert_query(kiosk, "SELECT link_id, answer, code, number FROM answers WHERE visit_id = 2",
                 "emergency|None of these|none|\n"
                 "same-day|None of these|none|\n"
                 "still-right|No, nothing has changed|same|\n"
                 "hard-thing|Sitting|sitting|\n"
                 "change|About the same|same|\n"
                 "after-last|Fine|fine|\n"
                 "pain-week|5||5\n"
                 "in-the-way|6||6\n"
                 "hard-number|7||7");
    assert_query(kiosk, "SELECT DISTINCT questionnaire FROM answers WHERE visit_id = 2",
                 "https://easycozy.ca/fhir/Questionnaire/back-pain-follow-up");
    assert_query(kiosk,
                 "SELECT count(DISTINCT client_id), substr(arrived_at, 1, 10), number FROM trends"
                 " WHERE link_id = 'pain-week' GROUP BY visit_id",
                 "1|2025-11-24|5\n1|2025-12-01|5");
    kiosk_close(kiosk);
}

/* The full questions come again a year after they were answered, also of a client who has answered
 * the short ones since; the day itself still counts as within. Worse numbers are told all the same.
 */
static void full_questions_are_asked_again_after_a_year(void **state)
{
    (void)state;
    static const struct {
        const char *day;
        const char *notice;
    } cases[] = {
        {"2026-10-24", "At most 10 questions"},
        {"2026-11-24", "At most 10 questions"},
        {"2026-11-25", "At most 12 questions"},
        {"2026-12-24", "At most 12 questions"},
    };
    struct kiosk *kiosk = open_after_first_visit();
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, follow_up, FOLLOW_UP_STEPS);
    visit_send(kiosk);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        kiosk_write(OWN_LIST,
                    arena_printf(kiosk->arena,
                                 OWN_HEADER "%sT10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n",
                                 cases[i].day));
        const char *time = arena_printf(kiosk->arena, "%sT10:20", cases[i].day);
        struct kiosk *next = open_on(time, true);
        kiosk_close(kiosk);
        kiosk = next;
        kiosk_play(kiosk, TO_NOTICE);
        assert_sees(kiosk, cases[i].notice);
    }
    struct step steps[FIRST_VISIT_STEPS];
    memcpy(steps, first_visit, sizeof(steps));
    for (size_t i = 0; i < FIRST_VISIT_STEPS; i++) {
        if (strcmp(steps[i].link_id, "pain-week") == 0) {
            steps[i].taps = "number 8"; /* 5 the time before */
        }
    }
    kiosk_play(kiosk, "tap agree");
    visit_answer(kiosk, steps, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    assert_query(kiosk, "SELECT link_id, code FROM flags WHERE visit_id = 6", "pain-week|worse");
    kiosk_close(kiosk);
}

static void follow_up_is_not_for_somebody_else_or_an_unfinished_visit(void **state)
{
    (void)state;
    kiosk_own_list(TWO_DAYS);
    struct kiosk *kiosk = open_on(FIRST_DAY, false);
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    kiosk_play(kiosk, "expect screen review\ntap finish"); /* never sent */
    kiosk_close(kiosk);
    kiosk = open_on(NEXT_DAY, true);
    kiosk_play(kiosk, TO_NOTICE "expect text \"At most 12 questions\"\ntap finish\nuntil attract\n"
                                "tap start\ntap check_in\ntype 0143\ntap confirm_yes\n"
                                "until notice\nexpect text \"At most 12 questions\"");
    assert_query(kiosk, "SELECT client_name, questionnaire_status FROM arrivals ORDER BY visit_id",
                 "Ida Invented|not finished\nInvented, Ida|none\nUdo Invented|none");
    kiosk_close(kiosk);
}

static void follow_up_is_not_for_an_unknown_walk_in(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_after_first_visit();
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype Ida\ntap continue\ntype Z\n"
                      "tap continue\ntap walk_in\ntap option anyone\nuntil notice\n"
                      "expect text \"At most 12 questions\"");
    kiosk_close(kiosk);
}

static void follow_up_flags_usual_pain_that_got_worse(void **state)
{
    (void)state;
    static const struct {
        const char *pain_week;  /* 5 the time before */
        const char *in_the_way; /* 6 the time before */
        const char *attention;
        const char *flags;
    } cases[] = {
        {"number 7", "number 6", "review",
         "review|pain-week|worse|In the past week: How strong was the usual pain? 5 → 7"},
        {"number 6", "number 8", "",
         ""}, /* usual pain alone is flagged; the other became worse by too little */
        {"number 3", "number 2", "", ""}, /* better */
        {"rather_tell", "number 6", "ask",
         "ask|pain-week||In the past week: How strong was the usual pain?"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_after_first_visit();
        struct step steps[FOLLOW_UP_STEPS];
        memcpy(steps, follow_up, sizeof(steps));
        visit_instead(steps, FOLLOW_UP_STEPS, "pain-week", cases[i].pain_week);
        visit_instead(steps, FOLLOW_UP_STEPS, "in-the-way", cases[i].in_the_way);
        kiosk_play(kiosk, TO_QUESTIONS);
        visit_answer(kiosk, steps, FOLLOW_UP_STEPS);
        visit_send(kiosk);
        assert_query(kiosk, "SELECT tier, link_id, code, text FROM flags", cases[i].flags);
        assert_query(kiosk, "SELECT attention FROM arrivals WHERE visit_id = 2",
                     cases[i].attention);
        kiosk_close(kiosk);
    }
}

/* The question of a number may be one for yes or no when the client comes again, and yes is kept as
 * a 1. */
static void follow_up_compares_numbers_with_numbers_alone(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * 1024);
    child_copy_assets(arena, COPY);
    kiosk_own_list(TWO_DAYS);
    struct kiosk_options options = {
        .time = FIRST_DAY, .configuration = OWN_CONFIGURATION, .assets = COPY};
    struct kiosk *kiosk = kiosk_open(options);
    struct step steps[FIRST_VISIT_STEPS];
    memcpy(steps, first_visit, sizeof(steps));
    visit_instead(steps, FIRST_VISIT_STEPS, "pain-week", "number 0");
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, steps, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);

    kiosk_write(COPY "/questionnaires/back-pain-follow-up.json",
                "{\"resourceType\":\"Questionnaire\",\"language\":\"en\",\"status\":\"active\","
                "\"url\":\"https://example.org/week\",\"version\":\"1\",\"name\":\"Week\","
                "\"title\":\"Week\",\"item\":[{\"linkId\":\"pain-week\",\"type\":\"boolean\","
                "\"text\":\"Did it hurt this week?\"}]}");
    options.time = NEXT_DAY;
    options.keep_database = true;
    kiosk = kiosk_open(options);
    kiosk_play(kiosk, TO_QUESTIONS "tap option true\ntap continue");
    visit_send(kiosk);
    assert_query(kiosk, "SELECT answer FROM answers WHERE visit_id = 2", "Yes");
    assert_query(kiosk, "SELECT tier, text FROM flags", "");
    kiosk_close(kiosk);
    arena_destroy(arena);
}

/* The most urgent flag comes first. Of two reviews, the number that became worse comes before the
 * answer that flags itself. */
static void follow_up_puts_worse_pain_before_the_other_reviews(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_after_first_visit();
    struct step steps[FOLLOW_UP_STEPS];
    memcpy(steps, follow_up, sizeof(steps));
    visit_instead(steps, FOLLOW_UP_STEPS, "still-right", "option changed");
    visit_instead(steps, FOLLOW_UP_STEPS, "change", "option bit-worse");
    visit_instead(steps, FOLLOW_UP_STEPS, "after-last", "option new-numbness");
    visit_instead(steps, FOLLOW_UP_STEPS, "pain-week", "number 7"); /* 5 the time before */
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, steps, 3);
    const struct step health = {"tell", "option pregnant"};
    visit_answer(kiosk, &health, 1);
    visit_answer(kiosk, &steps[3], 2);
    kiosk_play(kiosk, "expect screen hold\ntap continue");
    visit_answer(kiosk, &steps[5], FOLLOW_UP_STEPS - 5);
    visit_send(kiosk);
    assert_query(kiosk, "SELECT tier, link_id, code FROM flags",
                 "hold|after-last|D5\n"
                 "review|pain-week|worse\n"
                 "review|change|bit-worse\n"
                 "tell|still-right|changed\n"
                 "tell|tell|T3");
    kiosk_close(kiosk);
}

/* A number that was not given last time is compared with the time before, as on the page of the
 * visit. */
static void follow_up_compares_with_the_last_time_that_a_number_was_given(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_after_first_visit(); /* usual pain: 5 */
    struct step steps[FOLLOW_UP_STEPS];
    memcpy(steps, follow_up, sizeof(steps));
    visit_instead(steps, FOLLOW_UP_STEPS, "pain-week", "rather_tell");
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, steps, FOLLOW_UP_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
    kiosk_write(OWN_LIST,
                OWN_HEADER "2025-12-08T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n");
    kiosk = open_on("2025-12-08T10:20", true);
    visit_instead(steps, FOLLOW_UP_STEPS, "pain-week", "number 8");
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, steps, FOLLOW_UP_STEPS);
    visit_send(kiosk);
    assert_query(kiosk, "SELECT tier, link_id, text FROM flags WHERE visit_id = 3",
                 "review|pain-week|In the past week: How strong was the usual pain? 5 → 8");
    kiosk_close(kiosk);
}

static void follow_up_flags_what_was_said_about_the_time_since(void **state)
{
    (void)state;
    static const struct {
        const char *question;
        const char *taps;
        const char *screen; /* the screen that comes next */
        const char *attention;
        const char *flag;
    } cases[] = {
        {"emergency", "option not-sure", "stop", "stop", "stop|emergency|not-sure"},
        {"same-day", "option fall-thin-bones", "hold", "hold", "hold|same-day|D4"},
        {"same-day", "option fever\noption new-lump", "hold", "hold",
         "hold|same-day|D1\nhold|same-day|D8"},
        {"still-right", "option changed", "question", "tell", "tell|still-right|changed"},
        {"change", "option bit-worse", "question", "review", "review|change|bit-worse"},
        {"change", "option much-worse", "question", "review", "review|change|much-worse"},
        {"after-last", "option sore-1-2-days", "question", "", ""},
        {"after-last", "option sore-longer", "question", "review", "review|after-last|sore-longer"},
        {"after-last", "option bruised", "question", "review", "review|after-last|bruised"},
        {"after-last", "option new-numbness", "hold", "hold", "hold|after-last|D5"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_after_first_visit();
        struct step steps[FOLLOW_UP_STEPS];
        memcpy(steps, follow_up, sizeof(steps));
        visit_instead(steps, FOLLOW_UP_STEPS, cases[i].question, cases[i].taps);
        kiosk_play(kiosk, TO_QUESTIONS);
        const size_t taken = visit_answer_until(kiosk, steps, FOLLOW_UP_STEPS, cases[i].question);
        visit_answer_screen(kiosk, &steps[taken], FOLLOW_UP_STEPS - taken);
        assert_screen(kiosk, cases[i].screen);
        assert_query(kiosk, "SELECT tier, link_id, code FROM flags", cases[i].flag);
        assert_query(kiosk, "SELECT attention FROM arrivals WHERE visit_id = 2",
                     cases[i].attention);
        if (strcmp(cases[i].screen, "hold") == 0) {
            kiosk_play(kiosk, "tap continue\nexpect screen question");
        }
        kiosk_close(kiosk);
    }
}

/* The lists of the first visit come where something has changed, with the same tiers, and nothing
 * in them stands chosen. */
static void follow_up_asks_the_lists_again_when_something_has_changed(void **state)
{
    (void)state;
    static const struct step changed[] = {
        {"still-right", "option changed"},
        {"tell", "option thin-bones"},
    };
    struct kiosk *kiosk = open_after_first_visit();
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, follow_up, 2);
    assert_sees(kiosk, "Has your health changed since last time?");
    assert_int_equal(visit_answer(kiosk, changed, COUNT_OF(changed)),
                     10); /* perhaps a place not to be touched */
    visit_answer(kiosk, &follow_up[3], FOLLOW_UP_STEPS - 3);
    visit_send(kiosk);
    assert_query(kiosk, "SELECT tier, link_id, code, lasting FROM flags",
                 "tell|still-right|changed|0\ntell|tell|T5|1");
    kiosk_close(kiosk);
}

/* Who would rather tell is asked in person; the lists stay closed. */
static void follow_up_leaves_a_change_to_the_therapist(void **state)
{
    (void)state;
    static const struct step tells = {"still-right", "rather_tell"};
    struct kiosk *kiosk = open_after_first_visit();
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, follow_up, 2);
    visit_answer(kiosk, &tells, 1);
    visit_answer(kiosk, &follow_up[3], FOLLOW_UP_STEPS - 3);
    visit_send(kiosk);
    assert_query(kiosk, "SELECT tier, link_id, code FROM flags", "ask|still-right|");
    kiosk_close(kiosk);
}

static void follow_up_never_shows_what_was_said_before(void **state)
{
    (void)state;
    kiosk_own_list(TWO_DAYS);
    struct kiosk *kiosk = open_on(FIRST_DAY, false);
    struct step steps[FIRST_VISIT_STEPS];
    memcpy(steps, first_visit, sizeof(steps));
    visit_instead(steps, FIRST_VISIT_STEPS, "tell", "option clot");
    visit_instead(steps, FIRST_VISIT_STEPS, "hard-thing", "option sleeping");
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, steps, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
    kiosk = open_on(NEXT_DAY, true);
    kiosk_forbid(kiosk, "blood clot");
    kiosk_forbid(kiosk, "Sleeping");
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, follow_up, FOLLOW_UP_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
}

/* --- the script --- */

/* Joan Sample of the demonstration finishes her first visit. */
static void demonstration_of_a_first_visit(void)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.time = FIRST_DAY});
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
}

#define SCRIPT KIOSK_SOURCE_DIR "/tests/flow/follow-up.script"

static void follow_up_script_reaches_send_in_under_20_taps(void **state)
{
    (void)state;
    demonstration_of_a_first_visit();
    struct kiosk *kiosk =
        kiosk_open((struct kiosk_options){.time = NEXT_DAY, .keep_database = true});
    kiosk_play(kiosk, kiosk_read(kiosk->arena, SCRIPT));
    assert_query(kiosk, "SELECT questionnaire_status, attention FROM arrivals WHERE visit_id = 2",
                 "completed|ask");
    kiosk_close(kiosk);
}

static void follow_up_script_plays_in_the_program(void **state)
{
    (void)state;
    demonstration_of_a_first_visit();
    struct arena *arena = arena_create(4096);
    const char *const arguments[] = {KIOSK_PROGRAM, "--assets",     KIOSK_SOURCE_DIR "/assets",
                                     "--db",        KIOSK_DATABASE, "--headless",
                                     "1080x1920",   "--clock",      NEXT_DAY,
                                     "--script",    SCRIPT,         NULL};
    struct child child = child_run(arena, arguments);
    if (child.exit_code != 0) {
        fail_msg("exit code %d: %s", child.exit_code, child.errors);
    }
    assert_non_null(strstr(child.output, "in order, "));
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(follow_up_is_chosen_after_a_finished_visit),
        cmocka_unit_test(full_questions_are_asked_again_after_a_year),
        cmocka_unit_test(follow_up_is_not_for_somebody_else_or_an_unfinished_visit),
        cmocka_unit_test(follow_up_is_not_for_an_unknown_walk_in),
        cmocka_unit_test(follow_up_flags_usual_pain_that_got_worse),
        cmocka_unit_test(follow_up_compares_numbers_with_numbers_alone),
        cmocka_unit_test(follow_up_puts_worse_pain_before_the_other_reviews),
        cmocka_unit_test(follow_up_compares_with_the_last_time_that_a_number_was_given),
        cmocka_unit_test(follow_up_flags_what_was_said_about_the_time_since),
        cmocka_unit_test(follow_up_asks_the_lists_again_when_something_has_changed),
        cmocka_unit_test(follow_up_leaves_a_change_to_the_therapist),
        cmocka_unit_test(follow_up_never_shows_what_was_said_before),
        cmocka_unit_test(follow_up_script_reaches_send_in_under_20_taps),
        cmocka_unit_test(follow_up_script_plays_in_the_program),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

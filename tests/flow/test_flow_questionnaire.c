/* From the notice to Send on every branch, and what the therapist then finds in the database. */
#include "visit.h"

#include <stdio.h>
#include <string.h>

#define ANSWERS "SELECT link_id, answer, code, number FROM answers"
#define STATUS  "SELECT questionnaire_status, attention FROM arrivals"

/* --- everything answered --- */

static void first_visit_stores_every_answer(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_NOTICE "expect text \"At most 12 questions\"");
    assert_query(kiosk, STATUS, "none|");
    kiosk_play(kiosk, "tap agree");
    assert_query(kiosk, STATUS, "not finished|");
    assert_int_equal(visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS), 11);
    assert_screen(kiosk, "review");
    assert_query(kiosk, STATUS, "not finished|"); /* nothing is sent before Send */
    visit_send(kiosk);
    assert_sees(kiosk, "Your answers are saved for your therapist.");
    assert_query(kiosk, STATUS, "completed|");
    assert_query(kiosk, ANSWERS,
                 "emergency|None of these|none|\n"
                 "same-day|None of these|none|\n"
                 "tell|None of these|none|\n"
                 "where|Left low back|back-low-left|\n"
                 "where|Right knee|front-knee-right|\n"
                 "duration|More than 3 months|over-3-months|\n"
                 "leg|No|no|\n"
                 "pain-week|5||5\n"
                 "in-the-way|6||6\n"
                 "hard-thing|Sitting|sitting|\n"
                 "hard-number|7||7\n"
                 "pressure|Medium|medium|");
    assert_query(kiosk, "SELECT DISTINCT questionnaire, version FROM answers",
                 "https://easycozy.ca/fhir/Questionnaire/back-pain-first-visit|5");
    assert_query(kiosk, "SELECT question FROM answers WHERE link_id = 'pain-week'",
                 "In the past week: How strong was the usual pain?");
    assert_query(kiosk, "SELECT count(*) FROM flags", "0");
    kiosk_close(kiosk);
}

static void first_visit_is_stored_answer_by_answer(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    /* after each screen; two places are chosen on the figure */
    static const int after[] = {1, 2, 3, 5, 7, 9, 11, 12};
    size_t taken = 0;
    for (size_t i = 0; i < COUNT_OF(after); i++) {
        taken += visit_answer_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
        assert_string_equal(kiosk_query(kiosk, "SELECT count(*) FROM answers"),
                            arena_printf(kiosk->arena, "%d", after[i]));
    }
    assert_int_equal(taken, FIRST_VISIT_STEPS);
    assert_query(kiosk, STATUS, "not finished|");
    kiosk_close(kiosk);
}

static void first_visit_in_french_keeps_the_words_that_were_read(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = "fr"});
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue");
    assert_query(kiosk, "SELECT question, answer, code FROM answers",
                 "Un signe d’urgence\u00a0?|Aucun de ces signes|none");
    kiosk_close(kiosk);
}

static void first_visit_flags_what_the_therapist_must_know(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    struct step steps[FIRST_VISIT_STEPS];
    memcpy(steps, first_visit, sizeof(steps));
    visit_instead(steps, FIRST_VISIT_STEPS, "tell",
                  "option blood-thinner\noption pregnant\noption allergy");
    visit_instead(steps, FIRST_VISIT_STEPS, "pain-week", "rather_tell");
    visit_answer(kiosk, steps, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    assert_query(kiosk, STATUS, "completed|ask");
    assert_query(kiosk, "SELECT tier, link_id, code FROM flags",
                 "ask|pain-week|\n"
                 "tell|tell|T1\n"
                 "tell|tell|T3\n"
                 "tell|tell|T12");
    assert_query(kiosk, "SELECT text FROM flags WHERE code = 'T1'",
                 "Blood thinners, low platelets, bleed or bruise easily");
    kiosk_close(kiosk);
}

static void answers_are_kept_when_the_language_changes(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "tell");
    kiosk_play(kiosk, "tap option clot\ntap language fr\nexpect text \"Question 3 sur 12\"");
    assert_target(kiosk, "option clot", IS_SELECTED);
    kiosk_play(kiosk, "tap text_size\ntap contrast");
    visit_continue(kiosk);
    kiosk_play(kiosk, "tap text_size\ntap language en\ntap back");
    assert_string_equal(visit_question(kiosk), "tell");
    assert_target(kiosk, "option clot", IS_SELECTED);
    assert_query(kiosk, "SELECT code FROM answers WHERE link_id = 'tell'", "clot");
    kiosk_close(kiosk);
}

/* --- not answered --- */

static void declined_and_skipped_are_never_none(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    static const struct step steps[] = {
        {"emergency", "rather_tell"},
        {"same-day", "rather_tell"},
        {"tell", "rather_tell"},
        {"where", ""},
        {"duration", ""},
        {"leg", ""},
        {"pain-week", "rather_tell"},
        {"in-the-way", "number 6"},
        {"hard-thing", ""},
        {"pressure", "rather_tell"},
    };
    visit_answer(kiosk, steps, COUNT_OF(steps));
    kiosk_play(kiosk, "expect screen review\nexpect text \"I will tell my therapist\"\n");
    visit_send(kiosk);
    assert_query(kiosk, ANSWERS,
                 "emergency||asked-declined|\n"
                 "same-day||asked-declined|\n"
                 "tell||asked-declined|\n"
                 "where||unknown|\n"
                 "duration||unknown|\n"
                 "leg||unknown|\n"
                 "pain-week||asked-declined|\n"
                 "in-the-way|6||6\n"
                 "hard-thing||unknown|\n"
                 "pressure||asked-declined|");
    assert_query(kiosk, "SELECT count(*) FROM answers WHERE number IS NOT NULL", "1");
    assert_query(kiosk, STATUS, "completed|ask");
    kiosk_close(kiosk);
}

static void safety_questions_cannot_be_passed_over(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    size_t taken = 0;
    while (taken < FIRST_VISIT_STEPS) {
        const bool safety = taken < 3; /* emergency, same-day, tell */
        assert_target(kiosk, "continue", safety ? IS_DISABLED : IS_ENABLED);
        assert_target(kiosk, "rather_tell", IS_ENABLED);
        taken += visit_answer_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
    }
    kiosk_close(kiosk);
}

static void none_of_these_excludes_the_others(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "tell");
    kiosk_play(kiosk, "tap option clot\ntap option cancer\ntap option none");
    assert_target(kiosk, "option clot", IS_NOT_SELECTED);
    assert_target(kiosk, "option none", IS_SELECTED);
    kiosk_play(kiosk, "tap option clot");
    assert_target(kiosk, "option none", IS_NOT_SELECTED);
    kiosk_play(kiosk, "tap continue");
    assert_query(kiosk, "SELECT code FROM answers WHERE link_id = 'tell'", "clot");
    kiosk_close(kiosk);
}

/* --- branches --- */

static void leg_is_asked_when_the_back_is_marked_or_nothing_is(void **state)
{
    (void)state;
    static const struct {
        const char *place;
        bool asked;
    } cases[] = {
        {"", true},
        {"option back-low-left", true},
        {"option back-low-right", true},
        {"option back-middle-left", true},
        {"option back-middle-right", true},
        {"option back-upper-left", true},
        {"option back-upper-right", true},
        {"option back-shoulder-left", true},
        {"option back-shoulder-right", true},
        {"option back-tailbone", true},
        {"option back-buttock-left", true},
        {"option back-buttock-right", true},
        {"option back-neck", false},
        {"option back-head", false},
        {"option back-thigh-left", false},
        {"option front-belly", false},
        {"option front-foot-right", false},
        {"rather_tell", true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = visit_open();
        const struct step step = {"where", cases[i].place};
        visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "where");
        visit_answer(kiosk, &step, 1);
        assert_string_equal(visit_question(kiosk), "duration");
        assert_int_equal(visit_shows(kiosk, "leg"), cases[i].asked);
        kiosk_close(kiosk);
    }
}

static void hard_number_is_asked_when_a_hard_thing_is_named(void **state)
{
    (void)state;
    static const struct {
        const char *thing;
        const char *words; /* NULL: not asked */
    } cases[] = {
        {"option sitting", "How hard is sitting?"},
        {"option something-else", "How hard is it?"},
        {"", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = visit_open();
        const struct step step = {"hard-thing", cases[i].thing};
        visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "hard-thing");
        visit_give(kiosk, &step);
        assert_target(kiosk, "number_2 7", cases[i].words != NULL ? IS_ENABLED : IS_ABSENT);
        assert_int_equal(kiosk_sees(kiosk, "How hard"), cases[i].words != NULL);
        if (cases[i].words != NULL) {
            assert_sees(kiosk, cases[i].words);
            kiosk_play(kiosk, "tap number_2 7");
        }
        visit_continue(kiosk);
        assert_string_equal(visit_question(kiosk), "pressure");
        kiosk_close(kiosk);
    }
}

static void progress_is_true_on_the_shortest_way(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    static const struct step steps[] = {
        {"emergency", "option none"},
        {"same-day", "option none"},
        {"tell", "option none"},
        {"where", "option back-neck"},
        {"duration", ""},
        {"pain-week", ""},
        {"in-the-way", ""},
        {"hard-thing", ""},
        {"pressure", ""},
    };
    assert_int_equal(visit_answer(kiosk, steps, COUNT_OF(steps)), 9);
    assert_screen(kiosk, "review");
    kiosk_close(kiosk);
}

/* --- going back and changing --- */

static void back_keeps_the_answers(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "hard-thing");
    kiosk_play(kiosk, "tap back"); /* pain-week, in-the-way */
    assert_target(kiosk, "number 5", IS_SELECTED);
    assert_target(kiosk, "number_2 6", IS_SELECTED);
    kiosk_play(kiosk, "tap back"); /* duration, leg */
    assert_target(kiosk, "option over-3-months", IS_SELECTED);
    assert_target(kiosk, "option_2 no", IS_SELECTED);
    kiosk_play(kiosk, "tap back"); /* where */
    assert_string_equal(visit_question(kiosk), "where");
    assert_target(kiosk, "option back-low-left", IS_SELECTED);
    for (int i = 0; i < 3; i++) {
        kiosk_play(kiosk, "tap back");
        assert_target(kiosk, "option none", IS_SELECTED);
    }
    kiosk_play(kiosk, "tap back\nuntil notice\ntap agree");
    assert_string_equal(visit_question(kiosk), "emergency");
    assert_target(kiosk, "option none", IS_SELECTED);
    for (int i = 0; i < 6; i++) {
        visit_continue(kiosk);
    }
    assert_string_equal(visit_question(kiosk), "hard-thing");
    assert_query(kiosk, "SELECT count(*) FROM responses", "1");
    kiosk_close(kiosk);
}

static void change_leads_back_to_the_review(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_change(kiosk, "pain-week");
    kiosk_play(kiosk, "tap number 9\ntap continue\nexpect screen review");
    visit_change(kiosk, "duration");
    kiosk_play(kiosk, "tap back\nexpect screen review"); /* nothing changed */
    visit_change(kiosk, "pressure");
    kiosk_play(kiosk, "tap rather_tell\nexpect screen review");
    visit_send(kiosk);
    assert_query(kiosk,
                 "SELECT link_id, code, number FROM answers"
                 " WHERE link_id IN ('pain-week', 'duration', 'pressure')",
                 "duration|over-3-months|\npain-week||9\npressure|asked-declined|");
    kiosk_close(kiosk);
}

static void change_that_opens_a_branch_asks_it(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    static const struct step rest[] = {
        {"where", "option back-neck"},
        {"duration", ""},
        {"pain-week", ""},
        {"in-the-way", ""},
        {"hard-thing", ""},
        {"pressure", ""},
    };
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "where");
    visit_answer(kiosk, rest, COUNT_OF(rest));
    visit_change(kiosk, "where");
    visit_tap(kiosk, "option back-low-right");
    visit_continue(kiosk);
    assert_true(visit_shows(kiosk, "leg"));
    kiosk_play(kiosk, "tap option_2 below-knee\ntap continue\nexpect screen review");
    visit_change(kiosk, "hard-thing");
    kiosk_play(kiosk, "tap option walking\ntap number_2 3\ntap continue\nexpect screen review");
    visit_send(kiosk);
    assert_query(kiosk,
                 "SELECT link_id, code, number FROM answers"
                 " WHERE link_id IN ('leg', 'hard-thing', 'hard-number')",
                 "leg|below-knee|\nhard-thing|walking|\nhard-number||3");
    kiosk_close(kiosk);
}

static void change_that_closes_a_branch_takes_its_answers_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_change(kiosk, "hard-thing");
    kiosk_play(kiosk, "tap rather_tell\nexpect screen review"); /* both have an answer */
    visit_send(kiosk);
    assert_query(kiosk, "SELECT link_id, code FROM answers WHERE link_id LIKE 'hard%'",
                 "hard-thing|asked-declined");
    kiosk_close(kiosk);
}

/* --- the notice --- */

/* Title and paragraphs, in the language and with the facts that were on the screen. */
static void notice_is_kept_in_the_words_that_were_agreed_to(void **state)
{
    (void)state;
    static const struct {
        const char *years;
        const char *script;
        const char *shown;
        const char *kept;
    } cases[] = {
        {"retention_years: 7", "", "We keep them 7 years after your last visit.",
         "en|May we ask some"},
        {"retention_years: 1", "", "We keep them one year after your last visit.",
         "en|May we ask some"},
        {"retention_years: \"\"", "", "This is only a demonstration.", "en|May we ask some"},
        {"retention_years: 7", "\ntap language fr",
         "Nous les gardons 7 ans après votre dernière visite.", "fr|Pouvons-nous poser"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *const years[] = {"retention_years: \"\"", cases[i].years,
                                     "path: demo/day-list.csv",
                                     "path: " KIOSK_SOURCE_DIR "/assets/demo/day-list.csv", NULL};
        kiosk_configure("years.yaml", years);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = "years.yaml"});
        kiosk_playf(kiosk, TO_NOTICE "%s", cases[i].script);
        assert_sees(kiosk, cases[i].shown);
        kiosk_play(kiosk, "tap agree");
        char sql[512];
        snprintf(sql, sizeof(sql),
                 "SELECT notices.language || '|' || substr(text, 1, %zu) FROM responses"
                 " JOIN notices ON notices.sha256 = notice_sha256"
                 " WHERE instr(text, '%s') > 0 AND instr(text, '{') = 0",
                 strlen(cases[i].kept) - 3, cases[i].shown);
        assert_query(kiosk, sql, cases[i].kept);
        kiosk_close(kiosk);
    }
}

/* --- no questions --- */

static void declining_checks_in_all_the_same(void **state)
{
    (void)state;
    static const struct {
        const char *tap;
        const char *words;
        const char *status;
    } cases[] = {
        {"decline", "Your therapist will ask the questions in person.", "declined|"},
        {"under_age", "Our staff will ask you the questions in person.", "under-age|"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_playf(kiosk, TO_NOTICE "tap %s\nexpect screen signs\nuntil done", cases[i].tap);
        assert_sees(kiosk, "You are checked in");
        assert_sees(kiosk, cases[i].words);
        assert_query(kiosk, STATUS, cases[i].status);
        assert_query(kiosk, "SELECT count(*) FROM responses", "0");
        kiosk_close(kiosk);
    }
}

/* A visitor who agreed first and then says that they are under age is not asked further, and the
 * therapist reads it. Declining after having agreed leaves the questionnaire begun: the answers so
 * far were given freely. */
static void under_age_counts_after_having_agreed_too(void **state)
{
    (void)state;
    static const struct {
        const char *tap;
        const char *words;
        const char *status;
    } cases[] = {
        {"under_age", "Our staff will ask you the questions in person.", "under-age|"},
        {"decline", "Your therapist will ask the questions in person.", "not finished|"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = visit_open();
        kiosk_playf(kiosk, "tap back\nuntil notice\ntap %s\nexpect screen signs\nuntil done",
                    cases[i].tap);
        assert_sees(kiosk, cases[i].words);
        assert_query(kiosk, STATUS, cases[i].status);
        kiosk_close(kiosk);
    }
}

/* --- afterwards --- */

static void what_to_read_follows_the_answers(void **state)
{
    (void)state;
    static const struct {
        const char *duration;
        const char *hard_thing;
        const char *pressure;
        const char *page;
    } cases[] = {
        {"option over-3-months", "option sitting", "", "help-yourself"},
        {"option 6-to-12-weeks", "", "", "how-many"},
        {"option comes-and-goes", "", "", "how-long"},
        {"", "", "option firm", "firm-or-light"},
        {"", "", "", "session"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = visit_open();
        const struct step before[] = {{"where", "option back-neck"},
                                      {"duration", cases[i].duration},
                                      {"pain-week", ""},
                                      {"in-the-way", ""},
                                      {"hard-thing", cases[i].hard_thing},
                                      {"hard-number", ""}};
        const struct step pressure = {"pressure", cases[i].pressure};
        visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "where");
        visit_answer(kiosk, before, COUNT_OF(before) - (cases[i].hard_thing[0] != '\0' ? 0 : 1));
        visit_answer(kiosk, &pressure, 1);
        visit_send(kiosk);
        assert_string_equal(kiosk_there(kiosk, "suggested")->code, cases[i].page);
        kiosk_play(kiosk, "tap suggested\nexpect screen reader\ntap star");
        assert_string_equal(kiosk_query(kiosk, "SELECT page_id FROM stars"), cases[i].page);
        kiosk_play(kiosk, "tap finish\nexpect screen attract");
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_visit_stores_every_answer),
        cmocka_unit_test(first_visit_is_stored_answer_by_answer),
        cmocka_unit_test(first_visit_in_french_keeps_the_words_that_were_read),
        cmocka_unit_test(first_visit_flags_what_the_therapist_must_know),
        cmocka_unit_test(answers_are_kept_when_the_language_changes),
        cmocka_unit_test(declined_and_skipped_are_never_none),
        cmocka_unit_test(safety_questions_cannot_be_passed_over),
        cmocka_unit_test(none_of_these_excludes_the_others),
        cmocka_unit_test(leg_is_asked_when_the_back_is_marked_or_nothing_is),
        cmocka_unit_test(hard_number_is_asked_when_a_hard_thing_is_named),
        cmocka_unit_test(progress_is_true_on_the_shortest_way),
        cmocka_unit_test(back_keeps_the_answers),
        cmocka_unit_test(change_leads_back_to_the_review),
        cmocka_unit_test(change_that_opens_a_branch_asks_it),
        cmocka_unit_test(change_that_closes_a_branch_takes_its_answers_back),
        cmocka_unit_test(notice_is_kept_in_the_words_that_were_agreed_to),
        cmocka_unit_test(declining_checks_in_all_the_same),
        cmocka_unit_test(under_age_counts_after_having_agreed_too),
        cmocka_unit_test(what_to_read_follows_the_answers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The one thing that is hard for a client: named at the first visit, asked about by name after it,
 * and compared with itself only. */
#include "visit.h"

#include <sqlite3.h>
#include <string.h>

#define LIST                                                                                       \
    OWN_HEADER "2025-11-24T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"                            \
               "2025-12-01T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"                            \
               "2025-12-08T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"
#define FIRST_DAY  "2025-11-24T10:20"
#define SECOND_DAY "2025-12-01T10:20"
#define THIRD_DAY  "2025-12-08T10:20"

static struct kiosk *open_on(const char *day, const char *language)
{
    return kiosk_open((struct kiosk_options){.time = day,
                                             .configuration = OWN_CONFIGURATION,
                                             .language = language,
                                             .keep_database = strcmp(day, FIRST_DAY) != 0});
}

/* The first visit, with this thing; "" passes the question over, so that how hard is not asked. */
static void name_at_first_visit(const char *thing)
{
    const bool asked = thing[0] != '\0';
    const struct step last[] = {
        {"hard-thing", thing}, {"hard-number", "number 7"}, {"pressure", "option medium"}};
    kiosk_own_list(LIST);
    struct kiosk *kiosk = open_on(FIRST_DAY, NULL);
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "hard-thing");
    visit_answer_screen(kiosk, last, asked ? 2 : 1);
    visit_answer_screen(kiosk, &last[2], 1);
    visit_send(kiosk);
    kiosk_close(kiosk);
}

/* The last screen of the follow-up. */
static struct kiosk *at_last_questions(const char *day, const char *language)
{
    struct kiosk *kiosk = open_on(day, language);
    kiosk_play(kiosk, TO_QUESTIONS);
    size_t taken = 0;
    while (!visit_shows(kiosk, "pain-week")) {
        taken += visit_answer_screen(kiosk, &follow_up[taken], FOLLOW_UP_STEPS - taken);
    }
    return kiosk;
}

static void answer_last_questions(struct kiosk *kiosk, const char *how_hard)
{
    const struct step last[] = {
        {"pain-week", "number 5"}, {"in-the-way", "number 6"}, {"hard-number", how_hard}};
    visit_answer_screen(kiosk, last, COUNT_OF(last));
    assert_screen(kiosk, "review");
}

static void second_visit_asks_by_name_how_hard_it_is_now(void **state)
{
    (void)state;
    static const struct {
        const char *language;
        const char *question; /* as it is kept */
        const char *head;
        const char *seen;
    } cases[] = {
        {"en", "In the past week: How hard is sitting now?",
         "Questions 6 to 8 of 8 In the past week:", "How hard is sitting now?"},
        {"fr",
         "Ces sept derniers jours\u00A0: Rester assis\u00A0: à quel point est-ce difficile "
         "maintenant\u00A0?",
         "Questions 6 à 8 sur 8 Ces sept derniers jours :",
         "Rester assis : à quel point est-ce difficile maintenant ?"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        name_at_first_visit("option sitting");
        struct kiosk *kiosk = at_last_questions(SECOND_DAY, cases[i].language);
        assert_true(visit_shows(kiosk, "hard-number"));
        assert_sees(kiosk, cases[i].head);
        assert_sees(kiosk, cases[i].seen);
        answer_last_questions(kiosk, "number 5");
        visit_send(kiosk);
        /* kept as it was shown, and as the staff read it */
        assert_query(kiosk,
                     "SELECT question, staff_question FROM answers"
                     " WHERE visit_id = 2 AND link_id = 'hard-number'",
                     arena_printf(kiosk->arena, "%s|In the past week: How hard is sitting now?",
                                  cases[i].question));
        assert_query(kiosk,
                     "SELECT code, staff_answer FROM answers"
                     " WHERE visit_id = 2 AND link_id = 'hard-thing'",
                     "sitting|Sitting");
        assert_query(kiosk, "SELECT count(*) FROM flags", "0");
        kiosk_close(kiosk);
    }
}

/* What is carried on from the first visit stands in the answers of the second. */
static void third_visit_still_names_it(void **state)
{
    (void)state;
    name_at_first_visit("option walking");
    struct kiosk *kiosk = at_last_questions(SECOND_DAY, NULL);
    answer_last_questions(kiosk, "");
    visit_send(kiosk);
    kiosk_close(kiosk);
    kiosk = at_last_questions(THIRD_DAY, NULL);
    assert_sees(kiosk, "How hard is walking now?");
    kiosk_close(kiosk);
}

static void what_was_not_named_is_not_asked_about(void **state)
{
    (void)state;
    name_at_first_visit("");
    struct kiosk *kiosk = at_last_questions(SECOND_DAY, NULL);
    assert_false(visit_shows(kiosk, "hard-number"));
    assert_sees(kiosk, "Questions 6 to 7 of 7");
    kiosk_play(kiosk, "tap number 5\ntap continue\nexpect screen review");
    kiosk_close(kiosk);
}

/* What is carried forward is no answer of today: it cannot be changed, and leaving at once keeps
 * nothing. */
static void what_is_carried_is_no_answer_of_today(void **state)
{
    (void)state;
    name_at_first_visit("option sitting");
    struct kiosk *kiosk = open_on(SECOND_DAY, NULL);
    kiosk_play(kiosk, TO_QUESTIONS "tap back\ntap agree\nexpect screen question\ntap finish");
    assert_query(kiosk, "SELECT count(*) FROM answers WHERE visit_id = 2", "0");
    kiosk_close(kiosk);
    kiosk = at_last_questions(SECOND_DAY, NULL);
    answer_last_questions(kiosk, "number 3");
    const char *all = kiosk->shown;
    while (kiosk_target(kiosk, "next", NULL) != NULL) {
        kiosk_play(kiosk, "tap next");
        all = arena_printf(kiosk->arena, "%s%s", all, kiosk->shown);
    }
    assert_non_null(strstr(all, "How hard is sitting now? 3"));
    assert_null(strstr(all, "What you named"));
    kiosk_close(kiosk);
}

/* Whoever tells of something new after sending is asked about warning signs and nothing else. */
static void addition_does_not_ask_how_hard_it_is(void **state)
{
    (void)state;
    name_at_first_visit("option sitting");
    struct kiosk *kiosk = at_last_questions(SECOND_DAY, NULL);
    answer_last_questions(kiosk, "number 5");
    visit_send(kiosk);
    kiosk_play(kiosk, "tap done\ntap start\ntap check_in\ntype 0142\ntap confirm_yes\n"
                      "until news\ntap something\nexpect screen question");
    static const struct step asked[] = {
        {"emergency", "option none"}, {"same-day", "option none"}, {"after-last", "option fine"}};
    for (size_t i = 0; i < COUNT_OF(asked); i++) {
        visit_answer_screen(kiosk, &asked[i], 1);
    }
    assert_query(kiosk,
                 "SELECT count(*) FROM responses JOIN given_answers ON response_id = responses.id"
                 " WHERE addition = 1 AND link_id IN ('hard-thing', 'hard-number')",
                 "0");
    kiosk_close(kiosk);
}

static void change_database(const char *sql)
{
    sqlite3 *db;
    assert_int_equal(sqlite3_open(KIOSK_DATABASE, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* The words on all pages of today's visit, as the staff read them. */
static const char *read_visit(struct kiosk *kiosk)
{
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    const char *all = kiosk->shown;
    for (const struct target *next = kiosk_target(kiosk, "list_next", NULL);
         next != NULL && next->enabled; next = kiosk_target(kiosk, "list_next", NULL)) {
        kiosk_play(kiosk, "tap list_next");
        all = arena_printf(kiosk->arena, "%s%s", all, kiosk->shown);
    }
    return all;
}

/* Another thing of before is not what the number of today is compared with; a follow-up of before
 * the thing was carried along is about the last one that was named. */
static void staff_compare_how_hard_it_is_with_the_same_thing(void **state)
{
    (void)state;
    static const struct {
        const char *before; /* what becomes of the answers of earlier visits */
        const char *row;
        bool line; /* over all visits, which takes two numbers */
    } cases[] = {
        {"SELECT 1", "Hard: Sitting 7 5 4 \u20131 (\u201320 %)", true},
        {"DELETE FROM given_answers WHERE link_id = 'hard-thing' AND response_id = 2",
         "Hard: Sitting 7 5 4 \u20131 (\u201320 %)", true},
        {"UPDATE given_answers SET code = 'walking' WHERE code = 'sitting' AND response_id = 1",
         "Hard: Sitting 5 5 4 \u20131 (\u201320 %)", true},
        {"UPDATE given_answers SET code = 'walking' WHERE code = 'sitting' AND response_id < 3",
         "Hard: Sitting 4 ", false},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        name_at_first_visit("option sitting");
        struct kiosk *kiosk = at_last_questions(SECOND_DAY, NULL);
        answer_last_questions(kiosk, "number 5");
        visit_send(kiosk);
        kiosk_close(kiosk);
        kiosk = at_last_questions(THIRD_DAY, NULL);
        answer_last_questions(kiosk, "number 4");
        visit_send(kiosk);
        change_database(cases[i].before);
        const char *all = read_visit(kiosk);
        if (strstr(all, cases[i].row) == NULL) {
            fail_msg("%s: not in: %s", cases[i].row, all);
        }
        assert_null(strstr(all, "What you named"));
        assert_int_equal(strstr(all, "Hard: Sitting, all visits") != NULL, cases[i].line);
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(second_visit_asks_by_name_how_hard_it_is_now),
        cmocka_unit_test(third_visit_still_names_it),
        cmocka_unit_test(what_was_not_named_is_not_asked_about),
        cmocka_unit_test(what_is_carried_is_no_answer_of_today),
        cmocka_unit_test(addition_does_not_ask_how_hard_it_is),
        cmocka_unit_test(staff_compare_how_hard_it_is_with_the_same_thing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

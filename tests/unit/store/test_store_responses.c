/* store/: drafts, answers, flags, what was sent, and the response before. */
#include "store_test.h"

static enum questionnaire_status status_of(struct fixture *fixture, struct visit_id visit)
{
    enum questionnaire_status status = QUESTIONNAIRE_NONE;
    assert_done(fixture, store_questionnaire_status(fixture->store, visit, &status, &fixture->err));
    return status;
}

static void begin_keeps_what_was_agreed_to(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    assert_int_equal(status_of(fixture, visit), QUESTIONNAIRE_IN_PROGRESS);
    assert_rows(fixture,
                "select id, visit_id, questionnaire, version, sha256, notice_version, "
                "notice_sha256, status,"
                " started_at, completed_at, addition from responses",
                "1|1|https://clinic.example/q/test|1.2|0f0f|2026-11-22|" TEST_NOTICE_SHA256
                "|in-progress|"
                "2026-11-22T10:00:00-08:00||0\n");
    assert_rows(fixture, "select questionnaire_status, attention from arrivals", "not finished|\n");
}

/* Each wording once, however many agree to it; another wording, or another language, is another. */
static void words_of_the_notice_are_kept_once(void **state)
{
    struct fixture *fixture = *state;
    const struct notice french = {"fr", "Nous gardons ce dossier pendant 16\u00a0ans."};
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct visit_id other = {0};
    struct agreed_notice agreed;
    fixture->fake.wall_ms += 24 * HOUR_MS;
    assert_done(fixture, walk_in(fixture, "Ida", &other));
    assert_done(fixture, begin_form(fixture, other, &test_form));
    assert_rows(fixture, "select sha256, language, text, first_agreed_at from notices",
                TEST_NOTICE_SHA256 "|en|May we ask?\nWe keep that record for 16 years.|"
                                   "2026-11-22T10:00:00-08:00\n");
    assert_rows(fixture, "select notice_version from responses", "2026-11-22\n2026-11-22\n");
    assert_done(fixture, walk_in(fixture, "Bo", &other));
    assert_done(fixture,
                store_agreed_notice(fixture->store, fixture->arena, other, &agreed, &fixture->err));
    assert_string_equal(agreed.agreed_at, "");
    struct response *response = response_create(fixture->arena, &test_form);
    assert_done(fixture,
                store_begin_response(fixture->store, other, response, &french, &fixture->err));
    assert_done(fixture,
                store_agreed_notice(fixture->store, fixture->arena, other, &agreed, &fixture->err));
    assert_string_equal(agreed.text, french.text);
    assert_string_equal(agreed.language, "fr");
    assert_string_equal(agreed.version, "2026-11-23");
    assert_string_equal(agreed.agreed_at, "2026-11-23T10:00:00-08:00");
    assert_done(fixture,
                store_agreed_notice(fixture->store, fixture->arena, visit, &agreed, &fixture->err));
    assert_string_equal(agreed.text, test_notice.text);
    assert_rows(fixture, "select count(*) from notices", "2\n");
}

static void save_writes_each_type_of_answer(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    response_set_number(response, ITEM_PAIN, 7);
    response_set_boolean(response, ITEM_PREGNANT, true);
    response_decline(response, ITEM_WEEKS);
    response_set_text(response, ITEM_WORDS, "It's my back; élan\nnew line");
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture,
                "select visit_id, questionnaire, version, link_id, position, question from answers",
                "1|https://clinic.example/q/test|1.2|signs|1|Any of these?\n"
                "1|https://clinic.example/q/test|1.2|signs|1|Any of these?\n"
                "1|https://clinic.example/q/test|1.2|pain|2|Pain now?\n"
                "1|https://clinic.example/q/test|1.2|pregnant|3|Pregnant?\n"
                "1|https://clinic.example/q/test|1.2|weeks|4|How many weeks?\n"
                "1|https://clinic.example/q/test|1.2|words|5|Anything else?\n");
    const char *yes = response_words(response, ITEM_PREGNANT, "en", fixture->arena);
    assert_rows(fixture, "select link_id, answer, code, number, type from answers",
                arena_printf(fixture->arena,
                             "signs|Numb saddle|numb||choice\n"
                             "signs|Fever|fever||choice\n"
                             "pain|7||7|integer\n"
                             "pregnant|%s|true||boolean\n"
                             "weeks||asked-declined||integer\n"
                             "words|It's my back; élan\nnew line|||text\n",
                             yes));
}

static void save_keeps_the_words_the_client_saw(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, save_in(fixture, visit, response, "fr"));
    assert_rows(fixture, "select question, answer, code from answers",
                "Avez-vous ceci\u00a0?|Engourdissement|numb\n");
    /* the staff read both in their own language */
    assert_rows(fixture, "select staff_question, staff_answer from answers",
                "Any of these?|Numb saddle\n");
    assert_rows(fixture,
                "select tier, link_id, code, question, text, staff_question, staff_text from flags",
                "stop|signs|E1|Avez-vous ceci\u00a0?|Engourdissement|Any of these?|Numb saddle\n");
}

static void skipped_is_unknown_and_never_none(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_skip(response, ITEM_SIGNS);
    response_skip(response, ITEM_PAIN);
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture, "select link_id, answer, code, number from answers",
                "signs||unknown|\npain||unknown|\n");
}

/* What was urgent once is marked as taken back, what is not goes. */
static void save_replaces_answers_and_keeps_what_was_urgent(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_set_boolean(response, ITEM_PREGNANT, true);
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture, "select tier, link_id, code, lasting from flags",
                "hold|signs|D5|0\ntell|pregnant|true|1\n");
    assert_rows(fixture, "select attention from arrivals", "hold\n");
    response_tap_option(response, ITEM_SIGNS, SIGN_NONE);
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture, "select link_id, code from answers", "signs|none\npregnant|true\n");
    assert_rows(fixture, "select attention, undecided from arrivals", "hold|1\n");
    assert_rows(fixture, "select code, withdrawn_at from flags",
                "D5|2026-11-22T10:00:00-08:00\ntrue|\n");
    response_clear(response, ITEM_PREGNANT);
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture, "select link_id, code from answers", "signs|none\n");
    assert_rows(fixture, "select code from flags", "D5\n");
    assert_rows(fixture, "select attention from arrivals", "hold\n");
}

/* Said again after somebody decided, it waits for a decision again. */
static void what_is_said_again_is_decided_again(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));
    assert_rows(fixture, "select undecided from arrivals", "1\n"); /* seen is not decided */
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    assert_rows(fixture, "select undecided from arrivals", "0\n");
    assert_done(fixture, save(fixture, visit, response)); /* nothing new */
    assert_rows(fixture, "select undecided, seen_at is null from arrivals", "0|0\n");
    response_tap_option(response, ITEM_SIGNS, SIGN_NONE);
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture, "select undecided from arrivals", "0\n");
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture, "select undecided, seen_at is null from arrivals", "1|1\n");
    assert_rows(fixture, "select raised_at, withdrawn_at, decided_at from flags",
                "2026-11-22T10:01:00-08:00||\n");
}

static void save_takes_back_a_branch_that_is_no_longer_asked(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_set_boolean(response, ITEM_PREGNANT, true);
    response_set_number(response, ITEM_WEEKS, 30);
    assert_done(fixture, save(fixture, visit, response));
    response_set_boolean(response, ITEM_PREGNANT, false);
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture, "select link_id, code from answers", "pregnant|false\n");
    response_set_boolean(response, ITEM_PREGNANT, true);
    assert_done(fixture, save(fixture, visit, response));
    assert_rows(fixture, "select link_id, number from answers", "pregnant|\nweeks|30\n");
}

static void save_fails_when_not_begun(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    struct response *response = response_create(fixture->arena, &test_form);
    assert_false(save(fixture, visit, response));
    assert_string_equal(fixture->err.text, DATABASE ": response 0 was not begun, or was sent");
    assert_false(complete(fixture, visit, response));
    assert_int_equal(status_of(fixture, visit), QUESTIONNAIRE_NONE);
}

static void complete_marks_it_sent_and_keeps_flags_beyond_the_answers(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_set_number(response, ITEM_PAIN, 9);
    assert_done(fixture, save(fixture, visit, response));
    static const struct flag trend[] = {
        {.tier = TIER_REVIEW,
         .link_id = "pain",
         .code = "worse",
         .text = "9, last time 4",
         .question = "",
         .staff_text = "9 (4)",
         .staff_question = "",
         .place = 7},
        {.tier = TIER_TELL,
         .link_id = "pain",
         .code = "",
         .text = "for the order",
         .question = "",
         .staff_text = "order",
         .staff_question = "",
         .place = 8},
    };
    struct flags flags = {trend, COUNT_OF(trend)};
    fake_clock_advance(&fixture->fake, MINUTE_MS);
    const struct response draft = newest_draft(fixture, visit, response);
    assert_done(fixture,
                store_complete_response(fixture->store, &draft, "en", &flags, &fixture->err));
    assert_int_equal(status_of(fixture, visit), QUESTIONNAIRE_COMPLETED);
    assert_rows(fixture, "select tier, link_id, code, text, staff_text from flags",
                "review|pain|worse|9, last time 4|9 (4)\ntell|pain||for the order|order\n");
    assert_rows(fixture, "select questionnaire_status, attention from arrivals",
                "completed|review\n");
    assert_rows(fixture, "select status, started_at, completed_at from responses",
                "completed|2026-11-22T10:00:00-08:00|2026-11-22T10:01:00-08:00\n");
    assert_rows(fixture, "select * from trends", "1|1|2026-11-22T10:00:00-08:00|pain|9\n");
}

static void nothing_changes_what_was_sent(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_set_number(response, ITEM_PAIN, 3);
    assert_done(fixture, complete(fixture, visit, response));
    const char *before = rows(fixture, "select * from answers, arrivals");
    response_set_number(response, ITEM_PAIN, 4);
    struct err *err = &fixture->err;
    static const char *const draft_sent = DATABASE ": response 1 was not begun, or was sent";
    static const char *const visit_sent =
        DATABASE ": the questionnaire of visit 1 was already sent";
#define REFUSED(call, reason)                                                                      \
    err->text[0] = '\0';                                                                           \
    assert_false(call);                                                                            \
    assert_string_equal(err->text, reason)
    REFUSED(save(fixture, visit, response), draft_sent);
    REFUSED(complete(fixture, visit, response), draft_sent);
    REFUSED(begin_form(fixture, visit, &test_form), visit_sent);
    REFUSED(store_set_questionnaire_status(fixture->store, visit, QUESTIONNAIRE_DECLINED, err),
            visit_sent);
#undef REFUSED
    assert_rows(fixture, "select * from answers, arrivals", before);
}

static void declined_and_under_age_stand_in_words(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        enum questionnaire_status status;
        const char *words;
    } cases[] = {
        {QUESTIONNAIRE_DECLINED, "declined\n"},
        {QUESTIONNAIRE_UNDER_AGE, "under-age\n"},
    };
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_int_equal(status_of(fixture, visit), QUESTIONNAIRE_NONE);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        assert_done(fixture, store_set_questionnaire_status(fixture->store, visit, cases[i].status,
                                                            &fixture->err));
        assert_int_equal(status_of(fixture, visit), cases[i].status);
        assert_rows(fixture, "select questionnaire_status from arrivals", cases[i].words);
    }
}

static void begin_again_starts_anew_and_keeps_the_flags(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, save(fixture, visit, response));
    assert_done(fixture, begin_form(fixture, visit, &test_form));
    struct response *again = response_create(fixture->arena, &test_form);
    response_set_number(again, ITEM_PAIN, 2);
    assert_done(fixture, complete(fixture, visit, again));
    assert_rows(fixture, "select link_id, answer from answers", "pain|2\n");
    assert_rows(fixture, "select tier, code from flags", "stop|E1\n");
    assert_rows(fixture, "select questionnaire_status, attention from arrivals",
                "completed|stop\n");

    /* the same flag twice is one */
    struct visit_id other = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &other));
    for (int i = 0; i < 2; i++) {
        assert_done(fixture, begin_form(fixture, other, &test_form));
        assert_done(fixture, save(fixture, other, response));
    }
    assert_rows(fixture, "select tier, code from flags where visit_id = 2", "stop|E1\n");
}

static void arrivals_have_newest_day_then_emergencies_first(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        int64_t minutes;
        const char *name;
        int sign; /* -1: declines the question; -2: no questionnaire */
    } cases[] = {
        {-24 * 60, "Yesterday Stop", SIGN_NUMB},
        {-24 * 60 - 60, "Yesterday", -2},
        {0, "Plain", -2},
        {10, "Ask", -1},
        {20, "Hold", SIGN_FEVER},
        {30, "Stop", SIGN_NUMB},
        {40, "None", SIGN_NONE},
        {50, "Stop too", SIGN_NUMB},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct visit_id visit = {0};
        fixture->fake.wall_ms = NOW_MS + cases[i].minutes * MINUTE_MS;
        assert_done(fixture, walk_in(fixture, cases[i].name, &visit));
        if (cases[i].sign == -2) {
            continue;
        }
        struct response *response = response_create(fixture->arena, &test_form);
        if (cases[i].sign == -1) {
            response_decline(response, ITEM_SIGNS);
        } else {
            response_tap_option(response, ITEM_SIGNS, (size_t)cases[i].sign);
        }
        assert_done(fixture, begin_form(fixture, visit, &test_form));
        assert_done(fixture, save(fixture, visit, response));
    }
    assert_rows(fixture, "select client_name, attention from arrivals",
                "Stop|stop\nStop too|stop\nHold|hold\nPlain|\nAsk|ask\nNone|\n"
                "Yesterday Stop|stop\nYesterday|\n");
}

/* What the group says is part of what was asked, and of what is urgent. */
static void save_keeps_the_words_of_the_group(void **state)
{
    struct fixture *fixture = *state;
    static const struct translation today_fr[] = {{"fr", "Aujourd’hui :"}};
    struct item items[COUNT_OF(test_items)];
    struct questionnaire form = test_form;
    memcpy(items, test_items, sizeof(items));
    items[ITEM_ABOUT].text =
        (struct localized){.text = "Today:", .translations = today_fr, .count = 1};
    form.items = items;
    struct visit_id visit = begin_visit(fixture, &form);
    struct response *response = response_create(fixture->arena, &form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    response_set_number(response, ITEM_PAIN, 7);
    assert_done(fixture, save_in(fixture, visit, response, "fr"));
    assert_rows(fixture, "select question, staff_question, staff_group from answers",
                "Aujourd’hui : Avez-vous ceci\u00a0?|Today: Any of these?|Today:\n"
                "Aujourd’hui : Pain now?|Today: Pain now?|Today:\n");
    assert_rows(fixture, "select question, staff_question from flags",
                "Aujourd’hui : Avez-vous ceci\u00a0?|Today: Any of these?\n");
}

/* Later versions may add columns at the end. */
static void views_begin_with_the_columns_that_tools_rely_on(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *view;
        const char *columns;
    } cases[] = {
        {"arrivals", "visit_id,arrived_at,appointment_at,client_name,initials,therapist,"
                     "arrival_kind,identity,questionnaire_status,attention,seen_at,language"},
        {"answers", "visit_id,questionnaire,version,link_id,position,question,answer,code,number"},
        {"flags", "visit_id,tier,link_id,code,text"},
        {"trends", "client_id,visit_id,arrived_at,link_id,number"},
        {"stars", "visit_id,page_id,title"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        const char *sql = arena_printf(fixture->arena,
                                       "select group_concat(name) from (select name from "
                                       "pragma_table_info('%s') order by cid)",
                                       cases[i].view);
        const char *columns = rows(fixture, sql);
        if (strncmp(columns, cases[i].columns, strlen(cases[i].columns)) != 0) {
            fail_msg("%s has the columns %s", cases[i].view, columns);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(begin_keeps_what_was_agreed_to),
        FIXTURE_TEST(words_of_the_notice_are_kept_once),
        FIXTURE_TEST(save_writes_each_type_of_answer),
        FIXTURE_TEST(save_keeps_the_words_the_client_saw),
        FIXTURE_TEST(skipped_is_unknown_and_never_none),
        FIXTURE_TEST(save_replaces_answers_and_keeps_what_was_urgent),
        FIXTURE_TEST(what_is_said_again_is_decided_again),
        FIXTURE_TEST(save_takes_back_a_branch_that_is_no_longer_asked),
        FIXTURE_TEST(save_fails_when_not_begun),
        FIXTURE_TEST(complete_marks_it_sent_and_keeps_flags_beyond_the_answers),
        FIXTURE_TEST(nothing_changes_what_was_sent),
        FIXTURE_TEST(declined_and_under_age_stand_in_words),
        FIXTURE_TEST(begin_again_starts_anew_and_keeps_the_flags),
        FIXTURE_TEST(arrivals_have_newest_day_then_emergencies_first),
        FIXTURE_TEST(views_begin_with_the_columns_that_tools_rely_on),
        FIXTURE_TEST(save_keeps_the_words_of_the_group),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

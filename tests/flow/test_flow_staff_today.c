/* The staff's list of today and the page of one visit. */
#include "child.h"
#include "visit.h"

#include "app/staff.h"
#include "app/staff_work.h"
#include "store/decisions.h"
#include "store/store.h"
#include "store/visits.h"

#include <string.h>

/* --- who is here --- */

/* Checks in five visitors, each of whom leaves the kiosk to the next: one with an answer that
 * stops a massage, one that holds it, one who answers nothing, one too young and one whom nobody
 * knows. */
static void fill_waiting_room(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0131\ntap confirm_yes\nuntil notice\ntap "
                      "decline\nuntil done\ntap done");
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue\ntap option leg-weak\n"
                                   "tap continue\nexpect screen hold\ntap finish");
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0121\ntap confirm_yes\nuntil notice\ntap "
                      "under_age\nuntil done\n"
                      "tap done");
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 0103\ntap confirm_yes\nuntil notice\ntap agree\n"
               "tap option yes\ntap continue\nexpect screen stop\ntap done");
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntap use_name\ntype Quinn\n"
               "tap continue\ntype Z\ntap continue\ntap walk_in\ntap option anyone\nuntil notice\n"
               "tap decline\nuntil done\ntap done\nexpect screen attract");
}

static void assert_rows_are(struct kiosk *kiosk, const char *const *leads, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const struct target *row = kiosk_target_at(kiosk, "visit", (int)i);
        assert_non_null(row);
        assert_string_equal(row->label, leads[i]);
    }
    assert_target(kiosk, arena_printf(kiosk->arena, "visit %d", (int)count), IS_ABSENT);
}

static void today_lists_by_initials_the_urgent_first(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    fill_waiting_room(kiosk);
    kiosk_wait(kiosk, 12 * MINUTE_MS);
    kiosk_staff_open(kiosk);
    assert_rows_are(kiosk,
                    (const char *const[]){"10:00  L. L.", "10:30  J. S.", "Walk-in Q. Z., 10:20",
                                          "10:45  M. S.", "10:55  Z. É."},
                    5);
    assert_sees(kiosk, "EMERGENCY ANSWER");
    assert_sees(kiosk, "HOLD");
    assert_sees(kiosk, "Luc F. · will tell you in person · waiting 12 min");
    assert_sees(kiosk, "Noor B. · under 19: ask in person · waiting 12 min");
    assert_sees(kiosk, "Mei R. · not finished · waiting 12 min");
    assert_sees(kiosk, "Waiting: 5. Seen: 0.");
    assert_query(kiosk, "SELECT who, command, scope FROM audit WHERE command = 'arrivals'",
                 STAFF_AT_KIOSK "|arrivals|");
    kiosk_close(kiosk);
}

/* Midnight does not take an emergency off the list that nobody has decided about. */
static void what_is_undecided_stays_for_a_week(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    fill_waiting_room(kiosk);
    kiosk_close(kiosk);
    static const struct {
        const char *time;
        const char *when;
    } days[] = {{"2025-11-25T09:00", "yesterday"}, {"2025-12-01T09:00", "7 days ago"}};
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        kiosk = kiosk_open((struct kiosk_options){.time = days[i].time, .keep_database = true});
        kiosk_staff_open(kiosk);
        assert_rows_are(
            kiosk,
            (const char *const[]){arena_printf(kiosk->arena, "%s, 10:00  L. L.", days[i].when),
                                  arena_printf(kiosk->arena, "%s, 10:30  J. S.", days[i].when)},
            2);
        assert_sees(kiosk, "not decided");
        assert_sees(kiosk, "Waiting: 0. Seen: 0.");
        kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
        kiosk_close(kiosk);
    }
    kiosk = kiosk_open((struct kiosk_options){.time = "2025-12-02T09:00", .keep_database = true});
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Nobody has checked in yet today.");
    kiosk_close(kiosk);
}

/* Two of the same initials came without a booking: the time tells them apart. */
static void undecided_walk_ins_of_an_earlier_day_are_told_apart_by_their_time(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    for (int i = 0; i < 2; i++) {
        kiosk_play(kiosk,
                   "tap start\ntap check_in\ntap use_name\ntype Quinn\ntap continue\ntype Z\n"
                   "tap continue\ntap walk_in\ntap option anyone\nuntil notice\ntap agree\n"
                   "tap option yes\ntap continue\nexpect screen stop\ntap done");
        kiosk_wait(kiosk, 4 * MINUTE_MS);
    }
    kiosk_close(kiosk);
    kiosk = kiosk_open((struct kiosk_options){.time = "2025-11-27T09:00", .keep_database = true});
    kiosk_staff_open(kiosk);
    assert_rows_are(
        kiosk, (const char *const[]){"3 days ago, 10:20  Q. Z.", "3 days ago, 10:24  Q. Z."}, 2);
    kiosk_close(kiosk);
}

static void today_says_when_nobody_is_here(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "Nobody has checked in yet today.");
    kiosk_play(kiosk, "tap back\nexpect screen attract");
    kiosk_close(kiosk);
}

/* Seen is not decided: an emergency keeps its place until somebody signs what is to happen. */
static void who_was_decided_about_comes_last_and_plain(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    fill_waiting_room(kiosk);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit\ntap seen");
    assert_target(kiosk, "seen", IS_NOT_ENABLED);
    assert_query(kiosk, "SELECT visit_id, decision, initials FROM decisions", "4|seen|");
    kiosk_play(kiosk, "tap back\nexpect screen staff_today");
    assert_string_equal(kiosk_there(kiosk, "visit 0")->label, "10:00  L. L.");
    assert_sees(kiosk, "seen at 10:20, not decided");
    kiosk_play(kiosk, "tap visit 0\ntap decide\ntap decision 2\ntap continue\ntype MR\n"
                      "tap save\nexpect screen staff_visit\ntap back\n"
                      "expect screen staff_today");
    assert_string_equal(kiosk_there(kiosk, "visit 0")->label, "10:30  J. S.");
    assert_string_equal(kiosk_there(kiosk, "visit 4")->label, "10:00  L. L.");
    assert_sees(kiosk, "seen at 10:20");
    assert_false(kiosk_sees(kiosk, "not decided"));
    assert_sees(kiosk, "Waiting: 4. Seen: 1.");
    /* the mark stays but its colour does not: no draw has the fill of a danger */
    const struct ui_frame *frame = kiosk->player.frame;
    const struct color danger = palette_day(ACCENT).danger_fill;
    for (size_t i = 0; i < frame->draw_count; i++) {
        assert_memory_not_equal(&frame->draws[i].color, &danger, sizeof(danger));
    }
    assert_sees(kiosk, "EMERGENCY ANSWER");
    kiosk_close(kiosk);
}

/* Records an arrival as another kiosk on the same database does. */
static struct visit_id walk_in_elsewhere(struct kiosk *kiosk, const char *name)
{
    struct err err;
    struct visit_id visit = {0};
    struct store *store = store_open(KIOSK_DATABASE, &kiosk->clock, &err);
    assert_non_null(store);
    const struct arrival arrival = {.arrived_ms = kiosk->fake.wall_ms,
                                    .kind = ARRIVAL_WALK_IN,
                                    .identity = IDENTITY_UNVERIFIED,
                                    .therapist = "Mei R.",
                                    .typed_name = name,
                                    .language = "en"};
    assert_true(store_check_in(store, &arrival, &visit, &err));
    store_close(store);
    return visit;
}

static void today_shows_a_new_arrival_by_itself(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_staff_open(kiosk);
    walk_in_elsewhere(kiosk, "Una Invented");
    kiosk_wait(kiosk, 14 * SECOND_MS);
    assert_target(kiosk, "visit 0", IS_ABSENT);
    kiosk_wait(kiosk, 2 * SECOND_MS);
    assert_string_equal(kiosk_there(kiosk, "visit 0")->label, "Walk-in U. I., 10:20");
    kiosk_close(kiosk);
}

static void a_row_that_moved_under_the_finger_opens_nothing(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk->fake.wall_ms += MINUTE_MS;
    walk_in_elsewhere(kiosk, "Una Invented");
    kiosk_staff_open(kiosk);
    struct rect box = kiosk_there(kiosk, "visit 0")->box;
    kiosk->fake.wall_ms -= MINUTE_MS;
    walk_in_elsewhere(kiosk, "Bo Invented"); /* arrived before, so comes first */
    kiosk_finger(kiosk, INPUT_DOWN, box.x + box.w / 2, box.y + box.h / 2);
    kiosk_wait(kiosk, 16 * SECOND_MS);
    assert_string_equal(kiosk_there(kiosk, "visit 0")->label, "Walk-in B. I., 10:20");
    kiosk_finger(kiosk, INPUT_UP, box.x + box.w / 2, box.y + box.h / 2);
    assert_screen(kiosk, "staff_today");
    kiosk_close(kiosk);
}

/* --- one visit --- */

/* The words on all pages of the visit on screen, from the first. */
static const char *all_pages(struct kiosk *kiosk)
{
    const char *all = kiosk->shown;
    for (const struct target *next = kiosk_target(kiosk, "list_next", NULL);
         next != NULL && next->enabled; next = kiosk_target(kiosk, "list_next", NULL)) {
        kiosk_play(kiosk, "tap list_next");
        all = arena_printf(kiosk->arena, "%s %s", all, kiosk->shown);
    }
    return all;
}

static void visit_shows_flags_first_in_the_clients_words(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct step steps[FIRST_VISIT_STEPS];
    memcpy(steps, first_visit, sizeof(steps));
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap continue\ntap option leg-weak\n"
                                   "tap continue\nexpect screen hold\ntap continue");
    visit_instead(steps, FIRST_VISIT_STEPS, "tell", "option blood-thinner");
    visit_instead(steps, FIRST_VISIT_STEPS, "pain-week", "rather_tell");
    visit_instead(steps, FIRST_VISIT_STEPS, "pressure", "");
    visit_answer(kiosk, &steps[2], FIRST_VISIT_STEPS - 2);
    visit_send(kiosk);
    kiosk_play(kiosk, "tap more\nexpect screen contents\ntap page 7\ntap star\ntap contents");
    kiosk_wait(kiosk, 10 * MINUTE_MS);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    assert_sees(kiosk, "J. S., 10:30");
    assert_sees(kiosk, "Mei R. · First visit kept here · answers sent 10:20");
    const char *const in_order[] = {
        "HOLD",
        "Speak in private before hands-on.",
        "ASK",
        "In the past week: How strong was the usual pain?",
        "TELL",
        "Blood thinners",
        "Where does it bother you?",
        "Left low back",
        "In the way",
        "Other answers",
        "More than 3 months",
        "Would like to ask about",
        "How many visits?",
        "Not answered",
        "would rather tell you",
        "passed over",
        "Reported by the client, not verified.",
    };
    const char *const all = all_pages(kiosk);
    const char *at = all;
    for (size_t i = 0; i < COUNT_OF(in_order); i++) {
        at = strstr(at, in_order[i]);
        if (at == NULL) {
            fail_msg("%s: not there, or not in this place: %s", in_order[i], all);
        }
    }
    assert_query(kiosk, "SELECT who, command, scope FROM audit WHERE command = 'show'",
                 STAFF_AT_KIOSK "|show|visit 1");
    kiosk_close(kiosk);
}

static bool draws_picture(const struct kiosk *kiosk, const char *name)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_PICTURE && strcmp(draw->text, name) == 0) {
            return true;
        }
    }
    return false;
}

static void visit_draws_the_places_on_the_body(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0");
    assert_true(draws_picture(kiosk, "body-low-at-left.svg"));  /* seen from behind */
    assert_true(draws_picture(kiosk, "body-knee-at-left.svg")); /* the right one, from the front */
    assert_false(draws_picture(kiosk, "body-low-at-right.svg"));
    assert_sees(kiosk, "Left low back");
    kiosk_close(kiosk);
}

/* The same client on four days. */
#define FOUR_DAYS                                                                                  \
    OWN_HEADER "2025-11-03T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n"                     \
               "2025-11-10T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n"                     \
               "2025-11-17T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n"                     \
               "2025-11-24T10:30,,Ida Invented,250-555-0142,Mei R.,Massage,\n"

static const char *const days[] = {"2025-11-03T10:20", "2025-11-10T10:20", "2025-11-17T10:20",
                                   "2025-11-24T10:20"};

/* Makes one visit a day with each of these numbers for usual pain; the other numbers stay the same.
 * Ends with the kiosk of the last day on the page of the last visit. */
static struct kiosk *visits_with(const long *usual_pain, size_t count)
{
    kiosk_own_list(FOUR_DAYS);
    struct kiosk *kiosk = NULL;
    for (size_t day = 0; day < count; day++) {
        if (kiosk != NULL) {
            kiosk_close(kiosk);
        }
        kiosk = kiosk_open((struct kiosk_options){
            .time = days[day], .configuration = OWN_CONFIGURATION, .keep_database = day > 0});
        struct step steps[FIRST_VISIT_STEPS];
        size_t step_count = day == 0 ? FIRST_VISIT_STEPS : FOLLOW_UP_STEPS;
        memcpy(steps, day == 0 ? first_visit : follow_up, step_count * sizeof(*steps));
        visit_instead(steps, step_count, "pain-week",
                      arena_printf(kiosk->arena, "number %ld", usual_pain[day]));
        kiosk_play(kiosk, TO_QUESTIONS);
        visit_answer(kiosk, steps, step_count);
        visit_send(kiosk);
        kiosk_play(kiosk, "tap done");
    }
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    return kiosk;
}

static bool describes(const struct kiosk *kiosk, const char *words)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->description_count; i++) {
        if (strcmp(frame->descriptions[i].text, words) == 0) {
            return true;
        }
    }
    return false;
}

static void visit_compares_numbers_with_the_first_and_the_last(void **state)
{
    (void)state;
    static const struct {
        long past[2];
        long today;
        const char *row;
    } cases[] = {
        {{7, 5}, 3, "Past week 7 5 3 –2 (–40 %) meaningful"},
        {{7, 5}, 7, "Past week 7 5 7 +2 (+40 %) worse"},
        {{7, 5}, 4, "Past week 7 5 4 –1 (–20 %) In the way"},
        {{7, 0}, 1, "Past week 7 0 1 +1"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk =
            visits_with((const long[]){cases[i].past[0], cases[i].past[1], cases[i].today}, 3);
        assert_sees(kiosk, "Visit 3, last 7 days ago");
        assert_sees(kiosk, cases[i].row);
        kiosk_close(kiosk);
    }
}

static void visit_shows_the_line_over_all_visits_and_says_it_too(void **state)
{
    (void)state;
    struct kiosk *kiosk = visits_with((const long[]){7, 5, 3}, 3);
    assert_sees(kiosk, "Past week, all visits");
    assert_sees(kiosk, "In the way, all visits");
    assert_true(describes(kiosk, "Past week, all visits, oldest first: 7, 5, 3."));
    assert_true(describes(kiosk, "In the way, all visits, oldest first: 6, 6, 6."));
    assert_false(kiosk_sees(kiosk, "review the plan"));
    kiosk_close(kiosk);
    kiosk = visits_with((const long[]){7}, 1);
    assert_false(kiosk_sees(kiosk, "all visits")); /* one number makes no line */
    kiosk_close(kiosk);
}

static void visit_asks_for_a_review_of_the_plan_from_the_fourth_on(void **state)
{
    (void)state;
    static const char *const review =
        "Visit 4, no meaningful change since the first: review the plan?";
    struct kiosk *kiosk = visits_with((const long[]){6, 6, 5, 5}, 4);
    assert_sees(kiosk, review);
    kiosk_close(kiosk);
    kiosk = visits_with((const long[]){6, 6, 5, 4}, 4);
    assert_false(kiosk_sees(kiosk, "review the plan"));
    kiosk_close(kiosk);
}

static void visit_without_answers_says_why(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_NOTICE "tap decline\nuntil done\ntap done");
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect text \"No answers: will tell you in person.\"");
    assert_false(kiosk_sees(kiosk, "Not answered"));
    kiosk_close(kiosk);
}

static void visit_that_was_taken_back_elsewhere_can_only_be_read(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct visit_id visit = walk_in_elsewhere(kiosk, "Una Invented");
    kiosk_staff_open(kiosk);
    struct err err;
    assert_true(store_undo_arrival(kiosk->world.store, visit, "MR", "kiosk", &err));
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit\n"
                      "expect text \"This arrival was taken back: 10:20 (MR)\"");
    assert_target(kiosk, "seen", IS_ABSENT);
    assert_target(kiosk, "decide", IS_ABSENT);
    assert_target(kiosk, "wrong", IS_ABSENT);
    kiosk_play(kiosk, "tap back\nexpect screen staff_today");
    assert_sees(kiosk, "taken back 10:20 (MR)");
    kiosk_close(kiosk);
}

static void visit_shows_what_was_decided(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct visit_id visit = walk_in_elsewhere(kiosk, "Una Invented");
    struct err err;
    assert_true(
        store_decide(kiosk->world.store, visit, DECISION_MODIFY, "MR", STAFF_AT_KIOSK, &err));
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0");
    const char *heading = strstr(kiosk->shown, "Decisions so far");
    assert_non_null(heading);
    assert_non_null(strstr(heading, "MR"));
    kiosk_close(kiosk);
}

/* If a visit needs several pages, each can be reached, and flags stand on the first. */
static void visit_goes_on_over_pages_of_a_small_panel(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct step steps[FIRST_VISIT_STEPS];
    memcpy(steps, first_visit, sizeof(steps));
    visit_instead(steps, FIRST_VISIT_STEPS, "tell", "option blood-thinner");
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, steps, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
    kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_SMALL, .keep_database = true});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0");
    assert_sees(kiosk, "TELL");
    assert_target(kiosk, "list_previous", IS_DISABLED);
    const char *const all = all_pages(kiosk);
    static const char *const told[] = {"First visit kept here", "Left low back",    "Past week",
                                       "More than 3 months",    "nothing left out", "not verified"};
    for (size_t i = 0; i < COUNT_OF(told); i++) {
        if (strstr(all, told[i]) == NULL) {
            fail_msg("%s: on no page", told[i]);
        }
    }
    kiosk_close(kiosk);
}

/* Each page begins with its heading, which would stand between the parts of a divided answer. */
static void visit_keeps_a_question_and_its_answer_on_one_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
    kiosk = kiosk_open(
        (struct kiosk_options){.panel = PANEL_SMALL, .large_text = true, .keep_database = true});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0");
    static const char *const whole[] = {
        "Any emergency signs today? None of these",
        "Any of these warning signs? None of these",
        "Your health: any of these? None of these",
        "How long this time? More than 3 months",
    };
    const char *const all = kiosk_squeezed(kiosk->arena, all_pages(kiosk));
    for (size_t i = 0; i < COUNT_OF(whole); i++) {
        if (strstr(all, kiosk_squeezed(kiosk->arena, whole[i])) == NULL) {
            fail_msg("torn apart: %s", whole[i]);
        }
    }
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(today_lists_by_initials_the_urgent_first),
        cmocka_unit_test(what_is_undecided_stays_for_a_week),
        cmocka_unit_test(undecided_walk_ins_of_an_earlier_day_are_told_apart_by_their_time),
        cmocka_unit_test(today_says_when_nobody_is_here),
        cmocka_unit_test(who_was_decided_about_comes_last_and_plain),
        cmocka_unit_test(today_shows_a_new_arrival_by_itself),
        cmocka_unit_test(a_row_that_moved_under_the_finger_opens_nothing),
        cmocka_unit_test(visit_shows_flags_first_in_the_clients_words),
        cmocka_unit_test(visit_draws_the_places_on_the_body),
        cmocka_unit_test(visit_compares_numbers_with_the_first_and_the_last),
        cmocka_unit_test(visit_shows_the_line_over_all_visits_and_says_it_too),
        cmocka_unit_test(visit_asks_for_a_review_of_the_plan_from_the_fourth_on),
        cmocka_unit_test(visit_without_answers_says_why),
        cmocka_unit_test(visit_that_was_taken_back_elsewhere_can_only_be_read),
        cmocka_unit_test(visit_shows_what_was_decided),
        cmocka_unit_test(visit_goes_on_over_pages_of_a_small_panel),
        cmocka_unit_test(visit_keeps_a_question_and_its_answer_on_one_page),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

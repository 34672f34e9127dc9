/*
 * Random input, as from a child with sticky fingers: 20,000 touches by one finger and by several,
 * some twice at once, drags, keys, waits and changes of language (the same in each run), with the
 * lock-outs that hold for visitors. Nothing may break, no visit may leave anything behind, and the
 * database must stay consistent.
 */
#include "app/context.h"
#include "app/words.h"
#include "measures.h"
#include "screens.h"
#include "visit.h"

#include <stdio.h>
#include <string.h>

#define EVENTS      20000
#define CHECK_EVERY 2000

struct monkey {
    struct kiosk *kiosk;
    struct app *app;
    uint64_t seed;
    uint64_t visits;
    int arrivals;
    int event;
    bool seen[SCREEN_NAMES];
};

/* Numbers that look random and are the same each time (Knuth, MMIX). */
static int chance(struct monkey *m, int below)
{
    m->seed = m->seed * UINT64_C(6364136223846793005) + UINT64_C(1442695040888963407);
    return (int)((m->seed >> 33) % (uint64_t)below);
}

/* --- what must hold --- */

static bool is_for_everyone(const char *screen)
{
    static const char *const names[] = {"attract", "home", "contents", "help", "still_there"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(screen, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* No name may show: initials stand on the confirmation, full names only in the day list. */
static void assert_shows_nobody(const struct monkey *m)
{
    static const char *const traces[] = {
        "L. L.", "J. S.", "D. D.",   "R. E.",    "K. S.",     "M. S.",   "N. P.",     "Z. É.",
        "S. O.", "E. E.", "Lateman", "Specimen", "Phoneless", "Example", "250-555-0", "0142",
    };
    const struct ui_frame *frame = m->kiosk->player.frame;
    for (size_t i = 0; i < frame->text_count; i++) {
        for (size_t t = 0; t < COUNT_OF(traces); t++) {
            if (strstr(frame->texts[i].text, traces[t]) != NULL) {
                fail_msg("event %d: screen %s shows \"%s\"", m->event, app_screen_name(m->app),
                         frame->texts[i].text);
            }
        }
    }
}

static void assert_nothing_left_behind(const struct monkey *m)
{
    const struct session *session = app_session_view(m->app);
    const char *screen = app_screen_name(m->app);
    /* the last screen may have begun the check-in of somebody who came with the visitor */
    const bool another = strcmp(screen, "check_in_phone") == 0;
    assert_true(another || strcmp(screen, "attract") == 0);
    assert_true(session->typed_name == NULL || session->typed_name[0] == '\0');
    assert_true(session->therapist == NULL || session->therapist[0] == '\0');
    assert_null(session->match);
    assert_int_equal(session->matches.count, 0);
    assert_null(session->questionnaire);
    assert_null(session->response);
    assert_int_equal(session->outcome, OUTCOME_NONE);
    assert_false(session->agreed || session->sent || session->under_age);
    assert_true(another || strcmp(app_language(m->app), "en") == 0);
    assert_false(!another && (app_large_text(m->app) || app_contrast(m->app)));
}

static int count_of(struct monkey *m, const char *sql)
{
    int count = -1;
    assert_int_equal(sscanf(kiosk_query(m->kiosk, sql), "%d", &count), 1);
    return count;
}

static void assert_database_is_consistent(struct monkey *m)
{
    static const char *const none[] = {
        "SELECT count(*) FROM pragma_foreign_key_check",
        "SELECT count(*) FROM arrivals WHERE arrived_at = '' OR arrival_kind = ''"
        " OR identity = '' OR questionnaire_status = ''",
        "SELECT count(*) - count(DISTINCT visit_id) FROM arrivals",
        "SELECT count(*) FROM (SELECT client_name, appointment_at, therapist FROM arrivals"
        " WHERE identity <> 'unverified' GROUP BY 1, 2, 3 HAVING count(*) > 1)",
        "SELECT count(*) FROM answers WHERE visit_id NOT IN (SELECT visit_id FROM arrivals)",
        "SELECT count(*) FROM flags WHERE visit_id NOT IN (SELECT visit_id FROM arrivals)",
        "SELECT count(*) FROM arrivals WHERE attention <> '' AND visit_id NOT IN"
        " (SELECT visit_id FROM flags)",
        "SELECT count(*) FROM flags JOIN arrivals USING (visit_id) WHERE attention = ''"
        " AND tier IN ('stop', 'hold')",
    };
    assert_query(m->kiosk, "PRAGMA integrity_check", "ok");
    for (size_t i = 0; i < COUNT_OF(none); i++) {
        if (count_of(m, none[i]) != 0) {
            fail_msg("event %d: rows there should not be: %s", m->event, none[i]);
        }
    }
    int arrivals = count_of(m, "SELECT count(*) FROM arrivals");
    assert_true(arrivals >= m->arrivals);
    m->arrivals = arrivals;
}

static void look(struct monkey *m)
{
    struct player *player = &m->kiosk->player;
    if (app_dirty(m->app)) {
        player->frame = app_frame(m->app);
    }
    const char *screen = app_screen_name(m->app);
    for (size_t i = 0; i < SCREEN_NAMES; i++) {
        m->seen[i] = m->seen[i] || strcmp(screen_names[i], screen) == 0;
    }
    if (app_visits_ended(m->app) != m->visits) {
        m->visits = app_visits_ended(m->app);
        assert_nothing_left_behind(m);
    }
    if (is_for_everyone(screen)) {
        assert_shows_nobody(m);
    }
    assert_true(player->frame->target_count > 0);
}

/* --- what it does --- */

static void give(struct monkey *m, struct input input)
{
    app_input(m->app, &input);
    look(m);
}

static void finger(struct monkey *m, enum input_kind kind, int x, int y)
{
    give(m, (struct input){.kind = kind, .x = x, .y = y});
}

/* Draws the pressed look only now and then: it takes time and changes nothing. */
static void touch(struct monkey *m, int x, int y)
{
    app_input(m->app, &(struct input){.kind = INPUT_DOWN, .x = x, .y = y});
    if (chance(m, 8) == 0) {
        look(m);
    }
    fake_clock_advance(&m->kiosk->fake, chance(m, 150));
    finger(m, INPUT_UP, x, y);
}

/* A target that goes on, since visitors do that now and then. */
static const struct target *way_onward(struct monkey *m)
{
    static const char *const names[] = {"confirm_yes", "agree", "continue", "send"};
    const struct target *target =
        frame_find(m->kiosk->player.frame, names[chance(m, COUNT_OF(names))], 0, NULL);
    return target != NULL && target->enabled ? target : NULL;
}

static struct rect some_target(struct monkey *m)
{
    const struct ui_frame *frame = m->kiosk->player.frame;
    const struct target *onward = way_onward(m);
    if (onward != NULL) {
        return onward->box;
    }
    const struct target *target = &frame->targets[chance(m, (int)frame->target_count)];
    /* "Finish and clear" every few taps would end each visit right after its beginning */
    if (strcmp(target->name, "finish") == 0 && chance(m, 8) > 0) {
        return frame->targets[0].box;
    }
    return target->box;
}

static void touch_a_target(struct monkey *m)
{
    const struct rect box = some_target(m);
    const int x = box.x + chance(m, box.w);
    const int y = box.y + chance(m, box.h);
    touch(m, x, y);
    if (chance(m, 6) == 0) { /* twice */
        fake_clock_advance(&m->kiosk->fake, chance(m, 300));
        touch(m, x + chance(m, 20) - 10, y + chance(m, 20) - 10);
    }
}

/* Touches with several fingers, which need not be lifted in the same order, or at all. */
static void touch_with_many(struct monkey *m)
{
    struct rect boxes[3];
    const int count = 2 + chance(m, 2);
    for (int i = 0; i < count; i++) {
        boxes[i] = some_target(m);
        give(m, (struct input){.kind = INPUT_DOWN,
                               .x = boxes[i].x + chance(m, boxes[i].w),
                               .y = boxes[i].y + chance(m, boxes[i].h),
                               .finger = 1 + i});
        fake_clock_advance(&m->kiosk->fake, chance(m, 200));
    }
    const int first = chance(m, count);
    for (int i = 0; i < count; i++) {
        const int finger = (first + i) % count;
        const enum input_kind kind = chance(m, 10) == 0 ? INPUT_MOVE : INPUT_UP;
        give(m, (struct input){.kind = kind,
                               .x = boxes[finger].x + chance(m, boxes[finger].w),
                               .y = boxes[finger].y + chance(m, boxes[finger].h),
                               .finger = 1 + finger});
    }
}

static void drag(struct monkey *m)
{
    app_input(m->app,
              &(struct input){.kind = INPUT_DOWN, .x = chance(m, 1080), .y = chance(m, 1920)});
    for (int i = chance(m, 4); i > 0; i--) {
        app_input(m->app,
                  &(struct input){.kind = INPUT_MOVE, .x = chance(m, 1080), .y = chance(m, 1920)});
    }
    bool lost = chance(m, 4) == 0;
    finger(m, lost ? INPUT_CANCEL : INPUT_UP, chance(m, 1080), chance(m, 1920));
}

static void press_key(struct monkey *m)
{
    static const enum input_key keys[] = {KEY_NEXT,     KEY_NEXT,     KEY_PREVIOUS,
                                          KEY_ACTIVATE, KEY_ACTIVATE, KEY_BACK};
    give(m, (struct input){.kind = INPUT_KEY, .key = keys[chance(m, COUNT_OF(keys))]});
}

/* Uses known ways now and then: chance alone does not find four digits or a name. */
static void know_the_way(struct monkey *m)
{
    static const char *const digits[] = {"0142", "0103", "0155", "0160", "0170", "0131", "9999"};
    static const char *const names[] = {"Zoë", "Maya", "Noah"};
    struct err err;
    if (strcmp(app_screen_name(m->app), "check_in_phone") == 0) {
        player_type(&m->kiosk->player, digits[chance(m, COUNT_OF(digits))], &err);
    } else if (strcmp(app_screen_name(m->app), "check_in_name") == 0) {
        player_type(&m->kiosk->player, names[chance(m, COUNT_OF(names))], &err);
    }
    look(m); /* it does not matter if this way did not fit */
}

static void wait_a_while(struct monkey *m)
{
    static const int longest[] = {1000, 5000, 20000, 70000, 220000};
    player_wait(&m->kiosk->player, chance(m, longest[chance(m, COUNT_OF(longest))]));
    look(m);
}

static void do_something(struct monkey *m)
{
    int dice = chance(m, 100);
    if (dice < 54) {
        touch_a_target(m);
    } else if (dice < 60) {
        touch_with_many(m);
    } else if (dice < 70) {
        touch(m, chance(m, 1080), chance(m, 1920));
    } else if (dice < 76) {
        drag(m);
    } else if (dice < 90) {
        press_key(m);
    } else if (dice < 94) {
        know_the_way(m);
    } else if (dice < 95) {
        wait_a_while(m);
    } else if (dice < 98) {
        app_set_language(m->app, chance(m, 2) == 0 ? "en" : "fr");
        look(m);
    } else {
        give(m, (struct input){.kind = INPUT_REDRAW});
    }
    fake_clock_advance(&m->kiosk->fake, chance(m, 700));
    if (app_deadline_ms(m->app) <= m->kiosk->fake.monotonic_ms) {
        app_advance(m->app);
        look(m);
    }
}

static void monkey_breaks_nothing(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.time = "2025-11-24T08:00-08:00"});
    kiosk->player.lint = NULL; /* the crawler checks the layout */
    kiosk->player.audience = (struct audience){0};
    const struct text_engine real = kiosk->text;
    kiosk->text = measures_engine(measures_create(kiosk->arena, &real));
    struct monkey m = {.kiosk = kiosk,
                       .app = kiosk->player.app,
                       .seed = 20251124,
                       .visits = app_visits_ended(kiosk->player.app)};
    uint64_t before = m.visits;
    for (m.event = 0; m.event < EVENTS; m.event++) {
        do_something(&m);
        if (m.event % CHECK_EVERY == 0) {
            assert_database_is_consistent(&m);
        }
    }
    assert_database_is_consistent(&m);
    print_message("%d visits ended, %d arrivals, %d answers\n", (int)(m.visits - before),
                  m.arrivals, count_of(&m, "SELECT count(*) FROM answers"));
    /* shows that it got far */
    assert_true(m.visits - before > 20);
    assert_true(m.arrivals > 5);
    assert_true(count_of(&m, "SELECT count(*) FROM answers") > 20);
    assert_true(m.seen[SCREEN_QUESTION]);
    assert_true(m.seen[SCREEN_STILL_THERE]);
    assert_true(m.seen[SCREEN_DONE]);
    kiosk_close(kiosk);
}

/* A fault the monkey once found: help and warning led to each other anew, until the stack was
 * full. */
static void help_and_warning_may_be_taken_in_turns(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    for (int i = 0; i < 20; i++) {
        kiosk_play(kiosk, "tap help\nexpect screen help\ntap doctor_first\nexpect screen reader");
    }
    kiosk_play(kiosk, "tap back\nexpect screen help\ntap back\nexpect screen question");
    for (int i = 0; i < 20; i++) {
        kiosk_play(kiosk, "tap doctor_first\nexpect screen reader\ntap help\nexpect screen help");
    }
    kiosk_play(kiosk, "tap back\nexpect screen reader\ntap back\nexpect screen question");
    kiosk_close(kiosk);
}

static void contents_and_warning_may_be_taken_in_turns(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap read");
    for (int i = 0; i < 20; i++) {
        kiosk_play(kiosk, "tap page 3\ntap doctor_first\nexpect screen reader\n"
                          "tap contents\nexpect screen contents");
    }
    kiosk_play(kiosk, "tap back\nexpect screen home");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(help_and_warning_may_be_taken_in_turns),
        cmocka_unit_test(contents_and_warning_may_be_taken_in_turns),
        cmocka_unit_test(monkey_breaks_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

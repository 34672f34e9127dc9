/* Movement and that it ends: page turns, the attract screen, the look of pressed buttons. */
#include "visit.h"

#include "app/comfort.h"
#include "screens/waiting/attract_look.h"

#include <stdlib.h>
#include <string.h>

#define REDUCED "reduced.yaml"

static enum turn turn_of(const struct kiosk *kiosk)
{
    return app_turn(kiosk->player.app);
}

static const char *reduced_motion(void)
{
    static const char *const replacements[] = {
        "reduced_motion: false", "reduced_motion: true", "path: demo/day-list.csv",
        "path: " KIOSK_SOURCE_DIR "/assets/demo/day-list.csv", NULL};
    kiosk_configure(REDUCED, replacements);
    return REDUCED;
}

/* --- page turns --- */

static const struct {
    const char *command;
    enum turn turn;
} steps[] = {
    {"tap start", TURN_FORWARD},
    {"tap help", TURN_FORWARD},
    {"tap contrast", TURN_NONE}, /* the same page with other comfort settings */
    {"tap contrast", TURN_NONE},
    {"tap back", TURN_BACK},
    {"tap read", TURN_FORWARD},
    {"tap page 0", TURN_FORWARD},
    {"tap text_size", TURN_NONE},
    {"tap text_size", TURN_NONE},
    {"tap next", TURN_FORWARD},
    {"tap previous", TURN_BACK},
    {"lang fr", TURN_NONE},
    {"lang en", TURN_NONE},
    {"tap doctor_first", TURN_FORWARD},
    {"tap back", TURN_BACK},
    {"tap check_in", TURN_FORWARD},
    {"type 0142", TURN_FORWARD},
    {"tap confirm_no", TURN_FORWARD},
};

static void pages_turn_the_way_the_visitor_goes(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    for (size_t i = 0; i + 1 < COUNT_OF(steps); i++) {
        kiosk_play(kiosk, steps[i].command);
        if (turn_of(kiosk) != steps[i].turn) {
            fail_msg("%s: turn %d, expected %d", steps[i].command, (int)turn_of(kiosk),
                     (int)steps[i].turn);
        }
    }
    kiosk_close(kiosk);
}

static void answers_change_in_place(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    assert_int_equal(turn_of(kiosk), TURN_FORWARD);
    kiosk_play(kiosk, "tap option none");
    assert_int_equal(turn_of(kiosk), TURN_NONE);
    kiosk_play(kiosk, "tap continue");
    assert_int_equal(turn_of(kiosk), TURN_FORWARD);
    kiosk_play(kiosk, "tap back");
    assert_int_equal(turn_of(kiosk), TURN_BACK);
    kiosk_close(kiosk);
}

/* Nothing personal may stay on the glass, not even while it fades. */
static void what_is_personal_vanishes_at_once(void **state)
{
    (void)state;
    static const char *const ends[] = {"tap finish\nuntil attract", "wait 88000\ntap finish",
                                       "wait 88000\nwait 30000"};
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    for (size_t i = 0; i < COUNT_OF(ends); i++) {
        kiosk_play(kiosk, TO_QUESTIONS);
        kiosk_wait(kiosk, kiosk_patience_ms(kiosk, 60) - 1);
        kiosk_play(kiosk, "expect screen question\nwait 1\nexpect screen still_there");
        assert_int_equal(turn_of(kiosk), TURN_NONE);
        kiosk_play(kiosk, "tap more_time\nexpect screen question");
        assert_int_equal(turn_of(kiosk), TURN_FADE);
        kiosk_playf(kiosk, "%s\nexpect screen attract", ends[i]);
        assert_int_equal(turn_of(kiosk), TURN_NONE);
    }
    kiosk_close(kiosk);
}

static void reduced_motion_turns_no_page_T28(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = reduced_motion()});
    for (size_t i = 0; i < COUNT_OF(steps); i++) {
        kiosk_play(kiosk, steps[i].command);
        assert_int_equal(turn_of(kiosk), TURN_NONE);
    }
    kiosk_play(kiosk, "wait 60000\nexpect screen still_there\ntouch 5 5");
    assert_int_equal(turn_of(kiosk), TURN_NONE);
    kiosk_close(kiosk);
}

/* --- pressed --- */

static size_t count_draws(const struct kiosk *kiosk, struct draw *draws, size_t most)
{
    const struct ui_frame *frame = kiosk->player.frame;
    size_t count = frame->draw_count < most ? frame->draw_count : most;
    memcpy(draws, frame->draws, count * sizeof(*draws));
    return count;
}

static bool looks_the_same(const struct draw *a, const struct draw *b)
{
    return a->kind == b->kind && rect_equal(a->box, b->box) &&
           memcmp(&a->color, &b->color, sizeof(a->color)) == 0;
}

static void pressed_shows_on_the_next_frame_T30(void **state)
{
    (void)state;
    static const struct {
        const char *way;
        const char *target;
    } cases[] = {{"wait 1", "start"},
                 {"tap start", "check_in"},
                 {"tap start", "read"},
                 {"tap start\ntap check_in", "digit"},
                 {"tap start\ntap help", "back"},
                 {TO_QUESTIONS, "option"}};
    struct draw before[512];
    struct draw after[512];
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_playf(kiosk, "%s\nwait 400", cases[i].way);
        const struct rect box = kiosk_there(kiosk, cases[i].target)->box;
        const size_t count = count_draws(kiosk, before, COUNT_OF(before));
        const size_t frames = kiosk->frames;
        kiosk_finger(kiosk, INPUT_DOWN, box.x + box.w / 2, box.y + box.h / 2);
        assert_int_equal(kiosk->frames, frames + 1); /* without letting time pass */
        assert_int_equal(count_draws(kiosk, after, COUNT_OF(after)), count);
        size_t changed = 0;
        for (size_t d = 0; d < count; d++) {
            if (!looks_the_same(&before[d], &after[d])) {
                changed++;
                assert_true(rect_inside(after[d].box, rect_inset(box, -8)));
            }
        }
        assert_true(changed > 0);
        kiosk_finger(kiosk, INPUT_CANCEL, 0, 0);
        kiosk_close(kiosk);
    }
}

/* --- the attract screen --- */

static const struct attract_parts all_parts = {.cards = 6};
static const struct attract_parts calm_parts = {.cards = 6, .calm = true};

/* As kiosk_sees compares: no-break spaces as spaces. */
static const char *with_spaces(struct kiosk *kiosk, const char *text)
{
    char *copy = arena_strdup(kiosk->arena, text);
    char *to = copy;
    for (const char *from = text; *from != '\0'; from++) {
        const bool no_break = strncmp(from, "\u00a0", 2) == 0;
        *to++ = no_break ? ' ' : *from;
        from += no_break ? 1 : 0;
    }
    *to = '\0';
    return copy;
}

static void attract_shows_one_card_after_the_other(void **state)
{
    (void)state;
    for (int language = 0; language < 2; language++) {
        struct kiosk *kiosk =
            kiosk_open((struct kiosk_options){.language = language == 0 ? "en" : "fr"});
        const struct catalog *catalog = kiosk->world.languages[language].catalog;
        size_t shown = 0;
        for (size_t i = 0; i < catalog->count; i++) {
            if (page_has_tag(&catalog->pages[i], "attract")) {
                kiosk_wait(kiosk, shown == 0 ? 1 : ATTRACT_CARD_MS);
                assert_sees(kiosk, with_spaces(kiosk, catalog->pages[i].title));
                shown++;
            }
        }
        assert_in_range(shown, 4, 6);
        kiosk_close(kiosk);
    }
}

/* Counts how often the card's veil swings. A swing is a change of a tenth or more of the whole
 * range in one direction (WCAG 2.3.1). */
static void attract_swings_at_most_three_times_a_second_T29(void **state)
{
    (void)state;
    const int step = 10;
    const int window = 1000 / step;
    const int tenth = 26;
    int64_t swings[6 * 60 * 100] = {0};
    int turning_point = 0;
    int direction = 0;
    int most = 0;
    for (int i = 0; i < 6 * 60 * 100; i++) {
        const int light = attract_look_at(&all_parts, (int64_t)i * step).veil;
        const int way = light > turning_point ? 1 : -1;
        if (abs(light - turning_point) >= tenth) {
            swings[i] = way != direction ? 1 : 0;
            direction = way;
            turning_point = light;
        }
        int within = 0;
        for (int w = i > window ? i - window : 0; w <= i; w++) {
            within += (int)swings[w];
        }
        most = within > most ? within : most;
    }
    assert_in_range(most, 1, 3);
}

/* A picture that is there already, or more of them than a fade needs, would cost the whole day. */
static void attract_shows_few_pictures_and_none_twice(void **state)
{
    (void)state;
    int64_t shown[64] = {0}; /* when the last pictures appeared, in turn */
    size_t count = 0;
    struct attract_look before = attract_look_at(&all_parts, 0);
    for (int64_t ms = attract_next_ms(&all_parts, 0); ms < ATTRACT_DIM_MS + 10 * MINUTE_MS;
         ms = attract_next_ms(&all_parts, ms)) {
        const struct attract_look last = attract_look_at(&all_parts, ms - 1);
        const struct attract_look look = attract_look_at(&all_parts, ms);
        assert_true(attract_look_equal(&last, &before)); /* none is missed */
        if (attract_look_equal(&look, &before)) {
            fail_msg("after %d ms it looks as before", (int)ms);
        }
        before = look;
        const size_t most = ms < ATTRACT_DIM_MS + MINUTE_MS ? 20 : 4; /* four cards */
        if (count >= most && ms - shown[(count - most) % COUNT_OF(shown)] < MINUTE_MS) {
            fail_msg("more than %zu pictures in the minute before %d ms", most, (int)ms);
        }
        shown[count++ % COUNT_OF(shown)] = ms;
    }
    assert_true(count >= 14 * 20);
}

/* For how long a card is there with nothing over it, while it is the current one. */
static int64_t readable_ms(size_t card)
{
    int64_t readable = 0;
    int64_t ms = (int64_t)card * ATTRACT_CARD_MS;
    while (ms < (int64_t)(card + 1) * ATTRACT_CARD_MS) {
        const struct attract_look look = attract_look_at(&all_parts, ms);
        const int64_t next = attract_next_ms(&all_parts, ms);
        assert_int_equal(look.card, card);
        readable += look.veil == 0 ? next - ms : 0;
        ms = next;
    }
    return readable;
}

static void attract_gives_time_to_read_each_card(void **state)
{
    (void)state;
    for (size_t card = 0; card < all_parts.cards; card++) {
        assert_in_range(readable_ms(card), 14 * SECOND_MS, 15 * SECOND_MS);
    }
}

static void attract_with_reduced_motion_only_changes_cards_T28(void **state)
{
    (void)state;
    for (int64_t ms = 0; ms < ATTRACT_DIM_MS; ms = attract_next_ms(&calm_parts, ms)) {
        const struct attract_look look = attract_look_at(&calm_parts, ms);
        assert_int_equal(look.veil, 0);
        const int64_t next = attract_next_ms(&calm_parts, ms);
        const struct attract_look last = attract_look_at(&calm_parts, next - 1);
        assert_true(attract_look_equal(&look, &last)); /* nothing changes between two looks */
        assert_true(next % ATTRACT_CARD_MS == 0 || next % ATTRACT_MOVE_MS == 0);
    }
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = reduced_motion()});
    const size_t frames = kiosk->frames;
    kiosk_wait(kiosk, 10 * MINUTE_MS);
    /* a card every 15 s, the clock every minute, two moves */
    assert_in_range(kiosk->frames - frames, 40, 40 + 10 + 2);
    kiosk_close(kiosk);
}

/* The box of the words that say what the screen is for. */
static struct rect purpose_box(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->text_count; i++) {
        if (strcmp(frame->texts[i].text, "Here for your visit?") == 0) {
            return frame->texts[i].box;
        }
    }
    fail_msg("the attract screen has no title");
    return (struct rect){0};
}

static bool is_dimmed(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    const struct draw *last = &frame->draws[frame->draw_count - 1];
    const struct rect screen = {0, 0, frame->width, frame->height};
    return last->kind == DRAW_BOX && rect_equal(last->box, screen) && last->color.r == 0 &&
           last->color.a == 153; /* 60 % of 255: leaves 40 % */
}

static void attract_moves_every_five_minutes_and_dims_after_fifteen_T68(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = reduced_motion()});
    const double mm = app_metrics(kiosk->player.app)->px_per_mm;
    struct rect before = purpose_box(kiosk);
    for (int i = 1; i <= 16; i++) {
        kiosk_wait(kiosk, 5 * MINUTE_MS - 1);
        assert_true(rect_equal(purpose_box(kiosk), before));
        assert_int_equal(is_dimmed(kiosk), i > 3);
        kiosk_wait(kiosk, 1);
        const struct rect now = purpose_box(kiosk);
        const int dx = abs(now.x - before.x);
        const int dy = abs(now.y - before.y);
        assert_true(dx >= mm || dy >= mm);
        assert_true(dx <= 4 * mm && dy <= 4 * mm);
        assert_int_equal(is_dimmed(kiosk), i >= 3);
        before = now;
    }
    kiosk_close(kiosk);
}

/* How often the computer wakes in the next minute. */
static int wakes_a_minute(struct kiosk *kiosk)
{
    const int64_t end = kiosk->fake.monotonic_ms + MINUTE_MS;
    int wakes = 0;
    for (int64_t next = 0; (next = app_deadline_ms(kiosk->player.app)) <= end; wakes++) {
        assert_true(next > kiosk->fake.monotonic_ms);
        kiosk_wait(kiosk, next - kiosk->fake.monotonic_ms);
    }
    return wakes;
}

/* Besides the pictures the computer wakes for the clock, for the list of clients seen and for the
 * day list. */
static void attract_draws_little_when_nobody_comes(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_wait(kiosk, MINUTE_MS);
    size_t frames = kiosk->frames;
    assert_in_range(wakes_a_minute(kiosk), 20, 40);
    assert_in_range(kiosk->frames - frames, 20, 20 + 1); /* the fades, and the clock */
    kiosk_wait(kiosk, 15 * MINUTE_MS);
    assert_true(is_dimmed(kiosk));
    frames = kiosk->frames;
    assert_in_range(wakes_a_minute(kiosk), 4, 12);
    assert_in_range(kiosk->frames - frames, 4, 4 + 1); /* the cards, and the clock */
    kiosk_close(kiosk);
}

/* No frame is drawn when nothing moves. */
static void attract_without_cards_is_still(void **state)
{
    (void)state;
    static const struct attract_parts one_card = {.cards = 1};
    assert_int_equal(attract_next_ms(&one_card, 1), ATTRACT_MOVE_MS);
    static const struct attract_parts no_cards = {.cards = 0};
    assert_int_equal(attract_next_ms(&no_cards, 1), ATTRACT_MOVE_MS);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = PANEL_SMALL});
    kiosk_wait(kiosk, 1);
    const size_t frames = kiosk->frames;
    kiosk_wait(kiosk, 5 * MINUTE_MS - 2);
    assert_int_equal(kiosk->frames, frames);
    kiosk_wait(kiosk, 1); /* everything moves, so that nothing burns in */
    assert_int_equal(kiosk->frames, frames + 1);
    kiosk_close(kiosk);
}

static void the_first_touch_of_a_dimmed_screen_only_wakes_T69(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = reduced_motion()});
    kiosk_play(kiosk, "tap start");
    const struct rect there = kiosk_there(kiosk, "check_in")->box;
    const int x = there.x + there.w / 2;
    const int y = there.y + there.h / 2;
    kiosk_play(kiosk, "wait 300000\nexpect screen attract\nwait 960000");
    assert_true(is_dimmed(kiosk));
    kiosk_finger(kiosk, INPUT_DOWN, x, y); /* where "Check in" will be */
    assert_false(is_dimmed(kiosk));
    kiosk_finger(kiosk, INPUT_UP, x, y);
    assert_screen(kiosk, "home");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(pages_turn_the_way_the_visitor_goes),
        cmocka_unit_test(answers_change_in_place),
        cmocka_unit_test(what_is_personal_vanishes_at_once),
        cmocka_unit_test(reduced_motion_turns_no_page_T28),
        cmocka_unit_test(pressed_shows_on_the_next_frame_T30),
        cmocka_unit_test(attract_shows_one_card_after_the_other),
        cmocka_unit_test(attract_swings_at_most_three_times_a_second_T29),
        cmocka_unit_test(attract_shows_few_pictures_and_none_twice),
        cmocka_unit_test(attract_gives_time_to_read_each_card),
        cmocka_unit_test(attract_with_reduced_motion_only_changes_cards_T28),
        cmocka_unit_test(attract_moves_every_five_minutes_and_dims_after_fifteen_T68),
        cmocka_unit_test(attract_draws_little_when_nobody_comes),
        cmocka_unit_test(attract_without_cards_is_still),
        cmocka_unit_test(the_first_touch_of_a_dimmed_screen_only_wakes_T69),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

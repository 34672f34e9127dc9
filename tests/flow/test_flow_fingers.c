/* Real fingers are fast, tap twice, or come down before the last one is up. Lock-outs hold in these
 * tests as they do for visitors; in scripts they do not. */
#include "app/words.h"
#include "visit.h"

#include "store/pin.h"
#include "ui/keyboard.h"
#include "ui/press.h"

#include <stdio.h>
#include <string.h>

#define KEY_MS    120 /* between two keys, when typing fast */
#define HOLD_MS   60
#define DOUBLE_MS 120 /* from the first tap to the second of a double tap */

static struct rect box_of(const struct kiosk *kiosk, const char *name, int index, const char *code)
{
    const struct target *target = frame_find(kiosk->player.frame, name, index, code);
    if (target == NULL || !target->enabled) {
        fail_msg("no %s %d %s on screen %s", name, index, code != NULL ? code : "",
                 app_screen_name(kiosk->player.app));
        return (struct rect){0};
    }
    return target->box;
}

static void strike(struct kiosk *kiosk, struct rect box, int hold_ms)
{
    int x = box.x + box.w / 2;
    int y = box.y + box.h / 2;
    kiosk_finger(kiosk, INPUT_DOWN, x, y);
    kiosk_wait(kiosk, hold_ms);
    kiosk_finger(kiosk, INPUT_UP, x, y);
}

static struct rect key_of(const struct kiosk *kiosk, const char *text, size_t *length)
{
    const char *code = NULL;
    const char *page = NULL;
    *length = 1;
    if (*text >= '0' && *text <= '9') {
        return box_of(kiosk, "digit", *text - '0', NULL);
    }
    if (!keyboard_find(text, length, &code, &page)) {
        fail_msg("no key writes %s", text);
    }
    return box_of(kiosk, "key", 0, code);
}

/* Types one key every KEY_MS. */
static void type_fast(struct kiosk *kiosk, const char *text)
{
    while (*text != '\0') {
        size_t length = 0;
        strike(kiosk, key_of(kiosk, text, &length), HOLD_MS);
        kiosk_wait(kiosk, KEY_MS - HOLD_MS);
        text += length;
    }
}

/* Taps twice at the same point, whatever stands there the second time. */
static void tap_twice(struct kiosk *kiosk, const char *name, int index, const char *code)
{
    struct rect box = box_of(kiosk, name, index, code);
    strike(kiosk, box, 0);
    kiosk_wait(kiosk, DOUBLE_MS);
    strike(kiosk, box, 0);
}

static void open_at(struct kiosk **kiosk, const char *script)
{
    *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(*kiosk, script);
    kiosk_wait(*kiosk, SECOND_MS);
}

/* --- keys count each strike --- */

static void t9_digits_typed_fast_arrive_whole(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    kiosk_own_list(OWN_HEADER "2025-11-24T10:30,,Ana Example,250-555-5500,Lena,,\n");
    kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    kiosk_play(kiosk, "tap start\ntap check_in\nexpect screen check_in_phone");
    kiosk_wait(kiosk, SECOND_MS);
    type_fast(kiosk, "5500");
    assert_screen(kiosk, "check_in_confirm");
    kiosk_close(kiosk);
}

static void t9_letters_typed_fast_arrive_whole(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    open_at(&kiosk, "tap start\ntap check_in\ntap use_name\nexpect screen check_in_name");
    type_fast(kiosk, "Anna Lee");
    assert_sees(kiosk, "Anna Lee");
    for (int i = 0; i < 3; i++) {
        strike(kiosk, box_of(kiosk, "delete", 1002, NULL), HOLD_MS);
        kiosk_wait(kiosk, KEY_MS - HOLD_MS);
    }
    assert_sees(kiosk, "Anna");
    assert_false(kiosk_sees(kiosk, "Anna L"));
    kiosk_close(kiosk);
}

static void t9_a_pin_typed_fast_arrives_whole(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct err err;
    assert_true(store_set_pin(kiosk->world.store, "225512", "test", &err));
    kiosk_corner(kiosk, 5);
    assert_screen(kiosk, "staff_pin");
    kiosk_wait(kiosk, SECOND_MS);
    type_fast(kiosk, "225512");
    strike(kiosk, box_of(kiosk, "enter", 0, NULL), HOLD_MS);
    assert_screen(kiosk, "staff_today");
    kiosk_close(kiosk);
}

/* The fourth digit leads on. Typing further must not choose anything on the next page, not even on
 * a small panel, where "yes" comes up under the keys. */
static void type_on(enum kiosk_panel panel, const char *rest, int pause)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panel});
    struct rect digits[10];
    size_t length = 0;
    kiosk_play(kiosk, "tap start\ntap check_in\nexpect screen check_in_phone");
    kiosk_wait(kiosk, SECOND_MS);
    for (int i = 0; i < 10; i++) {
        digits[i] = key_of(kiosk, &"0123456789"[i], &length);
    }
    type_fast(kiosk, "0142");
    for (const char *digit = rest; *digit != '\0'; digit++) {
        strike(kiosk, digits[*digit - '0'], HOLD_MS);
        kiosk_wait(kiosk, pause - HOLD_MS);
        assert_screen(kiosk, "check_in_confirm");
    }
    assert_query(kiosk, "SELECT count(*) FROM arrivals", "0");
    kiosk_wait(kiosk, SECOND_MS); /* after reading the page, a touch acts */
    strike(kiosk, box_of(kiosk, "confirm_yes", 0, NULL), HOLD_MS);
    kiosk_play(kiosk, "until notice");
    kiosk_close(kiosk);
}

static void t10_typing_on_does_nothing_on_the_next_page(void **state)
{
    (void)state;
    static const char *const rests[] = {"550142", "555080", "000000"};
    for (size_t i = 0; i < COUNT_OF(rests); i++) {
        for (int pause = KEY_MS; pause <= 3 * KEY_MS; pause += KEY_MS) {
            type_on(PANEL_PORTRAIT, rests[i], pause);
            type_on(PANEL_LOW, rests[i], pause);
            type_on(PANEL_SMALL, rests[i], pause);
        }
    }
}

/* A hand that lies beside the keys and trembles, as one types the last digit. */
static void t10_a_trembling_hand_makes_the_next_page_not_deaf(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    open_at(&kiosk, "tap start\ntap check_in\nexpect screen check_in_phone");
    type_fast(kiosk, "0142");
    for (int i = 0; i < 4; i++) {
        kiosk_finger(kiosk, INPUT_DOWN, 10, 400);
        kiosk_wait(kiosk, HOLD_MS);
        kiosk_finger(kiosk, INPUT_UP, 10, 400);
        kiosk_wait(kiosk, KEY_MS - HOLD_MS);
    }
    strike(kiosk, box_of(kiosk, "confirm_yes", 0, NULL), HOLD_MS);
    kiosk_play(kiosk, "until notice");
    kiosk_close(kiosk);
}

/* --- everything else counts a double tap once --- */

static void t9_a_double_tap_on_walk_in_chooses_no_therapist(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    open_at(&kiosk, "tap start\ntap check_in\ntype 9999\nexpect screen check_in_missing");
    tap_twice(kiosk, "walk_in", 0, NULL);
    assert_screen(kiosk, "check_in_missing");
    assert_query(kiosk, "SELECT count(*) FROM arrivals", "0");
    kiosk_wait(kiosk, SECOND_MS);
    strike(kiosk, box_of(kiosk, "option", 0, NULL), 0); /* a tap that is meant */
    assert_query(kiosk, "SELECT count(*) FROM arrivals", "1");
    kiosk_close(kiosk);
}

static void t9_a_double_tap_on_a_language_changes_it_once(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    open_at(&kiosk, "tap start");
    tap_twice(kiosk, "language", 1, NULL);
    assert_string_equal(app_language(kiosk->player.app), "fr");
    kiosk_wait(kiosk, SECOND_MS);
    tap_twice(kiosk, "language", 0, NULL);
    assert_string_equal(app_language(kiosk->player.app), "en");
    kiosk_close(kiosk);
}

static void t9_a_double_tap_closes_the_clinic_once(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    kiosk_wait(kiosk, SECOND_MS);
    tap_twice(kiosk, "close", 0, NULL);
    assert_query(kiosk, "SELECT group_concat(command) FROM audit WHERE command LIKE '%-clinic'",
                 "close-clinic");
    kiosk_close(kiosk);
}

static void t9_a_double_tap_turns_the_keyboard_once(void **state)
{
    (void)state;
    static const char *const pages[] = {"accents", "nations"};
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        struct kiosk *kiosk = NULL;
        open_at(&kiosk, "tap start\ntap check_in\ntap use_name\nexpect screen check_in_name");
        tap_twice(kiosk, "key", 0, pages[i]);
        /* the page that is shown has no key to itself */
        assert_target(kiosk, arena_printf(kiosk->arena, "key %s", pages[i]), IS_ABSENT);
        assert_target(kiosk, "key letters", IS_THERE);
        kiosk_close(kiosk);
    }
}

static void t9_a_double_tap_on_the_body_chooses_one_place(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    visit_answer_until(kiosk, first_visit, FIRST_VISIT_STEPS, "where");
    kiosk_wait(kiosk, SECOND_MS);
    tap_twice(kiosk, "region", 0, "back-neck");
    assert_target(kiosk, "region back-neck", IS_SELECTED);
    kiosk_close(kiosk);
}

/* A reader turns a page every half second, with a finger that stays for a moment. */
static void pages_turn_at_the_pace_of_a_reader(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    open_at(&kiosk, "tap start\ntap read\ntap page 0\nexpect screen reader");
    const char *before = kiosk->shown;
    for (int i = 0; i < 6; i++) {
        strike(kiosk, box_of(kiosk, "next", 0, NULL), HOLD_MS);
        assert_string_not_equal(kiosk->shown, before);
        before = kiosk->shown;
        kiosk_wait(kiosk, 410);
    }
    kiosk_close(kiosk);
}

/* --- several fingers --- */

enum { PALM = 1, LEFT_THUMB, RIGHT_THUMB };

static void finger_at(struct kiosk *kiosk, int finger, enum input_kind kind, struct rect box)
{
    const struct input input = {
        .kind = kind, .x = box.x + box.w / 2, .y = box.y + box.h / 2, .finger = finger};
    kiosk_input(kiosk, &input);
}

/* Somebody who types with two thumbs. */
struct thumbs {
    int down; /* the thumb that holds a key */
    struct rect held;
};

/* The other thumb comes down on this key, and only then the first one is lifted from its key. */
static void strike_with_the_other_thumb(struct kiosk *kiosk, struct thumbs *thumbs, struct rect key)
{
    const int first = thumbs->down;
    thumbs->down = first == LEFT_THUMB ? RIGHT_THUMB : LEFT_THUMB;
    finger_at(kiosk, thumbs->down, INPUT_DOWN, key);
    kiosk_wait(kiosk, HOLD_MS);
    if (first != 0) {
        finger_at(kiosk, first, INPUT_UP, thumbs->held);
    }
    thumbs->held = key;
    kiosk_wait(kiosk, HOLD_MS);
}

static void t8_two_thumbs_type_every_letter(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    struct thumbs thumbs = {0};
    open_at(&kiosk, "tap start\ntap check_in\ntap use_name\nexpect screen check_in_name");
    for (const char *text = "Hannah Lee"; *text != '\0'; text++) {
        size_t length = 0;
        strike_with_the_other_thumb(kiosk, &thumbs, key_of(kiosk, text, &length));
    }
    finger_at(kiosk, thumbs.down, INPUT_UP, thumbs.held);
    assert_sees(kiosk, "Hannah Lee");
    kiosk_close(kiosk);
}

/* The second thumb makes the first one's key count. If the first thumb then trembles while it is
 * lifted, its key does not count again. */
static void t9_a_key_that_the_other_thumb_made_count_may_bounce(void **state)
{
    (void)state;
    static const struct {
        int after_ms; /* the key counted so long before the thumb is back on it */
        bool counts;
    } cases[] = {{PRESS_BOUNCE_MS - 1, false}, {PRESS_BOUNCE_MS, true}};
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = NULL;
        size_t length = 0;
        open_at(&kiosk, "tap start\ntap check_in\ntap use_name\nexpect screen check_in_name");
        type_fast(kiosk, "Fr");
        const struct rect e = key_of(kiosk, "e", &length);
        const struct rect d = key_of(kiosk, "d", &length);
        finger_at(kiosk, LEFT_THUMB, INPUT_DOWN, e);
        kiosk_wait(kiosk, 2 * PRESS_KEY_MS);
        finger_at(kiosk, RIGHT_THUMB, INPUT_DOWN, d);
        finger_at(kiosk, LEFT_THUMB, INPUT_UP, e);
        kiosk_wait(kiosk, cases[i].after_ms);
        finger_at(kiosk, LEFT_THUMB, INPUT_DOWN, e);
        finger_at(kiosk, LEFT_THUMB, INPUT_UP, e);
        finger_at(kiosk, RIGHT_THUMB, INPUT_UP, d);
        assert_sees(kiosk, "Fred");
        assert_int_equal(kiosk_sees(kiosk, "Frede"), cases[i].counts);
        kiosk_close(kiosk);
    }
}

/* The other thumb, on its way to the next digit, makes the fourth one count and lead on. */
static void t10_typing_on_with_two_thumbs_does_nothing_on_the_next_page(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    struct thumbs thumbs = {0};
    struct rect digits[10];
    size_t length = 0;
    open_at(&kiosk, "tap start\ntap check_in\nexpect screen check_in_phone");
    for (int i = 0; i < 10; i++) {
        digits[i] = key_of(kiosk, &"0123456789"[i], &length);
    }
    for (const char *digit = "01425"; *digit != '\0'; digit++) {
        strike_with_the_other_thumb(kiosk, &thumbs, digits[*digit - '0']);
    }
    assert_screen(kiosk, "check_in_confirm");
    /* the rest of the whole number, where the digits were and where yes is */
    const struct rect yes = box_of(kiosk, "confirm_yes", 0, NULL);
    for (int i = 0; i < 6; i++) {
        strike_with_the_other_thumb(kiosk, &thumbs, i % 2 == 0 ? digits[i] : yes);
        assert_screen(kiosk, "check_in_confirm");
    }
    finger_at(kiosk, thumbs.down, INPUT_UP, thumbs.held);
    assert_screen(kiosk, "check_in_confirm");
    kiosk_close(kiosk);
}

static void t8_the_first_of_two_fingers_answers(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    kiosk_wait(kiosk, SECOND_MS);
    struct rect yes = box_of(kiosk, "option", 0, "yes");
    struct rect none = box_of(kiosk, "option", 0, "none");
    finger_at(kiosk, LEFT_THUMB, INPUT_DOWN, none);
    finger_at(kiosk, RIGHT_THUMB, INPUT_DOWN, yes);
    kiosk_wait(kiosk, HOLD_MS);
    finger_at(kiosk, RIGHT_THUMB, INPUT_UP, yes);
    finger_at(kiosk, LEFT_THUMB, INPUT_UP, none);
    assert_target(kiosk, "option none", IS_SELECTED);
    assert_target(kiosk, "option yes", IS_NOT_SELECTED);
    kiosk_close(kiosk);
}

/* A palm lies and trembles on a button, on nothing, or in the staff's corner: a finger can still go
 * on, and the staff can come in. */
static void t8_a_palm_never_makes_the_screen_deaf(void **state)
{
    (void)state;
    static const struct rect spots[] = {{540, 1000, 0, 0}, {0, 0, 0, 0}, {8, 8, 0, 0}};
    for (size_t i = 0; i < COUNT_OF(spots); i++) {
        struct kiosk *kiosk = NULL;
        struct err err;
        open_at(&kiosk, "tap start\nexpect screen home");
        assert_true(store_set_pin(kiosk->world.store, KIOSK_PIN, "test", &err));
        struct rect palm = spots[i].x > 0 ? spots[i] : box_of(kiosk, "read", 0, NULL);
        finger_at(kiosk, PALM, INPUT_DOWN, palm);
        for (int second = 0; second < 20; second++) {
            kiosk_wait(kiosk, SECOND_MS);
            palm.x += second % 2 == 0 ? 1 : -1;
            finger_at(kiosk, PALM, INPUT_MOVE, palm);
        }
        struct rect check_in = box_of(kiosk, "check_in", 0, NULL);
        finger_at(kiosk, RIGHT_THUMB, INPUT_DOWN, check_in);
        finger_at(kiosk, PALM, INPUT_MOVE, palm);
        finger_at(kiosk, RIGHT_THUMB, INPUT_UP, check_in);
        assert_screen(kiosk, "check_in_phone");
        finger_at(kiosk, PALM, INPUT_MOVE, palm);
        kiosk_wait(kiosk, SECOND_MS);
        struct rect corner = {4, 4, 0, 0};
        for (int tap = 0; tap < 5; tap++) {
            finger_at(kiosk, RIGHT_THUMB, INPUT_DOWN, corner);
            finger_at(kiosk, PALM, INPUT_MOVE, palm);
            finger_at(kiosk, RIGHT_THUMB, INPUT_UP, corner);
        }
        assert_screen(kiosk, "staff_pin");
        finger_at(kiosk, PALM, INPUT_UP, palm);
        kiosk_close(kiosk);
    }
}

/* The curtain comes while a palm lies on the glass: the palm is not "more time" before it is
 * lifted. */
static void t8_a_palm_under_the_curtain_hides_no_button(void **state)
{
    (void)state;
    struct kiosk *kiosk = NULL;
    open_at(&kiosk, "tap start\ntap check_in\nexpect screen check_in_phone");
    const struct rect palm = {540, 700, 0, 0};
    finger_at(kiosk, PALM, INPUT_DOWN, palm);
    kiosk_wait(kiosk, 65 * SECOND_MS);
    assert_screen(kiosk, "still_there");
    finger_at(kiosk, PALM, INPUT_MOVE, palm);
    assert_screen(kiosk, "still_there");
    struct rect finish = box_of(kiosk, "finish", 0, NULL);
    finger_at(kiosk, RIGHT_THUMB, INPUT_DOWN, finish);
    finger_at(kiosk, RIGHT_THUMB, INPUT_UP, finish);
    assert_screen(kiosk, "attract");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t9_digits_typed_fast_arrive_whole),
        cmocka_unit_test(t9_letters_typed_fast_arrive_whole),
        cmocka_unit_test(t9_a_pin_typed_fast_arrives_whole),
        cmocka_unit_test(t10_typing_on_does_nothing_on_the_next_page),
        cmocka_unit_test(t10_a_trembling_hand_makes_the_next_page_not_deaf),
        cmocka_unit_test(t9_a_double_tap_on_walk_in_chooses_no_therapist),
        cmocka_unit_test(t9_a_double_tap_on_a_language_changes_it_once),
        cmocka_unit_test(t9_a_double_tap_closes_the_clinic_once),
        cmocka_unit_test(t9_a_double_tap_turns_the_keyboard_once),
        cmocka_unit_test(t9_a_double_tap_on_the_body_chooses_one_place),
        cmocka_unit_test(pages_turn_at_the_pace_of_a_reader),
        cmocka_unit_test(t8_two_thumbs_type_every_letter),
        cmocka_unit_test(t9_a_key_that_the_other_thumb_made_count_may_bounce),
        cmocka_unit_test(t10_typing_on_with_two_thumbs_does_nothing_on_the_next_page),
        cmocka_unit_test(t8_the_first_of_two_fingers_answers),
        cmocka_unit_test(t8_a_palm_never_makes_the_screen_deaf),
        cmocka_unit_test(t8_a_palm_under_the_curtain_hides_no_button),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* From finger to action, by one finger and by several. */
#include "press_support.h"

static void press_acts_on_release_only_T7(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    struct press_result result = down(fake, &press, 150, 120, NOW);
    assert_false(result.acted);
    assert_true(result.look_changed);
    assert_true(press.on_target);
    assert_false(move(fake, &press, 160, 130).acted);
    result = up(fake, &press, 160, 130, NOW + 3000); /* it acts however long it was held */
    assert_true(result.acted);
    assert_true(result.look_changed);
    assert_int_equal(result.target->index, 0);
    assert_int_equal(result.target->action, 100);
    assert_false(press.down);
    fake_ui_destroy(fake);
}

static void press_does_nothing_when_the_finger_left_T7(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    down(fake, &press, 150, 120, NOW);
    assert_true(move(fake, &press, 150, 400).look_changed);
    assert_false(press.on_target);
    assert_false(move(fake, &press, 150, 410).look_changed);
    assert_false(up(fake, &press, 150, 410, NOW + 100).acted);
    /* the target where it was lifted does not act either */
    down(fake, &press, 150, 120, NOW + 1000);
    assert_false(up(fake, &press, 400, 120, NOW + 1100).acted);
    /* nor does one that it slid onto from an empty place */
    down(fake, &press, 150, 900, NOW + 2000);
    assert_false(move(fake, &press, 150, 120).look_changed);
    assert_false(up(fake, &press, 150, 120, NOW + 2100).acted);
    fake_ui_destroy(fake);
}

static void press_acts_when_the_finger_came_back(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    down(fake, &press, 150, 120, NOW);
    move(fake, &press, 150, 400);
    assert_true(move(fake, &press, 150, 120).look_changed);
    assert_true(up(fake, &press, 150, 120, NOW + 100).acted);
    fake_ui_destroy(fake);
}

static void press_may_slip_six_millimetres(void **state)
{
    (void)state;
    static const struct {
        int x;
        int y;
        bool acts;
    } cases[] = {
        {100 - 6 * MM, 120, true},          {100 - 6 * MM - 1, 120, false},
        {299 + 6 * MM, 120, true},          {300 + 6 * MM, 120, false},
        {150, 100 - 6 * MM, true},          {150, 100 - 6 * MM - 1, false},
        {150, 179 + 6 * MM, true},          {150, 180 + 6 * MM, false},
        {100 - 6 * MM, 179 + 6 * MM, true},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct fake_ui *fake = two_buttons();
        struct press press = fresh();
        down(fake, &press, 150, 120, NOW);
        assert_int_equal(up(fake, &press, cases[i].x, cases[i].y, NOW + 100).acted, cases[i].acts);
        fake_ui_destroy(fake);
    }
}

/* --- several fingers --- */

static struct press_result down_of(struct fake_ui *fake, struct press *press, int id, int x,
                                   int64_t now)
{
    return press_down(press, &fake->frame, &fake->metrics, (struct finger){x, 140, now, id});
}

static struct press_result move_of(struct fake_ui *fake, struct press *press, int id, int x,
                                   int64_t now)
{
    return press_move(press, &fake->frame, &fake->metrics, (struct finger){x, 140, now, id});
}

static struct press_result up_of(struct fake_ui *fake, struct press *press, int id, int x,
                                 int64_t now)
{
    return press_up(press, &fake->frame, &fake->metrics, (struct finger){x, 140, now, id});
}

static void keys_count_for_both_thumbs_in_order_T8(void **state)
{
    (void)state;
    struct fake_ui *fake = two_keys();
    struct press press = fresh();
    assert_false(down_of(fake, &press, 1, 120, NOW).acted);
    struct press_result result = down_of(fake, &press, 2, 220, NOW + 60);
    assert_true(result.acted);
    assert_int_equal(result.target->index, 0);
    assert_false(move_of(fake, &press, 1, 121, NOW + 70).look_changed);
    assert_false(up_of(fake, &press, 1, 121, NOW + 100).acted); /* that finger has already acted */
    assert_true(press.on_target);
    result = up_of(fake, &press, 2, 220, NOW + 160);
    assert_true(result.acted);
    assert_int_equal(result.target->index, 1);
    /* the finger that came last is lifted first */
    down_of(fake, &press, 1, 120, NOW + 1000);
    assert_int_equal(down_of(fake, &press, 2, 220, NOW + 1050).target->index, 0);
    assert_int_equal(up_of(fake, &press, 2, 220, NOW + 1080).target->index, 1);
    assert_false(up_of(fake, &press, 1, 120, NOW + 1100).acted);
    /* three fingers, one after the other */
    down_of(fake, &press, 1, 120, NOW + 2000);
    assert_int_equal(down_of(fake, &press, 2, 220, NOW + 2040).target->index, 0);
    assert_int_equal(down_of(fake, &press, 3, 110, NOW + 2095).target->index, 1);
    assert_false(up_of(fake, &press, 1, 120, NOW + 2100).acted);
    assert_false(up_of(fake, &press, 2, 220, NOW + 2110).acted);
    assert_int_equal(up_of(fake, &press, 3, 110, NOW + 2120).target->index, 0);
    fake_ui_destroy(fake);
}

/* A thick finger may make two contacts on a key, which count once. */
static void keys_count_two_contacts_of_one_strike_once_T8(void **state)
{
    (void)state;
    struct fake_ui *fake = two_keys();
    struct press press = fresh();
    down_of(fake, &press, 1, 110, NOW);
    assert_false(down_of(fake, &press, 2, 170, NOW + 10).acted);
    assert_int_equal(up_of(fake, &press, 1, 110, NOW + 60).target->index, 0);
    assert_false(up_of(fake, &press, 2, 170, NOW + 65).acted);
    /* a target that is no key does not change a key that is held */
    fake->frame.targets[1].types = false;
    fake->frame.targets[1].kind = TARGET_BUTTON;
    down_of(fake, &press, 1, 120, NOW + 1000);
    assert_false(down_of(fake, &press, 2, 220, NOW + 1100).acted);
    assert_false(up_of(fake, &press, 2, 220, NOW + 1150).acted);
    assert_int_equal(up_of(fake, &press, 1, 120, NOW + 1200).target->index, 0);
    fake_ui_destroy(fake);
}

static void buttons_are_of_the_first_finger_T8(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    down_of(fake, &press, 1, 150, NOW);
    assert_false(down_of(fake, &press, 2, 400, NOW + 100).look_changed);
    assert_false(move_of(fake, &press, 2, 400, NOW + 110).look_changed);
    assert_false(up_of(fake, &press, 2, 400, NOW + 120).acted);
    assert_int_equal(up_of(fake, &press, 1, 150, NOW + 200).target->index, 0);
    /* but not for a finger that is on nothing or has left its target */
    down_of(fake, &press, 1, 900, NOW + 1000);
    down_of(fake, &press, 2, 400, NOW + 1010);
    assert_int_equal(up_of(fake, &press, 2, 400, NOW + 1060).target->index, 1);
    assert_false(up_of(fake, &press, 1, 900, NOW + 1100).acted);
    down_of(fake, &press, 1, 150, NOW + 2000);
    move_of(fake, &press, 1, 900, NOW + 2010);
    down_of(fake, &press, 2, 400, NOW + 2020);
    assert_int_equal(up_of(fake, &press, 2, 400, NOW + 2080).target->index, 1);
    assert_false(up_of(fake, &press, 1, 150, NOW + 2100).acted);
    fake_ui_destroy(fake);
}

/* A palm lies on a button or a key and keeps moving. */
static void a_palm_gives_way_T8(void **state)
{
    (void)state;
    for (int keys = 0; keys < 2; keys++) {
        struct fake_ui *fake = keys == 0 ? two_buttons() : two_keys();
        struct press press = fresh();
        const int palm = 150;
        const int other = keys == 0 ? 400 : 220;
        down_of(fake, &press, 1, palm, NOW);
        for (int i = 1; i <= 60; i++) {
            move_of(fake, &press, 1, palm + i % 3, NOW + i * 1000);
        }
        /* a finger beside the targets does not take over */
        assert_false(down_of(fake, &press, 2, 1000, NOW + 60050).look_changed);
        assert_false(up_of(fake, &press, 2, 1000, NOW + 60090).acted);
        assert_true(press.on_target);
        assert_false(down_of(fake, &press, 2, other, NOW + 60100).acted);
        assert_int_equal(up_of(fake, &press, 2, other, NOW + 60150).target->index, 1);
        move_of(fake, &press, 1, palm, NOW + 61000);
        down_of(fake, &press, 2, other, NOW + 62000); /* … for good */
        move_of(fake, &press, 1, palm + 1, NOW + 62010);
        assert_int_equal(up_of(fake, &press, 2, other, NOW + 62050).target->index, 1);
        assert_false(up_of(fake, &press, 1, palm, NOW + 63000).acted);
        fake_ui_destroy(fake);
    }
}

/* The panel did not report that a finger left, and gives its number to the next one. */
static void a_finger_that_comes_down_again_begins_anew(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    down_of(fake, &press, 1, 150, NOW);
    assert_true(down_of(fake, &press, 1, 400, NOW + 100).look_changed);
    assert_int_equal(up_of(fake, &press, 1, 400, NOW + 150).target->index, 1);
    fake_ui_destroy(fake);
}

static void press_does_nothing_when_it_was_cancelled(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    down(fake, &press, 150, 120, NOW);
    press_cancel(&press);
    assert_false(press.on_target);
    assert_false(up(fake, &press, 150, 120, NOW + 100).acted);
    /* an up without a down */
    assert_false(up(fake, &press, 150, 120, NOW + 200).acted);
    assert_false(move(fake, &press, 150, 120).look_changed);
    fake_ui_destroy(fake);
}

static void press_does_nothing_on_what_is_disabled(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    fake->frame.targets[0].enabled = false;
    assert_int_equal(touched(fake, &press, 150, 120, NOW), -1);
    assert_null(press_target_at(&fake->frame, &fake->metrics, 150, 120));
    /* disabled while the finger was on it */
    down(fake, &press, 400, 120, NOW + 1000);
    fake->frame.targets[1].enabled = false;
    assert_false(up(fake, &press, 400, 120, NOW + 1100).acted);
    fake_ui_destroy(fake);
}

static void press_does_nothing_when_the_target_went_away(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct press press = fresh();
    down(fake, &press, 400, 120, NOW);
    fake->frame.target_count = 1;
    assert_false(up(fake, &press, 400, 120, NOW + 100).acted);
    fake_ui_destroy(fake);
}

/* --- where targets end --- */

static int index_at(const struct fake_ui *fake, int x, int y)
{
    const struct target *target = press_target_at(&fake->frame, &fake->metrics, x, y);
    return target != NULL ? target->index : -1;
}

static void hit_area_grows_two_millimetres_and_three_below(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    assert_int_equal(index_at(fake, 100 - 2 * MM, 120), 0);
    assert_int_equal(index_at(fake, 100 - 2 * MM - 1, 120), -1);
    assert_int_equal(index_at(fake, 299 + 2 * MM, 120), 0);
    assert_int_equal(index_at(fake, 300 + 2 * MM, 120), -1);
    assert_int_equal(index_at(fake, 150, 100 - 2 * MM), 0);
    assert_int_equal(index_at(fake, 150, 100 - 2 * MM - 1), -1);
    assert_int_equal(index_at(fake, 150, 179 + 3 * MM), 0);
    assert_int_equal(index_at(fake, 150, 180 + 3 * MM), -1);
    fake_ui_destroy(fake);
}

static void hit_areas_meet_in_the_middle_of_a_narrow_gap(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    frame_target(&fake->frame, target_at(0, (struct rect){100, 100, 100, 100}));
    frame_target(&fake->frame, target_at(1, (struct rect){206, 100, 100, 100}));
    frame_target(&fake->frame, target_at(2, (struct rect){100, 204, 100, 100}));
    assert_int_equal(index_at(fake, 202, 150), 0);
    assert_int_equal(index_at(fake, 203, 150), 1);
    assert_int_equal(index_at(fake, 150, 201), 0);
    assert_int_equal(index_at(fake, 150, 202), 2);
    fake_ui_destroy(fake);
}

static void page_is_touched_only_beside_what_lies_on_it(void **state)
{
    (void)state;
    struct fake_ui *fake = two_buttons();
    struct target page = target_at(7, (struct rect){0, 0, 1080, 1920});
    page.kind = TARGET_PAGE;
    frame_target(&fake->frame, page);
    assert_int_equal(index_at(fake, 150, 120), 0);
    assert_int_equal(index_at(fake, 100 - 2 * MM, 120), 0);
    assert_int_equal(index_at(fake, 320, 120), 7);
    assert_int_equal(index_at(fake, 5, 1900), 7);
    fake_ui_destroy(fake);
}

static int distance(struct rect box, int x, int y)
{
    int dx = x < box.x ? box.x - x : x >= box.x + box.w ? x - box.x - box.w + 1 : 0;
    int dy = y < box.y ? box.y - y : y >= box.y + box.h ? y - box.y - box.h + 1 : 0;
    return dx > dy ? dx : dy;
}

/* Random rows of targets like those of screens: gaps and heights vary, and targets share a row. */
static struct fake_ui *random_layout(uint64_t *seed)
{
    struct fake_ui *fake = fake_ui_create();
    int columns = 1 + chance(seed, 5);
    int gap = chance(seed, 40);
    int width = 40 + chance(seed, 120);
    int index = 0;
    for (int y = chance(seed, 30); y < 600;) {
        int height = 40 + chance(seed, 80);
        for (int c = 0; c < columns; c++) {
            struct target target =
                target_at(index++, (struct rect){c * (width + gap), y, width, height});
            target.enabled = chance(seed, 8) > 0;
            frame_target(&fake->frame, target);
        }
        y += height + chance(seed, 40);
    }
    return fake;
}

static void reverse(struct ui_frame *frame)
{
    for (size_t i = 0; i < frame->target_count / 2; i++) {
        struct target *a = &frame->targets[i];
        struct target *b = &frame->targets[frame->target_count - 1 - i];
        struct target kept = *a;
        *a = *b;
        *b = kept;
    }
}

/* If two areas shared a point, the order of the list would decide which target acts. */
static void hit_areas_never_overlap(void **state)
{
    (void)state;
    uint64_t seed = 7;
    for (int round = 0; round < 60; round++) {
        struct fake_ui *fake = random_layout(&seed);
        struct ui_frame turned = fake->frame;
        turned.targets = ARENA_ARRAY(fake->arena, struct target, turned.target_count);
        memcpy(turned.targets, fake->frame.targets, turned.target_count * sizeof(struct target));
        reverse(&turned);
        for (int point = 0; point < 400; point++) {
            int x = chance(&seed, 900);
            int y = chance(&seed, 700);
            const struct target *hit = press_target_at(&fake->frame, &fake->metrics, x, y);
            const struct target *other = press_target_at(&turned, &fake->metrics, x, y);
            assert_int_equal(hit == NULL, other == NULL);
            if (hit == NULL) {
                continue;
            }
            assert_int_equal(hit->index, other->index);
            assert_true(hit->enabled);
            assert_true(distance(hit->box, x, y) <= 3 * MM);
            for (size_t i = 0; i < fake->frame.target_count; i++) {
                /* no other target has this point in its box, and none is much nearer: at most the
                 * pixel in the middle */
                const struct target *t = &fake->frame.targets[i];
                assert_true(t == hit || !rect_contains(t->box, x, y));
                assert_true(t == hit || distance(hit->box, x, y) <= distance(t->box, x, y) + 1);
            }
        }
        fake_ui_destroy(fake);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(press_acts_on_release_only_T7),
        cmocka_unit_test(press_does_nothing_when_the_finger_left_T7),
        cmocka_unit_test(press_acts_when_the_finger_came_back),
        cmocka_unit_test(press_may_slip_six_millimetres),
        cmocka_unit_test(keys_count_for_both_thumbs_in_order_T8),
        cmocka_unit_test(keys_count_two_contacts_of_one_strike_once_T8),
        cmocka_unit_test(buttons_are_of_the_first_finger_T8),
        cmocka_unit_test(a_palm_gives_way_T8),
        cmocka_unit_test(a_finger_that_comes_down_again_begins_anew),
        cmocka_unit_test(press_does_nothing_when_it_was_cancelled),
        cmocka_unit_test(press_does_nothing_on_what_is_disabled),
        cmocka_unit_test(press_does_nothing_when_the_target_went_away),
        cmocka_unit_test(hit_area_grows_two_millimetres_and_three_below),
        cmocka_unit_test(hit_areas_meet_in_the_middle_of_a_narrow_gap),
        cmocka_unit_test(page_is_touched_only_beside_what_lies_on_it),
        cmocka_unit_test(hit_areas_never_overlap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

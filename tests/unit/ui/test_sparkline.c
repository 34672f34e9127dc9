/* ui/sparkline: the places of the numbers, and the sentence for people who cannot see them. */
#include "ui/sparkline.h"
#include "ui_support.h"

#define WORDS "Usual pain, oldest first: 8, 5, 2."

static void draw(struct fake_ui *fake, const long *values, size_t count)
{
    frame_begin(&fake->frame, fake->metrics.width, fake->metrics.height,
                fake->ui.palette->background);
    fake->ui.behind = fake->ui.palette->surface;
    const struct sparkline line = {values, count, 0, 10, WORDS};
    sparkline_draw(&fake->ui, (struct rect){100, 200, 400, sparkline_height(&fake->ui)}, &line);
}

/* The nth dot, which is round and as high as wide. */
static struct rect dot(const struct ui_frame *frame, size_t n)
{
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_BOX && draw->box.w == draw->box.h &&
            draw->radius * 2 >= draw->box.w && draw->box.w > 6 && n-- == 0) {
            return draw->box;
        }
    }
    return (struct rect){0};
}

static int middle(struct rect box)
{
    return box.y + box.h / 2;
}

static void a_dot_for_each_number_lower_for_less(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    draw(fake, (const long[]){8, 5, 2}, 3);
    assert_true(dot(&fake->frame, 0).w > 0);
    assert_true(dot(&fake->frame, 2).w > dot(&fake->frame, 0).w); /* today's is the largest */
    assert_int_equal(dot(&fake->frame, 3).w, 0);
    assert_true(middle(dot(&fake->frame, 0)) < middle(dot(&fake->frame, 1)));
    assert_true(middle(dot(&fake->frame, 1)) < middle(dot(&fake->frame, 2)));
    assert_true(dot(&fake->frame, 0).x < dot(&fake->frame, 1).x);
    fake_ui_destroy(fake);
}

static void the_line_stays_in_its_box_at_both_ends_of_the_scale(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    const struct rect box = {100, 200, 400, sparkline_height(&fake->ui)};
    static const long extremes[][2] = {{0, 10}, {10, 0}, {0, 0}, {10, 10}};
    for (size_t i = 0; i < COUNT_OF(extremes); i++) {
        draw(fake, extremes[i], 2);
        for (size_t d = 0; d < fake->frame.draw_count; d++) {
            struct rect at = fake->frame.draws[d].box;
            if (!rect_inside(at, box)) {
                fail_msg("%ld to %ld: %d, %d, %d x %d", extremes[i][0], extremes[i][1], at.x, at.y,
                         at.w, at.h);
            }
        }
    }
    fake_ui_destroy(fake);
}

static void the_first_and_the_last_number_stand_beside_it_and_all_in_the_sentence(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    draw(fake, (const long[]){8, 5, 2}, 3);
    assert_int_equal(fake->frame.text_count, 2);
    assert_string_equal(fake->frame.texts[0].text, "8");
    assert_string_equal(fake->frame.texts[1].text, "2");
    assert_int_equal(fake->frame.description_count, 1);
    assert_string_equal(fake->frame.descriptions[0].text, WORDS);
    draw(fake, (const long[]){4}, 1);
    assert_int_equal(fake->frame.text_count, 1);
    assert_string_equal(fake->frame.texts[0].text, "4");
    fake_ui_destroy(fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_dot_for_each_number_lower_for_less),
        cmocka_unit_test(the_line_stays_in_its_box_at_both_ends_of_the_scale),
        cmocka_unit_test(the_first_and_the_last_number_stand_beside_it_and_all_in_the_sentence),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

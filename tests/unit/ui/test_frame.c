#include "ui_support.h"

static void add(struct fake_ui *fake, const char *name, int index, const char *code)
{
    frame_target(&fake->frame, (struct target){.name = name,
                                               .index = index,
                                               .code = code,
                                               .box = {index, 0, 10, 10},
                                               .enabled = true,
                                               .label = "L"});
}

static void frame_find_tells_name_index_and_code_apart(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    const struct ui_frame *frame = &fake->frame;
    assert_null(frame_find(frame, "option", 0, NULL));
    add(fake, "option", 0, "yes");
    add(fake, "option", 1, "no");
    add(fake, "number", 1, "");
    add(fake, "option", 2, "no-way");
    assert_ptr_equal(frame_find(frame, "option", 1, NULL), &frame->targets[1]);
    assert_ptr_equal(frame_find(frame, "number", 1, NULL), &frame->targets[2]);
    /* with a code the index is not looked at */
    assert_ptr_equal(frame_find(frame, "option", 99, "no"), &frame->targets[1]);
    assert_ptr_equal(frame_find(frame, "option", 0, "no-way"), &frame->targets[3]);
    assert_ptr_equal(frame_find(frame, "number", 0, ""), &frame->targets[2]);
    /* near misses */
    assert_null(frame_find(frame, "option", 3, NULL));
    assert_null(frame_find(frame, "number", 0, NULL));
    assert_null(frame_find(frame, "option", 0, "n"));
    assert_null(frame_find(frame, "option", 0, ""));
    assert_null(frame_find(frame, "opt", 0, NULL));
    assert_null(frame_find(frame, "option ", 0, NULL));
    fake_ui_destroy(fake);
}

static void frame_holds_as_much_as_is_put_into_it_and_nothing_after_a_new_start(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    struct ui_frame *frame = &fake->frame;
    for (int i = 0; i < 500; i++) {
        add(fake, "n", i, "");
        frame_draw(frame, (struct draw){.radius = i});
        frame_text(frame, (struct text_box){.box = {i, 0, 1, 1}, .text = "t"});
    }
    assert_int_equal(frame->target_count, 500);
    for (int i = 0; i < 500; i++) {
        assert_int_equal(frame->targets[i].index, i);
        assert_int_equal(frame->draws[i].radius, i);
        assert_int_equal(frame->texts[i].box.x, i);
    }
    frame_begin(frame, 30, 40, palette_day(ACCENT).ink);
    assert_int_equal(frame->target_count + frame->draw_count + frame->text_count, 0);
    assert_int_equal(frame->width, 30);
    assert_int_equal(frame->height, 40);
    assert_null(frame_find(frame, "n", 0, NULL));
    fake_ui_destroy(fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(frame_find_tells_name_index_and_code_apart),
        cmocka_unit_test(frame_holds_as_much_as_is_put_into_it_and_nothing_after_a_new_start),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The question "where" on a figure: the same answers as from its list, from either side, in any
 * language, and back again. */
#include "app/context.h"
#include "visit.h"

#include <string.h>

#define WHERE "SELECT code FROM answers WHERE link_id = 'where'"

/* Goes from the attract screen to the question "where", on any panel. */
static void go_to_where(struct kiosk *kiosk, const char *last_four)
{
    kiosk_playf(kiosk, "tap start\ntap check_in\ntype %s\ntap confirm_yes", last_four);
    while (kiosk_target(kiosk, "agree", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap agree");
    while (strcmp(visit_question(kiosk), "where") != 0) {
        const struct target *none = kiosk_target(kiosk, "option", "none");
        bool more = none == NULL && kiosk_target(kiosk, "more", NULL) != NULL;
        kiosk_play(kiosk, none != NULL && !none->selected ? "tap option none"
                          : more                          ? "tap more"
                                                          : "tap continue");
    }
}

static struct kiosk *open_figure(struct kiosk_options options)
{
    struct kiosk *kiosk = kiosk_open(options);
    go_to_where(kiosk, "0142");
    return kiosk;
}

static const struct item *item_of(const struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    return &session->questionnaire->items[session->item];
}

static uint64_t chosen(const struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    const struct answer *answer = &session->response->answers[session->item];
    return answer->state == ANSWER_GIVEN ? answer->options : 0;
}

static bool is_lit(const struct kiosk *kiosk, const char *code)
{
    const struct target *target = kiosk_target(kiosk, "region", code);
    assert_non_null(target);
    return target->selected;
}

/* --- T43: each region on the map and in the list, with the same result --- */

static void T43_each_region_on_the_map_is_that_of_the_list(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    const struct item *item = item_of(kiosk);
    uint64_t seen = 0;
    for (int side = 0; side < 2; side++) {
        kiosk_playf(kiosk, "tap side %d", side);
        for (size_t i = 0; i < item->option_count; i++) {
            const char *code = item->options[i].code;
            if (kiosk_target(kiosk, "region", code) == NULL) {
                continue;
            }
            assert_int_equal(
                kiosk_there(kiosk, arena_printf(kiosk->arena, "region %s", code))->index, i);
            kiosk_playf(kiosk, "tap region %s", code);
            assert_true(chosen(kiosk) == UINT64_C(1) << i);
            assert_true(is_lit(kiosk, code));
            /* the place is also named in words */
            assert_sees(kiosk, item->options[i].display.text);
            kiosk_playf(kiosk, "tap region %s", code);
            assert_true(chosen(kiosk) == 0);
            assert_false(is_lit(kiosk, code));
            seen |= UINT64_C(1) << i;
        }
    }
    assert_true(seen == (UINT64_C(1) << item->option_count) - 1);
    kiosk_play(kiosk, "tap as_list");
    for (size_t i = 0; i < item->option_count; i++) {
        visit_tap(kiosk, arena_printf(kiosk->arena, "option %s", item->options[i].code));
        assert_true(chosen(kiosk) == UINT64_C(1) << i);
        visit_tap(kiosk, arena_printf(kiosk->arena, "option %s", item->options[i].code));
        assert_true(chosen(kiosk) == 0);
    }
    kiosk_close(kiosk);
}

static void T43_map_and_list_store_the_same(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    kiosk_play(kiosk, "tap region back-low-left\ntap side 1\ntap region front-knee-right\n"
                      "tap continue");
    const char *from_map = kiosk_query(kiosk, WHERE);
    assert_string_equal(from_map, "back-low-left\nfront-knee-right");
    kiosk_play(kiosk, "tap back\ntap clear\ntap as_list");
    visit_tap(kiosk, "option back-low-left");
    visit_tap(kiosk, "option front-knee-right");
    visit_continue(kiosk);
    assert_query(kiosk, WHERE, from_map);
    kiosk_close(kiosk);
}

static void the_list_shows_what_was_chosen_on_the_map_and_the_other_way_round(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    kiosk_play(kiosk, "tap region back-low-right\ntap as_list");
    assert_target(kiosk, "option back-low-right", IS_SELECTED);
    assert_target(kiosk, "region back-low-right", IS_ABSENT);
    kiosk_play(kiosk, "tap option back-low-left\ntap as_figure");
    assert_true(is_lit(kiosk, "back-low-left"));
    assert_true(is_lit(kiosk, "back-low-right"));
    assert_sees(kiosk, "Left low back \u00b7 Right low back");
    kiosk_close(kiosk);
}

/* --- sides --- */

static int middle_of(const struct kiosk *kiosk, const char *code)
{
    const struct target *target = kiosk_target(kiosk, "region", code);
    assert_non_null(target);
    return target->box.x + target->box.w / 2;
}

/* The left edge of this line of text. */
static int left_of(const struct kiosk *kiosk, const char *text)
{
    for (size_t i = 0; i < kiosk->player.frame->text_count; i++) {
        if (strcmp(kiosk->player.frame->texts[i].text, text) == 0) {
            return kiosk->player.frame->texts[i].box.x;
        }
    }
    fail_msg("not on screen: %s", text);
    return 0;
}

static void the_back_comes_first_and_left_is_the_persons_own(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    assert_target(kiosk, "side 0", IS_SELECTED);
    assert_true(middle_of(kiosk, "back-low-left") < middle_of(kiosk, "back-low-right"));
    assert_true(left_of(kiosk, "Left") < left_of(kiosk, "Right"));
    kiosk_play(kiosk, "tap side 1");
    assert_target(kiosk, "side 1", IS_SELECTED);
    assert_target(kiosk, "region back-low-left", IS_ABSENT);
    assert_true(middle_of(kiosk, "front-knee-right") < middle_of(kiosk, "front-knee-left"));
    assert_true(left_of(kiosk, "Right") < left_of(kiosk, "Left"));
    kiosk_close(kiosk);
}

/* The hand can be seen from both sides and is one answer. */
static void a_hand_can_be_chosen_from_either_side(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    kiosk_play(kiosk, "tap region front-hand-left");
    int from_behind = middle_of(kiosk, "front-hand-left");
    kiosk_play(kiosk, "tap side 1");
    assert_true(is_lit(kiosk, "front-hand-left"));
    assert_true(middle_of(kiosk, "front-hand-left") > from_behind);
    kiosk_close(kiosk);
}

/* --- undo, clear --- */

static void undo_takes_back_one_tap_after_the_other(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    assert_target(kiosk, "undo", IS_DISABLED);
    assert_target(kiosk, "clear", IS_DISABLED);
    kiosk_play(kiosk, "tap region back-low-left\ntap region back-neck\n"
                      "tap region back-low-left");
    assert_false(is_lit(kiosk, "back-low-left"));
    kiosk_play(kiosk, "tap undo");
    assert_true(is_lit(kiosk, "back-low-left"));
    assert_true(is_lit(kiosk, "back-neck"));
    kiosk_play(kiosk, "tap undo");
    assert_true(is_lit(kiosk, "back-low-left"));
    assert_false(is_lit(kiosk, "back-neck"));
    kiosk_play(kiosk, "tap undo");
    assert_true(chosen(kiosk) == 0);
    assert_target(kiosk, "undo", IS_DISABLED);
    kiosk_close(kiosk);
}

static void clear_takes_everything_away_and_undo_brings_it_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    kiosk_play(kiosk, "tap region back-low-left\ntap side 1\ntap region front-belly\ntap clear");
    assert_true(chosen(kiosk) == 0);
    assert_target(kiosk, "clear", IS_DISABLED);
    kiosk_play(kiosk, "tap undo\nexpect text \"Left low back \u00b7 Belly\"");
    assert_true(is_lit(kiosk, "front-belly"));
    kiosk_close(kiosk);
}

static void undo_takes_back_taps_of_the_list_too(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    kiosk_play(kiosk, "tap region back-low-left\ntap as_list\ntap option back-low-right\n"
                      "tap as_figure\ntap undo");
    assert_true(is_lit(kiosk, "back-low-left"));
    assert_false(is_lit(kiosk, "back-low-right"));
    kiosk_close(kiosk);
}

/* After more taps than are remembered, only the last ones can be undone, and nothing else
 * happens. */
static void undo_has_an_end(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    for (int i = 0; i < 81; i++) {
        kiosk_play(kiosk, "tap region back-neck");
    }
    int undone = 0;
    for (; kiosk_there(kiosk, "undo")->enabled; undone++) {
        kiosk_play(kiosk, "tap undo");
    }
    assert_int_equal(undone, 64);
    assert_true(is_lit(kiosk, "back-neck")); /* after 17 taps */
    kiosk_close(kiosk);
}

/* --- what stays --- */

static void T55_language_size_and_contrast_keep_side_choice_and_undo(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    kiosk_play(kiosk, "tap side 1\ntap region front-knee-left\ntap region front-belly\n"
                      "tap language fr\nexpect text \"Ventre \u00b7 Genou gauche\"");
    assert_true(is_lit(kiosk, "front-knee-left"));
    kiosk_play(kiosk, "tap text_size\ntap contrast");
    assert_true(is_lit(kiosk, "front-belly"));
    kiosk_play(kiosk, "tap undo");
    assert_false(is_lit(kiosk, "front-belly"));
    kiosk_play(kiosk, "tap part 1"); /* in large text the figure is in two parts */
    assert_true(is_lit(kiosk, "front-knee-left"));
    kiosk_close(kiosk);
}

static void who_comes_back_finds_side_choice_and_undo(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    kiosk_play(kiosk, "tap side 1\ntap region front-belly\ntap continue\ntap back");
    assert_target(kiosk, "side 1", IS_SELECTED);
    assert_true(is_lit(kiosk, "front-belly"));
    kiosk_play(kiosk, "tap help\ntap back\ntap undo");
    assert_true(chosen(kiosk) == 0);
    kiosk_close(kiosk);
}

static void the_next_visitor_begins_with_the_back_and_nothing_to_undo(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    kiosk_play(kiosk, "tap side 1\ntap region front-belly\ntap finish");
    go_to_where(kiosk, "0131");
    assert_target(kiosk, "side 0", IS_SELECTED);
    assert_target(kiosk, "undo", IS_DISABLED);
    kiosk_close(kiosk);
}

/* --- rooms and hands --- */

/* If the names do not all fit on the line, it shows as many as fit, and how many more. */
static void all_places_chosen_are_counted_where_their_names_do_not_fit(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    const struct item *item = item_of(kiosk);
    for (int side = 0; side < 2; side++) {
        kiosk_playf(kiosk, "tap side %d", side);
        for (size_t i = 0; i < item->option_count; i++) {
            const struct target *region = kiosk_target(kiosk, "region", item->options[i].code);
            if (region != NULL && !region->selected) {
                kiosk_playf(kiosk, "tap region %s", item->options[i].code);
            }
        }
    }
    assert_true(chosen(kiosk) == (UINT64_C(1) << item->option_count) - 1);
    assert_sees(kiosk, "more");
    kiosk_play(kiosk, "tap text_size\ntap language fr\nexpect text \"de plus\"");
    kiosk_close(kiosk); /* kiosk_close fails if a name was cut off */
}

static void press(struct kiosk *kiosk, enum input_key key)
{
    const struct input input = {.kind = INPUT_KEY, .key = key};
    app_input(kiosk->player.app, &input);
    kiosk_wait(kiosk, SECOND_MS);
}

/* True if the focus ring is drawn around this region. */
static bool is_focused(const struct kiosk *kiosk, const char *code)
{
    struct rect box = kiosk_there(kiosk, arena_printf(kiosk->arena, "region %s", code))->box;
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_OUTLINE && rect_inside(box, draw->box) &&
            draw->box.w < box.w + box.w / 2 && draw->box.h < box.h + box.h / 2) {
            return true;
        }
    }
    return false;
}

/* Tab goes through the regions from top to bottom; Enter chooses. */
static void T14_regions_are_reached_by_the_keys(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){0});
    const struct ui_frame *frame = kiosk->player.frame;
    int regions = 0;
    int lowest = 0;
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        if (strcmp(target->name, "region") == 0) {
            assert_true(target->box.y + target->box.h > lowest);
            lowest = target->box.y;
            regions++;
        }
    }
    assert_int_equal(regions, 23);
    for (int i = 0; i < 40 && !is_focused(kiosk, "back-neck"); i++) {
        press(kiosk, KEY_NEXT);
    }
    assert_false(is_lit(kiosk, "back-neck"));
    press(kiosk, KEY_ACTIVATE);
    assert_true(is_lit(kiosk, "back-neck"));
    kiosk_close(kiosk);
}

/* A panel without room for a figure that can be hit shows the list, with the same answers. */
static void a_small_panel_has_the_list(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){.panel = PANEL_SMALL});
    assert_target(kiosk, "as_figure", IS_ABSENT);
    visit_tap(kiosk, "option back-neck");
    visit_continue(kiosk);
    assert_query(kiosk, WHERE, "back-neck");
    kiosk_close(kiosk);
}

/* The figure comes in halves where large text leaves no room for all of it: in landscape, or where
 * its upper part would be out of reach from a wheelchair. */
static void a_low_room_has_the_figure_in_two_parts(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_LANDSCAPE, PANEL_PORTRAIT};
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        struct kiosk *kiosk =
            open_figure((struct kiosk_options){.panel = panels[i], .large_text = true});
        assert_target(kiosk, "region back-low-left", IS_THERE);
        assert_target(kiosk, "region back-calf-left", IS_ABSENT);
        kiosk_play(kiosk, "tap part 1\ntap region back-calf-left");
        assert_target(kiosk, "region back-low-left", IS_ABSENT);
        kiosk_play(kiosk, "tap side 1"); /* still shows the part below the hips */
        assert_target(kiosk, "region front-knee-left", IS_THERE);
        kiosk_play(kiosk, "tap part 0\ntap region front-belly\ntap continue");
        assert_query(kiosk, WHERE, "back-calf-left\nfront-belly");
        kiosk_close(kiosk);
    }
}

/* --- a low panel --- */

/* The figure comes in halves, and its four views together have every place. */
static void T43_a_low_panel_has_every_place_on_the_figure(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){.panel = PANEL_LOW});
    const struct item *item = item_of(kiosk);
    static const char *const turns[] = {"tap part 1", "tap side 1", "tap part 0", "tap side 0"};
    uint64_t seen = 0;
    for (size_t turn = 0; turn < COUNT_OF(turns); turn++) {
        for (size_t i = 0; i < item->option_count; i++) {
            const char *code = item->options[i].code;
            if (kiosk_target(kiosk, "region", code) != NULL) {
                kiosk_playf(kiosk, "tap region %s", code);
                assert_true(chosen(kiosk) == UINT64_C(1) << i);
                assert_sees(kiosk, item->options[i].display.text);
                kiosk_play(kiosk, "tap undo");
                assert_true(chosen(kiosk) == 0);
                seen |= UINT64_C(1) << i;
            }
        }
        kiosk_play(kiosk, turns[turn]);
    }
    assert_true(seen == (UINT64_C(1) << item->option_count) - 1);
    kiosk_close(kiosk);
}

static void a_low_panel_has_the_list_and_a_way_back_from_each_of_its_pages(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){.panel = PANEL_LOW});
    kiosk_play(kiosk, "tap part 1\ntap region back-tailbone\ntap as_list");
    visit_tap(kiosk, "option back-low-left");
    assert_target(kiosk, "region back-tailbone", IS_ABSENT);
    kiosk_play(kiosk, "tap as_figure");
    assert_true(is_lit(kiosk, "back-tailbone"));
    kiosk_play(kiosk, "tap as_list");
    while (kiosk_target(kiosk, "more", NULL) != NULL ||
           kiosk_there(kiosk, "continue")->value != 0) {
        bool more = kiosk_target(kiosk, "more", NULL) != NULL;
        kiosk_play(kiosk, more ? "tap more" : "tap continue");
        assert_target(kiosk, "as_figure", IS_THERE);
    }
    kiosk_play(kiosk, "tap as_figure\ntap clear");
    assert_true(chosen(kiosk) == 0);
    kiosk_play(kiosk, "tap undo\ntap continue");
    assert_query(kiosk, WHERE, "back-low-left\nback-tailbone");
    kiosk_close(kiosk);
}

/* Large text leaves no room for a figure whose places can be hit. */
static void a_low_panel_in_large_text_has_the_list(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_figure((struct kiosk_options){.panel = PANEL_LOW});
    kiosk_play(kiosk, "tap region back-neck\ntap text_size");
    assert_target(kiosk, "region back-neck", IS_ABSENT);
    assert_target(kiosk, "as_figure", IS_ABSENT);
    visit_tap(kiosk, "option back-low-left");
    kiosk_play(kiosk, "tap text_size");
    assert_true(is_lit(kiosk, "back-neck"));
    assert_true(is_lit(kiosk, "back-low-left"));
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(T43_each_region_on_the_map_is_that_of_the_list),
        cmocka_unit_test(T43_map_and_list_store_the_same),
        cmocka_unit_test(the_list_shows_what_was_chosen_on_the_map_and_the_other_way_round),
        cmocka_unit_test(the_back_comes_first_and_left_is_the_persons_own),
        cmocka_unit_test(a_hand_can_be_chosen_from_either_side),
        cmocka_unit_test(undo_takes_back_one_tap_after_the_other),
        cmocka_unit_test(clear_takes_everything_away_and_undo_brings_it_back),
        cmocka_unit_test(undo_takes_back_taps_of_the_list_too),
        cmocka_unit_test(undo_has_an_end),
        cmocka_unit_test(T55_language_size_and_contrast_keep_side_choice_and_undo),
        cmocka_unit_test(who_comes_back_finds_side_choice_and_undo),
        cmocka_unit_test(the_next_visitor_begins_with_the_back_and_nothing_to_undo),
        cmocka_unit_test(all_places_chosen_are_counted_where_their_names_do_not_fit),
        cmocka_unit_test(T14_regions_are_reached_by_the_keys),
        cmocka_unit_test(a_small_panel_has_the_list),
        cmocka_unit_test(a_low_room_has_the_figure_in_two_parts),
        cmocka_unit_test(T43_a_low_panel_has_every_place_on_the_figure),
        cmocka_unit_test(a_low_panel_has_the_list_and_a_way_back_from_each_of_its_pages),
        cmocka_unit_test(a_low_panel_in_large_text_has_the_list),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

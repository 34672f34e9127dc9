/* The figure to point at: every place can be hit on every panel, and left and right cannot be mixed
 * up. */
#include "ui_support.h"

#include "base/file.h"
#include "ui/body_map.h"

#include <stdio.h>
#include <stdlib.h>

/* The panels that the kiosk is made for, and the largest room for a figure on each. */
struct panel {
    const char *name;
    int width;
    int height;
    double width_mm;
    int parts; /* number of parts of the figure if it has the whole panel; 0: only the list */
};
static const struct panel panels[] = {
    {"21.5 upright", 1080, 1920, 268.0, 1},
    {"21.5", 1920, 1080, 476.0, 1},
    {"15.6", 1920, 1080, 345.0, 1},
    {"10.1", 1280, 800, 218.0, 2},
    {"7", 800, 480, 154.0, 2},
};

static struct metrics metrics_of(const struct panel *panel)
{
    return (struct metrics){.width = panel->width,
                            .height = panel->height,
                            .px_per_mm = panel->width / panel->width_mm,
                            .viewing_distance_mm = 600.0};
}

static struct rect room_of(const struct panel *panel)
{
    return (struct rect){0, 0, panel->width, panel->height};
}

static int gap_between(struct rect a, struct rect b)
{
    int dx = a.x > b.x ? a.x - b.x - b.w : b.x - a.x - a.w;
    int dy = a.y > b.y ? a.y - b.y - b.h : b.y - a.y - a.h;
    return dx > dy ? dx : dy;
}

/* T2, T4, T5: 15 mm (12 mm on a 7" panel), 2 mm apart, each inside what is seen of the figure. */
static void assert_places_can_be_hit(const struct panel *panel, const struct body_view *view)
{
    const double mm = panel->width / panel->width_mm;
    const double floor_mm = panel->width_mm < 170.0 ? 12.0 : 15.0;
    size_t count = 0;
    const struct body_place *places = body_places(&count);
    for (size_t i = 0; i < count; i++) {
        if (!body_place_in_view(view, &places[i])) {
            continue;
        }
        struct rect box = body_place_touch(view, &places[i]);
        if (box.w / mm < floor_mm || box.h / mm < floor_mm || !rect_inside(box, view->box)) {
            fail_msg("%s: %s is %.1f x %.1f mm", panel->name, places[i].code, box.w / mm,
                     box.h / mm);
        }
        for (size_t j = 0; j < i; j++) {
            if (body_place_in_view(view, &places[j]) &&
                gap_between(box, body_place_touch(view, &places[j])) / mm < 2.0) {
                fail_msg("%s: %s and %s are too close", panel->name, places[j].code,
                         places[i].code);
            }
        }
    }
}

static void every_place_can_be_hit_on_every_panel(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        const struct metrics metrics = metrics_of(&panels[p]);
        struct body_view view = {.side = BODY_BACK};
        int parts = 1;
        while (parts <= BODY_PARTS_MAX &&
               !body_view_fit(&metrics, room_of(&panels[p]), parts, &view)) {
            parts++;
        }
        parts = parts > BODY_PARTS_MAX ? 0 : parts;
        if (parts != panels[p].parts) {
            fail_msg("%s: the figure comes in %d parts", panels[p].name, parts);
        }
        for (int side = 0; side < BODY_SIDE_COUNT; side++) {
            for (int part = 0; part < parts; part++) {
                view.side = (enum body_side)side;
                view.part = part;
                assert_true(body_view_fit(&metrics, room_of(&panels[p]), parts, &view));
                assert_int_equal(view.part, part);
                assert_places_can_be_hit(&panels[p], &view);
            }
        }
    }
}

/* Places are large enough down to the smallest room that is accepted, whatever is rounded there. */
static void no_room_is_taken_in_which_a_place_is_too_small(void **state)
{
    (void)state;
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        const struct metrics metrics = metrics_of(&panels[p]);
        int taken = 0;
        int refused = 0;
        for (int parts = 1; parts <= BODY_PARTS_MAX; parts++) {
            for (int height = 100; height < panels[p].height; height += 3) {
                struct rect room = {7, 11, panels[p].width * 3 / 5, height};
                struct body_view view = {.side = BODY_FRONT, .part = parts - 1};
                if (body_view_fit(&metrics, room, parts, &view)) {
                    taken++;
                    assert_true(rect_inside(view.box, room));
                    assert_places_can_be_hit(&panels[p], &view);
                } else {
                    refused++;
                }
            }
        }
        assert_int_equal(taken > 0, panels[p].parts > 0);
        assert_true(refused > 0);
    }
}

/* In each number of parts every place is in exactly one of them. */
static void every_place_is_in_one_part(void **state)
{
    (void)state;
    size_t count = 0;
    const struct body_place *places = body_places(&count);
    for (int parts = 1; parts <= BODY_PARTS_MAX; parts++) {
        for (size_t i = 0; i < count; i++) {
            int found = 0;
            for (int part = 0; part < parts; part++) {
                const struct body_view view = {
                    .side = places[i].side, .parts = parts, .part = part};
                found += body_place_in_view(&view, &places[i]) ? 1 : 0;
            }
            assert_int_equal(found, 1);
        }
    }
}

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text);
    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

static void left_and_right_are_the_persons_own(void **state)
{
    (void)state;
    size_t count = 0;
    const struct body_place *places = body_places(&count);
    int sided = 0;
    for (size_t i = 0; i < count; i++) {
        double middle = places[i].touch[0] + places[i].touch[2] / 2.0;
        bool left = ends_in(places[i].code, "-left");
        if (!left && !ends_in(places[i].code, "-right")) {
            assert_true(middle > BODY_WIDTH / 2.0 - 0.01 && middle < BODY_WIDTH / 2.0 + 0.01);
            continue;
        }
        bool at_left = middle < BODY_WIDTH / 2.0;
        assert_int_equal(at_left, places[i].side == BODY_BACK ? left : !left);
        sided++;
    }
    assert_int_equal(sided, 38);
}

/* Tab goes down the picture: no place comes after one that lies completely below it. */
static void places_come_from_top_to_bottom(void **state)
{
    (void)state;
    size_t count = 0;
    const struct body_place *places = body_places(&count);
    for (size_t i = 1; i < count; i++) {
        if (places[i].side == places[i - 1].side) {
            assert_true(places[i].touch[1] + places[i].touch[3] > places[i - 1].touch[1]);
        } else {
            assert_int_equal(places[i].side, BODY_FRONT);
        }
    }
}

/* The drawing of a place and the area to touch have close middles, and the picture has the size in
 * the table. */
static void pictures_of_places_have_the_size_in_the_table(void **state)
{
    (void)state;
    struct arena *arena = arena_create((size_t)64 * 1024);
    size_t count = 0;
    const struct body_place *places = body_places(&count);
    for (size_t i = 0; i < count; i++) {
        const double *touch = places[i].touch;
        const double *shape = places[i].shape;
        assert_true(touch[0] + touch[2] / 2 > shape[0]);
        assert_true(touch[0] + touch[2] / 2 < shape[0] + shape[2]);
        assert_true(touch[1] + touch[3] / 2 > shape[1]);
        assert_true(touch[1] + touch[3] / 2 < shape[1] + shape[3]);
        struct err err;
        char *svg = NULL;
        size_t length = 0;
        const char *path =
            arena_printf(arena, KIOSK_SOURCE_DIR "/assets/images/%s", places[i].picture);
        if (!file_read(arena, path, 1U << 20, &svg, &length, &err)) {
            fail_msg("%s", err.text);
        }
        const char *size = arena_printf(arena, "viewBox=\"0 0 %g %g\"", shape[2], shape[3]);
        if (strstr(svg, size) == NULL) {
            fail_msg("%s does not have %s", places[i].picture, size);
        }
    }
    arena_destroy(arena);
}

static void codes_that_no_place_has_are_not_known(void **state)
{
    (void)state;
    assert_true(body_place_known("back-low-left"));
    assert_true(body_place_known("front-knee-right"));
    assert_false(body_place_known("back-low"));
    assert_false(body_place_known(""));
}

static size_t count_draws(const struct ui_frame *frame, enum draw_kind kind, const char *name)
{
    size_t found = 0;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        found += draw->kind == kind && strcmp(draw->text, name) == 0 ? 1 : 0;
    }
    return found;
}

/* A map of any size that only shows what somebody chose. */
static void a_small_map_shows_what_is_chosen_on_its_side(void **state)
{
    (void)state;
    struct fake_ui *fake = fake_ui_create();
    const struct option options[] = {
        {.code = "back-low-left"}, {.code = "front-knee-right"}, {.code = "elsewhere"}};
    const struct item item = {.options = options, .option_count = COUNT_OF(options)};
    body_map_draw(&fake->ui, (struct rect){10, 10, 100, 200}, BODY_BACK, &item, 7);
    assert_int_equal(fake->frame.target_count, 0);
    assert_int_equal(count_draws(&fake->frame, DRAW_PICTURE, "body-back.svg"), 1);
    assert_int_equal(count_draws(&fake->frame, DRAW_PICTURE, "body-low-at-left.svg"), 1);
    assert_int_equal(count_draws(&fake->frame, DRAW_ICON, "icon-check.svg"), 1);
    assert_int_equal(count_draws(&fake->frame, DRAW_PICTURE, "body-knee-at-left.svg"), 0);
    body_map_draw(&fake->ui, (struct rect){10, 10, 100, 200}, BODY_FRONT, &item, 7);
    assert_int_equal(count_draws(&fake->frame, DRAW_PICTURE, "body-knee-at-left.svg"), 1);
    assert_int_equal(count_draws(&fake->frame, DRAW_ICON, "icon-check.svg"), 2);
    fake_ui_destroy(fake);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_place_can_be_hit_on_every_panel),
        cmocka_unit_test(no_room_is_taken_in_which_a_place_is_too_small),
        cmocka_unit_test(every_place_is_in_one_part),
        cmocka_unit_test(left_and_right_are_the_persons_own),
        cmocka_unit_test(places_come_from_top_to_bottom),
        cmocka_unit_test(pictures_of_places_have_the_size_in_the_table),
        cmocka_unit_test(codes_that_no_place_has_are_not_known),
        cmocka_unit_test(a_small_map_shows_what_is_chosen_on_its_side),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

#include "ui/body_map.h"

#include "base/bug.h"

#include <math.h>
#include <string.h>

/*
 * A unit is a millimetre on a figure 186 mm high. Boxes to touch are at least 15.6 units wide and
 * high and 2.4 units apart: on a figure of 96 % they still measure 15 mm, 2 mm apart. The head is a
 * ninth and the legs are two fifths of the height, which is what the floors leave of a body's
 * proportions. A hand is one place, whichever side it is seen from.
 */
/* clang-format off */
static const struct body_place places[] = {
    {"back-head", BODY_BACK, {36.7, 2, 18.6, 18.8}, {37, 3, 18, 19.5}, {46, 11.9, 7.9}, "body-head.svg"},
    {"back-neck", BODY_BACK, {36.7, 23.2, 18.6, 15.6}, {34.5, 22.5, 23, 17.5}, {46, 32.5, 6.5}, "body-neck.svg"},
    {"back-shoulder-left", BODY_BACK, {11.2, 36, 15.6, 21}, {16, 36, 11, 22.5}, {22.2, 47.2, 3.8}, "body-shoulder-at-left.svg"},
    {"back-shoulder-right", BODY_BACK, {65.2, 36, 15.6, 21}, {65, 36, 11, 22.5}, {69.8, 47.2, 3.8}, "body-shoulder-at-right.svg"},
    {"back-upper-left", BODY_BACK, {29.2, 41.2, 15.6, 15.8}, {27.5, 40, 18.5, 18}, {36.6, 49.2, 8}, "body-upper-at-left.svg"},
    {"back-upper-right", BODY_BACK, {47.2, 41.2, 15.6, 15.8}, {46, 40, 18.5, 18}, {55.4, 49.2, 8}, "body-upper-at-right.svg"},
    {"back-middle-left", BODY_BACK, {27, 59.4, 17.8, 15.6}, {28.5, 58.5, 17.5, 17.5}, {37.3, 67.2, 7.1}, "body-middle-at-left.svg"},
    {"back-middle-right", BODY_BACK, {47.2, 59.4, 17.8, 15.6}, {46, 58.5, 17.5, 17.5}, {54.7, 67.2, 7.1}, "body-middle-at-right.svg"},
    {"back-arm-left", BODY_BACK, {9, 59.4, 15.6, 33.6}, {11, 58.5, 12, 35}, {16, 76, 3.1}, "body-arm-at-left.svg"},
    {"back-arm-right", BODY_BACK, {67.4, 59.4, 15.6, 33.6}, {69, 58.5, 12, 35}, {76, 76, 3.1}, "body-arm-at-right.svg"},
    {"back-low-left", BODY_BACK, {27, 77.4, 17.8, 15.6}, {27.5, 76.5, 18.5, 17.5}, {37.4, 85.2, 7.6}, "body-low-at-left.svg"},
    {"back-low-right", BODY_BACK, {47.2, 77.4, 17.8, 15.6}, {46, 76.5, 18.5, 17.5}, {54.6, 85.2, 7.6}, "body-low-at-right.svg"},
    {"back-tailbone", BODY_BACK, {38.2, 95.4, 15.6, 15.6}, {37.5, 94.5, 17, 16.5}, {46, 102.7, 7.4}, "body-tailbone.svg"},
    {"back-buttock-left", BODY_BACK, {20.2, 95.4, 15.6, 16.6}, {25, 94.5, 12.5, 19}, {31.2, 103.8, 5.2}, "body-buttock-at-left.svg"},
    {"back-buttock-right", BODY_BACK, {56.2, 95.4, 15.6, 16.6}, {54.5, 94.5, 12.5, 19}, {60.8, 103.8, 5.2}, "body-buttock-at-right.svg"},
    {"front-hand-left", BODY_BACK, {2.2, 95.4, 15.6, 17.2}, {8, 94, 10.5, 19}, {13.3, 101.4, 3.7}, "body-hand-at-left.svg"},
    {"front-hand-right", BODY_BACK, {74.2, 95.4, 15.6, 17.2}, {73.5, 94, 10.5, 19}, {78.7, 101.4, 3.7}, "body-hand-at-right.svg"},
    {"back-thigh-left", BODY_BACK, {25, 114.4, 19.6, 21.6}, {25, 113.5, 19, 23.5}, {34.5, 122.6, 7.2}, "body-thigh-at-left.svg"},
    {"back-thigh-right", BODY_BACK, {47.4, 114.4, 19.6, 21.6}, {48, 113.5, 19, 23.5}, {57.5, 122.6, 7.2}, "body-thigh-at-right.svg"},
    {"back-calf-left", BODY_BACK, {26.6, 138.4, 18, 24.6}, {28.5, 137.5, 13, 26.5}, {34.8, 150.7, 5.4}, "body-calf-at-left.svg"},
    {"back-calf-right", BODY_BACK, {47.4, 138.4, 18, 24.6}, {50.5, 137.5, 13, 26.5}, {57.2, 150.7, 5.4}, "body-calf-at-right.svg"},
    {"back-heel-left", BODY_BACK, {26.6, 165.4, 18, 18.8}, {29, 164.5, 11, 19}, {34.9, 178.3, 4}, "body-heel-at-left.svg"},
    {"back-heel-right", BODY_BACK, {47.4, 165.4, 18, 18.8}, {52, 164.5, 11, 19}, {57.1, 178.3, 4}, "body-heel-at-right.svg"},
    {"front-head", BODY_FRONT, {36.7, 2, 18.6, 18.8}, {37, 3, 18, 19.5}, {46, 11.9, 7.9}, "body-head.svg"},
    {"front-neck", BODY_FRONT, {36.7, 23.2, 18.6, 15.6}, {34.5, 22.5, 23, 17.5}, {46, 32.5, 6.5}, "body-neck.svg"},
    {"front-shoulder-right", BODY_FRONT, {11.2, 36, 15.6, 21}, {16, 36, 11, 22.5}, {22.2, 47.2, 3.8}, "body-shoulder-at-left.svg"},
    {"front-shoulder-left", BODY_FRONT, {65.2, 36, 15.6, 21}, {65, 36, 11, 22.5}, {69.8, 47.2, 3.8}, "body-shoulder-at-right.svg"},
    {"front-chest-right", BODY_FRONT, {29.2, 41.2, 15.6, 24.8}, {27.5, 40.5, 18.5, 26.5}, {36.6, 52.7, 8.2}, "body-chest-at-left.svg"},
    {"front-chest-left", BODY_FRONT, {47.2, 41.2, 15.6, 24.8}, {46, 40.5, 18.5, 26.5}, {55.4, 52.7, 8.2}, "body-chest-at-right.svg"},
    {"front-arm-right", BODY_FRONT, {9, 59.4, 15.6, 33.6}, {11, 58.5, 12, 35}, {16, 76, 3.1}, "body-arm-at-left.svg"},
    {"front-arm-left", BODY_FRONT, {67.4, 59.4, 15.6, 33.6}, {69, 58.5, 12, 35}, {76, 76, 3.1}, "body-arm-at-right.svg"},
    {"front-belly", BODY_FRONT, {27, 68.4, 38, 24.6}, {27.5, 67, 37, 27}, {46, 80.7, 12.5}, "body-belly.svg"},
    {"front-hip-right", BODY_FRONT, {25.2, 95.4, 19.6, 16.6}, {25, 94.5, 21, 18.5}, {35.4, 103.7, 8.5}, "body-hip-at-left.svg"},
    {"front-hip-left", BODY_FRONT, {47.2, 95.4, 19.6, 16.6}, {46, 94.5, 21, 18.5}, {56.6, 103.7, 8.5}, "body-hip-at-right.svg"},
    {"front-hand-right", BODY_FRONT, {2.2, 95.4, 15.6, 17.2}, {8, 94, 10.5, 19}, {13.3, 101.4, 3.7}, "body-hand-at-left.svg"},
    {"front-hand-left", BODY_FRONT, {74.2, 95.4, 15.6, 17.2}, {73.5, 94, 10.5, 19}, {78.7, 101.4, 3.7}, "body-hand-at-right.svg"},
    {"front-thigh-right", BODY_FRONT, {25, 114.4, 19.6, 15.6}, {25, 113.5, 19, 17.5}, {34.5, 122.3, 7.2}, "body-front-thigh-at-left.svg"},
    {"front-thigh-left", BODY_FRONT, {47.4, 114.4, 19.6, 15.6}, {48, 113.5, 19, 17.5}, {57.5, 122.3, 7.2}, "body-front-thigh-at-right.svg"},
    {"front-knee-right", BODY_FRONT, {26.6, 132.4, 18, 15.6}, {28, 131.5, 13, 17.5}, {34.4, 140.2, 4.7}, "body-knee-at-left.svg"},
    {"front-knee-left", BODY_FRONT, {47.4, 132.4, 18, 15.6}, {51, 131.5, 13, 17.5}, {57.6, 140.2, 4.7}, "body-knee-at-right.svg"},
    {"front-shin-right", BODY_FRONT, {26.6, 150.4, 18, 15.6}, {28.5, 149.5, 12.5, 17.5}, {34.9, 155.5, 5}, "body-shin-at-left.svg"},
    {"front-shin-left", BODY_FRONT, {47.4, 150.4, 18, 15.6}, {51, 149.5, 12.5, 17.5}, {57.1, 155.5, 5}, "body-shin-at-right.svg"},
    {"front-foot-right", BODY_FRONT, {26.6, 168.4, 18, 15.8}, {29, 167.5, 11, 16}, {34.9, 178.4, 4.1}, "body-foot-at-left.svg"},
    {"front-foot-left", BODY_FRONT, {47.4, 168.4, 18, 15.8}, {52, 167.5, 11, 16}, {57.1, 178.4, 4.1}, "body-foot-at-right.svg"},
};
/* clang-format on */

#define PLACE_COUNT (sizeof(places) / sizeof(places[0]))

/* Where the figure begins and ends, and is cut into parts: at the hips, between two rows of places
 * on either side. So the halves are nearly of one height, and both as large as a room lets them. */
static const double cuts[BODY_PARTS_MAX + 1][BODY_PARTS_MAX + 1] = {
    [1] = {1.6, 184.6},
    [2] = {1.6, 94.2, 184.6},
};

const struct body_place *body_places(size_t *count)
{
    *count = PLACE_COUNT;
    return places;
}

bool body_place_known(const char *code)
{
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        if (strcmp(places[i].code, code) == 0) {
            return true;
        }
    }
    return false;
}

static bool in_part(const struct body_view *view, const struct body_place *place)
{
    const double *cut = &cuts[view->parts][view->part];
    return place->touch[1] >= cut[0] && place->touch[1] + place->touch[3] <= cut[1];
}

bool body_place_in_view(const struct body_view *view, const struct body_place *place)
{
    return place->side == view->side && in_part(view, place);
}

static double figure_left(const struct body_view *view)
{
    return view->box.x + (view->box.w - BODY_WIDTH * view->scale) / 2.0;
}

static struct rect place_box(const struct body_view *view, const double units[4])
{
    int left = (int)lround(figure_left(view) + units[0] * view->scale);
    int top = (int)lround(view->figure_top + units[1] * view->scale);
    int right = (int)lround(figure_left(view) + (units[0] + units[2]) * view->scale);
    int bottom = (int)lround(view->figure_top + (units[1] + units[3]) * view->scale);
    return (struct rect){left, top, right - left, bottom - top};
}

struct rect body_place_touch(const struct body_view *view, const struct body_place *place)
{
    return place_box(view, place->touch);
}

struct rect body_place_shape(const struct body_view *view, const struct body_place *place)
{
    return place_box(view, place->shape);
}

/* --- room --- */

static bool apart(struct rect a, struct rect b, int gap)
{
    return !rect_overlap(rect_inset(a, -gap), b);
}

static bool places_keep_floors(const struct metrics *metrics, const struct body_view *view)
{
    const struct touch_floor least = metrics_touch(metrics, TARGET_KEY);
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        if (!body_place_in_view(view, &places[i])) {
            continue;
        }
        struct rect box = body_place_touch(view, &places[i]);
        if (box.w < metrics_px(metrics, least.width) || box.h < metrics_px(metrics, least.height) ||
            !rect_inside(box, view->box)) {
            return false;
        }
        for (size_t j = 0; j < i; j++) {
            if (body_place_in_view(view, &places[j]) &&
                !apart(box, body_place_touch(view, &places[j]), metrics_px(metrics, least.gap))) {
                return false;
            }
        }
    }
    return true;
}

static double part_height(const struct body_view *view)
{
    return cuts[view->parts][view->part + 1] - cuts[view->parts][view->part];
}

/* Stands the part that is due in the middle of room. */
static void place_part(struct rect room, struct body_view *view)
{
    view->box =
        rect_centre(room, (int)(BODY_WIDTH * view->scale), (int)(part_height(view) * view->scale));
    view->figure_top = view->box.y - cuts[view->parts][view->part] * view->scale;
}

bool body_view_fit(const struct metrics *metrics, struct rect room, int parts,
                   struct body_view *view)
{
    BUG_IF(parts < 1 || parts > BODY_PARTS_MAX);
    struct body_view try = {.parts = parts, .scale = room.w / BODY_WIDTH};
    for (try.part = 0; try.part < parts; try.part++) {
        double scale = room.h / part_height(&try);
        try.scale = scale < try.scale ? scale : try.scale;
    }
    for (try.part = 0; try.part < parts; try.part++) {
        place_part(room, &try);
        for (int side = 0; side < BODY_SIDE_COUNT; side++) {
            try.side = (enum body_side)side;
            if (!places_keep_floors(metrics, &try)) {
                return false;
            }
        }
    }
    try.side = view->side;
    try.part = view->part < parts ? view->part : 0;
    place_part(room, &try);
    *view = try;
    return true;
}

/* --- drawing --- */

static void clip(struct ui *ui, struct rect box)
{
    frame_draw(ui->frame, (struct draw){.kind = DRAW_CLIP, .box = box});
}

void body_figure(struct ui *ui, const struct body_view *view)
{
    static const char *const pictures[BODY_SIDE_COUNT] = {"body-back.svg", "body-front.svg"};
    static const char *const lines[BODY_SIDE_COUNT] = {"body-back-lines.svg",
                                                       "body-front-lines.svg"};
    const double whole[4] = {0.0, 0.0, BODY_WIDTH, BODY_HEIGHT};
    struct rect box = place_box(view, whole);
    if (view->parts > 1) {
        clip(ui, view->box);
    }
    if (ui->palette->plain) {
        ui_icon(ui, box, lines[view->side], ui->palette->border);
    } else {
        ui_picture(ui, box, pictures[view->side]);
    }
    if (view->parts > 1) {
        clip(ui, (struct rect){0});
    }
}

void body_place_draw(struct ui *ui, const struct body_view *view, const struct body_place *place,
                     bool chosen, bool pressed)
{
    const struct palette *p = ui->palette;
    struct rect shape = body_place_shape(view, place);
    if (pressed) {
        ui_icon(ui, shape, place->picture, p->tint_pressed);
    } else if (chosen && p->plain) {
        ui_icon(ui, shape, place->picture, p->primary);
    } else if (chosen) {
        ui_picture(ui, shape, place->picture);
    }
    if (chosen) {
        const double *mark = place->mark;
        const double around[4] = {mark[0] - mark[2], mark[1] - mark[2], 2 * mark[2], 2 * mark[2]};
        struct rect room = place_box(view, around);
        int most = ui_px(ui, 11.0);
        int size = room.w < most ? room.w : most;
        ui_icon(ui, rect_centre(room, size, size), "icon-check.svg",
                pressed && !p->plain ? p->ink : p->on_primary);
    }
}

void body_map_draw(struct ui *ui, struct rect box, enum body_side side, const struct item *item,
                   uint64_t chosen)
{
    struct body_view view = {.side = side, .parts = 1};
    double across = box.w / BODY_WIDTH;
    double down = box.h / part_height(&view);
    view.scale = across < down ? across : down;
    place_part(box, &view);
    body_figure(ui, &view);
    for (size_t i = 0; i < PLACE_COUNT; i++) {
        size_t option = item_find_option(item, places[i].code);
        if (places[i].side == side && option < item->option_count && (chosen >> option & 1U) != 0) {
            body_place_draw(ui, &view, &places[i], true, false);
        }
    }
}

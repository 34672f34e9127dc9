/* Colours have enough contrast, measured against what is really painted below, and nothing is told
 * by colour alone. */
#include "app/comfort.h"
#include "app/words.h"
#include "visit.h"
#include "walk.h"

#include <stdio.h>
#include <string.h>

#define TEXT_CONTRAST  7.0 /* WCAG 1.4.6 */
#define SHAPE_CONTRAST 3.0 /* WCAG 1.4.11 */
#define FOCUS_RING_MM  1.0

static struct walk *walk;

static int open_walk(void **state)
{
    (void)state;
    walk = walk_open(NULL);
    return 0;
}

static int close_walk(void **state)
{
    (void)state;
    walk_close(walk);
    return 0;
}

/* --- texts --- */

/* The text box with the ground that the screen named, for texts that stand on a picture. */
static const struct text_box *listed(const struct sight *sight, const struct draw *draw)
{
    for (size_t i = 0; i < sight->frame.text_count; i++) {
        const struct text_box *text = &sight->frame.texts[i];
        if (strcmp(text->text, draw->text) == 0 && text->box.x == draw->box.x) {
            return text;
        }
    }
    return NULL;
}

static void rule_of_text_contrast(const struct walk *in, const struct sight *sight,
                                  struct faults *faults)
{
    (void)in;
    for (size_t i = 0; i < sight->frame.draw_count; i++) {
        const struct draw *draw = &sight->frame.draws[i];
        if (draw->kind != DRAW_TEXT) {
            continue;
        }
        const struct text_box *text = listed(sight, draw);
        const int middle = draw->box.y + draw->box.h / 2;
        const int xs[] = {draw->box.x + 1, draw->box.x + draw->box.w / 2,
                          draw->box.x + draw->box.w - 1};
        for (size_t k = 0; k < COUNT_OF(xs); k++) {
            struct color ground;
            if (!ground_at(sight, i, xs[k], middle, &ground) && text != NULL) {
                ground = text->background;
            }
            double have = contrast_of(draw->color, ground);
            if (have < TEXT_CONTRAST) {
                fault(faults, "\"%s\" on %s: contrast %.2f", draw->text, sight->screen, have);
            }
        }
    }
}

/* What is written on what is a rule of its theme, so that an accent which would make it unreadable
 * is refused. */
static void rule_of_pairs(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    (void)in;
    const struct world *world = &walk->kiosk->world;
    size_t count = 0;
    const struct contrast_rule *rules =
        contrast_rules(sight->contrast ? &world->contrast : &world->day, &count);
    for (size_t i = 0; i < sight->frame.text_count; i++) {
        const struct text_box *text = &sight->frame.texts[i];
        bool known = false;
        for (size_t r = 0; r < count && !known; r++) {
            known = rules[r].color == text->color.role &&
                    rules[r].ground == text->background.role && rules[r].least >= TEXT_CONTRAST;
        }
        if (!known) {
            fault(faults, "%s on %s is no rule of ui/palette.c %s",
                  color_name(walk->arena, text->color), color_name(walk->arena, text->background),
                  sight->contrast ? "in high contrast" : "by day");
        }
    }
}

static void t23_what_is_written_on_what_is_a_rule(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_pairs);
    struct sight *spoilt = walk_spoil(walk, "home");
    sight_text(spoilt, "Contrast")->background = walk->kiosk->world.day.ramp[5];
    walk_assert_breaks(walk, rule_of_pairs, spoilt, "primary on ramp_5 is no rule");
}

/* The current frame as a sight. */
static struct sight sight_of(const struct kiosk *kiosk, const char *name)
{
    const struct app *app = kiosk->player.app;
    return (struct sight){.panel = "pressed",
                          .name = name,
                          .screen = app_screen_name(app),
                          .language = app_language(app),
                          .contrast = app_contrast(app),
                          .large_text = app_large_text(app),
                          .metrics = *app_metrics(app),
                          .frame = *kiosk->player.frame};
}

/* Presses every target of the screen in turn, without letting it act. */
static void press_each(struct kiosk *kiosk, struct faults *faults)
{
    size_t count = kiosk->player.frame->target_count;
    for (size_t i = 0; i < count; i++) {
        const struct target target = kiosk->player.frame->targets[i];
        app_settle(kiosk->player.app);
        kiosk_finger(kiosk, INPUT_DOWN, target.box.x + target.box.w / 2,
                     target.box.y + target.box.h / 2);
        struct sight sight = sight_of(kiosk, target.name);
        rule_of_text_contrast(walk, &sight, faults);
        rule_of_pairs(walk, &sight, faults);
        kiosk_finger(kiosk, INPUT_CANCEL, 0, 0);
    }
}

static void t23_text_has_7_to_1_in_both_themes(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_text_contrast);
    struct sight *spoilt = walk_spoil(walk, "home");
    struct draw *draw = sight_draw(spoilt, "Contrast");
    draw->color = (struct color){0x6A, 0x6A, 0x6A, 255}; /* 4.5:1 on the bar */
    walk_assert_breaks(walk, rule_of_text_contrast, spoilt, "Contrast");
    /* what the screen names as its ground does not count */
    spoilt = walk_spoil(walk, "home");
    draw = sight_draw(spoilt, "Contrast");
    sight_text(spoilt, "Contrast")->background = (struct color){255, 255, 255, 255};
    spoilt->frame.clear = draw->color;
    for (struct draw *d = spoilt->frame.draws; d < draw; d++) {
        d->color = draw->color;
    }
    walk_assert_breaks(walk, rule_of_text_contrast, spoilt, "Contrast");
}

static void t23_text_has_7_to_1_while_pressed_or_chosen(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "tap start",
        "tap check_in",
        "type 0142",
        "tap confirm_yes",
        "until notice\ntap agree\ntap option none",
        "tap continue",
    };
    struct faults faults = {.arena = walk->arena};
    for (int contrast = 0; contrast < 2; contrast++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        for (size_t i = 0; i < COUNT_OF(ways); i++) {
            kiosk_play(kiosk, ways[i]);
            if (contrast == 1 && i == 0) {
                kiosk_play(kiosk, "tap contrast");
            }
            press_each(kiosk, &faults);
        }
        kiosk_close(kiosk);
    }
    for (size_t i = 0; i < faults.count; i++) {
        print_error("%s\n", faults.items[i]);
    }
    assert_int_equal(faults.count, 0);
}

/* --- shapes --- */

/* The outline that is the edge of this target; draw_count if it has none. */
static size_t edge_of(const struct sight *sight, const struct target *target)
{
    size_t i = 0;
    while (i < sight->frame.draw_count && !(sight->frame.draws[i].kind == DRAW_OUTLINE &&
                                            rect_equal(sight->frame.draws[i].box, target->box))) {
        i++;
    }
    return i;
}

/* A point just outside the middle of the left edge, on what was painted before the target. */
static bool outside(const struct sight *sight, const struct target *target, struct color *color)
{
    size_t first = 0;
    while (first < sight->frame.draw_count &&
           !rect_equal(sight->frame.draws[first].box, target->box)) {
        first++;
    }
    return ground_at(sight, first, target->box.x - 2, target->box.y + target->box.h / 2, color);
}

/* An edge that is drawn has contrast; a target without one is known by its words, which have
 * 7:1. */
static void rule_of_edges(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    (void)in;
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        const struct target *target = &sight->frame.targets[i];
        size_t edge = edge_of(sight, target);
        struct color around;
        if (edge == sight->frame.draw_count || is_page(sight, target) ||
            !outside(sight, target, &around)) {
            continue;
        }
        double have = contrast_of(sight->frame.draws[edge].color, around);
        if (have < SHAPE_CONTRAST) {
            fault(faults, "edge of %s %d on %s: %.2f", target->name, target->index, sight->screen,
                  have);
        }
    }
}

/* Icons on a target: the mark of a chosen one, or a picture that says what it does. */
static void rule_of_marks(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    (void)in;
    for (size_t i = 0; i < sight->frame.draw_count; i++) {
        const struct draw *draw = &sight->frame.draws[i];
        struct color ground;
        if (draw->kind != DRAW_ICON || !ground_at(sight, i, draw->box.x + draw->box.w / 2,
                                                  draw->box.y + draw->box.h / 2, &ground)) {
            continue;
        }
        double have = contrast_of(draw->color, ground);
        if (have < SHAPE_CONTRAST) {
            fault(faults, "%s on %s: %.2f", draw->text, sight->screen, have);
        }
    }
}

static void t24_edges_and_marks_have_3_to_1(void **state)
{
    (void)state;
    size_t edges = 0;
    for (size_t i = 0; i < walk->count; i++) {
        const struct sight *sight = &walk->sights[i];
        for (size_t t = 0; t < sight->frame.target_count; t++) {
            edges += edge_of(sight, &sight->frame.targets[t]) < sight->frame.draw_count ? 1 : 0;
        }
    }
    assert_true(edges > walk->count); /* shows that the rule looks at some */
    walk_assert(walk, rule_of_edges);
    walk_assert(walk, rule_of_marks);
    struct sight *spoilt = walk_spoil(walk, "question");
    spoilt->frame.draws[edge_of(spoilt, sight_target(spoilt, "option"))].color =
        (struct color){0xA0, 0xA0, 0xA0, 255};
    walk_assert_breaks(walk, rule_of_edges, spoilt, "option");
    for (size_t i = 0; i < spoilt->frame.draw_count; i++) {
        if (spoilt->frame.draws[i].kind == DRAW_ICON) {
            spoilt->frame.draws[i].color = (struct color){0xD0, 0xD0, 0xD0, 255};
        }
    }
    walk_assert_breaks(walk, rule_of_marks, spoilt, "icon-");
}

static size_t icons_on(const struct ui_frame *frame, struct rect box)
{
    size_t count = 0;
    for (size_t i = 0; i < frame->draw_count; i++) {
        count += frame->draws[i].kind == DRAW_ICON && rect_inside(frame->draws[i].box, box);
    }
    return count;
}

/* True if the chosen target is also named in words elsewhere: a number, a place on the body. */
static bool is_read_out(const struct ui_frame *frame, const struct target *target)
{
    for (size_t i = 0; i < frame->text_count; i++) {
        if (strstr(frame->texts[i].text, target->label) != NULL &&
            !rect_inside(frame->texts[i].box, target->box)) {
            return true;
        }
    }
    return false;
}

/* True for a target that is not an answer but changes the view, which the whole screen or the side
 * of the figure shows. */
static bool is_a_view(const struct target *target)
{
    static const char *const names[] = {"text_size", "contrast", "side"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(target->name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* What is chosen has a mark of its own or is named in words. */
static void rule_of_more_than_colour(const struct walk *in, const struct sight *sight,
                                     struct faults *faults)
{
    (void)in;
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        const struct target *target = &sight->frame.targets[i];
        if (target->selected && !is_a_view(target) && icons_on(&sight->frame, target->box) == 0 &&
            !is_read_out(&sight->frame, target)) {
            fault(faults, "%s %d on %s: chosen by colour alone", target->name, target->index,
                  sight->screen);
        }
    }
}

static bool on_a_target(const struct ui_frame *frame, struct rect box)
{
    for (size_t i = 0; i < frame->target_count; i++) {
        if (rect_inside(box, frame->targets[i].box)) {
            return true;
        }
    }
    return false;
}

/* True for a bold heading above all targets. */
static bool is_heavy_heading(const struct ui_frame *frame, const struct text_box *text)
{
    bool above = text->font.face == FACE_BOLD;
    for (size_t i = 0; i < frame->target_count; i++) {
        above = above && text->box.y + text->box.h <= frame->targets[i].box.y;
    }
    return above;
}

/* True for a further page of a message; its first page had the heading. */
static bool goes_on(const struct sight *sight)
{
    static const char end[] = "-more";
    size_t length = strlen(sight->name);
    return length >= sizeof(end) && strcmp(sight->name + length + 1 - sizeof(end), end) == 0;
}

/* A message has words of its own, larger or heavier than the text, whatever their colour. */
static void rule_of_messages(const struct walk *in, const struct sight *sight,
                             struct faults *faults)
{
    (void)in;
    static const char *const screens[] = {"done", "stop", "hold", "fault"};
    const struct font title = metrics_font(&sight->metrics, STYLE_TITLE_SMALL);
    for (size_t s = 0; s < COUNT_OF(screens); s++) {
        size_t words = 0;
        for (size_t i = 0; i < sight->frame.text_count; i++) {
            const struct text_box *text = &sight->frame.texts[i];
            bool stands_out = text->font.px >= title.px || is_heavy_heading(&sight->frame, text);
            words += stands_out && !on_a_target(&sight->frame, text->box) ? 1 : 0;
        }
        if (strcmp(sight->screen, screens[s]) == 0 && words == 0 && !goes_on(sight)) {
            fault(faults, "%s: says nothing", sight->screen);
        }
    }
}

static void t25_chosen_wrong_and_done_are_more_than_colour(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_more_than_colour);
    walk_assert(walk, rule_of_messages);
    struct sight *spoilt = walk_spoil(walk, "home");
    sight_target(spoilt, "help")->selected = false;
    sight_target(spoilt, "check_in")->selected = true;
    for (size_t i = 0; i < spoilt->frame.draw_count; i++) {
        if (spoilt->frame.draws[i].kind == DRAW_ICON) {
            spoilt->frame.draws[i].kind = DRAW_BOX;
        }
    }
    walk_assert_breaks(walk, rule_of_more_than_colour, spoilt, "check_in");
    spoilt = walk_spoil(walk, "done");
    for (size_t i = 0; i < spoilt->frame.text_count; i++) {
        spoilt->frame.texts[i].font = metrics_font(&spoilt->metrics, STYLE_BODY);
    }
    walk_assert_breaks(walk, rule_of_messages, spoilt, "done");
}

/* --- the focus ring --- */

static void tab(struct kiosk *kiosk)
{
    const struct input input = {.kind = INPUT_KEY, .key = KEY_NEXT};
    app_input(kiosk->player.app, &input);
    kiosk->player.frame = app_frame(kiosk->player.app);
}

/* The focus ring of the target: drawn last there, all of it on the glass, thick enough. Returns its
 * draw, or NULL after adding what is wrong. */
static const struct draw *ring_of(const struct sight *sight, const struct target *target,
                                  struct faults *faults)
{
    const struct ui_frame *frame = &sight->frame;
    const struct rect screen = {0, 0, frame->width, frame->height};
    const struct draw *ring = NULL;
    size_t at = 0;
    for (size_t i = 0; i < frame->draw_count; i++) {
        const struct draw *draw = &frame->draws[i];
        if (draw->kind == DRAW_OUTLINE && rect_inside(target->box, draw->box) &&
            draw->box.w - target->box.w <= metrics_px(&sight->metrics, 6.0) &&
            !rect_equal(draw->box, target->box)) {
            ring = ring == NULL || rect_inside(ring->box, draw->box) ? draw : ring;
            at = ring == draw ? i : at;
        }
    }
    if (ring == NULL) {
        fault(faults, "%s %d on %s: no ring", target->name, target->index, sight->screen);
        return NULL;
    }
    if (sight_mm(sight, ring->stroke) < FOCUS_RING_MM) {
        fault(faults, "%s %d on %s: a ring of %.2f mm", target->name, target->index, sight->screen,
              sight_mm(sight, ring->stroke));
    }
    if (!rect_inside(ring->box, screen)) {
        fault(faults, "%s %d on %s: its ring leaves the screen", target->name, target->index,
              sight->screen);
    }
    /* of the visible part: half a figure is drawn as a whole one, clipped */
    struct rect seen = screen;
    for (size_t i = at + 1; i < frame->draw_count; i++) {
        const struct draw *over = &frame->draws[i];
        bool paints = over->kind == DRAW_BOX || over->kind == DRAW_PICTURE;
        if (over->kind == DRAW_CLIP) {
            seen = over->box.w > 0 ? over->box : screen;
        }
        if (paints && rect_overlap(over->box, ring->box) && rect_overlap(seen, ring->box)) {
            fault(faults, "%s %d on %s: its ring is painted over", target->name, target->index,
                  sight->screen);
        }
    }
    struct color around;
    int x = ring->box.x - 2;
    bool known = ground_at(sight, at, x < 0 ? 0 : x, ring->box.y + ring->box.h / 2, &around);
    if (known && contrast_of(ring->color, around) < SHAPE_CONTRAST) {
        fault(faults, "%s %d on %s: its ring has %.2f", target->name, target->index, sight->screen,
              contrast_of(ring->color, around));
    }
    return ring;
}

static void rule_of_rings(struct kiosk *kiosk, struct faults *faults)
{
    size_t count = kiosk->player.frame->target_count;
    for (size_t i = 0; i < count; i++) {
        if (!kiosk->player.frame->targets[i].enabled) {
            continue;
        }
        tab(kiosk);
        struct sight sight = sight_of(kiosk, "focus");
        ring_of(&sight, &sight.frame.targets[i], faults);
    }
}

/* Checks the rings of lists, body, number row, review of answers and help. */
static void rings_of_questions(struct kiosk *kiosk, struct faults *faults)
{
    for (size_t taken = 0; taken < FIRST_VISIT_STEPS;) {
        rule_of_rings(kiosk, faults);
        taken += visit_give_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
        visit_continue(kiosk);
    }
    assert_screen(kiosk, "review");
    rule_of_rings(kiosk, faults);
    kiosk_play(kiosk, "tap help");
    rule_of_rings(kiosk, faults);
}

/* Checks the rings from the attract screen to the first question, past the ways of checking in;
 * NULL at the end. On a low panel some of these screens have pages. */
static void rings_on_the_way(struct kiosk *kiosk, const char *const *ways, struct faults *faults)
{
    for (; *ways != NULL; ways++) {
        kiosk_play(kiosk, *ways);
        rule_of_rings(kiosk, faults);
    }
    while (kiosk_target(kiosk, "agree", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
        rule_of_rings(kiosk, faults);
    }
    kiosk_play(kiosk, "tap agree");
}

static void t27_focus_ring_is_1_mm_on_every_item(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "tap read",
        "tap page 0",
        "tap contents\ntap back\ntap check_in",
        "tap use_name\ntype Zoë",
        "tap use_phone\ntype 9999",
        "tap walk_in",
        "tap back\ntap back\ntype 0142",
        "tap confirm_yes",
        NULL,
    };
    static const char *const low[] = {
        "tap read",
        "tap page 0",
        "tap contents\ntap back\ntap check_in",
        "tap other_way",
        "tap use_name\ntype Zoë",
        "tap use_phone\ntype 9999",
        "tap back\ntype 0142",
        "tap confirm_yes",
        NULL,
    };
    static const struct {
        enum kiosk_panel panel;
        const char *const *ways;
    } panels[] = {{PANEL_PORTRAIT, ways}, {PANEL_LANDSCAPE, ways}, {PANEL_LOW, low}};
    struct faults faults = {.arena = walk->arena};
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        for (int contrast = 0; contrast < 2; contrast++) {
            struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panels[p].panel});
            kiosk_play(kiosk, contrast == 1 ? "tap start\ntap contrast" : "tap start");
            rule_of_rings(kiosk, &faults);
            rings_on_the_way(kiosk, panels[p].ways, &faults);
            rings_of_questions(kiosk, &faults);
            kiosk_close(kiosk);
        }
    }
    for (size_t i = 0; i < faults.count; i++) {
        print_error("%s\n", faults.items[i]);
    }
    assert_int_equal(faults.count, 0);
}

static void t27_ring_that_is_thin_pale_or_covered_is_found(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct faults faults = {.arena = walk->arena};
    kiosk_play(kiosk, "tap start");
    struct sight none = sight_of(kiosk, "no focus");
    assert_null(ring_of(&none, &none.frame.targets[0], &faults));
    assert_int_equal(faults.count, 1);
    tab(kiosk);
    struct sight sight = sight_of(kiosk, "focus");
    const struct target *target = &sight.frame.targets[0];
    const struct draw *ring = ring_of(&sight, target, &faults);
    assert_non_null(ring);
    assert_int_equal(faults.count, 1);
    struct draw *spoilt = &sight.frame.draws[ring - sight.frame.draws];
    struct draw good = *spoilt;
    spoilt->stroke = 3;
    ring_of(&sight, target, &faults);
    assert_non_null(strstr(faults.items[faults.count - 1], "a ring of 0.7"));
    *spoilt = good;
    spoilt->color = (struct color){0xE0, 0xE0, 0xE0, 255};
    ring_of(&sight, target, &faults);
    assert_non_null(strstr(faults.items[faults.count - 1], "its ring has 1."));
    *spoilt = good;
    struct draw *last = &sight.frame.draws[sight.frame.draw_count - 1];
    *last = (struct draw){.kind = DRAW_BOX, .box = good.box};
    ring_of(&sight, target, &faults);
    assert_non_null(strstr(faults.items[faults.count - 1], "painted over"));
    assert_int_equal(faults.count, 4);
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t23_text_has_7_to_1_in_both_themes),
        cmocka_unit_test(t23_text_has_7_to_1_while_pressed_or_chosen),
        cmocka_unit_test(t23_what_is_written_on_what_is_a_rule),
        cmocka_unit_test(t24_edges_and_marks_have_3_to_1),
        cmocka_unit_test(t25_chosen_wrong_and_done_are_more_than_colour),
        cmocka_unit_test(t27_focus_ring_is_1_mm_on_every_item),
        cmocka_unit_test(t27_ring_that_is_thin_pale_or_covered_is_found),
    };
    return cmocka_run_group_tests(tests, open_walk, close_walk);
}

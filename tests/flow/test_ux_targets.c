/* The sizes and distances of targets, in millimetres, on every frame of the tour. */
#include "walk.h"

#include "ui/press.h"

#include <math.h>
#include <stdio.h>
#include <string.h>

#define TOLERANCE_MM 0.05 /* less than a pixel on every panel */

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

static const char *name_of(const struct walk *in, const struct target *target)
{
    return arena_printf(in->arena, "%s %d %s", target->name, target->index, target->code);
}

static void at_least(const struct walk *in, const struct sight *sight, const struct target *target,
                     double width_mm, double height_mm, struct faults *faults)
{
    double w = sight_mm(sight, target->box.w);
    double h = sight_mm(sight, target->box.h);
    if (w < width_mm - TOLERANCE_MM || h < height_mm - TOLERANCE_MM) {
        fault(faults, "%s on %s: %.1f mm wide, %.1f mm high", name_of(in, target), sight->screen, w,
              h);
    }
}

/* Answers and buttons with words are 20 mm high and 40 mm wide. A 7" panel is held closer: 14 and
 * 30. */
static void rule_of_worded_targets(const struct walk *in, const struct sight *sight,
                                   struct faults *faults)
{
    bool small = sight_is_small(sight);
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        const struct target *target = &sight->frame.targets[i];
        if (!is_key(target) && !is_switch(target)) {
            at_least(in, sight, target, small ? 30.0 : 40.0, small ? 14.0 : 20.0, faults);
        }
    }
}

static void t01_worded_targets_are_20_mm_high_and_40_wide(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_worded_targets);
    struct sight *spoilt = walk_spoil(walk, "home");
    struct target *target = sight_target(spoilt, "check_in");
    target->box.h = (int)(19.0 * spoilt->metrics.px_per_mm);
    walk_assert_breaks(walk, rule_of_worded_targets, spoilt, "check_in");
    spoilt = walk_spoil(walk, "question");
    target = sight_target(spoilt, "back");
    target->box.w = (int)(39.0 * spoilt->metrics.px_per_mm);
    target->kind = TARGET_SMALL; /* the kind that it names itself does not count */
    walk_assert_breaks(walk, rule_of_worded_targets, spoilt, "back");
}

static void rule_of_keys(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    double least = sight_is_small(sight) ? 12.0 : 15.0;
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        if (is_key(&sight->frame.targets[i])) {
            at_least(in, sight, &sight->frame.targets[i], least, least, faults);
        }
    }
}

static void t02_keys_numbers_and_regions_are_15_mm(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_keys);
    struct sight *spoilt = walk_spoil(walk, "check_in_name");
    sight_target(spoilt, "key")->box.w = (int)(14.0 * spoilt->metrics.px_per_mm);
    walk_assert_breaks(walk, rule_of_keys, spoilt, "key");
    spoilt = walk_spoil(walk, "check_in_phone");
    sight_target(spoilt, "digit")->box.h = (int)(14.0 * spoilt->metrics.px_per_mm);
    walk_assert_breaks(walk, rule_of_keys, spoilt, "digit");
}

/* The comfort bar. On a 7" panel its switches have the least size of keys. */
static void rule_of_switches(const struct walk *in, const struct sight *sight,
                             struct faults *faults)
{
    double least = sight_is_small(sight) ? 12.0 : 15.0;
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        if (is_switch(&sight->frame.targets[i])) {
            at_least(in, sight, &sight->frame.targets[i], least, least, faults);
        }
    }
}

static void t03_every_other_target_is_15_mm(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_switches);
    struct sight *spoilt = walk_spoil(walk, "contents");
    sight_target(spoilt, "contrast")->box.h = (int)(14.0 * spoilt->metrics.px_per_mm);
    walk_assert_breaks(walk, rule_of_switches, spoilt, "contrast");
}

/* Between the nearest edges of two boxes, in px; 0 if they touch or overlap. */
static double distance(struct rect a, struct rect b)
{
    double dx = fmax(fmax(a.x - (b.x + b.w), b.x - (a.x + a.w)), 0.0);
    double dy = fmax(fmax(a.y - (b.y + b.h), b.y - (a.y + a.h)), 0.0);
    return sqrt(dx * dx + dy * dy);
}

static void rule_of_gaps(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    const struct ui_frame *frame = &sight->frame;
    for (size_t i = 0; i < frame->target_count; i++) {
        for (size_t j = 0; j < i; j++) {
            const struct target *a = &frame->targets[j];
            const struct target *b = &frame->targets[i];
            if (is_page(sight, a) || is_page(sight, b)) {
                continue; /* targets on a page that is itself a target */
            }
            bool close = (is_key(a) && is_key(b)) || sight_is_small(sight);
            double least = close ? 2.0 : 4.0;
            double gap = distance(a->box, b->box) / sight->metrics.px_per_mm;
            if (gap < least - TOLERANCE_MM) {
                fault(faults, "%s and %s on %s: %.1f mm apart, less than %.0f", name_of(in, a),
                      name_of(in, b), sight->screen, gap, least);
            }
        }
    }
}

static void t04_targets_are_4_mm_apart_and_keys_2(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_gaps);
    struct sight *spoilt = walk_spoil(walk, "question");
    sight_target(spoilt, "option")->box.h += (int)(6.0 * spoilt->metrics.px_per_mm);
    walk_assert_breaks(walk, rule_of_gaps, spoilt, "option");
    spoilt = walk_spoil(walk, "check_in_phone");
    sight_target(spoilt, "digit")->box.w += (int)(2.5 * spoilt->metrics.px_per_mm);
    walk_assert_breaks(walk, rule_of_gaps, spoilt, "digit");
}

static const struct target *nearest(const struct sight *sight, int x, int y, double *px)
{
    const struct target *found = NULL;
    *px = HUGE_VAL;
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        const struct target *target = &sight->frame.targets[i];
        double away = distance(target->box, (struct rect){x, y, 1, 1});
        if (!is_page(sight, target) && away < *px) {
            *px = away;
            found = target;
        }
    }
    return found;
}

/* A touch at x, y acts on the nearest target, give or take a millimetre, or on none. */
static void probe(const struct walk *in, const struct sight *sight, int x, int y,
                  struct faults *faults)
{
    const struct target *hit = press_target_at(&sight->frame, &sight->metrics, x, y);
    if (hit == NULL || is_page(sight, hit)) {
        return;
    }
    double px = 0.0;
    const struct target *near = nearest(sight, x, y, &px);
    double away = distance(hit->box, (struct rect){x, y, 1, 1});
    /* where gaps cross, four areas meet, and a corner may belong to a slightly farther target */
    if (away > px + sight->metrics.px_per_mm) {
        fault(faults, "%s on %s: a touch %.1f mm away acts, %.1f mm from %s", name_of(in, hit),
              sight->screen, away / sight->metrics.px_per_mm, px / sight->metrics.px_per_mm,
              name_of(in, near));
    }
}

/* Probes around each box, where the areas of neighbours meet. Themes change no box, so one is
 * enough. */
static void rule_of_hit_areas(const struct walk *in, const struct sight *sight,
                              struct faults *faults)
{
    const struct rect screen = {0, 0, sight->frame.width, sight->frame.height};
    static const double away_mm[] = {0.8, 1.8, 2.8};
    for (size_t i = 0; i < sight->frame.target_count && !sight->contrast; i++) {
        const struct target *target = &sight->frame.targets[i];
        struct rect b = target->box;
        if (!rect_inside(b, screen)) {
            fault(faults, "%s on %s: leaves the screen", name_of(in, target), sight->screen);
        }
        for (size_t j = 0; j < i; j++) {
            if (!is_page(sight, &sight->frame.targets[j]) && !is_page(sight, target) &&
                rect_overlap(sight->frame.targets[j].box, b)) {
                fault(faults, "%s on %s: lies on %s", name_of(in, target), sight->screen,
                      name_of(in, &sight->frame.targets[j]));
            }
        }
        for (size_t d = 0; d < COUNT_OF(away_mm) && !is_page(sight, target); d++) {
            int out = (int)(away_mm[d] * sight->metrics.px_per_mm);
            const int xs[] = {b.x - out, b.x + b.w / 2, b.x + b.w + out};
            const int ys[] = {b.y - out, b.y + b.h / 2, b.y + b.h + out};
            for (int k = 0; k < 9; k++) {
                probe(in, sight, xs[k % 3], ys[k / 3], faults);
            }
        }
    }
}

static void t05_hit_areas_never_overlap_or_leave_the_screen(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_hit_areas);
    struct sight *spoilt = walk_spoil(walk, "question");
    sight_target(spoilt, "continue")->box.x += spoilt->frame.width;
    walk_assert_breaks(walk, rule_of_hit_areas, spoilt, "continue 0  on question: leaves");
    spoilt = walk_spoil(walk, "question");
    sight_target(spoilt, "back")->box.w += spoilt->frame.width / 3;
    walk_assert_breaks(walk, rule_of_hit_areas, spoilt, "lies on back");
}

#define LOWER_EDGE_MM 900.0  /* height of the panel's lower edge above the floor */
#define REACH_MM      1220.0 /* reach of a hand from a wheelchair (EN 301 549 8.3.2.1, 8.3.3.1) */

/* The whole target must be within reach, so its upper edge counts. */
static void rule_of_reach(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        const struct target *target = &sight->frame.targets[i];
        double above_floor = LOWER_EDGE_MM + sight_mm(sight, sight->frame.height - target->box.y);
        if (!is_page(sight, target) && above_floor > REACH_MM + TOLERANCE_MM) {
            fault(faults, "%s on %s: %.0f mm above the floor", name_of(in, target), sight->screen,
                  above_floor);
        }
    }
}

static void t06_every_target_is_in_reach_from_a_wheelchair(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_reach);
    struct sight *spoilt = walk_spoil(walk, "question");
    sight_target(spoilt, "option")->box.y =
        spoilt->frame.height - (int)(321.0 * spoilt->metrics.px_per_mm);
    walk_assert_breaks(walk, rule_of_reach, spoilt, "option");
}

/* --- one list, one size --- */

/* Answers of one list have the same size: one in larger letters would look like the better one. */
static void rule_of_one_size_in_a_list(const struct walk *in, const struct sight *sight,
                                       struct faults *faults)
{
    (void)in;
    int size = 0;
    for (size_t i = 0; i < sight->frame.target_count; i++) {
        const struct target *option = &sight->frame.targets[i];
        for (size_t j = 0; strcmp(option->name, "option") == 0 && j < sight->frame.text_count;
             j++) {
            const struct text_box *words = &sight->frame.texts[j];
            if (!rect_inside(words->box, option->box)) {
                continue;
            }
            size = size == 0 ? words->font.px : size;
            if (words->font.px != size) {
                fault(faults, "\"%s\": %d px, the first answer has %d", words->text, words->font.px,
                      size);
            }
        }
    }
}

static void answers_of_a_list_have_one_size(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_one_size_in_a_list);
    struct sight *spoilt = walk_spoil(walk, "question");
    struct text_box *words = sight_text(spoilt, sight_target(spoilt, "option")->label);
    words->font.px++;
    walk_assert_breaks(walk, rule_of_one_size_in_a_list, spoilt, "the first answer has");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t01_worded_targets_are_20_mm_high_and_40_wide),
        cmocka_unit_test(t02_keys_numbers_and_regions_are_15_mm),
        cmocka_unit_test(t03_every_other_target_is_15_mm),
        cmocka_unit_test(t04_targets_are_4_mm_apart_and_keys_2),
        cmocka_unit_test(t05_hit_areas_never_overlap_or_leave_the_screen),
        cmocka_unit_test(t06_every_target_is_in_reach_from_a_wheelchair),
        cmocka_unit_test(answers_of_a_list_have_one_size),
    };
    return cmocka_run_group_tests(tests, open_walk, close_walk);
}

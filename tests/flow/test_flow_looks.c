/* Another accent and colours that cannot be read: what --check says of them, and whether it
 * measures what is on screen. */
#include "kiosk.h"
#include "walk.h"

#include "app/create.h"
#include "base/problems.h"
#include "platform/display.h"
#include "platform/images.h"
#include "rehearsal/panels.h"
#include "rehearsal/tour.h"
#include "screens/registry.h"
#include "ui/palette.h"

#include <string.h>

#define PURPLE 0x4B2A7BU

static struct app_options options_of(const struct panel *panel)
{
    return (struct app_options){.width = panel->width,
                                .height = panel->height,
                                .px_per_mm = panel->width / panel->width_mm,
                                .viewing_distance_mm = panel->viewing_distance_mm};
}

static bool go_on(void *self, const struct tour_stop *stop, struct err *err)
{
    (void)self;
    (void)stop;
    (void)err;
    return true;
}

static void check(const struct world *world, struct problems *problems)
{
    struct err err;
    const struct app_options options = options_of(panels_find("21.5-upright"));
    if (!tour_walk(world, screens_table(), &options, clock_wall_ms(world->clock), go_on, NULL,
                   problems, &err)) {
        fail_msg("%s", err.text);
    }
}

/* One colour that is too pale is one problem, however many words are written in it. */
static void check_tells_a_pale_colour_once(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct world world = kiosk->world;
    struct problems problems = {.arena = kiosk->arena};
    check(&world, &problems);
    assert_int_equal(problems.count, 0);
    world.day.ink_soft.g += 10;
    check(&world, &problems);
    assert_int_equal(problems.count, 1);
    assert_non_null(strstr(problems.items[0], "panel 1080x1920 px, 268 mm wide: ink_soft on tint: "
                                              "contrast 6.33, needs 7.0: "));
    assert_non_null(strstr(problems.items[0], " times, first in en-day-normal: screen home: text"));
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_tells_a_pale_colour_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

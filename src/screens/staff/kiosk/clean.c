/* For cleaning the screen: ignores all touches for 30 s. Only time ends it, so that wiping cannot
 * leave the page; the time limit of the staff area does not run meanwhile. */
#include "app/moment.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/words.h"
#include "base/clock.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

#define CLEAN_MS  30000
#define SECOND_MS 1000

struct state {
    int64_t end_ms; /* monotonic */
};

static int64_t left_ms(const struct app *app, const struct state *state)
{
    int64_t left = state->end_ms - app_now_ms(app);
    return left > 0 ? left : 0;
}

static void enter(struct app *app, void *data, struct argument argument)
{
    (void)argument;
    ((struct state *)data)->end_ms = app_now_ms(app) + CLEAN_MS;
}

/* When the number of seconds shown changes next. */
static int64_t deadline(const struct app *app, const void *data)
{
    int64_t left = left_ms(app, data);
    return app_now_ms(app) + (left > 0 ? (left - 1) % SECOND_MS + 1 : 0);
}

static void tick(struct app *app, void *data)
{
    if (left_ms(app, data) == 0) {
        app_back(app);
    } else {
        app_redraw(app);
    }
}

static const char *seconds(struct ui *ui, int64_t ms)
{
    return arena_printf(ui->frame->arena, "%d", clock_seconds_left(ms));
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    const struct palette *p = ui->palette;
    const struct rect screen = {0, 0, ui->metrics->width, ui->metrics->height};
    struct rect room = rect_inset(screen, ui_px(ui, SPACE_L));
    const struct text_layout title =
        ui_layout(ui, STYLE_TITLE, app_text(app, STR_STAFF_CLEAN_TITLE), room.w);
    const struct text_layout why = ui_layout(
        ui, STYLE_LEAD,
        APP_FORMAT(app, ui, STR_STAFF_CLEAN_WHY, {"seconds", seconds(ui, CLEAN_MS)}), room.w);
    const struct text_layout left = ui_layout(
        ui, STYLE_DISPLAY,
        APP_FORMAT(app, ui, STR_STAFF_CLEAN_LEFT, {"seconds", seconds(ui, left_ms(app, data))}),
        room.w);
    const int gap = ui_px(ui, metrics_low(ui->metrics) ? SPACE_S : SPACE_L);
    const int height = title.height + why.height + left.height + 2 * gap;
    rect_cut_top(&room, (room.h - height) / 2);
    ui_draw_lines(ui, &title, 0, title.count, rect_cut_top(&room, title.height), p->ink,
                  ALIGN_CENTRE);
    rect_cut_top(&room, gap);
    ui_draw_lines(ui, &why, 0, why.count, rect_cut_top(&room, why.height), p->ink, ALIGN_CENTRE);
    rect_cut_top(&room, gap);
    ui_draw_lines(ui, &left, 0, left.count, rect_cut_top(&room, left.height),
                  p->plain ? p->ink : p->primary, ALIGN_CENTRE);
    frame_target(ui->frame, (struct target){.name = "wipe",
                                            .code = "",
                                            .kind = TARGET_PAGE,
                                            .box = screen,
                                            .enabled = false,
                                            .label = app_text(app, STR_STAFF_CLEAN_TITLE)});
}

const struct screen screen_staff_clean = {
    .name = "staff_clean",
    .state_size = sizeof(struct state),
    .flags = SCREEN_STAFF | SCREEN_NO_IDLE,
    .enter = enter,
    .view = view,
    .deadline = deadline,
    .tick = tick,
};

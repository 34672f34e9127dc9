/* The curtain "Are you still there?": hides everything and counts down; any touch lifts it. */
#include "app/idle.h"
#include "app/screen.h"
#include "app/words.h"
#include "screens/shared/chrome.h"
#include "ui/ui.h"

/* The height that the button needs at this width when its words are set small. */
static int height_of(const struct ui *ui, const struct button *button, int width)
{
    struct button smallest = *button;
    smallest.style = STYLE_STRONG;
    return ui_button_height(ui, &smallest, width);
}

struct inks {
    struct color ground;
    struct color ink;
    struct color soft; /* for words below the title */
};

static struct inks inks_of(const struct palette *palette)
{
    return palette->plain
               ? (struct inks){palette->background, palette->ink, palette->ink}
               : (struct inks){palette->primary, palette->on_primary, palette->on_primary_soft};
}

static void ground(struct ui *ui, struct rect screen, const struct inks *inks)
{
    ui_fill(ui, screen, inks->ground, 0);
    ui_set_behind(ui, inks->ground);
    if (!ui->palette->plain) {
        const bool landscape = metrics_landscape(ui->metrics);
        const int height = screen.w * 600 / (landscape ? 1920 : 1080);
        const struct rect waves = {0, screen.h - height, screen.w, height};
        ui_picture(ui, waves, landscape ? "art-curtain-wide.svg" : "art-curtain.svg");
    }
}

static double margin_mm(const struct metrics *metrics)
{
    const double height_mm = metrics->height / metrics->px_per_mm;
    return metrics_small_panel(metrics) ? 3.0 : height_mm < 150.0 ? 6.0 : 20.0;
}

static int gap_of(const struct ui *ui)
{
    return metrics_small_panel(ui->metrics)
               ? ui_least_gap(ui, TARGET_BUTTON)
               : ui_px(ui, metrics_low(ui->metrics) ? SPACE_S : SPACE_L);
}

/* The two answers, and where they stand. */
struct answers {
    struct button yes;
    struct button no;
    struct rect yes_box;
    struct rect no_box;
};

/* Places the buttons side by side, or "yes" above "no", at the bottom of the room and cuts them off
 * it. */
static struct answers answers_of(const struct app *app, struct ui *ui, struct rect *room)
{
    struct answers answers = {
        .yes = {.control = {"more_time", 0, NULL, ACTION_MORE_TIME, 0},
                .look = BUTTON_ON_PRIMARY,
                .label = app_text(app, STR_STILL_THERE_MORE_TIME)},
        .no = {.control = {"finish", 0, NULL, ACTION_CLEAR, 0},
               .look = BUTTON_OUTLINE_ON_PRIMARY,
               .label = app_text(app, STR_STILL_THERE_FINISH)},
    };
    const int gap = gap_of(ui);
    int tall = ui_px(ui, metrics_low(ui->metrics) ? 25.0 : 32.0);
    if (metrics_landscape(ui->metrics)) {
        const int half = (room->w - gap) / 2;
        const int yes = height_of(ui, &answers.yes, half);
        const int no = height_of(ui, &answers.no, half);
        tall = tall > yes ? tall : yes;
        tall = tall > no ? tall : no;
        const struct rect both = rect_cut_bottom(room, tall);
        answers.no_box = rect_column(both, 0, 2, gap);
        answers.yes_box = rect_column(both, 1, 2, gap);
    } else {
        rect_cut_bottom(room, ui_px(ui, 60.0));
        answers.no_box = rect_cut_bottom(room, tall);
        rect_cut_bottom(room, gap);
        answers.yes_box = rect_cut_bottom(room, tall);
    }
    rect_cut_bottom(room, gap);
    return answers;
}

/* Draws the seconds in a ring, above words of this height. If the ring does not fit it is left out:
 * the sentence says the seconds too. */
static void draw_ring(struct ui *ui, struct rect *room, int words_height, const char *seconds,
                      const struct inks *inks)
{
    const bool landscape = metrics_landscape(ui->metrics);
    const int gap = gap_of(ui);
    const int least = metrics_line_height(ui->metrics, STYLE_DISPLAY) + ui_px(ui, SPACE_XS);
    const int left = room->h - words_height - 2 * gap;
    int disc = ui_px(ui, landscape ? 34.0 : 86.0);
    disc = disc > room->h / 3 ? room->h / 3 : disc;
    disc = disc < least ? least : disc;
    if (disc > left) {
        rect_cut_top(room, (left + gap) / 2);
        return;
    }
    rect_cut_top(room, (left - disc) / 2);
    const struct rect round = rect_centre(rect_cut_top(room, disc), disc, disc);
    ui_stroke(ui, round, inks->soft, RADIUS_ROUND, landscape ? 1.5 : 3.0);
    ui_label(ui, round, STYLE_DISPLAY, inks->ink, seconds, ALIGN_CENTRE);
    rect_cut_top(room, gap);
}

static void draw_words(const struct app *app, struct ui *ui, struct rect room,
                       const struct inks *inks)
{
    const struct metrics *metrics = ui->metrics;
    const char *seconds = arena_printf(ui->frame->arena, "%d", app_curtain_seconds(app));
    const struct text_layout title =
        ui_layout(ui, metrics_small_panel(metrics) ? STYLE_TITLE : STYLE_DISPLAY,
                  app_text(app, STR_STILL_THERE_TITLE), room.w);
    const struct text_layout words =
        ui_layout(ui, metrics_low(metrics) ? STYLE_BODY : STYLE_LEAD,
                  APP_FORMAT(app, ui, STR_STILL_THERE_WORDS, {"seconds", seconds}), room.w);
    draw_ring(ui, &room, title.height + words.height, seconds, inks);
    ui_draw_lines(ui, &title, 0, title.count, room, inks->ink, ALIGN_CENTRE);
    rect_cut_top(&room, title.height + (metrics_landscape(metrics) ? 0 : gap_of(ui) / 2));
    ui_draw_lines(ui, &words, 0, words.count, room, inks->soft, ALIGN_CENTRE);
}

static void view(const struct app *app, const void *data, struct ui *ui)
{
    (void)data;
    const struct rect screen = {0, 0, ui->metrics->width, ui->metrics->height};
    const struct inks inks = inks_of(ui->palette);
    ground(ui, screen, &inks);
    struct rect room = rect_inset(screen, ui_px(ui, margin_mm(ui->metrics)));
    const struct answers answers = answers_of(app, ui, &room);
    draw_words(app, ui, room, &inks);
    ui_button(ui, answers.yes_box, &answers.yes);
    ui_button(ui, answers.no_box, &answers.no);
}

const struct screen screen_still_there = {
    .name = "still_there",
    .view = view,
};

#include "screens/staff/day/appointment_entry.h"

#include "app/words.h"
#include "base/bug.h"
#include "screens/shared/number_pad.h"
#include "screens/shared/typing.h"
#include "screens/staff/choice.h"
#include "ui/ui.h"

#include <string.h>

#define HOURS_A_DAY     24
#define MINUTES_AN_HOUR 60
#define MINUTES_STEP    5

#define CLOCK_TALL_MM 26.0

static struct foot_button back_button(const struct app *app)
{
    return foot_back_to(app, ENTRY_BACK);
}

static struct foot_button on_button(const struct app *app, bool disabled)
{
    return (struct foot_button){"continue", ENTRY_ON, app_text(app, STR_COMMON_CONTINUE), disabled,
                                0};
}

/* --- time --- */

void entry_clock_step(struct entry_fields *fields, enum entry_clock step)
{
    /* a list may have 10:07, from which the next steps are 10:05 and 10:10 */
    const int fives = fields->minute / MINUTES_STEP;
    const bool between = fields->minute % MINUTES_STEP != 0;
    const int minutes = MINUTES_AN_HOUR / MINUTES_STEP;
    switch (step) {
    case HOUR_LESS: fields->hour = (fields->hour + HOURS_A_DAY - 1) % HOURS_A_DAY; return;
    case HOUR_MORE: fields->hour = (fields->hour + 1) % HOURS_A_DAY; return;
    case MINUTE_LESS:
        fields->minute = (between ? fives : fives + minutes - 1) % minutes * MINUTES_STEP;
        return;
    case MINUTE_MORE: fields->minute = (fives + 1) % minutes * MINUTES_STEP; return;
    }
    BUG("step %d of the clock", (int)step);
}

/* "–  10 h  +" */
static void clock_row(struct ui *ui, struct rect row, enum entry_clock less, const char *less_label,
                      const char *value, const char *more_label)
{
    const struct button minus = {.control = {"clock", (int)less, NULL, ENTRY_CLOCK, 0},
                                 .look = BUTTON_OUTLINE,
                                 .style = STYLE_NUMBER,
                                 .label = less_label,
                                 .shown = "–"};
    const struct button plus = {.control = {"clock", (int)less + 1, NULL, ENTRY_CLOCK, 0},
                                .look = BUTTON_OUTLINE,
                                .style = STYLE_NUMBER,
                                .label = more_label,
                                .shown = "+"};
    const int gap = chrome_gap(ui);
    ui_button(ui, rect_column(row, 0, 3, gap), &minus);
    ui_label(ui, rect_column(row, 1, 3, gap), STYLE_TITLE_SMALL, ui->palette->ink, value,
             ALIGN_CENTRE);
    ui_button(ui, rect_column(row, 2, 3, gap), &plus);
}

void entry_time_view(const struct app *app, struct ui *ui, struct areas *areas,
                     const struct entry_fields *fields)
{
    struct arena *arena = ui->frame->arena;
    chrome_stack(ui, areas);
    chrome_head(app, ui, areas, NULL, app_text(app, STR_STAFF_APPOINTMENT_TIME_TITLE), NULL);
    struct color before = ui_set_behind(ui, ui->palette->background);
    const int gap = chrome_gap(ui);
    struct rect room = areas->body;
    const int most = 2 * ui_px(ui, CLOCK_TALL_MM) + gap;
    room.h = room.h < most ? room.h : most;
    clock_row(ui, rect_row(room, 0, 2, gap), HOUR_LESS,
              app_text(app, STR_STAFF_APPOINTMENT_HOUR_LESS),
              APP_FORMAT(app, ui, STR_STAFF_APPOINTMENT_HOURS,
                         {"hours", arena_printf(arena, "%d", fields->hour)}),
              app_text(app, STR_STAFF_APPOINTMENT_HOUR_MORE));
    clock_row(ui, rect_row(room, 1, 2, gap), MINUTE_LESS,
              app_text(app, STR_STAFF_APPOINTMENT_MINUTE_LESS),
              APP_FORMAT(app, ui, STR_STAFF_APPOINTMENT_MINUTES,
                         {"minutes", arena_printf(arena, "%02d", fields->minute)}),
              app_text(app, STR_STAFF_APPOINTMENT_MINUTE_MORE));
    ui_set_behind(ui, before);
    const struct foot_button back = back_button(app);
    const struct foot_button on = on_button(app, false);
    chrome_foot(ui, areas, &back, &on);
}

/* --- phone --- */

const char *entry_phone_words(struct arena *arena, const char *digits)
{
    if (strlen(digits) != 10) {
        return arena_strdup(arena, digits);
    }
    return arena_printf(arena, "%.3s\u00a0%.3s\u00a0%s", digits, digits + 3, digits + 6);
}

static void phone_line(struct ui *ui, struct rect line, const char *digits)
{
    const struct palette *p = ui->palette;
    ui_fill(ui, line, p->surface, RADIUS_KEY);
    ui_stroke(ui, line, p->primary, RADIUS_KEY, 1.0);
    struct color before = ui_set_behind(ui, p->surface);
    const char *words = entry_phone_words(ui->frame->arena, digits);
    const bool fits = ui_layout(ui, STYLE_LEAD_STRONG, words, line.w).count <= 1;
    ui_label(ui, line, fits ? STYLE_LEAD_STRONG : STYLE_STRONG, p->ink, words, ALIGN_CENTRE);
    ui_set_behind(ui, before);
}

void entry_phone_view(const struct app *app, struct ui *ui, struct areas *areas,
                      const struct entry_fields *fields)
{
    const bool low = metrics_low(ui->metrics);
    if (!areas->beside) {
        chrome_beside(ui, areas, metrics_small_panel(ui->metrics) ? 60 : 50);
    }
    struct rect line = {0};
    if (areas->beside) {
        line = rect_cut_bottom(&areas->head, number_pad_line_height(ui));
        rect_cut_bottom(&areas->head, 2 * ui_px(ui, SPACE_XS));
    }
    const char *title = app_text(app, STR_STAFF_APPOINTMENT_PHONE_TITLE);
    const char *why = app_text(app, STR_STAFF_APPOINTMENT_PHONE_WHY);
    const bool both = !low || chrome_head_least(ui, areas->head.w, title, why) <= areas->head.h;
    chrome_head(app, ui, areas, NULL, title, both ? why : NULL);
    if (areas->beside) {
        line.y = areas->head.y + ui_px(ui, SPACE_XS); /* the line stands right below the words */
    } else {
        line = number_pad_cut_line(ui, &areas->body);
    }
    phone_line(ui, line, fields->phone);
    const size_t typed = strlen(fields->phone);
    const struct number_pad pad = {.digit = ENTRY_DIGIT, .erase = ENTRY_ERASE, .empty = typed == 0};
    number_pad_view(app, ui, areas->body, &pad);
    const struct foot_button back = back_button(app);
    const struct foot_button on = on_button(app, typed > 0 && typed < ENTRY_PHONE_DIGITS_MIN);
    chrome_foot(ui, areas, &back, &on);
}

/* --- therapist --- */

void entry_therapist_view(const struct app *app, struct ui *ui, struct areas *areas,
                          const struct entry_therapists *therapists)
{
    chrome_stack(ui, areas);
    chrome_head(app, ui, areas, NULL, app_text(app, STR_STAFF_APPOINTMENT_THERAPIST_TITLE), NULL);
    const size_t count = therapists->count;
    const char **labels = ARENA_ARRAY(ui->frame->arena, const char *, count + 2);
    for (size_t i = 0; i < count; i++) {
        labels[i] = therapists->names[i];
    }
    labels[count] = app_text(app, STR_STAFF_LATE_NOBODY);
    labels[count + 1] = app_text(app, STR_STAFF_APPOINTMENT_OTHER);
    const struct staff_choice choice = {
        .name = "therapist",
        .action = ENTRY_PICK,
        .turn = ENTRY_TURN,
        .labels = labels,
        .count = count + 2,
        .chosen = therapists->chosen,
        .page = therapists->page,
        .back = back_button(app),
        .act = on_button(app, false),
    };
    staff_choice_view(app, ui, areas, &choice);
}

/* --- names --- */

void entry_typing_view(const struct app *app, struct ui *ui, struct areas *areas,
                       const struct entry_typing *typing)
{
    struct foot_button back = back_button(app);
    struct foot_button on = on_button(app, typing->text[0] == '\0');
    const bool alone = typing_is_alone(ui);
    if (alone && typing_introduced(ui, typing->label)) {
        if (!typing->begun) {
            chrome_head(app, ui, areas, NULL, typing->title, typing->why);
            on = (struct foot_button){"continue", ENTRY_TO_KEYS, app_text(app, STR_COMMON_CONTINUE),
                                      false, 0};
            chrome_foot(ui, areas, &back, &on);
            return;
        }
        back.action = ENTRY_TO_WORDS;
    }
    if (alone) {
        const struct typing_page page = {.label = typing->label,
                                         .keyboard = typing->keyboard,
                                         .typed = {NULL, typing->text},
                                         .action = ENTRY_KEY,
                                         .back = back,
                                         .onward = on};
        typing_alone(app, ui, areas, &page);
        return;
    }
    const struct rect keys = typing_areas(app, ui, areas);
    chrome_head(app, ui, areas, NULL, typing->title, typing->why);
    typing_view(app, ui, keys, typing->keyboard, typing->text, ENTRY_KEY);
    chrome_foot(ui, areas, &back, &on);
}

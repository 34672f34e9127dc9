#include "screens/questionnaire/number_row.h"

#define ROWS_MAX 4

/* Sizes of the parts, from the largest for a roomy screen to the smallest for a crowded one. */
struct sizing {
    enum style number; /* of the chosen number */
    enum style word;
    double key_mm; /* height of a button; never less than the panel requires */
    bool bands;    /* words stand under their numbers too */
    bool ramp;
    bool shared; /* the chosen number takes the place of the words at the ends */
};

static const struct sizing sizings[] = {
    {STYLE_DISPLAY, STYLE_TITLE_SMALL, 30.0, true, true, false},
    {STYLE_DISPLAY, STYLE_TITLE_SMALL, 24.0, true, true, false},
    {STYLE_DISPLAY, STYLE_TITLE_SMALL, 20.0, false, true, false},
    {STYLE_TITLE, STYLE_LEAD_STRONG, 18.0, false, true, false},
    {STYLE_LEAD_STRONG, STYLE_LEAD_STRONG, 0.0, false, true, false},
    {STYLE_LEAD_STRONG, STYLE_LEAD_STRONG, 0.0, false, false, false},
    {STYLE_LEAD_STRONG, STYLE_STRONG, 0.0, false, false, true},
};
#define SIZING_COUNT (sizeof(sizings) / sizeof(sizings[0]))

/* The sizes in px. */
struct plan {
    struct sizing sizing;
    int rows;
    int columns;
    int key;  /* height of a button */
    int gap;  /* between buttons */
    int grow; /* how much taller the chosen one is, upwards */
    int ramp; /* height of the strip below a button, with the space above it; 0: none */
    int readout;
    int bands; /* 0: none */
    int ends;
    int space; /* between the parts */
    int height;
};

static int count_of(const struct item *item)
{
    return (int)(item->maximum - item->minimum + 1);
}

/* --- what is chosen --- */

static const char *word_of(const struct number_row *row, long number)
{
    const struct number_word *word = item_number_word(row->item, number);
    return word == NULL ? "" : localized_get(&word->word, row->language);
}

struct readout {
    struct text_layout number;
    struct text_layout word;
    int width;
};

static struct readout lay_out_readout(const struct ui *ui, const struct number_row *row,
                                      const struct sizing *sizing, long number, int width)
{
    const char *digits = arena_printf(ui->frame->arena, "%ld", number);
    const char *word = word_of(row, number);
    struct readout readout = {.number = ui_layout(ui, sizing->number, digits, width)};
    readout.width = readout.number.width;
    if (word[0] != '\0') {
        int gap = ui_px(ui, SPACE_S);
        readout.word = ui_layout(ui, sizing->word, word, width - readout.width - gap);
        readout.width += gap + readout.word.width;
    }
    return readout;
}

/* The height does not depend on what is chosen, so that a tap moves nothing. */
static int readout_height(const struct ui *ui, const struct number_row *row,
                          const struct sizing *sizing, int width)
{
    int height = 0;
    for (long number = row->item->minimum; number <= row->item->maximum; number++) {
        struct readout readout = lay_out_readout(ui, row, sizing, number, width);
        height = px_max(height, px_max(readout.number.height, readout.word.height));
    }
    return height;
}

static void draw_in_middle(struct ui *ui, struct rect box, const struct text_layout *text,
                           struct color color)
{
    box.y += (box.h - text->height) / 2;
    box.h = text->height;
    ui_draw_lines(ui, text, 0, text->count, box, color, ALIGN_LEFT);
}

static void view_readout(struct ui *ui, struct rect box, const struct number_row *row,
                         const struct sizing *sizing)
{
    const struct palette *p = ui->palette;
    struct readout readout = lay_out_readout(ui, row, sizing, row->answer->number, box.w);
    box.x += (box.w - readout.width) / 2;
    box.w = readout.width;
    struct rect digits = rect_cut_left(&box, readout.number.width);
    draw_in_middle(ui, digits, &readout.number, p->plain ? p->ink : p->primary);
    if (readout.word.count > 0) {
        draw_in_middle(ui, rect_cut_right(&box, readout.word.width), &readout.word, p->ink);
    }
}

/* --- the words at the ends --- */

/* The words stand side by side on one line if they fit, otherwise each in its half. */
static int left_width(const struct ui *ui, const struct number_row *row, int width)
{
    const char *low = localized_get(&row->item->minimum_text, row->language);
    const char *high = localized_get(&row->item->maximum_text, row->language);
    int gap = ui_px(ui, SPACE_S);
    int left = ui_layout(ui, STYLE_BODY, low, width).width;
    int right = ui_layout(ui, STYLE_BODY, high, width).width;
    return left + gap + right <= width ? left : (width - gap) / 2;
}

static int view_ends(struct ui *ui, struct rect room, const struct number_row *row, bool draw)
{
    struct rect left = rect_cut_left(&room, left_width(ui, row, room.w));
    rect_cut_left(&room, ui_px(ui, SPACE_S));
    struct text_layout low =
        ui_layout(ui, STYLE_BODY, localized_get(&row->item->minimum_text, row->language), left.w);
    struct text_layout high =
        ui_layout(ui, STYLE_BODY, localized_get(&row->item->maximum_text, row->language), room.w);
    if (draw) {
        ui_draw_lines(ui, &low, 0, low.count, left, ui->palette->ink, ALIGN_LEFT);
        ui_draw_lines(ui, &high, 0, high.count, room, ui->palette->ink, ALIGN_RIGHT);
    }
    return px_max(low.height, high.height);
}

/* --- the buttons --- */

static struct rect key_box(const struct plan *plan, struct rect room, int index)
{
    struct rect line = room;
    line.y += (index / plan->columns) * (plan->key + plan->ramp + plan->gap);
    line.h = plan->key;
    return rect_column(line, index % plan->columns, plan->columns, plan->gap);
}

static bool same_word(const struct item *item, long one, long other)
{
    const struct number_word *word = item_number_word(item, one);
    return word != NULL && word == item_number_word(item, other);
}

/* A strip below the button, from light to dark; numbers with one word share a strip. */
static void view_strip(struct ui *ui, const struct number_row *row, const struct plan *plan,
                       struct rect key, int index)
{
    int count = count_of(row->item);
    long number = row->item->minimum + index;
    int space = ui_px(ui, 1.5);
    struct rect strip = {key.x, key.y + key.h + space, key.w, plan->ramp - space};
    bool joined = index + 1 < count && (index + 1) % plan->columns != 0 &&
                  same_word(row->item, number, number + 1);
    strip.w += joined ? plan->gap : 0;
    int shade = count > 1 ? index * 10 / (count - 1) : 0;
    ui_fill(ui, strip, ui->palette->ramp[shade], 0.0);
}

static void view_keys(struct ui *ui, struct rect room, const struct number_row *row,
                      const struct plan *plan)
{
    bool given = row->answer->state == ANSWER_GIVEN;
    for (int i = 0; i < count_of(row->item); i++) {
        long number = row->item->minimum + i;
        bool chosen = given && row->answer->number == number;
        struct rect key = key_box(plan, room, i);
        if (plan->ramp > 0) {
            view_strip(ui, row, plan, key, i);
        }
        if (chosen) { /* the chosen button is taller than the others and covers its strip */
            key.y -= plan->grow;
            key.h += plan->grow + plan->ramp;
        }
        const struct control control = {row->target, (int)number, NULL, row->action, number};
        ui_key(ui, key, &control, arena_printf(ui->frame->arena, "%ld", number), NULL, STYLE_NUMBER,
               chosen, false);
    }
}

/* Draws the words that belong to two numbers or more, each centred under its numbers. */
static void view_bands(struct ui *ui, struct rect room, const struct number_row *row,
                       const struct plan *plan)
{
    for (size_t i = 0; i < row->item->word_count; i++) {
        const struct number_word *word = &row->item->words[i];
        if (word->to > word->from) {
            struct rect first = key_box(plan, room, (int)(word->from - row->item->minimum));
            struct rect last = key_box(plan, room, (int)(word->to - row->item->minimum));
            struct rect box = {first.x, room.y, last.x + last.w - first.x, plan->bands};
            ui_label(ui, box, STYLE_STRONG, ui->palette->ink,
                     localized_get(&word->word, row->language), ALIGN_CENTRE);
        }
    }
}

/* --- how large --- */

static bool bands_fit(const struct ui *ui, const struct number_row *row, const struct plan *plan,
                      int width)
{
    const struct rect room = {0, 0, width, 0};
    bool any = false;
    for (size_t i = 0; i < row->item->word_count; i++) {
        const struct number_word *word = &row->item->words[i];
        if (word->to > word->from) {
            any = true;
            struct rect first = key_box(plan, room, (int)(word->from - row->item->minimum));
            struct rect last = key_box(plan, room, (int)(word->to - row->item->minimum));
            const char *text = localized_get(&word->word, row->language);
            if (ui_layout(ui, STYLE_STRONG, text, width).width > last.x + last.w - first.x) {
                return false;
            }
        }
    }
    return any;
}

static int key_width_least(const struct ui *ui, const struct item *item)
{
    const char *widest = arena_printf(ui->frame->arena, "%ld", item->maximum);
    int words = ui_layout(ui, STYLE_NUMBER, widest, ui->metrics->width).width + ui_px(ui, 1.5);
    return px_max(words, ui_px(ui, metrics_touch(ui->metrics, TARGET_KEY).width));
}

static struct plan plan_with(struct ui *ui, struct rect room, const struct number_row *row,
                             const struct sizing *sizing)
{
    int count = count_of(row->item);
    int least = key_width_least(ui, row->item);
    struct plan plan = {.sizing = *sizing, .rows = 1};
    bool crowded = sizing->key_mm <= 0.0;
    plan.gap = crowded ? ui_least_gap(ui, TARGET_KEY) : ui_px(ui, TOUCH_KEY_GAP);
    plan.columns = count;
    while (plan.rows < ROWS_MAX && (room.w + plan.gap) / plan.columns - plan.gap < least) {
        plan.rows++;
        plan.columns = (count + plan.rows - 1) / plan.rows;
    }
    plan.key = px_max(ui_px(ui, sizing->key_mm), ui_least_height(ui, TARGET_KEY));
    plan.key = px_max(plan.key, metrics_line_height(ui->metrics, STYLE_NUMBER));
    plan.grow = ui_px(ui, crowded ? 0.0 : 2.5);
    plan.ramp = sizing->ramp ? ui_px(ui, crowded ? 3.5 : 5.0) : 0;
    plan.space = ui_px(ui, crowded ? 1.0 : SPACE_S);
    if (sizing->bands && plan.rows == 1 && bands_fit(ui, row, &plan, room.w)) {
        plan.bands = metrics_line_height(ui->metrics, STYLE_STRONG);
    }
    plan.readout = readout_height(ui, row, sizing, room.w);
    plan.ends = view_ends(ui, room, row, false);
    plan.height = plan.rows * (plan.key + plan.ramp) + (plan.rows - 1) * plan.gap + plan.space;
    if (sizing->shared) {
        plan.ends = plan.readout = px_max(plan.ends, plan.readout);
        plan.height += plan.ends;
    } else {
        plan.height += plan.readout + plan.grow + plan.space + plan.bands + plan.ends;
    }
    return plan;
}

int number_row(struct ui *ui, struct rect room, const struct number_row *row)
{
    struct plan plan = plan_with(ui, room, row, &sizings[0]);
    for (size_t i = 1; i < SIZING_COUNT && plan.height > room.h; i++) {
        plan = plan_with(ui, room, row, &sizings[i]);
    }
    int spare = room.h - plan.height;
    rect_cut_top(&room, spare > 0 ? spare / 2 : 0);
    bool given = row->answer->state == ANSWER_GIVEN;
    if (!plan.sizing.shared) {
        struct rect line = rect_cut_top(&room, plan.readout);
        if (given) {
            view_readout(ui, line, row, &plan.sizing);
        }
        rect_cut_top(&room, plan.space + plan.grow);
    }
    view_keys(ui, room, row, &plan);
    rect_cut_top(&room, plan.rows * (plan.key + plan.ramp) + (plan.rows - 1) * plan.gap);
    rect_cut_top(&room, plan.space);
    if (plan.bands > 0) {
        view_bands(ui, room, row, &plan);
        rect_cut_top(&room, plan.bands);
    }
    struct rect line = rect_cut_top(&room, plan.ends);
    if (plan.sizing.shared && given) {
        view_readout(ui, line, row, &plan.sizing);
    } else {
        view_ends(ui, line, row, true);
    }
    return plan.rows;
}

/* Of several questions on a screen each has the words at its ends, and of what is chosen. */
#define SIZING_MOST 2
/* The smallest that still shows what was chosen and what the ends mean, both at once. */
#define SIZING_LEAST (SIZING_COUNT - 2)

struct question_heights number_row_heights(struct ui *ui, int width, const struct number_row *row)
{
    const struct rect room = {.w = width};
    const struct plan least = plan_with(ui, room, row, &sizings[SIZING_LEAST]);
    if (least.rows > 1) { /* in two rows it is hard to read as one scale */
        return (struct question_heights){ui->metrics->height, ui->metrics->height};
    }
    return (struct question_heights){
        least.height,
        plan_with(ui, room, row, &sizings[SIZING_MOST]).height,
    };
}

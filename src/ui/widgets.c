#include "ui/ui.h"

#include <string.h>

int ui_px(const struct ui *ui, double mm)
{
    return metrics_px(ui->metrics, mm);
}

int ui_least_height(const struct ui *ui, enum target_kind kind)
{
    return ui_px(ui, metrics_touch(ui->metrics, kind).height);
}

int ui_least_gap(const struct ui *ui, enum target_kind kind)
{
    return ui_px(ui, metrics_touch(ui->metrics, kind).gap);
}

struct color ui_set_behind(struct ui *ui, struct color color)
{
    struct color before = ui->behind;
    ui->behind = color;
    return before;
}

void ui_fill(struct ui *ui, struct rect box, struct color color, double radius_mm)
{
    frame_draw(ui->frame,
               (struct draw){
                   .kind = DRAW_BOX, .box = box, .color = color, .radius = ui_px(ui, radius_mm)});
}

void ui_stroke(struct ui *ui, struct rect box, struct color color, double radius_mm,
               double stroke_mm)
{
    frame_draw(ui->frame, (struct draw){.kind = DRAW_OUTLINE,
                                        .box = box,
                                        .color = color,
                                        .radius = ui_px(ui, radius_mm),
                                        .stroke = ui_px(ui, stroke_mm)});
}

void ui_card(struct ui *ui, struct rect box, struct color color)
{
    /* the curve of a low card would run into its words */
    double quarter = box.h / ui->metrics->px_per_mm / 4;
    double radius = quarter < RADIUS_CARD ? quarter : RADIUS_CARD;
    if (!ui->palette->plain) {
        struct color shadow = ui->palette->shadow;
        shadow.a = 24;
        frame_draw(ui->frame, (struct draw){.kind = DRAW_SHADOW,
                                            .box = box,
                                            .color = shadow,
                                            .radius = ui_px(ui, radius),
                                            .stroke = ui_px(ui, 5.0)});
    }
    ui_fill(ui, box, color, radius);
    if (ui->palette->plain) {
        ui_stroke(ui, box, ui->palette->border, radius, 0.8);
    }
}

void ui_icon(struct ui *ui, struct rect box, const char *name, struct color color)
{
    frame_draw(ui->frame,
               (struct draw){.kind = DRAW_ICON, .box = box, .color = color, .text = name});
}

void ui_picture(struct ui *ui, struct rect box, const char *name)
{
    frame_draw(ui->frame, (struct draw){.kind = DRAW_PICTURE, .box = box, .text = name});
}

void ui_picture_card(struct ui *ui, struct rect box, const char *name)
{
    const double most = box.w / ui->metrics->px_per_mm / 33; /* a small one is not all corner */
    const double radius = most < RADIUS_CARD ? most : RADIUS_CARD;
    frame_draw(
        ui->frame,
        (struct draw){.kind = DRAW_PICTURE, .box = box, .text = name, .radius = ui_px(ui, radius)});
}

static bool is_marked(struct ui_mark mark, const struct control *control)
{
    return mark.name != NULL && mark.index == control->index &&
           strcmp(mark.name, control->name) == 0;
}

bool ui_is_pressed(const struct ui *ui, const struct control *control)
{
    return is_marked(ui->pressed, control);
}

/* So many mm around box, as far as the screen goes: all four sides of a ring are seen. */
static struct rect around(const struct ui *ui, struct rect box, double mm)
{
    struct rect wide = rect_inset(box, -ui_px(ui, mm));
    int right = wide.x + wide.w < ui->metrics->width ? wide.x + wide.w : ui->metrics->width;
    int bottom = wide.y + wide.h < ui->metrics->height ? wide.y + wide.h : ui->metrics->height;
    int x = wide.x > 0 ? wide.x : 0;
    int y = wide.y > 0 ? wide.y : 0;
    return (struct rect){x, y, right - x, bottom - y};
}

/* 1.0 mm ring outside a 0.6 mm gap, so that it is seen on any colour. */
static void focus_ring(struct ui *ui, struct rect box, const struct control *control,
                       double radius_mm)
{
    if (!is_marked(ui->focused, control)) {
        return;
    }
    const double gap = 0.6;
    const double ring = 1.0;
    ui_stroke(ui, around(ui, box, gap), ui->palette->focus_gap, radius_mm + gap, gap);
    ui_stroke(ui, around(ui, box, gap + ring), ui->palette->focus, radius_mm + gap + ring, ring);
}

static void add_target(struct ui *ui, struct rect box, const struct control *control,
                       enum target_kind kind, const char *label, bool enabled, bool selected)
{
    frame_target(ui->frame, (struct target){.name = control->name,
                                            .index = control->index,
                                            .code = control->code != NULL ? control->code : "",
                                            .action = control->action,
                                            .value = control->value,
                                            .kind = kind,
                                            .box = box,
                                            .enabled = enabled,
                                            .selected = selected,
                                            .types = control->types,
                                            .label = label});
}

void ui_touch_area(struct ui *ui, struct rect box, const struct control *control,
                   enum target_kind kind, const char *label, double radius_mm)
{
    add_target(ui, box, control, kind, label, true, false);
    focus_ring(ui, box, control, radius_mm);
}

struct button_colors {
    struct color fill;
    struct color ink;
    struct color border;
    bool filled;
    bool bordered;
};

static struct button_colors button_colors(const struct ui *ui, const struct button *button,
                                          bool pressed)
{
    const struct palette *p = ui->palette;
    struct button_colors c = {.fill = ui->behind, .ink = p->ink, .border = p->border};
    switch (button->look) {
    case BUTTON_PRIMARY:
        c.fill = pressed ? p->primary_pressed : p->primary;
        c.ink = p->on_primary;
        c.filled = true;
        break;
    case BUTTON_OUTLINE:
        c.fill = pressed ? p->tint : p->surface;
        c.ink = pressed && p->plain ? p->on_primary : p->ink;
        c.filled = true;
        c.bordered = true;
        break;
    case BUTTON_TINT:
        c.fill = pressed ? p->primary : p->tint;
        c.ink = p->plain || pressed ? p->on_primary : p->primary;
        c.filled = true;
        break;
    case BUTTON_PLAIN:
        c.fill = pressed ? p->tint : ui->behind;
        c.ink = pressed && p->plain ? p->on_primary : p->primary;
        c.filled = pressed;
        break;
    case BUTTON_DANGER:
        c.fill = p->danger_fill;
        c.ink = p->danger;
        c.border = p->danger;
        c.filled = true;
        c.bordered = p->plain || pressed;
        break;
    case BUTTON_ON_PRIMARY:
        c.fill = pressed ? p->tint : p->plain ? p->primary : p->background;
        c.ink = p->plain ? p->on_primary : p->primary;
        c.filled = true;
        break;
    case BUTTON_OUTLINE_ON_PRIMARY:
        c.fill = pressed ? p->primary_pressed : ui->behind;
        c.ink = p->plain ? (pressed ? p->on_primary : p->ink) : p->on_primary;
        c.border = p->plain ? p->border : p->on_primary_soft;
        c.filled = pressed;
        c.bordered = true;
        break;
    }
    if (button->disabled) {
        c.fill = p->sunken;
        c.ink = p->ink_disabled;
        c.filled = true;
        c.bordered = false;
    }
    return c;
}

static enum style button_style(const struct button *button)
{
    return button->style == STYLE_BODY ? STYLE_LEAD_STRONG : button->style;
}

static int icon_size(const struct ui *ui, enum style style)
{
    return metrics_font(ui->metrics, style).px * 5 / 4;
}

static const char *button_words(const struct button *button)
{
    return button->shown != NULL ? button->shown : button->label;
}

static int button_padding(const struct ui *ui, const struct button *button)
{
    bool narrow = button->kind == TARGET_SMALL || metrics_low(ui->metrics);
    return ui_px(ui, narrow ? SPACE_XS : SPACE_S);
}

int ui_button_natural_width(const struct ui *ui, const struct button *button)
{
    enum style style = button_style(button);
    int width = 2 * button_padding(ui, button);
    if (button_words(button)[0] != '\0') {
        width += ui_layout(ui, style, button_words(button), ui->metrics->width * 4).width;
    }
    if (button->icon != NULL) {
        width += icon_size(ui, style) + (button_words(button)[0] != '\0' ? ui_px(ui, SPACE_XS) : 0);
    }
    return width;
}

static int words_room(const struct ui *ui, const struct button *button, enum style style, int width)
{
    int room = width - 2 * button_padding(ui, button);
    return button->icon != NULL ? room - icon_size(ui, style) - ui_px(ui, SPACE_XS) : room;
}

static bool words_fit(const struct ui *ui, const struct button *button, enum style style,
                      struct rect box)
{
    int room = words_room(ui, button, style, box.w);
    int words = ui_layout(ui, style, button_words(button), room).height;
    return words + ui_px(ui, SPACE_XS) <= box.h;
}

/* The wanted size, or the size of the text where the words would be cut off in it. */
static enum style fitting_style(const struct ui *ui, const struct button *button, struct rect box)
{
    enum style style = button_style(button);
    return words_fit(ui, button, style, box) ? style : STYLE_STRONG;
}

int ui_button_height(const struct ui *ui, const struct button *button, int width)
{
    enum style style = button_style(button);
    int room = words_room(ui, button, style, width);
    int words = ui_layout(ui, style, button_words(button), room).height + ui_px(ui, SPACE_S);
    int floor_px = ui_least_height(ui, TARGET_BUTTON);
    return words > floor_px ? words : floor_px;
}

static void draw_button(struct ui *ui, struct rect box, const struct button *button)
{
    bool pressed = !button->disabled && ui_is_pressed(ui, &button->control);
    struct button_colors c = button_colors(ui, button, pressed);
    enum style style = fitting_style(ui, button, box);
    if (c.filled) {
        ui_fill(ui, box, c.fill, RADIUS_BUTTON);
    }
    if (c.bordered) {
        ui_stroke(ui, box, c.border, RADIUS_BUTTON, button->look == BUTTON_DANGER ? 0.8 : 0.5);
    }
    struct color before = ui_set_behind(ui, c.filled ? c.fill : ui->behind);
    struct rect inner = rect_inset(box, 0);
    inner.x += button_padding(ui, button);
    inner.w -= 2 * button_padding(ui, button);
    if (button->icon != NULL) {
        int size = icon_size(ui, style);
        int gap = button_words(button)[0] != '\0' ? ui_px(ui, SPACE_XS) : 0;
        struct text_layout words = ui_layout(ui, style, button_words(button), inner.w - size - gap);
        int used = size + gap + words.width;
        inner.x += (inner.w - used) / 2;
        inner.w = used;
        struct rect at = rect_cut_left(&inner, size);
        ui_icon(ui, rect_centre(at, size, size), button->icon, c.ink);
        rect_cut_left(&inner, gap);
    }
    if (button_words(button)[0] != '\0') {
        ui_label(ui, inner, style, c.ink, button_words(button), ALIGN_CENTRE);
    }
    ui_set_behind(ui, before);
    add_target(ui, box, &button->control, button->kind, button->label, !button->disabled,
               button->selected);
    focus_ring(ui, box, &button->control, RADIUS_BUTTON);
}

void ui_button(struct ui *ui, struct rect box, const struct button *button)
{
    struct button drawn = *button;
    if (button->brief != NULL && !words_fit(ui, button, STYLE_STRONG, box)) {
        drawn.shown = button->brief;
    }
    draw_button(ui, box, &drawn);
}

/* The mark of an answer, in mm: a small panel has no room to give away beside the words. */
struct answer_mark {
    double before;
    double box;
    double icon;
    double after; /* and behind the words */
};

static struct answer_mark answer_mark(const struct ui *ui)
{
    return metrics_small_panel(ui->metrics) ? (struct answer_mark){SPACE_XS, 10.0, 9.0, SPACE_XS}
                                            : (struct answer_mark){SPACE_M, 12.0, 11.0, SPACE_S};
}

static int answer_room(const struct ui *ui, int width)
{
    struct answer_mark mark = answer_mark(ui);
    return width - ui_px(ui, mark.before) - ui_px(ui, mark.box) - 2 * ui_px(ui, mark.after);
}

enum style ui_answer_style(const struct ui *ui, const char *const *labels, size_t count, int width)
{
    static const enum style styles[] = {STYLE_LEAD_STRONG, STYLE_STRONG};
    const int room = answer_room(ui, width);
    for (size_t s = 0; s < sizeof(styles) / sizeof(styles[0]); s++) {
        size_t one_line = 0;
        while (one_line < count && ui_layout(ui, styles[s], labels[one_line], room).count == 1) {
            one_line++;
        }
        if (one_line == count) {
            return styles[s];
        }
    }
    return STYLE_BODY;
}

int ui_answer_height(const struct ui *ui, enum style style, const char *label, int width)
{
    int room = answer_room(ui, width);
    int words = ui_layout(ui, style, label, room).height + ui_px(ui, SPACE_S);
    int floor_px = ui_least_height(ui, TARGET_BUTTON);
    return words > floor_px ? words : floor_px;
}

void ui_answer(struct ui *ui, struct rect box, const struct answer_row *row)
{
    const struct palette *p = ui->palette;
    bool pressed = ui_is_pressed(ui, &row->control);
    bool lit = row->selected || pressed;
    struct color fill = row->selected ? p->tint : pressed ? p->tint : p->surface;
    struct color ink = !lit ? p->ink : p->plain ? p->on_primary : p->primary;
    ui_fill(ui, box, fill, RADIUS_BUTTON);
    ui_stroke(ui, box, row->selected ? p->primary : p->border, RADIUS_BUTTON,
              row->selected ? 1.0 : 0.5);
    struct rect room = box;
    struct answer_mark sizes = answer_mark(ui);
    rect_cut_left(&room, ui_px(ui, sizes.before));
    struct rect mark = rect_cut_left(&room, ui_px(ui, sizes.box));
    int size = ui_px(ui, sizes.icon);
    const char *icon = row->multiple
                           ? (row->selected ? "icon-square-check.svg" : "icon-square.svg")
                           : (row->selected ? "icon-circle-check.svg" : "icon-circle.svg");
    ui_icon(ui, rect_centre(mark, size, size), icon, lit ? ink : p->border);
    rect_cut_left(&room, ui_px(ui, sizes.after));
    rect_cut_right(&room, ui_px(ui, sizes.after));
    struct color before = ui_set_behind(ui, fill);
    ui_label(ui, room, row->style, ink, row->label, ALIGN_LEFT);
    ui_set_behind(ui, before);
    add_target(ui, box, &row->control, TARGET_BUTTON, row->label, true, row->selected);
    focus_ring(ui, box, &row->control, RADIUS_BUTTON);
}

void ui_key(struct ui *ui, struct rect box, const struct control *control, const char *label,
            const char *icon, enum style style, bool selected, bool disabled)
{
    const struct palette *p = ui->palette;
    bool pressed = !disabled && ui_is_pressed(ui, control);
    bool lit = selected || pressed;
    struct color fill = selected ? p->primary : pressed ? p->tint_pressed : p->surface;
    struct color ink = disabled ? p->ink_disabled : p->ink;
    struct color edge = disabled && p->plain ? p->ink_disabled : p->border;
    if (lit) {
        ink = selected || p->plain ? p->on_primary : p->ink;
    }
    ui_fill(ui, box, disabled ? p->sunken : fill, RADIUS_KEY);
    ui_stroke(ui, box, selected ? p->primary : edge, RADIUS_KEY, 0.5);
    struct color before = ui_set_behind(ui, disabled ? p->sunken : fill);
    if (icon != NULL) {
        int size = ui_px(ui, 9.0);
        ui_icon(ui, rect_centre(box, size, size), icon, ink);
    } else {
        ui_label(ui, box, style, ink, label, ALIGN_CENTRE);
    }
    ui_set_behind(ui, before);
    add_target(ui, box, control, TARGET_KEY, label, !disabled, selected);
    focus_ring(ui, box, control, RADIUS_KEY);
}

void ui_progress_line(struct ui *ui, struct rect box, int part, int whole)
{
    const struct palette *p = ui->palette;
    if (p->plain) {
        ui_stroke(ui, box, p->border, RADIUS_ROUND, 0.3);
    } else {
        ui_fill(ui, box, p->line, RADIUS_ROUND);
    }
    struct rect done = box;
    done.w = whole > 0 ? box.w * part / whole : 0;
    if (done.w >= box.h) {
        ui_fill(ui, done, p->primary, RADIUS_ROUND);
    }
}

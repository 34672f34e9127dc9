/* #14524E in a comment is no colour. */
static const struct color sand = COLOR_RGB(0xEBD9C3);

static void view(struct ui *ui, struct rect box)
{
    struct color veil = (struct color){0, 0, 0, 40};
    struct color green = (struct color){.r = 10, .g = 200, .a = 255};
    const uint32_t pixel = 0xFF14524E;
    struct color brown = {.r = 60};
    brown.g = 45;
    const double radius = 7.5;
    const double seven = 7.5;
    ui_fill(ui, box, green, seven);
    frame_draw(ui->frame, (struct draw){.kind = DRAW_BOX, .color = {60, 45, 20, 24}});
    ui_fill(ui, box, ui->palette->primary, RADIUS_CARD);
    ui_fill(ui, box, ui->palette->primary, 0);
    ui_fill(ui, box, ui->palette->primary, 1.2);
    ui_fill(ui, (struct rect){box.x, box.y, box.w, ui_px(ui, 0.8)}, ui->palette->primary,
            RADIUS_CARD + 2.0);
    ui_stroke(ui, box, ui->palette->primary, RADIUS_CARD, 0.5);
    ui_stroke(ui, box, ui->palette->primary, box.h / 2.0 / ui->metrics->px_per_mm, 0.5);
    ui_touch_area(ui, box, &control, TARGET_BUTTON, "Go on",
                  BAR);
}

#include "screens/message.h"

static void picture(struct ui *ui, struct rect room, const struct message_page *page)
{
    const struct palette *p = ui->palette;
    if (p->plain && page->icon == NULL) {
        return;
    }
    if (page->icon != NULL) {
        double radius = room.w / 2.0 / ui->metrics->px_per_mm;
        if (p->plain) {
            ui_icon(ui, room, page->icon, page->accent);
        } else {
            ui_fill(ui, room, page->accent, radius);
            ui_icon(ui, rect_centre(room, room.w * 6 / 10, room.h * 6 / 10), page->icon,
                    p->on_primary);
        }
    } else if (page->picture != NULL) {
        ui_picture(ui, room, page->picture);
    }
}

void message_view(const struct app *app, struct ui *ui, struct areas *areas,
                  const struct message_page *page)
{
    (void)app;
    const struct palette *p = ui->palette;
    bool landscape = metrics_two_columns(ui->metrics);
    struct rect room = areas->head;
    if (!landscape) {
        room.h = areas->body.y + areas->body.h - room.y;
    }
    double room_mm = room.h / ui->metrics->px_per_mm;
    bool tall = room_mm > 200.0;
    bool centred = page->centred && tall && !landscape;
    enum align align = centred ? ALIGN_CENTRE : ALIGN_LEFT;
    struct color before = ui_set_behind(ui, chrome_head_ground(ui));
    bool has_picture = (page->picture != NULL || page->icon != NULL) && room_mm > 80.0;
    if (has_picture) {
        int size = ui_px(ui, !tall ? 30.0 : ui->metrics->large_text ? 36.0 : 66.0);
        struct rect top = rect_cut_top(&room, size);
        picture(ui,
                centred ? rect_centre(top, size, size) : (struct rect){top.x, top.y, size, size},
                page);
        rect_cut_top(&room, ui_px(ui, tall ? SPACE_L : SPACE_XS));
    }
    if (page->eyebrow != NULL) {
        ui_paragraph(ui, &room, STYLE_STRONG, p->plain ? p->ink : p->primary, page->eyebrow, align);
    }
    ui_paragraph(ui, &room, centred ? STYLE_DISPLAY : STYLE_TITLE, centred ? p->ink : page->accent,
                 page->heading, align);
    rect_cut_top(&room, ui_px(ui, centred ? SPACE_XL : SPACE_S));
    size_t first = 0;
    if (landscape) {
        /* the sentences stand beside the heading; the first below it, if they are too many */
        int needs = 0;
        for (size_t i = 0; i < page->sentence_count; i++) {
            needs += ui_layout(ui, STYLE_LEAD, page->sentences[i], areas->body.w).height +
                     ui_px(ui, SPACE_XS);
        }
        if (needs > areas->body.h) {
            ui_paragraph(ui, &room, STYLE_LEAD, p->ink, page->sentences[first++], align);
        }
        room = areas->body;
    }
    for (size_t i = first; i < page->sentence_count; i++) {
        ui_paragraph(ui, &room, STYLE_LEAD, p->ink, page->sentences[i], align);
        rect_cut_top(&room, ui_px(ui, landscape ? SPACE_XS : SPACE_M));
    }
    ui_set_behind(ui, before);
    int bottom = areas->body.y + areas->body.h;
    areas->body.y = room.y;
    areas->body.h = bottom - room.y;
}

#include "screens/shared/list_head.h"

#include "ui/ui.h"

/* Cuts the room of the small buttons off the right of *head. */
static struct rect cut_turns(const struct ui *ui, struct rect *head)
{
    struct touch_floor floor = metrics_touch(ui->metrics, TARGET_SMALL);
    int side = ui_px(ui, floor.width > floor.height ? floor.width : floor.height);
    struct rect turns = rect_cut_right(head, 2 * side + ui_least_gap(ui, TARGET_SMALL));
    rect_cut_right(head, ui_px(ui, SPACE_S));
    turns.h = side;
    return turns;
}

struct rect list_head_view(struct ui *ui, struct rect *room, const struct list_head *head)
{
    const struct palette *p = ui->palette;
    bool low = metrics_low(ui->metrics);
    struct rect words = *room;
    struct rect turns = {0};
    if (metrics_landscape(ui->metrics)) {
        turns = cut_turns(ui, &words);
    }
    struct color before = ui_set_behind(ui, p->background);
    ui_paragraph(ui, &words, low ? STYLE_TITLE_SMALL : STYLE_TITLE, p->ink, head->heading,
                 ALIGN_LEFT);
    if (head->about != NULL && !metrics_small_panel(ui->metrics)) {
        ui_paragraph(ui, &words, low ? STYLE_BODY : STYLE_LEAD, p->ink_soft, head->about,
                     ALIGN_LEFT);
    }
    ui_set_behind(ui, before);
    int words_end = words.y + ui_px(ui, low ? 1.0 : SPACE_S);
    int turns_end = turns.y + turns.h + ui_least_gap(ui, TARGET_BUTTON);
    int end = turns.h > 0 && turns_end > words_end ? turns_end : words_end;
    rect_cut_top(room, end - room->y);
    return turns;
}

struct rect list_head_begin(const struct app *app, struct ui *ui, struct areas *areas,
                            const struct list_head *head, struct rect *turns)
{
    *turns = (struct rect){0};
    if (!metrics_low(ui->metrics)) {
        chrome_head(app, ui, areas, NULL, head->heading, head->about);
        return areas->body;
    }
    struct rect room = rect_union(areas->head, areas->body);
    areas->foot = (struct rect){room.x, areas->foot.y, room.w, areas->foot.h};
    room.h = areas->foot.y - chrome_gap(ui) - room.y;
    /* no room for words that only describe what the page shows */
    if (metrics_small_panel(ui->metrics)) {
        *turns = rect_cut_right(&areas->foot, areas->foot.w * 30 / 100);
        rect_cut_right(&areas->foot, chrome_gap(ui));
    } else {
        *turns = list_head_view(ui, &room, head);
    }
    return room;
}

void page_turns_view(struct ui *ui, struct rect box, bool icons, const struct page_turns *turns)
{
    struct button buttons[] = {
        {.control = {"list_previous", 0, NULL, turns->action, turns->page - 1},
         .label = turns->previous,
         .icon = icons ? "icon-back.svg" : NULL,
         .disabled = turns->page == 0},
        {.control = {"list_next", 0, NULL, turns->action, turns->page + 1},
         .label = turns->next,
         .icon = icons ? "icon-forward.svg" : NULL,
         .disabled = turns->page == turns->pages - 1},
    };
    int gap = icons ? ui_least_gap(ui, TARGET_SMALL) : chrome_gap(ui);
    for (int i = 0; i < 2; i++) {
        struct button *button = &buttons[i];
        button->look = BUTTON_OUTLINE;
        button->style = STYLE_STRONG;
        button->shown = icons ? "" : NULL;
        button->kind = icons ? TARGET_SMALL : TARGET_BUTTON;
        ui_button(ui, rect_column(box, i, 2, gap), button);
    }
}

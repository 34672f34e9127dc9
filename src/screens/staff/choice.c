#include "screens/staff/choice.h"

#include "screens/shared/answers.h"
#include "ui/ui.h"

void staff_choice_view(const struct app *app, struct ui *ui, const struct areas *areas,
                       const struct staff_choice *choice)
{
    const struct answers_layout layout =
        answers_lay_out(ui, areas->body, choice->labels, choice->count, 2);
    const int page = choice->page < layout.pages ? choice->page : layout.pages - 1;
    for (size_t i = 0; i < choice->count; i++) {
        if (layout.page_of[i] == page) {
            const struct answer_row row = {.control = {choice->name, (int)i, NULL, choice->action},
                                           .label = choice->labels[i],
                                           .style = layout.style,
                                           .selected = choice->chosen == (int)i};
            ui_answer(ui, layout.boxes[i], &row);
        }
    }
    struct foot_button back = choice->back;
    struct foot_button act = choice->act;
    act.disabled = choice->chosen < 0;
    if (page > 0) {
        back.action = choice->turn;
        back.value = page - 1;
    }
    if (page + 1 < layout.pages) {
        act = (struct foot_button){
            "more", choice->turn, answers_more_label(app, ui, page, layout.pages), false, page + 1};
    }
    chrome_foot(ui, areas, &back, &act);
}

void staff_buttons_view(struct ui *ui, struct rect room, const struct button *buttons, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        const int needs = ui_button_height(ui, &buttons[i], room.w);
        const int row = chrome_row_height(ui);
        ui_button(ui, rect_cut_top(&room, needs > row ? needs : row), &buttons[i]);
        rect_cut_top(&room, chrome_gap(ui));
    }
}

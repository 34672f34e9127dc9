#include "screens/questionnaire/question_map_tools.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "base/bug.h"
#include "domain/response.h"
#include "screens/shared/chrome.h"

#include <string.h>

static void add(struct map_tools *tools, struct button button)
{
    BUG_IF(tools->count == MAP_TOOLS_MAX);
    button.style = STYLE_STRONG;
    tools->buttons[tools->count++] = button;
}

static void add_side(struct map_tools *tools, const struct app *app, enum body_side side,
                     bool shown)
{
    add(tools, (struct button){.control = {"side", (int)side, NULL, MAP_SIDE, (long)side},
                               .look = shown ? BUTTON_PRIMARY : BUTTON_OUTLINE,
                               .selected = shown,
                               .label = app_text(app, side == BODY_BACK ? STR_MAP_BACK_VIEW
                                                                        : STR_MAP_FRONT_VIEW)});
}

struct button map_tools_as_list(const struct app *app)
{
    return (struct button){.control = {"as_list", 0, NULL, MAP_AS_LIST, 0},
                           .look = BUTTON_OUTLINE,
                           .icon = "icon-list.svg",
                           .style = STYLE_STRONG,
                           .label = app_text(app, STR_MAP_AS_LIST)};
}

struct map_tools map_tools_collect(const struct app *app, const struct ui *ui,
                                   const struct question_map *map, const struct body_view *view)
{
    const struct session *session = app_session_view(app);
    bool low = metrics_low(ui->metrics);
    struct map_tools tools = {.count = 0};
    for (int side = 0; side < BODY_SIDE_COUNT; side++) {
        bool shown = side == (int)map->side;
        if (!low || !shown) {
            add_side(&tools, app, (enum body_side)side, shown);
        }
    }
    if (view->parts > 1) {
        int next = (view->part + 1) % view->parts;
        add(&tools, (struct button){.control = {"part", next, NULL, MAP_PART, next},
                                    .look = BUTTON_OUTLINE,
                                    .label = app_text(app, next == 0 ? STR_MAP_UPPER_BODY
                                                                     : STR_MAP_LOWER_BODY)});
    }
    if (!low) {
        add(&tools, map_tools_as_list(app));
    }
    add(&tools, (struct button){.control = {"undo", 0, NULL, MAP_UNDO, 0},
                                .look = BUTTON_OUTLINE,
                                .disabled = map->undo.count == 0,
                                .label = app_text(app, STR_MAP_UNDO)});
    add(&tools,
        (struct button){.control = {"clear", 0, NULL, MAP_CLEAR, 0},
                        .look = BUTTON_OUTLINE,
                        .disabled = session->response->answers[session->item].state != ANSWER_GIVEN,
                        .label = app_text(app, STR_MAP_CLEAR)});
    return tools;
}

struct button map_tools_as_figure(const struct app *app)
{
    return (struct button){.control = {"as_figure", 0, NULL, MAP_AS_FIGURE, 0},
                           .look = BUTTON_OUTLINE,
                           .icon = "icon-person.svg",
                           .style = STYLE_STRONG,
                           .label = app_text(app, STR_MAP_AS_FIGURE)};
}

/* Leaves the button's picture out where it would break the words. */
static struct button tool_in(const struct ui *ui, const struct map_tools *tools, size_t index,
                             int width)
{
    struct button button = tools->buttons[index];
    if (ui_button_natural_width(ui, &button) > width) {
        button.icon = NULL;
    }
    return button;
}

static int row_height(const struct ui *ui, const struct map_tools *tools, size_t from, int columns,
                      int width)
{
    int height = 0;
    for (size_t i = from; i < tools->count && i < from + (size_t)columns; i++) {
        const struct button button = tool_in(ui, tools, i, width);
        int needs = ui_button_height(ui, &button, width);
        height = needs > height ? needs : height;
    }
    return height;
}

static int word_count(const char *text)
{
    int count = 1;
    while ((text = strchr(text, ' ')) != NULL) {
        text++;
        count++;
    }
    return count;
}

bool map_tools_keep_words(const struct ui *ui, const struct map_tools *tools, int width)
{
    for (size_t i = 0; i < tools->count; i++) {
        const char *label = tools->buttons[i].label;
        int room = width - 2 * ui_px(ui, SPACE_S);
        if ((int)ui_layout(ui, STYLE_STRONG, label, room).count > word_count(label)) {
            return false;
        }
    }
    return true;
}

int map_tools_height(const struct ui *ui, const struct map_tools *tools, int columns, int strip)
{
    int gap = chrome_gap(ui);
    int width = (strip - (columns - 1) * gap) / columns;
    int height = -gap;
    for (size_t i = 0; i < tools->count; i += (size_t)columns) {
        height += row_height(ui, tools, i, columns, width) + gap;
    }
    return height;
}

void map_tools_draw(struct ui *ui, const struct map_tools *tools, size_t from, size_t to,
                    int columns, struct rect *room)
{
    int gap = chrome_gap(ui);
    int width = (room->w - (columns - 1) * gap) / columns;
    for (size_t i = from; i < to; i += (size_t)columns) {
        struct rect row = rect_cut_top(room, row_height(ui, tools, i, columns, width));
        rect_cut_top(room, gap);
        for (int c = 0; c < columns && i + (size_t)c < to; c++) {
            const struct button button = tool_in(ui, tools, i + (size_t)c, width);
            ui_button(ui, rect_column(row, c, columns, gap), &button);
        }
    }
}

#include "screens/questionnaire/question_map.h"

#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "app/session.h"
#include "app/words.h"
#include "domain/response.h"
#include "screens/questionnaire/question_foot.h"
#include "screens/questionnaire/question_map_tools.h"
#include "screens/questionnaire/question_parts.h"
#include "ui/ui.h"

#include <string.h>

#define TOOL_WIDTH_EM 9 /* wider buttons beside the figure look lost */

/* How many of the options are places on the figure; the others are in the list alone. */
static size_t known_places(const struct item *item)
{
    size_t known = 0;
    for (size_t i = 0; i < item->option_count; i++) {
        known += body_place_known(item->options[i].code) ? 1 : 0;
    }
    return known;
}

/* True if the question has a figure. It is not offered where notes or points must be read first, or
 * what the groups say: there is no room for these and a figure. */
static bool is_offered(const struct session *session)
{
    const struct item *item = session_item(session);
    return item->control == CONTROL_BODY_MAP && known_places(item) > 0 && item->point_count == 0 &&
           response_notes(session->response, session->item, NULL, 0) == 0 &&
           !question_has_lead(session);
}

void question_map_begin(struct question_map *map, const struct session *session)
{
    if (is_offered(session) && (!map->begun || map->item != session->item)) {
        explicit_bzero(map, sizeof(*map));
        map->begun = true;
        map->item = session->item;
    }
}

/* --- what is chosen, in words --- */

/* Joins the names of the chosen options, at most this many of them, and says how many more there
 * are. */
static const char *names(const struct app *app, struct ui *ui, const struct session *session,
                         int most)
{
    struct arena *arena = ui->frame->arena;
    const struct item *item = session_item(session);
    uint64_t chosen = session->response->answers[session->item].options;
    const char *words = "";
    int n = 0;
    for (size_t i = 0; i < item->option_count; i++) {
        if ((chosen >> i & 1U) != 0) {
            n++;
            if (n <= most) {
                words = arena_printf(arena, "%s%s%s", words, n > 1 ? "\u00a0\u00b7 " : "",
                                     localized_get(&item->options[i].display, app_language(app)));
            }
        }
    }
    if (n <= most) {
        return words;
    }
    const char *more =
        APP_FORMAT(app, ui, STR_MAP_MORE, {"count", arena_printf(arena, "%d", n - most)});
    return arena_printf(arena, "%s\u00a0\u00b7 %s", words, more);
}

static void draw_words(const struct app *app, struct ui *ui, struct rect room, enum align align)
{
    const struct session *session = app_session_view(app);
    const struct palette *p = ui->palette;
    if (session->response->answers[session->item].state != ANSWER_GIVEN) {
        const struct item *item = session_item(session);
        bool more = known_places(item) < item->option_count;
        const char *hint = app_text(app, more ? STR_MAP_HINT_LIST : STR_MAP_HINT);
        struct text_layout words = ui_layout(ui, STYLE_BODY, hint, room.w);
        if (words.height > room.h) {
            words = ui_layout(ui, STYLE_BODY, app_text(app, STR_MAP_HINT_SHORT), room.w);
        }
        if (words.height <= room.h) {
            ui_draw_lines(ui, &words, 0, words.count, room, p->ink_soft, align);
        }
        return;
    }
    for (int most = QUESTIONNAIRE_OPTIONS_MAX; most >= 1; most--) {
        struct text_layout words =
            ui_layout(ui, STYLE_STRONG, names(app, ui, session, most), room.w);
        if (words.height <= room.h) {
            ui_draw_lines(ui, &words, 0, words.count, room, p->ink, align);
            return;
        }
    }
}

/* --- where everything stands --- */

struct plan {
    struct body_view view;
    struct rect figure; /* room of the figure, with the empty space beside it */
    struct rect first;  /* tools before the figure … */
    struct rect last;   /* … and after it; both are one strip where all tools stand together */
    int columns;
    struct rect words;
    enum align align;
    bool together;     /* all tools in one block */
    struct rect round; /* on a low panel: the list and "I'd rather tell" */
};

static int tool_width(const struct ui *ui)
{
    return TOOL_WIDTH_EM * metrics_font(ui->metrics, STYLE_STRONG).px;
}

static int words_height(const struct ui *ui, int lines)
{
    return lines * metrics_line_height(ui->metrics, STYLE_BODY);
}

/* In portrait, joins head and body and leaves out what a hand from a wheelchair cannot reach. */
static struct areas within_reach(const struct ui *ui, const struct areas *areas)
{
    int reach = metrics_reach_limit(ui->metrics);
    struct rect room = rect_union(areas->head, areas->body);
    rect_cut_top(&room, reach > room.y ? reach - room.y : 0);
    return (struct areas){.body = room};
}

/* Plan for portrait: the whole figure in the middle, tools at both sides of it, words below. */
static bool plan_upright_in(const struct ui *ui, struct rect room, const struct map_tools *tools,
                            int side, struct plan *plan)
{
    int gap = chrome_gap(ui);
    struct rect middle = room;
    rect_cut_left(&middle, side + gap);
    rect_cut_right(&middle, side + gap);
    if (!body_view_fit(ui->metrics, middle, plan->view.parts, &plan->view)) {
        return false;
    }
    plan->figure = room;
    rect_cut_top(&room, /* the tools begin level with the shoulders */
                 plan->view.box.y - room.y + (int)(34.0 * plan->view.scale));
    plan->first = rect_cut_left(&room, side);
    plan->last = rect_cut_right(&room, side);
    return map_tools_height(ui, tools, 1, side) <= room.h && map_tools_keep_words(ui, tools, side);
}

static bool plan_upright(const struct ui *ui, const struct areas *areas,
                         const struct map_tools *tools, struct plan *plan)
{
    int least = ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
    struct rect room = areas->body;
    plan->align = ALIGN_CENTRE;
    plan->columns = 1;
    /* the words keep a distance from the feet */
    plan->words = rect_cut_bottom(&room, words_height(ui, 2));
    for (int side = tool_width(ui); side >= least; side -= ui_px(ui, 2.0)) {
        if (plan_upright_in(ui, room, tools, side, plan)) {
            return true;
        }
    }
    return false;
}

/* Plan for portrait with the figure in parts: one part at the left with the words below it, all
 * tools in a strip at the right. */
static bool plan_upright_part(const struct ui *ui, const struct areas *areas,
                              const struct map_tools *tools, int parts, struct plan *plan)
{
    struct rect room = areas->body;
    plan->align = ALIGN_CENTRE;
    plan->columns = 1;
    plan->first = plan->last = rect_cut_right(&room, tool_width(ui));
    rect_cut_right(&room, chrome_gap(ui));
    plan->words = rect_cut_bottom(&room, words_height(ui, 2));
    plan->figure = room;
    return body_view_fit(ui->metrics, room, parts, &plan->view) &&
           map_tools_height(ui, tools, 1, plan->first.w) <= plan->first.h &&
           map_tools_keep_words(ui, tools, plan->first.w);
}

/* Plan for landscape: the figure at the left of the body, all tools in a strip at its right. The
 * words stand under the heading if there is room, otherwise under the tools. */
static bool plan_lying(const struct ui *ui, const struct areas *areas,
                       const struct map_tools *tools, int parts, struct plan *plan)
{
    int gap = chrome_gap(ui);
    bool words_in_head = areas->head.h >= words_height(ui, 3);
    int least = ui_px(ui, metrics_touch(ui->metrics, TARGET_BUTTON).width);
    plan->align = ALIGN_LEFT;
    for (int columns = 1; columns <= 2; columns++) {
        struct rect room = areas->body;
        int strip = columns * least + (columns - 1) * gap;
        struct rect figure = room;
        rect_cut_right(&figure, strip + gap);
        if (!body_view_fit(ui->metrics, figure, parts, &plan->view)) {
            continue;
        }
        int most = columns * tool_width(ui) + (columns - 1) * gap;
        int width = room.w - plan->view.box.w - gap;
        width = width < most ? width : most;
        int height = map_tools_height(ui, tools, columns, width);
        int words = words_in_head ? 0 : words_height(ui, 2) + gap;
        int each = (width - (columns - 1) * gap) / columns;
        if (height + words > room.h || !map_tools_keep_words(ui, tools, each)) {
            continue;
        }
        plan->columns = columns;
        plan->first = rect_cut_right(&room, width);
        rect_cut_right(&room, gap);
        body_view_fit(ui->metrics, room, parts, &plan->view);
        plan->figure = room;
        plan->last = plan->first;
        rect_cut_top(&plan->last, height + gap);
        plan->words = words_in_head ? areas->head : plan->last;
        rect_cut_top(&plan->words, words_in_head ? ui_px(ui, SPACE_XS) : 0);
        return true;
    }
    return false;
}

/* True if every part of the figure fits, so that turning to another part never leads to the list
 * instead. The part to draw is planned last. */
static bool make_plan(const struct app *app, const struct ui *ui, const struct question_map *map,
                      const struct areas *areas, struct plan *plan)
{
    const struct areas room = areas->beside ? *areas : within_reach(ui, areas);
    for (int parts = 1; parts <= BODY_PARTS_MAX; parts++) {
        bool fits = true;
        for (int i = 1; i <= parts && fits; i++) {
            int part = (map->part + i) % parts;
            plan->view = (struct body_view){map->side, .parts = parts, .part = part};
            const struct map_tools tools = map_tools_collect(app, ui, map, &plan->view);
            fits = areas->beside ? plan_lying(ui, &room, &tools, parts, plan)
                   : parts == 1  ? plan_upright(ui, &room, &tools, plan)
                                 : plan_upright_part(ui, &room, &tools, parts, plan);
        }
        if (fits) {
            return true;
        }
    }
    return false;
}

/* --- the figure --- */

static void draw_places(const struct app *app, struct ui *ui, const struct body_view *view)
{
    const struct session *session = app_session_view(app);
    const struct item *item = session_item(session);
    const struct answer *answer = &session->response->answers[session->item];
    size_t count = 0;
    const struct body_place *places = body_places(&count);
    for (size_t i = 0; i < count; i++) {
        size_t option = item_find_option(item, places[i].code);
        if (option == item->option_count || !body_place_in_view(view, &places[i])) {
            continue;
        }
        const struct control control = {"region", (int)option, places[i].code, MAP_PLACE, 0};
        bool chosen = answer->state == ANSWER_GIVEN && (answer->options >> option & 1U) != 0;
        body_place_draw(ui, view, &places[i], chosen, ui_is_pressed(ui, &control));
        ui_touch_area(ui, body_place_touch(view, &places[i]), &control, TARGET_KEY,
                      localized_get(&item->options[option].display, app_language(app)), RADIUS_KEY);
        ui->frame->targets[ui->frame->target_count - 1].selected = chosen;
    }
}

/* Draws "Left" and "Right", as the person means them, at the sides of the picture. */
static void draw_sides(const struct app *app, struct ui *ui, const struct plan *plan)
{
    const struct body_view *view = &plan->view;
    bool mirrored = view->side == BODY_FRONT;
    /* beside the head or, where the gaps around leave less room, beside the calves */
    double beside = view->part == 0 ? 34.0 : 25.0;
    double down = view->part == 0 ? 2.0 : 142.0;
    struct rect around = plan->figure;
    around.x -= chrome_gap(ui);
    around.w += 2 * chrome_gap(ui);
    int x = view->box.x + (int)(beside * view->scale);
    int y = (int)(view->figure_top + down * view->scale);
    int height = metrics_line_height(ui->metrics, STYLE_STRONG);
    struct rect left = {around.x, y, x - around.x, height};
    struct rect right = left;
    right.x = 2 * view->box.x + view->box.w - x;
    right.w = around.x + around.w - right.x;
    struct color before = ui_set_behind(ui, chrome_head_ground(ui));
    ui_label(ui, left, STYLE_STRONG, ui->palette->ink,
             app_text(app, mirrored ? STR_MAP_RIGHT : STR_MAP_LEFT), ALIGN_RIGHT);
    ui_label(ui, right, STYLE_STRONG, ui->palette->ink,
             app_text(app, mirrored ? STR_MAP_LEFT : STR_MAP_RIGHT), ALIGN_LEFT);
    ui_set_behind(ui, before);
}

static void draw_plan(const struct app *app, struct ui *ui, const struct question_map *map,
                      const struct plan *plan)
{
    const struct map_tools tools = map_tools_collect(app, ui, map, &plan->view);
    size_t after = tools.count - (plan->together ? 0 : MAP_TOOLS_LAST);
    struct rect first = plan->first;
    struct rect last = plan->last;
    map_tools_draw(ui, &tools, 0, after, plan->columns, &first);
    body_figure(ui, &plan->view);
    draw_sides(app, ui, plan);
    draw_places(app, ui, &plan->view);
    map_tools_draw(ui, &tools, after, tools.count, plan->columns,
                   plan->first.x == plan->last.x ? &first : &last);
    draw_words(app, ui, plan->words, plan->align);
}

bool question_map_view(const struct app *app, struct ui *ui, const struct question_map *map,
                       struct areas *areas)
{
    struct plan plan = {.columns = 1};
    if (metrics_low(ui->metrics) || !is_offered(app_session_view(app)) ||
        !make_plan(app, ui, map, areas, &plan)) {
        return false;
    }
    if (!map->list) {
        draw_plan(app, ui, map, &plan);
        return true;
    }
    const struct button button = map_tools_as_figure(app);
    int height = ui_button_height(ui, &button, areas->head.w);
    /* if the head has room for it, the list keeps all of its own */
    if (areas->head.h >= height + chrome_gap(ui)) {
        rect_cut_bottom(&areas->head, areas->beside ? 0 : chrome_gap(ui));
        ui_button(ui, rect_cut_bottom(&areas->head, height), &button);
    } else {
        ui_button(ui, rect_cut_top(&areas->body, height), &button);
        rect_cut_top(&areas->body, chrome_gap(ui));
    }
    return false;
}

/* --- a low panel --- */

/* Percentage of the width for everything beside the figure. On a 10.1" panel this leaves 91 mm by
 * 90 for the figure, with places of 15.2 mm. */
#define LOW_HEAD_PERCENT 52
#define LOW_COLUMNS      2

/* Plan for a low panel: one side and part of the figure, over the whole height of the body; the
 * tools below the words of the head, and under them the list and "I'd rather tell". */
static bool plan_low_view(const struct app *app, struct ui *ui, const struct question_map *map,
                          struct areas *areas, struct plan *plan)
{
    chrome_beside(ui, areas, LOW_HEAD_PERCENT);
    *plan = (struct plan){.view = {.side = map->side, .part = map->part},
                          .figure = areas->body,
                          .columns = LOW_COLUMNS,
                          .align = ALIGN_LEFT,
                          .together = true};
    if (!body_view_fit(ui->metrics, areas->body, BODY_PARTS_MAX, &plan->view)) {
        return false;
    }
    const struct map_tools tools = map_tools_collect(app, ui, map, &plan->view);
    struct rect *head = &areas->head;
    int width = (head->w - chrome_gap(ui)) / LOW_COLUMNS;
    plan->round = rect_cut_bottom(head, question_rather_tell_height(app, ui, width));
    rect_cut_bottom(head, chrome_gap(ui));
    plan->first = plan->last =
        rect_cut_bottom(head, map_tools_height(ui, &tools, LOW_COLUMNS, head->w));
    plan->words = rect_cut_bottom(head, words_height(ui, 1));
    int around = ui_px(ui, 2 * SPACE_XS); /* the space around the head, which is not needed here */
    return question_head_least(app, ui, head->w, NULL) - around <= head->h &&
           map_tools_keep_words(ui, &tools, width);
}

/* True if every view fits, so that turning to another view never leads to the list instead. The
 * view to draw is planned last. */
static bool plan_low(const struct app *app, struct ui *ui, const struct question_map *map,
                     struct areas *areas, struct plan *plan)
{
    const struct areas given = *areas;
    bool fits = true;
    for (int i = 1; i <= BODY_SIDE_COUNT && fits; i++) {
        for (int j = 1; j <= BODY_PARTS_MAX && fits; j++) {
            bool front = ((int)map->side + i) % BODY_SIDE_COUNT != BODY_BACK;
            const struct question_map view = {.side = front ? BODY_FRONT : BODY_BACK,
                                              .part = (map->part + j) % BODY_PARTS_MAX};
            *areas = given;
            fits = plan_low_view(app, ui, &view, areas, plan);
        }
    }
    return fits;
}

static void draw_low(const struct app *app, struct ui *ui, const struct question_map *map,
                     struct areas *areas, struct plan *plan)
{
    const char *hint = localized_get(&session_item(app_session_view(app))->hint, app_language(app));
    bool spare = question_head_least(app, ui, areas->head.w, hint) <= areas->head.h;
    question_head(app, ui, areas, spare ? hint : NULL);
    plan->words = rect_union(areas->head, plan->words);
    draw_plan(app, ui, map, plan);
    const struct button list = map_tools_as_list(app);
    ui_button(ui, rect_column(plan->round, 0, LOW_COLUMNS, chrome_gap(ui)), &list);
    question_rather_tell(app, ui, rect_column(plan->round, 1, LOW_COLUMNS, chrome_gap(ui)));
}

enum question_map_shown question_map_low(const struct app *app, struct ui *ui,
                                         const struct question_map *map, struct areas areas)
{
    struct plan plan;
    if (!metrics_low(ui->metrics) || !is_offered(app_session_view(app)) ||
        !plan_low(app, ui, map, &areas, &plan)) {
        return MAP_SHOWS_NOTHING;
    }
    if (map->list) {
        return MAP_SHOWS_LIST;
    }
    draw_low(app, ui, map, &areas, &plan);
    return MAP_SHOWS_FIGURE;
}

/* --- taps --- */

void question_map_remember(struct question_map *map, const struct session *session)
{
    if (is_offered(session)) {
        choice_undo_remember(&map->undo, session->response, session->item);
    }
}

bool question_map_update(struct app *app, struct question_map *map, struct tap tap, int *page)
{
    struct session *session = app_session(app);
    switch (tap.action) {
    case MAP_PLACE:
        question_map_remember(map, session);
        response_tap_option(session->response, session->item, (size_t)tap.index);
        return true;
    case MAP_UNDO: choice_undo_take_back(&map->undo, session->response, session->item); return true;
    case MAP_CLEAR:
        question_map_remember(map, session);
        response_clear(session->response, session->item);
        return true;
    case MAP_SIDE:
        map->side = tap.value == BODY_FRONT ? BODY_FRONT : BODY_BACK;
        app_new_page(app);
        return true;
    case MAP_PART:
        map->part = (int)tap.value;
        app_new_page(app);
        return true;
    case MAP_AS_LIST:
        map->list = true;
        map->page = *page;
        app_new_page(app);
        return true;
    case MAP_AS_FIGURE:
        map->list = false;
        *page = map->page;
        app_new_page(app);
        return true;
    }
    return false;
}

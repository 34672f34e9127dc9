#include "screens/questionnaire/question_page.h"

#include "app/comfort.h"
#include "app/context.h"
#include "app/words.h"
#include "base/bug.h"
#include "domain/answer_kind.h"
#include "screens/questionnaire/question_foot.h"
#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_parts.h"
#include "screens/shared/chrome.h"

#include <string.h>

#define TRIAL_BYTES (64U << 10)

/* One question with its answers. */
struct asked {
    size_t item;
    struct text_layout words; /* above the answers; no lines where they are the heading */
    int words_height;
    struct question_heights heights;
    int height; /* of the answers */
};

struct questions {
    struct asked items[PAGE_QUESTIONS_MAX];
    size_t count;
    int below_words; /* between words and answers */
    int apart;       /* between two questions */
};

bool question_page_shown(const struct session *session)
{
    return session->page.count > 1;
}

static struct text_layout words_of(const struct app *app, const struct ui *ui, size_t item,
                                   int width)
{
    const struct session *session = app_session_view(app);
    const char *words =
        response_question(session->response, item, app_language(app), ui->frame->arena);
    return ui_layout(ui, STYLE_LEAD_STRONG, words, width);
}

/* The height in px that words need which name an answer of the same page: as the file has them,
 * with some room for an answer that is longer than its linkId, so that no tap moves anything. */
static int words_height(const struct app *app, const struct ui *ui, size_t item, int width)
{
    const struct session *session = app_session_view(app);
    const char *words =
        item_words(&session->questionnaire->items[item], app_language(app), ui->frame->arena);
    const int narrower = strchr(words, '{') == NULL ? width : width * 3 / 4;
    return ui_layout(ui, STYLE_LEAD_STRONG, words, narrower).height;
}

static struct questions collect(const struct app *app, struct ui *ui,
                                const struct question_page *page, bool first_is_heading, int width)
{
    const struct session *session = app_session_view(app);
    struct questions blocks = {
        .count = page->count, .below_words = ui_px(ui, SPACE_XS), .apart = 2 * chrome_gap(ui)};
    for (size_t i = 0; i < page->count; i++) {
        struct asked *block = &blocks.items[i];
        block->item = page->items[i];
        if (i > 0 || !first_is_heading) {
            block->words = words_of(app, ui, block->item, width);
            block->words_height = words_height(app, ui, block->item, width);
        }
        const struct item *item = &session->questionnaire->items[block->item];
        block->heights = question_kind(item)->heights(app, ui, block->item, width);
        block->height = block->heights.least;
    }
    return blocks;
}

static int height_of(const struct questions *blocks)
{
    int height = 0;
    for (size_t i = 0; i < blocks->count; i++) {
        const struct asked *block = &blocks->items[i];
        height += i > 0 ? blocks->apart : 0;
        height += block->words_height + (block->words.count > 0 ? blocks->below_words : 0);
        height += block->height;
    }
    return height;
}

/* Gives what is left of the room to the answers that can make use of it, the same to each. */
static void share_room(struct questions *blocks, int room)
{
    int spare = room - height_of(blocks);
    for (size_t i = 0; i < blocks->count; i++) {
        struct asked *block = &blocks->items[i];
        int left = (int)(blocks->count - i);
        int wants = block->heights.most - block->heights.least;
        int more = wants < spare / left ? wants : spare / left;
        block->height += more > 0 ? more : 0;
        spare -= more > 0 ? more : 0;
    }
    int wider = blocks->count > 1 && spare > 0 ? spare / (int)blocks->count : 0;
    blocks->apart += wider < 2 * blocks->apart ? wider : 2 * blocks->apart;
}

/* The parts of the screen. */
struct place {
    struct areas areas;
    struct question_side_row row;
    bool first_is_heading;
};

/* Draws the head, and returns where the questions stand. */
static struct place view_head(const struct app *app, struct ui *ui,
                              const struct question_page *page)
{
    struct place place = {.areas = chrome_begin(app, ui, CHROME_PERSONAL)};
    struct areas *areas = &place.areas;
    struct rect *holder = areas->beside ? &areas->head : &areas->body;
    place.row = question_cut_page_row(app, ui, holder);
    if (!areas->beside) {
        areas->head.h = areas->body.h;
    }
    place.first_is_heading = question_page_head(app, ui, areas, page);
    chrome_begin_higher(ui, areas);
    return place;
}

/* True if something is to be read before a question of the page. */
static bool has_notes(const struct response *response, const struct question_page *page)
{
    for (size_t i = 0; i < page->count; i++) {
        if (response_notes(response, page->items[i], NULL, 0) > 0) {
            return true;
        }
    }
    return false;
}

bool question_page_fits(const struct app *app)
{
    const struct session *session = app_session_view(app);
    const struct question_page page = response_page(session->response, session->item);
    if (page.count < 2 || metrics_small_panel(app_metrics(app)) ||
        has_notes(session->response, &page)) {
        return false;
    }
    struct ui_frame frame = {.arena = arena_create(TRIAL_BYTES)};
    struct ui ui = app_ui(app, &frame);
    const struct place place = view_head(app, &ui, &page);
    const struct rect body = place.areas.body;
    const struct questions blocks = collect(app, &ui, &page, place.first_is_heading, body.w);
    const bool fits = height_of(&blocks) <= body.h;
    arena_destroy(frame.arena);
    return fits;
}

const char *question_page_target(const struct item *item, size_t place)
{
    /* constants, since a target that is pressed is known by its name in the frames that follow */
    static const char *const options[] = {"option", "option_2", "option_3", "option_4"};
    static const char *const numbers[] = {"number", "number_2", "number_3", "number_4"};
    _Static_assert(sizeof(options) / sizeof(options[0]) == PAGE_QUESTIONS_MAX, "one for each");
    _Static_assert(sizeof(numbers) / sizeof(numbers[0]) == PAGE_QUESTIONS_MAX, "one for each");
    BUG_IF(place >= PAGE_QUESTIONS_MAX);
    return answer_kind(item)->offer_count != NULL ? options[place] : numbers[place];
}

static void view_block(const struct app *app, struct ui *ui, const struct asked *block,
                       size_t place, int below_words, struct rect *room)
{
    const struct session *session = app_session_view(app);
    const bool asked = response_enabled(session->response, block->item);
    struct rect line = rect_cut_top(room, block->words_height);
    if (block->words.count > 0) {
        rect_cut_top(room, below_words);
    }
    const struct rect box = rect_cut_top(room, block->height);
    if (!asked) { /* another answer of the page may still ask it: its place stays */
        return;
    }
    ui_draw_lines(ui, &block->words, 0, block->words.count, line, ui->palette->ink, ALIGN_LEFT);
    const struct item *item = &session->questionnaire->items[block->item];
    const struct question_part part = {
        .item = block->item,
        .target = question_page_target(item, place),
        .action = QUESTION_ON_PAGE + (int)place,
    };
    question_kind(item)->view_part(app, ui, &part, box);
}

void question_page_view(const struct app *app, struct ui *ui)
{
    const struct session *session = app_session_view(app);
    const struct place place = view_head(app, ui, &session->page);
    const size_t around = ui->frame->target_count;
    struct rect room = place.areas.body;
    struct questions blocks = collect(app, ui, &session->page, place.first_is_heading, room.w);
    share_room(&blocks, room.h);
    for (size_t i = 0; i < blocks.count; i++) {
        rect_cut_top(&room, i > 0 ? blocks.apart : 0);
        view_block(app, ui, &blocks.items[i], i, blocks.below_words, &room);
    }
    question_foot(app, ui, &place.areas, place.row, (struct question_shown){.pages = 1});
    frame_targets_last(ui->frame,
                       around); /* so that the keyboard's focus begins with the answers */
}

void question_page_tap(struct question_state *state, struct session *session, struct tap tap)
{
    const size_t place = (size_t)(tap.action - QUESTION_ON_PAGE);
    BUG_IF(place >= session->page.count);
    const size_t item = session->page.items[place];
    question_kind(&session->questionnaire->items[item])->tap(state, session, item, tap);
}

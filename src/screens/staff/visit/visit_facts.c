#include "screens/staff/visit/visit_facts.h"

#include "app/context.h"
#include "app/moment.h"
#include "app/staff_work.h"
#include "app/words.h"
#include "base/bug.h"
#include "screens/staff/visit/visit_flags.h"
#include "screens/staff/visit/visit_past.h"
#include "screens/staff/visit/visit_state.h"
#include "screens/staff/visit_words.h"
#include "ui/body_map.h"
#include "ui/ui.h"

#include <string.h>

/* ---- reading ---- */

/* Takes the kiosk's questionnaire if its answers still fit it; otherwise one made from the answers
 * alone. */
static void read_form(const struct world *world, struct arena *arena, struct visit_facts *facts)
{
    const struct visit_record *record = &facts->record;
    if (!visit_record_has_response(record)) {
        return;
    }
    for (size_t i = 0; i < world->form_count && facts->response == NULL; i++) {
        if (strcmp(world->forms[i]->url, record->questionnaire) == 0) {
            facts->form = world->forms[i];
            facts->response = visit_record_response(arena, record, world->forms[i]);
        }
    }
    if (facts->response == NULL) {
        facts->form = visit_record_questionnaire(arena, record);
        facts->response = visit_record_response(arena, record, facts->form);
    }
}

bool visit_facts_read(const struct app *app, struct arena *arena, struct visit_id visit,
                      struct visit_facts *facts, struct err *err)
{
    *facts = (struct visit_facts){0};
    if (!staff_read_visit_with_history(app, arena, visit, &facts->record, &facts->history, err)) {
        return false;
    }
    const struct world *world = app_world(app);
    facts->history = numbers_about_same(arena, &facts->record, &facts->history, world->reasons,
                                        world->reason_count);
    facts->numbers = numbers_compare(arena, &facts->record, &facts->history);
    facts->ask_for_review = numbers_ask_for_review(&facts->record, &facts->history);
    read_form(world, arena, facts);
    return true;
}

/* ---- who and when ---- */

static const char *number_words(struct ui *ui, int64_t number)
{
    return arena_printf(ui->frame->arena, "%lld", (long long)number);
}

/* "Visit 3, last 9 days ago" */
static const char *which_visit(const struct app *app, struct ui *ui,
                               const struct visit_facts *facts)
{
    const struct client_history *history = &facts->history;
    if (facts->record.client.value == 0) {
        return app_text(app, STR_STAFF_VISIT_UNKNOWN);
    }
    int64_t last_ms = 0;
    int64_t now_ms = 0;
    if (history->visit_count == 0 || !iso8601_parse(history->last_visit_at, &last_ms) ||
        !iso8601_parse(facts->record.arrived_at, &now_ms)) {
        return app_text(app, STR_STAFF_VISIT_FIRST);
    }
    int64_t days = civil_days_between(last_ms, now_ms);
    return APP_FORMAT(app, ui,
                      days == 0   ? STR_STAFF_VISIT_AGAIN_TODAY
                      : days == 1 ? STR_STAFF_VISIT_AGAIN_YESTERDAY
                                  : STR_STAFF_VISIT_AGAIN,
                      {"number", number_words(ui, (int64_t)history->visit_count + 1)},
                      {"days", number_words(ui, days)});
}

const char *visit_facts_about(const struct app *app, struct ui *ui, const struct visit_facts *facts)
{
    struct arena *arena = ui->frame->arena;
    const struct visit_record *record = &facts->record;
    const char *about =
        arena_printf(arena, "%s%s%s", record->therapist,
                     record->therapist[0] != '\0' ? " \u00B7 " : "", which_visit(app, ui, facts));
    if (record->completed_at[0] == '\0') {
        return about;
    }
    return arena_printf(arena, "%s \u00B7 %s", about,
                        APP_FORMAT(app, ui, STR_STAFF_VISIT_SENT_AT,
                                   {"time", staff_time_words(app, arena, record->completed_at)}));
}

/* ---- blocks ---- */

struct builder {
    const struct app *app;
    struct ui *ui;
    const struct visit_facts *facts;
    struct visit_block *blocks;
    size_t count;
};

static void add(struct builder *builder, struct visit_block block)
{
    if (block.count == 0) {
        return;
    }
    BUG_IF(builder->count == VISIT_BLOCKS_MAX);
    builder->blocks[builder->count++] = block;
}

static void add_sentence(struct builder *builder, const char *text)
{
    struct visit_line *line = ARENA_NEW(builder->ui->frame->arena, struct visit_line);
    *line = (struct visit_line){"", text};
    add(builder,
        (struct visit_block){.kind = BLOCK_LINES, .heading = "", .lines = line, .count = 1});
}

static struct visit_flags flags_of(const struct builder *builder)
{
    return (struct visit_flags){builder->app, builder->ui, &builder->facts->record,
                                &builder->facts->numbers};
}

static void add_flags(struct builder *builder,
                      size_t (*make)(const struct visit_flags *of,
                                     struct visit_block blocks[VISIT_FLAGS_MAX]))
{
    const struct visit_flags of = flags_of(builder);
    struct visit_block blocks[VISIT_FLAGS_MAX];
    const size_t count = make(&of, blocks);
    for (size_t i = 0; i < count; i++) {
        add(builder, blocks[i]);
    }
}

static size_t item_of(const struct visit_facts *facts, const struct answer_record *answer)
{
    return facts->form == NULL ? ITEM_NO_PARENT : questionnaire_find(facts->form, answer->link_id);
}

/* True for a place on the body. If the questionnaire is gone, the codes of the places still
 * tell. */
static bool is_place(const struct visit_facts *facts, const struct answer_record *answer)
{
    size_t item = item_of(facts, answer);
    return body_place_known(answer->code) ||
           (item != ITEM_NO_PARENT && facts->form->items[item].control == CONTROL_BODY_MAP);
}

/* The places that answer one question, from this answer on: where it hurts, or where not to touch.
 */
static void build_places_of(struct builder *builder, size_t first)
{
    const struct visit_facts *facts = builder->facts;
    const struct visit_record *record = &facts->record;
    const struct answer_record *asked = &record->answers[first];
    struct visit_line *lines =
        ARENA_ARRAY(builder->ui->frame->arena, struct visit_line, record->answer_count);
    struct visit_block block = {
        .kind = BLOCK_PLACES, .heading = asked->staff_question, .lines = lines};
    const size_t item = item_of(facts, asked);
    block.places = &facts->form->items[item];
    block.chosen = facts->response->answers[item].options;
    for (size_t i = first; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (strcmp(answer->link_id, asked->link_id) == 0) {
            lines[block.count++] = (struct visit_line){"", answer->staff_answer};
        }
    }
    add(builder, block);
}

static void build_places(struct builder *builder)
{
    const struct visit_facts *facts = builder->facts;
    const struct visit_record *record = &facts->record;
    const char *before = "";
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (answer_record_state(answer) != ANSWER_GIVEN || !is_place(facts, answer) ||
            item_of(facts, answer) == ITEM_NO_PARENT || facts->response == NULL) {
            continue;
        }
        if (strcmp(answer->link_id, before) !=
            0) { /* the answers to one question follow each other */
            build_places_of(builder, i);
        }
        before = answer->link_id;
    }
}

static void build_numbers(struct builder *builder)
{
    const struct numbers *numbers = &builder->facts->numbers;
    struct visit_number *rows =
        ARENA_ARRAY(builder->ui->frame->arena, struct visit_number, numbers->count);
    for (size_t i = 0; i < numbers->count; i++) {
        const struct number_row *row = &numbers->items[i];
        rows[i] = (struct visit_number){visit_number_name(builder->app, builder->ui, row), row};
    }
    add(builder, (struct visit_block){.kind = BLOCK_NUMBERS,
                                      .heading = app_text(builder->app, STR_STAFF_VISIT_NUMBERS),
                                      .numbers = rows,
                                      .count = numbers->count});
}

/* NULL if the question has no number today. */
static const struct number_row *row_of(const struct numbers *numbers, const char *link_id)
{
    for (size_t i = 0; i < numbers->count; i++) {
        if (strcmp(numbers->items[i].answer->link_id, link_id) == 0) {
            return &numbers->items[i];
        }
    }
    return NULL;
}

/* The numbers from visit to visit, if there is more than one visit with a number. */
static void build_trend(struct builder *builder)
{
    static const char *const shown[] = {NUMBER_USUAL_PAIN, NUMBER_IN_THE_WAY, NUMBER_HARD};
    const struct app *app = builder->app;
    struct ui *ui = builder->ui;
    struct arena *arena = ui->frame->arena;
    const struct visit_facts *facts = builder->facts;
    struct visit_trend *trends =
        ARENA_ARRAY(arena, struct visit_trend, sizeof(shown) / sizeof(shown[0]));
    size_t count = 0;
    for (size_t i = 0; i < sizeof(shown) / sizeof(shown[0]); i++) {
        struct number_series series =
            numbers_series(arena, &facts->record, &facts->history, shown[i]);
        const struct number_row *row = row_of(&facts->numbers, shown[i]);
        if (row == NULL || series.count < 2) {
            continue;
        }
        const char *values = "";
        for (size_t v = 0; v < series.count; v++) {
            values = arena_printf(arena, "%s%s%ld", values, v == 0 ? "" : ", ", series.values[v]);
        }
        const char *name = visit_number_name(app, ui, row);
        const char *what = APP_FORMAT(app, ui, STR_STAFF_VISIT_ALL_VISITS, {"what", name});
        trends[count++] = (struct visit_trend){
            .what = what,
            .words =
                APP_FORMAT(app, ui, STR_STAFF_VISIT_SERIES, {"what", what}, {"values", values}),
            .series = series,
        };
    }
    add(builder,
        (struct visit_block){.kind = BLOCK_TREND, .heading = "", .trends = trends, .count = count});
    if (facts->ask_for_review) {
        add_sentence(
            builder,
            APP_FORMAT(app, ui, STR_STAFF_VISIT_REVIEW_PLAN,
                       {"number", number_words(ui, (int64_t)facts->history.visit_count + 1)}));
    }
}

static bool is_flagged(const struct visit_record *record, const struct answer_record *answer)
{
    for (size_t i = 0; i < record->flags.count; i++) {
        const struct flag *flag = &record->flags.items[i];
        /* it may have been said in another language the last time */
        if (strcmp(flag->link_id, answer->link_id) == 0 &&
            (strcmp(flag->text, answer->answer) == 0 ||
             strcmp(flag->staff_text, answer->staff_answer) == 0)) {
            return true;
        }
    }
    return false;
}

/* True for what was named, where the table of numbers says it. */
static bool is_in_table(const struct visit_facts *facts, const struct answer_record *answer)
{
    const struct number_row *row = row_of(&facts->numbers, NUMBER_HARD);
    return row != NULL && row->thing.words[0] != '\0' &&
           strcmp(answer->link_id, NUMBER_HARD_THING) == 0;
}

/* All other answers, with all answers to one question on one line. */
static void build_answers(struct builder *builder)
{
    struct arena *arena = builder->ui->frame->arena;
    const struct visit_record *record = &builder->facts->record;
    struct visit_line *lines = ARENA_ARRAY(arena, struct visit_line, record->answer_count);
    size_t count = 0;
    const char *before = "";
    const struct answer_record *above = NULL;
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (answer->has_number || answer_record_state(answer) != ANSWER_GIVEN ||
            is_place(builder->facts, answer) || is_flagged(record, answer) ||
            is_in_table(builder->facts, answer)) {
            continue;
        }
        if (count > 0 && strcmp(before, answer->link_id) == 0) {
            lines[count - 1].said =
                arena_printf(arena, "%s, %s", lines[count - 1].said, answer->staff_answer);
            continue;
        }
        lines[count++] =
            (struct visit_line){answer_record_question(answer, above, arena), answer->staff_answer};
        before = answer->link_id;
        above = answer;
    }
    add(builder, (struct visit_block){.kind = BLOCK_LINES,
                                      .heading = app_text(builder->app, STR_STAFF_VISIT_ANSWERS),
                                      .lines = lines,
                                      .count = count});
}

static void build_stars(struct builder *builder)
{
    const struct visit_record *record = &builder->facts->record;
    struct visit_line *lines =
        ARENA_ARRAY(builder->ui->frame->arena, struct visit_line, record->star_count);
    for (size_t i = 0; i < record->star_count; i++) {
        lines[i] = (struct visit_line){"", record->stars[i].title};
    }
    add(builder, (struct visit_block){.kind = BLOCK_LINES,
                                      .heading = app_text(builder->app, STR_STAFF_VISIT_STARS),
                                      .lines = lines,
                                      .count = record->star_count});
}

static void build_missing(struct builder *builder)
{
    const struct app *app = builder->app;
    const struct visit_record *record = &builder->facts->record;
    struct visit_line *lines =
        ARENA_ARRAY(builder->ui->frame->arena, struct visit_line, record->answer_count + 1);
    size_t count = 0;
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        enum answer_state state = answer_record_state(answer);
        if (state == ANSWER_DECLINED || state == ANSWER_SKIPPED) {
            lines[count++] = (struct visit_line){answer->staff_question,
                                                 app_text(app, state == ANSWER_DECLINED
                                                                   ? STR_STAFF_VISIT_TOLD
                                                                   : STR_STAFF_VISIT_SKIPPED)};
        }
    }
    if (record->completed_at[0] == '\0') {
        lines[count++] = (struct visit_line){"", app_text(app, STR_STAFF_VISIT_NOT_FINISHED)};
    } else if (count == 0) {
        lines[count++] = (struct visit_line){"", app_text(app, STR_STAFF_VISIT_NONE_MISSING)};
    }
    add(builder, (struct visit_block){.kind = BLOCK_LINES,
                                      .heading = app_text(app, STR_STAFF_VISIT_MISSING),
                                      .lines = lines,
                                      .count = count});
}

static void build_decisions(struct builder *builder)
{
    const struct visit_record *record = &builder->facts->record;
    struct arena *arena = builder->ui->frame->arena;
    struct visit_line *lines = ARENA_ARRAY(arena, struct visit_line, record->decision_count + 1);
    size_t count = 0;
    for (; count < record->decision_count; count++) {
        lines[count] = (struct visit_line){
            "", staff_decision_words(builder->app, arena, &record->decisions[count])};
    }
    const struct visit_flags of = flags_of(builder);
    if (count > 0 && record->undecided) {
        lines[count++] = (struct visit_line){"", visit_flags_undecided_words(&of)};
    }
    add(builder, (struct visit_block){.kind = BLOCK_LINES,
                                      .heading = app_text(builder->app, STR_STAFF_VISIT_DECISIONS),
                                      .lines = lines,
                                      .count = count});
}

static void build_changes(struct builder *builder)
{
    const struct visit_record *record = &builder->facts->record;
    const struct app *app = builder->app;
    struct ui *ui = builder->ui;
    struct arena *arena = ui->frame->arena;
    struct visit_line *lines = ARENA_ARRAY(arena, struct visit_line, record->change_count);
    for (size_t i = 0; i < record->change_count; i++) {
        const struct booking_change *change = &record->changes[i];
        lines[i] =
            (struct visit_line){"", APP_FORMAT(app, ui, STR_STAFF_CHANGE_AT,
                                               {"time", staff_time_words(app, arena, change->at)},
                                               {"what", staff_change_words(app, arena, change)})};
    }
    add(builder, (struct visit_block){.kind = BLOCK_LINES,
                                      .heading = app_text(app, STR_STAFF_VISIT_CHANGES),
                                      .lines = lines,
                                      .count = record->change_count});
}

/* That the arrival was taken back, and that answers were moved: briefly where there is little room.
 */
static void build_corrections(struct builder *builder, bool brief)
{
    const struct app *app = builder->app;
    const struct visit_record *record = &builder->facts->record;
    struct arena *arena = builder->ui->frame->arena;
    struct visit_line *lines = ARENA_ARRAY(arena, struct visit_line, record->move_count + 1);
    size_t count = 0;
    const char *heading = "";
    if (visit_record_is_undone(record)) {
        const char *when = staff_signed_words(app, arena, record->undone_at, record->undone_by);
        const char *undone = APP_FORMAT(app, builder->ui, STR_STAFF_VISIT_UNDONE, {"when", when});
        heading = brief ? "" : undone;
        lines[count++] =
            (struct visit_line){"", brief ? undone : app_text(app, STR_STAFF_VISIT_UNDONE_ABOUT)};
    }
    for (size_t i = 0; i < record->move_count; i++) {
        lines[count++] = (struct visit_line){"", staff_move_words(app, arena, &record->moves[i])};
    }
    add(builder, (struct visit_block){
                     .kind = BLOCK_LINES, .heading = heading, .lines = lines, .count = count});
}

size_t visit_facts_blocks(const struct app *app, struct ui *ui, const struct visit_facts *facts,
                          bool with_about, struct visit_block blocks[VISIT_BLOCKS_MAX])
{
    struct builder builder = {app, ui, facts, blocks, 0};
    const struct visit_record *record = &facts->record;
    /* a small panel has no room for both on its first page, and what is urgent comes first */
    if (!with_about) {
        build_corrections(&builder, false);
    }
    add_flags(&builder, visit_flags_urgent);
    if (with_about) {
        build_corrections(&builder, true);
    }
    const struct visit_block cautions = visit_cautions_block(app, ui, &facts->history);
    const struct visit_block signs = visit_signs_block(app, ui, &facts->history);
    const bool undecided = signs.tier >= TIER_HOLD;
    add(&builder, undecided ? signs : cautions);
    add(&builder, undecided ? cautions : signs);
    add_flags(&builder, visit_flags_others);
    build_changes(&builder);
    if (with_about) {
        add_sentence(&builder, visit_facts_about(app, ui, facts));
    }
    build_places(&builder);
    build_numbers(&builder);
    build_trend(&builder);
    build_answers(&builder);
    build_stars(&builder);
    if (visit_record_has_response(record)) {
        build_missing(&builder);
        add_sentence(&builder, app_text(app, STR_STAFF_VISIT_SOURCE));
    } else {
        enum questionnaire_status status = staff_questionnaire_status(record);
        add_sentence(&builder, APP_FORMAT(app, ui, STR_STAFF_VISIT_NO_ANSWERS,
                                          {"state", staff_answers_words(app, record->id, status)}));
    }
    build_decisions(&builder);
    return builder.count;
}

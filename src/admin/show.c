/* One visit as its therapist wants it before hands-on: what is urgent first, in the client's own
 * answers, and no advice. */
#include "admin/command.h"
#include "admin/flag_lines.h"
#include "admin/forms.h"
#include "admin/numbers.h"
#include "admin/record_json.h"
#include "admin/text.h"
#include "admin/text_table.h"
#include "domain/name.h"
#include "domain/plain.h"
#include "store/records.h"

#include <ctype.h>
#include <inttypes.h>
#include <string.h>

static const char *upper(struct arena *arena, const char *ascii)
{
    char *text = arena_strdup(arena, ascii);
    for (char *c = text; *c != '\0'; c++) {
        *c = (char)toupper((unsigned char)*c);
    }
    return text;
}

static const char *days_ago(struct arena *arena, const char *then, const char *now)
{
    int64_t then_ms = 0;
    int64_t now_ms = 0;
    if (!iso8601_parse(then, &then_ms) || !iso8601_parse(now, &now_ms)) {
        return "";
    }
    int64_t days = civil_days_between(then_ms, now_ms);
    return days == 0   ? "earlier today"
           : days == 1 ? "1 day before"
                       : arena_printf(arena, "%" PRId64 " days before", days);
}

static void add_line(struct text_table *table, const char *name, const char *text)
{
    if (text[0] != '\0') {
        text_table_add(table, (const char *const[]){name, text});
    }
}

/* One line each: "proceed  M.R.  2026-11-22 10:21". */
static void add_decisions(struct text_table *table, struct arena *arena,
                          const struct visit_record *record)
{
    for (size_t i = 0; i < record->decision_count; i++) {
        const struct decision_record *decision = &record->decisions[i];
        const char *signed_by =
            decision->initials[0] == '\0' ? "" : arena_printf(arena, "  %s", decision->initials);
        add_line(table, i == 0 ? "decided" : "",
                 arena_printf(arena, "%s%s  %s", decision->decision, signed_by,
                              text_moment(arena, decision->at)));
    }
}

/* "2026-11-22 10:40  M.R." */
static const char *signed_at(struct arena *arena, const char *at, const char *initials)
{
    return initials[0] == '\0' ? text_moment(arena, at)
                               : arena_printf(arena, "%s  %s", text_moment(arena, at), initials);
}

/* One line each: "to visit 2  2026-11-22 10:40  M.R.". */
static void add_moves(struct text_table *table, struct arena *arena,
                      const struct visit_record *record)
{
    for (size_t i = 0; i < record->move_count; i++) {
        const struct visit_move *move = &record->moves[i];
        add_line(table, i == 0 ? "answers moved" : "",
                 arena_printf(arena, "%s visit %" PRId64 "  %s", move->away ? "to" : "from",
                              move->other.value, signed_at(arena, move->at, move->initials)));
    }
}

static void print_head(const struct command *command, const struct visit_record *record,
                       const struct client_history *history)
{
    struct arena *arena = command->arena;
    const char *const header[] = {
        arena_printf(arena, "Visit %" PRId64, record->id.value),
        name_is_typed_digits(record->client_name)
            ? record->client_name
            : arena_printf(arena, "%s  %s", record->client_name, record->initials)};
    struct text_table *table = text_table_create(arena, header, 2);
    add_line(table, "arrived",
             arena_printf(arena, "%s, %s, found by %s", text_moment(arena, record->arrived_at),
                          record->arrival_kind, record->identity));
    for (size_t i = 0; i < record->appointments.count; i++) {
        const struct appointment *appointment = &record->appointments.items[i];
        char start[ISO8601_SIZE];
        iso8601_format(appointment->start_ms, start);
        add_line(table, "booked",
                 arena_printf(arena, "%s  %s  %s", text_moment(arena, start),
                              appointment->therapist, appointment->service));
    }
    if (record->appointments.count == 0) {
        add_line(table, "therapist", record->therapist);
    }
    if (record->client.value != 0) {
        add_line(table, "visits",
                 history->visit_count == 0
                     ? "the first that is kept here"
                     : arena_printf(arena, "number %zu, last %s", history->visit_count + 1,
                                    days_ago(arena, history->last_visit_at, record->arrived_at)));
    }
    const char *sent = record->completed_at[0] == '\0'
                           ? ""
                           : arena_printf(arena, " %s", text_moment(arena, record->completed_at));
    add_line(
        table, "questionnaire",
        arena_printf(arena, "%s%s, in %s", record->questionnaire_status, sent, record->language));
    if (record->notice_sha256[0] != '\0') {
        add_line(table, "agreed to",
                 arena_printf(arena, "the notice of %s, %.8s (cozy-admin notice %" PRId64 ")",
                              record->notice_version, record->notice_sha256, record->id.value));
    }
    add_line(table, "seen", text_moment(arena, record->seen_at));
    add_decisions(table, arena, record);
    add_moves(table, arena, record);
    if (visit_record_is_undone(record)) {
        add_line(table, "taken back", signed_at(arena, record->undone_at, record->undone_by));
    }
    text_table_print(table, command->host);
}

/* Adds lines, whose first stands beside these cells; what else there is to say stands on lines of
 * its own below it. The table has one column more than that. */
static void add_lines(struct text_table *table, struct arena *arena, const char *const *beside,
                      size_t beside_count, const char *lines)
{
    const char *cells[4] = {"", "", "", ""};
    for (size_t i = 0; i < beside_count; i++) {
        cells[i] = beside[i];
    }
    for (bool first = true; *lines != '\0' || first; first = false) {
        const size_t length = strcspn(lines, "\n");
        cells[beside_count] = arena_strndup(arena, lines, length);
        text_table_add(table, cells);
        lines += length + (lines[length] == '\n' ? 1 : 0);
        for (size_t i = 0; i < beside_count; i++) {
            cells[i] = "";
        }
    }
}

static void print_below(const struct command *command, const struct text_table *table)
{
    fputc('\n', command->host->out);
    text_table_print(table, command->host);
}

static void print_flags(const struct command *command, const struct visit_record *record)
{
    static const char *const header[] = {"Attention", "", "the client's own answer"};
    struct text_table *table = text_table_create(command->arena, header, 3);
    for (size_t i = 0; i < record->flags.count; i++) {
        const struct flag *flag = &record->flags.items[i];
        add_lines(
            table, command->arena,
            (const char *const[]){upper(command->arena, tier_code(flag->tier)), flag->code}, 2,
            flag_lines(command->arena, flag, visit_record_decision_of(record, flag), FLAG_LINES));
    }
    if (record->flags.count > 0) {
        print_below(command, table);
    }
}

/* "2026-11-16" */
static const char *day(struct arena *arena, const char *iso)
{
    return arena_printf(arena, "%.10s", iso);
}

/* What the client told at earlier visits and that still matters. */
static void print_past(const struct command *command, const struct client_history *history)
{
    static const char *const lasting[] = {"Told before", "", "what lasts, told last on that day"};
    static const char *const urgent[] = {"Earlier", "", "", "stops and holds"};
    struct arena *arena = command->arena;
    struct text_table *table = text_table_create(arena, lasting, 3);
    for (size_t i = 0; i < history->cautions.count; i++) {
        const struct past_flag *past = &history->cautions.items[i];
        add_lines(table, arena,
                  (const char *const[]){day(arena, past->flag.raised_at), past->flag.code}, 2,
                  past_flag_lines(arena, past, FLAG_LINES));
    }
    if (history->cautions.count > 0) {
        print_below(command, table);
    }
    table = text_table_create(arena, urgent, 4);
    for (size_t i = 0; i < history->urgent.count; i++) {
        const struct past_flag *past = &history->urgent.items[i];
        add_lines(table, arena,
                  (const char *const[]){day(arena, past->flag.raised_at),
                                        upper(arena, tier_code(past->flag.tier)), past->flag.code},
                  3, past_flag_lines(arena, past, FLAG_LINES));
    }
    if (history->urgent.count > 0) {
        print_below(command, table);
    }
}

static bool is_place(const struct questionnaire *form, const struct answer_record *answer)
{
    size_t item = form == NULL ? ITEM_NO_PARENT : questionnaire_find(form, answer->link_id);
    return item != ITEM_NO_PARENT && form->items[item].control == CONTROL_BODY_MAP;
}

/* The places that answer one question, from this answer on. */
static const char *places_of(const struct command *command, const struct visit_record *record,
                             size_t first)
{
    const char *places = record->answers[first].staff_answer;
    for (size_t i = first + 1; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (strcmp(answer->link_id, record->answers[first].link_id) == 0) {
            places = arena_printf(command->arena, "%s, %s", places, answer->staff_answer);
        }
    }
    return places;
}

/* Each question under its own words: where it hurts, and where not to touch. */
static void print_places(const struct command *command, const struct visit_record *record,
                         const struct questionnaire *form)
{
    const char *before = "";
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (!is_place(form, answer) || answer_record_state(answer) != ANSWER_GIVEN ||
            strcmp(answer->link_id, before) == 0) {
            continue;
        }
        before = answer->link_id;
        const char *places = places_of(command, record, i);
        struct text_table *table =
            text_table_create(command->arena, (const char *const[]){answer->staff_question}, 1);
        text_table_add(table, &places);
        fputc('\n', command->host->out);
        text_table_print(table, command->host);
    }
}

static void print_numbers(const struct command *command, const struct numbers *numbers)
{
    static const char *const header[] = {"Numbers", "first#", "last#", "today#", "since last"};
    struct arena *arena = command->arena;
    struct text_table *table = text_table_create(arena, header, 5);
    for (size_t i = 0; i < numbers->count; i++) {
        const struct number_row *row = &numbers->items[i];
        const char *const cells[] = {
            row->answer->staff_question,
            row->has_past ? arena_printf(arena, "%ld", row->first) : "",
            row->has_past ? arena_printf(arena, "%ld", row->last) : "",
            arena_printf(arena, "%ld", row->answer->number),
            numbers_change(arena, row),
        };
        text_table_add(table, cells);
    }
    if (numbers->count > 0) {
        fputc('\n', command->host->out);
        text_table_print(table, command->host);
    }
}

/* Everything else that was answered; several chosen options are several lines under one question.
 */
static void print_answers(const struct command *command, const struct visit_record *record,
                          const struct questionnaire *form)
{
    static const char *const header[] = {"Other answers", ""};
    struct text_table *table = text_table_create(command->arena, header, 2);
    const char *before = "";
    const struct answer_record *above = NULL;
    bool any = false;
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (answer->has_number || is_place(form, answer) ||
            answer_record_state(answer) != ANSWER_GIVEN) {
            continue;
        }
        bool same = strcmp(before, answer->link_id) == 0;
        const char *question = answer_record_question(answer, above, command->arena);
        text_table_add(table, (const char *const[]){same ? "" : question, answer->staff_answer});
        before = answer->link_id;
        above = answer;
        any = true;
    }
    if (any) {
        fputc('\n', command->host->out);
        text_table_print(table, command->host);
    }
}

static void print_missing(const struct command *command, const struct visit_record *record)
{
    FILE *out = command->host->out;
    text_table_heading(command->host, "Not answered");
    bool any = false;
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        enum answer_state state = answer_record_state(answer);
        if (state == ANSWER_DECLINED || state == ANSWER_SKIPPED) {
            fprintf(out, "%s (%s)\n", plain_text(command->arena, answer->staff_question),
                    state == ANSWER_DECLINED ? "would rather tell you" : "passed over");
            any = true;
        }
    }
    if (!visit_record_has_response(record)) {
        fputs("no questionnaire was begun\n", out);
    } else if (record->completed_at[0] == '\0') {
        fputs("what is missing: the questionnaire was not finished\n", out);
    } else if (!any) {
        fputs("none\n", out);
    }
}

static void print_visit(const struct command *command, const struct visit_record *record,
                        const struct client_history *history, const struct numbers *numbers,
                        const struct questionnaire *form)
{
    print_head(command, record, history);
    print_flags(command, record);
    print_past(command, history);
    print_places(command, record, form);
    print_numbers(command, numbers);
    if (numbers_ask_for_review(record, history)) {
        fprintf(command->host->out,
                "\nVisit %zu, no meaningful change since the first: review the plan?\n",
                history->visit_count + 1);
    }
    print_answers(command, record, form);
    print_missing(command, record);
    if (record->star_count > 0) {
        text_table_heading(command->host, "Would like to ask about");
        for (size_t i = 0; i < record->star_count; i++) {
            fprintf(command->host->out, "%s\n", plain_text(command->arena, record->stars[i].title));
        }
    }
    fputs("\nThis is what the client said; nobody has checked it.\n", command->host->out);
}

enum admin_exit command_show(struct command *command)
{
    struct visit_id visit = {0};
    struct visit_record record;
    struct client_history history;
    if (!command_visit(command, &visit)) {
        return ADMIN_USAGE;
    }
    if (!command_note(command, "visit %" PRId64, visit.value)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    if (!store_record_with_history(command->store, command->arena, visit, &record, &history,
                                   &command->err)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    if (visit_record_is_undone(&record) && !command->options.undone) {
        err_set(&command->err, "visit %" PRId64 " was taken back %s; --undone shows it",
                visit.value, signed_at(command->arena, record.undone_at, record.undone_by));
        return command_fail(command, ADMIN_REFUSED);
    }
    struct numbers numbers = numbers_compare(command->arena, &record, &history);
    if (command->options.json) {
        record_json_print_visit(command, &record, &history, &numbers);
        return ADMIN_DONE;
    }
    struct forms forms = forms_load(command);
    print_visit(command, &record, &history, &numbers, forms_find(command, &forms, &record));
    return ADMIN_DONE;
}

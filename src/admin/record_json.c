#include "admin/record_json.h"

#include <stdio.h>

static void write_arrival(struct json_writer *writer, const struct visit_record *record)
{
    const struct {
        const char *key;
        const char *text;
    } members[] = {
        {"arrived_at", record->arrived_at},
        {"appointment_at", record->appointment_at},
        {"client_name", record->client_name},
        {"initials", record->initials},
        {"therapist", record->therapist},
        {"arrival_kind", record->arrival_kind},
        {"identity", record->identity},
        {"questionnaire_status", record->questionnaire_status},
        {"attention", record->attention},
        {"seen_at", record->seen_at},
        {"language", record->language},
        {"undone_at", record->undone_at},
        {"undone_by", record->undone_by},
    };
    writer_key(writer, "visit_id");
    writer_number(writer, (long)record->id.value);
    for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
        writer_member(writer, members[i].key, members[i].text);
    }
    writer_key(writer, "undecided");
    writer_boolean(writer, record->undecided);
}

static void write_response(struct json_writer *writer, const struct visit_record *record)
{
    writer_key(writer, "response");
    writer_open(writer, '{');
    writer_member(writer, "questionnaire", record->questionnaire);
    writer_member(writer, "version", record->version);
    writer_member(writer, "sha256", record->sha256);
    writer_member(writer, "notice_version", record->notice_version);
    writer_member(writer, "notice_sha256", record->notice_sha256);
    writer_member(writer, "status", record->response_status);
    writer_member(writer, "started_at", record->started_at);
    writer_member(writer, "completed_at", record->completed_at);
    writer_close(writer, '}');
}

static void write_answers(struct json_writer *writer, const struct visit_record *record)
{
    writer_key(writer, "answers");
    writer_open(writer, '[');
    for (size_t i = 0; i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        writer_open(writer, '{');
        writer_member(writer, "link_id", answer->link_id);
        writer_member(writer, "question", answer->question);
        writer_member(writer, "answer", answer->answer);
        writer_member(writer, "code", answer->code);
        writer_member(writer, "staff_question", answer->staff_question);
        writer_member(writer, "staff_answer", answer->staff_answer);
        if (answer->has_number) {
            writer_key(writer, "number");
            writer_number(writer, answer->number);
        }
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

static void write_flag_members(struct json_writer *writer, const struct flag *flag)
{
    writer_member(writer, "tier", tier_code(flag->tier));
    writer_member(writer, "link_id", flag->link_id);
    writer_member(writer, "code", flag->code);
    writer_member(writer, "text", flag->text);
    writer_member(writer, "question", flag->question);
    writer_member(writer, "staff_text", flag->staff_text);
    writer_member(writer, "staff_question", flag->staff_question);
    writer_member(writer, "raised_at", flag->raised_at);
    writer_member(writer, "withdrawn_at", flag->withdrawn_at);
    writer_member(writer, "decided_at", flag->decided_at);
    writer_member(writer, "decided_before_at", flag->decided_before_at);
    writer_key(writer, "lasting");
    writer_boolean(writer, flag->lasting);
}

static void write_flags(struct json_writer *writer, const struct visit_record *record)
{
    writer_key(writer, "flags");
    writer_open(writer, '[');
    for (size_t i = 0; i < record->flags.count; i++) {
        writer_open(writer, '{');
        write_flag_members(writer, &record->flags.items[i]);
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

/* What was told at earlier visits. */
static void write_past_flags(struct json_writer *writer, const char *key,
                             const struct past_flags *flags)
{
    writer_key(writer, key);
    writer_open(writer, '[');
    for (size_t i = 0; i < flags->count; i++) {
        const struct past_flag *past = &flags->items[i];
        writer_open(writer, '{');
        writer_key(writer, "visit_id");
        writer_number(writer, (long)past->visit.value);
        writer_member(writer, "arrived_at", past->arrived_at);
        writer_member(writer, "undone_at", past->undone_at);
        write_flag_members(writer, &past->flag);
        writer_member(writer, "not_ticked_at", past->unticked_at);
        writer_member(writer, "decision", past->decided.decision);
        writer_member(writer, "initials", past->decided.initials);
        writer_member(writer, "decision_at", past->decided.at);
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

static void write_stars(struct json_writer *writer, const struct visit_record *record)
{
    writer_key(writer, "stars");
    writer_open(writer, '[');
    for (size_t i = 0; i < record->star_count; i++) {
        writer_open(writer, '{');
        writer_member(writer, "page_id", record->stars[i].page_id);
        writer_member(writer, "title", record->stars[i].title);
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

static void write_decisions(struct json_writer *writer, const struct visit_record *record)
{
    writer_key(writer, "decisions");
    writer_open(writer, '[');
    for (size_t i = 0; i < record->decision_count; i++) {
        writer_open(writer, '{');
        writer_member(writer, "at", record->decisions[i].at);
        writer_member(writer, "decision", record->decisions[i].decision);
        writer_member(writer, "initials", record->decisions[i].initials);
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

static void write_moves(struct json_writer *writer, const struct visit_record *record)
{
    writer_key(writer, "moves");
    writer_open(writer, '[');
    for (size_t i = 0; i < record->move_count; i++) {
        const struct visit_move *move = &record->moves[i];
        writer_open(writer, '{');
        writer_member(writer, "at", move->at);
        writer_key(writer, move->away ? "to_visit_id" : "from_visit_id");
        writer_number(writer, (long)move->other.value);
        writer_member(writer, "initials", move->initials);
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

static void write_appointments(struct json_writer *writer, const struct visit_record *record)
{
    writer_key(writer, "appointments");
    writer_open(writer, '[');
    for (size_t i = 0; i < record->appointments.count; i++) {
        const struct appointment *appointment = &record->appointments.items[i];
        char time[ISO8601_SIZE];
        writer_open(writer, '{');
        writer_member(writer, "uid", appointment->uid);
        writer_member(writer, "start", iso8601_format(appointment->start_ms, time));
        writer_member(writer, "end", iso8601_format(appointment->end_ms, time));
#define MEMBER(ID, name, usual, presence) writer_member(writer, #name, appointment->name);
        APPOINTMENT_TEXTS(MEMBER)
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

void record_json_write(struct json_writer *writer, const struct visit_record *record,
                       const struct client_history *history)
{
    write_arrival(writer, record);
    if (record->client.value != 0) {
        writer_key(writer, "client_id");
        writer_number(writer, (long)record->client.value);
    }
    write_appointments(writer, record);
    if (visit_record_has_response(record)) {
        write_response(writer, record);
    }
    write_flags(writer, record);
    write_answers(writer, record);
    write_stars(writer, record);
    write_decisions(writer, record);
    write_moves(writer, record);
    write_past_flags(writer, "told_before", &history->cautions);
    write_past_flags(writer, "urgent_before", &history->urgent);
}

void record_json_print_arrivals(const struct command *command, const struct visit_records *records)
{
    struct json_writer writer = {.out.arena = command->arena};
    writer_open(&writer, '[');
    for (size_t i = 0; i < records->count; i++) {
        writer_open(&writer, '{');
        write_arrival(&writer, &records->items[i]);
        writer_close(&writer, '}');
    }
    writer_close(&writer, ']');
    fprintf(command->host->out, "%s\n", writer_text(&writer));
}

static void write_numbers(struct json_writer *writer, const struct numbers *numbers)
{
    writer_key(writer, "numbers");
    writer_open(writer, '[');
    for (size_t i = 0; i < numbers->count; i++) {
        const struct number_row *row = &numbers->items[i];
        writer_open(writer, '{');
        writer_member(writer, "link_id", row->answer->link_id);
        writer_member(writer, "question", row->answer->question);
        if (row->thing.code[0] != '\0') {
            writer_member(writer, "thing", row->thing.code);
        }
        writer_key(writer, "today");
        writer_number(writer, row->answer->number);
        if (row->has_past) {
            writer_key(writer, "first");
            writer_number(writer, row->first);
            writer_key(writer, "last");
            writer_number(writer, row->last);
            writer_key(writer, "change");
            writer_number(writer, row->answer->number - row->last);
            writer_member(writer, "trend", numbers_trend_code(row->trend));
        }
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

void record_json_print_visit(const struct command *command, const struct visit_record *record,
                             const struct client_history *history, const struct numbers *numbers)
{
    struct json_writer writer = {.out.arena = command->arena};
    writer_open(&writer, '{');
    record_json_write(&writer, record, history);
    writer_key(&writer, "visit_number");
    writer_number(&writer, (long)history->visit_count + 1);
    writer_member(&writer, "last_visit_at", history->last_visit_at);
    write_numbers(&writer, numbers);
    writer_key(&writer, "review_plan");
    writer_boolean(&writer, numbers_ask_for_review(record, history));
    writer_close(&writer, '}');
    fprintf(command->host->out, "%s\n", writer_text(&writer));
}

#include "admin/list_answer.h"

#include "admin/text.h"
#include "admin/text_table.h"
#include "domain/checkin.h"
#include "domain/plain.h"
#include "form/json_writer.h"
#include "import/night.h"

#include <string.h>

static const char *time_of(struct arena *arena, int64_t ms)
{
    struct civil_time t = civil_from_ms(ms);
    return arena_printf(arena, "%02d:%02d", t.hour, t.minute);
}

static void say_how_found(const struct day_list *list, FILE *out)
{
    size_t no_phone = 0;
    size_t no_name = 0;
    size_t neither = 0;
    for (size_t i = 0; i < list->count; i++) {
        bool phone = list->items[i].phone[0] != '\0';
        bool name = list->items[i].client_name[0] != '\0';
        no_phone += name && !phone ? 1 : 0;
        no_name += phone && !name ? 1 : 0;
        neither += !phone && !name ? 1 : 0;
    }
    if (no_phone > 0) {
        fprintf(out, "%zu without a phone number: found by name alone\n", no_phone);
    }
    if (no_name > 0) {
        fprintf(out, "%zu without a name: found by phone alone\n", no_name);
    }
    if (neither > 0) {
        fprintf(out, "%zu without name and phone number: cannot be found\n", neither);
    }
}

static void say_remarks(const struct command *command, const struct remarks *remarks,
                        const char *what, FILE *out)
{
    for (size_t i = 0; i < remarks->kept; i++) {
        const struct remark *remark = &remarks->items[i];
        fprintf(out, "line %zu%s: %s\n", remark->line, what,
                plain_text(command->arena, remark->reason));
    }
    if (remarks->count > remarks->kept) {
        fprintf(out, "and %zu more\n", remarks->count - remarks->kept);
    }
}

static void say_therapists(const struct command *command, const struct list_answer *answer,
                           FILE *out)
{
    size_t count = 0;
    const char *const *therapists =
        checkin_therapists(command->arena, &answer->result->list, answer->day_ms, &count);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s%s%s", i == 0 ? "therapists: " : ", ",
                plain_text(command->arena, therapists[i]), i + 1 == count ? "\n" : "");
    }
}

/* A list of another day, or one whose days and months were taken for each other. */
static void say_none_today(const struct command *command, const struct list_answer *answer,
                           FILE *out)
{
    const struct import_result *result = answer->result;
    char earliest[ISO8601_DAY_SIZE];
    char latest[ISO8601_DAY_SIZE];
    if (result->asked > 0) {
        fprintf(out, "%zu %s on %s, and none names a client\n", result->asked,
                result->asked == 1 ? "entry" : "entries", answer->day);
    } else if (result->entries == 0) {
        fputs("the list holds no rows\n", out);
    } else {
        fprintf(out, "%s, none on %s (earliest %s, latest %s)\n",
                text_count(command->arena, (int64_t)result->entries, "row"), answer->day,
                iso8601_format_day(result->earliest_ms, earliest),
                iso8601_format_day(result->latest_ms, latest));
    }
    if (result->hidden > 0) {
        fprintf(out,
                "%zu of them %s (\"Busy\" or the like): does the calendar share all details?\n",
                result->hidden, result->hidden == 1 ? "hides its title" : "hide their titles");
    }
}

static void say_night(const struct command *command, const struct day_list *list, FILE *out)
{
    int64_t first_ms = 0;
    const size_t count = night_visits(list, &first_ms);
    if (count > 0) {
        fprintf(out, "%zu visit%s at night (%s%s): is a.m. or p.m. missing?\n", count,
                count == 1 ? " begins" : "s begin", time_of(command->arena, first_ms),
                count == 1 ? "" : " the first");
    }
}

void list_answer_say(const struct command *command, const struct list_answer *answer, FILE *out)
{
    const struct day_list *list = &answer->result->list;
    size_t cancelled = 0;
    for (size_t i = 0; i < list->count; i++) {
        cancelled += list->items[i].status == APPOINTMENT_CANCELLED ? 1 : 0;
    }
    fprintf(out, "%s: in order\n%s on %s", plain_text(command->arena, command->options.operand),
            text_count(command->arena, (int64_t)list->count, "appointment"), answer->day);
    if (list->count > 0) {
        fprintf(out, ", the first at %s, the last at %s",
                time_of(command->arena, list->items[0].start_ms),
                time_of(command->arena, list->items[list->count - 1].start_ms));
    }
    fprintf(out, "; %zu of them cancelled\n", cancelled);
    if (list->count == 0) {
        say_none_today(command, answer, out);
    }
    say_night(command, list, out);
    say_therapists(command, answer, out);
    say_how_found(list, out);
    say_remarks(command, &answer->result->left_out, " is left out", out);
    say_remarks(command, &answer->result->notes, "", out);
}

void list_answer_print_rows(const struct command *command, const struct list_answer *answer)
{
    static const char *const header[] = {"Start",     "End",     "Client", "Phone",
                                         "Therapist", "Service", ""};
    struct arena *arena = command->arena;
    const struct day_list *list = &answer->result->list;
    struct text_table *table = text_table_create(arena, header, 7);
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *item = &list->items[i];
        const char *const cells[] = {
            time_of(arena, item->start_ms),
            time_of(arena, item->end_ms),
            item->client_name,
            item->phone,
            item->therapist,
            item->service,
            item->status == APPOINTMENT_CANCELLED ? "cancelled" : "",
        };
        text_table_add(table, cells);
    }
    if (list->count > 0) {
        fputc('\n', command->host->out);
        text_table_print(table, command->host);
    }
}

/* --- for programs --- */

static void write_time(struct json_writer *writer, const char *key, int64_t ms)
{
    char text[ISO8601_SIZE];
    writer_member(writer, key, iso8601_format(ms, text));
}

static void write_phones(struct json_writer *writer, struct arena *arena, const char *phones)
{
    writer_key(writer, "phones");
    writer_open(writer, '[');
    for (const char *at = phones; *at != '\0';) {
        size_t length = strcspn(at, " ");
        if (length > 0) {
            writer_string(writer, arena_strndup(arena, at, length));
        }
        at += length + strspn(at + length, " ");
    }
    writer_close(writer, ']');
}

static void write_row(struct json_writer *writer, struct arena *arena,
                      const struct appointment *item)
{
    const bool cancelled = item->status == APPOINTMENT_CANCELLED;
    writer_open(writer, '{');
    write_time(writer, "start", item->start_ms);
    write_time(writer, "end", item->end_ms);
    writer_member(writer, "client", item->client_name);
    write_phones(writer, arena, item->phone);
    writer_member(writer, "therapist", item->therapist);
    writer_member(writer, "service", item->service);
    writer_key(writer, "cancelled");
    writer_boolean(writer, cancelled);
    writer_member(writer, "uid", item->uid);
    writer_close(writer, '}');
}

static void write_remarks(struct json_writer *writer, const char *key,
                          const struct remarks *remarks)
{
    writer_key(writer, key);
    writer_open(writer, '[');
    for (size_t i = 0; remarks != NULL && i < remarks->kept; i++) {
        writer_open(writer, '{');
        writer_key(writer, "line");
        writer_number(writer, (long)remarks->items[i].line);
        writer_member(writer, "reason", remarks->items[i].reason);
        writer_close(writer, '}');
    }
    writer_close(writer, ']');
}

static void write_result(struct json_writer *writer, const struct import_result *result)
{
    writer_key(writer, "left_out_count");
    writer_number(writer, (long)result->left_out.count);
    write_remarks(writer, "notes", &result->notes);
    writer_key(writer, "entries");
    writer_number(writer, (long)result->entries);
    writer_key(writer, "asked");
    writer_number(writer, (long)result->asked);
    writer_key(writer, "hidden");
    writer_number(writer, (long)result->hidden);
    writer_key(writer, "night");
    writer_number(writer, (long)night_visits(&result->list, &(int64_t){0}));
    if (result->entries > 0) {
        write_time(writer, "earliest", result->earliest_ms);
        write_time(writer, "latest", result->latest_ms);
    }
}

void list_answer_print_json(const struct command *command, const struct list_answer *answer)
{
    const struct import_result *result = answer->result;
    struct json_writer writer = {.out.arena = command->arena};
    writer_open(&writer, '{');
    writer_member(&writer, "day", answer->day);
    writer_key(&writer, "rows");
    writer_open(&writer, '[');
    for (size_t i = 0; result != NULL && i < result->list.count; i++) {
        write_row(&writer, command->arena, &result->list.items[i]);
    }
    writer_close(&writer, ']');
    write_remarks(&writer, "left_out", result == NULL ? NULL : &result->left_out);
    writer_key(&writer, "refused");
    writer_boolean(&writer, result == NULL);
    if (result != NULL) {
        write_result(&writer, result);
    } else {
        writer_key(&writer, "problems");
        writer_open(&writer, '[');
        for (size_t i = 0; i < answer->problems->count; i++) {
            writer_string(&writer, answer->problems->items[i]);
        }
        writer_close(&writer, ']');
    }
    if (answer->block != NULL) {
        writer_member(&writer, "day_list", answer->block);
    }
    writer_close(&writer, '}');
    fprintf(command->host->out, "%s\n", writer_text(&writer));
}

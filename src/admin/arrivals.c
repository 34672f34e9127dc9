/* Who arrived on a day. */
#include "admin/command.h"
#include "admin/record_json.h"
#include "admin/text.h"
#include "admin/text_table.h"
#include "store/records.h"

#include <inttypes.h>
#include <string.h>

/* "10:21" of "2026-11-22T10:21:00-08:00" */
static const char *time_of_day(struct arena *arena, const char *moment)
{
    const char *t = strchr(moment, 'T');
    return t == NULL || strlen(t) < 6 ? "" : arena_strndup(arena, t + 1, 5);
}

/* As urgent as they are: emergencies, then same-day matters, then the rest. */
static int urgency(const struct visit_record *record)
{
    return strcmp(record->attention, "stop") == 0   ? 0
           : strcmp(record->attention, "hold") == 0 ? 1
                                                    : 2;
}

/* Those that stand, or those that were taken back. */
static struct visit_records that_are(struct arena *arena, const struct visit_records *records,
                                     bool undone)
{
    struct visit_record *items = ARENA_ARRAY(arena, struct visit_record, records->count);
    size_t count = 0;
    for (size_t i = 0; i < records->count; i++) {
        if (visit_record_is_undone(&records->items[i]) == undone) {
            items[count++] = records->items[i];
        }
    }
    return (struct visit_records){items, count};
}

static struct visit_records by_urgency(struct arena *arena, const struct visit_records *records)
{
    struct visit_record *sorted = ARENA_ARRAY(arena, struct visit_record, records->count);
    size_t count = 0;
    for (int urgent = 0; urgent < 3; urgent++) {
        for (size_t i = 0; i < records->count; i++) {
            if (urgency(&records->items[i]) == urgent) {
                sorted[count++] = records->items[i];
            }
        }
    }
    return (struct visit_records){sorted, count};
}

/* "stop, undecided": also of one that was seen, since whoever saw it may not have acted on it. */
static const char *attention_words(struct arena *arena, const struct visit_record *record)
{
    return record->undecided ? arena_printf(arena, "%s, undecided", record->attention)
                             : record->attention;
}

/* With two more columns, "10:40" and "MR", for those that were taken back. */
static void print_table(const struct command *command, const struct visit_records *records,
                        bool undone)
{
    static const char *const header[] = {"visit#",    "arrived",   "booked",     "client",
                                         "therapist", "kind",      "identity",   "questionnaire",
                                         "seen",      "attention", "taken back", "by"};
    const size_t columns = sizeof(header) / sizeof(header[0]);
    struct arena *arena = command->arena;
    struct text_table *table = text_table_create(arena, header, undone ? columns : columns - 2);
    for (size_t i = 0; i < records->count; i++) {
        const struct visit_record *record = &records->items[i];
        const char *const cells[] = {
            arena_printf(arena, "%" PRId64, record->id.value),
            time_of_day(arena, record->arrived_at),
            time_of_day(arena, record->appointment_at),
            record->client_name,
            record->therapist,
            record->arrival_kind,
            record->identity,
            record->questionnaire_status,
            time_of_day(arena, record->seen_at),
            attention_words(arena, record),
            time_of_day(arena, record->undone_at),
            record->undone_by,
        };
        text_table_add(table, cells);
    }
    text_table_print(table, command->host);
}

/* The most urgent of what nobody has decided about; TIER_NONE if all is decided. */
static enum tier undecided_tier(const struct visit_record *record)
{
    enum tier most = TIER_NONE;
    for (size_t i = 0; i < record->flags.count; i++) {
        const struct flag *flag = &record->flags.items[i];
        if (flag->tier >= TIER_HOLD && flag->tier > most && flag->decided_at[0] == '\0') {
            most = flag->tier;
        }
    }
    return most;
}

static size_t count_undecided(const struct visit_records *records, enum tier tier)
{
    size_t count = 0;
    for (size_t i = 0; i < records->count; i++) {
        count += undecided_tier(&records->items[i]) == tier ? 1 : 0;
    }
    return count;
}

/* "2 arrivals taken back, 1 with an emergency that nobody has decided about (--undone)" */
static void print_taken_back(const struct command *command, const struct visit_records *others)
{
    struct arena *arena = command->arena;
    const size_t stops = count_undecided(others, TIER_STOP);
    const size_t holds = count_undecided(others, TIER_HOLD);
    const char *stop = stops == 0 ? "" : arena_printf(arena, "%zu with an emergency", stops);
    const char *hold = holds == 0 ? "" : arena_printf(arena, "%zu with a same-day matter", holds);
    fprintf(command->host->out, "%s taken back%s%s%s%s%s (--undone)\n",
            text_count(arena, (int64_t)others->count, "arrival"), stops + holds > 0 ? ", " : "",
            stop, stops > 0 && holds > 0 ? " and " : "", hold,
            stops + holds > 0 ? " that nobody has decided about" : "");
}

enum admin_exit command_arrivals(struct command *command)
{
    const char *date = command->options.date;
    int64_t day = civil_day_start_ms(clock_wall_ms(command->clock));
    if (date != NULL && !iso8601_parse_day(date, &day)) {
        return command_usage(command, "--date %s: not a day such as 2026-11-22", date);
    }
    const char *from = command_day(command, day);
    const char *before = command_day(command, civil_next_day_ms(day));
    struct visit_records records;
    if (!command_note(command, "%s", from) ||
        !store_records(command->store, command->arena, from, before, &records, &command->err)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    const bool undone = command->options.undone;
    const struct visit_records others = that_are(command->arena, &records, true);
    records = that_are(command->arena, &records, undone);
    records = by_urgency(command->arena, &records);
    if (command->options.json) {
        record_json_print_arrivals(command, &records);
        return ADMIN_DONE;
    }
    if (records.count == 0) {
        fprintf(command->host->out,
                undone ? "No arrival of %s was taken back.\n" : "Nobody arrived on %s.\n", from);
    } else {
        print_table(command, &records, undone);
    }
    if (!undone && others.count > 0) {
        print_taken_back(command, &others);
    }
    return ADMIN_DONE;
}

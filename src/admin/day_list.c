/* Checking a day list as the kiosk would read it, and putting it where the kiosk reads it. */
#include "import/day_list.h"
#include "admin/command.h"
#include "admin/text.h"
#include "base/file.h"
#include "domain/checkin.h"

#include <string.h>

/* LIST_COLUMN_COUNT if there is none of that name. */
static size_t column_named(const char *name, size_t length)
{
    size_t i = 0;
    while (i < LIST_COLUMN_COUNT && (strlen(list_columns[i].name) != length ||
                                     strncmp(list_columns[i].name, name, length) != 0)) {
        i++;
    }
    return i;
}

/* Reads "First Name+Last Name" up to end. */
static void read_names(struct arena *arena, const char *at, const char *end,
                       struct column_names *names)
{
    names->count = 0;
    while (at < end && names->count < COLUMN_NAMES_MAX) {
        const char *plus = memchr(at, '+', (size_t)(end - at));
        const char *to = plus != NULL ? plus : end;
        names->items[names->count++] = arena_strndup(arena, at, (size_t)(to - at));
        at = to + 1;
    }
}

/* Reads "start=Beginn,client_name=Kunde". A column that is not named is one that the list does not
 * have. */
static bool read_columns(struct command *command, struct csv_mapping *mapping)
{
    const char *at = command->options.columns;
    *mapping = at == NULL ? csv_mapping_usual : (struct csv_mapping){.time_format = ""};
    while (at != NULL && *at != '\0') {
        size_t length = strcspn(at, ",");
        const char *equals = memchr(at, '=', length);
        size_t column =
            equals == NULL ? LIST_COLUMN_COUNT : column_named(at, (size_t)(equals - at));
        if (column == LIST_COLUMN_COUNT) {
            return false;
        }
        read_names(command->arena, equals + 1, at + length, &mapping->columns[column]);
        at += length + (at[length] == ',' ? 1 : 0);
    }
    return true;
}

static const char *time_of(struct arena *arena, int64_t ms)
{
    struct civil_time t = civil_from_ms(ms);
    return arena_printf(arena, "%02d:%02d", t.hour, t.minute);
}

static void say_how_found(const struct command *command, const struct day_list *list)
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
    FILE *out = command->host->out;
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

static void say(const struct command *command, const struct day_list *list, const char *day,
                int64_t day_ms)
{
    FILE *out = command->host->out;
    size_t cancelled = 0;
    for (size_t i = 0; i < list->count; i++) {
        cancelled += list->items[i].status == APPOINTMENT_CANCELLED ? 1 : 0;
    }
    fprintf(out, "%s: in order\n%s on %s", command->options.operand,
            text_count(command->arena, (int64_t)list->count, "appointment"), day);
    if (list->count > 0) {
        fprintf(out, ", the first at %s, the last at %s",
                time_of(command->arena, list->items[0].start_ms),
                time_of(command->arena, list->items[list->count - 1].start_ms));
    }
    fprintf(out, "; %zu of them cancelled\n", cancelled);
    size_t count = 0;
    const char *const *therapists = checkin_therapists(command->arena, list, day_ms, &count);
    for (size_t i = 0; i < count; i++) {
        fprintf(out, "%s%s%s", i == 0 ? "therapists: " : ", ", therapists[i],
                i + 1 == count ? "\n" : "");
    }
    say_how_found(command, list);
}

static enum admin_exit check(struct command *command, const struct csv_mapping *mapping,
                             int64_t day_ms)
{
    const struct options *options = &command->options;
    const char *day = command_day(command, day_ms);
    char *bytes = NULL;
    struct import_request request = {
        .name = options->operand,
        .mapping = mapping,
        .therapist = "",
        .clinic_phone = "",
        .from_ms = day_ms,
        .to_ms = civil_next_day_ms(day_ms),
    };
    struct import_result result;
    struct problems problems = {.arena = command->arena};
    if (!file_read(command->arena, options->operand, IMPORT_BYTES_MAX, &bytes, &request.length,
                   &command->err)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    request.bytes = bytes;
    if (!import_parse(command->arena, &request, &result, &problems)) {
        command_print_problems(command, &problems);
        return ADMIN_REFUSED;
    }
    say(command, &result.list, day, day_ms);
    if (options->to == NULL) {
        return ADMIN_DONE;
    }
    if (!command_may_write(command, options->to)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    if (!command_note(command, "day list of %s", day)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    /* writes the bytes that were checked, as the file may have changed since */
    if (!file_replace(options->to, bytes, request.length, &command->err)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    fprintf(command->host->out, "%s: written\n", options->to);
    return ADMIN_DONE;
}

enum admin_exit command_import(struct command *command)
{
    const struct options *options = &command->options;
    struct csv_mapping mapping;
    int64_t day = civil_day_start_ms(clock_wall_ms(command->clock));
    if (options->date != NULL && !iso8601_parse_day(options->date, &day)) {
        return command_usage(command, "--date %s: not a day such as 2026-11-22", options->date);
    }
    if (!read_columns(command, &mapping)) {
        return command_usage(command, "--columns %s: not like start=From,client_name=Client",
                             options->columns);
    }
    mapping.time_format = options->time_format != NULL ? options->time_format : "";
    return check(command, &mapping, day);
}

/* How the kiosk was used in a month. */
#include "store/usage.h"
#include "admin/command.h"
#include "admin/text_table.h"
#include "form/json_writer.h"

#include <inttypes.h>
#include <string.h>

struct section {
    const char *kind;
    const char *title;
    const char *nothing; /* what an empty detail means */
};
static const struct section sections[] = {
    {"arrived", "Arrivals", ""},
    {"questionnaire", "Questionnaires", ""},
    {"stopped-after", "Not finished: answered last", "(before the first answer)"},
    {"page", "Pages opened", ""},
    {"look-up", "Look-ups that failed", ""},
};
#define SECTIONS (sizeof(sections) / sizeof(sections[0]))

static bool has_section(const char *kind)
{
    for (size_t i = 0; i < SECTIONS; i++) {
        if (strcmp(sections[i].kind, kind) == 0) {
            return true;
        }
    }
    return false;
}

static void print_section(const struct command *command, const struct usage *usage,
                          const struct section *section)
{
    struct arena *arena = command->arena;
    int64_t total = 0;
    for (size_t i = 0; i < usage->count; i++) {
        total += strcmp(usage->items[i].kind, section->kind) == 0 ? usage->items[i].count : 0;
    }
    const char *const header[] = {arena_printf(arena, "%" PRId64 "#", total), section->title};
    struct text_table *table = text_table_create(arena, header, 2);
    for (size_t i = 0; i < usage->count; i++) {
        const struct usage_count *item = &usage->items[i];
        if (strcmp(item->kind, section->kind) == 0) {
            const char *const cells[] = {
                arena_printf(arena, "%" PRId64, item->count),
                item->detail[0] == '\0' ? section->nothing : item->detail,
            };
            text_table_add(table, cells);
        }
    }
    fputc('\n', command->host->out);
    text_table_print(table, command->host);
}

static void print_tables(const struct command *command, const struct usage *usage,
                         const char *month)
{
    fprintf(command->host->out, "%s\n", month);
    for (size_t i = 0; i < SECTIONS; i++) {
        print_section(command, usage, &sections[i]);
    }
    for (size_t i = 0; i < usage->count; i++) { /* whatever else is counted */
        const char *kind = usage->items[i].kind;
        bool first = i == 0 || strcmp(usage->items[i - 1].kind, kind) != 0;
        if (first && !has_section(kind)) {
            print_section(command, usage, &(struct section){kind, kind, ""});
        }
    }
}

static void print_json(const struct command *command, const struct usage *usage, const char *month)
{
    struct json_writer writer = {.out.arena = command->arena};
    writer_open(&writer, '{');
    writer_member(&writer, "month", month);
    for (size_t i = 0; i < usage->count; i++) {
        const struct usage_count *item = &usage->items[i];
        if (i == 0 || strcmp(usage->items[i - 1].kind, item->kind) != 0) {
            writer_key(&writer, item->kind);
            writer_open(&writer, '{');
        }
        writer_key(&writer, item->detail);
        writer_number(&writer, (long)item->count);
        if (i + 1 == usage->count || strcmp(usage->items[i + 1].kind, item->kind) != 0) {
            writer_close(&writer, '}');
        }
    }
    writer_close(&writer, '}');
    fprintf(command->host->out, "%s\n", writer_text(&writer));
}

enum admin_exit command_usage_of_month(struct command *command)
{
    const char *month = command->options.month;
    int64_t first = clock_wall_ms(command->clock);
    if (month != NULL && (strlen(month) != strlen("2026-11") ||
                          !iso8601_parse(arena_printf(command->arena, "%s-01", month), &first))) {
        return command_usage(command, "--month %s: not a month such as 2026-11", month);
    }
    struct civil_time day = civil_from_ms(first);
    day = (struct civil_time){.year = day.year, .month = day.month, .day = 1};
    const char *from = command_day(command, civil_to_ms(day));
    day.month++;
    const char *before = command_day(command, civil_to_ms(day));
    month = arena_strndup(command->arena, from, strlen("2026-11"));
    struct usage usage;
    if (!command_note(command, "%s", month) ||
        !store_usage(command->store, command->arena, from, before, &usage, &command->err)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    if (command->options.json) {
        print_json(command, &usage, month);
    } else {
        print_tables(command, &usage, month);
    }
    return ADMIN_DONE;
}

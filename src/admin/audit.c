/* Who did what. */
#include "store/audit.h"
#include "admin/command.h"
#include "admin/text_table.h"
#include "form/json_writer.h"

static void print_json(const struct command *command, const struct audit_log *log)
{
    struct json_writer writer = {.out.arena = command->arena};
    writer_open(&writer, '[');
    for (size_t i = 0; i < log->count; i++) {
        const struct audit_entry *entry = &log->items[i];
        writer_open(&writer, '{');
        writer_member(&writer, "at", entry->at);
        writer_member(&writer, "who", entry->who);
        writer_member(&writer, "command", entry->command);
        writer_member(&writer, "scope", entry->scope);
        writer_close(&writer, '}');
    }
    writer_close(&writer, ']');
    fprintf(command->host->out, "%s\n", writer_text(&writer));
}

enum admin_exit command_audit(struct command *command)
{
    static const char *const header[] = {"at", "who", "command", "about"};
    struct audit_log log;
    if (!command_note(command, "%s", "") ||
        !store_audit_read(command->store, command->arena, &log, &command->err)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    if (command->options.json) {
        print_json(command, &log);
        return ADMIN_DONE;
    }
    struct text_table *table = text_table_create(command->arena, header, 4);
    for (size_t i = 0; i < log.count; i++) {
        const struct audit_entry *entry = &log.items[i];
        text_table_add(table,
                       (const char *const[]){entry->at, entry->who, entry->command, entry->scope});
    }
    text_table_print(table, command->host);
    return ADMIN_DONE;
}

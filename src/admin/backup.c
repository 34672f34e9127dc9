/* Copies of the database, there and back. */
#include "store/backup.h"
#include "admin/command.h"
#include "admin/progress.h"
#include "store/store.h"

enum admin_exit command_backup(struct command *command)
{
    const char *path = command->options.operand;
    if (!command_may_write(command, path)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    if (!command_note(command, "%s", "")) {
        return command_fail(command, ADMIN_DATABASE);
    }
    struct progress progress = progress_begin(command->host, "backing up");
    struct store_progress steps = progress_of(&progress);
    bool ok = store_backup(command->store, path, &steps, &command->err);
    progress_end(&progress);
    if (!ok) {
        return command_fail(command, ADMIN_REFUSED);
    }
    fprintf(command->host->err, "%s: written and checked\n", path);
    return ADMIN_DONE;
}

enum admin_exit command_restore(struct command *command)
{
    const char *path = command->options.database;
    const char *kept = "";
    if (command_is_database(command, command->options.operand)) {
        err_set(&command->err, "%s: is the database itself", command->options.operand);
        return command_fail(command, ADMIN_REFUSED);
    }
    struct progress progress = progress_begin(command->host, "restoring");
    struct store_progress steps = progress_of(&progress);
    bool ok = store_restore(command->arena, path, command->options.operand, command->clock, &steps,
                            &kept, &command->err);
    progress_end(&progress);
    if (!ok) {
        return command_fail(command, ADMIN_REFUSED);
    }
    fprintf(command->host->err, "%s: restored from %s\n", path, command->options.operand);
    if (kept[0] != '\0') {
        fprintf(command->host->err, "%s: what was there before\n", kept);
    }
    /* opening it updates a database of an older version; the audit entry belongs into the restored
     * one */
    ok = command_open(command) && command_note(command, "%s", "");
    store_close(command->store);
    return ok ? ADMIN_DONE : command_fail(command, ADMIN_DATABASE);
}

/* Deleting what is kept elsewhere. */
#include "store/purge.h"
#include "admin/command.h"
#include "admin/progress.h"
#include "admin/text.h"
#include "store/store.h"

#include <dirent.h>
#include <errno.h>
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#define DAYS_MAX 36500

/* Names the copies that this program and the kiosk left beside the database: they still hold what
 * was deleted. */
static void name_copies(const struct command *command)
{
    const char *path = command->options.database;
    const char *slash = strrchr(path, '/');
    const char *name = slash == NULL ? path : slash + 1;
    const char *directory =
        slash == NULL ? "." : arena_strndup(command->arena, path, (size_t)(slash - path) + 1);
    const char *updates = arena_printf(command->arena, "%s.v", name);
    const char *replaced = arena_printf(command->arena, "%s.replaced.", name);
    const char *restoring = arena_printf(command->arena, "%s.restoring", name);
    DIR *dir = opendir(directory);
    if (dir == NULL) {
        return;
    }
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (strncmp(entry->d_name, updates, strlen(updates)) == 0 ||
            strncmp(entry->d_name, replaced, strlen(replaced)) == 0 ||
            strcmp(entry->d_name, restoring) == 0) {
            fprintf(command->host->out,
                    "%s: an older copy beside the database still has what was in it; remove it "
                    "when it is no longer needed\n",
                    entry->d_name);
        }
    }
    closedir(dir);
}

static void say(const struct command *command, const char *before,
                const struct purge_result *result)
{
    FILE *out = command->host->out;
    fprintf(out, "%s from before %s deleted\n", text_count(command->arena, result->gone, "visit"),
            before);
    if (result->left > 0) {
        fprintf(out, "%" PRId64 " left: neither exported nor backed up since they last changed\n",
                result->left);
    }
    if (result->left_undone > 0) {
        fprintf(out, "%s left: only a backup keeps those\n",
                text_count(command->arena, result->left_undone, "undone arrival"));
    }
    if (!result->log_emptied) {
        fprintf(out,
                "%s-wal: another program was reading; what was deleted may still be in this "
                "file until purge is run again\n",
                command->options.database);
    }
    name_copies(command);
}

enum admin_exit command_purge(struct command *command)
{
    const char *text = command->options.older_than;
    char *end = NULL;
    if (text == NULL) {
        return command_usage(command, "purge: needs --older-than DAYS");
    }
    errno = 0;
    long days = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || days < 1 || days > DAYS_MAX) {
        return command_usage(command, "--older-than %s: not a number of days from 1 to %d", text,
                             DAYS_MAX);
    }
    struct civil_time day = civil_from_ms(civil_day_start_ms(clock_wall_ms(command->clock)));
    day.day -= (int)days;
    const char *before = command_day(command, civil_to_ms(day));
    const struct purge purge = {
        .before_day = before,
        .who = command->host->who,
        .scope = arena_printf(command->arena, "before %s", before),
    };
    struct purge_result result;
    struct progress progress = progress_begin(command->host, "deleting");
    struct store_progress steps = progress_of(&progress);
    bool ok = store_purge(command->store, &purge, &steps, &result, &command->err);
    progress_end(&progress);
    if (!ok) {
        return command_fail(command, ADMIN_DATABASE);
    }
    say(command, before, &result);
    return ADMIN_DONE;
}

/* Deleting what is old and was handed on. */
#include "store/purge.h"
#include "admin/command.h"
#include "admin/progress.h"
#include "admin/text.h"
#include "content/config.h"
#include "domain/clock_check.h"

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
    const char *lost = arena_printf(command->arena, "%s.lost", name);
    const char *restoring = arena_printf(command->arena, "%s.restoring", name);
    DIR *dir = opendir(directory);
    if (dir == NULL) {
        return;
    }
    for (const struct dirent *entry = readdir(dir); entry != NULL; entry = readdir(dir)) {
        if (strncmp(entry->d_name, updates, strlen(updates)) == 0 ||
            strncmp(entry->d_name, replaced, strlen(replaced)) == 0 ||
            strncmp(entry->d_name, lost, strlen(lost)) == 0 ||
            strcmp(entry->d_name, restoring) == 0) {
            fprintf(command->host->out,
                    "%s: an older copy beside the database still has what was in it; remove it "
                    "when it is no longer needed\n",
                    entry->d_name);
        }
    }
    closedir(dir);
}

static void say_left(const struct command *command, int64_t count, const char *what,
                     const char *why)
{
    if (count > 0) {
        fprintf(command->host->out, "%s left: %s\n", text_count(command->arena, count, what), why);
    }
}

static void say(const struct command *command, const char *before,
                const struct purge_result *result)
{
    const char *deleted = command->options.dry_run ? "would be deleted" : "deleted";
    fprintf(command->host->out, "%s from before %s %s\n",
            text_count(command->arena, result->gone, "visit"), before, deleted);
    say_left(command, result->undecided, "visit", "nobody has decided on an urgent answer");
    say_left(command, result->client_came_since, "visit", "of clients who have come since then");
    say_left(command, result->moved_from, "visit",
             "answers were moved from it to a visit that is left");
    say_left(command, result->not_exported, "visit",
             "not exported since it last changed; a backup does not count");
    say_left(command, result->undone, "undone arrival",
             "not exported since it last changed; a backup does not count");
}

/* What may still hold what was deleted. */
static void say_traces(const struct command *command, const struct purge_result *result)
{
    if (!result->log_emptied) {
        fprintf(command->host->out,
                "%s-wal: another program was reading; what was deleted may still be in this "
                "file until purge is run again\n",
                command->options.database);
    }
    name_copies(command);
}

/* The days of --older-than; 0 with the reason written. */
static int read_days(const struct command *command, enum admin_exit *code)
{
    const char *text = command->options.older_than;
    char *end = NULL;
    errno = 0;
    const long days = strtol(text, &end, 10);
    if (errno != 0 || end == text || *end != '\0' || days < 1 || days > DAYS_MAX) {
        *code = command_usage(command, "--older-than %s: not a number of days from 1 to %d", text,
                              DAYS_MAX);
        return 0;
    }
    return (int)days;
}

/* The years that the notice promises; 0 with the reason written. */
static int read_years(struct command *command, enum admin_exit *code)
{
    const char *path = command->options.config;
    struct problems problems = {.arena = command->arena};
    const struct config *config = config_load(command->arena, path, &problems);
    *code = ADMIN_REFUSED;
    if (config == NULL) {
        command_print_problems(command, &problems);
        return 0;
    }
    if (config->retention_years == 0) {
        err_set(&command->err, "%s: 'privacy.retention_years' is empty: nothing is promised yet",
                path);
        command_fail(command, ADMIN_REFUSED);
    }
    return config->retention_years;
}

/* The day before which visits go; NULL with the exit code when nothing says which. */
static const char *read_before(struct command *command, enum admin_exit *code)
{
    const struct options *options = &command->options;
    struct civil_time day = civil_from_ms(civil_day_start_ms(clock_wall_ms(command->clock)));
    int back = 0;
    if ((options->older_than == NULL) == (options->config == NULL)) {
        *code = command_usage(command, "purge: needs either --config FILE or --older-than DAYS");
    } else if (options->older_than != NULL) {
        back = read_days(command, code);
        day.day -= back;
    } else {
        back = read_years(command, code);
        day.year -= back;
    }
    return back == 0 ? NULL : command_day(command, civil_to_ms(day));
}

/* By a clock that has jumped ahead everything would be old. People who check in by it do not show
 * that it is right, until it has stood for a week. */
static bool check_clock(struct command *command)
{
    const int64_t now_ms = clock_wall_ms(command->clock);
    int64_t visited_ms = 0;
    if (!store_last_visit_before(command->store, now_ms - CLOCK_PROVEN_MS, &visited_ms,
                                 &command->err)) {
        return false;
    }
    return !clock_may_be_ahead(now_ms, visited_ms) ||
           err_set(&command->err,
                   "%s: this machine says that today is %s, and the last visit that is more than a "
                   "week old was on %s. Nothing is deleted more than 60 days after that visit, "
                   "since the clock may be wrong. If it is wrong, set it right. If the clinic was "
                   "closed, wait until your first visit since then is a week old",
                   command->options.database, command_day(command, now_ms),
                   command_day(command, visited_ms));
}

static bool delete_visits(struct command *command, const struct purge *purge,
                          struct purge_result *result)
{
    struct progress progress = progress_begin(command->host, "deleting");
    struct store_progress steps = progress_of(&progress);
    const bool ok = store_purge(command->store, purge, &steps, result, &command->err);
    progress_end(&progress);
    return ok;
}

enum admin_exit command_purge(struct command *command)
{
    enum admin_exit code = ADMIN_DONE;
    const char *before = read_before(command, &code);
    if (before == NULL) {
        return code;
    }
    if (!check_clock(command)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    const bool dry = command->options.dry_run;
    const struct purge purge = {
        .before_day = before,
        .who = command->host->who,
        .scope = arena_printf(command->arena, "before %s", before),
    };
    struct purge_result result;
    if (!(dry ? store_purge_dry(command->store, &purge, &result, &command->err)
              : delete_visits(command, &purge, &result))) {
        return command_fail(command, ADMIN_DATABASE);
    }
    say(command, before, &result);
    if (!dry) {
        say_traces(command, &result);
    }
    return ADMIN_DONE;
}

/* The command line: which command, with which options; then the database, then the command. */
#include "admin/admin.h"

#include "admin/command.h"
#include "admin/commands.h"
#include "base/file.h"
#include "domain/plain.h"
#include "store/audit.h"
#include "store/settings.h"
#include "store/store.h"

#include <errno.h>
#include <stdlib.h>
#include <time.h>

/* How long to wait while the kiosk writes. It writes for a few ms at a time, and nobody waits at a
 * screen for a command. */
#define PATIENCE_MS 30000

enum admin_exit command_fail(const struct command *command, enum admin_exit code)
{
    fprintf(command->host->err, "cozy-admin: %s\n", plain_text(command->arena, command->err.text));
    return code;
}

void command_print_problems(const struct command *command, const struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        fprintf(command->host->err, "cozy-admin: %s\n",
                plain_text(command->arena, problems->items[i]));
    }
}

enum admin_exit command_usage(const struct command *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(command->arena, format, arguments);
    va_end(arguments);
    fprintf(command->host->err, "cozy-admin: %s\nSee cozy-admin %s%s--help.\n",
            plain_text(command->arena, text), command->name == NULL ? "" : command->name,
            command->name == NULL ? "" : " ");
    return ADMIN_USAGE;
}

bool command_note(struct command *command, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *scope = arena_vprintf(command->arena, format, arguments);
    va_end(arguments);
    return command->store == NULL ||
           store_audit(command->store, command->host->who, command->name, scope, &command->err);
}

bool command_visit(const struct command *command, struct visit_id *visit)
{
    const char *operand = command->options.operand;
    char *end = NULL;
    errno = 0;
    const long long number = strtoll(operand, &end, 10);
    *visit = (struct visit_id){number};
    if (errno != 0 || *end != '\0' || number < 1) {
        command_usage(command, "%s: not the number of a visit (see cozy-admin arrivals)", operand);
        return false;
    }
    return true;
}

const char *command_day(struct command *command, int64_t wall_ms)
{
    char day[ISO8601_DAY_SIZE];
    return arena_strdup(command->arena, iso8601_format_day(wall_ms, day));
}

/* NULL with the reason written if the arguments do not fit any command. */
static const struct command_kind *choose(struct command *command)
{
    const struct options *options = &command->options;
    if (options->command == NULL) {
        command_usage(command, "which command?");
        return NULL;
    }
    const struct command_kind *kind = commands_find(options->command);
    if (kind == NULL) {
        command_usage(command, "%s: there is no such command", options->command);
        return NULL;
    }
    command->name = kind->name;
    if ((options->given & 1U << OPTION_HELP) != 0) {
        return kind;
    }
    for (enum option_name name = 0; name < OPTION_COUNT; name++) {
        if ((options->given & 1U << name) != 0 &&
            ((kind->options | OPTIONS_OF_ALL) & 1U << name) == 0) {
            command_usage(command, "--%s: not an option of %s", options->known[name].name,
                          kind->name);
            return NULL;
        }
    }
    if (kind->operand == NULL && options->operands > 0) {
        command_usage(command, "%s: there is nothing more to say", options->operand);
        return NULL;
    }
    if (kind->operand != NULL && options->operands != 1) {
        command_usage(command, "%s: needs one %s", kind->name, kind->operand);
        return NULL;
    }
    return kind;
}

static bool set_clock(struct command *command)
{
    if (command->options.clock == NULL) {
        return true;
    }
    command->still = clock_from_fake(&command->fake);
    command->clock = &command->still;
    return iso8601_parse(command->options.clock, &command->fake.wall_ms);
}

bool command_use_zone(struct command *command, const char *zone)
{
    if (zone[0] != '\0') {
        setenv("TZ", zone, 1);
        tzset();
    }
    return set_clock(command);
}

/* Takes the clinic's time zone from the database, whatever that of this machine is, so that a day
 * begins at the same moment as at the kiosk. */
static bool use_timezone(struct command *command)
{
    const char *zone = "";
    return store_timezone(command->store, command->arena, &zone, &command->err) &&
           command_use_zone(command, zone);
}

bool command_open(struct command *command)
{
    command->store = store_open(command->options.database, command->clock, &command->err);
    if (command->store == NULL) {
        return false;
    }
    store_wait_up_to(command->store, PATIENCE_MS);
    return use_timezone(command);
}

/* A database that is opened may be brought up to date, so that a command that is to change nothing
 * goes without. */
static bool has_database(const struct command *command)
{
    const struct options *options = &command->options;
    return options->database != NULL && !options->dry_run && file_stamp(options->database).size > 0;
}

static enum admin_exit run_with_database(struct command *command, const struct command_kind *kind)
{
    const char *path = command->options.database;
    if (kind->opens == OPENS_IF_THERE && !has_database(command)) {
        return kind->run(command);
    }
    if (path == NULL) {
        return command_usage(command, "%s: needs --db FILE", kind->name);
    }
    if (kind->opens == OPENS_NOTHING) {
        return kind->run(command);
    }
    struct file_stamp stamp = file_stamp(path);
    if (stamp.size == 0) { /* a mistyped name must not create a database */
        err_set(&command->err, "%s: %s", path,
                stamp.exists ? "is empty" : "there is no such database");
        return command_fail(command, ADMIN_DATABASE);
    }
    enum admin_exit code =
        command_open(command) ? kind->run(command) : command_fail(command, ADMIN_DATABASE);
    store_close(command->store);
    return code;
}

static enum admin_exit run(struct command *command, int count, char **arguments)
{
    if (!command_line_read(count, arguments, &command->options, &command->err)) {
        return command_usage(command, "%s", command->err.text);
    }
    unsigned given = command->options.given;
    if ((given & 1U << OPTION_VERSION) != 0) {
        fprintf(command->host->out, "cozy-admin %s\n", command->host->version);
        return ADMIN_DONE;
    }
    if ((given & 1U << OPTION_HELP) != 0 && command->options.command == NULL) {
        commands_help(command->host->out);
        return ADMIN_DONE;
    }
    const struct command_kind *kind = choose(command);
    if (kind == NULL) {
        return ADMIN_USAGE;
    }
    if ((given & 1U << OPTION_HELP) != 0) {
        fprintf(command->host->out, "%s", kind->help);
        return ADMIN_DONE;
    }
    if (!set_clock(command)) {
        return command_usage(command, "--clock %s: not a time such as 2026-11-22T10:20",
                             command->options.clock);
    }
    return run_with_database(command, kind);
}

enum admin_exit admin_run(const struct admin_host *host, int count, char **arguments)
{
    struct command command = {.host = host, .clock = host->clock, .arena = arena_create(64 * 1024)};
    enum admin_exit code = run(&command, count, arguments);
    if ((fflush(host->out) != 0 || ferror(host->out)) && code == ADMIN_DONE) {
        fprintf(host->err, "cozy-admin: the output could not be written\n");
        code = ADMIN_REFUSED;
    }
    arena_destroy(command.arena);
    return code;
}

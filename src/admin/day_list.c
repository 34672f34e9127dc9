/* Checking a day list as the kiosk would read it, and putting it where the kiosk reads it. */
#include "import/day_list.h"
#include "admin/command.h"
#include "admin/list_answer.h"
#include "admin/list_block.h"
#include "admin/list_place.h"
#include "base/file.h"
#include "content/config.h"
#include "domain/plain.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

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
    struct status_words cancelled = mapping->cancelled;
    const char *time_format = mapping->time_format;
    *mapping = (struct csv_mapping){.time_format = time_format, .cancelled = cancelled};
    while (*at != '\0') {
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

/* What is asked of a list. */
struct task {
    struct command *command;
    struct import_request request;
    const struct config *config; /* NULL if none was named */
    struct csv_mapping mapping;
    struct list_answer answer;
    struct import_result result;
    struct problems problems;
    const char *bytes; /* of the file */
    const char *named; /* the file, or the folder that it is the newest list of */
};

static enum admin_exit refuse(const struct task *task)
{
    if (task->command->options.json) {
        list_answer_print_json(task->command, &task->answer);
    } else {
        command_print_problems(task->command, &task->problems);
        if (task->bytes != NULL && !task->command->options.suggest) {
            fputs("cozy-admin: --suggest may find out how this list is to be read\n",
                  task->command->host->err);
        }
    }
    return ADMIN_REFUSED;
}

/* Finds out how the list is to be read, and prints the block of the configuration. */
static bool suggest(struct task *task)
{
    struct command *command = task->command;
    struct suggestion suggestion;
    if (!import_suggest(command->arena, &task->request, &suggestion, &task->problems)) {
        return false;
    }
    struct status_words cancelled = task->mapping.cancelled;
    task->mapping = suggestion.mapping;
    task->mapping.cancelled = cancelled;
    task->request.format = suggestion.format;
    const bool of_folder = task->named != command->options.operand;
    const char *place = list_place_whole(command->arena, task->named);
    task->answer.block = list_block(command->arena, &suggestion, place, of_folder);
    if (!command->options.json) {
        fputs(task->answer.block, command->host->out);
    }
    return true;
}

/* Any database, also one that was not named as that of the kiosk. */
static bool begins_as_database(const char *path)
{
    static const char magic[] = "SQLite format 3";
    char begin[sizeof(magic)] = "";
    FILE *file = fopen(path, "rbe");
    size_t length = file == NULL ? 0 : fread(begin, 1, sizeof(begin), file);
    if (file != NULL) {
        fclose(file);
    }
    return length == sizeof(begin) && memcmp(begin, magic, sizeof(magic)) == 0;
}

/* The kiosk's user reads the list by its group, as the folder of lists is set up; a list that was
 * there may have been given otherwise. */
static mode_t mode_of_list(const char *path)
{
    struct stat status;
    return stat(path, &status) == 0 && S_ISREG(status.st_mode) ? status.st_mode & 0777
                                                               : S_IRUSR | S_IWUSR | S_IRGRP;
}

static bool give_mode(const char *path, mode_t mode, struct err *err)
{
    return chmod(path, mode) == 0 || err_set(err, "%s: %s", path, strerror(errno));
}

static enum admin_exit put_in_place(const struct task *task)
{
    struct command *command = task->command;
    const char *to = command->options.to;
    if (!command_may_write(command, to)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    if (begins_as_database(to)) {
        err_set(&command->err, "%s: is a database", to);
        return command_fail(command, ADMIN_REFUSED);
    }
    if (!command_note(command, "day list of %s", task->answer.day)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    /* writes the bytes that were checked, as the file may have changed since */
    const mode_t mode = mode_of_list(to);
    if (!file_replace(to, task->bytes, task->request.length, &command->err) ||
        !give_mode(to, mode, &command->err)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    bool elsewhere = command->options.json || command->options.suggest;
    fprintf(elsewhere ? command->host->err : command->host->out, "%s: written\n",
            plain_text(command->arena, to));
    return ADMIN_DONE;
}

/* "America/Vancouver", as this machine is set; "" if it does not say by name. */
static const char *zone_of_machine(struct arena *arena)
{
    static const char folder[] = "zoneinfo/";
    const char *named = getenv("TZ");
    if (named != NULL && named[0] != '\0') {
        return named[0] == ':' ? named + 1 : named;
    }
    const char *file = list_place_whole(arena, "/etc/localtime");
    const char *at = strstr(file, folder);
    return at == NULL ? "" : at + strlen(folder);
}

/* Without configuration and database nobody said where the clinic is. */
static void say_zone(const struct task *task)
{
    const struct command *command = task->command;
    if (task->config == NULL && command->store == NULL) {
        const char *zone = zone_of_machine(command->arena);
        fprintf(command->host->err,
                "times are those of %s%sthe zone of this machine; --config names that of the "
                "clinic\n",
                plain_text(command->arena, zone), zone[0] == '\0' ? "" : ", ");
    }
}

static void print(const struct task *task)
{
    struct command *command = task->command;
    const struct options *options = &command->options;
    if (options->json) {
        list_answer_print_json(command, &task->answer);
        return;
    }
    /* what --suggest prints can be sent to a file */
    bool block_alone = options->suggest && !options->dry_run;
    if (options->suggest && options->dry_run) {
        fputc('\n', command->host->out);
    }
    say_zone(task);
    list_answer_say(command, &task->answer, block_alone ? command->host->err : command->host->out);
    if (options->dry_run) {
        list_answer_print_rows(command, &task->answer);
    }
}

static enum admin_exit check(struct task *task)
{
    struct command *command = task->command;
    const struct options *options = &command->options;
    char *bytes = NULL;
    if (!list_place_file(command->arena, task->named, &command->options.operand, &command->err) ||
        !file_read(command->arena, options->operand, IMPORT_BYTES_MAX, &bytes,
                   &task->request.length, &command->err)) {
        problems_add_error(&task->problems, &command->err);
        return refuse(task);
    }
    task->bytes = bytes;
    task->request.name = options->operand;
    task->request.bytes = bytes;
    if (task->config != NULL) {
        task->request.therapist =
            list_place_therapist(command->arena, task->config, options->operand);
    }
    task->request.mapping = &task->mapping;
    if ((options->suggest && !suggest(task)) ||
        !import_parse(command->arena, &task->request, &task->result, &task->problems)) {
        return refuse(task);
    }
    task->answer.result = &task->result;
    print(task);
    return options->to == NULL ? ADMIN_DONE : put_in_place(task);
}

/* Takes over what kiosk.yaml says. */
static bool use_config(struct task *task, const char *path)
{
    static const enum import_format formats[] = {
        [DAY_LIST_AUTO] = IMPORT_AUTO,
        [DAY_LIST_CSV] = IMPORT_CSV,
        [DAY_LIST_ICALENDAR] = IMPORT_ICALENDAR,
    };
    const struct config *config = config_load(task->command->arena, path, &task->problems);
    if (config == NULL) {
        return false;
    }
    task->config = config;
    task->mapping = config->csv;
    task->request.format = formats[config->day_list_format];
    task->request.clinic_phone = config->clinic_phone;
    return command_use_zone(task->command, config->timezone);
}

/* False with the exit code when the options do not go together. */
static bool read_options(struct task *task, enum admin_exit *code)
{
    struct command *command = task->command;
    const struct options *options = &command->options;
    const char *time_format = options->time_format != NULL ? options->time_format : "";
    const char *fault =
        time_format[0] == '\0' ? NULL : csv_time_format_fault(command->arena, time_format);
    *code = ADMIN_USAGE;
    if (options->suggest && (options->columns != NULL || options->time_format != NULL)) {
        command_usage(command, "--suggest finds out columns and times by itself");
        return false;
    }
    if (options->dry_run && options->to != NULL) {
        command_usage(command, "--dry-run changes nothing, and so does not go with --to");
        return false;
    }
    if (options->columns != NULL && !read_columns(command, &task->mapping)) {
        command_usage(command, "--columns %s: not like start=From,client_name=Client",
                      options->columns);
        return false;
    }
    if (fault != NULL) {
        command_usage(command, "--time-format %s: %s", time_format, fault);
        return false;
    }
    task->mapping.time_format =
        options->time_format != NULL ? time_format : task->mapping.time_format;
    return true;
}

enum admin_exit command_import(struct command *command)
{
    const struct options *options = &command->options;
    enum admin_exit code = ADMIN_DONE;
    struct task task = {
        .command = command,
        .named = options->operand,
        .mapping = csv_mapping_usual,
        .request = {.name = options->operand, .therapist = "", .clinic_phone = ""},
        .problems = {.arena = command->arena},
    };
    task.answer.problems = &task.problems;
    task.answer.day = "";
    if (options->config != NULL && !use_config(&task, options->config)) {
        return refuse(&task);
    }
    if (!read_options(&task, &code)) {
        return code;
    }
    int64_t day = civil_day_start_ms(clock_wall_ms(command->clock));
    if (options->date != NULL && !iso8601_parse_day(options->date, &day)) {
        return command_usage(command, "--date %s: not a day such as 2026-11-22", options->date);
    }
    task.request.from_ms = day;
    task.request.to_ms = civil_next_day_ms(day);
    task.answer.day = command_day(command, day);
    task.answer.day_ms = day;
    return check(&task);
}

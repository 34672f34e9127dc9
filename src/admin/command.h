/* What the files of this layer share: the command being run, and one function for each. */
#pragma once

#include "admin/host.h"
#include "admin/options.h"
#include "base/arena.h"
#include "base/err.h"
#include "base/problems.h"
#include "domain/ids.h"
#include "store/store.h"

struct command {
    const struct admin_host *host;
    const struct clock *clock; /* of the host, or still */
    struct fake_clock fake;    /* what --clock says */
    struct clock still;
    const char *name;
    struct options options;
    struct arena *arena; /* of the command; holds personal data, wiped at its end */
    struct store *store; /* NULL if the command goes without a database */
    struct err err;
};

/* Writes command->err and returns code, so that `return command_fail(…)` reads well. */
enum admin_exit command_fail(const struct command *command, enum admin_exit code);
/* What is wrong with a file, a line each. */
void command_print_problems(const struct command *command, const struct problems *problems);
/* "option: what is wrong" and where to read on. */
enum admin_exit command_usage(const struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
/* Opens the database, and from then on times are those of the clinic. False with the reason in
 * command->err; command->store is to be closed either way. */
bool command_open(struct command *command);
/* Takes the time zone of the clinic, "" for that of this machine, and reads --clock in it. */
bool command_use_zone(struct command *command, const char *zone);
/* Notes in the audit what the command is about to do; false with the reason in command->err.
 * Without a database there is nothing to note it in. */
bool command_note(struct command *command, const char *format, ...)
    __attribute__((format(printf, 2, 3)));

/* Reads the operand as the number of a visit; false when it is none, which is written. */
bool command_visit(const struct command *command, struct visit_id *visit);

/* The local day of a moment, "2026-11-22". */
const char *command_day(struct command *command, int64_t wall_ms);

/* True if writing a file of this name would touch the database or a file that SQLite keeps beside
 * it. */
bool command_is_database(const struct command *command, const char *path);
/* False with the reason in command->err if a file of this name must not be written: it would be the
 * database, or take the place of a device. */
bool command_may_write(struct command *command, const char *path);

enum admin_exit command_arrivals(struct command *command);
enum admin_exit command_show(struct command *command);
enum admin_exit command_notice(struct command *command);
enum admin_exit command_audit(struct command *command);
enum admin_exit command_export(struct command *command);
enum admin_exit command_backup(struct command *command);
enum admin_exit command_restore(struct command *command);
enum admin_exit command_import(struct command *command);
enum admin_exit command_set_pin(struct command *command);
enum admin_exit command_purge(struct command *command);
enum admin_exit command_usage_of_month(struct command *command);

/* Handing visits on to another system. */
#include "admin/command.h"
#include "admin/export_csv.h"
#include "admin/forms.h"
#include "admin/record_json.h"
#include "admin/text.h"
#include "base/file.h"
#include "form/bundle_json.h"
#include "store/records.h"
#include "store/settings.h"

#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

static const char *export_json(struct command *command, const struct visit_records *records,
                               const struct client_history *histories)
{
    struct json_writer writer = {.out.arena = command->arena};
    writer_open(&writer, '[');
    for (size_t i = 0; i < records->count; i++) {
        writer_open(&writer, '{');
        record_json_write(&writer, &records->items[i], &histories[i]);
        writer_close(&writer, '}');
    }
    writer_close(&writer, ']');
    return writer_text(&writer);
}

/* Never in the wrong words: FHIR says of each value what it is. */
static bool know_types(struct command *command, const struct visit_records *records)
{
    for (size_t i = 0; i < records->count; i++) {
        const char *type = visit_record_unknown_type(&records->items[i]);
        if (type != NULL) {
            return err_set(&command->err,
                           "visit %" PRId64 " has an answer of the type \"%s\", which a newer "
                           "version of the kiosk wrote; export with that version",
                           records->items[i].id.value, type);
        }
    }
    return true;
}

/* NULL if the database could not be read, or has what cannot be said in FHIR. */
static const char *export_fhir(struct command *command, const struct visit_records *records,
                               const struct client_history *histories)
{
    if (!know_types(command, records)) {
        return NULL;
    }
    struct forms forms = forms_load(command);
    const struct questionnaire **answered =
        ARENA_ARRAY(command->arena, const struct questionnaire *, records->count);
    size_t missing = 0;
    for (size_t i = 0; i < records->count; i++) {
        answered[i] = forms_find(command, &forms, &records->items[i]);
        missing += visit_record_has_response(&records->items[i]) && answered[i] == NULL ? 1 : 0;
    }
    if (missing > 0) {
        fprintf(command->host->err,
                "cozy-admin: of %s the form that was answered is not kept, nor at hand (see "
                "--assets); their answers are exported without groups and systems of codes\n",
                text_count(command->arena, (int64_t)missing, "questionnaire"));
    }
    char now[ISO8601_SIZE];
    struct form_bundle bundle = {
        .made_at = iso8601_format(clock_wall_ms(command->clock), now),
        .records = records->items,
        .count = records->count,
        .histories = histories,
        .questionnaires = answered,
    };
    if (!store_installation(command->store, command->arena, &bundle.installation, &command->err)) {
        return NULL;
    }
    return form_bundle_json(command->arena, &bundle);
}

static bool is_database(const struct command *command, const char *path)
{
    static const char *const suffixes[] = {"", "-wal", "-shm"};
    struct stat file;
    struct stat other;
    if (command->options.database == NULL || stat(path, &file) != 0) {
        return false;
    }
    for (size_t i = 0; i < sizeof(suffixes) / sizeof(suffixes[0]); i++) {
        const char *name =
            arena_printf(command->arena, "%s%s", command->options.database, suffixes[i]);
        if (stat(name, &other) == 0 && file.st_ino == other.st_ino && file.st_dev == other.st_dev) {
            return true;
        }
    }
    return false;
}

bool command_is_database(const struct command *command, const char *path)
{
    /* what is written has the name with ".new" until it is whole */
    return is_database(command, path) ||
           is_database(command, arena_printf(command->arena, "%s.new", path));
}

bool command_may_write(struct command *command, const char *path)
{
    struct stat file;
    if (command_is_database(command, path)) {
        return err_set(&command->err, "%s: is the database itself", path);
    }
    return stat(path, &file) != 0 || S_ISREG(file.st_mode) ||
           err_set(&command->err, "%s: is there already, and no ordinary file", path);
}

static bool write_out(struct command *command, const char *text)
{
    FILE *out = command->host->out;
    if (command->options.output != NULL) {
        return file_replace(command->options.output, text, strlen(text), &command->err);
    }
    return (fputs(text, out) >= 0 && fflush(out) == 0) ||
           err_set(&command->err, "the output could not be written");
}

static enum admin_exit export_days(struct command *command, const char *from, const char *last,
                                   const char *before)
{
    const struct options *options = &command->options;
    struct visit_records records;
    const struct client_history *histories = NULL;
    if (!command_note(command, "%s to %s, %s", from, last, options->format) ||
        !store_records_with_history(command->store, command->arena, from, before, &records,
                                    &histories, &command->err)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    const char *text =
        strcmp(options->format, "csv") == 0    ? export_csv(command->arena, &records, histories)
        : strcmp(options->format, "json") == 0 ? export_json(command, &records, histories)
                                               : export_fhir(command, &records, histories);
    if (text == NULL) {
        return command_fail(command, ADMIN_DATABASE);
    }
    if (!write_out(command, text)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    bool kept = options->output != NULL || command->host->out_is_kept;
    if (kept && !store_mark_exported(command->store, &records, &command->err)) {
        return command_fail(command, ADMIN_DATABASE);
    }
    fprintf(command->host->err, "%s exported%s\n",
            text_count(command->arena, (int64_t)records.count, "visit"),
            kept ? "" : "; they do not count as such, since nothing keeps them");
    return ADMIN_DONE;
}

enum admin_exit command_export(struct command *command)
{
    const struct options *options = &command->options;
    int64_t from = 0;
    int64_t to = 0;
    if (options->from == NULL || options->to == NULL || options->format == NULL) {
        return command_usage(command, "export: needs --from, --to and --format");
    }
    if (!iso8601_parse_day(options->from, &from) || !iso8601_parse_day(options->to, &to)) {
        return command_usage(command, "--from %s --to %s: not days such as 2026-11-22",
                             options->from, options->to);
    }
    if (to < from) {
        return command_usage(command, "--to %s: is before --from %s", options->to, options->from);
    }
    if (strcmp(options->format, "csv") != 0 && strcmp(options->format, "json") != 0 &&
        strcmp(options->format, "fhir") != 0) {
        return command_usage(command, "--format %s: not csv, json or fhir", options->format);
    }
    if (options->output != NULL && !command_may_write(command, options->output)) {
        return command_fail(command, ADMIN_REFUSED);
    }
    return export_days(command, command_day(command, from), command_day(command, to),
                       command_day(command, civil_next_day_ms(to)));
}

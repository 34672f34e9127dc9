#include "admin/options.h"

#include <getopt.h>
#include <stddef.h>

static const struct option known[] = {
    {"db", required_argument, NULL, OPTION_DB},
    {"clock", required_argument, NULL, OPTION_CLOCK},
    {"assets", required_argument, NULL, OPTION_ASSETS},
    {"date", required_argument, NULL, OPTION_DATE},
    {"from", required_argument, NULL, OPTION_FROM},
    {"to", required_argument, NULL, OPTION_TO},
    {"format", required_argument, NULL, OPTION_FORMAT},
    {"output", required_argument, NULL, OPTION_OUTPUT},
    {"older-than", required_argument, NULL, OPTION_OLDER_THAN},
    {"month", required_argument, NULL, OPTION_MONTH},
    {"columns", required_argument, NULL, OPTION_COLUMNS},
    {"time-format", required_argument, NULL, OPTION_TIME_FORMAT},
    {"json", no_argument, NULL, OPTION_JSON},
    {"help", no_argument, NULL, OPTION_HELP},
    {"version", no_argument, NULL, OPTION_VERSION},
    {NULL, 0, NULL, 0},
};

/* Where the argument of an option goes; NULL for one that has none. */
static const char **value_of(struct options *options, enum option_name name)
{
    switch (name) {
    case OPTION_DB: return &options->database;
    case OPTION_CLOCK: return &options->clock;
    case OPTION_ASSETS: return &options->assets;
    case OPTION_DATE: return &options->date;
    case OPTION_FROM: return &options->from;
    case OPTION_TO: return &options->to;
    case OPTION_FORMAT: return &options->format;
    case OPTION_OUTPUT: return &options->output;
    case OPTION_OLDER_THAN: return &options->older_than;
    case OPTION_MONTH: return &options->month;
    case OPTION_COLUMNS: return &options->columns;
    case OPTION_TIME_FORMAT: return &options->time_format;
    case OPTION_JSON:
    case OPTION_HELP:
    case OPTION_VERSION: break;
    }
    return NULL;
}

bool command_line_read(int count, char **arguments, struct options *options, struct err *err)
{
    *options = (struct options){0};
    optind = 0; /* glibc: from the beginning, in every run */
    opterr = 0;
    for (int which = getopt_long(count, arguments, ":", known, NULL); which != -1;
         which = getopt_long(count, arguments, ":", known, NULL)) {
        if (which == '?' || which == ':') {
            return err_set(err, "%s: %s", arguments[optind - 1],
                           which == ':' ? "needs an argument" : "unknown option");
        }
        const char **value = value_of(options, (enum option_name)which);
        if (value != NULL) {
            *value = optarg;
        }
        options->json = options->json || which == OPTION_JSON;
        options->given |= 1U << which;
    }
    options->command = optind < count ? arguments[optind] : NULL;
    options->operand = optind + 1 < count ? arguments[optind + 1] : NULL;
    options->operands = count - optind - 1;
    return true;
}

const char *option_text(enum option_name name)
{
    for (const struct option *option = known; option->name != NULL; option++) {
        if (option->val == (int)name) {
            return option->name;
        }
    }
    return "";
}

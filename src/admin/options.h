/* What was asked for on the command line. */
#pragma once

#include "base/program_options.h"

#include <stdbool.h>

enum option_name {
    OPTION_DB,
    OPTION_CLOCK,
    OPTION_ASSETS,
    OPTION_DATE,
    OPTION_FROM,
    OPTION_TO,
    OPTION_FORMAT,
    OPTION_OUTPUT,
    OPTION_OLDER_THAN,
    OPTION_MONTH,
    OPTION_COLUMNS,
    OPTION_TIME_FORMAT,
    OPTION_CONFIG,
    OPTION_SUGGEST,
    OPTION_DRY_RUN,
    OPTION_JSON,
    OPTION_UNDONE,
    OPTION_HELP,
    OPTION_VERSION,
    OPTION_COUNT,
};

/* NULL: not given. */
struct options {
    const char *database;
    const char *assets;
    const char *clock;
    const char *command; /* the first argument that is no option */
    const char *operand; /* of the command: a visit, a file */
    int operands;        /* how many there were */
    const char *date;
    const char *from;
    const char *to;
    const char *format;
    const char *output;
    const char *older_than;
    const char *month;
    const char *columns;
    const char *time_format;
    const char *config;
    bool suggest;
    bool dry_run;
    bool json;
    bool undone;
    unsigned given;                            /* a bit for each enum option_name */
    struct program_option known[OPTION_COUNT]; /* what they are called */
};

/* Reads the arguments of main(). False with the reason in err when an option is unknown or lacks
 * its argument. */
bool command_line_read(int count, char **arguments, struct options *options, struct err *err);

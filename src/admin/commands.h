/* The table of commands: what each is called, takes and says about itself. */
#pragma once

#include "admin/command.h"

#include <stdbool.h>
#include <stdio.h>

#define OPTIONS_OF_ALL                                                                             \
    (1U << OPTION_DB | 1U << OPTION_CLOCK | 1U << OPTION_HELP | 1U << OPTION_VERSION)

/* What a command needs of the database. */
enum command_opens {
    OPENS_DATABASE,
    OPENS_NOTHING,  /* the command sees to the database itself */
    OPENS_IF_THERE, /* --db may be left out, and there may be no such database yet */
};

struct command_kind {
    const char *name;
    const char *operand; /* what it is about: "VISIT", "FILE"; NULL for none */
    unsigned options;    /* a bit for each it takes beside OPTIONS_OF_ALL */
    enum command_opens opens;
    enum admin_exit (*run)(struct command *command);
    const char *summary;
    const char *help;
};

/* NULL if there is none of that name. */
const struct command_kind *commands_find(const char *name);
/* What the program is and which commands it has. */
void commands_help(FILE *out);

/* The command line: a contract with clinics and tests, listed by --help. */
#pragma once

#include <stdbool.h>

enum exit_code {
    EXIT_IN_ORDER = 0,
    EXIT_CHECK = 1, /* a check or a script failed */
    EXIT_USAGE = 2,
    EXIT_CONTENT = 3, /* configuration or content */
    EXIT_DATABASE = 4,
    EXIT_LEFT = 5, /* the staff ended it at the screen: the service leaves it at that */
};

/* NULL: not given. */
struct command_line {
    const char *config;
    const char *database;
    const char *assets;
    const char *language;
    const char *clock;
    const char *script;
    const char *tour;
    const char *panel;
    int width; /* px; 0: not given */
    int height;
    bool headless;
    bool check;
};

/* False if the program is to end with *exit_code at once; what there was to say has been printed.
 */
bool command_line_parse(int count, char **arguments, struct command_line *line, int *exit_code);

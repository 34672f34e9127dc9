/* The command line. Clinics and tests rely on it; --help lists it. */
#pragma once

#include <stdbool.h>

enum exit_code {
    EXIT_IN_ORDER = 0,
    EXIT_CHECK = 1, /* a check or a script failed */
    EXIT_USAGE = 2,
    EXIT_CONTENT = 3, /* configuration or content */
    EXIT_DATABASE = 4,
    EXIT_LEFT = 5, /* the staff ended it at the screen: the service does not start it again */
};

/* Options that were not given are NULL. */
struct command_line {
    const char *config;
    const char *database;
    const char *assets;
    const char *language;
    const char *clock;
    const char *script;
    bool visit_time;
    const char *tour;
    const char *panel;
    int width; /* px; 0: not given */
    int height;
    bool headless;
    bool check;
};

/* False if the program must end at once with *exit_code; everything to say has been printed. */
bool command_line_parse(int count, char **arguments, struct command_line *line, int *exit_code);

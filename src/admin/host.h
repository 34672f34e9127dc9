/* What the program around the commands hands in: files to write to, the clock, who it is that asks.
 */
#pragma once

#include "base/clock.h"

#include <stdbool.h>
#include <stdio.h>

struct admin_host {
    FILE *in;
    FILE *out;
    FILE *err;
    bool in_is_terminal;
    bool out_is_terminal;
    bool err_is_terminal;
    bool out_is_kept; /* out is a file or another program, not a screen or /dev/null */
    int columns;      /* of the terminal at out; 0: unknown or none, nothing is wrapped */
    const struct clock *clock;
    const char *who; /* for the audit: the name of the account, and of who became it */
    const char *version;
};

/* The exit codes are a contract with scripts, like the kiosk's. */
enum admin_exit {
    ADMIN_DONE = 0,
    ADMIN_REFUSED = 1, /* refused, or something is wrong with a file that was given */
    ADMIN_USAGE = 2,
    ADMIN_DATABASE = 4,
};

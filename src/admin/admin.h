/*
 * cozy-admin: what a clinic does with its data from a shell. The program hands in the world (files
 * to write to, the clock, who it is that asks), so that tests can.
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

/* Runs one command; the arguments are those of main(). Nothing it prints to err is personal. */
enum admin_exit admin_run(const struct admin_host *host, int count, char **arguments);

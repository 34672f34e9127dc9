/* Calls the staff: runs a command of the clinic, and plays a chime. */
#pragma once

#include "app/alarm.h"

#include <stdbool.h>

/* For how long a command may run, in seconds; then it is ended with all that it began. */
#define ALARM_COMMAND_SECONDS 30

struct alarm_setup {
    const char *stop;  /* for /bin/sh, run at an emergency; "" for none */
    const char *hold;  /* run at what has to be talked about before any treatment; "" for none */
    const char *chime; /* a WAVE file; NULL for none */
};

struct alarm_bell;

/* chime must outlive the bell; the commands are copied. */
struct alarm_bell *alarm_bell_create(const struct alarm_setup *setup);
/* Ends the chime. A command that runs goes on. NULL is fine. */
void alarm_bell_destroy(struct alarm_bell *bell);
/* The alarm that this bell is; none if nothing is set up. Commands get no data and no input; what
 * they print goes nowhere, what they print as errors to the log. One that fails is logged by its
 * exit code. One that still runs is not begun a second time. */
struct alarm alarm_bell_alarm(struct alarm_bell *bell);

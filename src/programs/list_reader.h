/* Starts cozy-fetch, which reads the day lists so that the kiosk never waits for one. */
#pragma once

#include "app/world.h"
#include "base/arena.h"
#include "base/clock.h"
#include "fetch/demonstration.h"

#include <stdbool.h>
#include <sys/types.h>

struct list_reader {
    const char *config; /* paths */
    const char *database;
    const char *clock_text;    /* of --clock; NULL for the time of the machine */
    const struct clock *clock; /* of a script */
    struct store *store;
    char program[4096];                 /* the path of cozy-fetch, which lies beside the kiosk */
    pid_t process;                      /* that runs beside the kiosk; 0: none */
    struct demonstration demonstration; /* in a script */
};

/* In a window: cozy-fetch runs beside the kiosk and ends with it. It is begun again if it has
 * ended. */
struct list_keeper list_reader_beside(struct list_reader *reader);
/* Ends it, and waits until it has let go of the database. */
void list_reader_end(struct list_reader *reader);
/* In a script, whose time stands still: cozy-fetch brings the lists up to date whenever the kiosk
 * asks, and the kiosk waits for it. */
struct list_keeper list_reader_in_script(struct list_reader *reader, const struct config *config);

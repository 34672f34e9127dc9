/* Runs a program and keeps what it said. */
#pragma once

#include "base/arena.h"

struct child {
    int exit_code; /* -1 if a signal ended it */
    const char *output;
    const char *errors;
};

/* arguments[0] is the program (looked for as a shell would); NULL at the end. Output goes through
 * files in the current directory; what is returned lives in the arena. Fails the test if the
 * program cannot be started. */
struct child child_run(struct arena *arena, const char *const *arguments);

/* The files a clinic may change, as they are shipped, copied to a folder that is emptied first. */
void child_copy_assets(struct arena *arena, const char *folder);

/* Runs a program and keeps its output. */
#pragma once

#include "base/arena.h"

struct child {
    int exit_code; /* -1 if a signal ended it */
    const char *output;
    const char *errors;
};

/* arguments[0] is the program (searched for as a shell does); NULL at the end. Output goes through
 * files in the current directory; the result lives in the arena. Fails the test if the program
 * cannot be started. */
struct child child_run(struct arena *arena, const char *const *arguments);

/* Copies the files that a clinic may change, as shipped, to a folder that is emptied first. */
void child_copy_assets(struct arena *arena, const char *folder);

/* The screens there are, for tests that go to all of them. */
#pragma once

#include "expect.h"

#include <stdbool.h>
#include <stdio.h>
#include <unistd.h>

static const char *const screen_names[] = {
#define SCREEN(id, name) #name,
#include "app/screens.def"
#undef SCREEN
};
enum { SCREEN_NAMES = sizeof(screen_names) / sizeof(screen_names[0]) };

/* True, with a message, if a test did not come to this screen and no other is there for it. A
 * screen that only some configurations have is shown by a test of its own. */
static inline bool screen_was_missed(const char *name)
{
    char own[256];
    (void)snprintf(own, sizeof(own), "tests/flow/test_flow_own_%s.c", name);
    char path[sizeof(own) + sizeof(KIOSK_SOURCE_DIR)];
    (void)snprintf(path, sizeof(path), KIOSK_SOURCE_DIR "/%s", own);
    if (access(path, R_OK) == 0) {
        return false;
    }
    print_error("never seen: screen %s. Lead to it with the configuration as shipped, or test it"
                " with another in %s\n",
                name, own);
    return true;
}

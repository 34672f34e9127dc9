/* For --check: whether every picture is in order, and each that a screen shows is there. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "platform/images.h"
#include "rehearsal/tour.h"

#include <stdbool.h>
#include <stddef.h>

struct picture_check {
    struct arena *arena;
    const char *folder;
    struct problems *problems; /* where what is wrong is added */
    const char **names;        /* the files of the folder */
    size_t count;
};

/* Looks at every picture file of the folder, also those that no page names. What is handed in must
 * outlive the check. */
struct picture_check picture_check_begin(struct arena *arena, struct images *images,
                                         const char *folder, struct problems *problems);
/* Adds a problem if the picture is missing: once, although many screens may show it. */
void picture_check_need(const struct picture_check *check, const char *name);
/* The same for all pictures of a screen: for tour_walk, with the check as self. */
bool picture_check_stop(void *self, const struct tour_stop *stop, struct err *err);

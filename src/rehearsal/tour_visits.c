/* The tour of today's visits: their list and their pages. */
#include "rehearsal/tour_walk.h"

#include <string.h>

/* The client who answered every question of a first visit. */
#define ANSWERED_ALL "J. S."

/* The row of these initials on the current page of the list; -1 if it is not there. */
static int row_of(const struct ui_frame *frame, const char *initials)
{
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        if (strcmp(target->name, "visit") == 0 && strstr(target->label, initials) != NULL) {
            return target->index;
        }
    }
    return -1;
}

static bool open_row(struct walk *walk, int row, const char *name)
{
    return walk_play(walk, arena_printf(walk->arena, "tap visit %d", row)) &&
           walk_pages(walk, "list_next", name) && walk_play(walk, "tap back");
}

bool tour_visits(struct walk *walk)
{
    if (!walk_pages(walk, "list_next", "staff-today") || !walk_turn_back(walk) ||
        !open_row(walk, 0, "staff-visit-urgent")) {
        return false;
    }
    int row = row_of(walk->player->frame, ANSWERED_ALL);
    while (row < 0) {
        if (!walk_play(walk, "tap list_next")) {
            return false;
        }
        row = row_of(walk->player->frame, ANSWERED_ALL);
    }
    return open_row(walk, row, "staff-visit") && walk_turn_back(walk);
}

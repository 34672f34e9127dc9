/* The tour of what the staff do about a visit: seen, decided, a wrong person. */
#include "app/tour_walk.h"

#include <string.h>

#define SEEN_COUNT 3 /* as many as the attract screen names at once */

/* A picture of every page that a button leads through. */
static bool pages(struct walk *walk, const char *turn, const char *name)
{
    for (;;) {
        if (!walk_stop(walk, name)) {
            return false;
        }
        const struct target *onward = frame_find(walk->player->frame, turn, 0, NULL);
        if (onward == NULL || !onward->enabled) {
            return true;
        }
        if (!walk_play(walk, arena_printf(walk->arena, "tap %s", turn))) {
            return false;
        }
    }
}

/* Chooses the last row of a choice, wherever its page is; a picture of it. */
static bool choose_last(struct walk *walk, const char *row, const char *name)
{
    if (!pages(walk, "more", name)) {
        return false;
    }
    const struct ui_frame *frame = walk->player->frame;
    int last = 0;
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        last = strcmp(target->name, row) == 0 ? target->index : last;
    }
    return walk_play_and_stop(walk, arena_printf(walk->arena, "tap %s %d", row, last), name);
}

/* On the page of a visit, and back to it: signed with the keyboard, then by one tap. */
static bool decisions(struct walk *walk)
{
    if (!walk_play(walk, "tap decide") || !choose_last(walk, "decision", "staff-decide") ||
        !walk_play_and_stop(walk, "tap continue", "staff-sign")) {
        return false;
    }
    const bool introduced = frame_find(walk->player->frame, "continue", 0, NULL) != NULL;
    return (!introduced || walk_play(walk, "tap continue")) &&
           walk_play_and_stop(walk, "type mr", "staff-sign-typed") &&
           walk_play(walk, "tap save\ntap decide") &&
           choose_last(walk, "decision", "staff-decide-again") &&
           walk_play_and_stop(walk, "tap continue", "staff-sign-same") &&
           walk_play(walk, "tap save_same");
}

static bool back_to(struct walk *walk, const char *target)
{
    while (frame_find(walk->player->frame, target, 0, NULL) == NULL) {
        if (!walk_play(walk, "tap back")) {
            return false;
        }
    }
    return true;
}

/* On the page of a visit with answers, and back to it: nothing is changed. */
static bool wrong_person(struct walk *walk)
{
    return walk_play_and_stop(walk, "tap wrong", "staff-wrong") && walk_play(walk, "tap undo") &&
           pages(walk, "more", "staff-wrong-undo") && walk_play(walk, "tap back\ntap move") &&
           pages(walk, "list_next", "staff-wrong-move") &&
           walk_play(walk, "tap back\ntap move\ntap person_of_today 0") &&
           choose_last(walk, "arrival", "staff-wrong-person") && back_to(walk, "decide");
}

static bool seen(struct walk *walk)
{
    for (int i = 0; i < SEEN_COUNT; i++) {
        if (!walk_play(walk, "tap visit 0\ntap seen\ntap back")) {
            return false;
        }
    }
    return true;
}

bool tour_acts(struct walk *walk)
{
    return walk_play(walk, "tap visit 0") && wrong_person(walk) && decisions(walk) &&
           walk_play(walk, "tap back") && seen(walk);
}

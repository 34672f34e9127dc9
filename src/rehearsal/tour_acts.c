/* The tour of what the staff do about a visit: seen, decided, a wrong person. */
#include "app/navigation.h"
#include "app/screen.h"
#include "rehearsal/tour_walk.h"

#include <string.h>

#define SEEN_COUNT 3 /* as many as the attract screen names at once */

/* From the page of a visit and back to it: a decision signed with the keyboard, then one signed by
 * a tap. */
static bool decisions(struct walk *walk)
{
    if (!walk_play(walk, "tap decide") || !walk_choose_last(walk, "decision", "staff-decide") ||
        !walk_play_and_stop(walk, "tap continue", "staff-sign")) {
        return false;
    }
    const bool introduced = frame_find(walk->player->frame, "continue", 0, NULL) != NULL;
    return (!introduced || walk_play(walk, "tap continue")) &&
           walk_play_and_stop(walk, "type mr", "staff-sign-typed") && walk_play(walk, "tap save") &&
           walk_turn_to(walk, "decide", "list_next", "staff-visit-on") &&
           walk_play(walk, "tap decide") &&
           walk_choose_last(walk, "decision", "staff-decide-again") &&
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

/* From the page of a visit with answers and back to it, without changing anything. */
static bool wrong_person(struct walk *walk)
{
    if (!walk_play_and_stop(walk, "tap wrong", "staff-wrong") || !walk_play(walk, "tap undo") ||
        !walk_pages(walk, "more", "staff-wrong-undo") || !walk_play(walk, "tap back")) {
        return false;
    }
    if (frame_find(walk->player->frame, "move", 0, NULL) == NULL) {
        /* with a clinic's own questionnaire there may be no answers */
        return back_to(walk, "decide");
    }
    return walk_play(walk, "tap move") && walk_pages(walk, "list_next", "staff-wrong-move") &&
           walk_play(walk, "tap back\ntap move\ntap person_of_today 0") &&
           walk_choose_last(walk, "arrival", "staff-wrong-person") && back_to(walk, "decide");
}

/* From the list of today, to the page of a visit. */
static bool show(struct walk *walk, int row)
{
    while (frame_find(walk->player->frame, "visit", row, NULL) == NULL) {
        if (!walk_play(walk, "tap list_next")) {
            return false;
        }
    }
    return walk_play(walk, arena_printf(walk->arena, "tap visit %d", row));
}

/* The row at the end of the page that the list shows. */
static bool show_last(struct walk *walk)
{
    const struct ui_frame *frame = walk->player->frame;
    int last = -1;
    for (size_t i = 0; i < frame->target_count; i++) {
        last = strcmp(frame->targets[i].name, "visit") == 0 ? frame->targets[i].index : last;
    }
    return walk_play(walk, arena_printf(walk->arena, "tap visit %d", last));
}

/* Whoever said something urgent keeps the place until somebody has decided; the others leave theirs
 * to the next one. */
static bool seen(struct walk *walk)
{
    int row = 0;
    for (int count = 0; count < SEEN_COUNT;) {
        if (!show(walk, row)) {
            return false;
        }
        const struct target *button = frame_find(walk->player->frame, "seen", 0, NULL);
        const bool is_new = button != NULL && button->enabled;
        if (!walk_play(walk, is_new ? "tap seen\ntap back" : "tap back")) {
            return false;
        }
        count += is_new ? 1 : 0;
        row += is_new ? 0 : 1;
    }
    return true;
}

/* Takes the arrival in the first row back, signed with the initials used before. Its row stays, and
 * its page can be read. */
static bool taken_back(struct walk *walk)
{
    if (!walk_turn_back(walk) || !show(walk, 0) ||
        !walk_turn_to(walk, "wrong", "list_next", "staff-visit-wrong") ||
        !walk_play(walk, "tap wrong\ntap undo") ||
        !walk_turn_to(walk, "undo", "more", "staff-undo") ||
        !walk_play_and_stop(walk, "tap undo", "staff-undo-sign") ||
        !walk_play(walk, "tap other_initials")) {
        return false;
    }
    const bool introduced = frame_find(walk->player->frame, "continue", 0, NULL) != NULL;
    return (!introduced || walk_play_and_stop(walk, "tap continue", "staff-undo-initials")) &&
           walk_play_and_stop(walk, "type mr", "staff-undo-typed") && walk_play(walk, "tap save") &&
           walk_pages(walk, "list_next", "staff-today-undone") && show_last(walk) &&
           walk_pages(walk, "list_next", "staff-visit-undone") && walk_play(walk, "tap back");
}

/* No tap leads to the page for a change that the disk did not take, so it is opened here. */
static bool unsaved(struct walk *walk)
{
    app_go(walk->player->app, SCREEN_FAULT);
    app_navigate(walk->player->app);
    return walk_play(walk, "wait 1") && walk_stop_at_message(walk, "staff-fault") &&
           walk_play(walk, "tap back");
}

bool tour_acts(struct walk *walk)
{
    return walk_play(walk, "tap visit 0") && unsaved(walk) &&
           walk_turn_to(walk, "wrong", "list_next", "staff-visit-on") && wrong_person(walk) &&
           decisions(walk) && walk_play(walk, "tap back") && seen(walk) && taken_back(walk);
}

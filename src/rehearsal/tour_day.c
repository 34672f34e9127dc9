/* The tour of what the staff do about the day: who runs late, the day list, and the
 * days before. */
#include "rehearsal/tour_walk.h"

#define MEI 4 /* "Mei R." among the therapists of the demonstration */

static bool late(struct walk *walk)
{
    if (!tour_menu(walk, "late") || !walk_stop(walk, "staff-late")) {
        return false;
    }
    while (frame_find(walk->player->frame, "therapist", MEI, NULL) == NULL) {
        if (!walk_play_and_stop(walk, "tap list_next", "staff-late")) {
            return false;
        }
    }
    return walk_play(walk, arena_printf(walk->arena, "tap therapist %d", MEI)) &&
           walk_choose_last(walk, "minutes", "staff-late-minutes") && walk_play(walk, "tap save") &&
           walk_pages(walk, "list_next", "staff-late-set") && walk_play(walk, "tap back");
}

/* On a page with a keyboard, or on the one before it that says what to type. */
static bool type(struct walk *walk, const char *text, const char *name)
{
    return walk_stop(walk, name) && walk_turn_to(walk, "key", "continue", name) &&
           walk_play_and_stop(walk, arena_printf(walk->arena, "type %s", text), name) &&
           walk_play(walk, "tap continue");
}

static bool phone(struct walk *walk)
{
    return walk_stop(walk, "staff-appointment-phone") &&
           walk_play_and_stop(walk,
                              "tap digit 2\ntap digit 5\ntap digit 0\ntap digit 5\ntap digit 5\n"
                              "tap digit 5\ntap digit 0\ntap digit 1\ntap digit 9\ntap digit 9",
                              "staff-appointment-phone-typed") &&
           walk_play(walk, "tap continue");
}

static bool day_list(struct walk *walk)
{
    return tour_menu(walk, "day_list") && walk_pages(walk, "list_next", "staff-day-list") &&
           walk_play_and_stop(walk, "tap add", "staff-appointment-time") &&
           walk_play(walk, "tap clock 1\ntap continue") &&
           type(walk, "Noor Example", "staff-appointment-name") && phone(walk) &&
           walk_choose_last(walk, "therapist", "staff-appointment-therapist") &&
           walk_play(walk, "tap continue") && type(walk, "Sam", "staff-appointment-other") &&
           walk_pages(walk, "list_next", "staff-appointment") &&
           walk_play_and_stop(walk, "tap save", "staff-day-list-added") &&
           walk_play(walk, "tap back");
}

/* The demonstration has visits of today alone. */
static bool earlier(struct walk *walk)
{
    return tour_menu(walk, "earlier") && walk_stop(walk, "staff-earlier") &&
           walk_play(walk, "tap back");
}

bool tour_day(struct walk *walk)
{
    return late(walk) && day_list(walk) && earlier(walk);
}

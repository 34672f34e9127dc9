/* The tour of the staff area. */
#include "rehearsal/tour_walk.h"

#include <string.h>

#define PIN       "tap digit 2\ntap digit 5\ntap digit 8\ntap digit 0\ntap enter\n"
#define FIVE_TAPS "touch 10 10\ntouch 10 10\ntouch 10 10\ntouch 10 10\ntouch 10 10\n"

/* Chooses the first PIN, since the demonstration has none, then types it to get in. */
static bool pins(struct walk *walk)
{
    return walk_play_and_stop(walk, FIVE_TAPS, "staff-new-pin") &&
           walk_play_and_stop(walk, "tap digit 1\ntap digit 1\ntap digit 1\ntap digit 1\ntap enter",
                              "staff-new-pin-simple") &&
           walk_play_and_stop(walk, "tap digit 2\ntap digit 5\ntap digit 8\ntap digit 0\ntap enter",
                              "staff-new-pin-again") &&
           walk_play(walk, "tap digit 2\ntap digit 5\ntap digit 8\ntap digit 0\ntap enter\n"
                           "tap staff_close") &&
           walk_play_and_stop(walk, FIVE_TAPS "tap digit 2\ntap digit 5\ntap digit 8",
                              "staff-pin") &&
           walk_play_and_stop(walk, "tap digit 3\ntap enter", "staff-pin-wrong");
}

bool tour_menu(struct walk *walk, const char *item)
{
    return walk_turn_to(walk, item, "list_next", "staff-menu-more") &&
           walk_play(walk, arena_printf(walk->arena, "tap %s", item));
}

/* What the staff do with the kiosk itself; ends outside the staff area. */
static bool kiosk_itself(struct walk *walk)
{
    return walk_play_and_stop(walk, "tap more", "staff-menu") && tour_day(walk) &&
           tour_menu(walk, "health") && walk_pages(walk, "list_next", "staff-health") &&
           walk_play(walk, "tap back") && tour_menu(walk, "leave") &&
           walk_stop(walk, "staff-leave") && walk_play(walk, "tap back") &&
           tour_menu(walk, "clean") && walk_stop(walk, "staff-clean") &&
           walk_play(walk, "wait 30000") && tour_menu(walk, "close") &&
           walk_stop(walk, "staff-menu-closed") &&
           walk_play_and_stop(walk, "tap staff_close", "closed") &&
           walk_play(walk, FIVE_TAPS PIN "tap more") && tour_menu(walk, "open") &&
           walk_play(walk, "tap staff_close");
}

/* A client who is already checked in is told. */
static bool runs_late(struct walk *walk)
{
    if (!walk_play(walk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes")) {
        return false;
    }
    const bool asked = strcmp(app_screen_name(walk->player->app), "news") == 0;
    return (!asked || walk_play(walk, "tap nothing")) && walk_until(walk, "done") &&
           walk_stop_at_message(walk, "done-runs-late") && walk_play(walk, "tap done");
}

bool tour_staff(struct walk *walk)
{
    return pins(walk) && walk_play(walk, PIN) && tour_visits(walk) && tour_acts(walk) &&
           kiosk_itself(walk) && runs_late(walk) && walk_stop(walk, "attract-seen");
}

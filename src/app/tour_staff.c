/* The tour of the staff area. */
#include "app/tour_walk.h"

#define PIN       "tap digit 2\ntap digit 5\ntap digit 8\ntap digit 0\ntap enter\n"
#define FIVE_TAPS "touch 10 10\ntouch 10 10\ntouch 10 10\ntouch 10 10\ntouch 10 10\n"

/* The first PIN, which the demonstration does not come with, then the same again to get in. */
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

/* A picture of each page of a list that starts on its first. */
static bool list_pages(struct walk *walk, const char *name)
{
    for (;;) {
        if (!walk_stop(walk, name)) {
            return false;
        }
        const struct target *next = frame_find(walk->player->frame, "list_next", 0, NULL);
        if (next == NULL || !next->enabled) {
            return true;
        }
        if (!walk_play(walk, "tap list_next")) {
            return false;
        }
    }
}

/* On the menu, which has several pages on a small panel. */
static bool choose(struct walk *walk, const char *item)
{
    return walk_turn_to(walk, item, "list_next", "staff-menu-more") &&
           walk_play(walk, arena_printf(walk->arena, "tap %s", item));
}

/* What the staff do with the kiosk itself; ends outside the staff area. */
static bool kiosk_itself(struct walk *walk)
{
    return walk_play_and_stop(walk, "tap more", "staff-menu") && choose(walk, "health") &&
           list_pages(walk, "staff-health") && walk_play(walk, "tap back") &&
           choose(walk, "leave") && walk_stop(walk, "staff-leave") && walk_play(walk, "tap back") &&
           choose(walk, "clean") && walk_stop(walk, "staff-clean") &&
           walk_play(walk, "wait 30000") && choose(walk, "close") &&
           walk_stop(walk, "staff-menu-closed") &&
           walk_play_and_stop(walk, "tap staff_close", "closed") &&
           walk_play(walk, FIVE_TAPS PIN "tap more") && choose(walk, "open") &&
           walk_play(walk, "tap staff_close");
}

bool tour_staff(struct walk *walk)
{
    return pins(walk) &&
           walk_play_and_stop(walk, "tap digit 2\ntap digit 5\ntap digit 8\ntap digit 0\ntap enter",
                              "staff-today") &&
           tour_acts(walk) && kiosk_itself(walk) && walk_stop(walk, "attract-seen");
}

/* The tour of the staff area. */
#include "app/tour_walk.h"

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

bool tour_staff(struct walk *walk)
{
    return pins(walk) &&
           walk_play_and_stop(walk, "tap digit 2\ntap digit 5\ntap digit 8\ntap digit 0\ntap enter",
                              "staff-today") &&
           walk_play(walk, "tap staff_close");
}

/* What the parts of a tour go by: commands as of a script, and a picture after some of them. */
#pragma once

#include "rehearsal/player.h"
#include "rehearsal/tour_stop.h"

struct walk {
    struct player *player;
    struct arena *arena;
    const char *variant; /* "en-day-normal" */
    bool plain;          /* day theme, normal text */
    int number;
    int steps; /* against screens that lead in circles */
    bool (*stop)(void *self, const struct tour_stop *stop, struct err *err);
    void *self;
    struct err *err;
};

/* Each of these is false when something was not there to tap, or the picture could not be kept. */
bool walk_stop(struct walk *walk, const char *name);
bool walk_play(struct walk *walk, const char *commands);
bool walk_play_and_stop(struct walk *walk, const char *commands, const char *name);
/* On a small panel what is looked for may stand on a later page: turns to it, a picture each. */
bool walk_turn_to(struct walk *walk, const char *wanted, const char *turn, const char *name);
/* A picture of a message and of each of its further pages; ends on the first. */
bool walk_stop_at_message(struct walk *walk, const char *name);
/* A picture of every page that a button leads through; ends on the last. */
bool walk_pages(struct walk *walk, const char *turn, const char *name);
/* The same of a choice whose rows are called row, then chooses the last of them; a picture of it.
 */
bool walk_choose_last(struct walk *walk, const char *row, const char *name);

/* The staff area, from the attract screen and back to it. */
bool tour_staff(struct walk *walk);
/* Who is here today and their pages: from the list of today and back to it. */
bool tour_visits(struct walk *walk);
/* What they do about today's visits: from the list of today and back to it. */
bool tour_acts(struct walk *walk);
/* Chooses an item of the staff's menu, which has several pages on a small panel. */
bool tour_menu(struct walk *walk, const char *item);
/* Who runs late, and the day list: from the menu and back to it. */
bool tour_day(struct walk *walk);

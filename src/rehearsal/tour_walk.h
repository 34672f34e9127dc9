/* What the parts of a tour share: running commands of a script, and taking pictures. */
#pragma once

#include "domain/questionnaire.h"
#include "rehearsal/player.h"
#include "rehearsal/tour_stop.h"

struct walk {
    struct player *player;
    struct arena *arena;
    const char *variant; /* "en-day-normal" */
    bool plain;          /* day theme, normal text */
    int number;
    const char *last; /* the last stop: what fails is somewhere after it */
    int steps;        /* commands so far: stops a tour that screens lead in circles */
    bool (*stop)(void *self, const struct tour_stop *stop, struct err *err);
    void *self;
    struct err *err;
};

/* Each of these is false when a target was not there, or the picture could not be kept. */
bool walk_stop(struct walk *walk, const char *name);
bool walk_play(struct walk *walk, const char *commands);
bool walk_play_and_stop(struct walk *walk, const char *commands, const char *name);
/* Turns pages with the target `turn` until the target `wanted` is there, with a picture of each
 * page: on a small panel it may stand on a later page. */
bool walk_turn_to(struct walk *walk, const char *wanted, const char *turn, const char *name);
/* Back to the first page of a list. */
bool walk_turn_back(struct walk *walk);
/* A picture of a message and of each of its further pages; ends on the first. */
bool walk_stop_at_message(struct walk *walk, const char *name);
/* Stops at the messages on screen, and goes past them. */
bool walk_past_messages(struct walk *walk);
/* Passes the messages on the way to this screen, with pictures of all of their pages. */
bool walk_until(struct walk *walk, const char *screen);
/* Takes a picture of every page that a button leads through; ends on the last. */
bool walk_pages(struct walk *walk, const char *turn, const char *name);
/* The same for a choice whose rows are called row; then chooses the last row and takes a
 * picture. */
bool walk_choose_last(struct walk *walk, const char *row, const char *name);

/* The questions on screen, of which there may be several: pictures of them, and on with answers
 * that end nothing. */
bool tour_question(struct walk *walk);
/* Answers questions until one has an answer of this tier, and gives that answer. Ends on the screen
 * that it leads to, or on the review if there is no such answer. */
bool tour_answer_until(struct walk *walk, enum tier tier);
/* The staff area, from the attract screen and back to it. */
bool tour_staff(struct walk *walk);
/* Today's visits and their pages: from the list of today and back to it. */
bool tour_visits(struct walk *walk);
/* What the staff do about today's visits: from the list of today and back to it. */
bool tour_acts(struct walk *walk);
/* Chooses an item of the staff's menu, which has several pages on a small panel. */
bool tour_menu(struct walk *walk, const char *item);
/* Who runs late, and the day list: from the menu and back to it. */
bool tour_day(struct walk *walk);

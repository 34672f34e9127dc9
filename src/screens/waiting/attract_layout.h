/*
 * Where everything on the attract screen goes. In portrait the picture stands above the words, in
 * landscape beside them; between the two lie the waves. The words take what they need, down to a
 * screen with nothing else on it.
 */
#pragma once

#include "screens/waiting/teaching_card.h"
#include "ui/ui.h"

#define ATTRACT_SWELL_MM      2.0 /* the disc grows and shrinks by as much */
#define ATTRACT_LANGUAGES_MAX 8

struct attract_plan;

/* A layout without lines is one of words that are left out. */
struct attract_sheet {
    const struct attract_plan *plan;
    struct rect page;   /* the screen, moved by the shift */
    struct rect ribbon; /* of a demonstration; no height without */
    struct rect ground; /* the dark part, to the edges of the screen */
    struct rect waves;
    struct rect hero; /* room for the disc; no width if there is none */
    struct rect name_room;
    struct rect words;
    const char *who; /* who is told that the therapist knows of them; "" for nobody */
    struct text_layout seen[ATTRACT_LANGUAGES_MAX]; /* … in as many languages as have room */
    size_t seen_count;
    int seen_pad;            /* px around it */
    struct text_layout name; /* of the clinic */
    struct text_layout title;
    struct text_layout purpose;
    struct text_layout limit;
    struct text_layout others[ATTRACT_LANGUAGES_MAX]; /* "Touch to start" */
    size_t other_count;
    enum style button_style;
    int button; /* px, its height */
    int gap;
    int slack; /* px of height that the words leave */
    struct teaching_cards cards;
    bool cards_below_hero; /* else among the words */
    struct rect card_room; /* if so */
};

/* False: words alone, no picture and no name. */
bool attract_has_hero(const struct attract_sheet *sheet);
/* who: initials, of seen_words. */
struct attract_sheet attract_arrange(const struct app *app, struct ui *ui, struct rect page,
                                     const char *who);
/* The height in px of what they are told, with what is around it; 0 for nobody. */
int attract_seen_height(const struct attract_sheet *sheet);
/* Where its words go in a box of that height, and the mark beside them (no width: there is none).
 */
struct rect attract_seen_words(const struct ui *ui, const struct attract_sheet *sheet,
                               struct rect box, struct rect *mark);

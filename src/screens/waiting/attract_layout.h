/*
 * Where everything on the attract screen goes. In portrait the picture stands above the words, in
 * landscape beside them, with the waves between. The words take the room they need, on some panels
 * the whole screen.
 */
#pragma once

#include "screens/waiting/teaching_card.h"
#include "ui/ui.h"

#define ATTRACT_LANGUAGES_MAX 8

struct attract_plan;

/* A text layout without lines means that these words are left out. */
struct attract_sheet {
    const struct attract_plan *plan;
    struct rect page; /* the screen, moved by the look's shift */
    struct rect
        ribbon; /* a line for the staff, or the mark of a demonstration; may have no height */
    struct rect ground; /* the dark part, up to the edges of the screen */
    struct rect waves;
    struct rect hero; /* room for the disc; no width if there is none */
    struct rect name_room;
    struct rect words;
    const char *who; /* initials of clients whose therapist knows of them; "" for none */
    /* the message to them, in as many languages as fit */
    struct text_layout seen[ATTRACT_LANGUAGES_MAX];
    size_t seen_count;
    int seen_pad;            /* px around the message */
    struct text_layout name; /* name of the clinic */
    struct text_layout title;
    struct text_layout purpose;
    struct text_layout limit;
    struct text_layout others[ATTRACT_LANGUAGES_MAX]; /* "Touch to start" in the other languages */
    size_t other_count;
    enum style button_style;
    int button; /* px, its height */
    int gap;
    int slack; /* height in px that the words leave */
    struct teaching_cards cards;
    bool cards_below_hero; /* true: below the picture; false: among the words */
    struct rect card_room; /* room of a card below the picture */
};

/* False if the screen has only words: no picture and no name. */
bool attract_has_hero(const struct attract_sheet *sheet);
/* who: initials from seen_words. */
struct attract_sheet attract_arrange(const struct app *app, struct ui *ui, struct rect page,
                                     const char *who);
/* The height in px of the message to clients, with the space around it; 0 without one. */
int attract_seen_height(const struct attract_sheet *sheet);
/* Where the words of the message go in a box of that height, and the mark beside them (no width: no
 * mark). */
struct rect attract_seen_words(const struct ui *ui, const struct attract_sheet *sheet,
                               struct rect box, struct rect *mark);

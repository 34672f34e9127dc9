/* A screen that says one thing: a picture, a heading, a few sentences, one or two buttons. */
#pragma once

#include "screens/chrome.h"

struct message_page {
    const char *picture; /* SVG of its own colours; NULL for none */
    const char *icon;    /* instead of a picture, on a disc; NULL for none */
    const char *eyebrow; /* NULL for none */
    const char *heading;
    const char *const *sentences;
    size_t sentence_count;
    struct color accent; /* of heading and disc */
    bool centred;        /* in portrait: good news stands in the middle of the wave */
};

/* Draws the words; the buttons are the screen's. */
void message_view(const struct app *app, struct ui *ui, struct areas *areas,
                  const struct message_page *page);

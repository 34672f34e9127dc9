/* A line of text and the keyboard below it: for names and for questions in words. */
#pragma once

#include "screens/shared/chrome.h"
#include "ui/keyboard.h"
#include "ui/ui.h"

/* True if the keyboard of the current language is laid out as AZERTY. */
bool typing_azerty(const struct app *app);
/* "Zoë" → "Z•••", whatever its length: masks a name that stays on screen after it was entered. */
const char *typing_masked(struct arena *arena, const char *text);

struct typed {
    const char *before; /* small, in front of the text; NULL for none */
    const char *text;
};

/* Cuts the room for line and keyboard off the areas. Call it before chrome_head. */
struct rect typing_areas(const struct app *app, struct ui *ui, struct areas *areas);
void typing_view(const struct app *app, struct ui *ui, struct rect room,
                 const struct keyboard *keyboard, const char *text, int action);
void typing_view_typed(const struct app *app, struct ui *ui, struct rect room,
                       const struct keyboard *keyboard, struct typed typed, int action);

/*
 * On panels under 150 mm high the keyboard leaves no room for a heading and has a page to itself.
 * typing_alone draws that page, with both buttons of the foot and the label beside the line. Where
 * the label does not fit either (typing_introduced), the page before says what to type.
 */
bool typing_is_alone(const struct ui *ui);
bool typing_introduced(const struct ui *ui, const char *label);
struct typing_page {
    const char *label;
    const struct keyboard *keyboard;
    struct typed typed;
    int action;
    struct foot_button back;
    struct foot_button onward;
};
void typing_alone(const struct app *app, struct ui *ui, const struct areas *areas,
                  const struct typing_page *page);

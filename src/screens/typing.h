/* A line of text and the keyboard below it: for names and for questions in words. */
#pragma once

#include "screens/chrome.h"
#include "ui/keyboard.h"

bool typing_azerty(const struct app *app);
/* Takes the room for line and keyboard out of the areas: call before chrome_head. */
struct rect typing_areas(const struct app *app, struct ui *ui, struct areas *areas);
void typing_view(const struct app *app, struct ui *ui, struct rect room,
                 const struct keyboard *keyboard, const char *text, int action);

/* The visitor's settings on the comfort bar, and the sizes and colours that follow from them. */
#pragma once

#include <stdbool.h>

struct app;
struct metrics;
struct ui;
struct ui_frame;

bool app_large_text(const struct app *app);
bool app_contrast(const struct app *app);
/* The size of the picture, and how large things on it are. */
const struct metrics *app_metrics(const struct app *app);
/* Begins the frame and returns what draws into it with the visitor's current settings. Also used
 * for frames that are never shown, to find out how much room things need. */
struct ui app_ui(const struct app *app, struct ui_frame *frame);

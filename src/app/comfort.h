/* What the visitor set on the comfort bar, and how everything looks by it. */
#pragma once

#include "ui/ui.h"

#include <stdbool.h>

struct app;

bool app_large_text(const struct app *app);
bool app_contrast(const struct app *app);
/* The size of the picture, and how large things on it are. */
const struct metrics *app_metrics(const struct app *app);
/* Begins the frame, and is what draws into it as the visitor sees everything now: also into one
 * that nobody will see, to find out what has room. */
struct ui app_ui(const struct app *app, struct ui_frame *frame);

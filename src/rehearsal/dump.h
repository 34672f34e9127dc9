/* A frame as text, for golden layouts and a script's `dump`. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "ui/frame.h"
#include "ui/theme.h"

#include <stdbool.h>

/* Every target with name, index, box in px and mm; every text with box, size in mm, colours. */
const char *dump_text(struct arena *arena, const struct ui_frame *frame,
                      const struct metrics *metrics, const char *screen);
bool dump_frame(const struct ui_frame *frame, const struct metrics *metrics, const char *screen,
                const char *path, struct err *err);

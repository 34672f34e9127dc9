/* What a client reads before the first question, and agrees to. */
#pragma once

#include "base/arena.h"

struct app;

/* The words of the notice with the clinic's own facts in them, in the visitor's language:
 * paragraphs with "\n" between them, in the arena. */
const char *app_notice_words(const struct app *app, struct arena *arena);

/* What a client reads before the first question, and agrees to. */
#pragma once

#include "base/arena.h"
#include "domain/notice.h"

struct app;

/* The paragraphs of the notice with the clinic's own facts in them, in the visitor's language, with
 * "\n" between them; in the arena. */
const char *app_notice_words(const struct app *app, struct arena *arena);
/* The notice as the visitor reads it, title and paragraphs; its text is in the arena. */
struct notice app_notice(const struct app *app, struct arena *arena);

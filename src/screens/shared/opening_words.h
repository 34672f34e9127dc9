/* When the clinic opens again, in words. */
#pragma once

#include "app/screen.h"
#include "base/arena.h"
#include "content/strings.h"

/* "today at 13:00", "tomorrow at 9:00", "Monday at 9:00", in the language of these strings; "" if
 * unknown. In the arena. */
const char *opening_words(const struct app *app, struct arena *arena,
                          const struct strings *strings);

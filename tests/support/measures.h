/* A text engine that measures each text once: shaping texts is most of the work of the thousands of
 * frames that some tests bring up. */
#pragma once

#include "base/arena.h"
#include "ui/text.h"

struct measures;

/* In front of real; both it and the arena must outlive it. */
struct measures *measures_create(struct arena *arena, const struct text_engine *real);
struct text_engine measures_engine(struct measures *measures);

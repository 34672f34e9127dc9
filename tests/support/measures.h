/* A text engine that measures each text only once: measuring is most of the work for the thousands
 * of frames of some tests. */
#pragma once

#include "base/arena.h"
#include "ui/text.h"

struct measures;

/* Wraps real; both real and the arena must outlive it. */
struct measures *measures_create(struct arena *arena, const struct text_engine *real);
struct text_engine measures_engine(struct measures *measures);

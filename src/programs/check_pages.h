/* For --check: which pages somebody should read again. */
#pragma once

#include "app/world.h"
#include "base/clock.h"

/* Prints the pages that are due for review on this day. That is no fault. */
void check_pages(const struct world *world, struct civil_time today);

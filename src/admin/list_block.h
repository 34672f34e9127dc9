/* The day_list of a kiosk.yaml for a list whose way of writing was found out. */
#pragma once

#include "base/arena.h"
#include "import/suggest.h"

/* The finished block with notes of what is unsure; path is that of the list, or of the folder in
 * which the newest list counts. In the arena. */
const char *list_block(struct arena *arena, const struct suggestion *suggestion, const char *path,
                       bool is_folder);

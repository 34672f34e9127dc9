/* Reading the pages and questionnaires file by file, while the first screen shows already. */
#pragma once

#include "app/world.h"

struct world_reading;

/* Begins, with the words of the world read. All lives in the arena; problems go to the list. */
struct world_reading *world_reading_begin(struct arena *arena, const char *assets,
                                          struct world *world, struct problems *problems);
/* Reads the next file; false after the last one. The world has its pages and questionnaires then,
 * if there was no problem. */
bool world_reading_step(struct world_reading *reading);

/* Reads them at once. False if there was any problem. */
bool world_load_pages(struct arena *arena, const char *assets, struct world *world,
                      struct problems *problems);
/* The same after world_load_words. */
bool world_load(struct arena *arena, const char *config_path, const char *assets,
                struct world *world, struct problems *problems);

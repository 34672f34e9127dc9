/* Where a list that is to be checked stands. */
#pragma once

#include "base/arena.h"
#include "base/err.h"
#include "content/config.h"

/* The name of the file, from everywhere; as it is if there is none. In the arena. */
const char *list_place_whole(struct arena *arena, const char *path);
/* The file that counts if this is a folder, as the kiosk would take it; else what it was. False if
 * there is no list in the folder. */
bool list_place_file(struct arena *arena, const char *path, const char **file, struct err *err);
/* Whose list it is by the source of the configuration that the file belongs to; "" if it belongs to
 * none, or the source does not say. */
const char *list_place_therapist(struct arena *arena, const struct config *config,
                                 const char *file);

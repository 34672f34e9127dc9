/* Where the words and pages of a language are. */
#pragma once

#include "base/arena.h"

/* "folder/fr-CA.yaml" with the ending ".yaml"; "folder/fr.yaml" where only that is there, since a
 * variant of a language may do with the files of the language. In the arena. */
const char *language_file(struct arena *arena, const char *folder, const char *language,
                          const char *ending);

/* The list that counts in a folder. */
#pragma once

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>

/*
 * The file in the folder that was changed last, of those that are called like a list (.csv, .ics
 * …) and are not still being brought. A workbook is one where there is nothing else, so that
 * whoever put it there is told what to do. False if there is none.
 */
bool newest_list(struct arena *arena, const char *folder, const char **path, struct err *err);

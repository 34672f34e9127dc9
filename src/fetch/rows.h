/* What was read of a list, as JSON, on its way from the process that reads to the one that keeps
 * it. Inside fetch/ only. */
#pragma once

#include "base/arena.h"
#include "domain/appointment.h"
#include "domain/list_source.h"
#include "import/request.h"

#include <stdbool.h>

#include <jansson.h>

/* An object of the caller's; name is of the file, for the reasons. */
json_t *rows_to_json(struct arena *arena, const char *name, const struct import_result *result);
/* Reads such an object; texts are in the arena. False if it is anything else: whoever wrote it may
 * have been broken by what it read. */
bool rows_from_json(struct arena *arena, const json_t *object, struct day_list *list,
                    struct list_report *report);

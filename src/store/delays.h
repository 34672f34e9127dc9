/* Therapists who run late today. */
#pragma once

#include "base/err.h"
#include "store/store.h"

#include <stdbool.h>

/* A therapist runs late today by so many minutes (0: no more). Forgotten at the end of the day.
 * who goes into the audit (store/audit.h). */
bool store_set_delay(struct store *store, const char *therapist, int minutes, const char *who,
                     struct err *err);
/* 0 if not late, or none of that name is known. */
bool store_delay(struct store *store, const char *therapist, int *minutes, struct err *err);

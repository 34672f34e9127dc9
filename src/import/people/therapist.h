/* The therapist in what a booking system writes about an appointment. */
#pragma once

#include "base/arena.h"

/* The therapist in free text: up to four capitalised words after "with", "avec" or "Therapist:"
 * and its kind; "" if there is none. */
const char *therapist_find(struct arena *arena, const char *text);

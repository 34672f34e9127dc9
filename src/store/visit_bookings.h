/* For the files of store: what a visit keeps of its bookings, when those change after the arrival.
 * All within a transaction. */
#pragma once

#include "domain/appointment.h"

#include <stdint.h>

struct store;

/* Keeps for the staff what the booking was like before, and what became of it. */
void visit_note_change(struct store *store, int64_t visit, const struct appointment *was,
                       enum appointment_status becomes);

/* When the visit is and with whom, by the bookings that it stands for now. */
void visit_take_from_bookings(struct store *store, int64_t visit);

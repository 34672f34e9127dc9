/* For the files of store: what a visit keeps of its bookings, when those change after the arrival.
 * All within a transaction. */
#pragma once

#include "domain/appointment.h"

#include <stdint.h>

struct store;

/* "moved", "cancelled", "booked" (again), "gone": its list has it no more */
enum booking_becomes { BOOKING_MOVED, BOOKING_CANCELLED, BOOKING_BOOKED, BOOKING_GONE };

/* Keeps for the staff what the booking was like before, and what became of it. */
void visit_note_change(struct store *store, int64_t visit, const struct appointment *was,
                       enum booking_becomes becomes);

/* The visit stands for another row in the place of this one. */
void visit_move_to_booking(struct store *store, int64_t visit, int64_t from, int64_t to);

/* The booking is not of this visit any more if it was moved so far from the others of the visit
 * that the client goes and comes again: they check in for it then. */
void visit_leave_out_what_moved_away(struct store *store, int64_t visit, int64_t appointment);

/* When the visit is and with whom, by the bookings that it stands for now. */
void visit_take_from_bookings(struct store *store, int64_t visit);

/*
 * For the files of store: an appointment as it is kept. What is read of a row, and what is written
 * into one. Each text of APPOINTMENT_TEXTS is a column of its name.
 */
#pragma once

#include "domain/appointment.h"
#include "store/db.h"

#define TEXT_COLUMN(ID, name, usual, presence) ", " #name
#define TEXT_VALUE(ID, name, usual, presence)  ", :" #name

#define NEW_COLUMNS "uid, start_ms, end_ms, status" APPOINTMENT_TEXTS(TEXT_COLUMN)
#define NEW_VALUES  ":start_ms, :end_ms, :status" APPOINTMENT_TEXTS(TEXT_VALUE) /* after the uid */

/* Somebody has arrived for it, and was not undone. */
#define ARRIVED                                                                                    \
    "EXISTS (SELECT 1 FROM visit_appointments AS arrived"                                          \
    "  WHERE arrived.appointment_id = appointments.id AND arrived.stands = 1)"

/* Binds the parameters of NEW_VALUES. */
static inline void appointment_bind(struct query *query, const struct appointment *appointment)
{
    db_bind_int(query, ":start_ms", appointment->start_ms);
    db_bind_int(query, ":end_ms", appointment->end_ms);
#define BIND_TEXT(ID, name, usual, presence) db_bind_text(query, ":" #name, appointment->name);
    APPOINTMENT_TEXTS(BIND_TEXT)
    db_bind_text(query, ":status",
                 appointment->status == APPOINTMENT_CANCELLED ? "cancelled" : "booked");
}

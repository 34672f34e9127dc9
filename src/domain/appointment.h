/* Appointments as a day list brings them (names after FHIR R4 Appointment and iCalendar). */
#pragma once

#include "domain/ids.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The texts that are kept of an appointment: TEXT(ID, name, usual, presence), "" where the list
 * does not say. A new one is a row here and a step of the migrations that adds its column to the
 * table appointments; a row makes it a member of struct appointment, a column of the day list
 * (below), and a member of the exports in JSON and CSV.
 */
#define APPOINTMENT_TEXTS(TEXT)                                                                    \
    TEXT(CLIENT_NAME, client_name, "client", OPTIONAL) /* "Joan Smith" */                          \
    TEXT(PHONE, phone, "phone", OPTIONAL) /* digits; several numbers with a space between */       \
    TEXT(THERAPIST, therapist, "therapist", OPTIONAL) /* as clients know them: "Mei R." */         \
    TEXT(SERVICE, service, "service", OPTIONAL)

/*
 * The columns of a day list in CSV: COLUMN(ID, name, usual, presence).
 *
 * name      of the key day_list.columns.<name> and in cozy-admin import --columns <name>=…
 * usual     what it is called in a list whose columns nobody named
 * presence  REQUIRED: every list has it. OPTIONAL: a list whose columns nobody named may be without
 *           it.
 */
#define DAY_LIST_COLUMNS(COLUMN)                                                                   \
    COLUMN(START, start, "start", REQUIRED)                                                        \
    COLUMN(END, end, "end", OPTIONAL)                                                              \
    COLUMN(DURATION, duration, "duration", OPTIONAL) /* "60", "1:00", "1 h 30" */                  \
    APPOINTMENT_TEXTS(COLUMN)                                                                      \
    COLUMN(STATUS, status, "status", OPTIONAL)                                                     \
    COLUMN(ID, id, "id", OPTIONAL) /* of the booking: one that moves stays the same */

enum appointment_status {
    APPOINTMENT_BOOKED,
    APPOINTMENT_CANCELLED,
};

struct appointment {
    struct appointment_id id; /* 0 until stored */
    const char *uid;          /* iCalendar UID (with the recurrence), or made from a CSV row */
    int64_t start_ms;         /* wall clock, ms since 1970 UTC */
    int64_t end_ms;           /* after start_ms */
#define APPOINTMENT_MEMBER(ID, name, usual, presence) const char *name;
    APPOINTMENT_TEXTS(APPOINTMENT_MEMBER)
#undef APPOINTMENT_MEMBER
    enum appointment_status status;
    bool arrived; /* a visit that still stands was recorded for it */
    bool by_hand; /* put or changed at the kiosk: day lists leave it alone */
};
/* An appointment of which nothing is known yet: its texts are "". Every other one begins as a copy
 * of it, or of one that is kept, because the store takes no text that is NULL. */
extern const struct appointment appointment_empty;

struct day_list {
    const struct appointment *items; /* by start, then uid */
    size_t count;
};

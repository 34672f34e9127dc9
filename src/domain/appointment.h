/* Appointments as a day list brings them (names after FHIR R4 Appointment and iCalendar). */
#pragma once

#include "domain/ids.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum appointment_status {
    APPOINTMENT_BOOKED,
    APPOINTMENT_CANCELLED,
};

struct appointment {
    struct appointment_id id; /* 0 until stored */
    const char *uid;          /* iCalendar UID (with the recurrence), or made from a CSV row */
    int64_t start_ms;         /* wall clock, ms since 1970 UTC */
    int64_t end_ms;           /* after start_ms */
    const char *client_name;  /* "Joan Smith"; "" if the list does not say */
    const char *phone;        /* digits only, "" if the list does not say */
    const char *therapist;    /* as clients know them: "Mei R."; "" if the list does not say */
    const char *service;      /* "" if the list does not say */
    enum appointment_status status;
    bool arrived; /* a visit that still stands was recorded for it */
    bool by_hand; /* put or changed at the kiosk: day lists leave it alone */
};

struct day_list {
    const struct appointment *items; /* by start, then uid */
    size_t count;
};

/* Appointments as they are found, whatever the format of the file. Inside import/ only. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "import/request.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A booking that does not say when it ends. */
#define APPOINTMENT_MINUTES 60

/* The longest text that is kept of an appointment. A screen shows much less of it, and a longer one
 * would take long to lay out. */
#define TEXT_CHARACTERS_MAX 200

#define MS_A_MINUTE INT64_C(60000)

/* After so many problems a list is of another kind altogether: no more are told. So it is with the
 * lines that are remarked on; the number of entries left out is always right. */
#define IMPORT_PROBLEMS_MAX 1000

/* A list being read, and what has come of it so far. */
struct collection {
    struct arena *arena;
    const struct import_request *request;
    const char *bytes; /* of the request, in UTF-8 without control characters (encoding.h) */
    size_t length;
    struct appointment *items;
    size_t count;
    size_t capacity;
    struct remarks left_out;
    struct remarks notes;
    size_t asked;
    size_t hidden;
    size_t entries;
    int64_t earliest_ms;
    int64_t latest_ms;
    struct problems *problems;
    bool broken; /* something was refused: the list is not to be taken */
};

/* Counts an entry of the list, of whatever day, whose start could be read. */
void collection_count(struct collection *collection, int64_t start_ms);
/* Counts an entry that falls into the time that is asked for. title is what stands where the client
 * would be named if it names nobody, else NULL: some calendars hide it. */
void collection_ask(struct collection *collection, const char *title);
/* Keeps the appointment if it starts in the time that is asked for. Its texts are made plain and
 * are cut at TEXT_CHARACTERS_MAX; they must live in the arena. */
void collection_add(struct collection *collection, struct appointment appointment);
/* The same for each of the people of its name (people/couple.h), who share the time and the phone.
 * The uid of the booking, "" if it has none, is that of one person; several have their own, by
 * their names, so that their order does not matter. */
void collection_add_people(struct collection *collection, const struct appointment *appointment,
                           bool clients_alone);
/* The entry at this line, which may fall into the time that is asked for, is not taken; the rest of
 * the list is. The reason must not quote a value. Returns false. */
bool collection_leave_out(struct collection *collection, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same for an entry that plainly is no appointment, so that nobody need look after it. */
void collection_pass_over(struct collection *collection, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* What the staff should know about an entry that is taken, such as a time zone that nobody knows.
 * Must not quote a value. */
void collection_note(struct collection *collection, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* A uid for an appointment that has none: the same for the same start, therapist and client. */
const char *collection_uid(const struct collection *collection,
                           const struct appointment *appointment);
/* Puts what was found into result, the list by start, then uid, each uid once. False, with result
 * left as it was, if anything was refused. */
bool collection_finish(struct collection *collection, struct import_result *result);

/* Adds "name:line: reason" to the problems, up to IMPORT_PROBLEMS_MAX, and returns false. The
 * reason must not quote a value. */
bool collection_refuse(struct collection *collection, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

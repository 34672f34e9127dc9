/* Appointments as they are found, whatever the format of the file. Inside import/ only. */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "domain/appointment.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* A booking that does not say when it ends. */
#define APPOINTMENT_MINUTES 60

#define MS_A_MINUTE INT64_C(60000)

/* After so many problems a list is of another kind altogether: no more are told. */
#define IMPORT_PROBLEMS_MAX 1000

/* A file being read, and what has come of it so far. */
struct collection {
    struct arena *arena;
    const char *name; /* of the file, for messages */
    const char *bytes;
    size_t length;
    int64_t from_ms; /* appointments that start outside [from_ms, to_ms) are not kept */
    int64_t to_ms;
    struct appointment *items;
    size_t count;
    size_t capacity;
    struct problems *problems;
    bool broken; /* something was refused: the list is not to be taken */
};

/* Keeps the appointment if it starts in time; its texts must live in the arena. */
void collection_add(struct collection *collection, struct appointment appointment);
/* A uid for an appointment that has none: the same for the same start, therapist and client. */
const char *collection_uid(const struct collection *collection,
                           const struct appointment *appointment);
/* Puts what was found into list: by start, then uid, each uid once. False, with the list left as it
 * was, if anything was refused. */
bool collection_finish(struct collection *collection, struct day_list *list);

/* Adds "name:line: reason" to the problems, up to IMPORT_PROBLEMS_MAX, and returns false. The
 * reason must not quote a value. */
bool collection_refuse(struct collection *collection, size_t line, const char *format, ...)
    __attribute__((format(printf, 3, 4)));

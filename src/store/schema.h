/* The tables and views, as the steps that made them from one version to the next. */
#pragma once

#include <stddef.h>

/* "Cozy" in ASCII: marks a file as ours (PRAGMA application_id). */
#define SCHEMA_APPLICATION_ID 0x436f7a79

/*
 * Each step takes the database from version i (its index) to i + 1: a list of SQL statements, NULL
 * at its end. Whoever runs the steps sets user_version. Steps are only ever added at the end.
 *
 * Beside SQL a step may say "REBUILD TABLE …", which goes on like CREATE TABLE: the table gets this
 * definition, for what ALTER TABLE cannot do (store/rebuild.h).
 */
struct schema {
    const char *const *const *steps;
    size_t count;
};
struct schema schema_current(void);

/* For the files of store: the response that tells which form :visit was asked, how far it is and
 * what was agreed to. That is what was sent last, else the newest draft: somebody may have begun at
 * one kiosk and sent at another. Additions only add to it. The view every_answer has its answers,
 * and while nothing was sent those of earlier drafts that it lacks. */
#define RESPONSE_THAT_COUNTS                                                                       \
    " WHERE visit_id = :visit AND addition = 0"                                                    \
    " ORDER BY coalesce(unixepoch(completed_at), 0) DESC, id DESC LIMIT 1"

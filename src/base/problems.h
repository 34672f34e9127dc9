/*
 * Mistakes found in files that people write (pages, strings, questionnaires, configuration). All
 * are collected, so that a clinic sees every one in a single run of --check.
 */
#pragma once

#include "base/arena.h"
#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct problems {
    struct arena *arena; /* holds the texts; set by the owner before use */
    const char **items;  /* each "file:line: problem" or "file: JSON path: problem" */
    size_t count;
    size_t capacity;
};

/* Adds "file:line: text"; a line of 0 means the file as a whole ("file: text"). Returns false. */
bool problems_add(struct problems *problems, const char *file, size_t line, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Adds the text of an err, which names its file already. Returns false. */
bool problems_add_error(struct problems *problems, const struct err *err);
/* Adds "file: path: text", path being a JSON path such as "item[2].answerOption[0]". */
bool problems_add_at(struct problems *problems, const char *file, const char *path,
                     const char *format, ...) __attribute__((format(printf, 4, 5)));
/* The first problem and how many more there are, for whoever has room for one line: a log. Returns
 * false. There must be a problem. */
bool problems_in_short(const struct problems *problems, struct err *err);

/* What is said of a day list that was read: to people, and to programs. */
#pragma once

#include "admin/command.h"
#include "import/request.h"

#include <stdint.h>
#include <stdio.h>

struct list_answer {
    const char *day; /* "2026-11-30" */
    int64_t day_ms;
    const struct import_result *result; /* NULL if the list is refused */
    const struct problems *problems;    /* why */
    const char *block;                  /* the day_list that was suggested; NULL if none was */
};

/* How many are on it, who works, what is odd about it, and each line that is left out. */
void list_answer_say(const struct command *command, const struct list_answer *answer, FILE *out);
/* The rows, with the names of people. */
void list_answer_print_rows(const struct command *command, const struct list_answer *answer);
/* One object. */
void list_answer_print_json(const struct command *command, const struct list_answer *answer);

/*
 * What went wrong in the world around us (disk, database, a file), in words that name file and
 * place. Never holds personal data: an error text ends up in a log.
 */
#pragma once

#include <stdbool.h>

struct err {
    char text[768];
};

/* Sets the text (cut off if too long) and returns false, so that `return err_set(…)` reads well. */
bool err_set(struct err *err, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The options of a program: "--name" and "--name ARGUMENT". */
#pragma once

#include "base/err.h"

#include <stdbool.h>
#include <stddef.h>

struct program_option {
    const char *name;   /* without the dashes */
    const char **value; /* where its argument goes; NULL if it takes none */
};

/* A set of given options is a bit for each. */
#define PROGRAM_OPTIONS_MAX 32

/*
 * Reads the arguments of main(). Bit i of *given is set if options[i] is there; the last one counts
 * if it is there twice. *first is the index of the first argument that is no option: they come
 * last. False with the reason in err, such as "--bogus: unknown option".
 */
bool program_options_read(const struct program_option *options, size_t option_count, int count,
                          char **arguments, unsigned *given, int *first, struct err *err);

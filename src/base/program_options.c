#include "base/program_options.h"

#include "base/bug.h"

#include <getopt.h>

bool program_options_read(const struct program_option *options, size_t option_count, int count,
                          char **arguments, unsigned *given, int *first, struct err *err)
{
    struct option known[PROGRAM_OPTIONS_MAX + 1] = {{0}};
    BUG_IF(option_count > PROGRAM_OPTIONS_MAX);
    for (size_t i = 0; i < option_count; i++) {
        known[i].name = options[i].name;
        known[i].has_arg = options[i].value != NULL ? required_argument : no_argument;
    }
    *given = 0;
    optind = 0; /* glibc: from the beginning, in every run */
    opterr = 0;
    int index = 0;
    for (int result = getopt_long(count, arguments, ":", known, &index); result != -1;
         result = getopt_long(count, arguments, ":", known, &index)) {
        if (result == '?' || result == ':') {
            return err_set(err, "%s: %s", arguments[optind - 1],
                           result == ':' ? "needs an argument" : "unknown option");
        }
        if (options[index].value != NULL) {
            *options[index].value = optarg;
        }
        *given |= 1U << index;
    }
    *first = optind;
    return true;
}

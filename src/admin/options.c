#include "admin/options.h"

#include <string.h>

bool command_line_read(int count, char **arguments, struct options *options, struct err *err)
{
    *options = (struct options){0};
    const struct program_option known[OPTION_COUNT] = {
        [OPTION_DB] = {"db", &options->database},
        [OPTION_CLOCK] = {"clock", &options->clock},
        [OPTION_ASSETS] = {"assets", &options->assets},
        [OPTION_DATE] = {"date", &options->date},
        [OPTION_FROM] = {"from", &options->from},
        [OPTION_TO] = {"to", &options->to},
        [OPTION_FORMAT] = {"format", &options->format},
        [OPTION_OUTPUT] = {"output", &options->output},
        [OPTION_OLDER_THAN] = {"older-than", &options->older_than},
        [OPTION_MONTH] = {"month", &options->month},
        [OPTION_COLUMNS] = {"columns", &options->columns},
        [OPTION_TIME_FORMAT] = {"time-format", &options->time_format},
        [OPTION_CONFIG] = {"config", &options->config},
        [OPTION_SUGGEST] = {"suggest", NULL},
        [OPTION_DRY_RUN] = {"dry-run", NULL},
        [OPTION_JSON] = {"json", NULL},
        [OPTION_UNDONE] = {"undone", NULL},
        [OPTION_HELP] = {"help", NULL},
        [OPTION_VERSION] = {"version", NULL},
    };
    int first = 0;
    memcpy(options->known, known, sizeof(known));
    if (!program_options_read(known, OPTION_COUNT, count, arguments, &options->given, &first,
                              err)) {
        return false;
    }
    options->suggest = (options->given & 1U << OPTION_SUGGEST) != 0;
    options->dry_run = (options->given & 1U << OPTION_DRY_RUN) != 0;
    options->json = (options->given & 1U << OPTION_JSON) != 0;
    options->undone = (options->given & 1U << OPTION_UNDONE) != 0;
    options->command = first < count ? arguments[first] : NULL;
    options->operand = first + 1 < count ? arguments[first + 1] : NULL;
    options->operands = count - first - 1;
    return true;
}

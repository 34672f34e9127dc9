#include "programs/command_line.h"

#include "base/program_options.h"

#include <stdio.h>
#include <stdlib.h>

static const char usage[] =
    "cozy-kiosk: check-in, questionnaire and reading for a clinic's waiting room\n"
    "\n"
    "  --config FILE      configuration (default: kiosk.yaml of the assets)\n"
    "  --db FILE          database (default: as configured)\n"
    "  --assets DIR       pages, questionnaires, words, pictures, with fonts beside it\n"
    "  --windowed WxH     a window of this size instead of the whole screen\n"
    "  --headless WxH     no window and no video driver: draw to memory\n"
    "  --panel NAME       draw to memory as on this panel: 21.5-upright, 21.5, 15.6, 10.1 or 7;\n"
    "                     with --check, lay out on this panel alone\n"
    "  --lang CODE        language to start in\n"
    "  --clock ISO8601    take this for the date and time; only a script moves it on\n"
    "  --script FILE      play a script (commands: see docs/scripts.md), then end\n"
    "  --visit-time       print how long the questions take, at the least, then end\n"
    "  --tour DIR         write a picture of every screen into DIR, then end\n"
    "  --check            load everything, lay it out on every panel, report faults, end\n"
    "  --version, --help\n"
    "\n"
    "Exit codes: 0 ended in order, 1 a check or script failed, 2 usage, 3 configuration or\n"
    "content, 4 database, 5 ended by the staff at the screen.\n";

#define SIDE_MIN 320
#define SIDE_MAX 8192

static bool parse_side(const char **at, int *side)
{
    char *end = NULL;
    long value = strtol(*at, &end, 10);
    bool ok = end != *at && value >= SIDE_MIN && value <= SIDE_MAX;
    *side = ok ? (int)value : 0;
    *at = end;
    return ok;
}

static bool parse_size(const char *text, int *width, int *height)
{
    const char *at = text;
    return parse_side(&at, width) && *at++ == 'x' && parse_side(&at, height) && *at == '\0';
}

static bool complain(const char *what, int *exit_code)
{
    fprintf(stderr, "cozy-kiosk: %s (see --help)\n", what);
    *exit_code = EXIT_USAGE;
    return false;
}

bool command_line_parse(int count, char **arguments, struct command_line *line, int *exit_code)
{
    enum { VERSION, HELP, CHECK, VISIT_TIME, HEADLESS, WINDOWED };
    const char *headless = NULL;
    const char *windowed = NULL;
    *line = (struct command_line){0};
    const struct program_option options[] = {
        [VERSION] = {"version", NULL},
        [HELP] = {"help", NULL},
        [CHECK] = {"check", NULL},
        [VISIT_TIME] = {"visit-time", NULL},
        [HEADLESS] = {"headless", &headless},
        [WINDOWED] = {"windowed", &windowed},
        {"config", &line->config},
        {"db", &line->database},
        {"assets", &line->assets},
        {"panel", &line->panel},
        {"lang", &line->language},
        {"clock", &line->clock},
        {"script", &line->script},
        {"tour", &line->tour},
    };
    unsigned given = 0;
    int first = 0;
    struct err err;
    if (!program_options_read(options, sizeof(options) / sizeof(options[0]), count, arguments,
                              &given, &first, &err)) {
        return complain(err.text, exit_code);
    }
    if ((given & (1U << VERSION | 1U << HELP)) != 0) {
        fputs((given & 1U << HELP) != 0 ? usage : "cozy-kiosk " KIOSK_VERSION "\n", stdout);
        *exit_code = EXIT_IN_ORDER;
        return false;
    }
    if (first < count) {
        err_set(&err, "%s: unexpected argument", arguments[first]);
        return complain(err.text, exit_code);
    }
    if (headless != NULL && windowed != NULL) {
        return complain("--headless and --windowed exclude each other", exit_code);
    }
    const char *size = headless != NULL ? headless : windowed;
    if (size != NULL && !parse_size(size, &line->width, &line->height)) {
        err_set(&err, "%s: not a size such as 1080x1920, with each side from %d to %d px", size,
                SIDE_MIN, SIDE_MAX);
        return complain(err.text, exit_code);
    }
    line->headless = headless != NULL;
    line->check = (given & 1U << CHECK) != 0;
    line->visit_time = (given & 1U << VISIT_TIME) != 0;
    return true;
}

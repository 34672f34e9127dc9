#include "programs/command_line.h"

#include <getopt.h>
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
    "  --clock ISO8601    stand still at this time; only a script's `wait` advances it\n"
    "  --script FILE      play a script (commands: see docs/scripts.md), then end\n"
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

static bool complain(const char *what, const char *value, int *exit_code)
{
    fprintf(stderr, "cozy-kiosk: %s %s (see --help)\n", what, value);
    *exit_code = EXIT_USAGE;
    return false;
}

static bool end_with(int code, int *exit_code)
{
    *exit_code = code;
    return false;
}

enum which {
    CONFIG = 1,
    DB,
    ASSETS,
    WINDOWED,
    HEADLESS,
    PANEL,
    LANG,
    CLOCK,
    SCRIPT,
    TOUR,
    CHECK,
    VERSION,
    HELP
};

static const struct option known[] = {
    {"config", required_argument, NULL, CONFIG},
    {"db", required_argument, NULL, DB},
    {"assets", required_argument, NULL, ASSETS},
    {"windowed", required_argument, NULL, WINDOWED},
    {"headless", required_argument, NULL, HEADLESS},
    {"panel", required_argument, NULL, PANEL},
    {"lang", required_argument, NULL, LANG},
    {"clock", required_argument, NULL, CLOCK},
    {"script", required_argument, NULL, SCRIPT},
    {"tour", required_argument, NULL, TOUR},
    {"check", no_argument, NULL, CHECK},
    {"version", no_argument, NULL, VERSION},
    {"help", no_argument, NULL, HELP},
    {NULL, 0, NULL, 0},
};

bool command_line_parse(int count, char **arguments, struct command_line *line, int *exit_code)
{
    *line = (struct command_line){0};
    for (int which = getopt_long(count, arguments, "", known, NULL); which != -1;
         which = getopt_long(count, arguments, "", known, NULL)) {
        if (which == '?' || which == ':') {
            return complain("see", "--help", exit_code); /* getopt has said what is wrong */
        }
        switch ((enum which)which) {
        case CONFIG: line->config = optarg; break;
        case DB: line->database = optarg; break;
        case ASSETS: line->assets = optarg; break;
        case WINDOWED:
        case HEADLESS:
            if (!parse_size(optarg, &line->width, &line->height)) {
                return complain("not a size such as 1080x1920:", optarg, exit_code);
            }
            line->headless = which == HEADLESS;
            break;
        case PANEL: line->panel = optarg; break;
        case LANG: line->language = optarg; break;
        case CLOCK: line->clock = optarg; break;
        case SCRIPT: line->script = optarg; break;
        case TOUR: line->tour = optarg; break;
        case CHECK: line->check = true; break;
        case VERSION: puts("cozy-kiosk " KIOSK_VERSION); return end_with(EXIT_IN_ORDER, exit_code);
        case HELP: fputs(usage, stdout); return end_with(EXIT_IN_ORDER, exit_code);
        }
    }
    if (optind < count) {
        return complain("unexpected argument", arguments[optind], exit_code);
    }
    return true;
}

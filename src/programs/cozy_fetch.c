/* The program cozy-fetch: brings day lists into the database of a kiosk. */
#include "base/program_options.h"
#include "content/config.h"
#include "fetch/fetch.h"
#include "platform/system_clock.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#define PATIENCE_S_MAX 600

#define NICENESS 10

enum fetch_exit {
    EXIT_DONE = 0,
    EXIT_SOURCE = 1, /* a source is not in order */
    EXIT_USAGE = 2,
    EXIT_CONFIG = 3,
    EXIT_DATABASE = 4,
};

static const char usage[] =
    "cozy-fetch: brings day lists from their sources into the database of a kiosk\n"
    "\n"
    "  --config FILE        configuration of the kiosk\n"
    "  --db FILE            database (default: as configured)\n"
    "  --once               bring every list up to date, then end\n"
    "  --download           only fetch the calendars of the web, into day_list.downloads;\n"
    "                       the database is not touched\n"
    "  --authorities FILE   trust the certificates in this file instead of the system's\n"
    "  --patience SECONDS   wait so long for a server, 1 to 600 (default: 60)\n"
    "  --clock ISO8601      take this for the date and time (for trying things out)\n"
    "  --with-parent        end when the program ends that started this one, and log a\n"
    "                       failure only once\n"
    "  --version, --help\n"
    "\n"
    "The kiosk starts this program by itself. Exit codes: 0 done, 1 a source is not in\n"
    "order, 2 usage, 3 configuration, 4 database.\n";

struct line {
    const char *config;
    const char *database;
    const char *clock;
    const char *authorities;
    const char *patience;
    bool once;
    bool download;
    bool with_parent;
};

static int complain(const char *what)
{
    fprintf(stderr, "cozy-fetch: %s (see --help)\n", what);
    return EXIT_USAGE;
}

/* False if the program must end at once with *code. */
static bool read_line(int count, char **arguments, struct line *line, int *code)
{
    enum { VERSION, HELP, ONCE, DOWNLOAD, WITH_PARENT };
    const struct program_option options[] = {
        [VERSION] = {"version", NULL},
        [HELP] = {"help", NULL},
        [ONCE] = {"once", NULL},
        [DOWNLOAD] = {"download", NULL},
        [WITH_PARENT] = {"with-parent", NULL},
        {"config", &line->config},
        {"db", &line->database},
        {"clock", &line->clock},
        {"authorities", &line->authorities},
        {"patience", &line->patience},
    };
    unsigned given = 0;
    int first = 0;
    struct err err;
    if (!program_options_read(options, sizeof(options) / sizeof(options[0]), count, arguments,
                              &given, &first, &err)) {
        *code = complain(err.text);
        return false;
    }
    if ((given & (1U << VERSION | 1U << HELP)) != 0) {
        fputs((given & 1U << HELP) != 0 ? usage : "cozy-fetch " KIOSK_VERSION "\n", stdout);
        *code = EXIT_DONE;
        return false;
    }
    if (first < count || line->config == NULL) {
        *code = complain(first < count ? "unexpected argument" : "needs --config FILE");
        return false;
    }
    line->once = (given & 1U << ONCE) != 0;
    line->download = (given & 1U << DOWNLOAD) != 0;
    line->with_parent = (given & 1U << WITH_PARENT) != 0;
    return true;
}

static bool read_patience(const char *text, int *seconds)
{
    char *end = NULL;
    const long value = strtol(text, &end, 10);
    *seconds = value >= 1 && value <= PATIENCE_S_MAX ? (int)value : 0;
    return end != text && *end == '\0' && *seconds > 0;
}

/* What is read here is personal: no core file, and nobody may look into the memory. */
static void keep_private(void)
{
    umask(0077);
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    prctl(PR_SET_DUMPABLE, 0);
}

static void report(const struct problems *problems)
{
    for (size_t i = 0; i < problems->count; i++) {
        fprintf(stderr, "%s\n", problems->items[i]);
    }
}

static int run(const struct line *line, const struct fetch_setup *setup)
{
    struct err err = {.text = ""};
    enum fetch_end end = FETCH_DONE;
    if (line->download) {
        if (setup->config->downloads_path[0] == '\0') {
            return complain("--download needs the folder day_list.downloads in the configuration");
        }
        end = fetch_downloads(setup, line->once, &err);
    } else if (line->once) {
        end = fetch_once(setup, &err);
    } else {
        fetch_run(setup);
    }
    switch (end) {
    case FETCH_DONE: return EXIT_DONE;
    case FETCH_FAILED: return EXIT_SOURCE;
    case FETCH_DATABASE: break;
    }
    fprintf(stderr, "cozy-fetch: %s\n", err.text);
    return EXIT_DATABASE;
}

/* The time and the zone that the program works in. */
static bool set_clock(const struct line *line, struct clock *clock, struct fake_clock *fake)
{
    *clock = system_clock();
    if (line->clock == NULL) {
        return true;
    }
    if (!iso8601_parse(line->clock, &fake->wall_ms)) {
        return false;
    }
    const struct clock still = clock_from_fake(fake);
    clock->self = still.self;
    clock->wall_ms = still.wall_ms; /* the date stands still, durations pass */
    return true;
}

static int run_configured(const struct line *line, struct arena *arena)
{
    struct problems problems = {.arena = arena};
    const struct config *config = config_load(arena, line->config, &problems);
    struct clock clock;
    struct fake_clock fake = {0};
    int patience_s = 0;
    if (config == NULL) {
        report(&problems);
        return EXIT_CONFIG;
    }
    setenv("TZ", config->timezone, 1);
    tzset();
    if (!set_clock(line, &clock, &fake)) {
        return complain("--clock: not a time such as 2026-11-23T10:20");
    }
    if (line->patience != NULL && !read_patience(line->patience, &patience_s)) {
        return complain("--patience: not a number of seconds from 1 to 600");
    }
    const struct fetch_setup setup = {
        .config = config,
        .database = line->database != NULL ? line->database : config->database_path,
        .clock = &clock,
        .authorities = line->authorities,
        .patience_s = patience_s,
        .version = KIOSK_VERSION,
        .tells_once = line->with_parent,
    };
    return run(line, &setup);
}

int main(int count, char **arguments)
{
    struct line line = {0};
    int code = EXIT_DONE;
    if (!read_line(count, arguments, &line, &code)) {
        return code;
    }
    keep_private();
    /* a visitor's touch goes before lists; where this is refused, lists are read all the same */
    (void)setpriority(PRIO_PROCESS, 0, NICENESS);
    const pid_t parent = getppid();
    if (line.with_parent && (prctl(PR_SET_PDEATHSIG, SIGTERM) != 0 || getppid() != parent)) {
        return EXIT_DONE;
    }
    struct arena *arena = arena_create(64 * 1024);
    code = run_configured(&line, arena);
    arena_destroy(arena);
    return code;
}

/* The program: brings the parts together and runs what the command line asks for. */
#include "app/world.h"
#include "app/world_reading.h"
#include "base/file.h"
#include "domain/clock_check.h"
#include "platform/alarm.h"
#include "platform/display.h"
#include "platform/fonts.h"
#include "platform/images.h"
#include "platform/loop.h"
#include "platform/memory.h"
#include "platform/system_clock.h"
#include "programs/check_forms.h"
#include "programs/check_pages.h"
#include "programs/check_pictures.h"
#include "programs/command_line.h"
#include "programs/list_reader.h"
#include "programs/lost_database.h"
#include "programs/visit_times.h"
#include "rehearsal/panels.h"
#include "rehearsal/player.h"
#include "rehearsal/tour.h"
#include "screens/registry.h"
#include "store/settings.h"
#include "store/store.h"
#include "ui/body_map.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <time.h>

#define SCRIPT_BYTES_MAX (1024 * 1024)

struct program {
    struct command_line line;
    struct arena *arena;
    struct problems problems;
    struct world world;
    struct world_reading *reading; /* in a window: what is read while the first screen shows */
    struct fonts *fonts;
    struct text_engine text;
    struct images *images;
    struct clock clock;
    struct fake_clock fake;
    struct display *display;
    struct list_reader list_reader;
    struct alarm_bell *bell;
    struct app *app;
    const struct panel *panel;     /* of --panel; NULL: as configured */
    struct picture_check pictures; /* for --check */
    struct err err;
};

static int fail(const struct program *program, int code)
{
    fprintf(stderr, "cozy-kiosk: %s\n", program->err.text);
    return code;
}

static int report_problems(const struct program *program, int code)
{
    for (size_t i = 0; i < program->problems.count; i++) {
        fprintf(stderr, "%s\n", program->problems.items[i]);
    }
    return code;
}

static const char *assets_of(const struct program *p)
{
    return p->line.assets != NULL ? p->line.assets : "assets";
}

static const char *database_of(const struct program *p)
{
    return p->line.database != NULL ? p->line.database : p->world.config->database_path;
}

/* Says who reads the day lists. */
static void set_lists(struct program *p)
{
    struct world *world = &p->world;
    p->list_reader = (struct list_reader){.config = world->config->path,
                                          .database = database_of(p),
                                          .clock_text = p->line.clock,
                                          .clock = &p->clock,
                                          .store = world->store};
    if (p->line.script != NULL) {
        world->lists = list_reader_in_script(&p->list_reader, world->config);
    } else if (config_has_day_list(world->config)) {
        world->lists = list_reader_beside(&p->list_reader);
    }
}

/* A script is played without calling anybody. */
static void set_alarm(struct program *p)
{
    const struct config *config = p->world.config;
    if (p->line.script != NULL) {
        return;
    }
    const struct alarm_setup setup = {
        .stop = config->alert_stop,
        .hold = config->alert_hold,
        .chime = config->alert_sound ? arena_printf(p->arena, "%s/sounds/alert.wav", assets_of(p))
                                     : NULL,
    };
    p->bell = alarm_bell_create(&setup);
    p->world.alarm = alarm_bell_alarm(p->bell);
}

/* Returns EXIT_IN_ORDER, or the code to end with. */
static int open_store(struct program *p)
{
    p->world.store = store_open(database_of(p), &p->clock, &p->err);
    if (p->world.store == NULL ||
        !store_set_timezone(p->world.store, p->world.config->timezone, &p->err)) {
        return fail(p, EXIT_DATABASE);
    }
    set_lists(p);
    set_alarm(p);
    return EXIT_IN_ORDER;
}

/* Reads pages and questionnaires at once. Returns EXIT_IN_ORDER, or the code to end with. */
static int read_content(struct program *p)
{
    return world_load_pages(p->arena, assets_of(p), &p->world, &p->problems)
               ? EXIT_IN_ORDER
               : report_problems(p, EXIT_CONTENT);
}

/* Loads configuration, words and fonts. Returns EXIT_IN_ORDER, or the code to end with. */
static int load(struct program *p)
{
    const char *assets = assets_of(p);
    const char *config =
        p->line.config != NULL ? p->line.config : arena_printf(p->arena, "%s/kiosk.yaml", assets);
    world_load_words(p->arena, config, assets, &p->world, &p->problems);
    p->images = images_create(arena_printf(p->arena, "%s/images", assets), &p->world.day);
    if (p->world.config != NULL && p->line.check) {
        p->pictures = picture_check_begin(
            p->arena, p->images, arena_printf(p->arena, "%s/images", assets), &p->problems);
    }
    if (p->world.config == NULL || p->problems.count > 0) {
        if (p->world.config != NULL) {
            /* to report the problems of the pages together with these */
            world_load_pages(p->arena, assets, &p->world, &p->problems);
        }
        return report_problems(p, EXIT_CONTENT);
    }
    setenv("TZ", p->world.config->timezone, 1);
    tzset();
    p->world.zone_is_old = clock_zone_is_old(p->world.config->timezone);
    p->fonts = fonts_create(arena_printf(p->arena, "%s/../fonts", assets), &p->err);
    if (p->fonts == NULL) {
        return fail(p, EXIT_CONTENT);
    }
    p->text = fonts_engine(p->fonts);
    p->world.text = &p->text;
    return EXIT_IN_ORDER;
}

/* Sets the clock. For a script and a tour it stands still. With --clock in a window only the date
 * stands still. Durations pass there, because the kiosk tells touches apart by them. */
static bool set_clock(struct program *p)
{
    const struct clock system = system_clock();
    const bool is_played = p->line.script != NULL || p->line.tour != NULL;
    p->clock = system;
    if (p->line.clock == NULL && !is_played) {
        return true;
    }
    p->fake = (struct fake_clock){.monotonic_ms = clock_monotonic_ms(&system),
                                  .wall_ms = clock_wall_ms(&system)};
    if (p->line.clock != NULL && !iso8601_parse(p->line.clock, &p->fake.wall_ms)) {
        return err_set(&p->err, "--clock %s: not a time such as 2026-11-23T10:20", p->line.clock);
    }
    p->clock = clock_from_fake(&p->fake);
    if (!is_played) {
        p->clock.monotonic_ms = system.monotonic_ms; /* the system's functions read no self */
    }
    return true;
}

static bool find_language(struct program *p, size_t *index)
{
    *index = 0;
    for (size_t i = 0; p->line.language != NULL && i <= p->world.language_count; i++) {
        if (i == p->world.language_count) {
            return err_set(&p->err, "--lang %s: not among the configured languages",
                           p->line.language);
        }
        if (strcmp(p->world.languages[i].code, p->line.language) == 0) {
            *index = i;
            break;
        }
    }
    return true;
}

static bool open_display(struct program *p)
{
    const struct config *config = p->world.config;
    const struct panel *panel = p->panel;
    if (panel == NULL && p->line.tour != NULL && p->line.width == 0) {
        panel = panels_find("21.5-upright");
    }
    const struct display_options options = {
        .headless = p->line.headless || p->line.tour != NULL || p->panel != NULL,
        .width = panel != NULL ? panel->width : p->line.width,
        .height = panel != NULL ? panel->height : p->line.height,
        .rotation = config->rotation,
        .accelerated = config->renderer == RENDERER_ACCELERATED,
    };
    p->display = display_open(&options, p->fonts, p->images, &p->err);
    return p->display != NULL;
}

static struct app_options options_of(const struct panel *panel, size_t language)
{
    return (struct app_options){
        .width = panel->width,
        .height = panel->height,
        .px_per_mm = panel->width / panel->width_mm,
        .viewing_distance_mm = panel->viewing_distance_mm,
        .language = language,
    };
}

static struct app_options app_options(const struct program *p, size_t language)
{
    if (p->panel != NULL) {
        return options_of(p->panel, language);
    }
    return (struct app_options){
        .width = display_width(p->display),
        .height = display_height(p->display),
        .px_per_mm = display_width(p->display) / p->world.config->panel_width_mm,
        .viewing_distance_mm = p->world.config->viewing_distance_mm,
        .language = language,
    };
}

/* --- script --- */

static void see(void *self, const struct app *app, const struct ui_frame *frame)
{
    struct program *p = self;
    (void)app;
    display_show(p->display, frame);
}

static bool shot(void *self, const char *path, struct err *err)
{
    return display_save_png(((struct program *)self)->display, path, err);
}

/* How the program ends after the kiosk has run. */
static int ended(struct program *p)
{
    if (app_database_lost(p->app)) {
        lost_database_tell(p->world.store, database_of(p));
        return EXIT_DATABASE;
    }
    return app_wants_to_end(p->app) ? EXIT_LEFT : EXIT_IN_ORDER;
}

static int run_script(struct program *p)
{
    char *text = NULL;
    size_t length = 0;
    int code = read_content(p);
    code = code == EXIT_IN_ORDER ? open_store(p) : code;
    if (code != EXIT_IN_ORDER) {
        return code;
    }
    if (!file_read(p->arena, p->line.script, SCRIPT_BYTES_MAX, &text, &length, &p->err)) {
        return fail(p, EXIT_USAGE);
    }
    struct player player = {.app = p->app,
                            .clock = &p->fake,
                            .text = &p->text,
                            .audience = {.self = p, .see = see, .shot = shot}};
    player_begin(&player);
    warn_of_forms(&p->world, p->arena);
    if (!player_run(&player, p->line.script, text, &p->err)) {
        return fail(p, EXIT_CHECK);
    }
    printf("%s: in order, %d taps\n", p->line.script, player.taps);
    return ended(p);
}

/* --- window --- */

static bool read_on(void *self)
{
    return world_reading_step(((struct program *)self)->reading);
}

static bool all_is_read(void *self)
{
    const struct program *p = self;
    if (p->problems.count > 0) {
        return false;
    }
    warn_of_forms(&p->world, p->arena);
    return true;
}

static int run_window(struct program *p)
{
    display_show(p->display, app_frame(p->app)); /* visitors see something while the rest is read */
    /* A version that cannot show its pages must not bring the database to where the version before
     * it cannot read it any more. */
    const bool read_first = !store_is_current(database_of(p));
    int code = read_first ? read_content(p) : EXIT_IN_ORDER;
    code = code == EXIT_IN_ORDER ? open_store(p) : code;
    if (code != EXIT_IN_ORDER) {
        return code;
    }
    const struct loop_work work = {.step = read_on, .end = all_is_read, .self = p};
    if (read_first) {
        warn_of_forms(&p->world, p->arena);
    } else {
        p->reading = world_reading_begin(p->arena, assets_of(p), &p->world, &p->problems);
    }
    loop_run(p->app, p->display, &p->clock, read_first ? NULL : &work, NULL);
    list_reader_end(&p->list_reader);
    if (p->problems.count > 0) {
        return report_problems(p, EXIT_CONTENT);
    }
    return ended(p);
}

/* --- tour and check --- */

static bool take_picture(void *self, const struct tour_stop *stop, struct err *err)
{
    struct program *p = self;
    char path[4096];
    int needed = snprintf(path, sizeof(path), "%s/%s.png", p->line.tour, stop->name);
    if (needed < 0 || (size_t)needed >= sizeof(path)) {
        return err_set(err, "%s: path too long", p->line.tour);
    }
    display_show(p->display, stop->frame);
    return display_save_png(p->display, path, err);
}

static int run_tour(struct program *p, size_t language)
{
    if (!open_display(p)) {
        return fail(p, EXIT_USAGE);
    }
    if (mkdir(p->line.tour, 0777) != 0 && errno != EEXIST) {
        err_set(&p->err, "%s: %s", p->line.tour, strerror(errno));
        return fail(p, EXIT_USAGE);
    }
    const struct app_options options = app_options(p, language);
    if (!tour_walk(&p->world, screens_table(), &options, clock_wall_ms(&p->clock), take_picture, p,
                   &p->problems, &p->err)) {
        return fail(p, EXIT_CHECK);
    }
    return report_problems(p, p->problems.count == 0 ? EXIT_IN_ORDER : EXIT_CHECK);
}

/* Checks the panel that was named, otherwise all that this version lays out without fault. */
static int run_check(struct program *p)
{
    const int64_t morning = 1764009600000; /* 2025-11-24T10:40-08:00: a working day */
    size_t count = 0;
    const struct panel *panels = panels_all(&count);
    for (size_t i = 0; i < count; i++) {
        if (p->panel != NULL ? p->panel != &panels[i] : !panels[i].checked) {
            continue;
        }
        const struct app_options options = options_of(&panels[i], 0);
        if (!tour_walk(&p->world, screens_table(), &options, morning, picture_check_stop,
                       &p->pictures, &p->problems, &p->err)) {
            problems_add(&p->problems, "tour", 0, "%s: %s", panels[i].name, p->err.text);
        }
    }
    const struct body_place *places = body_places(&count); /* the tour chooses only some of them */
    for (size_t i = 0; i < count; i++) {
        picture_check_need(&p->pictures, places[i].picture);
    }
    check_forms(&p->world, database_of(p), p->arena, &p->problems);
    check_pages(&p->world, civil_from_ms(clock_wall_ms(&p->clock)));
    if (p->world.zone_is_old) {
        printf(
            "%s: the time zones of this computer are of before November 2026, and its times an hour"
            " off in winter: install the current tzdata\n",
            p->world.config->timezone);
    }
    if (p->problems.count == 0) {
        puts("cozy-kiosk: configuration, words, pages, questionnaires and layout are in order");
    }
    return report_problems(p, p->problems.count == 0 ? EXIT_IN_ORDER : EXIT_CHECK);
}

/* On the panel that was named, or else upright. */
static int run_visit_times(struct program *p)
{
    const struct panel *panel = p->panel != NULL ? p->panel : panels_find("21.5-upright");
    const int64_t morning = 1764009600000; /* as run_check */
    const struct app_options options = options_of(panel, 0);
    return print_visit_times(&p->world, &options, morning, &p->err) ? EXIT_IN_ORDER
                                                                    : fail(p, EXIT_CHECK);
}

static bool find_panel(struct program *p)
{
    p->panel = p->line.panel != NULL ? panels_find(p->line.panel) : NULL;
    if (p->line.panel != NULL && p->panel == NULL) {
        return err_set(&p->err, "--panel %s: unknown panel (see --help)", p->line.panel);
    }
    return true;
}

static int run(struct program *p)
{
    int code = load(p);
    size_t language = 0;
    if (code != EXIT_IN_ORDER) {
        return code;
    }
    if (!set_clock(p) || !find_language(p, &language) || !find_panel(p)) {
        return fail(p, EXIT_USAGE);
    }
    p->world.clock = &p->clock;
    if (p->line.check || p->line.visit_time || p->line.tour != NULL) {
        /* these bring a database of their own */
        code = read_content(p);
        return code != EXIT_IN_ORDER ? code
               : p->line.check       ? run_check(p)
               : p->line.visit_time  ? run_visit_times(p)
                                     : run_tour(p, language);
    }
    if (!open_display(p)) {
        return fail(p, EXIT_USAGE);
    }
    if (p->line.script == NULL && !display_has_window(p->display)) {
        err_set(&p->err, "--headless needs a --script or a --tour to do anything");
        return fail(p, EXIT_USAGE);
    }
    const struct app_options options = app_options(p, language);
    p->app = app_create(&p->world, screens_table(), &options);
    return p->line.script != NULL ? run_script(p) : run_window(p);
}

int main(int count, char **arguments)
{
    struct program program = {0};
    int code = EXIT_IN_ORDER;
    if (!command_line_parse(count, arguments, &program.line, &code)) {
        return code;
    }
    /* a core file would hold what people entered */
    setrlimit(RLIMIT_CORE, &(struct rlimit){0, 0});
    memory_set_up();
    program.arena = arena_create(256 * 1024);
    program.problems.arena = program.arena;
    code = run(&program);
    app_destroy(program.app);
    alarm_bell_destroy(program.bell);
    store_close(program.world.store);
    display_close(program.display);
    images_destroy(program.images);
    fonts_destroy(program.fonts);
    arena_destroy(program.arena);
    return code;
}

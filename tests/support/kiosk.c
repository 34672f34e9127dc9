#include "kiosk.h"
#include "app/world_reading.h"

#include "app/comfort.h"
#include "base/bug.h"
#include "base/file.h"
#include "domain/name.h"
#include "fetch/bring.h"
#include "fetch/fetch.h"
#include "platform/fonts.h"
#include "rehearsal/panels.h"
#include "screens/registry.h"
#include "store/pin.h"
#include "store/store.h"

#include <fcntl.h>
#include <sqlite3.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define ASSETS          KIOSK_SOURCE_DIR "/assets"
#define FILE_BYTES_MAX  ((size_t)4 * 1024 * 1024)
#define SCRATCH_BLOCK   ((size_t)64 * 1024)
#define A_MONDAY        "2025-11-24T10:20:00-08:00"
#define MONOTONIC_START 1000000
#define LIST_CHECK_MS   15000

/* --- checking every frame --- */

static void find(struct kiosk *kiosk, const char *screen, const char *what)
{
    const char *finding = arena_printf(kiosk->arena, "%s: %s", screen, what);
    for (size_t i = 0; i < kiosk->finding_count; i++) {
        if (strcmp(kiosk->findings[i], finding) == 0) {
            return;
        }
    }
    kiosk->findings = arena_grow(kiosk->arena, kiosk->findings, kiosk->finding_count,
                                 &kiosk->finding_capacity, sizeof(*kiosk->findings));
    kiosk->findings[kiosk->finding_count++] = finding;
}

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0x80;
}

static bool has_word(const char *text, const char *word)
{
    size_t length = strlen(word);
    for (const char *at = strstr(text, word); at != NULL; at = strstr(at + 1, word)) {
        bool begins = at == text || !is_letter(at[-1]);
        if (begins && !is_letter(at[length])) {
            return true;
        }
    }
    return false;
}

static void look_for_client(struct kiosk *kiosk, const char *screen, const char *name,
                            const char *phone)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(kiosk->arena, name, &given, &family);
    size_t digits = strlen(phone);
    if (family[0] != '\0' && has_word(kiosk->shown, name)) {
        find(kiosk, screen, "shows the full name of a client");
    }
    if (family[0] != '\0' && has_word(kiosk->shown, family)) {
        find(kiosk, screen, "shows the family name of a client");
    }
    if (digits >= 4 && strstr(kiosk->shown, phone + digits - 4) != NULL) {
        find(kiosk, screen, "shows the number of a client");
    }
}

/* Visitors must not read who else comes today. */
static void look_for_clients(struct kiosk *kiosk, const char *screen)
{
    if (strcmp(screen, "staff_appointment") == 0) {
        return; /* except where the staff write it down */
    }
    sqlite3_stmt *statement = NULL;
    int result =
        sqlite3_prepare_v2(kiosk->reader, "SELECT DISTINCT client_name, phone FROM appointments",
                           -1, &statement, NULL);
    result = result == SQLITE_OK ? sqlite3_step(statement) : result;
    for (; result == SQLITE_ROW; result = sqlite3_step(statement)) {
        look_for_client(kiosk, screen, (const char *)sqlite3_column_text(statement, 0),
                        (const char *)sqlite3_column_text(statement, 1));
    }
    if (result != SQLITE_DONE) {
        find(kiosk, screen, "was not looked over for clients: the database cannot be read");
    }
    sqlite3_finalize(statement);
}

static void see(void *self, const struct app *app, const struct ui_frame *frame)
{
    struct kiosk *kiosk = self;
    const char *screen = app_screen_name(app);
    kiosk->frames++;
    kiosk->shown = frame_words(frame, kiosk->arena);
    for (; kiosk->lint_seen < kiosk->lint.count; kiosk->lint_seen++) {
        find(kiosk, screen, kiosk->lint.findings[kiosk->lint_seen].text);
    }
    if (strchr(kiosk->shown, '{') != NULL) {
        find(kiosk, screen, "shows a {name} that nothing was put in for");
    }
    look_for_clients(kiosk, screen);
    for (size_t i = 0; i < kiosk->forbidden_count; i++) {
        if (strstr(kiosk->shown, kiosk->forbidden[i]) != NULL) {
            find(kiosk, screen, arena_printf(kiosk->arena, "shows \"%s\"", kiosk->forbidden[i]));
        }
    }
}

char *kiosk_squeezed(struct arena *arena, const char *text)
{
    char *out = arena_strdup(arena, text);
    size_t used = 0;
    for (size_t i = 0; text[i] != '\0'; i++) {
        bool no_break = strncmp(text + i, "\u00a0", 2) == 0;
        i += no_break ? 1 : 0;
        if (!no_break && text[i] != ' ') {
            out[used++] = text[i];
        }
    }
    out[used] = '\0';
    return out;
}

void kiosk_forbid(struct kiosk *kiosk, const char *text)
{
    BUG_IF(kiosk->forbidden_count == COUNT_OF(kiosk->forbidden));
    kiosk->forbidden[kiosk->forbidden_count++] = arena_strdup(kiosk->arena, text);
}

/* --- bringing it up --- */

static struct app_options app_options(const struct kiosk *kiosk, struct kiosk_options options)
{
    struct app_options app = {.viewing_distance_mm = kiosk->world.config->viewing_distance_mm,
                              .large_text = options.large_text};
    static const char *const names[] = {[PANEL_PORTRAIT] = "21.5-upright",
                                        [PANEL_LANDSCAPE] = "21.5",
                                        [PANEL_LOW] = "10.1",
                                        [PANEL_SMALL] = "7"};
    const struct panel *panel = panels_find(names[options.panel]);
    assert_non_null(panel);
    app.width = panel->width;
    app.height = panel->height;
    app.px_per_mm = panel->width / panel->width_mm;
    /* small panels are read from closer */
    if (options.panel == PANEL_LOW || options.panel == PANEL_SMALL) {
        app.viewing_distance_mm = panel->viewing_distance_mm;
    }
    for (size_t i = 0; options.language != NULL && i < kiosk->world.language_count; i++) {
        if (strcmp(kiosk->world.languages[i].code, options.language) == 0) {
            app.language = i;
        }
    }
    return app;
}

static void load_world(struct kiosk *kiosk, const char *configuration, const char *assets)
{
    struct problems problems = {.arena = kiosk->arena};
    const char *path = configuration != NULL ? configuration : ASSETS "/kiosk.yaml";
    struct err err;
    if (!world_load(kiosk->arena, path, assets != NULL ? assets : ASSETS, &kiosk->world,
                    &problems)) {
        fail_msg("%s", problems.items[0]);
    }
    kiosk->fonts = fonts_create(KIOSK_SOURCE_DIR "/fonts", &err);
    if (kiosk->fonts == NULL) {
        fail_msg("%s", err.text);
    }
    kiosk->text = fonts_engine(kiosk->fonts);
    kiosk->world.text = &kiosk->text;
    kiosk->world.clock = &kiosk->clock;
}

static void remove_database(void)
{
    static const char *const files[] = {KIOSK_DATABASE, KIOSK_DATABASE "-wal",
                                        KIOSK_DATABASE "-shm"};
    for (size_t i = 0; i < COUNT_OF(files); i++) {
        unlink(files[i]);
    }
}

static void bring_lists(void *self)
{
    bringer_bring(self); /* what is wrong is logged, and kept in the database */
}

struct kiosk *kiosk_open(struct kiosk_options options)
{
    struct kiosk *kiosk = calloc(1, sizeof(*kiosk));
    struct err err;
    if (kiosk == NULL) {
        BUG("out of memory");
    }
    kiosk->arena = arena_create(SCRATCH_BLOCK);
    kiosk->lint.arena = kiosk->arena;
    kiosk->fake.monotonic_ms = MONOTONIC_START;
    assert_true(
        iso8601_parse(options.time != NULL ? options.time : A_MONDAY, &kiosk->fake.wall_ms));
    kiosk->clock = clock_from_fake(&kiosk->fake);
    load_world(kiosk, options.configuration, options.assets);
    if (!options.keep_database) {
        remove_database();
    }
    kiosk->world.store = store_open(KIOSK_DATABASE, &kiosk->clock, &err);
    if (kiosk->world.store == NULL) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(sqlite3_open_v2(KIOSK_DATABASE, &kiosk->reader, SQLITE_OPEN_READONLY, NULL),
                     SQLITE_OK);
    bool needs_pin = !kiosk->world.config->demonstration && !options.no_pin;
    if (needs_pin && !store_set_pin(kiosk->world.store, KIOSK_PIN, "test", &err)) {
        fail_msg("%s", err.text);
    }
    const struct fetch_setup setup = {.config = kiosk->world.config,
                                      .database = KIOSK_DATABASE,
                                      .clock = &kiosk->clock,
                                      .version = "",
                                      .quiet = true};
    kiosk->lists = fetch_bringer(&setup, kiosk->world.store, &err);
    if (kiosk->lists == NULL) {
        fail_msg("%s", err.text);
    }
    kiosk->world.lists =
        (struct list_keeper){.look = bring_lists, .self = kiosk->lists, .every_ms = LIST_CHECK_MS};
    const struct app_options how = app_options(kiosk, options);
    kiosk->player = (struct player){
        .app = app_create(&kiosk->world, screens_table(), &how),
        .clock = &kiosk->fake,
        .text = &kiosk->text,
        .audience = {.self = kiosk, .see = see},
        .lint = &kiosk->lint,
    };
    player_begin(&kiosk->player);
    return kiosk;
}

void kiosk_close(struct kiosk *kiosk)
{
    size_t wrong = kiosk->finding_count;
    for (size_t i = 0; i < wrong; i++) {
        print_error("%s\n", kiosk->findings[i]);
    }
    app_destroy(kiosk->player.app);
    bringer_destroy(kiosk->lists);
    sqlite3_close(kiosk->reader);
    store_close(kiosk->world.store);
    fonts_destroy(kiosk->fonts);
    arena_destroy(kiosk->arena);
    free(kiosk);
    if (wrong > 0) {
        fail_msg("%zu things wrong with what was on screen", wrong);
    }
}

/* --- playing --- */

void kiosk_play_at(struct kiosk *kiosk, const char *script, const char *file, int line)
{
    struct err err;
    if (!player_run(&kiosk->player, "script", script, &err)) {
        print_error("%s\non screen: %s\n", err.text, kiosk->shown);
        _fail(file, line);
    }
}

void kiosk_wait(struct kiosk *kiosk, int64_t ms)
{
    player_wait(&kiosk->player, ms);
}

int64_t kiosk_patience_ms(const struct kiosk *kiosk, int seconds)
{
    const int64_t configured = seconds * SECOND_MS;
    const int64_t to_read =
        15 * SECOND_MS + (int64_t)frame_word_count(kiosk->player.frame) * SECOND_MS / 2;
    return configured > to_read ? configured : to_read;
}

const struct target *kiosk_target(const struct kiosk *kiosk, const char *name, const char *code)
{
    return frame_find(kiosk->player.frame, name, 0, code);
}

const struct target *kiosk_target_at(const struct kiosk *kiosk, const char *name, int index)
{
    return frame_find(kiosk->player.frame, name, index, NULL);
}

const struct target *kiosk_find(const struct kiosk *kiosk, const char *name)
{
    char only[64];
    const char *space = strchr(name, ' ');
    if (space == NULL) {
        return kiosk_target(kiosk, name, NULL);
    }
    snprintf(only, sizeof(only), "%.*s", (int)(space - name), name);
    const struct target *found = kiosk_target(kiosk, only, space + 1);
    int index = 0;
    return found == NULL && sscanf(space + 1, "%d", &index) == 1
               ? kiosk_target_at(kiosk, only, index)
               : found;
}

static void fail_target(const struct kiosk *kiosk, const char *name, const char *what,
                        const char *file, int line)
{
    char there[2048];
    player_list_targets(&kiosk->player, there, sizeof(there));
    print_error("\"%s\" is %s on screen %s; there are: %s\n", name, what,
                app_screen_name(kiosk->player.app), there);
    _fail(file, line);
}

const struct target *kiosk_there_at(const struct kiosk *kiosk, const char *name, const char *file,
                                    int line)
{
    const struct target *target = kiosk_find(kiosk, name);
    if (target == NULL) {
        fail_target(kiosk, name, "not", file, line);
    }
    return target;
}

void assert_target_at(const struct kiosk *kiosk, const char *name, enum target_is how,
                      const char *file, int line)
{
    if (how == IS_ABSENT) {
        if (kiosk_find(kiosk, name) != NULL) {
            fail_target(kiosk, name, "there", file, line);
        }
        return;
    }
    if (how == IS_NOT_ENABLED && kiosk_find(kiosk, name) == NULL) {
        return;
    }
    const struct target *target = kiosk_there_at(kiosk, name, file, line);
    if (how == IS_ENABLED || how == IS_DISABLED || how == IS_NOT_ENABLED) {
        if (target->enabled != (how == IS_ENABLED)) {
            fail_target(kiosk, name, target->enabled ? "enabled" : "disabled", file, line);
        }
    } else if (how != IS_THERE && target->selected != (how == IS_SELECTED)) {
        fail_target(kiosk, name, target->selected ? "selected" : "not selected", file, line);
    }
}

void kiosk_finger(struct kiosk *kiosk, enum input_kind kind, int x, int y)
{
    kiosk_input(kiosk, &(struct input){.kind = kind, .x = x, .y = y});
}

void kiosk_input(struct kiosk *kiosk, const struct input *input)
{
    app_input(kiosk->player.app, input);
    if (app_dirty(kiosk->player.app)) {
        kiosk->player.frame = app_frame(kiosk->player.app);
        app_shown(kiosk->player.app);
        lint_frame(&kiosk->lint, kiosk->player.frame, app_metrics(kiosk->player.app), &kiosk->text);
        see(kiosk, kiosk->player.app, kiosk->player.frame);
    }
}

void kiosk_quick_touch(struct kiosk *kiosk, const char *name, int index)
{
    const struct target *target = kiosk_target_at(kiosk, name, index);
    assert_non_null(target);
    int x = target->box.x + target->box.w / 2;
    int y = target->box.y + target->box.h / 2;
    kiosk_finger(kiosk, INPUT_DOWN, x, y);
    kiosk_finger(kiosk, INPUT_UP, x, y);
}

void kiosk_corner(struct kiosk *kiosk, int taps)
{
    for (int i = 0; i < taps; i++) {
        kiosk_finger(kiosk, INPUT_DOWN, 10, 10);
        kiosk_finger(kiosk, INPUT_UP, 10, 10);
    }
}

void kiosk_staff_open(struct kiosk *kiosk)
{
    struct pin_try pin = {0};
    struct err err;
    assert_true(store_pin_state(kiosk->world.store, &pin, &err));
    if (pin.check == PIN_NOT_SET) {
        assert_true(store_set_pin(kiosk->world.store, KIOSK_PIN, "test", &err));
    }
    kiosk_corner(kiosk, 5);
    assert_screen(kiosk, "staff_pin");
    for (const char *digit = KIOSK_PIN; *digit != '\0'; digit++) {
        kiosk_playf(kiosk, "tap digit %c", *digit);
    }
    kiosk_play(kiosk, "tap enter");
    assert_screen(kiosk, "staff_today");
}

bool kiosk_sees(const struct kiosk *kiosk, const char *words)
{
    return player_sees(&kiosk->player, words);
}

const char *const *kiosk_texts(struct kiosk *kiosk, size_t *count)
{
    const struct ui_frame *frame = kiosk->player.frame;
    const char **texts = ARENA_ARRAY(kiosk->arena, const char *, frame->text_count);
    for (size_t i = 0; i < frame->text_count; i++) {
        texts[i] = arena_strdup(kiosk->arena, frame->texts[i].text);
    }
    *count = frame->text_count;
    return texts;
}

/* --- database and files --- */

const char *kiosk_query(struct kiosk *kiosk, const char *sql)
{
    sqlite3_stmt *statement = NULL;
    if (sqlite3_prepare_v2(kiosk->reader, sql, -1, &statement, NULL) != SQLITE_OK) {
        fail_msg("%s", sqlite3_errmsg(kiosk->reader));
    }
    const char *rows = "";
    int result = SQLITE_ROW;
    for (int row = 0; (result = sqlite3_step(statement)) == SQLITE_ROW; row++) {
        for (int i = 0; i < sqlite3_column_count(statement); i++) {
            const char *value = (const char *)sqlite3_column_text(statement, i);
            rows = arena_printf(kiosk->arena, "%s%s%s", rows,
                                i > 0     ? "|"
                                : row > 0 ? "\n"
                                          : "",
                                value != NULL ? value : "");
        }
    }
    assert_int_equal(result, SQLITE_DONE);
    sqlite3_finalize(statement);
    return rows;
}

void kiosk_write(const char *path, const char *text)
{
    /* before the days that tests play on: the real time would be one of the future */
    static const struct timespec written[2] = {{.tv_sec = 1762000000}, {.tv_sec = 1762000000}};
    struct err err;
    if (!file_replace(path, text, strlen(text), &err)) {
        fail_msg("%s", err.text);
    }
    assert_int_equal(utimensat(AT_FDCWD, path, written, 0), 0);
}

char *kiosk_read(struct arena *arena, const char *path)
{
    char *text = NULL;
    size_t length = 0;
    struct err err;
    if (!file_read(arena, path, FILE_BYTES_MAX, &text, &length, &err)) {
        fail_msg("%s", err.text);
    }
    return text;
}

void kiosk_configure(const char *path, const char *const *replacements)
{
    struct arena *arena = arena_create(SCRATCH_BLOCK);
    const char *text = kiosk_read(arena, ASSETS "/kiosk.yaml");
    for (; replacements[0] != NULL; replacements += 2) {
        const char *at = strstr(text, replacements[0]);
        if (at == NULL) {
            fail_msg("not in the configuration: %s", replacements[0]);
        } else {
            text = arena_printf(arena, "%.*s%s%s", (int)(at - text), text, replacements[1],
                                at + strlen(replacements[0]));
        }
    }
    kiosk_write(path, text);
    arena_destroy(arena);
}

struct kiosk *kiosk_open_with_desk(void)
{
    static const char *const staffed[] = {
        "\ndesk: none", "\ndesk: staffed", "path: demo/day-list.csv",
        "path: " KIOSK_SOURCE_DIR "/assets/demo/day-list.csv", NULL};
    kiosk_configure("staffed.yaml", staffed);
    return kiosk_open((struct kiosk_options){.configuration = "staffed.yaml"});
}

void kiosk_own_list(const char *csv)
{
    static const char *const replacements[] = {"\ndemonstration: true",
                                               "\ndemonstration: false",
                                               "path: demo/day-list.csv",
                                               "path: " OWN_LIST,
                                               "retention_years: \"\"",
                                               "retention_years: 16",
                                               NULL};
    kiosk_configure(OWN_CONFIGURATION, replacements);
    kiosk_write(OWN_LIST, csv);
}

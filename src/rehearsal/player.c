#include "rehearsal/player.h"

#include "app/comfort.h"
#include "rehearsal/dump.h"
#include "screens/registry.h"
#include "ui/keyboard.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define WORDS_BLOCK ((size_t)16 * 1024)

static void look(struct player *player)
{
    if (!app_dirty(player->app) && player->frame != NULL) {
        return;
    }
    player->frame = app_frame(player->app);
    app_shown(player->app);
    if (player->lint != NULL) {
        struct lint *lint = player->lint;
        size_t before = lint->count;
        lint_frame(lint, player->frame, app_metrics(player->app), player->text);
        for (size_t i = before; i < lint->count; i++) {
            lint->findings[i].text = arena_printf(
                lint->arena, "screen %s: %s", app_screen_name(player->app), lint->findings[i].text);
        }
    }
    if (player->audience.see != NULL) {
        player->audience.see(player->audience.self, player->app, player->frame);
    }
}

void player_begin(struct player *player)
{
    player->frame = NULL;
    app_advance(player->app);
    look(player);
}

static void input(struct player *player, enum input_kind kind, int x, int y)
{
    const struct input one = {.kind = kind, .x = x, .y = y};
    app_input(player->app, &one);
    look(player);
}

static void strike(struct player *player, int x, int y)
{
    input(player, INPUT_DOWN, x, y);
    input(player, INPUT_UP, x, y);
    player->taps++;
}

void player_touch(struct player *player, int x, int y)
{
    app_settle(player->app);
    strike(player, x, y);
}

void player_strike2(struct player *player, int x, int y, int64_t ms)
{
    player_touch(player, x, y);
    player_wait(player, ms);
    strike(player, x, y);
}

void player_list_targets(const struct player *player, char *out, size_t size)
{
    size_t used = 0;
    out[0] = '\0';
    for (size_t i = 0; i < player->frame->target_count && used < size; i++) {
        const struct target *t = &player->frame->targets[i];
        int wrote = snprintf(out + used, size - used, "%s%s %d%s%s%s%s", i > 0 ? ", " : "", t->name,
                             t->index, t->code[0] != '\0' ? " (" : "", t->code,
                             t->code[0] != '\0' ? ")" : "", t->enabled ? "" : " disabled");
        used += wrote > 0 ? (size_t)wrote : 0;
    }
}

/* The middle of a target that can be touched. */
static bool find_middle(const struct player *player, const struct control *control, int *x, int *y,
                        struct err *err)
{
    const struct target *target =
        frame_find(player->frame, control->name, control->index, control->code);
    if (target == NULL || !target->enabled) {
        char there[560];
        player_list_targets(player, there, sizeof(there));
        const char *code = control->code != NULL ? control->code : "";
        return err_set(err, "\"%s%s%s\" is %s on screen %s; there are: %s", control->name,
                       code[0] != '\0' ? " " : "", code, target == NULL ? "not" : "disabled",
                       app_screen_name(player->app), there);
    }
    *x = target->box.x + target->box.w / 2;
    *y = target->box.y + target->box.h / 2;
    return true;
}

bool player_tap(struct player *player, const char *name, int index, const char *code,
                struct err *err)
{
    const struct control control = {name, index, code};
    int x = 0;
    int y = 0;
    if (!find_middle(player, &control, &x, &y, err)) {
        return false;
    }
    player_touch(player, x, y);
    return true;
}

/* A name that no screen has is a slip of the pen: false, with all names. */
static bool is_screen(const char *name, struct err *err)
{
    const struct screen *const *screens = screens_table();
    char names[640];
    size_t used = 0;
    for (int i = 0; i < SCREEN_COUNT; i++) {
        if (strcmp(screens[i]->name, name) == 0) {
            return true;
        }
        int wrote = snprintf(names + used, sizeof(names) - used, "%s%s", i > 0 ? ", " : "",
                             screens[i]->name);
        used += wrote > 0 && used + (size_t)wrote < sizeof(names) ? (size_t)wrote : 0;
    }
    return err_set(err, "there is no screen \"%s\"; there are: %s", name, names);
}

/* More pages than all messages of a visit have on the smallest panel. */
#define MESSAGE_PAGES_MAX 100

bool player_until(struct player *player, const char *screen, struct err *err)
{
    if (!is_screen(screen, err)) {
        return false;
    }
    for (int taps = 0; strcmp(app_screen_name(player->app), screen) != 0; taps++) {
        if (taps == MESSAGE_PAGES_MAX) {
            return err_set(err, "no way to screen %s: %d taps do not end the messages of %s",
                           screen, taps, app_screen_name(player->app));
        }
        if (!app_shows_message(player->app)) {
            return err_set(err, "no way to screen %s: it is %s, which is no message to pass",
                           screen, app_screen_name(player->app));
        }
        if (!player_tap(player, "continue", 0, NULL, err)) {
            return false;
        }
    }
    return true;
}

static bool tap_key(struct player *player, const char *code, const char *page, struct err *err)
{
    if (frame_find(player->frame, "key", 0, code) == NULL && page[0] != '\0' &&
        !player_tap(player, "key", 0, page, err)) {
        return false;
    }
    return player_tap(player, "key", 0, code, err);
}

bool player_type(struct player *player, const char *text, struct err *err)
{
    while (*text != '\0') {
        bool digit = *text >= '0' && *text <= '9';
        if (digit && frame_find(player->frame, "digit", *text - '0', NULL) != NULL) {
            if (!player_tap(player, "digit", *text - '0', NULL, err)) {
                return false;
            }
            text++;
            continue;
        }
        size_t length = 0;
        const char *code = NULL;
        const char *page = NULL;
        if (!keyboard_find(text, &length, &code, &page)) {
            return err_set(err, "no key writes \"%s\"", text);
        }
        if (!tap_key(player, code, page, err)) {
            return false;
        }
        text += length;
    }
    return true;
}

void player_wait(struct player *player, int64_t ms)
{
    int64_t end = player->clock->monotonic_ms + ms;
    while (player->clock->monotonic_ms < end) {
        int64_t next = app_deadline_ms(player->app);
        if (next <= player->clock->monotonic_ms) {
            /* always move the clock on: a deadline that is not in the future would loop for ever */
            next = player->clock->monotonic_ms + 1;
        }
        int64_t to = next < end ? next : end;
        fake_clock_advance(player->clock, to - player->clock->monotonic_ms);
        app_advance(player->app);
        look(player);
    }
}

bool player_sees(const struct player *player, const char *words)
{
    struct arena *scratch = arena_create(WORDS_BLOCK);
    const bool seen = strstr(frame_words(player->frame, scratch), words) != NULL;
    arena_destroy(scratch);
    return seen;
}

/* --- commands --- */

static bool number(const char **at, long *value)
{
    char *end = NULL;
    errno = 0;
    *value = strtol(*at, &end, 10);
    bool ok = end != *at && errno == 0 && (*end == ' ' || *end == '\0');
    *at = end;
    return ok;
}

/* The target that a name without an index means: the first of that name. A keyboard's "delete", for
 * one, has the index of a key. */
static int first_index(const struct ui_frame *frame, const char *name)
{
    for (size_t i = 0; i < frame->target_count; i++) {
        if (strcmp(frame->targets[i].name, name) == 0) {
            return frame->targets[i].index;
        }
    }
    return 0;
}

/* The target that "NAME", "NAME CODE" or "NAME INDEX" means on the current screen. */
static struct control named(const struct player *player, char *arguments)
{
    char *space = strchr(arguments, ' ');
    if (space == NULL) {
        return (struct control){arguments, first_index(player->frame, arguments), NULL};
    }
    *space = '\0';
    const char *which = space + 1;
    const char *at = which;
    long index = 0;
    if (frame_find(player->frame, arguments, 0, which) != NULL || !number(&at, &index) ||
        *at != '\0') {
        return (struct control){arguments, 0, which};
    }
    return (struct control){arguments, (int)index, NULL};
}

static bool command_tap(struct player *player, char *arguments, struct err *err)
{
    const struct control control = named(player, arguments);
    return player_tap(player, control.name, control.index, control.code, err);
}

#define STRIKE2_MS 120

/* Cuts a number off the end of arguments, if one stands there after a name. */
static bool cut_number(char *arguments, long *value)
{
    char *space = strrchr(arguments, ' ');
    if (space == NULL) {
        return false;
    }
    const char *at = space + 1;
    if (!number(&at, value) || *at != '\0') {
        return false;
    }
    *space = '\0';
    return true;
}

/* A single number after NAME is an INDEX if there is such a target, otherwise MS. */
static bool command_strike2(struct player *player, char *arguments, struct err *err)
{
    char whole[128];
    snprintf(whole, sizeof(whole), "%s", arguments);
    struct control control = named(player, whole);
    long ms = STRIKE2_MS;
    int x = 0;
    int y = 0;
    if (frame_find(player->frame, control.name, control.index, control.code) == NULL &&
        cut_number(arguments, &ms)) {
        control = named(player, arguments);
    }
    if (!find_middle(player, &control, &x, &y, err)) {
        return false;
    }
    player_strike2(player, x, y, ms);
    return true;
}

static bool numbers(const char *arguments, long *values, int count, struct err *err)
{
    const char *at = arguments;
    for (int i = 0; i < count; i++) {
        if (!number(&at, &values[i])) {
            return err_set(err, "needs %d whole numbers", count);
        }
    }
    return *at == '\0' ? true : err_set(err, "needs %d whole numbers", count);
}

static bool command_touch(struct player *player, char *arguments, struct err *err)
{
    long v[2] = {0};
    if (!numbers(arguments, v, 2, err)) {
        return false;
    }
    player_touch(player, (int)v[0], (int)v[1]);
    return true;
}

static bool command_drag(struct player *player, char *arguments, struct err *err)
{
    long v[4] = {0};
    if (!numbers(arguments, v, 4, err)) {
        return false;
    }
    app_settle(player->app);
    input(player, INPUT_DOWN, (int)v[0], (int)v[1]);
    input(player, INPUT_MOVE, (int)v[2], (int)v[3]);
    input(player, INPUT_UP, (int)v[2], (int)v[3]);
    return true;
}

static bool command_type(struct player *player, char *arguments, struct err *err)
{
    return player_type(player, arguments, err);
}

static bool command_wait(struct player *player, char *arguments, struct err *err)
{
    long ms = 0;
    if (!numbers(arguments, &ms, 1, err)) {
        return false;
    }
    player_wait(player, ms);
    return true;
}

static bool command_until(struct player *player, char *arguments, struct err *err)
{
    return player_until(player, arguments, err);
}

static bool command_lang(struct player *player, char *arguments, struct err *err)
{
    if (!app_set_language(player->app, arguments)) {
        return err_set(err, "language %s is not configured", arguments);
    }
    look(player);
    return true;
}

static bool command_shot(struct player *player, char *arguments, struct err *err)
{
    if (player->audience.shot == NULL) {
        return err_set(err, "nothing to take a picture of");
    }
    return player->audience.shot(player->audience.self, arguments, err);
}

static bool command_dump(struct player *player, char *arguments, struct err *err)
{
    return dump_frame(player->frame, app_metrics(player->app), app_screen_name(player->app),
                      arguments, err);
}

/* The words between the quotes, or NULL. */
static const char *quoted(char *arguments)
{
    size_t length = strlen(arguments);
    if (length < 2 || arguments[0] != '"' || arguments[length - 1] != '"') {
        return NULL;
    }
    arguments[length - 1] = '\0';
    return arguments + 1;
}

static bool starts(char **arguments, const char *word)
{
    size_t length = strlen(word);
    if (strncmp(*arguments, word, length) != 0) {
        return false;
    }
    *arguments += length;
    return true;
}

static bool command_expect(struct player *player, char *arguments, struct err *err)
{
    if (starts(&arguments, "screen ")) {
        const char *there = app_screen_name(player->app);
        return strcmp(there, arguments) == 0 ? true
               : !is_screen(arguments, err)
                   ? false
                   : err_set(err, "expected screen %s, it is %s", arguments, there);
    }
    if (starts(&arguments, "taps ")) {
        long most = 0;
        if (!numbers(arguments, &most, 1, err)) {
            return false;
        }
        return player->taps <= most
                   ? true
                   : err_set(err, "expected at most %ld taps, it were %d", most, player->taps);
    }
    bool none = starts(&arguments, "no ");
    if (!starts(&arguments, "text ")) {
        return err_set(err, "expect what? screen NAME, text \"…\", no text \"…\" or taps N");
    }
    const char *words = quoted(arguments);
    if (words == NULL) {
        return err_set(err, "expect text needs its words in double quotes");
    }
    if (player_sees(player, words) == none) {
        return err_set(err, "screen %s: text \"%s\" is %s", app_screen_name(player->app), words,
                       none ? "there" : "not there");
    }
    return true;
}

static bool command(struct player *player, char *line, struct err *err)
{
    static const struct {
        const char *name;
        bool (*run)(struct player *player, char *arguments, struct err *err);
    } commands[] = {
        {"tap", command_tap},       {"strike2", command_strike2}, {"touch", command_touch},
        {"drag", command_drag},     {"type", command_type},       {"wait", command_wait},
        {"lang", command_lang},     {"shot", command_shot},       {"dump", command_dump},
        {"expect", command_expect}, {"until", command_until},
    };
    char *arguments = strchr(line, ' ');
    if (arguments != NULL) {
        *arguments++ = '\0';
        arguments += strspn(arguments, " ");
    }
    for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
        if (strcmp(line, commands[i].name) == 0) {
            if (arguments == NULL || arguments[0] == '\0') {
                return err_set(err, "%s needs something after it", line);
            }
            return commands[i].run(player, arguments, err);
        }
    }
    return err_set(err, "unknown command \"%s\"", line);
}

bool player_run(struct player *player, const char *name, const char *text, struct err *err)
{
    char line[512];
    for (int n = 1; *text != '\0'; n++) {
        size_t length = strcspn(text, "\n");
        size_t kept = length;
        while (kept > 0 && (text[kept - 1] == ' ' || text[kept - 1] == '\r')) {
            kept--;
        }
        if (kept >= sizeof(line)) {
            return err_set(err, "%s:%d: line too long", name, n);
        }
        memcpy(line, text, kept);
        line[kept] = '\0';
        text += length + (text[length] == '\n' ? 1 : 0);
        char *start = line + strspn(line, " \t");
        struct err why;
        if (*start == '\0' || *start == '#') {
            continue;
        }
        if (app_wants_to_end(player->app)) {
            return err_set(err, "%s:%d: the kiosk has ended before this", name, n);
        }
        if (!command(player, start, &why)) {
            return err_set(err, "%s:%d: %.700s", name, n, why.text);
        }
    }
    return true;
}

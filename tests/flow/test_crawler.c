/*
 * Goes everywhere: from the attract screen breadth first, tapping every enabled target of every
 * screen found, each time from a fresh start along the shortest way known. Two moments are the same
 * place when they show the same screen with the same targets (and, of the questionnaire, ask the
 * same question); what stands there in words, or is chosen already, is not looked at.
 *
 * Every frame is looked over for layout faults. In the end every screen must have been seen, and
 * from every place there must be a way back to the attract screen. The staff area, which begins
 * with a PIN and has people to show, is gone through by itself.
 */
#include "app/context.h"
#include "measures.h"
#include "screens.h"
#include "visit.h"

#include "rehearsal/stage.h"
#include "screens/registry.h"

#include <stdio.h>
#include <string.h>

#define PLACES_MAX 1000
#define EDGES_MAX  10000
#define MORNING    INT64_C(1764008400000) /* 2025-11-24T10:40-08:00 */

/* Scripts for screens that taps alone do not find in reasonable time. */
struct shortcut {
    const char *screen;
    const char *script;
};
static const struct shortcut shortcuts[] = {
    {"check_in_phone", "type 0142"}, /* one visit */
    {"check_in_phone", "type 0160"}, /* two people with the same digits */
    {"check_in_phone", "type 9999"}, /* nobody */
    {"check_in_name", "type Zoë"},   /* somebody */
    {"home", "wait 181000"},         /* the curtain */
    {"check_in_confirm", "wait 61000"},
    {"done", "wait 13000"},
    {"stop", "wait 61000"},
    {"staff_clean", "wait 31000"},
};

struct place {
    const char *key;
    const char *screen;
    const char *way; /* script from the start */
    bool leads_out;  /* to the attract screen */
};

struct crawl {
    struct arena *arena;
    struct text_engine text;
    struct world world;
    struct lint lint;
    struct stage *stage;
    struct player *player;
    const char *way; /* the way that the stage has gone */
    struct place places[PLACES_MAX];
    size_t place_count;
    struct {
        size_t from;
        size_t to;
    } edges[EDGES_MAX];
    size_t edge_count;
    size_t taps;
    size_t starts;
};

static bool in_comfort_bar(const struct target *target)
{
    static const char *const names[] = {"language", "text_size", "contrast"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(target->name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The key that tells one place from another. */
static const char *key_of(const struct crawl *crawl)
{
    char key[2048];
    const struct app *app = crawl->player->app;
    const struct session *session = app_session_view(app);
    const struct ui_frame *frame = crawl->player->frame;
    const char *screen = app_screen_name(app);
    size_t used = (size_t)snprintf(key, sizeof(key), "%s", screen);
    if (strcmp(screen, "question") == 0) {
        used += (size_t)snprintf(key + used, sizeof(key) - used, " %s%s",
                                 session->questionnaire->items[session->item].link_id,
                                 session->reviewing ? " again" : "");
    }
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *t = &frame->targets[i];
        if (!in_comfort_bar(t)) {
            assert_true(used < sizeof(key));
            used += (size_t)snprintf(key + used, sizeof(key) - used, ", %s %d%s", t->name, t->index,
                                     t->enabled ? "" : " off");
        }
    }
    assert_true(used < sizeof(key));
    return arena_strdup(crawl->arena, key);
}

static void play(struct crawl *crawl, const char *script)
{
    struct err err;
    if (!player_run(crawl->player, "crawl", script, &err)) {
        fail_msg("%s\nafter:\n%s", err.text, crawl->way);
    }
    crawl->way = arena_printf(crawl->arena, "%s%s\n", crawl->way, script);
}

/* Goes a known way, without drawing pressed buttons. */
static void go_again(struct crawl *crawl, const char *way)
{
    struct player *player = crawl->player;
    while (*way != '\0') {
        size_t length = strcspn(way, "\n");
        const char *line = arena_strndup(crawl->arena, way, length);
        char name[64];
        int index = 0;
        const struct target *target = NULL;
        /* for a key the number may be the letter on it, which the player looks for on other pages
         * too */
        if (sscanf(line, "tap %63s %d", name, &index) == 2 && strcmp(name, "key") != 0) {
            target = frame_find(player->frame, name, index, NULL);
        }
        if (target != NULL) {
            const int x = target->box.x + target->box.w / 2;
            const int y = target->box.y + target->box.h / 2;
            app_settle(player->app);
            app_input(player->app, &(struct input){.kind = INPUT_DOWN, .x = x, .y = y});
            app_input(player->app, &(struct input){.kind = INPUT_UP, .x = x, .y = y});
            player->frame = app_frame(player->app);
        } else {
            play(crawl, line); /* a tap that fails says why */
        }
        way += length + (way[length] == '\n' ? 1 : 0);
    }
}

static void start_over(struct crawl *crawl, const char *way)
{
    const struct config *config = crawl->world.config;
    const struct app_options options = {.width = 1080,
                                        .height = 1920,
                                        .px_per_mm = 1080 / config->panel_width_mm,
                                        .viewing_distance_mm = config->viewing_distance_mm};
    struct err err;
    stage_close(crawl->stage);
    crawl->stage = stage_open(&crawl->world, screens_table(), &options, MORNING, &err);
    if (crawl->stage == NULL) {
        fail_msg("%s", err.text);
        return;
    }
    crawl->player = stage_player(crawl->stage);
    player_begin(crawl->player);
    crawl->way = "";
    go_again(crawl, way);
    crawl->way = way;
    crawl->player->lint = &crawl->lint; /* frames on the way were checked before */
    crawl->starts++;
}

/* The place where the stage is now; a new one if it was not seen before. */
static size_t place_here(struct crawl *crawl)
{
    const char *key = key_of(crawl);
    for (size_t i = 0; i < crawl->place_count; i++) {
        if (strcmp(crawl->places[i].key, key) == 0) {
            return i;
        }
    }
    assert_true(crawl->place_count < PLACES_MAX);
    crawl->places[crawl->place_count] =
        (struct place){.key = key,
                       .screen = app_screen_name(crawl->player->app),
                       .way = crawl->way,
                       .leads_out = strcmp(app_screen_name(crawl->player->app), "attract") == 0};
    return crawl->place_count++;
}

static void report_faults(struct crawl *crawl, size_t before, const char *script)
{
    for (size_t i = before; i < crawl->lint.count; i++) {
        print_error("%s after %s: %s\n", app_screen_name(crawl->player->app), script,
                    crawl->lint.findings[i].text);
    }
}

/* Plays the script at a place and notes where it leads. Ends there. */
static size_t try_one(struct crawl *crawl, size_t from, const char *script)
{
    size_t faults = crawl->lint.count;
    play(crawl, script);
    crawl->taps++;
    report_faults(crawl, faults, script);
    size_t to = place_here(crawl);
    assert_true(crawl->edge_count < EDGES_MAX);
    crawl->edges[crawl->edge_count].from = from;
    crawl->edges[crawl->edge_count++].to = to;
    return to;
}

/* Checks that language, text size and contrast change the looks and nothing else. */
static void try_comfort_bar(struct crawl *crawl, size_t from)
{
    for (size_t i = 0; i < from; i++) {
        if (strcmp(crawl->places[i].screen, crawl->places[from].screen) == 0) {
            return; /* once on each screen */
        }
    }
    start_over(crawl, crawl->places[from].way);
    if (frame_find(crawl->player->frame, "text_size", 0, NULL) == NULL) {
        return;
    }
    static const char *const scripts[] = {"tap contrast\ntap contrast", "tap text_size",
                                          "tap text_size", "tap language fr", "tap language en"};
    for (size_t i = 0; i < COUNT_OF(scripts); i++) {
        size_t faults = crawl->lint.count;
        play(crawl, scripts[i]);
        report_faults(crawl, faults, scripts[i]);
        assert_string_equal(app_screen_name(crawl->player->app), crawl->places[from].screen);
        crawl->taps++;
    }
}

/* True for answers, keys and digits, which mostly change the screen and lead nowhere. */
static bool stays(const struct target *target)
{
    static const char *const names[] = {"option",   "option_2", "option_3", "number",
                                        "number_2", "number_3", "key",      "digit"};
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        if (strcmp(target->name, names[i]) == 0) {
            return true;
        }
    }
    return false;
}

#define SCRIPTS_MAX 128

/* Lists what can be done here, in the order in which it is tried. Going on comes first, while
 * nothing else was touched, and once more after all answers. */
static size_t list_scripts(const struct crawl *crawl, const char *screen, const char **scripts)
{
    const struct ui_frame *frame = crawl->player->frame;
    const struct target *onward = frame_find(frame, "continue", 0, NULL);
    bool goes_on = onward != NULL && onward->enabled;
    size_t count = 0;
    if (goes_on) {
        scripts[count++] = "tap continue";
    }
    for (int turn = 0; turn < 2; turn++) {
        for (size_t i = 0; i < frame->target_count; i++) {
            const struct target *t = &frame->targets[i];
            if (t->enabled && !in_comfort_bar(t) && t != onward && stays(t) == (turn == 0)) {
                assert_true(count < SCRIPTS_MAX - COUNT_OF(shortcuts) - 1);
                scripts[count++] = arena_printf(crawl->arena, "tap %s %d", t->name, t->index);
            }
        }
        if (goes_on && turn == 0) {
            scripts[count++] = "tap continue";
        }
    }
    const struct target *erase = frame_find(frame, "delete", 0, NULL);
    bool typed = erase != NULL && erase->enabled;
    for (size_t i = 0; i < COUNT_OF(shortcuts) && !typed; i++) {
        if (strcmp(shortcuts[i].screen, screen) == 0) {
            scripts[count++] = shortcuts[i].script;
        }
    }
    return count;
}

/* True if a button leads back here, which saves a new start. */
static bool return_to(struct crawl *crawl, size_t from, size_t there)
{
    const struct target *back = frame_find(crawl->player->frame, "back", 0, NULL);
    return back != NULL && back->enabled && try_one(crawl, there, "tap back") == from;
}

static void explore(struct crawl *crawl, size_t from)
{
    const struct place *place = &crawl->places[from];
    const char *scripts[SCRIPTS_MAX];
    start_over(crawl, place->way);
    assert_string_equal(key_of(crawl), place->key); /* the same way must lead to the same place */
    size_t count = list_scripts(crawl, place->screen, scripts);
    bool here = true;
    for (size_t i = 0; i < count; i++) {
        bool is_tap = strncmp(scripts[i], "tap ", 4) == 0;
        if (!here || !is_tap) {
            start_over(crawl, place->way);
        }
        size_t to = try_one(crawl, from, scripts[i]);
        bool ended = app_wants_to_end(crawl->player->app);
        here = !ended && (to == from || return_to(crawl, from, to));
    }
    try_comfort_bar(crawl, from);
}

static void mark_ways_out(struct crawl *crawl)
{
    for (bool changed = true; changed;) {
        changed = false;
        for (size_t i = 0; i < crawl->edge_count; i++) {
            struct place *from = &crawl->places[crawl->edges[i].from];
            if (!from->leads_out && crawl->places[crawl->edges[i].to].leads_out) {
                from->leads_out = true;
                changed = true;
            }
        }
    }
}

/* True for screens behind the PIN and on the way there. */
static bool is_for_staff(const char *screen)
{
    return strncmp(screen, "staff_", 6) == 0;
}

/* Counts the screens not seen, of those for visitors or of those for the staff. */
static int unseen_screens(const struct crawl *crawl, bool staff)
{
    /* these need a fault, a kiosk without PIN, closing time, or somebody who has sent the
     * questionnaire and comes again: other tests show them */
    static const char *const special[] = {"fault",     "staff_setup", "staff_new_pin",
                                          "staff_pin", "closed",      "news"};
    int unseen = 0;
    for (size_t n = 0; n < SCREEN_NAMES; n++) {
        const char *name = screen_names[n];
        bool seen = is_for_staff(name) != staff;
        for (size_t i = 0; i < COUNT_OF(special) && !seen; i++) {
            seen = strcmp(name, special[i]) == 0;
        }
        for (size_t i = 0; i < crawl->place_count && !seen; i++) {
            seen = strcmp(crawl->places[i].screen, name) == 0;
        }
        unseen += !seen && screen_was_missed(name) ? 1 : 0;
    }
    return unseen;
}

#define FIVE_TAPS "touch 10 10\ntouch 10 10\ntouch 10 10\ntouch 10 10\ntouch 10 10\n"
#define PIN       "tap digit 2\ntap digit 5\ntap digit 8\ntap digit 0\ntap enter\n"

static void crawl_from(const char *way, bool staff)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct crawl *crawl = ARENA_NEW(kiosk->arena, struct crawl);
    crawl->arena = kiosk->arena;
    crawl->lint.arena = kiosk->arena;
    crawl->text = measures_engine(measures_create(kiosk->arena, &kiosk->text));
    crawl->world = kiosk->world;
    crawl->world.text = &crawl->text;
    start_over(crawl, way);
    place_here(crawl);
    for (size_t i = 0; i < crawl->place_count; i++) {
        if (!staff || is_for_staff(crawl->places[i].screen)) {
            explore(crawl, i);
        } else {
            crawl->places[i].leads_out = true; /* outside the staff area */
        }
    }
    stage_close(crawl->stage);
    mark_ways_out(crawl);
    int shut_in = 0;
    for (size_t i = 0; i < crawl->place_count; i++) {
        if (!crawl->places[i].leads_out) {
            print_error("no way back from: %s\nreached by:\n%s", crawl->places[i].key,
                        crawl->places[i].way);
            shut_in++;
        }
    }
    print_message("%zu places, %zu taps, %zu starts\n", crawl->place_count, crawl->taps,
                  crawl->starts);
    int unseen = unseen_screens(crawl, staff);
    size_t faults = crawl->lint.count;
    kiosk_close(kiosk);
    assert_int_equal(unseen, 0);
    assert_int_equal(shut_in, 0);
    assert_int_equal(faults, 0);
}

static void t11_taps_alone_find_every_screen_in_order_and_a_way_back(void **state)
{
    (void)state;
    crawl_from("", false);
}

/* Begins with a visit that has answers. */
static void taps_alone_find_every_screen_of_the_staff_and_a_way_back(void **state)
{
    (void)state;
    crawl_from("tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\n"
               "tap option none\ntap continue\ntap finish\n" FIVE_TAPS PIN PIN,
               true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t11_taps_alone_find_every_screen_in_order_and_a_way_back),
        cmocka_unit_test(taps_alone_find_every_screen_of_the_staff_and_a_way_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

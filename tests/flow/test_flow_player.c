/* The commands of scripts, their error messages, and the text of a dump. */
#include "visit.h"

#include "app/comfort.h"
#include "rehearsal/dump.h"
#include "rehearsal/tour.h"
#include "screens/registry.h"

#include <string.h>

#include <sqlite3.h>

static void player_says_what_is_wrong_and_where(void **state)
{
    (void)state;
    static const struct {
        const char *script;
        const char *message;
    } cases[] = {
        {"jump", "s:1: unknown command \"jump\""},
        {"jump high", "s:1: unknown command \"jump\""},
        {"# a note\n\n  tap\n", "s:3: tap needs something after it"},
        {"tap start\ntap nothing", "s:2: \"nothing\" is not on screen home; there are: "},
        {"tap start\ntap nothing", "check_in 0, read 0"},
        {"tap start\ntap language xx", "\"language xx\" is not on screen home; there are: "},
        {"tap start\ntap language xx", "language 1 (fr)"},
        {"tap start\ntap check_in\ntap delete", "s:3: \"delete\" is disabled on screen"},
        {"strike2", "s:1: strike2 needs something after it"},
        {"strike2 nothing", "s:1: \"nothing\" is not on screen attract; there are: start 0"},
        {"strike2 nothing 120", "s:1: \"nothing\" is not on screen attract"},
        {"tap start\nstrike2 language xx 90", "s:2: \"language xx\" is not on screen home"},
        {"tap start\ntap check_in\nstrike2 delete 120", "\"delete\" is disabled on screen"},
        {"touch 10", "s:1: needs 2 whole numbers"},
        {"touch 10 x", "s:1: needs 2 whole numbers"},
        {"touch 10 20 30", "s:1: needs 2 whole numbers"},
        {"touch 99999999999999999999 1", "s:1: needs 2 whole numbers"},
        {"drag 1 2 3", "s:1: needs 4 whole numbers"},
        {"wait soon", "s:1: needs 1 whole numbers"},
        {"wait 10 20", "s:1: needs 1 whole numbers"},
        {"wait 1.5", "s:1: needs 1 whole numbers"},
        {"lang xx", "s:1: language xx is not configured"},
        {"shot picture.png", "s:1: nothing to take a picture of"},
        {"dump no-such-folder/frame.txt", "s:1: no-such-folder/frame.txt"},
        {"type 5", "is not on screen attract"},
        {"type \xE2\x98\x83", "no key writes"},
        {"expect screen home", "s:1: expected screen home, it is attract"},
        {"expect screen sofa", "s:1: there is no screen \"sofa\"; there are: attract, closed, "},
        {"until sofa", "there is no screen \"sofa\"; "},
        {"until home", "s:1: no way to screen home: it is attract, which is no message to pass"},
        {"expect text \"Nothing of the kind\"", "text \"Nothing of the kind\" is not there"},
        {"expect no text \"Touch to start\"", "text \"Touch to start\" is there"},
        {"expect text Touch", "s:1: expect text needs its words in double quotes"},
        {"expect text \"Touch", "s:1: expect text needs its words in double quotes"},
        {"expect nothing", "s:1: expect what?"},
        {"tap start\nexpect taps 0", "s:2: expected at most 0 taps, it were 1"},
        {"expect taps few", "s:1: needs 1 whole numbers"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        struct err err = {""};
        assert_false(player_run(&kiosk->player, "s", cases[i].script, &err));
        if (strstr(err.text, cases[i].message) == NULL) {
            fail_msg("%s\nsays: %s\nnot: %s", cases[i].script, err.text, cases[i].message);
        }
        kiosk_close(kiosk);
    }
}

static void player_refuses_a_line_that_is_too_long(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    char script[700];
    struct err err;
    memset(script, 'x', sizeof(script) - 1);
    script[sizeof(script) - 1] = '\0';
    assert_false(player_run(&kiosk->player, "s", script, &err));
    assert_string_equal(err.text, "s:1: line too long");
    kiosk_close(kiosk);
}

static void player_passes_over_notes_and_blanks(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "");
    kiosk_play(kiosk,
               "\n\n# tap nothing\n   # nor this\n\ttap start  \r\n  expect   screen home\n");
    kiosk_play(kiosk, "expect taps 1\nexpect taps 2");
    kiosk_close(kiosk);
}

static void player_touches_and_drags_by_pixels(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "touch 5 1500\nexpect screen home"); /* any touch wakes */
    const struct rect read = kiosk_there(kiosk, "read")->box;
    kiosk_playf(kiosk, "drag %d %d %d %d\nexpect screen home", read.x + 50, read.y + 50,
                read.x + 50, read.y - 300);
    kiosk_playf(kiosk, "drag %d %d %d %d\nexpect screen contents", read.x + 50, read.y + 50,
                read.x + 60, read.y + 60);
    kiosk_close(kiosk);
}

/* A script can show what a double tap does: both taps on a key count, elsewhere only the first. */
static void player_strikes_twice(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    int64_t before = kiosk->fake.monotonic_ms;
    kiosk_play(kiosk, "tap start\nstrike2 language fr\nexpect text \"Bonjour\"");
    assert_int_equal(kiosk->fake.monotonic_ms - before, 120);
    kiosk_play(kiosk, "wait 400\nstrike2 language en 399\nexpect no text \"Bonjour\"");
    kiosk_play(kiosk, "strike2 language fr 400\nexpect no text \"Bonjour\""); /* two taps */
    kiosk_play(kiosk, "tap check_in\nstrike2 digit 9\nstrike2 digit 9 120\n"
                      "expect screen check_in_missing\nexpect taps 12");
    kiosk_play(kiosk, "strike2 walk_in 200\nexpect screen check_in_missing\n"
                      "strike2 option 1 90\nuntil notice");
    before = kiosk->fake.monotonic_ms;
    kiosk_play(kiosk, "strike2 agree 4000");
    assert_int_equal(kiosk->fake.monotonic_ms - before, 4000);
    kiosk_close(kiosk);
}

static void player_passes_messages_on_the_way(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_SMALL};
    for (size_t i = 0; i < COUNT_OF(panels); i++) { /* on a small panel the message has pages */
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.panel = panels[i]});
        kiosk_play(kiosk, TO_NOTICE);
        while (kiosk_target(kiosk, "agree", NULL) == NULL) {
            kiosk_play(kiosk, "tap continue");
        }
        kiosk_play(kiosk, "tap agree\nuntil question"); /* it is there already */
        static const struct step steps[] = {{"emergency", "option none"},
                                            {"same-day", "option fever"}};
        for (size_t step = 0; step < COUNT_OF(steps); step++) {
            visit_give(kiosk, &steps[step]);
            visit_continue(kiosk);
        }
        kiosk_play(kiosk, "expect screen hold\nuntil question");
        assert_string_equal(visit_question(kiosk), "tell");
        kiosk_close(kiosk);
    }
}

static void player_changes_language_and_waits(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\nlang fr\nexpect text \"Bonjour\"");
    kiosk_play(kiosk, "lang en\ntap check_in\nwait 59999\nexpect screen check_in_phone\n"
                      "wait 1\nexpect screen still_there\nwait 30000\nexpect screen attract");
    kiosk_close(kiosk);
}

/* --- dump --- */

static bool end_at_the_third(void *self, const struct tour_stop *stop, struct err *err)
{
    int *stops = self;
    (void)stop;
    return ++*stops < 3 || err_set(err, "the picture is wrong");
}

/* The tour takes the same steps at many places, so a line of it does not say where it was. */
static void a_tour_that_fails_says_after_which_stop(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    const struct app_options options = {
        .width = 1080, .height = 1920, .px_per_mm = 4.0, .viewing_distance_mm = 600.0};
    int stops = 0;
    struct err err = {""};
    assert_false(tour_walk(&kiosk->world, screens_table(), &options, clock_wall_ms(&kiosk->clock),
                           end_at_the_third, &stops, NULL, &err));
    assert_string_equal(err.text,
                        "after the stop 003-en-day-normal-contents: the picture is wrong");
    kiosk_close(kiosk);
}

static void dump_names_everything_in_pixels_and_millimetres(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4096);
    struct ui_frame frame = {.arena = arena_create(4096)};
    const struct metrics metrics = {.width = 400, .height = 800, .px_per_mm = 4.0};
    frame_begin(&frame, 400, 800, (struct color){0});
    frame_target(&frame, (struct target){.name = "option",
                                         .index = 2,
                                         .code = "none",
                                         .kind = TARGET_BUTTON,
                                         .box = {10, 20, 160, 80},
                                         .enabled = true,
                                         .selected = true,
                                         .label = "None of these"});
    frame_target(&frame, (struct target){.name = "back",
                                         .code = "",
                                         .kind = TARGET_SMALL,
                                         .box = {0, 700, 60, 62},
                                         .label = "Back"});
    frame_text(&frame, (struct text_box){.box = {10, 120, 50, 40},
                                         .font = {FACE_BOLD, 27},
                                         .color = {0x1F, 0x2A, 0x2E, 255},
                                         .background = {255, 255, 255, 255},
                                         .text = "Hello “you”"});
    assert_string_equal(
        dump_text(arena, &frame, &metrics, "home"),
        "screen home 400x800 px, 100.0x200.0 mm\n"
        "target option 2 none button at 10,20 160x80 px, 2.5,5.0 40.0x20.0 mm selected "
        "\"None of these\"\n"
        "target back 0 small at 0,700 60x62 px, 0.0,175.0 15.0x15.5 mm disabled \"Back\"\n"
        "text at 10,120 50x40 px, 6.75 mm bold #1F2A2E on #FFFFFF \"Hello “you”\"\n");
    arena_destroy(frame.arena);
    arena_destroy(arena);
}

static void dump_writes_the_frame_on_screen(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ndump frame.txt");
    assert_string_equal(
        kiosk_read(kiosk->arena, "frame.txt"),
        dump_text(kiosk->arena, kiosk->player.frame, app_metrics(kiosk->player.app), "home"));
    kiosk_close(kiosk);
}

/* The harness itself: a frame counts as looked over only if the names it may not show are known. */
static void a_frame_that_nobody_could_look_over_is_a_finding(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start");
    assert_int_equal(kiosk->finding_count, 0);
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(KIOSK_DATABASE, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, "ALTER TABLE appointments RENAME TO gone", 0, 0, 0),
                     SQLITE_OK);
    kiosk_play(kiosk, "tap help");
    assert_int_equal(kiosk->finding_count, 2); /* the pressed frame, and the one after it */
    assert_non_null(strstr(kiosk->findings[0], "home: was not looked over for clients"));
    assert_non_null(strstr(kiosk->findings[1], "help: was not looked over for clients"));
    assert_int_equal(sqlite3_exec(db, "ALTER TABLE gone RENAME TO appointments", 0, 0, 0),
                     SQLITE_OK);
    sqlite3_close(db);
    kiosk->finding_count = 0;
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(player_says_what_is_wrong_and_where),
        cmocka_unit_test(player_refuses_a_line_that_is_too_long),
        cmocka_unit_test(player_passes_over_notes_and_blanks),
        cmocka_unit_test(player_touches_and_drags_by_pixels),
        cmocka_unit_test(player_strikes_twice),
        cmocka_unit_test(player_passes_messages_on_the_way),
        cmocka_unit_test(a_tour_that_fails_says_after_which_stop),
        cmocka_unit_test(player_changes_language_and_waits),
        cmocka_unit_test(dump_names_everything_in_pixels_and_millimetres),
        cmocka_unit_test(dump_writes_the_frame_on_screen),
        cmocka_unit_test(a_frame_that_nobody_could_look_over_is_a_finding),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

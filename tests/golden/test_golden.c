/*
 * How key screens look, kept as files beside this one: the layout as text (<name>.txt, what a
 * script's `dump` writes), and the pixels of five screens (<name>.png). A file that is missing, or
 * that no screen is compared with, fails.
 *
 * After a change that is meant to change the look, write them all anew with
 *
 *     KIOSK_REFRESH_GOLDEN=1 scripts/test -L golden
 *
 * which says so and fails all the same; then read the difference (git diff), look at every picture,
 * and run the tests again without it.
 *
 * The pixels are those of Debian 12 on amd64. Where they differ, the picture as it is now is
 * written into the directory that the test runs in.
 */
#include "visit.h"

#include "app/comfort.h"
#include "base/file.h"
#include "platform/display.h"
#include "platform/images.h"
#include "rehearsal/dump.h"

#include <SDL.h>
#include <SDL_image.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#define GOLDEN       KIOSK_SOURCE_DIR "/tests/golden/"
#define SHOWN_LINES  12
#define LOOKS_MAX    64
#define GOLDEN_BYTES ((size_t)4 * 1024 * 1024)

#define TWO_WEEKS_LATER "2025-12-08T10:20-08:00"

/* One walk through the kiosk: which screens it compared, and how many did not match. */
struct gallery {
    struct kiosk *kiosk;
    const char *prefix; /* "en-day": its files are en-day-<screen>.txt */
    const char *seen[LOOKS_MAX];
    size_t seen_count;
    int wrong;
};

static bool refreshing(void)
{
    const char *value = getenv("KIOSK_REFRESH_GOLDEN");
    return value != NULL && strcmp(value, "1") == 0;
}

static struct gallery gallery_open(const char *prefix, struct kiosk_options options)
{
    return (struct gallery){.kiosk = kiosk_open(options), .prefix = prefix};
}

/* --- text --- */

static const char *line_at(struct arena *arena, const char **text)
{
    size_t length = strcspn(*text, "\n");
    const char *line = arena_strndup(arena, *text, length);
    *text += length + ((*text)[length] == '\n' ? 1 : 0);
    return line;
}

static size_t common_start(const char *a, const char *b)
{
    size_t same = 0;
    for (size_t i = 0; a[i] != '\0' && a[i] == b[i]; i++) {
        same = a[i] == '\n' ? i + 1 : same;
    }
    return same;
}

/* Length of the whole lines that both texts end with, apart from those they begin with. */
static size_t common_end(const char *a, const char *b)
{
    size_t a_length = strlen(a);
    size_t b_length = strlen(b);
    size_t same = 0;
    for (size_t i = 1; i <= a_length && i <= b_length && a[a_length - i] == b[b_length - i]; i++) {
        bool line_begins = i == a_length || i == b_length || a[a_length - i - 1] == '\n';
        same = line_begins ? i : same;
    }
    return same;
}

static void print_lines(struct arena *arena, const char *sign, const char *text)
{
    for (int i = 0; *text != '\0' && i < SHOWN_LINES; i++) {
        print_error("  %s %s\n", sign, line_at(arena, &text));
    }
    if (*text != '\0') {
        print_error("  %s …\n", sign);
    }
}

/* Prints the lines that differ, without the same lines before and after them. */
static void print_difference(struct arena *arena, const char *name, const char *golden,
                             const char *now)
{
    size_t start = common_start(golden, now);
    golden += start;
    now += start;
    size_t end = common_end(golden, now);
    print_error("%s is not as it was (- golden, + now):\n", name);
    print_lines(arena, "-", arena_strndup(arena, golden, strlen(golden) - end));
    print_lines(arena, "+", arena_strndup(arena, now, strlen(now) - end));
}

static bool read_golden(struct arena *arena, const char *path, char **text)
{
    size_t length = 0;
    struct err err;
    if (!file_read(arena, path, GOLDEN_BYTES, text, &length, &err)) {
        print_error("%s\n", err.text);
        return false;
    }
    return true;
}

/* Compares the screen that is shown with its file. */
static void look(struct gallery *gallery, const char *screen)
{
    struct kiosk *kiosk = gallery->kiosk;
    const char *name = arena_printf(kiosk->arena, "%s-%s.txt", gallery->prefix, screen);
    const char *path = arena_printf(kiosk->arena, "%s%s", GOLDEN, name);
    const char *now = dump_text(kiosk->arena, kiosk->player.frame, app_metrics(kiosk->player.app),
                                app_screen_name(kiosk->player.app));
    assert_true(gallery->seen_count < LOOKS_MAX);
    gallery->seen[gallery->seen_count++] = name;
    char *golden = NULL;
    if (refreshing()) {
        kiosk_write(path, now);
    } else if (!read_golden(kiosk->arena, path, &golden)) {
        gallery->wrong++;
    } else if (strcmp(golden, now) != 0) {
        print_difference(kiosk->arena, name, golden, now);
        gallery->wrong++;
    }
}

static void play_and_look(struct gallery *gallery, const char *script, const char *screen)
{
    kiosk_play(gallery->kiosk, script);
    look(gallery, screen);
}

/* Fails for files of this gallery that no screen was compared with. */
static void look_for_orphans(struct gallery *gallery)
{
    struct arena *arena = gallery->kiosk->arena;
    const char **names = NULL;
    size_t count = 0;
    struct err err;
    const char *prefix = arena_printf(arena, "%s-", gallery->prefix);
    assert_true(file_list(arena, GOLDEN, ".txt", &names, &count, &err));
    for (size_t i = 0; i < count; i++) {
        bool seen = strncmp(names[i], prefix, strlen(prefix)) != 0;
        for (size_t s = 0; s < gallery->seen_count && !seen; s++) {
            seen = strcmp(names[i], gallery->seen[s]) == 0;
        }
        if (!seen && refreshing()) {
            unlink(arena_printf(arena, "%s%s", GOLDEN, names[i]));
        } else if (!seen) {
            print_error("%s: no screen is compared with it\n", names[i]);
            gallery->wrong++;
        }
    }
}

static void gallery_close(struct gallery *gallery)
{
    look_for_orphans(gallery);
    size_t count = gallery->seen_count;
    int wrong = gallery->wrong;
    kiosk_close(gallery->kiosk);
    if (refreshing()) {
        fail_msg("%zu goldens written anew; look at them, then run without KIOSK_REFRESH_GOLDEN",
                 count);
    }
    if (wrong > 0) {
        fail_msg("%d of %zu screens differ; how to renew them is said in test_golden.c", wrong,
                 count);
    }
}

/* --- the walks --- */

static void reading(struct gallery *g)
{
    look(g, "attract");
    play_and_look(g, "tap start", "home");
    play_and_look(g, "tap read", "contents");
    play_and_look(g, "tap page 0", "card");
    play_and_look(g, "tap next", "card-next");
    play_and_look(g, "tap doctor_first", "doctor-first");
    play_and_look(g, "tap help", "help");
    play_and_look(g, "wait 61000\nexpect screen still_there", "still-there");
    kiosk_wait(g->kiosk, 30000);
    assert_screen(g->kiosk, "attract");
}

static void first_visit_from_notice_to_end(struct gallery *g)
{
    struct kiosk *kiosk = g->kiosk;
    kiosk_play(kiosk, "tap start\ntap check_in");
    play_and_look(g, "type 014", "phone");
    play_and_look(g, "type 2", "confirm");
    play_and_look(g, "tap confirm_yes", "notice");
    play_and_look(g, "tap agree", "question-emergency");
    visit_answer(kiosk, first_visit, 1);
    play_and_look(g, "tap option 0\ntap option 2", "question-several");
    visit_tap(kiosk, "option none");
    visit_continue(kiosk);
    visit_answer(kiosk, first_visit + 2, 3);
    look(g, "question-where");
    visit_answer(kiosk, first_visit + 5, 1);
    look(g, "question-one");
    visit_answer(kiosk, first_visit + 6, 2);
    play_and_look(g, "tap number 4", "question-number");
    visit_continue(kiosk);
    visit_answer(kiosk, first_visit + 9, FIRST_VISIT_STEPS - 9);
    look(g, "review");
    while (kiosk_target(kiosk, "next", NULL) != NULL) {
        kiosk_play(kiosk, "tap next");
    }
    look(g, "review-end");
    play_and_look(g, "tap send", "done-sent");
    play_and_look(g, "tap suggested", "suggested");
    kiosk_play(kiosk, "tap finish");
}

static void other_ways_to_arrive(struct gallery *g)
{
    kiosk_play(g->kiosk, "tap start\ntap check_in");
    play_and_look(g, "type 0160", "choose");
    kiosk_play(g->kiosk, "tap finish\ntap start\ntap check_in\ntap use_name");
    play_and_look(g, "type Zoë", "name");
    play_and_look(g, "tap key nations", "name-nations");
    play_and_look(g, "tap continue\ntype Q\ntap continue", "missing");
    play_and_look(g, "tap walk_in", "walk-in");
    play_and_look(g, "tap option 0\ntap decline", "done-walk-in");
}

static void urgent_answers(struct gallery *g)
{
    kiosk_play(g->kiosk, "tap done\ntap start\ntap check_in\ntype 0131\ntap confirm_yes\n"
                         "tap agree\ntap option none\ntap continue\ntap option fever");
    visit_continue(g->kiosk);
    look(g, "hold");
    kiosk_play(g->kiosk, "tap finish\ntap start\ntap check_in\ntype 0121\ntap confirm_yes\n"
                         "tap agree\ntap option yes");
    play_and_look(g, "tap continue", "stop");
}

static void golden_layout_of_every_key_screen(void **state)
{
    (void)state;
    struct gallery g = gallery_open("en-day", (struct kiosk_options){0});
    reading(&g);
    first_visit_from_notice_to_end(&g);
    other_ways_to_arrive(&g);
    urgent_answers(&g);
    gallery_close(&g);
}

/* The screens that are compared in other looks and on other panels. */
static void selection(struct gallery *g, bool keyboard)
{
    struct kiosk *kiosk = g->kiosk;
    look(g, "home");
    play_and_look(g, "tap read", "contents");
    play_and_look(g, "tap page 0", "card");
    kiosk_play(kiosk, "tap check_in");
    if (keyboard) {
        play_and_look(g, "tap use_name\ntype É", "name");
        kiosk_play(kiosk, "tap use_phone");
    }
    play_and_look(g, "type 0142", "confirm");
    play_and_look(g, "tap confirm_yes", "notice");
    play_and_look(g, "tap agree", "question-emergency");
    visit_tap(kiosk, "option none");
    visit_continue(kiosk);
    while (strcmp(visit_question(kiosk), "pain-now") != 0) {
        kiosk_play(kiosk, "tap rather_tell");
    }
    visit_tap(kiosk, "number 6");
    look(g, "question-number");
}

static void golden_layout_in_french(void **state)
{
    (void)state;
    struct gallery g = gallery_open("fr-day", (struct kiosk_options){.language = "fr"});
    kiosk_play(g.kiosk, "tap start");
    selection(&g, true);
    gallery_close(&g);
}

static void golden_layout_of_large_text(void **state)
{
    (void)state;
    struct gallery g = gallery_open("en-large", (struct kiosk_options){.large_text = true});
    kiosk_play(g.kiosk, "tap start");
    selection(&g, true);
    gallery_close(&g);
}

static void golden_layout_of_high_contrast(void **state)
{
    (void)state;
    struct gallery g = gallery_open("en-contrast", (struct kiosk_options){0});
    kiosk_play(g.kiosk, "tap start\ntap contrast");
    selection(&g, true);
    gallery_close(&g);
}

static void golden_layout_of_a_panel_on_its_side(void **state)
{
    (void)state;
    struct gallery g =
        gallery_open("en-landscape", (struct kiosk_options){.panel = PANEL_LANDSCAPE});
    kiosk_play(g.kiosk, "tap start");
    selection(&g, true);
    gallery_close(&g);
}

/* --- behind the PIN --- */

/* Checks in three visitors: one who must be spoken to first, one with all answers and a starred
 * page, and one whom nobody knows. */
static void fill_waiting_room(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0131\ntap confirm_yes\ntap agree");
    visit_tap(kiosk, "option none");
    visit_continue(kiosk);
    visit_tap(kiosk, "option fever");
    visit_continue(kiosk);
    kiosk_play(kiosk, "expect screen hold\ntap finish\n" TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_play(kiosk, "tap more\ntap page 7\ntap star\ntap contents\ntap finish\n"
                      "tap start\ntap check_in\ntap use_name\ntype Quinn\ntap continue\n"
                      "type Z\ntap continue\ntap walk_in\ntap option anyone\ntap decline\n"
                      "tap done");
    kiosk_wait(kiosk, 9 * MINUTE_MS);
}

static void to_today(struct gallery *g)
{
    kiosk_staff_open(g->kiosk); /* the PIN is chosen the first time */
    kiosk_play(g->kiosk, "tap staff_close");
    kiosk_corner(g->kiosk, 5);
    play_and_look(g, "tap digit 2\ntap digit 5", "pin");
    play_and_look(g, "tap digit 8\ntap digit 0\ntap enter", "today");
}

static void one_visit(struct gallery *g)
{
    play_and_look(g, "tap visit 0", "visit-hold");
    play_and_look(g, "tap decide", "decide");
    play_and_look(g, "tap decision 3\ntap continue\ntype MR", "sign");
    play_and_look(g, "tap save\nexpect screen staff_visit", "visit-decided");
    play_and_look(g, "tap wrong", "wrong");
    play_and_look(g, "tap undo", "wrong-undo");
    play_and_look(g, "tap back\ntap move", "wrong-move");
    play_and_look(g, "tap person_of_today 0", "wrong-person");
    kiosk_play(g->kiosk, "tap back\ntap back\ntap back\ntap back");
    play_and_look(g, "tap visit 1", "visit");
}

/* The page on how the kiosk is doing is left out: it shows the path of this directory and the room
 * on this disk. */
static void all_visits(struct gallery *g)
{
    play_and_look(g, "tap more", "menu");
    play_and_look(g, "tap late", "late");
    play_and_look(g, "tap therapist 0", "late-minutes");
    play_and_look(g, "tap back\ntap back\ntap day_list", "day-list");
    play_and_look(g, "tap add\ntap continue\ntype Noor Example", "appointment-name");
    play_and_look(g, "tap continue", "appointment-phone");
    play_and_look(g, "tap continue\ntap therapist 0\ntap continue", "appointment");
    kiosk_play(g->kiosk, "tap staff_close");
    kiosk_staff_open(g->kiosk);
    play_and_look(g, "tap more\ntap leave", "leave");
    play_and_look(g, "tap back\ntap clean", "clean");
    play_and_look(g, "wait 30000\ntap close\ntap staff_close", "closed");
}

static void golden_layout_of_the_staff_area(void **state)
{
    (void)state;
    struct gallery g = gallery_open("staff", (struct kiosk_options){0});
    fill_waiting_room(g.kiosk);
    to_today(&g);
    one_visit(&g);
    play_and_look(&g, "tap seen\ntap staff_close", "told");
    kiosk_staff_open(g.kiosk);
    all_visits(&g);
    gallery_close(&g);
}

/* Large French words on a panel in landscape, two weeks later. */
static void golden_layout_of_the_staff_area_on_a_low_panel(void **state)
{
    (void)state;
    static const struct step *const steps[] = {first_visit, follow_up};
    static const size_t counts[] = {FIRST_VISIT_STEPS, FOLLOW_UP_STEPS};
    for (int i = 0; i < 2; i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){
            .time = i == 0 ? NULL : TWO_WEEKS_LATER, .keep_database = i > 0});
        kiosk_play(kiosk, TO_QUESTIONS);
        visit_answer(kiosk, steps[i], counts[i]);
        visit_send(kiosk);
        kiosk_close(kiosk);
    }
    struct gallery g = gallery_open(
        "low-staff",
        (struct kiosk_options){.panel = PANEL_LOW, .time = TWO_WEEKS_LATER, .keep_database = true});
    kiosk_play(g.kiosk, "tap start\ntap language fr\ntap text_size\ntap contrast");
    to_today(&g);
    play_and_look(&g, "tap visit 0", "visit");
    play_and_look(&g, "tap list_next", "visit-next");
    play_and_look(&g, "tap decide", "decide");
    gallery_close(&g);
}

/* --- pixels --- */

struct camera {
    struct kiosk *kiosk;
    struct images *images;
    struct display *display;
    int wrong;
};

static bool same_pixels(const SDL_Surface *a, const SDL_Surface *b)
{
    if (a->w != b->w || a->h != b->h) {
        return false;
    }
    for (int y = 0; y < a->h; y++) {
        if (memcmp((const char *)a->pixels + (ptrdiff_t)y * a->pitch,
                   (const char *)b->pixels + (ptrdiff_t)y * b->pitch, (size_t)a->w * 4) != 0) {
            return false;
        }
    }
    return true;
}

static SDL_Surface *load_png(const char *path)
{
    SDL_Surface *loaded = IMG_Load(path);
    if (loaded == NULL) {
        return NULL;
    }
    SDL_Surface *converted = SDL_ConvertSurfaceFormat(loaded, SDL_PIXELFORMAT_ARGB8888, 0);
    SDL_FreeSurface(loaded);
    assert_non_null(converted);
    return converted;
}

/* Both pictures go through a PNG file, as a person would look at them. */
static void shoot(struct camera *camera, const char *script, const char *name)
{
    struct kiosk *kiosk = camera->kiosk;
    struct err err;
    kiosk_play(kiosk, script);
    display_show(camera->display, kiosk->player.frame);
    const char *file = arena_printf(kiosk->arena, "%s.png", name);
    const char *golden_path = arena_printf(kiosk->arena, "%s%s", GOLDEN, file);
    const char *path = refreshing() ? golden_path : file;
    if (!display_save_png(camera->display, path, &err)) {
        fail_msg("%s", err.text);
    }
    SDL_Surface *golden = load_png(golden_path);
    SDL_Surface *now = load_png(path);
    assert_non_null(now);
    if (golden == NULL || !same_pixels(golden, now)) {
        char directory[4096] = "";
        print_error("%s %s; now it is %s/%s\n", golden_path,
                    golden == NULL ? "is not there" : "is not as it was",
                    getcwd(directory, sizeof(directory)), path);
        camera->wrong++;
    }
    SDL_FreeSurface(golden);
    SDL_FreeSurface(now);
}

static void golden_pixels_of_five_screens(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct camera camera = {.kiosk = kiosk,
                            .images = images_create(KIOSK_SOURCE_DIR "/assets/images")};
    const struct display_options options = {.headless = true, .width = 1080, .height = 1920};
    struct err err;
    camera.display = display_open(&options, kiosk->fonts, camera.images, &err);
    if (camera.display == NULL) {
        fail_msg("%s", err.text);
    }
    shoot(&camera, "", "attract");
    shoot(&camera, "tap start", "home");
    shoot(&camera, "tap check_in\ntype 0142", "confirm");
    kiosk_play(kiosk, "tap confirm_yes\ntap agree");
    visit_answer(kiosk, first_visit, 8);
    shoot(&camera, "tap number 4", "question-number");
    visit_continue(kiosk);
    visit_answer(kiosk, first_visit + 9, FIRST_VISIT_STEPS - 9);
    visit_send(kiosk);
    kiosk_play(kiosk, "tap done");
    kiosk_staff_open(kiosk);
    shoot(&camera, "tap visit 0", "staff-visit");
    display_close(camera.display);
    images_destroy(camera.images);
    kiosk_close(kiosk);
    if (refreshing()) {
        fail_msg("5 pictures written anew; look at them, then run without KIOSK_REFRESH_GOLDEN");
    }
    assert_int_equal(camera.wrong, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(golden_layout_of_every_key_screen),
        cmocka_unit_test(golden_layout_in_french),
        cmocka_unit_test(golden_layout_of_large_text),
        cmocka_unit_test(golden_layout_of_high_contrast),
        cmocka_unit_test(golden_layout_of_a_panel_on_its_side),
        cmocka_unit_test(golden_layout_of_the_staff_area),
        cmocka_unit_test(golden_layout_of_the_staff_area_on_a_low_panel),
        cmocka_unit_test(golden_pixels_of_five_screens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* The layout of key screens as text: what a script's `dump` writes (see golden.h). A file that no
 * screen is compared with fails, too. */
#include "golden.h"
#include "visit.h"

#include "app/comfort.h"
#include "base/file.h"
#include "rehearsal/dump.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define LOOKS_MAX 64

#define TWO_WEEKS_LATER "2025-12-08T10:20-08:00"

/* One walk through the kiosk: which screens it compared, and how many did not match. */
struct gallery {
    struct kiosk *kiosk;
    const char *prefix; /* "en-day": its files are en-day-<screen>.txt */
    const char *seen[LOOKS_MAX];
    size_t seen_count;
    int wrong;
};

static struct gallery gallery_open(const char *prefix, struct kiosk_options options)
{
    return (struct gallery){.kiosk = kiosk_open(options), .prefix = prefix};
}

/* Compares the screen that is shown with its file. */
static void look(struct gallery *gallery, const char *screen)
{
    struct kiosk *kiosk = gallery->kiosk;
    const char *name = arena_printf(kiosk->arena, "%s-%s.txt", gallery->prefix, screen);
    const char *now = dump_text(kiosk->arena, kiosk->player.frame, app_metrics(kiosk->player.app),
                                app_screen_name(kiosk->player.app));
    assert_true(gallery->seen_count < LOOKS_MAX);
    gallery->seen[gallery->seen_count++] = name;
    gallery->wrong += golden_text(kiosk->arena, name, now) ? 0 : 1;
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
        if (!seen && golden_refreshing()) {
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
    if (golden_refreshing()) {
        fail_msg("%zu goldens written anew; look at them, then run without KIOSK_REFRESH_GOLDEN",
                 count);
    }
    if (wrong > 0) {
        fail_msg("%d of %zu screens differ; if they are meant to: CONTRIBUTING.md, Goldens", wrong,
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
    play_and_look(g, "tap confirm_yes\nuntil notice", "notice");
    play_and_look(g, "tap agree", "question-emergency");
    visit_answer(kiosk, first_visit, 1);
    play_and_look(g, "tap option 0\ntap option 2", "question-several");
    visit_tap(kiosk, "option none");
    visit_continue(kiosk);
    visit_answer(kiosk, first_visit + 2, 1);
    look(g, "question-where");
    visit_answer(kiosk, first_visit + 3, 1);
    look(g, "question-page");
    visit_answer(kiosk, first_visit + 4, 2);
    play_and_look(g, "tap number 4", "question-number");
    kiosk_play(kiosk, "tap number_2 6\ntap continue");
    look(g, "question-hidden");
    play_and_look(g, "tap option walking", "question-opened");
    kiosk_play(kiosk, "tap number_2 7\ntap continue");
    look(g, "question-one");
    visit_answer(kiosk, first_visit + 10, 1);
    look(g, "review");
    while (kiosk_target(kiosk, "next", NULL) != NULL) {
        kiosk_play(kiosk, "tap next");
    }
    look(g, "review-end");
    play_and_look(g, "tap send", "done-sent");
    play_and_look(g, "tap suggested", "suggested");
    kiosk_play(kiosk, "tap finish\ntap start\ntap check_in\ntype 0142");
    play_and_look(g, "tap confirm_yes", "news");
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
    play_and_look(g, "tap option 0\ntap decline", "signs");
    play_and_look(g, "until done", "done-walk-in");
}

static void urgent_answers(struct gallery *g)
{
    kiosk_play(g->kiosk,
               "tap done\ntap start\ntap check_in\ntype 0131\ntap confirm_yes\n"
               "until notice\ntap agree\ntap option none\ntap continue\ntap option fever");
    visit_continue(g->kiosk);
    look(g, "hold");
    kiosk_play(g->kiosk, "tap finish\ntap start\ntap check_in\ntype 0121\ntap confirm_yes\n"
                         "until notice\ntap agree\ntap option yes");
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
    play_and_look(g, "tap confirm_yes\nuntil notice", "notice");
    play_and_look(g, "tap agree", "question-emergency");
    visit_tap(kiosk, "option none");
    visit_continue(kiosk);
    while (strcmp(visit_question(kiosk), "pain-week") != 0) {
        visit_tap(kiosk, "rather_tell");
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
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 0131\ntap confirm_yes\nuntil notice\ntap agree");
    visit_tap(kiosk, "option none");
    visit_continue(kiosk);
    visit_tap(kiosk, "option fever");
    visit_continue(kiosk);
    kiosk_play(kiosk, "expect screen hold\ntap finish\n" TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_play(kiosk, "tap more\ntap page 7\ntap star\ntap contents\ntap finish\n"
                      "tap start\ntap check_in\ntap use_name\ntype Quinn\ntap continue\n"
                      "type Z\ntap continue\ntap walk_in\ntap option anyone\nuntil notice\ntap "
                      "decline\nuntil done\n"
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
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

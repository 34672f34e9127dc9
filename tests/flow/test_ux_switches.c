/* Every screen has the comfort bar, always in the same place, and a way to a person. */
#include "app/comfort.h"
#include "app/context.h"
#include "fault_vfs.h"
#include "visit.h"
#include "walk.h"

#include <stdio.h>
#include <string.h>

static struct walk *walk;

static int open_walk(void **state)
{
    (void)state;
    walk = walk_open(NULL);
    return 0;
}

static int close_walk(void **state)
{
    (void)state;
    walk_close(walk);
    return 0;
}

/* Before a visit begins, and while the curtain hides it. */
static bool is_outside_a_visit(const struct sight *sight)
{
    static const char *const screens[] = {"attract", "closed", "still_there"};
    for (size_t i = 0; i < COUNT_OF(screens); i++) {
        if (strcmp(sight->screen, screens[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* True for screens of the staff, who need no way to a person; some of these show before the PIN
 * too. */
static bool is_for_staff(const struct sight *sight)
{
    return strncmp(sight->screen, "staff_", 6) == 0 ||
           frame_find(&sight->frame, "staff_close", 0, NULL) != NULL;
}

/* --- a person --- */

/* Exceptions: Help says whom to ask, the stop screen itself sends to a person, and the curtain goes
 * away at a touch and shows nothing else, so that no bystander reads on. */
static void rule_of_the_way_out(const struct walk *in, const struct sight *sight,
                                struct faults *faults)
{
    (void)in;
    const struct ui_frame *frame = &sight->frame;
    bool way_out =
        frame_find(frame, "person", 0, NULL) != NULL || frame_find(frame, "help", 0, NULL) != NULL;
    if (!way_out && !is_outside_a_visit(sight) && !is_for_staff(sight)) {
        fault(faults, "%s: no way to a person", sight->screen);
    }
}

static void t44_person_or_help_is_on_every_screen(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_the_way_out);
    struct sight *spoilt = walk_spoil(walk, "question");
    sight_target(spoilt, "help")->name = "else";
    sight_target(spoilt, "person")->name = "else";
    walk_assert_breaks(walk, rule_of_the_way_out, spoilt, "question");
}

#define LOW_MM 200.0

/* While answering, there is a button to a person, unless the panel is so low that Help is that
 * button. */
static void rule_of_the_person(const struct walk *in, const struct sight *sight,
                               struct faults *faults)
{
    (void)in;
    static const char *const screens[] = {
        "check_in_phone", "check_in_name", "check_in_confirm", "check_in_missing", "notice",
        "question",       "review"};
    bool low = sight_mm(sight, sight->frame.height) < LOW_MM;
    for (size_t i = 0; i < COUNT_OF(screens) && !low; i++) {
        const struct target *person = frame_find(&sight->frame, "person", 0, NULL);
        if (strcmp(sight->screen, screens[i]) == 0 && (person == NULL || !person->enabled)) {
            fault(faults, "%s: no button to a person", sight->screen);
        }
    }
}

static void t44_button_to_a_person_is_on_every_personal_screen(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_the_person);
    struct sight *spoilt = walk_spoil(walk, "review");
    sight_target(spoilt, "person")->enabled = false;
    walk_assert_breaks(walk, rule_of_the_person, spoilt, "review");
}

static void t44_person_leads_to_who_helps_and_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "tap option none\ntap person\nexpect screen help");
    assert_sees(kiosk, "You can wait for your therapist instead");
    kiosk_play(kiosk, "tap back\nexpect screen question");
    assert_target(kiosk, "option none", IS_SELECTED);
    kiosk_close(kiosk);
}

/* --- urgent messages --- */

/* The words that the first page of a message must have; NULL at the end. */
static const struct {
    const char *stop; /* the name of the walk's stop */
    const char *language;
    const char *words[4];
} said_first[] = {
    {"-stop", "en", {"Please tell someone here now", "nock on the treatment room door", "9-1-1"}},
    {"-stop",
     "fr",
     {"Parlez-en maintenant à quelqu’un ici", "à la porte de la salle de soins", "9-1-1"}},
    {"-hold", "en", {"Please talk to us before any treatment"}},
    {"-hold", "fr", {"Parlez-nous avant tout traitement"}},
};

static bool ends_in(const char *text, const char *end)
{
    size_t length = strlen(text);
    return length >= strlen(end) && strcmp(text + length - strlen(end), end) == 0;
}

/* All texts joined as they are read, so that a sentence over several lines is whole. */
static const char *read_through(const struct walk *in, const struct sight *sight)
{
    const char *all = "";
    for (size_t i = 0; i < sight->frame.text_count; i++) {
        all = arena_printf(in->arena, "%s%s ", all, sight->frame.texts[i].text);
    }
    return all;
}

/* Nobody with an emergency has to turn a page to find whom to tell and the number to call. */
static void rule_of_the_first_page(const struct walk *in, const struct sight *sight,
                                   struct faults *faults)
{
    for (size_t i = 0; i < COUNT_OF(said_first); i++) {
        if (!ends_in(sight->name, said_first[i].stop) ||
            strcmp(sight->language, said_first[i].language) != 0) {
            continue;
        }
        const char *all = read_through(in, sight);
        for (size_t j = 0; said_first[i].words[j] != NULL; j++) {
            if (strstr(all, said_first[i].words[j]) == NULL) {
                fault(faults, "%s begins without \"%s\"", sight->screen, said_first[i].words[j]);
            }
        }
    }
}

static void what_cannot_wait_stands_on_the_first_page(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_the_first_page);
    struct sight *spoilt = walk_spoil(walk, "stop");
    sight_text(spoilt, "9-1-1")->text = "Call somebody.";
    walk_assert_breaks(walk, rule_of_the_first_page, spoilt, "9-1-1");
    spoilt = walk_spoil(walk, "hold");
    sight_text(spoilt, "talk to us")->text = "Please";
    walk_assert_breaks(walk, rule_of_the_first_page, spoilt, "talk to us");
}

/* --- the same place --- */

static const char *const switches[] = {"language", "text_size", "contrast", "help"};

static const struct target *first_of(const struct ui_frame *frame, const char *name)
{
    for (size_t i = 0; i < frame->target_count; i++) {
        if (strcmp(frame->targets[i].name, name) == 0) {
            return &frame->targets[i];
        }
    }
    return NULL;
}

/* The home screen with the same settings on the same panel, where visitors learn the places of the
 * switches. */
static const struct sight *home_of(const struct walk *in, const struct sight *sight)
{
    for (size_t i = 0; i < in->count; i++) {
        const struct sight *home = &in->sights[i];
        if (strcmp(home->screen, "home") == 0 && strcmp(home->panel, sight->panel) == 0 &&
            strcmp(home->language, sight->language) == 0 && home->contrast == sight->contrast &&
            home->large_text == sight->large_text) {
            return home;
        }
    }
    fail_msg("no home screen in these looks");
    return NULL;
}

static void rule_of_the_same_place(const struct walk *in, const struct sight *sight,
                                   struct faults *faults)
{
    /* while the screen is cleaned no touch does anything */
    if (is_outside_a_visit(sight) || strcmp(sight->screen, "staff_clean") == 0) {
        return;
    }
    const struct sight *home = home_of(in, sight);
    for (size_t i = 0; i < COUNT_OF(switches); i++) {
        const struct target *there = first_of(&home->frame, switches[i]);
        const struct target *here = first_of(&sight->frame, switches[i]);
        assert_non_null(there);
        if (is_for_staff(sight) && strcmp(switches[i], "help") == 0) {
            continue;
        }
        if (here == NULL || !here->enabled || !rect_equal(here->box, there->box)) {
            fault(faults, "%s on %s: not where it is on home", switches[i], sight->screen);
        }
    }
}

static void t54_switches_are_in_the_same_place_everywhere(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_the_same_place);
    struct sight *spoilt = walk_spoil(walk, "reader");
    sight_target(spoilt, "contrast")->box.x += 1;
    walk_assert_breaks(walk, rule_of_the_same_place, spoilt, "contrast");
    spoilt = walk_spoil(walk, "reader");
    sight_target(spoilt, "text_size")->name = "else";
    walk_assert_breaks(walk, rule_of_the_same_place, spoilt, "text_size");
}

/* The order does not change with panel, language, theme or text size. */
static void rule_of_order(const struct walk *in, const struct sight *sight, struct faults *faults)
{
    (void)in;
    const struct target *before = NULL;
    for (size_t i = 0; i < COUNT_OF(switches) && !is_outside_a_visit(sight); i++) {
        const struct target *here = first_of(&sight->frame, switches[i]);
        bool follows = before == NULL || here == NULL || here > before;
        if (!follows) {
            fault(faults, "%s on %s: stands before %s", switches[i], sight->screen, before->name);
        }
        before = here;
    }
}

static void t54_switches_are_in_the_same_order_everywhere(void **state)
{
    (void)state;
    walk_assert(walk, rule_of_order);
    struct sight *spoilt = walk_spoil(walk, "home");
    struct target *help = sight_target(spoilt, "help");
    struct target *language = sight_target(spoilt, "language");
    help->name = "language";
    language->name = "help";
    walk_assert_breaks(walk, rule_of_order, spoilt, "help");
}

/* The tour does not come to the fault screen. */
static void t44_t54_hold_when_nothing_can_be_saved(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    struct faults faults = {.arena = walk->arena};
    kiosk_play(kiosk, TO_QUESTIONS "tap option none");
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "tap continue\nexpect screen fault");
    const struct sight sight = {.panel = walk->sights[0].panel,
                                .name = "fault",
                                .screen = "fault",
                                .language = "en",
                                .metrics = *app_metrics(kiosk->player.app),
                                .frame = *kiosk->player.frame};
    rule_of_the_way_out(walk, &sight, &faults);
    rule_of_the_same_place(walk, &sight, &faults);
    rule_of_order(walk, &sight, &faults);
    assert_int_equal(faults.count, 0);
    fault_vfs_mend(&disk);
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

/* --- at once --- */

static int heading_px(const struct kiosk *kiosk)
{
    int px = 0;
    for (size_t i = 0; i < kiosk->player.frame->text_count; i++) {
        int size = kiosk->player.frame->texts[i].font.px;
        px = size > px ? size : px;
    }
    return px;
}

/* The very next frame is larger, darker or in the other language, on a question as on the home
 * screen; a second tap changes it back. */
static void t54_each_switch_acts_at_once_and_again_takes_it_back(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    const char *before = kiosk->shown;
    const int px = heading_px(kiosk);
    const struct color ground = kiosk->player.frame->clear;
    kiosk_play(kiosk, "tap text_size");
    assert_true(heading_px(kiosk) > px);
    kiosk_play(kiosk, "tap text_size");
    assert_int_equal(heading_px(kiosk), px);
    kiosk_play(kiosk, "tap contrast");
    assert_memory_not_equal(&ground, &kiosk->player.frame->clear, sizeof(ground));
    kiosk_play(kiosk, "tap contrast");
    assert_memory_equal(&ground, &kiosk->player.frame->clear, sizeof(ground));
    kiosk_play(kiosk, "tap language fr");
    assert_sees(kiosk, "Question 1 sur 12");
    kiosk_play(kiosk, "tap language en");
    assert_string_equal(kiosk->shown, before);
    kiosk_close(kiosk);
}

/* --- nothing is lost --- */

static const char *const touches[] = {
    "tap language fr", "tap language en", "tap text_size",      "tap text_size",
    "tap contrast",    "tap contrast",    "tap help\ntap back",
};

/* Taps each switch in turn: the question and its answers stay. */
static void touch_each(struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    const struct question_page page = session->page;
    struct answer given[PAGE_QUESTIONS_MAX];
    for (size_t q = 0; q < page.count; q++) {
        given[q] = session->response->answers[page.items[q]];
    }
    for (size_t i = 0; i < COUNT_OF(touches); i++) {
        kiosk_play(kiosk, touches[i]);
        assert_screen(kiosk, "question");
        assert_int_equal(session->item, page.items[0]);
        for (size_t q = 0; q < page.count; q++) {
            assert_memory_equal(&given[q], &session->response->answers[page.items[q]],
                                sizeof(given[q]));
        }
    }
    assert_int_equal(session->page.count, page.count);
}

static void t55_switching_keeps_the_question_and_its_answer(void **state)
{
    (void)state;
    struct kiosk *kiosk = visit_open();
    for (size_t taken = 0; taken < FIRST_VISIT_STEPS;) {
        touch_each(kiosk);
        taken += visit_give_screen(kiosk, &first_visit[taken], FIRST_VISIT_STEPS - taken);
        const char *before = kiosk->shown;
        touch_each(kiosk);
        assert_string_equal(kiosk->shown, before); /* the page of a long list stays too */
        visit_continue(kiosk);
    }
    assert_screen(kiosk, "review");
    kiosk_close(kiosk);
}

/* The places of all targets, as text. */
static const char *places_in(struct arena *arena, const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    const char *all = "";
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *t = &frame->targets[i];
        all = arena_printf(arena, "%s%s %d at %d,%d %dx%d\n", all, t->name, t->index, t->box.x,
                           t->box.y, t->box.w, t->box.h);
    }
    return all;
}

/* Notes, or compares, what each screen of questions begins with, by its first question: either in
 * the settings it began with or switched to at each screen. Returns how many were compared. */
static size_t look_at_questions(struct arena *arena, struct kiosk_options options,
                                const char *switched, const char *switched_back,
                                const char *places[QUESTIONNAIRE_ITEMS_MAX])
{
    struct kiosk *kiosk = kiosk_open(options);
    kiosk_play(kiosk, TO_NOTICE);
    while (kiosk_target(kiosk, "agree", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap agree");
    size_t compared = 0;
    while (strcmp(app_screen_name(kiosk->player.app), "question") == 0) {
        kiosk_play(kiosk, switched);
        const size_t item = app_session_view(kiosk->player.app)->item;
        compared += places[item] != NULL ? 1 : 0;
        if (places[item] == NULL) {
            places[item] = places_in(arena, kiosk);
        }
        assert_string_equal(places_in(arena, kiosk), places[item]);
        kiosk_play(kiosk, switched_back);
        while (kiosk_target(kiosk, "rather_tell", NULL) == NULL) {
            kiosk_play(kiosk, "tap continue");
        }
        visit_tap(kiosk, "rather_tell");
    }
    kiosk_close(kiosk);
    return compared;
}

/* After a switch, everything stands where it would have stood from the start. */
static void t55_a_question_switched_to_looks_as_if_begun_so(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_LOW};
    static const size_t screens[] = {8, 10}; /* on a low panel each number has one to itself */
    for (size_t p = 0; p < COUNT_OF(panels); p++) {
        struct arena *arena = arena_create((size_t)64 * 1024);
        const char *places[QUESTIONNAIRE_ITEMS_MAX] = {NULL};
        const struct kiosk_options plain = {.panel = panels[p]};
        const struct kiosk_options other = {
            .panel = panels[p], .large_text = true, .language = "fr"};
        assert_int_equal(look_at_questions(arena, other, "", "", places), 0);
        const size_t compared = look_at_questions(arena, plain, "tap text_size\ntap language fr",
                                                  "tap text_size\ntap language en", places);
        assert_int_equal(compared, screens[p]); /* all of the plain visit */
        arena_destroy(arena);
    }
}

static void t55_switching_keeps_what_was_typed_and_where_one_reads(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "tap start",
        "tap read",
        "tap page 2\ntap next",
        "tap contents\ntap back\ntap check_in\ntype 01",
        "tap use_name\ntype Zo\ntap key accents",
        "tap continue\ntype Q",
        "tap continue\nexpect screen check_in_missing",
        "tap walk_in",
        "tap option anyone",
        "tap decline\nuntil done",
    };
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        kiosk_play(kiosk, ways[i]);
        const char *screen = app_screen_name(kiosk->player.app);
        const char *before = kiosk->shown;
        for (size_t t = 0; t < COUNT_OF(touches); t++) {
            kiosk_play(kiosk, touches[t]);
            assert_screen(kiosk, screen);
        }
        assert_string_equal(kiosk->shown, before);
    }
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t44_person_or_help_is_on_every_screen),
        cmocka_unit_test(t44_button_to_a_person_is_on_every_personal_screen),
        cmocka_unit_test(t44_person_leads_to_who_helps_and_back),
        cmocka_unit_test(what_cannot_wait_stands_on_the_first_page),
        cmocka_unit_test(t54_switches_are_in_the_same_place_everywhere),
        cmocka_unit_test(t54_switches_are_in_the_same_order_everywhere),
        cmocka_unit_test(t44_t54_hold_when_nothing_can_be_saved),
        cmocka_unit_test(t54_each_switch_acts_at_once_and_again_takes_it_back),
        cmocka_unit_test(t55_switching_keeps_the_question_and_its_answer),
        cmocka_unit_test(t55_a_question_switched_to_looks_as_if_begun_so),
        cmocka_unit_test(t55_switching_keeps_what_was_typed_and_where_one_reads),
    };
    return cmocka_run_group_tests(tests, open_walk, close_walk);
}

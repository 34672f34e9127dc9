/* Nothing that a visitor entered is left for the next: not on screen, not in memory, not in the
 * log. */
#include "child.h"
#include "visit.h"

#include "app/app_state.h"
#include "app/context.h"

#include <string.h>

#define SESSION_BLOCK ((size_t)64 * 1024) /* bytes that a session begins with and keeps */
#define TYPED         "Quillfeather"

/* Forbids everything that the session and its screens held: the name typed, initials, time,
 * therapist, an answer. */
static void forbid_all_of_the_visit(struct kiosk *kiosk)
{
    static const char *const texts[] = {TYPED,   "Quillfeather", "quillfeather", "J. S.",
                                        "10:30", "Mei R.",       "Sitting"};
    for (size_t i = 0; i < COUNT_OF(texts); i++) {
        kiosk_forbid(kiosk, texts[i]);
    }
}

/* Goes through the screens as the next visitor, up to the look-up. */
static void look_around(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "expect screen attract\nwait 1000\ntap start\nexpect screen home\ntap help\n"
                      "tap back\ntap check_in\ntap use_name\ntype A\ntap delete\ntap use_phone\n"
                      "tap back\nexpect screen home\ntap read\ntap back\n"
                      "tap check_in\ntype 9999\nexpect screen check_in_missing");
}

/* Types a name that nobody has, then finds the visit by number and answers questions. */
static void visit(struct kiosk *kiosk)
{
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype " TYPED "\ntap continue\n"
                      "type Q\ntap continue\nexpect screen check_in_missing\ntap back\n"
                      "tap use_phone\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree");
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    assert_screen(kiosk, "review");
}

static const char *const endings[] = {
    "tap finish",
    "wait 88000\nwait 30000",
    "wait 88000\ntap finish",
    "tap contrast\ntap text_size\ntap language fr\ntap finish",
};

static void end_of_a_visit_leaves_nothing_on_screen(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        visit(kiosk);
        kiosk_play(kiosk, endings[i]);
        forbid_all_of_the_visit(kiosk);
        look_around(kiosk);
        kiosk_close(kiosk);
    }
}

static void sent_answers_leave_nothing_on_screen(void **state)
{
    (void)state;
    static const char *const after[] = {"tap done", "wait 120000",
                                        "tap more\ntap finish\nexpect screen attract",
                                        "tap suggested\nwait 180000\nwait 30000"};
    for (size_t i = 0; i < COUNT_OF(after); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        visit(kiosk);
        visit_send(kiosk);
        kiosk_play(kiosk, after[i]);
        forbid_all_of_the_visit(kiosk);
        look_around(kiosk);
        kiosk_close(kiosk);
    }
}

static bool in_memory(const void *from, size_t size, const char *text)
{
    return memmem(from, size, text, strlen(text)) != NULL;
}

static void end_of_a_visit_wipes_the_session(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        /* the session is the first thing in its arena, whose first block is never given back */
        const struct session *session = app_session_view(kiosk->player.app);
        kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype " TYPED "\ntap continue\n"
                          "type Q\ntap continue\nexpect screen check_in_missing");
        assert_true(in_memory(session, SESSION_BLOCK, TYPED " Q"));
        kiosk_play(kiosk, "tap back\ntap use_phone\ntype 0142");
        assert_true(in_memory(session, SESSION_BLOCK, "Joan Sample"));
        kiosk_play(kiosk, endings[i]);
        assert_screen(kiosk, "attract");
        assert_ptr_equal(app_session_view(kiosk->player.app), session);
        assert_false(in_memory(session, SESSION_BLOCK, TYPED));
        assert_false(in_memory(session, SESSION_BLOCK, "Sample"));
        assert_false(in_memory(session, SESSION_BLOCK, "0142"));
        assert_int_equal(session->outcome, OUTCOME_NONE);
        assert_null(session->match);
        kiosk_close(kiosk);
    }
}

/* A name that is typed but not yet looked up lives in the state of its screen. */
static void end_of_a_visit_wipes_the_screens(void **state)
{
    (void)state;
    for (size_t i = 0; i < COUNT_OF(endings); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        const struct app *app = kiosk->player.app;
        kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype " TYPED);
        assert_true(in_memory(app, sizeof(*app), TYPED));
        kiosk_play(kiosk, endings[i]);
        assert_screen(kiosk, "attract");
        assert_false(in_memory(app, sizeof(*app), TYPED));
        kiosk_close(kiosk);
    }
}

static void end_of_a_visit_wipes_the_pictures(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm");
    /* both frames of the app, which are drawn in turns */
    const char *shown[2] = {NULL, NULL};
    for (int f = 0; f < 2; f++) {
        const struct ui_frame *frame = &kiosk->player.app->frames[f];
        kiosk_finger(kiosk, INPUT_REDRAW, 0, 0);
        for (size_t i = 0; i < kiosk->player.frame->text_count; i++) {
            if (strcmp(kiosk->player.frame->texts[i].text, "J. S.") == 0) {
                shown[kiosk->player.frame == frame ? f : 1 - f] =
                    kiosk->player.frame->texts[i].text;
            }
        }
    }
    assert_non_null(shown[0]);
    assert_non_null(shown[1]);
    kiosk_play(kiosk, "tap finish\nexpect screen attract");
    for (int f = 0; f < 2; f++) { /* the arena of a frame keeps its first block */
        assert_string_not_equal(shown[f], "J. S.");
    }
    kiosk_close(kiosk);
}

/* The words of the attract screen in English without the time, which goes on. */
static const char *after_the_time(const struct kiosk *kiosk)
{
    const char *rest = strstr(kiosk->shown, "Demonstration: ");
    assert_non_null(rest);
    return rest;
}

static void end_of_a_visit_puts_language_and_size_back(void **state)
{
    (void)state;
    static const char *const ways[] = {"tap finish", "wait 60000\nwait 30000"};
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        const char *attract = after_the_time(kiosk);
        struct color ground = kiosk->player.frame->clear;
        kiosk_play(kiosk, "tap start");
        const char *home = kiosk->shown;
        kiosk_play(kiosk, "tap language fr\ntap text_size\ntap contrast\ntap check_in");
        assert_true(memcmp(&ground, &kiosk->player.frame->clear, sizeof(ground)) != 0);
        kiosk_play(kiosk, ways[i]);
        assert_screen(kiosk, "attract");
        assert_string_equal(after_the_time(kiosk), attract);
        assert_memory_equal(&ground, &kiosk->player.frame->clear, sizeof(ground));
        kiosk_play(kiosk, "tap start");
        assert_string_equal(kiosk->shown, home);
        kiosk_close(kiosk);
    }
}

/* --- what bystanders can read --- */

static const char *digits_shown(struct kiosk *kiosk)
{
    size_t count = 0;
    const char *const *texts = kiosk_texts(kiosk, &count);
    const char *shown = "";
    for (size_t i = 0; i < count; i++) {
        const struct text_box *text = &kiosk->player.frame->texts[i];
        bool on_a_key = false;
        for (size_t t = 0; t < kiosk->player.frame->target_count; t++) {
            const struct target *target = &kiosk->player.frame->targets[t];
            on_a_key = on_a_key || rect_inside(text->box, target->box);
        }
        if (!on_a_key && strlen(texts[i]) == 1) {
            shown = arena_printf(kiosk->arena, "%s%s", shown, texts[i]);
        }
    }
    return shown;
}

/* Only the digit just typed can be read; after coming back to the number, none. */
static void digits_are_masked_as_the_next_one_is_typed(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 7");
    assert_string_equal(digits_shown(kiosk), "7");
    kiosk_play(kiosk, "type 3");
    assert_string_equal(digits_shown(kiosk), "3");
    kiosk_play(kiosk, "type 9");
    assert_string_equal(digits_shown(kiosk), "9");
    kiosk_play(kiosk, "tap delete");
    assert_string_equal(digits_shown(kiosk), "3");
    kiosk_play(kiosk, "type 98\nexpect screen check_in_missing");
    assert_string_equal(digits_shown(kiosk), "");
    kiosk_play(kiosk, "tap back\nexpect screen check_in_phone");
    assert_string_equal(digits_shown(kiosk), "");
    kiosk_close(kiosk);
}

/* A name can be read while it is typed, so that slips are seen; after that, only its first
 * letter. */
static void a_name_is_masked_when_its_visitor_goes_on(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype " TYPED);
    assert_sees(kiosk, TYPED);
    kiosk_play(kiosk, "tap continue");
    assert_false(kiosk_sees(kiosk, TYPED));
    assert_sees(kiosk, "Q•••");
    kiosk_forbid(kiosk, TYPED);
    kiosk_play(kiosk, "type Z\ntap continue\nexpect screen check_in_missing\ntap back");
    assert_sees(kiosk, "Q•••");
    kiosk_close(kiosk); /* kiosk_close fails if the whole name was on any of these frames */
}

static void every_personal_screen_has_finish_and_clear(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "tap check_in",
        "tap check_in\ntap use_name",
        "tap check_in\ntype 0160",
        "tap check_in\ntype 0142",
        "tap check_in\ntype 9999",
        "tap check_in\ntype 9999\ntap walk_in",
        "tap check_in\ntype 0142\ntap confirm_yes",
        "tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree",
        ("tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\n"
         "tap option none\ntap continue\ntap option fever\ntap continue"),
        "tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap decline",
        "tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap decline\nuntil done\ntap more",
        "tap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap decline\nuntil done\ntap "
        "suggested",
    };
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_playf(kiosk, "tap start\n%s\ntap finish\nuntil attract", ways[i]);
        kiosk_close(kiosk);
    }
}

/* --- what the program says to its log --- */

#define SCRIPT                                                                                     \
    "tap start\ntap check_in\ntap use_name\ntype Quillfeather\ntap continue\ntype Q\n"             \
    "tap continue\ntap back\ntap use_phone\ntype 8765\ntap walk_in\ntap option anyone\nuntil "     \
    "notice\n"                                                                                     \
    "tap decline\nuntil done\ntap done\n"                                                          \
    "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap agree\ntap option "    \
    "yes\n"                                                                                        \
    "tap continue\ntap done\n"                                                                     \
    "tap start\ntap check_in\n"                                                                    \
    "type 9753\ntap back\ntype 9753\ntap back\ntype 9753\ntap back\ntype 9753\ntap back\n"         \
    "type 9753\nexpect text \"We can look you up again\"\n"                                        \
    "wait 90000\nexpect screen attract\nwait 30000\n"

static void log_names_nobody(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4096);
    /* this tap fails, and its message must not have names either */
    kiosk_write("visit.script", SCRIPT "tap nothing\n");
    const char *const arguments[] = {KIOSK_PROGRAM, "--assets",     KIOSK_SOURCE_DIR "/assets",
                                     "--db",        ":memory:",     "--headless",
                                     "1080x1920",   "--clock",      "2025-11-24T10:20",
                                     "--script",    "visit.script", NULL};
    struct child child = child_run(arena, arguments);
    assert_int_equal(child.exit_code, 1);
    assert_non_null(strstr(child.errors, "visit.script:"));
    assert_non_null(strstr(child.errors, "look-up paused")); /* shows that the log is on */
    static const char *const personal[] = {
        "uillfeather", "UILLFEATHER", "Joan",   "Sample",        "J. S.",
        "Specimen",    "Placeholder", "Double", "8765",          "0142",
        "9753",        "0160",        "555",    "Yes, at least", "Mei R.",
    };
    for (size_t i = 0; i < COUNT_OF(personal); i++) {
        if (strstr(child.errors, personal[i]) != NULL ||
            strstr(child.output, personal[i]) != NULL) {
            fail_msg("\"%s\" is in: %s%s", personal[i], child.errors, child.output);
        }
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(end_of_a_visit_leaves_nothing_on_screen),
        cmocka_unit_test(sent_answers_leave_nothing_on_screen),
        cmocka_unit_test(end_of_a_visit_wipes_the_session),
        cmocka_unit_test(end_of_a_visit_wipes_the_screens),
        cmocka_unit_test(end_of_a_visit_wipes_the_pictures),
        cmocka_unit_test(end_of_a_visit_puts_language_and_size_back),
        cmocka_unit_test(digits_are_masked_as_the_next_one_is_typed),
        cmocka_unit_test(a_name_is_masked_when_its_visitor_goes_on),
        cmocka_unit_test(every_personal_screen_has_finish_and_clear),
        cmocka_unit_test(log_names_nobody),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

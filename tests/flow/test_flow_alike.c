/* Visits that read the same on the screen are told apart by a first name and never by a guess, and
 * a booking that changes while somebody checks in is recorded as it is by then. */
#include "kiosk.h"

#include "base/arena.h"

#include <stdio.h>
#include <string.h>

#define WHO "SELECT client_name, substr(appointment_at, 12, 5), identity FROM arrivals"

#define JOHN  "2025-11-24T10:30,,John Sample,250-555-0142,Mei R.,,\n"
#define JANE  "2025-11-24T10:30,,Jane Sample,250-555-0142,Mei R.,,\n"
#define RAVI  "2025-11-24T10:35,,Ravi Sample,250-555-0142,Tomas L.,,\n"
#define JANE2 "2025-11-24T10:30,,Jane Specimen,250-555-0142,Mei R.,,\n"
#define MING  "2025-11-24T10:30,,\u674e \u660e,250-555-0150,Mei R.,,\n"
#define LAN   "2025-11-24T10:35,,\u738b \u5170,250-555-0150,Mei R.,,\n"
#define YUN   "2025-11-24T10:30,,\u5f20 \u4e91,250-555-0150,Mei R.,,\n"

static struct kiosk *open_with(const char *rows, struct kiosk_options options)
{
    char csv[2048] = OWN_HEADER;
    strncat(csv, rows, sizeof(csv) - sizeof(OWN_HEADER));
    kiosk_own_list(csv);
    options.configuration = OWN_CONFIGURATION;
    return kiosk_open(options);
}

static struct kiosk *open_list(const char *rows)
{
    return open_with(rows, (struct kiosk_options){0});
}

/* What the list says from now on, while somebody stands at the screen. */
static void change_list(struct kiosk *kiosk, const char *rows)
{
    kiosk_write(OWN_LIST, arena_printf(kiosk->arena, "%s%s", OWN_HEADER, rows));
    kiosk->world.lists.look(kiosk->world.lists.self);
}

static void first_name_tells_two_apart(void **state)
{
    (void)state;
    static const struct {
        const char *typed;
        const char *found;
    } cases[] = {
        {"John", "John Sample|10:30|phone"},
        {"jane", "Jane Sample|10:30|phone"},
        {"Jhon", "John Sample|10:30|phone"}, /* a slip of one name that is none of the other */
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_list(JOHN JANE);
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_name\n"
                          "expect text \"Your first name\"\n"
                          "expect text \"Another visit looks the same.\"");
        kiosk_playf(kiosk,
                    "type %s\ntap continue\nexpect screen check_in_confirm\n"
                    "expect text \"J. S.\"\ntap confirm_yes\nuntil notice",
                    cases[i].typed);
        assert_query(kiosk, WHO, cases[i].found);
        kiosk_close(kiosk);
    }
}

static void first_name_that_is_nobodys_finds_nobody(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_list(JOHN JANE);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntype Ida\ntap continue\n"
                      "expect screen check_in_missing\n"
                      "expect text \"We did not find your visit\"");
    assert_query(kiosk, WHO, "");
    /* what was typed can be corrected, and the way back leads out of it */
    kiosk_play(kiosk, "tap back\nexpect screen check_in_name\ntap back\n"
                      "expect screen check_in_phone");
    kiosk_close(kiosk);
}

/* Trying out first names is looking people up. */
static void first_names_are_rationed(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_list(JOHN JANE);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142");
    for (int i = 0; i < 4; i++) {
        kiosk_playf(kiosk, "%stype Ida\ntap continue\nexpect screen check_in_missing",
                    i > 0 ? "tap back\n" : "");
        if (i < 3) {
            kiosk_play(kiosk, "expect no text \"We can look you up again\"");
        }
    }
    assert_sees(kiosk, "We can look you up again in 30 seconds.");
    kiosk_close(kiosk);
}

static void nobody_is_guessed_where_the_first_name_is_the_same(void **state)
{
    (void)state;
    static const char *const ways[] = {
        "tap start\ntap check_in\ntype 0142\ntype Jane\ntap continue",
        /* who looks by name has given it, and is not asked twice */
        "tap start\ntap check_in\ntap use_name\ntype Jane\ntap continue\ntype S\ntap continue",
    };
    for (size_t i = 0; i < COUNT_OF(ways); i++) {
        struct kiosk *kiosk = open_list(JANE JANE2);
        kiosk_playf(kiosk,
                    "%s\nexpect screen check_in_missing\n"
                    "expect text \"We cannot tell which visit is yours\"\n"
                    "expect text \"Please tell your therapist who you are.\"",
                    ways[i]);
        assert_query(kiosk, WHO, "");
        kiosk_play(kiosk, "tap walk_in\ntap option 0\nuntil notice");
        assert_query(kiosk, "SELECT arrival_kind, identity FROM arrivals", "walk-in|unverified");
        kiosk_close(kiosk);
    }
}

/* The number may tell what the name does not: it is offered in place of the name. */
static void who_looked_by_name_is_offered_the_number(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_list(JANE "2025-11-24T10:30,,Jane Specimen,250-555-0177,Mei R.,,\n");
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype Jane\ntap continue\ntype S\n"
                      "tap continue\nexpect screen check_in_missing\ntap use_phone\n"
                      "type 0177\nexpect screen check_in_confirm\ntap confirm_yes\nuntil notice");
    assert_query(kiosk, WHO, "Jane Specimen|10:30|phone");
    kiosk_close(kiosk);
}

static void visits_that_read_the_same_are_one_button(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_list(JOHN JANE RAVI);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_choose");
    size_t options = 0;
    for (int i = 0; i < 3; i++) {
        options += kiosk_target_at(kiosk, "option", i) != NULL ? 1 : 0;
    }
    assert_int_equal(options, 2);
    kiosk_play(kiosk, "tap option 0\nexpect screen check_in_name\ntap back\n"
                      "expect screen check_in_choose\ntap option 0\ntype Jane\ntap continue\n"
                      "expect screen check_in_confirm\ntap confirm_yes\nuntil notice");
    assert_query(kiosk, WHO, "Jane Sample|10:30|phone");
    kiosk_close(kiosk);
    kiosk = open_list(JOHN JANE RAVI);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap option 2\n"
                      "expect screen check_in_confirm\ntap confirm_yes\nuntil notice");
    assert_query(kiosk, WHO, "Ravi Sample|10:35|phone");
    kiosk_close(kiosk);
}

/* Every frame is checked for words that do not fit. */
static void words_fit_every_panel(void **state)
{
    (void)state;
    for (int i = 0; i < 16; i++) {
        struct kiosk *kiosk = open_with(JANE JANE2, (struct kiosk_options){
                                                        .panel = (enum kiosk_panel)(i / 4),
                                                        .language = i % 2 == 0 ? "en" : "fr",
                                                        .large_text = i % 4 > 1,
                                                    });
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_name");
        if (kiosk_target(kiosk, "key", "letters") == NULL &&
            kiosk_target_at(kiosk, "key", 0) == NULL) {
            kiosk_play(kiosk, "tap continue"); /* to the keyboard, which fills a small panel */
        }
        kiosk_play(kiosk, "type Jane\ntap continue\nexpect screen check_in_missing");
        assert_sees(kiosk, i % 2 == 0 ? "Please tell your therapist who you are."
                                      : "Dites à votre thérapeute qui vous êtes.");
        kiosk_close(kiosk);
    }
}

/* A second strike on the key that found somebody touches nothing on the page that follows. */
static void double_taps_on_the_first_name_do_no_harm(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_list(JOHN JANE);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntype John");
    kiosk_quick_touch(kiosk, "continue", 0);
    kiosk_quick_touch(kiosk, "confirm_yes", 0);
    assert_screen(kiosk, "check_in_confirm");
    assert_query(kiosk, WHO, "");
    kiosk_close(kiosk);
}

/* --- letters that the fonts do not have --- */

static void initials_without_glyphs_are_left_out(void **state)
{
    (void)state;
    static const enum kiosk_panel panels[] = {PANEL_PORTRAIT, PANEL_LANDSCAPE, PANEL_LOW,
                                              PANEL_SMALL};
    for (size_t i = 0; i < COUNT_OF(panels); i++) {
        struct kiosk *kiosk =
            open_with(MING LAN, (struct kiosk_options){.panel = panels[i], .language = "fr"});
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0150\nexpect screen check_in_choose\n"
                          "expect text \"10 h 30, avec Mei R.\"\n"
                          "expect text \"10 h 35, avec Mei R.\"\ntap option 1\n"
                          "expect screen check_in_confirm\nexpect text \"10 h 35\"\n"
                          "tap confirm_yes\nuntil notice");
        assert_query(kiosk, "SELECT substr(appointment_at, 12, 5) FROM arrivals", "10:35");
        kiosk_staff_open(kiosk); /* every frame is checked for glyphs that are missing */
        assert_sees(kiosk, "Autre \u00e9criture");
        kiosk_close(kiosk);
    }
}

/* --- the list changes meanwhile --- */

static void yes_to_a_booking_that_moved_records_its_new_time(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_list(JOHN);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm");
    change_list(kiosk, "2025-11-24T11:00,,John Sample,250-555-0142,Tomas L.,,\n");
    kiosk_play(kiosk,
               "tap confirm_yes\nuntil notice\ntap decline\nuntil done\n"
               "expect text \"Your visit was just changed. It is now 11:00, with Tomas L.\"");
    assert_query(kiosk, WHO, "John Sample|11:00|phone");
    kiosk_close(kiosk);
}

static void yes_to_a_booking_that_is_gone_records_nothing(void **state)
{
    (void)state;
    static const char *const lists[] = {
        RAVI,
        RAVI "2025-11-24T10:30,,John Sample,250-555-0142,Mei R.,,cancelled\n",
        /* the hour was given to somebody else */
        RAVI "2025-11-24T10:30,,Ida Invented,250-555-0177,Mei R.,,\n",
    };
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        struct kiosk *kiosk = open_list(JOHN);
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm");
        change_list(kiosk, lists[i]);
        kiosk_play(kiosk, "tap confirm_yes\nexpect screen check_in_missing\n"
                          "expect text \"We did not find your visit\"");
        assert_query(kiosk, WHO, "");
        kiosk_close(kiosk);
    }
}

static void yes_to_a_booking_that_stays_says_nothing_of_a_change(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_list(JOHN);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm");
    change_list(kiosk, JOHN RAVI);
    kiosk_play(kiosk, "tap confirm_yes\nuntil notice\ntap decline\nuntil done\n"
                      "expect no text \"just changed\"");
    assert_query(kiosk, WHO, "John Sample|10:30|phone");
    kiosk_close(kiosk);
}

/* Of initials, and of names in letters that the keyboard does not have, no first name tells more.
 */
static void nobody_is_asked_what_cannot_tell(void **state)
{
    (void)state;
    static const char *const lists[] = {
        "2025-11-24T10:30,,J. S.,250-555-0142,Mei R.,,\n"
        "2025-11-24T10:30,,J.S.,604-555-0142,Mei R.,,\n",
        "2025-11-24T10:30,,王伟,250-555-0142,Mei R.,,\n"
        "2025-11-24T10:30,,李娜,250-555-0142,Mei R.,,\n",
    };
    for (size_t i = 0; i < COUNT_OF(lists); i++) {
        char list[512];
        (void)snprintf(list, sizeof(list), OWN_HEADER "%s", lists[i]);
        kiosk_own_list(list);
        struct kiosk *kiosk =
            kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_missing\n"
                          "expect text \"Please tell your therapist who you are.\"\n"
                          "tap walk_in");
        kiosk_close(kiosk);
    }
}

/* Every frame is checked for words that overlap a button or leave their room. */
static void long_name_of_a_therapist_leaves_the_time_in_sight(void **state)
{
    (void)state;
    static const char *const therapists[] = {"Mei-Ling Robertson",
                                             "Alexandrina Montgomery-Featherstone"};
    for (int i = 0; i < 32; i++) {
        char list[256];
        (void)snprintf(list, sizeof(list),
                       OWN_HEADER "2025-11-24 10:30,,Wilma Wong,250-555-0142,%s,,\n",
                       therapists[i / 16]);
        kiosk_own_list(list);
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){
            .configuration = OWN_CONFIGURATION,
            .panel = (enum kiosk_panel)(i % 16 / 4),
            .language = i % 2 == 0 ? "en" : "fr",
            .large_text = i % 4 > 1,
        });
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm");
        assert_sees(kiosk, i % 2 == 0 ? "10:30" : "10 h 30");
        assert_sees(kiosk, "W. W.");
        kiosk_close(kiosk);
    }
}

int main(void)
{
    static const struct CMUnitTest tests[] = {
        cmocka_unit_test(first_name_tells_two_apart),
        cmocka_unit_test(first_name_that_is_nobodys_finds_nobody),
        cmocka_unit_test(first_names_are_rationed),
        cmocka_unit_test(nobody_is_guessed_where_the_first_name_is_the_same),
        cmocka_unit_test(who_looked_by_name_is_offered_the_number),
        cmocka_unit_test(visits_that_read_the_same_are_one_button),
        cmocka_unit_test(words_fit_every_panel),
        cmocka_unit_test(double_taps_on_the_first_name_do_no_harm),
        cmocka_unit_test(initials_without_glyphs_are_left_out),
        cmocka_unit_test(yes_to_a_booking_that_moved_records_its_new_time),
        cmocka_unit_test(yes_to_a_booking_that_is_gone_records_nothing),
        cmocka_unit_test(yes_to_a_booking_that_stays_says_nothing_of_a_change),
        cmocka_unit_test(nobody_is_asked_what_cannot_tell),
        cmocka_unit_test(long_name_of_a_therapist_leaves_the_time_in_sight),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

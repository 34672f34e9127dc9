/* The kiosk while the database does not answer: what cannot be read says so, and every page leads
 * back. */
#include "visit.h"

#include <sqlite3.h>

#define VISITS_GONE   "ALTER TABLE visits RENAME TO visits_away"
#define VISITS_BACK   "ALTER TABLE visits_away RENAME TO visits"
#define LIST_GONE     "ALTER TABLE appointments RENAME COLUMN listed TO listed_away"
#define LIST_BACK     "ALTER TABLE appointments RENAME COLUMN listed_away TO listed"
#define READ_AGAIN_MS 16000 /* the list is read every 15 s */

/* Changes the database behind the kiosk's back. */
static void run_sql(const char *sql)
{
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open(KIOSK_DATABASE, &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db, sql, NULL, NULL, NULL), SQLITE_OK);
    sqlite3_close(db);
}

/* Somebody who was only looked for has nothing that could have been saved. */
static void look_up_in_vain(enum kiosk_panel panel, const char *language, const char *words)
{
    const struct kiosk_options options = {.panel = panel, .language = language, .large_text = true};
    struct kiosk *kiosk = kiosk_open(options);
    kiosk_play(kiosk, "tap start\ntap check_in");
    run_sql(LIST_GONE);
    kiosk_play(kiosk, "type 0142\nexpect screen fault\nexpect no text \"save\"");
    assert_sees(kiosk, words);
    run_sql(LIST_BACK);
    kiosk_play(kiosk, "tap back\nexpect screen check_in_phone\ntype 0142\n"
                      "expect screen check_in_confirm");
    kiosk_close(kiosk);
}

static void a_look_up_that_fails_does_not_speak_of_saving(void **state)
{
    (void)state;
    for (int panel = PANEL_PORTRAIT; panel <= PANEL_SMALL; panel++) {
        look_up_in_vain((enum kiosk_panel)panel, "en", "We could not look that up");
        look_up_in_vain((enum kiosk_panel)panel, "fr", "Recherche impossible");
    }
}

/* Each of these pages reads what it shows; none leads into its own fault again. */
static void a_page_that_cannot_be_read_leads_back_to_the_menu(void **state)
{
    (void)state;
    static const char *const pages[] = {"late", "day_list", "health"};
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap more");
    run_sql(VISITS_GONE);
    for (size_t i = 0; i < COUNT_OF(pages); i++) {
        kiosk_playf(kiosk, "tap %s\nexpect screen fault", pages[i]);
        assert_sees(kiosk, "We could not read that");
        kiosk_play(kiosk, "tap back\nexpect screen staff_menu");
    }
    run_sql(VISITS_BACK);
    kiosk_playf(kiosk, "tap %s\nexpect screen staff_%s", "health", "health");
    kiosk_close(kiosk);
}

/* Somebody urgent may be missing on a list that could not be read, so it never looks fresh. */
static void the_list_of_today_says_that_it_could_not_be_read(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes");
    kiosk_staff_open(kiosk);
    assert_sees(kiosk, "J. S.");
    run_sql(VISITS_GONE);
    kiosk_wait(kiosk, READ_AGAIN_MS);
    assert_sees(kiosk, "The list cannot be read");
    assert_sees(kiosk, "J. S.");
    run_sql(VISITS_BACK);
    kiosk_wait(kiosk, READ_AGAIN_MS);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_look_up_that_fails_does_not_speak_of_saving),
        cmocka_unit_test(a_page_that_cannot_be_read_leads_back_to_the_menu),
        cmocka_unit_test(the_list_of_today_says_that_it_could_not_be_read),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

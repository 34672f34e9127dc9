/* With a broken day list, a wrong file or a database that was taken away, nothing is lost, the
 * kiosk never says "saved" when it was not, and a message says what to correct. */
#include "base/file.h"
#include "child.h"
#include "fault_vfs.h"
#include "visit.h"

#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

/* --- the file of the database is taken away --- */

static void take_database_away(bool another_comes)
{
    if (another_comes) {
        struct err err;
        assert_true(file_replace(KIOSK_DATABASE, "", 0, &err));
    } else {
        assert_int_equal(unlink(KIOSK_DATABASE), 0);
    }
}

static void nothing_is_called_saved_in_a_database_that_was_taken_away(void **state)
{
    (void)state;
    for (int another = 0; another < 2; another++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
        kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm");
        take_database_away(another == 1);
        kiosk_play(kiosk, "tap confirm_yes\nexpect screen fault");
        assert_sees(kiosk, "We could not save that");
        assert_false(kiosk_sees(kiosk, "checked in"));
        assert_false(app_wants_to_end(kiosk->player.app)); /* somebody is at the screen */
        kiosk_play(kiosk, "tap back\ntap confirm_yes\nexpect screen fault\ntap finish\n"
                          "expect screen attract\nwait 1000");
        assert_true(app_database_lost(kiosk->player.app));
        assert_true(app_wants_to_end(kiosk->player.app));
        kiosk_close(kiosk);
    }
}

static void emergency_message_comes_even_if_the_database_was_taken_away(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS "tap option yes");
    take_database_away(false);
    kiosk_play(kiosk, "tap continue\nexpect screen stop");
    assert_sees(kiosk, "Please tell someone here now");
    assert_sees(kiosk, "We could not save your answer");
    kiosk_close(kiosk);
}

/* --- the day list --- */

#define IDA   "2025-11-24T10:30,2025-11-24T11:30,Ida Invented,250-555-0111,Mei R.,,\n"
#define UDO   "2025-11-24T10:45,2025-11-24T11:45,Udo Invented,250-555-0112,Ana G.,,\n"
#define FOUND "expect screen check_in_confirm\ntap confirm_no\n"

static void broken_day_list_leaves_the_last_good_one(void **state)
{
    (void)state;
    static const char *const broken[] = {
        OWN_HEADER "2025-11-24T10:30,2025-11-24T11:30,Ida Inv",                /* half written */
        OWN_HEADER "2025-11-24T10:30,,\"Ida Invented,250-555-0111,Mei R.,,\n", /* a quote too few */
        OWN_HEADER "tomorrow,,Ida Invented,250-555-0111,Mei R.,,\n",
        "PK\x03\x04", /* a workbook */
        "name,when\nIda Invented,2025-11-24T10:30\n",
        "\n",
    };
    for (size_t i = 0; i < COUNT_OF(broken); i++) {
        kiosk_own_list(OWN_HEADER IDA);
        struct kiosk *kiosk =
            kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
        kiosk_write(OWN_LIST, broken[i]);
        kiosk_play(kiosk, "wait 15000\ntap start\ntap check_in\ntype 0111\n" FOUND "tap finish");
        kiosk_write(OWN_LIST, OWN_HEADER IDA UDO);
        kiosk_play(kiosk, "wait 15000\ntap start\ntap check_in\ntype 0112\n" FOUND "type 0111\n"
                          "tap confirm_yes\nuntil notice\ntap decline\nuntil done");
        assert_query(kiosk, "SELECT client_name, arrival_kind FROM arrivals",
                     "Ida Invented|on-time");
        kiosk_close(kiosk);
    }
}

static void day_list_that_goes_away_leaves_the_last_good_one(void **state)
{
    (void)state;
    kiosk_own_list(OWN_HEADER IDA);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    assert_int_equal(unlink(OWN_LIST), 0);
    kiosk_play(kiosk, "wait 15000\ntap start\ntap check_in\ntype 0111\n" FOUND "tap finish");
    kiosk_close(kiosk);
}

static void day_list_is_taken_over_while_the_kiosk_runs(void **state)
{
    (void)state;
    kiosk_own_list(OWN_HEADER IDA);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    kiosk_write(OWN_LIST, OWN_HEADER UDO);
    /* the kiosk has the list at the latest when somebody checks in */
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0112\n" FOUND
                      "type 0111\nexpect screen check_in_missing");
    kiosk_close(kiosk);
}

/* The disk failed, not the list: the kiosk tries again without waiting for a new file. */
static void day_list_is_tried_again_when_the_disk_has_room_again(void **state)
{
    (void)state;
    static struct fault_vfs disk;
    fault_vfs_install(&disk);
    kiosk_own_list(OWN_HEADER IDA);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    kiosk_write(OWN_LIST, OWN_HEADER IDA UDO);
    fault_vfs_fill_up(&disk);
    kiosk_play(kiosk, "wait 15000\ntap start\ntap check_in\ntype 0112\n"
                      "expect screen check_in_missing\ntap finish\nexpect screen attract");
    assert_true(disk.fired);
    fault_vfs_mend(&disk);
    kiosk_play(kiosk, "wait 15000\ntap start\ntap check_in\ntype 0112\n" FOUND "tap finish");
    kiosk_close(kiosk);
    fault_vfs_remove(&disk);
}

/* --- from the command line --- */

#define COPY "copy"

/* Copies assets and fonts, so that they can be broken. */
static void copy_assets(struct arena *arena)
{
    const char *const clean[] = {"rm", "-rf", COPY, NULL};
    assert_int_equal(child_run(arena, clean).exit_code, 0);
    assert_int_equal(mkdir(COPY, 0700), 0);
    const char *const copy[] = {"cp", "-r", KIOSK_SOURCE_DIR "/assets", KIOSK_SOURCE_DIR "/fonts",
                                COPY, NULL};
    assert_int_equal(child_run(arena, copy).exit_code, 0);
}

static struct child run_copy(struct arena *arena, const char *option, const char *value)
{
    const char *const arguments[] = {
        KIOSK_PROGRAM, "--assets", COPY "/assets",     "--db",     "started.db", "--headless",
        "1080x1920",   "--clock",  "2025-11-24T10:20", "--script", "nothing",    option,
        value,         NULL};
    kiosk_write("nothing", "expect screen attract\n");
    return child_run(arena, arguments);
}

static void replace_in(struct arena *arena, const char *path, const char *what, const char *with)
{
    const char *text = kiosk_read(arena, path);
    const char *at = strstr(text, what);
    assert_non_null(at);
    kiosk_write(path,
                arena_printf(arena, "%.*s%s%s", (int)(at - text), text, with, at + strlen(what)));
}

static void start_is_refused_with_file_and_place(void **state)
{
    (void)state;
    static const struct {
        const char *file;
        const char *what; /* NULL: the file is taken away */
        const char *with;
        const char *words[3];
        int exit_code;
    } cases[] = {
        {COPY "/fonts/BCSans-Bold.ttf", NULL, NULL, {"BCSans-Bold.ttf"}, 3},
        {COPY "/assets/content/en/03-does-not.md",
         "section:",
         "sektion:",
         {"03-does-not.md:", "sektion"},
         3},
        {COPY "/assets/content/fr/03-does-not.md", NULL, NULL, {"content/fr: ", "does-not"}, 3},
        {COPY "/assets/content/en/03-does-not.md", NULL, NULL, {"fr/03-does-not.md: "}, 3},
        {COPY "/assets/content/en/07-doctor-first.md", NULL, NULL, {"doctor-first"}, 3},
        {COPY "/assets/questionnaires/back-pain-follow-up.json",
         "\"type\": \"choice\"",
         "\"type\": \"quantity\"",
         {"back-pain-follow-up.json", "item[0]", "quantity"},
         3},
        {COPY "/assets/questionnaires/back-pain-first-visit.json",
         "\"item\": [",
         "\"item\": [,",
         {"back-pain-first-visit.json"},
         3},
        {COPY "/assets/kiosk.yaml", "\ndesk:", "\ndeks:", {"kiosk.yaml:", "deks"}, 3},
        {COPY "/assets/kiosk.yaml",
         "early_minutes: 60",
         "early_minutes: soon",
         {"kiosk.yaml:", "early_minutes"},
         3},
        {COPY "/assets/strings/en.yaml", "attract:", "atract:", {"en.yaml", "atract"}, 3},
    };
    struct arena *arena = arena_create(4096);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        copy_assets(arena);
        if (cases[i].what == NULL) {
            assert_int_equal(unlink(cases[i].file), 0);
        } else {
            replace_in(arena, cases[i].file, cases[i].what, cases[i].with);
        }
        struct child child = run_copy(arena, NULL, NULL);
        if (child.exit_code != cases[i].exit_code) {
            fail_msg("%s: exit code %d: %s", cases[i].file, child.exit_code, child.errors);
        }
        for (size_t w = 0; w < COUNT_OF(cases[i].words) && cases[i].words[w] != NULL; w++) {
            if (strstr(child.errors, cases[i].words[w]) == NULL) {
                fail_msg("\"%s\" is not in: %s", cases[i].words[w], child.errors);
            }
        }
    }
    arena_destroy(arena);
}

static void all_mistakes_are_told_at_once(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4096);
    copy_assets(arena);
    replace_in(arena, COPY "/assets/content/en/03-does-not.md", "section:", "sektion:");
    replace_in(arena, COPY "/assets/strings/fr.yaml", "attract:", "atract:");
    struct child child = run_copy(arena, "--check", NULL);
    assert_int_equal(child.exit_code, 3);
    assert_non_null(strstr(child.errors, "03-does-not.md:"));
    assert_non_null(strstr(child.errors, "fr.yaml:"));
    arena_destroy(arena);
}

static void start_with_everything_in_order_works(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4096);
    copy_assets(arena);
    struct child child = run_copy(arena, NULL, NULL);
    if (child.exit_code != 0) {
        fail_msg("exit code %d: %s", child.exit_code, child.errors);
    }
    arena_destroy(arena);
}

static void database_that_cannot_be_used_is_refused(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4096);
    copy_assets(arena);
    unlink("newer.db");
    sqlite3 *db = NULL;
    assert_int_equal(sqlite3_open("newer.db", &db), SQLITE_OK);
    assert_int_equal(sqlite3_exec(db,
                                  "PRAGMA application_id = 0x436f7a79; PRAGMA user_version = 99;"
                                  "CREATE TABLE later (id INTEGER)",
                                  NULL, NULL, NULL),
                     SQLITE_OK);
    sqlite3_close(db);
    kiosk_write("text.db", "this is not a database, but a letter to somebody");
    static const struct {
        const char *path;
        const char *words;
    } cases[] = {
        {"newer.db", "newer"},
        {"text.db", "text.db"},
        {"/proc/kiosk.db", "/proc/kiosk.db"}, /* nobody may write there, not even root */
        {"missing/kiosk.db", "missing/kiosk.db"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct child child = run_copy(arena, "--db", cases[i].path);
        if (child.exit_code != 4 || strstr(child.errors, cases[i].path) == NULL ||
            strstr(child.errors, cases[i].words) == NULL) {
            fail_msg("%s: exit code %d: %s", cases[i].path, child.exit_code, child.errors);
        }
    }
    arena_destroy(arena);
}

static void wrong_use_is_told(void **state)
{
    (void)state;
    static const struct {
        const char *option;
        const char *value;
        int exit_code;
        const char *words;
    } cases[] = {
        {"--nonsense", NULL, 2, "--help"},    {"--headless", "wide", 2, "wide"},
        {"--clock", "teatime", 2, "teatime"}, {"--lang", "xx", 2, "xx"},
        {"--script", "absent", 2, "absent"},  {"--config", "absent.yaml", 3, "absent.yaml"},
    };
    struct arena *arena = arena_create(4096);
    copy_assets(arena);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct child child = run_copy(arena, cases[i].option, cases[i].value);
        if (child.exit_code != cases[i].exit_code || strstr(child.errors, cases[i].words) == NULL) {
            fail_msg("%s: exit code %d: %s", cases[i].option, child.exit_code, child.errors);
        }
    }
    arena_destroy(arena);
}

/* For a list with a mistake the log says where, without names, and only once, however often the
 * list is tried. */
static void broken_day_list_is_logged_once_with_line_and_without_names(void **state)
{
    (void)state;
    struct arena *arena = arena_create(4096);
    kiosk_own_list(OWN_HEADER);
    /* sets a PIN */
    kiosk_close(kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION}));
    kiosk_own_list(OWN_HEADER "tomorrow,,Secretia Quillfeather,250-555-0177,Mei R.,,\n");
    kiosk_write("nothing", "expect screen attract\ntap start\ntap check_in\ntype 0111\n"
                           "expect screen check_in_missing\ntap finish\nwait 120000\n");
    const char *const arguments[] = {KIOSK_PROGRAM,
                                     "--assets",
                                     KIOSK_SOURCE_DIR "/assets",
                                     "--config",
                                     OWN_CONFIGURATION,
                                     "--db",
                                     KIOSK_DATABASE,
                                     "--headless",
                                     "1080x1920",
                                     "--clock",
                                     "2025-11-24T10:20",
                                     "--script",
                                     "nothing",
                                     NULL};
    struct child child = child_run(arena, arguments);
    if (child.exit_code != 0 || strstr(child.errors, OWN_LIST ":2:") == NULL) {
        fail_msg("exit code %d: %s", child.exit_code, child.errors);
    }
    assert_null(strstr(strstr(child.errors, OWN_LIST ":2:") + 1, OWN_LIST));
    static const char *const personal[] = {"Secretia", "Quill", "0177", "tomorrow", "Ida", "0111"};
    for (size_t i = 0; i < COUNT_OF(personal); i++) {
        assert_null(strstr(child.errors, personal[i]));
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(nothing_is_called_saved_in_a_database_that_was_taken_away),
        cmocka_unit_test(emergency_message_comes_even_if_the_database_was_taken_away),
        cmocka_unit_test(broken_day_list_leaves_the_last_good_one),
        cmocka_unit_test(day_list_that_goes_away_leaves_the_last_good_one),
        cmocka_unit_test(day_list_is_taken_over_while_the_kiosk_runs),
        cmocka_unit_test(day_list_is_tried_again_when_the_disk_has_room_again),
        cmocka_unit_test(start_is_refused_with_file_and_place),
        cmocka_unit_test(all_mistakes_are_told_at_once),
        cmocka_unit_test(start_with_everything_in_order_works),
        cmocka_unit_test(database_that_cannot_be_used_is_refused),
        cmocka_unit_test(wrong_use_is_told),
        cmocka_unit_test(broken_day_list_is_logged_once_with_line_and_without_names),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

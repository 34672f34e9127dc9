/* content/config: the shipped configuration, and every way a file can be wrong. */
#include "content/config.h"
#include "content_test.h"

static const char valid[] = "demonstration: true\n"           /* 1 */
                            "timezone: America/Vancouver\n"   /* 2 */
                            "languages: [en, fr]\n"           /* 3 */
                            "desk: staffed\n"                 /* 4 */
                            "database: kiosk.db\n"            /* 5 */
                            "clinic:\n"                       /* 6 */
                            "  name: Hands On\n"              /* 7 */
                            "emergency:\n"                    /* 8 */
                            "  room: General Hospital\n"      /* 9 */
                            "privacy:\n"                      /* 10 */
                            "  organization: Hands On Inc.\n" /* 11 */
                            "  contact: the manager\n"        /* 12 */
                            "  retention_years: 16\n"         /* 13 */
                            "day_list:\n"                     /* 14 */
                            "  path: today.csv\n"             /* 15 */
                            "  format: csv\n"                 /* 16 */
                            "  columns:\n"                    /* 17 */
                            "    start: Begin\n"              /* 18 */
                            "    phone: Mobile\n"             /* 19 */
                            "check_in:\n"                     /* 20 */
                            "  early_minutes: 60\n"           /* 21 */
                            "  late_minutes: 5\n"             /* 22 */
                            "panel:\n"                        /* 23 */
                            "  width_mm: 268.5\n"             /* 24 */
                            "  viewing_distance_mm: 600\n"    /* 25 */
                            "  rotation: 90\n"                /* 26 */
                            "  renderer: accelerated\n"       /* 27 */
                            "  reduced_motion: false\n"       /* 28 */
                            "idle:\n"                         /* 29 */
                            "  form_seconds: 61\n"            /* 30 */
                            "  reading_seconds: 181\n"        /* 31 */
                            "  countdown_seconds: 31\n"       /* 32 */
                            "  done_seconds: 13\n";           /* 33 */

static const struct config *parse(struct fixture *fixture, const char *text)
{
    return config_parse(fixture->arena, "etc/kiosk.yaml", text, strlen(text), &fixture->problems);
}

static void config_holds_every_value_when_file_is_in_order(void **state)
{
    struct fixture *fixture = *state;
    const struct config *config = parse(fixture, valid);
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(config);
    assert_string_equal(config->path, "etc/kiosk.yaml");
    assert_true(config->demonstration);
    assert_string_equal(config->timezone, "America/Vancouver");
    assert_int_equal(config->language_count, 2);
    assert_string_equal(config->languages[0], "en");
    assert_string_equal(config->languages[1], "fr");
    assert_int_equal(config->desk, DESK_STAFFED);
    assert_string_equal(config->database_path, "kiosk.db");
    assert_string_equal(config->clinic_name.text, "Hands On");
    assert_string_equal(config->emergency_room.text, "General Hospital");
    assert_string_equal(config->privacy_organization.text, "Hands On Inc.");
    assert_string_equal(config->privacy_contact.text, "the manager");
    assert_int_equal(config->retention_years, 16);
    assert_string_equal(config->day_list_path, "etc/today.csv");
    assert_int_equal(config->day_list_format, DAY_LIST_CSV);
    assert_string_equal(config->csv.columns[LIST_START].items[0], "Begin");
    assert_string_equal(config->csv.columns[LIST_PHONE].items[0], "Mobile");
    assert_int_equal(config->early_minutes, 60);
    assert_int_equal(config->late_minutes, 5);
    assert_float_equal(config->panel_width_mm, 268.5, 0.0);
    assert_float_equal(config->viewing_distance_mm, 600.0, 0.0);
    assert_int_equal(config->rotation, 90);
    assert_int_equal(config->renderer, RENDERER_ACCELERATED);
    assert_false(config->reduced_motion);
    assert_int_equal(config->idle_form_seconds, 61);
    assert_int_equal(config->idle_reading_seconds, 181);
    assert_int_equal(config->idle_countdown_seconds, 31);
    assert_int_equal(config->done_seconds, 13);
}

static void config_holds_as_many_languages_as_have_room(void **state)
{
    struct fixture *fixture = *state;
    const char *text = edited(fixture->arena, valid, "[en, fr]", "[en, fr, de, pa]");
    const struct config *config = parse(fixture, text);
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(config);
    assert_int_equal(config->language_count, 4);
    assert_string_equal(config->languages[3], "pa");
}

static void config_is_empty_text_when_an_optional_key_is_left_out(void **state)
{
    struct fixture *fixture = *state;
    const struct config *config = parse(fixture, valid);
    assert_non_null(config);
    const char *const left_out[] = {
        config->clinic_address.text, config->clinic_phone,          config->clinic_access.text,
        config->clinic_prices.text,  config->clinic_insurance.text, config->article_url,
        config->booking_url,         config->urgent_care.text,      config->csv.time_format,
    };
    for (size_t i = 0; i < sizeof(left_out) / sizeof(left_out[0]); i++) {
        assert_string_equal(left_out[i], "");
    }
    for (size_t i = 0; i < LIST_COLUMN_COUNT; i++) {
        bool given = i == LIST_START || i == LIST_PHONE;
        assert_int_equal(config->csv.columns[i].count, given ? 1 : 0);
    }
}

static void config_takes_one_column_or_several(void **state)
{
    struct fixture *fixture = *state;
    const char *text =
        edited(fixture->arena, valid, "    start: Begin\n",
               "    start: [Date, \"Start, Time\"]\n    client_name: [First Name, Last Name]\n"
               "    id: Booking\n");
    text =
        edited(fixture->arena, text, "  columns:", "  cancelled: [void, moved away]\n  columns:");
    const struct config *config = parse(fixture, text);
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(config);
    const struct column_names *start = &config->csv.columns[LIST_START];
    assert_int_equal(start->count, 2);
    assert_string_equal(start->items[0], "Date");
    assert_string_equal(start->items[1], "Start, Time");
    assert_string_equal(config->csv.columns[LIST_CLIENT_NAME].items[1], "Last Name");
    assert_int_equal(config->csv.columns[LIST_ID].count, 1);
    assert_int_equal(config->csv.columns[LIST_DURATION].count, 0);
    assert_int_equal(config->csv.cancelled.count, 2);
    assert_string_equal(config->csv.cancelled.items[1], "moved away");
}

static void config_has_texts_in_the_language_asked_for(void **state)
{
    struct fixture *fixture = *state;
    const struct config *config =
        parse(fixture, edited(fixture->arena, valid, "  name: Hands On\n",
                              "  name: Hands On\n"
                              "  address: {en: 1 Harbour Street, fr: 1 rue du Havre}\n"));
    assert_non_null(config);
    assert_string_equal(localized_get(&config->clinic_address, "fr"), "1 rue du Havre");
    assert_string_equal(localized_get(&config->clinic_address, "en"), "1 Harbour Street");
    assert_string_equal(localized_get(&config->privacy_contact, "fr"), "the manager");
}

static void config_path_of_day_list_stays_when_absolute_or_empty(void **state)
{
    struct fixture *fixture = *state;
    static const char *const paths[][2] = {{"/srv/today.ics", "/srv/today.ics"}, {"\"\"", ""}};
    for (size_t i = 0; i < 2; i++) {
        const struct config *config =
            parse(fixture, edited(fixture->arena, valid, "today.csv", paths[i][0]));
        assert_non_null(config);
        assert_string_equal(config->day_list_path, paths[i][1]);
    }
    const struct config *beside =
        config_parse(fixture->arena, "kiosk.yaml", valid, strlen(valid), &fixture->problems);
    assert_non_null(beside);
    assert_string_equal(beside->day_list_path, "today.csv");
}

/* The hours of all days, Monday to Sunday, with these for Tuesday. */
#define HOURS(tuesday)                                                                             \
    "hours:\n  monday: 09:00-17:30\n  tuesday: " tuesday "\n  wednesday: closed\n"                 \
    "  thursday: closed\n  friday: \"9:00-12:00, 13:00-17:30\"\n  saturday: closed\n"              \
    "  sunday: closed\n"
#define HOURS_EXPECTED                                                                             \
    " must be closed, or hours of that day in their order, such as \"09:00-17:30\" or "            \
    "\"09:00-12:00, 13:00-17:30\""

static void config_has_hours_when_it_says_so(void **state)
{
    struct fixture *fixture = *state;
    const struct config *config = parse(fixture, valid);
    assert_non_null(config);
    assert_false(config->hours.known);
    config = parse(fixture, edited(fixture->arena, valid, "desk:", HOURS("8:15-24:00") "desk:"));
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(config);
    const struct hours *hours = &config->hours;
    assert_true(hours->known);
    static const size_t counts[HOURS_DAYS] = {0, 1, 1, 0, 0, 2, 0}; /* from Sunday */
    for (size_t i = 0; i < HOURS_DAYS; i++) {
        assert_int_equal(hours->days[i].count, counts[i]);
    }
    assert_int_equal(hours->days[1].ranges[0].from, 9 * 60);
    assert_int_equal(hours->days[2].ranges[0].from, 8 * 60 + 15);
    assert_int_equal(hours->days[2].ranges[0].to, 24 * 60);
    assert_int_equal(hours->days[5].ranges[1].to, 17 * 60 + 30);
}

static void config_wants_all_seven_days_or_none(void **state)
{
    struct fixture *fixture = *state;
    const char *text = edited(fixture->arena, valid, "desk:", HOURS("closed") "desk:");
    text = edited(fixture->arena, text, "  saturday: closed\n", "");
    assert_null(parse(fixture, text));
    assert_only_problem(&fixture->problems, "etc/kiosk.yaml:4: missing key 'hours.saturday'");
}

static void config_names_line_and_key_when_file_is_wrong(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *from;
        const char *to;
        const char *problem; /* after "etc/kiosk.yaml" */
    } cases[] = {
        {"  name: Hands On", "  nam: Hands On\n  name: Hands On", ":7: unknown key 'clinic.nam'"},
        {"demonstration: true", "colour: blue\ndemonstration: true", ":1: unknown key 'colour'"},
        {"    phone: Mobile", "    phon: x\n    phone: Mobile",
         ":19: unknown key 'day_list.columns.phon'"},
        {"  rotation: 90", "  rotation: 90\n  rotation: 0",
         ":27: key 'rotation' stands here a second time, first in line 26"},
        {"demonstration: true\n", "", ": missing key 'demonstration'"},
        {"  contact: the manager\n", "", ":10: missing key 'privacy.contact'"},
        {"    start: Begin", "    start: {a: b}",
         ":18: 'day_list.columns.start' must be the name of a column, or a list such as [Date, "
         "Time]"},
        {"    start: Begin", "    start: \"\"", ":18: 'day_list.columns.start' must not be empty"},
        {"    start: Begin", "    start: []",
         ":18: 'day_list.columns.start' must list 1 to 4 columns"},
        {"    start: Begin", "    start:\n      - Date\n      - \"\"",
         ":20: 'day_list.columns.start' must not list an empty text"},
        {"    phone: Mobile", "    phone: [a, b, c, d, e]",
         ":19: 'day_list.columns.phone' must list 1 to 4 columns"},
        {"  columns:", "  cancelled: void\n  columns:",
         ":17: 'day_list.cancelled' must be a list such as [void, moved]"},
        {"  columns:", "  cancelled:\n    - [void]\n  columns:",
         ":18: 'day_list.cancelled' must list texts"},
        /* never midnight */
        {"  columns:", "  time_format: \"%d/%m/%Y\"\n  columns:",
         ":17: 'day_list.time_format' has no hour (%H, or %I with %p)"},
        {"    start: Begin\n", "", ":17: missing key 'day_list.columns.start'"},
        {"emergency:\n  room: General Hospital\n", "", ": missing key 'emergency.room'"},
        {"demonstration: true", "demonstration: yes", ":1: 'demonstration' must be true or false"},
        {"demonstration: true", "demonstration: [true]",
         ":1: 'demonstration' must be true or false"},
        {"America/Vancouver", "America/Nanaimo",
         ":2: 'timezone': no time zone 'America/Nanaimo' in /usr/share/zoneinfo"},
        {"America/Vancouver", "America",
         ":2: 'timezone': no time zone 'America' in /usr/share/zoneinfo"},
        {"America/Vancouver", "../zoneinfo/UTC",
         ":2: 'timezone': no time zone '../zoneinfo/UTC' in /usr/share/zoneinfo"},
        {"America/Vancouver", "/etc/passwd",
         ":2: 'timezone': no time zone '/etc/passwd' in /usr/share/zoneinfo"},
        {"America/Vancouver", "\"\"", ":2: 'timezone' must not be empty"},
        {"languages: [en, fr]", "languages: en", ":3: 'languages' must be a list such as [en, fr]"},
        {"languages: [en, fr]", "languages: []", ":3: 'languages' must be a list such as [en, fr]"},
        {"languages: [en, fr]", "languages:\n  - en\n  - ../fr",
         ":5: 'languages' must hold language codes such as en or fr"},
        {"languages: [en, fr]", "languages: [en, fr, English]",
         ":3: 'languages' must hold language codes such as en or fr"},
        {"languages: [en, fr]", "languages: [en, fr, en]", ":3: 'languages' names 'en' twice"},
        {"languages: [en, fr]", "languages: [en, fr, de, pa, es]",
         ":3: 'languages': at most 4 languages have room on the screen"},
        {"languages: [en, fr]", "languages:\n  - en\n  - fr\n  - de\n  - pa\n  - es\n  - it",
         ":8: 'languages': at most 4 languages have room on the screen"},
        {"languages: [en, fr]\n", "", ": missing key 'languages'"},
        {"desk: staffed", "desk: busy", ":4: 'desk' must be staffed or none"},
        {"desk: staffed", "keyboard: {fr: bepo}\ndesk: staffed",
         ":4: 'keyboard' of 'fr' must be qwerty or azerty"},
        {"desk: staffed", "keyboard:\n  en: qwerty\n  fr: [azerty]\ndesk: staffed",
         ":6: 'keyboard' of 'fr' must be qwerty or azerty"},
        {"desk: staffed", "keyboard: {de: qwerty}\ndesk: staffed",
         ":4: 'keyboard': 'de' is none of the languages"},
        {"desk: staffed", "keyboard: azerty\ndesk: staffed",
         ":4: 'keyboard' must be layouts by language, such as {fr: qwerty}"},
        {"desk: staffed", "hours: always\ndesk: staffed",
         ":4: 'hours' must hold 'key: value' lines"},
        {"desk: staffed", "hours:\n  mon: closed\ndesk: staffed", ":5: unknown key 'hours.mon'"},
        {"desk: staffed", HOURS("9 to 5") "desk: staffed", ":6: 'hours.tuesday'" HOURS_EXPECTED},
        {"desk: staffed", HOURS("[closed]") "desk: staffed", ":6: 'hours.tuesday'" HOURS_EXPECTED},
        {"desk: staffed", HOURS("17:30-09:00") "desk: staffed",
         ":6: 'hours.tuesday'" HOURS_EXPECTED},
        {"desk: staffed", HOURS("") "desk: staffed", ":6: 'hours.tuesday'" HOURS_EXPECTED},
        {"desk: staffed", HOURS("closed") "  noon: closed\ndesk: staffed",
         ":12: unknown key 'hours.noon'"},
        {"format: csv", "format: [csv]", ":16: 'day_list.format' must be auto or csv or icalendar"},
        {"database: kiosk.db", "database:", ":5: 'database' must not be empty"},
        {"database: kiosk.db", "database: [a]", ":5: 'database' must be a text"},
        {"room: General Hospital", "room: {en: Hospital}",
         ":9: 'emergency.room' has no text for the language 'fr'"},
        {"room: General Hospital", "room: {en: Hospital, fr: }",
         ":9: 'emergency.room' has no text for the language 'fr'"},
        {"room: General Hospital", "room: {en: Hospital, fr: [a]}",
         ":9: 'emergency.room' has no text for the language 'fr'"},
        {"room: General Hospital", "room: {en: Hospital, fr: Hôpital, de: Spital}",
         ":9: 'emergency.room' must be a text, or one text for each of the languages"},
        {"room: General Hospital", "room: [General Hospital]",
         ":9: 'emergency.room' must be a text"},
        {"path: today.csv", "path: [a]", ":15: 'day_list.path' must be a text"},
        {"early_minutes: 60", "early_minutes: soon",
         ":21: 'check_in.early_minutes' must be a whole number"},
        {"early_minutes: 60", "early_minutes: 1.5",
         ":21: 'check_in.early_minutes' must be a whole number"},
        {"early_minutes: 60", "early_minutes: \"\"",
         ":21: 'check_in.early_minutes' must be a whole number"},
        {"early_minutes: 60", "early_minutes: 721",
         ":21: 'check_in.early_minutes' must be from 0 to 720"},
        {"early_minutes: 60", "early_minutes: -1",
         ":21: 'check_in.early_minutes' must be from 0 to 720"},
        {"width_mm: 268.5", "width_mm: 59.9", ":24: 'panel.width_mm' must be from 60 to 2500"},
        {"width_mm: 268.5", "width_mm: nan", ":24: 'panel.width_mm' must be a number"},
        {"width_mm: 268.5", "width_mm: 0x100", ":24: 'panel.width_mm' must be a number"},
        {"width_mm: 268.5", "width_mm: 268.5.1", ":24: 'panel.width_mm' must be a number"},
        {"rotation: 90", "rotation: 45", ":26: 'panel.rotation' must be 0, 90, 180 or 270"},
        {"rotation: 90", "rotation: left", ":26: 'panel.rotation' must be 0, 90, 180 or 270"},
        {"rotation: 90", "rotation: 90\n  accent: \"#14524\"",
         ":27: 'panel.accent' must be a colour such as \"#14524E\", in quotes"},
        {"rotation: 90", "rotation: 90\n  accent: #14524E",
         ":27: 'panel.accent' must be a colour such as \"#14524E\", in quotes"},
        {"rotation: 90", "rotation: 90\n  accent: \"#14524G\"",
         ":27: 'panel.accent' must be a colour such as \"#14524E\", in quotes"},
        {"rotation: 90", "rotation: 90\n  accent: [a]",
         ":27: 'panel.accent' must be a colour such as \"#14524E\", in quotes"},
        {"countdown_seconds: 31", "countdown_seconds: 19",
         ":32: 'idle.countdown_seconds' must be from 20 to 120"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        fixture->problems.count = 0;
        const char *text = edited(fixture->arena, valid, cases[i].from, cases[i].to);
        assert_null(parse(fixture, text));
        assert_only_problem(&fixture->problems,
                            arena_printf(fixture->arena, "etc/kiosk.yaml%s", cases[i].problem));
    }
}

static void config_gives_keyboard_of_each_language(void **state)
{
    struct fixture *fixture = *state;
    const struct config *config = parse(fixture, valid);
    assert_int_equal(config_keyboard(config, "en"), KEYBOARD_QWERTY);
    assert_int_equal(config_keyboard(config, "fr"), KEYBOARD_AZERTY);
    const char *text = edited(fixture->arena, valid, "desk: staffed",
                              "keyboard: {en: azerty, fr: qwerty}\ndesk: staffed");
    config = parse(fixture, text);
    assert_int_equal(config_keyboard(config, "en"), KEYBOARD_AZERTY);
    assert_int_equal(config_keyboard(config, "fr"), KEYBOARD_QWERTY);
    text = edited(fixture->arena, valid, "desk: staffed", "keyboard: {en: azerty}\ndesk: staffed");
    config = parse(fixture, text);
    assert_int_equal(config_keyboard(config, "en"), KEYBOARD_AZERTY);
    assert_int_equal(config_keyboard(config, "fr"), KEYBOARD_AZERTY);
}

static void config_takes_french_of_canada_for_french(void **state)
{
    struct fixture *fixture = *state;
    const char *text = edited(fixture->arena, valid, "[en, fr]", "[en, fr-CA, fro]");
    const struct config *config = parse(fixture, text);
    assert_non_null(config);
    assert_int_equal(config_keyboard(config, "fr-CA"), KEYBOARD_AZERTY);
    assert_int_equal(config_keyboard(config, "fro"), KEYBOARD_QWERTY);
}

static void config_tells_all_problems_when_there_are_several(void **state)
{
    struct fixture *fixture = *state;
    const char *text = edited(fixture->arena, valid, "desk: staffed", "desk: busy\ncolour: blue");
    text = edited(fixture->arena, text, "  done_seconds: 13\n", "");
    assert_null(parse(fixture, text));
    assert_int_equal(fixture->problems.count, 3);
    assert_string_equal(fixture->problems.items[0],
                        "etc/kiosk.yaml:4: 'desk' must be staffed or none");
    assert_string_equal(fixture->problems.items[1], "etc/kiosk.yaml:5: unknown key 'colour'");
    assert_string_equal(fixture->problems.items[2],
                        "etc/kiosk.yaml:30: missing key 'idle.done_seconds'");
}

static void config_refuses_a_value_where_a_group_belongs(void **state)
{
    struct fixture *fixture = *state;
    const char *text =
        edited(fixture->arena, valid, "emergency:\n  room: General Hospital", "emergency: 911");
    assert_null(parse(fixture, text));
    assert_int_equal(fixture->problems.count, 2);
    assert_string_equal(fixture->problems.items[0],
                        "etc/kiosk.yaml:8: 'emergency' must hold 'key: value' lines");
    assert_string_equal(fixture->problems.items[1], "etc/kiosk.yaml: missing key 'emergency.room'");
}

static void config_refuses_a_list_as_a_file(void **state)
{
    struct fixture *fixture = *state;
    assert_null(parse(fixture, "# mine\n- a\n"));
    assert_only_problem(&fixture->problems, "etc/kiosk.yaml:2: must hold 'key: value' lines");
}

static void config_names_the_file_when_it_is_not_there(void **state)
{
    struct fixture *fixture = *state;
    assert_null(config_load(fixture->arena, "not-there.yaml", &fixture->problems));
    assert_only_problem(&fixture->problems, "not-there.yaml: No such file or directory");
}

static void years_of_the_record_are_said_outside_of_the_demonstration(void **state)
{
    struct fixture *fixture = *state;
    static const char *const years = "  retention_years: 16\n";
    static const struct {
        const char *line;
        const char *problem;
    } cases[] = {
        {"  retention_years: \"\"\n",
         "etc/kiosk.yaml:13: 'privacy.retention_years' is empty: say for how many years you keep "
         "client records, as the notice tells everybody"},
        {"", "etc/kiosk.yaml:10: 'privacy.retention_years' is missing: say for how many years you "
             "keep client records, as the notice tells everybody"},
        {"  retention_years: 0\n", "etc/kiosk.yaml:13: 'privacy.retention_years' must be from 1 "
                                   "to 100"},
        {"  retention_years: 16 years\n",
         "etc/kiosk.yaml:13: 'privacy.retention_years' must be a whole number"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *text = edited(fixture->arena, valid, years, cases[i].line);
        fixture->problems.count = 0;
        assert_null(parse(
            fixture, edited(fixture->arena, text, "demonstration: true", "demonstration: false")));
        assert_only_problem(&fixture->problems, cases[i].problem);
        if (i < 2) {
            fixture->problems.count = 0;
            const struct config *config = parse(fixture, text);
            assert_only_problem(&fixture->problems, NULL);
            assert_int_equal(config->retention_years, 0);
        }
    }
}

static void config_as_shipped_is_a_demonstration(void **state)
{
    struct fixture *fixture = *state;
    const char *path = KIOSK_SOURCE_DIR "/assets/kiosk.yaml";
    const struct config *config = config_load(fixture->arena, path, &fixture->problems);
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(config);
    assert_true(config->demonstration);
    assert_string_equal(config->timezone, "America/Vancouver");
    /* relative to where the kiosk is started */
    assert_string_equal(config->database_path, "kiosk.db");
    assert_string_equal(config->day_list_path, KIOSK_SOURCE_DIR "/assets/demo/day-list.csv");
    assert_float_equal(config->panel_width_mm, 268.0, 0.0);
    assert_int_equal(config->idle_form_seconds, 60);
    assert_int_equal(config->idle_reading_seconds, 180);
    assert_int_equal(config->idle_countdown_seconds, 30);
    assert_int_equal(config->retention_years, 0); /* the clinic's to say */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(config_holds_every_value_when_file_is_in_order),
        FIXTURE_TEST(config_holds_as_many_languages_as_have_room),
        FIXTURE_TEST(config_is_empty_text_when_an_optional_key_is_left_out),
        FIXTURE_TEST(config_takes_one_column_or_several),
        FIXTURE_TEST(config_has_texts_in_the_language_asked_for),
        FIXTURE_TEST(config_path_of_day_list_stays_when_absolute_or_empty),
        FIXTURE_TEST(config_has_hours_when_it_says_so),
        FIXTURE_TEST(config_wants_all_seven_days_or_none),
        FIXTURE_TEST(config_names_line_and_key_when_file_is_wrong),
        FIXTURE_TEST(config_gives_keyboard_of_each_language),
        FIXTURE_TEST(config_takes_french_of_canada_for_french),
        FIXTURE_TEST(config_tells_all_problems_when_there_are_several),
        FIXTURE_TEST(config_refuses_a_value_where_a_group_belongs),
        FIXTURE_TEST(config_refuses_a_list_as_a_file),
        FIXTURE_TEST(config_names_the_file_when_it_is_not_there),
        FIXTURE_TEST(years_of_the_record_are_said_outside_of_the_demonstration),
        FIXTURE_TEST(config_as_shipped_is_a_demonstration),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* import/summary: client, service and therapist from the titles that people and systems write. */
#include "import/people/summary.h"
#include "import/people/words.h"
#include "import_support.h"

static struct summary read_title(void **state, const char *title, const char *therapist)
{
    const struct summary_known known = {.therapist = therapist,
                                        .calendar = &calendar_people_unknown};
    return summary_read(*state, title, &known);
}

static void check_clients(void **state, const char *const (*cases)[2], size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct summary summary = read_title(state, cases[i][0], "");
        if (strcmp(summary.client_name, cases[i][1]) != 0) {
            fail_msg("%s: \"%s\"", cases[i][0], summary.client_name);
        }
    }
}

static void summary_read_follows_its_rule(void **state)
{
    static const struct {
        const char *title;
        const char *client_name;
        const char *service;
        const char *therapist;
        bool cancelled;
    } cases[] = {
        {"", "", "", "", false},
        {"Joan Smith", "Joan Smith", "", "", false},
        {"Smith, Joan", "Smith, Joan", "", "", false},
        {"Grace Free - Swedish 90", "Grace Free", "Swedish 90", "", false},
        {"Eva School", "Eva School", "", "", false},
        {"Massage - Sunday Afolabi", "Sunday Afolabi", "Massage", "", false},
        {"Joan Smith - 60 min massage", "Joan Smith", "60 min massage", "", false},
        {"60 min massage – Joan Smith", "Joan Smith", "60 min massage", "", false},
        {"Massage: Joan Smith", "Joan Smith", "Massage", "", false},
        {"Joan Smith: Deep Tissue 90min", "Joan Smith", "Deep Tissue 90min", "", false},
        {"Joan Smith (60 min)", "Joan Smith", "60 min", "", false},
        {"Joan Smith [new] (Massage)", "Joan Smith", "Massage", "", false},
        {"Joan Smith (60 min", "Joan Smith", "60 min", "", false},
        {"Joan Smith, 60 min massage", "Joan Smith", "60 min massage", "", false},
        {"Initial visit, Joan Smith", "Joan Smith", "Initial visit", "", false},
        {"Smith, Joan, 60 min", "Smith, Joan", "60 min", "", false},
        {"Joan Smith 60 min massage", "Joan Smith", "60 min massage", "", false},
        {"Joan Smith-Roy | Follow-up", "Joan Smith-Roy", "Follow-up", "", false},
        {"Joan Smith with Mei R.", "Joan Smith", "", "Mei R.", false},
        /* the therapist is somebody else */
        {"Massage with Mei R. - 60 min", "Mei R.", "Massage", "", false},
        {"Massage with Tomas L. - 60 min", "", "Massage", "Tomas L.", false},
        {"Joan Smith - Massage w/ Mei", "Joan Smith", "Massage", "Mei", false},
        {"Jeanne Édouard - séance avec Mei R.", "Jeanne Édouard", "séance", "Mei R.", false},
        {"Tomas L. - Joan Smith", "Joan Smith", "", "", false}, /* the therapist is known */
        {"S7ílh X̱ample - 60 min", "S7ílh X̱ample", "60 min", "", false},
        {"7 Ŧe", "7 Ŧe", "", "", false},
        {"CANCELLED: Joan Smith", "Joan Smith", "", "", true},
        {"Joan Smith (canceled)", "Joan Smith", "", "", true},
        {"Annulé - Joan Smith", "Joan Smith", "", "", true},
        {"Lunch", "", "Lunch", "", false},
        {"60 min", "", "60 min", "", false},
        {"- : (", "", "", "", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct summary summary = read_title(state, cases[i].title, "Tomas L.");
        assert_string_equal(summary.client_name, cases[i].client_name);
        assert_string_equal(summary.service, cases[i].service);
        assert_string_equal(summary.therapist, cases[i].therapist);
        assert_int_equal(summary.cancelled, cases[i].cancelled);
    }
}

/* Whoever is called as something of the trade, or as an errand, is a client all the same. */
static void names_that_are_other_words_are_names(void **state)
{
    static const char *const names[] = {
        "Deep Gill",        "Mandeep Deep",   "Min Specimen",
        "Su Min Specimen",  "Min-seo Han",    "Ha-min Specimen",
        "Thai Placeholder", "Specimen Thai",  "Rehab Sample",
        "Rehab Ahmed Ali",  "Billie Holiday", "Jackie Lunch",
        "Joan Break",       "Reiki Sample",   "Joan Stone",
        "Mary Ann Stone",   "Long Sample",    "My Specimen",
        "Rolf Sample",      "Par Sample",     "Johnny Cash",
        "Bowen Sample",     "Piet van Dyk",   "Deep Min",
        "Ann Church",       "Lương Văn Đại",  "李 明",
        "ਦੀਪ ਸਿੰਘ",          "S7ílh X̱ample",   "Zoë O’Neil-Roy",
    };
    static const char *const forms[] = {
        "%s",          "%s - massage",   "Massage 60 min - %s", "%s 60 min massage",
        "Massage: %s", "Massage for %s", "Massage pour %s",     "60 min massage (%s)",
        "%s 45",       "%s | Follow-up", "NEW - %s - 90",       "%s (ICBC) 45",
    };
    for (size_t i = 0; i < COUNT(names); i++) {
        for (size_t j = 0; j < COUNT(forms); j++) {
            const char *at = strstr(forms[j], "%s");
            const char *title =
                arena_printf(*state, "%.*s%s%s", (int)(at - forms[j]), forms[j], names[i], at + 2);
            struct summary summary = read_title(state, title, "");
            if (strcmp(summary.client_name, names[i]) != 0) {
                fail_msg("%s: \"%s\"", title, summary.client_name);
            }
        }
    }
}

static void entries_of_a_day_name_nobody(void **state)
{
    static const char *const titles[] = {
        "Deep tissue massage",
        "Hot stone",
        "Hot Stone Massage 75 min",
        "Thai massage",
        "Reiki",
        "Reiki session",
        "Initial visit",
        "Follow-up",
        "Swedish 60",
        "90 minute massage",
        "Massothérapie 60 min",
        "Rendez-vous",
        "Private appointment",
        "Appointment",
        "Room 2",
        "New client",
        "Reserved",
        "Lunch",
        "Lunch break",
        "Lunch with Joan",
        "Coffee with Ravi",
        "Break",
        "Holiday",
        "Pause",
        "Dîner",
        "Vacances",
        "Congé",
        "Réunion d'équipe",
        "Dentist",
        "Laundry",
        "Team huddle",
        "Staff meeting",
        "Mei off",
        "Mei lunch",
        "Mei on vacation",
        "Pick up kids",
        "Drop off kids",
        "Call Ravi",
        "Hold for Joan",
        "HOLD",
        "Out of office",
        "Joan's birthday",
        "Dr appt",
        "Admin time",
        "Do not book",
        "Closed",
        "- : (",
        "60",
        "🎉",
        "(No title)",
        "Untitled",
        "test test",
        "Disponible",
        "Libre",
        "Rest",
        "Midi",
        "Repas",
        "Busy",
        "Canada Day",
    };
    for (size_t i = 0; i < COUNT(titles); i++) {
        struct summary summary = read_title(state, titles[i], "");
        if (summary.client_name[0] != '\0') {
            fail_msg("%s: \"%s\"", titles[i], summary.client_name);
        }
    }
    assert_true(read_title(state, "Dentist", "").about_nobody);
    assert_false(read_title(state, "Massage 60", "").about_nobody);
    assert_false(read_title(state, "Jackie Lunch", "").about_nobody);
}

static void titles_in_every_order_name_the_client(void **state)
{
    static const char *const cases[][2] = {
        {"Joan Sample Massage", "Joan Sample"},
        {"Massage Joan Sample", "Joan Sample"},
        {"Joan Sample follow-up", "Joan Sample"},
        {"Joan Sample's massage", "Joan Sample"},
        {"Joan’s massage", "Joan"},
        {"Massage w/ Joan Sample", "Joan Sample"},
        {"Massage w/Joan Sample", "Joan Sample"},
        {"Rendez-vous avec Joan Sample", "Joan Sample"},
        {"Massage de Joan Sample", "Joan Sample"},
        {"Booked by Joan Sample", "Joan Sample"},
        {"Joan Sample Thai massage", "Joan Sample"},
        {"Thai massage Joan Sample", "Joan Sample"},
        {"Hot Stone Joan Sample", "Joan Sample"},
        {"10:00 Joan Sample", "Joan Sample"},
        {"9am Joan Sample", "Joan Sample"},
        {"Joan Sample $110 paid", "Joan Sample"},
        {"*NEW* Joan Sample 60", "Joan Sample"},
        {"VIP Joan Sample", "Joan Sample"},
        {"Joan Sample #12", "Joan Sample"},
        {"Joan Sample (gift card) 60", "Joan Sample"},
        {"💆 Joan Sample ✅", "Joan Sample"},
        {"✓ joan sample", "joan sample"},
        {"Joan Sample ARRIVED", "Joan Sample"},
        {"Joan Sample (here) 60 min", "Joan Sample"},
        {"ARRIVÉE Joan Sample", "Joan Sample"},
        {"Joan Sample → room 2", "Joan Sample"},
        {"Working elsewhere", ""},
        {"Travaille ailleurs", ""},
        {"Joan Sample 1 hr massage", "Joan Sample"},
        {"Joan Sample @ Cozy Clinic, Room 2", "Joan Sample"},
        {"Joan Sample - prefers firm pressure", "Joan Sample"},
        {"Massage\nJoan Sample", "Joan Sample"},
        {"JOAN SAMPLE - MASSAGE 60 MIN", "JOAN SAMPLE"},
        {"joan sample 60 min", "joan sample"},
        {"Joan sample 60", "Joan sample"},
        {"Massage (Sample, Joan)", "Sample, Joan"},
        {"Lunch, Jackie 60", "Lunch, Jackie"},
        {"Massage, Joan Sample", "Joan Sample"},
        {"van Dyk, Piet - 60", "van Dyk, Piet"},
        {"Sample, Joan, RMT", "Sample, Joan"},
        {"Mrs. Joan Sample 60", "Mrs. Joan Sample"},
        {"J.S. - massage", "J.S."},
        {"M. H. - massage", "M. H."},
        {"Joan (Joanie) Sample 60", "Joan (Joanie) Sample"},
        {"Joan & Ravi Sample - couples massage", "Joan & Ravi Sample"},
        {"\u202EJoan\u202C Sample", "Joan Sample"},
        {"Hold for Joan Sample", "Joan Sample"},
        {"HOLD - Joan Sample", "Joan Sample"},
        {"Joan Libre", "Joan Libre"},
        {"Rest, Joan", "Rest, Joan"},
        {"Robert Sample (Bob)", "Robert Sample (Bob)"},
        {"Sample, Robert (Bob)", "Sample, Robert (Bob)"},
        {"Joan Sample (mother)", "Joan Sample"},
        {"Group: Joan Sample, Paul Placeholder, Kim Specimen",
         "Joan Sample & Paul Placeholder & Kim Specimen"},
        {"Couples massage - Joan Sample / Paul Placeholder", "Joan Sample & Paul Placeholder"},
    };
    check_clients(state, cases, COUNT(cases));
}

/* A given name behind a comma, or by itself, is one although it means something else in company. */
static void given_names_that_are_services_stay(void **state)
{
    static const char *const names[] = {"Singh, Deep",   "Park, Min",   "Nguyen, Thai",
                                        "Miller, Stone", "Ng, Head",    "Holiday, Billie",
                                        "Stone, Rose",   "Sample, Art", "Deep Singh",
                                        "Mrs. Deep",     "Dr. Day",     "Pat Busy"};
    static const char *const forms[] = {"%s", "%s - Massage 60", "Massage 60 - %s"};
    for (size_t i = 0; i < COUNT(names); i++) {
        for (size_t j = 0; j < COUNT(forms); j++) {
            const char *at = strstr(forms[j], "%s");
            const char *title =
                arena_printf(*state, "%.*s%s%s", (int)(at - forms[j]), forms[j], names[i], at + 2);
            struct summary summary = read_title(state, title, "");
            if (strcmp(summary.client_name, names[i]) != 0) {
                fail_msg("%s: \"%s\"", title, summary.client_name);
            }
        }
    }
    static const char *const cases[][2] = {
        {"Deep", "Deep"},
        {"Min", "Min"},
        {"Sample, massage", "Sample"},
        {"Joan Sample, Thai", "Joan Sample"},
        {"Joan Sample, deep tissue", "Joan Sample"},
    };
    check_clients(state, cases, COUNT(cases));
}

static void therapists_in_titles_are_no_clients(void **state)
{
    static const struct {
        const char *title;
        const char *known;
        const char *client_name;
        const char *therapist;
    } cases[] = {
        {"Joan Sample and Mei R.", "", "Joan Sample", "Mei R."},
        {"Joan Sample and Mei Roy", "Mei Roy", "Joan Sample", "Mei Roy"},
        {"Mei R. & Joan Sample", "Mei Roy", "Joan Sample", "Mei R."},
        {"Joan Sample and Mei Roy", "", "Joan Sample and Mei Roy", ""},
        {"Mei: Joan Sample 60", "", "Joan Sample", "Mei"},
        {"Mei Roy: Joan Sample 60", "", "Joan Sample", "Mei Roy"},
        {"Massage with Joan Sample", "Mei R.", "Joan Sample", ""},
        {"Massage with Mei Roy", "Mei R.", "", "Mei Roy"},
        {"Massage with Mei R.", "", "", "Mei R."},
        {"Massage with Joan Sample and Mei R.", "", "Joan Sample", "Mei R."},
        {"Massage by Mei R. - Joan Sample", "", "Joan Sample", "Mei R."},
        {"Mei - Joan Sample - 60", "Mei R.", "Joan Sample", ""},
        {"Sam T. - Joan Sample", "", "Joan Sample", "Sam T."},
        {"Sam T: Joan Sample", "", "Joan Sample", "Sam T"},
        {"Joan S. - Serenity Escape", "Mei R.", "Joan S.", ""},
        {"Mei R. <> Joan Sample", "", "Joan Sample", "Mei R."},
        {"Discovery Call between Joan Sample and Mei", "", "Joan Sample", "Mei"},
        {"Meeting between Mei and Joan Sample", "", "Joan Sample", "Mei"},
        {"Massage 60 by Mei - Joan Sample", "", "Joan Sample", "Mei"},
        /* others do things as well */
        {"Joan Sample - referred by Dr. Specimen", "", "Joan Sample", ""},
        {"Joan Sample - driven by Paul", "", "Joan Sample", ""},
        {"Joan Sample (paid by Paul Placeholder)", "", "Joan Sample", ""},
        {"Joan Sample - confirmed by Paul", "", "Joan Sample", ""},
        /* what stands before a colon need be nobody */
        {"CXLD: Joan Sample", "", "Joan Sample", ""},
        {"Website: Joan Sample 60", "", "Joan Sample", ""},
        {"Deluxe: Joan Sample 60", "", "Joan Sample", ""},
        {"Nom: Joan Sample 60", "", "Joan Sample", ""},
        {"Room A: Joan Sample 60", "", "Joan Sample", ""},
        {"Massage with CBD oil - Joan Sample", "", "Joan Sample", ""},
        /* a client has the given name of the therapist */
        {"Mei Li - Massage", "Mei", "Mei Li", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct summary summary = read_title(state, cases[i].title, cases[i].known);
        assert_string_equal(summary.client_name, cases[i].client_name);
        assert_string_equal(summary.therapist, cases[i].therapist);
    }
    /* the client is known from elsewhere */
    const struct summary_known known = {
        .therapist = "", .client_known = true, .calendar = &calendar_people_unknown};
    struct summary summary = summary_read(*state, "Massage with Mei Roy", &known);
    assert_string_equal(summary.client_name, "");
    assert_string_equal(summary.therapist, "Mei Roy");
}

static void phones_and_status_are_read_from_titles(void **state)
{
    static const struct {
        const char *title;
        const char *client_name;
        const char *phone;
        bool cancelled;
    } cases[] = {
        {"Joan Sample 250-555-0142", "Joan Sample", "2505550142", false},
        {"Joan Sample (250-555-0142) 60 min", "Joan Sample", "2505550142", false},
        {"Joan Sample cell: 250 555 0142, 604-555-0199", "Joan Sample", "2505550142 6045550199",
         false},
        {"Joan Sample - late cancel", "Joan Sample", "", true},
        {"❌ Joan Sample CANCELLED", "Joan Sample", "", true},
        {"Canceled event: Massage (Joan Sample) @ Mon Nov 30", "Joan Sample", "", true},
        {"No-show: Joan Sample", "Joan Sample", "", true},
        {"Joan Sample - rescheduled from Friday", "Joan Sample", "", false},
        {"Joan Sample cxl", "Joan Sample", "", true},
        {"CXLD: Joan Sample", "Joan Sample", "", true},
        {"CX Joan Sample", "Joan Sample", "", true},
        {"Joan Sample (NS)", "Joan Sample", "", true},
        {"NS Joan Sample", "Joan Sample", "", true},
        {"N/S Joan Sample", "Joan Sample", "", true},
        {"\u274C Joan Sample", "Joan Sample", "", true},
        {"\u2705 Joan Sample", "Joan Sample", "", false},
        {"NS - Massage 60", "NS", "", false}, /* somebody's initials */
        {"Joan Sample - missed call", "Joan Sample", "", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct summary summary = read_title(state, cases[i].title, "");
        assert_string_equal(summary.client_name, cases[i].client_name);
        assert_string_equal(summary.phone, cases[i].phone);
        assert_int_equal(summary.cancelled, cases[i].cancelled);
    }
}

/* A word out of order would not be found. */
static void every_word_is_found(void **state)
{
    (void)state;
    static const struct {
        const char *word;
        unsigned kinds;
    } entries[] = {
#define WORD(word, kinds) {word, kinds},
#include "import/people/words.def"
#undef WORD
    };
    for (size_t i = 0; i < COUNT(entries); i++) {
        if (word_kinds(entries[i].word, strlen(entries[i].word)) != entries[i].kinds) {
            fail_msg("%s", entries[i].word);
        }
    }
    assert_int_equal(word_kinds("sample", strlen("sample")), 0);
    assert_int_equal(word_kinds("massag", strlen("massag")), 0);
}

static void any_title_is_read(void **state)
{
    static const char *const pieces[] = {"(",  "Joan, ", "and ", "w/", ": ",
                                         "[(", "\u202E", "\xFF", "7 "};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        const char *title = "";
        for (int j = 0; j < 200; j++) {
            title = arena_printf(*state, "%s%s", title, pieces[i]);
        }
        (void)read_title(state, title, "Mei R.");
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summary_read_follows_its_rule),
        cmocka_unit_test(names_that_are_other_words_are_names),
        cmocka_unit_test(entries_of_a_day_name_nobody),
        cmocka_unit_test(titles_in_every_order_name_the_client),
        cmocka_unit_test(given_names_that_are_services_stay),
        cmocka_unit_test(therapists_in_titles_are_no_clients),
        cmocka_unit_test(phones_and_status_are_read_from_titles),
        cmocka_unit_test(every_word_is_found),
        cmocka_unit_test(any_title_is_read),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

/* Every way a check-in can go ends in a recorded arrival and a sentence on what happens next. */
#include "kiosk.h"

#include "base/arena.h"

#include <string.h>

#define ARRIVALS                                                                                   \
    "SELECT client_name, initials, therapist, substr(appointment_at, 12, 5), arrival_kind, "       \
    "identity, questionnaire_status FROM arrivals"
#define VISITS "SELECT count(*) FROM arrivals"

static struct kiosk *open_demonstration(void)
{
    return kiosk_open((struct kiosk_options){0});
}

static struct kiosk *open_own(const char *rows)
{
    char csv[2048] = OWN_HEADER;
    strncat(csv, rows, sizeof(csv) - sizeof(OWN_HEADER));
    kiosk_own_list(csv);
    return kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
}

static void by_name(struct kiosk *kiosk, const char *given, const char *family)
{
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\nexpect screen check_in_name");
    kiosk_playf(kiosk, "type %s\ntap continue\ntype %s\ntap continue", given, family);
}

/* --- found by phone --- */

static void check_in_by_phone_records_one_arrival_of_each_kind(void **state)
{
    (void)state;
    static const struct {
        const char *digits;
        const char *question; /* on the page that asks "is this you" */
        const char *arrival;
        const char *next; /* what happens next */
    } cases[] = {
        {"0142", "Next: a short notice", "Joan Sample|J. S.|Mei R.|10:30|on-time|phone|declined",
         "Your visit with Mei R. is at 10:30."},
        {"0170", "You are early.", "Erin Early|E. E.|Mei R.|12:50|early|phone|declined",
         "You are early, so there is time. Your visit with Mei R. is at 12:50."},
        {"0103", "The start time has passed.",
         "Lena Lateman|L. L.|Tomas L.|10:00|late|phone|declined",
         "The list shows Tomas L. that you are here."},
        /* the appointment is over, but the check-in is not refused */
        {"0101", "The start time has passed.",
         "Paul Placeholder|P. P.|Mei R.|08:50|late|phone|declined",
         "The list shows Mei R. that you are here."},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_demonstration();
        kiosk_playf(kiosk, "tap start\ntap check_in\ntype %s\nexpect screen check_in_confirm",
                    cases[i].digits);
        assert_sees(kiosk, "Is this you?");
        assert_sees(kiosk, cases[i].question);
        assert_query(kiosk, VISITS, "0");
        kiosk_play(kiosk, "tap confirm_yes\nuntil notice");
        assert_query(kiosk, VISITS, "1");
        kiosk_play(kiosk, "tap decline\nuntil done");
        assert_sees(kiosk, "You are checked in");
        assert_sees(kiosk, cases[i].next);
        assert_query(kiosk, ARRIVALS, cases[i].arrival);
        assert_query(kiosk, "SELECT arrived_at FROM arrivals", "2025-11-24T10:20:00-08:00");
        kiosk_close(kiosk);
    }
}

static void check_in_once_more_does_no_harm(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap "
                      "decline\nuntil done\ntap done\n"
                      "expect screen attract\nwait 120000\n"
                      "tap start\ntap check_in\ntype 0142\nexpect screen check_in_confirm\n"
                      "expect text \"You are already checked in.\"\n"
                      "tap confirm_yes\nuntil notice\ntap decline\nuntil done\n"
                      "expect text \"We had you on the list already. Your visit with Mei R. is\"");
    assert_query(kiosk, ARRIVALS, "Joan Sample|J. S.|Mei R.|10:30|on-time|phone|declined");
    assert_query(kiosk, "SELECT arrived_at FROM arrivals", "2025-11-24T10:20:00-08:00");
    kiosk_close(kiosk);
}

static void check_in_once_more_offers_questions_that_were_not_asked(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\n"
                      "tap finish\nuntil attract\n"
                      "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice");
    assert_query(kiosk, ARRIVALS, "Joan Sample|J. S.|Mei R.|10:30|on-time|phone|none");
    kiosk_close(kiosk);
}

static void check_in_takes_two_appointments_in_a_row_as_one_visit(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0155\nexpect screen check_in_confirm\n"
                      "expect text \"You have 2 visits in a row. One check-in is enough.\"\n"
                      "tap confirm_yes\nuntil notice\ntap decline\nuntil done\n"
                      "expect text \"Your visit with Ana G. is at 10:35.\"\n"
                      "expect text \"One check-in covers your visits in a row.\"");
    assert_query(kiosk, ARRIVALS,
                 "Dora Double|D. D.|Ana G., Tomas L.|10:35|on-time|phone|declined");
    assert_query(kiosk,
                 "SELECT count(*), count(DISTINCT visit_id) FROM visit_appointments WHERE stands",
                 "2|1");
    kiosk_close(kiosk);
}

static void check_in_tells_several_apart_by_initials_time_and_therapist_only(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0160\nexpect screen check_in_choose\n"
                      "expect text \"R. E.\"\nexpect text \"10:40, with Priya S.\"\n"
                      "expect text \"K. S.\"\nexpect text \"11:05, with Ana G.\"\n"
                      "expect no text \"Robin\"\nexpect no text \"Kim\"");
    assert_query(kiosk, VISITS, "0");
    kiosk_play(kiosk, "tap option 1\nexpect screen check_in_confirm\nexpect text \"11:05\"\n"
                      "tap confirm_yes\nuntil notice\ntap decline\nuntil done\n"
                      "expect text \"Your visit with Ana G. is at 11:05.\"");
    assert_query(kiosk, ARRIVALS, "Kim Specimen|K. S.|Ana G.|11:05|on-time|phone|declined");
    kiosk_close(kiosk);
}

static void check_in_goes_on_when_none_of_several_is_the_one(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 0160\ntap confirm_no\n"
               "expect screen check_in_missing\ntap walk_in\ntap option anyone\nuntil notice\n"
               "tap decline\nuntil done");
    assert_query(kiosk, "SELECT arrival_kind, identity, therapist FROM arrivals",
                 "walk-in|unverified|");
    kiosk_close(kiosk);
}

static void check_in_records_nothing_when_it_is_not_you(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_no\n"
                      "expect screen check_in_phone");
    assert_query(kiosk, VISITS, "0");
    kiosk_play(kiosk, "type 0103\ntap confirm_yes\nuntil notice\ntap decline\nuntil done");
    assert_query(kiosk, "SELECT client_name FROM arrivals", "Lena Lateman");
    kiosk_close(kiosk);
}

/* --- found by name --- */

static void check_in_by_name_is_tolerant(void **state)
{
    (void)state;
    static const struct {
        const char *given;
        const char *family;
        const char *found;
    } cases[] = {
        {"Joan", "S", "Joan Sample|J. S.|10:30"},
        {"JOAN", "s", "Joan Sample|J. S.|10:30"},
        {"Noah", "P", "Noah Phoneless|N. P.|10:50"}, /* this client has no telephone number */
        {"zoe", "e", "Zoë Échantillon|Z. É.|10:55"},
        {"Zoë", "É", "Zoë Échantillon|Z. É.|10:55"},
        {"Siobhán", "O", "Siobhán O’Placeholder|S. O.|11:10"},
        {"Siobhna", "o", "Siobhán O’Placeholder|S. O.|11:10"},  /* two letters swapped */
        {"Siobhn", "o", "Siobhán O’Placeholder|S. O.|11:10"},   /* one missing */
        {"Siobhanh", "o", "Siobhán O’Placeholder|S. O.|11:10"}, /* one too many */
        {"Ŧəla", "X̱", "Ŧəla X̱ample|Ŧ. X̱.|11:15"},
        {"təla", "x", "Ŧəla X̱ample|Ŧ. X̱.|11:15"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_demonstration();
        by_name(kiosk, cases[i].given, cases[i].family);
        kiosk_play(kiosk, "expect screen check_in_confirm\ntap confirm_yes\nuntil notice\ntap "
                          "decline\nuntil done");
        assert_query(kiosk,
                     "SELECT client_name, initials, substr(appointment_at, 12, 5) FROM arrivals",
                     cases[i].found);
        assert_query(kiosk, "SELECT identity, arrival_kind FROM arrivals", "name|on-time");
        kiosk_close(kiosk);
    }
}

static void check_in_by_name_finds_letters_that_few_keyboards_have(void **state)
{
    (void)state;
    static const struct {
        const char *given;
        const char *family;
        const char *found;
    } cases[] = {
        {"Ta7lia", "M", "Ta7lia Madeup"},   /* 7 is a letter in Sḵwx̱wú7mesh sníchim */
        {"D'Arcy", "I", "D’Arcy Invented"}, /* the apostrophe may be straight, curly or missing */
        {"Darcy", "i", "D’Arcy Invented"},      {"Anne-Lise", "F", "Anne-Lise Fictive"},
        {"annelise", "f", "Anne-Lise Fictive"}, {"ƛ̓iisma", "Q", "ƛ̓iisma Qample"},
        {"Ɬawa", "θ", "Ɬawa Θample"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_own("2025-11-24T10:30,,Ta7lia Madeup,,Mei R.,,\n"
                                       "2025-11-24T10:35,,D’Arcy Invented,,Mei R.,,\n"
                                       "2025-11-24T10:40,,Anne-Lise Fictive,,Mei R.,,\n"
                                       "2025-11-24T10:45,,ƛ̓iisma Qample,,Mei R.,,\n"
                                       "2025-11-24T10:50,,Ɬawa Θample,,Mei R.,,\n"
                                       "2025-11-24T10:55,,Paul Phone,2505550199,Mei R.,,\n");
        by_name(kiosk, cases[i].given, cases[i].family);
        kiosk_play(kiosk, "expect screen check_in_confirm\ntap confirm_yes");
        assert_query(kiosk, "SELECT client_name FROM arrivals", cases[i].found);
        kiosk_close(kiosk);
    }
}

static void check_in_by_name_takes_back_letters(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in\ntap use_name\ntype Joab\ntap delete\ntype n\n"
                      "tap continue\ntype R\ntap key clear\ntype S\ntap back\ntap continue\n"
                      "tap continue\nexpect screen check_in_confirm");
    kiosk_close(kiosk);
}

static void check_in_by_name_looks_further_after_a_no(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own("2025-11-24 10:30,,Sara Foxglove,,Mei R.,,\n"
                                   "2025-11-24 10:45,,Sarah Fern,,Mei R.,,\n");
    kiosk_play(kiosk, "tap start\ntap check_in\ntype Sarah\ntap continue\ntype F\ntap continue\n"
                      "expect text \"10:45\"\ntap confirm_no\n"
                      "type Sarah\ntap continue\ntype F\ntap continue\n"
                      "expect screen check_in_choose\ntap option 0\nexpect text \"10:30\"");
    kiosk_close(kiosk);
}

static void check_in_by_name_tells_two_of_the_same_name_apart(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    by_name(kiosk, "Maya", "S");
    kiosk_play(kiosk, "expect screen check_in_choose\n"
                      "expect text \"M. S.\"\nexpect text \"10:45, with Noor B.\"\n"
                      "expect text \"11:00, with Hugo V.\"\n"
                      "tap option 1\ntap confirm_yes\nuntil notice\ntap decline\nuntil done");
    assert_query(kiosk, ARRIVALS, "Maya Specimen|M. S.|Hugo V.|11:00|on-time|name|declined");
    kiosk_close(kiosk);
}

static void check_in_by_name_finds_nobody_by_another_family_letter(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    by_name(kiosk, "Joan", "T");
    kiosk_play(kiosk, "expect screen check_in_missing\nexpect text \"We did not find your visit\"");
    assert_query(kiosk, VISITS, "0");
    kiosk_close(kiosk);
}

static void check_in_without_numbers_in_the_list_goes_by_name(void **state)
{
    (void)state;
    static const char *const no_phones[] = {"\ndemonstration: true",
                                            "\ndemonstration: false",
                                            "retention_years: \"\"",
                                            "retention_years: 16",
                                            "path: demo/day-list.csv",
                                            "path: " OWN_LIST,
                                            "phone: phone",
                                            "phone: \"\"",
                                            NULL};
    kiosk_configure(OWN_CONFIGURATION, no_phones);
    kiosk_write(OWN_LIST, "start,end,client,therapist,service,status\n"
                          "2025-11-24T10:30,,Ida Invented,Mei R.,,\n");
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION});
    kiosk_play(
        kiosk,
        "tap start\ntap check_in\nexpect screen check_in_name\n"
        "type Ida\ntap continue\ntype I\ntap continue\n"
        "expect screen check_in_confirm\ntap confirm_yes\nuntil notice\ntap decline\nuntil done");
    assert_query(kiosk, ARRIVALS, "Ida Invented|I. I.|Mei R.|10:30|on-time|name|declined");
    kiosk_close(kiosk);
}

/* --- nobody found, no booking --- */

static void check_in_of_somebody_not_found_is_recorded_as_unverified(void **state)
{
    (void)state;
    static const struct {
        const char *look_up;
        const char *choice;
        const char *arrival;
    } cases[] = {
        {"type 9999", "tap option 0", "… 9999|Ana G.|walk-in|unverified"},
        {"type 9999", "tap option anyone", "… 9999||walk-in|unverified"},
        {"type 0144", "tap option anyone", "… 0144||walk-in|unverified"}, /* cancelled */
        {"tap use_name\ntype Nora\ntap continue\ntype N\ntap continue", "tap option 3",
         "Nora N|Luc F.|walk-in|unverified"},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_demonstration();
        kiosk_playf(kiosk, "tap start\ntap check_in\n%s\nexpect screen check_in_missing",
                    cases[i].look_up);
        assert_query(kiosk, VISITS, "0");
        kiosk_playf(kiosk, "tap walk_in\n%s\nuntil notice\ntap decline\nuntil done",
                    cases[i].choice);
        assert_sees(kiosk, "We look at the list between visits.");
        assert_query(kiosk, "SELECT client_name, therapist, arrival_kind, identity FROM arrivals",
                     cases[i].arrival);
        assert_query(kiosk, "SELECT appointment_at IS NULL FROM arrivals", "1");
        kiosk_close(kiosk);
    }
}

static void check_in_without_a_booking_needs_no_look_up(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap check_in\ntap walk_in\nexpect screen check_in_missing\n"
                      "expect text \"Who have you come to see?\"\n"
                      "tap back\nexpect screen check_in_phone\ntap walk_in\n"
                      "tap option anyone\nuntil notice\ntap decline\nuntil done");
    assert_query(kiosk, ARRIVALS, "||||walk-in|unverified|declined");
    kiosk_close(kiosk);
}

static void check_in_on_a_day_without_appointments_still_records(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_own("");
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\nexpect screen check_in_missing\n"
                      "tap walk_in\nuntil notice\ntap decline\nuntil done");
    assert_query(kiosk, "SELECT arrival_kind, identity FROM arrivals", "walk-in|unverified");
    kiosk_play(kiosk, "tap done\ntap start\ntap check_in\ntap walk_in\n"
                      "expect text \"No booking? That is fine\"\ntap walk_in\nuntil notice");
    kiosk_close(kiosk);
}

static void check_in_words_follow_whether_somebody_is_at_the_desk(void **state)
{
    (void)state;
    struct kiosk *kiosk = kiosk_open_with_desk();
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 9999\ntap walk_in\ntap option anyone\nuntil notice\n"
               "tap decline\nuntil done\nexpect text \"Please tell the front desk too\"");
    kiosk_close(kiosk);
}

/* --- rationing --- */

/* --- beside it --- */

static void check_in_keeps_the_language_of_the_visitor(void **state)
{
    (void)state;
    struct kiosk *kiosk = open_demonstration();
    kiosk_play(kiosk, "tap start\ntap language fr\ntap check_in\ntype 0142\ntap confirm_yes\n"
                      "until notice\ntap decline\nuntil done\nexpect text \"10 h 30\"");
    assert_query(kiosk, "SELECT language FROM arrivals", "fr");
    kiosk_close(kiosk);
}

/* A kiosk that was left on has today's list on the next morning. */
static void check_in_goes_by_the_new_day_after_midnight(void **state)
{
    (void)state;
    kiosk_own_list(OWN_HEADER "2025-11-24T20:00,,Ida Invented,250-555-0111,Mei R.,,\n"
                              "2025-11-25T00:30,,Udo Invented,250-555-0112,Mei R.,,\n");
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.configuration = OWN_CONFIGURATION,
                                                            .time = "2025-11-24T23:50:00-08:00"});
    kiosk_play(kiosk,
               "tap start\ntap check_in\ntype 0112\nexpect screen check_in_missing\n"
               "tap finish\nwait 600000\n"
               "tap start\ntap check_in\ntype 0111\nexpect screen check_in_missing\n"
               "tap back\ntype 0112\ntap confirm_yes\nuntil notice\ntap decline\nuntil done");
    assert_query(kiosk, ARRIVALS, "Udo Invented|U. I.|Mei R.|00:30|on-time|phone|declined");
    kiosk_close(kiosk);
}

static void check_in_of_an_imported_list_survives_the_list_read_anew(void **state)
{
    (void)state;
    const char *row = "2025-11-24T10:30,2025-11-24T11:30,Ida Invented,250-555-0111,Mei R.,,\n";
    struct kiosk *kiosk = open_own(row);
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0111\ntap confirm_yes\nuntil notice\ntap "
                      "decline\nuntil done\ntap done");
    kiosk_write(OWN_LIST, OWN_HEADER
                "2025-11-24T10:30,2025-11-24T11:30,Ida Invented,250-555-0111,Mei R.,,\n"
                "2025-11-24T10:45,2025-11-24T11:30,Udo Invented,250-555-0112,Mei R.,,\n");
    kiosk_play(kiosk, "wait 15000\ntap start\ntap check_in\ntype 0111\n"
                      "expect text \"You are already checked in.\"\ntap confirm_no\n"
                      "type 0112\ntap confirm_yes\nuntil notice\ntap decline\nuntil done");
    assert_query(kiosk, "SELECT client_name FROM arrivals ORDER BY visit_id",
                 "Ida Invented\nUdo Invented");
    kiosk_close(kiosk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(check_in_by_phone_records_one_arrival_of_each_kind),
        cmocka_unit_test(check_in_once_more_does_no_harm),
        cmocka_unit_test(check_in_once_more_offers_questions_that_were_not_asked),
        cmocka_unit_test(check_in_takes_two_appointments_in_a_row_as_one_visit),
        cmocka_unit_test(check_in_tells_several_apart_by_initials_time_and_therapist_only),
        cmocka_unit_test(check_in_goes_on_when_none_of_several_is_the_one),
        cmocka_unit_test(check_in_records_nothing_when_it_is_not_you),
        cmocka_unit_test(check_in_by_name_is_tolerant),
        cmocka_unit_test(check_in_by_name_finds_letters_that_few_keyboards_have),
        cmocka_unit_test(check_in_by_name_takes_back_letters),
        cmocka_unit_test(check_in_by_name_looks_further_after_a_no),
        cmocka_unit_test(check_in_by_name_tells_two_of_the_same_name_apart),
        cmocka_unit_test(check_in_by_name_finds_nobody_by_another_family_letter),
        cmocka_unit_test(check_in_without_numbers_in_the_list_goes_by_name),
        cmocka_unit_test(check_in_of_somebody_not_found_is_recorded_as_unverified),
        cmocka_unit_test(check_in_without_a_booking_needs_no_look_up),
        cmocka_unit_test(check_in_on_a_day_without_appointments_still_records),
        cmocka_unit_test(check_in_words_follow_whether_somebody_is_at_the_desk),
        cmocka_unit_test(check_in_keeps_the_language_of_the_visitor),
        cmocka_unit_test(check_in_goes_by_the_new_day_after_midnight),
        cmocka_unit_test(check_in_of_an_imported_list_survives_the_list_read_anew),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

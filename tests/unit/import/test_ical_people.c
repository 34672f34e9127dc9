/* import/ical: who of an event is the client, and whose a number is. */
#include "import_support.h"

#define CALENDAR(lines, events)                                                                    \
    "BEGIN:VCALENDAR\r\nVERSION:2.0\r\n" lines events "END:VCALENDAR\r\n"
#define EVENT(uid, hour, lines)                                                                    \
    "BEGIN:VEVENT\r\nUID:" uid "\r\nDTSTART:20251124T" hour "0000\r\n" lines "END:VEVENT\r\n"

static void check(void **state, const char *text, const char *expected)
{
    struct day_list list = {0};
    struct err err = {.text = ""};
    if (!parse_text(*state, text, IMPORT_AUTO, plain_columns(*state), &list, &err)) {
        fail_msg("%s", err.text);
    }
    assert_string_equal(list_text(*state, &list), expected);
}

static void client_is_the_attendee_who_comes(void **state)
{
    static const char *const cases[][2] = {
        /* one who declined does not come; if nobody else is invited, the appointment is off */
        {EVENT("a", "10",
               "SUMMARY:Massage\r\nATTENDEE;PARTSTAT=DECLINED;CN=Ravi Placeholder:mailto:r@x.ca\r\n"
               "ATTENDEE;PARTSTAT=ACCEPTED;CN=Joan Sample:mailto:j@x.ca\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||Massage\n"},
        {EVENT("a", "10",
               "SUMMARY:Massage\r\nATTENDEE;PARTSTAT=DECLINED;CN=Joan Sample:mailto:j@x.ca\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||Massage cancelled\n"},
        /* the therapist is invited too, and the organizer is an organization */
        {EVENT("a", "10",
               "SUMMARY:Massage 60\r\nORGANIZER;CN=Cozy Clinic:mailto:c@x.ca\r\n"
               "ATTENDEE;CN=Mei R.:mailto:mei@x.ca\r\nATTENDEE;CN=Joan Sample:mailto:j@x.ca\r\n"),
         "2025-11-24T10:00 60 Joan Sample||Mei R.|Massage 60\n"},
        {EVENT("a", "10",
               "SUMMARY:Joan Sample: Massage\r\nORGANIZER;CN=Cozy Clinic:mailto:c@x.ca\r\n"
               "ATTENDEE;CN=Mei R.:mailto:mei@x.ca\r\n"),
         "2025-11-24T10:00 60 Joan Sample||Mei R.|Massage\n"},
        /* of two the one in the title */
        {EVENT("a", "10",
               "SUMMARY:Massage - Joan Sample\r\nATTENDEE;CN=Ravi Placeholder:mailto:r@x.ca\r\n"
               "ATTENDEE;CN=Joan Sample:mailto:j@x.ca\r\n"),
         "2025-11-24T10:00 60 Joan Sample||Ravi Placeholder|Massage\n"},
        /* a label says it better than either */
        {EVENT("a", "10",
               "SUMMARY:Signature Escape\r\nORGANIZER;CN=Mei R.:mailto:mei@x.ca\r\n"
               "DESCRIPTION:<b>Booked by</b>\\nJoan Sample\\nj@x.ca\\n<br>250-555-0142\r\n"),
         "2025-11-24T10:00 60 Joan Sample|2505550142|Mei R.|\n"},
        {EVENT("a", "10",
               "SUMMARY:Massage with Joan Sample\r\nORGANIZER;CN=Mei R.:mailto:mei@x.ca\r\n"),
         "2025-11-24T10:00 60 Joan Sample||Mei R.|Massage\n"},
        /* an address is no name, and lunch is nobody's although it has a number */
        {EVENT("a", "10", "SUMMARY:Massage\r\nATTENDEE;CN=j@x.ca:mailto:j@x.ca\r\n"), ""},
        {EVENT("a", "10", "SUMMARY:Dentist\r\nDESCRIPTION:250-555-0199\r\n"), ""},
        /* of the title the full name, unless a label of the client says another */
        {EVENT("a", "10", "SUMMARY:Joan Sample - Massage\r\nDESCRIPTION:Name:\\nEmail:\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||Massage\n"},
        {EVENT("a", "10", "SUMMARY:Joan Sample - Massage\r\nDESCRIPTION:Booked by: Mei R.\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||Massage\n"},
        {EVENT("a", "10",
               "SUMMARY:Joan Sample - Massage\r\nDESCRIPTION:Booked by Paul Placeholder\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||Massage\n"},
        {EVENT("a", "10", "SUMMARY:Kim Specimen\r\nDESCRIPTION:Client: Joan Sample\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||\n"},
        {EVENT("a", "10", "SUMMARY:Joan Sample\r\nDESCRIPTION:Client: Joan S.\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||\n"},
        {EVENT("a", "10", "SUMMARY:Joan - Massage\r\nDESCRIPTION:Booked by Joan Sample\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||Massage\n"},
        {EVENT("a", "10",
               "SUMMARY:Serenity Escape (Joan Sample)\r\nDESCRIPTION:Booked by Joan Sample\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||\n"},
        /* a client may have the given name of the therapist */
        {EVENT(
             "a", "10",
             "SUMMARY:Massage\r\nORGANIZER;CN=Mei:mailto:m@x.ca\r\nDESCRIPTION:Client: Mei Li\r\n"),
         "2025-11-24T10:00 60 Mei Li||Mei|Massage\n"},
        /* of a couple either is found */
        {EVENT("a", "10",
               "SUMMARY:Couples massage\r\nORGANIZER;CN=Mei R.:mailto:m@x.ca\r\n"
               "ATTENDEE;CN=Joan Sample:mailto:j@x.ca\r\n"
               "ATTENDEE;CN=Paul Placeholder:mailto:p@x.ca\r\n"),
         "2025-11-24T10:00 60 Joan Sample||Mei R.|Couples massage\n"
         "2025-11-24T10:00 60 Paul Placeholder||Mei R.|Couples massage\n"},
        /* a calendar and a mailbox are no therapists */
        {EVENT("a", "10",
               "SUMMARY:Massage - Joan Sample\r\n"
               "ORGANIZER;CN=Massage:mailto:a1@group.calendar.google.com\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||Massage\n"},
        {EVENT("a", "10",
               "SUMMARY:Massage 60\r\nORGANIZER;CN=Harbour:mailto:HarbourClinic@x.ca\r\n"
               "ATTENDEE;CN=Mei R.:mailto:mei@x.ca\r\nATTENDEE;CN=Joan Sample:mailto:j@y.ca\r\n"),
         "2025-11-24T10:00 60 Joan Sample||Mei R.|Massage 60\n"},
        /* cancelled by a label */
        {EVENT("a", "10", "SUMMARY:Joan Sample\r\nDESCRIPTION:Statut : annulé\r\n"),
         "2025-11-24T10:00 60 Joan Sample||| cancelled\n"},
        {EVENT("a", "10", "SUMMARY:Joan Sample\r\nLOCATION:12 Main St\\, 250-555-0100\r\n"),
         "2025-11-24T10:00 60 Joan Sample|||\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        check(state, arena_printf(*state, CALENDAR("", "%s"), cases[i][0]), cases[i][1]);
    }
}

static void calendar_tells_who_works_there(void **state)
{
    /* the calendar is called by the therapist */
    check(state,
          CALENDAR("X-WR-CALNAME:Mei R.\r\n",
                   EVENT("a", "10", "SUMMARY:Massage with Joan Sample\r\n")
                       EVENT("b", "11", "SUMMARY:Ravi Placeholder and Mei R.\r\n")),
          "2025-11-24T10:00 60 Joan Sample||Mei R.|Massage\n"
          "2025-11-24T11:00 60 Ravi Placeholder||Mei R.|\n");
    /* an organization is no therapist */
    check(state,
          CALENDAR("X-WR-CALNAME:Cozy Clinic\r\n", EVENT("a", "10", "SUMMARY:Joan Sample\r\n")),
          "2025-11-24T10:00 60 Joan Sample|||\n");
    /* whoever is invited to the appointments of several others */
#define BOTH(name)                                                                                 \
    "SUMMARY:Massage\r\nATTENDEE;CN=Mei Roy:mailto:mei@x.ca\r\nATTENDEE;CN=" name ":mailto:" name  \
    "@x.ca\r\n"
    check(state,
          CALENDAR("", EVENT("a", "10", BOTH("Joan")) EVENT("b", "11", BOTH("Ravi"))
                           EVENT("c", "12", BOTH("Kim"))),
          "2025-11-24T10:00 60 Joan||Mei Roy|Massage\n2025-11-24T11:00 60 Ravi||Mei Roy|Massage\n"
          "2025-11-24T12:00 60 Kim||Mei Roy|Massage\n");
    /* and with whom all appointments of a calendar are that names no clients */
    check(state,
          CALENDAR("", EVENT("a", "10", "SUMMARY:Massage with Mei Roy\r\n")
                           EVENT("b", "11", "SUMMARY:Massage with Mei Roy\r\n")
                               EVENT("c", "12", "SUMMARY:Massage with Mei Roy\r\n")),
          "");
}

/* Several therapists in one calendar, each in the titles of many clients. */
static void titles_tell_who_works_there(void **state)
{
#define TITLE(uid, hour, title) EVENT(uid, hour, "SUMMARY:" title "\r\n")
#define DAY(form)                                                                                  \
    TITLE("a", "10", form("Joan Sample"))                                                          \
    TITLE("b", "11", form("Paul Placeholder"))                                                     \
    TITLE("c", "12", form("Pat Model")) TITLE("d", "13", form("Kim Specimen"))
#define DAY_OF(therapist)                                                                          \
    "2025-11-24T10:00 60 Joan Sample||" therapist "|\n"                                            \
    "2025-11-24T11:00 60 Paul Placeholder||" therapist "|\n"                                       \
    "2025-11-24T12:00 60 Pat Model||" therapist "|\n"                                              \
    "2025-11-24T13:00 60 Kim Specimen||" therapist "|\n"
#define BEFORE(client)    "Mei Rivers - " client
#define BEHIND(client)    client " - Mei Rivers"
#define BRACKETED(client) client " (Mei)"
    check(state, CALENDAR("", DAY(BEFORE)), DAY_OF("Mei Rivers"));
    check(state, CALENDAR("", DAY(BEHIND)), DAY_OF("Mei Rivers"));
    check(state, CALENDAR("", DAY(BRACKETED)), DAY_OF("Mei"));
    check(state,
          CALENDAR("", DAY(BEFORE) TITLE("e", "14", "Sam Tree - Ann Other") TITLE(
                           "f", "15", "Sam Tree - Jo Roe") TITLE("g", "16", "Sam Tree - Bo Untel")),
          DAY_OF("Mei Rivers") "2025-11-24T14:00 60 Ann Other||Sam Tree|\n"
                               "2025-11-24T15:00 60 Jo Roe||Sam Tree|\n"
                               "2025-11-24T16:00 60 Bo Untel||Sam Tree|\n");
    check(state,
          CALENDAR("", TITLE("a", "10", "Mei Rivers - Joan Sample")
                           TITLE("b", "11", "Mei Rivers - Paul Placeholder")
                               TITLE("c", "12", "Sam Tree - Pat Model")
                                   TITLE("d", "13", "Sam Tree - Kim Specimen")),
          "2025-11-24T10:00 60 Joan Sample||Mei Rivers|\n"
          "2025-11-24T11:00 60 Paul Placeholder||Mei Rivers|\n"
          "2025-11-24T12:00 60 Pat Model||Sam Tree|\n"
          "2025-11-24T13:00 60 Kim Specimen||Sam Tree|\n");
    /* nor does a client with notes, or who comes alone as well, or one of a family */
    check(state,
          CALENDAR("", TITLE("a", "10", "Joan Sample - Tennis Elbow")
                           TITLE("b", "11", "Joan Sample - Sun Life")
                               TITLE("c", "12", "Joan Sample - Low Back")
                                   TITLE("d", "13", "Joan Sample")),
          "2025-11-24T10:00 60 Joan Sample|||\n"
          "2025-11-24T11:00 60 Joan Sample|||\n"
          "2025-11-24T12:00 60 Joan Sample|||Low Back\n"
          "2025-11-24T13:00 60 Joan Sample|||\n");
    check(state,
          CALENDAR("", TITLE("a", "10", "Anna Roy - Leo Roy") TITLE("b", "11", "Anna Roy - Mia Roy")
                           TITLE("c", "12", "Anna Roy - Zoe Roy") TITLE("d", "13", "Kim Specimen")),
          "2025-11-24T10:00 60 Anna Roy|||\n2025-11-24T11:00 60 Anna Roy|||\n"
          "2025-11-24T12:00 60 Anna Roy|||\n2025-11-24T13:00 60 Kim Specimen|||\n");
    /* a client who tries all that there is does not work there */
    check(state,
          CALENDAR("", TITLE("a", "10", "Joan Sample - Serenity")
                           TITLE("b", "11", "Joan Sample - Harmony")
                               TITLE("c", "12", "Joan Sample - Clarity")
                                   TITLE("d", "13", "Paul Placeholder - Serenity")
                                       TITLE("e", "14", "Pat Model - Harmony")
                                           TITLE("f", "15", "Kim Specimen - Clarity")
                                               TITLE("g", "16", "Ann Other - Serenity")
                                                   TITLE("h", "17", "Jo Roe - Harmony")
                                                       TITLE("i", "18", "Bo Untel - Clarity")),
          "2025-11-24T10:00 60 Joan Sample||Serenity|\n"
          "2025-11-24T11:00 60 Joan Sample||Harmony|\n"
          "2025-11-24T12:00 60 Joan Sample||Clarity|\n"
          "2025-11-24T13:00 60 Paul Placeholder||Serenity|\n"
          "2025-11-24T14:00 60 Pat Model||Harmony|\n"
          "2025-11-24T15:00 60 Kim Specimen||Clarity|\n"
          "2025-11-24T16:00 60 Ann Other||Serenity|\n"
          "2025-11-24T17:00 60 Jo Roe||Harmony|\n"
          "2025-11-24T18:00 60 Bo Untel||Clarity|\n");
}

static void number_of_several_clients_is_the_clinics(void **state)
{
#define CLINIC "\\n250-555-0100\r\n"
    check(state,
          CALENDAR("", EVENT("a", "10", "SUMMARY:Joan Sample\r\nDESCRIPTION:Bring your form" CLINIC)
                           EVENT("b", "11", "SUMMARY:Ravi Placeholder\r\nDESCRIPTION:Hello" CLINIC)
                               EVENT("c", "12",
                                     "SUMMARY:Kim Specimen\r\nDESCRIPTION:Cell 236-555-0144" CLINIC)
                                   EVENT("d", "13", "SUMMARY:Ann Other\r\nDESCRIPTION:Hi" CLINIC)),
          "2025-11-24T10:00 60 Joan Sample|||\n2025-11-24T11:00 60 Ravi Placeholder|||\n"
          "2025-11-24T12:00 60 Kim Specimen|2365550144||\n2025-11-24T13:00 60 Ann Other|||\n");
    /* that of a family is theirs */
#define FAMILY(name) "SUMMARY:" name " Sample\r\nDESCRIPTION:Phone: 250-555-0142\r\n"
    check(state,
          CALENDAR("", EVENT("a", "10", FAMILY("Joan")) EVENT("b", "11", FAMILY("Ravi"))
                           EVENT("c", "12", FAMILY("Kim"))),
          "2025-11-24T10:00 60 Joan Sample|2505550142||\n"
          "2025-11-24T11:00 60 Ravi Sample|2505550142||\n"
          "2025-11-24T12:00 60 Kim Sample|2505550142||\n");
}

static void each_of_a_couple_has_an_appointment(void **state)
{
    static const char mei[] = "X-WR-CALNAME:Mei Rivers\r\n";
    static const char nobody[] = "";
    static const struct {
        const char *calendar;
        const char *title;
        const char *clients;
    } cases[] = {
        {mei, "Joan and Bob Sample", "Bob Sample|Joan Sample|"},
        {mei, "Joan/Bob Sample", "Bob Sample|Joan Sample|"},
        {mei, "Joan Sample & Kim Specimen 60 min", "Joan Sample|Kim Specimen|"},
        {mei, "Joan Sample and Kim Specimen", "Joan Sample|Kim Specimen|"},
        {mei, "Couples massage: Joan Sample\\, Kim Specimen", "Joan Sample|Kim Specimen|"},
        {mei, "Kim Specimen and Mei Rivers", "Kim Specimen|"},
        {mei, "Kim Specimen & Mei", "Kim Specimen|"},
        {mei, "Mei/Joan Sample", "Joan Sample|"},
        {nobody, "Joan and Bob Sample", "Bob Sample|Joan Sample|"},
        {nobody, "Joan Sample & Kim Specimen", "Joan Sample|Kim Specimen|"},
        {nobody, "Kim Specimen and Mei Rivers", "Kim Specimen and Mei Rivers|"},
        {nobody, "Smith & Sons", "Smith & Sons|"},
        {nobody, "Lunch & Learn", "Lunch & Learn|"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *text = arena_printf(
            *state, CALENDAR("%s", EVENT("a", "10", "SUMMARY:%s\r\nLOCATION:250-555-0142\r\n")),
            cases[i].calendar, cases[i].title);
        struct day_list list = {0};
        struct err err = {.text = ""};
        const char *clients = "";
        assert_true(parse_text(*state, text, IMPORT_AUTO, plain_columns(*state), &list, &err));
        for (size_t j = 0; j < list.count; j++) { /* by uid, which each has of their own */
            clients = arena_printf(*state, "%s%s|", clients, list.items[j].client_name);
            assert_true(strncmp(list.items[j].uid, list.count == 1 ? "a" : "a&", 2) == 0);
            assert_string_equal(list.items[j].phone, "2505550142");
        }
        if (strcmp(clients, cases[i].clients) != 0) {
            fail_msg("%s: %s instead of %s", cases[i].title, clients, cases[i].clients);
        }
    }
}

/* Whoever stands beside many clients works there, also behind "and". */
static void who_is_in_every_couple_works_there(void **state)
{
    check(state,
          CALENDAR("", EVENT("a", "10", "SUMMARY:Joan Sample and Mei Rivers\r\n")
                           EVENT("b", "11", "SUMMARY:Kim Specimen and Mei Rivers\r\n")
                               EVENT("c", "12", "SUMMARY:Robin Example and Mei Rivers\r\n")),
          "2025-11-24T10:00 60 Joan Sample||Mei Rivers|\n"
          "2025-11-24T11:00 60 Kim Specimen||Mei Rivers|\n"
          "2025-11-24T12:00 60 Robin Example||Mei Rivers|\n");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(client_is_the_attendee_who_comes),
        cmocka_unit_test(calendar_tells_who_works_there),
        cmocka_unit_test(titles_tell_who_works_there),
        cmocka_unit_test(number_of_several_clients_is_the_clinics),
        cmocka_unit_test(each_of_a_couple_has_an_appointment),
        cmocka_unit_test(who_is_in_every_couple_works_there),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

/* import/suggest.h: lists of booking systems and of people, as each writes them. */
#include "import/suggest.h"

#include "import_support.h"

/* "start=Date+Time end=… %m/%d/%Y", without the columns that there are not. */
static const char *mapping_text(struct arena *arena, const struct csv_mapping *mapping)
{
    const char *text = "";
    for (size_t column = 0; column < LIST_COLUMN_COUNT; column++) {
        const struct column_names *names = &mapping->columns[column];
        for (size_t i = 0; i < names->count; i++) {
            text = arena_printf(arena, "%s%s%s%s", text,
                                i > 0             ? "+"
                                : text[0] == '\0' ? ""
                                                  : "|",
                                i > 0 ? "" : arena_printf(arena, "%s=", list_columns[column].name),
                                names->items[i]);
        }
    }
    return arena_printf(arena, "%s|%s", text, mapping->time_format);
}

static void columns_and_times_are_found_out(void **state)
{
    static const struct {
        const char *list;
        const char *mapping;
        const char *rows;
    } cases[] = {
        {"\"Start Time\",\"End Time\",\"Timezone\",\"First Name\",\"Last "
         "Name\",\"Phone\",\"Email\",\"Type\",\"Calendar\",\"Price\",\"Date Scheduled\"\n"
         "\"November 24, 2025 9:00 am\",\"November 24, 2025 10:30 "
         "am\",\"America/Vancouver\",\"Joan\",\"Roe\",\"'+12505550142\",\"j@example.org\","
         "\"Massage 90\",\"Mei R.\",\"110.00\",\"2025-11-01\"\n",
         "start=Start Time|end=End Time|client_name=First Name+Last Name|phone=Phone|"
         "therapist=Calendar|service=Type|",
         "2025-11-24T09:00 90 Joan Roe|12505550142|Mei R.|Massage 90\n"},
        {"Ref #,Created date,Client,Service,Scheduled date,Scheduled time,Duration,Team "
         "member,Status\n"
         "A1,20 Nov 2025,Joan Roe,Massage,24 Nov 2025,9:00am,1h 15min,Mei R.,Booked\n"
         "A2,20 Nov 2025,Bob Poe,Massage,24 Nov 2025,11:00am,45min,Mei R.,No Show\n",
         "start=Scheduled date+Scheduled time|duration=Duration|client_name=Client|"
         "therapist=Team member|service=Service|status=Status|id=Ref #|",
         "2025-11-24T09:00 75 Joan Roe||Mei R.|Massage\n"
         "2025-11-24T11:00 45 Bob Poe||Mei R.|Massage cancelled\n"},
        {"Customer Name,Service,Date,Time,Staff,Price\n"
         "Joan Roe,Massage 60,11/24/2025,9:00 AM,Mei R.,$110.00\n",
         "start=Date+Time|client_name=Customer Name|therapist=Staff|service=Service|"
         "%m/%d/%Y %I:%M %p",
         "2025-11-24T09:00 60 Joan Roe||Mei R.|Massage 60\n"},
        {"Clinic day sheet\nPrinted 2025-11-24\n\n"
         "Treatment,Staff Member,Patient,Patient Guid,Start At,End At,State,Cancelled At,Mobile "
         "Phone,Home Phone\n"
         "RMT 60,Mei R.,Joan Roe,77,2025-11-24 09:00:00 -0800,2025-11-24 10:00:00 "
         "-0800,booked,,250-555-0142,250-555-0143\n"
         "RMT 60,Mei R.,Bob Poe,78,2025-11-24 10:00:00 -0800,2025-11-24 11:00:00 "
         "-0800,booked,2025-11-23 10:00:00 -0800,,\n",
         "start=Start At|end=End At|client_name=Patient|phone=Mobile Phone+Home Phone|"
         "therapist=Staff Member|service=Treatment|status=State+Cancelled At|",
         "2025-11-24T09:00 60 Joan Roe|2505550142 2505550143|Mei R.|RMT 60\n"
         "2025-11-24T10:00 60 Bob Poe||Mei R.|RMT 60 cancelled\n"},
        {"Date,Day,Time,Client ID,Client,Phone,Staff,Appt. Type,Status\n"
         "11/24/2025,Monday,9:00 AM - 10:30 AM,0012,\"Roe, Joan\",(250) 555-0142,Mei "
         "R.,Massage 90,Booked\n",
         "start=Date+Time|client_name=Client|phone=Phone|therapist=Staff|service=Appt. Type|"
         "status=Status|month first",
         "2025-11-24T09:00 90 Roe, Joan|2505550142|Mei R.|Massage 90\n"},
        {"Date Time\tCustomer Name\tCustomer Email\tCustomer Phone\tStaff\tStaff "
         "Name\tService\tDuration (mins.)\tBooking Id\n"
         "24/11/2025 09:00\tJoan "
         "Roe\tj@example.org\t250-555-0142\tm@example.org\tMei R.\tMassage\t45\tB7\n",
         "start=Date Time|duration=Duration (mins.)|client_name=Customer Name|"
         "phone=Customer Phone|therapist=Staff Name|service=Service|id=Booking Id|"
         "%d/%m/%Y %H:%M",
         "2025-11-24T09:00 45 Joan Roe|2505550142|Mei R.|Massage\n"},
        /* made by hand, saved by Excel: Windows-1252, a title, a total */
        {"Feuille de jour;;;;\nJour;Heure;Nom;Pr\xE9nom;T\xE9l.;Massoth\xE9rapeute\n"
         "24/11/2025;9 h 00;Roe;Zo\xE9;250-555-0142;Mei R.\n"
         "24/11/2025;10h30;Poe;Luc;;Mei R.\nTotal;;2;;;\n",
         "start=Jour+Heure|client_name=Pr\xC3\xA9nom+Nom|phone=T\xC3\xA9l.|"
         "therapist=Massoth\xC3\xA9rapeute|day first",
         "2025-11-24T09:00 60 Zo\xC3\xA9 Roe|2505550142|Mei R.|\n"
         "2025-11-24T10:30 60 Luc Poe||Mei R.|\n"},
        {"Subject,Start Date,Start Time,End Date,End Time,All day event\n"
         "Joan Roe,11/24/2025,9:00:00 AM,11/24/2025,10:00:00 AM,False\n",
         "start=Start Date+Start Time|end=End Date+End Time|client_name=Subject|"
         "%m/%d/%Y %I:%M:%S %p",
         "2025-11-24T09:00 60 Joan Roe|||\n"},
        {"from;to;Full name;Mobile\n2025-11-24 09:00;2025-11-24 10:00;Joan Roe;250-555-0142\n",
         "start=from|end=to|client_name=Full name|phone=Mobile|",
         "2025-11-24T09:00 60 Joan Roe|2505550142||\n"},
        /* a database writes midnight for a mere date */
        {"Date,Time,Name\n2025-11-24 00:00:00,9:00,Joan Roe\n", "start=Date+Time|client_name=Name|",
         "2025-11-24T09:00 60 Joan Roe|||\n"},
        /* a sheet that a form fills: when it was sent is not when somebody comes */
        {"Timestamp,Appointment,Full name,Phone number,Which therapist?\n"
         "11/20/2025 8:12:05,11/24/2025 9:00:00,Joan Roe,250-555-0142,Mei R.\n",
         "start=Appointment|client_name=Full name|phone=Phone number|therapist=Which therapist?|"
         "%m/%d/%Y %H:%M:%S",
         "2025-11-24T09:00 60 Joan Roe|2505550142|Mei R.|\n"},
        {"Horodateur,Rendez-vous,Nom complet\n"
         "20/11/2025 08:12:05,24/11/2025 09:00:00,Joan Roe\n",
         "start=Rendez-vous|client_name=Nom complet|%d/%m/%Y %H:%M:%S",
         "2025-11-24T09:00 60 Joan Roe|||\n"},
        {"Submission Date,Submitted at,Appointment,Name\n"
         "2025-11-20,2025-11-20 08:12,2025-11-24 9:00,Joan Roe\n",
         "start=Appointment|client_name=Name|", "2025-11-24T09:00 60 Joan Roe|||\n"},
        {"Start timestamp,Client\n2025-11-24 9:00,Joan Roe\n",
         "start=Start timestamp|client_name=Client|", "2025-11-24T09:00 60 Joan Roe|||\n"},
        /* Outlook's own */
        {"Subject,Start Date,Start Time,End Date,End Time,All day event,Reminder on/off,Reminder "
         "Date,Reminder Time,Meeting Organizer,Required Attendees,Optional Attendees,Meeting "
         "Resources,Billing Information,Categories,Description,Location,Mileage,Priority,Private,"
         "Sensitivity,Show time as\n"
         "Joan Roe,11/24/2025,9:00:00 AM,11/24/2025,10:00:00 AM,False,True,11/24/2025,8:45:00 AM,"
         "Mei R.,,,,,,,,,Normal,False,Normal,2\n",
         "start=Start Date+Start Time|end=End Date+End Time|client_name=Subject|"
         "therapist=Meeting Organizer|%m/%d/%Y %I:%M:%S %p",
         "2025-11-24T09:00 60 Joan Roe||Mei R.|\n"},
        /* an empty column gives way, whatever it is called */
        {"Start,Client,First Name,Last Name,Therapist,Staff\n"
         "2025-11-24 9:00,Joan Roe,,,,Mei R.\n",
         "start=Start|client_name=Client|therapist=Staff|",
         "2025-11-24T09:00 60 Joan Roe||Mei R.|\n"},
        {"Start,Name,Phone,Status\n2025-11-24 9:00,,250-555-0142,\n",
         "start=Start|client_name=Name|phone=Phone|status=Status|",
         "2025-11-24T09:00 60 |2505550142||\n"},
        {"Start,Client,Status,Cancelled\n2025-11-24 9:00,Joan Roe,,yes\n",
         "start=Start|client_name=Client|status=Status+Cancelled|",
         "2025-11-24T09:00 60 Joan Roe||| cancelled\n"},
        {"Start,Client,Practitioner First Name,Practitioner Last Name\n"
         "2025-11-24 9:00,Joan Roe,Mei,Rivers\n",
         "start=Start|client_name=Client|therapist=Practitioner First Name+Practitioner Last Name|",
         "2025-11-24T09:00 60 Joan Roe||Mei Rivers|\n"},
        {"Start,First Name,Last Name,Staff,Staff First Name\n2025-11-24 9:00,Joan,Roe,Mei R.,Mei\n",
         "start=Start|client_name=First Name+Last Name|therapist=Staff|",
         "2025-11-24T09:00 60 Joan Roe||Mei R.|\n"},
        {"Subject,Start Date,Start Time,All day event\n"
         "Joan Roe,2025-11-24,9:00:00 AM,False\nRemembrance,2025-11-24,12:00:00 AM,True\n",
         "start=Start Date+Start Time|client_name=Subject|", "2025-11-24T09:00 60 Joan Roe|||\n"},
        /* a status by what stands in it */
        {"Start,Client,Comments\n2025-11-24 9:00,Joan Roe,CANCELLED\n"
         "2025-11-24 10:00,Bob Poe,\n2025-11-24 11:00,Ida Doe,no show\n",
         "start=Start|client_name=Client|status=Comments|",
         "2025-11-24T09:00 60 Joan Roe||| cancelled\n2025-11-24T10:00 60 Bob Poe|||\n"
         "2025-11-24T11:00 60 Ida Doe||| cancelled\n"},
        {"Start,Client,Status,Label\n2025-11-24 9:00,Joan Roe,booked,N/S\n"
         "2025-11-24 10:00,Bob Poe,booked,Confirmed\n",
         "start=Start|client_name=Client|status=Status+Label|",
         "2025-11-24T09:00 60 Joan Roe||| cancelled\n2025-11-24T10:00 60 Bob Poe|||\n"},
        {"Start,Client,Notes\n2025-11-24 9:00,Joan Roe,cancelled\n"
         "2025-11-24 10:00,Bob Poe,sore shoulder\n",
         "start=Start|client_name=Client|",
         "2025-11-24T09:00 60 Joan Roe|||\n2025-11-24T10:00 60 Bob Poe|||\n"},
        /* whose calendar it is says less than who owns the appointment */
        {"Calendar,Contact Name,Phone,Email,Appointment Title,Status,Start Time,End Time,"
         "Appointment Owner,Date Added\n"
         "Massage,Joan Roe,+12505550142,j@example.org,Massage 60,confirmed,2025-11-24 09:00,"
         "2025-11-24 10:00,Mei R.,2025-11-20 08:00\n",
         "start=Start Time|end=End Time|client_name=Contact Name|phone=Phone|"
         "therapist=Appointment Owner|status=Status|",
         "2025-11-24T09:00 60 Joan Roe|12505550142|Mei R.|\n"},
        {"Start,Client,Calendar,With\n2025-11-24 9:00,Joan Roe,Massage,Mei R.\n",
         "start=Start|client_name=Client|therapist=With|",
         "2025-11-24T09:00 60 Joan Roe||Mei R.|\n"},
        {"startTime,patientName,practitionerName\n2025-11-24T17:00:00Z,Joan Roe,Mei R.\n",
         "start=startTime|client_name=patientName|therapist=practitionerName|",
         "2025-11-24T09:00 60 Joan Roe||Mei R.|\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct import_request request = request_for(cases[i].list, IMPORT_AUTO, NULL);
        struct suggestion suggestion;
        struct import_result result;
        struct problems problems = {.arena = *state};
        struct err err = {.text = ""};
        if (!import_suggest(*state, &request, &suggestion, &problems)) {
            fail_msg("case %zu: %s", i, problems.items[0]);
        }
        assert_string_equal(mapping_text(*state, &suggestion.mapping), cases[i].mapping);
        request.mapping = &suggestion.mapping;
        request.format = suggestion.format;
        if (!parse_request(*state, &request, &result, &err)) {
            fail_msg("case %zu: %s", i, err.text);
        }
        assert_string_equal(list_text(*state, &result.list), cases[i].rows);
    }
}

static void what_is_unsure_is_said(void **state)
{
    static const struct {
        const char *list;
        const char *unsure;
    } cases[] = {
        {"Subject,Start\nJoan Roe,2025-11-24 9:00\n",
         "client_name: \"Subject\" may hold more than the name of the client\n"
         "no column holds telephone numbers: people check in by name\n"},
        {"Start,Client,Phone,Label\n2025-11-24 9:00,Joan Roe,250-555-0142,no show\n",
         "status: \"Label\" is taken because it says there that somebody does not come\n"},
        {"Start,Client,Phone,Notes\n2025-11-24 9:00,Joan Roe,250-555-0142,no show\n"
         "2025-11-24 10:00,Bob Poe,250-555-0143,sore shoulder\n",
         "status: in \"Notes\" it says that somebody does not come, among other things: name it "
         "there if it is about the visit of its row\n"},
        {"Start,Client,Phone,\n2025-11-24 9:00,Joan Roe,250-555-0142,no show\n",
         "status: in column 4 (\"\") it says that somebody does not come: give it a name of its "
         "own in the first line, such as Status\n"},
        {"Start (UTC),Client,Phone\n2025-11-24 17:00,Joan Roe,250-555-0142\n",
         "start: \"Start (UTC)\" seems to be in UTC, but its times are taken as the clinic's own; "
         "have the list made in the clinic's time, or with a Z behind each time\n"},
        {"Start (UTC),Client,Phone\n2025-11-24T17:00Z,Joan Roe,250-555-0142\n", ""},
        {"Start,Timezone,Client,Phone\n2025-11-24 9:00,America/Vancouver,Joan Roe,250-555-0142\n"
         "2025-11-24 12:00,America/Toronto,Bob Poe,250-555-0143\n",
         "start: \"Timezone\" names several time zones, but all times are taken as the clinic's "
         "own\n"},
        {"Start,Timezone,Client,Phone\n2025-11-24 9:00,America/Vancouver,Joan Roe,250-555-0142\n",
         ""},
        {"Start,Phone\n2025-11-24 9:00,250-555-0142\n",
         "no column holds the name of the client: people check in by phone\n"},
        {"Client,Service,Column C,Column D\nJoan Roe,Massage,2025-11-24 9:00,250-555-0142\n",
         "start: \"Column C\" is taken because there are times in it\n"
         "phone: \"Column D\" is taken because there are numbers in it\n"},
        {"Start,Client,Phone,ID\n2025-11-24 9:00,A,2505550142,7\n2025-11-24 9:00,B,2505550143,7\n",
         "id: \"ID\" is left out, because the same stands there twice\n"},
        {"Start,Client,Phone\n11/12/2025 9:00,A,2505550142\n",
         "time_format: day and month could be either way round; taken as month first, because "
         "then there are visits on the day asked for\n"},
        {"Start,Client,Phone\n", "the list holds no row that shows how times are written\n"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct import_request request = request_for(cases[i].list, IMPORT_AUTO, NULL);
        struct suggestion suggestion;
        struct problems problems = {.arena = *state};
        const char *unsure = "";
        request.from_ms =
            at(strstr(cases[i].list, "11/12/2025") != NULL ? "2025-11-12" : "2025-11-24");
        request.to_ms = civil_next_day_ms(request.from_ms);
        if (!import_suggest(*state, &request, &suggestion, &problems)) {
            fail_msg("case %zu: %s", i, problems.items[0]);
        }
        for (size_t j = 0; j < suggestion.unsure_count; j++) {
            unsure = arena_printf(*state, "%s%s\n", unsure, suggestion.unsure[j]);
        }
        assert_string_equal(unsure, cases[i].unsure);
    }
}

static void what_is_missing_is_said(void **state)
{
    static const struct {
        const char *list;
        const char *problem;
    } cases[] = {
        {"Date,Client\n2025-11-24,Joan Roe\n",
         "list:1: no column says at what hour a visit begins: add one, with a time such as 9:00 in "
         "every row"},
        {"Time,Client\n9:00,Joan Roe\n",
         "list:1: no column says on what day a visit begins: add one, with a date such as "
         "2026-11-30 in every row"},
        {"Client,Phone\nJoan Roe,250-555-0142\n",
         "list:1: no column holds the date and time of a visit: add one, with a time such as "
         "2026-11-30 9:00 in every row"},
        {"Day,Time,Client\nMon 24 Nov,9:00,Joan Roe\n",
         "list:1: no column says on what day a visit begins: what stands in 'Day' has no year: "
         "write dates as 2026-11-30"},
        {"Day,Time,Client\n\"Monday, November 24\",9:00,Joan Roe\n",
         "list:1: no column says on what day a visit begins: what stands in 'Day' has no year: "
         "write dates as 2026-11-30"},
        {"When,Client\n11/24 9:00 AM,Joan Roe\n",
         "list:1: no column holds the date and time of a visit: what stands in 'When' has no year: "
         "write dates as 2026-11-30"},
        {"Date,Time,Client\n45985,0.375,Joan Roe\n",
         "list:1: no column holds the date and time of a visit: what stands in 'Date' is a number "
         "as spreadsheets count days: format that column as dates there, and save it anew"},
        {"Start,Client\n45985.4375,Joan Roe\n",
         "list:1: no column holds the date and time of a visit: what stands in 'Start' is a number "
         "as spreadsheets count days: format that column as dates there, and save it anew"},
        {"2025-11-24 9:00,Joan Roe\n",
         "list: neither iCalendar nor a table: none of its first lines names columns such as Date, "
         "Time, Client, Phone; write such a line above the others"},
        {"Start,Client\n11/12/2025 9:00,A\n",
         "list:1: day and month of the dates could be either way round: a list with a day after "
         "the 12th would tell, or --date with a day that is in it"},
        {"Start,Client,Client\n2025-11-24 9:00,A,B\n",
         "list:1: two columns are called 'Client': give one of them another name in this line"},
        {"Start,Phone,Phone\n2025-11-24 9:00,250-555-0142,250-555-0143\n",
         "list:1: two columns are called 'Phone': give one of them another name in this line"},
        {"", "list:1: no header row: an empty file?"},
        {"<html><body>Log in</body></html>",
         "list: this is a web page (HTML), perhaps one that asks to log in; save the list as CSV "
         "or iCalendar instead"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct import_request request = request_for(cases[i].list, IMPORT_AUTO, NULL);
        struct suggestion suggestion;
        struct problems problems = {.arena = *state};
        assert_false(import_suggest(*state, &request, &suggestion, &problems));
        assert_int_equal(problems.count, 1);
        assert_string_equal(problems.items[0], cases[i].problem);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(columns_and_times_are_found_out),
        cmocka_unit_test(what_is_unsure_is_said),
        cmocka_unit_test(what_is_missing_is_said),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

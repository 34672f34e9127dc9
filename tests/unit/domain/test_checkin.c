/* domain/checkin: finds clients of today's list and the kind of their arrival. */
#include "base/clock.h"
#include "domain/checkin.h"
#include "domain/visit.h"
#include "test_arena.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static const struct checkin_rules rules = {.early_minutes = 60, .late_minutes = 10};

static int64_t at(const char *text)
{
    int64_t ms = 0;
    assert_true(iso8601_parse(text, &ms));
    return ms;
}

/* An hour's appointment on 2026-11-23, a Monday. */
static struct appointment booked(const char *time, const char *name, const char *phone)
{
    char text[ISO8601_SIZE] = "2026-11-23T";
    strncat(text, time, 5);
    int64_t start = at(text);
    struct appointment appointment = appointment_empty;
    appointment.uid = time;
    appointment.start_ms = start;
    appointment.end_ms = start + 60 * 60 * 1000;
    appointment.client_name = name;
    appointment.phone = phone;
    appointment.therapist = "Mei R.";
    return appointment;
}

static struct checkin_matches by_phone(void **state, const struct appointment *items, size_t count,
                                       const char *now, const char *digits)
{
    struct day_list list = {.items = items, .count = count};
    return checkin_by_phone(*state, &list, &rules, at(now), digits);
}

static struct checkin_matches by_name(void **state, const struct appointment *items, size_t count,
                                      const char *now, const char *given, const char *initial)
{
    struct day_list list = {.items = items, .count = count};
    return checkin_by_name(*state, &list, &rules, at(now), given, initial, false);
}

static void checkin_kind_follows_the_window(void **state)
{
    (void)state;
    static const struct {
        const char *now;
        enum arrival_kind kind;
    } cases[] = {
        {"2026-11-23T09:29:59", ARRIVAL_EARLY},   {"2026-11-23T09:30:00", ARRIVAL_ON_TIME},
        {"2026-11-23T10:30:00", ARRIVAL_ON_TIME}, {"2026-11-23T10:39:59", ARRIVAL_ON_TIME},
        {"2026-11-23T10:40:00", ARRIVAL_LATE},    {"2026-11-23T18:00:00", ARRIVAL_LATE},
    };
    struct appointment appointment = booked("10:30", "Joan Sample", "");
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(checkin_kind(&appointment, &rules, at(cases[i].now)), cases[i].kind);
    }
}

static void checkin_by_phone_finds_the_last_four_digits(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "Joan Sample", "12505550142"),
        booked("10:30", "Ravi Placeholder", "2505550143"),
        booked("10:30", "Nobody Phoneless", ""),
        booked("10:30", "Short Number", "142"),
    };
    struct checkin_matches found = by_phone(state, items, COUNT(items), "2026-11-23T10:20", "0142");
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].count, 1);
    assert_ptr_equal(found.items[0].appointments[0], &items[0]);
    assert_int_equal(found.items[0].kind, ARRIVAL_ON_TIME);
    assert_false(found.items[0].already_arrived);

    static const char *const strangers[] = {"0144", "142", "50142", "", "x142"};
    for (size_t i = 0; i < COUNT(strangers); i++) {
        assert_int_equal(
            by_phone(state, items, COUNT(items), "2026-11-23T10:20", strangers[i]).count, 0);
    }
}

/* Bytes before a number that is too short are not read, even if they look like its digits. */
static void checkin_by_phone_reads_no_further_than_the_number(void **state)
{
    static const char digits[] = "2505550142";
    for (size_t length = 0; length < 4; length++) {
        const struct appointment item =
            booked("10:30", "Joan Sample", digits + strlen(digits) - length);
        assert_int_equal(by_phone(state, &item, 1, "2026-11-23T10:20", "0142").count, 0);
    }
}

static void checkin_by_phone_finds_nobody_when_the_list_is_empty(void **state)
{
    assert_int_equal(by_phone(state, NULL, 0, "2026-11-23T10:20", "0142").count, 0);
    assert_int_equal(by_name(state, NULL, 0, "2026-11-23T10:20", "Joan", "S").count, 0);
}

static void checkin_finds_the_early_and_the_very_late(void **state)
{
    const struct appointment items[] = {booked("10:30", "Joan Sample", "2505550142")};
    struct checkin_matches early = by_phone(state, items, 1, "2026-11-23T08:00", "0142");
    assert_int_equal(early.count, 1);
    assert_int_equal(early.items[0].kind, ARRIVAL_EARLY);
    struct checkin_matches late = by_phone(state, items, 1, "2026-11-23T17:00", "0142");
    assert_int_equal(late.count, 1);
    assert_int_equal(late.items[0].kind, ARRIVAL_LATE);
}

static void checkin_prefers_those_in_their_window(void **state)
{
    const struct appointment items[] = {
        booked("08:00", "Joan Sample", "2505550142"),
        booked("10:30", "Joan Sample", "2505550142"),
        booked("16:00", "Joan Sample", "2505550142"),
    };
    struct checkin_matches found = by_phone(state, items, 3, "2026-11-23T10:20", "0142");
    assert_int_equal(found.count, 1);
    assert_ptr_equal(found.items[0].appointments[0], &items[1]);
    /* the window closes with the end of the appointment */
    assert_int_equal(by_phone(state, items, 3, "2026-11-23T11:29:59", "0142").count, 1);
    assert_int_equal(by_phone(state, items, 3, "2026-11-23T11:30:00", "0142").count, 3);
}

/* A family has one phone, and who comes along with somebody may be hours early. */
static void checkin_nobody_hides_another_of_the_same_phone(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "Joan Sample", "2505550142"),
        booked("12:00", "John Sample", "2505550142"),
        booked("15:00", "Joan Sample", "2505550142"),
    };
    struct checkin_matches found = by_phone(state, items, 3, "2026-11-23T10:20", "0142");
    assert_int_equal(found.count, 2);
    assert_ptr_equal(found.items[0].appointments[0], &items[0]);
    assert_ptr_equal(found.items[1].appointments[0], &items[1]);
}

static void checkin_groups_appointments_in_a_row(void **state)
{
    const struct appointment items[] = {
        booked("09:00", "Joan Sample", "2505550142"),
        booked("10:30", "SAMPLE, JOAN", "12505550142"), /* 30 minutes between */
        booked("12:01", "Joan Sample", "2505550142"),   /* 31 minutes between */
    };
    struct checkin_matches found = by_phone(state, items, 3, "2026-11-23T08:55", "0142");
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].count, 2);
    assert_ptr_equal(found.items[0].appointments[0], &items[0]);
    assert_ptr_equal(found.items[0].appointments[1], &items[1]);
    assert_int_equal(found.items[0].kind, ARRIVAL_ON_TIME);
    /* the kind of the first appointment */
    found = by_phone(state, items, 3, "2026-11-23T10:20", "0142");
    assert_int_equal(found.items[0].kind, ARRIVAL_LATE);
}

static void checkin_groups_a_row_when_another_client_lies_between(void **state)
{
    const struct appointment items[] = {
        booked("09:00", "Joan Sample", "2505550142"),
        booked("09:30", "Ravi Sample", "2505550142"), /* family, same telephone */
        booked("10:00", "Joan Sample", "2505550142"),
    };
    struct checkin_matches found = by_phone(state, items, 3, "2026-11-23T08:55", "0142");
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[0].count, 2);
    assert_ptr_equal(found.items[0].appointments[1], &items[2]);
    assert_int_equal(found.items[1].count, 1);
    assert_ptr_equal(found.items[1].appointments[0], &items[1]);
}

static void checkin_groups_by_the_latest_end_when_one_spans_another(void **state)
{
    struct appointment items[] = {
        booked("09:00", "Joan Sample", "2505550142"),
        booked("09:15", "Joan Sample", "2505550142"),
        booked("11:20", "Joan Sample", "2505550142"),
    };
    items[0].end_ms += INT64_C(2) * 60 * 60 * 1000; /* 9 to 12, with 9:15 to 10:15 inside it */
    struct checkin_matches found = by_phone(state, items, 3, "2026-11-23T08:55", "0142");
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].count, 3);
}

static void checkin_takes_one_phone_without_names_for_one_client(void **state)
{
    const struct appointment items[] = {
        booked("09:00", "", "2505550142"),
        booked("10:00", "", "2505550142"),
    };
    /* appointments with one telephone and no names are one client's */
    assert_int_equal(by_phone(state, items, 2, "2026-11-23T08:55", "0142").count, 1);
    const struct appointment unnamed[] = {booked("09:00", "", ""), booked("10:00", "", "")};
    assert_int_equal(by_name(state, unnamed, 2, "2026-11-23T08:55", "Joan", "S").count, 0);
}

static void checkin_by_phone_tells_two_people_with_the_same_digits_apart(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "Joan Sample", "2505550142"),
        booked("10:45", "Jo Specimen", "6045550142"),
    };
    struct checkin_matches found = by_phone(state, items, 2, "2026-11-23T10:20", "0142");
    assert_int_equal(found.count, 2);
    assert_ptr_equal(found.items[0].appointments[0], &items[0]);
    assert_ptr_equal(found.items[1].appointments[0], &items[1]);
}

static void checkin_says_who_has_arrived_already(void **state)
{
    struct appointment items[] = {booked("10:30", "Joan Sample", "2505550142")};
    items[0].arrived = true;
    struct checkin_matches found = by_phone(state, items, 1, "2026-11-23T10:20", "0142");
    assert_int_equal(found.count, 1);
    assert_true(found.items[0].already_arrived);
}

/* Somebody who has arrived for one of two appointments in a row has not arrived for both. */
static void checkin_says_arrived_only_of_a_whole_row(void **state)
{
    static const struct {
        bool first;
        bool second;
        bool already;
    } cases[] = {
        {false, false, false},
        {true, false, false},
        {false, true, false},
        {true, true, true},
    };
    struct appointment items[] = {
        booked("09:00", "Joan Sample", "2505550142"),
        booked("10:00", "Joan Sample", "2505550142"),
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        items[0].arrived = cases[i].first;
        items[1].arrived = cases[i].second;
        struct checkin_matches found = by_phone(state, items, 2, "2026-11-23T08:55", "0142");
        assert_int_equal(found.count, 1);
        assert_int_equal(found.items[0].already_arrived, cases[i].already);
    }
}

static void checkin_ignores_cancelled_appointments(void **state)
{
    struct appointment items[] = {
        booked("10:30", "Joan Sample", "2505550142"),
        booked("11:30", "Joan Sample", "2505550142"),
    };
    items[0].status = APPOINTMENT_CANCELLED;
    struct checkin_matches found = by_phone(state, items, 2, "2026-11-23T10:30", "0142");
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].count, 1);
    assert_ptr_equal(found.items[0].appointments[0], &items[1]);
    items[1].status = APPOINTMENT_CANCELLED;
    assert_int_equal(by_phone(state, items, 2, "2026-11-23T10:30", "0142").count, 0);
    assert_int_equal(by_name(state, items, 2, "2026-11-23T10:30", "Joan", "S").count, 0);
    items[0].arrived = true; /* it was cancelled afterwards, and she is here */
    found = by_name(state, items, 2, "2026-11-23T10:30", "Joan", "S");
    assert_int_equal(found.count, 1);
    assert_true(found.items[0].already_arrived);
}

static void checkin_ignores_other_days(void **state)
{
    const struct appointment items[] = {
        booked("00:00", "Joan Sample", "2505550142"),
        booked("23:30", "Joan Sample", "2505550142"),
    };
    assert_int_equal(by_phone(state, items, 2, "2026-11-22T23:59:59", "0142").count, 0);
    assert_int_equal(by_phone(state, items, 2, "2026-11-24T00:00:00", "0142").count, 0);
    /* an appointment that lasts past midnight belongs to the day it began */
    struct checkin_matches midnight = by_phone(state, items, 2, "2026-11-23T00:00:00", "0142");
    assert_int_equal(midnight.count, 1);
    assert_ptr_equal(midnight.items[0].appointments[0], &items[0]);
    struct checkin_matches late = by_phone(state, items, 2, "2026-11-23T23:59:59", "0142");
    assert_int_equal(late.count, 1);
    assert_ptr_equal(late.items[0].appointments[0], &items[1]);
}

static void checkin_knows_the_days_when_clocks_change(void **state)
{
    static const struct {
        const char *first; /* a minute before midnight at the end of the day */
        const char *next;  /* midnight after */
        const char *now;
    } days[] = {
        {"2026-03-08T23:59", "2026-03-09T00:00", "2026-03-08T00:30"}, /* 23 hours */
        {"2025-11-02T23:59", "2025-11-03T00:00", "2025-11-02T00:30"}, /* 25 hours */
    };
    for (size_t i = 0; i < COUNT(days); i++) {
        struct appointment items[] = {
            booked("10:30", "Joan Sample", "2505550142"),
            booked("10:30", "Ravi Placeholder", "2505550142"),
        };
        items[0].start_ms = at(days[i].first);
        items[0].end_ms = items[0].start_ms + 1;
        items[1].start_ms = at(days[i].next);
        items[1].end_ms = items[1].start_ms + 1;
        struct checkin_matches found = by_phone(state, items, 2, days[i].now, "0142");
        assert_int_equal(found.count, 1);
        assert_ptr_equal(found.items[0].appointments[0], &items[0]);
    }
}

static void checkin_by_name_is_tolerant(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "Zoë O’Neil-Roy", "2505550142"),
        booked("10:30", "Specimen, Katherine", ""),
        booked("10:30", "S7ílh X̱els", ""),
        booked("10:30", "Anonyma", ""),
    };
    static const struct {
        const char *given;
        const char *initial;
        int item; /* -1: nobody */
    } cases[] = {
        {"zoe", "o", 0},      {"ZOË", "O", 0},       {"Zoe", "R", 0},     {"Zoe", "S", -1},
        {"Katherin", "S", 1}, {"Kathreine", "s", 1}, {"Kate", "S", -1},   {"s7ilh", "x", 2},
        {"S7ilh", "X̱", 2},    {"Anonyma", "Q", 3},   {"anonima", "Z", 3}, {"", "S", -1},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct checkin_matches found = by_name(state, items, COUNT(items), "2026-11-23T10:20",
                                               cases[i].given, cases[i].initial);
        assert_int_equal(found.count, cases[i].item < 0 ? 0 : 1);
        if (cases[i].item >= 0) {
            assert_ptr_equal(found.items[0].appointments[0], &items[cases[i].item]);
        }
    }
}

static void checkin_by_name_prefers_the_exact_name(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "Joan Sample", ""),
        booked("10:30", "John Specimen", ""),
    };
    struct checkin_matches found = by_name(state, items, 2, "2026-11-23T10:20", "John", "S");
    assert_int_equal(found.count, 1);
    assert_ptr_equal(found.items[0].appointments[0], &items[1]);
    /* a name one slip away from both may be either */
    found = by_name(state, items, 2, "2026-11-23T10:20", "Johan", "S");
    assert_int_equal(found.count, 2);
}

static void checkin_by_name_finds_all_with_the_same_initial(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "Maya Sample", "2505550120"),
        booked("10:30", "Maya Specimen", "2505550121"),
        booked("10:30", "Maya Placeholder", "2505550122"),
    };
    struct checkin_matches found = by_name(state, items, 3, "2026-11-23T10:20", "Maya", "S");
    assert_int_equal(found.count, 2);
    assert_ptr_equal(found.items[0].appointments[0], &items[0]);
    assert_ptr_equal(found.items[1].appointments[0], &items[1]);
}

static void checkin_therapists_are_those_of_today_each_once(void **state)
{
    struct appointment items[] = {
        booked("09:00", "A Sample", ""), booked("10:00", "B Sample", ""),
        booked("11:00", "C Sample", ""), booked("12:00", "D Sample", ""),
        booked("13:00", "E Sample", ""), booked("14:00", "F Sample", ""),
    };
    items[0].therapist = "Tomas L.";
    items[1].therapist = "Mei R.";
    items[2].therapist = "Tomas L.";
    items[3].therapist = "";
    items[4].therapist = "Cancelled C.";
    items[4].status = APPOINTMENT_CANCELLED;
    items[5].therapist = "Tomorrow T.";
    items[5].start_ms = civil_next_day_ms(items[5].start_ms);
    struct day_list list = {.items = items, .count = COUNT(items)};
    size_t count = 0;
    const char *const *names = checkin_therapists(*state, &list, at("2026-11-23T10:00"), &count);
    assert_int_equal(count, 2);
    assert_string_equal(names[0], "Mei R.");
    assert_string_equal(names[1], "Tomas L.");
}

static void checkin_expects_clients_of_today_who_have_not_arrived(void **state)
{
    struct appointment items[] = {
        booked("09:00", "Arrived Sample", ""), booked("10:00", "Twice Sample", ""),
        booked("10:30", "Gone Sample", ""),    booked("11:00", "Twice Sample", ""),
        booked("11:30", "Half Sample", ""),    booked("12:30", "Half Sample", ""),
        booked("14:00", "Late Sample", ""),    booked("14:30", "Tomorrow Sample", ""),
    };
    items[0].arrived = true;
    items[2].status = APPOINTMENT_CANCELLED;
    items[4].arrived = true; /* a client here for the first of two is not expected any more */
    items[7].start_ms += at("2026-11-24T00:00") - at("2026-11-23T00:00");
    const struct day_list list = {.items = items, .count = COUNT(items)};
    const struct checkin_matches found =
        checkin_expected(*state, &list, &rules, at("2026-11-23T10:20"));
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[0].count, 2);
    assert_ptr_equal(found.items[0].appointments[0], &items[1]);
    assert_ptr_equal(found.items[0].appointments[1], &items[3]);
    assert_int_equal(found.items[0].kind, ARRIVAL_LATE);
    assert_false(found.items[0].already_arrived);
    assert_ptr_equal(found.items[1].appointments[0], &items[6]);
    assert_int_equal(found.items[1].kind, ARRIVAL_EARLY);
}

static void codes_are_the_words_of_the_database(void **state)
{
    (void)state;
    assert_string_equal(arrival_kind_code(ARRIVAL_ON_TIME), "on-time");
    assert_string_equal(arrival_kind_code(ARRIVAL_EARLY), "early");
    assert_string_equal(arrival_kind_code(ARRIVAL_LATE), "late");
    assert_string_equal(arrival_kind_code(ARRIVAL_WALK_IN), "walk-in");
    assert_string_equal(identity_code(IDENTITY_PHONE), "phone");
    assert_string_equal(identity_code(IDENTITY_NAME), "name");
    assert_string_equal(identity_code(IDENTITY_UNVERIFIED), "unverified");
    assert_string_equal(questionnaire_status_code(QUESTIONNAIRE_NONE), "none");
    assert_string_equal(questionnaire_status_code(QUESTIONNAIRE_DECLINED), "declined");
    assert_string_equal(questionnaire_status_code(QUESTIONNAIRE_UNDER_AGE), "under-age");
    assert_string_equal(questionnaire_status_code(QUESTIONNAIRE_IN_PROGRESS), "not finished");
    assert_string_equal(questionnaire_status_code(QUESTIONNAIRE_COMPLETED), "completed");
}

static void checkin_by_phone_takes_any_number_of_a_client(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "Joan Sample", "2505550142 6045550199"),
        booked("10:30", "Ravi Placeholder", "142 6045550188"),
    };
    static const struct {
        const char *digits;
        size_t count;
    } cases[] = {{"0142", 1}, {"0199", 1}, {"0188", 1}, {"2 60", 0}, {" 604", 0}};
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(
            by_phone(state, items, COUNT(items), "2026-11-23T10:20", cases[i].digits).count,
            cases[i].count);
    }
}

static void checkin_by_name_takes_exact_names_before_slips_and_initials(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "J. Sample", ""),
        booked("10:30", "Joam Specimen", ""),
        booked("10:30", "Sample, Mrs. Joan", ""),
    };
    struct checkin_matches found = by_name(state, items, 3, "2026-11-23T10:20", "Joan", "S");
    assert_int_equal(found.count, 1);
    assert_ptr_equal(found.items[0].appointments[0], &items[2]);
    assert_int_equal(by_name(state, items, 2, "2026-11-23T10:20", "Joan", "S").count, 2);
    const struct day_list list = {.items = items, .count = 3};
    found = checkin_by_name(*state, &list, &rules, at("2026-11-23T10:20"), "Joan", "S", true);
    assert_int_equal(found.count, 3);
}

/* Without a phone a name is one person only while their appointments follow each other. */
static void checkin_keeps_two_of_one_name_apart(void **state)
{
    const struct appointment together[] = {
        booked("10:30", "John Sample", ""),
        booked("10:30", "John Sample", ""),
    };
    struct checkin_matches found = by_name(state, together, 2, "2026-11-23T10:20", "John", "S");
    assert_int_equal(found.count, 2);
    const struct appointment in_a_row[] = {
        booked("10:30", "John Sample", ""),
        booked("11:00", "John Sample", ""), /* the first one lasts to 11:30 */
        booked("11:30", "SAMPLE, JOHN", ""),
    };
    found = by_name(state, in_a_row, 3, "2026-11-23T10:20", "John", "S");
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[0].count, 2);
    assert_ptr_equal(found.items[0].appointments[1], &in_a_row[2]);
    /* a phone says that it is one person, whatever the times */
    const struct appointment one[] = {
        booked("10:30", "John Sample", "2505550142"),
        booked("10:30", "John Sample", "2505550142"),
    };
    assert_int_equal(by_name(state, one, 2, "2026-11-23T10:20", "John", "S").count, 1);
}

/* Two clients of one first name, or of the same initials, come one after the other. */
static void checkin_a_short_name_tells_nobody(void **state)
{
    static const char *const names[] = {"Sarah", "Sarah B.", "Sarah B", "S. B.", "SB", "B., S."};
    for (size_t i = 0; i < COUNT(names); i++) {
        struct appointment items[] = {booked("09:00", names[i], ""), booked("10:00", names[i], ""),
                                      booked("10:00", names[i], "")};
        items[0].arrived = true;
        items[2].therapist = "Sam T.";
        struct checkin_matches found = by_name(state, items, 3, "2026-11-23T09:55", "Sarah", "B");
        assert_int_equal(found.count, 3);
        assert_true(found.items[0].already_arrived);
        assert_false(found.items[1].already_arrived);
    }
}

static void checkin_alike_names_those_that_read_the_same(void **state)
{
    struct appointment items[] = {
        booked("10:30", "John Sample", "2505550142"),  booked("10:30", "Jane Sample", "6045550142"),
        booked("10:30", "Ravi Sample", "2365550142"),  booked("10:45", "Jo Sample", "7785550142"),
        booked("10:30", "Jan Specimen", "4035550142"),
    };
    items[4].therapist = "Tomas L.";
    struct checkin_matches found = by_phone(state, items, 5, "2026-11-23T10:20", "0142");
    assert_int_equal(found.count, 5);
    static const char *const initials[] = {"J. S.", "J. S.", "R. S.", "J. S.", "J. S."};
    static const size_t expected[] = {0, 0, 2, 3, 4};
    const size_t *alike = checkin_alike(*state, &found, initials);
    for (size_t i = 0; i < COUNT(expected); i++) {
        assert_int_equal(alike[i], expected[i]);
    }
    assert_non_null(checkin_alike(*state, &(struct checkin_matches){0}, NULL));
}

/* As the list is read again, with the ids that the database gave. */
static void checkin_again_follows_the_booking(void **state)
{
    struct appointment before[] = {
        booked("10:30", "Joan Sample", "2505550142"),
        booked("10:30", "Noah Phoneless", ""),
    };
    struct appointment after[] = {
        booked("11:00", "Joan Sample", "2505550142"),
        booked("12:00", "Noah Phoneless", ""),
    };
    const int64_t now_ms = at("2026-11-23T10:20");
    const struct day_list list = {after, 2};
    struct checkin_match found = {0};
    for (int64_t i = 0; i < 2; i++) {
        before[i].id.value = after[i].id.value = i + 1;
        const struct appointment *first = &before[i];
        const struct checkin_match match = {.appointments = &first, .count = 1};
        assert_true(checkin_again(*state, &list, &rules, now_ms, &match, &found));
        assert_ptr_equal(found.appointments[0], &after[i]);
        assert_int_equal(found.kind, i == 0 ? ARRIVAL_ON_TIME : ARRIVAL_EARLY);
        after[i].status = APPOINTMENT_CANCELLED;
        assert_false(checkin_again(*state, &list, &rules, now_ms, &match, &found));
        after[i].status = APPOINTMENT_BOOKED;
        after[i].client_name = "Somebody Else";
        assert_false(checkin_again(*state, &list, &rules, now_ms, &match, &found));
    }
    /* a list without ids brings what moved as a new booking: with a phone it is the same client */
    for (int64_t i = 0; i < 2; i++) {
        after[i].client_name = before[i].client_name;
        after[i].id.value = i + 11;
        const struct appointment *first = &before[i];
        const struct checkin_match match = {.appointments = &first, .count = 1};
        assert_int_equal(checkin_again(*state, &list, &rules, now_ms, &match, &found), i == 0);
    }
}

static void checkin_narrow_never_guesses(void **state)
{
    const struct appointment items[] = {
        booked("10:30", "John Sample", "2505550142"),
        booked("10:30", "Jane Sample", "6045550142"),
        booked("10:30", "Specimen, Mary John", "2365550142"),
        booked("10:30", "Johanna (Janie) Sample", "7785550142"),
    };
    struct checkin_matches all = by_phone(state, items, 4, "2026-11-23T10:20", "0142");
    assert_int_equal(all.count, 4);
    static const struct {
        const char *given;
        size_t count;
        size_t first;
    } cases[] = {
        {"jane", 1, 1},  {"Janie", 1, 3}, {"John", 2, 0}, {"Jahn", 2, 0},
        {"Jhane", 1, 1}, {"Ravi", 0, 0},  {"", 0, 0},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct checkin_matches found = checkin_narrow(*state, &all, cases[i].given);
        assert_int_equal(found.count, cases[i].count);
        if (found.count > 0) {
            assert_ptr_equal(found.items[0].appointments[0], &items[cases[i].first]);
        }
    }
}

/* A long list of one name, or of one number, is looked through all the same. */
static void checkin_finds_in_a_list_of_thousands(void **state)
{
    enum { ROWS = 3000 };
    struct appointment *items = ARENA_ARRAY(*state, struct appointment, ROWS);
    for (size_t i = 0; i < ROWS; i++) {
        items[i] = booked("10:30", "John Sample", i % 2 == 0 ? "" : "2505550142");
    }
    struct checkin_matches found = by_name(state, items, ROWS, "2026-11-23T10:20", "John", "S");
    assert_int_equal(found.count, ROWS / 2 + 1); /* those with the number are one person */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(checkin_kind_follows_the_window),
        cmocka_unit_test(checkin_by_phone_finds_the_last_four_digits),
        cmocka_unit_test(checkin_by_phone_reads_no_further_than_the_number),
        cmocka_unit_test(checkin_by_phone_finds_nobody_when_the_list_is_empty),
        cmocka_unit_test(checkin_finds_the_early_and_the_very_late),
        cmocka_unit_test(checkin_prefers_those_in_their_window),
        cmocka_unit_test(checkin_nobody_hides_another_of_the_same_phone),
        cmocka_unit_test(checkin_groups_appointments_in_a_row),
        cmocka_unit_test(checkin_groups_a_row_when_another_client_lies_between),
        cmocka_unit_test(checkin_groups_by_the_latest_end_when_one_spans_another),
        cmocka_unit_test(checkin_takes_one_phone_without_names_for_one_client),
        cmocka_unit_test(checkin_by_phone_tells_two_people_with_the_same_digits_apart),
        cmocka_unit_test(checkin_says_who_has_arrived_already),
        cmocka_unit_test(checkin_says_arrived_only_of_a_whole_row),
        cmocka_unit_test(checkin_ignores_cancelled_appointments),
        cmocka_unit_test(checkin_ignores_other_days),
        cmocka_unit_test(checkin_knows_the_days_when_clocks_change),
        cmocka_unit_test(checkin_by_name_is_tolerant),
        cmocka_unit_test(checkin_by_name_prefers_the_exact_name),
        cmocka_unit_test(checkin_by_name_finds_all_with_the_same_initial),
        cmocka_unit_test(checkin_therapists_are_those_of_today_each_once),
        cmocka_unit_test(checkin_expects_clients_of_today_who_have_not_arrived),
        cmocka_unit_test(codes_are_the_words_of_the_database),
        cmocka_unit_test(checkin_by_phone_takes_any_number_of_a_client),
        cmocka_unit_test(checkin_by_name_takes_exact_names_before_slips_and_initials),
        cmocka_unit_test(checkin_keeps_two_of_one_name_apart),
        cmocka_unit_test(checkin_alike_names_those_that_read_the_same),
        cmocka_unit_test(checkin_a_short_name_tells_nobody),
        cmocka_unit_test(checkin_again_follows_the_booking),
        cmocka_unit_test(checkin_narrow_never_guesses),
        cmocka_unit_test(checkin_finds_in_a_list_of_thousands),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

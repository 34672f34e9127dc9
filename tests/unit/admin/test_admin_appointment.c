/* What a day list tells of an appointment arrives in the exports, whatever columns there are: these
 * tests walk the table in domain/appointment.h. */
#include "admin_test.h"
#include "domain/csv_mapping.h"
#include "import/day_list.h"

#define LIST "list.csv"

/* What the column of that name says of Joan: text, or the digits of a telephone number. */
static const char *said(struct fixture *fixture, const char *name, const char *by)
{
    return strcmp(name, "phone") == 0 ? "2505550142"
                                      : arena_printf(fixture->arena, "%s by %s", name, by);
}

/* The head of a list with all columns, as a list has them whose columns nobody named, and a row. */
static void write_list(struct fixture *fixture)
{
    const char *head = "";
    const char *row = "";
    for (size_t i = 0; i < LIST_COLUMN_COUNT; i++) {
        const char *comma = i == 0 ? "" : ",";
        const char *value = i == LIST_START    ? "2026-11-22T10:30"
                            : i == LIST_END    ? "2026-11-22T11:30"
                            : i == LIST_STATUS ? "booked"
                                               : said(fixture, list_columns[i].name, "list");
        head = arena_printf(fixture->arena, "%s%s%s", head, comma, list_columns[i].usual);
        row = arena_printf(fixture->arena, "%s%s%s", row, comma, value);
    }
    const char *text = arena_printf(fixture->arena, "%s\n%s\n", head, row);
    assert_done(fixture, file_replace(LIST, text, strlen(text), &fixture->err));
}

/* Reads the list as the kiosk does, keeps it, and gives it as it is kept. */
static struct day_list keep_list(struct fixture *fixture)
{
    const int64_t from = civil_day_start_ms(NOW_MS);
    const struct import_request request = {
        .mapping = &csv_mapping_usual,
        .therapist = "",
        .clinic_phone = "",
        .from_ms = from,
        .to_ms = civil_next_day_ms(from),
    };
    struct import_result result;
    write_list(fixture);
    assert_done(fixture, import_file(fixture->arena, LIST, &request, &result, &fixture->err));
    return import_day(fixture, result.list.items, result.list.count);
}

#define ASSERT_SAYS(ID, name, usual, presence)                                                     \
    assert_string_equal(appointment->name, said(fixture, #name, by));
static void assert_says(struct fixture *fixture, const struct appointment *appointment,
                        const char *by)
{
    APPOINTMENT_TEXTS(ASSERT_SAYS)
}

static void every_text_of_the_list_is_kept(void **state)
{
    struct fixture *fixture = *state;
    struct day_list list = keep_list(fixture);
    assert_int_equal(list.count, 1);
    assert_says(fixture, &list.items[0], "list");
}

static void a_changed_list_changes_every_text(void **state)
{
    struct fixture *fixture = *state;
    struct appointment changed = keep_list(fixture).items[0];
#define CHANGE(ID, name, usual, presence) changed.name = said(fixture, #name, "another list");
    APPOINTMENT_TEXTS(CHANGE)
    struct day_list list = import_day(fixture, &changed, 1);
    assert_int_equal(list.count, 1);
    assert_says(fixture, &list.items[0], "another list");
}

static void a_change_by_hand_changes_every_text(void **state)
{
    struct fixture *fixture = *state;
    struct appointment changed = keep_list(fixture).items[0];
#define CHANGE_BY_HAND(ID, name, usual, presence) changed.name = said(fixture, #name, "hand");
    APPOINTMENT_TEXTS(CHANGE_BY_HAND)
    assert_done(fixture, store_put_appointment(fixture->store, &changed, "kiosk", &fixture->err));
    /* the list leaves it alone from now on */
    struct day_list list = keep_list(fixture);
    assert_int_equal(list.count, 1);
    assert_says(fixture, &list.items[0], "hand");
}

static void arrive_with_list(struct fixture *fixture)
{
    struct visit_id visit = {0};
    struct day_list list = keep_list(fixture);
    assert_done(fixture, arrive(fixture, list.items, 1, &visit));
}

static void every_text_is_in_the_json(void **state)
{
    struct fixture *fixture = *state;
    arrive_with_list(fixture);
    json_t *json = read_json(RUN(fixture, "show", "1", "--json").out);
    json_t *appointment = json_array_get(json_object_get(json, "appointments"), 0);
#define ASSERT_MEMBER(ID, name, usual, presence)                                                   \
    assert_string_equal(member(appointment, #name), said(fixture, #name, "list"));
    APPOINTMENT_TEXTS(ASSERT_MEMBER)
    json_decref(json);
}

/* The field of that number in a line without quotes. */
static const char *field(struct fixture *fixture, const char *line, size_t number)
{
    for (; number > 0; number--) {
        line += strcspn(line, ",\r");
        line += line[0] == ',' ? 1 : 0;
    }
    return arena_strndup(fixture->arena, line, strcspn(line, ",\r"));
}

static const char *column(struct fixture *fixture, const char *csv, const char *name)
{
    const char *row = strstr(csv, "\r\n") + 2;
    for (size_t i = 0; i < 64; i++) {
        if (strcmp(field(fixture, csv, i), name) == 0) {
            return field(fixture, row, i);
        }
    }
    fail_msg("no column %s: %s", name, csv);
    return "";
}

static void every_text_is_in_the_csv(void **state)
{
    struct fixture *fixture = *state;
    arrive_with_list(fixture);
    struct run run =
        RUN(fixture, "export", "--from", "2026-11-22", "--to", "2026-11-22", "--format", "csv");
    assert_code(run, ADMIN_DONE);
#define ASSERT_COLUMN(ID, name, usual, presence)                                                   \
    assert_string_equal(column(fixture, run.out, #name), said(fixture, #name, "list"));
    APPOINTMENT_TEXTS(ASSERT_COLUMN)
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(every_text_of_the_list_is_kept),
        FIXTURE_TEST(a_changed_list_changes_every_text),
        FIXTURE_TEST(a_change_by_hand_changes_every_text),
        FIXTURE_TEST(every_text_is_in_the_json),
        FIXTURE_TEST(every_text_is_in_the_csv),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

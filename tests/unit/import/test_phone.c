/* import/phone: telephone numbers in fields and in free text. */
#include "import/people/phone.h"
#include "import_support.h"

static void phone_digits_reads_any_form(void **state)
{
    static const struct {
        const char *text;
        const char *digits;
    } cases[] = {
        {"", ""},
        {"n/a", ""},
        {"+1 (250) 555-0142", "12505550142"},
        {"250.555.0142", "2505550142"},
        {"2505550142", "2505550142"},
        {"tel: 250 555 0142", "2505550142"},
        {"250-555-0142 ext. 12", "2505550142"},
        {"250-555-0142x12", "2505550142"},
        {"250-555-0142 #12", "2505550142"},
        {"250-555-0142 / 250-555-0143", "2505550142"},
        {"2505550142.0", "2505550142"},
        {"0142", "0142"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(phone_digits(*state, cases[i].text), cases[i].digits);
    }
}

static void phone_find_takes_the_clients_number_only(void **state)
{
    static const struct {
        const char *text;
        const char *digits;
    } cases[] = {
        {"", ""},
        {"Phone: (250) 555-0142", "2505550142"},
        {"1-250-555-0142", "12505550142"},
        {"call 2505550142 first", "2505550142"},
        {"250\u00A0555\u20110142", "2505550142"}, /* no-break space and hyphen */
        {"mobile +44 20 7946 0958.", "442079460958"},
        {"+1 250 555 0142", "12505550142"},
        {"(250)555-0142, Joan", "2505550142"},
        /* a labelled number goes before another one */
        {"250-555-0199\nCell: 250-555-0142", "2505550142"},
        {"Phone: 250-555-0142. To cancel, call 250-555-0199.", "2505550142"},
        {"To cancel call 250-555-0199\n250-555-0142", "2505550142"},
        /* a label belongs to one number, not to the next on the line */
        {"Fax 250-555-0199, phone 250-555-0142", "2505550142"},
        {"+44 1234 5678 9012 3", "441234567890123"}, /* the longest that there may be */
        {"+44 1234 5678 9012 34", ""},
        /* no telephone numbers of clients */
        {"2025-11-24 10:30", ""},
        {"20251124T103000Z", ""},
        {"Meeting ID: 849 234 5678", ""},
        {"Join by phone +1 236-555-0199", ""},
        {"https://example.com/j/2505550142?p=2365550142", ""},
        {"joan2505550142@example.com", ""},
        {"fax 250-555-0142", ""},
        {"1764000000", ""},    /* a time stamp */
        {"250-155-0142", ""},  /* no exchange begins with 1 */
        {"150-555-0142", ""},  /* nor an area code */
        {"250-555-01421", ""}, /* too long */
        {"250-555-0142-33", ""},
        {"9250-555-0142", ""},
        {"+1 250 555", ""},
        {"+123 456 789 012 345 678", ""},
        {"60 min, room 2", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(phone_find(*state, cases[i].text), cases[i].digits);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(phone_digits_reads_any_form),
        cmocka_unit_test(phone_find_takes_the_clients_number_only),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

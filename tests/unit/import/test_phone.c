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
        {"2505550142.0", "2505550142"},
        {"0142", "0142"},
        {"unknown 0142", "0142"},
        {"12", ""},
        {"555-0142", "5550142"},
        {"+44 20 7946 0958", "442079460958"},
        {"011 44 20 7946 0958", "011442079460958"},
        {"0412 345 678", "0412345678"},
        {"06 12 34 56 78", "0612345678"},
        {"250\u2013555\u20110142", "2505550142"},
        {"\u0662\u0665\u0660\u0665\u0665\u0665\u0660\u0661\u0664\u0662", "2505550142"},
        {"２５０５５５０１４２", "2505550142"},
        /* extensions before and behind */
        {"(250) 555-0142 poste 12", "2505550142"},
        {"tel:+1-250-555-0142;ext=3", "12505550142"},
        {"ext 3 250-555-0142", "2505550142"},
        {"#3-250-555-0142", "2505550142"},
        {"+1 250-555-0142 - text ok", "12505550142"},
        /* what spreadsheets make of a number */
        {"'+12505550142", "12505550142"},
        {"2505550142,00", "2505550142"},
        {"2.505550142E+09", "2505550142"},
        {"2.50555E+09", ""},
        {"2,50556e+09", ""},
        {"######", ""},
        {"1-800-MASSAGE", ""},
        /* no telephones */
        {"PHN: 9876543210", ""},
        {"Care card 9876 543 210", ""},
        {"fax 250-555-0199", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(phone_digits(*state, cases[i].text), cases[i].digits);
    }
}

static void phone_digits_keeps_every_number_of_a_field(void **state)
{
    static const struct {
        const char *text;
        const char *digits;
    } cases[] = {
        {"250-555-0142 / 604-555-0199", "2505550142 6045550199"},
        {"250-555-0142, 604-555-0199", "2505550142 6045550199"},
        {"250-555-0142 or 604-555-0199", "2505550142 6045550199"},
        {"250-555-0142 604-555-0199", "2505550142 6045550199"},
        {"2505550142 6045550199", "2505550142 6045550199"},
        {"+1 250 555 0142 +44 20 7946 0958", "12505550142 442079460958"},
        {"+1 250 555 0142 604 555 0199", "12505550142 6045550199"},
        {"06 12 34 56 78 07 12 34 56 79", "0612345678 0712345679"},
        {"250-555-0142 x3; 604-555-0199 ext. 4", "2505550142 6045550199"},
        {"250-555-0142 (mom 604-555-0199)", "2505550142 6045550199"},
        /* the mobile number comes first */
        {"H: 250-555-0142 C: 604-555-0199", "6045550199 2505550142"},
        {"Home: 250-555-0142; Cell: 604-555-0199", "6045550199 2505550142"},
        {"250-555-0142, 604-555-0199 (mobile)", "6045550199 2505550142"},
        {"250-555-0142 (cell) 604-555-0199 (home)", "2505550142 6045550199"},
        /* each once, whether with the country code or without */
        {"250-555-0142 / +1 250 555 0142", "2505550142"},
        {"250-555-0142, fax 250-555-0199", "2505550142"},
        {"250-555-0142 12", "2505550142"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(phone_digits(*state, cases[i].text), cases[i].digits);
    }
}

static void phone_find_reads_what_is_said_of_a_number(void **state)
{
    static const struct {
        const char *text;
        const char *digits;
    } cases[] = {
        {"Your phone number: 250-555-0142", "2505550142"},
        {"Contact number: 250-555-0142", "2505550142"},
        {"Preferred phone: 250-555-0142", "2505550142"},
        {"What number should we call to confirm or cancel?: 250-555-0142", "2505550142"},
        {"What number should we call to confirm or cancel?\n250-555-0142", "2505550142"},
        {"Text reminder number: +1 250 555 0142", "12505550142"},
        {"Client's phone: 250-555-0142\nClinic phone: 250-555-0100", "2505550142"},
        {"Clinic phone: 250-555-0100\nPhone\n250-555-0142", "2505550142"},
        {"Mobile\n250-555-0142", "2505550142"},
        {"Mobile: 0412 345 678", "0412345678"},
        {"Opinion: 250-555-0142", "2505550142"}, /* "pin" is part of another word */
        {"Lives at the border, 250-555-0142", "2505550142"},
        {"Referred by Bob\n250-555-0142", "2505550142"},
        {"Home: 250-555-0142\nCell: 604-555-0199", "6045550199 2505550142"},
        {"Téléphone : 250 555-0142", "2505550142"},
        {"Votre numéro : 250 555-0142", "2505550142"},
        /* the clinic's, and other numbers */
        {"Our phone: 250-555-0100", ""},
        {"Clinic phone\n250-555-0100", ""},
        {"Cozy Clinic\n12 Main St\n250-555-0100", ""},
        {"Questions? Call 250-555-0100", ""},
        {"To cancel your appointment, call 250-555-0100", ""},
        {"Pour annuler, appelez le 250 555-0100", ""},
        {"PHN: 9876543210", ""},
        {"Care card: 9876 543 210", ""},
        {"Policy number: 250 555 0142", ""},
        {"Emergency contact: Bob 250-555-0199\nPhone: 250-555-0142", "2505550142"},
        {"Price: 1234567", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(phone_find(*state, cases[i].text), cases[i].digits);
    }
}

static void phone_take_leaves_the_rest_of_a_title(void **state)
{
    static const struct {
        const char *title;
        const char *digits;
        const char *rest;
    } cases[] = {
        {"Joan Sample 250-555-0142", "2505550142", "Joan Sample             "},
        {"Joan (250) 555-0142, 604-555-0199", "2505550142 6045550199",
         "Joan               ,             "},
        {"Joan Sample 60 min", "", "Joan Sample 60 min"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        char *title = arena_strdup(*state, cases[i].title);
        assert_string_equal(phone_take(*state, title), cases[i].digits);
        assert_string_equal(title, cases[i].rest);
    }
}

static void phone_without_leaves_out_numbers_of_the_clinic(void **state)
{
    assert_string_equal(phone_without(*state, "12505550142 6045550199", "2505550142"),
                        "6045550199");
    assert_string_equal(phone_without(*state, "2505550142", "2505550199 12505550142"), "");
    assert_string_equal(phone_without(*state, "2505550142", ""), "2505550142");
    assert_string_equal(phone_without(*state, "", "2505550142"), "");
    assert_string_equal(phone_add(*state, "", "2505550142"), "2505550142");
    assert_string_equal(phone_add(*state, "1111111 2222222 3333333", "4444444 5555555"),
                        "1111111 2222222 3333333 4444444");
    assert_string_equal(phone_find_called(*state, "Room 2, tel. 250-555-0142"), "2505550142");
    assert_string_equal(phone_find_called(*state, "12 Main St, 250-555-0142"), "");
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
        cmocka_unit_test(phone_digits_keeps_every_number_of_a_field),
        cmocka_unit_test(phone_find_reads_what_is_said_of_a_number),
        cmocka_unit_test(phone_take_leaves_the_rest_of_a_title),
        cmocka_unit_test(phone_without_leaves_out_numbers_of_the_clinic),
        cmocka_unit_test(phone_find_takes_the_clients_number_only),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

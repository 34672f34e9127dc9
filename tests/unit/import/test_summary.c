/* import/summary: client, service and therapist from the titles of booking systems. */
#include "import/people/summary.h"
#include "import_support.h"

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
        {"Massage with Mei R. - 60 min", "", "Massage", "Mei R.", false},
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
        struct summary summary = summary_read(*state, cases[i].title, "Tomas L.");
        assert_string_equal(summary.client_name, cases[i].client_name);
        assert_string_equal(summary.service, cases[i].service);
        assert_string_equal(summary.therapist, cases[i].therapist);
        assert_int_equal(summary.cancelled, cases[i].cancelled);
    }
}

static void therapist_find_takes_capitalised_words(void **state)
{
    static const struct {
        const char *text;
        const char *therapist;
    } cases[] = {
        {"", ""},
        {"Massage with Mei R. at 10:30", "Mei R."},
        {"Bring this with you. Session with Mei Roy, RMT", "Mei Roy"},
        {"with Mei Roy. Thank you", "Mei Roy"},
        {"with Dr. Mei Roy\nRoom 2", "Dr. Mei Roy"},
        {"Practitioner: Ana Garcia", "Ana Garcia"},
        {"Séance avec Émilie B.", "Émilie B."},
        {"Herewith Joan", ""},
        {"with you", ""},
        {"with ", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(therapist_find(*state, cases[i].text), cases[i].therapist);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(summary_read_follows_its_rule),
        cmocka_unit_test(therapist_find_takes_capitalised_words),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

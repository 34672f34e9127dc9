/* import/therapist: the therapist in free text. */
#include "import/people/therapist.h"
#include "import_support.h"

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
        {"Massage with Hot Stones. With Mei R.", "Mei R."},
        {"Provider: No preference", ""},
        {"Calendar: Cozy Clinic", ""},
        {"Staff: Any", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(therapist_find(*state, cases[i].text), cases[i].therapist);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(therapist_find_takes_capitalised_words),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

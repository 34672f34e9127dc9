/* import/person: a person in a column, behind a label, in the name of a calendar. */
#include "import/people/person.h"
#include "import_support.h"

static void a_column_holds_a_name_and_what_people_add(void **state)
{
    static const struct {
        const char *text;
        const char *name;
        const char *phone;
        bool cancelled;
    } cases[] = {
        {"Joan Sample", "Joan Sample", "", false},
        {"Sample, Joan", "Sample, Joan", "", false},
        {"Joan Sample - cancelled", "Joan Sample", "", true},
        {"CANCELLED Joan Sample", "Joan Sample", "", true},
        {"Joan Sample (no show)", "Joan Sample", "", true},
        {"Joan Sample 250-555-0142", "Joan Sample", "2505550142", false},
        {"Joan cancelled", "Joan", "", true},
        {"Carla Cancelled", "Carla Cancelled", "", false}, /* may be called so */
        {"Joan Sample $110", "Joan Sample", "", false},
        {"Massage - Joan Sample", "Joan Sample", "", false},
        {"HOLD - Joan Sample", "Joan Sample", "", false},
        {"Joan Sample <joan@example.com>", "Joan Sample", "", false},
        /* what is added when somebody has come, or has paid */
        {"✓ Joan Sample", "Joan Sample", "", false},
        {"✅ Joan Sample", "Joan Sample", "", false},
        {"Joan Sample ✔️", "Joan Sample", "", false},
        {"★ Joan Sample", "Joan Sample", "", false},
        {"*Joan Sample*", "Joan Sample", "", false},
        {"** Sample, Joan", "Sample, Joan", "", false},
        {"[x] Joan Sample", "Joan Sample", "", false},
        {"- Joan Sample", "Joan Sample", "", false},
        {"• Joan Sample", "Joan Sample", "", false},
        {"Joan Sample!!", "Joan Sample", "", false},
        {"Joan Sample → room 2", "Joan Sample", "", false},
        {"Joan Sample (here)", "Joan Sample", "", false},
        {"Joan (here)", "Joan", "", false},
        {"Joan Sample [arrived]", "Joan Sample", "", false},
        {"Sample, Joan (here)", "Sample, Joan", "", false},
        {"Joan Sample ARRIVED", "Joan Sample", "", false},
        {"ARRIVED Joan Sample", "Joan Sample", "", false},
        {"Joan Sample arrived", "Joan Sample", "", false},
        {"Joan Sample is here", "Joan Sample", "", false},
        {"Joan Sample - here", "Joan Sample", "", false},
        {"Joan Sample HERE", "Joan Sample", "", false},
        {"Joan Sample checked in", "Joan Sample", "", false},
        {"Joan Sample - paid", "Joan Sample", "", false},
        {"Joan Sample PAID", "Joan Sample", "", false},
        {"Joan Sample (payé)", "Joan Sample", "", false},
        {"ARRIVÉE Joan Sample", "Joan Sample", "", false},
        {"Joan Sample (présente)", "Joan Sample", "", false},
        {"Joan Sample - ici", "Joan Sample", "", false},
        {"Joan Sample done", "Joan Sample", "", false},
        {"✓ Joan Sample (Joanie)", "Joan Sample (Joanie)", "", false},
        {"✓ 李 明", "李 明", "", false},
        {"✓ joan sample", "joan sample", "", false},
        {"✓ J. S.", "J. S.", "", false},
        {"Joan Here", "Joan Here", "", false},
        {"Joan Done", "Joan Done", "", false},
        {"Joan Present", "Joan Present", "", false},
        {"Joan & Kim Sample", "Joan & Kim Sample", "", false},
        {"Joan/Kim Sample", "Joan/Kim Sample", "", false},
        {"Joan Sample-Roe", "Joan Sample-Roe", "", false},
        {"✓", "", "", false},
        /* a name is taken as it stands */
        {"Deep", "Deep", "", false},
        {"Stone Cook", "Stone Cook", "", false},
        {"Singh, Deep", "Singh, Deep", "", false},
        {"Joan School", "Joan School", "", false},
        {"J. S.", "J. S.", "", false},
        {"JS", "JS", "", false},
        {"M. H.", "M. H.", "", false},
        {"A", "A", "", false},
        {"Zoë “Zo” O’Neil", "Zoë “Zo” O’Neil", "", false},
        {"7 Ŧe", "7 Ŧe", "", false},
        {"李 明", "李 明", "", false},
        {"joan sample", "joan sample", "", false},
        {"Client 12", "Client 12", "", false},
        /* and nobody is nobody */
        {"", "", "", false},
        {"-", "", "", false},
        {"N/A", "", "", false},
        {"Break", "", "", false},
        {"Lunch", "", "", false},
        {"Blocked", "", "", false},
        {"Walk-In", "", "", false},
        {"Staff Meeting", "", "", false},
        {"Lunch 30 min", "", "", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct person person = person_of_column(*state, cases[i].text);
        if (strcmp(person.name, cases[i].name) != 0 || strcmp(person.phone, cases[i].phone) != 0 ||
            person.cancelled != cases[i].cancelled) {
            fail_msg("%s: \"%s\" %s %d", cases[i].text, person.name, person.phone,
                     person.cancelled);
        }
    }
}

static void a_label_is_followed_by_anything(void **state)
{
    static const char *const cases[][2] = {
        {"Joan Sample", "Joan Sample"},
        {"joan sample", "joan sample"},
        {"Marie-Ève de la Côté", "Marie-Ève de la Côté"},
        {"Nguyễn Thị Hoa", "Nguyễn Thị Hoa"},
        {"李 明", "李 明"},
        {"Deep", "Deep"},
        {"Joan School", "Joan School"},
        {"Sample, Joan <joan@example.com>", "Sample, Joan"},
        {"Joan Sample, 60 min massage", "Joan Sample"},
        {"Cozy Clinic", ""},
        {"Massage 60 min", ""},
        {"See file", ""},
        {"me", ""},
        {"12 Main Street", ""},
        {"joan@example.com", ""},
        {"Wants to come again soon", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *name = person_of_label(*state, cases[i][0]);
        if (strcmp(name, cases[i][1]) != 0) {
            fail_msg("%s: \"%s\"", cases[i][0], name);
        }
    }
}

static void a_calendar_is_called_by_a_person_or_not(void **state)
{
    static const char *const cases[][2] = {
        {"", ""},
        {"Mei R.", "Mei R."},
        {"Mei", "Mei"},
        {"Mei Rivers - Acuity", "Mei Rivers"},
        {"Cozy Clinic - Mei Rivers", "Mei Rivers"},
        {"Calendrier de Mei", "Mei"},
        {"Mei's calendar", "Mei"},
        {"Calendar of Mei Rivers", "Mei Rivers"},
        {"Acuity: Cozy", ""},
        {"Cozy Clinic", ""},
        {"Easy Touch Massage", ""},
        {"Massage", ""},
        {"Appointments", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *name = person_of_calendar(*state, cases[i][0]);
        if (strcmp(name, cases[i][1]) != 0) {
            fail_msg("%s: \"%s\"", cases[i][0], name);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_column_holds_a_name_and_what_people_add),
        cmocka_unit_test(a_label_is_followed_by_anything),
        cmocka_unit_test(a_calendar_is_called_by_a_person_or_not),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

/* import/status: whether words say that an appointment does not take place. */
#include "domain/name.h"
#include "import/people/status.h"
#include "import_support.h"

static void status_is_cancelled_reads_words_anywhere(void **state)
{
    static const struct {
        const char *text;
        bool cancelled;
    } cases[] = {
        {"Cancelled", true},
        {"canceled", true},
        {"Client cancelled", true},
        {"Late Cancel", true},
        {"Late cancellation (fee)", true},
        {"Cancelled by client", true},
        {"Annulé", true},
        {"Annulation tardive", true},
        {"No show", true},
        {"No-show", true},
        {"NOSHOW", true},
        {"Did not attend", true},
        {"Didn’t show", true},
        {"DNA", true},
        {"Ne s'est pas présenté", true},
        {"Absente", true},
        {"Rescheduled", true},
        {"Resched. to Friday", true},
        {"Reporté", true},
        {"Declined", true},
        {"Deleted", true},
        {"Supprimé", true},
        {"Joan Sample - late cancel", true},
        {"", false},
        {"Booked", false},
        {"Confirmed", false},
        {"Not cancelled", false},
        {"non annulé", false},
        {"Rescheduled from Monday", false},
        {"Reporté du 3 décembre", false},
        {"On the cancellation list", false},
        {"Knows the cancellation policy", false},
        {"No notes", false},
        {"Showed up", false},
        {"Arrived", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (status_is_cancelled(name_fold(*state, cases[i].text)) != cases[i].cancelled) {
            fail_msg("%s", cases[i].text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_is_cancelled_reads_words_anywhere),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

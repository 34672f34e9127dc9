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
        {"latecancel", true},
        {"Late-Cancelled", true},
        {"cxl", true},
        {"CXLD by phone", true},
        {"Void", true},
        {"Missed", true},
        {"Absence", true},
        {"Expired", true},
        {"Withdrawn", true},
        {"Désisté", true},
        {"À reporter", true},
        {"CX", true},
        {"LC", true},
        {"Failed to attend", true},
        {"DidNotArrive", true},
        {"Non honoré", true},
        {"N'est pas venue", true},
        {"Ne viendra pas", true},
        {"Invalid", true},
        {"Postponed", true},
        {"Abandoned", true},
        {"Archived", true},
        {"Bumped", true},
        {"Skipped", true},
        {"Moved", true},
        {"Moved to Thursday", true},
        {"N/S", true},
        {"C/X", true},
        {"Not coming", true},
        {"Lapsed", true},
        {"Remise 10 %", false},
        {"Invalide", true},
        {"Abandonné", true},
        {"Abandonnée", true},
        {"Archivée", true},
        {"Repoussé", true},
        {"Remise à plus tard", true},
        {"Ignoré", true},
        {"Sautée", true},
        {"Unconfirmed - cancelled", true},
        {"Was cancelled by client", true},
        {"Cancelled - fee charged", true},
        {"Late cancellation", true},
        {"Moved from Tuesday", false},
        {"Moved to Room 2", false},
        {"Moved to 3pm", false},
        {"Postponed from Nov 20", false},
        {"Repoussé du 20 novembre", false},
        {"Confirmed (was cancelled)", false},
        {"Confirmé (était annulé)", false},
        {"Cancellation fee waived", false},
        {"Frais d'annulation payés", false},
        {"Honoré", false},
        {"Not arrived", false},
        {"Can be cancelled until Friday", false},
        {"", false},
        {"Booked", false},
        {"Booked - previously cancelled", false},
        {"Réservé (précédemment annulé)", false},
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

/* What may be about something else in a title. */
static void words_of_a_status_are_not_those_of_a_title(void **state)
{
    static const struct {
        const char *text;
        bool cancelled;
    } cases[] = {
        {"Joan Sample CXLD", true},
        {"latecancel Joan Sample", true},
        {"Joan Sample - missed call", false},
        {"Joan Sample - expired gift card", false},
        {"Joan Sample, void cheque", false},
        {"Joan Sample cancelled last minute", true},
        {"Joan Sample, cancelled last week", false},
        {"Joan Sample (cancel if rain)", false},
        {"Joan Sample - no show fee paid", false},
        {"Joan Sample (no-show last time)", false},
        {"Joan Sample - declined tip", false},
        {"Robin Example moved to Thursday", true},
        {"Robin Example - MOVED TO TOMORROW", true},
        {"Robin Example moved to next week", true},
        {"Robin Example postponed", true},
        {"Robin Example déplacé à jeudi", true},
        {"Robin Example (moved from Tuesday)", false},
        {"Robin Example moved to room 2", false},
        {"Robin Example moved to 3pm", false},
        {"Robin Example moved to May", false}, /* who may be a therapist */
        {"Robin Example just moved", false},
        {"Robin Example skipped breakfast", false},
        {"Robin Moved", false},
        {"N Sample", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        if (status_in_title(name_fold(*state, cases[i].text)) != cases[i].cancelled) {
            fail_msg("%s", cases[i].text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(status_is_cancelled_reads_words_anywhere),
        cmocka_unit_test(words_of_a_status_are_not_those_of_a_title),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

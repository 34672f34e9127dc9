/* The client's numbers at first, last time and today, as the therapist reads them. */
#include "visit.h"

#include <string.h>

#define LIST                                                                                       \
    OWN_HEADER "2025-11-24T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"                            \
               "2025-12-01T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"                            \
               "2025-12-08T10:30,,Ida Invented,250-555-0142,Mei R.,,\n"

static struct kiosk *open_on(const char *day, enum kiosk_panel panel, bool large_text)
{
    return kiosk_open((struct kiosk_options){.time = day,
                                             .configuration = OWN_CONFIGURATION,
                                             .panel = panel,
                                             .large_text = large_text,
                                             .keep_database = true});
}

/* Three visits of one client: usual pain 5, then 8, then 4; in the way 6, then 0, then 3; the other
 * numbers stay what they are. */
static void come_three_times(void)
{
    static const char *const days[] = {"2025-12-01T10:20", "2025-12-08T10:20"};
    static const char *const pain_week[] = {"number 8", "number 4"};
    static const char *const in_the_way[] = {"number 0", "number 3"};
    kiosk_own_list(LIST);
    struct kiosk *kiosk = kiosk_open(
        (struct kiosk_options){.time = "2025-11-24T10:20", .configuration = OWN_CONFIGURATION});
    kiosk_play(kiosk, TO_QUESTIONS);
    visit_answer(kiosk, first_visit, FIRST_VISIT_STEPS);
    visit_send(kiosk);
    kiosk_close(kiosk);
    for (size_t i = 0; i < COUNT_OF(days); i++) {
        struct step steps[FOLLOW_UP_STEPS];
        memcpy(steps, follow_up, sizeof(steps));
        visit_instead(steps, FOLLOW_UP_STEPS, "pain-week", pain_week[i]);
        visit_instead(steps, FOLLOW_UP_STEPS, "in-the-way", in_the_way[i]);
        kiosk = open_on(days[i], PANEL_PORTRAIT, false);
        kiosk_play(kiosk, TO_QUESTIONS);
        visit_answer(kiosk, steps, FOLLOW_UP_STEPS);
        visit_send(kiosk);
        kiosk_close(kiosk);
    }
}

/* The words on all pages of the visit, turned one by one. */
static const char *read_visit(struct kiosk *kiosk)
{
    kiosk_staff_open(kiosk);
    kiosk_play(kiosk, "tap visit 0\nexpect screen staff_visit");
    const char *all = kiosk->shown;
    for (const struct target *next = kiosk_target(kiosk, "list_next", NULL);
         next != NULL && next->enabled; next = kiosk_target(kiosk, "list_next", NULL)) {
        kiosk_play(kiosk, "tap list_next");
        all = arena_printf(kiosk->arena, "%s%s", all, kiosk->shown);
    }
    return all;
}

/* A change of a number that was 0 has no percentage. */
static void numbers_stand_in_a_table_or_where_it_has_no_room_in_words(void **state)
{
    (void)state;
    static const struct {
        enum kiosk_panel panel;
        bool large_text;
        const char *rows[4];
    } cases[] = {
        {PANEL_PORTRAIT,
         false,
         {"0 to 10 first last today change Past week", "Past week 5 8 4 –4 (–50 %) meaningful",
          "In the way 6 0 3 +3 worse", "Hard: Sitting 7 7 7 0"}},
        {PANEL_SMALL,
         true,
         {"Past week first 5, last 8, today 4, –4 (–50 %) meaningful",
          "In the way first 6, last 0, today 3, +3 worse",
          "Hard: Sitting first 7, last 7, today 7, 0", "Back"}},
    };
    come_three_times();
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct kiosk *kiosk = open_on("2025-12-08T10:40", cases[i].panel, cases[i].large_text);
        const char *const all = kiosk_squeezed(kiosk->arena, read_visit(kiosk));
        for (size_t row = 0; row < COUNT_OF(cases[i].rows); row++) {
            if (strstr(all, kiosk_squeezed(kiosk->arena, cases[i].rows[row])) == NULL) {
                fail_msg("%s: not in: %s", cases[i].rows[row], all);
            }
        }
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_stand_in_a_table_or_where_it_has_no_room_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

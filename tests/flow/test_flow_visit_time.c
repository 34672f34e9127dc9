/* How long a visit takes: what is promised on the first screen and on the notice is what the
 * screens need. */
#include "visit.h"

#include "app/visit_length.h"
#include "domain/form_time.h"
#include "rehearsal/visit_time.h"
#include "screens/registry.h"

static int minutes(int64_t ms)
{
    return (int)((ms + 59999) / 60000);
}

static void the_minutes_promised_are_those_of_the_screens(void **state)
{
    (void)state;
    static const char *const languages[] = {"en", "fr"};
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        struct kiosk *kiosk = kiosk_open((struct kiosk_options){.language = languages[i]});
        const struct app_options options = {.width = 1080,
                                            .height = 1920,
                                            .px_per_mm = 1080 / 268.0,
                                            .viewing_distance_mm = 600,
                                            .language = i};
        struct visit_time first;
        struct visit_time again;
        struct err err;
        if (!visit_time_play(&kiosk->world, screens_table(), &options, kiosk->fake.wall_ms, &first,
                             &again, &err)) {
            fail_msg("%s", err.text);
        }
        const struct visit_minutes promised = app_visit_minutes(kiosk->player.app);
        assert_int_equal(promised.first, minutes(visit_time_whole_ms(&first)));
        assert_int_equal(promised.again, minutes(visit_time_whole_ms(&again)));
        assert_sees(kiosk, arena_printf(kiosk->arena, "%d min", promised.first));
        kiosk_play(kiosk, TO_NOTICE);
        const int asked = minutes(visit_time_questions_ms(&first));
        assert_int_equal(app_question_minutes(kiosk->player.app), asked);
        assert_sees(kiosk, arena_printf(kiosk->arena, "%d min", asked));
        /* the next visit is shorter, and each part is a part of the whole */
        assert_true(visit_time_questions_ms(&again) < visit_time_questions_ms(&first));
        assert_true(first.question_taps < first.taps && first.question_words < first.words);
        kiosk_close(kiosk);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_minutes_promised_are_those_of_the_screens),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

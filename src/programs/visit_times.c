#include "programs/visit_times.h"

#include "rehearsal/visit_time.h"
#include "screens/registry.h"

#include <stdio.h>

static int seconds(int64_t ms)
{
    return (int)((ms + 500) / 1000);
}

static void print_line(const char *reason, const char *visit, const char *language,
                       const struct visit_time *time)
{
    printf("%s-%s %s questions %d s whole %d s (%zu taps and %zu words, of these %zu and %zu)\n",
           reason, visit, language, seconds(visit_time_questions_ms(time)),
           seconds(visit_time_whole_ms(time)), time->taps, time->words, time->question_taps,
           time->question_words);
}

bool print_visit_times(const struct world *world, const struct app_options *options,
                       int64_t wall_ms, struct err *err)
{
    for (size_t i = 0; i < world->reason_count; i++) {
        struct world asked = *world; /* for nothing else */
        asked.reasons = &world->reasons[i];
        asked.reason_count = 1;
        for (size_t language = 0; language < world->language_count; language++) {
            struct app_options on = *options;
            struct visit_time first;
            struct visit_time again;
            on.language = language;
            if (!visit_time_play(&asked, screens_table(), &on, wall_ms, &first, &again, err)) {
                return false;
            }
            const char *code = world->languages[language].code;
            print_line(asked.reasons->code, "first", code, &first);
            print_line(asked.reasons->code, "follow-up", code, &again);
        }
    }
    return true;
}

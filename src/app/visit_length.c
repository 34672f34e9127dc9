#include "app/visit_length.h"

#include "app/context.h"
#include "app/notice.h"
#include "app/session.h"
#include "app/words.h"
#include "base/words.h"
#include "domain/form_time.h"

#define SCRATCH_BYTES (16U << 10)

/* Of what stands around the notice and the questions, as scripts/visit-time prints it: from the
 * first touch to the notice, and the last screen. */
#define ARRIVAL_TAPS  8
#define ARRIVAL_WORDS 130

static int64_t notice_ms(const struct app *app)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    const size_t words = words_in(app_text(app, STR_NOTICE_TITLE)) +
                         words_in(app_text(app, STR_NOTICE_LENGTH)) +
                         words_in(app_notice_words(app, arena));
    arena_destroy(arena);
    return (int64_t)words * MS_PER_WORD + MS_PER_TAP;
}

static int64_t longer(int64_t one, int64_t other)
{
    return one > other ? one : other;
}

static int minutes(int64_t ms)
{
    return (int)((ms + 59999) / 60000);
}

int app_question_minutes(const struct app *app)
{
    struct arena *arena = arena_create(SCRATCH_BYTES);
    const struct blank_responses asked = session_could_ask(app_session_view(app), arena);
    int64_t longest = 0;
    for (size_t i = 0; i < asked.count; i++) {
        longest = longer(
            longest, questionnaire_quickest_ms(asked.items[i]->questionnaire, app_language(app)));
    }
    arena_destroy(arena);
    return minutes(notice_ms(app) + longest);
}

struct visit_minutes app_visit_minutes(const struct app *app)
{
    const struct world *world = app_session_view(app)->world;
    const char *language = app_language(app);
    if (world->reason_count == 0) {
        return (struct visit_minutes){0, 0};
    }
    int64_t first = 0;
    int64_t again = 0;
    for (size_t i = 0; i < world->reason_count; i++) {
        const struct visit_reason *reason = &world->reasons[i];
        const struct questionnaire *later =
            reason->follow_up != NULL ? reason->follow_up : reason->first_visit;
        first = longer(first, questionnaire_quickest_ms(reason->first_visit, language));
        again = longer(again, questionnaire_quickest_ms(later, language));
    }
    const int64_t around = notice_ms(app) + ARRIVAL_TAPS * MS_PER_TAP + ARRIVAL_WORDS * MS_PER_WORD;
    return (struct visit_minutes){minutes(around + first), minutes(around + again)};
}

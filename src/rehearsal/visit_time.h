/* How long a visit takes on the screens, by the words that stand on them and the taps that they
 * need (domain/form_time.h): somebody with a booking who has nothing to report and answers each
 * question. */
#pragma once

#include "app/create.h"
#include "app/screen.h"
#include "base/err.h"

#include <stddef.h>
#include <stdint.h>

struct visit_time {
    size_t question_taps; /* from the notice to Send */
    size_t question_words;
    size_t taps; /* from the first touch to the last screen */
    size_t words;
};

int64_t visit_time_questions_ms(const struct visit_time *time);
int64_t visit_time_whole_ms(const struct visit_time *time);

/*
 * Plays a first visit, and another one two weeks later, of a client of the demonstration, on the
 * panel and in the language of options. Not counted are the words of the bar, of the ribbon of the
 * demonstration, and of the ways out and on (Back, Continue, Skip, "I'd rather tell" …), keys and
 * bare numbers. False with err if the way could not be gone.
 */
bool visit_time_play(const struct world *world, const struct screen *const *screens,
                     const struct app_options *options, int64_t wall_ms, struct visit_time *first,
                     struct visit_time *again, struct err *err);

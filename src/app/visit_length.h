/* How long a visit takes at the screen, for what is promised there (domain/form_time.h). */
#pragma once

struct app;

/* From the notice until the answers are sent, in minutes, rounded up: the longest of the
 * questionnaires that this visitor may be asked. */
int app_question_minutes(const struct app *app);

/* From the first touch to the last screen, in minutes, rounded up: the longest first visit, and the
 * longest visit after it. Both 0 while the questionnaires are not read yet. */
struct visit_minutes {
    int first;
    int again;
};
struct visit_minutes app_visit_minutes(const struct app *app);

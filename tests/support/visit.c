#include "visit.h"
#include "app/context.h"

#include <stdio.h>
#include <string.h>

const struct step first_visit[FIRST_VISIT_STEPS] = {
    {"emergency", "option none"},
    {"same-day-1", "option none"},
    {"same-day-2", "option none"},
    {"tell-1", "option none"},
    {"tell-2", "option none"},
    {"where", "option back-low-left\noption front-knee-right"},
    {"duration", "option over-3-months"},
    {"leg", "option no"},
    {"pain-now", "number 4"},
    {"pain-week", "number 5"},
    {"in-the-way", "number 6"},
    {"hard-thing", "option sitting"},
    {"hard-number", "number 7"},
    {"pressure", "option medium"},
};

const struct step follow_up[FOLLOW_UP_STEPS] = {
    {"emergency", "option none"}, {"new-since", "option none"}, {"still-right", "option same"},
    {"change", "option same"},    {"pain-now", "number 4"},     {"pain-week", "number 5"},
    {"in-the-way", "number 6"},   {"hard-number", "number 7"},  {"after-last", "option fine"},
};

struct kiosk *visit_open(void)
{
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){0});
    kiosk_play(kiosk, TO_QUESTIONS);
    return kiosk;
}

struct kiosk *visit_open_low(bool large_text)
{
    struct kiosk *kiosk =
        kiosk_open((struct kiosk_options){.panel = PANEL_LOW, .large_text = large_text});
    kiosk_play(kiosk, TO_NOTICE);
    while (kiosk_target(kiosk, "agree", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap agree\nexpect screen question");
    return kiosk;
}

const char *visit_question(const struct kiosk *kiosk)
{
    assert_screen(kiosk, "question");
    const struct session *session = app_session_view(kiosk->player.app);
    return session->questionnaire->items[session->item].link_id;
}

/* The button to more answers of a list longer than the screen: its own, or, where the list must be
 * seen whole, the one that otherwise leads to the next question. */
static const char *more_answers(const struct kiosk *kiosk)
{
    const struct target *onward = kiosk_target(kiosk, "continue", NULL);
    if (kiosk_target(kiosk, "more", NULL) != NULL) {
        return "more";
    }
    return onward != NULL && onward->value != 0 ? "continue" : NULL;
}

void visit_tap(struct kiosk *kiosk, const char *target)
{
    bool in_list = strncmp(target, "option ", strlen("option ")) == 0;
    if (in_list && kiosk_target(kiosk, "as_list", NULL) != NULL) {
        kiosk_play(kiosk, "tap as_list");
    }
    const char *more = more_answers(kiosk);
    for (; kiosk_find(kiosk, target) == NULL && more != NULL; more = more_answers(kiosk)) {
        kiosk_playf(kiosk, "tap %s", more);
    }
    kiosk_playf(kiosk, "tap %s", target);
    while (strcmp(app_screen_name(kiosk->player.app), "signs") == 0) {
        kiosk_play(kiosk, "tap continue"); /* what must not wait, for who would rather tell */
    }
}

void visit_continue(struct kiosk *kiosk)
{
    while (kiosk_there(kiosk, "continue")->value != 0) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap continue");
}

void visit_progress(const struct kiosk *kiosk, int *n, int *total)
{
    const char *at = strstr(kiosk->shown, "Question ");
    if (at == NULL || sscanf(at, "Question %d of %d", n, total) != 2) {
        fail_msg("no progress on screen: %s", kiosk->shown);
    }
}

static void assert_nothing_chosen(const struct kiosk *kiosk)
{
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        bool answer =
            /* except the side of a body, which starts at the back */
            strcmp(target->name, "side") != 0;
        if (answer && target->selected) {
            fail_msg("chosen beforehand: %s %d", target->name, target->index);
        }
    }
}

void visit_give(struct kiosk *kiosk, const struct step *step)
{
    char taps[256];
    char *rest = NULL;
    assert_string_equal(visit_question(kiosk), step->link_id);
    snprintf(taps, sizeof(taps), "%s", step->taps);
    for (char *tap = strtok_r(taps, "\n", &rest); tap != NULL; tap = strtok_r(NULL, "\n", &rest)) {
        visit_tap(kiosk, tap);
    }
}

int visit_answer(struct kiosk *kiosk, const struct step *steps, size_t count)
{
    int total_before = 0;
    int n_before = 0;
    for (size_t i = 0; i < count; i++) {
        int n = 0;
        int total = 0;
        assert_string_equal(visit_question(kiosk), steps[i].link_id);
        visit_progress(kiosk, &n, &total);
        assert_true(n <= total);
        assert_true(i == 0 || (n == n_before + 1 && total <= total_before));
        assert_nothing_chosen(kiosk);
        n_before = n;
        total_before = total;
        visit_give(kiosk, &steps[i]);
        if (strcmp(steps[i].taps, "rather_tell") != 0) { /* "I'd rather tell" goes on by itself */
            visit_continue(kiosk);
        }
    }
    return total_before;
}

void visit_change(struct kiosk *kiosk, const char *link_id)
{
    assert_screen(kiosk, "review");
    const struct session *session = app_session_view(kiosk->player.app);
    int row = 0;
    for (size_t i = response_first(session->response);
         strcmp(session->questionnaire->items[i].link_id, link_id) != 0;
         i = response_next(session->response, i)) {
        row++;
    }
    while (kiosk_target_at(kiosk, "change", row) == NULL) {
        kiosk_play(kiosk, "tap next");
    }
    kiosk_playf(kiosk, "tap change %d", row);
    assert_string_equal(visit_question(kiosk), link_id);
}

void visit_send(struct kiosk *kiosk)
{
    assert_screen(kiosk, "review");
    while (kiosk_target(kiosk, "send", NULL) == NULL) {
        kiosk_play(kiosk, "tap next");
    }
    kiosk_play(kiosk, "tap send\nexpect screen done");
}

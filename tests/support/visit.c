#include "visit.h"
#include "app/context.h"

#include <stdio.h>
#include <string.h>

const struct step first_visit[FIRST_VISIT_STEPS] = {
    {"emergency", "option none"},
    {"same-day", "option none"},
    {"tell", "option none"},
    {"where", "option back-low-left\noption front-knee-right"},
    {"duration", "option over-3-months"},
    {"leg", "option no"},
    {"pain-week", "number 5"},
    {"in-the-way", "number 6"},
    {"hard-thing", "option sitting"},
    {"hard-number", "number 7"},
    {"pressure", "option medium"},
};

const struct step follow_up[FOLLOW_UP_STEPS] = {
    {"emergency", "option none"}, {"same-day", "option none"},   {"still-right", "option same"},
    {"change", "option same"},    {"after-last", "option fine"}, {"pain-week", "number 5"},
    {"in-the-way", "number 6"},   {"hard-number", "number 7"},
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

/* The place of a question on the screen, counted from 0; the number of questions there if it is not
 * one of them. */
static size_t place_of(const struct kiosk *kiosk, const char *link_id)
{
    assert_screen(kiosk, "question");
    const struct session *session = app_session_view(kiosk->player.app);
    size_t place = 0;
    while (place < session->page.count &&
           strcmp(session->questionnaire->items[session->page.items[place]].link_id, link_id) !=
               0) {
        place++;
    }
    return place;
}

bool visit_shows(const struct kiosk *kiosk, const char *link_id)
{
    return place_of(kiosk, link_id) < app_session_view(kiosk->player.app)->page.count;
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
    for (const char *more = more_answers(kiosk); more != NULL; more = more_answers(kiosk)) {
        const struct target *onward = kiosk_target(kiosk, "continue", NULL);
        if (onward != NULL && onward->value == 0) {
            break; /* a list that can be left from any page */
        }
        kiosk_playf(kiosk, "tap %s", more);
    }
    kiosk_play(kiosk, "tap continue");
}

/* Which questions are on the screen, of how many. */
struct progress {
    int first;
    int last;
    int total;
};

/* "Question 5 of 12", or "Questions 5 to 6 of 12". */
static struct progress read_progress(const struct kiosk *kiosk)
{
    struct progress progress = {0};
    const char *at = strstr(kiosk->shown, "Question");
    if (at == NULL) {
        fail_msg("no progress on screen: %s", kiosk->shown);
    }
    if (sscanf(at, "Question %d of %d", &progress.first, &progress.total) == 2) {
        progress.last = progress.first;
    } else if (sscanf(at, "Questions %d to %d of %d", &progress.first, &progress.last,
                      &progress.total) != 3) {
        fail_msg("no progress on screen: %s", kiosk->shown);
    }
    return progress;
}

void visit_progress(const struct kiosk *kiosk, int *n, int *total)
{
    const struct progress progress = read_progress(kiosk);
    *n = progress.first;
    *total = progress.total;
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

const char *visit_target(const struct kiosk *kiosk, const char *link_id, const char *target)
{
    const size_t place = place_of(kiosk, link_id);
    const size_t name = strcspn(target, " ");
    return place == 0 || target[name] == '\0' ? target
                                              : arena_printf(kiosk->arena, "%.*s_%zu%s", (int)name,
                                                             target, place + 1, target + name);
}

void visit_give(struct kiosk *kiosk, const struct step *step)
{
    char taps[256];
    char *rest = NULL;
    if (!visit_shows(kiosk, step->link_id)) {
        fail_msg("%s is not asked here, but %s", step->link_id, visit_question(kiosk));
    }
    snprintf(taps, sizeof(taps), "%s", step->taps);
    for (char *tap = strtok_r(taps, "\n", &rest); tap != NULL; tap = strtok_r(NULL, "\n", &rest)) {
        visit_tap(kiosk, visit_target(kiosk, step->link_id, tap));
    }
}

/* How many questions on the screen are asked: one may hang on an answer that was not given. */
static size_t asked_here(const struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    size_t asked = 0;
    for (size_t i = 0; i < session->page.count; i++) {
        asked += response_enabled(session->response, session->page.items[i]) ? 1 : 0;
    }
    return asked;
}

static bool tells(const struct step *step)
{
    return strcmp(step->taps, "rather_tell") == 0;
}

size_t visit_give_screen(struct kiosk *kiosk, const struct step *steps, size_t count)
{
    size_t taken = 0;
    assert_string_equal(visit_question(kiosk), steps[0].link_id);
    for (; taken < count && visit_shows(kiosk, steps[taken].link_id); taken++) {
        if (!tells(&steps[taken])) {
            visit_give(kiosk, &steps[taken]);
        }
    }
    assert_int_equal(taken, asked_here(kiosk));
    return taken;
}

size_t visit_answer_screen(struct kiosk *kiosk, const struct step *steps, size_t count)
{
    assert_nothing_chosen(kiosk);
    const size_t taken = visit_give_screen(kiosk, steps, count);
    bool told = false;
    for (size_t i = 0; i < taken; i++) {
        told = told || tells(&steps[i]);
    }
    if (told) {
        visit_tap(kiosk, "rather_tell"); /* which goes on by itself */
    } else {
        visit_continue(kiosk);
    }
    return taken;
}

int visit_answer(struct kiosk *kiosk, const struct step *steps, size_t count)
{
    struct progress before = {0};
    size_t taken = 0; /* of the screen before */
    for (size_t i = 0; i < count; i += taken) {
        const struct progress now = read_progress(kiosk);
        assert_true(now.last <= now.total);
        assert_true(i == 0 ||
                    (now.first == before.first + (int)taken && now.total <= before.total));
        before = now;
        taken = visit_answer_screen(kiosk, steps + i, count - i);
    }
    return before.total;
}

size_t visit_answer_until(struct kiosk *kiosk, const struct step *steps, size_t count,
                          const char *link_id)
{
    size_t taken = 0;
    while (!visit_shows(kiosk, link_id)) {
        assert_true(taken < count);
        taken += visit_answer_screen(kiosk, steps + taken, count - taken);
    }
    return taken;
}

void visit_instead(struct step *steps, size_t count, const char *link_id, const char *taps)
{
    size_t i = 0;
    while (i < count && strcmp(steps[i].link_id, link_id) != 0) {
        i++;
    }
    assert_true(i < count);
    steps[i].taps = taps;
}

/* The button of the row that has this question: that of the first question of its page which has a
 * row, or the one that shows all rows. */
static const struct target *change_of(const struct kiosk *kiosk, size_t item)
{
    const struct response *response = app_session_view(kiosk->player.app)->response;
    const struct question_page page = response_page(response, item);
    const struct ui_frame *frame = kiosk->player.frame;
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        for (size_t p = 0; p < page.count && strcmp(target->name, "change") == 0; p++) {
            if ((size_t)target->value == page.items[p]) {
                return target;
            }
        }
    }
    return NULL;
}

void visit_change(struct kiosk *kiosk, const char *link_id)
{
    assert_screen(kiosk, "review");
    const struct session *session = app_session_view(kiosk->player.app);
    const size_t item = questionnaire_find(session->questionnaire, link_id);
    while (change_of(kiosk, item) == NULL) {
        const bool more = kiosk_target(kiosk, "next", NULL) != NULL;
        kiosk_play(kiosk, more ? "tap next" : "tap show_all");
    }
    kiosk_playf(kiosk, "tap change %d", change_of(kiosk, item)->index);
    while (!visit_shows(kiosk, link_id)) { /* the questions of a page follow one another */
        visit_continue(kiosk);
    }
}

void visit_send(struct kiosk *kiosk)
{
    assert_screen(kiosk, "review");
    while (kiosk_target(kiosk, "send", NULL) == NULL) {
        kiosk_play(kiosk, "tap next");
    }
    kiosk_play(kiosk, "tap send\nexpect screen done");
}

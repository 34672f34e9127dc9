#include "rehearsal/tour_walk.h"

#include "app/context.h"
#include "app/session.h"
#include "domain/answer_kind.h"
#include "screens/questionnaire/question_kind.h"
#include "screens/questionnaire/question_page.h"

#include <string.h>

static const struct session *session_of(const struct walk *walk)
{
    return app_session_view(walk->player->app);
}

/* The question at this place on the screen, counted from 0. */
static const struct item *item_at(const struct walk *walk, size_t place)
{
    const struct session *session = session_of(walk);
    return &session->questionnaire->items[session->page.items[place]];
}

/* --- what is answered --- */

/* The tier of the answer that stands at this index of a question. */
static enum tier tier_of(const struct walk *walk, const struct item *item, int index)
{
    const struct questionnaire *questionnaire = session_of(walk)->questionnaire;
    return answer_kind(item)->offer(questionnaire, item, (size_t)index).tier;
}

/* A tap on this answer or number of the question at this place. */
static struct question_rehearsal tap(const struct walk *walk, size_t place, int index)
{
    const char *target = question_page_target(item_at(walk, place), place);
    return (struct question_rehearsal){.target = target,
                                       .index = index,
                                       .script =
                                           arena_printf(walk->arena, "tap %s %d", target, index)};
}

/* The answer with the first of these codes that is on offer, otherwise the first of the least
 * urgent. */
static int least_urgent(const struct walk *walk, const struct item *item)
{
    static const char *const codes[] = {"none", "no", "false"};
    const struct questionnaire *questionnaire = session_of(walk)->questionnaire;
    int count = (int)answer_offer_count(item);
    int least = count;
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]) && least == count; i++) {
        least = (int)answer_find_offer(questionnaire, item, codes[i]);
    }
    least = least == count ? 0 : least;
    for (int i = 0; i < count; i++) {
        least = tier_of(walk, item, i) < tier_of(walk, item, least) ? i : least;
    }
    return least;
}

/* What the tour answers: if it can, something that does not end the questionnaire. */
static struct question_rehearsal harmless(const struct walk *walk, size_t place)
{
    const struct item *item = item_at(walk, place);
    if (answer_offer_count(item) == 0) {
        struct question_rehearsal own = question_kind(item)->rehearse(item, walk->arena);
        return place == 0 ? own : tap(walk, place, own.index);
    }
    int least = least_urgent(walk, item);
    return tier_of(walk, item, least) < TIER_HOLD
               ? tap(walk, place, least)
               : (struct question_rehearsal){.target = "rather_tell"};
}

static bool is_told(struct question_rehearsal choice)
{
    return strcmp(choice.target, "rather_tell") == 0;
}

/* True with the first answer of this tier, if a question on screen has one, and its place. */
static bool find_tier(const struct walk *walk, enum tier wanted, size_t *place,
                      struct question_rehearsal *choice)
{
    for (size_t p = 0; p < session_of(walk)->page.count; p++) {
        const struct item *item = item_at(walk, p);
        const int count = (int)answer_offer_count(item);
        for (int i = 0; i < count; i++) {
            if (tier_of(walk, item, i) == wanted) {
                *place = p;
                *choice = tap(walk, p, i);
                return true;
            }
        }
    }
    return false;
}

/* --- answering --- */

/* True if the answer is on the page that is shown. */
static bool is_here(const struct walk *walk, const struct question_rehearsal *choice)
{
    return frame_find(walk->player->frame, choice->target, choice->index, choice->code) != NULL;
}

/* On a small panel "I'd rather tell" may stand only on an earlier page of the question. */
static bool tell_instead(struct walk *walk)
{
    while (frame_find(walk->player->frame, "rather_tell", 0, NULL) == NULL) {
        if (!walk_play(walk, "tap back")) {
            return false;
        }
    }
    return walk_play(walk, "tap rather_tell");
}

/* Leaves the last page of a question: by Continue, unless it asks for an answer. */
static bool leave(struct walk *walk, bool tells)
{
    const struct target *onward = frame_find(walk->player->frame, "continue", 0, NULL);
    bool open = tells || (onward != NULL && !onward->enabled);
    return open ? tell_instead(walk) : walk_play(walk, "tap continue");
}

static bool give(struct walk *walk, const struct question_rehearsal *choice, bool look)
{
    return walk_play(walk, choice->script) && (!look || walk_stop(walk, "question-answered"));
}

/* Answers the question that has the screen to itself and goes on, with pictures of all of its pages
 * if look is set. */
static bool answer_alone(struct walk *walk, struct question_rehearsal choice, bool look)
{
    for (bool answered = is_told(choice);;) {
        const struct target *onward = frame_find(walk->player->frame, "continue", 0, NULL);
        bool longer = frame_find(walk->player->frame, "more", 0, NULL) != NULL;
        bool last = !longer && (onward == NULL || onward->value == 0);
        if (!answered && is_here(walk, &choice)) {
            answered = true;
            if (!give(walk, &choice, look)) {
                return false;
            }
        }
        if (last) {
            return leave(walk, is_told(choice));
        }
        if (!walk_play(walk, longer ? "tap more" : "tap continue") ||
            (look && !walk_stop(walk, "question-more"))) {
            return false;
        }
    }
}

/* Answers all questions on the screen, the one at this place with choice, and goes on. */
static bool answer_page(struct walk *walk, size_t place, struct question_rehearsal choice,
                        bool look)
{
    const struct session *session = session_of(walk);
    bool tells = false;
    for (size_t i = 0; i < session->page.count; i++) {
        const struct question_rehearsal its = i == place ? choice : harmless(walk, i);
        const bool asked = response_enabled(session->response, session->page.items[i]);
        tells = tells || (asked && is_told(its));
        if (asked && !is_told(its) && !give(walk, &its, look)) {
            return false;
        }
    }
    return leave(walk, tells);
}

static bool answer(struct walk *walk, size_t place, struct question_rehearsal choice, bool look)
{
    return question_page_shown(session_of(walk)) ? answer_page(walk, place, choice, look)
                                                 : answer_alone(walk, choice, look);
}

/* The figure: chooses two places, shows its other views, then the list. */
static bool figure(struct walk *walk)
{
    const struct ui_frame *frame = walk->player->frame;
    if (frame_find(frame, "as_list", 0, NULL) == NULL) {
        return true;
    }
    int taken = 0;
    for (size_t i = 0; i < frame->target_count && taken < 2; i++) {
        if (strcmp(frame->targets[i].name, "region") == 0) {
            int region = frame->targets[i].index;
            if (!player_tap(walk->player, "region", region, NULL, walk->err)) {
                return false;
            }
            frame = walk->player->frame;
            taken++;
        }
    }
    if (!walk_stop(walk, "question-regions") ||
        !walk_play_and_stop(walk, "tap side 1", "question-front")) {
        return false;
    }
    if (frame_find(walk->player->frame, "part", 1, NULL) != NULL &&
        !walk_play_and_stop(walk, "tap part 1", "question-part")) {
        return false;
    }
    /* larger text may leave no room for the figure: the list then shows without a tap */
    bool drawn = frame_find(walk->player->frame, "undo", 0, NULL) != NULL;
    return !drawn || walk_play_and_stop(walk, "tap undo\ntap clear\ntap as_list", "question-list");
}

bool tour_question(struct walk *walk)
{
    return walk_stop(walk, "question") && figure(walk) && answer(walk, 0, harmless(walk, 0), true);
}

bool tour_answer_until(struct walk *walk, enum tier tier)
{
    while (strcmp(app_screen_name(walk->player->app), "question") == 0) {
        struct question_rehearsal choice = {0};
        size_t place = 0;
        bool found = find_tier(walk, tier, &place, &choice);
        if (!answer(walk, place, found ? choice : harmless(walk, place), false)) {
            return false;
        }
        if (found) {
            break;
        }
    }
    return true;
}

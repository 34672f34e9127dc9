#include "rehearsal/visit_time.h"

#include "app/context.h"
#include "app/session.h"
#include "app/words.h"
#include "base/words.h"
#include "domain/answer_kind.h"
#include "domain/form_time.h"
#include "rehearsal/stage.h"
#include "screens/questionnaire/question_page.h"

#include <string.h>

#define CLIENT       "0142" /* the last digits of a client of the demonstration with one booking */
#define FORTNIGHT_MS (14LL * 24 * 60 * 60 * 1000)

/* The most texts of one screen. */
#define TEXTS_MAX 256

struct measuring {
    struct player *player;
    struct visit_time *time;
    struct arena *arena;
    const char *ribbon;
    bool questions;              /* between the notice and Send */
    const char *seen[TEXTS_MAX]; /* the texts of this screen that were counted */
    size_t seen_count;
    struct err *err;
};

int64_t visit_time_questions_ms(const struct visit_time *time)
{
    return (int64_t)time->question_taps * MS_PER_TAP + (int64_t)time->question_words * MS_PER_WORD;
}

int64_t visit_time_whole_ms(const struct visit_time *time)
{
    return (int64_t)time->taps * MS_PER_TAP + (int64_t)time->words * MS_PER_WORD;
}

/* --- words --- */

/* What leads out or on, and is on every screen or says nothing new. */
static bool is_way(const struct target *target)
{
    static const char *const names[] = {
        "back",    "continue", "more",      "next",      "finish",   "person",   "send",
        "agree",   "decline",  "under_age", "change",    "show_all", "use_name", "rather_tell",
        "walk_in", "done",     "another",   "suggested", "other_way"};
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strcmp(target->name, names[i]) == 0) {
            return true;
        }
    }
    return target->kind == TARGET_SMALL || target->types;
}

static bool is_counted(const struct measuring *m, const struct text_box *text)
{
    const struct ui_frame *frame = m->player->frame;
    for (size_t i = 0; i < frame->target_count; i++) {
        if (is_way(&frame->targets[i]) && rect_inside(text->box, frame->targets[i].box)) {
            return false;
        }
    }
    return strcmp(text->text, m->ribbon) != 0;
}

static bool is_seen(const struct measuring *m, const char *text)
{
    for (size_t i = 0; i < m->seen_count; i++) {
        if (strcmp(m->seen[i], text) == 0) {
            return true;
        }
    }
    return false;
}

/* Reads what is new on the screen. */
static void look(struct measuring *m)
{
    const struct ui_frame *frame = m->player->frame;
    size_t words = 0;
    for (size_t i = 0; i < frame->text_count; i++) {
        const char *text = frame->texts[i].text;
        if (!is_counted(m, &frame->texts[i]) || is_seen(m, text) || m->seen_count == TEXTS_MAX) {
            continue;
        }
        m->seen[m->seen_count++] = arena_strdup(m->arena, text);
        words += words_in(text);
    }
    m->time->words += words;
    m->time->question_words += m->questions ? words : 0;
}

/* --- taps --- */

static void count_tap(struct measuring *m)
{
    m->time->taps++;
    m->time->question_taps += m->questions ? 1 : 0;
}

static bool tap(struct measuring *m, const char *name, int index)
{
    count_tap(m);
    const bool ok = player_tap(m->player, name, index, NULL, m->err);
    if (ok) {
        look(m);
    }
    return ok;
}

/* A tap that leads to another screen, which is read anew. */
static bool go(struct measuring *m, const char *name)
{
    m->seen_count = 0;
    return tap(m, name, 0);
}

static bool type(struct measuring *m, const char *digits)
{
    for (size_t i = 0; digits[i] != '\0'; i++) {
        count_tap(m);
    }
    m->seen_count = 0;
    const bool ok = player_type(m->player, digits, m->err);
    look(m);
    return ok;
}

/* --- the way --- */

static bool is_on(const struct measuring *m, const char *screen)
{
    return strcmp(app_screen_name(m->player->app), screen) == 0;
}

/* Touches the first place of a figure that is on the screen. */
static bool touch_figure(struct measuring *m)
{
    const struct ui_frame *frame = m->player->frame;
    for (size_t i = 0; i < frame->target_count; i++) {
        if (strcmp(frame->targets[i].name, "region") == 0) {
            return tap(m, "region", frame->targets[i].index);
        }
    }
    return err_set(m->err, "the figure has no place to touch");
}

static bool answer(struct measuring *m, size_t item, size_t place)
{
    const struct session *session = app_session_view(m->player->app);
    const struct item *question = &session->questionnaire->items[item];
    if (!response_enabled(session->response, item)) {
        return true;
    }
    if (frame_find(m->player->frame, "as_list", 0, NULL) != NULL) {
        return touch_figure(m);
    }
    if (answer_offer_count(question) == 0) {
        return tap(m, question_page_target(question, place), (int)question->minimum + 5);
    }
    const int offer = (int)response_calmest_offer(session->response, item);
    const char *target = question_page_target(question, place);
    while (frame_find(m->player->frame, target, offer, NULL) == NULL) {
        const bool more = frame_find(m->player->frame, "more", 0, NULL) != NULL;
        if (!go(m, more ? "more" : "continue")) {
            return false;
        }
    }
    return tap(m, target, offer);
}

static bool questions(struct measuring *m)
{
    while (is_on(m, "question")) {
        const struct question_page page = app_session_view(m->player->app)->page;
        for (size_t i = 0; i < page.count; i++) {
            if (!answer(m, page.items[i], i)) {
                return false;
            }
        }
        if (!go(m, "continue")) {
            return false;
        }
    }
    return true;
}

static bool visit(struct measuring *m)
{
    if (!go(m, "start") || !go(m, "check_in") || !type(m, CLIENT)) {
        return false;
    }
    m->questions = false;
    m->seen_count = 0;
    count_tap(m);
    if (!player_tap(m->player, "confirm_yes", 0, NULL, m->err)) {
        return false;
    }
    m->questions = true;
    look(m); /* the notice */
    while (frame_find(m->player->frame, "agree", 0, NULL) == NULL) {
        if (!go(m, "continue")) {
            return false;
        }
    }
    if (!go(m, "agree") || !questions(m)) {
        return false;
    }
    while (frame_find(m->player->frame, "next", 0, NULL) != NULL) {
        if (!go(m, "next")) {
            return false;
        }
    }
    m->seen_count = 0;
    count_tap(m);
    if (!player_tap(m->player, "send", 0, NULL, m->err)) {
        return false;
    }
    m->questions = false;
    look(m);
    return true;
}

/* The first touch of a visit is on the first screen, whose words are not read. */
static bool measure(struct stage *stage, struct visit_time *time, struct err *err)
{
    struct player *player = stage_player(stage);
    *time = (struct visit_time){0};
    struct measuring m = {
        .player = player,
        .time = time,
        .arena = arena_create(1024),
        .ribbon = app_text(player->app, STR_COMMON_DEMONSTRATION),
        .err = err,
    };
    const bool ok = visit(&m);
    arena_destroy(m.arena);
    return ok && player_tap(player, "done", 0, NULL, err);
}

bool visit_time_play(const struct world *world, const struct screen *const *screens,
                     const struct app_options *options, int64_t wall_ms, struct visit_time *first,
                     struct visit_time *again, struct err *err)
{
    struct stage *stage = stage_open(world, screens, options, wall_ms, err);
    if (stage == NULL) {
        return false;
    }
    struct player *player = stage_player(stage);
    player_begin(player);
    bool ok = measure(stage, first, err);
    if (ok) {
        player->clock->wall_ms += FORTNIGHT_MS;
        player_wait(player, 60000);
        ok = measure(stage, again, err);
    }
    stage_close(stage);
    return ok;
}

#include "app/tour.h"

#include "app/stage.h"

#include <stdio.h>
#include <string.h>

struct walk {
    struct player *player;
    struct arena *arena;
    const char *variant; /* "en-day-normal" */
    bool plain;          /* day theme, normal text */
    int number;
    bool (*stop)(void *self, const struct tour_stop *stop, struct err *err);
    void *self;
    struct err *err;
};

static bool stop(struct walk *walk, const char *name)
{
    const struct tour_stop at = {
        .name = arena_printf(walk->arena, "%03d-%s-%s", ++walk->number, walk->variant, name),
        .app = walk->player->app,
        .frame = walk->player->frame,
    };
    return walk->stop(walk->self, &at, walk->err);
}

static bool play(struct walk *walk, const char *commands)
{
    return player_run(walk->player, "tour", commands, walk->err);
}

static bool play_and_stop(struct walk *walk, const char *commands, const char *name)
{
    return play(walk, commands) && stop(walk, name);
}

static bool reading(struct walk *walk)
{
    if (!stop(walk, "attract") || !play_and_stop(walk, "tap start", "home") ||
        !play_and_stop(walk, "tap read", "contents")) {
        return false;
    }
    /* every card, leaf by leaf; pictures of all of them only in the plain variant */
    if (!play_and_stop(walk, "tap page 0", "card")) {
        return false;
    }
    for (int leaf = 2; frame_find(walk->player->frame, "next", 0, NULL) != NULL; leaf++) {
        if (!play(walk, "tap next") || ((walk->plain || leaf < 4) && !stop(walk, "card"))) {
            return false;
        }
    }
    return play_and_stop(walk, "tap contents\ntap doctor_first", "doctor-first") &&
           play_and_stop(walk, "tap back\ntap help", "help") && play(walk, "tap back\nwait 215000");
}

/* On a small panel the notice has several pages, the choice on the last. */
static bool notice(struct walk *walk, const char *choice)
{
    while (frame_find(walk->player->frame, choice, 0, NULL) == NULL) {
        if (!play_and_stop(walk, "tap continue", "notice-more")) {
            return false;
        }
    }
    return player_tap(walk->player, choice, 0, NULL, walk->err);
}

static bool choose(struct walk *walk, const struct target *target)
{
    const struct target chosen = *target; /* the frame it is in will not last */
    return player_tap(walk->player, chosen.name, chosen.index, NULL, walk->err) &&
           stop(walk, "question-answered");
}

/* What the tour answers: nothing urgent if it can be helped, else the first answer there is. */
static const struct target *harmless(const struct ui_frame *frame, bool anything)
{
    const struct target *target = frame_find(frame, "option", 0, "none");
    target = target != NULL ? target : frame_find(frame, "option", 0, "no");
    target = target != NULL ? target : frame_find(frame, "number", 6, NULL);
    for (size_t i = 0; i < frame->target_count && target == NULL && anything; i++) {
        target = strcmp(frame->targets[i].name, "option") == 0 ? &frame->targets[i] : NULL;
    }
    return target;
}

/* Looks at every page of the question on screen and answers it. */
static bool answer(struct walk *walk)
{
    bool answered = false;
    for (;;) {
        const struct target *onward = frame_find(walk->player->frame, "continue", 0, NULL);
        bool last = onward == NULL || onward->value == 0;
        const struct target *target = harmless(walk->player->frame, last);
        if (!answered && target != NULL && !choose(walk, target)) {
            return false;
        }
        answered = answered || target != NULL;
        bool longer = frame_find(walk->player->frame, "more", 0, NULL) != NULL;
        if (last && !longer) {
            return play(walk, "tap continue");
        }
        if (!play_and_stop(walk, longer ? "tap more" : "tap continue", "question-more")) {
            return false;
        }
    }
}

static bool questionnaire(struct walk *walk)
{
    while (strcmp(app_screen_name(walk->player->app), "question") == 0) {
        if (!stop(walk, "question") || !answer(walk)) {
            return false;
        }
    }
    if (!stop(walk, "review")) {
        return false;
    }
    while (frame_find(walk->player->frame, "next", 0, NULL) != NULL) {
        if (!play_and_stop(walk, "tap next", "review-more")) {
            return false;
        }
    }
    return play_and_stop(walk, "tap send", "done-sent");
}

static bool first_visit(struct walk *walk)
{
    return play_and_stop(walk, "tap start\ntap check_in", "phone") &&
           play_and_stop(walk, "type 014", "phone-typing") &&
           play_and_stop(walk, "type 2", "confirm") &&
           play_and_stop(walk, "tap confirm_yes", "notice") && notice(walk, "agree") &&
           questionnaire(walk) && play_and_stop(walk, "tap suggested", "suggested-page") &&
           play_and_stop(walk, "tap star", "starred") && play(walk, "tap finish");
}

/* Each way that a check-in can go, to its end. */
static bool check_ins(struct walk *walk)
{
    return play_and_stop(walk, "tap start\ntap check_in\ntype 0142", "confirm-already") &&
           play_and_stop(walk, "tap confirm_yes", "done-already") &&
           play_and_stop(walk, "tap done\ntap start\ntap check_in\ntype 0155", "confirm-two") &&
           play_and_stop(walk, "tap confirm_yes", "notice") && notice(walk, "decline") &&
           stop(walk, "done-two") &&
           play_and_stop(walk, "tap done\ntap start\ntap check_in\ntype 0170", "confirm-early") &&
           play_and_stop(walk, "tap confirm_yes", "notice") && notice(walk, "under_age") &&
           stop(walk, "done-early-under-age") &&
           play_and_stop(walk, "tap done\ntap start\ntap check_in\ntype 0103", "confirm-late") &&
           play_and_stop(walk, "tap confirm_yes", "notice") && notice(walk, "decline") &&
           stop(walk, "done-late") &&
           play_and_stop(walk, "tap done\ntap start\ntap check_in\ntype 0160", "choose") &&
           play_and_stop(walk, "tap finish\ntap start\ntap check_in\ntap use_name", "name") &&
           play_and_stop(walk, "type Zoë", "name-typing") &&
           play_and_stop(walk, "tap key accents", "name-accents") &&
           play_and_stop(walk, "tap key nations", "name-nations") &&
           play_and_stop(walk, "tap continue", "name-family") &&
           play_and_stop(walk, "type Q\ntap continue", "missing") &&
           play_and_stop(walk, "tap walk_in", "walk-in") &&
           play_and_stop(walk, "tap option 0", "notice-walk-in") && notice(walk, "decline") &&
           stop(walk, "done-walk-in") && play(walk, "tap done");
}

/* Gives one answer by its code, whichever page of the question it is on, and goes on. */
static bool give(struct walk *walk, const char *code)
{
    for (bool given = false;;) {
        const struct target *onward = frame_find(walk->player->frame, "continue", 0, NULL);
        bool last = onward == NULL || onward->value == 0;
        if (!given && frame_find(walk->player->frame, "option", 0, code) != NULL) {
            given = player_tap(walk->player, "option", 0, code, walk->err);
            if (!given) {
                return false;
            }
        }
        if (!play(walk, "tap continue") || last) {
            return last;
        }
    }
}

static bool urgent(struct walk *walk)
{
    return play(walk, "tap start\ntap check_in\ntype 0131\ntap confirm_yes") &&
           notice(walk, "agree") && give(walk, "none") && give(walk, "fever") &&
           stop(walk, "hold") &&
           play(walk, "tap finish\ntap start\ntap check_in\ntype 0132\ntap confirm_yes") &&
           notice(walk, "agree") && give(walk, "yes") && stop(walk, "stop") &&
           play(walk, "tap done");
}

static bool left_alone(struct walk *walk)
{
    return play_and_stop(walk, "tap start\ntap check_in\ntype 01\nwait 61000", "still-there") &&
           play_and_stop(walk, "tap more_time", "back-again") && play(walk, "wait 95000");
}

static bool paused(struct walk *walk)
{
    return play(walk, "tap start\ntap check_in\ntype 9999\ntap back\ntype 9999\ntap back\n"
                      "type 9999\ntap back\ntype 9999\ntap back") &&
           play_and_stop(walk, "type 9999", "missing-paused") && play(walk, "tap finish");
}

static bool walk_variant(const struct world *world, const struct screen *const *screens,
                         const struct app_options *options, int64_t wall_ms, struct walk *walk,
                         struct lint *lint)
{
    struct stage *stage = stage_open(world, screens, options, wall_ms, walk->err);
    if (stage == NULL) {
        return false;
    }
    walk->player = stage_player(stage);
    walk->player->lint = lint;
    player_begin(walk->player);
    bool ok = reading(walk) && first_visit(walk) && check_ins(walk) && urgent(walk) &&
              left_alone(walk) && paused(walk);
    if (!ok) {
        struct err why = *walk->err;
        err_set(walk->err, "%s: %.640s", walk->variant, why.text);
    }
    stage_close(stage);
    return ok;
}

static void report(struct problems *problems, const char *panel, const char *variant,
                   const struct lint *lint)
{
    for (size_t i = 0; i < lint->count; i++) {
        bool repeated = false;
        for (size_t j = 0; j < i && !repeated; j++) {
            repeated = strcmp(lint->findings[i], lint->findings[j]) == 0;
        }
        if (!repeated) {
            problems_add(problems, panel, 0, "%s: %s", variant, lint->findings[i]);
        }
    }
}

bool tour_walk(const struct world *world, const struct screen *const *screens,
               const struct app_options *options, int64_t wall_ms,
               bool (*stop_at)(void *self, const struct tour_stop *stop, struct err *err),
               void *self, struct problems *problems, struct err *err)
{
    bool ok = true;
    for (size_t language = 0; language < world->language_count && ok; language++) {
        for (int look = 0; look < 4 && ok; look++) {
            struct app_options variant = *options;
            variant.language = language;
            variant.contrast = (look & 1) != 0;
            variant.large_text = (look & 2) != 0;
            struct arena *arena = arena_create(64 * 1024);
            struct lint lint = {.arena = arena};
            struct walk walk = {
                .arena = arena,
                .variant = arena_printf(arena, "%s-%s-%s", world->languages[language].code,
                                        variant.contrast ? "contrast" : "day",
                                        variant.large_text ? "large" : "normal"),
                .plain = look == 0,
                .stop = stop_at,
                .self = self,
                .err = err,
            };
            ok = walk_variant(world, screens, &variant, wall_ms, &walk,
                              problems != NULL ? &lint : NULL);
            if (problems != NULL) {
                report(problems,
                       arena_printf(arena, "panel %dx%d px, %.0f mm wide", options->width,
                                    options->height, options->width / options->px_per_mm),
                       walk.variant, &lint);
            }
            arena_destroy(arena);
        }
    }
    return ok;
}

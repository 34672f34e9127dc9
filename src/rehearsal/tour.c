#include "rehearsal/tour.h"

#include "app/context.h"
#include "app/navigation.h"
#include "app/screen.h"
#include "rehearsal/stage.h"
#include "rehearsal/tally.h"
#include "rehearsal/tour_walk.h"

#include <stdio.h>
#include <string.h>

/* From the digits to the name; on a low panel there is a page between them. */
static bool by_name(struct walk *walk)
{
    if (frame_find(walk->player->frame, "other_way", 0, NULL) != NULL &&
        !walk_play_and_stop(walk, "tap other_way", "phone-other-way")) {
        return false;
    }
    return walk_play_and_stop(walk, "tap use_name", "name");
}

/* Goes past the page that says what to type, where the keyboard has a page to itself. */
static bool to_keys(struct walk *walk)
{
    return frame_find(walk->player->frame, "key", 0, "space") != NULL ||
           walk_play_and_stop(walk, "tap continue", "name-keys");
}

static bool reading(struct walk *walk)
{
    if (!walk_stop(walk, "attract") || !walk_play_and_stop(walk, "tap start", "home") ||
        !walk_play_and_stop(walk, "tap read", "contents")) {
        return false;
    }
    /* every leaf of every card; pictures of all of them only in the plain variant */
    if (!walk_turn_to(walk, "page", "next", "contents-more") ||
        !walk_play_and_stop(walk, "tap page 0", "card")) {
        return false;
    }
    for (int leaf = 2; frame_find(walk->player->frame, "next", 0, NULL) != NULL; leaf++) {
        if (!walk_play(walk, "tap next") ||
            ((walk->plain || leaf < 4) && !walk_stop(walk, "card"))) {
            return false;
        }
    }
    return walk_play_and_stop(walk, "tap contents\ntap doctor_first", "doctor-first") &&
           walk_play(walk, "tap back\ntap help") && walk_stop_at_message(walk, "help") &&
           walk_play(walk, "tap back\nwait 215000");
}

/* From the tap that records the arrival to the notice, which is called name, and on by this choice;
 * name is NULL for no picture. */
static bool notice(struct walk *walk, const char *arrive, const char *name, const char *choice)
{
    return walk_play(walk, arrive) && walk_until(walk, "notice") &&
           (name == NULL || walk_stop(walk, name)) &&
           walk_turn_to(walk, choice, "continue", "notice-more") &&
           player_tap(walk->player, choice, 0, NULL, walk->err);
}

/* Says that the first of the reasons brings the visitor, if that is asked, with pictures of all of
 * its pages if look is set. */
static bool reason(struct walk *walk, bool look)
{
    if (strcmp(app_screen_name(walk->player->app), "reason") != 0) {
        return true;
    }
    if (look && (!walk_stop(walk, "reason") || !walk_pages(walk, "more", "reason-more"))) {
        return false;
    }
    while (frame_find(walk->player->frame, "option", 0, NULL) == NULL) {
        if (!walk_play(walk, "tap back")) {
            return false;
        }
    }
    return walk_play(walk, "tap option 0");
}

static bool questionnaire(struct walk *walk)
{
    while (strcmp(app_screen_name(walk->player->app), "question") == 0) {
        if (!tour_question(walk) || !walk_past_messages(walk)) {
            return false;
        }
    }
    if (!walk_stop(walk, "review")) {
        return false;
    }
    while (frame_find(walk->player->frame, "next", 0, NULL) != NULL) {
        if (!walk_play_and_stop(walk, "tap next", "review-more")) {
            return false;
        }
    }
    return walk_play(walk, "tap send") && walk_until(walk, "done") &&
           walk_stop_at_message(walk, "done-sent");
}

/* The page suggested at the end, if the words leave room for it. */
static bool suggested(struct walk *walk)
{
    return frame_find(walk->player->frame, "suggested", 0, NULL) == NULL
               ? walk_play(walk, "tap done")
               : walk_play_and_stop(walk, "tap suggested", "suggested-page") &&
                     walk_play_and_stop(walk, "tap star", "starred") &&
                     walk_play(walk, "tap finish");
}

static bool first_visit(struct walk *walk)
{
    return walk_play_and_stop(walk, "tap start\ntap check_in", "phone") &&
           walk_play_and_stop(walk, "type 014", "phone-typing") &&
           walk_play_and_stop(walk, "type 2", "confirm") &&
           notice(walk, "tap confirm_yes", "notice", "agree") && reason(walk, true) &&
           questionnaire(walk) && suggested(walk);
}

/* A check-in whose visitor answers no questions, to the last screen. */
static bool unasked(struct walk *walk, const char *arrive, const char *name, const char *choice,
                    const char *done)
{
    return notice(walk, arrive, name, choice) && walk_until(walk, "done") &&
           walk_stop_at_message(walk, done);
}

/* Whoever has sent the questionnaire tells of something new, or of nothing, if it asks for warning
 * signs. */
static bool again(struct walk *walk)
{
    if (!walk_play_and_stop(walk, "tap start\ntap check_in\ntype 0142", "confirm-already") ||
        !walk_play(walk, "tap confirm_yes")) {
        return false;
    }
    const bool asked = strcmp(app_screen_name(walk->player->app), "news") == 0;
    return (!asked ||
            (walk_stop(walk, "news") && walk_play_and_stop(walk, "tap something", "news-asked") &&
             walk_play(walk, "tap back\ntap nothing"))) &&
           walk_until(walk, "done") && walk_stop_at_message(walk, "done-already") &&
           walk_play(walk, "tap done");
}

/* Every way a check-in can go, to its end. */
static bool check_ins(struct walk *walk)
{
    return again(walk) &&
           walk_play_and_stop(walk, "tap start\ntap check_in\ntype 0155", "confirm-two") &&
           unasked(walk, "tap confirm_yes", "notice", "decline", "done-two") &&
           walk_play_and_stop(walk, "tap done\ntap start\ntap check_in\ntype 0170",
                              "confirm-early") &&
           unasked(walk, "tap confirm_yes", "notice", "under_age", "done-early-under-age") &&
           walk_play_and_stop(walk, "tap done\ntap start\ntap check_in\ntype 0103",
                              "confirm-late") &&
           unasked(walk, "tap confirm_yes", "notice", "decline", "done-late") &&
           walk_play_and_stop(walk, "tap done\ntap start\ntap check_in\ntype 0160", "choose") &&
           walk_play(walk, "tap finish");
}

static bool check_in_by_name(struct walk *walk)
{
    return walk_play(walk, "tap start\ntap check_in") && by_name(walk) && to_keys(walk) &&
           walk_play_and_stop(walk, "type Zoë", "name-typing") &&
           walk_play_and_stop(walk, "tap key accents", "name-accents") &&
           walk_play_and_stop(walk, "tap key nations", "name-nations") &&
           walk_play_and_stop(walk, "tap continue", "name-family") && to_keys(walk) &&
           walk_play_and_stop(walk, "type Q", "name-family-typing") &&
           walk_play_and_stop(walk, "tap continue", "missing") &&
           walk_play_and_stop(walk, "tap walk_in", "walk-in") &&
           unasked(walk, "tap option 0", "notice-walk-in", "decline", "done-walk-in") &&
           walk_play(walk, "tap done");
}

static bool urgent_answer(struct walk *walk, const char *last_four, enum tier tier,
                          const char *screen, const char *leave)
{
    const char *way =
        arena_printf(walk->arena, "tap start\ntap check_in\ntype %s\ntap confirm_yes", last_four);
    if (!notice(walk, way, NULL, "agree") || !reason(walk, false) ||
        !tour_answer_until(walk, tier)) {
        return false;
    }
    bool shows = strcmp(app_screen_name(walk->player->app), screen) == 0;
    return shows ? walk_stop_at_message(walk, screen) && walk_play(walk, leave) &&
                       walk_until(walk, "attract")
                 : walk_play(walk, "tap finish") && walk_until(walk, "attract");
}

/* The same client checks in again, and is told again if the form asks for emergencies. */
static bool still_urgent(struct walk *walk)
{
    if (!walk_play(walk, "tap start\ntap check_in\ntype 0132\ntap confirm_yes")) {
        return false;
    }
    bool shows = strcmp(app_screen_name(walk->player->app), "stop") == 0;
    return shows ? walk_stop_at_message(walk, "stop-again") && walk_play(walk, "tap done")
                 : walk_play(walk, "tap finish") && walk_until(walk, "attract");
}

static bool urgent(struct walk *walk)
{
    return urgent_answer(walk, "0131", TIER_HOLD, "hold", "tap finish") &&
           urgent_answer(walk, "0132", TIER_STOP, "stop", "tap done") && still_urgent(walk);
}

static bool left_alone(struct walk *walk)
{
    return walk_play_and_stop(walk, "tap start\ntap check_in\ntype 01\nwait 61000",
                              "still-there") &&
           walk_play_and_stop(walk, "tap more_time", "back-again") && walk_play(walk, "wait 95000");
}

static bool paused(struct walk *walk)
{
    return walk_play(
               walk,
               "wait 240000\ntap start\ntap check_in\ntype 9999\ntap back\ntype 9999\ntap back\n"
               "type 9999\ntap back\ntype 9999\ntap back") &&
           walk_play_and_stop(walk, "type 9999", "missing-paused") && walk_play(walk, "tap finish");
}

/* No tap leads to the page for an answer that the disk did not take, so it is opened here. */
static bool unsaved(struct walk *walk)
{
    if (!walk_play(walk, "tap start\ntap check_in")) {
        return false;
    }
    app_go(walk->player->app, SCREEN_FAULT);
    app_navigate(walk->player->app);
    return walk_play(walk, "wait 1") && walk_stop_at_message(walk, "fault") &&
           walk_play(walk, "tap finish");
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
    bool ok = reading(walk) && first_visit(walk) && check_ins(walk) && check_in_by_name(walk) &&
              urgent(walk) && left_alone(walk) && paused(walk) && unsaved(walk) && tour_staff(walk);
    if (!ok) {
        struct err why = *walk->err;
        err_set(walk->err, "after the stop %s: %.640s", walk->last, why.text);
    }
    stage_close(stage);
    return ok;
}

bool tour_walk(const struct world *world, const struct screen *const *screens,
               const struct app_options *options, int64_t wall_ms,
               bool (*stop_at)(void *self, const struct tour_stop *stop, struct err *err),
               void *self, struct problems *problems, struct err *err)
{
    bool ok = true;
    struct tally tally = {.arena = arena_create(64 * 1024)};
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
            walk.last = arena_printf(arena, "000-%s-start", walk.variant);
            ok = walk_variant(world, screens, &variant, wall_ms, &walk,
                              problems != NULL ? &lint : NULL);
            tally_add(&tally, walk.variant, &lint);
            arena_destroy(arena);
        }
    }
    if (problems != NULL) {
        tally_report(&tally, problems,
                     arena_printf(problems->arena, "panel %dx%d px, %.0f mm wide", options->width,
                                  options->height, options->width / options->px_per_mm));
    }
    arena_destroy(tally.arena);
    return ok;
}

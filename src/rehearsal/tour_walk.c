#include "rehearsal/tour_walk.h"

#include <string.h>

bool walk_stop(struct walk *walk, const char *name)
{
    walk->last = arena_printf(walk->arena, "%03d-%s-%s", ++walk->number, walk->variant, name);
    const struct tour_stop at = {
        .name = walk->last,
        .app = walk->player->app,
        .frame = walk->player->frame,
    };
    return walk->stop(walk->self, &at, walk->err);
}

#define STEPS_MAX 1500 /* far more than the longest walk takes */

bool walk_play(struct walk *walk, const char *commands)
{
    if (++walk->steps > STEPS_MAX) {
        return err_set(walk->err, "no way on from screen %s by \"%s\"",
                       app_screen_name(walk->player->app), commands);
    }
    return player_run(walk->player, "tour", commands, walk->err);
}

bool walk_play_and_stop(struct walk *walk, const char *commands, const char *name)
{
    return walk_play(walk, commands) && walk_stop(walk, name);
}

bool walk_turn_to(struct walk *walk, const char *wanted, const char *turn, const char *name)
{
    while (frame_find(walk->player->frame, wanted, 0, NULL) == NULL) {
        if (!walk_play_and_stop(walk, arena_printf(walk->arena, "tap %s", turn), name)) {
            return false;
        }
    }
    return true;
}

bool walk_turn_back(struct walk *walk)
{
    for (;;) {
        const struct target *target = frame_find(walk->player->frame, "list_previous", 0, NULL);
        if (target == NULL || !target->enabled) {
            return true;
        }
        if (!walk_play(walk, "tap list_previous")) {
            return false;
        }
    }
}

bool walk_pages(struct walk *walk, const char *turn, const char *name)
{
    for (;;) {
        if (!walk_stop(walk, name)) {
            return false;
        }
        const struct target *onward = frame_find(walk->player->frame, turn, 0, NULL);
        if (onward == NULL || !onward->enabled) {
            return true;
        }
        if (!walk_play(walk, arena_printf(walk->arena, "tap %s", turn))) {
            return false;
        }
    }
}

bool walk_choose_last(struct walk *walk, const char *row, const char *name)
{
    if (!walk_pages(walk, "more", name)) {
        return false;
    }
    const struct ui_frame *frame = walk->player->frame;
    int last = 0;
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        last = strcmp(target->name, row) == 0 ? target->index : last;
    }
    return walk_play_and_stop(walk, arena_printf(walk->arena, "tap %s %d", row, last), name);
}

/* The target that leads to the next page of a message, or NULL on the last page. On the last screen
 * of a check-in with a suggested page, "more" opens that page instead. */
static const char *message_onward(const struct ui_frame *frame)
{
    const struct target *onward = frame_find(frame, "continue", 0, NULL);
    if (onward != NULL && onward->value != 0) {
        return "continue";
    }
    bool more = frame_find(frame, "more", 0, NULL) != NULL;
    return more && frame_find(frame, "suggested", 0, NULL) == NULL ? "more" : NULL;
}

bool walk_stop_at_message(struct walk *walk, const char *name)
{
    if (!walk_stop(walk, name)) {
        return false;
    }
    const char *further = arena_printf(walk->arena, "%s-more", name);
    bool turned = false;
    for (const char *onward; (onward = message_onward(walk->player->frame)) != NULL;) {
        turned = true;
        if (!walk_play_and_stop(walk, arena_printf(walk->arena, "tap %s", onward), further)) {
            return false;
        }
    }
    const bool back = turned && frame_find(walk->player->frame, "first", 0, NULL) != NULL;
    return !back || walk_play(walk, "tap first");
}

bool walk_past_messages(struct walk *walk)
{
    while (app_shows_message(walk->player->app)) {
        const char *message = app_screen_name(walk->player->app);
        if (!walk_stop_at_message(walk, message)) {
            return false;
        }
        while (strcmp(app_screen_name(walk->player->app), message) == 0) {
            if (!walk_play(walk, "tap continue")) {
                return false;
            }
        }
    }
    return true;
}

bool walk_until(struct walk *walk, const char *screen)
{
    return walk_past_messages(walk) && player_until(walk->player, screen, walk->err);
}

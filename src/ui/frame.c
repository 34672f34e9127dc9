#include "ui/frame.h"

#include "base/words.h"

#include <string.h>

void frame_begin(struct ui_frame *frame, int width, int height, struct color clear)
{
    struct arena *arena = frame->arena;
    arena_reset(arena);
    *frame = (struct ui_frame){.arena = arena, .width = width, .height = height, .clear = clear};
}

void frame_draw(struct ui_frame *frame, struct draw draw)
{
    frame->draws = arena_grow(frame->arena, frame->draws, frame->draw_count, &frame->draw_capacity,
                              sizeof(*frame->draws));
    frame->draws[frame->draw_count++] = draw;
}

void frame_target(struct ui_frame *frame, struct target target)
{
    frame->targets = arena_grow(frame->arena, frame->targets, frame->target_count,
                                &frame->target_capacity, sizeof(*frame->targets));
    frame->targets[frame->target_count++] = target;
}

void frame_targets_last(struct ui_frame *frame, size_t count)
{
    struct target *moved = ARENA_ARRAY(frame->arena, struct target, count);
    size_t rest = frame->target_count - count;
    memcpy(moved, frame->targets, count * sizeof(*moved));
    memmove(frame->targets, frame->targets + count, rest * sizeof(*moved));
    memcpy(frame->targets + rest, moved, count * sizeof(*moved));
}

void frame_text(struct ui_frame *frame, struct text_box text)
{
    frame->texts = arena_grow(frame->arena, frame->texts, frame->text_count, &frame->text_capacity,
                              sizeof(*frame->texts));
    frame->texts[frame->text_count++] = text;
}

void frame_describe(struct ui_frame *frame, struct rect box, const char *text)
{
    frame->descriptions = arena_grow(frame->arena, frame->descriptions, frame->description_count,
                                     &frame->description_capacity, sizeof(*frame->descriptions));
    frame->descriptions[frame->description_count++] = (struct description){box, text};
}

const struct target *frame_find(const struct ui_frame *frame, const char *name, int index,
                                const char *code)
{
    for (size_t i = 0; i < frame->target_count; i++) {
        const struct target *target = &frame->targets[i];
        bool same = code != NULL ? strcmp(target->code, code) == 0 : target->index == index;
        if (same && strcmp(target->name, name) == 0) {
            return target;
        }
    }
    return NULL;
}

size_t frame_word_count(const struct ui_frame *frame)
{
    size_t words = 0;
    for (size_t i = 0; i < frame->text_count; i++) {
        words += words_in(frame->texts[i].text);
    }
    return words;
}

const char *frame_words(const struct ui_frame *frame, struct arena *arena)
{
    size_t size = 1;
    for (size_t i = 0; i < frame->text_count; i++) {
        size += strlen(frame->texts[i].text) + 1;
    }
    char *words = arena_alloc(arena, size); /* all zero */
    size_t used = 0;
    for (size_t i = 0; i < frame->text_count; i++) {
        for (const char *at = frame->texts[i].text; *at != '\0'; at++) {
            bool no_break = strncmp(at, "\u00a0", 2) == 0;
            words[used] = *at;
            if (no_break) {
                words[used] = ' ';
            }
            used++;
            at += no_break ? 1 : 0;
        }
        words[used++] = ' ';
    }
    return words;
}

#include "platform/page_turn.h"

#include "base/bug.h"

#include <SDL.h>
#include <string.h>

#define WHOLE 256

static int64_t duration_ms(enum turn turn)
{
    return turn == TURN_FADE ? FADE_MS : TURN_MS;
}

int turn_progress(enum turn turn, int64_t elapsed_ms)
{
    const int64_t duration = duration_ms(turn);
    if (turn == TURN_NONE || elapsed_ms >= duration) {
        return WHOLE;
    }
    const int64_t left = duration - (elapsed_ms > 0 ? elapsed_ms : 0);
    return (int)(WHOLE - WHOLE * left * left * left / (duration * duration * duration));
}

int turn_offset(enum turn turn, int slide_px, int progress)
{
    const int left = slide_px * (WHOLE - progress) / WHOLE;
    switch (turn) {
    case TURN_FORWARD: return left;
    case TURN_BACK: return -left;
    case TURN_FADE:
    case TURN_NONE: break;
    }
    return 0;
}

static uint32_t *row_of(const SDL_Surface *surface, int y)
{
    return (uint32_t *)(void *)((char *)surface->pixels + (ptrdiff_t)y * surface->pitch);
}

static SDL_Surface *copy_rows(const SDL_Surface *from, int y, int h)
{
    SDL_Surface *copy = SDL_CreateRGBSurfaceWithFormat(0, from->w, h, 32, from->format->format);
    if (copy == NULL) {
        BUG("out of memory: %s", SDL_GetError());
    }
    for (int row = 0; row < h; row++) {
        memcpy(row_of(copy, row), row_of(from, y + row), (size_t)from->w * sizeof(uint32_t));
    }
    return copy;
}

void page_turn_begin(struct page_turn *turn, enum turn kind, int slide_px,
                     const struct SDL_Surface *shown)
{
    BUG_IF(turn->kind != TURN_NONE);
    *turn = (struct page_turn){.kind = kind, .slide_px = slide_px};
    turn->before = copy_rows(shown, 0, shown->h);
}

void page_turn_set_after(struct page_turn *turn, struct rect band,
                         const struct SDL_Surface *picture)
{
    turn->band = band;
    turn->after = copy_rows(picture, band.y, band.h);
}

void page_turn_start(struct page_turn *turn, int64_t now_ms)
{
    if (!turn->started) {
        turn->started = true;
        turn->start_ms = now_ms - TURN_STEP_MS;
    }
}

/* Mixes two channels of 8 bits at a time, each with 8 free bits above it for the product. */
static uint32_t mix_pixel(uint32_t before, uint32_t after, uint32_t progress)
{
    const uint32_t rest = WHOLE - progress;
    const uint32_t red_blue = (before & 0xFF00FFU) * rest + (after & 0xFF00FFU) * progress;
    const uint32_t green = (before & 0xFF00U) * rest + (after & 0xFF00U) * progress;
    return (red_blue >> 8 & 0xFF00FFU) | (green >> 8 & 0xFF00U);
}

/* Mixes in blocks of a fixed size, which the compiler turns into vector instructions at -O2 too:
 * this is two million pixels, sixty times a second. */
#define BLOCK 16

static void mix_run(uint32_t *restrict out, const uint32_t *restrict before,
                    const uint32_t *restrict after, int count, uint32_t progress)
{
    int x = 0;
    for (; x + BLOCK <= count; x += BLOCK) {
        for (int i = 0; i < BLOCK; i++) {
            out[x + i] = mix_pixel(before[x + i], after[x + i], progress);
        }
    }
    for (; x < count; x++) {
        out[x] = mix_pixel(before[x], after[x], progress);
    }
}

static void mix_with_one(uint32_t *restrict out, const uint32_t *restrict before, uint32_t after,
                         int count, uint32_t progress)
{
    for (int x = 0; x < count; x++) {
        out[x] = mix_pixel(before[x], after, progress);
    }
}

void page_turn_mix(const struct page_turn *turn, struct SDL_Surface *picture, int64_t now_ms)
{
    const int progress = turn_progress(turn->kind, now_ms - turn->start_ms);
    const int offset = turn_offset(turn->kind, turn->slide_px, progress);
    const int w = picture->w;
    const int gap = offset < 0 ? -offset : offset; /* filled by repeating the pixel at the edge */
    for (int y = 0; y < turn->band.h; y++) {
        uint32_t *out = row_of(picture, turn->band.y + y);
        const uint32_t *before = row_of(turn->before, turn->band.y + y);
        const uint32_t *after = row_of(turn->after, y);
        if (progress == WHOLE) {
            memcpy(out, after, (size_t)w * sizeof *out);
        } else if (offset >= 0) {
            mix_with_one(out, before, after[0], gap, (uint32_t)progress);
            mix_run(out + gap, before + gap, after, w - gap, (uint32_t)progress);
        } else {
            mix_run(out, before, after + gap, w - gap, (uint32_t)progress);
            mix_with_one(out + w - gap, before + w - gap, after[w - 1], gap, (uint32_t)progress);
        }
    }
}

bool page_turn_is_over(const struct page_turn *turn, int64_t now_ms)
{
    return turn_progress(turn->kind, now_ms - turn->start_ms) == WHOLE;
}

static void wipe(SDL_Surface *surface)
{
    if (surface != NULL) {
        explicit_bzero(surface->pixels, (size_t)surface->pitch * (size_t)surface->h);
        SDL_FreeSurface(surface);
    }
}

void page_turn_end(struct page_turn *turn)
{
    wipe(turn->before);
    wipe(turn->after);
    *turn = (struct page_turn){.kind = TURN_NONE};
}

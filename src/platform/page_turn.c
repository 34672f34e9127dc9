#include "platform/page_turn.h"

#include "base/bug.h"
#include "platform/turn_row.h"

#include <SDL.h>
#include <stdlib.h>
#include <string.h>

#define WHOLE 256
/* Size of the arena's blocks. The heap hands small ones out again for each turn, while fresh memory
 * costs more time than all the rest of a turn. */
#define BLOCK_BYTES (16U << 10)

/* A part of a row of pixels in which the pictures differ. */
struct strip {
    int y;
    int from; /* columns that differ */
    int to;
    int left; /* columns that the turn writes: also those that the new page slides over */
    int right;
    struct turn_row before;
    struct turn_row after;
};

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

/* --- what differs --- */

static int by_left_edge(const void *a, const void *b)
{
    const struct rect *p = a;
    const struct rect *q = b;
    return (p->x > q->x) - (p->x < q->x);
}

/* The rectangles as far as they lie on the picture, ordered from left to right. */
static struct rect_list sorted(struct arena *arena, struct rect_list rects, struct rect picture)
{
    struct rect_list list = {ARENA_ARRAY(arena, struct rect, rects.count), 0};
    for (size_t i = 0; i < rects.count; i++) {
        const struct rect rect = rect_intersection(rects.rects[i], picture);
        if (rect.w > 0 && rect.h > 0) {
            list.rects[list.count++] = rect;
        }
    }
    qsort(list.rects, list.count, sizeof *list.rects, by_left_edge);
    return list;
}

static void add_strip(struct page_turn *turn, struct strip strip)
{
    turn->strips = arena_grow(turn->arena, turn->strips, turn->strip_count, &turn->strip_room,
                              sizeof *turn->strips);
    turn->strips[turn->strip_count++] = strip;
}

/* Adds what differs in a row. Parts of it that the new page crosses on its way become one strip. */
static void add_row(struct page_turn *turn, const struct rect_list *differing, int y)
{
    struct strip strip = {.y = y};
    for (size_t i = 0; i < differing->count; i++) {
        const struct rect rect = differing->rects[i];
        if (y < rect.y || y >= rect.y + rect.h) {
            continue;
        }
        if (strip.to > 0 && rect.x > strip.to + turn->slide_px) {
            add_strip(turn, strip);
            strip.to = 0;
        }
        strip.from = strip.to > 0 ? strip.from : rect.x;
        strip.to = px_max(strip.to, rect.x + rect.w);
    }
    if (strip.to > 0) {
        add_strip(turn, strip);
    }
}

static void find_strips(struct page_turn *turn, struct rect_list rects, struct rect picture)
{
    const struct rect_list differing = sorted(turn->arena, rects, picture);
    struct rect all = {0};
    for (size_t i = 0; i < differing.count; i++) {
        all = rect_union(all, differing.rects[i]);
    }
    for (int y = all.y; y < all.y + all.h; y++) {
        add_row(turn, &differing, y);
    }
}

/* The pixel beside what differs, on the side that the new page leaves behind: the ground that it
 * slides over. */
static uint32_t ground_of(const struct page_turn *turn, const struct strip *strip,
                          const uint32_t *pixels, int width)
{
    const int before = strip->from - 1;
    const int behind = strip->to;
    if (turn->kind == TURN_BACK) {
        return pixels[behind < width ? behind : before >= 0 ? before : width - 1];
    }
    return pixels[before >= 0 ? before : behind < width ? behind : 0];
}

/* Lets the new page slide out of its columns up to the first thing that stands there. */
static void set_reach(const struct page_turn *turn, struct strip *strip, const uint32_t *pixels,
                      int width)
{
    const uint32_t ground = ground_of(turn, strip, pixels, width);
    strip->left = strip->from;
    strip->right = strip->to;
    for (int i = 0; i < turn->slide_px; i++) {
        if (turn->kind == TURN_FORWARD && strip->right < width && pixels[strip->right] == ground) {
            strip->right++;
        } else if (turn->kind == TURN_BACK && strip->left > 0 &&
                   pixels[strip->left - 1] == ground) {
            strip->left--;
        } else {
            return;
        }
    }
}

void page_turn_begin(struct page_turn *turn, enum turn kind, int slide_px,
                     const struct SDL_Surface *shown, const struct painter_change *change)
{
    BUG_IF(turn->kind != TURN_NONE);
    const struct rect picture = {0, 0, shown->w, shown->h};
    *turn = (struct page_turn){.kind = kind,
                               .slide_px = kind == TURN_FADE ? 0 : slide_px,
                               .arena = arena_create(BLOCK_BYTES),
                               .width = shown->w};
    turn->scratch = ARENA_ARRAY(turn->arena, uint32_t, (size_t)shown->w);
    find_strips(turn, change->differing, picture);
    for (size_t i = 0; i < turn->strip_count; i++) {
        struct strip *strip = &turn->strips[i];
        const uint32_t *pixels = row_of(shown, strip->y);
        set_reach(turn, strip, pixels, shown->w);
        strip->before = row_keep(turn->arena, pixels, strip->left, strip->right,
                                 ground_of(turn, strip, pixels, shown->w));
    }
    turn->area_count = change->count;
    for (size_t i = 0; i < change->count; i++) {
        struct rect area = change->areas[i];
        area.x -= kind == TURN_BACK ? slide_px : 0;
        area.w += kind == TURN_FADE ? 0 : slide_px;
        turn->areas[i] = rect_intersection(area, picture);
    }
}

/* --- what stands still --- */

static size_t first_strip(const struct page_turn *turn, int y)
{
    size_t low = 0;
    size_t high = turn->strip_count;
    while (low < high) {
        const size_t middle = (low + high) / 2;
        if (turn->strips[middle].y < y) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    return low;
}

/* Which columns of a strip a rectangle covers; false if none. */
static bool covers(struct rect rect, const struct strip *strip, int *from, int *to)
{
    *from = px_max(strip->left, rect.x);
    *to = px_min(strip->right, rect.x + rect.w);
    return strip->y >= rect.y && strip->y < rect.y + rect.h && *from < *to;
}

/* True if it lies among what differs and looks the same in both pictures. */
static bool stands_still(const struct page_turn *turn, const SDL_Surface *picture, struct rect rect)
{
    bool among = false;
    for (size_t i = first_strip(turn, rect.y); i < turn->strip_count; i++) {
        const struct strip *strip = &turn->strips[i];
        int from = 0;
        int to = 0;
        if (strip->y >= rect.y + rect.h) {
            break;
        }
        if (!covers(rect, strip, &from, &to)) {
            continue;
        }
        row_copy(&strip->before, from, to, turn->scratch);
        const uint32_t *now = row_of(picture, strip->y) + from;
        for (int x = 0; x < to - from; x++) {
            if (turn->scratch[x] != now[x]) {
                return false;
            }
        }
        among = true;
    }
    return among;
}

static void find_still(struct page_turn *turn, const SDL_Surface *picture, struct rect_list kept)
{
    turn->still.rects = ARENA_ARRAY(turn->arena, struct rect, kept.count);
    for (size_t i = 0; i < kept.count; i++) {
        if (stands_still(turn, picture, kept.rects[i])) {
            turn->still.rects[turn->still.count++] = kept.rects[i];
        }
    }
}

/* Keeps the new page without what stands still, so that only the page slides. */
static void keep_after(struct page_turn *turn, struct strip *strip, const uint32_t *pixels)
{
    const uint32_t ground = ground_of(turn, strip, pixels, turn->width);
    const uint32_t *source = pixels;
    for (size_t i = 0; i < turn->still.count; i++) {
        int from = 0;
        int to = 0;
        if (!covers(turn->still.rects[i], strip, &from, &to)) {
            continue;
        }
        if (source == pixels) {
            memcpy(turn->scratch, pixels, (size_t)turn->width * sizeof *pixels);
            source = turn->scratch;
        }
        SDL_memset4(turn->scratch + from, ground, (size_t)(to - from));
    }
    strip->after = row_keep(turn->arena, source, strip->from, strip->to, ground);
}

/* Leaves out the ground at both ends of a strip that stays ground during the turn; false if that is
 * all of it. */
static bool trim(const struct page_turn *turn, struct strip *strip)
{
    const struct turn_row *rows[] = {&strip->before, &strip->after};
    int from = strip->right;
    int to = strip->left;
    if (strip->before.ground != strip->after.ground) {
        return true;
    }
    for (size_t i = 0; i < 2; i++) {
        if (rows[i]->from < rows[i]->to) {
            const int slide = i == 0 ? 0 : turn->slide_px;
            from = px_min(from, rows[i]->from - (turn->kind == TURN_BACK ? slide : 0));
            to = px_max(to, rows[i]->to + (turn->kind == TURN_BACK ? 0 : slide));
        }
    }
    strip->left = px_max(strip->left, from);
    strip->right = px_min(strip->right, to);
    return strip->left < strip->right;
}

void page_turn_set_after(struct page_turn *turn, const struct SDL_Surface *picture,
                         const struct painter_change *change)
{
    size_t count = 0;
    find_still(turn, picture, change->kept);
    for (size_t i = 0; i < turn->strip_count; i++) {
        struct strip strip = turn->strips[i];
        keep_after(turn, &strip, row_of(picture, strip.y));
        if (trim(turn, &strip)) {
            turn->strips[count++] = strip;
        }
    }
    turn->strip_count = count;
    if (count == 0) {
        page_turn_end(turn);
    }
}

void page_turn_start(struct page_turn *turn, int64_t now_ms)
{
    if (!turn->started) {
        turn->started = true;
        turn->start_ms = now_ms - TURN_STEP_MS;
    }
}

/* --- mixing --- */

/* Pixels are mixed in blocks of a fixed size, which the compiler turns into vector instructions at
 * -O2 too: this is up to two million pixels, sixty times a second. */
#define BLOCK 16

static void mix_bytes(uint8_t *restrict out, const uint8_t *restrict before,
                      const uint8_t *restrict after, size_t count, uint16_t progress)
{
    const uint16_t rest = (uint16_t)(WHOLE - progress);
    for (size_t i = 0; i < count; i++) {
        out[i] = (uint8_t)((uint16_t)(before[i] * rest + after[i] * progress) >> 8);
    }
}

static void mix_block(uint32_t *out, const uint32_t *before, const uint32_t *after,
                      uint16_t progress)
{
    mix_bytes((uint8_t *)out, (const uint8_t *)before, (const uint8_t *)after, BLOCK * sizeof *out,
              progress);
}

static void mix_pieces(uint32_t *out, struct piece before, struct piece after, size_t count,
                       uint16_t progress)
{
    uint32_t old[BLOCK]; /* a block of what is flat */
    uint32_t new[BLOCK];
    SDL_memset4(old, before.flat, BLOCK);
    SDL_memset4(new, after.flat, BLOCK);
    if (before.pixels == NULL && after.pixels == NULL) {
        mix_bytes((uint8_t *)out, (const uint8_t *)old, (const uint8_t *)new, sizeof *out,
                  progress);
        SDL_memset4(out, *out, count);
        return;
    }
    for (size_t i = 0; i < count; i += BLOCK) {
        /* the last block ends where the pixels do, and some of them are mixed twice */
        const size_t at = i + BLOCK <= count || count < BLOCK ? i : count - BLOCK;
        const uint32_t *from = before.pixels != NULL ? before.pixels + at : old;
        const uint32_t *to = after.pixels != NULL ? after.pixels + at : new;
        if (count >= BLOCK) {
            mix_block(out + at, from, to, progress);
        } else {
            mix_bytes((uint8_t *)out, (const uint8_t *)from, (const uint8_t *)to,
                      count * sizeof *out, progress);
        }
    }
}

static void mix_strip(const struct page_turn *turn, const struct strip *strip, uint32_t *out,
                      int offset, int progress)
{
    int to = 0;
    for (int x = strip->left; x < strip->right; x = to) {
        to = strip->right;
        const struct piece before = row_at(&strip->before, x, &to);
        to -= offset;
        const struct piece after = row_at(&strip->after, x - offset, &to);
        to += offset;
        mix_pieces(out + x, before, after, (size_t)(to - x), (uint16_t)progress);
    }
    for (size_t i = 0; i < turn->still.count; i++) {
        int from = 0;
        if (covers(turn->still.rects[i], strip, &from, &to)) {
            row_copy(&strip->before, from, to, out + from);
        }
    }
}

void page_turn_mix(const struct page_turn *turn, struct SDL_Surface *picture, int64_t now_ms)
{
    const int progress = turn_progress(turn->kind, now_ms - turn->start_ms);
    const int offset = turn_offset(turn->kind, turn->slide_px, progress);
    for (size_t i = 0; i < turn->strip_count; i++) {
        const struct strip *strip = &turn->strips[i];
        mix_strip(turn, strip, row_of(picture, strip->y), offset, progress);
    }
}

bool page_turn_is_over(const struct page_turn *turn, int64_t now_ms)
{
    return turn_progress(turn->kind, now_ms - turn->start_ms) == WHOLE;
}

void page_turn_end(struct page_turn *turn)
{
    arena_destroy(turn->arena);
    *turn = (struct page_turn){.kind = TURN_NONE};
}

#include "base/arena.h"

#include "base/bug.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define ARENA_ALIGNMENT 16

struct block {
    struct block *next;
    size_t size;
    size_t used;
    _Alignas(ARENA_ALIGNMENT) unsigned char bytes[];
};

struct arena {
    struct block *first; /* kept by a reset */
    struct block *current;
    size_t block_size;
};

static struct block *block_create(size_t size)
{
    /* zero from the start, so that nothing of whoever had this memory before can be found in it */
    struct block *block = calloc(1, sizeof(*block) + size);
    if (block == NULL) {
        BUG("out of memory");
    }
    block->size = size;
    return block;
}

static void block_wipe(struct block *block)
{
    explicit_bzero(block->bytes, block->used);
    block->used = 0;
}

struct arena *arena_create(size_t block_size)
{
    struct arena *arena = malloc(sizeof(*arena));
    if (arena == NULL) {
        BUG("out of memory");
    }
    arena->block_size = block_size;
    arena->first = block_create(block_size);
    arena->current = arena->first;
    return arena;
}

static void blocks_free_after(struct block *block)
{
    struct block *next = block->next;
    block->next = NULL;
    while (next != NULL) {
        struct block *after = next->next;
        block_wipe(next);
        free(next);
        next = after;
    }
}

void arena_destroy(struct arena *arena)
{
    if (arena == NULL) {
        return;
    }
    blocks_free_after(arena->first);
    block_wipe(arena->first);
    free(arena->first);
    free(arena);
}

void arena_reset(struct arena *arena)
{
    blocks_free_after(arena->first);
    block_wipe(arena->first);
    arena->current = arena->first;
}

void *arena_alloc(struct arena *arena, size_t size)
{
    if (size > SIZE_MAX / 2) {
        BUG("arena request of %zu bytes", size);
    }
    size_t rounded = (size + ARENA_ALIGNMENT - 1) / ARENA_ALIGNMENT * ARENA_ALIGNMENT;
    struct block *block = arena->current;
    if (block->size - block->used < rounded) {
        size_t block_size = rounded > arena->block_size ? rounded : arena->block_size;
        struct block *fresh = block_create(block_size);
        block->next = fresh;
        arena->current = fresh;
        block = fresh;
    }
    void *piece = block->bytes + block->used;
    block->used += rounded;
    return piece; /* zero: blocks begin so, and a reset makes them so again */
}

char *arena_strndup(struct arena *arena, const char *text, size_t length)
{
    char *copy = arena_alloc(arena, length + 1);
    memcpy(copy, text, length);
    return copy;
}

char *arena_strdup(struct arena *arena, const char *text)
{
    return arena_strndup(arena, text, strlen(text));
}

char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
{
    va_list again;
    va_copy(again, arguments);
    int length = vsnprintf(NULL, 0, format, arguments);
    if (length < 0) {
        BUG("format '%s' cannot be printed", format);
    }
    char *text = arena_alloc(arena, (size_t)length + 1);
    vsnprintf(text, (size_t)length + 1, format, again);
    va_end(again);
    return text;
}

char *arena_printf(struct arena *arena, const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    char *text = arena_vprintf(arena, format, arguments);
    va_end(arguments);
    return text;
}

void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity, size_t item_size)
{
    if (count < *capacity) {
        return items;
    }
    size_t larger = *capacity == 0 ? 8 : *capacity * 2;
    void *copy = arena_alloc(arena, larger * item_size);
    if (count > 0) {
        memcpy(copy, items, count * item_size);
    }
    *capacity = larger;
    return copy;
}

size_t arena_used(const struct arena *arena)
{
    size_t used = 0;
    for (const struct block *block = arena->first; block != NULL; block = block->next) {
        used += block->used;
    }
    return used;
}

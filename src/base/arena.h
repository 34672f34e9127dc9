/*
 * Memory that lives and dies together. An arena hands out zeroed, 16-byte aligned pieces and gives
 * them all back at once. Everything given back is overwritten first, so an arena that held personal
 * data leaves nothing behind. Running out of memory aborts: no caller has to check.
 */
#pragma once

#include <stdarg.h>
#include <stddef.h>

struct arena;

/* A new arena that grows in blocks of at least block_size bytes. Owned by the caller. */
struct arena *arena_create(size_t block_size);
/* Wipes and frees everything; NULL is fine. */
void arena_destroy(struct arena *arena);
/* Wipes everything handed out and keeps the first block for what comes next. */
void arena_reset(struct arena *arena);

/* size bytes, all zero. Never NULL; a size of 0 gives a valid pointer to nothing. */
void *arena_alloc(struct arena *arena, size_t size);
/* A copy of the first length bytes of text, ended with a zero byte. */
char *arena_strndup(struct arena *arena, const char *text, size_t length);
char *arena_strdup(struct arena *arena, const char *text);
char *arena_printf(struct arena *arena, const char *format, ...)
    __attribute__((format(printf, 2, 3)));
char *arena_vprintf(struct arena *arena, const char *format, va_list arguments)
    __attribute__((format(printf, 2, 0)));

/*
 * Room for one more item in a list of count items: returns items, or a copy of it twice as large
 * when *capacity is used up. The old copy stays valid until the arena is reset.
 */
void *arena_grow(struct arena *arena, void *items, size_t count, size_t *capacity,
                 size_t item_size);

/* Bytes handed out since creation or the last reset. */
size_t arena_used(const struct arena *arena);

#define ARENA_NEW(arena, type)          ((type *)arena_alloc((arena), sizeof(type)))
#define ARENA_ARRAY(arena, type, count) ((type *)arena_alloc((arena), sizeof(type) * (count)))

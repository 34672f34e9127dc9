#include "app/seen.h"

#include "base/log.h"
#include "domain/name.h"
#include "store/decisions.h"

#include <string.h>

#define SEEN_BLOCK (8 * 1024)

static bool shown_already(const struct seen *seen, const char *initials)
{
    for (size_t i = 0; i < seen->count; i++) {
        if (strcmp(seen->initials[i], initials) == 0) {
            return true;
        }
    }
    return false;
}

/* Initials of a walk-in who typed digits are digits, which nobody would recognise. */
static bool names_somebody(const char *initials)
{
    for (const char *at = initials; *at != '\0'; at++) {
        const unsigned char byte = (unsigned char)*at;
        if (byte >= 0x80 || (byte >= 'A' && byte <= 'Z')) {
            return strlen(initials) < SEEN_INITIALS_SIZE;
        }
    }
    return false;
}

/* Puts the client first: the database has the latest first, and the earliest is shown first. */
static void put_first(struct seen *seen, const char *initials)
{
    memmove(seen->initials[1], seen->initials[0], seen->count * SEEN_INITIALS_SIZE);
    memset(seen->initials[0], 0, SEEN_INITIALS_SIZE);
    memcpy(seen->initials[0], initials, strlen(initials));
    seen->count++;
}

/* Picks the clients to show. Returns the wall time at which the first of them is no longer
 * shown. */
static int64_t choose(struct seen *seen, const struct seen_clients *clients, int64_t now)
{
    int64_t first_goes = INT64_MAX;
    for (size_t i = 0; i < clients->count && seen->count < SEEN_MAX; i++) {
        const struct seen_client *client = &clients->items[i];
        const int64_t goes = client->seen_ms + SEEN_SHOWN_MS;
        /* seen_ms after now: the clock was set back since */
        if (!names_somebody(client->initials) || goes <= now || client->seen_ms > now ||
            shown_already(seen, client->initials)) {
            continue;
        }
        put_first(seen, client->initials);
        first_goes = goes < first_goes ? goes : first_goes;
    }
    return first_goes;
}

/* No clients while the kiosk starts and its database is not open yet. */
static bool read_clients(const struct world *world, struct arena *arena, int64_t since_ms,
                         struct seen_clients *clients, struct err *err)
{
    *clients = (struct seen_clients){0};
    return world->store == NULL || store_seen_since(world->store, arena, since_ms, clients, err);
}

bool seen_read(struct seen *seen, const struct world *world)
{
    struct seen fresh = {.next_ms = clock_monotonic_ms(world->clock) + SEEN_READ_MS};
    struct arena *arena = arena_create(SEEN_BLOCK);
    const int64_t now = clock_wall_ms(world->clock);
    struct seen_clients clients;
    struct err err;
    if (read_clients(world, arena, now - SEEN_SHOWN_MS, &clients, &err)) {
        const int64_t goes = choose(&fresh, &clients, now);
        if (goes - now < SEEN_READ_MS) {
            fresh.next_ms += goes - now - SEEN_READ_MS;
        }
    } else {
        fresh.failed = true;
        if (!seen->failed) {
            log_error("%s", err.text);
        }
    }
    arena_destroy(arena);
    const bool others = fresh.count != seen->count ||
                        memcmp(fresh.initials, seen->initials, sizeof(fresh.initials)) != 0;
    *seen = fresh;
    return others;
}

const char *seen_words(const struct seen *seen, struct arena *arena)
{
    const char *words = "";
    for (size_t i = 0; i < seen->count; i++) {
        words = arena_printf(arena, "%s%s%s", words, i > 0 ? " · " : "",
                             name_keep_together(arena, seen->initials[i]));
    }
    return words;
}

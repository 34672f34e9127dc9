#include "platform/prefault.h"

#include <SDL.h>
#include <stdint.h>
#include <sys/mman.h>
#include <unistd.h>

/* The system fetches this much at a time. Nobody can map or free memory meanwhile, and the rest of
 * the program should not wait for that longer than 1 ms. */
#define PIECE_BYTES (256 * 1024)

static void fetch(struct prefault_range range)
{
#ifdef MADV_POPULATE_WRITE
    const size_t page = (size_t)sysconf(_SC_PAGESIZE);
    const size_t before = (page - (uintptr_t)range.memory % page) % page; /* to the first page */
    unsigned char *at = (unsigned char *)range.memory + before;
    size_t left = range.bytes < before ? 0 : (range.bytes - before) / page * page;
    while (left > 0) {
        const size_t piece = left < PIECE_BYTES ? left : PIECE_BYTES;
        if (madvise(at, piece, MADV_POPULATE_WRITE) != 0) {
            return;
        }
        at += piece;
        left -= piece;
    }
#else
    (void)range;
#endif
}

static int fetch_all(void *self)
{
    const struct prefault *prefault = self;
    for (size_t i = 0; i < SDL_arraysize(prefault->ranges); i++) {
        fetch(prefault->ranges[i]);
    }
    return 0;
}

struct prefault_range prefault_pixels(const struct SDL_Surface *surface)
{
    return (struct prefault_range){surface->pixels, (size_t)surface->pitch * (size_t)surface->h};
}

void prefault_begin(struct prefault *prefault)
{
    prefault->thread = SDL_CreateThread(fetch_all, "prefault", prefault);
}

void prefault_end(struct prefault *prefault)
{
    SDL_WaitThread(prefault->thread, NULL);
    prefault->thread = NULL;
}

/* Has the system fetch memory while the program does something else, so that the first picture
 * painted into it does not wait for its 2,000 pages one by one. */
#pragma once

#include <stddef.h>

struct SDL_Surface;
struct SDL_Thread;

struct prefault_range {
    void *memory;
    size_t bytes;
};

struct prefault {
    struct prefault_range ranges[2]; /* in this order; those of 0 bytes are left out */
    struct SDL_Thread *thread;       /* NULL when nothing is being fetched */
};

/* The memory that holds the pixels of a surface. */
struct prefault_range prefault_pixels(const struct SDL_Surface *surface);

/* Begins to fetch prefault->ranges in a thread. Their content stays as it is and may be read and
 * written meanwhile. Without effect on kernels before Linux 5.14 and where no thread can be had:
 * the pages then come as they are touched. *prefault must stay until prefault_end. */
void prefault_begin(struct prefault *prefault);

/* Waits until all is fetched; call it before the memory is freed. */
void prefault_end(struct prefault *prefault);

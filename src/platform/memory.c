#include "platform/memory.h"

#include <stdlib.h>
#if defined(__GLIBC__)
#include <malloc.h>
#endif

/* Larger than a line of text across the screen (0.2 MB): texts change with each page, and only
 * pictures should pay for fresh memory. */
#define LARGE_BLOCK (512 * 1024)

void memory_set_up(void)
{
#if defined(__GLIBC__)
    mallopt(M_MMAP_THRESHOLD, LARGE_BLOCK);
    mallopt(M_TRIM_THRESHOLD, 2 * LARGE_BLOCK);
#endif
}

void memory_give_back(void)
{
#if defined(__GLIBC__)
    malloc_trim(0);
#endif
}

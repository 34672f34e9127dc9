#include "platform/memory.h"

#include "base/bug.h"

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
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

#define HUGE_PAGE ((size_t)2 << 20)

static size_t whole_pages(size_t bytes)
{
    return (bytes + HUGE_PAGE - 1) / HUGE_PAGE * HUGE_PAGE;
}

void *memory_map(size_t bytes)
{
    const size_t size = whole_pages(bytes);
    /* a page more than needed, to have the block begin at a whole one */
    char *map =
        mmap(NULL, size + HUGE_PAGE, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (map == MAP_FAILED) {
        BUG("out of memory");
    }
    const size_t before = (HUGE_PAGE - (uintptr_t)map % HUGE_PAGE) % HUGE_PAGE;
    char *block = map + before;
    if (before > 0) {
        munmap(map, before);
    }
    munmap(block + size, HUGE_PAGE - before);
#if defined(MADV_HUGEPAGE)
    (void)madvise(block, size, MADV_HUGEPAGE); /* a wish: without it there are only more faults */
#endif
    return block;
}

void memory_unmap(void *block, size_t bytes)
{
    munmap(block, whole_pages(bytes));
}

#include "expect.h"
#include "platform/prefault.h"

#include <stdbool.h>
#include <string.h>
#include <sys/mman.h>

#define PAGES      512
#define PAGE_BYTES 4096

static unsigned char *fresh_memory(void)
{
    void *memory = mmap(NULL, (size_t)PAGES * PAGE_BYTES, PROT_READ | PROT_WRITE,
                        MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    assert_ptr_not_equal(memory, MAP_FAILED);
    return memory;
}

static bool system_can(void)
{
#ifdef MADV_POPULATE_WRITE
    unsigned char *memory = fresh_memory();
    const bool can = madvise(memory, PAGE_BYTES, MADV_POPULATE_WRITE) == 0;
    munmap(memory, (size_t)PAGES * PAGE_BYTES);
    return can;
#else
    return false;
#endif
}

static size_t pages_there(unsigned char *memory)
{
    unsigned char there[PAGES];
    size_t count = 0;
    assert_int_equal(0, mincore(memory, (size_t)PAGES * PAGE_BYTES, there));
    for (size_t i = 0; i < PAGES; i++) {
        count += there[i] & 1;
    }
    return count;
}

/* Of each range the whole pages are fetched, although neither begins nor ends at one. */
static void test_memory_is_there_before_it_is_touched(void **state)
{
    (void)state;
    if (!system_can()) {
        skip();
    }
    unsigned char *first = fresh_memory();
    unsigned char *second = fresh_memory();
    struct prefault prefault = {.ranges = {{first + 1, (size_t)PAGES * PAGE_BYTES - 2},
                                           {second + 1, (size_t)PAGES * PAGE_BYTES - 2}}};
    prefault_begin(&prefault);
    prefault_end(&prefault);
    assert_int_equal(PAGES - 2, pages_there(first));
    assert_int_equal(PAGES - 2, pages_there(second));
    munmap(first, (size_t)PAGES * PAGE_BYTES);
    munmap(second, (size_t)PAGES * PAGE_BYTES);
}

static void test_content_stays_while_it_is_fetched(void **state)
{
    (void)state;
    unsigned char *memory = fresh_memory();
    memset(memory, 0x5a, (size_t)PAGES / 2 * PAGE_BYTES);
    struct prefault prefault = {.ranges = {{memory, (size_t)PAGES * PAGE_BYTES}}};
    prefault_begin(&prefault);
    memset(memory + (size_t)PAGES / 2 * PAGE_BYTES, 0x5a, (size_t)PAGES / 2 * PAGE_BYTES);
    prefault_end(&prefault);
    for (size_t i = 0; i < (size_t)PAGES * PAGE_BYTES; i++) {
        assert_int_equal(0x5a, memory[i]);
    }
    munmap(memory, (size_t)PAGES * PAGE_BYTES);
}

/* Less than a page, nothing, and memory that is gone by now. */
static void test_what_cannot_be_fetched_is_left_alone(void **state)
{
    (void)state;
    unsigned char few[16] = {0};
    unsigned char *gone = fresh_memory();
    munmap(gone, (size_t)PAGES * PAGE_BYTES);
    struct prefault prefault = {.ranges = {{few, sizeof few}, {gone, (size_t)PAGES * PAGE_BYTES}}};
    prefault_begin(&prefault);
    prefault_end(&prefault);
    prefault_end(&prefault); /* and nothing is begun twice */
    assert_int_equal(0, few[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_memory_is_there_before_it_is_touched),
        cmocka_unit_test(test_content_stays_while_it_is_fetched),
        cmocka_unit_test(test_what_cannot_be_fetched_is_left_alone),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

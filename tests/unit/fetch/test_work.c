/* fetch/work: work that breaks, hangs or wants too much does no harm. */
#include "fetch/work.h"

#include "base/file.h"
#include "test_arena.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static int64_t real_ms(void *self)
{
    (void)self;
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

static char hello[] = "hello";
static char so_far[] = "so far";

static const struct clock clock_of_machine = {NULL, real_ms, real_ms};

static struct work work_of(void (*run)(void *self, int out))
{
    return (struct work){.run = run,
                         .clock = &clock_of_machine,
                         .cpu_s = 1,
                         .wait_ms = 5000,
                         .memory = (size_t)256 * 1024 * 1024,
                         .bytes_max = (size_t)1024 * 1024};
}

static void greet(void *self, int out)
{
    file_write_all(out, self, strlen(self));
}

static void crash(void *self, int out)
{
    greet(self, out);
    raise(SIGKILL); /* quietly, unlike abort() under a sanitizer */
}

static void spin(void *self, int out)
{
    greet(self, out);
    for (volatile unsigned i = 0;; i++) {
    }
}

static void wait_for_nothing(void *self, int out)
{
    greet(self, out);
    while (true) {
        pause();
    }
}

static void write_for_ever(void *self, int out)
{
    char bytes[4096];
    (void)self;
    memset(bytes, 'x', sizeof(bytes));
    while (file_write_all(out, bytes, sizeof(bytes))) {
    }
}

static void write_a_file(void *self, int out)
{
    FILE *file = fopen("written", "w");
    (void)self;
    signal(SIGXFSZ, SIG_IGN);
    const bool written = file != NULL && fputs("personal", file) >= 0 && fclose(file) == 0;
    char told[] = "written";
    char untold[] = "not written";
    greet(written ? told : untold, out);
}

static void done_work_gives_its_output(void **state)
{
    struct work work = work_of(greet);
    char *output = NULL;
    size_t length = 0;
    work.self = hello;
    assert_int_equal(work_run(&work, *state, &output, &length), WORK_DONE);
    assert_string_equal(output, hello);
    assert_int_equal(length, strlen(hello));
}

static void long_output_is_whole(void **state)
{
    enum { LENGTH = 300000 };
    struct work work = work_of(greet);
    char *output = NULL;
    size_t length = 0;
    char *text = arena_alloc(*state, LENGTH + 1);
    memset(text, 'y', LENGTH);
    work.self = text;
    assert_int_equal(work_run(&work, *state, &output, &length), WORK_DONE);
    assert_int_equal(length, LENGTH);
    assert_string_equal(output, text);
}

static void broken_work_says_how_far_it_came(void **state)
{
    static void (*const kinds[])(void *self, int out) = {crash, spin};
    for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
        struct work work = work_of(kinds[i]);
        char *output = NULL;
        size_t length = 0;
        work.self = so_far;
        assert_int_equal(work_run(&work, *state, &output, &length), WORK_BROKEN);
        assert_string_equal(output, so_far);
    }
}

static void work_that_waits_is_ended(void **state)
{
    struct work work = work_of(wait_for_nothing);
    char *output = NULL;
    size_t length = 0;
    work.self = so_far;
    work.wait_ms = 100;
    assert_int_equal(work_run(&work, *state, &output, &length), WORK_BROKEN);
    assert_string_equal(output, so_far);
    assert_int_equal(waitpid(-1, NULL, WNOHANG), -1); /* no process is left */
}

static void work_that_writes_too_much_is_ended(void **state)
{
    struct work work = work_of(write_for_ever);
    char *output = NULL;
    size_t length = 0;
    assert_int_equal(work_run(&work, *state, &output, &length), WORK_BROKEN);
    assert_true(length < 2 * work.bytes_max);
}

static void work_writes_no_file(void **state)
{
    struct work work = work_of(write_a_file);
    char *output = NULL;
    size_t length = 0;
    assert_int_equal(work_run(&work, *state, &output, &length), WORK_DONE);
    assert_string_equal(output, "not written");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(done_work_gives_its_output, create_arena, destroy_arena),
        cmocka_unit_test_setup_teardown(long_output_is_whole, create_arena, destroy_arena),
        cmocka_unit_test_setup_teardown(broken_work_says_how_far_it_came, create_arena,
                                        destroy_arena),
        cmocka_unit_test_setup_teardown(work_that_waits_is_ended, create_arena, destroy_arena),
        cmocka_unit_test_setup_teardown(work_that_writes_too_much_is_ended, create_arena,
                                        destroy_arena),
        cmocka_unit_test_setup_teardown(work_writes_no_file, create_arena, destroy_arena),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

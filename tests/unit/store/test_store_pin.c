/* store/: the PIN at a screen in a room with strangers. */
#include "domain/pin.h"
#include "fault_vfs.h"
#include "store_test.h"

#define RIGHT  "2580"
#define WRONG  "2581"
#define SECOND INT64_C(1000)

static int set_up_with_pin(void **state)
{
    if (fixture_set_up(state) != 0) {
        return -1;
    }
    struct fixture *fixture = *state;
    return store_set_pin(fixture->store, RIGHT, "ana", &fixture->err) ? 0 : -1;
}

#define PIN_TEST(function)                                                                         \
    cmocka_unit_test_setup_teardown(function, set_up_with_pin, fixture_tear_down)

static void assert_try(struct fixture *fixture, const char *pin, enum pin_check check,
                       int64_t locked_ms)
{
    struct pin_try result = {.check = PIN_NOT_SET, .locked_ms = -1};
    assert_done(fixture, store_try_pin(fixture->store, pin, &result, &fixture->err));
    assert_int_equal(result.check, check);
    assert_int_equal(result.locked_ms, locked_ms);
}

static void assert_state(struct fixture *fixture, enum pin_check check, int64_t locked_ms)
{
    struct pin_try result = {.check = PIN_WRONG, .locked_ms = -1};
    assert_done(fixture, store_pin_state(fixture->store, &result, &fixture->err));
    assert_int_equal(result.check, check);
    assert_int_equal(result.locked_ms, locked_ms);
}

static void pass(struct fixture *fixture, int64_t ms)
{
    fixture->fake.wall_ms += ms;
}

/* Types wrong PINs until it locks for this long. */
static void lock(struct fixture *fixture, int64_t ms)
{
    for (int i = 1; i < PIN_TRIES; i++) {
        assert_try(fixture, WRONG, PIN_WRONG, 0);
    }
    assert_try(fixture, WRONG, PIN_WRONG, ms);
}

static void without_a_pin_nothing_is_counted(void **state)
{
    struct fixture *fixture = *state;
    assert_state(fixture, PIN_NOT_SET, 0);
    for (int i = 0; i < 2 * PIN_TRIES; i++) {
        assert_try(fixture, WRONG, PIN_NOT_SET, 0);
    }
    assert_state(fixture, PIN_NOT_SET, 0);
    assert_rows(fixture, "select wrong, locked_until_ms from pin_tries", "0|0\n");
}

static void right_pin_forgets_wrong_ones(void **state)
{
    struct fixture *fixture = *state;
    for (int round = 0; round < 2; round++) {
        for (int i = 1; i < PIN_TRIES; i++) {
            assert_try(fixture, WRONG, PIN_WRONG, 0);
        }
        /* the fifth try: a wrong one would have locked it */
        assert_try(fixture, RIGHT, PIN_RIGHT, 0);
        assert_state(fixture, PIN_RIGHT, 0);
        assert_rows(fixture, "select wrong, locked_until_ms from pin_tries", "0|0\n");
    }
}

static void fifth_wrong_pin_locks_and_the_right_one_is_not_looked_at(void **state)
{
    struct fixture *fixture = *state;
    lock(fixture, 30 * SECOND);
    assert_state(fixture, PIN_LOCKED, 30 * SECOND);
    pass(fixture, 10 * SECOND);
    assert_try(fixture, RIGHT, PIN_LOCKED, 20 * SECOND);
    assert_try(fixture, WRONG, PIN_LOCKED, 20 * SECOND); /* it is not counted either */
    pass(fixture, 20 * SECOND - 1);
    assert_try(fixture, RIGHT, PIN_LOCKED, 1);
    pass(fixture, 1);
    assert_state(fixture, PIN_RIGHT, 0);
    assert_rows(fixture, "select wrong from pin_tries", "5\n");
    assert_try(fixture, RIGHT, PIN_RIGHT, 0);
}

static void lock_doubles_until_a_right_pin(void **state)
{
    struct fixture *fixture = *state;
    static const int64_t seconds[] = {30, 60, 120};
    for (size_t i = 0; i < COUNT_OF(seconds); i++) {
        lock(fixture, seconds[i] * SECOND);
        pass(fixture, seconds[i] * SECOND);
    }
    assert_try(fixture, RIGHT, PIN_RIGHT, 0);
    lock(fixture, 30 * SECOND);
}

static void lock_survives_a_restart(void **state)
{
    struct fixture *fixture = *state;
    for (int i = 1; i < PIN_TRIES; i++) { /* the tries that were counted survive a restart */
        assert_try(fixture, WRONG, PIN_WRONG, 0);
        reopen(fixture);
    }
    assert_try(fixture, WRONG, PIN_WRONG, 30 * SECOND);
    reopen(fixture);
    assert_state(fixture, PIN_LOCKED, 30 * SECOND);
    assert_try(fixture, RIGHT, PIN_LOCKED, 30 * SECOND);
}

static void clock_that_is_set_back_makes_no_lock_longer(void **state)
{
    struct fixture *fixture = *state;
    lock(fixture, 30 * SECOND);
    pass(fixture, -365 * 24 * HOUR_MS);
    assert_state(fixture, PIN_LOCKED, 30 * SECOND);
    pass(fixture, 20 * SECOND); /* asking for the state did not make the lock begin anew */
    assert_state(fixture, PIN_LOCKED, 10 * SECOND);
    pass(fixture, 10 * SECOND);
    assert_try(fixture, RIGHT, PIN_RIGHT, 0);
}

static void try_after_the_clock_was_set_back_cuts_the_lock_too(void **state)
{
    struct fixture *fixture = *state;
    lock(fixture, 30 * SECOND);
    pass(fixture, -365 * 24 * HOUR_MS);
    assert_try(fixture, RIGHT, PIN_LOCKED, 30 * SECOND);
    pass(fixture, 30 * SECOND);
    assert_try(fixture, RIGHT, PIN_RIGHT, 0);
}

static void new_pin_lifts_the_lock(void **state)
{
    struct fixture *fixture = *state;
    lock(fixture, 30 * SECOND);
    assert_done(fixture, store_set_pin(fixture->store, "974263", "ana", &fixture->err));
    assert_state(fixture, PIN_RIGHT, 0);
    assert_try(fixture, RIGHT, PIN_WRONG, 0);
    assert_try(fixture, "974263", PIN_RIGHT, 0);
}

/* The plug is pulled at each write of a try with the right PIN: nobody learns that it is right
 * before the try is on disk, and until its end it counts as a wrong one. */
static void no_try_is_free_when_the_disk_fails(void **state)
{
    struct fixture *fixture = *state;
    static struct fault_vfs disk;
    int uncounted = 0;
    int counted = 0;
    bool fired = true;
    fault_vfs_install(&disk);
    reopen(fixture);
    for (int write = 1; fired; write++) {
        assert_try(fixture, WRONG, PIN_WRONG, 0);
        struct pin_try result = {.check = PIN_NOT_SET};
        fault_vfs_arm(&disk, write, SQLITE_FULL, true);
        bool ok = store_try_pin(fixture->store, RIGHT, &result, &fixture->err);
        fired = disk.fired;
        store_close(fixture->store);
        fixture->store = NULL;
        fault_vfs_mend(&disk);
        reopen(fixture);
        assert_true(ok || fired);
        assert_int_equal(result.check == PIN_RIGHT, ok);
        const char *wrong = rows(fixture, "select wrong from pin_tries");
        uncounted += !ok && strcmp(wrong, "1\n") == 0 ? 1 : 0;
        counted += !ok && strcmp(wrong, "2\n") == 0 ? 1 : 0;
        if (ok) {
            assert_string_equal(wrong, "0\n");
        } else {
            assert_non_null(
                strstr(fixture->err.text, DATABASE ": cannot note that the PIN was tried"));
            assert_done(fixture, store_set_pin(fixture->store, RIGHT, "ana", &fixture->err));
        }
    }
    assert_true(uncounted > 0);
    assert_true(counted > 0);
    store_close(fixture->store);
    fixture->store = NULL;
    fault_vfs_remove(&disk);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(without_a_pin_nothing_is_counted),
        PIN_TEST(right_pin_forgets_wrong_ones),
        PIN_TEST(fifth_wrong_pin_locks_and_the_right_one_is_not_looked_at),
        PIN_TEST(lock_doubles_until_a_right_pin),
        PIN_TEST(lock_survives_a_restart),
        PIN_TEST(clock_that_is_set_back_makes_no_lock_longer),
        PIN_TEST(try_after_the_clock_was_set_back_cuts_the_lock_too),
        PIN_TEST(new_pin_lifts_the_lock),
        PIN_TEST(no_try_is_free_when_the_disk_fails),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

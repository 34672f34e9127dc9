/* platform/notify: the messages that the service manager receives on a socket like its own
 * (sd_notify(3)). */
#include "platform/notify.h"

#include "manager.h"

#include <signal.h>

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))
#define NOW             1000000

static void nothing_is_said_where_nobody_asked(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        struct notify notify = notify_open(NOW);
        assert_int_equal(notify.socket, -1);
        assert_true(notify.next_ms == INT64_MAX);
        notify_ready(&notify);
        notify_alive(&notify, INT64_MAX - 1);
        notify_close(&notify);
        setenv("NOTIFY_SOCKET", "", 1);
        setenv("WATCHDOG_USEC", "1000000", 1);
    }
}

static void ready_is_said_at_a_path(void **state)
{
    (void)state;
    struct manager manager = manager_listen_at_a_path();
    struct notify notify = notify_open(NOW);
    assert_string_equal(manager_hears(&manager), "");
    notify_ready(&notify);
    assert_string_equal(manager_hears(&manager), "READY=1");
    notify_alive(&notify, INT64_MAX - 1);
    assert_string_equal(manager_hears(&manager), ""); /* there is no watchdog */
    assert_true(notify.next_ms == INT64_MAX);
    notify_close(&notify);
    assert_int_equal(notify.socket, -1);
    manager_close(&manager);
}

static void ready_is_said_at_an_abstract_name(void **state)
{
    (void)state;
    char address[64];
    struct manager manager = {0};
    (void)snprintf(address, sizeof(address), "@cozy-kiosk-test-%ld", (long)getpid());
    manager_listen(&manager, address);
    struct notify notify = notify_open(NOW);
    notify_ready(&notify);
    assert_string_equal(manager_hears(&manager), "READY=1");
    notify_close(&notify);
    close(manager.socket);
}

static void signs_of_life_come_at_half_the_time(void **state)
{
    (void)state;
    char own[32];
    (void)snprintf(own, sizeof(own), "%ld", (long)getpid());
    static const char *const pids[] = {NULL, ""};
    const char *const all[] = {pids[0], pids[1], own};
    for (size_t i = 0; i < COUNT_OF(all); i++) {
        struct manager manager = manager_listen_at_a_path();
        setenv("WATCHDOG_USEC", "10000000", 1);
        if (all[i] != NULL) {
            setenv("WATCHDOG_PID", all[i], 1);
        }
        struct notify notify = notify_open(NOW);
        assert_true(notify.next_ms == NOW);
        notify_alive(&notify, NOW);
        assert_string_equal(manager_hears(&manager), "WATCHDOG=1");
        assert_true(notify.next_ms == NOW + 5000);
        notify_alive(&notify, NOW + 4999);
        assert_string_equal(manager_hears(&manager), "");
        notify_alive(&notify, NOW + 7000); /* this sign is late: the next one counts from here */
        assert_string_equal(manager_hears(&manager), "WATCHDOG=1");
        notify_alive(&notify, NOW + 11999);
        assert_string_equal(manager_hears(&manager), "");
        notify_alive(&notify, NOW + 12000);
        assert_string_equal(manager_hears(&manager), "WATCHDOG=1");
        assert_string_equal(manager_hears(&manager), "");
        notify_close(&notify);
        manager_close(&manager);
    }
}

static void the_shortest_time_is_a_millisecond(void **state)
{
    (void)state;
    struct manager manager = manager_listen_at_a_path();
    setenv("WATCHDOG_USEC", "1", 1);
    struct notify notify = notify_open(NOW);
    notify_alive(&notify, NOW);
    assert_string_equal(manager_hears(&manager), "WATCHDOG=1");
    assert_true(notify.next_ms == NOW + 1);
    notify_close(&notify);
    manager_close(&manager);
}

static void a_watch_over_another_process_or_of_no_length_is_not_answered(void **state)
{
    (void)state;
    static const struct {
        const char *usec;
        const char *pid;
    } cases[] = {
        {"10000000", "1"}, {"", NULL},      {"0", NULL},   {"-10000000", NULL},
        {"10 s", NULL},    {"never", NULL}, {"1e6", NULL}, {"99999999999999999999", NULL},
    };
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct manager manager = manager_listen_at_a_path();
        setenv("WATCHDOG_USEC", cases[i].usec, 1);
        if (cases[i].pid != NULL) {
            setenv("WATCHDOG_PID", cases[i].pid, 1);
        } else {
            unsetenv("WATCHDOG_PID");
        }
        struct notify notify = notify_open(NOW);
        notify_alive(&notify, NOW + 1000000);
        assert_string_equal(manager_hears(&manager), "");
        notify_ready(&notify); /* readiness is told all the same */
        assert_string_equal(manager_hears(&manager), "READY=1");
        notify_close(&notify);
        manager_close(&manager);
    }
}

static void an_invalid_address_is_ignored(void **state)
{
    (void)state;
    static const char *const addresses[] = {"relative", "@", "/", "/nowhere/at/all",
                                            "vsock:2:1234"};
    char too_long[300];
    memset(too_long, 'x', sizeof(too_long) - 1);
    too_long[0] = '/';
    too_long[sizeof(too_long) - 1] = '\0';
    setenv("WATCHDOG_USEC", "10000000", 1);
    for (size_t i = 0; i <= COUNT_OF(addresses); i++) {
        setenv("NOTIFY_SOCKET", i < COUNT_OF(addresses) ? addresses[i] : too_long, 1);
        struct notify notify = notify_open(NOW);
        assert_int_equal(notify.socket, -1);
        assert_true(notify.next_ms == INT64_MAX); /* otherwise the loop would wake for nothing */
        notify_ready(&notify);
        notify_alive(&notify, NOW);
        notify_close(&notify);
    }
}

static void a_manager_that_went_away_does_not_end_the_kiosk(void **state)
{
    (void)state;
    struct manager manager = manager_listen_at_a_path();
    setenv("WATCHDOG_USEC", "10000000", 1);
    struct notify notify = notify_open(NOW);
    manager_close(&manager);
    signal(SIGPIPE, SIG_DFL);
    notify_ready(&notify);
    notify_alive(&notify, NOW);
    assert_true(notify.next_ms == NOW + 5000); /* sending is not tried all the time */
    notify_close(&notify);
}

#define TEST(test) cmocka_unit_test_setup(test, manager_forget)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(nothing_is_said_where_nobody_asked),
        TEST(ready_is_said_at_a_path),
        TEST(ready_is_said_at_an_abstract_name),
        TEST(signs_of_life_come_at_half_the_time),
        TEST(the_shortest_time_is_a_millisecond),
        TEST(a_watch_over_another_process_or_of_no_length_is_not_answered),
        TEST(an_invalid_address_is_ignored),
        TEST(a_manager_that_went_away_does_not_end_the_kiosk),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

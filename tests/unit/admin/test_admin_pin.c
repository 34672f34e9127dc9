/* admin/: setting the PIN of the staff. */
#include "admin_test.h"

#include <pty.h>
#include <signal.h>
#include <sys/wait.h>
#include <termios.h>
#include <utmp.h>

static struct run set_pin(struct fixture *fixture, const char *input)
{
    const char *const arguments[] = {"set-pin", NULL};
    return run_on(fixture, (struct terminal){.input = input}, arguments);
}

static enum pin_check check(struct fixture *fixture, const char *pin)
{
    struct pin_try result;
    assert_done(fixture, store_try_pin(fixture->store, pin, &result, &fixture->err));
    return result.check;
}

static void pin_comes_from_the_first_line(void **state)
{
    struct fixture *fixture = *state;
    struct run run = set_pin(fixture, "2947\nmore\n");
    assert_code(run, ADMIN_DONE);
    assert_string_equal(run.out, "");
    assert_string_equal(run.err, "The PIN is set.\n");
    assert_int_equal(check(fixture, "2947"), PIN_RIGHT);
    assert_code(set_pin(fixture, "582016"), ADMIN_DONE); /* without an end of line */
    assert_int_equal(check(fixture, "2947"), PIN_WRONG);
    assert_int_equal(check(fixture, "582016"), PIN_RIGHT);
    assert_rows(fixture, "select who, command, scope from audit",
                "kiosk (ana)|set-pin|\nkiosk (ana)|set-pin|\n");
}

static void poor_pins_are_refused_and_never_repeated(void **state)
{
    struct fixture *fixture = *state;
    static const struct {
        const char *input;
        const char *says;
    } cases[] = {
        {"", "4 to 12 digits"},      {"\n", "4 to 12 digits"},
        {"294\n", "4 to 12 digits"}, {"2947294729473\n", "4 to 12 digits"},
        {"29x7\n", "digits alone"},  {"1234\n", "too easy"},
        {"55555\n", "too easy"},
    };
    assert_code(set_pin(fixture, "2947\n"), ADMIN_DONE);
    for (size_t i = 0; i < COUNT_OF(cases); i++) {
        struct run run = set_pin(fixture, cases[i].input);
        assert_code(run, ADMIN_REFUSED);
        assert_has(run.err, cases[i].says);
        assert_has_not(run.err, "29x7");
        assert_has_not(run.err, "55555");
    }
    assert_int_equal(check(fixture, "2947"), PIN_RIGHT);
    assert_rows(fixture, "select count(*) from audit", "1\n");
}

static void a_line_that_never_ends_is_no_pin(void **state)
{
    struct fixture *fixture = *state;
    char digits[4096];
    memset(digits, '7', sizeof(digits) - 1);
    digits[sizeof(digits) - 1] = '\0';
    assert_code(set_pin(fixture, digits), ADMIN_REFUSED);
    assert_int_equal(check(fixture, "7777"), PIN_NOT_SET);
}

/* Somebody at a terminal: what they type is written to master, and what they see is read from
 * it. */
struct person {
    pid_t program;
    int master;
    int slave;
    char seen[1024];
};

/* Only in a build that counts executed lines (scripts/coverage): writes the counts, which _exit
 * does not. */
extern void __gcov_dump(void) __attribute__((weak));

/* In the child: set-pin at this terminal. */
static _Noreturn void run_at_terminal(const struct fixture *fixture, int terminal)
{
    login_tty(terminal);
    char name[] = "cozy-admin";
    char option[] = "--db";
    char database[] = DATABASE;
    char command[] = "set-pin";
    char *arguments[] = {name, option, database, command, NULL};
    const struct admin_host host = {
        .in = stdin,
        .out = stdout,
        .err = stderr,
        .in_is_terminal = true,
        .err_is_terminal = true,
        .clock = &fixture->clock,
        .who = "kiosk (ana)",
        .version = "1.2.3",
    };
    const enum admin_exit code = admin_run(&host, 4, arguments);
    if (__gcov_dump != NULL) {
        __gcov_dump();
    }
    _exit((int)code);
}

static struct person sit_down(const struct fixture *fixture)
{
    struct person person = {0};
    assert_int_equal(openpty(&person.master, &person.slave, NULL, NULL, NULL), 0);
    person.program = fork();
    assert_true(person.program >= 0);
    if (person.program == 0) {
        close(person.master);
        run_at_terminal(fixture, person.slave);
    }
    return person;
}

static void wait_to_see(struct person *person, const char *words)
{
    size_t length = strlen(person->seen);
    while (strstr(person->seen, words) == NULL) {
        ssize_t got =
            read(person->master, person->seen + length, sizeof(person->seen) - 1 - length);
        assert_true(got > 0);
        length += (size_t)got;
        person->seen[length] = '\0';
    }
}

static void type(const struct person *person, const char *keys)
{
    assert_int_equal(write(person->master, keys, strlen(keys)), (ssize_t)strlen(keys));
}

static bool echoes(const struct person *person)
{
    struct termios settings;
    assert_int_equal(tcgetattr(person->slave, &settings), 0);
    return (settings.c_lflag & ECHO) != 0;
}

/* Returns how the program ended, after checking that the terminal is as it was before. */
static int get_up(const struct person *person)
{
    int status = 0;
    assert_int_equal(waitpid(person->program, &status, 0), person->program);
    assert_true(echoes(person));
    close(person->slave);
    close(person->master);
    return status;
}

static void pin_is_typed_twice_and_not_shown(void **state)
{
    struct fixture *fixture = *state;
    struct person person = sit_down(fixture);
    wait_to_see(&person, "New PIN (4 to 12 digits): ");
    assert_false(echoes(&person));
    type(&person, "2947\n");
    wait_to_see(&person, "Once more: ");
    assert_false(echoes(&person));
    type(&person, "2947\n");
    wait_to_see(&person, "The PIN is set.");
    int status = get_up(&person);
    assert_true(WIFEXITED(status));
    assert_int_equal(WEXITSTATUS(status), ADMIN_DONE);
    assert_has_not(person.seen, "2947");
    assert_int_equal(check(fixture, "2947"), PIN_RIGHT);
}

static void who_breaks_off_sees_again_what_they_type(void **state)
{
    struct fixture *fixture = *state;
    for (int question = 0; question < 2; question++) {
        struct person person = sit_down(fixture);
        wait_to_see(&person, "New PIN (4 to 12 digits): ");
        if (question == 1) {
            type(&person, "2947\n");
            wait_to_see(&person, "Once more: ");
        }
        type(&person, "29\003"); /* Ctrl-C */
        int status = get_up(&person);
        assert_true(WIFSIGNALED(status));
        assert_int_equal(WTERMSIG(status), SIGINT);
    }
    assert_int_equal(check(fixture, "2947"), PIN_NOT_SET);
}

/* Ctrl-Z has no effect where no shell could wake the program again, as here. */
static void ctrl_z_without_a_shell_asks_again(void **state)
{
    struct fixture *fixture = *state;
    struct person person = sit_down(fixture);
    wait_to_see(&person, "New PIN (4 to 12 digits): ");
    type(&person, "29\032"); /* Ctrl-Z */
    wait_to_see(&person, "New PIN (4 to 12 digits): \r\nNew PIN (4 to 12 digits): ");
    assert_false(echoes(&person));
    type(&person, "2947\n");
    wait_to_see(&person, "Once more: ");
    type(&person, "2947\n");
    assert_int_equal(get_up(&person), 0);
    assert_int_equal(check(fixture, "2947"), PIN_RIGHT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(pin_comes_from_the_first_line),
        FIXTURE_TEST(poor_pins_are_refused_and_never_repeated),
        FIXTURE_TEST(a_line_that_never_ends_is_no_pin),
        FIXTURE_TEST(pin_is_typed_twice_and_not_shown),
        FIXTURE_TEST(who_breaks_off_sees_again_what_they_type),
        FIXTURE_TEST(ctrl_z_without_a_shell_asks_again),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

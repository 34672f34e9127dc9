/* platform/alarm: commands of the clinic that call the staff. */
#include "platform/alarm.h"

#include "expect.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <SDL2/SDL.h>

#define CALLED "called.txt"

static void nap(void)
{
    nanosleep(&(struct timespec){.tv_nsec = 10 * 1000 * 1000}, NULL);
}

/* What the command wrote, as soon as it has written so much; the test ends at its own time limit.
 */
static const char *called(size_t length)
{
    static char text[512];
    for (;;) {
        FILE *file = fopen(CALLED, "r");
        size_t got = file == NULL ? 0 : fread(text, 1, sizeof(text) - 1, file);
        text[got] = '\0';
        if (file != NULL) {
            fclose(file);
        }
        if (got >= length) {
            return text;
        }
        nap();
    }
}

static struct alarm_bell *bell_of(const char *stop, const char *hold)
{
    unlink(CALLED);
    const struct alarm_setup setup = {.stop = stop, .hold = hold, .chime = NULL};
    return alarm_bell_create(&setup);
}

static void each_tier_has_its_command(void **state)
{
    (void)state;
    struct alarm_bell *bell = bell_of("echo lamp >>" CALLED, "echo message >>" CALLED);
    const struct alarm alarm = alarm_bell_alarm(bell);
    alarm.sound(alarm.self, true);
    assert_string_equal(called(5), "lamp\n");
    alarm.sound(alarm.self, false);
    assert_string_equal(called(13), "lamp\nmessage\n");
    alarm_bell_destroy(bell);
}

/* A second call does not begin it again while it runs; afterwards it does. */
static void a_command_runs_once_at_a_time(void **state)
{
    (void)state;
    struct alarm_bell *bell =
        bell_of("echo begins >>" CALLED "; until [ -e go ]; do sleep 0.01; done", "");
    const struct alarm alarm = alarm_bell_alarm(bell);
    unlink("go");
    alarm.sound(alarm.self, true);
    called(7);
    alarm.sound(alarm.self, true);
    alarm.sound(alarm.self, false); /* it has no command */
    FILE *go = fopen("go", "w");
    assert_non_null(go);
    fclose(go);
    while (strcmp(called(7), "begins\n") == 0) {
        alarm.sound(alarm.self, true);
        nap();
    }
    assert_string_equal(called(14), "begins\nbegins\n");
    alarm_bell_destroy(bell);
}

/* The command reads nothing, and the screen's own output stays clean. */
static void a_command_gets_no_input_and_prints_nowhere(void **state)
{
    (void)state;
    struct alarm_bell *bell = bell_of("cat; echo $# >>" CALLED "; echo printed", "");
    const struct alarm alarm = alarm_bell_alarm(bell);
    const int kept = dup(STDOUT_FILENO);
    const int file = open("printed.txt", O_WRONLY | O_CREAT | O_TRUNC, 0600);
    assert_true(kept >= 0 && file >= 0);
    dup2(file, STDOUT_FILENO);
    alarm.sound(alarm.self, true);
    const char *words = called(2);
    dup2(kept, STDOUT_FILENO);
    close(kept);
    assert_string_equal(words, "0\n");
    assert_int_equal(lseek(file, 0, SEEK_END), 0);
    close(file);
    alarm_bell_destroy(bell);
}

static void a_clinic_without_commands_has_no_alarm(void **state)
{
    (void)state;
    struct alarm_bell *bell = bell_of("", "");
    assert_null(alarm_bell_alarm(bell).sound);
    alarm_bell_destroy(bell);
}

/* The chime that is shipped plays to its end, and the device is closed then. */
static void the_chime_plays(void **state)
{
    (void)state;
    assert_int_equal(setenv("SDL_AUDIODRIVER", "disk", 1), 0);
    assert_int_equal(setenv("SDL_DISKAUDIODELAY", "0", 1), 0);
    assert_int_equal(setenv("SDL_DISKAUDIOFILE", "chime.raw", 1), 0);
    const struct alarm_setup setup = {
        .stop = "", .hold = "", .chime = KIOSK_SOURCE_DIR "/assets/sounds/alert.wav"};
    struct alarm_bell *bell = alarm_bell_create(&setup);
    const struct alarm alarm = alarm_bell_alarm(bell);
    alarm.sound(alarm.self, true);
    assert_true(SDL_WasInit(SDL_INIT_AUDIO) != 0);
    while (SDL_WasInit(SDL_INIT_AUDIO) != 0) {
        alarm.look(alarm.self);
        nap();
    }
    FILE *played = fopen("chime.raw", "rb");
    assert_non_null(played);
    assert_int_equal(fseek(played, 0, SEEK_END), 0);
    assert_true(ftell(played) >= 60000); /* a second and a half of samples */
    fclose(played);
    alarm_bell_destroy(bell);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_tier_has_its_command),
        cmocka_unit_test(a_command_runs_once_at_a_time),
        cmocka_unit_test(a_command_gets_no_input_and_prints_nowhere),
        cmocka_unit_test(a_clinic_without_commands_has_no_alarm),
        cmocka_unit_test(the_chime_plays),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

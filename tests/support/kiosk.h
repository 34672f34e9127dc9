/*
 * The real kiosk without a display, for tests: real fonts, pages, questionnaires and screens, a
 * clock that only the test moves, a database in the current directory. Every frame that a test
 * shows is checked for layout faults (ui/lint.h), for the full name, family name or telephone
 * number of anybody on the day list, and for texts that the test forbade; kiosk_close fails the
 * test if there was one.
 */
#pragma once

#include "app/app.h"
#include "app/create.h"
#include "app/screen.h"
#include "app/session.h"
#include "expect.h"
#include "rehearsal/player.h"

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define KIOSK_DATABASE "kiosk.db"
#define KIOSK_PIN      "2580"
#define SECOND_MS      INT64_C(1000)
#define MINUTE_MS      (60 * SECOND_MS)

#define COUNT_OF(array) (sizeof(array) / sizeof((array)[0]))

enum kiosk_panel {
    PANEL_PORTRAIT,  /* 21.5", 1080 × 1920: the reference */
    PANEL_LANDSCAPE, /* the same on its side */
    PANEL_LOW,       /* 10.1", 1280 × 800 */
    PANEL_SMALL,     /* 7", 800 × 480 */
};

struct bringer;

struct kiosk_options {
    const char *time;          /* NULL: 2025-11-24T10:20-08:00 */
    const char *configuration; /* file; NULL: as shipped, with the demonstration's day list */
    const char *assets;        /* folder of pages, words, questionnaires; NULL: as shipped */
    const char *language;      /* language to start in; NULL: the first one configured */
    enum kiosk_panel panel;
    bool keep_database; /* keep the database of the kiosk before this one */
    bool large_text;
    bool no_pin; /* as a real clinic begins; otherwise KIOSK_PIN is set */
};

struct kiosk {
    struct arena *arena;
    struct world world;
    struct clock clock;
    struct fake_clock fake;
    struct fonts *fonts;
    struct text_engine text;
    struct player player;
    struct bringer *lists; /* keeps the day lists up to date */
    struct lint lint;
    size_t lint_seen;
    struct sqlite3 *reader;
    /* number of frames so far */
    size_t frames;
    const char *shown;         /* all texts of the frame on screen, a space between */
    const char *forbidden[32]; /* texts that no frame may show */
    size_t forbidden_count;
    const char **findings; /* "screen: what is wrong", each once */
    size_t finding_count;
    size_t finding_capacity;
};

/* Brings a kiosk up to its attract screen; fails the test if it cannot. */
struct kiosk *kiosk_open(struct kiosk_options options);
/* Ends the kiosk, then fails the test if any frame had a fault. */
void kiosk_close(struct kiosk *kiosk);

/* Plays commands as of --script; a command that fails fails the test. */
#define kiosk_play(kiosk, script) kiosk_play_at((kiosk), (script), __FILE__, __LINE__)
void kiosk_play_at(struct kiosk *kiosk, const char *script, const char *file, int line);
/* The same with a format as of printf. */
#define kiosk_playf(kiosk, ...) kiosk_play((kiosk), arena_printf((kiosk)->arena, __VA_ARGS__))
void kiosk_wait(struct kiosk *kiosk, int64_t ms);
/* After how many ms without a touch the screen that is shown is covered: these seconds, or later
 * where it has more words (app/idle.h). */
int64_t kiosk_patience_ms(const struct kiosk *kiosk, int seconds);
/* The target on screen; NULL if it is not there. */
const struct target *kiosk_target(const struct kiosk *kiosk, const char *name, const char *code);
const struct target *kiosk_target_at(const struct kiosk *kiosk, const char *name, int index);
/* The same, named as in a script: "seen", "option none", "digit 9". By the code after the name or,
 * failing that, by the index. */
const struct target *kiosk_find(const struct kiosk *kiosk, const char *name);
/* The target that must be on screen. If it is not, the test fails with the targets that are. */
#define kiosk_there(kiosk, name) kiosk_there_at((kiosk), (name), __FILE__, __LINE__)
const struct target *kiosk_there_at(const struct kiosk *kiosk, const char *name, const char *file,
                                    int line);
enum target_is {
    IS_THERE,
    IS_ABSENT,
    IS_ENABLED,
    IS_DISABLED,
    IS_NOT_ENABLED, /* disabled or absent */
    IS_SELECTED,
    IS_NOT_SELECTED,
};
/* assert_target(kiosk, "option none", IS_SELECTED) */
#define assert_target(kiosk, name, how) assert_target_at((kiosk), (name), (how), __FILE__, __LINE__)
void assert_target_at(const struct kiosk *kiosk, const char *name, enum target_is how,
                      const char *file, int line);
/* A finger goes down on a point, moves or is lifted. Unlike a script it does not end lock-outs. */
void kiosk_finger(struct kiosk *kiosk, enum input_kind kind, int x, int y);
void kiosk_input(struct kiosk *kiosk, const struct input *input); /* any other input */
/* One touch of this target, with lock-outs in force. */
void kiosk_quick_touch(struct kiosk *kiosk, const char *name, int index);
/* Quick taps in the corner that leads to the staff's PIN: five open it. */
void kiosk_corner(struct kiosk *kiosk, int taps);
/* Opens the staff area with KIOSK_PIN: ends on staff_today. */
void kiosk_staff_open(struct kiosk *kiosk);
bool kiosk_sees(const struct kiosk *kiosk, const char *words);
#define assert_screen(kiosk, name) assert_string_equal(app_screen_name((kiosk)->player.app), (name))
#define assert_sees(kiosk, words)                                                                  \
    do {                                                                                           \
        if (!kiosk_sees((kiosk), (words))) {                                                       \
            fail_msg("not on screen: %s\nthere is: %s", (words), (kiosk)->shown);                  \
        }                                                                                          \
    } while (0)
/* The texts of the current frame, one in each entry; in the kiosk's arena. */
const char *const *kiosk_texts(struct kiosk *kiosk, size_t *count);
/* Text without spaces, so that line ends do not matter. */
char *kiosk_squeezed(struct arena *arena, const char *text);
/* Forbids this text on all frames from now on. */
void kiosk_forbid(struct kiosk *kiosk, const char *text);

/* The rows of a query, read as another program reads the file: columns joined by |, rows by
 * newlines, "" for none. */
const char *kiosk_query(struct kiosk *kiosk, const char *sql);
#define assert_query(kiosk, sql, expected)                                                         \
    assert_string_equal(kiosk_query((kiosk), (sql)), (expected))

/* Writes a file in the current directory. */
void kiosk_write(const char *path, const char *text);
char *kiosk_read(struct arena *arena, const char *path);
/* Writes the shipped configuration to path with texts replaced: pairs of a text in it and its
 * replacement, NULL at the end. Fails the test if one is not found. */
void kiosk_configure(const char *path, const char *const *replacements);
/* Opens the demonstration of a clinic whose front desk is staffed. */
struct kiosk *kiosk_open_with_desk(void);
/* A configuration for a test's own day list: "own.yaml" and "list.csv". */
#define OWN_CONFIGURATION "own.yaml"
#define OWN_LIST          "list.csv"
#define OWN_HEADER        "start,end,client,phone,therapist,service,status\n"
void kiosk_own_list(const char *csv);

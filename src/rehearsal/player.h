/*
 * Plays a visitor: taps by target name, waits, looks. Drives the real app through app_input and a
 * fake clock; used by --script, --tour, --check and the tests. One command a line:
 *
 *   tap NAME [INDEX | CODE]    touch X Y    drag X1 Y1 X2 Y2    type TEXT    wait MS    lang CODE
 *   strike2 NAME [INDEX | CODE] [MS] (two strikes at one point, MS apart, with lock-outs standing)
 *   until NAME (passes the messages that lie before the screen of this name)
 *   shot FILE.png    dump FILE
 *   expect screen NAME    expect text "…"    expect no text "…"    expect taps N (at most so far)
 *
 * Empty lines and lines that begin with # are passed over.
 */
#pragma once

#include "app/app.h"
#include "app/create.h"
#include "base/clock.h"
#include "base/err.h"
#include "ui/lint.h"

#include <stdbool.h>

/* What a caller does with the pictures. Each may be NULL. */
struct audience {
    void *self;
    /* called with every frame */
    void (*see)(void *self, const struct app *app, const struct ui_frame *frame);
    /* saves the frame seen last as a PNG file */
    bool (*shot)(void *self, const char *path, struct err *err);
};

struct player {
    struct app *app;
    struct fake_clock *clock; /* the app's */
    const struct text_engine *text;
    struct audience audience;
    struct lint *lint; /* checks every frame; NULL for none */
    const struct ui_frame *frame;
    int taps;
};

/* Shows the app's first picture. */
void player_begin(struct player *player);

/* Taps the target with this name and index, or with this code when code is not NULL. If it is
 * absent or disabled: false, with the names of the targets that are there. */
bool player_tap(struct player *player, const char *name, int index, const char *code,
                struct err *err);
/* The targets on screen, as many as fit: "check_in 0, read 0, language 1 (fr), star 0 disabled". */
void player_list_targets(const struct player *player, char *out, size_t size);
void player_touch(struct player *player, int x, int y);
/* Touches x, y twice, ms apart. The second touch acts on whatever is there by then, as a visitor's
 * would. */
void player_strike2(struct player *player, int x, int y, int64_t ms);
/* Passes messages, by their "continue", until the screen of this name shows. False if another
 * screen stands before it. */
bool player_until(struct player *player, const char *screen, struct err *err);
/* Taps the keys that write text, digits on a number pad or letters on a keyboard. */
bool player_type(struct player *player, const char *text, struct err *err);
/* Lets ms pass, stopping wherever the app has something to do. */
void player_wait(struct player *player, int64_t ms);
/* True if the words appear on screen, line breaks read as spaces. */
bool player_sees(const struct player *player, const char *words);
/* Runs the commands of text; name is for messages. False with "name:line: problem". */
bool player_run(struct player *player, const char *name, const char *text, struct err *err);

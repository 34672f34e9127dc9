/* Where pictures are shown: a memory surface without any video driver, or the window of the kiosk
 * on Wayland, X11 or KMSDRM. Both are painted and read back the same way. */
#pragma once

#include "app/app.h"
#include "base/err.h"
#include "platform/rotation.h"
#include "ui/frame.h"

#include <stdbool.h>
#include <stdint.h>

struct SDL_Surface;
struct fonts;
struct images;
struct display;

struct display_options {
    bool headless;
    /* px of the window or memory surface, before rotation; 0 × 0 for the whole screen */
    int width;
    int height;
    int rotation;     /* degrees clockwise the picture is turned on the panel: 0, 90, 180, 270 */
    bool accelerated; /* let SDL use the graphics processor; software when false */
};

/* Opens a display, dark until the first frame. Fonts and images must outlive it. There can be one
 * window at a time, and any number of headless displays. NULL with the reason in err: no video
 * driver, no screen. */
struct display *display_open(const struct display_options *options, struct fonts *fonts,
                             struct images *images, struct err *err);
/* NULL is fine. */
void display_close(struct display *display);

/* px of the picture as seen, after rotation: what frames are laid out for. */
int display_width(const struct display *display);
int display_height(const struct display *display);
struct rotation display_rotation(const struct display *display);
/* True if there is a window, and so events to wait for. */
bool display_has_window(const struct display *display);
/* True if the window may be closed: it does not cover the whole screen, as that of a kiosk does. */
bool display_may_be_closed(const struct display *display);

/* Paints what changed in the frame and presents it. A frame of another size than the display is put
 * at the top left, cut or with its clear colour around it. */
void display_show(struct display *display, const struct ui_frame *frame);
/* The same as a page turn: the frame is painted, and each step presents a mix of the picture before
 * and the new one, which slides in by slide_px. The time runs from the first step. Showing anything
 * else meanwhile ends the turn. There is none with TURN_NONE, or if nothing changed. */
void display_turn(struct display *display, const struct ui_frame *frame, enum turn turn,
                  int slide_px);
bool display_is_turning(const struct display *display);
/* Presents the turn as it is at now_ms of any monotonic clock; at its end, the new picture. */
void display_turn_step(struct display *display, int64_t now_ms);
/* Draws the pictures of frames that may come next, so that no turn waits for them: after begin, for
 * each such frame prepare until it returns false, which draws one picture at a time; then end. */
void display_begin_ahead(struct display *display);
bool display_prepare(struct display *display, const struct ui_frame *frame);
void display_end_ahead(struct display *display);
/* The window was covered or lost its picture: presents the last frame again. */
void display_restore(struct display *display);
/* The window has another size, or its renderer was lost: every texture and the canvas are made anew
 * for what it is now. The next display_show, display_turn or display_restore paints all of it. */
void display_reset(struct display *display);
/* See painter_forget_text. */
void display_forget_text(struct display *display);

/* Saves the picture as seen as a PNG file. False with err naming path. */
bool display_save_png(struct display *display, const char *path, struct err *err);
/* Pixels of a headless display, read only, as the last display_show left them; NULL if it has a
 * window. For tests. */
const struct SDL_Surface *display_surface(const struct display *display);

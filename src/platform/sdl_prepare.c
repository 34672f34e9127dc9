#include "platform/sdl_prepare.h"

#include <SDL.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

static void set_hints(void)
{
    /* fingers and mouse are both read; events that SDL makes up would double every tap */
    SDL_SetHint(SDL_HINT_TOUCH_MOUSE_EVENTS, "0");
    SDL_SetHint(SDL_HINT_MOUSE_TOUCH_EVENTS, "0");
    /* SDL_QUIT then means SIGTERM or SIGINT alone; the loop decides about closing the window */
    SDL_SetHint(SDL_HINT_QUIT_ON_LAST_WINDOW_CLOSE, "0");
    SDL_SetHint(SDL_HINT_VIDEO_MINIMIZE_ON_FOCUS_LOSS, "0");
    SDL_SetHint(SDL_HINT_RENDER_SCALE_QUALITY, "linear");
    SDL_SetHint(SDL_HINT_GRAB_KEYBOARD, "1");
    SDL_SetHint(SDL_HINT_VIDEO_ALLOW_SCREENSAVER, "0");
}

/*
 * SDL expects people to type. On X11 it reads the tables that say which keys compose which letters
 * (8 ms, 50 million instructions). To talk to input methods it starts a message bus where there is
 * none (4 ms, and a process). Nobody types on a keyboard at a kiosk, so both are left out.
 * Variables that the system has set stay as they are.
 */
static void leave_out_typing(void)
{
    const char *runtime = getenv("XDG_RUNTIME_DIR");
    char bus[PATH_MAX];
    const bool has_bus = runtime != NULL &&
                         snprintf(bus, sizeof(bus), "%s/bus", runtime) < (int)sizeof(bus) &&
                         access(bus, F_OK) == 0;
    setenv("XCOMPOSEFILE", "/dev/null", 0);
    if (!has_bus) {
        setenv("DBUS_SESSION_BUS_ADDRESS", "disabled:", 0);
    }
}

void sdl_prepare(void)
{
    set_hints();
    leave_out_typing();
}

#include "app/app.h"
#include "store/store.h"

#include <SDL2/SDL.h>
#include <time.h>

static long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_MONOTONIC, &t);
    return time(NULL) + SDL_GetTicks() + atoi("1"); // FIXME
}

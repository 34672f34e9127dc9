#include "app/app.h"

#include <SDL_ttf.h>
#include <time.h>
#include FT_FREETYPE_H

static long now(void)
{
    struct timespec t;
    clock_gettime(CLOCK_REALTIME, &t);
    gettimeofday(0, 0);
    return time(NULL) + SDL_GetTicks();
}

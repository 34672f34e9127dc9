/* What SDL is told before it begins. */
#pragma once

/* Sets SDL's hints for a kiosk, and what keeps its start short. Call it before SDL_Init. */
void sdl_prepare(void);

/*
 * The least that a program with SDL and SDL_ttf can do to show text over the whole screen: the
 * floor beside which bench_window puts the start of the kiosk.
 *
 *     floor FONTS X Y HEIGHT [--plain]
 *
 * It writes lines with the fonts of the folder FONTS from X, Y on, HEIGHT px each, and shows them
 * until it is told to end. It prepares SDL as the kiosk does; with --plain SDL is as it is.
 */
#include "platform/sdl_prepare.h"

#include <SDL.h>
#include <SDL_ttf.h>

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static _Noreturn void give_up(const char *what)
{
    fprintf(stderr, "floor: %s: %s\n", what, SDL_GetError());
    exit(1);
}

static TTF_Font *open_font(const char *fonts, const char *name, int height)
{
    char path[1024];
    snprintf(path, sizeof path, "%s/%s", fonts, name);
    TTF_Font *font = TTF_OpenFont(path, height * 3 / 4);
    if (font == NULL) {
        give_up(path);
    }
    return font;
}

static void write_line(SDL_Surface *screen, TTF_Font *font, const char *text, int x, int y)
{
    SDL_Surface *line = TTF_RenderUTF8_Blended(font, text, (SDL_Color){0x22, 0x22, 0x22, 0xff});
    if (line == NULL || SDL_BlitSurface(line, NULL, screen, &(SDL_Rect){x, y, 0, 0}) != 0) {
        give_up("text");
    }
    SDL_FreeSurface(line);
}

static SDL_Window *open_window(bool plain)
{
    if (!plain) {
        sdl_prepare();
    }
    SDL_SetHint(SDL_HINT_FRAMEBUFFER_ACCELERATION, "0");
    SDL_Rect place;
    if (SDL_Init(SDL_INIT_VIDEO) != 0 || SDL_GetDisplayBounds(0, &place) != 0) {
        give_up("screen");
    }
    SDL_Window *window =
        SDL_CreateWindow("Floor", place.x, place.y, place.w, place.h, SDL_WINDOW_BORDERLESS);
    if (window == NULL) {
        give_up("window");
    }
    return window;
}

static void show_text(SDL_Window *window, char **arguments)
{
    const int x = (int)strtol(arguments[1], NULL, 10);
    const int y = (int)strtol(arguments[2], NULL, 10);
    const int height = (int)strtol(arguments[3], NULL, 10);
    SDL_Surface *screen = SDL_GetWindowSurface(window);
    if (screen == NULL || TTF_Init() != 0) {
        give_up("surface");
    }
    TTF_Font *bold = open_font(arguments[0], "BCSans-Bold.ttf", height);
    TTF_Font *regular = open_font(arguments[0], "BCSans-Regular.ttf", height);
    SDL_FillRect(screen, NULL, SDL_MapRGB(screen->format, 0xf4, 0xee, 0xe4));
    write_line(screen, bold, "The least that shows", x, y);
    write_line(screen, regular, "a few lines of text", x, y + 2 * height);
    write_line(screen, regular, "over the whole screen", x, y + 3 * height);
    if (SDL_UpdateWindowSurface(window) != 0) {
        give_up("picture");
    }
}

int main(int argc, char **argv)
{
    const bool plain = argc == 6 && strcmp(argv[5], "--plain") == 0;
    if (argc != 5 && !plain) {
        fputs("floor FONTS X Y HEIGHT [--plain]\n", stderr);
        return 2;
    }
    SDL_Window *window = open_window(plain);
    show_text(window, argv + 1);
    SDL_Event event;
    while (SDL_WaitEvent(&event) == 1 && event.type != SDL_QUIT) {
    }
    SDL_Quit();
    return 0;
}

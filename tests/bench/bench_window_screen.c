#include "bench.h"
#include "bench_window.h"

#include <X11/Xutil.h>
#include <X11/extensions/XTest.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

_Noreturn void give_up(const char *what)
{
    bench_give_up("bench_window", what);
}

double now_ms(void)
{
    return bench_now_us() / 1e3;
}

void wait_ms(double ms)
{
    const long long ns = (long long)(ms * 1e6);
    nanosleep(&(struct timespec){(time_t)(ns / 1000000000), (long)(ns % 1000000000)}, NULL);
}

void open_screen(struct scene *scene)
{
    int ends[2];
    char text[16] = "";
    if (pipe(ends) != 0) {
        give_up("no pipe");
    }
    if (fork() == 0) {
        snprintf(text, sizeof text, "%d", ends[1]);
        execlp("Xvfb", "Xvfb", "-displayfd", text, "-screen", "0", "1080x1920x24", "-nolisten",
               "tcp", "-ac", NULL);
        _exit(127);
    }
    close(ends[1]);
    const ssize_t length = read(ends[0], text, sizeof text - 1);
    close(ends[0]);
    if (length <= 0) {
        give_up("Xvfb does not start");
    }
    char name[24];
    snprintf(name, sizeof name, ":%ld", strtol(text, NULL, 10));
    setenv("DISPLAY", name, 1);
    scene->x = XOpenDisplay(name);
    int ignored = 0;
    if (scene->x == NULL ||
        !XTestQueryExtension(scene->x, &ignored, &ignored, &ignored, &ignored)) {
        give_up("no X server with XTEST");
    }
}

XImage *grab(const struct scene *scene, struct box box)
{
    XImage *image = XGetImage(scene->x, XDefaultRootWindow(scene->x), box.x, box.y, (unsigned)box.w,
                              (unsigned)box.h, XAllPlanes(), ZPixmap);
    if (image == NULL) {
        give_up("cannot read the screen");
    }
    return image;
}

bool has_text(const struct scene *scene, struct box box)
{
    XImage *image = grab(scene, box);
    const size_t row = (size_t)image->bytes_per_line;
    const size_t size = row * (size_t)image->height;
    size_t different = 0;
    for (size_t i = 0; i < size; i += 4) {
        different += memcmp(image->data, image->data + i, 3) != 0 ? 1 : 0;
    }
    XDestroyImage(image);
    return different * 4 > size / 100;
}

void aim(const struct scene *scene, struct box box)
{
    XTestFakeMotionEvent(scene->x, -1, box.x + box.w / 2, box.y + box.h / 2, 0);
    XSync(scene->x, False);
    wait_ms(20);
}

double click(const struct scene *scene)
{
    XTestFakeButtonEvent(scene->x, 1, True, 0);
    XTestFakeButtonEvent(scene->x, 1, False, 0);
    const double lifted = now_ms();
    XFlush(scene->x);
    return lifted;
}

#include "programs/check_pictures.h"

#include "base/file.h"

#include <string.h>

struct picture_check picture_check_begin(struct arena *arena, struct images *images,
                                         const char *folder, struct problems *problems)
{
    struct picture_check check = {.arena = arena, .folder = folder, .problems = problems};
    struct err err;
    if (!file_list(arena, folder, ".svg", &check.names, &check.count, &err)) {
        problems_add_error(problems, &err);
    }
    for (size_t i = 0; i < check.count; i++) {
        images_check(images, check.names[i], problems);
    }
    return check;
}

static bool has_picture(const struct picture_check *check, const char *name)
{
    for (size_t i = 0; i < check->count; i++) {
        if (strcmp(check->names[i], name) == 0) {
            return true;
        }
    }
    return false;
}

void picture_check_need(const struct picture_check *check, const char *name)
{
    if (has_picture(check, name)) {
        return;
    }
    const char *path = arena_printf(check->arena, "%s/%s", check->folder, name);
    for (size_t i = 0; i < check->problems->count; i++) {
        if (strstr(check->problems->items[i], path) != NULL) {
            return;
        }
    }
    problems_add(check->problems, path, 0, "is missing, and a screen shows it");
}

bool picture_check_stop(void *self, const struct tour_stop *stop, struct err *err)
{
    (void)err;
    for (size_t i = 0; i < stop->frame->draw_count; i++) {
        const struct draw *draw = &stop->frame->draws[i];
        if (draw->kind == DRAW_PICTURE || draw->kind == DRAW_ICON) {
            picture_check_need(self, draw->text);
        }
    }
    return true;
}

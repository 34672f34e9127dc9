#include "rehearsal/panels.h"

#include <string.h>

static const struct panel panels[] = {
    {"21.5-upright", 1080, 1920, 268.0, 600.0, true},
    {"21.5", 1920, 1080, 476.0, 600.0, true},
    {"15.6", 1920, 1080, 345.0, 600.0, true},
    {"10.1", 1280, 800, 218.0, 500.0, true},
    {"7", 800, 480, 154.0, 400.0, true},
};

#define PANEL_COUNT (sizeof(panels) / sizeof(panels[0]))

const struct panel *panels_all(size_t *count)
{
    *count = PANEL_COUNT;
    return panels;
}

const struct panel *panels_find(const char *name)
{
    for (size_t i = 0; i < PANEL_COUNT; i++) {
        if (strcmp(panels[i].name, name) == 0) {
            return &panels[i];
        }
    }
    return NULL;
}

/* The panels that the kiosk is laid out for: --check walks the tour on all of them, --panel on
 * one. */
#pragma once

#include <stdbool.h>
#include <stddef.h>

struct panel {
    const char *name;
    int width; /* px of the picture as seen */
    int height;
    double width_mm; /* of the lit picture as seen */
    double viewing_distance_mm;
    bool checked; /* laid out without fault in every theme, text size and language */
};

/* All of them, the reference panel first; *count is how many. */
const struct panel *panels_all(size_t *count);
/* NULL if there is none of this name. */
const struct panel *panels_find(const char *name);

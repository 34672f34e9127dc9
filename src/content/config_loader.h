/* What the files that read kiosk.yaml share: for them only. */
#pragma once

#include "content/config.h"
#include "content/tree.h"

struct config_loader {
    struct arena *arena;
    struct problems *problems;
    const char *path;
    struct config *config;
    bool *seen; /* by key */
};

/* Each of these is false when it added a problem; name is that of the key, with its groups. */

/* "'name' must be …" */
bool config_complain(const struct config_loader *loader, const struct tree *value, const char *name,
                     const char *expected);
bool config_take_languages(const struct config_loader *loader, const char *name,
                           const struct tree *value);
/* A map of language to layout, of as many languages as the clinic wants to say it for. */
bool config_take_keyboard(const struct config_loader *loader, const char *name,
                          const struct tree *value);
bool config_take_hours(const struct config_loader *loader, const char *name,
                       const struct tree *value, struct hours_day *day);

#include "app/initials.h"

#include "app/app_state.h"
#include "domain/name.h"
#include "ui/text.h"

const char *world_initials(const struct world *world, struct arena *arena, const char *name)
{
    const char *initials = name_initials(arena, name);
    return text_has_glyphs(world->text, initials) ? initials : "";
}

const char *app_initials(const struct app *app, struct arena *arena, const char *name)
{
    return world_initials(app->world, arena, name);
}

bool app_shows_initials(const struct app *app, const char *initials)
{
    return text_has_glyphs(app->world->text, initials);
}

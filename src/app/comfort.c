#include "app/comfort.h"

#include "app/app_state.h"

bool app_large_text(const struct app *app)
{
    return app->comfort.large_text;
}

bool app_contrast(const struct app *app)
{
    return app->comfort.contrast;
}

const struct metrics *app_metrics(const struct app *app)
{
    return &app->metrics;
}

struct ui app_ui(const struct app *app, struct ui_frame *frame)
{
    const struct world *world = app->world;
    const struct palette *palette = app->comfort.contrast ? &world->contrast : &world->day;
    frame_begin(frame, app->metrics.width, app->metrics.height, palette->background);
    return (struct ui){
        .frame = frame,
        .text = world->text,
        .palette = palette,
        .metrics = &app->metrics,
        .behind = palette->background,
    };
}

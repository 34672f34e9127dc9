#include "app/context.h"

#include "app/app_state.h"

const struct world *app_world(const struct app *app)
{
    return app->world;
}

const struct config *app_config(const struct app *app)
{
    return app->world->config;
}

struct session *app_session(struct app *app)
{
    return app->session;
}

const struct session *app_session_view(const struct app *app)
{
    return app->session;
}

const struct catalog *app_catalog(const struct app *app)
{
    return app->world->languages[app->comfort.language].catalog;
}

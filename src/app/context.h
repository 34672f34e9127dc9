/* What is the same for every screen: the clinic's own files, and the visitor in front. */
#pragma once

#include "app/world.h"

struct app;
struct session;

const struct world *app_world(const struct app *app);
const struct config *app_config(const struct app *app);
struct session *app_session(struct app *app);
const struct session *app_session_view(const struct app *app);
/* The pages in the visitor's language. */
const struct catalog *app_catalog(const struct app *app);

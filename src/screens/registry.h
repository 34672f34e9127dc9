/* All screens, by enum screen_id, for app_create. */
#pragma once

#include "app/screen.h"

const struct screen *const *screens_table(void);

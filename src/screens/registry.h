/* All screens, by enum screen_id: what app_create wants. */
#pragma once

#include "app/screen.h"

const struct screen *const *screens_table(void);

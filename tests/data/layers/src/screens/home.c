#include "app/app.h"
#include "import/day_list.h"
#include "platform/window.h"

/* TODO: a planted fault */

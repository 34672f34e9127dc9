#include "screens/registry.h"

#define SCREEN(id, name) extern const struct screen screen_##name;
#include "app/screens.def"
#undef SCREEN

static const struct screen *const table[SCREEN_COUNT] = {
#define SCREEN(id, name) [SCREEN_##id] = &screen_##name,
#include "app/screens.def"
#undef SCREEN
};

const struct screen *const *screens_table(void)
{
    return table;
}

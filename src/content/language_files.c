#include "content/language_files.h"

#include <string.h>
#include <unistd.h>

const char *language_file(struct arena *arena, const char *folder, const char *language,
                          const char *ending)
{
    const char *own = arena_printf(arena, "%s/%s%s", folder, language, ending);
    const char *alone =
        arena_printf(arena, "%s/%.*s%s", folder, (int)strcspn(language, "-"), language, ending);
    return access(own, F_OK) != 0 && access(alone, F_OK) == 0 ? alone : own;
}

#include "admin/list_place.h"

#include "import/newest.h"

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

const char *list_place_whole(struct arena *arena, const char *path)
{
    char *whole = realpath(path, NULL);
    const char *copy = arena_strdup(arena, whole != NULL ? whole : path);
    free(whole);
    return copy;
}

bool list_place_file(struct arena *arena, const char *path, const char **file, struct err *err)
{
    struct stat info;
    *file = path;
    return stat(path, &info) != 0 || !S_ISDIR(info.st_mode) || newest_list(arena, path, file, err);
}

static const char *name_of(const char *path)
{
    const char *slash = strrchr(path, '/');
    return slash == NULL ? path : slash + 1;
}

/* The file, or the folder, that is read of a source; "" if that is not known. */
static const char *place_of(struct arena *arena, const struct config *config,
                            const struct list_source *source)
{
    if (source->kind != SOURCE_ADDRESS) {
        return list_place_whole(arena, source->place);
    }
    return config->downloads_path[0] == '\0'
               ? ""
               : list_place_whole(arena, arena_printf(arena, "%s/%s.ics", config->downloads_path,
                                                      name_of(source->place)));
}

const char *list_place_therapist(struct arena *arena, const struct config *config, const char *file)
{
    const char *whole = list_place_whole(arena, file);
    const char *slash = strrchr(whole, '/');
    const char *folder = arena_strndup(arena, whole, slash == NULL ? 0 : (size_t)(slash - whole));
    size_t count = 0;
    const struct list_source *sources = config_sources(arena, config, &count);
    for (size_t i = 0; i < count; i++) {
        const char *place = place_of(arena, config, &sources[i]);
        if (strcmp(place, sources[i].kind == SOURCE_FOLDER ? folder : whole) == 0) {
            return sources[i].therapist;
        }
    }
    return "";
}

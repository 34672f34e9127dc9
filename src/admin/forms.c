#include "admin/forms.h"

#include "base/file.h"
#include "form/form.h"

#include <string.h>

struct forms forms_load(struct command *command)
{
    struct arena *arena = command->arena;
    const char *assets = command->options.assets != NULL ? command->options.assets : "assets";
    const char *directory = arena_printf(arena, "%s/questionnaires", assets);
    struct problems problems = {.arena = arena};
    const char **names = NULL;
    size_t count = 0;
    struct forms forms = {0};
    struct err err;
    if (!file_list(arena, directory, ".json", &names, &count, &err)) {
        if (command->options.assets != NULL) {
            fprintf(command->host->err, "cozy-admin: %s\n", err.text);
        }
        return forms;
    }
    forms.items = ARENA_ARRAY(arena, const struct questionnaire *, count);
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directory, names[i]);
        const struct questionnaire *questionnaire = form_load(arena, path, &problems);
        if (questionnaire != NULL) {
            forms.items[forms.count++] = questionnaire;
        }
    }
    command_print_problems(command, &problems);
    return forms;
}

const struct questionnaire *forms_find(const struct forms *forms, const struct visit_record *record)
{
    for (size_t i = 0; i < forms->count; i++) {
        if (strcmp(forms->items[i]->sha256, record->sha256) == 0) {
            return forms->items[i];
        }
    }
    return NULL;
}

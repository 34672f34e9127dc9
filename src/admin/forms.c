#include "admin/forms.h"

#include "base/file.h"
#include "form/form.h"
#include "store/questionnaires.h"

#include <string.h>

static void add(struct arena *arena, struct forms *forms, const char *sha256,
                const struct questionnaire *form)
{
    forms->items =
        arena_grow(arena, forms->items, forms->count, &forms->capacity, sizeof(*forms->items));
    forms->items[forms->count++] = (struct known_form){sha256, form};
}

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
    for (size_t i = 0; i < count; i++) {
        const char *path = arena_printf(arena, "%s/%s", directory, names[i]);
        const struct questionnaire *questionnaire = form_load(arena, path, &problems);
        if (questionnaire != NULL) {
            add(arena, &forms, questionnaire->sha256, questionnaire);
        }
    }
    command_print_problems(command, &problems);
    return forms;
}

/* Reads the form from the database, where it is kept as it was asked. NULL if it is not, or if this
 * version can no longer ask it. */
static const struct questionnaire *read_kept(struct command *command, const char *sha256)
{
    struct arena *arena = command->arena;
    struct problems problems = {.arena = arena};
    struct err err;
    const char *text = NULL;
    if (!store_questionnaire_text(command->store, arena, sha256, &text, &err) || text == NULL) {
        return NULL;
    }
    return form_parse(arena, sha256, text, strlen(text), &problems);
}

const struct questionnaire *forms_find(struct command *command, struct forms *forms,
                                       const struct visit_record *record)
{
    for (size_t i = 0; i < forms->count; i++) {
        if (strcmp(forms->items[i].sha256, record->sha256) == 0) {
            return forms->items[i].form;
        }
    }
    if (!visit_record_has_response(record)) {
        return NULL;
    }
    add(command->arena, forms, record->sha256, read_kept(command, record->sha256));
    return forms->items[forms->count - 1].form;
}

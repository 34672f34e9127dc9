#include "content/strings.h"

#include "base/bug.h"
#include "content/tree.h"

#include <stdbool.h>
#include <string.h>

/* What the English file says of a text. */
static const struct {
    const char *key;
    const char *names;
} known[STRING_COUNT] = {
#define STRING(id, key, names) [STR_##id] = {key, names},
#include "content/strings.def"
#undef STRING
};

#define PRACTITIONER "{practitioner}"

struct loader {
    struct arena *arena;
    struct problems *problems;
    const char *path;
    struct strings *strings;
    bool seen[STRING_COUNT];
    size_t after_last; /* id of the text after the one that was found last */
};

const char *string_key(enum string_id id)
{
    BUG_IF((unsigned)id >= STRING_COUNT);
    return known[id].key;
}

const char *string_names(enum string_id id)
{
    BUG_IF((unsigned)id >= STRING_COUNT);
    return known[id].names;
}

/* The length of a "{name}" at the start of text; 0 if it is none. */
static size_t placeholder_length(const char *text)
{
    size_t length = strspn(text + 1, "abcdefghijklmnopqrstuvwxyz_0123456789");
    return length > 0 && text[length + 1] == '}' ? length + 2 : 0;
}

static bool placeholders_in_order(const char *text)
{
    for (size_t i = strcspn(text, "{}"); text[i] != '\0'; i += strcspn(text + i, "{}")) {
        size_t length = text[i] == '{' ? placeholder_length(text + i) : 0;
        if (length == 0) {
            return false;
        }
        i += length;
    }
    return true;
}

static bool is_placeholder_in(const char *text, const char *placeholder, size_t length)
{
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        if (strncmp(at, placeholder, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_practitioner(const char *placeholder)
{
    return strncmp(placeholder, PRACTITIONER, strlen(PRACTITIONER)) == 0;
}

/* The first {name} of text that is not in other, as a text of its own; NULL if all are, not looking
 * at {practitioner}. The placeholders of text are in order. */
static const char *name_not_in(struct arena *arena, const char *text, const char *other)
{
    for (const char *at = strchr(text, '{'); at != NULL; at = strchr(at + 1, '{')) {
        size_t length = (size_t)(strchr(at, '}') - at) + 1;
        if (!is_practitioner(at) && !is_placeholder_in(other, at, length)) {
            return arena_strndup(arena, at, length);
        }
    }
    return NULL;
}

/* False, with a problem, if the text has other names than the screen fills in. */
static bool check_names(const struct loader *loader, size_t id, const struct tree *value)
{
    const char *filled_in = string_names((enum string_id)id);
    const char *unknown = name_not_in(loader->arena, value->text, filled_in);
    const char *missing = name_not_in(loader->arena, filled_in, value->text);
    if (unknown != NULL) {
        return problems_add(loader->problems, loader->path, value->key_line,
                            "text '%s' asks for %s, which nothing fills in", known[id].key,
                            unknown);
    }
    return missing == NULL || problems_add(loader->problems, loader->path, value->key_line,
                                           "text '%s' must hold %s", known[id].key, missing);
}

static void take_text(struct loader *loader, size_t id, const struct tree *value)
{
    const char *key = known[id].key;
    bool twice = loader->seen[id];
    loader->seen[id] = true;
    if (twice) {
        problems_add(loader->problems, loader->path, value->key_line, "text '%s' stands twice",
                     key);
    } else if (value->kind != TREE_TEXT) {
        problems_add(loader->problems, loader->path, value->key_line, "'%s' must be a text", key);
    } else if (value->text[strspn(value->text, " \n\t")] == '\0') {
        problems_add(loader->problems, loader->path, value->key_line, "text '%s' is empty", key);
    } else if (!placeholders_in_order(value->text)) {
        problems_add(loader->problems, loader->path, value->key_line,
                     "text '%s': { and } must enclose a name, as in {time}", key);
    } else if (check_names(loader, id, value)) {
        loader->strings->texts[id] = value->text;
    }
}

/* Puts the word into all texts. */
static void fill_in_practitioner(struct strings *strings, struct arena *arena, const char *word)
{
    for (size_t id = 0; id < STRING_COUNT; id++) {
        const char *text = strings->texts[id];
        for (const char *at = strstr(text, PRACTITIONER); at != NULL;
             at = strstr(text, PRACTITIONER)) {
            text = arena_printf(arena, "%.*s%s%s", (int)(at - text), text, word,
                                at + strlen(PRACTITIONER));
        }
        strings->texts[id] = text;
    }
    strings->texts[STR_COMMON_PRACTITIONER] = word;
}

/* The text of that name; STRING_COUNT if there is none. A file mostly has them in the order of
 * the English one, so the search begins after the one that was found last. */
static size_t find_text(struct loader *loader, const char *name)
{
    for (size_t tries = 0; tries < STRING_COUNT; tries++) {
        size_t id = (loader->after_last + tries) % STRING_COUNT;
        if (strcmp(known[id].key, name) == 0) {
            loader->after_last = id + 1;
            return id;
        }
    }
    return STRING_COUNT;
}

static void take_map(struct loader *loader, const char *prefix, const struct tree *map)
{
    for (size_t i = 0; i < map->count; i++) {
        const struct tree *value = map->items[i];
        const char *name = arena_printf(loader->arena, "%s%s", prefix, value->key);
        size_t id = find_text(loader, name);
        if (id < STRING_COUNT) {
            take_text(loader, id, value);
        } else if (value->kind == TREE_MAP && value->count > 0) {
            take_map(loader, arena_printf(loader->arena, "%s.", name), value);
        } else {
            problems_add(loader->problems, loader->path, value->key_line, "unknown text '%s'",
                         name);
        }
    }
}

const struct strings *strings_load(struct arena *arena, const char *path, const char *language,
                                   const char *practitioner, struct problems *problems)
{
    size_t before = problems->count;
    const struct tree *root = tree_load(arena, path, problems);
    if (root == NULL) {
        return NULL;
    }
    struct loader loader = {
        .arena = arena,
        .problems = problems,
        .path = path,
        .strings = ARENA_NEW(arena, struct strings),
    };
    loader.strings->language = arena_strdup(arena, language);
    take_map(&loader, "", root);
    for (size_t id = 0; id < STRING_COUNT; id++) {
        if (!loader.seen[id]) {
            problems_add(problems, path, 0, "missing text '%s'", known[id].key);
        }
    }
    if (problems->count > before) {
        return NULL;
    }
    fill_in_practitioner(loader.strings, arena,
                         practitioner[0] != '\0' ? practitioner
                                                 : loader.strings->texts[STR_COMMON_PRACTITIONER]);
    return loader.strings;
}

const char *strings_format(const struct strings *strings, struct arena *arena, enum string_id id,
                           const struct substitution *substitutions, int count)
{
    BUG_IF((unsigned)id >= STRING_COUNT);
    const char *text = strings->texts[id];
    const char *result = "";
    for (;;) {
        size_t plain = strcspn(text, "{");
        if (text[plain] == '\0') {
            return arena_printf(arena, "%s%s", result, text);
        }
        const char *open = text + plain;
        size_t length = placeholder_length(open);
        int i = 0;
        while (i < count && (strlen(substitutions[i].name) + 2 != length ||
                             strncmp(substitutions[i].name, open + 1, length - 2) != 0)) {
            i++;
        }
        const char *value = i < count ? substitutions[i].value : arena_strndup(arena, open, length);
        result = arena_printf(arena, "%s%.*s%s", result, (int)plain, text, value);
        text = open + length;
    }
}

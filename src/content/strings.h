/*
 * Every word the kiosk itself says, in one language: assets/strings/<lang>.yaml. The ids are made
 * of the keys of the English file while the program is built (strings.awk): "home.check_in" is
 * STR_HOME_CHECK_IN. A string that is missing or that nobody asks for is a problem at load.
 */
#pragma once

#include "base/arena.h"
#include "base/problems.h"

#include <stdbool.h>

enum string_id {
#define STRING(id, key, names) STR_##id,
#include "content/strings.def"
#undef STRING
    STRING_COUNT
};

struct strings {
    const char *language;
    const char *texts[STRING_COUNT];
};

/* The key of an id: "home.check_in". */
const char *string_key(enum string_id id);

/* Every {name} that texts of the id hold, as a screen has to fill it in: "{time} {therapist}", ""
 * if there is none. */
const char *string_names(enum string_id id);

/*
 * Reads a file of "key: text", flat ("home.check_in: …") or in groups ("home: {check_in: …}").
 * Missing, unknown, duplicate and empty texts are problems, and so is a text that holds other names
 * than string_names. {practitioner} may stand in any text, and is filled in here: with the clinic's
 * word for those who treat, or with the file's own, common.practitioner, where that is "". NULL if
 * there was any problem.
 */
const struct strings *strings_load(struct arena *arena, const char *path, const char *language,
                                   const char *practitioner, struct problems *problems);

/* A {name} in a text and what to put there. */
struct substitution {
    const char *name;
    const char *value;
};
/* The text of id with every {name} replaced. One that is not given stays as it stands: the screen
 * that forgot it must not take the program with it. */
const char *strings_format(const struct strings *strings, struct arena *arena, enum string_id id,
                           const struct substitution *substitutions, int count);

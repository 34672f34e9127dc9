/* What the files that read kiosk.yaml share: for them only. */
#pragma once

#include "content/config.h"
#include "content/tree.h"

struct config_loader {
    struct arena *arena;
    struct problems *problems;
    const char *path;
    struct config *config;
    const struct tree *root;
    bool *seen; /* by key */
};

/* A row of config.def. */
struct config_key {
    const char *name; /* with its groups: "clinic.name" */
    size_t offset;    /* of its member in struct config */
    size_t size;
    /* Reads the value into the member. False when it added a problem. */
    bool (*take)(const struct config_loader *loader, const struct config_key *key,
                 const struct tree *value);
    double minimum;
    double maximum;
    const char *words[4];
    /* What whoever leaves the key out means, as though the file said it. */
    const char *absent;
    /* Where absent is NULL: the key may be left out all the same, and its member stays as it is. */
    bool (*may_lack)(const struct config *config);
};

/* "'name' must be …". Returns false. */
bool config_complain(const struct config_loader *loader, const struct tree *value, const char *name,
                     const char *expected);
void *config_member(const struct config_loader *loader, const struct config_key *key);
/* Puts the value, which is of the type of the member, there. */
#define config_put(loader, key, value) config_put_bytes((loader), (key), &(value), sizeof(value))
void config_put_bytes(const struct config_loader *loader, const struct config_key *key,
                      const void *value, size_t size);

/*
 * Reads one text for all languages, or a map of language to text ("{en: 16 years, fr: 16 ans}")
 * with one for every language of the kiosk. It may stand anywhere in a value; name is what messages
 * call it: the key with its groups. Only what may_be_empty can be "". False when it added a
 * problem.
 */
bool config_read_localized(const struct config_loader *loader, const char *name,
                           const struct tree *value, bool may_be_empty, struct localized *text);

/* The same for a whole number from minimum to maximum. */
bool config_read_whole(const struct config_loader *loader, const char *name,
                       const struct tree *value, double minimum, double maximum, int *whole);

/* A path of the configuration: a relative one begins at the configuration file. */
const char *config_path_of(const struct config_loader *loader, const char *path);

/* The functions of .take, as config.def names them. */
bool config_take_text(const struct config_loader *loader, const struct config_key *key,
                      const struct tree *value);
bool config_take_config_path(const struct config_loader *loader, const struct config_key *key,
                             const struct tree *value);
bool config_take_time_zone(const struct config_loader *loader, const struct config_key *key,
                           const struct tree *value);
bool config_take_localized(const struct config_loader *loader, const struct config_key *key,
                           const struct tree *value);
bool config_take_boolean(const struct config_loader *loader, const struct config_key *key,
                         const struct tree *value);
bool config_take_whole(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value);
/* "" is 0. */
bool config_take_years(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value);
bool config_take_decimal(const struct config_loader *loader, const struct config_key *key,
                         const struct tree *value);
bool config_take_word(const struct config_loader *loader, const struct config_key *key,
                      const struct tree *value);
bool config_take_rotation(const struct config_loader *loader, const struct config_key *key,
                          const struct tree *value);
bool config_take_color(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value);
bool config_take_hours(const struct config_loader *loader, const struct config_key *key,
                       const struct tree *value);
bool config_take_time_format(const struct config_loader *loader, const struct config_key *key,
                             const struct tree *value);
/* One name, or a list of up to COLUMN_NAMES_MAX. */
bool config_take_column_names(const struct config_loader *loader, const struct config_key *key,
                              const struct tree *value);
bool config_take_status_words(const struct config_loader *loader, const struct config_key *key,
                              const struct tree *value);
/* Gives each language the keyboard that it has when the file does not say. */
bool config_take_languages(const struct config_loader *loader, const struct config_key *key,
                           const struct tree *value);
/* A map of language to layout, of as many languages as the clinic wants to say it for. */
bool config_take_keyboard(const struct config_loader *loader, const struct config_key *key,
                          const struct tree *value);
/* A list of sources of day lists. */
bool config_take_sources(const struct config_loader *loader, const struct config_key *key,
                         const struct tree *value);
/* A list of therapists. */
bool config_take_therapists(const struct config_loader *loader, const struct config_key *key,
                            const struct tree *value);
/* A list of reasons for a visit with their questionnaires. */
bool config_take_questionnaires(const struct config_loader *loader, const struct config_key *key,
                                const struct tree *value);
/* The one that a configuration means which does not list any. */
struct asked_reasons config_usual_reasons(void);

#include "form/reader.h"

#include <ctype.h>
#include <stdarg.h>
#include <string.h>

bool reader_refuse(struct form_reader *reader, const char *path, const char *property,
                   const char *format, ...)
{
    va_list arguments;
    va_start(arguments, format);
    const char *text = arena_vprintf(reader->arena, format, arguments);
    va_end(arguments);
    const char *dot = path[0] != '\0' && property[0] != '\0' ? "." : "";
    const char *place = arena_printf(reader->arena, "%s%s%s", path, dot, property);
    if (place[0] == '\0') {
        return problems_add(reader->problems, reader->file, 0, "%s", text);
    }
    return problems_add_at(reader->problems, reader->file, place, "%s", text);
}

struct node node_member(struct form_reader *reader, struct node node, const char *name,
                        size_t index)
{
    const char *dot = node.path[0] != '\0' ? "." : "";
    return (struct node){
        .json = json_array_get(json_object_get(node.json, name), index),
        .path = arena_printf(reader->arena, "%s%s%s[%zu]", node.path, dot, name, index),
    };
}

struct node node_object(struct form_reader *reader, struct node node, const char *name)
{
    const char *dot = node.path[0] != '\0' ? "." : "";
    struct node object = {
        .json = json_object_get(node.json, name),
        .path = arena_printf(reader->arena, "%s%s%s", node.path, dot, name),
    };
    if (object.json != NULL && !json_is_object(object.json)) {
        reader_refuse(reader, node.path, name, "must be an object");
        object.json = NULL;
    }
    return object;
}

static bool is_blank(const char *text)
{
    return text[strspn(text, " ")] == '\0';
}

/* Line breaks and tabs too: every text is one paragraph, wrapped where the screen ends. */
static bool has_control_character(const char *text)
{
    for (const char *c = text; *c != '\0'; c++) {
        if ((unsigned char)*c < 0x20 || *c == 0x7F) {
            return true;
        }
    }
    return false;
}

/* A copy in the arena of a JSON string fit to be shown, or NULL and the problem told. */
static const char *copy_string(struct form_reader *reader, const json_t *json, const char *path,
                               const char *name)
{
    const char *text = json_string_value(json);
    if (text == NULL) {
        reader_refuse(reader, path, name, "must be a string");
        return NULL;
    }
    if (is_blank(text)) {
        reader_refuse(reader, path, name, "is empty");
        return NULL;
    }
    if (has_control_character(text)) {
        reader_refuse(reader, path, name, "holds a line break, a tab or a control character");
        return NULL;
    }
    return arena_strdup(reader->arena, text);
}

const char *node_string(struct form_reader *reader, struct node node, const char *name, bool must)
{
    const json_t *json = json_object_get(node.json, name);
    if (json == NULL) {
        if (must) {
            reader_refuse(reader, node.path, name, "is missing");
        }
        return "";
    }
    const char *text = copy_string(reader, json, node.path, name);
    return text == NULL ? "" : text;
}

bool node_boolean(struct form_reader *reader, struct node node, const char *name)
{
    const json_t *json = json_object_get(node.json, name);
    if (json != NULL && !json_is_boolean(json)) {
        return reader_refuse(reader, node.path, name, "must be true or false");
    }
    return json_is_true(json);
}

size_t node_count(struct form_reader *reader, struct node node, const char *name)
{
    const json_t *json = json_object_get(node.json, name);
    if (json == NULL) {
        return 0;
    }
    if (!json_is_array(json) || json_array_size(json) == 0) {
        reader_refuse(reader, node.path, name, "must be a list with at least one entry");
        return 0;
    }
    return json_array_size(json);
}

#define HL7  "http://hl7.org/fhir/"
#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define SDC  "http://hl7.org/fhir/uv/sdc/StructureDefinition/"
#define OURS "https://easycozy.ca/fhir/"

#define TRANSLATION_URL CORE "translation"

static const struct {
    const char *url;
    enum place places;
} extensions[] = {
    [EXTENSION_MIN_VALUE] = {CORE "minValue", PLACE_INTEGER},
    [EXTENSION_MAX_VALUE] = {CORE "maxValue", PLACE_INTEGER},
    [EXTENSION_ITEM_CONTROL] = {CORE "questionnaire-itemControl", PLACE_DISPLAY | PLACE_GROUP |
                                                                      PLACE_BOOLEAN | PLACE_CHOICE |
                                                                      PLACE_INTEGER},
    [EXTENSION_EXCLUSIVE] = {CORE "questionnaire-optionExclusive", PLACE_OPTION},
    [EXTENSION_ORDINAL] = {CORE "ordinalValue", PLACE_OPTION | PLACE_CODING},
    [EXTENSION_TRANSLATION] = {TRANSLATION_URL, PLACE_WORDS},
    [EXTENSION_TIER] = {OURS "StructureDefinition/safety-tier", PLACE_OPTION | PLACE_BOOLEAN},
    [EXTENSION_TIER_NO] = {OURS "StructureDefinition/safety-tier-no", PLACE_BOOLEAN},
    [EXTENSION_SAFETY_CODE] = {OURS "StructureDefinition/safety-code", PLACE_OPTION},
    [EXTENSION_LASTING] = {OURS "StructureDefinition/safety-lasting", PLACE_OPTION | PLACE_BOOLEAN},
    [EXTENSION_WITHIN_SENTENCE] = {OURS "StructureDefinition/within-sentence", PLACE_OPTION},
    [EXTENSION_CARRIED_FORWARD] = {OURS "StructureDefinition/carried-forward", PLACE_CHOICE},
    [EXTENSION_NUMBER_RANGE] = {OURS "StructureDefinition/number-range", PLACE_NUMBER_TEXT},
    [EXTENSION_SHORT_TEXT] = {SDC "sdc-questionnaire-shortText", PLACE_DISPLAY | PLACE_GROUP |
                                                                     PLACE_BOOLEAN | PLACE_CHOICE |
                                                                     PLACE_INTEGER | PLACE_TYPED},
};
#define EXTENSION_COUNT (sizeof(extensions) / sizeof(extensions[0]))

/* Defined by HL7, and without influence on what is asked: where the form comes from, who looks
 * after it, how the answers are filed afterwards, how a wider screen would arrange it. */
static const char *const harmless[] = {
    CORE "artifact-author",
    CORE "artifact-copyrightLabel",
    CORE "cqf-citation",
    CORE "designNote",
    CORE "questionnaire-choiceOrientation",
    CORE "questionnaire-supportLink",
    CORE "questionnaire-displayCategory",
    CORE "rendering-markdown",
    CORE "rendering-style",
    CORE "rendering-styleSensitive",
    CORE "rendering-xhtml",
    CORE "resource-lastReviewDate",
    CORE "structuredefinition-wg",
    CORE "terminology-server",
    SDC "sdc-questionnaire-choiceColumn",
    SDC "sdc-questionnaire-columnCount",
    SDC "sdc-questionnaire-endpoint",
    SDC "sdc-questionnaire-observationExtract",
    SDC "sdc-questionnaire-openLabel",
    SDC "sdc-questionnaire-preferredTerminologyServer",
    SDC "sdc-questionnaire-targetStructureMap",
    SDC "sdc-questionnaire-width",
};

static bool is_harmless(const char *url)
{
    /* FHIR lets a reader pass over an extension it does not know. HL7's own are the exception here:
     * they are the ones that say "hidden", "calculated" or "at most three answers". */
    if (strncmp(url, HL7, strlen(HL7)) != 0 && strncmp(url, OURS, strlen(OURS)) != 0) {
        return true;
    }
    for (size_t i = 0; i < sizeof(harmless) / sizeof(harmless[0]); i++) {
        if (strcmp(url, harmless[i]) == 0) {
            return true;
        }
    }
    return false;
}

/* The letters and digits of a text in lower case: two addresses that differ in nothing else are
 * meant to be the same. */
static const char *bare(struct arena *arena, const char *text, size_t length)
{
    char *bare = arena_strndup(arena, text, length);
    size_t count = 0;
    for (const char *c = bare; *c != '\0'; c++) {
        if (isalnum((unsigned char)*c)) {
            bare[count++] = (char)tolower((unsigned char)*c);
        }
    }
    bare[count] = '\0';
    return bare;
}

/* The last part of an address, bare: "safetytier" of "https://…/safety-tier/". */
static const char *bare_name(struct arena *arena, const char *url)
{
    size_t end = strcspn(url, "|?");
    while (end > 0 && strchr("/#:", url[end - 1]) != NULL) {
        end--;
    }
    size_t start = end;
    while (start > 0 && strchr("/#:", url[start - 1]) == NULL) {
        start--;
    }
    return bare(arena, url + start, end - start);
}

/* An address bare and without how it is fetched: http and https are taken for each other. */
static const char *bare_address(struct arena *arena, const char *url)
{
    const char *host = strstr(url, "://");
    host = host == NULL ? url : host + strlen("://");
    return bare(arena, host, strlen(host));
}

/*
 * The address that was meant by one that is none of the table; NULL if that cannot be told. Ours is
 * known by its last part, since clinics make the address theirs, and an answer that should raise an
 * alarm would raise none; those of HL7 by all of it, since others have a "translation" too.
 */
static const char *meant(struct arena *arena, const char *url)
{
    for (size_t i = 0; i < EXTENSION_COUNT; i++) {
        const char *right = extensions[i].url;
        bool ours = strncmp(right, OURS, strlen(OURS)) == 0;
        if (ours ? strcmp(bare_name(arena, url), bare_name(arena, right)) == 0
                 : strcmp(bare_address(arena, url), bare_address(arena, right)) == 0) {
            return right;
        }
    }
    return NULL;
}

/* An extension whose address is none of the table. */
static void check_stranger(struct form_reader *reader, struct node extension, const char *url)
{
    const char *right = meant(reader->arena, url);
    if (right != NULL) {
        const char *item = reader->link_id == NULL
                               ? ""
                               : arena_printf(reader->arena, " (item \"%s\")", reader->link_id);
        reader_refuse(reader, extension.path, "url",
                      "%s means nothing to the kiosk%s: the right address is %s", url, item, right);
    } else if (!is_harmless(url)) {
        reader_refuse(reader, extension.path, "", "extension %s is not supported", url);
    }
}

static void check_extension(struct form_reader *reader, struct node extension, enum place place,
                            unsigned *seen)
{
    if (!json_is_object(extension.json)) {
        reader_refuse(reader, extension.path, "", "must be an object");
        return;
    }
    const char *url = node_string(reader, extension, "url", true);
    for (size_t i = 0; i < EXTENSION_COUNT; i++) {
        if (strcmp(url, extensions[i].url) != 0) {
            continue;
        }
        if ((extensions[i].places & place) == 0) {
            reader_refuse(reader, extension.path, "", "extension %s does not belong here", url);
        } else if (i != EXTENSION_TRANSLATION && (*seen >> i & 1U) != 0) {
            reader_refuse(reader, extension.path, "", "extension %s is here twice", url);
        }
        *seen |= 1U << i;
        return;
    }
    if (url[0] != '\0') {
        check_stranger(reader, extension, url);
    }
}

static void check_extensions(struct form_reader *reader, struct node node, enum place place)
{
    size_t count = node_count(reader, node, "extension");
    unsigned seen = 0;
    for (size_t i = 0; i < count; i++) {
        check_extension(reader, node_member(reader, node, "extension", i), place, &seen);
    }
}

static void check_about(struct form_reader *reader, struct node node,
                        const struct property *property);

bool node_check(struct form_reader *reader, struct node node, const struct property *properties,
                size_t count, enum place place)
{
    if (!json_is_object(node.json)) {
        return reader_refuse(reader, node.path, "", "must be an object");
    }
    for (void *at = json_object_iter(node.json); at != NULL;
         at = json_object_iter_next(node.json, at)) {
        const char *key = json_object_iter_key(at);
        const char *name = key[0] == '_' ? key + 1 : key;
        size_t i = 0;
        while (i < count && strcmp(properties[i].name, name) != 0) {
            i++;
        }
        if (strcmp(key, "modifierExtension") == 0) {
            reader_refuse(reader, node.path, key, "changes the meaning, so it is not supported");
        } else if (i < count && key[0] == '_') {
            check_about(reader, node, &properties[i]);
        } else if (i == count && strcmp(key, "id") != 0 && strcmp(key, "extension") != 0) {
            reader_refuse(reader, node.path, key, "is not a property that is supported here");
        }
    }
    check_extensions(reader, node, place);
    return true;
}

/* "_text": what FHIR says about the property "text" itself, such as its translations. */
static void check_about(struct form_reader *reader, struct node node,
                        const struct property *property)
{
    struct node about =
        node_object(reader, node, arena_printf(reader->arena, "_%s", property->name));
    if (about.json != NULL) {
        node_check(reader, about, NULL, 0, property->words ? PLACE_WORDS : PLACE_NONE);
    }
}

/* The value of the part of a translation extension with this url: "lang" or "content". */
static const json_t *translation_part(const json_t *translation, const char *url, const char *key)
{
    const json_t *parts = json_object_get(translation, "extension");
    for (size_t i = 0; i < json_array_size(parts); i++) {
        const json_t *part = json_array_get(parts, i);
        const char *part_url = json_string_value(json_object_get(part, "url"));
        if (part_url != NULL && strcmp(part_url, url) == 0) {
            return json_object_get(part, key);
        }
    }
    return NULL;
}

static bool read_translation(struct form_reader *reader, struct node extension,
                             struct translation *translation)
{
    const json_t *language = translation_part(extension.json, "lang", "valueCode");
    const json_t *content = translation_part(extension.json, "content", "valueString");
    if (language == NULL || content == NULL) {
        reader_refuse(reader, extension.path, "",
                      "a translation needs lang (valueCode) and content (valueString)");
        return false;
    }
    translation->language = copy_string(reader, language, extension.path, "lang");
    translation->text = copy_string(reader, content, extension.path, "content");
    return translation->language != NULL && translation->text != NULL;
}

static void read_translations(struct form_reader *reader, struct node about,
                              struct localized *words)
{
    size_t count = json_array_size(json_object_get(about.json, "extension"));
    struct translation *translations = ARENA_ARRAY(reader->arena, struct translation, count);
    for (size_t i = 0; i < count; i++) {
        struct node extension = node_member(reader, about, "extension", i);
        const char *url = json_string_value(json_object_get(extension.json, "url"));
        struct translation read = {0};
        if (url == NULL || strcmp(url, TRANSLATION_URL) != 0 ||
            !read_translation(reader, extension, &read)) {
            continue;
        }
        for (size_t k = 0; k < words->count; k++) {
            if (strcmp(translations[k].language, read.language) == 0) {
                reader_refuse(reader, extension.path, "", "a second translation into \"%s\"",
                              read.language);
            }
        }
        translations[words->count++] = read;
    }
    words->translations = translations;
}

struct localized node_words(struct form_reader *reader, struct node node, const char *name,
                            bool must)
{
    const char *about_name = arena_printf(reader->arena, "_%s", name);
    const json_t *about = json_object_get(node.json, about_name);
    struct localized words = {.text = node_string(reader, node, name, must || about != NULL),
                              .language = reader->language};
    if (json_is_object(about)) {
        read_translations(reader, node_object(reader, node, about_name), &words);
    }
    return words;
}

/* The extension of this kind; its json is NULL if there is none. */
static struct node find_extension(struct form_reader *reader, struct node node,
                                  enum extension extension)
{
    const json_t *list = json_object_get(node.json, "extension");
    for (size_t i = 0; i < json_array_size(list); i++) {
        const json_t *entry = json_array_get(list, i);
        const char *url = json_string_value(json_object_get(entry, "url"));
        if (url != NULL && strcmp(url, extensions[extension].url) == 0) {
            return node_member(reader, node, "extension", i);
        }
    }
    return (struct node){NULL, node.path};
}

struct localized node_extension_words(struct form_reader *reader, struct node node,
                                      enum extension extension)
{
    static const struct property properties[] = {{"url", false}, {"valueString", true}};
    const struct node found = find_extension(reader, node, extension);
    if (found.json == NULL || !node_check(reader, found, properties,
                                          sizeof(properties) / sizeof(properties[0]), PLACE_NONE)) {
        return (struct localized){.text = ""};
    }
    return node_words(reader, found, "valueString", true);
}

const json_t *node_extension(struct form_reader *reader, struct node node, enum extension extension,
                             const char *key)
{
    const struct node found = find_extension(reader, node, extension);
    const json_t *value = json_object_get(found.json, key);
    if (found.json != NULL && value == NULL) {
        reader_refuse(reader, found.path, "", "extension %s needs %s", extensions[extension].url,
                      key);
    }
    return value;
}

const char *node_extension_string(struct form_reader *reader, struct node node,
                                  enum extension extension, const char *key)
{
    const json_t *value = node_extension(reader, node, extension, key);
    if (value == NULL) {
        return NULL;
    }
    return copy_string(reader, value, node.path, extensions[extension].url);
}

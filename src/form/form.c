#include "form/form.h"

#include "base/err.h"
#include "base/file.h"
#include "form/item.h"
#include "form/reader.h"

#include <sodium.h>
#include <string.h>

#define FILE_LIMIT ((size_t)1024 * 1024)

static const struct property questionnaire_properties[] = {
    {"resourceType", false},
    {"meta", false},
    {"language", false},
    {"text", false},
    {"contained", false},
    {"url", false},
    {"identifier", false},
    {"version", false},
    {"name", false},
    {"title", true},
    {"derivedFrom", false},
    {"status", false},
    {"experimental", false},
    {"subjectType", false},
    {"date", false},
    {"publisher", false},
    {"contact", false},
    {"description", false},
    {"useContext", false},
    {"jurisdiction", false},
    {"purpose", false},
    {"copyright", false},
    {"approvalDate", false},
    {"lastReviewDate", false},
    {"effectivePeriod", false},
    {"code", false},
    {"item", false},
};
#define PROPERTY_COUNT (sizeof(questionnaire_properties) / sizeof(questionnaire_properties[0]))

static void check_status(struct form_reader *reader, struct node root)
{
    static const char *const codes[] = {"draft", "active", "unknown"};
    const char *status = node_string(reader, root, "status", true);
    if (strcmp(status, "retired") == 0) {
        reader_refuse(reader, "", "status", "this questionnaire is retired");
        return;
    }
    for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
        if (strcmp(status, codes[i]) == 0) {
            return;
        }
    }
    if (status[0] != '\0') {
        reader_refuse(reader, "", "status", "\"%s\" is no FHIR status", status);
    }
}

/* A display item is read above the question that follows it, so one must follow. */
static void check_displays(struct form_reader *reader)
{
    for (size_t i = reader->count; i > 0 && !item_is_asked(&reader->items[i - 1]); i--) {
        const struct item *item = &reader->items[i - 1];
        if (item->type == ITEM_DISPLAY) {
            reader_refuse(reader, "", "item", "no question follows \"%s\" to show it with",
                          item->link_id);
        }
    }
}

static void read_questionnaire(struct form_reader *reader, struct node root,
                               struct questionnaire *questionnaire)
{
    size_t before = reader->problems->count;
    const char *type = node_string(reader, root, "resourceType", true);
    if (strcmp(type, "Questionnaire") != 0) {
        if (type[0] != '\0') {
            reader_refuse(reader, "", "resourceType", "\"%s\" is not Questionnaire", type);
        }
        return;
    }
    node_check(reader, root, questionnaire_properties, PROPERTY_COUNT, PLACE_NONE);
    const char *language = node_string(reader, root, "language", false);
    reader->language = language[0] == '\0' ? NULL : language;
    questionnaire->language = reader->language;
    questionnaire->url = node_string(reader, root, "url", true);
    questionnaire->version = node_string(reader, root, "version", true);
    questionnaire->name = node_string(reader, root, "name", false);
    questionnaire->title = node_words(reader, root, "title", true);
    check_status(reader, root);
    items_read(reader, root, ITEM_NO_PARENT);
    check_displays(reader);

    /* if every item was refused, each has a problem of its own already */
    bool question = reader->problems->count > before;
    for (size_t i = 0; i < reader->count; i++) {
        question = question || item_is_asked(&reader->items[i]);
    }
    if (!question) {
        reader_refuse(reader, "", "item", "there is no question");
    }
    questionnaire->items = reader->items;
    questionnaire->count = reader->count;
}

const struct questionnaire *form_parse(struct arena *arena, const char *path, const char *json,
                                       size_t length, struct problems *problems)
{
    size_t before = problems->count;
    json_error_t error;
    json_t *root = json_loadb(json, length, JSON_REJECT_DUPLICATES, &error);
    if (root == NULL) {
        size_t line = error.line > 0 ? (size_t)error.line : 0;
        problems_add(problems, path, line, "%s", error.text);
        return NULL;
    }
    struct questionnaire *questionnaire = ARENA_NEW(arena, struct questionnaire);
    questionnaire->path = arena_strdup(arena, path);
    questionnaire->json = arena_strndup(arena, json, length);
    questionnaire->boolean_words[0].text = questionnaire->boolean_words[1].text = "";
    struct form_reader reader = {
        .arena = arena, .problems = problems, .file = questionnaire->path, .root = root};
    if (json_is_object(root)) {
        read_questionnaire(&reader, (struct node){root, ""}, questionnaire);
    } else {
        problems_add(problems, path, 0, "must be a JSON object");
    }
    json_decref(root);

    unsigned char digest[crypto_hash_sha256_BYTES];
    crypto_hash_sha256(digest, (const unsigned char *)json, length);
    sodium_bin2hex(questionnaire->sha256, sizeof(questionnaire->sha256), digest, sizeof(digest));
    return problems->count == before ? questionnaire : NULL;
}

const struct questionnaire *form_load(struct arena *arena, const char *path,
                                      struct problems *problems)
{
    char *bytes;
    size_t length;
    struct err err;
    if (!file_read(arena, path, FILE_LIMIT, &bytes, &length, &err)) {
        problems_add_error(problems, &err);
        return NULL;
    }
    return form_parse(arena, path, bytes, length, problems);
}

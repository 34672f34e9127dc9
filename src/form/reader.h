/*
 * Reading a FHIR resource with a memory of where we are, so that every problem names its place.
 * Nothing is passed over in silence: a property or an extension is read, known to change nothing,
 * or refused.
 */
#pragma once

#include "base/arena.h"
#include "base/problems.h"
#include "domain/questionnaire.h"

#include <jansson.h>
#include <stdbool.h>
#include <stddef.h>

enum link_kind {
    LINK_QUESTION,
    LINK_OTHER,  /* a group, a display item, or a text inside a question */
    LINK_BROKEN, /* refused already: what refers to it is not a second problem */
};

struct link {
    const char *id;
    enum link_kind kind;
    size_t item; /* LINK_QUESTION: index into items */
};

/* What has been read so far of one file. Everything lives in the arena. */
struct form_reader {
    struct arena *arena;
    struct problems *problems;
    const char *file;
    const json_t *root;
    const char *language; /* of the texts; NULL where the file does not say */
    const char *link_id;  /* of the item that is being read; NULL outside of items */
    struct item *items;
    size_t count;
    size_t capacity;
    struct link *links; /* every linkId of the file, in document order */
    size_t link_count;
    size_t link_capacity;
};

/* An object of the file. path is "" for the resource itself, else such as "item[2].item[0]". */
struct node {
    json_t *json;
    const char *path;
};

/* A property that FHIR R4 allows on an object. */
struct property {
    const char *name;
    bool words; /* shown to the visitor: may carry translations */
};

/* Adds "file: path.property: …"; either may be "". Returns false. */
bool reader_refuse(struct form_reader *reader, const char *path, const char *property,
                   const char *format, ...) __attribute__((format(printf, 4, 5)));

/* Member number index of the array called name. */
struct node node_member(struct form_reader *reader, struct node node, const char *name,
                        size_t index);
/* The object called name; its json is NULL if there is none or it is something else (refused). */
struct node node_object(struct form_reader *reader, struct node node, const char *name);
/* The extensions that mean something to the kiosk. */
enum extension {
    EXTENSION_MIN_VALUE,
    EXTENSION_MAX_VALUE,
    EXTENSION_ITEM_CONTROL,
    EXTENSION_EXCLUSIVE,
    EXTENSION_ORDINAL,
    EXTENSION_TRANSLATION,
    EXTENSION_TIER,
    EXTENSION_TIER_NO,
    EXTENSION_SAFETY_CODE,
    EXTENSION_NUMBER_RANGE,
    EXTENSION_LASTING,
    EXTENSION_WITHIN_SENTENCE,
    EXTENSION_CARRIED_FORWARD,
    EXTENSION_SHORT_TEXT,
};

/* Where an extension may stand, as a set. */
enum place {
    PLACE_NONE = 0,
    PLACE_WORDS = 1 << 0,
    PLACE_DISPLAY = 1 << 1,
    PLACE_BOOLEAN = 1 << 2,
    PLACE_CHOICE = 1 << 3,
    PLACE_INTEGER = 1 << 4,
    PLACE_OPTION = 1 << 5,
    PLACE_CODING = 1 << 6,
    PLACE_NUMBER_TEXT = 1 << 7, /* a display item inside a number */
    PLACE_GROUP = 1 << 8,
    PLACE_TYPED = 1 << 9, /* a question that is answered on the keyboard */
};

/*
 * Refuses whatever is not one of the properties (id and extension are always allowed,
 * modifierExtension never), and the extensions that do not belong at place, stand there twice, or
 * are not supported and would change what is asked. False if node is no object at all.
 */
bool node_check(struct form_reader *reader, struct node node, const struct property *properties,
                size_t count, enum place place);

/* A property. If it is absent: "" or false, and a problem if must is set. If it is of another type:
 * the same, and a problem. */
const char *node_string(struct form_reader *reader, struct node node, const char *name, bool must);
bool node_boolean(struct form_reader *reader, struct node node, const char *name);
/* How many members the array has; 0 if it is absent. An empty one is no FHIR and is refused. */
size_t node_count(struct form_reader *reader, struct node node, const char *name);
/* Words for the visitor with their translations; text is "" if there are none. */
struct localized node_words(struct form_reader *reader, struct node node, const char *name,
                            bool must);

/* The value of an extension of node under its key, such as "valueInteger"; NULL if the extension is
 * absent, or has no such value (refused). */
const json_t *node_extension(struct form_reader *reader, struct node node, enum extension extension,
                             const char *key);
/* The words for the visitor that an extension of node has as valueString, with their translations;
 * text is "" where the extension is absent. */
struct localized node_extension_words(struct form_reader *reader, struct node node,
                                      enum extension extension);
/* The same as node_extension for a value that is a code or string: not blank. */
const char *node_extension_string(struct form_reader *reader, struct node node,
                                  enum extension extension, const char *key);

/* FHIR R4 QuestionnaireResponse. */
#include "form/response_json.h"

#include "domain/answer_kind.h"
#include "domain/record.h"

#include <string.h>

#define NOTICE_VERSION     "https://easycozy.ca/fhir/StructureDefinition/notice-version"
#define NOTICE_SHA256      "https://easycozy.ca/fhir/StructureDefinition/notice-sha256"
#define DATA_ABSENT_REASON "http://hl7.org/fhir/StructureDefinition/data-absent-reason"

struct context {
    struct json_writer *writer;
    const struct response *response;
    const struct form_response_about *about;
};

/* The answer as it was kept, that with this code if there are several; NULL if there is none. */
static const struct answer_record *shown(const struct context *context, const char *link_id,
                                         const char *code)
{
    const struct visit_record *record = context->about->shown;
    for (size_t i = 0; record != NULL && i < record->answer_count; i++) {
        const struct answer_record *answer = &record->answers[i];
        if (strcmp(answer->link_id, link_id) == 0 &&
            (code == NULL || strcmp(answer->code, code) == 0)) {
            return answer;
        }
    }
    return NULL;
}

static bool is_inside(const struct questionnaire *questionnaire, size_t item, size_t group)
{
    size_t parent = questionnaire->items[item].parent;
    while (parent != ITEM_NO_PARENT && parent != group) {
        parent = questionnaire->items[parent].parent;
    }
    return parent == group;
}

/* True if the question was asked in these words, that is in this language. */
static bool was_asked_in(const struct context *context, size_t index, const char *question,
                         const char *language)
{
    return strcmp(response_question_in_group(context->response, index, language,
                                             context->writer->out.arena),
                  question) == 0;
}

/* The language of a translation in which the question was asked; NULL if it is none of these. */
static const char *language_among(const struct context *context, size_t index, const char *question,
                                  const struct localized *words)
{
    for (size_t i = 0; i < words->count; i++) {
        if (was_asked_in(context, index, question, words->translations[i].language)) {
            return words->translations[i].language;
        }
    }
    return NULL;
}

/* The language in which a question was asked: that of a translation of it or of a group around it,
 * or "" for that of the file. NULL if what was kept is neither. */
static const char *language_of(const struct context *context, size_t index, const char *question)
{
    const struct item *items = context->response->questionnaire->items;
    const struct item *at = &items[index];
    const char *language = NULL;
    while (at != NULL && language == NULL) {
        language = language_among(context, index, question, &at->text);
        if (language == NULL) {
            language = language_among(context, index, question, &at->prefix);
        }
        at = at->parent == ITEM_NO_PARENT ? NULL : &items[at->parent];
    }
    return language == NULL && was_asked_in(context, index, question, "") ? "" : language;
}

/* FHIR has the text apart from the prefix and from what the groups around it say. */
static const char *question_words(const struct context *context, size_t index)
{
    const struct item *item = &context->response->questionnaire->items[index];
    const struct answer_record *answer = shown(context, item->link_id, NULL);
    const char *language = answer == NULL ? "" : language_of(context, index, answer->question);
    return language == NULL
               ? answer->question
               : response_text(context->response, index, language, context->writer->out.arena);
}

/* The text of a group in the language in which the first of its questions was asked. */
static const char *group_words(const struct context *context, size_t group)
{
    const struct questionnaire *questionnaire = context->response->questionnaire;
    for (size_t i = group + 1; i < questionnaire->count; i++) {
        const struct item *item = &questionnaire->items[i];
        const struct answer_record *answer =
            item_is_question(item) && is_inside(questionnaire, i, group)
                ? shown(context, item->link_id, NULL)
                : NULL;
        const char *language = answer == NULL ? NULL : language_of(context, i, answer->question);
        if (language != NULL) {
            return localized_get(&questionnaire->items[group].text, language);
        }
    }
    return questionnaire->items[group].text.text;
}

static const char *option_words(const struct context *context, const struct item *item,
                                const struct option *option)
{
    const struct answer_record *answer = shown(context, item->link_id, option->code);
    return answer != NULL ? answer->answer : option->display.text;
}

/*
 * FHIR R4 has no place for "would not say" in an answer but lets answer.value[x] be absent when the
 * answer element carries an extension instead (0..1, and rule ele-1 is met by the extension).
 */
static void write_absent(struct json_writer *writer, const char *reason)
{
    writer_open(writer, '{');
    writer_key(writer, "extension");
    writer_open(writer, '[');
    extension_json_write(writer, DATA_ABSENT_REASON, "valueCode", reason);
    writer_close(writer, ']');
    writer_close(writer, '}');
}

static void write_options(const struct context *context, const struct item *item, uint64_t chosen)
{
    struct json_writer *writer = context->writer;
    for (size_t i = 0; i < item->option_count; i++) {
        const struct option *option = &item->options[i];
        if ((chosen >> i & 1) == 0) {
            continue;
        }
        writer_open(writer, '{');
        writer_key(writer, "valueCoding");
        writer_open(writer, '{');
        if (option->system[0] != '\0') {
            writer_member(writer, "system", option->system);
        }
        writer_member(writer, "code", option->code);
        writer_member(writer, "display", option_words(context, item, option));
        writer_close(writer, '}');
        writer_close(writer, '}');
    }
}

static void write_value(const struct context *context, const struct item *item,
                        const struct answer *answer)
{
    struct json_writer *writer = context->writer;
    const struct answer_kind *kind = answer_kind(item);
    if (kind->shape == VALUE_CODING) {
        write_options(context, item, answer->options);
        return;
    }
    writer_open(writer, '{');
    writer_key(writer, arena_printf(writer->out.arena, "value%s", kind->value));
    switch (kind->shape) {
    case VALUE_INTEGER: writer_number(writer, answer->number); break;
    case VALUE_BOOLEAN: writer_boolean(writer, answer->number != 0); break;
    case VALUE_STRING: writer_string(writer, answer->text); break;
    case VALUE_CODING: break;
    }
    writer_close(writer, '}');
}

static void write_answer(const struct context *context, const struct item *item,
                         const struct answer *answer)
{
    struct json_writer *writer = context->writer;
    writer_key(writer, "answer");
    writer_open(writer, '[');
    switch (answer->state) {
    case ANSWER_GIVEN: write_value(context, item, answer); break;
    case ANSWER_DECLINED: write_absent(writer, "asked-declined"); break;
    case ANSWER_SKIPPED: write_absent(writer, "unknown"); break;
    case ANSWER_OPEN: break;
    }
    writer_close(writer, ']');
}

/* True for a question with something to say, and for a group around one. */
static bool is_written(const struct response *response, size_t index)
{
    const struct questionnaire *questionnaire = response->questionnaire;
    if (item_is_question(&questionnaire->items[index])) {
        return response->answers[index].state != ANSWER_OPEN && response_enabled(response, index);
    }
    for (size_t i = index + 1; i < questionnaire->count; i++) {
        if (item_is_question(&questionnaire->items[i]) && is_inside(questionnaire, i, index) &&
            is_written(response, i)) {
            return true;
        }
    }
    return false;
}

/* Writes "item": […] of a group or of the whole form; nothing if the list would be empty. */
static void write_items(const struct context *context, size_t parent)
{
    struct json_writer *writer = context->writer;
    const struct response *response = context->response;
    const struct questionnaire *questionnaire = response->questionnaire;
    bool any = false;
    for (size_t i = 0; i < questionnaire->count; i++) {
        const struct item *item = &questionnaire->items[i];
        if (item->parent != parent || !is_written(response, i)) {
            continue;
        }
        if (!any) {
            writer_key(writer, "item");
            writer_open(writer, '[');
            any = true;
        }
        writer_open(writer, '{');
        writer_member(writer, "linkId", item->link_id);
        const char *words =
            item->type == ITEM_GROUP ? group_words(context, i) : question_words(context, i);
        if (words[0] != '\0') {
            writer_member(writer, "text", words);
        }
        if (item->type == ITEM_GROUP) {
            write_items(context, i);
        } else {
            write_answer(context, item, &response->answers[i]);
        }
        writer_close(writer, '}');
    }
    if (any) {
        writer_close(writer, ']');
    }
}

void extension_json_write(struct json_writer *writer, const char *url, const char *kind,
                          const char *value)
{
    writer_open(writer, '{');
    writer_member(writer, "url", url);
    writer_member(writer, kind, value);
    writer_close(writer, '}');
}

void reference_json_write(struct json_writer *writer, const char *key, const char *reference)
{
    if (reference[0] != '\0') {
        writer_key(writer, key);
        writer_open(writer, '{');
        writer_member(writer, "reference", reference);
        writer_close(writer, '}');
    }
}

void response_json_write(struct json_writer *writer, const struct response *response,
                         const struct form_response_about *about)
{
    const struct questionnaire *questionnaire = response->questionnaire;
    if (about->notice_version[0] != '\0') {
        writer_key(writer, "extension");
        writer_open(writer, '[');
        extension_json_write(writer, NOTICE_VERSION, "valueString", about->notice_version);
        if (about->notice_sha256[0] != '\0') {
            extension_json_write(writer, NOTICE_SHA256, "valueString", about->notice_sha256);
        }
        writer_close(writer, ']');
    }
    writer_member(
        writer, "questionnaire",
        arena_printf(writer->out.arena, "%s|%s", questionnaire->url, questionnaire->version));
    writer_member(writer, "status", about->status);
    reference_json_write(writer, "subject", about->subject);
    reference_json_write(writer, "encounter", about->encounter);
    if (about->authored[0] != '\0') {
        writer_member(writer, "authored", about->authored);
    }
    write_items(&(struct context){writer, response, about}, ITEM_NO_PARENT);
}

const char *form_response_json(struct arena *arena, const struct response *response,
                               const struct form_response_about *about)
{
    struct json_writer writer = {.out.arena = arena};
    writer_open(&writer, '{');
    writer_member(&writer, "resourceType", "QuestionnaireResponse");
    response_json_write(&writer, response, about);
    writer_close(&writer, '}');
    return writer_text(&writer);
}

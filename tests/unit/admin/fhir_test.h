/* What the tests of FHIR R4 share: an export, and what every resource and every bundle must hold.
 */
#pragma once

#include "admin_test.h"

/* Nothing empty: FHIR (json, section 2.6.2) has no null, no "" and no empty list or object. */
static inline void assert_nothing_empty(json_t *json)
{
    const char *key = NULL;
    json_t *child = NULL;
    size_t index = 0;
    assert_false(json_is_null(json));
    if (json_is_string(json)) {
        assert_true(json_string_length(json) > 0);
    } else if (json_is_object(json)) {
        assert_true(json_object_size(json) > 0);
        json_object_foreach(json, key, child)
        {
            assert_nothing_empty(child);
        }
    } else if (json_is_array(json)) {
        assert_true(json_array_size(json) > 0);
        json_array_foreach(json, index, child)
        {
            assert_nothing_empty(child);
        }
    }
}

static inline bool is_uuid_url(const char *url)
{
    static const char *const shape = "urn:uuid:xxxxxxxx-xxxx-8xxx-xxxx-xxxxxxxxxxxx";
    if (strlen(url) != strlen(shape)) {
        return false;
    }
    for (size_t i = 0; shape[i] != '\0'; i++) {
        bool fits =
            shape[i] == 'x' ? strchr("0123456789abcdef", url[i]) != NULL : url[i] == shape[i];
        if (!fits) {
            return false;
        }
    }
    return true;
}

static inline const json_t *resource_at(const json_t *bundle, const char *url)
{
    const json_t *entries = json_object_get(bundle, "entry");
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const json_t *entry = json_array_get(entries, i);
        if (strcmp(member(entry, "fullUrl"), url) == 0) {
            return json_object_get(entry, "resource");
        }
    }
    fail_msg("%s is in no entry", url);
    return NULL;
}

static inline const json_t *referred(const json_t *bundle, const json_t *reference,
                                     const char *type)
{
    const json_t *resource = resource_at(bundle, member(reference, "reference"));
    assert_string_equal(member(resource, "resourceType"), type);
    return resource;
}

/* Each item has a linkId and one kind of content: a group has items, a question has answers. An
 * answer has one value, or the reason why there is none. */
static inline void assert_items(const json_t *around)
{
    static const char *const values[] = {"valueBoolean", "valueInteger", "valueString",
                                         "valueCoding"};
    const json_t *items = json_object_get(around, "item");
    for (size_t i = 0; i < json_array_size(items); i++) {
        const json_t *item = json_array_get(items, i);
        const json_t *answers = json_object_get(item, "answer");
        member(item, "linkId");
        assert_true((answers != NULL) != (json_object_get(item, "item") != NULL));
        assert_items(item);
        for (size_t k = 0; k < json_array_size(answers); k++) {
            const json_t *answer = json_array_get(answers, k);
            assert_int_equal(json_object_size(answer), 1);
            bool known = false;
            for (size_t v = 0; v < COUNT_OF(values); v++) {
                known = known || json_object_get(answer, values[v]) != NULL;
            }
            if (!known) {
                const json_t *reason = json_array_get(json_object_get(answer, "extension"), 0);
                assert_string_equal(member(reason, "url"),
                                    "http://hl7.org/fhir/StructureDefinition/data-absent-reason");
                const char *code = member(reason, "valueCode");
                assert_true(strcmp(code, "asked-declined") == 0 || strcmp(code, "unknown") == 0);
            }
        }
    }
}

static inline void assert_appointment(const json_t *bundle, const json_t *resource)
{
    int64_t start = 0;
    int64_t end = 0;
    assert_true(iso8601_parse(member(resource, "start"), &start));
    assert_true(iso8601_parse(member(resource, "end"), &end));
    assert_true(start < end);
    const char *status = member(resource, "status");
    assert_true(strcmp(status, "arrived") == 0 || strcmp(status, "cancelled") == 0);
    const json_t *people = json_object_get(resource, "participant");
    assert_true(json_array_size(people) >= 1);
    referred(bundle, json_object_get(json_array_get(people, 0), "actor"), "Patient");
    for (size_t i = 0; i < json_array_size(people); i++) {
        assert_string_equal(member(json_array_get(people, i), "status"), "accepted");
    }
}

/* One that is over has an end, and no other. It belongs to an entry of the bundle, or names the
 * Encounter of a visit that has none. */
static inline void assert_flag(const json_t *bundle, const json_t *flag)
{
    const json_t *period = json_object_get(flag, "period");
    const json_t *encounter = json_object_get(flag, "encounter");
    const char *status = member(flag, "status");
    member(json_object_get(flag, "code"), "text");
    member(period, "start");
    if (strcmp(status, "entered-in-error") != 0) {
        assert_true(strcmp(status, "active") == 0 || strcmp(status, "inactive") == 0);
        assert_int_equal(strcmp(status, "inactive") == 0, json_object_get(period, "end") != NULL);
    }
    if (json_object_get(encounter, "identifier") == NULL) {
        referred(bundle, encounter, "Encounter");
        return;
    }
    const json_t *identifier = json_object_get(encounter, "identifier");
    assert_string_equal(member(identifier, "system"), "urn:ietf:rfc:3986");
    assert_true(is_uuid_url(member(identifier, "value")));
    assert_null(json_object_get(encounter, "reference"));
}

static inline void assert_resource(const json_t *bundle, const json_t *resource)
{
    const char *type = member(resource, "resourceType");
    if (strcmp(type, "Patient") == 0) {
        return; /* nothing in it is required */
    }
    if (strcmp(type, "Questionnaire") == 0) {
        member(resource, "status");
        return;
    }
    if (strcmp(type, "Appointment") == 0) {
        assert_appointment(bundle, resource);
        return;
    }
    referred(bundle, json_object_get(resource, "subject"), "Patient");
    member(resource, "status");
    if (strcmp(type, "Encounter") == 0) {
        assert_string_equal(member(json_object_get(resource, "class"), "code"), "AMB");
        const json_t *booked = json_object_get(resource, "appointment");
        for (size_t i = 0; i < json_array_size(booked); i++) {
            referred(bundle, json_array_get(booked, i), "Appointment");
        }
        return;
    }
    if (strcmp(type, "Flag") == 0) {
        assert_flag(bundle, resource);
        return;
    }
    referred(bundle, json_object_get(resource, "encounter"), "Encounter");
    if (strcmp(type, "QuestionnaireResponse") == 0) {
        assert_non_null(strchr(member(resource, "questionnaire"), '|'));
        member(resource, "authored");
        assert_items(resource);
        return;
    }
    fail_msg("a resource %s", type);
}

static inline json_t *export_days(struct fixture *fixture, const char *from, const char *to,
                                  const char *assets)
{
    struct run run =
        RUN(fixture, "export", "--from", from, "--to", to, "--format", "fhir", "--assets", assets);
    assert_code(run, ADMIN_DONE);
    json_t *bundle = read_json(run.out);
    assert_nothing_empty(bundle);
    assert_string_equal(member(bundle, "resourceType"), "Bundle");
    assert_string_equal(member(bundle, "type"), "collection");
    const json_t *entries = json_object_get(bundle, "entry");
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const json_t *entry = json_array_get(entries, i);
        const json_t *resource = json_object_get(entry, "resource");
        const char *url = member(entry, "fullUrl");
        if (!is_uuid_url(url)) {
            fail_msg("%s", url);
        }
        assert_ptr_equal(resource_at(bundle, url), resource); /* no two of the same */
        if (strcmp(member(resource, "resourceType"), "Questionnaire") !=
            0) { /* it stays as it is */
            assert_string_equal(member(resource, "id"), url + strlen("urn:uuid:"));
        }
        assert_resource(bundle, resource);
    }
    return bundle;
}

static inline json_t *export_bundle(struct fixture *fixture, const char *assets)
{
    return export_days(fixture, "2026-11-22", "2026-11-22", assets);
}

/* The index-th resource of a type; NULL if there are fewer. */
static inline const json_t *resource(const json_t *bundle, const char *type, size_t index)
{
    const json_t *entries = json_object_get(bundle, "entry");
    for (size_t i = 0; i < json_array_size(entries); i++) {
        const json_t *found = json_object_get(json_array_get(entries, i), "resource");
        if (strcmp(member(found, "resourceType"), type) == 0 && index-- == 0) {
            return found;
        }
    }
    return NULL;
}

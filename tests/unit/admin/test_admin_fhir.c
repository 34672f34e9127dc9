/* admin/: visits handed on as FHIR R4. */
#include "admin_test.h"

#define DAYS "--from", "2026-11-22", "--to", "2026-11-22"

static size_t at(const struct questionnaire *form, const char *link_id)
{
    return questionnaire_find(form, link_id);
}

/* Makes a visit that answers every type of question. */
static struct visit_id answer_everything(struct fixture *fixture, const struct questionnaire *form)
{
    struct visit_id visit = begin_visit(fixture, form);
    struct response *response = empty_response(fixture, form);
    response_set_boolean(response, at(form, "ill"), true);
    response_tap_option(response, at(form, "signs"), 0);
    response_tap_option(response, at(form, "signs"), 1);
    response_tap_option(response, at(form, "where"), 0);
    response_set_number(response, at(form, "pain"), 4);
    assert_true(response_set_text(response, at(form, "goal"), "a \"b\", c"));
    assert_true(response_set_text(response, at(form, "more"), "one\ntwo"));
    assert_done(fixture, complete(fixture, visit, response));
    return visit;
}

/* --- FHIR R4: what every resource and every bundle must hold --- */

/* Nothing empty: FHIR (json, section 2.6.2) has no null, no "" and no empty list or object. */
static void assert_nothing_empty(json_t *json)
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

static bool is_uuid_url(const char *url)
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

static const json_t *resource_at(const json_t *bundle, const char *url)
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

static const json_t *referred(const json_t *bundle, const json_t *reference, const char *type)
{
    const json_t *resource = resource_at(bundle, member(reference, "reference"));
    assert_string_equal(member(resource, "resourceType"), type);
    return resource;
}

/* Each item has a linkId and one kind of content: a group has items, a question has answers. An
 * answer has one value, or the reason why there is none. */
static void assert_items(const json_t *around)
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

static void assert_appointment(const json_t *bundle, const json_t *resource)
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
static void assert_flag(const json_t *bundle, const json_t *flag)
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

static void assert_resource(const json_t *bundle, const json_t *resource)
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

static json_t *export_days(struct fixture *fixture, const char *from, const char *to,
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

static json_t *export_bundle(struct fixture *fixture, const char *assets)
{
    return export_days(fixture, "2026-11-22", "2026-11-22", assets);
}

/* The index-th resource of a type; NULL if there are fewer. */
static const json_t *resource(const json_t *bundle, const char *type, size_t index)
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

/* The items of the first response say exactly this, in JSON with single quotes. */
static void assert_response(struct fixture *fixture, const json_t *bundle, const char *expected)
{
    assert_same_items(fixture->arena, resource(bundle, "QuestionnaireResponse", 0), expected);
}

/* What answer_everything has said, as the form has it. */
static void assert_answers_in_their_form(struct fixture *fixture, const json_t *bundle)
{
    assert_response(
        fixture, bundle,
        "[{'linkId':'safety','text':'Safety','item':["
        "  {'linkId':'ill','text':'Are you ill today?','answer':[{'valueBoolean':true}]},"
        "  {'linkId':'signs','text':'Any of these?','answer':["
        "    {'valueCoding':{'system':'urn:example:signs','code':'legs','display':'Weak legs'}},"
        "    {'valueCoding':{'code':'sore','display':'Sore'}}]}]},"
        " {'linkId':'where','text':'Where?','answer':["
        "    {'valueCoding':{'system':'urn:example:body','code':'back','display':'Back'}}]},"
        " {'linkId':'pain','text':'How strong?','answer':[{'valueInteger':4}]},"
        " {'linkId':'goal','text':'Your goal?','answer':[{'valueString':'a \\\"b\\\", c'}]},"
        " {'linkId':'more','text':'Anything else?','answer':[{'valueString':'one\\ntwo'}]}]");
}

static void fhir_has_each_type_of_answer_in_its_group(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = everything(fixture);
    struct visit_id visit = answer_everything(fixture, form);
    assert_done(fixture,
                store_set_star(fixture->store, visit, "sleep", "Sleep well", true, &fixture->err));
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_answers_in_their_form(fixture, bundle);
    const json_t *response = resource(bundle, "QuestionnaireResponse", 0);
    assert_string_equal(member(response, "questionnaire"),
                        "https://example.org/Questionnaire/everything|2.1");
    assert_string_equal(member(response, "status"), "completed");
    assert_string_equal(member(response, "authored"), "2026-11-22T10:00:00-08:00");
    const json_t *star =
        json_array_get(json_object_get(resource(bundle, "Encounter", 0), "extension"), 0);
    assert_string_equal(member(star, "valueString"), "Sleep well");
    assert_non_null(resource(bundle, "Flag", 1));
    json_decref(bundle);
}

/* The export has the French words that the person read, with the codes of the questionnaire. */
static void fhir_has_the_words_that_were_shown(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = everything(fixture);
    struct visit_id visit = begin_visit(fixture, form);
    struct response *response = empty_response(fixture, form);
    response_tap_option(response, at(form, "signs"), 0);
    response_tap_option(response, at(form, "signs"), 1);
    assert_done(fixture, complete_in(fixture, visit, response, "fr"));
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_response(fixture, bundle,
                    "[{'linkId':'safety','text':'Safety','item':["
                    "  {'linkId':'signs','text':'Any of these?','answer':["
                    "    {'valueCoding':{'system':'urn:example:signs','code':'legs',"
                    "      'display':'Jambes faibles'}},"
                    "    {'valueCoding':{'code':'sore','display':'Sore'}}]}]}]");
    json_decref(bundle);
}

static void fhir_says_why_an_answer_is_absent(void **state)
{
    struct fixture *fixture = *state;
    const struct questionnaire *form = everything(fixture);
    struct visit_id visit = begin_visit(fixture, form);
    struct response *response = empty_response(fixture, form);
    response_decline(response, at(form, "signs"));
    response_skip(response, at(form, "where"));
    assert_done(fixture, save(fixture, visit, response));
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_response(fixture, bundle,
                    "[{'linkId':'safety','text':'Safety','item':["
                    "  {'linkId':'signs','text':'Any of these?','answer':[{'extension':[{'url':"
                    "    'http://hl7.org/fhir/StructureDefinition/data-absent-reason',"
                    "    'valueCode':'asked-declined'}]}]}]},"
                    " {'linkId':'where','text':'Where?','answer':[{'extension':[{'url':"
                    "    'http://hl7.org/fhir/StructureDefinition/data-absent-reason',"
                    "    'valueCode':'unknown'}]}]}]");
    assert_string_equal(member(resource(bundle, "QuestionnaireResponse", 0), "status"),
                        "in-progress");
    json_decref(bundle);
}

/* As in a database of before, which kept no forms. */
static void forget_forms(void)
{
    run_sql(DATABASE, "update questionnaires set text = null");
}

/* Asserts what is exported when the exact form that was answered is not available. */
static void assert_answers_as_they_stand(struct fixture *fixture)
{
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_response(
        fixture, bundle,
        "[{'linkId':'ill','text':'A Safety \u2013 Are you ill today?',"
        "   'answer':[{'valueBoolean':true}]},"
        " {'linkId':'signs','text':'A Safety \u2013 1. Any of these?','answer':["
        "    {'valueCoding':{'code':'legs','display':'Weak legs'}},"
        "    {'valueCoding':{'code':'sore','display':'Sore'}}]},"
        " {'linkId':'where','text':'Where?','answer':["
        "    {'valueCoding':{'code':'back','display':'Back'}}]},"
        " {'linkId':'pain','text':'How strong?','answer':[{'valueInteger':4}]},"
        " {'linkId':'goal','text':'Your goal?','answer':[{'valueString':'a \\\"b\\\", c'}]},"
        " {'linkId':'more','text':'Anything else?','answer':[{'valueString':'one\\ntwo'}]}]");
    assert_string_equal(member(resource(bundle, "QuestionnaireResponse", 0), "questionnaire"),
                        "https://example.org/Questionnaire/everything|2.1");
    json_decref(bundle);
    struct run run = RUN(fixture, "export", DAYS, "--format", "fhir", "--assets", "clinic");
    assert_has(run.err, "of 1 questionnaire the form that was answered is not kept");
}

static void fhir_without_the_file_has_the_answers_as_they_stand(void **state)
{
    struct fixture *fixture = *state;
    answer_everything(fixture, everything(fixture));
    forget_forms();
    unlink("clinic/questionnaires/everything.json");
    assert_answers_as_they_stand(fixture);
}

/* A file that was edited since, or is gone: the form stands in the database as it was asked. */
static void fhir_of_an_earlier_form_is_as_it_was_asked(void **state)
{
    static const char path[] = "clinic/questionnaires/everything.json";
    struct fixture *fixture = *state;
    char *text = NULL;
    size_t length = 0;
    answer_everything(fixture, everything(fixture));
    assert_done(fixture, file_read(fixture->arena, path, 1 << 20, &text, &length, &fixture->err));
    memcpy(strstr(text, "Weak legs"), "Dead legs", strlen("Dead legs"));
    assert_done(fixture, file_replace(path, text, length, &fixture->err));
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_answers_in_their_form(fixture, bundle);
    json_decref(bundle);
    unlink(path);
    bundle = export_bundle(fixture, "nowhere");
    assert_answers_in_their_form(fixture, bundle);
    const json_t *form = resource(bundle, "Questionnaire", 0);
    const char *name =
        arena_printf(fixture->arena, "%s|%s", member(form, "url"), member(form, "version"));
    assert_string_equal(member(resource(bundle, "QuestionnaireResponse", 0), "questionnaire"),
                        name);
    assert_null(resource(bundle, "Questionnaire", 1));
    json_decref(bundle);
}

static void fhir_of_an_earlier_version_has_the_answers_as_they_stand(void **state)
{
    static const char path[] = "clinic/questionnaires/everything.json";
    struct fixture *fixture = *state;
    char *text = NULL;
    size_t length = 0;
    answer_everything(fixture, everything(fixture));
    forget_forms();
    assert_done(fixture, file_read(fixture->arena, path, 1 << 20, &text, &length, &fixture->err));
    memcpy(strstr(text, "\"2.1\""), "\"2.2\"", strlen("\"2.2\""));
    memcpy(strstr(text, "Weak legs"), "Dead legs", strlen("Dead legs"));
    assert_done(fixture, file_replace(path, text, length, &fixture->err));
    assert_answers_as_they_stand(fixture);
}

static void fhir_names_the_same_things_the_same_way_again(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    visits_of_joan(fixture, (const long[]){7}, 1);
    assert_done(fixture, walk_in(fixture, "\xE2\x80\xA6 0142", &visit));
    const char *first = RUN(fixture, "export", DAYS, "--format", "fhir", "--assets", "clinic").out;
    assert_string_equal(RUN(fixture, "export", DAYS, "--format", "fhir", "--assets", "clinic").out,
                        first);
    json_t *bundle = export_bundle(fixture, "clinic");
    const json_t *joan_ = resource(bundle, "Patient", 0);
    assert_string_equal(member(json_array_get(json_object_get(joan_, "name"), 0), "family"),
                        "Smith");
    /* four typed digits are not a name */
    assert_null(json_object_get(resource(bundle, "Patient", 1), "name"));
    assert_null(resource(bundle, "Patient", 2));
    json_decref(bundle);
}

/* Asserts each part of a decision, as the Encounter has it. */
static void assert_decision(const json_t *extension, const char *decision, const char *initials)
{
    const json_t *parts = json_object_get(extension, "extension");
    assert_string_equal(member(extension, "url"),
                        "https://easycozy.ca/fhir/StructureDefinition/decision");
    assert_int_equal(json_array_size(parts), initials == NULL ? 2 : 3);
    assert_string_equal(member(json_array_get(parts, 0), "url"), "decision");
    assert_string_equal(member(json_array_get(parts, 0), "valueCode"), decision);
    assert_string_equal(member(json_array_get(parts, 1), "url"), "at");
    assert_string_equal(member(json_array_get(parts, 1), "valueDateTime"),
                        "2026-11-22T10:00:00-08:00");
    if (initials != NULL) {
        assert_string_equal(member(json_array_get(parts, 2), "url"), "initials");
        assert_string_equal(member(json_array_get(parts, 2), "valueString"), initials);
    }
}

static void fhir_has_what_the_therapist_decided(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &visit));
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_REFERRED, "MR", "kiosk",
                                      &fixture->err));
    json_t *bundle = export_bundle(fixture, "clinic");
    const json_t *encounter = resource(bundle, "Encounter", 0);
    const json_t *extensions = json_object_get(encounter, "extension");
    assert_int_equal(json_array_size(extensions), 2);
    assert_decision(json_array_get(extensions, 0), "seen", NULL);
    assert_decision(json_array_get(extensions, 1), "referred", "MR");
    const json_t *therapist = json_array_get(json_object_get(encounter, "participant"), 0);
    assert_string_equal(member(json_object_get(therapist, "individual"), "display"), "Mei R.");
    json_decref(bundle);
}

/* An arrival that was taken back, after which Joan came herself. */
static void fhir_marks_what_was_taken_back(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = empty_response(fixture, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, complete(fixture, visit, response));
    assert_done(fixture, store_undo_arrival(fixture->store, visit, "MR", "kiosk", &fixture->err));
    begin_visit(fixture, &test_form);
    json_t *bundle = export_bundle(fixture, "clinic");
    const json_t *encounter = resource(bundle, "Encounter", 0);
    assert_string_equal(member(encounter, "status"), "entered-in-error");
    const json_t *undone = json_array_get(json_object_get(encounter, "extension"), 0);
    assert_string_equal(member(undone, "url"),
                        "https://easycozy.ca/fhir/StructureDefinition/undone");
    const json_t *parts = json_object_get(undone, "extension");
    assert_string_equal(member(json_array_get(parts, 0), "valueDateTime"),
                        "2026-11-22T10:00:00-08:00");
    assert_string_equal(member(json_array_get(parts, 1), "valueString"), "MR");
    assert_string_equal(member(resource(bundle, "QuestionnaireResponse", 0), "status"),
                        "entered-in-error");
    assert_string_equal(member(resource(bundle, "Flag", 0), "status"), "entered-in-error");
    assert_string_equal(member(resource(bundle, "Encounter", 1), "status"), "arrived");
    assert_null(resource(bundle, "Patient", 1));
    assert_non_null(json_object_get(resource(bundle, "Patient", 0), "telecom"));
    assert_null(resource(bundle, "Appointment", 1));
    json_decref(bundle);
}

/* Asserts that the only extension of the Encounter tells of a move from one visit to the other. */
static void assert_moved(const json_t *encounter, const char *from, const char *to)
{
    const json_t *all = json_object_get(encounter, "extension");
    const json_t *moved = json_array_get(all, 0);
    const json_t *parts = json_object_get(moved, "extension");
    static const char *const names[] = {"from", "to", "at", "initials"};
    assert_int_equal(json_array_size(all), 1);
    assert_string_equal(member(moved, "url"), "https://easycozy.ca/fhir/StructureDefinition/moved");
    assert_int_equal(json_array_size(parts), COUNT_OF(names));
    for (size_t i = 0; i < COUNT_OF(names); i++) {
        assert_string_equal(member(json_array_get(parts, i), "url"), names[i]);
    }
    assert_string_equal(member(json_array_get(parts, 0), "valueUri") + strlen("urn:uuid:"), from);
    assert_string_equal(member(json_array_get(parts, 1), "valueUri") + strlen("urn:uuid:"), to);
    assert_string_equal(member(json_array_get(parts, 2), "valueDateTime"),
                        "2026-11-22T10:00:00-08:00");
    assert_string_equal(member(json_array_get(parts, 3), "valueString"), "MR");
}

static void fhir_says_at_both_visits_that_answers_were_moved(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id from = begin_visit(fixture, &test_form);
    struct visit_id to = {0};
    assert_done(fixture, walk_in(fixture, "Ida", &to));
    const struct answers_move move = {.from = from, .to = to, .initials = "MR"};
    assert_done(fixture, store_move_answers(fixture->store, &move, "kiosk", &to, &fixture->err));
    json_t *bundle = export_bundle(fixture, "clinic");
    const json_t *first = resource(bundle, "Encounter", 0);
    const json_t *second = resource(bundle, "Encounter", 1);
    assert_moved(first, member(first, "id"), member(second, "id"));
    assert_moved(second, member(first, "id"), member(second, "id"));
    json_decref(bundle);
}

static void fhir_has_a_client_once(void **state)
{
    struct fixture *fixture = *state;
    visits_of_joan(fixture, (const long[]){7, 5}, 2);
    struct run run = RUN(fixture, "export", "--from", "2026-11-22", "--to", "2026-11-30",
                         "--format", "fhir", "--assets", "clinic");
    json_t *bundle = read_json(run.out);
    assert_non_null(resource(bundle, "Encounter", 1));
    assert_null(resource(bundle, "Patient", 1));
    const json_t *entries = json_object_get(bundle, "entry");
    for (size_t i = 0; i < json_array_size(entries); i++) {
        assert_resource(bundle, json_object_get(json_array_get(entries, i), "resource"));
    }
    json_decref(bundle);
}
/* --- ids --- */

/* The id of the Flag with this code, "" if there is none. */
static const char *flag_id(const json_t *bundle, const char *code)
{
    const json_t *flag = NULL;
    for (size_t i = 0; (flag = resource(bundle, "Flag", i)) != NULL; i++) {
        const json_t *coding =
            json_array_get(json_object_get(json_object_get(flag, "code"), "coding"), 0);
        if (strcmp(member(coding, "code"), code) == 0) {
            return member(flag, "id");
        }
    }
    return "";
}

/* The one with this code. */
static const json_t *flag_with(const json_t *bundle, const char *code)
{
    const json_t *flag = NULL;
    for (size_t i = 0; (flag = resource(bundle, "Flag", i)) != NULL; i++) {
        if (strcmp(member(flag, "id"), flag_id(bundle, code)) == 0) {
            return flag;
        }
    }
    fail_msg("no Flag %s", code);
    return NULL;
}

/* A hold ends with the decision; what lasts does not. Both come with a later visit alone, under the
 * same ids, and without a reference to an entry that is not there. */
static void fhir_has_what_was_told_at_earlier_visits(void **state)
{
    struct fixture *fixture = *state;
    told_at_the_visit_before(fixture);
    json_t *both = export_days(fixture, "2026-11-22", "2026-11-29", "clinic");
    json_t *second = export_days(fixture, "2026-11-29", "2026-11-29", "clinic");
    assert_null(resource(second, "Encounter", 1));

    const json_t *lasting = flag_with(second, "true");
    assert_string_equal(member(lasting, "status"), "active");
    assert_string_equal(member(json_object_get(lasting, "code"), "text"), "Pregnant? Yes");
    assert_string_equal(member(json_object_get(lasting, "period"), "start"),
                        "2026-11-22T10:00:00-08:00");
    assert_string_equal(member(lasting, "id"), flag_id(both, "true"));

    const json_t *decided = NULL; /* the hold of the first visit; that of the second waits */
    const json_t *flag = NULL;
    for (size_t i = 0; (flag = resource(second, "Flag", i)) != NULL; i++) {
        decided = strcmp(member(flag, "status"), "inactive") == 0 ? flag : decided;
    }
    assert_non_null(decided);
    assert_string_equal(member(json_object_get(decided, "code"), "text"), "Any of these? Fever");
    assert_string_equal(member(json_object_get(decided, "period"), "end"),
                        "2026-11-22T10:01:00-08:00");
    const json_t *named = json_object_get(json_object_get(decided, "encounter"), "identifier");
    assert_string_equal(member(resource_at(both, member(named, "value")), "resourceType"),
                        "Encounter");
    json_decref(both);
    json_decref(second);
}

/* A receiver that stores resources by id would otherwise overwrite one warning with another. */
static void fhir_flags_keep_their_ids_when_a_more_urgent_one_comes(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    json_t *bundle = export_bundle(fixture, "clinic");
    const char *fever = arena_strdup(fixture->arena, flag_id(bundle, "D5"));
    assert_true(fever[0] != '\0');
    json_decref(bundle);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, save(fixture, visit, response));
    bundle = export_bundle(fixture, "clinic");
    assert_string_equal(flag_id(bundle, "D5"), fever);
    assert_string_not_equal(flag_id(bundle, "E1"), fever);
    assert_string_not_equal(flag_id(bundle, "E1"), "");
    json_decref(bundle);
}

/* The questionnaire was begun again in French: there is one warning, in the words of the staff with
 * those of the client. */
static void fhir_has_a_flag_once_in_all_the_words_that_were_shown(void **state)
{
    static const char *const languages[] = {"en", "fr"};
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    for (size_t i = 0; i < COUNT_OF(languages); i++) {
        struct response *response = response_create(fixture->arena, &test_form);
        response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
        if (i > 0) {
            assert_done(fixture, begin_form(fixture, visit, &test_form));
        }
        assert_done(fixture, save_in(fixture, visit, response, languages[i]));
    }
    assert_rows(fixture, "select count(*) from flags", "2\n");
    json_t *bundle = export_bundle(fixture, "clinic");
    const json_t *flag = resource(bundle, "Flag", 0);
    assert_string_equal(member(json_object_get(flag, "code"), "text"), "Any of these? Numb saddle");
    const json_t *own = json_array_get(json_object_get(flag, "extension"), 0);
    assert_string_equal(member(own, "url"),
                        "https://easycozy.ca/fhir/StructureDefinition/own-words");
    assert_string_equal(member(own, "valueString"), "Engourdissement");
    assert_null(resource(bundle, "Flag", 1));
    json_decref(bundle);
}

/* --- times and states --- */

static const char *extension_of(const json_t *resource, const char *name)
{
    const json_t *all = json_object_get(resource, "extension");
    for (size_t i = 0; i < json_array_size(all); i++) {
        const json_t *one = json_array_get(all, i);
        if (strstr(member(one, "url"), name) != NULL) {
            return member(one, "valueDateTime");
        }
    }
    return "";
}

/* The Flag of this tier; NULL if there is none. */
static const json_t *flag_of_tier(const json_t *bundle, const char *tier)
{
    const json_t *flag = NULL;
    for (size_t i = 0; (flag = resource(bundle, "Flag", i)) != NULL; i++) {
        const json_t *category = json_array_get(json_object_get(flag, "category"), 0);
        const json_t *coding = json_array_get(json_object_get(category, "coding"), 0);
        if (strcmp(member(coding, "code"), tier) == 0) {
            return flag;
        }
    }
    return NULL;
}

/* Somebody chose the hold, then the stop of the same sign instead: two answers with one code. */
static void fhir_keeps_a_stop_apart_from_a_hold_that_was_withdrawn(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = empty_response(fixture, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    run_sql(DATABASE, "update raised_flags set code = 'E1'");
    json_t *bundle = export_bundle(fixture, "clinic");
    const char *hold = arena_strdup(fixture->arena, member(resource(bundle, "Flag", 0), "id"));
    json_decref(bundle);

    fixture->fake.wall_ms += MINUTE_MS;
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, save(fixture, visit, response));
    bundle = export_bundle(fixture, "clinic");
    assert_non_null(flag_of_tier(bundle, "stop"));
    assert_string_equal(extension_of(flag_of_tier(bundle, "stop"), "withdrawn-at"), "");
    assert_non_null(flag_of_tier(bundle, "hold"));
    assert_string_equal(extension_of(flag_of_tier(bundle, "hold"), "withdrawn-at"),
                        "2026-11-22T10:01:00-08:00");
    assert_string_equal(member(flag_of_tier(bundle, "hold"), "id"), hold);
    assert_string_not_equal(member(flag_of_tier(bundle, "stop"), "id"), hold);
    assert_null(resource(bundle, "Flag", 2));
    json_decref(bundle);
}

/* Two answers of one code and tier are one Flag, which stands while one of them does. */
static void fhir_flag_is_withdrawn_only_if_all_of_it_was(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = empty_response(fixture, &test_form);
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    response_tap_option(response, ITEM_SIGNS, SIGN_NUMB);
    assert_done(fixture, save(fixture, visit, response));
    fixture->fake.wall_ms += MINUTE_MS;
    response_tap_option(response, ITEM_SIGNS, SIGN_FEVER);
    assert_done(fixture, save(fixture, visit, response));
    run_sql(DATABASE, "update raised_flags set code = 'E1', tier = 'stop'");
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_string_equal(extension_of(resource(bundle, "Flag", 0), "withdrawn-at"), "");
    assert_null(resource(bundle, "Flag", 1));
    json_decref(bundle);
    run_sql(DATABASE, "update raised_flags set withdrawn_at = '2026-11-22T10:02:00-08:00'"
                      " where withdrawn_at is null");
    bundle = export_bundle(fixture, "clinic");
    assert_string_equal(extension_of(resource(bundle, "Flag", 0), "withdrawn-at"),
                        "2026-11-22T10:02:00-08:00");
    json_decref(bundle);
}

/* Asserts how the only Flag of that day stands now; end: NULL while it is active. */
static void assert_flag_ends(struct fixture *fixture, const char *end)
{
    json_t *bundle = export_bundle(fixture, "clinic");
    const json_t *flag = resource(bundle, "Flag", 0);
    const json_t *period = json_object_get(flag, "period");
    assert_string_equal(member(flag, "status"), end == NULL ? "active" : "inactive");
    if (end != NULL) {
        assert_string_equal(member(period, "end"), end);
    }
    assert_null(resource(bundle, "Flag", 1));
    json_decref(bundle);
}

static struct visit_id would_rather_tell(struct fixture *fixture)
{
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = empty_response(fixture, &test_form);
    response_decline(response, ITEM_SIGNS);
    assert_done(fixture, complete(fixture, visit, response));
    return visit;
}

static void fhir_flag_that_is_not_urgent_ends_with_the_decision(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = would_rather_tell(fixture);
    assert_flag_ends(fixture, NULL);
    assert_done(fixture,
                store_decide(fixture->store, visit, DECISION_SEEN, "", "kiosk", &fixture->err));
    assert_flag_ends(fixture, NULL);
    fixture->fake.wall_ms += MINUTE_MS;
    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    assert_flag_ends(fixture, "2026-11-22T10:01:00-08:00");
}

static void fhir_flag_that_is_not_urgent_ends_with_the_day(void **state)
{
    struct fixture *fixture = *state;
    would_rather_tell(fixture);
    fixture->fake.wall_ms += 13 * HOUR_MS;
    assert_flag_ends(fixture, NULL);
    fixture->fake.wall_ms += HOUR_MS;
    assert_flag_ends(fixture, "2026-11-22T23:59:59-08:00");
    run_sql(DATABASE, "update raised_flags set lasting = 1");
    assert_flag_ends(fixture, NULL);
    run_sql(DATABASE, "update raised_flags set lasting = 0, tier = 'hold'");
    assert_flag_ends(fixture, NULL);
}

static void fhir_is_authored_when_it_was_finished(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = begin_visit(fixture, &test_form);
    struct response *response = response_create(fixture->arena, &test_form);
    response_set_number(response, ITEM_PAIN, 7);
    fixture->fake.wall_ms += 5 * MINUTE_MS;
    assert_done(fixture, save(fixture, visit, response));
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_string_equal(member(resource(bundle, "QuestionnaireResponse", 0), "authored"),
                        /* the questionnaire was begun and not finished */
                        "2026-11-22T10:00:00-08:00");
    json_decref(bundle);
    assert_done(fixture, complete(fixture, visit, response));
    bundle = export_bundle(fixture, "clinic");
    assert_string_equal(member(resource(bundle, "QuestionnaireResponse", 0), "authored"),
                        "2026-11-22T10:05:00-08:00");
    json_decref(bundle);
}

/* While a client was looking for two bookings, the clinic cancelled one of them; the client arrives
 * for both. */
static void fhir_says_that_an_appointment_was_cancelled(void **state)
{
    struct fixture *fixture = *state;
    struct visit_id visit = {0};
    struct appointment both[] = {joan, joan};
    both[1].uid = "joan-1130";
    both[1].start_ms += HOUR_MS;
    both[1].end_ms += HOUR_MS;
    struct day_list list = import_day(fixture, both, 2);
    both[1].status = APPOINTMENT_CANCELLED;
    import_day(fixture, both, 2);
    assert_done(fixture, arrive(fixture, list.items, 2, &visit));
    json_t *bundle = export_bundle(fixture, "clinic");
    assert_string_equal(member(resource(bundle, "Appointment", 0), "status"), "arrived");
    assert_string_equal(member(resource(bundle, "Appointment", 1), "status"), "cancelled");
    json_decref(bundle);
}

static void fhir_of_nothing_is_whole_too(void **state)
{
    json_t *bundle = export_bundle(*state, "clinic");
    assert_null(json_object_get(bundle, "entry"));
    json_decref(bundle);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(fhir_has_each_type_of_answer_in_its_group),
        FIXTURE_TEST(fhir_has_the_words_that_were_shown),
        FIXTURE_TEST(fhir_says_why_an_answer_is_absent),
        FIXTURE_TEST(fhir_without_the_file_has_the_answers_as_they_stand),
        FIXTURE_TEST(fhir_of_an_earlier_form_is_as_it_was_asked),
        FIXTURE_TEST(fhir_of_an_earlier_version_has_the_answers_as_they_stand),
        FIXTURE_TEST(fhir_names_the_same_things_the_same_way_again),
        FIXTURE_TEST(fhir_has_what_the_therapist_decided),
        FIXTURE_TEST(fhir_marks_what_was_taken_back),
        FIXTURE_TEST(fhir_says_at_both_visits_that_answers_were_moved),
        FIXTURE_TEST(fhir_has_a_client_once),
        FIXTURE_TEST(fhir_has_what_was_told_at_earlier_visits),
        FIXTURE_TEST(fhir_flags_keep_their_ids_when_a_more_urgent_one_comes),
        FIXTURE_TEST(fhir_has_a_flag_once_in_all_the_words_that_were_shown),
        FIXTURE_TEST(fhir_keeps_a_stop_apart_from_a_hold_that_was_withdrawn),
        FIXTURE_TEST(fhir_flag_is_withdrawn_only_if_all_of_it_was),
        FIXTURE_TEST(fhir_flag_that_is_not_urgent_ends_with_the_decision),
        FIXTURE_TEST(fhir_flag_that_is_not_urgent_ends_with_the_day),
        FIXTURE_TEST(fhir_is_authored_when_it_was_finished),
        FIXTURE_TEST(fhir_says_that_an_appointment_was_cancelled),
        FIXTURE_TEST(fhir_of_nothing_is_whole_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

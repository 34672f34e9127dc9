/* admin/: visits handed on as FHIR R4. */
#include "fhir_test.h"

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
    assert_string_equal(member(resource(bundle, "Flag", 0), "status"), "active"); /* undecided */
    assert_string_equal(member(resource(bundle, "Encounter", 1), "status"), "arrived");
    assert_null(resource(bundle, "Patient", 1));
    assert_non_null(json_object_get(resource(bundle, "Patient", 0), "telecom"));
    assert_null(resource(bundle, "Appointment", 1));
    json_decref(bundle);

    assert_done(fixture, store_decide(fixture->store, visit, DECISION_PROCEED, "MR", "kiosk",
                                      &fixture->err));
    bundle = export_bundle(fixture, "clinic");
    assert_string_equal(member(resource(bundle, "Flag", 0), "status"), "entered-in-error");
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
        FIXTURE_TEST(fhir_is_authored_when_it_was_finished),
        FIXTURE_TEST(fhir_says_that_an_appointment_was_cancelled),
        FIXTURE_TEST(fhir_of_nothing_is_whole_too),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

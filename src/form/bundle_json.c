#include "form/bundle_json.h"

#include "base/clock.h"
#include "domain/name.h"
#include "form/bundle_flags.h"
#include "form/response_json.h"

#include <string.h>

#define STARRED_PAGE "https://easycozy.ca/fhir/StructureDefinition/starred-page"
#define UNDONE       "https://easycozy.ca/fhir/StructureDefinition/undone"
#define MOVED        "https://easycozy.ca/fhir/StructureDefinition/moved"
#define CLASS_SYSTEM "http://terminology.hl7.org/CodeSystem/v3-ActCode"

static const char *appointment_url(const struct bundle *bundle, struct appointment_id id)
{
    return bundle_url(bundle, "appointment", id.value, "0");
}

static void write_name(struct bundle *bundle, const char *name)
{
    struct json_writer *writer = &bundle->writer;
    const char *given = "";
    const char *family = "";
    name_split(bundle->arena, name, &given, &family);
    writer_key(writer, "name");
    writer_open(writer, '[');
    writer_open(writer, '{');
    writer_member(writer, "text", name);
    if (family[0] != '\0') {
        writer_member(writer, "family", family);
    }
    if (given[0] != '\0') {
        writer_key(writer, "given");
        writer_open(writer, '[');
        writer_string(writer, given);
        writer_close(writer, ']');
    }
    writer_close(writer, '}');
    writer_close(writer, ']');
}

/* A bundle has one Patient for each client, with the facts of the client's last visit in it; an
 * arrival that was taken back has no booking any more, and counts only where there is no other. */
static bool is_last_of_client(const struct bundle *bundle, size_t index)
{
    const struct visit_record *records = bundle->source->records;
    const bool undone = visit_record_is_undone(&records[index]);
    if (records[index].client.value == 0) {
        return true;
    }
    for (size_t i = undone ? 0 : index + 1; i < bundle->source->count; i++) {
        const bool stands = !visit_record_is_undone(&records[i]);
        if (i != index && records[i].client.value == records[index].client.value &&
            (stands || (undone && i > index))) {
            return false;
        }
    }
    return true;
}

/* numbers: at least one, with a space between them */
static void write_telecom(struct bundle *bundle, const char *numbers)
{
    struct json_writer *writer = &bundle->writer;
    writer_key(writer, "telecom");
    writer_open(writer, '[');
    while (*numbers != '\0') {
        size_t length = strcspn(numbers, " ");
        writer_open(writer, '{');
        writer_member(writer, "system", "phone");
        writer_member(writer, "value", arena_strndup(bundle->arena, numbers, length));
        writer_close(writer, '}');
        numbers += length;
        numbers += strspn(numbers, " ");
    }
    writer_close(writer, ']');
}

static void write_patient(struct bundle *bundle, const struct visit_record *record)
{
    const struct day_list *booked = &record->appointments;
    bundle_open(bundle, bundle_patient(bundle, record), "Patient");
    if (record->client_name[0] != '\0' && !name_is_typed_digits(record->client_name)) {
        write_name(bundle, record->client_name);
    }
    if (booked->count > 0 && booked->items[0].phone[0] != '\0') {
        write_telecom(bundle, booked->items[0].phone);
    }
    bundle_close(bundle);
}

static void write_participant(struct json_writer *writer, const char *key, const char *value)
{
    writer_open(writer, '{');
    writer_key(writer, "actor");
    writer_open(writer, '{');
    writer_member(writer, key, value);
    writer_close(writer, '}');
    writer_member(writer, "status", "accepted");
    writer_close(writer, '}');
}

static void write_appointment(struct bundle *bundle, const struct visit_record *record,
                              const struct appointment *appointment)
{
    struct json_writer *writer = &bundle->writer;
    char time[ISO8601_SIZE];
    bundle_open(bundle, appointment_url(bundle, appointment->id), "Appointment");
    writer_member(writer, "status",
                  appointment->status == APPOINTMENT_CANCELLED ? "cancelled" : "arrived");
    if (appointment->service[0] != '\0') {
        writer_member(writer, "description", appointment->service);
    }
    writer_member(writer, "start", iso8601_format(appointment->start_ms, time));
    writer_member(writer, "end", iso8601_format(appointment->end_ms, time));
    writer_key(writer, "participant");
    writer_open(writer, '[');
    write_participant(writer, "reference", bundle_patient(bundle, record));
    if (appointment->therapist[0] != '\0') {
        write_participant(writer, "display", appointment->therapist);
    }
    writer_close(writer, ']');
    bundle_close(bundle);
}

static void write_undone(struct json_writer *writer, const struct visit_record *record)
{
    writer_open(writer, '{');
    writer_member(writer, "url", UNDONE);
    writer_key(writer, "extension");
    writer_open(writer, '[');
    extension_json_write(writer, "at", "valueDateTime", record->undone_at);
    if (record->undone_by[0] != '\0') {
        extension_json_write(writer, "initials", "valueString", record->undone_by);
    }
    writer_close(writer, ']');
    writer_close(writer, '}');
}

/* The Encounters of both visits say it in the same way. The other visit may not be in the bundle,
 * so they are named and not referred to. */
static void write_move(struct bundle *bundle, const struct visit_record *record,
                       const struct visit_move *move)
{
    struct json_writer *writer = &bundle->writer;
    const char *here = bundle_encounter(bundle, record->id);
    const char *there = bundle_encounter(bundle, move->other);
    writer_open(writer, '{');
    writer_member(writer, "url", MOVED);
    writer_key(writer, "extension");
    writer_open(writer, '[');
    extension_json_write(writer, "from", "valueUri", move->away ? here : there);
    extension_json_write(writer, "to", "valueUri", move->away ? there : here);
    extension_json_write(writer, "at", "valueDateTime", move->at);
    if (move->initials[0] != '\0') {
        extension_json_write(writer, "initials", "valueString", move->initials);
    }
    writer_close(writer, ']');
    writer_close(writer, '}');
}

static void write_extensions(struct bundle *bundle, const struct visit_record *record)
{
    struct json_writer *writer = &bundle->writer;
    const bool undone = visit_record_is_undone(record);
    if (record->star_count == 0 && record->decision_count == 0 && record->move_count == 0 &&
        !undone) {
        return;
    }
    writer_key(writer, "extension");
    writer_open(writer, '[');
    for (size_t i = 0; i < record->star_count; i++) {
        extension_json_write(writer, STARRED_PAGE, "valueString", record->stars[i].title);
    }
    for (size_t i = 0; i < record->decision_count; i++) {
        bundle_decision_write(bundle, &record->decisions[i]);
    }
    for (size_t i = 0; i < record->move_count; i++) {
        write_move(bundle, record, &record->moves[i]);
    }
    if (undone) {
        write_undone(writer, record);
    }
    writer_close(writer, ']');
}

/* FHIR's word for what was taken back, in each of the resources; otherwise the one given. */
static const char *status_of(const struct visit_record *record, const char *status)
{
    return visit_record_is_undone(record) ? "entered-in-error" : status;
}

static void write_encounter(struct bundle *bundle, const struct visit_record *record)
{
    struct json_writer *writer = &bundle->writer;
    bundle_open(bundle, bundle_encounter(bundle, record->id), "Encounter");
    write_extensions(bundle, record);
    writer_member(writer, "status", status_of(record, "arrived"));
    writer_key(writer, "class");
    writer_open(writer, '{');
    writer_member(writer, "system", CLASS_SYSTEM);
    writer_member(writer, "code", "AMB");
    writer_close(writer, '}');
    reference_json_write(writer, "subject", bundle_patient(bundle, record));
    if (record->therapist[0] != '\0') { /* for whom somebody without an appointment came */
        writer_key(writer, "participant");
        writer_open(writer, '[');
        writer_open(writer, '{');
        writer_key(writer, "individual");
        writer_open(writer, '{');
        writer_member(writer, "display", record->therapist);
        writer_close(writer, '}');
        writer_close(writer, '}');
        writer_close(writer, ']');
    }
    if (record->appointments.count > 0) {
        writer_key(writer, "appointment");
        writer_open(writer, '[');
        for (size_t i = 0; i < record->appointments.count; i++) {
            writer_open(writer, '{');
            writer_member(writer, "reference",
                          appointment_url(bundle, record->appointments.items[i].id));
            writer_close(writer, '}');
        }
        writer_close(writer, ']');
    }
    writer_key(writer, "period");
    writer_open(writer, '{');
    writer_member(writer, "start", record->arrived_at);
    writer_close(writer, '}');
    bundle_close(bundle);
}

static const struct response *response_of(struct bundle *bundle, size_t index)
{
    const struct visit_record *record = &bundle->source->records[index];
    const struct questionnaire *answered = bundle->source->questionnaires[index];
    const struct response *response =
        answered == NULL ? NULL : visit_record_response(bundle->arena, record, answered);
    return response != NULL
               ? response
               : visit_record_response(bundle->arena, record,
                                       visit_record_questionnaire(bundle->arena, record));
}

static void write_response(struct bundle *bundle, size_t index)
{
    const struct visit_record *record = &bundle->source->records[index];
    const struct form_response_about about = {
        .status = status_of(record, record->response_status),
        .authored = record->completed_at[0] != '\0' ? record->completed_at : record->started_at,
        .subject = bundle_patient(bundle, record),
        .encounter = bundle_encounter(bundle, record->id),
        .notice_version = record->notice_version,
        .notice_sha256 = record->notice_sha256,
        .shown = record,
    };
    bundle_open(bundle, bundle_url(bundle, "response", record->id.value, "0"),
                "QuestionnaireResponse");
    response_json_write(&bundle->writer, response_of(bundle, index), &about);
    bundle_close(bundle);
}

static void write_visit(struct bundle *bundle, size_t index)
{
    const struct visit_record *record = &bundle->source->records[index];
    if (is_last_of_client(bundle, index)) {
        write_patient(bundle, record);
        bundle_past_flags_write(bundle, record, &bundle->source->histories[index]);
    }
    for (size_t i = 0; i < record->appointments.count; i++) {
        write_appointment(bundle, record, &record->appointments.items[i]);
    }
    write_encounter(bundle, record);
    if (visit_record_has_response(record)) {
        write_response(bundle, index);
    }
    bundle_flags_write(bundle, record);
}

/* True if no earlier visit answered the same form, and its text is there. */
static bool is_new_form(const struct form_bundle *bundle, size_t index)
{
    const struct questionnaire *form = bundle->questionnaires[index];
    if (form == NULL || form->json == NULL) {
        return false;
    }
    for (size_t i = 0; i < index; i++) {
        const struct questionnaire *other = bundle->questionnaires[i];
        if (other != NULL && strcmp(other->sha256, form->sha256) == 0) {
            return false;
        }
    }
    return true;
}

/* The address of its own does not lead anywhere for whoever reads the bundle. */
static void write_form(struct bundle *bundle, const struct questionnaire *form)
{
    struct json_writer *writer = &bundle->writer;
    writer_open(writer, '{');
    writer_member(writer, "fullUrl", bundle_url(bundle, "questionnaire", 0, form->sha256));
    writer_key(writer, "resource");
    writer_json(writer, form->json);
    writer_close(writer, '}');
}

const char *form_bundle_json(struct arena *arena, const struct form_bundle *source)
{
    struct bundle bundle = {.writer = {.out.arena = arena}, .source = source, .arena = arena};
    struct json_writer *writer = &bundle.writer;
    writer_open(writer, '{');
    writer_member(writer, "resourceType", "Bundle");
    writer_member(writer, "type", "collection");
    writer_member(writer, "timestamp", source->made_at);
    if (source->count > 0) { /* FHIR has no empty lists */
        writer_key(writer, "entry");
        writer_open(writer, '[');
        for (size_t i = 0; i < source->count; i++) {
            write_visit(&bundle, i);
            if (is_new_form(source, i)) {
                write_form(&bundle, source->questionnaires[i]);
            }
        }
        writer_close(writer, ']');
    }
    writer_close(writer, '}');
    return writer_text(writer);
}

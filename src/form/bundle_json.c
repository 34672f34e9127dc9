#include "form/bundle_json.h"

#include "base/clock.h"
#include "domain/name.h"
#include "form/response_json.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#define TIER_SYSTEM  "https://easycozy.ca/fhir/CodeSystem/safety-tier"
#define FLAG_SYSTEM  "https://easycozy.ca/fhir/CodeSystem/safety-code"
#define STARRED_PAGE "https://easycozy.ca/fhir/StructureDefinition/starred-page"
#define DECISION     "https://easycozy.ca/fhir/StructureDefinition/decision"
#define CLASS_SYSTEM "http://terminology.hl7.org/CodeSystem/v3-ActCode"

struct context {
    struct json_writer writer;
    const struct form_bundle *bundle;
    struct arena *arena;
};

/* A UUID of version 8 (RFC 9562: made in a way of one's own), as FHIR writes it. part tells things
 * of one row apart; "0" where there is but one. */
static const char *url_of(const struct context *context, const char *kind, int64_t row,
                          const char *part)
{
    const char *name = arena_printf(context->arena, "%s/%s/%" PRId64 "/%s",
                                    context->bundle->installation, kind, row, part);
    unsigned char b[crypto_generichash_BYTES_MIN];
    crypto_generichash(b, sizeof(b), (const unsigned char *)name, strlen(name), NULL, 0);
    b[6] = (unsigned char)((b[6] & 0x0F) | 0x80);
    b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
    return arena_printf(context->arena,
                        "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                        "%02x%02x%02x%02x%02x%02x",
                        b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                        b[12], b[13], b[14], b[15]);
}

static const char *patient_url(const struct context *context, const struct visit_record *record)
{
    return record->client.value != 0 ? url_of(context, "client", record->client.value, "0")
                                     : url_of(context, "visitor", record->id.value, "0");
}

static const char *encounter_url(const struct context *context, const struct visit_record *record)
{
    return url_of(context, "visit", record->id.value, "0");
}

static const char *appointment_url(const struct context *context, struct appointment_id id)
{
    return url_of(context, "appointment", id.value, "0");
}

/* An entry up to the resource, whose members follow. */
static void open_entry(struct context *context, const char *url, const char *type)
{
    struct json_writer *writer = &context->writer;
    writer_open(writer, '{');
    writer_member(writer, "fullUrl", url);
    writer_key(writer, "resource");
    writer_open(writer, '{');
    writer_member(writer, "resourceType", type);
    writer_member(writer, "id", url + strlen("urn:uuid:"));
}

static void close_entry(struct context *context)
{
    writer_close(&context->writer, '}');
    writer_close(&context->writer, '}');
}

/* False for the digits that a walk-in typed, which the database keeps in place of a name ("…
 * 0142"). */
static bool is_name(const char *name)
{
    return name[0] != '\0' && strncmp(name, "\u2026", strlen("\u2026")) != 0;
}

static void write_name(struct context *context, const char *name)
{
    struct json_writer *writer = &context->writer;
    const char *given = "";
    const char *family = "";
    name_split(context->arena, name, &given, &family);
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

/* A bundle has one Patient for each client, with the facts of the client's last visit in it. */
static bool is_last_of_client(const struct context *context, size_t index)
{
    const struct visit_record *records = context->bundle->records;
    if (records[index].client.value == 0) {
        return true;
    }
    for (size_t i = index + 1; i < context->bundle->count; i++) {
        if (records[i].client.value == records[index].client.value) {
            return false;
        }
    }
    return true;
}

/* numbers: at least one, with a space between them */
static void write_telecom(struct context *context, const char *numbers)
{
    struct json_writer *writer = &context->writer;
    writer_key(writer, "telecom");
    writer_open(writer, '[');
    while (*numbers != '\0') {
        size_t length = strcspn(numbers, " ");
        writer_open(writer, '{');
        writer_member(writer, "system", "phone");
        writer_member(writer, "value", arena_strndup(context->arena, numbers, length));
        writer_close(writer, '}');
        numbers += length;
        numbers += strspn(numbers, " ");
    }
    writer_close(writer, ']');
}

static void write_patient(struct context *context, const struct visit_record *record)
{
    const struct day_list *booked = &record->appointments;
    open_entry(context, patient_url(context, record), "Patient");
    if (is_name(record->client_name)) {
        write_name(context, record->client_name);
    }
    if (booked->count > 0 && booked->items[0].phone[0] != '\0') {
        write_telecom(context, booked->items[0].phone);
    }
    close_entry(context);
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

static void write_appointment(struct context *context, const struct visit_record *record,
                              const struct appointment *appointment)
{
    struct json_writer *writer = &context->writer;
    char time[ISO8601_SIZE];
    open_entry(context, appointment_url(context, appointment->id), "Appointment");
    writer_member(writer, "status",
                  appointment->status == APPOINTMENT_CANCELLED ? "cancelled" : "arrived");
    if (appointment->service[0] != '\0') {
        writer_member(writer, "description", appointment->service);
    }
    writer_member(writer, "start", iso8601_format(appointment->start_ms, time));
    writer_member(writer, "end", iso8601_format(appointment->end_ms, time));
    writer_key(writer, "participant");
    writer_open(writer, '[');
    write_participant(writer, "reference", patient_url(context, record));
    if (appointment->therapist[0] != '\0') {
        write_participant(writer, "display", appointment->therapist);
    }
    writer_close(writer, ']');
    close_entry(context);
}

static void write_decision(struct json_writer *writer, const struct decision_record *decision)
{
    writer_open(writer, '{');
    writer_member(writer, "url", DECISION);
    writer_key(writer, "extension");
    writer_open(writer, '[');
    extension_json_write(writer, "decision", "valueCode", decision->decision);
    extension_json_write(writer, "at", "valueDateTime", decision->at);
    if (decision->initials[0] != '\0') {
        extension_json_write(writer, "initials", "valueString", decision->initials);
    }
    writer_close(writer, ']');
    writer_close(writer, '}');
}

static void write_extensions(struct json_writer *writer, const struct visit_record *record)
{
    if (record->star_count == 0 && record->decision_count == 0) {
        return;
    }
    writer_key(writer, "extension");
    writer_open(writer, '[');
    for (size_t i = 0; i < record->star_count; i++) {
        extension_json_write(writer, STARRED_PAGE, "valueString", record->stars[i].title);
    }
    for (size_t i = 0; i < record->decision_count; i++) {
        write_decision(writer, &record->decisions[i]);
    }
    writer_close(writer, ']');
}

static void write_encounter(struct context *context, const struct visit_record *record)
{
    struct json_writer *writer = &context->writer;
    open_entry(context, encounter_url(context, record), "Encounter");
    write_extensions(writer, record);
    writer_member(writer, "status", "arrived");
    writer_key(writer, "class");
    writer_open(writer, '{');
    writer_member(writer, "system", CLASS_SYSTEM);
    writer_member(writer, "code", "AMB");
    writer_close(writer, '}');
    reference_json_write(writer, "subject", patient_url(context, record));
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
                          appointment_url(context, record->appointments.items[i].id));
            writer_close(writer, '}');
        }
        writer_close(writer, ']');
    }
    writer_key(writer, "period");
    writer_open(writer, '{');
    writer_member(writer, "start", record->arrived_at);
    writer_close(writer, '}');
    close_entry(context);
}

static const struct response *response_of(struct context *context, size_t index)
{
    const struct visit_record *record = &context->bundle->records[index];
    const struct questionnaire *answered = context->bundle->questionnaires[index];
    const struct response *response =
        answered == NULL ? NULL : visit_record_response(context->arena, record, answered);
    return response != NULL
               ? response
               : visit_record_response(context->arena, record,
                                       visit_record_questionnaire(context->arena, record));
}

static void write_response(struct context *context, size_t index)
{
    const struct visit_record *record = &context->bundle->records[index];
    const struct form_response_about about = {
        .status = record->response_status,
        .authored = record->completed_at[0] != '\0' ? record->completed_at : record->started_at,
        .subject = patient_url(context, record),
        .encounter = encounter_url(context, record),
        .notice_version = record->notice_version,
        .notice_sha256 = record->notice_sha256,
        .shown = record,
    };
    open_entry(context, url_of(context, "response", record->id.value, "0"),
               "QuestionnaireResponse");
    response_json_write(&context->writer, response_of(context, index), &about);
    close_entry(context);
}

static void write_coding(struct json_writer *writer, const char *system, const char *code)
{
    writer_key(writer, "coding");
    writer_open(writer, '[');
    writer_open(writer, '{');
    writer_member(writer, "system", system);
    writer_member(writer, "code", code);
    writer_close(writer, '}');
    writer_close(writer, ']');
}

static bool same_flag(const struct flag *flag, const struct flag *other)
{
    return strcmp(flag->link_id, other->link_id) == 0 && strcmp(flag->code, other->code) == 0;
}

/* True if no earlier flag has the same question and code. */
static bool is_new_flag(const struct flags *flags, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (same_flag(&flags->items[i], &flags->items[index])) {
            return false;
        }
    }
    return true;
}

/* The words of the flag and of the same one where it comes again: "Fever; Fièvre". */
static const char *flag_words(const struct context *context, const struct flags *flags,
                              size_t index)
{
    const char *words = flags->items[index].text;
    for (size_t i = index + 1; i < flags->count; i++) {
        if (same_flag(&flags->items[i], &flags->items[index])) {
            words = arena_printf(context->arena, "%s; %s", words, flags->items[i].text);
        }
    }
    return words;
}

/* Its id is made of what was flagged and not of its place in the list: an answer that comes later
 * moves the place of every flag that is less urgent. */
static void write_flag(struct context *context, const struct visit_record *record, size_t index)
{
    struct json_writer *writer = &context->writer;
    const struct flag *flag = &record->flags.items[index];
    const char *what = arena_printf(context->arena, "%s/%s", flag->link_id, flag->code);
    open_entry(context, url_of(context, "flag", record->id.value, what), "Flag");
    writer_member(writer, "status", "active");
    writer_key(writer, "category");
    writer_open(writer, '[');
    writer_open(writer, '{');
    write_coding(writer, TIER_SYSTEM, tier_code(flag->tier));
    writer_close(writer, '}');
    writer_close(writer, ']');
    writer_key(writer, "code");
    writer_open(writer, '{');
    if (flag->code[0] != '\0') {
        write_coding(writer, FLAG_SYSTEM, flag->code);
    }
    writer_member(writer, "text", flag_words(context, &record->flags, index));
    writer_close(writer, '}');
    reference_json_write(writer, "subject", patient_url(context, record));
    reference_json_write(writer, "encounter", encounter_url(context, record));
    close_entry(context);
}

static void write_visit(struct context *context, size_t index)
{
    const struct visit_record *record = &context->bundle->records[index];
    if (is_last_of_client(context, index)) {
        write_patient(context, record);
    }
    for (size_t i = 0; i < record->appointments.count; i++) {
        write_appointment(context, record, &record->appointments.items[i]);
    }
    write_encounter(context, record);
    if (visit_record_has_response(record)) {
        write_response(context, index);
    }
    for (size_t i = 0; i < record->flags.count; i++) {
        if (is_new_flag(&record->flags, i)) {
            write_flag(context, record, i);
        }
    }
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
static void write_form(struct context *context, const struct questionnaire *form)
{
    struct json_writer *writer = &context->writer;
    writer_open(writer, '{');
    writer_member(writer, "fullUrl", url_of(context, "questionnaire", 0, form->sha256));
    writer_key(writer, "resource");
    writer_json(writer, form->json);
    writer_close(writer, '}');
}

const char *form_bundle_json(struct arena *arena, const struct form_bundle *bundle)
{
    struct context context = {.writer = {.out.arena = arena}, .bundle = bundle, .arena = arena};
    struct json_writer *writer = &context.writer;
    writer_open(writer, '{');
    writer_member(writer, "resourceType", "Bundle");
    writer_member(writer, "type", "collection");
    writer_member(writer, "timestamp", bundle->made_at);
    if (bundle->count > 0) { /* FHIR has no empty lists */
        writer_key(writer, "entry");
        writer_open(writer, '[');
        for (size_t i = 0; i < bundle->count; i++) {
            write_visit(&context, i);
            if (is_new_form(bundle, i)) {
                write_form(&context, bundle->questionnaires[i]);
            }
        }
        writer_close(writer, ']');
    }
    writer_close(writer, '}');
    return writer_text(writer);
}

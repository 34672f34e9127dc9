#include "form/bundle_entry.h"

#include "form/response_json.h"

#include <inttypes.h>
#include <sodium.h>
#include <string.h>

#define DECISION "https://easycozy.ca/fhir/StructureDefinition/decision"

const char *bundle_url(const struct bundle *bundle, const char *kind, int64_t row, const char *part)
{
    const char *name = arena_printf(bundle->arena, "%s/%s/%" PRId64 "/%s",
                                    bundle->source->installation, kind, row, part);
    unsigned char b[crypto_generichash_BYTES_MIN];
    crypto_generichash(b, sizeof(b), (const unsigned char *)name, strlen(name), NULL, 0);
    b[6] = (unsigned char)((b[6] & 0x0F) | 0x80);
    b[8] = (unsigned char)((b[8] & 0x3F) | 0x80);
    return arena_printf(bundle->arena,
                        "urn:uuid:%02x%02x%02x%02x-%02x%02x-%02x%02x-%02x%02x-"
                        "%02x%02x%02x%02x%02x%02x",
                        b[0], b[1], b[2], b[3], b[4], b[5], b[6], b[7], b[8], b[9], b[10], b[11],
                        b[12], b[13], b[14], b[15]);
}

const char *bundle_patient(const struct bundle *bundle, const struct visit_record *record)
{
    return record->client.value != 0 ? bundle_url(bundle, "client", record->client.value, "0")
                                     : bundle_url(bundle, "visitor", record->id.value, "0");
}

const char *bundle_encounter(const struct bundle *bundle, struct visit_id visit)
{
    return bundle_url(bundle, "visit", visit.value, "0");
}

void bundle_open(struct bundle *bundle, const char *url, const char *type)
{
    struct json_writer *writer = &bundle->writer;
    writer_open(writer, '{');
    writer_member(writer, "fullUrl", url);
    writer_key(writer, "resource");
    writer_open(writer, '{');
    writer_member(writer, "resourceType", type);
    writer_member(writer, "id", url + strlen("urn:uuid:"));
}

void bundle_close(struct bundle *bundle)
{
    writer_close(&bundle->writer, '}');
    writer_close(&bundle->writer, '}');
}

void bundle_decision_write(struct bundle *bundle, const struct decision_record *decision)
{
    struct json_writer *writer = &bundle->writer;
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

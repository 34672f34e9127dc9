#include "admin/export_csv.h"

#include "admin/csv.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#define FIELDS_MAX 32

/* A spreadsheet runs what begins like a formula, and visitors type their names themselves. Numbers
 * and telephone numbers may begin with a sign. */
static bool is_formula(const char *text)
{
    if (text[0] == '+' || text[0] == '-') {
        return text[1 + strspn(text + 1, "0123456789 ().-")] != '\0';
    }
    /* the wide ones are the same to a spreadsheet that is set to Japanese or Chinese */
    static const char *const wide[] = {"\uFF1D", "\uFF0B", "\uFF0D", "\uFF20"};
    for (size_t i = 0; i < sizeof(wide) / sizeof(wide[0]); i++) {
        if (strncmp(text, wide[i], strlen(wide[i])) == 0) {
            return true;
        }
    }
    return text[0] != '\0' && strchr("=@\t\r\n", text[0]) != NULL;
}

static void write_row(struct text_buffer *out, const char **fields, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        if (is_formula(fields[i])) {
            fields[i] = arena_printf(out->arena, "'%s", fields[i]);
        }
    }
    csv_record(out, fields, count);
}

/* "hold D5: Fever; ask: Pregnant?" */
static const char *flags_text(struct arena *arena, const struct visit_record *record)
{
    const char *text = "";
    for (size_t i = 0; i < record->flags.count; i++) {
        const struct flag *flag = &record->flags.items[i];
        text =
            arena_printf(arena, "%s%s%s%s%s: %s", text, i == 0 ? "" : "; ", tier_code(flag->tier),
                         flag->code[0] == '\0' ? "" : " ", flag->code, flag->text);
    }
    return text;
}

/* "seen 2026-11-22T10:21:00-08:00; proceed MR 2026-11-22T10:30:00-08:00" */
static const char *decisions_text(struct arena *arena, const struct visit_record *record)
{
    const char *text = "";
    for (size_t i = 0; i < record->decision_count; i++) {
        const struct decision_record *made = &record->decisions[i];
        text = arena_printf(arena, "%s%s%s%s%s %s", text, i == 0 ? "" : "; ", made->decision,
                            made->initials[0] == '\0' ? "" : " ", made->initials, made->at);
    }
    return text;
}

static const char *stars_text(struct arena *arena, const struct visit_record *record)
{
    const char *text = "";
    for (size_t i = 0; i < record->star_count; i++) {
        text = arena_printf(arena, "%s%s%s", text, i == 0 ? "" : "; ", record->stars[i].title);
    }
    return text;
}

/* The fields that are the same in each row of a visit; returns how many. */
static size_t visit_fields(struct arena *arena, const struct visit_record *record,
                           const char **fields)
{
    const struct day_list *booked = &record->appointments;
    const char *const values[] = {
        arena_printf(arena, "%" PRId64, record->id.value),
        record->arrived_at,
        record->appointment_at,
        record->client_name,
        booked->count > 0 ? booked->items[0].phone : "",
        record->therapist,
        booked->count > 0 ? booked->items[0].service : "",
        record->arrival_kind,
        record->identity,
        record->questionnaire_status,
        record->attention,
        record->seen_at,
        record->language,
        flags_text(arena, record),
        stars_text(arena, record),
        decisions_text(arena, record),
        record->questionnaire,
        record->version,
        record->notice_version,
        record->started_at,
        record->completed_at,
    };
    size_t count = sizeof(values) / sizeof(values[0]);
    for (size_t i = 0; i < count; i++) {
        fields[i] = values[i];
    }
    return count;
}

const char *export_csv(struct arena *arena, const struct visit_records *records)
{
    static const char *const header[] = {
        "visit_id",     "arrived_at",    "appointment_at", "client_name",    "phone",
        "therapist",    "service",       "arrival_kind",   "identity",       "questionnaire_status",
        "attention",    "seen_at",       "language",       "flags",          "stars",
        "decisions",    "questionnaire", "version",        "notice_version", "started_at",
        "completed_at", "link_id",       "question",       "answer",         "code",
        "number",
    };
    struct text_buffer out = {.arena = arena};
    csv_record(&out, header, sizeof(header) / sizeof(header[0]));
    for (size_t i = 0; i < records->count; i++) {
        const struct visit_record *record = &records->items[i];
        const char *fields[FIELDS_MAX];
        size_t first = visit_fields(arena, record, fields);
        for (size_t k = 0; k < record->answer_count || k == 0; k++) {
            static const struct answer_record none = {"", "", "", "", false, 0};
            const struct answer_record *answer =
                record->answer_count > 0 ? &record->answers[k] : &none;
            fields[first] = answer->link_id;
            fields[first + 1] = answer->question;
            fields[first + 2] = answer->answer;
            fields[first + 3] = answer->code;
            fields[first + 4] =
                answer->has_number ? arena_printf(arena, "%ld", answer->number) : "";
            write_row(&out, fields, first + 5);
        }
    }
    return out.text;
}

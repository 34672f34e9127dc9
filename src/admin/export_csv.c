#include "admin/export_csv.h"

#include "admin/csv.h"
#include "admin/flag_lines.h"

#include <inttypes.h>
#include <stdbool.h>
#include <string.h>

#define FIELDS_MAX 64

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

/* "hold D5: Any of these? Fever, taken back by the client 2026-…, not decided; ask: Pregnant?" */
static const char *flags_text(struct arena *arena, const struct visit_record *record)
{
    const char *text = "";
    for (size_t i = 0; i < record->flags.count; i++) {
        const struct flag *flag = &record->flags.items[i];
        text = arena_printf(
            arena, "%s%s%s%s%s: %s", text, i == 0 ? "" : "; ", tier_code(flag->tier),
            flag->code[0] == '\0' ? "" : " ", flag->code,
            flag_lines(arena, flag, visit_record_decision_of(record, flag), FLAG_FIELD));
    }
    return text;
}

/* "2026-11-16 T1: Is any of this true? Blood thinners, not ticked on 2026-11-30; …", and of urgent
 * ones "2026-11-16 hold D5: …, decided: proceed MR 2026-…". */
static const char *past_text(struct arena *arena, const struct past_flags *flags)
{
    const char *text = "";
    for (size_t i = 0; i < flags->count; i++) {
        const struct past_flag *past = &flags->items[i];
        const enum tier tier = past->flag.tier;
        text = arena_printf(arena, "%s%s%.10s%s%s%s%s: %s", text, i == 0 ? "" : "; ",
                            past->flag.raised_at, tier >= TIER_HOLD ? " " : "",
                            tier >= TIER_HOLD ? tier_code(tier) : "",
                            past->flag.code[0] == '\0' ? "" : " ", past->flag.code,
                            past_flag_lines(arena, past, FLAG_FIELD));
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

/* "to visit 2 2026-11-22T10:21:00-08:00 MR" */
static const char *moves_text(struct arena *arena, const struct visit_record *record)
{
    const char *text = "";
    for (size_t i = 0; i < record->move_count; i++) {
        const struct visit_move *move = &record->moves[i];
        text = arena_printf(arena, "%s%s%s visit %" PRId64 " %s%s%s", text, i == 0 ? "" : "; ",
                            move->away ? "to" : "from", move->other.value, move->at,
                            move->initials[0] == '\0' ? "" : " ", move->initials);
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

/* The first appointment of the visit, or an empty one. */
static const struct appointment *booked(const struct visit_record *record)
{
    return record->appointments.count > 0 ? &record->appointments.items[0] : &appointment_empty;
}

/* The fields that are the same in each row of a visit; returns how many. */
static size_t visit_fields(struct arena *arena, const struct visit_record *record,
                           const char **fields)
{
    const char *const values[] = {
        arena_printf(arena, "%" PRId64, record->id.value),
        record->arrived_at,
        record->appointment_at,
        record->client_name,
        booked(record)->phone,
        record->therapist,
        booked(record)->service,
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

static const char *const header[] = {
    "visit_id",     "arrived_at",    "appointment_at", "client_name",    "phone",
    "therapist",    "service",       "arrival_kind",   "identity",       "questionnaire_status",
    "attention",    "seen_at",       "language",       "flags",          "stars",
    "decisions",    "questionnaire", "version",        "notice_version", "started_at",
    "completed_at", "link_id",       "question",       "answer",         "code",
    "number",       "notice_sha256",
};
#define HEADER_COUNT (sizeof(header) / sizeof(header[0]))

/* Behind what the day list adds. */
static const char *const last[] = {"undone_at", "undone_by", "moves"};

static bool has_a_place(const char *name)
{
    for (size_t i = 0; i < HEADER_COUNT; i++) {
        if (strcmp(header[i], name) == 0) {
            return true;
        }
    }
    return false;
}

/* Adds what became of the arrival; returns how many fields there are then. */
static size_t add_ends(struct arena *arena, const char **fields, size_t count,
                       const struct visit_record *record)
{
    fields[count++] = record->undone_at;
    fields[count++] = record->undone_by;
    fields[count++] = moves_text(arena, record);
    return count;
}

/* Adds what the day list says beyond the header: behind it, so that no column moves when one is
 * added. Returns how many fields there are then. */
static size_t add_more(const char **fields, size_t count, const struct appointment *appointment)
{
#define MORE(ID, name, usual, presence)                                                            \
    if (!has_a_place(#name)) {                                                                     \
        fields[count++] = appointment->name;                                                       \
    }
    APPOINTMENT_TEXTS(MORE)
    return count;
}

/* What the client told before and still matters: columns of their own, the last ones. */
static size_t add_past(const char **fields, size_t count, const char *lasting, const char *urgent)
{
    fields[count++] = lasting;
    fields[count++] = urgent;
    return count;
}

static void write_header(struct text_buffer *out)
{
#define ITS_NAME(ID, name, usual, presence) .name = #name,
    static const struct appointment names = {APPOINTMENT_TEXTS(ITS_NAME)};
    const char *fields[FIELDS_MAX];
    memcpy(fields, header, sizeof(header));
    size_t count = add_more(fields, HEADER_COUNT, &names);
    for (size_t i = 0; i < sizeof(last) / sizeof(last[0]); i++) {
        fields[count++] = last[i];
    }
    csv_record(out, fields, add_past(fields, count, "told_before", "urgent_before"));
}

const char *export_csv(struct arena *arena, const struct visit_records *records,
                       const struct client_history *histories)
{
    struct text_buffer out = {.arena = arena};
    write_header(&out);
    for (size_t i = 0; i < records->count; i++) {
        const struct visit_record *record = &records->items[i];
        const char *const lasting = past_text(arena, &histories[i].cautions);
        const char *const urgent = past_text(arena, &histories[i].urgent);
        const char *fields[FIELDS_MAX];
        size_t first = visit_fields(arena, record, fields);
        for (size_t k = 0; k < record->answer_count || k == 0; k++) {
            static const struct answer_record none = {
                .link_id = "", .question = "", .answer = "", .code = ""};
            const struct answer_record *answer =
                record->answer_count > 0 ? &record->answers[k] : &none;
            fields[first] = answer->link_id;
            fields[first + 1] = answer->question;
            fields[first + 2] = answer->answer;
            fields[first + 3] = answer->code;
            fields[first + 4] =
                answer->has_number ? arena_printf(arena, "%ld", answer->number) : "";
            fields[first + 5] = record->notice_sha256;
            const size_t count = add_more(fields, first + 6, booked(record));
            const size_t ends = add_ends(arena, fields, count, record);
            write_row(&out, fields, add_past(fields, ends, lasting, urgent));
        }
    }
    return out.text;
}

#include "form/bundle_flags.h"

#include "base/clock.h"
#include "form/response_json.h"

#include <string.h>

#define TIER_SYSTEM     "https://easycozy.ca/fhir/CodeSystem/safety-tier"
#define CODE_SYSTEM     "https://easycozy.ca/fhir/CodeSystem/safety-code"
#define CATEGORY_SYSTEM "http://terminology.hl7.org/CodeSystem/flag-category"
#define OURS            "https://easycozy.ca/fhir/StructureDefinition/"

/* One thing that was told: those with the same visit, question, code and tier are one Flag. */
struct told {
    struct visit_id visit;
    const struct flag *flag;
    const char *over_at;     /* of one that is neither urgent nor lasting: see over_at_of */
    const char *unticked_at; /* "" for neither, like the next one */
    const char *undone_at;
    const struct decision_record *decided; /* NULL of a visit whose Encounter has the decisions */
};
struct tellings {
    const struct told *items;
    size_t count;
};

static bool is_same(const struct told *one, const struct told *other)
{
    return one->visit.value == other->visit.value &&
           strcmp(one->flag->link_id, other->flag->link_id) == 0 &&
           strcmp(one->flag->code, other->flag->code) == 0 && one->flag->tier == other->flag->tier;
}

/* True if none before it is the same. */
static bool is_first(const struct tellings *all, size_t index)
{
    for (size_t i = 0; i < index; i++) {
        if (is_same(&all->items[i], &all->items[index])) {
            return false;
        }
    }
    return true;
}

/* The words, and those of the same one where it comes again in others: "Fever; Fièvre". */
static const char *joined(const struct bundle *bundle, const char *words, const char *more)
{
    return words[0] == '\0' ? more
           : more[0] == '\0' || strstr(words, more) != NULL
               ? words
               : arena_printf(bundle->arena, "%s; %s", words, more);
}

/* The one that index is the first of, with all that is said of it. */
struct whole {
    const char *words;
    const char *own;
    const char *start;
    const char *end; /* "" while it is active */
    const char *withdrawn_at;
    bool undecided; /* urgent, and nobody has decided about it */
};

/* When this stopped being news for the staff; "" while it is active. */
static const char *end_of(const struct told *told)
{
    return told->flag->lasting             ? ""
           : told->flag->tier >= TIER_HOLD ? told->flag->decided_at
                                           : told->over_at;
}

static struct whole whole_of(const struct bundle *bundle, const struct tellings *all, size_t index)
{
    struct whole whole = {"", "", "", "", "", false};
    bool active = false;
    bool stands = false;
    for (size_t i = index; i < all->count; i++) {
        const struct flag *flag = all->items[i].flag;
        if (!is_same(&all->items[i], &all->items[index])) {
            continue;
        }
        const char *end = end_of(&all->items[i]);
        whole.words = joined(bundle, whole.words, flag_staff_words(flag, bundle->arena));
        whole.own = joined(bundle, whole.own, flag_own_words(flag));
        if (whole.start[0] == '\0' || strcmp(flag->raised_at, whole.start) < 0) {
            whole.start = flag->raised_at;
        }
        active = active || end[0] == '\0';
        whole.undecided =
            whole.undecided || (flag->tier >= TIER_HOLD && flag->decided_at[0] == '\0');
        stands = stands || flag->withdrawn_at[0] == '\0';
        if (strcmp(end, whole.end) > 0) {
            whole.end = end;
        }
        if (strcmp(flag->withdrawn_at, whole.withdrawn_at) > 0) {
            whole.withdrawn_at = flag->withdrawn_at;
        }
    }
    whole.end = active ? "" : whole.end;
    whole.withdrawn_at = stands ? "" : whole.withdrawn_at;
    return whole;
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

static void write_category(struct json_writer *writer, enum tier tier)
{
    writer_key(writer, "category");
    writer_open(writer, '[');
    writer_open(writer, '{');
    write_coding(writer, TIER_SYSTEM, tier_code(tier));
    writer_close(writer, '}');
    writer_open(writer, '{');
    write_coding(writer, CATEGORY_SYSTEM, "safety");
    writer_close(writer, '}');
    writer_close(writer, ']');
}

/* What was decided about a visit that is not in the bundle: also where the client said it again
 * afterwards, and the Flag is active. */
static bool has_decision(const struct told *told)
{
    return told->decided != NULL && told->decided->decision[0] != '\0';
}

static void write_extensions(struct bundle *bundle, const struct told *told,
                             const struct whole *whole)
{
    struct json_writer *writer = &bundle->writer;
    const struct {
        const char *url;
        const char *kind;
        const char *value;
    } all[] = {
        {OURS "own-words", "valueString", whole->own},
        {OURS "withdrawn-at", "valueDateTime", whole->withdrawn_at},
        {OURS "not-ticked-at", "valueDateTime", told->unticked_at},
        {OURS "arrival-undone-at", "valueDateTime", told->undone_at},
    };
    bool open = false;
    for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
        if (all[i].value[0] == '\0') {
            continue;
        }
        if (!open) {
            writer_key(writer, "extension");
            writer_open(writer, '[');
            open = true;
        }
        extension_json_write(writer, all[i].url, all[i].kind, all[i].value);
    }
    if (has_decision(told)) {
        if (!open) {
            writer_key(writer, "extension");
            writer_open(writer, '[');
            open = true;
        }
        bundle_decision_write(bundle, told->decided);
    }
    if (open) {
        writer_close(writer, ']');
    }
}

static void write_period(struct json_writer *writer, const struct whole *whole)
{
    if (whole->start[0] == '\0' && whole->end[0] == '\0') {
        return;
    }
    writer_key(writer, "period");
    writer_open(writer, '{');
    if (whole->start[0] != '\0') {
        writer_member(writer, "start", whole->start);
    }
    if (whole->end[0] != '\0') {
        writer_member(writer, "end", whole->end);
    }
    writer_close(writer, '}');
}

/* A visit that is not in the bundle has no entry to refer to: its Encounter is named instead. */
static void write_encounter(struct bundle *bundle, const struct told *told, bool is_entry)
{
    struct json_writer *writer = &bundle->writer;
    const char *url = bundle_encounter(bundle, told->visit);
    if (is_entry) {
        reference_json_write(writer, "encounter", url);
        return;
    }
    writer_key(writer, "encounter");
    writer_open(writer, '{');
    writer_key(writer, "identifier");
    writer_open(writer, '{');
    writer_member(writer, "system", "urn:ietf:rfc:3986");
    writer_member(writer, "value", url);
    writer_close(writer, '}');
    writer_close(writer, '}');
}

/* That the arrival was taken back makes no sign an error that nobody has decided about yet: it is
 * not known who told of it. */
static const char *status_of(const struct told *told, const struct whole *whole)
{
    if (told->undone_at[0] != '\0' && !whole->undecided) {
        return "entered-in-error";
    }
    return whole->end[0] == '\0' ? "active" : "inactive";
}

/* Its id is made of what was flagged and not of its place in the list: an answer that comes later
 * moves the place of every flag that is less urgent. */
static void write_flag(struct bundle *bundle, const struct visit_record *record,
                       const struct tellings *all, size_t index, bool of_record)
{
    struct json_writer *writer = &bundle->writer;
    const struct told *told = &all->items[index];
    const struct flag *flag = told->flag;
    const struct whole whole = whole_of(bundle, all, index);
    const char *what =
        arena_printf(bundle->arena, "%s/%s/%s", flag->link_id, flag->code, tier_code(flag->tier));
    bundle_open(bundle, bundle_url(bundle, "flag", told->visit.value, what), "Flag");
    write_extensions(bundle, told, &whole);
    writer_member(writer, "status", status_of(told, &whole));
    write_category(writer, flag->tier);
    writer_key(writer, "code");
    writer_open(writer, '{');
    if (flag->code[0] != '\0') {
        write_coding(writer, CODE_SYSTEM, flag->code);
    }
    writer_member(writer, "text", whole.words);
    writer_close(writer, '}');
    reference_json_write(writer, "subject", bundle_patient(bundle, record));
    write_period(writer, &whole);
    write_encounter(bundle, told, of_record);
    bundle_close(bundle);
}

static void write_all(struct bundle *bundle, const struct visit_record *record,
                      const struct tellings *all, bool of_record)
{
    for (size_t i = 0; i < all->count; i++) {
        if (is_first(all, i)) {
            write_flag(bundle, record, all, i, of_record);
        }
    }
}

/* The last second of the day of the visit, in the time of its clinic; "" if the bundle was made
 * before that: the visit may still go on. */
static const char *end_of_day(const struct bundle *bundle, const struct visit_record *record)
{
    const size_t before_zone = strlen("2026-11-22T10:00:00");
    int64_t made_ms = 0;
    int64_t end_ms = 0;
    if (strlen(record->arrived_at) <= before_zone) {
        return "";
    }
    const char *end = arena_printf(bundle->arena, "%.10sT23:59:59%s", record->arrived_at,
                                   record->arrived_at + before_zone);
    return iso8601_parse(bundle->source->made_at, &made_ms) && iso8601_parse(end, &end_ms) &&
                   made_ms >= end_ms
               ? end
               : "";
}

/* The database keeps no end of what is not urgent. It is over with the first decision about the
 * visit that somebody signed after it was told; without one, when the day of the visit is. */
static const char *over_at_of(const struct bundle *bundle, const struct visit_record *record,
                              const struct flag *flag)
{
    for (size_t i = 0; i < record->decision_count; i++) {
        const struct decision_record *decision = &record->decisions[i];
        if (decision->initials[0] != '\0' && strcmp(decision->at, flag->raised_at) >= 0) {
            return decision->at;
        }
    }
    return end_of_day(bundle, record);
}

void bundle_flags_write(struct bundle *bundle, const struct visit_record *record)
{
    struct told *items = ARENA_ARRAY(bundle->arena, struct told, record->flags.count);
    for (size_t i = 0; i < record->flags.count; i++) {
        const struct flag *flag = &record->flags.items[i];
        items[i] = (struct told){
            .visit = record->id,
            .flag = flag,
            .over_at = over_at_of(bundle, record, flag),
            .unticked_at = "",
            .undone_at = record->undone_at,
        };
    }
    write_all(bundle, record, &(struct tellings){items, record->flags.count}, true);
}

static bool is_in_bundle(const struct bundle *bundle, struct visit_id visit)
{
    for (size_t i = 0; i < bundle->source->count; i++) {
        if (bundle->source->records[i].id.value == visit.value) {
            return true;
        }
    }
    return false;
}

static size_t add_past(const struct bundle *bundle, const struct past_flags *past,
                       struct told *items, size_t count)
{
    for (size_t i = 0; i < past->count; i++) {
        const struct past_flag *one = &past->items[i];
        if (!is_in_bundle(bundle, one->visit)) {
            items[count++] = (struct told){
                .visit = one->visit,
                .flag = &one->flag,
                .over_at = "", /* all of these are urgent or last */
                .unticked_at = one->unticked_at,
                .undone_at = one->undone_at,
                .decided = &one->decided,
            };
        }
    }
    return count;
}

void bundle_past_flags_write(struct bundle *bundle, const struct visit_record *record,
                             const struct client_history *history)
{
    struct told *items =
        ARENA_ARRAY(bundle->arena, struct told, history->urgent.count + history->cautions.count);
    size_t count = add_past(bundle, &history->urgent, items, 0);
    count = add_past(bundle, &history->cautions, items, count);
    write_all(bundle, record, &(struct tellings){items, count}, false);
}

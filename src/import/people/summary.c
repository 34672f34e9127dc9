#include "import/people/summary.h"

#include "domain/name.h"
#include "import/people/candidate.h"
#include "import/people/phone.h"
#include "import/people/status.h"
#include "import/people/title.h"
#include "import/people/words.h"

#include <string.h>

/* What is longer is no title. */
#define TITLE_BYTES_MAX 500

struct reading {
    struct arena *arena;
    const struct summary_known *known;
    struct title title;
    struct candidate client;
    struct summary *summary;
};

static bool is_staff(const struct reading *reading, const char *name)
{
    return people_are_same(reading->arena, name, reading->known->therapist) ||
           calendar_has_staff(reading->arena, reading->known->calendar, name);
}

/* Of "Joan Smith and Mei R." the client alone; of a couple both. */
static void leave_out_therapist(const struct reading *reading, struct candidate *candidate)
{
    if (candidate->and_at == candidate->to) {
        return;
    }
    struct arena *arena = reading->arena;
    const struct title_segment *segment = &reading->title.segments[candidate->segment];
    const char *left = candidate_text(arena, segment, candidate->from, candidate->and_at);
    const char *right = candidate_text(arena, segment, candidate->and_at + 1, candidate->to);
    bool two_names = candidate->and_at - candidate->from >= 2;
    if (is_staff(reading, right) || (two_names && people_has_short_form(arena, right))) {
        reading->summary->therapist = right;
        candidate->to = candidate->and_at;
        candidate->text = left;
    } else if (is_staff(reading, left)) {
        reading->summary->therapist = left;
        candidate->from = candidate->and_at + 1;
        candidate->text = right;
    }
}

static bool is_plain(const struct title_segment *segment)
{
    return segment->before != TITLE_AT && segment->before != TITLE_WITH &&
           segment->before != TITLE_BY;
}

/* "Mei Roy: Joan Smith 60": before the colon stands a name and nothing else, behind it a name with
 * something that is done. */
static bool is_before_colon(const struct reading *reading, const struct candidate *candidate)
{
    const struct title *title = &reading->title;
    size_t next = candidate->segment + 1;
    const struct title_segment *segment = &title->segments[candidate->segment];
    if (next >= title->count || title->segments[next].before != TITLE_COLON ||
        candidate->to - candidate->from < segment->count) {
        return false;
    }
    struct candidate behind = candidate_read(reading->arena, title, next);
    return behind.names > 1 && behind.to - behind.from < title->segments[next].count;
}

/* The first candidate of two words, else the first, of the segments in brackets or outside. */
static void look_for_client(struct reading *reading, bool bracketed)
{
    for (size_t i = 0; i < reading->title.count; i++) {
        const struct title_segment *segment = &reading->title.segments[i];
        if (segment->bracketed != bracketed || !is_plain(segment)) {
            continue;
        }
        struct candidate found = candidate_read_with_comma(reading->arena, &reading->title, i);
        if (found.names > 0 && found.last_segment != i &&
            (is_staff(reading, candidate_text(reading->arena, segment, 0, segment->count)) ||
             is_staff(reading,
                      candidate_text(reading->arena, &reading->title.segments[found.last_segment],
                                     0, found.last_to)))) {
            found = candidate_read(reading->arena, &reading->title, i);
        }
        if (found.names == 0 || is_staff(reading, found.text) || is_before_colon(reading, &found)) {
            continue;
        }
        bool better = reading->client.names == 0 || (reading->client.names == 1 && found.names > 1);
        reading->client = better ? found : reading->client;
    }
    if (reading->client.names > 0) {
        leave_out_therapist(reading, &reading->client);
    }
}

static bool has_word(const struct title_segment *segment, const char *folded)
{
    for (size_t i = 0; i < segment->count; i++) {
        if (strcmp(segment->words[i].folded, folded) == 0) {
            return true;
        }
    }
    return false;
}

/* "Booked by Joan Smith", "Réservé par …": the client; "Massage by Mei R.": the therapist. */
static bool is_booked_by(const struct title *title, size_t index)
{
    const struct title_segment *before = index > 0 ? &title->segments[index - 1] : NULL;
    return title->segments[index].before == TITLE_BY && before != NULL &&
           (has_word(before, "booked") || has_word(before, "reserve"));
}

static bool therapist_is_known(const struct summary_known *known)
{
    return known->therapist[0] != '\0' || known->calendar->calendar_person[0] != '\0' ||
           known->calendar->source_therapist[0] != '\0';
}

/* Whoever stands behind "with" or "by": the client if nobody else is, and the therapist is known to
 * be somebody else or is not written like one; else the therapist. */
static void read_connected(struct reading *reading)
{
    for (size_t i = 0; i < reading->title.count; i++) {
        const struct title_segment *segment = &reading->title.segments[i];
        bool booked_by = is_booked_by(&reading->title, i);
        if (segment->before != TITLE_WITH && segment->before != TITLE_BY) {
            continue;
        }
        struct candidate found = candidate_read(reading->arena, &reading->title, i);
        if (found.names == 0) {
            continue;
        }
        const char *kept = reading->summary->therapist;
        leave_out_therapist(reading, &found);
        bool free = reading->client.names == 0 && !reading->known->client_known &&
                    !is_staff(reading, found.text);
        bool like_client = therapist_is_known(reading->known) ||
                           !people_has_short_form(reading->arena, found.text);
        if (free && (booked_by || (segment->before == TITLE_WITH && like_client))) {
            reading->client = found;
        } else if (!booked_by && kept[0] == '\0') {
            reading->summary->therapist = found.text;
        }
    }
}

/* "Mei: Joan Smith 60" */
static void read_before_colon(struct reading *reading)
{
    const struct candidate *client = &reading->client;
    const struct title *title = &reading->title;
    if (client->names == 0 || client->segment == 0 || reading->summary->therapist[0] != '\0' ||
        title->segments[client->segment].before != TITLE_COLON) {
        return;
    }
    const struct title_segment *before = &title->segments[client->segment - 1];
    struct candidate found = candidate_read(reading->arena, title, client->segment - 1);
    if (found.names > 0 && found.to - found.from == before->count) {
        reading->summary->therapist = found.text;
    }
}

/* What remains of a segment without the client and notes; "" if it is no service. */
static const char *service_of(const struct reading *reading, size_t index)
{
    const struct title_segment *segment = &reading->title.segments[index];
    const char *text = "";
    bool service = false;
    for (size_t i = 0; i < segment->count; i++) {
        const struct title_word *word = &segment->words[i];
        bool note = (word->kinds & (WORD_NOTE | WORD_NAME)) == WORD_NOTE && !word->is_time;
        if (note || word->nickname || candidate_has(&reading->client, index, i)) {
            continue;
        }
        service = service || (word->kinds & (WORD_SERVICE | WORD_NOBODY)) != 0;
        text = arena_printf(reading->arena, "%s%s%s", text, text[0] == '\0' ? "" : " ", word->text);
    }
    return service ? text : "";
}

static void find_service(struct reading *reading)
{
    for (int bracketed = 0; bracketed <= 1; bracketed++) {
        for (size_t i = 0; i < reading->title.count; i++) {
            const struct title_segment *segment = &reading->title.segments[i];
            if (segment->bracketed != (bracketed == 1) || segment->before == TITLE_AT) {
                continue;
            }
            const char *service = service_of(reading, i);
            if (service[0] != '\0') {
                reading->summary->service = service;
                return;
            }
        }
    }
}

/* A dentist, a day off: what has a segment of such words and no client. */
static bool any_about_nobody(const struct title *title)
{
    for (size_t i = 0; i < title->count; i++) {
        if (candidate_is_about_nobody(&title->segments[i])) {
            return true;
        }
    }
    return false;
}

/* The title on one line, its line breaks as bars. */
static char *on_one_line(struct arena *arena, const char *title)
{
    title = arena_strndup(arena, title, strnlen(title, TITLE_BYTES_MAX));
    const char *line = "";
    while (*title != '\0') {
        size_t length = strcspn(title, "\r\n");
        line =
            arena_printf(arena, "%s%s%.*s", line, line[0] == '\0' ? "" : " | ", (int)length, title);
        title += length;
        title += strspn(title, "\r\n");
    }
    return arena_strdup(arena, name_clean(arena, line));
}

struct summary summary_read(struct arena *arena, const char *title,
                            const struct summary_known *known)
{
    char *text = on_one_line(arena, title);
    struct summary summary = {.client_name = "", .service = "", .therapist = ""};
    summary.phone = phone_take(arena, text);
    summary.cancelled = status_is_cancelled(name_fold(arena, text));
    struct reading reading = {
        .arena = arena, .known = known, .title = title_read(arena, text), .summary = &summary};
    look_for_client(&reading, false);
    if (reading.client.names == 0) {
        look_for_client(&reading, true);
    }
    read_connected(&reading);
    read_before_colon(&reading);
    find_service(&reading);
    summary.about_nobody = reading.client.names == 0 && any_about_nobody(&reading.title);
    summary.client_name = reading.client.names > 0 ? reading.client.text : "";
    return summary;
}

#include "import/people/summary.h"

#include "domain/name.h"
#include "domain/name_words.h"
#include "import/people/candidate.h"
#include "import/people/couple.h"
#include "import/people/phone.h"
#include "import/people/status.h"
#include "import/people/title.h"
#include "import/people/words.h"

#include <string.h>

struct reading {
    struct arena *arena;
    const struct summary_known *known;
    struct title title;
    struct candidate client;
    const char *other; /* "Mei R." beside a client's full name; "" if nobody */
    bool several;      /* a title of couples and groups */
    bool namesakes;    /* whoever has the given name of a therapist may be a client */
    struct summary *summary;
};

static bool is_staff(const struct reading *reading, const char *name)
{
    const struct calendar_people *calendar = reading->known->calendar;
    const char *therapist = reading->known->therapist;
    return reading->namesakes ? calendar_has_only_staff(reading->arena, calendar, therapist, name)
                              : people_are_same(reading->arena, name, therapist) ||
                                    calendar_has_staff(reading->arena, calendar, name);
}

static bool therapist_is_known(const struct summary_known *known)
{
    return known->therapist[0] != '\0' || known->calendar->calendar_person[0] != '\0' ||
           known->calendar->source_therapist[0] != '\0';
}

/* How likely the candidate is a client: not by one name only, and rather not written like a
 * therapist unless that is somebody else. */
static int rank(const struct reading *reading, const struct candidate *candidate)
{
    if (candidate->names < 2) {
        return (int)candidate->names;
    }
    bool therapist = !therapist_is_known(reading->known) &&
                     people_has_short_form(reading->arena, candidate->text);
    return therapist ? 2 : 3;
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
    bool between = segment->before == TITLE_BETWEEN; /* client and host, in either order */
    bool left_full = candidate->and_at - candidate->from >= 2;
    bool right_full = candidate->to - candidate->and_at > 2;
    if (is_staff(reading, right) ||
        (left_full && (between ? !right_full : people_has_short_form(arena, right)))) {
        reading->summary->therapist = right;
        candidate->to = candidate->and_at;
        candidate->text = left;
    } else if (is_staff(reading, left) || (between && right_full && !left_full)) {
        reading->summary->therapist = left;
        candidate->from = candidate->and_at + 1;
        candidate->text = right;
    }
}

/* "Joan Smith", "Deep Gill"; but not "Signature Escape", "Room A", "CBD oil". */
static bool reads_as_person(const struct title *title, const struct candidate *candidate)
{
    const struct title_segment *segment = &title->segments[candidate->segment];
    for (size_t i = candidate->from; i < candidate->to; i++) {
        const struct title_word *word = &segment->words[i];
        bool trade = word->kinds != 0 && (word->kinds & (WORD_GIVEN | WORD_FAMILY)) == 0;
        bool small = word->lower && !name_word_is_particle(word->folded, strlen(word->folded)) &&
                     !name_word_joins(word->folded, strlen(word->folded));
        if (trade || small) {
            return false;
        }
    }
    return candidate->names > 0;
}

/* True for whoever works there by what the titles have in common, if nothing else says who does. */
static bool is_regular(const struct reading *reading, const char *name)
{
    return !therapist_is_known(reading->known) &&
           calendar_has_regular(reading->arena, reading->known->calendar, name);
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

/* "Joan, Mei R." and names of a group are people of their own, not "Last, First". */
static bool are_two_people(const struct reading *reading, const struct candidate *found)
{
    const struct title_segment *first = &reading->title.segments[found->segment];
    const struct title_segment *last = &reading->title.segments[found->last_segment];
    const char *left = candidate_text(reading->arena, first, 0, first->count);
    const char *right = candidate_text(reading->arena, last, 0, found->last_to);
    return is_staff(reading, left) || is_staff(reading, right) ||
           (reading->several && first->count > 1 && found->last_to > 1);
}

/* The best candidate of a segment; its names are 0 if it cannot be the client. */
static struct candidate client_in(const struct reading *reading, size_t index)
{
    struct arena *arena = reading->arena;
    struct candidate found = candidate_read_with_comma(arena, &reading->title, index);
    if (found.names > 0 && found.last_segment != index && are_two_people(reading, &found)) {
        found = candidate_read(arena, &reading->title, index);
    }
    if (found.names > 0 && (is_staff(reading, found.text) || is_before_colon(reading, &found))) {
        found.names = 0;
    }
    return found;
}

/* The likeliest candidate, of several the first, of the segments in brackets or outside. */
static void look_for_client(struct reading *reading, bool bracketed)
{
    for (size_t i = 0; i < reading->title.count; i++) {
        const struct title_segment *segment = &reading->title.segments[i];
        if (segment->bracketed != bracketed || !is_plain(segment)) {
            continue;
        }
        struct candidate found = client_in(reading, i);
        if (found.names == 0) {
            continue;
        }
        int before = rank(reading, &reading->client);
        int now = rank(reading, &found);
        if (before + now == 2 + 3) { /* "Mei R. - Joan Smith" */
            reading->other = now < before ? found.text : reading->client.text;
        }
        reading->client = now > before ? found : reading->client;
    }
    if (reading->client.names > 0) {
        leave_out_therapist(reading, &reading->client);
    }
}

/* Of a couple or a group everybody, so that each is found. */
static const char *join_others(const struct reading *reading)
{
    const char *names = reading->client.text;
    for (size_t i = reading->client.last_segment + 1; i < reading->title.count; i++) {
        const struct title_segment *segment = &reading->title.segments[i];
        struct candidate found = {0};
        if (is_plain(segment) && segment->bracketed == false) {
            found = client_in(reading, i);
        }
        if (rank(reading, &found) == 3) {
            names = arena_printf(reading->arena, "%s & %s", names, found.text);
        }
    }
    return names;
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

/* "Booked by Joan Smith", "Réservé par …": the client. */
static bool is_booked_by(const struct title *title, size_t index)
{
    const struct title_segment *before = index > 0 ? &title->segments[index - 1] : NULL;
    return title->segments[index].before == TITLE_BY && before != NULL &&
           (has_word(before, "booked") || has_word(before, "reserve"));
}

/* "Massage by Mei R.": the therapist; but not "referred by Dr. Roy", "paid by Paul". */
static bool is_done_by(const struct title *title, size_t index)
{
    const struct title_segment *before = index > 0 ? &title->segments[index - 1] : NULL;
    if (title->segments[index].before != TITLE_BY || before == NULL || before->count == 0) {
        return false;
    }
    const struct title_word *word = &before->words[before->count - 1];
    size_t length = strlen(word->folded);
    bool participle = length > 2 && strcmp(word->folded + length - 2, "ed") == 0;
    return (word->kinds & WORD_SERVICE) != 0 && !participle;
}

/* Whoever stands behind "with" or "by": the client if nobody else is, and the therapist is known to
 * be somebody else or is not written like one; else the therapist. */
static void read_connected(struct reading *reading)
{
    for (size_t i = 0; i < reading->title.count; i++) {
        const struct title_segment *segment = &reading->title.segments[i];
        bool booked_by = is_booked_by(&reading->title, i);
        if (segment->before != TITLE_WITH && !booked_by && !is_done_by(&reading->title, i)) {
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
        } else if (!booked_by && kept[0] == '\0' && reads_as_person(&reading->title, &found)) {
            reading->summary->therapist = found.text;
        }
    }
}

/* "Mei: Joan Smith 60", "Mei R. - Joan Smith", or a therapist of the calendar anywhere. */
static void read_beside(struct reading *reading)
{
    const struct candidate *client = &reading->client;
    const struct title *title = &reading->title;
    if (client->names == 0 || reading->summary->therapist[0] != '\0') {
        return;
    }
    for (size_t i = 0; i < title->count; i++) {
        const struct title_segment *segment = &title->segments[i];
        struct candidate found = candidate_read(reading->arena, title, i);
        bool alone = found.to - found.from == segment->count && reads_as_person(title, &found);
        bool before = i + 1 == client->segment && title->segments[i + 1].before == TITLE_COLON;
        if (alone && (before || is_regular(reading, found.text))) {
            reading->summary->therapist = found.text;
            return;
        }
    }
    reading->summary->therapist = reading->other;
}

/* "Joan Smith (Mei)": a therapist of the calendar is no nickname. */
static void leave_out_nickname(struct reading *reading)
{
    struct candidate *client = &reading->client;
    const struct title_segment *segment = &reading->title.segments[client->segment];
    if (client->names == 0 || client->last_segment != client->segment ||
        client->to - client->from < 2 || !segment->words[client->to - 1].nickname) {
        return;
    }
    const char *nickname = segment->words[client->to - 1].text;
    const char *name = arena_strndup(reading->arena, nickname + 1, strlen(nickname) - 2);
    if (is_staff(reading, name)) {
        client->to--;
        client->text = candidate_text(reading->arena, segment, client->from, client->to);
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

/* "NS", a cross, or a word that says so. */
static bool says_cancelled(struct arena *arena, const char *text, const struct title *title)
{
    static const char *const crosses[] = {"\u274C", "\u2716", "\u2717", "\u2718", "\U0001F6AB"};
    for (size_t i = 0; i < sizeof(crosses) / sizeof(crosses[0]); i++) {
        if (strstr(text, crosses[i]) != NULL) {
            return true;
        }
    }
    for (size_t i = 0; i < title->count; i++) {
        for (size_t j = 0; j < title->segments[i].count; j++) {
            if (title->segments[i].words[j].cancels) {
                return true;
            }
        }
    }
    return status_in_title(name_fold(arena, text));
}

static bool is_of_several(const struct title *title)
{
    static const char *const words[] = {"couple", "couples", "duo",   "group",
                                        "groupe", "groups",  "tandem"};
    for (size_t i = 0; i < title->count; i++) {
        for (size_t j = 0; j < sizeof(words) / sizeof(words[0]); j++) {
            if (has_word(&title->segments[i], words[j])) {
                return true;
            }
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

bool summary_is_of_several(struct arena *arena, const char *title)
{
    const struct title read = title_read(arena, on_one_line(arena, title));
    return is_of_several(&read);
}

struct summary summary_read(struct arena *arena, const char *title,
                            const struct summary_known *known)
{
    const char *line = on_one_line(arena, title);
    char *text = arena_strdup(arena, therapist_is_known(known) ? couple_title(arena, line) : line);
    struct summary summary = {.client_name = "", .service = "", .therapist = ""};
    summary.phone = phone_take(arena, text);
    struct reading reading = {.arena = arena,
                              .known = known,
                              .title = title_read(arena, text),
                              .other = "",
                              .summary = &summary};
    summary.cancelled = says_cancelled(arena, text, &reading.title);
    reading.several = is_of_several(&reading.title);
    summary.of_several = reading.several;
    for (int pass = 0; pass < 4 && reading.client.names == 0; pass++) {
        reading.namesakes = pass >= 2;
        look_for_client(&reading, pass % 2 == 1);
    }
    if (reading.client.names == 0) {
        reading.client = candidate_of_one_word(&reading.title);
    }
    leave_out_nickname(&reading);
    read_connected(&reading);
    read_beside(&reading);
    find_service(&reading);
    summary.about_nobody = reading.client.names == 0 && any_about_nobody(&reading.title);
    if (reading.client.names > 0) {
        summary.full_name =
            reading.client.names > 1 && reads_as_person(&reading.title, &reading.client);
        summary.client_name = reading.several ? join_others(&reading) : reading.client.text;
    }
    return summary;
}

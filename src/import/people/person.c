#include "import/people/person.h"

#include "base/utf8.h"
#include "domain/name.h"
#include "domain/name_words.h"
#include "import/people/calendar.h"
#include "import/people/candidate.h"
#include "import/people/phone.h"
#include "import/people/summary.h"
#include "import/people/title.h"
#include "import/people/words.h"

#include <stddef.h>
#include <string.h>

/* What is longer is no name. */
#define NAME_BYTES_MAX 200
#define NAME_WORDS_MAX 8

static unsigned kinds_of(const char *folded)
{
    return word_kinds(folded, strlen(folded));
}

static bool is_figure(const char *folded)
{
    return folded[0] >= '0' && folded[0] <= '9' && folded[0] != '7';
}

/* --- a column --- */

struct word_counts {
    size_t all;
    size_t unknown; /* which can only be names */
    size_t names;   /* which may be names, and are no notes or entries of a day */
    size_t people;  /* which are names of people as well */
    size_t notes;   /* "here", "paid", "new" */
    bool stripped;  /* there is something that is no part of a name */
};

static struct word_counts count_words(const struct title *title)
{
    struct word_counts counts = {0};
    bool bracketed_note = false;
    bool sure_note = false;
    for (size_t i = 0; i < title->count; i++) {
        const struct title_segment *segment = &title->segments[i];
        for (size_t j = 0; j < segment->count; j++) {
            const struct title_word *word = &segment->words[j];
            bool divided = title->count > 1 && word->kinds != 0 && (word->kinds & WORD_NAME) == 0;
            bool aside = (word->kinds & (WORD_NOBODY | WORD_NOTE)) != 0;
            bool figure = is_figure(word->folded) || strchr(word->text, '$') != NULL;
            counts.all++;
            counts.unknown += word->kinds == 0 ? 1 : 0;
            counts.names += (word->kinds & WORD_NAME) != 0 && !aside ? 1 : 0;
            counts.people += (word->kinds & (WORD_GIVEN | WORD_FAMILY)) != 0 ? 1 : 0;
            counts.stripped = counts.stripped || figure || divided;
            counts.notes += (word->kinds & WORD_NOTE) != 0 ? 1 : 0;
            bracketed_note =
                bracketed_note || ((word->kinds & WORD_NOTE) != 0 && segment->bracketed);
            sure_note = sure_note || (word->kinds & (WORD_NOTE | WORD_NAME)) == WORD_NOTE;
        }
    }
    /* "Joan Sample HERE", "Joan (here)", "Joan arrived"; but not "Joan Here" */
    counts.stripped =
        counts.stripped || bracketed_note || sure_note || (counts.notes > 0 && counts.unknown > 1);
    return counts;
}

/* A tick, a star, a picture, a box: nothing that a name is written with. */
static bool has_mark(const char *text)
{
    static const uint32_t symbols_from = 0x2190; /* arrows, ticks, stars */
    static const uint32_t symbols_to = 0x2E7F;
    static const uint32_t pictures_from = 0x1F000;
    static const uint32_t pictures_to = 0x1FAFF;
    static const uint32_t bullet = 0x2022;
    size_t size = 0;
    if (text[0] == '-' || strpbrk(text, "*!?~^=[]{}|>") != NULL) {
        return true;
    }
    for (const char *at = text; *at != '\0'; at += size > 0 ? size : 1) {
        uint32_t character = 0;
        size = utf8_decode(at, strlen(at), &character);
        if ((character >= symbols_from && character <= symbols_to) || character == bullet ||
            (character >= pictures_from && character <= pictures_to)) {
            return true;
        }
    }
    return false;
}

/* "Lunch", "Walk-In", "N/A", "-"; but not "Deep", "Stone Cook", nor an address of somebody. */
static bool names_nobody(struct arena *arena, const char *text, const struct word_counts *counts)
{
    if (strchr(text, '@') != NULL) {
        return false;
    }
    unsigned whole = kinds_of(name_fold(arena, text));
    if ((whole & (WORD_NOBODY | WORD_NOTE)) != 0 && (whole & WORD_NAME) == 0) {
        return true;
    }
    bool names = counts->all > 0 && counts->names == counts->all;
    bool people = counts->all > 1 && counts->people == counts->all;
    return counts->unknown == 0 && !names && !people;
}

/* "Client 12", as in lists without names; but not "Break 30". */
static bool is_numbered(const struct title *title)
{
    const struct title_segment *only = &title->segments[0];
    if (title->count != 1 || only->count != 2 || !is_figure(only->words[1].folded)) {
        return false;
    }
    const unsigned kinds = kinds_of(only->words[0].folded);
    return (kinds & WORD_NOBODY) == 0 && (kinds & (WORD_SERVICE | WORD_NAME)) != WORD_SERVICE;
}

/* "Carla Cancelled", who may be called so; but not "Carla cancelled", "CANCELLED Joan Smith". */
static bool is_written_as_name(const struct title *title)
{
    const struct title_segment *only = &title->segments[0];
    for (size_t i = 0; i < only->count; i++) {
        const char *text = only->words[i].text;
        bool capital = text[0] >= 'A' && text[0] <= 'Z';
        if (!capital || text[1] < 'a' || text[1] > 'z') {
            return false;
        }
    }
    return title->count == 1 && only->count == 2;
}

struct person person_of_column(struct arena *arena, const char *text)
{
    const char *address = strchr(text, '<'); /* "Joan Smith <joan@…>" */
    bool addressed = address != NULL && address > text && strchr(address, '@') != NULL;
    text =
        name_clean(arena, addressed ? arena_strndup(arena, text, (size_t)(address - text)) : text);
    const struct summary_known nothing = {
        .therapist = "", .client_known = true, .calendar = &calendar_people_unknown};
    struct summary summary = summary_read(arena, text, &nothing);
    struct person person = {.name = text, .phone = summary.phone, .cancelled = summary.cancelled};
    const struct title title = title_read(arena, text);
    struct word_counts counts = count_words(&title);
    if (is_numbered(&title) ||
        (is_written_as_name(&title) && !names_nobody(arena, text, &counts))) {
        const struct title_segment *only = &title.segments[0]; /* has no mark among its words */
        person.name = has_mark(text) ? candidate_text(arena, only, 0, only->count) : text;
        person.cancelled = false;
    } else if (names_nobody(arena, text, &counts)) {
        person.name = "";
    } else if (summary.client_name[0] != '\0' && (counts.stripped || has_mark(text) ||
                                                  summary.cancelled || summary.phone[0] != '\0')) {
        person.name = summary.client_name;
    }
    return person;
}

bool person_is_not_needed(struct arena *arena, const char *service)
{
    const struct title title = title_read(arena, name_clean(arena, service));
    return title.segments[0].count > 0 && candidate_is_about_nobody(&title.segments[0]);
}

/* --- a label --- */

/* A word that no name holds, whether capitals were used or not. */
static bool is_foreign(const struct title_segment *segment, size_t index)
{
    const struct title_word *word = &segment->words[index];
    bool small = word->text[0] >= 'a' && word->text[0] <= 'z';
    unsigned kinds = kinds_of(word->folded);
    bool sentence = (kinds & WORD_SMALL) != 0 && (small || segment->count == 1);
    bool errand = (kinds & (WORD_NOBODY | WORD_NAME)) == WORD_NOBODY && small;
    bool number = index == 0 && is_figure(word->folded); /* of a house */
    return sentence || errand || number ||
           (word->kinds & (WORD_SERVICE | WORD_NAME)) == WORD_SERVICE;
}

/* No words of sentences and services, and one at least that can be a name by itself. */
static bool reads_as_name(struct arena *arena, const struct title_segment *segment)
{
    size_t names = 0;
    size_t lower = 0;
    for (size_t i = 0; i < segment->count; i++) {
        const struct title_word *word = &segment->words[i];
        if (is_foreign(segment, i)) {
            return false;
        }
        bool particle = name_word_is_particle(word->folded, strlen(word->folded));
        lower += word->lower && !particle ? 1 : 0;
        names += word->kinds == 0 || (word->kinds & WORD_GIVEN) != 0 ? 1 : 0;
    }
    return names > 0 && lower < 2 && segment->count <= NAME_WORDS_MAX &&
           !people_is_organization(arena, candidate_text(arena, segment, 0, segment->count));
}

static bool is_address(const char *text)
{
    return strchr(text, '@') != NULL || strstr(text, "://") != NULL ||
           strncmp(text, "www.", strlen("www.")) == 0;
}

const char *person_of_label(struct arena *arena, const char *text)
{
    if (strlen(text) > NAME_BYTES_MAX) {
        return "";
    }
    char *line = arena_strdup(arena, text);
    phone_take(arena, line);
    line[strcspn(line, "<|\t")] = '\0';
    const char *name = name_clean(arena, line);
    unsigned whole = kinds_of(name_fold(arena, name));
    if (is_address(name) || (whole != 0 && (whole & WORD_GIVEN) == 0)) {
        return "";
    }
    const struct title title = title_read(arena, name);
    const struct title_segment *first = &title.segments[0];
    if (first->count == 0 || !reads_as_name(arena, first)) {
        return "";
    }
    struct candidate found = candidate_read_with_comma(arena, &title, 0);
    return found.names > 0 ? found.text : candidate_text(arena, first, 0, first->count);
}

/* --- a calendar --- */

/* "Mei's calendar", "Calendrier de Mei", "Mei Rivers"; but not "Cozy Massage", "Holidays". */
static bool may_name_its_owner(const struct title_segment *segment)
{
    static const char *const calendars[] = {"calendar", "calendars", "calendrier", "agenda",
                                            "schedule", "horaire",   "bookings",   "appointments"};
    for (size_t i = 0; i < segment->count; i++) {
        const struct title_word *word = &segment->words[i];
        bool calendar = false;
        for (size_t j = 0; j < sizeof(calendars) / sizeof(calendars[0]); j++) {
            calendar = calendar || strcmp(word->folded, calendars[j]) == 0;
        }
        bool name = word->kinds == 0 || (word->kinds & WORD_NAME) != 0;
        if (!name && !calendar && (word->kinds & (WORD_NOTE | WORD_SMALL)) == 0) {
            return false;
        }
    }
    return true;
}

const char *person_of_calendar(struct arena *arena, const char *name)
{
    const struct title title = title_read(arena, name_clean(arena, name));
    for (size_t i = 0; i < title.count; i++) {
        struct candidate found = candidate_read(arena, &title, i);
        if (found.names > 0 && may_name_its_owner(&title.segments[i])) {
            return found.text;
        }
    }
    return candidate_of_one_word(&title).names > 0 ? candidate_of_one_word(&title).text : "";
}

#include "import/people/summary.h"

#include "domain/name.h"

#include <stddef.h>
#include <string.h>

#define THERAPIST_WORDS_MAX 4

/* Words of the trade, folded as names are; none of them is a common given or family name. */
static const char *const service_words[] = {
    "acupuncture", "admin",       "appointment",   "appt",         "assessment", "available",
    "blocked",     "booked",      "booking",       "break",        "busy",       "chiropractic",
    "closed",      "confirmed",   "consult",       "consultation", "couples",    "craniosacral",
    "cupping",     "deep",        "follow",        "holiday",      "hot",        "hour",
    "hours",       "hr",          "hrs",           "initial",      "intake",     "lunch",
    "manual",      "massage",     "massotherapie", "meeting",      "min",        "mins",
    "minute",      "minutes",     "osteopathy",    "pause",        "physio",     "physiotherapy",
    "prenatal",    "reflexology", "rehab",         "reiki",        "relaxation", "rendez",
    "rmt",         "seance",      "session",       "soin",         "sports",     "suivi",
    "swedish",     "tentative",   "therapeutic",   "therapy",      "thai",       "tissue",
    "traitement",  "treatment",   "unavailable",   "vacation",     "visit",
};

static bool is_cancelled_word(const char *folded)
{
    return strcmp(folded, "cancelled") == 0 || strcmp(folded, "canceled") == 0 ||
           strcmp(folded, "annule") == 0 || strcmp(folded, "annulee") == 0;
}

/* "60", "90min", "1h"; a single digit may be a letter of a name (7). */
static bool is_length_of_time(const char *word, size_t length)
{
    static const char *const units[] = {"m", "min", "mins", "h", "hr", "hrs"};
    size_t digits = strspn(word, "0123456789");
    if (digits >= length) {
        return length >= 2;
    }
    for (size_t i = 0; digits > 0 && i < sizeof(units) / sizeof(units[0]); i++) {
        if (length - digits == strlen(units[i]) &&
            strncmp(word + digits, units[i], length - digits) == 0) {
            return true;
        }
    }
    return false;
}

static bool is_service_word(const char *word, size_t length)
{
    for (size_t i = 0; i < sizeof(service_words) / sizeof(service_words[0]); i++) {
        if (strlen(service_words[i]) == length && strncmp(service_words[i], word, length) == 0) {
            return true;
        }
    }
    return false;
}

static bool looks_like_service(struct arena *arena, const char *part)
{
    const char *word = name_fold(arena, part);
    while (*word != '\0') {
        size_t length = strcspn(word, " ,");
        if (is_service_word(word, length) || is_length_of_time(word, length)) {
            return true;
        }
        word += length;
        word += strspn(word, " ,");
    }
    return false;
}

static const char *trim(struct arena *arena, const char *text, size_t length)
{
    static const char spaces[] = " \t\r\n,";
    while (length > 0 && strchr(spaces, text[length - 1]) != NULL) {
        length--;
    }
    size_t skip = 0;
    while (skip < length && strchr(spaces, text[skip]) != NULL) {
        skip++;
    }
    return arena_strndup(arena, text + skip, length - skip);
}

/* Bytes of the separator at the start of text; 0 if there is none. */
static size_t separator(const char *text)
{
    static const char *const separators[] = {" - ",      " \u2013 ", " \u2014 ", " | ", " / ",
                                             " \u00B7 ", ": ",       "; ",       "\n",  "\r"};
    for (size_t i = 0; i < sizeof(separators) / sizeof(separators[0]); i++) {
        size_t length = strlen(separators[i]);
        if (strncmp(text, separators[i], length) == 0) {
            return length;
        }
    }
    return 0;
}

struct parts {
    struct arena *arena;
    const char **items;
    size_t count;
    size_t capacity;
};

static void parts_add(struct parts *parts, const char *text, size_t length)
{
    const char *part = trim(parts->arena, text, length);
    if (part[0] == '\0') {
        return;
    }
    parts->items = arena_grow(parts->arena, parts->items, parts->count, &parts->capacity,
                              sizeof(*parts->items));
    parts->items[parts->count++] = part;
}

/* At a comma if one side of it is a service. */
static void parts_add_comma(struct parts *parts, const char *text, size_t length)
{
    const char *part = arena_strndup(parts->arena, text, length);
    const char *comma = strchr(part, ',');
    while (comma != NULL) {
        const char *before = arena_strndup(parts->arena, part, (size_t)(comma - part));
        const char *next = arena_strndup(parts->arena, comma + 1, strcspn(comma + 1, ","));
        if (looks_like_service(parts->arena, before) || looks_like_service(parts->arena, next)) {
            parts_add(parts, before, strlen(before));
            part = comma + 1;
        }
        comma = strchr(comma + 1, ',');
    }
    parts_add(parts, part, strlen(part));
}

static void parts_split(struct parts *parts, const char *text)
{
    const char *start = text;
    const char *at = text;
    while (*at != '\0') {
        size_t length = separator(at);
        if (length == 0) {
            at++;
            continue;
        }
        parts_add_comma(parts, start, (size_t)(at - start));
        at += length;
        start = at;
    }
    parts_add_comma(parts, start, (size_t)(at - start));
}

/* Moves what stands in brackets from text, which is changed, into parts. */
static void parts_take_brackets(struct parts *parts, char *text)
{
    char *open = strpbrk(text, "([");
    while (open != NULL) {
        char *close = strchr(open, *open == '(' ? ')' : ']');
        char *end = close == NULL ? open + strlen(open) : close;
        parts_add(parts, open + 1, (size_t)(end - open - 1));
        memset(open, ' ', (size_t)(end - open) + (close == NULL ? 0 : 1));
        open = strpbrk(end, "([");
    }
}

/* The words of part before the first length of time; "" if it has none, starts with it, or those
 * words look like a service too. */
static const char *before_length_of_time(struct arena *arena, const char *part)
{
    const char *at = part;
    while (*at != '\0') {
        size_t length = strcspn(at, " ");
        const char *folded = name_fold(arena, arena_strndup(arena, at, length));
        size_t first = strcspn(folded, " ");
        if (is_length_of_time(folded, first)) {
            const char *before = trim(arena, part, (size_t)(at - part));
            return looks_like_service(arena, before) ? "" : before;
        }
        at += length;
        at += strspn(at, " ");
    }
    return "";
}

static const char *find_client(struct arena *arena, const struct parts *parts,
                               const char *therapist)
{
    const char *folded_therapist = name_fold(arena, therapist);
    for (size_t i = 0; i < parts->count; i++) {
        const char *folded = name_fold(arena, parts->items[i]);
        if (folded[0] != '\0' && !is_cancelled_word(folded) &&
            strcmp(folded, folded_therapist) != 0 && !looks_like_service(arena, parts->items[i])) {
            return parts->items[i];
        }
    }
    for (size_t i = 0; i < parts->count; i++) {
        const char *before = before_length_of_time(arena, parts->items[i]);
        if (before[0] != '\0') {
            return before;
        }
    }
    return "";
}

static const char *find_service(struct arena *arena, const struct parts *parts,
                                const char *client_name)
{
    for (size_t i = 0; i < parts->count; i++) {
        const char *part = parts->items[i];
        if (looks_like_service(arena, part)) {
            size_t name = strlen(client_name);
            bool begins_with_name = name > 0 && strncmp(part, client_name, name) == 0;
            return begins_with_name ? trim(arena, part + name, strlen(part) - name) : part;
        }
    }
    return "";
}

static bool any_cancelled(struct arena *arena, const struct parts *parts)
{
    for (size_t i = 0; i < parts->count; i++) {
        if (is_cancelled_word(name_fold(arena, parts->items[i]))) {
            return true;
        }
    }
    return false;
}

static bool is_capital(const char *word)
{
    /* an accented letter at the start of a word after "with" is a name more often than not */
    return (word[0] >= 'A' && word[0] <= 'Z') || (unsigned char)word[0] >= 0x80;
}

/* Up to four capitalised words at the start of text; a full stop ends them unless it abbreviates
 * ("Mei R.", "Dr. Roy"). */
static const char *capitalised(struct arena *arena, const char *text)
{
    static const size_t abbreviation = 3; /* "Dr." */
    const char *at = text;
    const char *end = text;
    for (int words = 0; words < THERAPIST_WORDS_MAX && is_capital(at); words++) {
        size_t length = strcspn(at, " \t\r\n,;:()[]/|");
        end = at + length;
        if (length > abbreviation && end[-1] == '.') {
            end--;
            break;
        }
        if (*end != ' ') {
            break;
        }
        at = end + 1;
    }
    return arena_strndup(arena, text, (size_t)(end - text));
}

/* The first place in text where one of the words, which ends with NULL, stands on its own; *after
 * is what follows it. */
static const char *find_word(const char *text, const char *const *words, const char **after)
{
    for (; *words != NULL; words++) {
        size_t length = strlen(*words);
        const char *at = strcasestr(text, *words);
        for (; at != NULL; at = strcasestr(at + 1, *words)) {
            if (at == text || strchr(" \t\n\r-:", at[-1]) != NULL) {
                *after = at + length;
                return at;
            }
        }
    }
    return NULL;
}

static const char *const with_words[] = {"with ", "w/ ", "avec ", NULL};

const char *therapist_find(struct arena *arena, const char *text)
{
    static const char *const labels[] = {"therapist: ",   "practitioner: ", "provider: ", "staff: ",
                                         "thérapeute : ", "thérapeute: ",   NULL};
    const char *after = NULL;
    if (find_word(text, labels, &after) != NULL) {
        return capitalised(arena, after);
    }
    for (const char *at = text; find_word(at, with_words, &after) != NULL; at = after) {
        const char *found = capitalised(arena, after);
        if (found[0] != '\0') {
            return found;
        }
    }
    return "";
}

struct summary summary_read(struct arena *arena, const char *title, const char *therapist)
{
    struct summary summary = {.therapist = ""};
    char *text = arena_strdup(arena, title);
    const char *after = NULL;
    const char *with = find_word(text, with_words, &after);
    if (with != NULL) {
        summary.therapist = capitalised(arena, after);
        if (summary.therapist[0] != '\0') {
            text[with - text] = '\0';
        }
    }
    struct parts bracketed = {.arena = arena};
    struct parts parts = {.arena = arena};
    parts_take_brackets(&bracketed, text);
    parts_split(&parts, text);
    const char *known = therapist[0] != '\0' ? therapist : summary.therapist;
    summary.client_name = find_client(arena, &parts, known);
    summary.service = find_service(arena, &parts, summary.client_name);
    if (summary.service[0] == '\0') {
        summary.service = find_service(arena, &bracketed, "");
    }
    summary.cancelled = any_cancelled(arena, &parts) || any_cancelled(arena, &bracketed);
    return summary;
}

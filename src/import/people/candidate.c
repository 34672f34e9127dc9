#include "import/people/candidate.h"

#include "domain/name_words.h"
#include "import/people/calendar.h"
#include "import/people/words.h"

#include <string.h>

/* "Last" and "First" are of at most so many words each. */
#define COMMA_WORDS_MAX 3

enum role {
    ROLE_NAME,
    ROLE_MAYBE,    /* a name beside one */
    ROLE_PARTICLE, /* "van", "de" */
    ROLE_AND,
    ROLE_NICKNAME,
    ROLE_UNKNOWN, /* a word in small letters that nobody knows */
    ROLE_OTHER,
};

static enum role role_of(const struct title_word *word)
{
    if (word->nickname) {
        return ROLE_NICKNAME;
    }
    if (name_word_joins(word->folded, strlen(word->folded))) {
        return ROLE_AND;
    }
    if (word->kinds == 0) {
        bool particle = name_word_is_particle(word->folded, strlen(word->folded));
        return !word->lower ? ROLE_NAME : (particle ? ROLE_PARTICLE : ROLE_UNKNOWN);
    }
    return (word->kinds & WORD_NAME) != 0 ? ROLE_MAYBE : ROLE_OTHER;
}

static bool in_run(enum role role)
{
    return role <= ROLE_NICKNAME;
}

const char *candidate_text(struct arena *arena, const struct title_segment *segment, size_t from,
                           size_t to)
{
    const char *text = "";
    for (size_t i = from; i < to; i++) {
        text = arena_printf(arena, "%s%s%s", text, i == from ? "" : " ", segment->words[i].text);
    }
    return text;
}

bool candidate_has(const struct candidate *candidate, size_t segment, size_t word)
{
    if (candidate->names == 0) {
        return false;
    }
    bool in_first =
        segment == candidate->segment && word >= candidate->from && word < candidate->to;
    bool in_last = candidate->last_segment != candidate->segment &&
                   segment == candidate->last_segment && word < candidate->last_to;
    return in_first || in_last;
}

static bool is_honorific(const struct title_word *word)
{
    return name_word_is_honorific(word->folded, strlen(word->folded));
}

static size_t count_names(const struct title_segment *segment, size_t from, size_t to)
{
    size_t names = 0;
    for (size_t i = from; i < to; i++) {
        const struct title_word *word = &segment->words[i];
        enum role role = role_of(word);
        bool title = is_honorific(word);                                  /* "Dr appt" */
        bool titled = i > from && is_honorific(&segment->words[i - 1]) && /* "Dr. Day" */
                      (word->kinds & (WORD_GIVEN | WORD_FAMILY)) != 0;
        names += titled || (!title && (role == ROLE_NAME || role == ROLE_UNKNOWN)) ? 1 : 0;
    }
    return names;
}

/* Two names or more, all of which mean something else as well: "Deep Min". */
static bool are_given_names(const struct title_segment *segment, size_t from, size_t to)
{
    for (size_t i = from; i < to; i++) {
        if ((segment->words[i].kinds & WORD_GIVEN) == 0) {
            return false;
        }
    }
    return to - from >= 2;
}

/* True if the word does not belong to a name beside it at this end of a run. */
static bool may_go(const struct title_word *word, size_t names, unsigned stays, size_t enough)
{
    enum role role = role_of(word);
    if (role == ROLE_AND || role == ROLE_NICKNAME) {
        return true;
    }
    return role == ROLE_MAYBE && (word->kinds & stays) == 0 && names >= enough;
}

/* Leaves out at the ends of a run what only stands beside the name. */
static void trim(const struct title_segment *segment, struct candidate *run)
{
    while (run->from < run->to) {
        const struct title_word *word = &segment->words[run->from];
        size_t enough = (word->kinds & WORD_NOTE) != 0 ? 1 : 2;
        bool of = role_of(word) == ROLE_PARTICLE && run->from > 0; /* "Massage de Joan" */
        if (!of && !may_go(word, run->names, WORD_GIVEN, enough)) {
            break;
        }
        run->from++;
    }
    while (run->to > run->from) {
        const struct title_word *word = &segment->words[run->to - 1];
        bool nickname = role_of(word) == ROLE_NICKNAME && run->names > 0; /* "Robert Roy (Bob)" */
        if (nickname ||
            (role_of(word) != ROLE_PARTICLE && !may_go(word, run->names, WORD_FAMILY, 2))) {
            break;
        }
        run->to--;
    }
}

/* Where the run that begins at from ends. "Joan smith" is one if nothing else in the segment is in
 * small letters. */
static size_t run_end(const struct title_segment *segment, size_t from, bool sentence)
{
    size_t to = from;
    while (to < segment->count) {
        enum role role = role_of(&segment->words[to]);
        bool family = role == ROLE_UNKNOWN && !sentence && to == from + 1 &&
                      role_of(&segment->words[from]) == ROLE_NAME;
        if (!in_run(role) && !family) {
            break;
        }
        to++;
    }
    return to;
}

/* The next run of names from the word from on; its names are 0 if there is none. */
static struct candidate next_run(const struct title_segment *segment, size_t from, bool sentence)
{
    struct candidate run = {0};
    while (from < segment->count) {
        run.from = from;
        while (run.from < segment->count && !in_run(role_of(&segment->words[run.from]))) {
            run.from++;
        }
        run.to = run_end(segment, run.from, sentence);
        from = run.to;
        run.names = count_names(segment, run.from, run.to);
        trim(segment, &run);
        if (run.names == 0 && are_given_names(segment, run.from, run.to)) {
            run.names = run.to - run.from;
        }
        if (run.names > 0) {
            return run;
        }
    }
    return (struct candidate){0};
}

bool candidate_is_about_nobody(const struct title_segment *segment)
{
    bool any = false;
    bool maybe = false;
    for (size_t i = 0; i < segment->count; i++) {
        unsigned kinds = segment->words[i].kinds;
        any = any || (kinds & (WORD_NOBODY | WORD_NAME)) == WORD_NOBODY;
        maybe = maybe || (kinds & WORD_NOBODY) != 0;
    }
    return any || (maybe && count_names(segment, 0, segment->count) == 0);
}

/* Small words, or several in small letters that nobody knows. */
static bool is_sentence(const struct title_segment *segment)
{
    size_t unknown = 0;
    bool small = false;
    for (size_t i = 0; i < segment->count; i++) {
        unknown += role_of(&segment->words[i]) == ROLE_UNKNOWN ? 1 : 0;
        small = small || (segment->words[i].kinds & WORD_SMALL) != 0;
    }
    return small || unknown > 1;
}

static bool any_service(const struct title *title)
{
    for (size_t i = 0; i < title->count; i++) {
        for (size_t j = 0; j < title->segments[i].count; j++) {
            if ((title->segments[i].words[j].kinds & (WORD_SERVICE | WORD_NAME)) == WORD_SERVICE) {
                return true;
            }
        }
    }
    return false;
}

/* "Lunch" before "with Joan", "Hold" before "for Joan"; but "Hold for Joan Smith" is about her. */
static bool follows_nobody(const struct title *title, size_t index)
{
    const struct title_segment *segment = &title->segments[index];
    const struct title_segment *before = index > 0 ? segment - 1 : NULL;
    bool connected = segment->before == TITLE_WITH || segment->before == TITLE_FOR;
    if (!connected || before == NULL || !candidate_is_about_nobody(before)) {
        return false;
    }
    bool held = segment->before == TITLE_FOR && before->count == 1 &&
                strcmp(before->words[0].folded, "hold") == 0;
    return !held || count_names(segment, 0, segment->count) < 2;
}

struct candidate candidate_read(struct arena *arena, const struct title *title, size_t index)
{
    const struct title_segment *segment = &title->segments[index];
    if (candidate_is_about_nobody(segment) || follows_nobody(title, index)) {
        return (struct candidate){0};
    }
    bool sentence = is_sentence(segment);
    struct candidate best = {0};
    for (struct candidate run = next_run(segment, 0, sentence); run.names > 0;
         run = next_run(segment, run.to, sentence)) {
        bool better = best.names == 0 || (best.names == 1 && run.names > 1);
        best = better ? run : best;
    }
    if (best.names == 0 || (sentence && best.names < 2 && !any_service(title))) {
        return (struct candidate){0};
    }
    best.segment = index;
    best.last_segment = index;
    best.and_at = best.to;
    for (size_t i = best.from; i < best.to; i++) {
        if (role_of(&segment->words[i]) == ROLE_AND) {
            best.and_at = i;
        }
    }
    best.text = candidate_text(arena, segment, best.from, best.to);
    return best;
}

/* Nothing but a name, of which the words are counted. */
static bool is_name_alone(const struct title_segment *segment, size_t *names)
{
    for (size_t i = 0; i < segment->count; i++) {
        enum role role = role_of(&segment->words[i]);
        bool note = (segment->words[i].kinds & WORD_NOTE) != 0;
        if (note || (role != ROLE_NAME && role != ROLE_MAYBE && role != ROLE_PARTICLE)) {
            return false;
        }
    }
    *names = count_names(segment, 0, segment->count);
    return segment->count > 0 && segment->count <= COMMA_WORDS_MAX;
}

/* The segment that follows behind a comma, in the same brackets or outside; 0 if none does. */
static size_t behind_comma(const struct title *title, size_t index)
{
    bool bracketed = title->segments[index].bracketed;
    for (size_t i = index + 1; i < title->count; i++) {
        if (bracketed || !title->segments[i].bracketed) {
            return title->segments[i].before == TITLE_COMMA ? i : 0;
        }
    }
    return 0;
}

/* "Deep" of "Singh, Deep". */
static struct candidate given_name_alone(const struct title_segment *segment)
{
    if (segment->count != 1 || role_of(&segment->words[0]) != ROLE_MAYBE ||
        (segment->words[0].kinds & (WORD_GIVEN | WORD_FAMILY)) == 0) {
        return (struct candidate){0};
    }
    return (struct candidate){.to = 1, .names = 1, .text = segment->words[0].text};
}

struct candidate candidate_of_one_word(const struct title *title)
{
    struct candidate found = {0};
    size_t words = 0;
    for (size_t i = 0; i < title->count; i++) {
        const struct title_segment *segment = &title->segments[i];
        words += segment->count;
        if (segment->count == 1 && (segment->words[0].kinds & WORD_GIVEN) != 0) {
            found = given_name_alone(segment);
            found.segment = i;
            found.last_segment = i;
            found.and_at = found.to;
        }
    }
    return words == 1 ? found : (struct candidate){0};
}

struct candidate candidate_read_with_comma(struct arena *arena, const struct title *title,
                                           size_t index)
{
    struct candidate first = candidate_read(arena, title, index);
    const struct title_segment *segment = &title->segments[index];
    size_t next = behind_comma(title, index);
    size_t last_names = 0;
    if (next == 0 || title->segments[next].bracketed != segment->bracketed ||
        !is_name_alone(segment, &last_names)) {
        return first;
    }
    struct candidate given = candidate_read(arena, title, next);
    if (given.names == 0 && last_names == 1) {
        given = given_name_alone(&title->segments[next]);
    }
    bool family = last_names > 0 || given.names == 1 ||
                  (segment->words[segment->count - 1].kinds & WORD_FAMILY) != 0;
    bool therapist =
        last_names > 1 && people_has_short_form(arena, given.text == NULL ? "" : given.text);
    if (given.names == 0 || given.from > 0 || given.to > COMMA_WORDS_MAX || !family || therapist) {
        return first;
    }
    return (struct candidate){
        .segment = index,
        .to = segment->count,
        .names = last_names + given.names,
        .and_at = segment->count,
        .text = arena_printf(arena, "%s, %s", candidate_text(arena, segment, 0, segment->count),
                             given.text),
        .last_segment = next,
        .last_to = given.to,
    };
}

#include "import/people/couple.h"

#include "domain/name.h"
#include "domain/name_words.h"
#include "import/people/words.h"

#include <string.h>

/* More words no name has. */
#define WORDS_MAX 6

/* One of the people, as the name has it. */
struct part {
    const char *text; /* without spaces at its ends */
    size_t words;
    bool has_comma;    /* "Sample, Joan" */
    bool behind_word;  /* "and", "et" stands before it */
    bool behind_slash; /* "/" does */
};

struct parts {
    struct part items[COUPLE_MAX];
    size_t count;
    bool too_many;
};

/* Bytes of the joiner at text; 0 if there is none. "and" and "et" have spaces around them. */
static size_t joiner(const char *name, const char *text)
{
    static const size_t word_max = 3;
    const bool after_space = text > name && text[-1] == ' ';
    const size_t word = strcspn(text, " ");
    char lower[4] = "";
    if (*text == '&' || *text == '+' || *text == '/') {
        return 1;
    }
    if (!after_space || word > word_max || text[word] != ' ') {
        return 0;
    }
    for (size_t i = 0; i < word; i++) {
        lower[i] = (char)(text[i] >= 'A' && text[i] <= 'Z' ? text[i] | 0x20 : text[i]);
    }
    return name_word_joins(lower, word) ? word : 0;
}

static size_t count_words(const char *text)
{
    size_t words = 0;
    for (const char *at = text; *at != '\0'; at++) {
        words += *at != ' ' && (at == text || at[-1] == ' ') ? 1 : 0;
    }
    return words;
}

static void add_part(struct arena *arena, struct parts *parts, const char *text, size_t length,
                     char before)
{
    parts->too_many = parts->count == COUPLE_MAX;
    if (parts->too_many) {
        return;
    }
    const char *clean = name_clean(arena, arena_strndup(arena, text, length));
    parts->items[parts->count++] = (struct part){
        .text = clean,
        .words = count_words(clean),
        .has_comma = strchr(clean, ',') != NULL,
        .behind_word = before != '\0' && strchr("&+/", before) == NULL,
        .behind_slash = before == '/',
    };
}

static struct parts parts_of(struct arena *arena, const char *name)
{
    struct parts parts = {.count = 0};
    const char *from = name;
    char before = '\0';
    for (const char *at = name; *at != '\0' && !parts.too_many;) {
        const size_t length = joiner(name, at);
        if (length == 0) {
            at++;
            continue;
        }
        add_part(arena, &parts, from, (size_t)(at - from), before);
        before = *at;
        at += length;
        from = at;
    }
    add_part(arena, &parts, from, strlen(from), before);
    return parts;
}

/* Who comes with somebody, without a name. */
static bool is_relation(const char *folded, size_t length)
{
    static const char *const words[] = {
        "associates", "ami",     "amie",     "baby",     "bebe",       "bro",       "brother",
        "brothers",   "child",   "company",  "conjoint", "conjointe",  "copain",    "copine",
        "cie",        "co",      "dad",      "daughter", "daughters",  "enfant",    "enfants",
        "family",     "famille", "father",   "femme",    "fille",      "filles",    "fils",
        "frere",      "freres",  "friend",   "friends",  "girlfriend", "boyfriend", "guest",
        "hubby",      "husband", "invite",   "invitee",  "kid",        "kids",      "mari",
        "maman",      "mere",    "mom",      "mother",   "mum",        "other",     "others",
        "papa",       "partner", "partners", "pere",     "sister",     "sisters",   "soeur",
        "soeurs",     "son",     "sons",     "spouse",   "twin",       "twins",     "wife",
        "one"};
    for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++) {
        if (strlen(words[i]) == length && strncmp(words[i], folded, length) == 0) {
            return true;
        }
    }
    return false;
}

/* A word of a name, and no more than a letter only if the others are as well. */
static bool is_name_word(const char *folded, size_t length)
{
    const unsigned kinds = word_kinds(folded, length);
    return *folded != '\0' && (*folded < '0' || *folded > '9') && !is_relation(folded, length) &&
           !name_word_is_honorific(folded, length) &&
           (kinds == 0 || (kinds & (WORD_GIVEN | WORD_FAMILY)) != 0);
}

static bool is_person(struct arena *arena, const struct part *part)
{
    const char *folded = name_fold(arena, part->text);
    if (part->words == 0 || part->words > WORDS_MAX || strpbrk(part->text, "()[]@:;|") != NULL ||
        strstr(part->text, " - ") != NULL) {
        return false;
    }
    for (const char *at = folded; *at != '\0'; at += strspn(at, " ,.")) {
        const size_t length = strcspn(at, " ,.");
        if (length > 0 && !is_name_word(at, length)) {
            return false;
        }
        at += length;
    }
    return true;
}

static const char *family_of(struct arena *arena, const char *name)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, name, &given, &family);
    return family;
}

/* The family name with the "van" and "de la" that stand before it. */
static const char *family_with_particles(struct arena *arena, const char *name)
{
    const char *family = family_of(arena, name);
    const char *at = strstr(name, family);
    while (family[0] != '\0' && at != NULL && at > name) {
        const char *word = at - 1;
        while (word > name && word[-1] != ' ') {
            word--;
        }
        const char *folded = name_fold(arena, arena_strndup(arena, word, (size_t)(at - 1 - word)));
        if (word == name || !name_word_is_particle(folded, strlen(folded))) {
            return arena_strndup(arena, at, strlen(family) + (size_t)(strstr(name, family) - at));
        }
        at = word;
    }
    return family;
}

/* A letter, as in "J & K Sample", says too little to stand by itself. */
static bool is_letter_alone(struct arena *arena, const struct part *part)
{
    return part->words == 1 && strlen(name_fold(arena, part->text)) < 2;
}

/* "Lunch" of "Lunch & Learn", which would be a name only beside another. */
static bool is_other_word(struct arena *arena, const struct part *part)
{
    const char *folded = name_fold(arena, part->text);
    return part->words == 1 && word_kinds(folded, strlen(folded)) != 0;
}

/* True if the parts can only be clients, each with what is needed to call them. */
static bool are_people(struct arena *arena, const struct parts *parts, bool clients_alone)
{
    const struct part *last = &parts->items[parts->count - 1];
    const char *family = family_of(arena, last->text);
    for (size_t i = 0; i < parts->count; i++) {
        const struct part *part = &parts->items[i];
        const bool shares = part->words == 1 && last->words > 1;
        const bool kin =
            part->words > 1 && last->words > 1 &&
            strcmp(name_fold(arena, family_of(arena, part->text)), name_fold(arena, family)) == 0;
        const bool alone = part->words > 1 && last->words == 1 && !clients_alone;
        if (!is_person(arena, part) || is_letter_alone(arena, part) || alone ||
            (last->words == 1 && is_other_word(arena, part)) ||
            (last->behind_slash && last->words == 1) || (last->has_comma && !part->has_comma)) {
            return false;
        }
        if (last->behind_word && !clients_alone && last->words > 1 && !shares && !kin) {
            return false;
        }
    }
    return parts->items[0].has_comma || !last->has_comma;
}

/* "Joan" of "Joan and Bob Sample" is a Sample as well, and so is "Bob" of "Sample, Joan & Bob". */
static const char *full_name(struct arena *arena, const struct parts *parts, size_t index)
{
    const struct part *part = &parts->items[index];
    const struct part *first = &parts->items[0];
    const struct part *last = &parts->items[parts->count - 1];
    if (part->words > 1) {
        return part->text;
    }
    if (first->has_comma) {
        const size_t family = strcspn(first->text, ",");
        return arena_printf(arena, "%.*s, %s", (int)family, first->text, part->text);
    }
    return last->words > 1
               ? arena_printf(arena, "%s %s", part->text, family_with_particles(arena, last->text))
               : part->text;
}

size_t couple_people(struct arena *arena, const char *name, bool clients_alone,
                     const char *people[COUPLE_MAX])
{
    const struct parts parts = parts_of(arena, name);
    people[0] = name;
    if (parts.count < 2 || parts.too_many || !are_people(arena, &parts, clients_alone)) {
        return 1;
    }
    for (size_t i = 0; i < parts.count; i++) {
        people[i] = full_name(arena, &parts, i);
    }
    return parts.count;
}

/* --- titles --- */

static bool is_capital(char c)
{
    return (c >= 'A' && c <= 'Z') || (unsigned char)c >= 0xC3;
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || (unsigned char)c >= 0x80 ||
           c == '\'' || c == '-';
}

/* Bytes of a word at text that is written as a name and may be one; 0 if there is none. */
static size_t name_at(struct arena *arena, const char *text)
{
    size_t length = 0;
    while (is_letter(text[length])) {
        length++;
    }
    if (length < 2 || !is_capital(text[0])) {
        return 0;
    }
    const char *folded = name_fold(arena, arena_strndup(arena, text, length));
    return is_name_word(folded, strlen(folded)) ? length : 0;
}

/* True if before the stroke stands one word, which is a name, and behind it two or more. */
static bool joins_names(struct arena *arena, const char *title, const char *stroke)
{
    const char *left = stroke;
    while (left > title && is_letter(left[-1])) {
        left--;
    }
    const bool alone = left == title || left[-1] != ' ' ||
                       (left - title >= 2 && (left[-2] == '-' || !is_letter(left[-2])));
    const size_t right = name_at(arena, stroke + 1);
    return alone && left + name_at(arena, left) == stroke && left < stroke && right > 0 &&
           stroke[1 + right] == ' ' && name_at(arena, stroke + 2 + right) > 0;
}

const char *couple_title(struct arena *arena, const char *title)
{
    const char *stroke = strchr(title, '/');
    return stroke == NULL || strchr(stroke + 1, '/') != NULL || !joins_names(arena, title, stroke)
               ? title
               : arena_printf(arena, "%.*s & %s", (int)(stroke - title), title, stroke + 1);
}

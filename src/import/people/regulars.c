#include "import/people/regulars.h"

#include "domain/name.h"
#include "import/people/candidate.h"
#include "import/people/title.h"
#include "import/people/words.h"

#include <stdlib.h>
#include <string.h>

/* Beside so many people in one of so many titles; or beside fewer if they are more of a short list.
 */
#define OTHERS_MIN       3
#define SHARE            10
#define OTHERS_MIN_SHORT 2
#define SHARE_SHORT      4
#define TITLES_MIN_SHORT 4

static void add_pair(struct regulars *regulars, const char *name, const char *beside)
{
    struct arena *arena = regulars->arena;
    regulars->pairs = arena_grow(arena, regulars->pairs, regulars->count, &regulars->capacity,
                                 sizeof(*regulars->pairs));
    regulars->pairs[regulars->count++] = (struct title_pair){.name = arena_strdup(arena, name),
                                                             .beside = arena_strdup(arena, beside)};
}

/* True if the folded names have a word in common. */
static bool share_a_word(const char *a, const char *b)
{
    while (*a != '\0') {
        const size_t length = strcspn(a, " ");
        for (const char *at = b; *at != '\0'; at += strcspn(at, " "), at += strspn(at, " ")) {
            if (length > 1 && strcspn(at, " ") == length && strncmp(a, at, length) == 0) {
                return true;
            }
        }
        a += length;
        a += strspn(a, " ");
    }
    return false;
}

/* "Mei Rivers off", "Mei Rivers - lunch". */
static bool is_about_nobody(const struct title *title)
{
    for (size_t i = 0; i < title->count; i++) {
        for (size_t j = 0; j < title->segments[i].count; j++) {
            if ((title->segments[i].words[j].kinds & WORD_NOBODY) != 0) {
                return true;
            }
        }
    }
    return false;
}

/* "Joan Sample and Mei Rivers", of which nobody knows yet who works there. */
static bool see_two_in_one(struct regulars *regulars, struct arena *scratch,
                           const struct title_segment *segment, const struct candidate *found)
{
    if (found->and_at < found->from + 2 || found->and_at + 3 > found->to) {
        return false;
    }
    const char *left =
        name_fold(scratch, candidate_text(scratch, segment, found->from, found->and_at));
    const char *right =
        name_fold(scratch, candidate_text(scratch, segment, found->and_at + 1, found->to));
    if (share_a_word(left, right)) {
        return false;
    }
    add_pair(regulars, left, right);
    add_pair(regulars, right, left);
    return true;
}

void regulars_see(struct regulars *regulars, struct arena *scratch, const char *title)
{
    const struct title read = title_read(scratch, name_clean(scratch, title));
    const char *left = NULL;
    for (size_t i = 0; i < read.count; i++) {
        struct candidate found = candidate_read_with_comma(scratch, &read, i);
        if (found.names == 0) {
            continue;
        }
        const char *right = name_fold(scratch, found.text);
        regulars->titles += left == NULL ? 1 : 0;
        if (left == NULL && see_two_in_one(regulars, scratch, &read.segments[i], &found)) {
            return;
        }
        if (left != NULL && !share_a_word(left, right)) {
            add_pair(regulars, left, right);
            add_pair(regulars, right, left);
            return;
        }
        left = right;
        i = found.last_segment;
    }
    if (left != NULL && !is_about_nobody(&read)) {
        add_pair(regulars, left, "");
    }
}

static int by_name(const void *a, const void *b)
{
    const struct title_pair *left = a;
    const struct title_pair *right = b;
    return strcmp(left->name, right->name);
}

static int by_pair(const void *a, const void *b)
{
    const struct title_pair *left = a;
    const struct title_pair *right = b;
    int order = strcmp(left->name, right->name);
    return order != 0 ? order : strcmp(left->beside, right->beside);
}

/* The end of the pairs of one name that begin at from; their others are counted. */
static size_t count_others(const struct regulars *regulars, size_t from)
{
    struct title_pair *pairs = regulars->pairs;
    size_t others = 0;
    size_t to = from;
    for (; to < regulars->count && by_name(&pairs[from], &pairs[to]) == 0; to++) {
        others += to == from || strcmp(pairs[to].beside, pairs[to - 1].beside) != 0 ? 1 : 0;
    }
    for (size_t i = from; i < to; i++) {
        pairs[i].others = others;
    }
    return to;
}

/* True if most of those beside the name stand beside fewer others than it does. */
static bool is_in_the_middle(const struct regulars *regulars, size_t from, size_t to)
{
    size_t fewer = 0;
    for (size_t i = from; i < to; i++) {
        const struct title_pair key = {.name = regulars->pairs[i].beside};
        const struct title_pair *beside =
            bsearch(&key, regulars->pairs, regulars->count, sizeof(key), by_name);
        fewer += beside != NULL && beside->others < regulars->pairs[i].others ? 1 : 0;
    }
    return fewer * 2 > to - from;
}

static bool are_enough(size_t others, size_t own, size_t titles)
{
    return (others >= OTHERS_MIN && own * SHARE >= titles) ||
           (others >= OTHERS_MIN_SHORT && titles >= TITLES_MIN_SHORT &&
            own * SHARE_SHORT >= titles);
}

size_t regulars_find(struct regulars *regulars, const char **names)
{
    size_t found = 0;
    if (regulars->count == 0) {
        return 0;
    }
    qsort(regulars->pairs, regulars->count, sizeof(*regulars->pairs), by_pair);
    for (size_t from = 0; from < regulars->count;) {
        from = count_others(regulars, from);
    }
    for (size_t from = 0; from < regulars->count;) {
        const struct title_pair *first = &regulars->pairs[from];
        size_t to = from;
        while (to < regulars->count && by_name(first, &regulars->pairs[to]) == 0) {
            to++;
        }
        const bool is_alone = first->beside[0] == '\0'; /* once at least: it sorts first */
        if (!is_alone && are_enough(first->others, to - from, regulars->titles) &&
            is_in_the_middle(regulars, from, to)) {
            names[found++] = first->name;
        }
        from = to;
    }
    return found;
}

#include "grade.h"

#include <ctype.h>
#include <stdbool.h>
#include <string.h>
#include <strings.h>

#define SYLLABLES_OF_A_NAME 2

static bool is_vowel(char c)
{
    return c != '\0' && strchr("aeiouy", tolower((unsigned char)c)) != NULL;
}

/* True for ASCII letters and for all bytes of other letters, such as é or ’. */
static bool in_word(char c)
{
    return isalnum((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* Words of the pages whose syllables the rule below counts wrongly. */
static const struct {
    const char *word;
    size_t syllables;
} exceptions[] = {{"platelets", 2}, {"diabetes", 4}, {"areas", 3}, {"trying", 2}};

/* Counts groups of vowels, without a silent e at the end or in -ed; digits are read one by one. */
static size_t syllables_of(const char *word, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < sizeof(exceptions) / sizeof(exceptions[0]); i++) {
        const char *exception = exceptions[i].word;
        if (strlen(exception) == length && strncasecmp(exception, word, length) == 0) {
            return exceptions[i].syllables;
        }
    }
    for (size_t i = 0; i < length; i++) {
        bool begins = is_vowel(word[i]) && (i == 0 || !is_vowel(word[i - 1]));
        count += begins || isdigit((unsigned char)word[i]) ? 1 : 0;
    }
    bool mute_e = length > 2 && word[length - 1] == 'e' && !is_vowel(word[length - 2]) &&
                  word[length - 2] != 'l';
    bool mute_ed = length > 3 && strncmp(word + length - 2, "ed", 2) == 0 &&
                   strchr("td", word[length - 3]) == NULL && !is_vowel(word[length - 3]);
    if ((mute_e || mute_ed) && count > 1) {
        count--;
    }
    return count > 0 ? count : 1;
}

static bool ends_sentence(const char *at)
{
    bool stop = strchr(".?!", at[0]) != NULL;
    return at[0] == '\n' || (stop && (at[1] == '\0' || at[1] == ' ' || at[1] == '\n'));
}

static void end_sentence(struct grade *grade, size_t *words)
{
    if (*words > 0) {
        grade->sentences++;
        grade->longest = *words > grade->longest ? *words : grade->longest;
        *words = 0;
    }
}

static void add_word(struct grade *grade, size_t *words, size_t syllables)
{
    grade->words++;
    grade->syllables += syllables;
    grade->most_in_word = syllables > grade->most_in_word ? syllables : grade->most_in_word;
    (*words)++;
}

void grade_add(struct grade *grade, const char *text)
{
    size_t words = 0; /* words of the sentence */
    for (const char *at = text; *at != '\0';) {
        size_t length = 0;
        if (*at == '{') {
            length = strcspn(at, "}") + 1;
            add_word(grade, &words, SYLLABLES_OF_A_NAME);
        } else if (isalnum((unsigned char)*at)) {
            while (in_word(at[length])) {
                length++;
            }
            add_word(grade, &words, syllables_of(at, length));
        } else {
            if (ends_sentence(at)) {
                end_sentence(grade, &words);
            }
            length = 1;
        }
        at += length;
    }
    end_sentence(grade, &words);
}

double grade_of(const struct grade *grade)
{
    double words = (double)grade->words;
    return 0.39 * words / (double)grade->sentences + 11.8 * (double)grade->syllables / words -
           15.59;
}

/* The words of screens, pages and questions are plain enough for a bad day and never blame
 * anybody. */
#include "grade.h"
#include "kiosk.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

#define GRADE_MAX          8.0
#define SENTENCE_WORDS_MAX 20
/* A grade makes sense for running text only: in fewer words one long word decides it. */
#define GRADED_WORDS_MIN   8
#define WORD_SYLLABLES_MAX 5

struct fixture {
    struct kiosk *kiosk;
    size_t faults;
};

static int open_kiosk(void **state)
{
    static struct fixture fixture;
    fixture = (struct fixture){.kiosk = kiosk_open((struct kiosk_options){0})};
    *state = &fixture;
    return 0;
}

static int close_kiosk(void **state)
{
    const struct fixture *fixture = *state;
    kiosk_close(fixture->kiosk);
    return 0;
}

/* Called with every text in a language and where it stands. */
typedef void text_check(struct fixture *fixture, const char *where, const char *text);

static const struct language *language(const struct fixture *fixture, const char *code)
{
    const struct world *world = &fixture->kiosk->world;
    for (size_t i = 0; i < world->language_count; i++) {
        if (strcmp(world->languages[i].code, code) == 0) {
            return &world->languages[i];
        }
    }
    fail_msg("no language %s", code);
    return NULL;
}

static const char *where(const struct fixture *fixture, const char *file, const char *part)
{
    return arena_printf(fixture->kiosk->arena, "%s: %s", file, part);
}

static void each_question_text(struct fixture *fixture, const struct questionnaire *questionnaire,
                               const char *code, text_check *check)
{
    for (size_t i = 0; i < questionnaire->count; i++) {
        const struct item *item = &questionnaire->items[i];
        const char *at = where(fixture, questionnaire->name, item->link_id);
        check(fixture, at, localized_get(&item->text, code));
        check(fixture, at, localized_get(&item->hint, code));
        check(fixture, at, localized_get(&item->minimum_text, code));
        check(fixture, at, localized_get(&item->maximum_text, code));
        for (size_t j = 0; j < item->point_count; j++) {
            check(fixture, at, localized_get(&item->points[j], code));
        }
        for (size_t j = 0; j < item->option_count; j++) {
            check(fixture, at, localized_get(&item->options[j].display, code));
        }
    }
}

/* Label and words of a row of a chart are two texts. */
static const char *words_of(const struct fixture *fixture, const struct block *block)
{
    const char *between = block->kind == BLOCK_CHART_ROW ? "\n" : "";
    const char *text = "";
    for (size_t i = 0; i < block->span_count; i++) {
        text = arena_printf(fixture->kiosk->arena, "%s%s%s", text, i > 0 ? between : "",
                            block->spans[i].text);
    }
    return text;
}

static void each_text(struct fixture *fixture, const char *code, text_check *check)
{
    const struct language *spoken = language(fixture, code);
    for (int i = 0; i < STRING_COUNT; i++) {
        check(fixture, string_key((enum string_id)i), spoken->strings->texts[i]);
    }
    for (size_t p = 0; p < spoken->catalog->count; p++) {
        const struct page *page = &spoken->catalog->pages[p];
        check(fixture, page->id, page->title);
        for (size_t b = 0; b < page->block_count; b++) {
            check(fixture, page->id, words_of(fixture, &page->blocks[b]));
        }
    }
    const struct world *world = &fixture->kiosk->world;
    for (size_t i = 0; i < world->form_count; i++) {
        each_question_text(fixture, world->forms[i], code, check);
    }
}

static void wrong(struct fixture *fixture, const char *what, const char *at, const char *text)
{
    print_error("%s: %s: \"%s\"\n", at, what, text);
    fixture->faults++;
}

/* --- words that are not said --- */

/* The text with ASCII letters in lower case; other letters are compared unchanged. */
static const char *lower(const struct fixture *fixture, const char *text)
{
    char *copy = arena_strdup(fixture->kiosk->arena, text);
    for (char *at = copy; *at != '\0'; at++) {
        *at = (char)tolower((unsigned char)*at);
    }
    return copy;
}

static bool is_letter(char c)
{
    return isalpha((unsigned char)c) || (unsigned char)c >= 0x80;
}

/* The first of these words that text has as a whole word; NULL if there is none. */
static const char *first_of(const struct fixture *fixture, const char *text,
                            const char *const *words)
{
    const char *copy = lower(fixture, text);
    for (; *words != NULL; words++) {
        for (const char *at = strstr(copy, *words); at != NULL; at = strstr(at + 1, *words)) {
            bool begins = at == copy || !is_letter(at[-1]);
            if (begins && !is_letter(at[strlen(*words)])) {
                return *words;
            }
        }
    }
    return NULL;
}

static const char *const never_said[] = {
    "sorry",  "invalid", "valid",         "oops",  "error code", "error",
    "failed", "désolé",  "désolée",       "navré", "invalide",   "valide",
    "oups",   "erreur",  "code d’erreur", "échec", NULL,
};
/* Also not said where something went wrong: asking nicely sounds as if the visitor had done it. */
static const char *const not_said_of_faults[] = {
    "please", "veuillez", "s’il vous plaît", "svp", "merci de", NULL,
};

static bool is_of_a_fault(const char *key)
{
    static const char *const parts[] = {"fault", "missing", "paused", "unsaved",
                                        "error", "wrong",   "failed", "refused"};
    for (size_t i = 0; i < COUNT_OF(parts); i++) {
        if (strstr(key, parts[i]) != NULL) {
            return true;
        }
    }
    return false;
}

static void says_nothing_banned(struct fixture *fixture, const char *at, const char *text)
{
    const char *word = first_of(fixture, text, never_said);
    if (word == NULL && is_of_a_fault(at)) {
        word = first_of(fixture, text, not_said_of_faults);
    }
    if (word != NULL) {
        wrong(fixture, word, at, text);
    }
}

static void t38_nothing_that_went_wrong_blames_or_begs(void **state)
{
    struct fixture *fixture = *state;
    size_t of_faults = 0;
    for (int i = 0; i < STRING_COUNT; i++) {
        of_faults += is_of_a_fault(string_key((enum string_id)i)) ? 1 : 0;
    }
    assert_true(of_faults >= 8);
    each_text(fixture, "en", says_nothing_banned);
    each_text(fixture, "fr", says_nothing_banned);
    assert_int_equal(fixture->faults, 0);
    /* shows that it would find them */
    says_nothing_banned(fixture, "home.title", "Oops, that is not it.");
    says_nothing_banned(fixture, "home.title", "Ce nom n’est pas valide.");
    says_nothing_banned(fixture, "fault.title", "Please try again");
    says_nothing_banned(fixture, "fault.title", "Veuillez essayer de nouveau");
    assert_int_equal(fixture->faults, 4);
    says_nothing_banned(fixture, "home.title", "Please take a seat in the validated room");
    assert_int_equal(fixture->faults, 4);
    fixture->faults = 0;
}

static const char *const of_birth[] = {
    "birth", "born", "birthday", "naissance", "né le", "née le", "né", "née", "anniversaire", NULL,
};

static void asks_no_date_of_birth(struct fixture *fixture, const char *at, const char *text)
{
    const char *word = first_of(fixture, text, of_birth);
    if (word != NULL) {
        wrong(fixture, word, at, text);
    }
}

/* No visitor can mistype a date of birth: people are found by the last digits of a telephone number
 * or a first name, and no question of any form asks for a date. */
static void t40_nobody_asks_for_a_date_of_birth(void **state)
{
    struct fixture *fixture = *state;
    each_text(fixture, "en", asks_no_date_of_birth);
    each_text(fixture, "fr", asks_no_date_of_birth);
    assert_int_equal(fixture->faults, 0);
    asks_no_date_of_birth(fixture, "check_in.title", "Your date of birth");
    asks_no_date_of_birth(fixture, "check_in.title", "Votre date de naissance");
    assert_int_equal(fixture->faults, 2);
    fixture->faults = 0;
}

/* --- how hard it is to read --- */

static void can_be_read(struct fixture *fixture, const char *at, const char *text)
{
    struct grade grade = {0};
    grade_add(&grade, text);
    if (grade.longest > SENTENCE_WORDS_MAX) {
        wrong(fixture, arena_printf(fixture->kiosk->arena, "%zu words", grade.longest), at, text);
    }
    if (grade.words >= GRADED_WORDS_MIN && grade_of(&grade) > GRADE_MAX) {
        wrong(fixture, arena_printf(fixture->kiosk->arena, "grade %.1f", grade_of(&grade)), at,
              text);
    }
    if (grade.most_in_word > WORD_SYLLABLES_MAX) {
        wrong(fixture, arena_printf(fixture->kiosk->arena, "%zu syllables", grade.most_in_word), at,
              text);
    }
}

/* A page as a whole, title and all. */
static void pages_can_be_read(struct fixture *fixture)
{
    const struct catalog *catalog = language(fixture, "en")->catalog;
    for (size_t p = 0; p < catalog->count; p++) {
        const struct page *page = &catalog->pages[p];
        struct grade grade = {0};
        for (size_t b = 0; b < page->block_count; b++) {
            grade_add(&grade, words_of(fixture, &page->blocks[b]));
        }
        print_message("%s: grade %.1f\n", page->id, grade_of(&grade));
        if (grade.words < 60 || grade_of(&grade) > GRADE_MAX) {
            wrong(fixture, "as a whole", page->id, page->title);
        }
    }
}

static void t45_english_is_of_grade_8_at_most(void **state)
{
    struct fixture *fixture = *state;
    each_text(fixture, "en", can_be_read);
    pages_can_be_read(fixture);
    assert_int_equal(fixture->faults, 0);
    can_be_read(fixture, "spoilt",
                "Practitioners recommend individualised rehabilitation modalities considering "
                "comprehensive examination results.");
    assert_int_equal(fixture->faults, 2); /* two faults: its grade, and a word of six syllables */
    can_be_read(fixture, "spoilt",
                "We go on and on and on and on and on and on and on and on and on and so on.");
    assert_int_equal(fixture->faults, 3);
    fixture->faults = 0;
}

static void t45_grade_is_that_of_flesch_and_kincaid(void **state)
{
    (void)state;
    struct grade grade = {0};
    grade_add(&grade, "The cat sat on the mat. It was warm in {place}!");
    assert_int_equal(grade.words, 11);
    assert_int_equal(grade.sentences, 2);
    assert_int_equal(grade.syllables, 12);
    assert_int_equal(grade.longest, 6);
    assert_int_equal(grade.most_in_word, 2);
    double by_hand = 0.39 * 11.0 / 2.0 + 11.8 * 12.0 / 11.0 - 15.59;
    assert_true(fabs(grade_of(&grade) - by_hand) < 1e-9);
    static const struct {
        const char *word;
        size_t syllables;
    } words[] = {
        {"touch", 1}, {"table", 2},  {"those", 1},     {"asked", 1}, {"needed", 2},
        {"the", 1},   {"people", 2}, {"therapist", 3}, {"811", 3},   {"questionnaire", 3},
    };
    for (size_t i = 0; i < COUNT_OF(words); i++) {
        grade = (struct grade){0};
        grade_add(&grade, words[i].word);
        if (grade.syllables != words[i].syllables) {
            fail_msg("%s: %zu", words[i].word, grade.syllables);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(t38_nothing_that_went_wrong_blames_or_begs),
        cmocka_unit_test(t40_nobody_asks_for_a_date_of_birth),
        cmocka_unit_test(t45_english_is_of_grade_8_at_most),
        cmocka_unit_test(t45_grade_is_that_of_flesch_and_kincaid),
    };
    /* one kiosk for all: only its words are read */
    return cmocka_run_group_tests(tests, open_kiosk, close_kiosk);
}

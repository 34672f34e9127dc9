/* The shipped cards, in every language: they load, and they keep the house rules of wording: plain,
 * short, no promises, sources and a date on each. */
#include "base/utf8.h"
#include "content/pages.h"
#include "content_test.h"

#include <ctype.h>

enum {
    CARD_COUNT = 14,
    TITLE_CHARACTERS_MAX = 40,
    SENTENCE_WORDS_MAX = 20,
    FIRST_PAGE_WORDS_MAX = 60,
    LATER_PAGE_WORDS_MAX = 90,
    SECTIONS_MIN = 3,
    SECTIONS_MAX = 5,
};
#define NO_BREAK "\xC2\xA0"

static const char *const languages[] = {"en", "fr"};
enum { LANGUAGE_COUNT = sizeof(languages) / sizeof(languages[0]) };

static const char *const ids[CARD_COUNT] = {
    "worth-it",     "four-ideas",    "does-not",  "evidence",      "who-asks",
    "results-vary", "doctor-first",  "how-many",  "firm-or-light", "how-long",
    "session",      "help-yourself", "questions", "about"};

/* Words that promise, scare or name a reserved title, in all their forms. */
static const char *const banned[] = {"cure",       "cures",           "cured",      "curing",
                                     "heal",       "heals",           "healed",     "healing",
                                     "fix",        "fixes",           "fixed",      "fixing",
                                     "repair",     "repairs",         "proven",     "proof",
                                     "proves",     "guarantee",       "guarantees", "guaranteed",
                                     "detox",      "toxin",           "toxins",     "miracle",
                                     "damage",     "damaged",         "crumbling",  "worn",
                                     "wear",       "knots",           "reset",      "rmt",
                                     "registered", "practitioner",    "guérir",     "guérit",
                                     "guérison",   "guéri",           "répare",     "réparer",
                                     "prouvé",     "prouvée",         "prouve",     "garantie",
                                     "garanti",    "garantit",        "garantir",   "détox",
                                     "toxine",     "toxines",         "dommage",    "dommages",
                                     "lésion",     "usure",           "usé",        "nœuds",
                                     "soigne",     "massothérapeute", "praticien"};

static const struct catalog *load(struct fixture *fixture, const char *language)
{
    const char *directory =
        arena_printf(fixture->arena, KIOSK_SOURCE_DIR "/assets/content/%s", language);
    const struct catalog *catalog = catalog_load(
        fixture->arena, directory, KIOSK_SOURCE_DIR "/assets/images", language, &fixture->problems);
    assert_only_problem(&fixture->problems, NULL);
    assert_non_null(catalog);
    return catalog;
}

static const char *block_text(struct arena *arena, const struct block *block)
{
    const char *text = "";
    for (size_t i = 0; i < block->span_count; i++) {
        text = arena_printf(arena, "%s%s", text, block->spans[i].text);
    }
    return text;
}

/* The size of a character that parts words: a space, a sign of ASCII, U+00A0 to U+00BF, or one of
 * general punctuation (U+2000 to U+206F); 0 for one that belongs to a word. */
static size_t separator(const char *at)
{
    uint32_t character = 0;
    size_t size = utf8_decode(at, strlen(at), &character);
    if (character < 0x80) {
        return isalnum((int)character) ? 0 : size;
    }
    bool parts =
        (character >= 0xA0 && character <= 0xBF) || (character >= 0x2000 && character <= 0x206F);
    return parts ? size : 0;
}

static bool is_space(const char *at)
{
    return *at == ' ' || strncmp(at, NO_BREAK, 2) == 0;
}

/* Counts words as people do, between spaces; a lone dash or question mark does not count. */
static size_t count_words(const char *from, const char *to)
{
    size_t count = 0;
    bool inside = false;
    for (const char *at = from; at < to;) {
        size_t size = separator(at);
        if (is_space(at)) {
            inside = false;
        } else if (size == 0 && !inside) {
            inside = true;
            count++;
        }
        at += size > 0 ? size : 1;
        while (at < to && ((unsigned char)*at & 0xC0) == 0x80) {
            at++;
        }
    }
    return count;
}

/* The end of the sentence at text: after . ? ! and what closes it, or the end of the block. */
static const char *sentence_end(const char *text)
{
    for (const char *at = text; *at != '\0'; at++) {
        if (strchr(".?!", *at) != NULL && (at[1] == '\0' || is_space(at + 1))) {
            return at + 1;
        }
    }
    return text + strlen(text);
}

/* A chart says the same in every language. */
static void assert_same_numbers(const struct chart *chart, const struct chart *model)
{
    assert_int_equal(chart == NULL, model == NULL);
    if (chart == NULL) {
        return;
    }
    assert_int_equal(chart->kind, model->kind);
    assert_true(chart->scale == model->scale);
    assert_int_equal(chart->row_count, model->row_count);
    for (size_t r = 0; r < chart->row_count; r++) {
        assert_int_equal(chart->rows[r].has_bar, model->rows[r].has_bar);
        assert_true(chart->rows[r].from == model->rows[r].from);
        assert_true(chart->rows[r].to == model->rows[r].to);
        assert_int_equal(chart->rows[r].dot_count, model->rows[r].dot_count);
        for (size_t d = 0; d < chart->rows[r].dot_count; d++) {
            assert_true(chart->rows[r].dots[d] == model->rows[r].dots[d]);
        }
    }
}

static void cards_are_the_same_fourteen_in_every_language(void **state)
{
    struct fixture *fixture = *state;
    const struct catalog *english = load(fixture, "en");
    assert_int_equal(english->count, CARD_COUNT);
    for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
        const struct catalog *catalog = load(fixture, languages[l]);
        assert_int_equal(catalog->count, CARD_COUNT);
        for (size_t i = 0; i < CARD_COUNT; i++) {
            const struct page *page = &catalog->pages[i];
            const struct page *model = &english->pages[i];
            assert_string_equal(page->id, ids[i]);
            assert_int_equal(page->order, i + 1);
            assert_string_equal(page->image,
                                arena_printf(fixture->arena, "card-%02zu-%s.svg", i + 1, ids[i]));
            assert_int_equal(page->tag_count, model->tag_count);
            for (size_t t = 0; t < page->tag_count; t++) {
                assert_string_equal(page->tags[t], model->tags[t]);
            }
            assert_int_equal(page->source_count, model->source_count);
            assert_int_equal(page->block_count, model->block_count);
            for (size_t b = 0; b < page->block_count; b++) {
                assert_int_equal(page->blocks[b].kind, model->blocks[b].kind);
                assert_same_numbers(page->blocks[b].chart, model->blocks[b].chart);
            }
        }
    }
}

static void cards_have_sources_and_a_date(void **state)
{
    struct fixture *fixture = *state;
    for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
        const struct catalog *catalog = load(fixture, languages[l]);
        for (size_t i = 0; i < catalog->count; i++) {
            const struct page *page = &catalog->pages[i];
            assert_true(page->source_count > 0);
            assert_true(page->reviewed_year >= 2026);
            assert_true(utf8_count(page->title) <= TITLE_CHARACTERS_MAX);
        }
    }
}

/* The digits of a source: a year or the number of a guideline, the same in every language. */
static const char *digits(struct arena *arena, const char *source)
{
    char *out = arena_strdup(arena, source);
    size_t count = 0;
    for (const char *at = source; *at != '\0'; at++) {
        if (isdigit((unsigned char)*at)) {
            out[count++] = *at;
        }
    }
    out[count] = '\0';
    return out;
}

static void cards_name_the_same_sources_and_dates_in_every_language(void **state)
{
    struct fixture *fixture = *state;
    const struct catalog *english = load(fixture, "en");
    for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
        const struct catalog *catalog = load(fixture, languages[l]);
        for (size_t i = 0; i < CARD_COUNT; i++) {
            const struct page *page = &catalog->pages[i];
            const struct page *model = &english->pages[i];
            assert_int_equal(page->reviewed_year, model->reviewed_year);
            assert_int_equal(page->reviewed_month, model->reviewed_month);
            assert_int_equal(page->reviewed_day, model->reviewed_day);
            assert_int_equal(page->source_count, model->source_count);
            for (size_t s = 0; s < page->source_count; s++) {
                assert_string_equal(digits(fixture->arena, page->sources[s]),
                                    digits(fixture->arena, model->sources[s]));
            }
        }
    }
}

/* What the cards say otherwise than the clinic's article, or say in words that its readers look for
 * (docs/pages.md, "The clinic's article"). */
static const struct {
    const char *id;
    const char *said[LANGUAGE_COUNT]; /* in the order of languages */
} corrections[] = {
    {"worth-it", {"may ease low back pain for a time", "peut soulager le bas du dos pendant"}},
    {"four-ideas", {"trigger points", "points gâchettes"}},
    {"four-ideas", {"fascia", "fascias"}},
    {"four-ideas", {"None is settled", "aucune ne fait l’unanimité"}},
    {"does-not", {"no single cause is found", "on ne trouve pas une cause précise"}},
    {"evidence", {"only with exercise", "avec exercice seulement"}},
    {"evidence", {"2017 does not name massage", "2017 ne nomme pas le massage"}},
    {"who-asks", {"Nobody can tell ahead of time", "Personne ne peut dire d’avance"}},
    {"results-vary", {"a narrow spinal canal", "un canal lombaire étroit"}},
    {"results-vary", {"a bone that has slipped", "une vertèbre qui a glissé"}},
    {"results-vary", {"Keep moving", "Continuez à bouger"}},
    {"how-many", {"do not come from research", "ne viennent pas de la recherche"}},
    {"how-many", {"does not go in one visit", "ne part pas en une visite"}},
    {"how-many", {"a week to eight months", "une semaine à huit mois"}},
    {"how-many", {"10 to 12 weeks", "10 à 12 semaines"}},
    {"how-many", {"about once a week", "environ une fois par semaine"}},
    {"firm-or-light", {"Both did about as well", "Les deux ont aidé à peu près autant"}},
    {"how-long", {"after relaxing massage only", "seul le massage de détente"}},
    {"how-long", {"who moved better", "qui bougeaient mieux"}},
    {"how-long", {"About once a week", "environ une fois par semaine"}},
    {"session", {"Serious harm is rare", "effets graves sont rares"}},
    {"help-yourself", {"people who were well again", "le mal de dos était parti"}},
    {"help-yourself", {"Not on numb skin", "Jamais sur une peau engourdie"}},
    {"questions", {"About once a week", "Environ une fois par semaine"}},
    {"questions", {"ask us what it will cost", "demandez-nous combien elle coûtera"}},
    {"questions", {"Not to book here", "Pas pour réserver ici"}},
};

static bool page_says(struct arena *arena, const struct page *page, const char *words)
{
    for (size_t b = 0; b < page->block_count; b++) {
        if (strstr(block_text(arena, &page->blocks[b]), words) != NULL) {
            return true;
        }
    }
    return false;
}

static void cards_say_what_corrects_the_article(void **state)
{
    struct fixture *fixture = *state;
    for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
        const struct catalog *catalog = load(fixture, languages[l]);
        for (size_t c = 0; c < sizeof(corrections) / sizeof(corrections[0]); c++) {
            size_t at = catalog_find(catalog, corrections[c].id);
            assert_in_range(at, 0, catalog->count - 1);
            const struct page *page = &catalog->pages[at];
            if (!page_says(fixture->arena, page, corrections[c].said[l])) {
                fail_msg("%s does not say '%s'", page->path, corrections[c].said[l]);
            }
        }
    }
}

static void cards_stand_in_three_to_five_sections(void **state)
{
    struct fixture *fixture = *state;
    for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
        const struct catalog *catalog = load(fixture, languages[l]);
        size_t changes = 1;
        for (size_t i = 1; i < catalog->count; i++) {
            bool same = strcmp(catalog->pages[i].section, catalog->pages[i - 1].section) == 0;
            changes += !same;
            /* the pages of a section follow each other */
            for (size_t j = 0; j + 1 < i && !same; j++) {
                assert_string_not_equal(catalog->pages[i].section, catalog->pages[j].section);
            }
        }
        assert_in_range(changes, SECTIONS_MIN, SECTIONS_MAX);
    }
}

static void six_cards_attract(void **state)
{
    struct fixture *fixture = *state;
    const struct catalog *catalog = load(fixture, "en");
    for (size_t i = 0; i < catalog->count; i++) {
        /* the safety card is a button on every screen */
        bool expected = i == 0 || i == 2 || i == 3 || i == 8 || i == 9 || i == 11;
        assert_int_equal(page_has_tag(&catalog->pages[i], "attract"), expected);
    }
}

static void check_page_lengths(struct arena *arena, const struct page *page)
{
    size_t words = 0;
    /* The safety list is complete on its first page: nobody who needs it has to turn to a
     * second. */
    bool safety_list = strcmp(page->id, "doctor-first") == 0;
    size_t limit = safety_list ? LATER_PAGE_WORDS_MAX : FIRST_PAGE_WORDS_MAX;
    for (size_t b = 0; b < page->block_count; b++) {
        const struct block *block = &page->blocks[b];
        if (block->kind == BLOCK_PAGE_BREAK) {
            words = 0;
            limit = LATER_PAGE_WORDS_MAX;
        }
        const char *text = block_text(arena, block);
        words += count_words(text, text + strlen(text));
        if (words > limit) {
            fail_msg("%s:%zu: %zu words on a page, more than %zu", page->path, block->line, words,
                     limit);
        }
    }
}

static void cards_are_short(void **state)
{
    struct fixture *fixture = *state;
    for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
        const struct catalog *catalog = load(fixture, languages[l]);
        for (size_t i = 0; i < catalog->count; i++) {
            check_page_lengths(fixture->arena, &catalog->pages[i]);
        }
    }
}

static void check_sentences(const struct page *page, const struct block *block, const char *text)
{
    for (const char *from = text; *from != '\0';) {
        const char *to = sentence_end(from);
        size_t words = count_words(from, to);
        if (words > SENTENCE_WORDS_MAX) {
            fail_msg("%s:%zu: a sentence of %zu words: %.*s", page->path, block->line, words,
                     (int)(to - from), from);
        }
        from = to;
    }
}

/* Makes ASCII and Latin-1 letters lower case, which is enough for English and French. */
static void lower(char *text)
{
    for (size_t i = 0; text[i] != '\0'; i++) {
        unsigned char byte = (unsigned char)text[i];
        if (i > 0 && (unsigned char)text[i - 1] == 0xC3 && byte >= 0x80 && byte <= 0x9E) {
            text[i] = (char)(byte + 0x20);
        } else if (byte < 0x80) {
            text[i] = (char)tolower(byte);
        }
    }
}

static void check_banned(struct arena *arena, const struct page *page, size_t line,
                         const char *text)
{
    char *copy = arena_strdup(arena, text);
    lower(copy);
    for (const char *at = copy; *at != '\0';) {
        if (*at == '{') { /* the clinic's own word, such as {practitioner} */
            at += strcspn(at, "}");
            continue;
        }
        size_t gap = separator(at);
        if (gap > 0) {
            at += gap;
            continue;
        }
        size_t length = 0;
        while (at[length] != '\0' && separator(at + length) == 0) {
            uint32_t ignored = 0;
            length += utf8_decode(at + length, strlen(at + length), &ignored);
        }
        for (size_t i = 0; i < sizeof(banned) / sizeof(banned[0]); i++) {
            if (strlen(banned[i]) == length && strncmp(at, banned[i], length) == 0) {
                fail_msg("%s:%zu: the word '%s'", page->path, line, banned[i]);
            }
        }
        at += length;
    }
}

/* French has a no-break space before ? ! : ; » and after «; no language here uses ' or ". */
static void check_typography(const struct page *page, size_t line, const char *text, bool french)
{
    if (strpbrk(text, "'\"") != NULL) {
        fail_msg("%s:%zu: typewriter quotes: %s", page->path, line, text);
    }
    static const char *const after_space[] = {"?", "!", ":", ";", "»"};
    for (size_t i = 0; french && i < sizeof(after_space) / sizeof(after_space[0]); i++) {
        for (const char *at = strstr(text, after_space[i]); at != NULL;
             at = strstr(at + 1, after_space[i])) {
            if (at - text < 2 || strncmp(at - 2, NO_BREAK, 2) != 0) {
                fail_msg("%s:%zu: no no-break space before %s: %s", page->path, line,
                         after_space[i], text);
            }
        }
    }
    for (const char *at = strstr(text, "«"); french && at != NULL; at = strstr(at + 1, "«")) {
        if (strncmp(at + strlen("«"), NO_BREAK, 2) != 0) {
            fail_msg("%s:%zu: no no-break space after «: %s", page->path, line, text);
        }
    }
}

static void cards_keep_the_rules_of_wording(void **state)
{
    struct fixture *fixture = *state;
    for (size_t l = 0; l < LANGUAGE_COUNT; l++) {
        const struct catalog *catalog = load(fixture, languages[l]);
        bool french = strcmp(languages[l], "fr") == 0;
        for (size_t i = 0; i < catalog->count; i++) {
            const struct page *page = &catalog->pages[i];
            check_banned(fixture->arena, page, 1, page->title);
            check_typography(page, 1, page->title, french);
            check_typography(page, 1, page->section, french);
            for (size_t b = 0; b < page->block_count; b++) {
                const struct block *block = &page->blocks[b];
                const char *text = block_text(fixture->arena, block);
                check_sentences(page, block, text);
                check_banned(fixture->arena, page, block->line, text);
                check_typography(page, block->line, text, french);
                if (block->chart != NULL) {
                    check_banned(fixture->arena, page, block->line, block->chart->text);
                    check_typography(page, block->line, block->chart->text, french);
                }
            }
        }
    }
}

static void wording_rules_find_what_they_look_for(void **state)
{
    (void)state;
    static const char text[] = "Is it so" NO_BREAK "? Yes — 9-1-1, it’s “so”. End";
    assert_int_equal(count_words(text, text + strlen(text)), 8);
    assert_ptr_equal(sentence_end(text), strchr(text, '?') + 1);
    char upper[] = "Élan OUT";
    lower(upper);
    assert_string_equal(upper, "élan out");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        FIXTURE_TEST(wording_rules_find_what_they_look_for),
        FIXTURE_TEST(cards_are_the_same_fourteen_in_every_language),
        FIXTURE_TEST(cards_have_sources_and_a_date),
        FIXTURE_TEST(cards_name_the_same_sources_and_dates_in_every_language),
        FIXTURE_TEST(cards_say_what_corrects_the_article),
        FIXTURE_TEST(cards_stand_in_three_to_five_sections),
        FIXTURE_TEST(six_cards_attract),
        FIXTURE_TEST(cards_are_short),
        FIXTURE_TEST(cards_keep_the_rules_of_wording),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

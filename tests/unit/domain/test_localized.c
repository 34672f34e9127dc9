/* domain/localized: which of an author's texts somebody reads. */
#include "domain/localized.h"
#include "expect.h"

#include <string.h>

static const struct translation french_of_canada[] = {{"fr-CA", "Froid"}};
static const struct translation french[] = {{"fr", "Froid"}};
static const struct translation both[] = {{"fr", "Froid"}, {"fr-CA", "Frette"}};
static const struct translation british[] = {{"en-GB", "Colour"}};

#define COLD(translations_, language_)                                                             \
    {                                                                                              \
        .text = "Cold", .translations = translations_,                                             \
        .count = sizeof(translations_) / sizeof(translations_[0]), .language = language_           \
    }

static void text_is_found_in_the_language_itself_then_in_its_variants(void **state)
{
    (void)state;
    static const struct {
        struct localized words;
        const char *language;
        const char *text;
        bool has;
    } cases[] = {
        {COLD(french_of_canada, "en"), "fr", "Froid", true},
        {COLD(french_of_canada, "en"), "fr-CA", "Froid", true},
        {COLD(french_of_canada, "en"), "FR-ca", "Froid", true},
        {COLD(french_of_canada, "en"), "fr-FR", "Froid", true},
        {COLD(french, "en"), "fr-CA", "Froid", true},
        {COLD(french, "en"), "fr-CA-x-home", "Froid", true},
        {COLD(both, "en"), "fr-CA", "Frette", true},
        {COLD(both, "en"), "fr-CA-x-home", "Frette", true},
        {COLD(both, "en"), "fr", "Froid", true},
        {COLD(both, "en"), "fr-FR", "Froid", true},
        {COLD(french, "en"), "en", "Cold", true},
        {COLD(french, "en-CA"), "en", "Cold", true},
        {COLD(french, "en"), "en-CA", "Cold", true},
        {COLD(british, "en"), "en", "Cold", true},
        {COLD(british, "en"), "en-CA", "Cold", true},
        {COLD(french, "en"), "es", "Cold", false},
        {COLD(french, "en"), "f", "Cold", false},
        {COLD(french, "en"), "fra", "Cold", false},
        {COLD(french, "en"), "", "Cold", false},
        {COLD(french, NULL), "en", "Cold", false},
        {COLD(french, NULL), "fr", "Froid", true},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *text = localized_get(&cases[i].words, cases[i].language);
        if (strcmp(text, cases[i].text) != 0 ||
            localized_has(&cases[i].words, cases[i].language) != cases[i].has) {
            fail_msg("case %zu: %s reads %s", i, cases[i].language, text);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_found_in_the_language_itself_then_in_its_variants),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* domain/name: folding, splitting, initials and tolerant comparison of names. */
#include "domain/name.h"
#include "test_arena.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

static void name_fold_keeps_what_matters_for_comparing(void **state)
{
    static const struct {
        const char *name;
        const char *folded;
    } cases[] = {
        {"", ""},
        {"Joan", "joan"},
        {"J", "j"},
        {"Zoë  O’Neil-Roy", "zoe oneil roy"},
        {"Zoe\xCC\x88", "zoe"}, /* decomposed on the way in */
        {"O'Neil", "oneil"},
        {"O`Neil", "oneil"},
        {"O´Neil", "oneil"},
        {"OʼNeil", "oneil"},
        {"ʻAlohi", "alohi"},
        {"Jean‐Pierre", "jean pierre"}, /* U+2010 */
        {"Jean–Pierre", "jean pierre"}, /* en dash */
        {"Jean−Pierre", "jean pierre"}, /* minus sign */
        {"J.-P. Roy", "j p roy"},
        {" \t Joan\u00A0\u00A0Smith \n", "joan smith"},
        {"Hélène Çelik", "helene celik"},
        {"Lætitia Cœur", "laetitia coeur"},
        {"STRAẞE", "strasse"},
        {"Łukasz Sørensen", "lukasz sorensen"},
        {"İpek", "ipek"},
        {"ＪＯＡＮ", "joan"}, /* full width, as some phones type it */
        {"ə", "ə"},
        {"Ə", "ə"},
        {"ƛ̓", "ƛ"},
        {"ɬ", "ɬ"},
        {"xʷ", "xw"},
        {"X̱", "x"},
        {"Q̓", "q"},
        {"Ŧ", "t"},
        {"Ⱦ", "t"},
        {"Ⱥ", "a"},
        {"S7ílh", "s7ilh"},
        {"7", "7"},
        {"---", ""},
        {"zo\xFF\x65", "zoe"}, /* bytes that are not UTF-8 are passed over */
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(name_fold(*state, cases[i].name), cases[i].folded);
    }
}

static void name_fold_grows_when_a_letter_becomes_many(void **state)
{
    /* U+FDFA stands for four words: 3 bytes become 33 */
    const char *folded = name_fold(*state, "\uFDFA");
    assert_int_equal(strlen(folded), 33);
}

static void name_split_finds_given_and_family(void **state)
{
    static const struct {
        const char *name;
        const char *given;
        const char *family;
    } cases[] = {
        {"", "", ""},
        {"   ", "", ""},
        {"Zoë", "Zoë", ""},
        {"Joan Smith", "Joan", "Smith"},
        {"  Joan   Smith ", "Joan", "Smith"},
        {"Joan\u00A0Smith", "Joan", "Smith"},
        {"Mary Ann Smith", "Mary Ann", "Smith"},
        {"Roy, Zoë", "Zoë", "Roy"},
        {"van Dyk , Piet ", "Piet", "van Dyk"},
        {"Roy,", "Roy", ""},
        {", Zoë", "Zoë", ""},
        {",", "", ""},
        {"O’Neil-Roy, Zoë Ann", "Zoë Ann", "O’Neil-Roy"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *given = NULL;
        const char *family = NULL;
        name_split(*state, cases[i].name, &given, &family);
        assert_string_equal(given, cases[i].given);
        assert_string_equal(family, cases[i].family);
    }
}

static void name_initials_show_first_letters_only(void **state)
{
    static const struct {
        const char *name;
        const char *initials;
    } cases[] = {
        {"", ""},
        {"--", ""},
        {"Zoë", "Z."},
        {"Joan Smith", "J. S."},
        {"joan smith", "J. S."},
        {"Mary Ann Smith", "M. S."},
        {"Roy, Zoë", "Z. R."},
        {"élodie œuvrard", "É. Œ."},
        {"'Aolani ʻAkana", "A. A."},
        {"(Jo) Smith", "J. S."},
        {"x̱wa7 ɬu", "X̱. \uA7AD."},
        {"q̓it ƛ̓", "Q̓. ƛ̓."}, /* ƛ has no upper case */
        {"əla Ŧe", "Ə. Ŧ."},
        {"7eniyas", "7."},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(name_initials(*state, cases[i].name), cases[i].initials);
    }
}

static void name_given_likeness_forgives_one_slip(void **state)
{
    static const struct {
        const char *typed;
        const char *listed;
        enum name_likeness likeness;
    } cases[] = {
        {"joan", "Joan", NAME_SAME},
        {"JOAN", "Joan", NAME_SAME},
        {"Zoe", "Zoë", NAME_SAME},
        {"O'Shea", "O’Shea", NAME_SAME},
        {"Jean Pierre", "Jean-Pierre", NAME_SAME},
        {"Mary", "Mary Ann", NAME_SAME},
        {"Jean", "Jean-Pierre", NAME_SAME},
        {"s7ilh", "S7ílh", NAME_SAME},
        {"Jo", "Jo", NAME_SAME},
        {"7", "7", NAME_SAME},
        {"Jhoan", "Joan", NAME_SLIP},   /* added */
        {"Joa", "Joan", NAME_OTHER},    /* three letters */
        {"Robrt", "Robert", NAME_SLIP}, /* missing */
        {"Robet", "Robert", NAME_SLIP}, /* missing near the end */
        {"Rober", "Robert", NAME_SLIP}, /* missing at the end */
        {"Toan", "Joan", NAME_SLIP},    /* wrong */
        {"Joam", "Joan", NAME_SLIP},    /* wrong at the end */
        {"Jaon", "Joan", NAME_SLIP},    /* swapped */
        {"Jona", "Joan", NAME_SLIP},    /* swapped at the end */
        {"Jeanpierre", "Jean-Pierre", NAME_SLIP},
        {"Katherne", "Katherine Ann", NAME_SLIP}, /* a slip in the first of two */
        {"ɬəmə", "ɬema", NAME_OTHER},
        {"ɬəma", "ɬema", NAME_SLIP},
        {"Jnao", "Joan", NAME_OTHER},
        {"Ajon", "Joan", NAME_OTHER},
        {"Joanne", "Joan", NAME_OTHER},
        {"Ann", "Mary Ann", NAME_OTHER}, /* the second of two given names does not count */
        {"Jon", "John", NAME_OTHER},
        {"John", "Jon", NAME_OTHER},
        {"Ann", "Ana", NAME_OTHER},
        {"J", "K", NAME_OTHER},
        {"", "Joan", NAME_OTHER},
        {"Joan", "", NAME_OTHER},
        {"", "", NAME_OTHER},
        {"'", "'", NAME_OTHER},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(name_given_likeness(*state, cases[i].typed, cases[i].listed),
                         cases[i].likeness);
    }
}

static void name_family_initial_matches_any_part_of_the_family_name(void **state)
{
    static const struct {
        const char *initial;
        const char *name;
        bool matches;
    } cases[] = {
        {"S", "Joan Smith", true},
        {"s", "Joan Smith", true},
        {"J", "Joan Smith", false},
        {"Sm", "Joan Smith", true}, /* of several letters the first counts */
        {"R", "Roy, Zoë", true},
        {"Z", "Roy, Zoë", false},
        {"O", "Joan O’Neil-Roy", true},
        {"R", "Joan O’Neil-Roy", true},
        {"E", "Marc Émond", true},
        {"G", "Ana García López", true},
        {"L", "Ana García López", true},
        {"D", "Piet van Dyk", true},
        {"P", "Jean-Pierre Roy", false},
        {"T", "Ann Ŧelṉet", true},
        {"Ŧ", "Ann Telnet", true},
        {"X", "Ann X̱els", true},
        {"7", "Ann 7eniyas", true},
        {"ə", "Ann Əla", true},
        {"A", "Zoë", true}, /* no family name in the list */
        {"", "Zoë", true},
        {"", "Joan Smith", false},
        {"'", "Joan Smith", false},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_int_equal(name_family_initial_matches(*state, cases[i].initial, cases[i].name),
                         cases[i].matches);
    }
}

static void name_client_key_is_the_same_however_the_list_writes_it(void **state)
{
    static const struct {
        const char *name;
        const char *phone;
        const char *key;
    } cases[] = {
        {"Zoë Roy", "2505550142", "2505550142|zoe roy"},
        {"ROY, ZOE", "12505550142", "2505550142|zoe roy"},
        {"Zoë Roy", "", "|zoe roy"},
        {"", "2505550142", "2505550142|"},
        {"Zoë Roy", "0142", "0142|zoe roy"},
        {"", "", ""},
        {" - ", "", ""},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(name_client_key(*state, cases[i].name, cases[i].phone), cases[i].key);
    }
}

static void initials_can_be_kept_on_one_line(void **state)
{
    assert_string_equal(name_keep_together(*state, "J. S."), "J.\u00a0S.");
    assert_string_equal(name_keep_together(*state, "Z."), "Z.");
    assert_string_equal(name_keep_together(*state, " a  b "), "\u00a0a\u00a0\u00a0b\u00a0");
    assert_string_equal(name_keep_together(*state, ""), "");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(name_fold_keeps_what_matters_for_comparing),
        cmocka_unit_test(name_fold_grows_when_a_letter_becomes_many),
        cmocka_unit_test(name_split_finds_given_and_family),
        cmocka_unit_test(name_initials_show_first_letters_only),
        cmocka_unit_test(name_given_likeness_forgives_one_slip),
        cmocka_unit_test(name_family_initial_matches_any_part_of_the_family_name),
        cmocka_unit_test(name_client_key_is_the_same_however_the_list_writes_it),
        cmocka_unit_test(initials_can_be_kept_on_one_line),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

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
        {"Þóra Þorláksdóttir", "thora thorlaksdottir"},
        {"Groß", "gross"},
        {"Jo\u200Ban\uFEFF", "joan"},             /* characters without width */
        {"Zoe\u0308\u0308", "zoe"},               /* the same accent twice */
        {"\u202EJoan\u202C Smith", "joan smith"}, /* turned around */
        {"zo\xFF\x65", "zoe"},                    /* bytes that are not UTF-8 are passed over */
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
        {"J.S.", "J.", "S."},
        {"J.-P.", "J.-P.", ""},
        {"É.B", "É.", "B"},
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

static void name_split_leaves_out_what_is_no_name(void **state)
{
    static const struct {
        const char *name;
        const char *given;
        const char *family;
    } cases[] = {
        {"Mrs. Joan Smith", "Joan", "Smith"},
        {"Ms Joan Smith", "Joan", "Smith"},
        {"Prof. Dr. Joan Smith", "Joan", "Smith"},
        {"Mme Anne Roy", "Anne", "Roy"},
        {"M. Jean Roy", "Jean", "Roy"},
        {"M. Roy", "M.", "Roy"}, /* an initial */
        {"Mlle Anne-Lise Le Roy", "Anne-Lise Le", "Roy"},
        {"Smith, Mrs. Joan", "Joan", "Smith"},
        {"Joan Smith, RMT", "Joan", "Smith"},
        {"Joan Smith, Jr.", "Joan", "Smith"},
        {"Joan Smith III", "Joan", "Smith"},
        {"Smith Jr., Joan", "Joan", "Smith"},
        {"Smith, Joan, PhD", "Joan", "Smith"},
        {"Joan Smith #1234", "Joan", "Smith"},
        {"Joan Smith 1234", "Joan", "Smith"},
        {"Joan Smith - NEW", "Joan", "Smith"},
        {"NEW - Joan Smith", "Joan", "Smith"},
        {"NEW Joan Smith", "Joan", "Smith"},
        {"Joan Smith (new)", "Joan", "Smith"},
        {"Joan Smith – prefers room 2", "Joan", "Smith"},
        {"Joan Smith - Roy", "Joan Smith", "Roy"}, /* a hyphen with too much room */
        {"Joan (Joanie) Smith", "Joan (Joanie)", "Smith"},
        {"Joan \"Joanie\" Smith", "Joan \"Joanie\"", "Smith"},
        {"Joan “Jo Ann” Smith", "Joan “Jo Ann”", "Smith"},
        {"Joan Smith (Joanie)", "Joan (Joanie)", "Smith"},
        {"Wong, Ka Yan Karen", "Ka Yan Karen", "Wong"},
        {"Joan & Bob Smith", "Joan & Bob", "Smith"},
        {"Joan and Bob Smith", "Joan and Bob", "Smith"},
        {"Dr.", "Dr.", ""}, /* something remains of everything */
        {"Mrs. Smith", "Smith", ""},
        {"New", "New", ""},
        {"Jr., Joan", "Joan", "Jr."},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *given = NULL;
        const char *family = NULL;
        name_split(*state, cases[i].name, &given, &family);
        assert_string_equal(given, cases[i].given);
        assert_string_equal(family, cases[i].family);
    }
}

static void name_split_knows_a_family_name_in_capitals(void **state)
{
    static const struct {
        const char *name;
        const char *given;
        const char *family;
    } cases[] = {
        {"SMITH Joan", "Joan", "SMITH"},
        {"VAN DYK Piet", "Piet", "VAN DYK"},
        {"ÉMOND Marc", "Marc", "ÉMOND"},
        {"Joan SMITH", "Joan", "SMITH"},
        {"LI Wei", "Wei", "LI"},
        {"JP Smith", "JP", "Smith"},
        {"JOAN SMITH", "JOAN", "SMITH"},
        {"SMITH J.", "J.", "SMITH"},
        {"M. TREMBLAY Guy", "Guy", "TREMBLAY"},
        {"李 明", "李", "明"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        const char *given = NULL;
        const char *family = NULL;
        name_split(*state, cases[i].name, &given, &family);
        assert_string_equal(given, cases[i].given);
        assert_string_equal(family, cases[i].family);
    }
}

static void name_clean_leaves_out_what_nobody_sees(void **state)
{
    static const struct {
        const char *name;
        const char *clean;
    } cases[] = {
        {"", ""},
        {" \t ", ""},
        {"Joan Smith", "Joan Smith"},
        {" Joan\n\u00A0 Smith\x1B ", "Joan Smith"},
        {"\u202EJoan\u202C \u2067Smith\u2069\u200F", "Joan Smith"},
        {"Jo\u200Ban\u200D\uFEFF", "Joan"},
        {"Zoe\u0308\u0308", "Zoe\u0308"},
        {"e\u0301\u0302\u0303\u0304\u0305\u0306", "e\u0301\u0302\u0303\u0304"},
        {"\u0645\u06CC\u200C\u0646", "\u0645\u06CC\u200C\u0646"}, /* spelling in Persian */
        {"Zo\xFFk", "Zok"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(name_clean(*state, cases[i].name), cases[i].clean);
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
        {"Mrs. Joan Smith", "J. S."},
        {"Joan Smith, RMT", "J. S."},
        {"SMITH Joan", "J. S."},
        {"Joan Smith #1234", "J. S."},
        {"Joan Smith - NEW", "J. S."},
        {"Joan & Bob Smith", "J. S."},
        {"J.S.", "J. S."},
        {"… 0142", ""},
        {"7aliya Sample", "7. S."},
        {"J. S.", "J. S."},
        {"\u202EJoan\u202C Smith", "J. S."},
        {"x̱wa7 ɬu", "X̱. \uA7AD."},
        {"q̓it ƛ̓", "Q̓. ƛ̓."}, /* ƛ has no upper case */
        {"əla Ŧe", "Ə. Ŧ."},
        {"7eniyas", "7."},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(name_initials(*state, cases[i].name), cases[i].initials);
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
        {"Mrs. Zoë Roy, RMT", "2505550142", "2505550142|zoe roy"},
        {"Zo\u200Bë\u0308 Roy", "2505550142", "2505550142|zoe roy"},
        {"Zoë Roy", "2505550142 6045550199", "2505550142|zoe roy"}, /* the first of two */
        {"Zoë Roy", "", ""},                                        /* there may be another one */
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
        cmocka_unit_test(name_split_leaves_out_what_is_no_name),
        cmocka_unit_test(name_split_knows_a_family_name_in_capitals),
        cmocka_unit_test(name_clean_leaves_out_what_nobody_sees),
        cmocka_unit_test(name_client_key_is_the_same_however_the_list_writes_it),
        cmocka_unit_test(initials_can_be_kept_on_one_line),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

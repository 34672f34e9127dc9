/* domain/name_find: whom a typed given name and the first letter of a family name find. */
#include "domain/name_find.h"
#include "test_arena.h"

#define COUNT(array) (sizeof(array) / sizeof((array)[0]))

struct find_case {
    const char *given;
    const char *initial;
    const char *listed;
    enum name_likeness likeness;
};

static void check(void **state, const struct find_case *cases, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        struct name_query *query = name_query_make(*state, cases[i].given, cases[i].initial);
        enum name_likeness likeness = name_query_compare(query, cases[i].listed);
        if (likeness != cases[i].likeness) {
            fail_msg("%s %s in %s: %d", cases[i].given, cases[i].initial, cases[i].listed,
                     (int)likeness);
        }
    }
}

static void find_forgives_one_slip(void **state)
{
    static const struct find_case cases[] = {
        {"joan", "s", "Joan Sample", NAME_SAME},
        {"JOAN", "S", "Joan Sample", NAME_SAME},
        {"Zoe", "R", "Zoë Roy", NAME_SAME},
        {"O'Shea", "R", "O’Shea Roy", NAME_SAME},
        {"s7ilh", "R", "S7ílh Roy", NAME_SAME},
        {"Jo", "S", "Jo Sample", NAME_SAME},
        {"Jhoan", "S", "Joan Sample", NAME_SLIP},   /* added */
        {"Joa", "S", "Joan Sample", NAME_SLIP},     /* one more than three */
        {"Robrt", "S", "Robert Sample", NAME_SLIP}, /* missing */
        {"Rober", "S", "Robert Sample", NAME_SLIP}, /* missing at the end */
        {"Toan", "S", "Joan Sample", NAME_SLIP},    /* wrong */
        {"Joam", "S", "Joan Sample", NAME_SLIP},    /* wrong at the end */
        {"Jaon", "S", "Joan Sample", NAME_SLIP},    /* swapped */
        {"Jona", "S", "Joan Sample", NAME_SLIP},    /* swapped at the end */
        {"Katherne", "S", "Katherine Ann Sample", NAME_SLIP},
        {"ɬəma", "S", "ɬema Sample", NAME_SLIP},
        {"ɬəmə", "S", "ɬema Sample", NAME_OTHER},
        {"Jnao", "S", "Joan Sample", NAME_OTHER},
        {"Joanne", "S", "Joan Sample", NAME_OTHER},
        {"Jon", "S", "John Sample", NAME_SLIP},
        {"John", "S", "Jon Sample", NAME_SLIP},
        {"Ann", "S", "Anna Sample", NAME_SLIP},
        {"Ann", "S", "Ana Sample", NAME_OTHER}, /* other names */
        {"Jon", "S", "Jan Sample", NAME_OTHER},
        {"Ann", "S", "Anu Sample", NAME_OTHER},
        {"Ian", "S", "Dian Sample", NAME_OTHER},
        {"Jo", "S", "Joe Sample", NAME_OTHER},
        {"", "S", "Joan Sample", NAME_OTHER},
        {"'", "S", "' Sample", NAME_OTHER},
        {"Joan", "S", "", NAME_OTHER},
        {"Joan", "S", " - ", NAME_OTHER},
    };
    check(state, cases, COUNT(cases));
}

static void find_takes_any_given_name_and_any_spelling(void **state)
{
    static const struct find_case cases[] = {
        {"Mary", "S", "Mary Joan Sample", NAME_SAME},
        {"Joan", "S", "Mary Joan Sample", NAME_SAME},
        {"Mary Joan", "S", "Mary Joan Sample", NAME_SAME},
        {"Maryjoan", "S", "Mary Joan Sample", NAME_SAME},
        {"Karen", "W", "Wong, Ka Yan Karen", NAME_SAME},
        {"Kayan", "W", "Wong, Ka Yan Karen", NAME_SAME},
        {"Jeanluc", "L", "Jean-Luc Le Blanc", NAME_SAME},
        {"Jean Luc", "B", "Jean-Luc Le Blanc", NAME_SAME},
        {"Jean", "B", "Jean-Luc Le Blanc", NAME_SAME},
        {"Luc", "B", "Jean-Luc Le Blanc", NAME_SAME},
        {"Joanie", "S", "Joan (Joanie) Sample", NAME_SAME},
        {"Joanie", "S", "Joan “Joanie” Sample", NAME_SAME},
        {"Joanie", "S", "Sample, Joan (Joanie)", NAME_SAME},
        {"Bob", "S", "Joan & Bob Sample", NAME_SAME},
        {"Joan", "S", "Joan and Bob Sample", NAME_SAME},
        {"Joan", "B", "Joan & Bob Sample", NAME_OTHER}, /* Bob is no family name of hers */
        {"Joan", "S", "Joan Sample & Paul Roe & Kim Specimen", NAME_SAME},
        {"Paul", "R", "Joan Sample & Paul Roe & Kim Specimen", NAME_SAME},
        {"Kim", "S", "Joan Sample & Paul Roe & Kim Specimen", NAME_SAME},
        {"Bob", "S", "Robert Sample (Bob)", NAME_SAME},
        {"Bob", "S", "Sample, Robert (Bob)", NAME_SAME},
        {"Thora", "S", "Þóra Sample", NAME_SAME},
        {"Strasse", "G", "Straße Groß", NAME_SAME},
        {"Jo\u200Ban", "S", "Joan\u0301\u0301 Sample", NAME_SAME},
    };
    check(state, cases, COUNT(cases));
}

static void find_takes_either_order(void **state)
{
    static const struct find_case cases[] = {
        {"Joan", "S", "Sample, Joan", NAME_SAME},   {"Joan", "S", "SAMPLE Joan", NAME_SAME},
        {"Joan", "S", "Sample Joan", NAME_SAME},    {"Hoa", "N", "Nguyễn Thị Hoa", NAME_SAME},
        {"Minjun", "P", "Park Min-jun", NAME_SAME}, {"Min-jun", "P", "Min-Jun Park", NAME_SAME},
        {"Minh", "D", "Đặng Minh", NAME_SAME},      {"Dang", "M", "Đặng Minh", NAME_SAME},
        {"Roy", "J", "Joan O’Neil-Roy", NAME_SAME},
    };
    check(state, cases, COUNT(cases));
}

static void find_compares_the_letter_with_the_rest_of_the_name(void **state)
{
    static const struct find_case cases[] = {
        {"Joan", "J", "Joan Sample", NAME_OTHER},
        {"Joan", "T", "Joan Sample", NAME_OTHER},
        {"Joan", "Sa", "Joan Sample", NAME_SAME}, /* of several letters the first counts */
        {"Joan", "O", "Joan O’Neil-Roy", NAME_SAME},
        {"Joan", "R", "Joan O’Neil-Roy", NAME_SAME},
        {"Marc", "E", "Marc Émond", NAME_SAME},
        {"Zoe", "E", "Zoé L'Écuyer", NAME_SAME}, /* either letter of it */
        {"Zoe", "L", "Zoé L'Écuyer", NAME_SAME},
        {"Zoe", "E", "L’Écuyer, Zoé", NAME_SAME},
        {"Pat", "B", "Pat O'Brien-Roy", NAME_SAME},
        {"Pat", "B", "Pat Lebrun", NAME_OTHER},
        {"Darcy", "A", "D'Arcy Sample", NAME_OTHER}, /* no family name of hers */
        {"Ana", "G", "Ana García López", NAME_SAME},
        {"Ana", "L", "Ana García López", NAME_SAME},
        {"Piet", "D", "Piet van Dyk", NAME_SAME},
        {"Jean", "P", "Jean-Pierre Roy", NAME_OTHER}, /* both are given names */
        {"Ann", "T", "Ann Ŧelṉet", NAME_SAME},
        {"Ann", "Ŧ", "Ann Telnet", NAME_SAME},
        {"Ann", "7", "Ann 7eniyas", NAME_SAME},
        {"Ann", "7", "Ann 7", NAME_SAME},
        {"Ann", "ə", "Ann Əla", NAME_SAME},
        {"Joan", "", "Joan Sample", NAME_OTHER},
        {"Joan", "'", "Joan Sample", NAME_OTHER},
        {"Zoe", "A", "Zoë", NAME_SAME}, /* no family name in the list */
        {"Zoe", "", "Zoë", NAME_SAME},
        {"Jean", "A", "Jean-Luc", NAME_SAME},
        {"Zoe", NULL, "Zoë Roy", NAME_SAME}, /* the given name alone */
        {"Zoi", NULL, "Zoë Roy", NAME_OTHER},
    };
    check(state, cases, COUNT(cases));
}

static void find_passes_over_titles_and_notes(void **state)
{
    static const struct find_case cases[] = {
        {"Joan", "S", "Mrs. Joan Sample", NAME_SAME},
        {"Joan", "S", "Sample, Mrs. Joan", NAME_SAME},
        {"Anne", "R", "Mme Anne Roy", NAME_SAME},
        {"Jean", "R", "M. Jean Roy", NAME_SAME},
        {"Joan", "M", "Mrs. Joan Sample", NAME_OTHER},
        {"Joan", "D", "Dr. Joan Sample", NAME_OTHER},
        {"Joan", "R", "Joan Sample, RMT", NAME_OTHER},
        {"Joan", "S", "Joan Sample, RMT", NAME_SAME},
        {"Joan", "J", "Joan Sample, Jr.", NAME_OTHER},
        {"Joan", "N", "Joan Sample - NEW", NAME_OTHER},
        {"Joan", "S", "Joan Sample #1234", NAME_SAME},
        {"Joan", "X", "Joan #1234", NAME_SAME}, /* one word is left */
        {"Joan", "X", "Mrs. Joan", NAME_SAME},
        {"Joan", "X", "Joan, RMT", NAME_SAME},
        {"Dr", "X", "Dr.", NAME_SAME},
    };
    check(state, cases, COUNT(cases));
}

static void find_by_initials_where_the_list_has_no_more(void **state)
{
    static const struct find_case cases[] = {
        {"Joan", "S", "J. S.", NAME_SLIP},
        {"Joan", "S", "J.S.", NAME_SLIP},
        {"Joan", "S", "J S", NAME_SLIP},
        {"Joan", "S", "js", NAME_OTHER},
        {"Joan", "S", "JS", NAME_SLIP}, /* written together */
        {"Ravi", "T", "RT", NAME_SLIP},
        {"Élise", "B", "ÉB.", NAME_SLIP},
        {"Robert", "T", "RJT", NAME_SLIP},
        {"Sue", "J", "JS", NAME_OTHER},
        {"Joan", "T", "JS", NAME_OTHER},
        {"Jo", "O", "JO", NAME_SAME}, /* may be a name as well */
        {"Jane", "O", "JO", NAME_SLIP},
        {"Karl", "M", "KIM", NAME_OTHER},
        {"Joan", "S", "J. Sample", NAME_SLIP},
        {"Joan", "S", "Sample, J.", NAME_SLIP},
        {"Joan", "S", "J. M. Sample", NAME_SLIP},
        {"Piet", "D", "P. van Dyk", NAME_SLIP},
        {"Joan", "S", "J.", NAME_SLIP},
        {"Élise", "T", "É. T.", NAME_SLIP},
        {"Joan", "S", "B. S.", NAME_OTHER},
        {"Joan", "S", "J. T.", NAME_OTHER},
        {"Joan", "S", "S. J.", NAME_OTHER},
        {"Mary", "S", "Joan M. Sample", NAME_OTHER},
        {"Joan", "S", "J. Robert Sample", NAME_OTHER},
        {"Sue", "J", "Joan S.", NAME_OTHER},
        {"Joan", "S", "Joan S.", NAME_SAME},
    };
    check(state, cases, COUNT(cases));
}

/* Whatever a list holds, comparing reads and writes within bounds. */
static void find_survives_any_list(void **state)
{
    struct name_query *query = name_query_make(*state, "Joan", "S");
    char *name = arena_alloc(*state, 5001);
    static const char *const pieces[] = {"a ", "Jo-", "\uFDFA", ", ", "\xFF", "& ", "7"};
    for (size_t i = 0; i < COUNT(pieces); i++) {
        name[0] = '\0';
        size_t length = strlen(pieces[i]);
        for (size_t at = 0; at + length < 5000; at += length) {
            memcpy(name + at, pieces[i], length + 1);
        }
        assert_int_equal(name_query_compare(query, name), NAME_OTHER);
        struct name_query *same = name_query_make(*state, name, name);
        (void)name_query_compare(same, name);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(find_forgives_one_slip),
        cmocka_unit_test(find_takes_any_given_name_and_any_spelling),
        cmocka_unit_test(find_takes_either_order),
        cmocka_unit_test(find_compares_the_letter_with_the_rest_of_the_name),
        cmocka_unit_test(find_passes_over_titles_and_notes),
        cmocka_unit_test(find_by_initials_where_the_list_has_no_more),
        cmocka_unit_test(find_survives_any_list),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

/* import/people/couple: the people of a name that holds several. */
#include "import/people/couple.h"

#include "import_support.h"

/* "Joan Sample|Bob Sample" */
static const char *people_text(struct arena *arena, const char *name, bool clients_alone)
{
    const char *people[COUPLE_MAX];
    const size_t count = couple_people(arena, name, clients_alone, people);
    const char *text = people[0];
    for (size_t i = 1; i < count; i++) {
        text = arena_printf(arena, "%s|%s", text, people[i]);
    }
    return text;
}

static void check(struct arena *arena, const char *const (*cases)[2], size_t count,
                  bool clients_alone)
{
    for (size_t i = 0; i < count; i++) {
        const char *text = people_text(arena, cases[i][0], clients_alone);
        if (strcmp(text, cases[i][1]) != 0) {
            fail_msg("%s: %s instead of %s", cases[i][0], text, cases[i][1]);
        }
    }
}

static void each_of_several_clients_has_a_name(void **state)
{
    static const char *const cases[][2] = {
        {"Joan Sample & Kim Specimen", "Joan Sample|Kim Specimen"},
        {"Joan Sample and Kim Specimen", "Joan Sample|Kim Specimen"},
        {"Joan and Bob Sample", "Joan Sample|Bob Sample"},
        {"Joan & Bob Sample", "Joan Sample|Bob Sample"},
        {"Joan&Bob Sample", "Joan Sample|Bob Sample"},
        {"Joan/Bob Sample", "Joan Sample|Bob Sample"},
        {"Joan et Luc Dubé", "Joan Dubé|Luc Dubé"},
        {"JOAN AND BOB SAMPLE", "JOAN SAMPLE|BOB SAMPLE"},
        {"Piet & Jan van Dyk", "Piet van Dyk|Jan van Dyk"},
        {"Sample, Joan & Bob", "Sample, Joan|Sample, Bob"},
        {"Sample, Joan & Specimen, Kim", "Sample, Joan|Specimen, Kim"},
        {"Joan + Kim", "Joan|Kim"},
        {"Joan, Bob", "Joan, Bob"},
        {"Joan Sample & Kim", "Joan Sample|Kim"},
        {"Joan Sample & Kim Specimen & Robin Example", "Joan Sample|Kim Specimen|Robin Example"},
        {"Deep & Min Park", "Deep Park|Min Park"},
        /* one, or nobody can say who */
        {"Joan Sample", "Joan Sample"},
        {"", ""},
        {"&", "&"},
        {"Joan Sample &", "Joan Sample &"},
        {"Smith & Sons", "Smith & Sons"},
        {"Spa & Wellness", "Spa & Wellness"},
        {"Smith and Taylor Clinic", "Smith and Taylor Clinic"},
        {"Mr. and Mrs. Sample", "Mr. and Mrs. Sample"},
        {"M. et Mme Dubé", "M. et Mme Dubé"},
        {"Joan Sample & daughter", "Joan Sample & daughter"},
        {"Joan Sample + 1", "Joan Sample + 1"},
        {"J & K Sample", "J & K Sample"},
        {"Joan/Bob", "Joan/Bob"},
        {"Lunch & Learn", "Lunch & Learn"},
        {"Sandy Andrews", "Sandy Andrews"},
        {"Smith-Jones", "Smith-Jones"},
        {"Andrea Band", "Andrea Band"},
        {"A & B & C & D & E & F & G", "A & B & C & D & E & F & G"},
    };
    check(*state, cases, COUNT(cases), true);
}

/* In a title, one of two may be the therapist. */
static void another_family_behind_and_may_work_there(void **state)
{
    static const char *const cases[][2] = {
        {"Joan and Bob Sample", "Joan Sample|Bob Sample"},
        {"Joan Sample and Bob Sample", "Joan Sample|Bob Sample"},
        {"Joan Sample & Kim Specimen", "Joan Sample|Kim Specimen"},
        {"Kim Specimen and Mei Rivers", "Kim Specimen and Mei Rivers"},
        {"Kim Specimen and Mei", "Kim Specimen and Mei"},
        {"Kim Specimen & Mei", "Kim Specimen & Mei"},
    };
    check(*state, cases, COUNT(cases), false);
}

static void a_stroke_between_given_names_joins_them(void **state)
{
    static const char *const cases[][2] = {
        {"Joan/Bob Sample", "Joan & Bob Sample"},
        {"Massage - Joan/Bob Sample", "Massage - Joan & Bob Sample"},
        {"Joan/Bob Sample 60 min", "Joan & Bob Sample 60 min"},
        {"Joan Sample/Kim Specimen", "Joan Sample/Kim Specimen"},
        {"Swedish/Deep Tissue", "Swedish/Deep Tissue"},
        {"Joan w/Mei Rivers", "Joan w/Mei Rivers"},
        {"N/S Joan Sample", "N/S Joan Sample"},
        {"Joan/Bob", "Joan/Bob"},
        {"Joan Sample 4/5", "Joan Sample 4/5"},
        {"/", "/"},
        {"Joan/", "Joan/"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        assert_string_equal(couple_title(*state, cases[i][0]), cases[i][1]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_of_several_clients_has_a_name),
        cmocka_unit_test(another_family_behind_and_may_work_there),
        cmocka_unit_test(a_stroke_between_given_names_joins_them),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

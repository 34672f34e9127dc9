/* Words for the numbers of a row: which are accepted and which refused, with file and JSON path. */
#include "form/form.h"
#include "test_arena.h"

#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define OURS "https://easycozy.ca/fhir/StructureDefinition/"

#define HEAD                                                                                       \
    "{'resourceType':'Questionnaire','url':'u','version':'1','title':'T','status':'active','item'" \
    ":["
#define LIMITS(low, high)                                                                          \
    "'extension':[{'url':'" CORE "minValue','valueInteger':" low "},{'url':'" CORE                 \
    "maxValue','valueInteger':" high "}]"
/* A number from 0 to 10 with these texts inside. */
#define NUMBER(texts)                                                                              \
    HEAD "{'linkId':'n','type':'integer','text':'N?'," LIMITS("0", "10") ",'item':[" texts "]}]}"
#define TEXT(id, extension)                                                                        \
    "{'linkId':'" id "','type':'display','text':'" id "','extension':[" extension "]}"
#define RANGE(range)       "{'url':'" OURS "number-range','valueRange':" range "}"
#define WORD(id, from, to) TEXT(id, RANGE("{'low':{'value':" from "},'high':{'value':" to "}}"))
#define CONTROL(code)                                                                              \
    "{'url':'" CORE "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':"      \
    "'http://hl7.org/fhir/questionnaire-item-control','code':'" code "'}]}}"

/* All problems joined by "|", "" if the form is taken; *form is then what was read. */
static const char *problems_of(struct arena *arena, const char *json,
                               const struct questionnaire **form)
{
    struct problems problems = {.arena = arena};
    const char *text = with_double_quotes(arena, json);
    *form = form_parse(arena, "q.json", text, strlen(text), &problems);
    return problems_joined(arena, &problems, "|");
}

static void every_number_has_its_word(void **state)
{
    static const char *const words[] = {"none", "some", "some", "some", "much", "much",
                                        "much", "much", "much", "much", "all"};
    const struct questionnaire *form;
    const char *problems =
        problems_of(*state,
                    NUMBER(TEXT("low", CONTROL("lower")) "," WORD("none", "0", "0") "," WORD(
                        "some", "1", "3") "," WORD("much", "4", "9") "," WORD("all", "10", "10")),
                    &form);
    assert_string_equal(problems, "");
    const struct item *item = &form->items[0];
    assert_int_equal(item->word_count, 4);
    for (long number = 0; number <= 10; number++) {
        const struct number_word *word = item_number_word(item, number);
        assert_non_null(word);
        assert_string_equal(word->word.text, words[number]);
    }
    assert_null(item_number_word(item, -1));
    assert_null(item_number_word(item, 11));
    assert_string_equal(item->minimum_text.text, "low");
}

static void numbers_need_no_words(void **state)
{
    const struct questionnaire *form;
    assert_string_equal(problems_of(*state, NUMBER(TEXT("low", CONTROL("lower"))), &form), "");
    assert_int_equal(form->items[0].word_count, 0);
    assert_null(item_number_word(&form->items[0], 0));
}

static const struct {
    const char *json;
    const char *message;
} refusals[] = {
    {NUMBER(WORD("some", "1", "10")), "item[0].item[0]: number-range begins with 1, not 0"},
    {NUMBER(WORD("few", "0", "3") "," WORD("many", "3", "10")),
     "item[0].item[1]: number-range begins with 3, not 4"},
    {NUMBER(WORD("few", "0", "3") "," WORD("many", "5", "10")),
     "item[0].item[1]: number-range begins with 5, not 4"},
    {NUMBER(WORD("many", "4", "10") "," WORD("few", "0", "3")),
     "item[0].item[0]: number-range begins with 4, not 0"},
    {NUMBER(WORD("all", "0", "11")), "item[0].item[0]: number-range from 0 to 11, not up to 10"},
    {NUMBER(WORD("few", "0", "3") "," WORD("back", "4", "2")),
     "item[0].item[1]: number-range from 4 to 2, not up to 10"},
    {NUMBER(WORD("few", "0", "3") "," WORD("many", "4", "9")),
     "item[0].item: there are words for 0 to 9, none for 10"},
    {NUMBER(TEXT("hint", CONTROL("help")) "," TEXT("w", "{'url':'" OURS "number-range'}")),
     "item[0].item[1].extension[0]: extension " OURS "number-range needs valueRange"},
    {NUMBER(TEXT("w", RANGE("7"))),
     "item[0].item[0]: number-range needs a whole number as low.value"},
    {NUMBER(TEXT("w", RANGE("{'low':{'value':0}}"))),
     "item[0].item[0]: number-range needs a whole number as high.value"},
    {NUMBER(TEXT("w", RANGE("{'low':{'value':0.5},'high':{'value':10}}"))),
     "item[0].item[0]: number-range needs a whole number as low.value"},
    {NUMBER(TEXT("w", RANGE("{'low':{'value':0},'high':{'value':10}}") "," CONTROL("upper"))),
     "item[0].item[0]: number-range and itemControl exclude each other"},
    {NUMBER(TEXT("w", RANGE("{'low':{'value':0},'high':{'value':10}}") "," RANGE(
                          "{'low':{'value':0},'high':{'value':10}}"))),
     "item[0].item[0].extension[1]: extension " OURS "number-range is here twice"},
    {HEAD "{'linkId':'b','type':'boolean','text':'B?','item':[" WORD("w", "0", "1") "]}]}",
     "item[0].item[0].extension[0]: extension " OURS "number-range does not belong here"},
    {HEAD WORD("w", "0", "1") ",{'linkId':'b','type':'boolean','text':'B?'}]}",
     "item[0].extension[0]: extension " OURS "number-range does not belong here"},
    /* wrong limits are the only problem, whatever the words are for */
    {HEAD "{'linkId':'n','type':'integer','text':'N?'," LIMITS("10", "0") ",'item':[" WORD(
         "w", "0", "10") "]}]}",
     "item[0]: minValue 10 is above maxValue 0"},
};

static void words_that_do_not_fit_are_refused_with_their_path(void **state)
{
    size_t different = 0;
    for (size_t i = 0; i < sizeof(refusals) / sizeof(refusals[0]); i++) {
        const struct questionnaire *form;
        const char *problems = problems_of(*state, refusals[i].json, &form);
        const char *expected = arena_printf(*state, "q.json: %s", refusals[i].message);
        if (form != NULL || strcmp(problems, expected) != 0) {
            print_error("%s\n  gives %s\n  not   %s\n", refusals[i].json, problems, expected);
            different++;
        }
    }
    assert_int_equal(different, 0);
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, create_arena, destroy_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(every_number_has_its_word),
        TEST(numbers_need_no_words),
        TEST(words_that_do_not_fit_are_refused_with_their_path),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

/* A group whose questions stand on one screen (itemControl "page"), and the short text of a
 * question: what is read, and what is refused with file and JSON path. */
#include "form/form.h"
#include "test_arena.h"

#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define SDC  "http://hl7.org/fhir/uv/sdc/StructureDefinition/"

#define HEAD                                                                                       \
    "{'resourceType':'Questionnaire','language':'en','url':'u','version':'1','title':'T',"         \
    "'status':'active','item':["
#define CONTROL(system, code)                                                                      \
    "{'url':'" CORE                                                                                \
    "questionnaire-itemControl','valueCodeableConcept':{'coding':[{'system':'" system              \
    "','code':'" code "'}]}}"
#define HL7  "http://hl7.org/fhir/questionnaire-item-control"
#define OURS "https://easycozy.ca/fhir/CodeSystem/item-control"
#define GROUP(code, more)                                                                          \
    "{'linkId':'g','type':'group','extension':[" CONTROL(HL7, code) "],'item':[" more "]}"
#define YES_NO(id) "{'linkId':'" id "','type':'boolean','text':'Is it?'}"
#define NUMBER                                                                                     \
    "{'linkId':'n','type':'integer','text':'How much?','extension':[{'url':'" CORE                 \
    "minValue','valueInteger':0},{'url':'" CORE "maxValue','valueInteger':10}]}"
#define OPTIONS "'answerOption':[{'valueCoding':{'code':'back-neck','display':'Neck'}}]"
#define CHOICE  "{'linkId':'c','type':'choice','text':'Which?'," OPTIONS "}"
#define END     "]}"

static const struct questionnaire *read(struct arena *arena, const char *json, const char **why)
{
    struct problems problems = {.arena = arena};
    const char *text = with_double_quotes(arena, json);
    const struct questionnaire *form = form_parse(arena, "q.json", text, strlen(text), &problems);
    *why = problems_joined(arena, &problems, "|");
    return form;
}

static const struct item *item_of(const struct questionnaire *form, const char *link_id)
{
    const size_t index = questionnaire_find(form, link_id);
    assert_int_not_equal(index, ITEM_NO_PARENT);
    return &form->items[index];
}

static void group_can_be_a_page_of_questions(void **state)
{
    static const char *const forms[] = {
        HEAD GROUP("page", YES_NO("a") "," NUMBER "," CHOICE) END,
        HEAD GROUP("page", YES_NO("a")) END,
        HEAD GROUP("page", YES_NO("a") "," YES_NO("b") "," YES_NO("c") "," YES_NO("d")) END,
    };
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        const char *why = "";
        const struct questionnaire *form = read(*state, forms[i], &why);
        assert_string_equal(why, "");
        assert_int_equal(item_of(form, "g")->control, CONTROL_PAGE);
        assert_int_equal(item_of(form, "a")->control, CONTROL_NONE);
    }
}

static void page_holds_only_what_is_short(void **state)
{
    static const struct {
        const char *form;
        const char *why;
    } cases[] = {
        {GROUP("list", YES_NO("a")),
         "q.json: item[0]: itemControl \"list\" is not supported for a group"},
        {GROUP("slider", YES_NO("a")),
         "q.json: item[0]: itemControl \"slider\" is not supported for a group"},
        {GROUP("page", YES_NO("a") ",{'linkId':'t','type':'string','text':'What?'}"),
         "q.json: item[0]: a page holds questions with answers to choose or a number, and \"t\" is "
         "something else"},
        {GROUP("page",
               "{'linkId':'m','type':'choice','repeats':true,'text':'Where?','extension':[" CONTROL(
                   OURS, "body-map") "]," OPTIONS "}," YES_NO("a")),
         "q.json: item[0]: a page holds questions with answers to choose or a number, and \"m\" is "
         "something else"},
        {GROUP("page",
               YES_NO("a") ",{'linkId':'l','type':'boolean','text':'Any?','item':[{'linkId':"
                           "'line','type':'display','text':'One','extension':[" CONTROL(
                               HL7, "inline") "]}]}"),
         "q.json: item[0]: a page holds questions with answers to choose or a number, and \"l\" is "
         "something else"},
        {GROUP("page", "{'linkId':'d','type':'display','text':'Read this.'}," YES_NO("a")),
         "q.json: item[0]: a page holds questions with answers to choose or a number, and \"d\" is "
         "something else"},
        {GROUP("page", "{'linkId':'h','type':'group','item':[" YES_NO("a") "]}"),
         "q.json: item[0]: a page holds questions with answers to choose or a number, and \"h\" is "
         "something else"},
        {GROUP("page", YES_NO("a") "," YES_NO("b") "," YES_NO("c") "," YES_NO("d") "," YES_NO("e")),
         "q.json: item[0].item: at most 4 questions stand on one page"},
        {"{'linkId':'a','type':'boolean','text':'Is it?','extension':[" CONTROL(HL7, "page") "]}",
         "q.json: item[0]: itemControl \"page\" is not supported for a yes or no"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        const char *why = "";
        const struct questionnaire *form =
            read(*state, arena_printf(*state, HEAD "%s" END, cases[i].form), &why);
        assert_null(form);
        assert_string_equal(why, cases[i].why);
    }
}

#define SHORT(more) "'extension':[{'url':'" SDC "sdc-questionnaire-shortText'" more "}]"
#define FRENCH                                                                                     \
    ",'_valueString':{'extension':[{'url':'" CORE "translation','extension':[{'url':'lang',"       \
    "'valueCode':'fr'},{'url':'content','valueString':'Douleur'}]}]}"

static void question_has_a_short_text_in_each_language(void **state)
{
    const char *why = "";
    const struct questionnaire *form =
        read(*state,
             HEAD "{'linkId':'a','type':'boolean','text':'Does it hurt?'," SHORT(
                 ",'valueString':'Pain'" FRENCH) "}," YES_NO("b") END,
             &why);
    assert_string_equal(why, "");
    struct response *response = response_create(*state, form);
    assert_string_equal(response_short_question(response, 0, "en", *state), "Pain");
    assert_string_equal(response_short_question(response, 0, "fr", *state), "Douleur");
    /* the whole question where there is none */
    assert_string_equal(response_short_question(response, 1, "en", *state), "Is it?");
    assert_null(
        read(*state, HEAD "{'linkId':'a','type':'boolean','text':'A?'," SHORT("") "}" END, &why));
    assert_string_equal(why, "q.json: item[0].extension[0].valueString: is missing");
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, create_arena, destroy_arena)

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(group_can_be_a_page_of_questions),
        TEST(page_holds_only_what_is_short),
        TEST(question_has_a_short_text_in_each_language),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

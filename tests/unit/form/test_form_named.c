/* A question that names an earlier answer, and one that is carried forward from an earlier visit:
 * what is read, what is refused with file and JSON path, and what is asked. */
#include "domain/record.h"
#include "form/form.h"
#include "test_json.h"

#define CORE "http://hl7.org/fhir/StructureDefinition/"
#define OURS "https://easycozy.ca/fhir/StructureDefinition/"

#define HEAD                                                                                       \
    "{'resourceType':'Questionnaire','language':'en','url':'u','version':'1','title':'T',"         \
    "'status':'active','item':["
#define FRENCH(text)                                                                               \
    "{'extension':[{'url':'" CORE "translation','extension':[{'url':'lang','valueCode':'fr'},"     \
    "{'url':'content','valueString':'" text "'}]}]}"
#define OPTION(code, display, more)                                                                \
    "{'valueCoding':{'code':'" code "','display':'" display "'}" more "}"
#define WITHIN(words, more)                                                                        \
    ",'extension':[{'url':'" OURS "within-sentence','valueString':'" words "'" more "}]"
#define CHOICE(id, more, options)                                                                  \
    "{'linkId':'" id "','type':'choice','text':'Which?'" more ",'answerOption':[" options "]}"
#define TWO                                                                                        \
    "{'valueCoding':{'code':'sit','display':'Sitting','_display':" FRENCH(                         \
        "Rester assis") "}" WITHIN("sitting",                                                      \
                                   "") "}," OPTION("other", "Something else",                      \
                                                   WITHIN("it",                                    \
                                                          ",'_valueString':" FRENCH("Cela")))
#define THING            CHOICE("thing", "", TWO)
#define WHEN(more)       ",'enableWhen':[{'question':'thing','operator':" more "}]"
#define WHEN_EXISTS      WHEN("'exists','answerBoolean':true")
#define HARD(text, more) "{'linkId':'hard','type':'boolean','text':'" text "'" more "}"
#define CARRIED          ",'extension':[{'url':'" OURS "carried-forward','valueBoolean':true}]"
#define LAST             "{'linkId':'last','type':'boolean','text':'Anything else?'}"
#define END              "]}"

static const struct questionnaire *read(struct arena *arena, const char *json, const char **why)
{
    struct problems problems = {.arena = arena};
    const char *text = with_double_quotes(arena, json);
    const struct questionnaire *form = form_parse(arena, "q.json", text, strlen(text), &problems);
    *why = problems_joined(arena, &problems, "|");
    return form;
}

static const struct questionnaire *taken(struct arena *arena, const char *json)
{
    const char *why;
    const struct questionnaire *form = read(arena, json, &why);
    if (form == NULL) {
        fail_msg("refused: %s", why);
    }
    return form;
}

#define NAMED                                                                                      \
    HEAD THING "," HARD("How hard is {thing}, {thing}?",                                           \
                        ",'_text':" FRENCH("{thing}\u00A0: est-ce difficile\u00A0?") WHEN_EXISTS)  \
        END

static void question_names_what_was_chosen(void **state)
{
    struct arena *arena = *state;
    const struct questionnaire *form = taken(arena, NAMED);
    static const struct {
        size_t option;
        const char *language;
        const char *question;
    } cases[] = {
        {0, "en", "How hard is sitting, sitting?"},
        {0, "", "How hard is sitting, sitting?"},
        /* without words of its own in French, the option is named as it stands in the list */
        {0, "fr", "Rester assis\u00A0: est-ce difficile\u00A0?"},
        {1, "fr-CA", "Cela\u00A0: est-ce difficile\u00A0?"},
        {1, "en", "How hard is it, it?"},
    };
    for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
        struct response *response = response_create(arena, form);
        response_tap_option(response, 0, cases[i].option);
        assert_string_equal(response_question(response, 1, cases[i].language, arena),
                            cases[i].question);
    }
}

/* What is exported is what was shown, in the language in which it was. */
static void exported_question_names_what_was_chosen(void **state)
{
    struct arena *arena = *state;
    struct response *response = response_create(arena, taken(arena, NAMED));
    response_tap_option(response, 0, 0);
    response_set_boolean(response, 1, true);
    const struct answer_record kept[] = {
        {.link_id = "hard", .question = "Rester assis\u00A0: est-ce difficile\u00A0?"}};
    const struct visit_record record = {.answers = kept, .answer_count = 1};
    const struct visit_record *const shown[] = {NULL, &record};
    static const char *const texts[] = {"How hard is sitting, sitting?",
                                        "Rester assis\u00A0: est-ce difficile\u00A0?"};
    for (size_t i = 0; i < 2; i++) {
        const struct form_response_about about = {.status = "completed",
                                                  .authored = "",
                                                  .subject = "",
                                                  .encounter = "",
                                                  .notice_version = "",
                                                  .notice_sha256 = "",
                                                  .shown = shown[i]};
        json_t *json = read_json(form_response_json(arena, response, &about));
        const json_t *items = json_object_get(json, "item");
        assert_string_equal(member(json_array_get(items, 1), "text"), texts[i]);
        json_decref(json);
    }
}

static void braces_that_name_no_question_stay_where_none_may_be_named(void **state)
{
    const struct questionnaire *form =
        taken(*state, HEAD "{'linkId':'d','type':'display','text':'A {b} c'}," LAST END);
    assert_string_equal(form->items[0].text.text, "A {b} c");
}

static const struct {
    const char *json;
    const char *problems;
} refused[] = {
    {HEAD THING "," HARD("How hard is {thin}?", WHEN_EXISTS) END,
     "q.json: item[1].text: there is no item \"thin\""},
    {HEAD THING "," HARD("Hard?", ",'_text':" FRENCH("{thin}") WHEN_EXISTS) END,
     "q.json: item[1]._text: there is no item \"thin\""},
    {HEAD HARD("How hard is {thing}?", "") "," THING END,
     "q.json: item[0].text: \"thing\" comes later: it cannot be answered by then"},
    {HEAD HARD("How hard is {hard}?", "") END,
     "q.json: item[0].text: \"hard\" is this question itself"},
    {HEAD THING "," HARD("How hard is {thing?", WHEN_EXISTS) END,
     "q.json: item[1].text: \"{\" begins a placeholder, and \"}\" is missing"},
    {HEAD THING "," HARD("How hard is {}?", WHEN_EXISTS) END,
     "q.json: item[1].text: there is no item \"\""},
    {HEAD "{'linkId':'g','type':'group','text':'G','item':[" LAST "]}," HARD("{g}?", "") END,
     "q.json: item[1].text: \"g\" is not a question"},
    {HEAD LAST "," HARD("{last}?", "") END,
     "q.json: item[1].text: {last}: \"last\" is no choice of one answer"},
    {HEAD CHOICE("thing", ",'repeats':true", TWO) "," HARD("{thing}?", WHEN_EXISTS) END,
     "q.json: item[1].text: {thing}: \"thing\" is no choice of one answer"},
    {HEAD THING "," HARD("{thing}?", "") END,
     "q.json: item[1].text: {thing} needs enableWhen: the question must wait for an answer to "
     "\"thing\""},
    {HEAD THING "," HARD("{thing}?", WHEN("'!=','answerCoding':{'code':'sit'}")) END,
     "q.json: item[1].text: {thing} needs enableWhen: the question must wait for an answer to "
     "\"thing\""},
    {HEAD THING "," HARD("{thing}?", WHEN("'exists','answerBoolean':false")) END,
     "q.json: item[1].text: {thing} needs enableWhen: the question must wait for an answer to "
     "\"thing\""},
    {HEAD THING ",{'linkId':'d','type':'display','text':'About {thing}'}," LAST END,
     "q.json: item[1].text: {thing} may stand in the text of a question only"},
    {HEAD THING "," HARD("Hard?", ",'item':[{'linkId':'h','type':'display','text':'{thing}'}]") END,
     "q.json: item[1].item[0].text: {thing} may stand in the text of a question only"},
    {HEAD CHOICE("thing", "", OPTION("sit", "Sitting", WITHIN(" ", ""))) END,
     "q.json: item[0].answerOption[0].extension[0].valueString: is empty"},
    {HEAD CHOICE("thing", "", OPTION("sit", "Sitting", WITHIN("sitting", ",'valueCode':'x'"))) END,
     "q.json: item[0].answerOption[0].extension[0].valueCode: is not a property that is supported "
     "here"},
    {HEAD "{'linkId':'last','type':'boolean','text':'Last?'" CARRIED "}" END,
     "q.json: item[0].extension[0]: extension " OURS "carried-forward does not belong here"},
    {HEAD CHOICE("thing", CARRIED ",'repeats':true", TWO) "," LAST END,
     "q.json: item[0]: only a choice of one answer can be carried-forward"},
    {HEAD CHOICE("thing", CARRIED ",'required':true", TWO) "," LAST END,
     "q.json: item[0]: carried-forward and required contradict each other: it is never asked"},
    {HEAD CHOICE("thing", CARRIED,
                 OPTION("sit", "Sitting", ",'initialSelected':true")) "," LAST END,
     "q.json: item[0]: carried-forward and initialSelected contradict each other"},
    {HEAD CHOICE("thing", CARRIED,
                 OPTION("sit", "Sitting",
                        ",'extension':[{'url':'" OURS
                        "safety-tier','valueCode':'tell'}]")) "," LAST END,
     "q.json: item[0]: an answer that is carried-forward raises nothing: it can have no safety "
     "tier"},
    {HEAD CHOICE("thing", ",'extension':[{'url':'" OURS "carried-forward','valueBoolean':'yes'}]",
                 TWO) "," LAST END,
     "q.json: item[0]: carried-forward must be true or false"},
    {HEAD CHOICE("thing", CARRIED, TWO) END, "q.json: item: there is no question"},
};

static void form_refuses_what_would_not_read_or_never_be_asked(void **state)
{
    struct arena *arena = *state;
    size_t different = 0;
    for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
        const char *why;
        read(arena, refused[i].json, &why);
        if (strcmp(why, refused[i].problems) != 0) {
            print_error("%s\n  gives %s\n  not   %s\n", refused[i].json, why, refused[i].problems);
            different++;
        }
    }
    assert_int_equal(different, 0);
}

/* A condition of a group around the question, or one of several, makes sure of the answer too. */
static void question_may_wait_for_the_answer_in_several_ways(void **state)
{
    static const char *const forms[] = {
        HEAD THING "," HARD("{thing}?", WHEN("'=','answerCoding':{'code':'sit'}")) END,
        HEAD THING ",{'linkId':'g','type':'group','text':'G'" WHEN_EXISTS
                   ",'item':[" HARD("{thing}?", "") "]}" END,
        HEAD THING
        "," LAST
        "," HARD("{thing}?", ",'enableBehavior':'all','enableWhen':[{'question':'thing','operator':"
                             "'exists','answerBoolean':true},{'question':'last','operator':'=',"
                             "'answerBoolean':true}]") END,
    };
    for (size_t i = 0; i < sizeof(forms) / sizeof(forms[0]); i++) {
        taken(*state, forms[i]);
    }
    const char *why;
    read(*state,
         HEAD THING "," LAST "," HARD(
             "{thing}?", ",'enableBehavior':'any','enableWhen':[{'question':'thing','operator':"
                         "'exists','answerBoolean':true},{'question':'last','operator':'=',"
                         "'answerBoolean':true}]") END,
         &why);
    assert_string_equal(why, "q.json: item[2].text: {thing} needs enableWhen: the question must "
                             "wait for an answer to \"thing\"");
}

#define FOLLOW_UP HEAD CHOICE("thing", CARRIED, TWO) "," HARD("{thing}?", WHEN_EXISTS) "," LAST END

static void carried_question_is_never_asked_nor_counted(void **state)
{
    struct arena *arena = *state;
    struct response *response = response_create(arena, taken(arena, FOLLOW_UP));
    size_t n = 0;
    size_t total = 0;
    assert_int_equal(response_first(response), 2); /* nothing was carried, so nothing hangs on it */
    response_progress(response, 2, &n, &total);
    assert_int_equal(n, 1);
    assert_int_equal(total, 1);

    assert_true(response_carry(response, 0, "other"));
    assert_false(response_has_answers(response)); /* none of this visit */
    assert_int_equal(response_first(response), 1);
    response_progress(response, 1, &n, &total);
    assert_int_equal(n, 1);
    assert_int_equal(total, 2);
    assert_int_equal(response_previous(response, 1), RESPONSE_END);
    assert_int_equal(response_flags(response, "en", arena).count, 0);
    assert_string_equal(response_question(response, 1, "en", arena), "it?");
}

static void carried_answer_must_be_one_that_the_form_still_has(void **state)
{
    struct arena *arena = *state;
    struct response *response = response_create(arena, taken(arena, FOLLOW_UP));
    assert_false(response_carry(response, 0, "swimming"));
    assert_int_equal(response->answers[0].state, ANSWER_OPEN);
    assert_int_equal(response_first(response), 2);
}

/* Its own condition holds for it as for any other question. */
static void carried_answer_counts_only_where_its_condition_holds(void **state)
{
    struct arena *arena = *state;
    const struct questionnaire *form = taken(
        arena, HEAD LAST "," CHOICE("thing",
                                    CARRIED ",'enableWhen':[{'question':'last','operator':'=',"
                                            "'answerBoolean':true}]",
                                    TWO) "," HARD("{thing}?", WHEN_EXISTS) END);
    struct response *response = response_create(arena, form);
    size_t n = 0;
    size_t total = 0;
    assert_true(response_carry(response, 1, "sit"));
    response_progress(response, 0, &n, &total);
    assert_int_equal(total, 2);
    response_set_boolean(response, 0, false);
    assert_int_equal(response_next(response, 0), RESPONSE_END);
    response_set_boolean(response, 0, true);
    assert_int_equal(response_next(response, 0), 2);
}

static void addition_has_nothing_carried_forward(void **state)
{
    struct arena *arena = *state;
    struct response *response = response_create_addition(arena, taken(arena, FOLLOW_UP));
    assert_true(response_carry(response, 0, "sit"));
    assert_false(response_enabled(response, 0));
    assert_int_equal(response_first(response), RESPONSE_END);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(question_names_what_was_chosen),
        cmocka_unit_test(exported_question_names_what_was_chosen),
        cmocka_unit_test(braces_that_name_no_question_stay_where_none_may_be_named),
        cmocka_unit_test(form_refuses_what_would_not_read_or_never_be_asked),
        cmocka_unit_test(question_may_wait_for_the_answer_in_several_ways),
        cmocka_unit_test(carried_question_is_never_asked_nor_counted),
        cmocka_unit_test(carried_answer_must_be_one_that_the_form_still_has),
        cmocka_unit_test(carried_answer_counts_only_where_its_condition_holds),
        cmocka_unit_test(addition_has_nothing_carried_forward),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

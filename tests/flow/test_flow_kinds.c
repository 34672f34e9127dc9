/* A clinic's own questionnaire with a question of every type: each can be asked and answered on
 * every panel, in both languages and sizes of text, is read back on the review page and kept. */
#include "answer_examples.h"
#include "app/context.h"
#include "child.h"
#include "domain/answer_kind.h"
#include "screens/questionnaire/question_kind.h"
#include "visit.h"

#include <stdio.h>
#include <string.h>

#define COPY "own-assets"
#define FORM COPY "/questionnaires/back-pain-first-visit.json"

/* The questionnaire of the clinic, with these items; ' stands for ". */
static void write_form(struct arena *arena, const char *items)
{
    char *json = arena_printf(arena,
                              "{'resourceType':'Questionnaire','language':'en','status':'active',"
                              "'url':'https://example.org/kinds','version':'1','name':'Kinds',"
                              "'title':'Kinds','item':[%s]}",
                              items);
    for (char *c = json; *c != '\0'; c++) {
        *c = *c == '\'' ? '"' : *c;
    }
    child_copy_assets(arena, COPY);
    kiosk_write(FORM, json);
}

/* A required question of every type, called after it, with the members of its example. */
static const char *items_of_every_type(struct arena *arena)
{
    const char *items = "";
    for (size_t i = 0; i < COUNT_OF(answer_examples); i++) {
        const char *type = item_type_code(answer_examples[i].type);
        items = arena_printf(arena,
                             "%s%s{'linkId':'%s','type':'%s','text':'What is it?','required':true"
                             "%s}",
                             items, i == 0 ? "" : ",", type, type, answer_examples[i].more);
    }
    return items;
}

static bool has(const struct kiosk *kiosk, const struct question_rehearsal *answer)
{
    return frame_find(kiosk->player.frame, answer->target, answer->index, answer->code) != NULL;
}

/* Answers the question on screen as the tour does, turning to the page with the answers. */
static void answer_question(struct kiosk *kiosk)
{
    const struct session *session = app_session_view(kiosk->player.app);
    const struct item *item = session_item(session);
    const struct question_kind *kind = question_kind(item);
    const char *type = item_type_code(item->type);
    struct question_rehearsal answer = {.target = "option", .script = "tap option 0"};
    if (answer_offer_count(item) == 0) {
        if (kind->rehearse == NULL) {
            fail_msg("the type \"%s\" does not say how it is answered (rehearse)", type);
        }
        answer = kind->rehearse(item, kiosk->arena);
    }
    for (int page = 0; !has(kiosk, &answer); page++) {
        if (page == 5) {
            fail_msg("the type \"%s\" has no target %s", type, answer.target);
        }
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, answer.script);
    if (session->response->answers[session->item].state != ANSWER_GIVEN) {
        fail_msg("the type \"%s\" is not answered by \"%s\"", type, answer.script);
    }
}

/* Opens a kiosk at the first question of the clinic's questionnaire. */
static struct kiosk *open_questions(struct kiosk_options options)
{
    options.assets = COPY;
    options.configuration = COPY "/kiosk.yaml";
    struct kiosk *kiosk = kiosk_open(options);
    kiosk_play(kiosk, TO_NOTICE);
    while (kiosk_target(kiosk, "agree", NULL) == NULL) {
        kiosk_play(kiosk, "tap continue");
    }
    kiosk_play(kiosk, "tap agree\nexpect screen question");
    return kiosk;
}

/* A visit that answers everything; ends on the page after sending. */
static void answer_everything(struct kiosk_options options)
{
    struct kiosk *kiosk = open_questions(options);
    const struct session *session = app_session_view(kiosk->player.app);
    for (size_t i = 0; i < COUNT_OF(answer_examples); i++) {
        assert_screen(kiosk, "question");
        /* nothing is chosen beforehand but the example's own option */
        response_clear(app_session(kiosk->player.app)->response, session->item);
        answer_question(kiosk);
        kiosk_play(kiosk, "tap continue");
    }
    assert_screen(kiosk, "review");
    const char *language = options.language == NULL ? "en" : options.language;
    for (size_t i = 0; i < COUNT_OF(answer_examples); i++) {
        const char *words = response_words(session->response, i, language, kiosk->arena);
        while (!kiosk_sees(kiosk, words) && kiosk_target(kiosk, "next", NULL) != NULL) {
            kiosk_play(kiosk, "tap next");
        }
        assert_sees(kiosk, words);
    }
    visit_send(kiosk);
    for (size_t i = 0; i < COUNT_OF(answer_examples); i++) {
        const char *type = item_type_code(answer_examples[i].type);
        const char *kept = kiosk_query(
            kiosk,
            arena_printf(kiosk->arena,
                         "select type from answers where link_id = '%s' and answer <> ''", type));
        if (strncmp(kept, type, strlen(type)) != 0) {
            fail_msg("the answer to the type \"%s\" is kept as \"%s\"", type, kept);
        }
    }
    kiosk_close(kiosk);
}

static void every_type_is_asked_on_every_panel(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * 1024);
    write_form(arena, items_of_every_type(arena));
    for (int panel = PANEL_PORTRAIT; panel <= PANEL_SMALL; panel++) {
        for (int large = 0; large < 2; large++) {
            struct kiosk_options options = {.panel = (enum kiosk_panel)panel,
                                            .large_text = large != 0};
            answer_everything(options);
            options.language = "fr";
            answer_everything(options);
        }
    }
    arena_destroy(arena);
}

/* Whoever leaves a warning sign open is asked to speak of it, whatever type the question has. */
static void open_warning_of_any_type_is_told_at_the_end(void **state)
{
    (void)state;
#define HOLD                                                                                       \
    "'extension':[{'url':'https://easycozy.ca/fhir/StructureDefinition/safety-tier',"              \
    "'valueCode':'hold'}]"
    static const char *const items[] = {
        "{'linkId':'fever','type':'boolean','text':'Do you have a fever?'," HOLD "}",
        "{'linkId':'fever','type':'choice','text':'Do you have a fever?','answerOption':["
        "{'valueCoding':{'code':'fever','display':'Yes, a fever'}," HOLD "}]}",
    };
    struct arena *arena = arena_create(64 * 1024);
    for (size_t i = 0; i < COUNT_OF(items); i++) {
        write_form(arena, items[i]);
        struct kiosk *kiosk = open_questions((struct kiosk_options){0});
        kiosk_play(kiosk, "tap rather_tell\nexpect screen review");
        visit_send(kiosk);
        assert_sees(kiosk, "Please tell your therapist about the warning signs");
        kiosk_close(kiosk);
    }
    /* not when the question is no longer asked */
    write_form(arena,
               "{'linkId':'ill','type':'boolean','text':'Are you ill?'},"
               "{'linkId':'fever','type':'boolean','text':'Do you have a fever?','enableWhen':["
               "{'question':'ill','operator':'=','answerBoolean':true}]," HOLD "}");
    struct kiosk *kiosk = open_questions((struct kiosk_options){0});
    kiosk_play(kiosk, "tap option true\ntap continue\ntap rather_tell\nexpect screen review\n"
                      "tap change 0\ntap option false\ntap continue\nexpect screen review");
    visit_send(kiosk);
    assert_sees(kiosk, "Your answers are saved for your therapist.");
    assert_false(kiosk_sees(kiosk, "warning signs"));
    kiosk_close(kiosk);
    arena_destroy(arena);
}

#define OVER_THE_WEEKS                                                                             \
    "Over the last 2 weeks, how often have you been bothered by any of the following problems?"
#define OVER_THE_WEEKS_FR                                                                          \
    "Au cours des 2 dernières semaines, à quelle fréquence ces problèmes vous ont-ils dérangé ?"

/* What a group says is read before the answers to each of its questions, on every panel: without it
 * they would be answered wrongly. */
static void words_of_a_group_are_read_with_each_of_its_questions(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * 1024);
    write_form(arena,
               "{'linkId':'weeks','type':'group','text':'" OVER_THE_WEEKS "','_text':{'extension':["
               "{'url':'http://hl7.org/fhir/StructureDefinition/translation','extension':["
               "{'url':'lang','valueCode':'fr-CA'},"
               "{'url':'content','valueString':'" OVER_THE_WEEKS_FR "'}]}]},'item':["
               "{'linkId':'interest','type':'boolean','text':'Little interest in doing things'},"
               "{'linkId':'sleep','type':'boolean','text':'Trouble falling or staying asleep'}]},"
               "{'linkId':'alone','type':'boolean','text':'Do you live alone?'}");
    for (int panel = PANEL_PORTRAIT; panel <= PANEL_SMALL; panel++) {
        for (int french = 0; french < 2; french++) {
            struct kiosk_options options = {.panel = (enum kiosk_panel)panel,
                                            .language = french ? "fr" : NULL};
            const char *words = french ? OVER_THE_WEEKS_FR : OVER_THE_WEEKS;
            struct kiosk *kiosk = open_questions(options);
            for (int question = 0; question < 2; question++) {
                bool seen = kiosk_sees(kiosk, words);
                while (kiosk_target(kiosk, "option", NULL) == NULL) {
                    kiosk_play(kiosk, "tap continue");
                    seen = seen || kiosk_sees(kiosk, words);
                }
                assert_true(seen);
                kiosk_play(kiosk, "tap option true\ntap continue");
            }
            assert_sees(kiosk, "Do you live alone?");
            assert_false(kiosk_sees(kiosk, words));
            kiosk_close(kiosk);
        }
    }
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(words_of_a_group_are_read_with_each_of_its_questions),
        cmocka_unit_test(open_warning_of_any_type_is_told_at_the_end),
        cmocka_unit_test(every_type_is_asked_on_every_panel),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

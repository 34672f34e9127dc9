/* A clinic's own files: another language, pages without pictures. */
#include "child.h"
#include "visit.h"

#include <string.h>

#define COPY "own-assets"
#define FORM COPY "/questionnaires/back-pain-first-visit.json"
#define TELL                                                                                       \
    "\"extension\": [{\"url\": \"https://easycozy.ca/fhir/StructureDefinition/safety-tier\", "     \
    "\"valueCode\": \"tell\"}], "

/* --- a clinic's own language --- */

/* Replaces the first occurrence of from in a file; it must be there. */
static void edit(struct arena *arena, const char *path, const char *from, const char *to)
{
    const char *text = kiosk_read(arena, path);
    const char *at = strstr(text, from);
    assert_non_null(at);
    kiosk_write(path,
                arena_printf(arena, "%.*s%s%s", (int)(at - text), text, to, at + strlen(from)));
}

/* Adds Spanish to English: with files alone, as the documentation promises. */
static void add_spanish(struct arena *arena)
{
    const char *const pages[] = {"cp", "-r", COPY "/content/en", COPY "/content/es", NULL};
    const char *const words[] = {"cp", COPY "/strings/en.yaml", COPY "/strings/es.yaml", NULL};
    const char *const named[] = {"sed", "-i", "s/\\bfr\\b/es/g", COPY "/kiosk.yaml", NULL};
    child_copy_assets(arena, COPY);
    assert_int_equal(child_run(arena, named).exit_code, 0);
    assert_int_equal(child_run(arena, pages).exit_code, 0);
    assert_int_equal(child_run(arena, words).exit_code, 0);
    edit(arena, COPY "/strings/es.yaml", "yes: \"Yes\"", "yes: \"S\u00ed\"");
    edit(arena, COPY "/strings/es.yaml", "no: \"No\"", "no: \"Que no\"");
    kiosk_write(FORM, "{\"resourceType\": \"Questionnaire\", \"language\": \"en\","
                      " \"url\": \"https://example.org/own\", \"version\": \"1\","
                      " \"name\": \"Own\", \"title\": \"Our own\", \"status\": \"active\","
                      " \"item\": [{\"linkId\": \"expecting\", \"type\": \"boolean\","
                      " \"text\": \"Embarazada?\", " TELL "\"required\": true},"
                      " {\"linkId\": \"asleep\", \"type\": \"boolean\","
                      " \"text\": \"Dormido?\"}]}");
}

static const char *admin_says(struct arena *arena, const char *const *arguments)
{
    const struct child child = child_run(arena, arguments);
    if (child.exit_code != 0) {
        fail_msg("%s", child.errors);
    }
    return child.output;
}

static void assert_in(const char *text, const char *part)
{
    if (strstr(text, part) == NULL) {
        fail_msg("\"%s\" is not in: %s", part, text);
    }
}

static void yes_and_no_have_the_words_of_every_language(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * 1024);
    add_spanish(arena);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){
        .assets = COPY, .configuration = COPY "/kiosk.yaml", .language = "es"});
    kiosk_play(kiosk, TO_QUESTIONS);
    assert_sees(kiosk, "S\u00ed");
    assert_sees(kiosk, "Que no");
    kiosk_play(kiosk, "tap option true\ntap continue\ntap option false\ntap continue\n"
                      "expect screen review");
    assert_sees(kiosk, "S\u00ed");
    assert_sees(kiosk, "Que no");
    kiosk_play(kiosk, "tap send");
    assert_query(kiosk, "SELECT answer FROM answers", "S\u00ed\nQue no");
    assert_query(kiosk, "SELECT text FROM flags", "Embarazada? S\u00ed");
    kiosk_close(kiosk);

    static const char *const show[] = {KIOSK_ADMIN, "--db", KIOSK_DATABASE, "show", "1", NULL};
    assert_in(admin_says(arena, show), "Embarazada? S\u00ed");
    static const char *const formats[] = {"csv", "json", "fhir"};
    for (size_t i = 0; i < COUNT_OF(formats); i++) {
        const char *const exported[] = {
            KIOSK_ADMIN, "--db",       KIOSK_DATABASE, "export",   "--from", "2025-11-24",
            "--to",      "2025-11-24", "--format",     formats[i], NULL};
        assert_in(admin_says(arena, exported), "Embarazada? S\u00ed");
    }
    arena_destroy(arena);
}

/* --- pages --- */

static void done_suggests_a_page_without_a_picture(void **state)
{
    (void)state;
    struct arena *arena = arena_create(64 * 1024);
    child_copy_assets(arena, COPY);
    const char *const without[] = {
        "sh", "-c", "sed -i 's/^image: .*/image: \"\"/' " COPY "/content/en/*.md", NULL};
    assert_int_equal(child_run(arena, without).exit_code, 0);
    struct kiosk *kiosk = kiosk_open((struct kiosk_options){.assets = COPY});
    kiosk_play(kiosk, "tap start\ntap check_in\ntype 0142\ntap confirm_yes\nuntil notice\ntap "
                      "decline\nuntil done");
    const struct target *card = kiosk_target(kiosk, "suggested", NULL);
    assert_non_null(card);
    /* the words begin at the edge of the card: nothing is kept free for a picture */
    const struct ui_frame *frame = kiosk->player.frame;
    bool found = false;
    for (size_t i = 0; i < frame->text_count; i++) {
        const struct rect at = frame->texts[i].box;
        if (at.y >= card->box.y && at.y < card->box.y + card->box.h) {
            found = true;
            assert_true(at.x < card->box.x + card->box.w / 5);
        }
    }
    assert_true(found);
    kiosk_close(kiosk);
    arena_destroy(arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(yes_and_no_have_the_words_of_every_language),
        cmocka_unit_test(done_suggests_a_page_without_a_picture),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}

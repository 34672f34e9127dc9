/* form/json_writer: brackets must be closed in the right order. */
#include "form/json_writer.h"
#include "test_json.h"

#include <sys/wait.h>
#include <unistd.h>

static void writer_writes_what_a_parser_reads(void **state)
{
    struct json_writer writer = {.out.arena = *state};
    writer_open(&writer, '{');
    writer_member(&writer, "a\"b", "line\nbreak");
    writer_key(&writer, "list");
    writer_open(&writer, '[');
    writer_number(&writer, -3);
    writer_boolean(&writer, true);
    writer_open(&writer, '{');
    writer_close(&writer, '}');
    writer_close(&writer, ']');
    writer_close(&writer, '}');
    assert_string_equal(writer_text(&writer),
                        "{\"a\\\"b\":\"line\\u000abreak\",\"list\":[-3,true,{}]}");
    json_decref(read_json(writer_text(&writer)));
}

/* True if writing these brackets, one after the other, ends the program. */
static bool is_a_bug(struct arena *arena, const char *brackets)
{
    pid_t child = fork();
    assert_true(child >= 0);
    if (child == 0) {
        struct json_writer writer = {.out.arena = arena};
        for (const char *c = brackets; *c != '\0'; c++) {
            if (*c == '{' || *c == '[') {
                writer_open(&writer, *c);
            } else {
                writer_close(&writer, *c);
            }
        }
        writer_text(&writer);
        _exit(0);
    }
    int status = 0;
    assert_int_equal(waitpid(child, &status, 0), child);
    return !WIFEXITED(status) || WEXITSTATUS(status) != 0;
}

static void writer_finds_what_is_not_closed(void **state)
{
    static const char *const wrong[] = {"{", "[[]", "{]", "[}", "{[}]", "}", "{}}"};
    assert_false(is_a_bug(*state, "[[]]"));
    for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++) {
        assert_true(is_a_bug(*state, wrong[i]));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(writer_writes_what_a_parser_reads),
        cmocka_unit_test(writer_finds_what_is_not_closed),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

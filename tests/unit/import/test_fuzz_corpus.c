/* Replays the fuzzer's corpus (tests/fuzz/corpus/day_list), which has earlier findings. */
#include "import_support.h"

#include "base/file.h"

/* the target aborts on a fault; it is built here without the fuzzer */
#include "../../fuzz/fuzz_day_list.c"

#define CORPUS KIOSK_SOURCE_DIR "/tests/fuzz/corpus/day_list"

static void fuzz_day_list_survives_its_corpus(void **state)
{
    const char **names = NULL;
    size_t count = 0;
    struct err err = {.text = ""};
    assert_true(file_list(*state, CORPUS, "", &names, &count, &err));
    assert_true(count >= 8);
    for (size_t i = 0; i < count; i++) {
        char *bytes = NULL;
        size_t length = 0;
        const char *path = arena_printf(*state, "%s/%s", CORPUS, names[i]);
        if (names[i][0] == '.') {
            continue;
        }
        if (!file_read(*state, path, SIZE_MAX / 4, &bytes, &length, &err)) {
            fail_msg("%s", err.text);
        }
        print_message("%s\n", names[i]);
        assert_int_equal(LLVMFuzzerTestOneInput((const uint8_t *)bytes, length), 0);
    }
    assert_int_equal(LLVMFuzzerTestOneInput(NULL, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(fuzz_day_list_survives_its_corpus),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

/* import/encoding.h: bytes as other programs write them. */
#include "import/encoding.h"

#include "import_support.h"

#define DECODED(text) text, sizeof(text) - 1

static void bytes_are_read_in_the_encoding_they_are_in(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *text;
        enum encoding encoding;
    } cases[] = {
        {DECODED("Zo\xC3\xAB"), "Zo\xC3\xAB", ENCODING_UTF_8},
        {DECODED("\xEF\xBB\xBFZo\xC3\xAB"), "Zo\xC3\xAB", ENCODING_UTF_8_MARKED},
        {DECODED("\xFF\xFEZ\0o\0\xEB\0\n\0"), "Zo\xC3\xAB\n", ENCODING_UTF_16_LE},
        {DECODED("\xFE\xFF\0Z\0o\0\xEB\0\n"), "Zo\xC3\xAB\n", ENCODING_UTF_16_BE},
        /* without a mark */
        {DECODED("s\0t\0a\0r\0t\0\n\0\xEB\0"), "start\n\xC3\xAB", ENCODING_UTF_16_LE},
        {DECODED("\0s\0t\0a\0r\0t\0\n\0\xEB"), "start\n\xC3\xAB", ENCODING_UTF_16_BE},
        /* half a character at the end; half a pair in the middle */
        {DECODED("\xFF\xFEZ\0o\0x"), "Zo", ENCODING_UTF_16_LE},
        {DECODED("\xFF\xFEZ\0\0\xD8o\0"), "Zo", ENCODING_UTF_16_LE},
        {DECODED("Zo\xEB \x93\xC9lise\x94 \x80"),
         "Zo\xC3\xAB \xE2\x80\x9C\xC3\x89lise\xE2\x80\x9D \xE2\x82\xAC", ENCODING_WINDOWS_1252},
        {DECODED("a\x81z"), "a z", ENCODING_WINDOWS_1252},
        /* Excel for the Mac: "CSV (Macintosh)" */
        {DECODED("J\x8Er\x8Emie"), "J\xC3\xA9r\xC3\xA9mie", ENCODING_MAC_ROMAN},
        {DECODED("Fran\x8Dois\rZo\x91\r"), "Fran\xC3\xA7ois\rZo\xC3\xAB\r", ENCODING_MAC_ROMAN},
        {DECODED("No\x91l"), "No\xC3\xABl", ENCODING_MAC_ROMAN},
        {DECODED("Beno\x94t"), "Beno\xC3\xAEt", ENCODING_MAC_ROMAN},
        {DECODED("\x83"
                 "ric, l\xD5\x8Et\x8E"),
         "\xC3\x89"
         "ric, l\xE2\x80\x99\xC3\xA9t\xC3\xA9",
         ENCODING_MAC_ROMAN},
        {DECODED("T\x83L"), "T\xC3\x89L", ENCODING_MAC_ROMAN},
        {DECODED("voil\x88"), "voil\xC3\xA0", ENCODING_MAC_ROMAN},
        /* what Windows writes between letters, and nobody's accents */
        {DECODED("Du\x9A"
                 "an l\x92\xE9t\xE9 s\x9Cur"),
         "Du\xC5\xA1"
         "an l\xE2\x80\x99\xC3\xA9t\xC3\xA9 s\xC5\x93ur",
         ENCODING_WINDOWS_1252},
        {DECODED("\x8Ei\x9E"
                 "ek d\x92"
                 "Arc a\x96z \x93x\x94 \x80"
                 "5 wait\x85 Co\x99"),
         "\xC5\xBDi\xC5\xBE"
         "ek d\xE2\x80\x99"
         "Arc a\xE2\x80\x93z \xE2\x80\x9Cx\xE2\x80\x9D \xE2\x82\xAC"
         "5 wait\xE2\x80\xA6 Co\xE2\x84\xA2",
         ENCODING_WINDOWS_1252},
        {DECODED("L\xE9"
                 "a Fran\xE7ois \x8Eo"),
         "L\xC3\xA9"
         "a Fran\xC3\xA7ois \xC5\xBDo",
         ENCODING_WINDOWS_1252},
        /* UTF-8 whose second bytes look like letters of the Mac, and one of Windows */
        {DECODED("\xC3\x81lvarez \xC9lise"), "\xC3\x81lvarez \xC3\x89lise", ENCODING_WINDOWS_1252},
        /* two lists in one file */
        {DECODED("Zo\xC3\xAB\nZo\xEB\n"), "Zo\xC3\xAB\nZo\xC3\xAB\n", ENCODING_WINDOWS_1252},
        /* a line of iCalendar folded inside a character */
        {DECODED("SUMMARY:Zo\xC3\r\n \xAB Roy"), "SUMMARY:Zo\xC3\xAB\r\n  Roy", ENCODING_UTF_8},
        {DECODED(""), "", ENCODING_UTF_8},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct decoded decoded = encoding_decode(*state, cases[i].bytes, cases[i].length);
        assert_string_equal(decoded.text, cases[i].text);
        assert_int_equal(decoded.length, strlen(cases[i].text));
        assert_int_equal(decoded.encoding, cases[i].encoding);
    }
}

static void what_steers_a_terminal_does_not_arrive(void **state)
{
    static const char bytes[] = "a\0b\x1B[31mc\x07\x7F\xC2\x9B"
                                "d\xE2\x80\xAE"
                                "e\tf\r\n";
    struct decoded decoded = encoding_decode(*state, bytes, sizeof(bytes) - 1);
    assert_string_equal(decoded.text, "ab [31mc   de\tf\r\n");
    assert_int_equal(decoded.zeros, 1);
}

static void file_that_is_no_list_says_what_it_is(void **state)
{
    static const struct {
        const char *bytes;
        size_t length;
        const char *says;
    } cases[] = {
        {DECODED("PK\x03\x04....[Content_Types].xml....xl/workbook.xml"),
         "list: this is an Excel workbook (.xlsx); in Excel choose File > Save as > CSV UTF-8, and "
         "name that file"},
        {DECODED("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1\0\0\0"), "list: this is an old Excel workbook"},
        {DECODED("PK\x03\x04mimetypeapplication/vnd.oasis.opendocument.spreadsheet"),
         "list: this is an OpenDocument spreadsheet"},
        {DECODED("PK\x03\x04....photo"), "list: this is a ZIP archive"},
        {DECODED("%PDF-1.7\n"), "list: this is a PDF"},
        {DECODED("\r\n <!DOCTYPE html><html>"), "list: this is a web page"},
        {DECODED("\xEF\xBB\xBF<html>"), "list: this is a web page"},
        {DECODED("{\"appointments\":[]}"), "list: this is JSON"},
        {DECODED("BEGIN:VCARD\r\n"), "list: these are contacts"},
        {DECODED("start\n\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0"), "list: this is no text"},
    };
    for (size_t i = 0; i < COUNT(cases); i++) {
        struct import_request request = request_for("", IMPORT_AUTO, &csv_mapping_usual);
        struct import_result result = {0};
        struct problems problems = {.arena = *state};
        request.bytes = cases[i].bytes;
        request.length = cases[i].length;
        assert_false(import_parse(*state, &request, &result, &problems));
        assert_int_equal(problems.count, 1);
        assert_memory_equal(problems.items[0], cases[i].says, strlen(cases[i].says));
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(bytes_are_read_in_the_encoding_they_are_in),
        cmocka_unit_test(what_steers_a_terminal_does_not_arrive),
        cmocka_unit_test(file_that_is_no_list_says_what_it_is),
    };
    return cmocka_run_group_tests(tests, create_arena, destroy_arena);
}

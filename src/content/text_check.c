#include "content/text_check.h"

#include "base/utf8.h"

#include <string.h>

size_t text_newlines(const char *text, size_t length, size_t offset)
{
    size_t count = 0;
    for (size_t i = 0; i < length && i < offset; i++) {
        count += text[i] == '\n';
    }
    return count;
}

size_t text_find_control(const char *text, size_t length)
{
    for (size_t i = 0; i < length; i++) {
        unsigned char byte = (unsigned char)text[i];
        if ((byte < 0x20 && byte != '\n' && byte != '\r' && byte != '\t') || byte == 0x7F) {
            return i;
        }
    }
    return length;
}

bool text_check_utf8(const char *path, const char *text, size_t length, size_t first_line,
                     struct problems *problems)
{
    size_t bad = 0;
    if (utf8_valid(text, length, &bad)) {
        return true;
    }
    return problems_add(problems, path, first_line + text_newlines(text, length, bad),
                        "not valid UTF-8: save the file with the encoding UTF-8");
}

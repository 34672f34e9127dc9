/* Any bytes: text that counts as well-formed is read, character by character, and gives the same
 * bytes again. */
#include "base/bug.h"
#include "base/utf8.h"

#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    size_t bad_offset = size;
    bool valid = utf8_valid(text, size, &bad_offset);
    size_t end = valid ? size : bad_offset;
    size_t at = 0;
    while (at < end) {
        uint32_t character = 0;
        char again[4];
        size_t taken = utf8_decode(text + at, size - at, &character);
        BUG_IF(taken == 0);
        BUG_IF(utf8_encode(character, again) != taken);
        BUG_IF(memcmp(again, text + at, taken) != 0);
        at += taken;
    }
    BUG_IF(at != end);
    BUG_IF(!valid && utf8_decode(text + at, size - at, &(uint32_t){0}) != 0);
    return 0;
}

#include "base/utf8.h"

#include <string.h>

size_t utf8_decode(const char *text, size_t length, uint32_t *character)
{
    if (length == 0) {
        return 0;
    }
    const unsigned char *bytes = (const unsigned char *)text;
    uint32_t first = bytes[0];
    if (first < 0x80) {
        *character = first;
        return 1;
    }
    size_t size = 0;
    uint32_t value = 0;
    uint32_t smallest = 0;
    if (first >= 0xC2 && first <= 0xDF) {
        size = 2;
        value = first & 0x1FU;
        smallest = 0x80;
    } else if (first >= 0xE0 && first <= 0xEF) {
        size = 3;
        value = first & 0x0FU;
        smallest = 0x800;
    } else if (first >= 0xF0 && first <= 0xF4) {
        size = 4;
        value = first & 0x07U;
        smallest = 0x10000;
    } else {
        return 0;
    }
    if (length < size) {
        return 0;
    }
    for (size_t i = 1; i < size; i++) {
        if (!utf8_is_continuation(text[i])) {
            return 0;
        }
        value = value << 6 | (bytes[i] & 0x3FU);
    }
    bool surrogate = value >= 0xD800 && value <= 0xDFFF;
    if (value < smallest || value > 0x10FFFF || surrogate) {
        return 0;
    }
    *character = value;
    return size;
}

size_t utf8_encode(uint32_t character, char *out)
{
    if (character < 0x80) {
        out[0] = (char)character;
        return 1;
    }
    if (character < 0x800) {
        out[0] = (char)(0xC0U | character >> 6);
        out[1] = (char)(0x80U | (character & 0x3FU));
        return 2;
    }
    if (character < 0x10000) {
        out[0] = (char)(0xE0U | character >> 12);
        out[1] = (char)(0x80U | (character >> 6 & 0x3FU));
        out[2] = (char)(0x80U | (character & 0x3FU));
        return 3;
    }
    out[0] = (char)(0xF0U | character >> 18);
    out[1] = (char)(0x80U | (character >> 12 & 0x3FU));
    out[2] = (char)(0x80U | (character >> 6 & 0x3FU));
    out[3] = (char)(0x80U | (character & 0x3FU));
    return 4;
}

bool utf8_valid(const char *text, size_t length, size_t *bad_offset)
{
    size_t at = 0;
    while (at < length) {
        uint32_t character;
        size_t size = utf8_decode(text + at, length - at, &character);
        if (size == 0) {
            *bad_offset = at;
            return false;
        }
        at += size;
    }
    return true;
}

size_t utf8_last(const char *text, size_t length)
{
    size_t size = 0;
    while (size < length) {
        size++;
        if (!utf8_is_continuation(text[length - size])) {
            break;
        }
    }
    return size;
}

size_t utf8_count_in(const char *text, size_t length)
{
    size_t count = 0;
    for (size_t i = 0; i < length; i++) {
        count += utf8_is_continuation(text[i]) ? 0 : 1;
    }
    return count;
}

size_t utf8_count(const char *text)
{
    return utf8_count_in(text, strlen(text));
}

/* UTF-8, the only encoding inside the program (Unicode 15, table 3-7: well-formed sequences). */
#pragma once

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The character at the start of text[0..length): returns its size in bytes (1 to 4) and stores it
 * in *character, or returns 0 when the bytes are not well-formed or length is 0.
 */
size_t utf8_decode(const char *text, size_t length, uint32_t *character);
/* Writes character into out and returns how many bytes it took; out holds at least 4. */
size_t utf8_encode(uint32_t character, char *out);
/* True if all bytes are well-formed; else *bad_offset is the first byte that is not. */
bool utf8_valid(const char *text, size_t length, size_t *bad_offset);
/* True for a byte that goes on with a character, and does not begin one. */
static inline bool utf8_is_continuation(char byte)
{
    return ((unsigned char)byte & 0xC0U) == 0x80U;
}
/* Bytes of the last character of text[0..length); 0 when empty. The text must be valid. */
size_t utf8_last(const char *text, size_t length);
/* How many characters are in the text, or in text[0..length); the text must be valid. */
size_t utf8_count(const char *text);
size_t utf8_count_in(const char *text, size_t length);

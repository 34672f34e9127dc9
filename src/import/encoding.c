#include "import/encoding.h"

#include "base/bug.h"
#include "base/utf8.h"

#include <iconv.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>
#include <strings.h>

/* A byte becomes at most this many: Windows-1252 and Mac Roman have characters of three bytes in
 * UTF-8. */
#define BYTES_GROW 3

/* So much of a file is looked at to tell UTF-16 without a mark. */
#define SAMPLE_BYTES 512

struct mark {
    const char *bytes;
    size_t length;
    enum encoding encoding;
};
static const struct mark marks[] = {
    {"\xEF\xBB\xBF", 3, ENCODING_UTF_8_MARKED},
    {"\xFF\xFE", 2, ENCODING_UTF_16_LE},
    {"\xFE\xFF", 2, ENCODING_UTF_16_BE},
};
#define MARKS (sizeof(marks) / sizeof(marks[0]))

const char *encoding_name(enum encoding encoding)
{
    switch (encoding) {
    case ENCODING_UTF_8:
    case ENCODING_UTF_8_MARKED: return "UTF-8";
    case ENCODING_UTF_16_LE:
    case ENCODING_UTF_16_BE: return "UTF-16";
    case ENCODING_WINDOWS_1252: return "Windows-1252";
    case ENCODING_MAC_ROMAN: return "Mac Roman";
    }
    BUG("encoding %d", (int)encoding);
}

/* UTF-16 of a list is mostly ASCII, so that one half of its bytes is nearly all zero. */
static enum encoding guess(const char *bytes, size_t length)
{
    size_t sample = (length < SAMPLE_BYTES ? length : SAMPLE_BYTES) / 2;
    size_t zeros[2] = {0};
    for (size_t i = 0; i < sample * 2; i++) {
        zeros[i % 2] += bytes[i] == '\0' ? 1 : 0;
    }
    for (size_t odd = 0; odd < 2 && sample >= 4; odd++) {
        if (zeros[odd] * 10 > sample * 7 && zeros[1 - odd] * 10 < sample) {
            return odd == 1 ? ENCODING_UTF_16_LE : ENCODING_UTF_16_BE;
        }
    }
    return ENCODING_UTF_8;
}

/* UTF-16 as UTF-8; what is no character is left out. */
static size_t from_utf_16(const char *charset, const char *bytes, size_t length, char *out)
{
    static const size_t unit = 2;
    iconv_t converter = iconv_open("UTF-8", charset);
    BUG_IF((uintptr_t)converter == UINTPTR_MAX); /* the C library has it */
    union { /* iconv takes what it only reads as if it wrote to it */
        const char *read_only;
        char *bytes;
    } same = {.read_only = bytes};
    char *in = same.bytes;
    char *at = out;
    size_t left = length;
    size_t room = length * BYTES_GROW;
    while (left >= unit && iconv(converter, &in, &left, &at, &room) == (size_t)-1 && left >= unit) {
        in += unit;
        left -= unit;
    }
    iconv_close(converter);
    return (size_t)(at - out);
}

#define HIGH_BYTES 128

/* Each byte from 0x80 as UTF-8; a few that a charset does not have are a space. */
static void read_charset(const char *charset, char characters[HIGH_BYTES][BYTES_GROW + 1])
{
    iconv_t converter = iconv_open("UTF-8", charset);
    BUG_IF((uintptr_t)converter == UINTPTR_MAX);
    for (size_t i = 0; i < HIGH_BYTES; i++) {
        char byte = (char)(HIGH_BYTES + i);
        char *in = &byte;
        char *out = characters[i];
        size_t left = 1;
        size_t room = BYTES_GROW;
        memset(characters[i], '\0', sizeof(characters[i]));
        if (iconv(converter, &in, &left, &out, &room) == (size_t)-1) {
            iconv(converter, NULL, NULL, NULL, NULL);
            characters[i][0] = ' ';
        }
    }
    iconv_close(converter);
}

static bool is_lower(char c)
{
    return c >= 'a' && c <= 'z';
}

static bool is_letter(char c)
{
    return is_lower((char)(c | 0x20));
}

/* True if the byte at this place is a letter of Mac Roman, as it stands, and in Windows-1252 none
 * that can stand there: none at all or a sign inside a word, a capital behind a small letter. */
static bool is_mac_only(const char *bytes, size_t length, size_t at)
{
    static const char no_letters[] = "\x83\x88\x8D\x8F\x90\x9D"; /* É à ç è ê ù */
    static const char capitals[] = "\x8A\x8C\x8E\x9F";           /* ä å é ü */
    static const char signs[] = "\x80\x82\x84\x85\x86\x87\x89\x8B\x91\x93\x94\x95\x98\x99\x9B";
    const char before = (char)(at == 0 ? ' ' : bytes[at - 1]);
    const char after = (char)(at + 1 == length ? ' ' : bytes[at + 1]);
    if ((unsigned char)before >= HIGH_BYTES) { /* perhaps of one character of UTF-8 */
        return false;
    }
    return (strchr(no_letters, bytes[at]) != NULL && (is_letter(before) || is_letter(after))) ||
           (strchr(capitals, bytes[at]) != NULL && is_lower(before)) ||
           (strchr(signs, bytes[at]) != NULL && is_lower(before) && is_lower(after));
}

/* Whether more letters make sense in Mac Roman alone than in Windows-1252 alone, in which a small
 * letter with an accent is a sign of the Mac's. */
static bool is_mac_roman(const char *bytes, size_t length)
{
    static const unsigned char first_small = 0xE0; /* in Windows-1252 */
    size_t mac = 0;
    size_t windows = 0;
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        if (byte >= HIGH_BYTES) {
            mac += is_mac_only(bytes, length, i) ? 1 : 0;
            windows += byte >= first_small && i > 0 && is_lower(bytes[i - 1]) ? 1 : 0;
        }
    }
    return mac > windows;
}

/* A character of UTF-8 that the folding of iCalendar has cut in two ("\r\n " inside it): puts it
 * together in out, with the fold behind. Returns how many bytes that is, 0 if it is none. */
static size_t mend_fold(const char *bytes, size_t length, char *out)
{
    size_t head = 1;
    while (head < 4 && head < length && utf8_is_continuation(bytes[head])) {
        head++;
    }
    size_t fold = head < length && bytes[head] == '\r' ? 1 : 0;
    if (head + fold + 2 > length || bytes[head + fold] != '\n' ||
        (bytes[head + fold + 1] != ' ' && bytes[head + fold + 1] != '\t')) {
        return 0;
    }
    fold += 2;
    size_t end = head + fold;
    while (end < length && end - fold < 4 && utf8_is_continuation(bytes[end])) {
        end++;
    }
    memcpy(out, bytes, head);
    memcpy(out + head, bytes + head + fold, end - head - fold);
    memcpy(out + end - fold, bytes + head, fold);
    uint32_t character = 0;
    return utf8_decode(out, end - fold, &character) == end - fold ? end : 0;
}

/* Every byte as Mac Roman, in which an apostrophe and an accent look like a character of UTF-8. */
static size_t from_mac_roman(const char *bytes, size_t length, char *out)
{
    char characters[HIGH_BYTES][BYTES_GROW + 1];
    size_t used = 0;
    read_charset("MACINTOSH", characters);
    for (size_t i = 0; i < length; i++) {
        const unsigned char byte = (unsigned char)bytes[i];
        const char *character = byte < HIGH_BYTES ? &bytes[i] : characters[byte - HIGH_BYTES];
        const size_t size = byte < HIGH_BYTES ? 1 : strlen(character);
        memcpy(out + used, character, size);
        used += size;
    }
    return used;
}

/* Copies what is UTF-8, and reads every other byte as Windows-1252. Lists that were put together
 * from two programs are both. */
static size_t from_bytes(const char *bytes, size_t length, char *out, enum encoding *encoding)
{
    char characters[HIGH_BYTES][BYTES_GROW + 1];
    size_t used = 0;
    size_t at = 0;
    bool ready = false;
    for (size_t good = 0; !utf8_valid(bytes + at, length - at, &good);) {
        memcpy(out + used, bytes + at, good);
        used += good;
        at += good;
        size_t mended = mend_fold(bytes + at, length - at, out + used);
        if (mended > 0) {
            used += mended;
            at += mended;
            continue;
        }
        if (!ready && is_mac_roman(bytes, length)) {
            *encoding = ENCODING_MAC_ROMAN;
            return from_mac_roman(bytes, length, out);
        }
        if (!ready) {
            read_charset("WINDOWS-1252", characters);
            *encoding = ENCODING_WINDOWS_1252;
            ready = true;
        }
        const char *character = characters[(unsigned char)bytes[at] - HIGH_BYTES];
        memcpy(out + used, character, strlen(character));
        used += strlen(character);
        at++;
    }
    memcpy(out + used, bytes + at, length - at);
    return used + length - at;
}

/* Marks that turn a line around, and the mark of byte order inside a file. */
static bool is_invisible(uint32_t character)
{
    return character == 0 || character == 0x061C || character == 0x200B || character == 0x200E ||
           character == 0x200F || (character >= 0x202A && character <= 0x202E) ||
           (character >= 0x2066 && character <= 0x2069) || character == 0xFEFF;
}

static bool is_control(uint32_t character)
{
    return (character < 0x20 && character != '\n' && character != '\r' && character != '\t') ||
           (character >= 0x7F && character < 0xA0) || character == 0x2028 || character == 0x2029;
}

/* In place: the text only becomes shorter. */
static void clean(struct decoded *decoded, char *text)
{
    size_t used = 0;
    size_t size = 0;
    for (size_t at = 0; at < decoded->length; at += size) {
        uint32_t character = 0;
        size = utf8_decode(text + at, decoded->length - at, &character);
        BUG_IF(size == 0);
        if (is_invisible(character)) {
            decoded->zeros += character == 0 ? 1 : 0;
        } else if (is_control(character)) {
            text[used++] = ' ';
        } else {
            memmove(text + used, text + at, size);
            used += size;
        }
    }
    text[used] = '\0';
    decoded->length = used;
    decoded->text = text;
}

struct decoded encoding_decode(struct arena *arena, const char *bytes, size_t length)
{
    struct decoded decoded = {.encoding = ENCODING_UTF_8};
    size_t mark = 0;
    for (size_t i = 0; i < MARKS && mark == 0; i++) {
        if (length >= marks[i].length && memcmp(bytes, marks[i].bytes, marks[i].length) == 0) {
            mark = marks[i].length;
            decoded.encoding = marks[i].encoding;
        }
    }
    if (mark == 0) {
        decoded.encoding = guess(bytes, length);
    }
    bytes += mark;
    length -= mark;
    char *text = arena_alloc(arena, length * BYTES_GROW + 1);
    if (decoded.encoding == ENCODING_UTF_16_LE || decoded.encoding == ENCODING_UTF_16_BE) {
        bool little = decoded.encoding == ENCODING_UTF_16_LE;
        decoded.length = from_utf_16(little ? "UTF-16LE" : "UTF-16BE", bytes, length, text);
    } else {
        decoded.length = from_bytes(bytes, length, text, &decoded.encoding);
    }
    clean(&decoded, text);
    return decoded;
}

#define SAVE_AS_CSV "choose File > Save as > CSV UTF-8, and name that file"

static const char excel[] = "this is an Excel workbook (.xlsx); in Excel " SAVE_AS_CSV;
static const char old_excel[] = "this is an old Excel workbook (.xls); in Excel " SAVE_AS_CSV;
static const char open_document[] =
    "this is an OpenDocument spreadsheet (.ods); in LibreOffice choose File > Save as > Text CSV, "
    "and name that file";

/* What begins like this is no list. */
static const struct {
    const char *bytes;
    size_t length;
    const char *what;
} beginnings[] = {
    {"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1", 8, old_excel},
    {"%PDF-", 5, "this is a PDF; export the list as CSV or iCalendar instead"},
    {"\x1F\x8B", 2, "this is a compressed file (.gz); unpack it first"},
    {"\x89PNG", 4, "this is a picture; export the list as CSV or iCalendar instead"},
    {"\xFF\xD8\xFF", 3, "this is a picture; export the list as CSV or iCalendar instead"},
    {"{\\rtf", 5, "this is a text document (.rtf); export the list as CSV or iCalendar instead"},
    {"SQLite format 3", 15, "this is a database; export the list as CSV or iCalendar instead"},
};

/* What the text begins with, after blanks. */
static const struct {
    const char *text;
    const char *what;
} openings[] = {
    {"<!doctype html", "this is a web page (HTML), perhaps one that asks to log in; save the list "
                       "as CSV or iCalendar instead"},
    {"<html", "this is a web page (HTML), perhaps one that asks to log in; save the list as CSV or "
              "iCalendar instead"},
    {"<", "this is XML; save the list as CSV or iCalendar instead"},
    {"{", "this is JSON; save the list as CSV or iCalendar instead"},
    {"BEGIN:VCARD", "these are contacts (vCard), not appointments"},
};

static bool holds(const char *bytes, size_t length, const char *text)
{
    return memmem(bytes, length, text, strlen(text)) != NULL;
}

/* Workbooks are ZIP archives, and name their parts at the beginning of each. */
static const char *archive(const char *bytes, size_t length)
{
    if (holds(bytes, length, "xl/") || holds(bytes, length, "spreadsheetml")) {
        return excel;
    }
    if (holds(bytes, length, "opendocument.spreadsheet")) {
        return open_document;
    }
    if (holds(bytes, length, "Index/")) {
        return "this is a Numbers spreadsheet; in Numbers choose File > Export to > CSV, and name "
               "that file";
    }
    return "this is a ZIP archive; unpack it first";
}

const char *encoding_foreign_file(const char *bytes, size_t length)
{
    if (length >= 4 && memcmp(bytes, "PK\x03\x04", 4) == 0) {
        return archive(bytes, length);
    }
    for (size_t i = 0; i < sizeof(beginnings) / sizeof(beginnings[0]); i++) {
        if (length >= beginnings[i].length &&
            memcmp(bytes, beginnings[i].bytes, beginnings[i].length) == 0) {
            return beginnings[i].what;
        }
    }
    while (length > 0 && memchr(" \t\r\n\xEF\xBB\xBF", bytes[0], 7) != NULL) {
        bytes++;
        length--;
    }
    for (size_t i = 0; i < sizeof(openings) / sizeof(openings[0]); i++) {
        size_t size = strlen(openings[i].text);
        if (length >= size && strncasecmp(bytes, openings[i].text, size) == 0) {
            return openings[i].what;
        }
    }
    return NULL;
}

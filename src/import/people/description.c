#include "import/people/description.h"

#include "base/text_buffer.h"
#include "base/utf8.h"
#include "domain/name.h"
#include "import/people/phone.h"
#include "import/people/words.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

/* A value longer than this is no name. */
#define NAME_BYTES_MAX 200
#define NAME_WORDS_MAX 8

/* Bytes of the tag at text, which begins with '<'; 0 if it is none. */
static size_t tag_length(const char *text)
{
    bool begins = (text[1] >= 'a' && text[1] <= 'z') || (text[1] >= 'A' && text[1] <= 'Z') ||
                  text[1] == '/' || text[1] == '!';
    const char *end = begins ? strchr(text, '>') : NULL;
    return end == NULL ? 0 : (size_t)(end - text) + 1;
}

static bool ends_line(const char *tag)
{
    static const char *const names[] = {"br", "p", "div", "li", "tr", "ul", "h1", "h2", "h3"};
    const char *name = tag + 1 + (tag[1] == '/' ? 1 : 0);
    size_t length = strcspn(name, " />");
    for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
        if (strlen(names[i]) == length && strncasecmp(names[i], name, length) == 0) {
            return true;
        }
    }
    return false;
}

/* Adds what an entity stands for, and returns its bytes; 0 if it is none. */
static size_t add_entity(struct text_buffer *out, const char *text)
{
    static const struct {
        const char *name;
        const char *character;
    } entities[] = {{"&nbsp;", " "},  {"&amp;", "&"},  {"&lt;", "<"},     {"&gt;", ">"},
                    {"&quot;", "\""}, {"&apos;", "'"}, {"&eacute;", "é"}, {"&rsquo;", "’"}};
    for (size_t i = 0; i < sizeof(entities) / sizeof(entities[0]); i++) {
        if (strncasecmp(text, entities[i].name, strlen(entities[i].name)) == 0) {
            text_buffer_add_text(out, entities[i].character);
            return strlen(entities[i].name);
        }
    }
    if (text[1] != '#') {
        return 0;
    }
    bool hexadecimal = text[2] == 'x' || text[2] == 'X';
    char *end = NULL;
    unsigned long character = strtoul(text + (hexadecimal ? 3 : 2), &end, hexadecimal ? 16 : 10);
    bool surrogate = character >= 0xD800 && character <= 0xDFFF;
    if (*end != ';' || character < ' ' || character > 0x10FFFF || surrogate) {
        return 0;
    }
    char bytes[4];
    text_buffer_add(out, bytes, utf8_encode((uint32_t)character, bytes));
    return (size_t)(end - text) + 1;
}

const char *description_plain(struct arena *arena, const char *text)
{
    text = arena_strndup(arena, text, strnlen(text, DESCRIPTION_BYTES_MAX));
    if (strpbrk(text, "<&") == NULL) {
        return text;
    }
    struct text_buffer out = {.arena = arena};
    while (*text != '\0') {
        size_t length = *text == '<' ? tag_length(text) : 0;
        if (length > 0 && ends_line(text)) {
            text_buffer_add_text(&out, "\n");
        } else if (*text == '&') {
            length = add_entity(&out, text);
        }
        if (length == 0) {
            length = 1;
            text_buffer_add(&out, text, 1);
        }
        text += length;
    }
    return out.text == NULL ? "" : out.text;
}

enum label {
    LABEL_NONE,
    LABEL_CLIENT,
    LABEL_GIVEN,
    LABEL_FAMILY,
    LABEL_BOOKED_BY,
};

static enum label label_of(struct arena *arena, const char *text, size_t length)
{
    static const struct {
        const char *words; /* folded */
        enum label label;
    } labels[] = {
        {"client", LABEL_CLIENT},
        {"client name", LABEL_CLIENT},
        {"clients name", LABEL_CLIENT},
        {"client(e)", LABEL_CLIENT},
        {"cliente", LABEL_CLIENT},
        {"customer", LABEL_CLIENT},
        {"customer name", LABEL_CLIENT},
        {"patient", LABEL_CLIENT},
        {"patient name", LABEL_CLIENT},
        {"patient(e)", LABEL_CLIENT},
        {"patiente", LABEL_CLIENT},
        {"invitee", LABEL_CLIENT},
        {"invitee name", LABEL_CLIENT},
        {"name", LABEL_CLIENT},
        {"full name", LABEL_CLIENT},
        {"your name", LABEL_CLIENT},
        {"guest", LABEL_CLIENT},
        {"guest name", LABEL_CLIENT},
        {"attendee", LABEL_CLIENT},
        {"attendee name", LABEL_CLIENT},
        {"nom", LABEL_CLIENT},
        {"nom complet", LABEL_CLIENT},
        {"nom du client", LABEL_CLIENT},
        {"nom de la cliente", LABEL_CLIENT},
        {"nom du patient", LABEL_CLIENT},
        {"votre nom", LABEL_CLIENT},
        {"invite", LABEL_CLIENT},
        {"invite(e)", LABEL_CLIENT},
        {"prenom et nom", LABEL_CLIENT},
        {"nom et prenom", LABEL_CLIENT},
        {"first name", LABEL_GIVEN},
        {"given name", LABEL_GIVEN},
        {"prenom", LABEL_GIVEN},
        {"last name", LABEL_FAMILY},
        {"family name", LABEL_FAMILY},
        {"surname", LABEL_FAMILY},
        {"nom de famille", LABEL_FAMILY},
        {"booked by", LABEL_BOOKED_BY},
        {"booked for", LABEL_CLIENT},
        {"reserve par", LABEL_BOOKED_BY},
        {"reservee par", LABEL_BOOKED_BY},
        {"reservation de", LABEL_BOOKED_BY},
    };
    const char *folded = name_fold(arena, arena_strndup(arena, text, length));
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        if (strcmp(labels[i].words, folded) == 0) {
            return labels[i].label;
        }
    }
    return LABEL_NONE;
}

/* The name in the value of a label; "" if it is none. */
static const char *name_in(struct arena *arena, const char *value, size_t length)
{
    if (length > NAME_BYTES_MAX) {
        return "";
    }
    char *text = arena_strndup(arena, value, length);
    phone_take(arena, text);
    text[strcspn(text, "<|;\t")] = '\0';
    const char *name = name_clean(arena, text);
    size_t end = strlen(name);
    while (end > 0 && strchr(" ,-(:", name[end - 1]) != NULL) {
        end--;
    }
    name = arena_strndup(arena, name, end);
    size_t words = 0;
    for (const char *word = name_fold(arena, name); *word != '\0'; words++) {
        size_t word_length = strcspn(word, " ");
        unsigned kinds = word_kinds(word, word_length);
        if ((kinds & WORD_SERVICE) != 0 && (kinds & WORD_NAME) == 0) {
            return "";
        }
        word += word_length;
        word += strspn(word, " ");
    }
    bool letters = strpbrk(name, "@") == NULL && strspn(name, "0123456789 +-.()") < strlen(name);
    return letters && words <= NAME_WORDS_MAX ? name : "";
}

struct line {
    const char *text;
    size_t length;
};

/* The next line with text from *at on, without spaces and stars at its ends; of length 0 at the
 * end. */
static struct line next_line(const char **at)
{
    struct line line = {.text = *at};
    while (line.length == 0 && **at != '\0') {
        size_t length = strcspn(*at, "\r\n");
        line = (struct line){.text = *at, .length = length};
        *at += length;
        *at += strspn(*at, "\r\n");
        while (line.length > 0 && strchr(" \t*", line.text[0]) != NULL) {
            line.text++;
            line.length--;
        }
        while (line.length > 0 && strchr(" \t*", line.text[line.length - 1]) != NULL) {
            line.length--;
        }
    }
    return line;
}

/* What the line says: the label at its start, and the name behind it or in the line after it. */
static enum label read_label(struct arena *arena, struct line line, const char *after,
                             const char **name)
{
    const char *colon = memchr(line.text, ':', line.length);
    size_t label_length = colon == NULL ? line.length : (size_t)(colon - line.text);
    enum label label = label_of(arena, line.text, label_length);
    size_t behind = colon == NULL ? line.length : label_length + 1;
    static const char booked_by[] = "booked by ";
    if (label == LABEL_NONE && line.length > strlen(booked_by) &&
        strncasecmp(line.text, booked_by, strlen(booked_by)) == 0) {
        label = LABEL_BOOKED_BY;
        behind = strlen(booked_by);
    }
    if (label == LABEL_NONE) {
        return LABEL_NONE;
    }
    struct line value = {.text = line.text + behind, .length = line.length - behind};
    if (strspn(value.text, " \t") >= value.length) {
        value = next_line(&after);
    }
    *name = name_in(arena, value.text, value.length);
    return (*name)[0] == '\0' ? LABEL_NONE : label;
}

const char *description_client(struct arena *arena, const char *plain)
{
    const char *names[LABEL_BOOKED_BY + 1] = {"", "", "", "", ""};
    for (const char *at = plain; *at != '\0';) {
        struct line line = next_line(&at);
        const char *name = "";
        enum label label = read_label(arena, line, at, &name);
        if (names[label][0] == '\0') {
            names[label] = name;
        }
    }
    const char *client = names[LABEL_CLIENT];
    if (names[LABEL_GIVEN][0] != '\0' && strchr(client, ' ') == NULL) {
        /* "Prénom" stands beside "Nom" alone */
        const char *family = names[LABEL_FAMILY][0] != '\0' ? names[LABEL_FAMILY] : client;
        return family[0] == '\0' ? names[LABEL_GIVEN]
                                 : arena_printf(arena, "%s %s", names[LABEL_GIVEN], family);
    }
    return client[0] != '\0' ? client : names[LABEL_BOOKED_BY];
}

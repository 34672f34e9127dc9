#include "import/people/description.h"

#include "base/text_buffer.h"
#include "base/utf8.h"
#include "domain/name.h"
#include "import/people/person.h"
#include "import/people/status.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

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
    LABEL_CLIENTS,
    LABEL_GIVEN,
    LABEL_FAMILY,
    LABEL_BOOKED_BY,
    LABEL_STATUS,
    LABEL_COUNT,
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
        {"clients", LABEL_CLIENTS},
        {"client names", LABEL_CLIENTS},
        {"customers", LABEL_CLIENTS},
        {"patients", LABEL_CLIENTS},
        {"invitees", LABEL_CLIENTS},
        {"guests", LABEL_CLIENTS},
        {"attendees", LABEL_CLIENTS},
        {"names", LABEL_CLIENTS},
        {"noms", LABEL_CLIENTS},
        {"invites", LABEL_CLIENTS},
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
        {"status", LABEL_STATUS},
        {"appointment status", LABEL_STATUS},
        {"booking status", LABEL_STATUS},
        {"statut", LABEL_STATUS},
        {"statut du rendezvous", LABEL_STATUS},
        {"etat", LABEL_STATUS},
    };
    while (length > 0 && strchr(" *_", text[length - 1]) != NULL) { /* "**Client**:" */
        length--;
    }
    const char *folded = name_fold(arena, arena_strndup(arena, text, length));
    while (*folded != '\0' && (*folded < 'a' || *folded > 'z')) { /* a bullet */
        folded++;
    }
    for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
        if (strcmp(labels[i].words, folded) == 0) {
            return labels[i].label;
        }
    }
    return LABEL_NONE;
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

/* The line at *at, if it goes with an empty label above it: it has no label itself, and is no item
 * of a list. */
static struct line value_below(const char *at)
{
    static const char *const bullets[] = {"- ", "* ", "+ ", "\u2022", "\u2013", "\u00B7"};
    at += strspn(at, " \t\r\n");
    for (size_t i = 0; i < sizeof(bullets) / sizeof(bullets[0]); i++) {
        if (strncmp(at, bullets[i], strlen(bullets[i])) == 0) {
            return (struct line){.text = ""};
        }
    }
    struct line line = next_line(&at);
    return memchr(line.text, ':', line.length) == NULL ? line : (struct line){.text = ""};
}

/* What the line says: the label at its start, and the value behind it or in the line after it. */
static enum label read_label(struct arena *arena, struct line line, const char *below,
                             const char **value)
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
    struct line rest = {.text = line.text + behind, .length = line.length - behind};
    if (strspn(rest.text, " \t") >= rest.length) {
        rest = value_below(below);
    }
    *value = arena_strndup(arena, rest.text, rest.length);
    return label;
}

/* "Joan Smith, Ravi Roy": both, with "&" between them. */
static const char *persons_of_label(struct arena *arena, const char *value)
{
    const char *names = "";
    while (*value != '\0') {
        size_t length = strcspn(value, ",;/&");
        const char *name = person_of_label(arena, arena_strndup(arena, value, length));
        if (name[0] != '\0') {
            names = arena_printf(arena, "%s%s%s", names, names[0] == '\0' ? "" : " & ", name);
        }
        value += length;
        value += strspn(value, ",;/&");
    }
    return names;
}

/* Words in small letters, which may be a name or anything else: "sore left shoulder". Two of them
 * are a name as people type theirs. */
static bool may_be_no_name(const char *name)
{
    static const char small[] = "abcdefghijklmnopqrstuvwxyz";
    size_t words = 0;
    for (const char *at = name; *at != '\0'; at++) {
        bool begins = at == name || at[-1] == ' ';
        words += begins ? 1 : 0;
        if (begins && strchr(small, *at) == NULL) {
            return false;
        }
    }
    return words != 2;
}

/* "Prénom" stands beside "Nom" alone. */
static const char *given_and_family(struct arena *arena, const char *const *values)
{
    const char *family =
        values[LABEL_FAMILY][0] != '\0' ? values[LABEL_FAMILY] : values[LABEL_CLIENT];
    return person_of_label(arena, arena_printf(arena, "%s %s", values[LABEL_GIVEN], family));
}

struct description_client description_client(struct arena *arena, const char *plain)
{
    const char *names[LABEL_COUNT];  /* the first that can be one, of each label */
    const char *values[LABEL_COUNT]; /* the first */
    for (size_t i = 0; i < LABEL_COUNT; i++) {
        names[i] = "";
        values[i] = "";
    }
    for (const char *at = plain; *at != '\0';) {
        struct line line = next_line(&at);
        const char *value = "";
        enum label label = read_label(arena, line, at, &value);
        values[label] = values[label][0] == '\0' ? value : values[label];
        if (label != LABEL_NONE && names[label][0] == '\0') {
            names[label] = label == LABEL_CLIENTS ? persons_of_label(arena, value)
                                                  : person_of_label(arena, value);
        }
    }
    const char *client =
        names[LABEL_CLIENT][0] != '\0' ? names[LABEL_CLIENT] : names[LABEL_CLIENTS];
    if (values[LABEL_GIVEN][0] != '\0' && strchr(client, ' ') == NULL) {
        client = given_and_family(arena, values);
    }
    if (client[0] == '\0') {
        return (struct description_client){.name = names[LABEL_BOOKED_BY], .yields = true};
    }
    return (struct description_client){.name = client, .yields = may_be_no_name(client)};
}

bool description_is_cancelled(struct arena *arena, const char *plain)
{
    for (const char *at = plain; *at != '\0';) {
        struct line line = next_line(&at);
        const char *value = "";
        if (read_label(arena, line, at, &value) == LABEL_STATUS &&
            status_is_cancelled(name_fold(arena, value))) {
            return true;
        }
    }
    return false;
}

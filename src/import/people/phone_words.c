#include "import/people/phone_words.h"

#include "domain/name.h"

#include <string.h>

enum meaning {
    MEANING_NONE,
    MEANING_PHONE,
    MEANING_MOBILE,
    MEANING_OWN,    /* the client's */
    MEANING_YOUR,   /* the client's, if it says what of theirs */
    MEANING_NEVER,  /* no telephone of the client, whatever else is said */
    MEANING_CLINIC, /* the clinic's, unless it is called the client's */
};

/* Folded; sorted by what they mean. */
static const struct {
    const char *word;
    enum meaning meaning;
} meanings[] = {
    {"phone", MEANING_PHONE},
    {"telephone", MEANING_PHONE},
    {"tel", MEANING_PHONE},
    {"ph", MEANING_PHONE},
    {"number", MEANING_PHONE},
    {"numero", MEANING_PHONE},
    {"no", MEANING_PHONE},
    {"home", MEANING_PHONE},
    {"landline", MEANING_PHONE},
    {"maison", MEANING_PHONE},
    {"domicile", MEANING_PHONE},
    {"telephones", MEANING_PHONE},
    {"phones", MEANING_PHONE},
    {"whatsapp", MEANING_MOBILE},
    {"mobile", MEANING_MOBILE},
    {"mob", MEANING_MOBILE},
    {"cell", MEANING_MOBILE},
    {"cel", MEANING_MOBILE},
    {"cellphone", MEANING_MOBILE},
    {"cellular", MEANING_MOBILE},
    {"cellulaire", MEANING_MOBILE},
    {"portable", MEANING_MOBILE},
    {"sms", MEANING_MOBILE},
    {"texto", MEANING_MOBILE},
    {"m", MEANING_MOBILE},
    {"c", MEANING_MOBILE},
    {"client", MEANING_OWN},
    {"clients", MEANING_OWN},
    {"cliente", MEANING_OWN},
    {"customer", MEANING_OWN},
    {"customers", MEANING_OWN},
    {"patient", MEANING_OWN},
    {"patients", MEANING_OWN},
    {"invitee", MEANING_OWN},
    {"preferred", MEANING_OWN},
    {"your", MEANING_YOUR},
    {"votre", MEANING_YOUR},
    {"my", MEANING_YOUR},
    {"best", MEANING_YOUR},
    {"fax", MEANING_NEVER},
    {"telecopieur", MEANING_NEVER},
    {"emergency", MEANING_NEVER},
    {"urgence", MEANING_NEVER},
    {"zoom", MEANING_NEVER},
    {"dial", MEANING_NEVER},
    {"meeting", MEANING_NEVER},
    {"passcode", MEANING_NEVER},
    {"pin", MEANING_NEVER},
    {"conference", MEANING_NEVER},
    {"join", MEANING_NEVER},
    {"phn", MEANING_NEVER},
    {"carecard", MEANING_NEVER},
    {"invoice", MEANING_NEVER},
    {"order", MEANING_NEVER},
    {"ref", MEANING_NEVER},
    {"reference", MEANING_NEVER},
    {"id", MEANING_NEVER},
    {"confirmation", MEANING_NEVER},
    {"policy", MEANING_NEVER},
    {"member", MEANING_NEVER},
    {"claim", MEANING_NEVER},
    {"account", MEANING_NEVER},
    {"licence", MEANING_NEVER},
    {"license", MEANING_NEVER},
    {"registration", MEANING_NEVER},
    {"health", MEANING_NEVER},
    {"card", MEANING_NEVER},
    {"facture", MEANING_NEVER},
    {"dossier", MEANING_NEVER},
    {"ramq", MEANING_NEVER},
    {"ohip", MEANING_NEVER},
    {"clinic", MEANING_CLINIC},
    {"clinics", MEANING_CLINIC},
    {"clinique", MEANING_CLINIC},
    {"office", MEANING_CLINIC},
    {"reception", MEANING_CLINIC},
    {"spa", MEANING_CLINIC},
    {"studio", MEANING_CLINIC},
    {"wellness", MEANING_CLINIC},
    {"us", MEANING_CLINIC},
    {"nous", MEANING_CLINIC},
    {"our", MEANING_CLINIC},
    {"notre", MEANING_CLINIC},
    {"questions", MEANING_CLINIC},
    {"question", MEANING_CLINIC},
    {"therapist", MEANING_CLINIC},
    {"practitioner", MEANING_CLINIC},
};

static enum meaning meaning_of(const char *word, size_t length)
{
    static const char *const changes[] = {"cancel", "resched", "annul", "modif"};
    for (size_t i = 0; i < sizeof(changes) / sizeof(changes[0]); i++) {
        if (strncmp(word, changes[i], strlen(changes[i])) == 0) {
            return MEANING_CLINIC; /* "To cancel, call …" */
        }
    }
    for (size_t i = 0; i < sizeof(meanings) / sizeof(meanings[0]); i++) {
        if (strlen(meanings[i].word) == length && strncmp(meanings[i].word, word, length) == 0) {
            return meanings[i].meaning;
        }
    }
    return MEANING_NONE;
}

/* The next word of folded text from *at on, past what is no letter; 0 bytes at the end. */
static size_t next_word(const char **at)
{
    static const char between[] = " :;,()[]?!*/|#=&<>\"";
    *at += strspn(*at, between);
    return strcspn(*at, between);
}

/* Which meanings are among the words. */
static void read_meanings(const char *folded, bool *any)
{
    static const int words_after_your = 3; /* "your preferred contact number" */
    int since_your = words_after_your + 1;
    size_t length = 0;
    for (const char *at = folded; (length = next_word(&at)) > 0; at += length) {
        enum meaning meaning = meaning_of(at, length);
        since_your = meaning == MEANING_YOUR ? 0 : since_your + 1;
        bool phone = meaning == MEANING_PHONE || meaning == MEANING_MOBILE;
        any[phone && since_your <= words_after_your ? MEANING_OWN : MEANING_NONE] = true;
        any[meaning] = true;
    }
}

/* A question of a booking form is answered by the client. */
static bool is_question(const char *text, size_t length)
{
    while (length > 0 && strchr(" :*\t", text[length - 1]) != NULL) {
        length--;
    }
    return length > 0 && text[length - 1] == '?';
}

enum phone_words phone_words_read(struct arena *arena, const char *text, size_t length)
{
    bool any[MEANING_CLINIC + 1] = {false};
    read_meanings(name_fold(arena, arena_strndup(arena, text, length)), any);
    bool phone = any[MEANING_PHONE] || any[MEANING_MOBILE];
    bool own = any[MEANING_OWN] || (phone && is_question(text, length));
    if (any[MEANING_NEVER] || (any[MEANING_CLINIC] && !own)) {
        return PHONE_WORDS_OTHER;
    }
    if (any[MEANING_MOBILE]) {
        return PHONE_WORDS_MOBILE;
    }
    return phone || own ? PHONE_WORDS_PHONE : PHONE_WORDS_NONE;
}

bool phone_words_name_a_clinic(struct arena *arena, const char *text, size_t length)
{
    bool any[MEANING_CLINIC + 1] = {false};
    read_meanings(name_fold(arena, arena_strndup(arena, text, length)), any);
    return any[MEANING_CLINIC];
}

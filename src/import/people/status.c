#include "import/people/status.h"

#include <stddef.h>
#include <string.h>

struct token {
    const char *text;
    size_t length;
};

static bool is_letter(char c)
{
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || (unsigned char)c >= 0x80;
}

/* The word that begins at or after at; of length 0 at the end. */
static struct token next_token(const char *at)
{
    while (*at != '\0' && !is_letter(*at)) {
        at++;
    }
    struct token token = {.text = at};
    while (is_letter(at[token.length])) {
        token.length++;
    }
    return token;
}

static bool is_word(struct token token, const char *word)
{
    return strlen(word) == token.length && strncmp(token.text, word, token.length) == 0;
}

/* words ends with NULL */
static bool is_any(struct token token, const char *const *words)
{
    for (; *words != NULL; words++) {
        if (is_word(token, *words)) {
            return true;
        }
    }
    return false;
}

static bool begins_with(struct token token, const char *start)
{
    return token.length >= strlen(start) && strncmp(token.text, start, strlen(start)) == 0;
}

/* "cancelled", "latecancel", "annulation"; but not Cancela and Cancellieri, who are called so. */
static bool is_cancel(struct token token)
{
    static const char *const starts[] = {"latecancel", "cancel", "annul"};
    static const char *const endings[] = {"",     "s",     "d",      "ed",     "led",     "ing",
                                          "ling", "ation", "lation", "ations", "lations", "e",
                                          "ee",   "es",    "ees",    "er",     "ler",     NULL};
    for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
        size_t length = strlen(starts[i]);
        const struct token rest = {.text = token.text + length, .length = token.length - length};
        if (begins_with(token, starts[i]) && is_any(rest, endings)) {
            return true;
        }
    }
    return false;
}

/* A word that says it wherever it stands; next is the word behind it. */
static bool is_cancelled_word(struct token token, struct token next)
{
    static const char *const plain[] = {
        "deleted",    "declined",  "rejected", "refused",   "refuse",       "refusee",
        "supprime",   "supprimee", "noshow",   "absent",    "absente",      "dna",
        "abandonne",  "removed",   "cxl",      "cxld",      "cxled",        "cncl",
        "cnx",        "desiste",   "desistee", "withdrawn", "didnotarrive", "didnotattend",
        "didnotshow", NULL};
    static const char *const moved[] = {"rescheduled", "resched", "reschedule", "reporte",
                                        "reportee",    "deplace", "deplacee",   NULL};
    static const char *const origins[] = {"from", "de", "du", "des", NULL};
    static const char *const papers[] = {"list", "policy", "waitlist", "liste", "politique", NULL};
    if (is_cancel(token)) {
        return !is_any(next, papers);
    }
    return is_any(token, plain) || (is_any(token, moved) && !is_any(next, origins));
}

/* A word that says it where nothing but a status stands: in a title "Missed" may be a call. */
static bool is_lost_word(struct token token, struct token before)
{
    static const char *const lost[] = {"void",    "voided",  "missed", "absence", "absences",
                                       "expired", "expire",  "manque", "manquee", "cx",
                                       "ns",      "expiree", "lc",     "fta",     "ftka",
                                       "uta",     "denied",  NULL};
    return is_any(token, lost) || (is_word(token, "reporter") && is_word(before, "a"));
}

/* What stands behind says that it is about money, the past, or what may be: "no-show fee paid",
 * "cancelled last week", "cancel if rain"; but not "cancelled last minute". */
static bool is_of_another_matter(struct token next)
{
    static const char *const matters[] = {"fee",    "fees", "paid", "if",    "tip", "card",
                                          "charge", "old",  "si",   "frais", NULL};
    static const char *const past[] = {"last", "previous", "yesterday", NULL};
    const struct token after = next_token(next.text + next.length);
    return is_any(next, matters) || (is_any(next, past) && !is_word(after, "minute"));
}

static bool any_says_so(const char *folded, bool is_status)
{
    static const char *const negations[] = {"not",  "non",   "no",   "pas",    "never", "un",
                                            "cant", "didnt", "dont", "cannot", NULL};
    /* of the past, or of what may be */
    static const char *const other_times[] = {
        "previously", "formerly", "previous", "prev", "precedemment",
        "auparavant", "ancien",   "to",       "may",  "might",
        "or",         "if",       "could",    "be",   "anterieurement",
        NULL};
    static const char *const attending[] = {"show",   "attend",  "arrive", "come",
                                            "turn",   "venu",    "venue",  "presente",
                                            "honore", "honoree", NULL};
    struct token before = {.text = folded};
    for (struct token token = next_token(folded); token.length > 0;) {
        struct token next = next_token(token.text + token.length);
        bool negated = is_any(before, negations);
        bool failed = is_word(before, "failed") && is_word(token, "to");
        bool will_not = is_word(token, "viendra") && is_word(next, "pas");
        bool elsewhere = !is_status && is_of_another_matter(next);
        if (((negated && is_any(token, attending)) || failed || will_not) && !elsewhere) {
            return true; /* "no show", "did not attend", "pas présente" */
        }
        bool says = is_cancelled_word(token, next) || (is_status && is_lost_word(token, before));
        if (says && !negated && !elsewhere && !is_any(before, other_times)) {
            return true;
        }
        before = token;
        token = next;
    }
    return false;
}

bool status_is_cancelled(const char *folded)
{
    return any_says_so(folded, true);
}

bool status_in_title(const char *folded)
{
    return any_says_so(folded, false);
}

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
        "deleted",    "declined",   "rejected", "refused",   "refuse",       "refusee",
        "supprime",   "supprimee",  "noshow",   "absent",    "absente",      "dna",
        "abandonne",  "removed",    "cxl",      "cxld",      "cxled",        "cncl",
        "cnx",        "desiste",    "desistee", "withdrawn", "didnotarrive", "didnotattend",
        "didnotshow", "abandonnee", NULL};
    static const char *const moved[] = {"rescheduled", "resched",   "reschedule", "reporte",
                                        "reportee",    "deplace",   "deplacee",   "postponed",
                                        "repousse",    "repoussee", NULL};
    static const char *const origins[] = {"from", "de", "du", "des", NULL};
    static const char *const papers[] = {"list", "policy", "waitlist", "liste", "politique", NULL};
    if (is_cancel(token)) {
        return !is_any(next, papers);
    }
    return is_any(token, plain) || (is_any(token, moved) && !is_any(next, origins));
}

/* "n/s", "c/x" */
static bool is_crossed(struct token token, struct token before)
{
    return ((is_word(token, "s") && is_word(before, "n")) ||
            (is_word(token, "x") && is_word(before, "c"))) &&
           token.text[-1] == '/';
}

/* A word that says it where nothing but a status stands: in a title "Missed" may be a call. */
static bool is_lost_word(struct token token, struct token before, struct token next)
{
    static const char *const lost[] = {
        "void",    "voided",   "missed",    "absence", "absences", "expired",   "expire",
        "manque",  "manquee",  "cx",        "ns",      "expiree",  "lc",        "fta",
        "ftka",    "uta",      "denied",    "invalid", "invalide", "abandoned", "archived",
        "archive", "archivee", "skipped",   "ignore",  "ignoree",  "saute",     "sautee",
        "lapsed",  "dropped",  "forfeited", "dns",     NULL};
    static const char *const set_aside[] = {"moved", "bumped", NULL};
    static const char *const later[] = {"remis", "remise", NULL};
    return is_any(token, lost) || (is_word(token, "reporter") && is_word(before, "a")) ||
           is_crossed(token, before) || (is_any(token, set_aside) && next.length == 0) ||
           (is_any(token, later) && is_word(next, "a"));
}

/* "moved to Thursday"; but not "moved to 3pm", nor to May, who may work there. */
static bool is_moved_to_a_day(struct token token, struct token next)
{
    static const char *const moves[] = {"moved", "bumped", "move", NULL};
    static const char *const days[] = {
        "monday",   "tuesday",  "wednesday", "thursday", "friday",    "saturday",
        "sunday",   "mon",      "tue",       "tues",     "wed",       "thu",
        "thur",     "thurs",    "fri",       "tomorrow", "next",      "another",
        "january",  "february", "march",     "july",     "september", "october",
        "november", "december", "jan",       "feb",      "mar",       "jul",
        "sept",     "sep",      "oct",       "nov",      "dec",       NULL};
    return is_any(token, moves) && is_word(next, "to") &&
           is_any(next_token(next.text + next.length), days);
}

/* "Cancellation fee waived", "frais d'annulation": about money, whoever comes. */
static bool is_cancelling_fee(struct token token, struct token before, struct token next)
{
    static const char *const fees[] = {"fee", "fees", "charge", "frais", NULL};
    static const char *const nouns[] = {"cancellation", "cancelation", "annulation", NULL};
    static const char *const of[] = {"d", "de", "dannulation", NULL};
    return (is_any(token, nouns) &&
            ((is_any(next, fees) && next.text == token.text + token.length + 1 &&
              next.text[-1] == ' ') ||
             is_any(before, of))) ||
           is_word(token, "dannulation");
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
    static const char *const attending[] = {"show",     "attend", "arrive",  "come",
                                            "coming",   "turn",   "venu",    "venue",
                                            "presente", "honore", "honoree", NULL};
    static const char *const standing[] = {"confirmed", "booked",  "rebooked", "active", "confirme",
                                           "confirmee", "reserve", "reservee", NULL};
    static const char *const was[] = {"was", "etait", NULL};
    bool stands = false;
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
        bool says = is_cancelled_word(token, next) || is_moved_to_a_day(token, next) ||
                    (is_status && is_lost_word(token, before, next));
        bool over = stands && is_any(before, was); /* "Confirmed (was cancelled)" */
        if (says && !negated && !elsewhere && !over && !is_any(before, other_times) &&
            !is_cancelling_fee(token, before, next)) {
            return true;
        }
        stands = stands || is_any(token, standing);
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

bool status_is_known(const char *folded)
{
    static const char *const phrases[] = {
        "booked",    "confirmed", "unconfirmed", "not confirmed", "new",       "pending",
        "requested", "accepted",  "approved",    "scheduled",     "arrived",   "checked in",
        "ready",     "showed",    "attended",    "completed",     "complete",  "done",
        "open",      "active",    "tentative",   "in progress",   "waiting",   "started",
        "yes",       "no",        "ok",          "confirme",      "confirmee", "a confirmer",
        "reserve",   "reservee",  "en attente",  "arrive",        "arrivee",   "termine",
        "terminee",  "present",   "presente",    "oui",           "non",       "paid",
        "unpaid",    "paye",      "payee",       "late",          "en retard"};
    for (size_t i = 0; i < sizeof(phrases) / sizeof(phrases[0]); i++) {
        if (strcmp(phrases[i], folded) == 0) {
            return true;
        }
    }
    return status_is_cancelled(folded);
}

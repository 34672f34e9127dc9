#include "import/csv/roles.h"

#include "domain/name.h"

#include <stdbool.h>
#include <string.h>

/* The words of a name, folded, with a blank around each: " client s phone number ". */
static const char *words_of(struct arena *arena, const char *name)
{
    size_t length = strlen(name);
    char *apart = arena_alloc(arena, length * 8 + 1);
    size_t used = 0;
    for (size_t i = 0; i < length; i++) {
        bool upper = name[i] >= 'A' && name[i] <= 'Z';
        bool after_lower = i > 0 && name[i - 1] >= 'a' && name[i - 1] <= 'z';
        if (upper && after_lower) { /* "startTime" */
            apart[used++] = ' ';
        }
        if (name[i] == '#') {
            memcpy(apart + used, " number", 7);
            used += 7;
        } else {
            apart[used++] = (char)(name[i] == '\'' ? ' ' : name[i]);
        }
    }
    apart[used] = '\0';
    const char *folded = name_fold(arena, apart);
    char *words = arena_alloc(arena, strlen(folded) + 3);
    used = 0;
    words[used++] = ' ';
    for (const char *at = folded; *at != '\0'; at++) {
        bool letter = (*at >= 'a' && *at <= 'z') || (*at >= '0' && *at <= '9') ||
                      ((unsigned char)*at & 0x80U) != 0;
        if (letter || words[used - 1] != ' ') {
            words[used++] = (char)(letter ? *at : ' ');
        }
    }
    if (words[used - 1] != ' ') {
        words[used++] = ' ';
    }
    words[used] = '\0';
    return words;
}

/* True if one of the blank-separated phrases of list, each between bars, is among the words. */
static bool has(const char *words, const char *list)
{
    char phrase[48] = " ";
    for (const char *at = list; *at != '\0';) {
        size_t length = strcspn(at, "|");
        memcpy(phrase + 1, at, length);
        memcpy(phrase + 1 + length, " ", 2);
        if (strstr(words, phrase) != NULL) {
            return true;
        }
        at += length + (at[length] == '|' ? 1 : 0);
    }
    return false;
}

static bool is_only(const char *words, const char *list)
{
    char phrase[48] = " ";
    for (const char *at = list; *at != '\0';) {
        size_t length = strcspn(at, "|");
        memcpy(phrase + 1, at, length);
        memcpy(phrase + 1 + length, " ", 2);
        if (strcmp(words, phrase) == 0) {
            return true;
        }
        at += length + (at[length] == '|' ? 1 : 0);
    }
    return false;
}

static const char phones[] = "phone|phones|telephone|telephones|tel|mobile|mobiles|cell|cellphone|"
                             "cellular|cellulaire|portable|gsm|contact number|reminder number";
static const char mobiles[] = "mobile|mobiles|cell|cellphone|cellular|cellulaire|portable|gsm";
static const char clinic[] = "clinic|clinique|location|emergency|urgence|fax|office";

static const char unwanted[] =
    "email|mail|courriel|courriels|address|adresse|city|ville|postal|zip|province|country|pays|"
    "note|notes|comment|comments|commentaire|commentaires|remarque|remarques|price|prix|amount|"
    "montant|total|paid|paye|payment|paiement|balance|solde|tax|taxes|cost|cout|tip|discount|"
    "deposit|revenue|sales|zone|timezone|fuseau|birth|birthday|birthdate|dob|naissance|created|"
    "creation|cree|booked|date scheduled|scheduled by|updated|modified|modification|gender|sexe|"
    "age|url|link|lien|insurance|assurance|invoice|facture|location|lieu|room|salle|sent|reminder|"
    "referral|source|tag|tags|label|channel|card|promo|code|all day|priority|sensitivity|"
    "first visit|last visit|first appointment|last appointment|next appointment|middle|nickname|"
    "preferred|company|entreprise|currency|checked in|check in|arrived|arrival|waiting|"
    "questions|question|custom|attachment|recurring|recurrence|repeats|submitted|"
    "submission|completion|added|soumission|envoi|envoye";

/* when a form was sent */
static const char sent[] = "timestamp|time stamp|horodateur|horodatage";

static const char durations[] = "duration|duree|length|minutes|mins|min|longueur";
static const char ids[] = "id|ids|ref|reference|uid|guid|uuid|identifiant";
static const char numbers[] = "number|no|num|numero|nr";
static const char bookings[] =
    "booking|appointment|appt|reservation|confirmation|rendez vous|rdv|visit|event|session";
static const char ends[] = "end|ends|ending|finish|finishes|finishing|fin|until|jusqua|jusqu a";
static const char starts[] = "start|starts|starting|begin|begins|beginning|debut|commence";
static const char moments[] = "date|time|datetime|day|jour|journee|heure|heures|hour|hours|when|"
                              "quand|times|dates|horaire|slot";
static const char clients[] = "client|clients|cliente|customer|customers|patient|patiente|patients|"
                              "guest|invitee|attendee|attendees|member|contact|participant|"
                              "recipient|personne|person|who|qui";
static const char names[] = "name|names|nom|noms|full name|nom complet";
static const char firsts[] = "first|given|prenom|prenoms|forename|firstname|fname|givenname";
static const char lasts[] = "last|family|surname|lastname|lname|famille|familyname";
static const char staff[] =
    "therapist|therapists|practitioner|practitioners|provider|staff|employee|employees|clinician|"
    "rmt|massotherapist|massotherapeute|therapeute|praticien|praticienne|intervenant|intervenante|"
    "employe|employes|doctor|physio|specialist|stylist|technician|instructor|teacher|professional|"
    "professionnel|professionnelle|assigned|consultant|operator";
/* who is probably the therapist, and what is named after one where each has their own */
static const char hosts[] = "owner|resource|ressource|host|with|avec|team|user|organizer";
static const char calendars[] = "calendar|calendrier|agenda";
static const char services[] = "service|services|treatment|treatments|traitement|traitements|soin|"
                               "soins|prestation|prestations|procedure|massage";
static const char kinds[] =
    "type|item|class|cours|session|seance|product|produit|activity|modality";
static const char states[] = "status|statut|etat|attendance|statuses";
static const char gone[] = "cancelled|canceled|annule|annulee|no show|noshow|did not arrive";
static const char titles[] = "subject|title|summary|description|objet|titre|sujet|event|evenement|"
                             "appointment|rendez vous|rdv";

#define ROLE(kind, order) ((struct named_role){ROLE_##kind, (order)})

static struct named_role phone_role(const char *words)
{
    if (has(words, clinic) || has(words, staff) || has(words, "type|extension|ext|poste")) {
        return ROLE(OTHER, 0);
    }
    if (has(words, mobiles)) {
        return ROLE(PHONE, 0);
    }
    return ROLE(PHONE, has(words, "home|maison|domicile|evening|night|soir") ? 2
                       : has(words, "work|business|bureau|travail|day")      ? 3
                                                                             : 1);
}

static struct named_role moment_role(const char *words)
{
    if (has(words, ends) || is_only(words, "to|a")) {
        return ROLE(END, 0);
    }
    if (has(words, starts) || is_only(words, "from|de")) {
        return ROLE(BEGIN, 0);
    }
    return ROLE(BEGIN, has(words, "booking|reservation") ? 3 : 1);
}

static struct named_role person_role(const char *words)
{
    bool works_here = has(words, staff) || has(words, hosts) || has(words, calendars);
    if (has(words, firsts) || has(words, lasts)) {
        return has(words, firsts) ? (works_here ? ROLE(STAFF_FIRST, 0) : ROLE(FIRST, 0))
                                  : (works_here ? ROLE(STAFF_LAST, 0) : ROLE(LAST, 0));
    }
    if (works_here) {
        return ROLE(THERAPIST, has(words, staff) ? 0 : has(words, hosts) ? 1 : 2);
    }
    bool client = has(words, clients);
    if (client && has(words, "type|group|groupe|since|count|tags")) {
        return ROLE(OTHER, 0);
    }
    if (client) {
        return ROLE(CLIENT, 0);
    }
    return ROLE(NONE, 0);
}

struct named_role role_of(struct arena *arena, const char *name)
{
    const char *words = words_of(arena, name);
    if (has(words, phones) || is_only(words, "home|work|maison|domicile|bureau|travail")) {
        return phone_role(words);
    }
    if (has(words, gone)) { /* "Cancelled at" is one as well */
        return ROLE(STATUS, ROLE_RANK_GONE);
    }
    if (has(words, unwanted) || is_only(words, sent)) {
        return ROLE(OTHER, 0);
    }
    if (has(words, durations)) {
        return ROLE(DURATION, 0);
    }
    if (has(words, ids) || has(words, numbers)) {
        bool of_somebody = has(words, clients) || has(words, staff) || has(words, services);
        bool booking = has(words, bookings);
        return of_somebody || (!booking && !has(words, ids)) ? ROLE(OTHER, 0)
                                                             : ROLE(ID, booking ? 0 : 1);
    }
    if (has(words, states) || is_only(words, "state")) {
        return ROLE(STATUS, has(words, clients) ? 2 : 0);
    }
    if (has(words, ends) || has(words, starts) || has(words, moments) ||
        is_only(words, "to|from|a|de|scheduled")) {
        return moment_role(words);
    }
    struct named_role person = person_role(words);
    if (person.role != ROLE_NONE) {
        return person;
    }
    if (has(words, services)) {
        return ROLE(SERVICE, 0);
    }
    if (has(words, kinds)) {
        return ROLE(SERVICE, has(words, "type") ? 1 : 2);
    }
    if (has(words, names)) {
        return ROLE(CLIENT, 1);
    }
    return has(words, titles) ? ROLE(SUBJECT, 0) : ROLE(NONE, 0);
}

bool role_names_utc(struct arena *arena, const char *name)
{
    return has(words_of(arena, name), "utc|gmt|zulu");
}

bool role_names_zone(struct arena *arena, const char *name)
{
    return has(words_of(arena, name), "timezone|time zone|zone|fuseau|fuseau horaire");
}

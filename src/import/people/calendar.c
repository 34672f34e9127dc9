#include "import/people/calendar.h"

#include "domain/name.h"
#include "import/people/words.h"

#include <string.h>

const struct calendar_people calendar_people_unknown = {
    .calendar_name = "",
    .calendar_person = "",
    .source_therapist = "",
    .clinic_phone = "",
    .common_phones = "",
};

/* The name's given and family names, folded. */
struct folded_name {
    const char *given;
    const char *family;
};

static struct folded_name fold(struct arena *arena, const char *name)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, name, &given, &family);
    return (struct folded_name){name_fold(arena, given), name_fold(arena, family)};
}

bool people_are_same(struct arena *arena, const char *a, const char *b)
{
    struct folded_name left = fold(arena, a);
    struct folded_name right = fold(arena, b);
    if (left.given[0] == '\0' || strcmp(left.given, right.given) != 0) {
        return false;
    }
    size_t left_length = strlen(left.family);
    size_t right_length = strlen(right.family);
    bool letter = left_length <= 1 || right_length <= 1;
    size_t shorter = left_length < right_length ? left_length : right_length;
    return strcmp(left.family, right.family) == 0 ||
           (letter && strncmp(left.family, right.family, shorter) == 0);
}

bool people_may_be_namesakes(struct arena *arena, const char *name, const char *other)
{
    return fold(arena, name).family[0] != '\0' && fold(arena, other).family[0] == '\0';
}

bool people_has_short_form(struct arena *arena, const char *name)
{
    struct folded_name folded = fold(arena, name);
    return strlen(folded.given) > 1 && strlen(folded.family) == 1;
}

bool people_is_organization(struct arena *arena, const char *name)
{
    for (const char *word = name_fold(arena, name); *word != '\0';) {
        size_t length = strcspn(word, " ,&");
        unsigned kinds = word_kinds(word, length);
        if ((kinds & WORD_PLACE) != 0 && (kinds & WORD_NAME) == 0) {
            return true;
        }
        word += length;
        word += strspn(word, " ,&");
    }
    return false;
}

bool people_is_mailbox(const char *address)
{
    static const char *const whole[] = {"info", "admin",   "office", "hello",   "contact",
                                        "hi",   "desk",    "mail",   "bonjour", "bookings",
                                        "rdv",  "accueil", NULL};
    static const char *const parts[] = {"clinic",    "clinique",    "wellness",
                                        "massage",   "massotherap", "booking",
                                        "reception", "studio",      NULL};
    const char *colon = strchr(address, ':');
    const char *local = colon == NULL ? address : colon + 1;
    size_t length = strcspn(local, "@");
    for (size_t i = 0; whole[i] != NULL; i++) {
        if (strlen(whole[i]) == length && strncmp(local, whole[i], length) == 0) {
            return true;
        }
    }
    for (size_t i = 0; parts[i] != NULL; i++) {
        const char *at = strstr(local, parts[i]);
        if (at != NULL && at < local + length) {
            return true;
        }
    }
    return false;
}

bool calendar_has_regular(struct arena *arena, const struct calendar_people *known,
                          const char *name)
{
    const char *folded = name_fold(arena, name);
    for (size_t i = 0; i < known->staff_count; i++) {
        if (strcmp(known->staff[i], folded) == 0) {
            return true;
        }
    }
    return false;
}

bool calendar_has_staff(struct arena *arena, const struct calendar_people *known, const char *name)
{
    return name[0] != '\0' && (people_are_same(arena, name, known->source_therapist) ||
                               people_are_same(arena, name, known->calendar_person) ||
                               calendar_has_regular(arena, known, name));
}

bool calendar_has_only_staff(struct arena *arena, const struct calendar_people *known,
                             const char *therapist, const char *name)
{
    const char *const staff[] = {therapist, known->source_therapist, known->calendar_person};
    for (size_t i = 0; i < sizeof(staff) / sizeof(staff[0]); i++) {
        if (people_are_same(arena, name, staff[i]) &&
            !people_may_be_namesakes(arena, name, staff[i])) {
            return true;
        }
    }
    return calendar_has_regular(arena, known, name);
}

#include "domain/decision.h"

#include "base/bug.h"
#include "base/utf8.h"
#include "domain/name.h"

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <utf8proc.h>

enum made { BY_TAP, BY_INITIALS };

static const struct {
    const char *code;
    enum made made;
} known[DECISION_COUNT] = {
#define DECISION(id, code, made) [DECISION_##id] = {code, made},
#include "domain/decisions.def"
#undef DECISION
};

const char *decision_code(enum decision decision)
{
    BUG_IF((unsigned)decision >= DECISION_COUNT);
    return known[decision].code;
}

bool decision_is_signed(enum decision decision)
{
    BUG_IF((unsigned)decision >= DECISION_COUNT);
    return known[decision].made == BY_INITIALS;
}

bool decision_from_code(const char *code, enum decision *decision)
{
    for (int i = 0; i < DECISION_COUNT; i++) {
        if (strcmp(code, decision_code((enum decision)i)) == 0) {
            *decision = (enum decision)i;
            return true;
        }
    }
    return false;
}

bool initials_valid(const char *initials)
{
    size_t length = strlen(initials);
    size_t characters = 0;
    bool any_letter = false;
    for (size_t at = 0; at < length; characters++) {
        uint32_t character = 0;
        size_t size = utf8_decode(initials + at, length - at, &character);
        if (size == 0 || (!name_is_letter(character) && !name_is_mark(character))) {
            return false;
        }
        any_letter = any_letter || name_is_letter(character);
        at += size;
    }
    return any_letter && characters <= INITIALS_CHARACTERS_MAX;
}

void initials_capitals(char initials[INITIALS_SIZE])
{
    char capitals[INITIALS_SIZE];
    size_t length = strlen(initials);
    size_t used = 0;
    for (size_t at = 0; at < length;) {
        uint32_t character = 0;
        size_t taken = utf8_decode(initials + at, length - at, &character);
        BUG_IF(taken == 0);
        at += taken;
        character = (uint32_t)utf8proc_toupper((utf8proc_int32_t)character);
        char bytes[4];
        size_t size = utf8_encode(character, bytes);
        BUG_IF(used + size >= sizeof(capitals)); /* more characters than initials have */
        memcpy(capitals + used, bytes, size);
        used += size;
    }
    capitals[used] = '\0';
    memcpy(initials, capitals, used + 1);
}

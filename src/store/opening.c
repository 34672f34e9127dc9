#include "store/opening.h"

#include "store/audit.h"
#include "store/db.h"
#include "store/settings.h"

#include <string.h>

/* As they are kept in the settings, by struct hours_by_hand's open. */
static const char *const opening_codes[] = {"closed", "open"};

/* "closed 2026-11-23T09:00:00-08:00"; without a time it has no end; "" if nothing was said. */
static const char *opening_text(struct arena *arena, const struct hours_by_hand *by_hand)
{
    char until[ISO8601_SIZE];
    if (!by_hand->said) {
        return "";
    }
    const char *word = opening_codes[by_hand->open];
    return by_hand->until_ms == HOURS_NEVER
               ? word
               : arena_printf(arena, "%s %s", word, iso8601_format(by_hand->until_ms, until));
}

static bool opening_parse(const char *text, struct hours_by_hand *by_hand)
{
    *by_hand = (struct hours_by_hand){.said = text[0] != '\0', .until_ms = HOURS_NEVER};
    for (int open = 0; open < 2; open++) {
        const size_t length = strlen(opening_codes[open]);
        if (strncmp(text, opening_codes[open], length) == 0) {
            by_hand->open = open == 1;
            return text[length] == '\0' ||
                   (text[length] == ' ' && iso8601_parse(text + length + 1, &by_hand->until_ms));
        }
    }
    return !by_hand->said;
}

bool store_set_opening(struct store *store, const struct hours_by_hand *by_hand, const char *who,
                       struct err *err)
{
    db_begin(store, DB_WRITE, "cannot keep whether the clinic is open", err);
    setting_write(store, "opening", opening_text(store->scratch, by_hand));
    audit_write(store, who, by_hand->open ? "open-clinic" : "close-clinic", "");
    return db_end(store);
}

bool store_opening(struct store *store, struct hours_by_hand *by_hand, struct err *err)
{
    db_begin(store, DB_READ, "cannot read whether the clinic is open", err);
    const char *kept = setting_read(store, store->scratch, "opening");
    if (!opening_parse(kept, by_hand)) {
        db_refuse(store, "cannot read whether the clinic is open: \"%.40s\"", kept);
    }
    return db_end(store);
}

/* questionnaires of kiosk.yaml: what clients are asked, and when. */
#include "content/config_loader.h"

#include "base/utf8.h"

#include <string.h>

#define MONTHS_USUAL 12
#define MONTHS_MAX   120
#define CODE_MAX     32
/* More would not stand on one screen, and this much of each is read at a glance. */
#define REASONS_MAX 8
#define TEXT_MAX    40

/* Names of the keys of an entry, as messages call them. */
#define NAME(key) "questionnaires." key

static bool refuse(const struct config_loader *loader, size_t line, const char *name,
                   const char *what)
{
    return problems_add(loader->problems, loader->path, line, "'%s' %s", name, what);
}

static bool take_code(const struct config_loader *loader, const struct tree *value,
                      struct asked_reason *entry)
{
    static const char letters[] = "abcdefghijklmnopqrstuvwxyz0123456789-";
    const char *code = value->kind == TREE_TEXT ? value->text : "";
    if (code[0] == '\0' || strlen(code) > CODE_MAX || code[strspn(code, letters)] != '\0') {
        return config_complain(loader, value, NAME("reason"),
                               "a short code of small letters, digits and hyphens, such as back");
    }
    entry->reason.code = code;
    return true;
}

static bool is_short(const struct localized *text)
{
    bool ok = utf8_count(text->text) <= TEXT_MAX;
    for (size_t i = 0; i < text->count; i++) {
        ok = ok && utf8_count(text->translations[i].text) <= TEXT_MAX;
    }
    return ok;
}

static bool take_words(const struct config_loader *loader, const struct tree *value,
                       struct asked_reason *entry)
{
    struct localized *text = &entry->reason.text;
    if (!config_read_localized(loader, NAME("text"), value, false, text)) {
        return false;
    }
    return is_short(text) ||
           problems_add(loader->problems, loader->path, value->key_line,
                        "'%s' has room for %d characters", NAME("text"), TEXT_MAX);
}

static bool take_services(const struct config_loader *loader, const struct tree *value,
                          struct asked_reason *entry)
{
    if (value->kind != TREE_LIST) {
        return config_complain(loader, value, NAME("services"), "a list such as [back, dos]");
    }
    const char **services = ARENA_ARRAY(loader->arena, const char *, value->count);
    for (size_t i = 0; i < value->count; i++) {
        const struct tree *item = value->items[i];
        if (item->kind != TREE_TEXT || !visit_reason_has_words(item->text)) {
            return refuse(loader, item->line, NAME("services"), "must list words of a service");
        }
        services[i] = item->text;
    }
    entry->reason.services = services;
    entry->reason.service_count = value->count;
    return true;
}

static bool take_file(const struct config_loader *loader, const struct tree *value,
                      const char *name, const char **file)
{
    if (value->kind != TREE_TEXT || value->text[0] == '\0' || value->text[0] == '.' ||
        strchr(value->text, '/') != NULL) {
        return config_complain(loader, value, name,
                               "the name of a file in the folder questionnaires");
    }
    *file = value->text;
    return true;
}

static bool take_value(const struct config_loader *loader, const struct tree *value,
                       struct asked_reason *entry)
{
    if (strcmp(value->key, "reason") == 0) {
        return take_code(loader, value, entry);
    }
    if (strcmp(value->key, "text") == 0) {
        return take_words(loader, value, entry);
    }
    if (strcmp(value->key, "services") == 0) {
        return take_services(loader, value, entry);
    }
    if (strcmp(value->key, "first_visit") == 0) {
        return take_file(loader, value, NAME("first_visit"), &entry->first_visit);
    }
    if (strcmp(value->key, "follow_up") == 0) {
        return take_file(loader, value, NAME("follow_up"), &entry->follow_up);
    }
    if (strcmp(value->key, "full_again_after_months") == 0) {
        return config_read_whole(loader, NAME("full_again_after_months"), value, 1, MONTHS_MAX,
                                 &entry->reason.full_again_after_months);
    }
    return problems_add(loader->problems, loader->path, value->key_line,
                        "'questionnaires': unknown key '%s'", value->key);
}

static bool take_entry(const struct config_loader *loader, const struct tree *item,
                       struct asked_reason *entry)
{
    *entry = (struct asked_reason){
        .reason = {.code = "", .full_again_after_months = MONTHS_USUAL},
        .first_visit = "",
        .follow_up = "",
        .line = item->line,
    };
    if (item->kind != TREE_MAP) {
        return problems_add(loader->problems, loader->path, item->line,
                            "'questionnaires': an entry is written like {reason: back, text: Back "
                            "pain, first_visit: back-pain-first-visit.json}");
    }
    bool ok = true;
    for (size_t i = 0; i < item->count; i++) {
        ok = take_value(loader, item->items[i], entry) && ok;
    }
    if (ok && (entry->reason.code[0] == '\0' || entry->reason.text.text == NULL ||
               entry->first_visit[0] == '\0')) {
        return problems_add(loader->problems, loader->path, item->line,
                            "'questionnaires': an entry needs a reason, a text and a first_visit");
    }
    return ok;
}

static bool is_new(const struct config_loader *loader, const struct asked_reason *entries,
                   size_t last)
{
    for (size_t i = 0; i < last; i++) {
        if (strcmp(entries[i].reason.code, entries[last].reason.code) == 0) {
            return problems_add(loader->problems, loader->path, entries[last].line,
                                "'questionnaires': the reason '%s' stands here a second time, "
                                "first in line %zu",
                                entries[i].reason.code, entries[i].line);
        }
    }
    return true;
}

bool config_take_questionnaires(const struct config_loader *loader, const struct config_key *key,
                                const struct tree *value)
{
    if (value->kind != TREE_LIST || value->count == 0) {
        return config_complain(loader, value, key->name,
                               "a list of at least one, each with a dash before it");
    }
    if (value->count > REASONS_MAX) {
        return problems_add(loader->problems, loader->path, value->items[REASONS_MAX]->line,
                            "'%s': at most %d have room on the screen", key->name, REASONS_MAX);
    }
    struct asked_reason *entries = ARENA_ARRAY(loader->arena, struct asked_reason, value->count);
    bool ok = true;
    for (size_t i = 0; i < value->count; i++) {
        ok = take_entry(loader, value->items[i], &entries[i]) && is_new(loader, entries, i) && ok;
    }
    const struct asked_reasons reasons = {entries, value->count};
    config_put(loader, key, reasons);
    return ok;
}

struct asked_reasons config_usual_reasons(void)
{
    static const struct translation translations[] = {{"fr", "Mal de dos"}};
    static const char *const services[] = {"back", "dos"};
    static const struct asked_reason usual = {
        .reason = {.code = "back",
                   .text = {.text = "Back pain", .translations = translations, .count = 1},
                   .services = services,
                   .service_count = 2,
                   .full_again_after_months = MONTHS_USUAL},
        .first_visit = "back-pain-first-visit.json",
        .follow_up = "back-pain-follow-up.json",
    };
    return (struct asked_reasons){&usual, 1};
}

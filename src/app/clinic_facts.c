#include "app/clinic_facts.h"

#include <string.h>

struct fact {
    const char *name;
    const char *value;
};

#define FACTS 9

struct facts {
    struct fact items[FACTS];
};

static struct facts facts_of(const struct config *config, const char *language,
                             const char *practitioner)
{
    return (struct facts){{
        {"clinic.name", localized_get(&config->clinic_name, language)},
        {"clinic.address", localized_get(&config->clinic_address, language)},
        {"clinic.phone", config->clinic_phone},
        {"clinic.access", localized_get(&config->clinic_access, language)},
        {"clinic.prices", localized_get(&config->clinic_prices, language)},
        {"clinic.insurance", localized_get(&config->clinic_insurance, language)},
        {"clinic.booking", config->booking_url},
        {"clinic.article", config->article_url},
        {"practitioner", practitioner},
    }};
}

static const struct fact *find(const struct facts *facts, const char *name, size_t length)
{
    for (size_t i = 0; i < FACTS; i++) {
        const struct fact *fact = &facts->items[i];
        if (strlen(fact->name) == length && strncmp(fact->name, name, length) == 0) {
            return fact;
        }
    }
    return NULL;
}

/* The text with every {name} replaced; *empty if a fact in it is empty. */
static const char *fill_text(struct arena *arena, const char *text, const struct facts *facts,
                             bool *empty, const char **unknown)
{
    const char *out = "";
    for (const char *open = strchr(text, '{'); open != NULL; open = strchr(text, '{')) {
        const char *close = strchr(open, '}');
        if (close == NULL) {
            break;
        }
        const struct fact *fact = find(facts, open + 1, (size_t)(close - open - 1));
        if (fact == NULL) {
            *unknown = arena_strndup(arena, open, (size_t)(close - open + 1));
            return text;
        }
        *empty = *empty || fact->value[0] == '\0';
        out = arena_printf(arena, "%s%.*s%s", out, (int)(open - text), text, fact->value);
        text = close + 1;
    }
    return out[0] == '\0' ? text : arena_printf(arena, "%s%s", out, text);
}

/* False if the block is to be left out. */
static bool fill_block(struct arena *arena, struct block *block, const struct facts *facts,
                       const char *path, struct problems *problems)
{
    bool empty = false;
    struct span *spans = ARENA_ARRAY(arena, struct span, block->span_count);
    for (size_t i = 0; i < block->span_count; i++) {
        const char *unknown = NULL;
        spans[i] = block->spans[i];
        spans[i].text = fill_text(arena, block->spans[i].text, facts, &empty, &unknown);
        if (unknown != NULL) {
            problems_add(problems, path, block->line, "%s is not a fact of the clinic", unknown);
        }
    }
    block->spans = spans;
    return !empty;
}

/* Fills in the blocks of a page. All blocks between two page breaks may be left out, so a break is
 * kept only between blocks. */
static void fill_page(struct arena *arena, struct page *page, const struct facts *facts,
                      struct problems *problems)
{
    struct block *blocks = ARENA_ARRAY(arena, struct block, page->block_count);
    size_t count = 0;
    for (size_t b = 0; b < page->block_count; b++) {
        bool stray = page->blocks[b].kind == BLOCK_PAGE_BREAK &&
                     (count == 0 || blocks[count - 1].kind == BLOCK_PAGE_BREAK);
        if (stray) {
            continue;
        }
        blocks[count] = page->blocks[b];
        if (fill_block(arena, &blocks[count], facts, page->path, problems)) {
            count++;
        }
    }
    if (count > 0 && blocks[count - 1].kind == BLOCK_PAGE_BREAK) {
        count--;
    }
    /* a page that had no blocks in its file was reported when it was read */
    if (count == 0 && page->block_count > 0) {
        problems_add(problems, page->path, 0,
                     "nothing to read without the facts of the clinic that the configuration "
                     "leaves empty");
    }
    page->blocks = blocks;
    page->block_count = count;
}

const struct catalog *clinic_facts_fill_in(struct arena *arena, const struct catalog *catalog,
                                           const struct config *config, const char *practitioner,
                                           struct problems *problems)
{
    const struct facts facts = facts_of(config, catalog->language, practitioner);
    struct page *pages = ARENA_ARRAY(arena, struct page, catalog->count);
    for (size_t p = 0; p < catalog->count; p++) {
        pages[p] = catalog->pages[p];
        fill_page(arena, &pages[p], &facts, problems);
    }
    struct catalog *filled = ARENA_NEW(arena, struct catalog);
    *filled =
        (struct catalog){.language = catalog->language, .pages = pages, .count = catalog->count};
    return filled;
}

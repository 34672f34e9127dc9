/* Any bytes as a page or a configuration: they are read or refused with a reason. The first byte
 * chooses which (even: a page, odd: a configuration). */
#include "base/utf8.h"
#include "content/config.h"
#include "content/pages.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static void require(bool holds)
{
    if (!holds) {
        abort();
    }
}

static void check_text(const char *text)
{
    size_t bad = 0;
    require(utf8_valid(text, strlen(text), &bad));
}

/* What code that draws a chart relies on. */
static void check_chart(const struct block *block)
{
    const struct chart *chart = block->chart;
    bool is_row = block->kind == BLOCK_CHART_ROW;
    require((chart != NULL) == (is_row || block->kind == BLOCK_CHART_PLOT));
    if (chart == NULL) {
        return;
    }
    require(chart->scale >= 1.0 && chart->row_count > 0 && block->row < chart->row_count);
    check_text(chart->text);
    for (size_t i = 0; i < chart->row_count; i++) {
        const struct chart_row *row = &chart->rows[i];
        double most = chart->kind == CHART_CURVE ? 1.0 : chart->scale;
        require(row->from >= 0.0 && row->from <= chart->scale);
        require(row->to >= 0.0 && row->to <= most);
        require(chart->kind == CHART_CURVE || row->from <= row->to);
        for (size_t d = 0; d < row->dot_count; d++) {
            require(row->dots[d] >= 0.0 && row->dots[d] <= chart->scale);
        }
    }
}

/* What code that lays out a page relies on. */
static void check_page(const struct page *page, size_t lines)
{
    require(page->block_count > 0 && page->id[0] != '\0' && page->title[0] != '\0');
    bool break_before = true;
    for (size_t b = 0; b < page->block_count; b++) {
        const struct block *block = &page->blocks[b];
        bool is_break = block->kind == BLOCK_PAGE_BREAK;
        require(!(is_break && break_before));
        require(block->line > 0 && block->line <= lines);
        require(b == 0 || block->line >= page->blocks[b - 1].line);
        require((block->span_count > 0) == !is_break);
        for (size_t s = 0; s < block->span_count; s++) {
            require(block->spans[s].text[0] != '\0');
            check_text(block->spans[s].text);
        }
        check_chart(block);
        break_before = is_break;
    }
    require(!break_before);
}

static void check_config(const struct config *config)
{
    require(config->language_count > 0 && config->idle_countdown_seconds >= 20);
    require(config->panel_width_mm >= 60 && config->panel_width_mm <= 2500);
    check_text(config->clinic_name.text);
    check_text(localized_get(&config->privacy_contact, config->languages[0]));
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0) {
        return 0;
    }
    /* a copy of exact size, so that reading past the end is found */
    size_t length = size - 1;
    char *text = malloc(length > 0 ? length : 1);
    require(text != NULL);
    memcpy(text, data + 1, length);
    size_t lines = 1;
    for (size_t i = 0; i < length; i++) {
        lines += text[i] == '\n';
    }
    struct arena *arena = arena_create(4096);
    struct problems problems = {.arena = arena};
    if (data[0] % 2 == 0) {
        const struct page *page = page_parse(arena, "fuzz", text, length, &problems);
        require((page == NULL) == (problems.count > 0));
        if (page != NULL) {
            check_page(page, lines);
        }
    } else {
        const struct config *config = config_parse(arena, "fuzz", text, length, &problems);
        require((config == NULL) == (problems.count > 0));
        if (config != NULL) {
            check_config(config);
        }
    }
    for (size_t i = 0; i < problems.count; i++) {
        check_text(problems.items[i]);
        require(strncmp(problems.items[i], "fuzz:", 5) == 0);
    }
    arena_destroy(arena);
    free(text);
    return 0;
}

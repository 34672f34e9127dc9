#include "content/markdown.h"

#include "base/bug.h"
#include "base/text_buffer.h"
#include "content/chart.h"
#include "content/page_blocks.h"
#include "content/source_lines.h"

#include <stdbool.h>
#include <string.h>

#include <md4c.h>

/*
 * md4c gives no position for a rule or an empty item. Its line is the next one that is not blank
 * after the last text seen. Something refused is remembered until the text in it shows its line.
 */
struct markdown_reader {
    struct arena *arena;
    struct problems *problems;
    const char *path;
    struct source_lines lines;

    struct page_blocks blocks;
    bool troubled;  /* something in the open block was refused: no second problem if the block stays
                       empty */
    bool image_end; /* the image of the block is complete: anything that follows in it is refused */

    int list_depth;
    bool ordered;
    int item_number;
    size_t item_blocks;  /* paragraphs in this list item */
    size_t quote_blocks; /* paragraphs in this quote */
    bool in_quote;

    size_t chart_line;             /* of the fence of the chart being read; else 0 */
    struct text_buffer chart_text; /* its data so far */

    /* Inside something refused, all of which is passed over. Counted apart: md4c balances its
     * blocks, but not always its spans, when a ~~ crosses a link. */
    int refused_blocks;
    int refused_spans;
    const char *refused; /* what to say of it, until its line is known */
};

static const char blanks[] = " \t\r";
static const char blanks_and_quotes[] = " \t\r>"; /* the empty lines of a quote too */

/* ---- refusing ---- */

static void complain(const struct markdown_reader *reader, size_t line, const char *problem)
{
    problems_add(reader->problems, reader->path, line, "%s", problem);
}

static int refuse_block(struct markdown_reader *reader, const char *problem)
{
    reader->refused_blocks = 1;
    reader->refused = problem;
    reader->troubled = true;
    return 0;
}

static int refuse_span(struct markdown_reader *reader, const char *problem)
{
    reader->refused_spans = 1;
    reader->refused = problem;
    reader->troubled = true;
    return 0;
}

static void refused_at(struct markdown_reader *reader, size_t line)
{
    if (reader->refused != NULL) {
        complain(reader, line, reader->refused);
        reader->refused = NULL;
    }
}

/* A span without text is on the line that we are in, or begins the block. */
static void refused_without_text(struct markdown_reader *reader)
{
    if (reader->refused != NULL) {
        refused_at(reader, reader->blocks.block.line != 0
                               ? reader->lines.line
                               : source_lines_next(&reader->lines, blanks_and_quotes));
    }
}

/* ---- blocks ---- */

static void open_block(struct markdown_reader *reader, struct block block)
{
    block.image = "";
    page_blocks_open(&reader->blocks, block);
    reader->troubled = false;
    reader->image_end = false;
}

static const char *name_of(enum block_kind kind)
{
    switch (kind) {
    case BLOCK_HEADING: return "heading";
    case BLOCK_PARAGRAPH: return "paragraph";
    case BLOCK_LIST_ITEM: return "list item";
    case BLOCK_CALLOUT: return "call-out";
    case BLOCK_IMAGE: return "image";
    case BLOCK_CHART_PLOT:
    case BLOCK_CHART_ROW: return "chart";
    case BLOCK_PAGE_BREAK: return "page break";
    }
    BUG("no such kind of block");
}

static void close_block(struct markdown_reader *reader)
{
    if (!reader->blocks.open) {
        return;
    }
    reader->refused_spans = 0;
    refused_without_text(reader);
    struct block *block = &reader->blocks.block;
    if (block->line == 0) {
        block->line = source_lines_next(&reader->lines, blanks_and_quotes);
    }
    if (!reader->troubled && !page_blocks_have_words(&reader->blocks)) {
        if (block->kind == BLOCK_IMAGE) {
            complain(reader, block->line, "image without a description: ![description](file)");
        } else {
            problems_add(reader->problems, reader->path, block->line, "empty %s",
                         name_of(block->kind));
        }
    }
    page_blocks_close(&reader->blocks);
}

static void page_break(struct markdown_reader *reader)
{
    struct block block = {.kind = BLOCK_PAGE_BREAK,
                          .image = "",
                          .line = source_lines_next(&reader->lines, blanks_and_quotes)};
    const struct block *before = page_blocks_last(&reader->blocks);
    if (before == NULL || before->kind == BLOCK_PAGE_BREAK) {
        complain(reader, block.line, "page break with nothing before it");
    }
    page_blocks_add(&reader->blocks, &block);
}

static int enter_paragraph(struct markdown_reader *reader)
{
    if (reader->list_depth > 0) { /* the item is open; its paragraphs come only in a loose list */
        if (reader->item_blocks++ > 0) {
            return refuse_block(reader, "a list item is one paragraph");
        }
        return 0;
    }
    if (reader->in_quote && reader->quote_blocks++ > 0) {
        return refuse_block(reader, "a call-out is one paragraph");
    }
    enum block_kind kind = reader->in_quote ? BLOCK_CALLOUT : BLOCK_PARAGRAPH;
    open_block(reader, (struct block){.kind = kind});
    return 0;
}

static int enter_list(struct markdown_reader *reader, bool ordered, unsigned start)
{
    if (reader->list_depth > 0) {
        return refuse_block(reader, "list inside a list: one level only");
    }
    if (reader->in_quote) {
        return refuse_block(reader, "list inside a call-out");
    }
    if (ordered && (start < 1 || start > 999)) {
        return refuse_block(reader, "a numbered list begins at 1 to 999");
    }
    reader->list_depth = 1;
    reader->ordered = ordered;
    reader->item_number = ordered ? (int)start : 0;
    return 0;
}

static int enter_item(struct markdown_reader *reader, const MD_BLOCK_LI_DETAIL *detail)
{
    if (detail->is_task) {
        return refuse_block(reader, "check box in a list");
    }
    open_block(reader, (struct block){.kind = BLOCK_LIST_ITEM, .number = reader->item_number});
    reader->item_number += reader->ordered;
    reader->item_blocks = 0;
    return 0;
}

static int enter_heading(struct markdown_reader *reader, unsigned level)
{
    if (reader->list_depth > 0 || reader->in_quote) {
        return refuse_block(reader, "heading inside a list or call-out");
    }
    if (level > 2) {
        return refuse_block(reader, "headings are # or ##, no smaller ones");
    }
    open_block(reader, (struct block){.kind = BLOCK_HEADING, .level = (int)level});
    return 0;
}

static int enter_quote(struct markdown_reader *reader)
{
    if (reader->list_depth > 0 || reader->in_quote) {
        return refuse_block(reader, "call-out inside a list or call-out");
    }
    reader->in_quote = true;
    reader->quote_blocks = 0;
    reader->troubled = false;
    return 0;
}

/* ---- charts ---- */

static int enter_code(struct markdown_reader *reader, const MD_BLOCK_CODE_DETAIL *detail)
{
    static const char name[] = "chart";
    bool chart = detail->info.size == strlen(name) &&
                 strncmp(detail->info.text, name, detail->info.size) == 0;
    if (!chart) {
        return refuse_block(reader, "code is not shown: mind the spaces at the start");
    }
    size_t line = source_lines_show(&reader->lines, detail->info.text);
    if (reader->list_depth > 0 || reader->in_quote) {
        complain(reader, line, "chart inside a list or call-out");
        return refuse_block(reader, NULL);
    }
    reader->chart_line = line;
    return 0;
}

static void close_chart(struct markdown_reader *reader)
{
    struct text_buffer *text = &reader->chart_text;
    size_t count = 0;
    const struct block *blocks =
        chart_parse(reader->arena, reader->path, text->length > 0 ? text->text : "", text->length,
                    reader->chart_line, &count, reader->problems);
    for (size_t i = 0; i < count; i++) {
        page_blocks_add(&reader->blocks, &blocks[i]);
    }
    reader->chart_line = 0;
    text->length = 0;
}

static int enter_block(MD_BLOCKTYPE type, void *detail, void *self)
{
    struct markdown_reader *reader = self;
    if (reader->refused_blocks > 0) {
        reader->refused_blocks++;
        return 0;
    }
    switch (type) {
    case MD_BLOCK_DOC: return 0;
    case MD_BLOCK_QUOTE: return enter_quote(reader);
    case MD_BLOCK_UL: return enter_list(reader, false, 0);
    case MD_BLOCK_OL: return enter_list(reader, true, ((const MD_BLOCK_OL_DETAIL *)detail)->start);
    case MD_BLOCK_LI: return enter_item(reader, detail);
    case MD_BLOCK_HR:
        if (reader->list_depth > 0 || reader->in_quote) {
            return refuse_block(reader, "page break inside a list or call-out");
        }
        page_break(reader);
        return 0;
    case MD_BLOCK_H: return enter_heading(reader, ((const MD_BLOCK_H_DETAIL *)detail)->level);
    case MD_BLOCK_CODE: return enter_code(reader, detail);
    case MD_BLOCK_HTML: return refuse_block(reader, "HTML is not shown");
    case MD_BLOCK_P: return enter_paragraph(reader);
    case MD_BLOCK_TABLE: return refuse_block(reader, "tables are not shown");
    case MD_BLOCK_THEAD:
    case MD_BLOCK_TBODY:
    case MD_BLOCK_TR:
    case MD_BLOCK_TH:
    case MD_BLOCK_TD: break; /* only inside a table, which is refused */
    }
    BUG("block of an unknown type");
}

static int leave_block(MD_BLOCKTYPE type, void *detail, void *self)
{
    (void)detail;
    struct markdown_reader *reader = self;
    if (reader->refused_blocks > 0) {
        if (--reader->refused_blocks == 0 && reader->refused != NULL) {
            refused_at(reader, source_lines_next(&reader->lines,
                                                 blanks_and_quotes)); /* no text showed its line */
        }
        return 0;
    }
    if (type == MD_BLOCK_UL || type == MD_BLOCK_OL) {
        reader->list_depth = 0;
    } else if (type == MD_BLOCK_QUOTE) {
        reader->in_quote = false;
        if (reader->quote_blocks == 0 && !reader->troubled) {
            complain(reader, source_lines_next(&reader->lines, blanks), "empty call-out");
        }
    } else if (type == MD_BLOCK_CODE) {
        close_chart(reader);
    } else if (type == MD_BLOCK_LI || type == MD_BLOCK_H ||
               (type == MD_BLOCK_P && reader->list_depth == 0)) {
        close_block(reader);
    }
    return 0;
}

/* ---- what stands in a block ---- */

static int enter_image(struct markdown_reader *reader, const MD_SPAN_IMG_DETAIL *detail)
{
    if (reader->blocks.block.kind != BLOCK_PARAGRAPH || page_blocks_have_words(&reader->blocks)) {
        return refuse_span(reader, "an image stands alone, with empty lines around it");
    }
    reader->blocks.block.kind = BLOCK_IMAGE;
    if (detail->src.size == 0 || detail->title.size > 0) {
        reader->troubled = true;
        complain(reader, source_lines_next(&reader->lines, blanks_and_quotes),
                 detail->src.size == 0 ? "image without a file: ![description](file)"
                                       : "an image has a description and a file, no title");
        return 0;
    }
    reader->blocks.block.image = arena_strndup(reader->arena, detail->src.text, detail->src.size);
    return 0;
}

static int enter_span(MD_SPANTYPE type, void *detail, void *self)
{
    struct markdown_reader *reader = self;
    if (reader->refused_blocks > 0) {
        return 0;
    }
    if (reader->refused_spans > 0) {
        reader->refused_spans++;
        return 0;
    }
    switch (type) {
    case MD_SPAN_STRONG: page_blocks_begin_strong(&reader->blocks); return 0;
    case MD_SPAN_IMG: return enter_image(reader, detail);
    case MD_SPAN_EM: return refuse_span(reader, "emphasis with one * or _: use **strong**");
    case MD_SPAN_A: return refuse_span(reader, "links lead nowhere on a kiosk");
    case MD_SPAN_CODE: return refuse_span(reader, "code is not shown");
    case MD_SPAN_DEL: return refuse_span(reader, "struck out text is not shown");
    case MD_SPAN_LATEXMATH:
    case MD_SPAN_LATEXMATH_DISPLAY:
    case MD_SPAN_WIKILINK:
    case MD_SPAN_U: break; /* never without their flags */
    }
    BUG("span of an unknown type");
}

static int leave_span(MD_SPANTYPE type, void *detail, void *self)
{
    (void)detail;
    struct markdown_reader *reader = self;
    if (reader->refused_blocks > 0) {
        return 0;
    }
    if (reader->refused_spans > 0) {
        if (--reader->refused_spans == 0) {
            refused_without_text(reader);
        }
        return 0;
    }
    if (type == MD_SPAN_STRONG) {
        page_blocks_end_strong(&reader->blocks);
    } else if (type == MD_SPAN_IMG) {
        reader->image_end = true;
    }
    return 0;
}

static void refuse_text(struct markdown_reader *reader, size_t line, MD_TEXTTYPE type,
                        const char *text, size_t length)
{
    line = line != 0 ? line : reader->lines.line;
    reader->troubled = true;
    if (type == MD_TEXT_ENTITY) {
        problems_add(reader->problems, reader->path, line,
                     "'%.*s': write the character itself, or \\& for a plain &", (int)length, text);
    } else if (type == MD_TEXT_HTML) {
        complain(reader, line, "HTML is not shown");
    } else if (type == MD_TEXT_BR) {
        complain(reader, line, "line break by two spaces or \\: begin a new paragraph");
    } else {
        complain(reader, line, "text of a kind that is not shown");
    }
}

static int take_text(MD_TEXTTYPE type, const MD_CHAR *text, MD_SIZE size, void *self)
{
    struct markdown_reader *reader = self;
    size_t line = size > 0 ? source_lines_show(&reader->lines, text) : 0;
    if (reader->refused_blocks > 0 || reader->refused_spans > 0) {
        if (line != 0) {
            refused_at(reader, line);
        }
        return 0;
    }
    if (reader->chart_line != 0) {
        text_buffer_add(&reader->chart_text, text, size);
        return 0;
    }
    if (!reader->blocks.open) {
        BUG("text outside of any block");
    }
    if (reader->blocks.block.line == 0 && line != 0) {
        reader->blocks.block.line = line;
        if (reader->blocks.block.kind == BLOCK_HEADING &&
            !source_lines_begins_with(&reader->lines, text, '#')) {
            /* a setext heading: what becomes of a page break right below a paragraph */
            complain(reader, line,
                     "line above --- or ===: leave an empty line before a page break, and begin "
                     "headings with #");
        }
    }
    if (reader->image_end && !page_blocks_is_blank(text, size)) {
        reader->image_end = false; /* told once */
        complain(reader, line != 0 ? line : reader->lines.line,
                 "an image stands alone, with empty lines around it");
    }
    if (type == MD_TEXT_NORMAL) {
        page_blocks_add_words(&reader->blocks, text, size);
    } else if (type == MD_TEXT_SOFTBR) {
        page_blocks_add_words(&reader->blocks, " ", 1);
    } else {
        refuse_text(reader, line, type, text, size);
    }
    return 0;
}

void markdown_parse(struct arena *arena, const char *path, const char *text, size_t length,
                    size_t body, struct page *page, struct problems *problems)
{
    struct markdown_reader reader = {
        .arena = arena,
        .problems = problems,
        .path = path,
        .lines = source_lines_at(arena, text, length, body),
        .blocks = page_blocks_in(arena),
        .chart_text.arena = arena,
    };
    static const MD_PARSER parser = {
        .flags = MD_FLAG_TABLES | MD_FLAG_STRIKETHROUGH | MD_FLAG_TASKLISTS,
        .enter_block = enter_block,
        .leave_block = leave_block,
        .enter_span = enter_span,
        .leave_span = leave_span,
        .text = take_text,
    };
    size_t before = problems->count;
    if (md_parse(text + body, (MD_SIZE)(length - body), &parser, &reader) != 0) {
        BUG("md4c: out of memory");
    }
    /* md4c takes the definition of a link without handing anything over */
    source_lines_rewind(&reader.lines, body);
    size_t definition = 0;
    while ((definition = source_lines_hidden(&reader.lines, " \t>-*+.)0123456789", '[')) != 0) {
        complain(&reader, definition, "links lead nowhere on a kiosk");
    }
    const struct block *last = page_blocks_last(&reader.blocks);
    if (last == NULL && problems->count == before) {
        complain(&reader, 0, "nothing to read below the front matter");
    } else if (last != NULL && last->kind == BLOCK_PAGE_BREAK) {
        complain(&reader, last->line, "page break with nothing after it");
    }
    page->blocks = reader.blocks.items;
    page->block_count = reader.blocks.count;
}

#include "screens/staff/visit/visit_segments.h"

#include "app/words.h"

int visit_pad(const struct ui *ui)
{
    return ui_px(ui, metrics_low(ui->metrics) ? SPACE_XS : SPACE_S);
}

int visit_edge(const struct ui *ui)
{
    return metrics_small_panel(ui->metrics) ? 0 : visit_pad(ui) * 3 / 4;
}

struct segment *visit_segment_add(struct setting *s, struct text_layout layout, struct color color)
{
    struct segment *segment = &s->segments[s->segment_count++];
    *segment = (struct segment){.layout = layout, .color = color, .again = s->again};
    s->parts += layout.count;
    return segment;
}

/* How many lines may be said again: a low panel has few. */
static size_t again_most(const struct setting *s)
{
    return metrics_low(s->ui->metrics) ? 1 : 2;
}

/* From now on segments say this again where the block goes on with them: the heading of the block,
 * and the question that they answer ("" for none), unless that is too long: half a question would
 * read as another one. brief then stands for both, if there is one. What was told earlier has its
 * date in what stands for the question. */
static void say_again(struct setting *s, const char *question, const char *brief, int width)
{
    struct arena *arena = s->ui->frame->arena;
    struct text_layout *again = ARENA_NEW(arena, struct text_layout);
    const struct visit_block *block = s->block;
    const char *heading = block->again != NULL ? block->again
                          : block->earlier && question[0] != '\0'
                              ? "\u2026"
                              : arena_printf(arena, "%s \u2026", block->heading);
    const struct span spans[] = {{heading, true}, {"  ", false}, {question, false}};
    *again = ui_layout_spans(s->ui, STYLE_BODY, spans, question[0] != '\0' ? 3 : 1, width);
    if (brief != NULL && again->count > again_most(s)) {
        const struct span span = {brief, false};
        *again = ui_layout_spans(s->ui, STYLE_BODY, &span, 1, width);
    } else if (question[0] != '\0' && again->count > again_most(s)) {
        say_again(s, "", NULL, width);
        return;
    }
    s->again = again;
}

static size_t again_lines(const struct setting *s, const struct text_layout *again)
{
    return again->count < again_most(s) ? again->count : again_most(s);
}

/* Lays out (and draws) what is said again above line `from`, and moves *box below it. */
static void set_again(const struct setting *s, size_t from, struct rect *box, bool draw)
{
    size_t at = 0;
    const struct segment *segment = s->segments;
    for (; at + segment->layout.count <= from; segment++) {
        at += segment->layout.count;
    }
    if (from == 0 || segment->again == NULL) {
        return;
    }
    const size_t count = again_lines(s, segment->again);
    if (draw) {
        ui_draw_lines(s->ui, segment->again, 0, count, *box, s->segments[0].color, ALIGN_LEFT);
    }
    int height = (int)count * segment->again->line_height;
    box->y += height;
    box->h -= height;
}

void visit_segments_set(const struct setting *s, size_t from, size_t to, struct rect *box,
                        bool draw)
{
    size_t at = 0; /* lines before this segment */
    set_again(s, from, box, draw);
    for (size_t i = 0; i < s->segment_count && at < to; i++) {
        const struct text_layout *layout = &s->segments[i].layout;
        size_t first = from > at ? from - at : 0;
        size_t end = to - at < layout->count ? to - at : layout->count;
        if (first < end) {
            if (draw) {
                ui_draw_lines(s->ui, layout, first, end, *box, s->segments[i].color, ALIGN_LEFT);
            }
            int height = (int)(end - first) * layout->line_height;
            box->y += height;
            box->h -= height;
        }
        at += layout->count;
    }
}

void visit_make_lines(struct setting *s, int width)
{
    struct ui *ui = s->ui;
    const struct palette *p = ui->palette;
    if (s->block->heading[0] != '\0') {
        visit_segment_add(s, ui_layout(ui, STYLE_STRONG, s->block->heading, width),
                          p->plain ? p->ink : p->primary)
            ->leads = true;
        say_again(s, "", NULL, width);
    }
    for (size_t i = 0; i < s->block->count; i++) {
        const struct visit_line *line = &s->block->lines[i];
        bool alone = line->asked[0] == '\0';
        const struct span spans[] = {
            {line->asked, false}, {alone ? "" : " ", false}, {line->said, !alone}};
        visit_segment_add(s, ui_layout_spans(ui, STYLE_BODY, spans, 3, width), p->ink);
    }
}

int visit_flag_icon_size(const struct ui *ui)
{
    return metrics_line_height(ui->metrics, STYLE_STRONG);
}

enum tone visit_flags_tone(const struct visit_block *block)
{
    return block->decided ? TONE_INFO : staff_tier_tone(block->tier);
}

static struct segment *add_text(struct setting *s, bool strong, const char *text, int width)
{
    const struct span span = {text, strong};
    return visit_segment_add(s, ui_layout_spans(s->ui, STYLE_BODY, &span, 1, width),
                             tone_ink(s->ui, visit_flags_tone(s->block)));
}

/* Each flagged answer by itself, below its question: what is urgent, or was told at earlier visits
 * and has its date. */
static void make_each_flag(struct setting *s, int width)
{
    const struct visit_block *block = s->block;
    struct segment *last = add_text(s, true, block->heading, width);
    last->leads = true;
    say_again(s, "", NULL, width);
    for (size_t i = 0; i < block->count; i++) {
        const struct visit_line *line = &block->lines[i];
        if (line->asked[0] != '\0') {
            say_again(s, "", NULL, width);
            add_text(s, false, line->asked, width)->leads = true;
            say_again(s, line->asked, line->again, width);
        }
        last = add_text(s, false,
                        block->earlier ? arena_printf(s->ui->frame->arena, "\u2022 %s", line->said)
                                       : line->said,
                        width);
    }
    if (block->next != NULL) {
        last->leads = true;
        say_again(s, "", NULL, width);
        visit_segment_add(s, ui_layout(s->ui, STYLE_BODY, block->next, width), s->ui->palette->ink);
    }
}

/* The answers to a question share lines behind it, and the first of all stands beside the heading.
 */
static void make_other_flags(struct setting *s, int width)
{
    const struct visit_block *block = s->block;
    struct arena *arena = s->ui->frame->arena;
    for (size_t from = 0, to = 0; from < block->count; from = to) {
        const struct visit_line *line = &block->lines[from];
        const char *text = arena_printf(arena, "%s%s%s", line->asked,
                                        line->asked[0] != '\0' ? " " : "", line->said);
        for (to = from + 1; to < block->count && block->lines[to].asked[0] == '\0'; to++) {
            text = arena_printf(arena, "%s \u00B7 %s", text, block->lines[to].said);
        }
        const struct span spans[] = {{block->heading, true}, {"  ", false}, {text, false}};
        const struct span *shown = from == 0 ? spans : &spans[2];
        visit_segment_add(s, ui_layout_spans(s->ui, STYLE_BODY, shown, from == 0 ? 3 : 1, width),
                          tone_ink(s->ui, visit_flags_tone(block)));
        say_again(s, "", NULL, width);
    }
}

void visit_make_flags(struct setting *s)
{
    const int width = s->width - 3 * visit_pad(s->ui) - visit_flag_icon_size(s->ui);
    if (s->block->earlier || s->block->tier >= TIER_HOLD) {
        make_each_flag(s, width);
    } else {
        make_other_flags(s, width);
    }
}

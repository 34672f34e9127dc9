/* A block of a visit's page as lines of words, laid out at some width: what goes on on the next
 * page says again what it is about. */
#pragma once

#include "screens/staff/visit/visit_block.h"
#include "screens/staff/visit/visit_state.h"
#include "screens/staff/visit/visit_table.h"

#include "ui/ui.h"

/* Lines of one colour. */
struct segment {
    struct text_layout layout;
    struct color color;
    bool leads; /* does not stand without what comes after it: a heading, a question */
    const struct text_layout *again; /* what stands above it where the block goes on with it */
};

/* A block laid out at some width. Its parts are the lines of its segments, one after the other;
 * each row of a table, and each line over time, is a part of its own. */
struct setting {
    const struct app *app;
    struct ui *ui;
    const struct visit_block *block;
    int width;
    int column_height;
    struct segment *segments;
    size_t segment_count;
    const struct text_layout *again; /* of the segments that are added; NULL for nothing */
    struct visit_table table;
    size_t parts;
};

/* Around the content of a card, in px. */
int visit_pad(const struct ui *ui);
/* Space above and below the content of a card: none where it would cost a small panel a line. */
int visit_edge(const struct ui *ui);
int visit_flag_icon_size(const struct ui *ui);
/* What is decided has no colour of a warning, as on the list. */
enum tone visit_flags_tone(const struct visit_block *block);

/* Adds a segment; s has room for all of a block. */
struct segment *visit_segment_add(struct setting *s, struct text_layout layout, struct color color);
/* Make the segments of a block. */
void visit_make_lines(struct setting *s, int width);
void visit_make_flags(struct setting *s);
/* Lays out (and draws) the lines [from, to) of the segments at the top of *box and moves *box below
 * them. */
void visit_segments_set(const struct setting *s, size_t from, size_t to, struct rect *box,
                        bool draw);

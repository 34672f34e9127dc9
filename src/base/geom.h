/*
 * Rectangles in whole pixels, and cutting them up: a screen is laid out by cutting strips off the
 * room that is left. A cut larger than what is left takes what is left and never goes negative.
 */
#pragma once

#include <stdbool.h>
#include <stddef.h>

/* The smaller and the larger of two lengths. */
int px_min(int a, int b);
int px_max(int a, int b);

struct rect {
    int x;
    int y;
    int w;
    int h;
};

struct rect_list {
    struct rect *rects;
    size_t count;
};

/* Each takes a strip of px pixels off one side of *room and returns it. */
struct rect rect_cut_top(struct rect *room, int px);
struct rect rect_cut_bottom(struct rect *room, int px);
struct rect rect_cut_left(struct rect *room, int px);
struct rect rect_cut_right(struct rect *room, int px);
/* Smaller by px on every side (larger if px is negative). */
struct rect rect_inset(struct rect rect, int px);
/* A w × h rectangle in the middle of rect. */
struct rect rect_centre(struct rect rect, int w, int h);
/* Part number index of count equal columns (rows) with gap px between them. */
struct rect rect_column(struct rect rect, int index, int count, int gap);
struct rect rect_row(struct rect rect, int index, int count, int gap);

bool rect_contains(struct rect rect, int x, int y);
bool rect_inside(struct rect inner, struct rect outer);
bool rect_overlap(struct rect a, struct rect b);
bool rect_equal(struct rect a, struct rect b);
/* What both have in common; w and h are 0 if that is nothing. */
struct rect rect_intersection(struct rect a, struct rect b);
/* The smallest rectangle around both; an empty one (w or h of 0) does not count. */
struct rect rect_union(struct rect a, struct rect b);

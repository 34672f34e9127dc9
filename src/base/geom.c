#include "base/geom.h"

static int clamp(int px, int most)
{
    return px < 0 ? 0 : px > most ? most : px;
}

int px_min(int a, int b)
{
    return a < b ? a : b;
}

int px_max(int a, int b)
{
    return a > b ? a : b;
}

struct rect rect_cut_top(struct rect *room, int px)
{
    px = clamp(px, room->h);
    struct rect strip = {room->x, room->y, room->w, px};
    room->y += px;
    room->h -= px;
    return strip;
}

struct rect rect_cut_bottom(struct rect *room, int px)
{
    px = clamp(px, room->h);
    room->h -= px;
    return (struct rect){room->x, room->y + room->h, room->w, px};
}

struct rect rect_cut_left(struct rect *room, int px)
{
    px = clamp(px, room->w);
    struct rect strip = {room->x, room->y, px, room->h};
    room->x += px;
    room->w -= px;
    return strip;
}

struct rect rect_cut_right(struct rect *room, int px)
{
    px = clamp(px, room->w);
    room->w -= px;
    return (struct rect){room->x + room->w, room->y, px, room->h};
}

struct rect rect_inset(struct rect rect, int px)
{
    struct rect inner = {rect.x + px, rect.y + px, rect.w - 2 * px, rect.h - 2 * px};
    inner.w = inner.w < 0 ? 0 : inner.w;
    inner.h = inner.h < 0 ? 0 : inner.h;
    return inner;
}

struct rect rect_centre(struct rect rect, int w, int h)
{
    return (struct rect){rect.x + (rect.w - w) / 2, rect.y + (rect.h - h) / 2, w, h};
}

struct rect rect_column(struct rect rect, int index, int count, int gap)
{
    int from = (rect.w + gap) * index / count;
    int to = (rect.w + gap) * (index + 1) / count - gap;
    return (struct rect){rect.x + from, rect.y, to - from, rect.h};
}

struct rect rect_row(struct rect rect, int index, int count, int gap)
{
    int from = (rect.h + gap) * index / count;
    int to = (rect.h + gap) * (index + 1) / count - gap;
    return (struct rect){rect.x, rect.y + from, rect.w, to - from};
}

bool rect_contains(struct rect rect, int x, int y)
{
    return x >= rect.x && x < rect.x + rect.w && y >= rect.y && y < rect.y + rect.h;
}

bool rect_inside(struct rect inner, struct rect outer)
{
    return inner.x >= outer.x && inner.y >= outer.y && inner.x + inner.w <= outer.x + outer.w &&
           inner.y + inner.h <= outer.y + outer.h;
}

bool rect_overlap(struct rect a, struct rect b)
{
    return a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
}

bool rect_equal(struct rect a, struct rect b)
{
    return a.x == b.x && a.y == b.y && a.w == b.w && a.h == b.h;
}

struct rect rect_intersection(struct rect a, struct rect b)
{
    const int left = px_max(a.x, b.x);
    const int top = px_max(a.y, b.y);
    const int right = px_min(a.x + a.w, b.x + b.w);
    const int bottom = px_min(a.y + a.h, b.y + b.h);
    if (right <= left || bottom <= top) {
        return (struct rect){left, top, 0, 0};
    }
    return (struct rect){left, top, right - left, bottom - top};
}

struct rect rect_union(struct rect a, struct rect b)
{
    if (a.w <= 0 || a.h <= 0) {
        return b;
    }
    if (b.w <= 0 || b.h <= 0) {
        return a;
    }
    int left = a.x < b.x ? a.x : b.x;
    int top = a.y < b.y ? a.y : b.y;
    int right = a.x + a.w > b.x + b.w ? a.x + a.w : b.x + b.w;
    int bottom = a.y + a.h > b.y + b.h ? a.y + a.h : b.y + b.h;
    return (struct rect){left, top, right - left, bottom - top};
}

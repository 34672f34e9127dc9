/* A colour on screen, and how well two of them can be told apart. */
#pragma once

#include <stdint.h>

struct color {
    uint8_t r;
    uint8_t g;
    uint8_t b;
    uint8_t a;
    uint8_t role; /* enum color_role: which colour of the palette was asked for; 0 for none */
};

/* Contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance). */
double color_contrast(struct color a, struct color b);

/* Hue, strength and luminance of a colour: what shades of one colour share and differ in. Hue and
 * strength are those of OKLab, which is even to the eye. */
struct shade {
    double hue;       /* radians */
    double strength;  /* 0 for greys (OKLab's chroma) */
    double luminance; /* 0 black to 1 white (WCAG 2.2) */
};

struct shade color_shade(struct color color);
/* The opaque colour of this shade. One that no screen can show is made weaker until one can; its
 * luminance stays. */
struct color color_of_shade(struct shade shade);

#include "ui/color.h"

#include <math.h>
#include <stdbool.h>

/* Light of the three primaries, 0 to 1. */
struct light {
    double r;
    double g;
    double b;
};

/* sRGB (IEC 61966-2-1) */
static double to_light(uint8_t value)
{
    double c = value / 255.0;
    return c <= 0.04045 ? c / 12.92 : pow((c + 0.055) / 1.055, 2.4);
}

static uint8_t from_light(double light)
{
    double c = light <= 0.0031308 ? 12.92 * light : 1.055 * pow(light, 1.0 / 2.4) - 0.055;
    return (uint8_t)lround(255.0 * fmin(fmax(c, 0.0), 1.0));
}

static struct light light_of(struct color color)
{
    return (struct light){to_light(color.r), to_light(color.g), to_light(color.b)};
}

static double luminance(struct light light)
{
    return 0.2126 * light.r + 0.7152 * light.g + 0.0722 * light.b;
}

double color_contrast(struct color a, struct color b)
{
    double one = luminance(light_of(a)) + 0.05;
    double other = luminance(light_of(b)) + 0.05;
    return one > other ? one / other : other / one;
}

/* The numbers of both conversions are those of Björn Ottosson, "A perceptual color space for image
 * processing" (2020), which defines OKLab. */

struct shade color_shade(struct color color)
{
    struct light of = light_of(color);
    double l = cbrt(0.4122214708 * of.r + 0.5363325363 * of.g + 0.0514459929 * of.b);
    double m = cbrt(0.2119034982 * of.r + 0.6806995451 * of.g + 0.1073969566 * of.b);
    double s = cbrt(0.0883024619 * of.r + 0.2817188376 * of.g + 0.6299787005 * of.b);
    double a = 1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s;
    double b = 0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s;
    return (struct shade){atan2(b, a), hypot(a, b), luminance(of)};
}

static double cube(double x)
{
    return x * x * x;
}

static struct light light_of_lab(double lightness, double a, double b)
{
    double l = cube(lightness + 0.3963377774 * a + 0.2158037573 * b);
    double m = cube(lightness - 0.1055613458 * a - 0.0638541728 * b);
    double s = cube(lightness - 0.0894841775 * a - 1.2914855480 * b);
    return (struct light){4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s,
                          -1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s,
                          -0.0041960863 * l - 0.7034186147 * m + 1.7076147010 * s};
}

static bool can_be_shown(struct light light)
{
    const double rounding = 0.001; /* less than a step of a channel */
    return fmin(light.r, fmin(light.g, light.b)) >= -rounding &&
           fmax(light.r, fmax(light.g, light.b)) <= 1.0 + rounding;
}

/* Halves the range of lightness until the luminance is met. */
static struct light light_of_shade(struct shade shade)
{
    double a = shade.strength * cos(shade.hue);
    double b = shade.strength * sin(shade.hue);
    double low = 0.0;
    double high = 1.0;
    struct light light = {0};
    for (int i = 0; i < 16; i++) {
        double lightness = (low + high) / 2.0;
        light = light_of_lab(lightness, a, b);
        *(luminance(light) < shade.luminance ? &low : &high) = lightness;
    }
    return light;
}

struct color color_of_shade(struct shade shade)
{
    struct light light = light_of_shade(shade);
    while (!can_be_shown(light) && shade.strength > 0.001) {
        shade.strength *= 0.95;
        light = light_of_shade(shade);
    }
    return (struct color){from_light(light.r), from_light(light.g), from_light(light.b), 255, 0};
}

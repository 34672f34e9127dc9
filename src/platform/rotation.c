#include "platform/rotation.h"

#include <stdbool.h>

static bool is_upright(struct rotation rotation)
{
    return rotation.degrees % 180 == 0;
}

int rotation_width(struct rotation rotation)
{
    return is_upright(rotation) ? rotation.window_width : rotation.window_height;
}

int rotation_height(struct rotation rotation)
{
    return is_upright(rotation) ? rotation.window_height : rotation.window_width;
}

static int clamp(int value, int count)
{
    if (value >= count) {
        value = count - 1;
    }
    return value < 0 ? 0 : value;
}

void rotation_to_picture(struct rotation rotation, int *x, int *y)
{
    const int window_x = *x;
    const int window_y = *y;
    switch (rotation.degrees) {
    case 90:
        *x = window_y;
        *y = rotation.window_width - 1 - window_x;
        break;
    case 180:
        *x = rotation.window_width - 1 - window_x;
        *y = rotation.window_height - 1 - window_y;
        break;
    case 270:
        *x = rotation.window_height - 1 - window_y;
        *y = window_x;
        break;
    default: break; /* upright */
    }
    *x = clamp(*x, rotation_width(rotation));
    *y = clamp(*y, rotation_height(rotation));
}

struct rect rotation_to_window(struct rotation rotation, struct rect rect)
{
    switch (rotation.degrees) {
    case 90: return (struct rect){rotation.window_width - rect.y - rect.h, rect.x, rect.h, rect.w};
    case 180:
        return (struct rect){rotation.window_width - rect.x - rect.w,
                             rotation.window_height - rect.y - rect.h, rect.w, rect.h};
    case 270:
        return (struct rect){rect.y, rotation.window_height - rect.x - rect.w, rect.h, rect.w};
    default: return rect;
    }
}

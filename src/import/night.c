#include "import/night.h"

#include "base/clock.h"

#define MORNING_HOUR 6

size_t night_visits(const struct day_list *list, int64_t *first_ms)
{
    size_t count = 0;
    for (size_t i = 0; i < list->count; i++) {
        const struct appointment *item = &list->items[i];
        if (item->status == APPOINTMENT_BOOKED &&
            civil_from_ms(item->start_ms).hour < MORNING_HOUR) {
            *first_ms = count == 0 ? item->start_ms : *first_ms;
            count++;
        }
    }
    return count;
}

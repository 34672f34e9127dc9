#include "import/people/calendar.h"

const struct calendar_people calendar_people_unknown = {
    .calendar_name = "",
    .source_therapist = "",
    .clinic_phone = "",
};

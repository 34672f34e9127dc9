#include "domain/appointment.h"

const struct appointment appointment_empty = {.uid = "",
#define NO_TEXT(ID, name, usual, presence) .name = "",
                                              APPOINTMENT_TEXTS(NO_TEXT)};

/* Who an event is about: client, phone, therapist, service, and whether it is cancelled. Inside
 * import/ only. */
#pragma once

#include "base/arena.h"
#include "domain/appointment.h"
#include "import/people/calendar.h"

#include <libical/ical.h>

/* Finds out what the events of one calendar have in common; calendar_name is what the calendar is
 * called, "" if nothing, and source_therapist whose list it is, "" if the configuration does not
 * say. The clinic's own phone is left "" for the caller to put in. Texts live in the arena. */
void ical_people_survey(struct arena *arena, icalcomponent *calendar, const char *calendar_name,
                        const char *source_therapist, struct calendar_people *known);

/* The people of an event: no times and no uid. client_name and phone are both "" if it names
 * nobody; *about_nobody is then true if its title is of something else than an appointment, such as
 * a lunch break. */
struct appointment ical_people_read(struct arena *arena, icalcomponent *component,
                                    const struct calendar_people *known, bool *about_nobody);

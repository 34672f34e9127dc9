#include "store/store.h"

#include <csv.h>
#include <libical/ical.h>
#include <md4c.h>

/* Leads to the circle and is not in it. */
#include "domain/ring.h"

/* The clocks of the machine. */
#pragma once

#include "base/clock.h"

/* CLOCK_MONOTONIC and CLOCK_REALTIME. */
struct clock system_clock(void);

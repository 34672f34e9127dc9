/* One of three files that include each other in a circle. */
#pragma once

#include "domain/own.h"
#include "domain/words/ring_text.h"

#include "domain/words/ring_text.h"

#include "domain/own.h"
#include "domain/words/ring_end.h"

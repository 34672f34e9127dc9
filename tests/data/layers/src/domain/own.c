#include "base/clean.h"
#include "domain/own.h"

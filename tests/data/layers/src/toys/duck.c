#include "base/clean.h"

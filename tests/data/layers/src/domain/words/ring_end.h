#pragma once

#include "domain/ring.h"

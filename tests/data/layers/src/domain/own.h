#pragma once

#include "store/store.h"

#include <sqlite3.h>
#include <utf8proc.h>

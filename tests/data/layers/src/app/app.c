#include "import/day_list.h"
#include "screens/home.h"

#include "platform/loop.h"
#include "rehearsal/stage.h"
#include "screens/home.h"

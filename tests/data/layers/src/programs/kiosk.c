/* Planted faults: the layer check must name each one, see expected.txt. */
#include "app/app.h"
#include "platform/window.h"
#include "store/store.h"

#include <SDL.h>

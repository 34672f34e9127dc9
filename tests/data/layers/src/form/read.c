#include "content/pages.h"

#include <jansson.h>
#include <sodium.h>
#include <yaml.h>

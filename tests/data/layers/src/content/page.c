#include "form/form.h"

#include <jansson.h>
#include <md4c.h>
#include <yaml.h>

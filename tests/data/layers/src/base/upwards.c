#include "domain/name.h"
  #  include "ui/frame.h"
#include "helper.h"

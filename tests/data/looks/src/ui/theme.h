#define RADIUS_CARD 7.0

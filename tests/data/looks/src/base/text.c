bool is_private(uint32_t value)
{
    return value == 0x10FFFF; /* no colour, and not a layer that draws */
}

#include "fetch/digest.h"

#include <string.h>

#include <sodium.h>

#define DIGEST_BYTES 16

const char *digest_of(struct arena *arena, const char *with, const char *bytes, size_t length)
{
    unsigned char digest[DIGEST_BYTES];
    char *text = arena_alloc(arena, 2 * DIGEST_BYTES + 1);
    crypto_generichash_state state;
    crypto_generichash_init(&state, NULL, 0, sizeof(digest));
    crypto_generichash_update(&state, (const unsigned char *)with, strlen(with) + 1);
    crypto_generichash_update(&state, (const unsigned char *)bytes, length);
    crypto_generichash_final(&state, digest, sizeof(digest));
    return sodium_bin2hex(text, 2 * DIGEST_BYTES + 1, digest, sizeof(digest));
}

#include "store/alike.h"

#include "domain/name.h"
#include "domain/name_find.h"

#include <string.h>

struct listed_name listed_name_of(struct arena *arena, const char *name)
{
    const char *given = NULL;
    const char *family = NULL;
    name_split(arena, name, &given, &family);
    return (struct listed_name){
        .name = name,
        .folded = name_fold(arena, arena_printf(arena, "%s %s", given, family)),
        .full = name_is_full(arena, name),
        .query = name_query_make(arena, given, family),
    };
}

struct listed_client listed_client_of(struct arena *arena, const char *name, const char *phone)
{
    return (struct listed_client){listed_name_of(arena, name), phone};
}

bool listed_names_alike(const struct listed_name *a, const struct listed_name *b)
{
    return strcmp(a->folded, b->folded) == 0 ||
           name_query_compare(a->query, b->name) != NAME_OTHER ||
           name_query_compare(b->query, a->name) != NAME_OTHER;
}

/* As many digits as tell a number apart without the country and the area. */
#define PHONE_DIGITS_LEAST 7

static bool same_number(const char *a, size_t a_length, const char *b, size_t b_length)
{
    enum { DIGITS = 10 };
    size_t digits = a_length < b_length ? a_length : b_length;
    digits = digits < DIGITS ? digits : DIGITS;
    return digits >= PHONE_DIGITS_LEAST &&
           memcmp(a + a_length - digits, b + b_length - digits, digits) == 0;
}

bool phones_share_a_number(const char *a, const char *b)
{
    for (; *a != '\0'; a += strspn(a, " ")) {
        const size_t length = strcspn(a, " ");
        for (const char *other = b; *other != '\0'; other += strspn(other, " ")) {
            const size_t other_length = strcspn(other, " ");
            if (same_number(a, length, other, other_length)) {
                return true;
            }
            other += other_length;
        }
        a += length;
    }
    return false;
}

bool listed_clients_alike(const struct listed_client *a, const struct listed_client *b)
{
    const bool number_known = a->phone[0] != '\0' && b->phone[0] != '\0';
    const bool same_phone = number_known && phones_share_a_number(a->phone, b->phone);
    if (number_known && !same_phone) {
        return false;
    }
    if (a->name.folded[0] == '\0' || b->name.folded[0] == '\0') {
        return same_phone && strcmp(a->name.folded, b->name.folded) == 0;
    }
    return strcmp(a->name.folded, b->name.folded) == 0 ||
           (same_phone && listed_names_alike(&a->name, &b->name));
}

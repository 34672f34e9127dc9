#!/bin/sh
# check_headers.sh ROOT COMPILER GENERATED: each header of ROOT/src compiles by itself, without what
# others happened to include before it. GENERATED is the folder of what the build made for them.
set -eu
cd "$1"
compiler=$2
generated=$3

# shellcheck disable=SC2046
set -- -std=c11 -D_GNU_SOURCE -fsyntax-only -Wall -Wextra -Isrc "-I$generated" -x c \
    $(pkg-config --cflags sdl2 SDL2_ttf SDL2_image sqlite3 md4c yaml-0.1 jansson libical \
        libsodium libutf8proc libqrencode)
faults=0
count=0
for header in $(find src -name '*.h' | LC_ALL=C sort); do
    count=$((count + 1))
    # twice: it must also bear being included again
    if ! printf '#include "%s"\n#include "%s"\n' "${header#src/}" "${header#src/}" |
        "$compiler" "$@" -; then
        echo "$header: does not compile by itself"
        faults=$((faults + 1))
    fi
done
echo "$count headers, $faults faults"
[ "$faults" -eq 0 ] && [ "$count" -gt 0 ]

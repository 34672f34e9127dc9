#!/bin/sh
# check_looks.sh ROOT: colours and radii have names. In the sources no colour is given as a number
# outside ui/roles.def, ui/palette and ui/color, and no radius outside ui/theme.h; in the pictures every colour
# is a role of ui/roles.def (or white, in masks). Prints "file:line: what is wrong" for each fault;
# exit 1 if there was any.
set -eu
rules=$(cd "$(dirname "$0")" && pwd)/check_looks.awk
cd "$1"
roles=src/ui/roles.def
[ -f "$roles" ] || {
    echo "$1/$roles: no roles here"
    exit 1
}
sources=$(find src \( -name '*.c' -o -name '*.h' -o -name '*.def' \) -print | LC_ALL=C sort)
pictures=$(find assets/images -name '*.svg' -print | LC_ALL=C sort)
# shellcheck disable=SC2086
faults=$(LC_ALL=C awk -f "$rules" "$roles" $sources $pictures)
[ -z "$faults" ] || {
    printf '%s\n' "$faults"
    exit 1
}

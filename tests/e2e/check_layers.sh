#!/bin/sh
# check_layers.sh ROOT: holds ROOT/src to the rules of src/README.md: which layer may include what,
# which libraries stay in one layer, which calls are forbidden, that no files include each other in
# a circle. The rules stand in check_layers.awk. Prints "file:line: what is wrong" for each fault;
# exit 1 if there was any.
set -eu
rules=$(cd "$(dirname "$0")" && pwd)/check_layers.awk
cd "$1"

sources() {
    find "$@" -path tests/data -prune -o \( -name '*.c' -o -name '*.h' -o -name '*.def' \) -print |
        LC_ALL=C sort
}

# A tree without files is a fault, so that a wrong path does not pass.
if [ -z "$(sources src)" ]; then
    echo "$1/src: no sources here"
    exit 1
fi
roots=src
[ ! -d tests ] || roots="src tests"
# shellcheck disable=SC2046,SC2086
faults=$(LC_ALL=C awk -f "$rules" $(sources $roots))
[ -z "$faults" ] || {
    printf '%s\n' "$faults"
    exit 1
}

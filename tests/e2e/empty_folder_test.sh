#!/bin/sh
# A test finds its folder empty, whatever the run before has left there. Usage: empty_folder_test.sh SOURCE_DIR
set -eu
run="sh $1/tests/in_empty_folder.sh"

[ -z "$(ls -A)" ] || { echo "this test itself does not begin in an empty folder:" && ls -A && exit 1; }

# Each run refuses to find anything and leaves something behind, as a failed test would.
# shellcheck disable=SC2016 # the inner shell expands it
leave='[ -z "$(ls -A)" ] || exit 9; mkdir -p deep/er; : > left; : > .hidden; : > deep/er/left; exit 3'
for time in first second; do
    code=0
    $run "$PWD/scratch" sh -c "$leave" || code=$?
    [ "$code" -eq 3 ] || { echo "the $time run ended with $code, not 3 (9: its folder is not empty)" && exit 1; }
done
[ -e scratch/left ] || { echo "what a run left cannot be looked at afterwards" && exit 1; }

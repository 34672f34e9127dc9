#!/bin/sh
# check_paper_test.sh ROOT KIOSK ADMIN FETCH: the checks of the papers find every fault planted in tests/data/papers,
# and nothing else there.
set -eu
root=$1
here=$(dirname "$0")
data=tests/data/papers

# finds NAME COMMAND…: it must fail, and what it prints is kept
finds() {
    echo "== $1"
    shift
    if "$@"; then
        echo "nothing was found"
    fi
}

{
    for paper in command configuration output page query question shape; do
        finds $paper sh "$here/check_paper.sh" "$root" "$2" "$3" "$4" $data/$paper.md
    done
    finds promises sh "$here/check_promises.sh" "$root" $data/promises.md
    finds links sh "$here/check_links.sh" "$root/$data/tree"
    mkdir -p empty
    finds "an empty tree" sh "$here/check_links.sh" empty
} | sed "/^Parse error/,/error here/d" >found.txt # the words of sqlite3
diff -u "$root/$data/expected.txt" found.txt

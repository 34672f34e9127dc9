#!/bin/sh
# check_looks_test.sh ROOT: the check of looks finds every fault planted in tests/data/looks, and
# nothing else there.
set -eu
check=$1/tests/e2e/check_looks.sh
data=$1/tests/data/looks

if sh "$check" "$data" >found.txt; then
    echo "the planted faults were not found"
    exit 1
fi
diff -u "$data/expected.txt" found.txt

mkdir -p empty/src
if sh "$check" empty >found.txt; then
    echo "an empty tree passed"
    exit 1
fi

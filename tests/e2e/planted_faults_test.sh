#!/bin/sh
# planted_faults_test.sh ROOT NAME: check_NAME.sh finds every fault planted in tests/data/NAME, and
# nothing else there. It does not pass a tree with nothing to check.
set -eu
check=$1/tests/e2e/check_$2.sh
data=$1/tests/data/$2

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

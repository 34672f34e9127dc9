#!/bin/sh
# check_layers_test.sh ROOT: the layer check finds every fault planted in tests/data/layers/src,
# and nothing else there.
set -eu
check=$1/tests/e2e/check_layers.sh
data=$1/tests/data/layers

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

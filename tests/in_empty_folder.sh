#!/bin/sh
# Runs a test in a folder of its own that is empty when the test begins: what an earlier run has
# left behind after a failure cannot keep the test red. What this run leaves stays to be looked at.
# Usage: in_empty_folder.sh FOLDER PROGRAM [ARGUMENT...]
set -eu
folder=$1
shift
rm -rf "$folder"
mkdir -p "$folder"
cd "$folder"
exec "$@"

#!/bin/sh
# check_promises.sh ROOT PAPER…: every test that these papers name is there. (A function that no list of tests
# names does not compile, so each of them is run; a script has to be registered.) A test is named as
# `flow/test_idle.c` followed by functions of it (t8_ stands for those that begin so), or as `e2e/cli_test.sh`, from ROOT/tests. A row of a table
# of promises ("Promise" heads its first column) names a test, or says "not tested, because" and why. Prints
# "paper:line: what is wrong" for each fault; exit 1 if there was any.
set -eu
cd "$1"
shift

# "line file function" for each test that PAPER names, the function "-" for the file itself; "line !" for a
# promise without a test
named() {
    awk '
        /^\|/ { promise = ($0 ~ /^\| Promise /) ? 1 : promise }
        !/^\|/ { promise = 0 }
        {
            text = $0
            file = ""
            found = 0
            while (match(text, /(`(unit|flow|golden|fuzz|e2e)\/[^`]*`)|([A-Za-z0-9_]+)|[|;]/)) {
                word = substr(text, RSTART, RLENGTH)
                text = substr(text, RSTART + RLENGTH)
                if (word ~ /^`/) {
                    file = substr(word, 2, length(word) - 2)
                    print NR, file, "-"
                    found = 1
                    if (file ~ /\/$/)
                        file = ""
                } else if (word == "|" || word == ";")
                    file = ""
                else if (file != "" && word ~ /_/)
                    print NR, file, word
            }
        }
        promise && !/^\| Promise / && !/^\|[-:| ]+\|$/ && !found && !/not tested, because [a-z]/ { print NR, "!" }
    ' "$1"
}

check_test() { # PLACE FILE FUNCTION
    if [ "$2" = "!" ]; then
        echo "$1: a promise without a test: name one, or say \"not tested, because\" and why"
        return
    fi
    if [ ! -e "tests/$2" ]; then
        [ "$3" != - ] || echo "$1: tests/$2 is not there"
        return
    fi
    case $2,$3 in
    *.sh,-) grep -q " ${2#e2e/}[ )]" tests/e2e/CMakeLists.txt || echo "$1: $2 is not run by ctest" ;;
    *,-) ;;
    *_) grep -qE "^static void $3" "tests/$2" || echo "$1: $2 has none that begins with $3" ;;
    *) grep -qE "^static void $3\(void \*\*" "tests/$2" || echo "$1: $2 has no $3" ;;
    esac
}

faults=$(for paper in "$@"; do
    named "$paper" | while read -r line file function; do
        check_test "$paper:$line" "$file" "${function:-}"
    done
done)
[ -z "$faults" ] || {
    printf '%s\n' "$faults"
    exit 1
}

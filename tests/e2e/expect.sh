# Sourced by tests that run a whole program and define run ARGUMENT…: checks the exit code and output of
# a call. A test goes on after a failure and ends with [ $failures -eq 0 ].
# shellcheck shell=sh
failures=0
: >out.txt
: >err.txt

wrong() {
    echo "failed: $*" >&2
    sed 's/^/    out: /' out.txt >&2
    sed 's/^/    err: /' err.txt >&2
    failures=$((failures + 1))
}

# ends CODE ARGUMENT…: runs the program, which must end with this code
ends() {
    expected=$1
    shift
    code=0
    run "$@" >out.txt 2>err.txt </dev/null || code=$?
    [ $code -eq "$expected" ] || wrong "exit code $code, expected $expected: $*"
}

says() {
    grep -qF -- "$1" out.txt || wrong "standard output lacks: $1"
}

complains() {
    grep -qF -- "$1" err.txt || wrong "standard error lacks: $1"
}

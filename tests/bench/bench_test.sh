#!/bin/sh
# A benchmark still runs: briefly, it ends in order, prints its rows and leaves nothing behind.
# bench_test.sh NAME PROGRAM
set -eu
name=$1
program=$2
# memory that the libraries of X11 and SDL do not free at the end is not checked here
export ASAN_OPTIONS=detect_leaks=0
mkdir run
cd run

fail() {
    echo "failed: $*" >&2
    cat ../out.txt ../err.txt >&2
    exit 1
}

# ends_with CODE ARGUMENT…
ends_with() {
    wanted=$1
    shift
    code=0
    "$program" "$@" >../out.txt 2>../err.txt || code=$?
    [ $code -eq "$wanted" ] || fail "exit code $code in place of $wanted: $*"
    [ -z "$(ls -A)" ] || fail "left behind: $(find . -mindepth 1)"
}

# A line of its own for each of these (extended regular expressions): prints ROW…
prints() {
    for row in "$@"; do
        grep -Eq "$row" ../out.txt || fail "no line like $row"
    done
}

number='[0-9]+(\.[0-9]+)?'

store() {
    ends_with 0 --visits 100,200 --of-client 1,3 --purge 400 --times 5
    prints "^ +100( +$number){8}$" "^ +200( +$number){8}$" "^ +1( +$number){4}$" \
        "^ +3( +$number){4}$" "^purge of [0-9]+ of 400 visits: $number s, " \
        "^  a step keeps others from writing( +$number){4}$" "^  VACUUM .* 1 +$number$" \
        "^  emptying the log .* 1 +$number$" "^  a check-in, before( +$number){4}$" \
        "^  a check-in, during the steps( +$number){4}$" "^  a check-in, during the end( +$number){4}$" \
        "^  a check-in gives up +[0-9]+$"
    # a disk that is full in the middle of it
    (
        trap '' XFSZ
        ulimit -f 2048
        ends_with 1 --visits 10000 --times 5
    )
    grep -q '^fill: ' ../err.txt || fail "does not say that it could not fill the database"
    # told to end while it is at work
    "$program" --visits 100 --times 1000000 >../out.txt 2>../err.txt &
    running=$!
    until [ -e "bench-store-$running/bench.db-wal" ]; do
        kill -0 $running || fail "ended by itself"
        sleep 0.05
    done
    kill -TERM $running
    code=0
    wait $running || code=$?
    [ $code -eq 143 ] || fail "exit code $code after SIGTERM"
    [ -z "$(ls -A)" ] || fail "left behind after SIGTERM: $(find . -mindepth 1)"
    ends_with 2 --visits 0
}

content() {
    ends_with 0 --pages 14,20 --rows 10,30 --times 2
    prints "^ +14( +$number){3}$" "^ +20( +$number){3}$" "^ +10( +$number){3}$" "^ +30( +$number){3}$"
}

draw() {
    ends_with 0 --times 2
    prints "^fonts +$number ms$"
    for size in '1080 x 1920' '1920 x 1080'; do
        prints "^first page +$size +$number ms$"
        for row in 'new page' 'turn, first step' 'turn, all steps' 'full repaint' 'one line'; do
            prints "^$row +$size +p50 +$number ms +p99 +$number ms$"
        done
    done
}

window() {
    ends_with 0 --starts 1 --turns 1 --idle-ms 100 --first-ms 100
    for program in 'kiosk' 'bare SDL, prepared alike' 'bare SDL as it is'; do
        prints "^start, $program +p50 +$number ms .* CPU in the first second $number ms$"
    done
    prints "^kiosk / bare SDL, prepared alike +$number +\(goal: 1\.25 at most\)$" \
        "^kiosk / bare SDL as it is +$number$"
    for when in 'first screen' 'a page' 'after the turns'; do
        prints "^memory, $when +PSS +$number MiB +RSS +$number MiB +private +$number MiB +threads [0-9]+$"
    done
    for row in 'first screen' 'first screen, closed' 'idle page'; do
        prints "^$row, $number s +CPU +$number ms +wake-ups +$number a second$"
    done
    prints "^page turn +p50 +$number ms +p95 +$number ms +p99 +$number ms +CPU +$number ms each +missed " \
        "^memory, most while turning +RSS +$number MiB$"
}

"$name"

#!/bin/sh
# The real program in a window on an invisible screen: it shows exactly what it draws without a window,
# at the size that the window has now; a visitor checks in with a finger (here: a mouse) and is found in
# the database; keys that usually end programs do not end it, and SIGTERM ends it in order.
# window_test.sh KIOSK ASSETS
set -eu
kiosk=$1
assets=$2
# memory that the libraries of X11 and SDL do not free at the end is not checked here
export ASAN_OPTIONS=detect_leaks=0
export SDL_VIDEODRIVER=x11
unset WAYLAND_DISPLAY XDG_RUNTIME_DIR XCOMPOSEFILE DBUS_SESSION_BUS_ADDRESS
width=1080
height=1920
part=${width}x$height
xvfb=
running=

stop() {
    [ -z "$running" ] || kill -KILL "$running" 2>/dev/null || true
    [ -z "$xvfb" ] || kill "$xvfb" 2>/dev/null || true
}
trap stop EXIT

fail() {
    echo "failed: $*" >&2
    [ ! -f kiosk.log ] || sed 's/^/kiosk: /' kiosk.log >&2
    exit 1
}

for tool in Xvfb xdotool sqlite3 import compare; do
    command -v "$tool" >/dev/null || fail "$tool is not installed (see scripts/packages)"
done

# wait_until COMMAND…: tries for up to 20 s
wait_until() {
    tries=0
    until "$@" >/dev/null 2>&1; do
        tries=$((tries + 1))
        [ $tries -lt 200 ] || fail "waited in vain for: $*"
        sleep 0.1
    done
}

picture_sum() {
    import -silent -window root rgb:- | cksum
}

shows_more_than() {
    [ "$(picture_sum)" != "$1" ]
}

# The middle of a target, "X Y", from a dump: middle DUMP NAME INDEX
middle() {
    awk -v name="$2" -v number="$3" '$1 == "target" && $2 == name && $3 == number {
        for (i = 4; $i != "at"; i++);
        split($(i + 1), at, ","); split($(i + 2), size, "x")
        print int(at[1] + size[1] / 2), int(at[2] + size[2] / 2); exit }' "$1"
}

is_still() {
    sum=$(picture_sum)
    sleep 0.1
    [ "$(picture_sum)" = "$sum" ]
}

# Touches a target and waits until something else is on screen and the page has turned: tap DUMP
# NAME INDEX
tap() {
    place=$(middle "$1" "$2" "$3")
    [ -n "$place" ] || fail "no target $2 $3 in $1"
    before=$(picture_sum)
    # shellcheck disable=SC2086
    xdotool mousemove $place click 1
    wait_until shows_more_than "$before"
    sleep 0.6 # touches within 400 ms of a new page do nothing, and are meant to
    wait_until is_still
}

# Starts the kiosk in its window and waits for its first picture: start ARGUMENT…
start() {
    black=$(picture_sum)
    "$kiosk" --assets "$assets" --db kiosk.db "$@" >kiosk.log 2>&1 &
    running=$!
    wait_until shows_more_than "$black"
}

# Another size of the window, and the picture that comes with it: resize WIDTH HEIGHT
resize() {
    before=$(picture_sum)
    xdotool windowsize "$(xdotool search --pid "$running" | tail -1)" "$1" "$2"
    wait_until shows_more_than "$before"
    sleep 0.6
    wait_until is_still
}

is_gone() {
    ! kill -0 "$running" 2>/dev/null
}

# SIGTERM, as systemd sends it: over within 2 s, exit code 0, database closed.
end_in_order() {
    began=$(date +%s%N)
    kill -TERM "$running"
    code=0
    wait "$running" || code=$?
    took=$((($(date +%s%N) - began) / 1000000))
    running=
    [ $code -eq 0 ] || fail "SIGTERM: exit code $code"
    [ $took -lt 2000 ] || fail "SIGTERM: took $took ms"
    [ ! -e kiosk.db-wal ] || fail "SIGTERM: left kiosk.db-wal"
    [ "$(sqlite3 kiosk.db 'PRAGMA integrity_check')" = ok ] || fail "database is damaged"
    echo "ended within $took ms"
}

# Of a smaller window only what it covers: part is its size.
shows() {
    import -silent -window root -crop "$part+0+0" +repage "window-$1.png"
    compare -metric AE "window-$1.png" "$1.png" null:
}

# A new window shows its first picture before the pages have been read.
same_picture() {
    tries=0
    until differing=$(shows "$1" 2>&1) || [ $tries -ge 100 ]; do
        tries=$((tries + 1))
        sleep 0.1
    done
    [ $tries -lt 100 ] ||
        fail "window-$1.png and $1.png in $(pwd) differ in $differing pixels"
}

# --- without a window: pictures, and where the targets are ---

rm -f ./*.db* ./*.png ./*.txt kiosk.log

# What composes letters on a keyboard, and a message bus, take time to start and are not for a kiosk.
# Whoever opens this file waits for ever; whoever starts this program leaves a mark (only where there is
# no /usr/bin/dbus-launch, which would be taken first).
rm -rf home bin
mkdir home bin
mkfifo home/.XCompose
printf '#!/bin/sh\ntouch "%s/bus-was-asked-for"\n' "$PWD" >bin/dbus-launch
chmod +x bin/dbus-launch
export HOME="$PWD/home" PATH="$PWD/bin:$PATH"

clock=2025-11-24T10:20-08:00
sed "s|reduced_motion: false|reduced_motion: true|; s|demo/|$assets/demo/|" "$assets/kiosk.yaml" >still.yaml
grep -q 'reduced_motion: true' still.yaml || fail "kiosk.yaml has no reduced_motion to change"
cat >headless.script <<'END'
shot attract.png
dump attract.txt
tap start
shot home.png
dump home.txt
tap check_in
shot phone.png
dump phone.txt
type 0142
dump confirm.txt
tap confirm_yes
dump notice.txt
tap decline
until done
expect screen done
END
"$kiosk" --config still.yaml --assets "$assets" --db headless.db --headless ${width}x$height --clock $clock \
    --script headless.script || fail "headless script"

cat >half.script <<'END'
tap start
shot half-home.png
tap check_in
dump half-phone.txt
END
"$kiosk" --config still.yaml --assets "$assets" --db half.db --headless 540x960 --clock $clock \
    --script half.script || fail "headless script of half the size"

# --- the same in a window ---

rm -f display-number # of a run before
Xvfb -displayfd 3 -screen 0 ${width}x${height}x24 -nolisten tcp 3>display-number >xvfb.log 2>&1 &
xvfb=$!
wait_until test -s display-number
DISPLAY=:$(cat display-number)
export DISPLAY
wait_until xdotool getdisplaygeometry

start --config still.yaml --clock $clock
same_picture attract
tap attract.txt start 0
same_picture home
tap home.txt check_in 0 # the date stands still, and the kiosk still answers
same_picture phone
end_in_order
echo "three screens are the same in the window as without"

# --- the panel has other pixels than at the start ---

wait_until sh -c 'import -silent -window root rgb:- | tr -d "\000" | cmp -s - /dev/null'
start --config still.yaml --clock $clock
same_picture attract
tap attract.txt start 0
same_picture home
resize 300 200 # too small for anything
resize 540 960
part=540x960
same_picture half-home
part=${width}x$height
end_in_order
echo "a window of half the size shows the same page, laid out anew"

# --- keys that end programs ---

wait_until sh -c 'import -silent -window root rgb:- | tr -d "\000" | cmp -s - /dev/null'
start --config still.yaml --clock $clock # at which the attract screen stands still
same_picture attract
attract=$(picture_sum)
xdotool mousemove 540 960
for key in alt+F4 Escape F1 F4 F10 F11 F12 ctrl+q ctrl+w ctrl+c super+d alt+Tab ctrl+alt+Delete; do
    xdotool key "$key"
done
sleep 0.5
if is_gone; then fail "a key ended the kiosk"; fi
[ "$(picture_sum)" = "$attract" ] || fail "a key changed the attract screen"
end_in_order

# --- a visit ---

wait_until sh -c 'import -silent -window root rgb:- | tr -d "\000" | cmp -s - /dev/null'
start
tap attract.txt start 0
tap home.txt check_in 0
tap phone.txt digit 0
tap phone.txt digit 1
resize 540 960 # what was typed stays
tap half-phone.txt digit 4
resize $width $height
tap phone.txt digit 2
tap confirm.txt confirm_yes 0
tap notice.txt decline 0
arrival=$(sqlite3 -readonly kiosk.db \
    'SELECT client_name, therapist, identity, questionnaire_status FROM arrivals')
expected=$(sqlite3 -readonly headless.db \
    'SELECT client_name, therapist, identity, questionnaire_status FROM arrivals')
[ "$arrival" = "$expected" ] || fail "arrival is '$arrival', expected '$expected'"
case $arrival in
"Joan Sample|"*) ;;
*) fail "unexpected arrival '$arrival'" ;;
esac
xdotool key alt+F4 F11
if is_gone; then fail "a key ended the kiosk"; fi
end_in_order
echo "found in the database: $arrival"
[ ! -e bus-was-asked-for ] || fail "a message bus was started"

# --- somebody deletes or replaces the file of the database ---

# It ends by itself, for the service to start it again, says why, and keeps what was in the lost file.
ends_for_its_database() {
    wait_until is_gone
    code=0
    wait "$running" || code=$?
    running=
    [ $code -eq 4 ] || fail "a lost database: exit code $code"
    grep -q '^cozy-kiosk: kiosk.db: the file was removed or replaced while it was in use$' kiosk.log ||
        fail "a lost database: not told"
    kept=$(sed -n 's/^cozy-kiosk: \(.*\): what it held until then$/\1/p' kiosk.log)
    [ "$(sqlite3 "$kept" 'SELECT client_name FROM arrivals')" = "Joan Sample" ] ||
        fail "a lost database: what was said before is not in '$kept'"
    rm -f "$kept" kiosk.db.lost-log.*
}

cp kiosk.db with_joan.db
start --config still.yaml --clock $clock
same_picture attract
rm kiosk.db kiosk.db-wal kiosk.db-shm
ends_for_its_database

cp with_joan.db kiosk.db
sqlite3 kiosk.db '.backup other.db'
sqlite3 other.db 'DELETE FROM visit_appointments; DELETE FROM visits'
start --config still.yaml --clock $clock
same_picture attract
mv other.db kiosk.db
ends_for_its_database
[ "$(sqlite3 kiosk.db 'SELECT count(*) FROM arrivals' 'PRAGMA integrity_check' | tr '\n' ' ')" = "0 ok " ] ||
    fail "the file that took its place was changed"

# A visitor is in the middle of it: the arrival is not called recorded.
start --config still.yaml --clock $clock
same_picture attract
tap attract.txt start 0
tap home.txt check_in 0
rm kiosk.db
for digit in 0 1 4; do
    tap phone.txt digit $digit
done
tap phone.txt digit 2
wait_until grep -q 'kiosk.db: .*: the file was removed or replaced while it was in use$' kiosk.log
kill -TERM "$running"
wait "$running" || fail "a lost database: does not end in order"
running=
rm -f kiosk.db.lost-log.*
cp with_joan.db kiosk.db
echo "a database that is deleted or replaced is noticed"

# --- an urgent answer that nobody has seen ---

# shellcheck disable=SC2016 # the shell of the command expands it
sed 's|^  stop: ""|  stop: "echo $# $1 >>called.txt; date >\&2"|; s|sound: false|sound: true|' still.yaml >alert.yaml
sqlite3 kiosk.db "INSERT INTO responses (visit_id, questionnaire, version, sha256, notice_version, status,
    started_at) VALUES (1, 'https://example.org/q', '1', '00', '1', 'in-progress', '$clock');
    INSERT INTO raised_flags (response_id, position, tier, link_id, code, text)
    VALUES (last_insert_rowid(), 0, 'stop', 'emergency', 'yes', 'Yes')"
SDL_AUDIODRIVER=dummy start --config alert.yaml --clock $clock
wait_until test -s called.txt
[ "$(cat called.txt)" = 0 ] || fail "the command was told something: $(cat called.txt)"
shows attract >/dev/null 2>&1 && fail "the first screen does not ask the staff to look"
! grep -q 'alerts' kiosk.log || fail "the alarm did not go off as it should"
end_in_order
cp with_joan.db kiosk.db
echo "an urgent answer calls the staff"

# --- a version whose pages cannot be read ---

# broken_page: the kiosk ends with code 3 and names the page.
broken_page() {
    code=0
    "$kiosk" --assets broken/assets --config still.yaml --db kiosk.db >kiosk.log 2>&1 || code=$?
    [ $code -eq 3 ] || fail "a page that cannot be read: exit code $code"
    grep -q "^broken/assets/content/en/.*\.md:1: " kiosk.log || fail "the page and the line are not named"
}
rm -rf broken
mkdir broken
cp -r "$assets" "$assets/../fonts" broken
for page in broken/assets/content/en/*.md; do
    echo "no head" >"$page"
    break
done
broken_page
# The version before, to which the clinic goes back, has to find its database as it was.
before=$(sqlite3 kiosk.db 'DROP INDEX visits_by_appointment; PRAGMA user_version = 4' 'PRAGMA user_version')
broken_page
[ "$(ls -d kiosk.db*)" = kiosk.db ] || fail "beside the database: $(ls -d kiosk.db*)"
[ "$(sqlite3 kiosk.db 'PRAGMA user_version')" = "$before" ] || fail "the database was changed"
echo "pages that cannot be read leave the database alone"

# --- a reader of the day lists that hangs ---

rm -f ./*.db*
start --config still.yaml
reader=$(cat "/proc/$running/task/$running/children")
# one word is one child
case $reader in
[0-9]*[0-9]" ") ;;
*) fail "the reader of the day lists does not run: '$reader'" ;;
esac
kill -STOP "${reader% }"
began=$(date +%s)
kill -TERM "$running"
wait "$running" || fail "the kiosk did not end in order"
running=
[ $(($(date +%s) - began)) -lt 5 ] || fail "the kiosk waited for a reader that hangs"
[ ! -e "/proc/${reader% }" ] || fail "the reader of the day lists is left"
echo "a reader that hangs does not keep the kiosk from ending"

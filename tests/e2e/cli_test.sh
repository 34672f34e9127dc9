#!/bin/sh
# The command line as clinics and scripts rely on it: what is printed where, and the exit codes.
# cli_test.sh KIOSK ASSETS
set -eu
kiosk=$1
assets=$2
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"

run() {
    "$kiosk" "$@"
}

is_silent() {
    [ ! -s "$1" ] || wrong "$1 is not empty"
}

headless="--assets $assets --headless 1080x1920 --clock 2025-11-24T10:20-08:00"
rm -f ./*.db* ./*.script ./*.yaml ./*.png

# --- 0: --help and --version ---

ends 0 --help
for option in --config --db --assets --windowed --headless --panel --lang --clock --script --tour --check \
    --version --help; do
    says "$option"
done
is_silent err.txt
ends 0 --version
grep -Eq '^cozy-kiosk [0-9]+\.[0-9]+\.[0-9]+$' out.txt || wrong "--version"
is_silent err.txt

# --- 2: usage ---

ends 2 --no-such-option
complains "cozy-kiosk: --no-such-option: unknown option (see --help)"
ends 2 --db
complains "cozy-kiosk: --db: needs an argument (see --help)"
ends 2 --headless 1080x1920 --windowed 1080x1920
complains "--headless and --windowed"
ends 2 leftover
complains "leftover"
ends 2 --assets "$assets" --check --panel 99
complains "99"
for size in 1080 1080x 1080x1920x2 x1920 1080X1920 319x480 1080x8193 -5x400 "" 1080x1920px; do
    ends 2 --headless "$size"
    complains "not a size"
done
ends 2 --windowed big
complains "not a size"
ends 2 --assets "$assets" --headless 100x100
complains "each side from 320 to 8192"
ends 2 --assets "$assets" --headless 1080x1920 --clock yesterday
complains "yesterday"
ends 2 --assets "$assets" --headless 1080x1920 --lang xx
complains "xx"
ends 2 --assets "$assets" --headless 1080x1920 --db usage.db
complains "--script"
# shellcheck disable=SC2086
ends 2 $headless --db usage.db --script missing.script
complains "missing.script"
ends 2 --assets "$assets" --tour no-such-folder/tour
complains "no-such-folder/tour"
export SDL_VIDEODRIVER=no-such-driver
ends 2 --assets "$assets" --db dark.db --windowed 640x480
complains "no display"
unset SDL_VIDEODRIVER
[ ! -e dark.db ] || wrong "a kiosk that cannot be seen made a database"

# --- 0 and 1: check and scripts ---

ends 0 --assets "$assets" --check
says "in order"
says ", what its answers raise"
says "  stop  emergency: Any emergency signs today?"
says "  stop 3, hold "
is_silent err.txt # what the rehearsal does is no news: findings must not drown in it
[ ! -e kiosk.db ] || wrong "--check made a database"
printf 'expect screen attract\ntap start\n\n# a note\nexpect screen home\n' >good.script
# shellcheck disable=SC2086
ends 0 $headless --db script.db --script good.script
says "in order, 1 taps"
printf 'tap start\ntap nothing_of_the_kind\n' >bad.script
# shellcheck disable=SC2086
ends 1 $headless --db script.db --script bad.script
complains "bad.script:2:"
complains "nothing_of_the_kind"
complains "check_in 0" # what is there instead

# --- 5: ended by the staff; pages due for review are named but are no fault ---

pin="tap digit 2\ntap digit 5\ntap digit 8\ntap digit 0\ntap enter\n"
corner="touch 10 10\ntouch 10 10\ntouch 10 10\ntouch 10 10\ntouch 10 10\n"
printf '%b' "$corner$pin${pin}tap more\ntap leave\ntap leave\n" >leave.script
rm -f leave.db
# shellcheck disable=SC2086
ends 5 $headless --db leave.db --script leave.script
printf '%b' "$corner${pin}tap more\ntap leave\ntap leave\nexpect screen attract\n" >leave.script
# shellcheck disable=SC2086
ends 1 $headless --db leave.db --script leave.script
complains "the kiosk has ended before this"
ends 0 --assets "$assets" --check --panel 21.5 --clock 2030-01-01T12:00
says "01-worth-it.md: due for review, last reviewed"
says "in order"
is_silent err.txt

# --- 3: configuration and content ---

ends 3 --assets "$assets" --config missing.yaml --check
complains "missing.yaml"
sed 's/^desk: .*/desk: sometimes/' "$assets/kiosk.yaml" >bad.yaml
ends 3 --assets "$assets" --config bad.yaml --check
complains "bad.yaml:"
complains "must be staffed or none"
ends 3 --assets no-such-folder --check
complains "no-such-folder"
# one run reports every wrong picture and every wrong word, with its file
rm -rf own
mkdir own
cp -r "$assets" own/assets
ln -s "$assets/../fonts" own/fonts
echo "no picture" >own/assets/images/art-attract.svg
echo '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"/>' >own/assets/images/art-stop.svg
ends 3 --assets own/assets --check
complains "own/assets/images/art-attract.svg: "
complains "own/assets/images/art-stop.svg: "
sed -i 's/^image: .*/image: no-such-picture.svg/' own/assets/content/en/02-*.md
sed -i 's/{minutes}/{minuts}/' own/assets/strings/en.yaml
ends 3 --assets own/assets --check
complains "own/assets/content/en/02-"
complains "no image 'no-such-picture.svg'"
complains "own/assets/strings/en.yaml:"
complains "asks for {minuts}, which nothing fills in"
complains "own/assets/images/art-stop.svg: "
# a picture that no page names but a screen shows
rm -rf own/assets
cp -r "$assets" own/assets
rm own/assets/images/art-hold.svg own/assets/images/body-foot-at-left.svg
ends 1 --assets own/assets --check --panel 21.5
complains "own/assets/images/art-hold.svg: "
complains "own/assets/images/body-foot-at-left.svg: "
[ "$(grep -c art-hold.svg err.txt)" = 1 ] || wrong "a missing picture is reported more than once"

# what answers raise, beside the form as it was asked last
first=own/assets/questionnaires/back-pain-first-visit.json
start_over() {
    rm -rf own/assets
    cp -r "$assets" own/assets
}
start_over
sed -i 's/"valueCode": "stop"/"valueCode": "hold"/; 0,/"valueCode": "fr"/s//"valueCode": "es"/' "$first"
sed -i '0,/"valueCode": "fr"/s//"valueCode": "es"/' "$first"
ends 1 --assets own/assets --check --panel 21.5
complains "$first: no answer leads to stop"
complains "$first: 1 texts by which somebody is warned are not in fr: emergency"
start_over
rm -f own.db
# shellcheck disable=SC2086
ends 0 $headless --db own.db --script "$(dirname "$0")/../../scripts/demo-visit.script"
cp own.db kept.db
ends 0 --assets own/assets --db own.db --check --panel 21.5
says "  raises the same as version "
says ", which was asked last (words are not compared)"
says "          | Chest pain or tightness, trouble breathing" # "Yes, at least one" of what
says " of these last"
cmp own.db kept.db || wrong "--check changed the database"
[ ! -e own.db-wal ] || wrong "--check left a log beside the database"
sed -i '0,/"valueCode": "stop"/s//"valueCode": "hold"/' "$first"
ends 1 --assets own/assets --db own.db --check --panel 21.5
complains "$first: version: "
complains " was asked in other words, last on 2025-11-24: raise \"version\""
says 'emergency: "Yes, at least one" raises hold, before stop'
sed -i '0,/safety-lasting", "valueBoolean": true/s//safety-lasting", "valueBoolean": false/' "$first"
ends 1 --assets own/assets --db own.db --check --panel 21.5
says " raises hold, before hold (lasts)"
# shellcheck disable=SC2086
ends 0 $headless --assets own/assets --db own.db --script good.script # the kiosk asks it all the same
complains "$first: version "
complains " was asked in other words"
sed -i 's/^  "version": ".*"/  "version": "own-2"/; 0,/"valueCode": "fr"/s//"valueCode": "es"/' "$first"
echo "no database, but a text that is longer than the head of one would have to be in a file of one" >text.db
ends 0 --assets own/assets --db text.db --check --panel 21.5
says "; what was asked before is not compared"
says "$first: 1 of "
says " texts are not in fr: title"
# a variant of a language does with the words, pages and answers of the language
sed 's/^languages: .*/languages: [en, fr-CA]/' "$assets/kiosk.yaml" >canada.yaml
ends 0 --assets "$assets" --config canada.yaml --check --panel 21.5
says "in order"
# an address made one's own
start_over
sed -i 's/easycozy.ca/harbour.example/' "$first"
ends 3 --assets own/assets --check --panel 21.5
complains "https://harbour.example/fhir/StructureDefinition/safety-tier means nothing to the kiosk (item \"emergency\"): the right address is https://easycozy.ca/fhir/StructureDefinition/safety-tier"

# --- 4: database ---

sqlite3 newer.db 'PRAGMA user_version = 999'
# shellcheck disable=SC2086
ends 4 $headless --db newer.db --script good.script
complains "newer.db"
echo "this is no database, however long it may be, and must be left alone" >text.db
cp text.db kept.txt
# shellcheck disable=SC2086
ends 4 $headless --db text.db --script good.script
complains "text.db"
cmp -s text.db kept.txt || wrong "text.db was changed"
# shellcheck disable=SC2086
ends 4 $headless --db no-such-folder/kiosk.db --script good.script
complains "no-such-folder/kiosk.db"

[ $failures -eq 0 ]

#!/bin/sh
# cozy-admin as a clinic runs it, on a database that the kiosk itself wrote.
# admin_test.sh ADMIN KIOSK ROOT
set -eu
admin=$1
kiosk=$2
root=$3
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"

run() {
    "$admin" --clock 2025-11-24T10:30 "$@"
}

is_private() {
    [ "$(stat -c %a "$1")" = 600 ] || wrong "$1 is readable by others"
}

rm -f ./*.db* ./*.json ./*.csv

# --- the program file ---

if ldd "$admin" | grep -qi sdl; then
    wrong "it needs SDL"
fi

# --- a visit as the kiosk records it ---

"$kiosk" --assets "$root/assets" --headless 1080x1920 --clock 2025-11-24T10:21-08:00 \
    --db kiosk.db --script "$root/scripts/demo-visit.script" >kiosk.txt 2>&1 || {
    cat kiosk.txt >&2
    exit 1
}
ends 0 --db kiosk.db arrivals
says "Joan Sample"
says "10:21"
ends 0 --db kiosk.db show 1 --assets "$root/assets"
says "Where does it bother you?"
says "Left low back"
says "TELL"
# the time zone is that of the kiosk's configuration, not of this process
(
    export TZ=UTC0
    ends 0 --db kiosk.db show 1
    says "2025-11-24 10:30  Mei R."
    [ $failures -eq 0 ]
) || failures=$((failures + 1))

# --- export and purge ---

days="--from 2025-11-24 --to 2025-11-24"
for format in csv json fhir; do
    # shellcheck disable=SC2086
    ends 0 --db kiosk.db export $days --format $format --assets "$root/assets" --output out.$format
    complains "1 visit exported"
    is_private out.$format
    grep -q "Left low back" out.$format || wrong "$format lacks an answer"
done
grep -qF '"resourceType":"QuestionnaireResponse"' out.fhir || wrong "no response in out.fhir"
ends 0 --db kiosk.db backup copy.db
is_private copy.db
[ "$(sqlite3 copy.db 'pragma integrity_check')" = ok ] || wrong "copy.db"
code=0
"$admin" --db kiosk.db --clock 2025-12-24T10:30 purge --older-than 7 >out.txt 2>err.txt || code=$?
[ $code -eq 0 ] || wrong "purge: $code"
says "1 visit from before 2025-12-17 deleted"
if grep -q Joan kiosk.db kiosk.db-wal 2>/dev/null; then
    wrong "a name is still in the file"
fi
ends 0 --db kiosk.db arrivals
says "Nobody arrived on 2025-11-24."

# --- backup and restore ---

ends 0 --db kiosk.db restore copy.db
is_private kiosk.db
ends 0 --db kiosk.db arrivals
says "Joan Sample"
ends 0 --db kiosk.db audit
for command in arrivals show export backup restore; do
    says "$command"
done
if grep -q Joan out.txt; then
    wrong "a name in the audit"
fi

# --- a list is tried out before the first start, and the kiosk takes what is suggested ---

printf 'sep=;\r\nNotre clinique\r\nJour;Heure;Pr\351nom;Nom;Cell;Statut\r\n' >liste.csv
printf '24/11/2025;9 h 05;Zo\351;Roe;250-555-0142;Confirm\351\r\n' >>liste.csv
printf '24/11/2025;10h30;Luc;Poe;250-555-0143;Annul\351 par le client\r\n' >>liste.csv
ends 1 import liste.csv --dry-run
ends 0 import liste.csv --suggest --dry-run
says "Zoé Roe"
ends 0 import liste.csv --suggest
complains "2 appointments on 2025-11-24, the first at 09:05"
cp out.txt block.yaml
sed -e '/^day_list:/,/^check_in:/{/^check_in:/!d;}' -e 's/^demonstration: .*/demonstration: false/' \
    -e 's/retention_years: .*/retention_years: 16/' \
    "$root/assets/kiosk.yaml" >suggested.yaml
cat block.yaml >>suggested.yaml
"$kiosk" --check --config suggested.yaml --assets "$root/assets" >out.txt 2>err.txt ||
    wrong "the kiosk refuses what is suggested"
ends 0 import liste.csv --config suggested.yaml --json
says '"client":"Zoé Roe","phones":["2505550142"]'
says '"refused":false'
printf 'PK\003\004..xl/workbook.xml' >liste.xlsx
ends 1 import liste.xlsx --suggest
complains "this is an Excel workbook (.xlsx); in Excel choose File > Save as > CSV UTF-8"

# --- failures are reported ---

ends 4 --db nowhere.db arrivals
complains "nowhere.db: there is no such database"
ends 1 --db kiosk.db show 99
ends 2 --db kiosk.db toast
ends 2 arrivals
complains "--db"
echo "not a database, whatever it is called, and long enough to be looked at" >letter.db
ends 4 --db letter.db arrivals
complains "letter.db: "
ends 1 --db kiosk.db restore letter.db
if "$admin" --db kiosk.db show 1 >/dev/full 2>err.txt; then
    wrong "a full disk went unnoticed"
fi

# --- help and manual pages know all commands and options ---

ends 0 --help
commands=$(sed -n 's/^  \([a-z-]*\).*/\1/p' out.txt | grep -v '^-' | grep .)
page=$root/packaging/man/cozy-admin.1
for command in $commands; do
    ends 0 "$command" --help
    grep -Eq -- "cozy-admin (--db FILE|\[--db FILE\]) $command" out.txt ||
        wrong "$command --help does not say how it is called"
    grep -q "^\.It Cm $command" "$page" || wrong "cozy-admin.1 lacks $command"
    options=$(grep -oE -- '--[a-z-]+' out.txt | sort -u)
    for option in $options; do
        grep -q -- "Fl -${option#--}" "$page" || wrong "cozy-admin.1 lacks $option of $command"
    done
done
[ "$(echo "$commands" | wc -w)" -ge 10 ] || wrong "too few commands: $commands"
"$kiosk" --help >out.txt
options=$(grep -oE -- '^  --[a-z-]+' out.txt)
for option in $options; do
    grep -q -- "Fl -${option#--}" "$root/packaging/man/cozy-kiosk.1" ||
        wrong "cozy-kiosk.1 lacks $option"
done
if command -v groff >/dev/null; then
    for manual in "$root"/packaging/man/*.1; do
        groff -mdoc -ww -z -Tutf8 "$manual" >out.txt 2>err.txt || wrong "$manual"
        [ ! -s err.txt ] || wrong "$manual"
    done
fi

[ $failures -eq 0 ]

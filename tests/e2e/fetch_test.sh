#!/bin/sh
# cozy-fetch: its command line, and calendars of the web, from real servers on the loopback with
# certificates of an authority of the test's own, in every way that fetching them can fail.
# fetch_test.sh FETCH SOURCES
set -eu
fetch=$1
sources=$2
day=2026-11-30T09:00
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"
# shellcheck source=tests/e2e/certificates.sh
. "$(dirname "$0")/certificates.sh"

run() {
    "$fetch" "$@"
}

for tool in openssl python3 sqlite3; do
    command -v $tool >/dev/null || wrong "$tool is not installed (see scripts/packages)"
done
[ $failures -eq 0 ]

# --- the command line ---

ends 0 --help
says "brings day lists"
ends 0 --version
says "cozy-fetch"
ends 2
complains "needs --config FILE"
ends 2 --config kiosk.yaml --often
complains "--often: unknown option"
ends 3 --config absent.yaml
complains "absent.yaml"
ends 2 --config "$sources/assets/kiosk.yaml" --clock noon
complains "--clock"
ends 2 --config "$sources/assets/kiosk.yaml" --download
complains "day_list.downloads"

# --- servers ---

place=$PWD/servers
mkdir -p "$place"
calendar() { # NAME: the calendar has this client today
    printf '%s\r\n' BEGIN:VCALENDAR VERSION:2.0 PRODID:test BEGIN:VEVENT UID:1 \
        DTSTAMP:20261101T000000Z "DTSTART;TZID=America/Vancouver:20261130T103000" \
        "DTEND;TZID=America/Vancouver:20261130T113000" "SUMMARY:$1 - Massage" \
        END:VEVENT END:VCALENDAR >"$place/list.ics"
}
calendar "Joan Sample"
calendar_servers "$sources/tests/e2e/calendar_server.py"
trap 'kill $server' EXIT

# --- from an address into the list ---

sed -e 's/^demonstration: .*/demonstration: false/' -e 's/retention_years: .*/retention_years: 16/' \
    -e 's#^  path: .*#  path: ""\n  sources: [{address_file: mei.address, therapist: Mei R.}]#' \
    "$sources/assets/kiosk.yaml" >kiosk.yaml
: >mei.address
chmod 600 mei.address
bring() { # ADDRESS
    printf '%s\n' "$1" >mei.address
    code=0
    run --config kiosk.yaml --db kiosk.db --once --clock $day --authorities "$place/trusted.crt" \
        --patience 2 >out.txt 2>err.txt </dev/null || code=$?
    for secret in "$1" localhost secret Joan Sample; do
        ! grep -qF -- "$secret" err.txt || wrong "$secret is in the log"
    done
}
offers() { # TEXT
    sqlite3 kiosk.db "SELECT client_name || ' with ' || therapist FROM appointments
        WHERE listed = 1" >out.txt
    [ "$(cat out.txt)" = "$1" ] || wrong "the list should be: $1"
}
in_order() {
    [ $code -eq 0 ] || wrong "exit code $code, expected 0"
    sqlite3 kiosk.db "SELECT reason FROM sources WHERE in_use = 1" >out.txt
    [ -z "$(cat out.txt)" ] || wrong "the source is not in order"
}
fails() { # REASON
    [ $code -eq 1 ] || wrong "exit code $code, expected 1"
    complains "$1"
    sqlite3 kiosk.db "SELECT reason FROM sources WHERE in_use = 1" >out.txt
    says "$1"
    [ -n "$(sqlite3 kiosk.db 'SELECT failing_since FROM sources WHERE in_use = 1')" ] ||
        wrong "nobody knows since when it fails"
}

bring "https://localhost:$good/list.ics?secret"
in_order
offers "Joan Sample with Mei R."

# asked again, the server says that nothing changed
bring "https://localhost:$good/list.ics?secret"
in_order
tail -n 1 "$place/requests" | grep -q '/list.ics?secret "[-0-9]*" Mon, 30 Nov 2026 08:00:00 GMT$' ||
    wrong "not asked for what changed since: $(tail -n 1 "$place/requests")"

calendar "Jane Sample"
bring "webcal://localhost:$good/list.ics?secret"
in_order
offers "Jane Sample with Mei R."

# as a mail or a paper shows it
calendar "Joan Sample"
bring "<https://localhost:$good/list.ics?secret>"
in_order
calendar "Jane Sample"
bring " \"webcal://localhost:$good/list.ics?secret\" "
in_order
offers "Jane Sample with Mei R."

# another address: what was known of the one before is not asked of it
bring "https://localhost:$good/moved?secret"
in_order
grep -qxF '/moved?secret - -' "$place/requests" || wrong "asked about another server's calendar"

# --- failures: the last good list stays ---

while read -r path reason; do
    bring "https://localhost:$good/$path?secret"
    fails "$reason"
    offers "Jane Sample with Mei R."
done <<END
401 HTTP 401
403 HTTP 403
404 HTTP 404
410 HTTP 410
500 HTTP 500
503 HTTP 503
busy HTTP 429
half the connection ended in the middle
half-chunked the connection ended in the middle
endless it is larger than any calendar
page this is a web page
nothing the server sent nothing
downgrade the server sends us on to an address without https
round the server sends us on and on
END

bring "https://localhost:$other/list.ics?secret"
fails "the certificate of the server is not in order"
bring "https://localhost:$elsewhere/list.ics?secret"
fails "the certificate of the server is not in order"
bring "https://localhost:$plain/list.ics?secret"
fails "the server does not speak https there"
bring "https://localhost:1/list.ics?secret"
fails "the server does not answer"
bring "https://no-such-host.invalid/list.ics?secret"
fails "no connection to the internet, or no such server"
bring "http://localhost:$plain/list.ics?secret"
fails "must hold one address that begins with https://"
bring "today.ics"
fails "must hold one address that begins with https://"
if grep -q "http://" "$place/requests"; then wrong "asked without TLS"; fi
offers "Jane Sample with Mei R."

# the system's authorities do not know the test's
code=0
printf 'https://localhost:%s/list.ics?secret\n' "$good" >mei.address
run --config kiosk.yaml --db kiosk.db --once --clock $day >out.txt 2>err.txt </dev/null || code=$?
fails "the certificate of the server is not in order"

# others may read the address
chmod 644 mei.address
bring "https://localhost:$good/list.ics?secret"
fails "chmod 600"
chmod 600 mei.address
bring "https://localhost:$good/list.ics?secret"
in_order

bring "https://localhost:$good/slow?secret"
fails "the server took too long"

# --- a process that fetches and one that reads, which do not know of each other ---

printf 'https://localhost:%s/list.ics?secret\n' "$good" >mei.address
sed -e 's#^  downloads: .*#  downloads: fetched#' kiosk.yaml >apart.yaml
mkdir -p fetched
run --config apart.yaml --download --once --authorities "$place/trusted.crt" >out.txt 2>err.txt ||
    wrong "not fetched"
[ "$(stat -c %a fetched/mei.address.ics)" = 640 ] || wrong "others may read what was fetched"
rm mei.address
ends 0 --config apart.yaml --db apart.db --once --clock $day
[ "$(sqlite3 apart.db 'SELECT client_name FROM appointments WHERE listed = 1')" = "Jane Sample" ] ||
    wrong "what was fetched is not read"

# --- nothing of an address is kept but in its own file ---

if grep -rqF secret kiosk.db kiosk.db-lists apart.db fetched; then
    wrong "the address is kept in more than its own file"
fi

[ $failures -eq 0 ]

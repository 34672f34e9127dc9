#!/bin/sh
# packaging/run-in-cage: the service gets the kiosk's exit code, even if cage ends with another.
# cage_test.sh SOURCES
set -eu
sources=$1
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"

rm -rf place
mkdir -p place/packaging place/build/release place/bin place/run
cp "$sources/packaging/run-in-cage" place/packaging/

# behaves as cage 0.1.4 of Debian 12, unless the test wants cage itself to fail
cat >place/bin/cage <<'END'
#!/bin/sh
[ -z "${CAGE_FAILS:-}" ] || exit "$CAGE_FAILS"
while [ "$1" != -- ]; do shift; done
shift
"$@" || true
exit 0
END
cat >place/build/release/cozy-kiosk <<'END'
#!/bin/sh
printf '<%s>' "$@"
printf '<watchdog %s>' "${WATCHDOG_USEC:-none} ${WATCHDOG_PID:-for all}"
exit "$KIOSK_ENDS"
END
chmod +x place/bin/cage place/build/release/cozy-kiosk

run() {
    PATH="$PWD/place/bin:$PATH" XDG_RUNTIME_DIR="$PWD/place/run" place/packaging/run-in-cage "$@"
}

for code in 5 0 4; do
    KIOSK_ENDS=$code
    export KIOSK_ENDS
    ends $code --config "a file.yaml" --db b
    says '<--config><a file.yaml><--db><b>'
done

# the kiosk, not this script, sends the service its signs of life
WATCHDOG_USEC=20000000
WATCHDOG_PID=$$
export WATCHDOG_USEC WATCHDOG_PID
ends 4 --config a
says '<watchdog 20000000 for all>'

# an exit code left from an earlier run is not used
CAGE_FAILS=1
export CAGE_FAILS
ends 1 --config a

# the exit code after which the service does not restart is the kiosk's when the staff ended it
grep -q '^RestartPreventExitStatus=5$' "$sources/packaging/cozy-kiosk.service" ||
    wrong "the service starts it again"
grep -q 'EXIT_LEFT = 5' "$sources/src/programs/command_line.h" || wrong "EXIT_LEFT is not 5"

[ $failures -eq 0 ]

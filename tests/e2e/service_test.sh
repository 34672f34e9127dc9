#!/bin/sh
# The real kiosk in the real cage, on a screen that nobody sees and with the surroundings that the
# service gives it: a window opens, a touch is answered, and its exit code comes through.
# service_test.sh KIOSK SOURCES
set -eu
kiosk=$1
sources=$2
# memory that the libraries of X11, Wayland and SDL do not free at the end is not checked here
export ASAN_OPTIONS=detect_leaks=0
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"

for tool in cage Xwayland setpriv; do
    command -v $tool >/dev/null || wrong "$tool is not installed (see scripts/packages)"
done
[ $failures -eq 0 ]

# cage refuses to run as root, so root runs it as the user nobody, in a folder that nobody can read
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT
mkdir -p "$place/packaging" "$place/build/release" "$place/run"
cp "$sources/packaging/run-in-cage" "$place/packaging/"
cp "$kiosk" "$place/build/release/cozy-kiosk"
cp -R "$sources/assets" "$sources/fonts" "$place/"
cat >"$place/right.script" <<'END'
expect screen attract
tap start
expect screen home
END
echo 'expect screen home' >"$place/wrong.script"
chmod -R a+rX "$place"
chmod 700 "$place/run"
as_user=
if [ "$(id -u)" -eq 0 ]; then
    chown nobody "$place/run"
    as_user="setpriv --reuid=nobody --regid=nogroup --clear-groups"
fi

from_unit() {
    sed -n 's/^Environment=//p' "$sources/packaging/cozy-kiosk.service" | tr ' ' '\n' |
        grep -E '^(SDL_VIDEODRIVER|WLR_RENDERER)='
}

# run DRIVER|unit SCRIPT
run() {
    surroundings=$(from_unit)
    [ "$1" = unit ] || surroundings="$surroundings SDL_VIDEODRIVER=$1"
    # shellcheck disable=SC2086 # lists to be split
    (cd "$place" && $as_user env -u DISPLAY -u WAYLAND_DISPLAY HOME=/nonexistent \
        XDG_RUNTIME_DIR="$place/run" WLR_BACKENDS=headless WLR_LIBINPUT_NO_DEVICES=1 \
        $surroundings timeout 60 packaging/run-in-cage --db "$place/run/kiosk.db" --script "$2.script")
}

ends 0 unit right
ends 1 unit wrong
ends 0 wayland right

[ $failures -eq 0 ]

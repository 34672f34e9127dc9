#!/bin/sh
# Neither program opens a connection: it calls nothing that looks up a name or listens, the only socket is the
# one of the machine's service manager, and the unit allows no other.
# network_test.sh KIOSK ADMIN SOURCES
set -eu
sources=$3
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"

# PROGRAM: the network functions that it calls
calls() {
    nm -D --undefined-only "$1" | sed -E 's/^ *[Uw] ([A-Za-z_0-9]+).*/\1/' |
        grep -xE 'getaddrinfo|gethostbyname.*|gethostbyaddr.*|res_.*|bind|listen|accept4?|socketpair' || true
}

[ -n "$(calls "$(command -v getent)")" ] || wrong "a program that looks up names is not noticed"
for program in "$1" "$2"; do
    found=$(calls "$program")
    [ -z "$found" ] || wrong "$program calls $found"
done
if grep -rnE '(AF|PF)_INET' "$sources/src"; then
    wrong "an address of the network"
fi
others=$(grep -rnE '(^|[^a-z_])socket\(' "$sources/src" | grep -v 'socket(AF_UNIX' || true)
[ -z "$others" ] || wrong "$others"
for line in 'RestrictAddressFamilies=AF_UNIX AF_NETLINK' IPAddressDeny=any LimitCORE=0; do
    grep -qxF "$line" "$sources/packaging/cozy-kiosk.service" || wrong "the unit lacks $line"
done

[ $failures -eq 0 ]

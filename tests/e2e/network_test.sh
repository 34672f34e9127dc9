#!/bin/sh
# The kiosk and cozy-admin open no connection: they call nothing that looks up a name or listens, they are not
# linked with libcurl, the only socket is the one of the machine's service manager, and the kiosk's unit allows
# no other. cozy-fetch is the one program that does, by libcurl in one file; its unit keeps it from all but that.
# network_test.sh KIOSK ADMIN FETCH SOURCES
set -eu
sources=$4
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"

# PROGRAM: the network functions that it calls
calls() {
    nm -D --undefined-only "$1" | sed -E 's/^ *[Uw] ([A-Za-z_0-9]+).*/\1/' |
        grep -xE 'getaddrinfo|gethostbyname.*|gethostbyaddr.*|res_.*|bind|listen|accept4?|socketpair' || true
}
is_linked_with_curl() { # PROGRAM
    readelf -d "$1" | grep -q 'NEEDED.*libcurl'
}
has_lines() { # UNIT, its lines on standard input
    while read -r line; do
        grep -qxF "$line" "$sources/packaging/$1" || wrong "$1 lacks $line"
    done
}

[ -n "$(calls "$(command -v getent)")" ] || wrong "a program that looks up names is not noticed"
for program in "$1" "$2" "$3"; do
    found=$(calls "$program")
    [ -z "$found" ] || wrong "$program calls $found"
done
for program in "$1" "$2"; do
    if is_linked_with_curl "$program"; then wrong "$program is linked with libcurl"; fi
done
is_linked_with_curl "$3" || wrong "$3 is not linked with libcurl"
used=$(cd "$sources" && grep -rlE 'curl/|curl_easy_' src)
[ "$used" = src/fetch/http.c ] || wrong "libcurl is used in: $used"
if grep -rnE '(AF|PF)_INET' "$sources/src"; then
    wrong "an address of the network"
fi
others=$(grep -rnE '(^|[^a-z_])socket\(' "$sources/src" | grep -v 'socket(AF_UNIX' || true)
[ -z "$others" ] || wrong "$others"

has_lines cozy-kiosk.service <<'END'
RestrictAddressFamilies=AF_UNIX AF_NETLINK
IPAddressDeny=any
LimitCORE=0
END
has_lines cozy-fetch.service <<'END'
ExecStart=/opt/cozy-kiosk/build/release/cozy-fetch --download --config /etc/cozy-kiosk/kiosk.yaml
User=cozy-fetch
Group=kiosk
StateDirectory=cozy-fetch
StateDirectoryMode=0750
UMask=0077
CapabilityBoundingSet=
NoNewPrivileges=yes
ProtectSystem=strict
ProtectHome=yes
PrivateDevices=yes
InaccessiblePaths=-/var/lib/cozy-kiosk
RestrictAddressFamilies=AF_INET AF_INET6 AF_UNIX
MemoryMax=256M
LimitCORE=0
END

[ $failures -eq 0 ]

#!/bin/sh
# check_install_test.sh ROOT: tests scripts/install-packages with stand-ins for dpkg-query, apt-get,
# id and sudo that only write down how they were called.
set -eu
root=$1
rm -rf system
mkdir -p system/bin system/lists
for tool in env sh find grep tr fold sed cat touch; do
    ln -s "$(command -v "$tool")" system/bin/
done

stub() { # name, its script from standard input
    { echo '#!/bin/sh'; cat; } >"system/bin/$1"
    chmod +x "system/bin/$1"
}

stub dpkg-query <<'END'
for package; do :; done
case $package in
present*) printf installed ;;
removed*) printf config-files ;;
*) exit 1 ;;
esac
END
stub apt-get <<'END'
echo "apt-get $*" >>system/asked
case " $* " in
*" update ") touch system/lists/main_Packages system/fresh ;;
*" hard-to-get "*) [ -e system/fresh ] ;;
*" never-there "*) exit 100 ;;
esac
END

try() { # arguments: packages; leaves system/asked, system/said and $result
    rm -f system/asked system/fresh
    : >system/asked
    result=0
    (
        PATH=$PWD/system/bin
        APT_LISTS=$PWD/system/lists
        export PATH APT_LISTS
        sh -euc '. "$0"; install_packages "$@"' "$root/scripts/install-packages" "$@"
    ) >system/said 2>&1 || result=$?
}

fail() {
    echo "$1"
    echo "it asked:"
    cat system/asked
    echo "it said:"
    cat system/said
    exit 1
}

asked() { # one pattern for each line that must have been asked, in this order
    wanted=$#
    [ "$(grep -c . system/asked || true)" -eq "$wanted" ] || fail "not $wanted calls of apt-get"
    number=0
    for pattern in "$@"; do
        number=$((number + 1))
        sed -n "${number}p" system/asked | grep -q -- "$pattern" || fail "call $number: not $pattern"
    done
}

echo "echo 0" | stub id
try present-1 present-2
[ $result -eq 0 ] || fail "nothing is missing, and it failed"
asked

echo "no index yet: it is fetched first; only what is missing is installed"
try present-1 absent-1 removed-1
[ $result -eq 0 ] || fail "installing failed"
asked ' update$' ' install .* absent-1 removed-1$'
! grep -q present-1 system/asked || fail "installs what is there"

echo "an index at hand is used as it is"
try absent-1
asked ' install .* absent-1$'

echo "an index too old is fetched again"
try hard-to-get
[ $result -eq 0 ] || fail "a second try was not made"
asked ' install .* hard-to-get$' ' update$' ' install .* hard-to-get$'

echo "a package that does not exist fails"
try never-there
[ $result -ne 0 ] || fail "a failure went unseen"

echo "another user without sudo is told what to do"
echo "echo 1000" | stub id
try present-1 absent-1
[ $result -ne 0 ] || fail "went on without the package"
asked
grep -q 'apt-get install --no-install-recommends absent-1$' system/said || fail "no help"

echo "another user with sudo"
printf '%s\n' 'echo "sudo" >>system/asked' '"$@"' | stub sudo
try absent-1
[ $result -eq 0 ] || fail "sudo was not used"
asked '^sudo$' ' install .* absent-1$'

echo "time zones that are old are renewed, and nothing else; a failure is only told"
stub date <<'END'
[ -e system/renewed ] && echo -0700 || echo -0800
END
stub apt-get <<'END'
echo "apt-get $*" >>system/asked
case " $* " in
*" install "*) [ -e system/offline ] || touch system/renewed ;;
esac
END
sed -i 's/^present\*) printf installed ;;/present* | tzdata) printf installed ;;/' system/bin/dpkg-query
echo "echo 0" | stub id
try present-1
asked
try present-1 tzdata
[ $result -eq 0 ] || fail "renewing failed"
asked ' update$' ' install .* tzdata$'
try present-1 tzdata
asked
rm system/renewed
touch system/offline
try present-1 tzdata
[ $result -eq 0 ] || fail "old time zones must not stop anything"
grep -q "an hour off in winter" system/said || fail "nobody is told"
echo "echo 1000" | stub id
rm system/bin/sudo
try present-1 tzdata
[ $result -eq 0 ] || fail "old time zones must not stop anything"
asked

echo "not a Debian: names what is needed and goes on"
rm system/bin/apt-get
try absent-1 absent-2
[ $result -eq 0 ] || fail "gave up"
grep -q 'absent-1 absent-2' system/said || fail "does not name the packages"

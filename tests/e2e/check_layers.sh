#!/bin/sh
# check_layers.sh ROOT: holds ROOT/src to the rules of src/README.md: which layer may include what,
# which libraries stay in one layer, which calls are forbidden. Prints "file:line: what is wrong"
# for each fault; exit 1 if there was any.
set -eu
cd "$1"

# The layers each layer may include, besides itself.
allowed_layers() {
    case $1 in
    base) echo "" ;;
    domain) echo "base" ;;
    content | form | store | import | ui) echo "base domain" ;;
    app) echo "base domain content form store import ui" ;;
    screens) echo "base domain content form store ui app" ;;
    platform) echo "base ui app" ;;
    admin | board) echo "base domain form store import" ;;
    *) return 1 ;;
    esac
}

# The layers that may include this header of a library; "any" for the standard library and POSIX.
owners_of_header() {
    case $1 in
    SDL* | FT_* | ft2build.h | freetype/*) echo platform ;;
    sqlite3*) echo store ;;
    md4c* | yaml*) echo content ;;
    qrencode*) echo ui ;;
    jansson*) echo form ;;
    sodium*) echo form store ;;
    libical/* | ical* | csv*) echo import ;;
    utf8proc*) echo domain admin ;;
    *) echo any ;;
    esac
}

sources() {
    find "$@" -path tests/data -prune -o \( -name '*.c' -o -name '*.h' -o -name '*.def' \) -print |
        LC_ALL=C sort
}

check_include() { # layer file:line target-with-its-quotes, or a macro
    case $3 in
    \<* | [A-Z]*)
        header=${3#<}
        owners=$(owners_of_header "${header%>}")
        case " any $1 " in
        *" $owners "*) return ;;
        esac
        case " $owners " in
        *" $1 "*) ;;
        *) echo "$2: only $owners may include $3" ;;
        esac
        return
        ;;
    esac
    header=${3#\"}
    header=${header%\"}
    case $header in
    */*) ;;
    command_line.h) [ "$1" = main ] || echo "$2: only the program may include $3"; return ;;
    *)
        echo "$2: name the layer in #include \"$header\""
        return
        ;;
    esac
    [ "$1" != main ] || return 0
    case " $1 $(allowed_layers "$1") " in
    *" ${header%%/*} "*) ;;
    *) echo "$2: $1 must not include $header" ;;
    esac
}

check_includes() { # layer file
    grep -nE '^[[:space:]]*#[[:space:]]*include' "$2" |
        sed -E 's/^([0-9]+):[^<"]*include[[:space:]]*([<"][^>"]*[>"]|[A-Z0-9_]+).*/\1 \2/' |
        while read -r line target; do
            check_include "$1" "$2:$line" "$target"
        done
}

# Its own header first, or another of its own layer: what it belongs to, before what it uses.
check_own_header_first() { # layer file
    header=${2%.c}.h
    if [ "$header" = "$2" ] || [ ! -f "$header" ]; then
        return 0
    fi
    first=$(grep -nE '^[[:space:]]*#[[:space:]]*include' "$2" | head -n 1)
    case $first in
    *"\"$1/"* | *"\"${header#src/}\""*) ;;
    *) echo "$2:${first%%:*}: include \"${header#src/}\" first" ;;
    esac
}

# Calls by name, not members of that name; lines that are comment are let through.
check_calls() { # file names-with-bars why
    grep -nE "(^|[^A-Za-z0-9_.>])($2)\\(" "$1" |
        grep -vE '^[0-9]+:[[:space:]]*(//|/\*|\* |\*/)' |
        sed -E "s#^([0-9]+):(.*[^A-Za-z0-9_.>])?($2)\\(.*#$1:\\1: \\3(): $3#"
}

check_source() { # layer file
    check_includes "$1" "$2"
    check_own_header_first "$1" "$2"
    check_calls "$2" 'strcpy|strcat|sprintf|vsprintf|gets' 'overruns; use an arena or snprintf'
    check_calls "$2" 'strtok|atoi|atol|atof' 'hides errors; say what is wrong with the text'
    check_calls "$2" 'rand|srand|random' 'chance comes in from outside, so that tests repeat'
    if [ "$1" != platform ]; then
        check_calls "$2" 'time|gettimeofday|clock_gettime|SDL_GetTicks|SDL_GetTicks64' \
            'time comes in as a struct clock'
    fi
}

check_all() {
    for entry in src/*; do
        layer=${entry#src/}
        if [ -d "$entry" ] && ! allowed_layers "$layer" >/dev/null; then
            echo "$entry: which layers may $layer include? Say so here and in src/README.md"
        fi
    done
    sources src | while read -r file; do
        layer=${file#src/}
        case $layer in
        */*) layer=${layer%%/*} ;;
        *) layer=main ;; # the programs, which put the layers together
        esac
        check_source "$layer" "$file"
    done
    sources src tests 2>/dev/null | xargs grep -nwE 'TODO|FIXME|XXX' /dev/null |
        sed -E 's/^([^:]*:[0-9]+):.*/\1: finish it or open an issue/'
}

# Which files were looked at must not depend on luck: an empty tree is a fault of its own.
if [ -z "$(sources src)" ]; then
    echo "$1/src: no sources here"
    exit 1
fi
faults=$(check_all)
[ -z "$faults" ] || {
    printf '%s\n' "$faults"
    exit 1
}

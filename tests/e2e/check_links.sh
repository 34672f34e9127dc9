#!/bin/sh
# check_links.sh ROOT: every link and picture of every Markdown file of ROOT leads to a file that is there,
# and to a heading of it where an anchor is given; every paper that is named elsewhere (in scripts, help,
# comments, configuration) is there too. Prints "file:line: what is wrong"; exit 1 if there was any.
# Web addresses are not checked.
set -eu
cd "$1"

papers() {
    find . \( -name .git -o -name 'build*' -o -path ./tests/data \) -prune -o -name '*.md' -print |
        sed 's#^\./##' | LC_ALL=C sort
}

# FILE: the anchors of its headings, as a reader of Markdown makes them
anchors() {
    awk '/^ *```/ { code = !code } !code && /^#+ / { print }' "$1" |
        sed -E -e 's/^#+ +//' -e 's/ +$//' -e "s/[][\`'’\".,:;?!(){}*&/…]//g" -e 's/ /-/g' | tr '[:upper:]' '[:lower:]'
}

# FILE: "line target" of each link; text in a block or in `code` is not a link
links() {
    awk '
        /^ *```/ { code = !code; next }
        code { next }
        {
            gsub(/`[^`]*`/, "")
            text = $0
            while (match(text, /\]\([^)]*\)/)) {
                print NR, substr(text, RSTART + 2, RLENGTH - 3)
                text = substr(text, RSTART + RLENGTH)
            }
        }' "$1"
}

check_link() { # FILE LINE TARGET
    case $3 in
    http://* | https://* | mailto:*) return ;;
    esac
    path=${3%%#*}
    case $path in
    "") path=$1 ;;
    *) path=$(dirname "$1")/$path ;;
    esac
    if [ ! -e "$path" ]; then
        echo "$1:$2: $3 is not there"
        return
    fi
    case $3 in
    *#*) anchors "$path" | grep -qxF -e "${3#*#}" || echo "$1:$2: $3: no heading of that name" ;;
    esac
}

check_all() {
    papers | while read -r file; do
        links "$file" | while read -r line target; do
            check_link "$file" "$line" "$target"
        done
    done
    # a paper that somebody else names, from the root of the repository
    find .ci CMakeLists.txt assets packaging scripts src tests -path tests/data -prune -o -type f \
        ! -name '*.md' ! -name '*.svg' -print 2>/dev/null | LC_ALL=C sort |
        xargs grep -noE '\b((docs|src|tests|assets|packaging)/[a-z0-9/_-]*)?[A-Za-z-]+\.md\b' /dev/null |
        while IFS=: read -r file line paper; do
            case $paper in
            docs/* | src/* | */README.md | CONTRIBUTING.md | README.md | CHANGELOG.md)
                [ -f "$paper" ] || echo "$file:$line: $paper is not there" ;;
            esac
        done
}

if [ -z "$(papers)" ]; then
    echo "$1: no papers here"
    exit 1
fi
faults=$(check_all)
[ -z "$faults" ] || {
    printf '%s\n' "$faults"
    exit 1
}

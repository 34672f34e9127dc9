#!/bin/sh
# The papers list what there is, and nothing else: commands of scripts in docs/scripts.md, views and
# their columns in docs/database.md.
# names_test.sh KIOSK SOURCES
# shellcheck disable=SC2016 # backticks of Markdown
set -eu
kiosk=$1
sources=$2
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"

# PAPER HEADING: what stands in `code` below this heading, a word a line
named() {
    awk -v heading="$2" '
        /^#/ { inside = ($0 == heading) ; next }
        inside' "$sources/docs/$1" | grep -oE '`[^`]+`' | tr -d '`' | LC_ALL=C sort -u
}

same() { # WHAT EXPECTED-FILE NAMED-FILE
    diff "$2" "$3" >out.txt || wrong "$1: there is (<), and the paper lists (>)"
}

# --- commands of scripts ---

grep -rhoE '\{"[a-z0-9]+", command_' "$sources/src" | sed 's/{"\(.*\)",.*/\1/' | LC_ALL=C sort -u >there.txt
[ -s there.txt ] || wrong "the commands of player.c were not found"
sed -n '/^## Scripts/,/^### /p' "$sources/docs/scripts.md" | sed -n 's/^| \(`.*`\) |.*/\1/p' |
    grep -oE '`[a-z0-9]+' | tr -d '`' | LC_ALL=C sort -u >listed.txt
same "commands of scripts" there.txt listed.txt

# --- views and columns ---

rm -f names.db*
echo 'expect screen attract' >nothing.script
"$kiosk" --assets "$sources/assets" --db names.db --headless 1080x1920 --clock 2025-11-24T10:21-08:00 \
    --script nothing.script >out.txt 2>err.txt
for view in arrivals answers flags trends stars decisions; do
    sqlite3 names.db "SELECT name FROM pragma_table_info('$view')" | LC_ALL=C sort >there.txt
    [ -s there.txt ] || wrong "no view $view"
    named database.md "### $view" >listed.txt
    missing=$(LC_ALL=C comm -23 there.txt listed.txt)
    [ -z "$missing" ] || wrong "docs/database.md lacks columns of $view: $missing"
done

# --- types of questions ---

sed -n 's/^ANSWER_KIND([A-Z_]*, \([a-z_]*\)).*/\1/p' "$sources/src/domain/answer_kinds.def" >there.txt
[ "$(wc -l <there.txt)" -gt 4 ] || wrong "answer_kinds.def has few types"
echo group >>there.txt
echo display >>there.txt
LC_ALL=C sort -o there.txt there.txt
grep '^| Item types |' "$sources/docs/questionnaires.md" | grep -oE '`[^`]+`' | tr -d '`' | LC_ALL=C sort -u >listed.txt
same "types of questions in docs/questionnaires.md" there.txt listed.txt

[ $failures -eq 0 ]

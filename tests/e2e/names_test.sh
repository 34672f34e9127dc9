#!/bin/sh
# Nothing is stale: each word of the screens is said somewhere, and the papers list what there is, and
# nothing else: options and commands of the programs in their manual pages, commands of scripts in
# docs/scripts.md, views, their columns and the decisions in docs/database.md, types of questions in
# docs/questionnaires.md. Of targets, docs/scripts.md names only those to rely on: each must be there.
# names_test.sh KIOSK ADMIN FETCH SOURCES
# shellcheck disable=SC2016 # backticks of Markdown
set -eu
kiosk=$1
admin=$2
fetch=$3
sources=$4
# shellcheck source=tests/e2e/expect.sh
. "$(dirname "$0")/expect.sh"

# PAPER HEADING: what stands in `code` below this heading, a word a line
named() {
    awk -v heading="$2" '
        /^#/ { inside = ($0 == heading) ; next }
        inside' "$sources/docs/$1" | grep -oE '`[^`]+`' | tr -d '`' | LC_ALL=C sort -u
}

same() { # WHAT THERE-FILE LISTED-FILE
    {
        LC_ALL=C comm -23 "$2" "$3" | sed 's/^/there is, and the paper lacks: /'
        LC_ALL=C comm -13 "$2" "$3" | sed 's/^/the paper lists, and there is none: /'
    } >out.txt
    [ ! -s out.txt ] || wrong "$1: paper and code differ"
}

# --- words of the screens ---

awk -f "$sources/src/content/strings.awk" "$sources/assets/strings/en.yaml" >strings.def
sed -n 's/^STRING(\([A-Z0-9_]*\), "\([^"]*\)".*/\1 \2/p' strings.def >words.txt
[ -s words.txt ] || wrong "no words of the screens were found"
grep -rhoE 'STR_[A-Z0-9_]+(##)?' "$sources/src" | LC_ALL=C sort -u >said.txt
# STR_STAFF_DECISION_##id says each word of that beginning. Of a row of numbered words the code adds
# to the first.
awk 'FNR == NR { said[$1] = 1; next }
    {
        first = "STR_" $1
        sub(/[0-9]+$/, "", first)
        for (i = length($1); i > 0; i--)
            if (("STR_" substr($1, 1, i) "##") in said) next
        if (("STR_" $1) in said) next
        if ($1 ~ /_[0-9]+$/ && ((first "0") in said || (first "01") in said)) next
        print "assets/strings/en.yaml: nothing says the text " $2
    }' said.txt words.txt >out.txt
[ -s out.txt ] && wrong "words that no screen says"

# --- options and commands ---

# MANUAL PROGRAM HELP-FILE: the options of a manual page and those of --help
options() {
    grep -oE -- '--[a-z][a-z-]+' "$3" | LC_ALL=C sort -u >there.txt
    grep -oE '\bFl -[a-z][a-z-]+' "$sources/packaging/man/$1" | sed 's/Fl -/--/' | LC_ALL=C sort -u >listed.txt
    same "options of $2 and packaging/man/$1" there.txt listed.txt
}
"$kiosk" --help >help.txt
options cozy-kiosk.1 cozy-kiosk help.txt
"$fetch" --help >help.txt
options cozy-fetch.1 cozy-fetch help.txt
"$admin" --help >commands.txt
sed -n 's/^  \([a-z][a-z-]*\)  .*/\1/p; s/^  \([a-z][a-z-]*\) [A-Z].*  .*/\1/p' commands.txt | LC_ALL=C sort -u >there.txt
[ "$(wc -l <there.txt)" -gt 5 ] || wrong "cozy-admin --help lists few commands"
while read -r command; do "$admin" "$command" --help; done <there.txt | cat commands.txt - >help.txt
sed -n '/^\.Sh SYNOPSIS/,/^\.Sh DESCRIPTION/s/^\.Cm \([a-z-]*\).*/\1/p' "$sources/packaging/man/cozy-admin.1" |
    LC_ALL=C sort -u >listed.txt
same "commands of cozy-admin and packaging/man/cozy-admin.1" there.txt listed.txt
options cozy-admin.1 cozy-admin help.txt

# --- commands of scripts ---

grep -rhoE '\{"[a-z0-9]+", command_' "$sources/src" | sed 's/{"\(.*\)",.*/\1/' | LC_ALL=C sort -u >there.txt
[ -s there.txt ] || wrong "the commands of player.c were not found"
sed -n '/^## Scripts/,/^### /p' "$sources/docs/scripts.md" | sed -n 's/^| \(`.*`\) |.*/\1/p' |
    grep -oE '`[a-z0-9]+' | tr -d '`' | LC_ALL=C sort -u >listed.txt
same "commands of scripts" there.txt listed.txt

# --- targets ---

# what stands there beside names: commands, and the codes of yes and no
named scripts.md '### Target names' | grep -vE '^(tap|touch|true|false)( |$)' | sed 's/ .*//' |
    LC_ALL=C sort -u >listed.txt
[ "$(wc -l <listed.txt)" -gt 30 ] || wrong "docs/scripts.md names few targets"
while read -r name; do
    grep -rqF "\"$name\"" "$sources/src/screens" "$sources/src/ui" || echo "no target is called $name"
done <listed.txt >out.txt
[ -s out.txt ] && wrong "docs/scripts.md names targets that no screen has"

# --- decisions ---

sed -n 's/^DECISION([A-Z_]*, "\([^"]*\)".*/\1/p' "$sources/src/domain/decisions.def" >there.txt
[ -s there.txt ] || wrong "decisions.def has no decisions"
printf '%s\n' visit_id at decision initials >>there.txt
LC_ALL=C sort -u there.txt -o there.txt
named database.md '### decisions' >listed.txt
same "decisions and columns of their view" there.txt listed.txt

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
echo display >>there.txt
LC_ALL=C sort -o there.txt there.txt
sed -n 's/^| \(`.*`\) |.*/\1/p' "$sources/docs/questionnaires.md" | grep -oE '`[^`]+`' | tr -d '`' |
    LC_ALL=C sort -u >listed.txt
LC_ALL=C comm -23 there.txt listed.txt | sed 's/^/no row says how it is asked: /' >out.txt
[ -s out.txt ] && wrong "docs/questionnaires.md does not explain types"
echo group >>there.txt
LC_ALL=C sort -o there.txt there.txt
grep '^| Item types |' "$sources/docs/questionnaires.md" | grep -oE '`[^`]+`' | tr -d '`' | LC_ALL=C sort -u >listed.txt
same "types of questions in docs/questionnaires.md" there.txt listed.txt

[ $failures -eq 0 ]

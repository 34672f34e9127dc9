#!/bin/sh
# check_paper.sh ROOT KIOSK ADMIN FETCH PAPER: runs what stands in the fenced blocks of one paper (Markdown, or
# a manual page) and prints "paper:line: what is wrong" for each fault; exit 1 if there was any.
#
# What a block is, by its language:
#   sh                commands; each must end with 0
#   console           commands after "$ ", with all that they print below them
#   text              what a command prints among other lines: needs the mark "printed by"
#   sql               asks kiosk.db
#   cron              lines of /etc/cron.d, run by hand
#   yaml              takes the place of these keys in the shipped configuration
#   markdown          a page, or the inside of one
#   json              a question, put into the first questionnaire
# The kiosk must accept the last three, and its --check must too, at the end of the paper.
#
# Marks are comments right before the fence:
#   <!-- not run: REASON -->        the block is passed over
#   <!-- before: COMMANDS -->       prepares what the reader already has
#   <!-- printed by: COMMANDS -->   the commands that print the text; their exit code does not matter
#   <!-- input: TEXT -->            what somebody types
#   <!-- file: NAME -->             the block is the content of this file; any language
#
# Blocks of a paper are run one after the other in one shell, in a copy of this folder. The programs
# stand in build/release, at 10:30 on 24 November 2025 unless told otherwise. --check looks at one panel if no other is named;
# of the files as they are shipped it is left to the ctest cli, which looks at every panel. The places of
# a clinic's machine (/opt, /etc, /var/lib, /mnt, /srv) are folders in the scratch folder; sudo,
# systemctl, man, date, logger and journalctl are stand-ins; a calendar of the web is a server of the loopback. In what is printed, "…" stands for anything,
# dates and line numbers may be others, the account is called kiosk, and any blanks are one.
# shellcheck disable=SC1091 # what is sourced are the blocks
set -eu
root=$1
kiosk=$2
admin=$3
fetch=$4
paper=$5

machine=$PWD/machine
blocks=$PWD/blocks
place=$blocks/servers
here=$machine/opt/cozy-kiosk

# shellcheck source=tests/e2e/certificates.sh
. "$(dirname "$0")/certificates.sh"

fault() { # LINE WORDS…
    line=$1
    shift
    printf '%s:%s: %s\n' "$paper" "$line" "$*" | tee -a "$blocks/faults"
}

# --- taking the paper apart: a folder for each block, with its body and its marks ---

as_markdown() {
    case $paper in
    *.md) cat "$root/$paper" ;;
    *) sed -e 's/^\.Bd -literal.*/```sh/' -e 's/^\.Ed/```/' -e 's/^\.\\" \(.*\)/<!-- \1 -->/' "$root/$paper" ;;
    esac
}

# Also finds commands in the middle of a sentence, because this test would not run them.
take_apart() {
    as_markdown | awk -v blocks="$blocks" '
        function fault(words) { print NR ": " words }
        function forget_marks() {
            if (marked)
                fault("a mark without a block below it")
            marked = 0
            split("", marks)
        }
        function keep_mark(text,    name) {
            sub(/^ *<!-- */, "", text)
            sub(/ *-->.*/, "", text)
            if (!match(text, /^(not run|before|printed by|input|file):/))
                return
            name = substr(text, 1, RLENGTH - 1)
            text = substr(text, RLENGTH + 1)
            sub(/^[ \n]+/, "", text)
            sub(/[ \n]+$/, "", text)
            if (text == "")
                fault("\"" name "\" says nothing")
            gsub(/\n +/, "\n", text)
            gsub(/ /, "-", name)
            if (name in marks)
                text = marks[name] "\n" text
            marks[name] = text
            marked = 1
        }
        function look_for_commands(text,    span) {
            while (match(text, /`[^`]+`/)) {
                span = substr(text, RSTART + 1, RLENGTH - 2)
                text = substr(text, RSTART + RLENGTH)
                if (span ~ /^(sudo|apt-get|systemctl|journalctl|git|cmake|cp|rm|mkdir|install|useradd|pkill|sqlite3|man|build\/[^ ]*) [^ ]/)
                    fault("a command in a sentence is not run: put it into a block: " span)
            }
        }
        function begin_block(    name) {
            folder = sprintf("%s/%03d", blocks, ++count)
            system("mkdir -p " folder)
            printf "%s", language >(folder "/language")
            printf "%d", NR >(folder "/line")
            for (name in marks) {
                print marks[name] >(folder "/" name)
                close(folder "/" name)
            }
            close(folder "/language")
            close(folder "/line")
            printf "" >(folder "/body")
            marked = 0
            split("", marks)
        }
        in_comment {
            comment = comment "\n" $0
            if (/-->/) { in_comment = 0; keep_mark(comment) }
            next
        }
        fence != "" {
            trimmed = $0
            gsub(/^ +| +$/, "", trimmed)
            if (trimmed == fence) { fence = ""; close(folder "/body"); next }
            line = $0
            for (i = 0; i < indent && substr(line, 1, 1) == " "; i++)
                line = substr(line, 2)
            print line >(folder "/body")
            next
        }
        /^ *```/ {
            match($0, /^ */)
            indent = RLENGTH
            language = substr($0, indent + 1)
            match(language, /^`+/)
            fence = substr(language, 1, RLENGTH)
            language = substr(language, RLENGTH + 1)
            begin_block()
            next
        }
        /^ *<!--/ {
            comment = $0
            if (/-->/) keep_mark(comment)
            else in_comment = 1
            next
        }
        { forget_marks(); look_for_commands($0) }
        END {
            forget_marks()
            if (fence != "")
                fault("this block has no end")
        }'
}

# --- the machine ---

stand_in() { # NAME, its lines on standard input
    { echo '#!/bin/sh'; cat; } >"$machine/bin/$1"
    chmod +x "$machine/bin/$1"
}

set_the_stage() {
    cp "$root/assets/kiosk.yaml" "$blocks/"
    ln -s "$root/assets/demo" "$blocks/"
    mkdir -p "$machine/bin" "$here/build/release" "$machine/etc/cozy-kiosk" "$machine/var/lib/cozy-kiosk" \
        "$machine/var/lib/cozy-fetch" "$machine/mnt/backup" "$machine/mnt/encrypted" "$machine/srv/day-list"
    cp -R "$root/assets" "$root/docs" "$root/packaging" "$here/"
    ln -s "$root/fonts" "$root/scripts" "$root/src" "$here/"
    stand_in cozy-admin <<END
exec "$admin" --clock 2025-11-24T10:30:00-08:00 "\$@"
END
    stand_in cozy-fetch <<END
[ ! -f "$place/trusted.crt" ] || set -- --authorities "$place/trusted.crt" "\$@"
exec "$fetch" --clock 2025-11-24T10:30:00-08:00 "\$@"
END
    stand_in cozy-kiosk <<END
[ "\$1" != --config ] || config=\$2
case " \$* " in
*" --check "*)
    if cmp -s "\${config:-assets/kiosk.yaml}" "$root/assets/kiosk.yaml" && diff -qr "$root/assets" assets >/dev/null; then
        exec grep -aom 1 'cozy-kiosk: configuration, words[a-z, ]*in order' "$kiosk"
    fi
    touch "$blocks/checked"
    ;;
esac
case " \$* " in
*" --panel "*) ;;
*" --check "*) set -- --panel 21.5 "\$@" ;;
esac
case " \$* " in
*" --clock "*) ;;
*) set -- --clock 2025-11-24T10:30:00-08:00 "\$@" ;;
esac
exec "$kiosk" "\$@"
END
    ln -s "$machine/bin/cozy-admin" "$machine/bin/cozy-fetch" "$machine/bin/cozy-kiosk" "$here/build/release/"
    stand_in sudo <<'END'
[ "$1" != -u ] || shift 2
SUDO_USER=ana exec "$@"
END
    stand_in systemctl </dev/null
    stand_in man <<'END'
exec test -r "$1"
END
    stand_in date <<'END'
exec /bin/date -d 2025-11-24T10:30 "$@"
END
    stand_in logger <<END
cat >>"$machine/journal"
END
    stand_in journalctl <<END
cat "$machine/journal"
END
}

# For the mark "before". be_the_demo_person [DATABASE]: Joan Sample has been here.
be_the_demo_person() {
    "$kiosk" --assets "$root/assets" --db "${1:-kiosk.db}" --headless 1080x1920 --clock 2025-11-24T10:21-08:00 \
        --script "$root/scripts/demo-visit.script"
}

# For the mark "before". be_the_calendar CALENDAR ADDRESS: a server of the loopback gives this calendar, and its
# address, which cozy-fetch trusts, is put into this file.
be_the_calendar() {
    mkdir -p "$place"
    cp "$1" "$place/list.ics"
    calendar_servers "$root/tests/e2e/calendar_server.py"
    trap 'kill $server' EXIT
    echo "https://localhost:$good/list.ics" >"$2"
}

# For the mark "before". spoilt: makes ./spoilt, a copy whose files a block may break.
spoilt() {
    mkdir spoilt
    cp -R assets build spoilt/
    ln -s "$root/fonts" spoilt/
}

# --- running a block ---

to_the_machine() {
    sed -E "s#/(opt/cozy-kiosk|etc/cozy-kiosk|var/lib/cozy-kiosk|var/lib/cozy-fetch|mnt/backup|mnt/encrypted|srv/day-list)#$machine&#g" "$1"
}

of_the_machine() { # what was printed, or should be, as the two are compared
    sed -E -e "s#$machine##g" -e "s#$blocks/##g" -e "s/(^| )$(id -un)( |\$)/\1kiosk\2/" \
        -e 's/[0-9]{4}-[0-9]{2}-[0-9]{2}([T ][0-9]{2}[:-][0-9]{2}([:-][0-9]{2}([+-][0-9]{2}:[0-9]{2}|Z)?)?)?/DATE/g' \
        -e 's/(\.[a-z]+):[0-9]+:/\1:LINE:/g' -e 's/ +/ /g' -e 's/ $//' "$1"
}

# is_printed EXPECTED ACTUAL [among]: among other lines?
is_printed() {
    expected=$(of_the_machine "$1" | sed -e 's/[][\\*?]/\\&/g' -e 's/…/*/g')
    actual=$(of_the_machine "$2")
    [ -z "${3:-}" ] || expected="*$expected*"
    # shellcheck disable=SC2254 # a pattern is what it is
    case $actual in
    $expected) return 0 ;;
    esac
    return 1
}

compare() { # LINE EXPECTED ACTUAL [among]
    is_printed "$2" "$3" "${4:-}" || {
        fault "$1" "this is not what is printed, which is:"
        of_the_machine "$3"
    }
}

run_console() { # LINE BODY
    number=$1
    : >"$blocks/command"
    # one command with its output after the other; an end of its own for the last
    { cat "$2"; echo '$ :'; } >"$blocks/lines"
    while IFS= read -r text; do
        case $text in
        '$ '*)
            if [ -s "$blocks/command" ]; then
                . "$blocks/command" >"$blocks/out" 2>&1 </dev/null
                compare "$begun" "$blocks/expected" "$blocks/out"
            fi
            begun=$((number + 1))
            printf '%s\n' "${text#??}" >"$blocks/command"
            : >"$blocks/expected"
            ;;
        *) printf '%s\n' "$text" >>"$blocks/expected" ;;
        esac
        number=$((number + 1))
    done <"$blocks/lines"
}

is_taken() { # LINE: does the kiosk start with the example?
    first=attract
    if grep -q '^demonstration: false' "$blocks/kiosk.yaml"; then
        first=staff_setup # nobody has chosen a PIN
    fi
    echo "expect screen $first" >"$blocks/nothing"
    rm -f "$blocks/checked"
    if "$kiosk" --config "$blocks/kiosk.yaml" --assets "$here/assets" --db "$blocks/example.db" --headless 1080x1920 \
        --clock 2025-11-24T10:21-08:00 --script "$blocks/nothing" >"$blocks/out" 2>&1; then
        touch "$blocks/examples"
    else
        fault "$1" "the kiosk refuses this:"
        of_the_machine "$blocks/out"
    fi
}

# Removes the keys of the example from the configuration, then appends the example.
change_configuration() { # BODY
    keys=$(sed -n 's/^\([a-z_]*\):.*/\1/p' "$1" | tr '\n' ' ')
    awk -v keys=" $keys" '
        /^[a-z_]+:/ { key = $0; sub(/:.*/, "", key); skip = index(keys, " " key " ") }
        !skip || /^#/' "$blocks/kiosk.yaml" >"$blocks/others"
    cat "$blocks/others" "$1" >"$blocks/kiosk.yaml"
    if grep -q '^  sources:' "$1"; then # which a demonstration has no use for
        sed -i -e 's/^demonstration: true/demonstration: false/' \
            -e 's/retention_years: ""/retention_years: 16/' "$blocks/kiosk.yaml"
    fi
}

add_page() { # LINE BODY
    for language in en fr; do
        {
            head -n 1 "$2" | grep -qx -e --- || cat <<END
---
id: example-$1
title: Example
section: Help yourself
order: $((1000 + $1))
tags: []
sources: ["NICE guideline NG59"]
reviewed: 2025-11-22
author: Easy Cozy Wellness
image: ""
---
END
            cat "$2"
        } >"$here/assets/content/$language/line-$1.md"
    done
}

add_question() { # BODY
    form=$here/assets/questionnaires/back-pain-first-visit.json
    awk -v body="$1" '
        { print }
        /^  "item": \[/ && !done { while ((getline line <body) > 0) print line; print ","; done = 1 }
    ' "$form" >"$blocks/form"
    cp "$blocks/form" "$form"
}

run_block() { # FOLDER
    line=$(cat "$1/line")
    language=$(cat "$1/language")
    echo "$line" >"$blocks/at"
    for part in body before printed-by file input; do
        [ ! -f "$1/$part" ] || { to_the_machine "$1/$part" >"$1/part" && mv "$1/part" "$1/$part"; }
    done
    [ -f "$1/input" ] || : >"$1/input"
    if [ -f "$1/before" ]; then
        . "$1/before" >"$blocks/out" 2>&1 </dev/null
    fi
    if [ -f "$1/file" ]; then
        cp "$1/body" "$(cat "$1/file")"
        return
    fi
    if [ -f "$1/printed-by" ]; then
        (set +e; . "$1/printed-by") >"$blocks/out" 2>&1 <"$1/input" || true
        compare "$line" "$1/body" "$blocks/out" among
        return
    fi
    case $language in
    sh) . "$1/body" >"$blocks/out" 2>&1 <"$1/input" ;;
    console) run_console "$line" "$1/body" ;;
    sql) sqlite3 -readonly kiosk.db <"$1/body" >"$blocks/out" 2>&1 ;;
    cron)
        sed -e 's/^\([^ ]* \)\{6\}//' -e 's/\\%/%/g' "$1/body" >"$1/part"
        sh -e "$1/part" >"$blocks/out" 2>&1 </dev/null
        ;;
    yaml) change_configuration "$1/body" && is_taken "$line" ;;
    markdown) add_page "$line" "$1/body" && is_taken "$line" ;;
    json) add_question "$1/body" && is_taken "$line" ;;
    *) fault "$line" "a block of '$language' cannot be run: say why in <!-- not run: … --> before it" ;;
    esac
}

run_blocks() {
    cd "$here"
    PATH=$machine/bin:$PATH
    for folder in "$blocks"/[0-9]*; do
        [ ! -d "$folder" ] || [ -f "$folder/not-run" ] || run_block "$folder"
    done
    if [ -f "$blocks/examples" ] && [ ! -f "$blocks/checked" ] && [ ! -s "$blocks/faults" ]; then
        echo end >"$blocks/at"
        cozy-kiosk --config "$blocks/kiosk.yaml" --assets "$here/assets" --check >"$blocks/out" 2>&1
    fi
}

rm -rf "$machine" "$blocks"
mkdir -p "$blocks"
: >"$blocks/faults"
take_apart >"$blocks/shape"
while IFS=: read -r line words; do
    fault "$line" "${words# }"
done <"$blocks/shape"
set_the_stage
# A command that fails ends this shell and so the whole paper, since later blocks may depend on it.
set +e
(
    set -e
    run_blocks
)
code=$?
set -e
if [ $code -ne 0 ]; then
    fault "$(cat "$blocks/at")" "ended with $code, and the rest of the paper was not run:"
    of_the_machine "$blocks/out"
fi
[ ! -s "$blocks/faults" ]

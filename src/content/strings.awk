# Makes strings.def of assets/strings/en.yaml while the program is built: STRING(id, key, names) for
# each text, in the order of the file. The id of "home.check_in" is HOME_CHECK_IN; names are the
# {names} that the text holds. The file is read as it is written: groups of texts, one text a line,
# every text in quotes.

function complain(what) {
    print FILENAME ":" FNR ": " what >"/dev/stderr"
    failed = 1
}

# Every {name} of the text once, in order, with a space between them, but for {practitioner}, which
# is filled in when the texts are read.
function names_of(text,    names, name) {
    names = ""
    while (match(text, /\{[a-z0-9_]+\}/)) {
        name = substr(text, RSTART, RLENGTH)
        if (name != "{practitioner}" && index(names, name) == 0)
            names = names (names == "" ? "" : " ") name
        text = substr(text, RSTART + RLENGTH)
    }
    return names
}

BEGIN { print "/* Made of assets/strings/en.yaml by strings.awk. */" }

/^[ \t]*(#|$)/ { next }

/^[a-z0-9_]+:$/ {
    group = substr($0, 1, length($0) - 1) "."
    next
}

/^(  )?("[a-z0-9_]+"|[a-z0-9_]+): "/ {
    if ($0 !~ /^ /)
        group = ""
    key = $1
    gsub(/[":]/, "", key)
    key = group key
    id = toupper(key)
    gsub(/\./, "_", id)
    text = substr($0, index($0, ": ") + 2)
    print "STRING(" id ", \"" key "\", \"" names_of(text) "\")"
    next
}

{ complain("neither a group nor a text in quotes") }

END { exit failed }

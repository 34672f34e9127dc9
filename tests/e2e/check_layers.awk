# The rules of src/README.md, for all sources in one run: see check_layers.sh. Paths are relative to
# the root, "src/<layer>/…" or "tests/…". Prints "file:line: what is wrong".

BEGIN {
    # The layers each layer may include, besides itself.
    allowed["base"] = ""
    allowed["domain"] = "base"
    allowed["content"] = allowed["form"] = allowed["store"] = allowed["import"] = "base domain"
    allowed["ui"] = "base domain"
    allowed["app"] = "base domain content form store ui"
    allowed["screens"] = "base domain content ui app"
    allowed["rehearsal"] = "base domain content form store ui app screens fetch"
    allowed["platform"] = "base ui app"
    allowed["fetch"] = "base domain content store import"
    allowed["admin"] = "base domain content form store import"
    allowed["programs"] = "base domain content form store import ui app screens rehearsal" \
        " platform fetch admin"

    for (i = 1; i < ARGC; i++)
        is_source[ARGV[i]] = 1
}

FNR == 1 {
    checked_as_source = FILENAME ~ /^src\//
    layer = FILENAME
    sub(/^src\//, "", layer)
    included = 0
    if (checked_as_source && !sub(/\/.*/, "", layer)) {
        print FILENAME ": belongs in the folder of a layer"
        layer = "programs"
    } else if (checked_as_source && !(layer in allowed)) {
        print "src/" layer ": which layers may " layer " include? Say so here and in src/README.md"
        allowed[layer] = ""
    }
}

/(^|[^A-Za-z0-9_])(TODO|FIXME|XXX)([^A-Za-z0-9_]|$)/ { complain("finish it or open an issue") }

!checked_as_source { next }

/^[ \t]*#[ \t]*include/ {
    target = $0
    sub(/^[ \t]*#[ \t]*include[ \t]*/, "", target)
    match(target, /^("[^"]*"|<[^>]*>|[A-Z0-9_]+)/)
    target = substr(target, 1, RLENGTH)
    included++
    if (included == 1)
        check_own_header_first(target)
    check_include(target)
    next
}

/^[ \t]*(\/\/|\/\*|\* |\*\/|\*$)/ { next } # a comment may name a forbidden call

{
    check_calls("strcpy|strcat|sprintf|vsprintf|gets", "overruns; use an arena or snprintf")
    check_calls("strtok|atoi|atol|atof", "hides errors; say what is wrong with the text")
    check_calls("rand|srand|random", "chance comes in from outside, so that tests repeat")
    if (layer != "platform")
        check_calls("time|gettimeofday|clock_gettime|SDL_GetTicks|SDL_GetTicks64", \
            "time comes in as a struct clock")
    if (layer == "screens")
        check_calls("store_[a-z_]+", "screens ask the app, which asks the database")
    if (layer == "screens" && /session(\([a-z]*\))?->[][a-z_.0-9>-]+ *([-+|&]?=($|[^=])|\+\+|--)|(\+\+|--)session|memset\(session/)
        complain("screens do not write the session: ask it by a function of app/session.h")
}

END { check_circles() }

function complain(what) {
    print FILENAME ":" FNR ": " what
}

function has_word(words, word) {
    return index(" " words " ", " " word " ") > 0
}

# The layers that may include this header of a library; "any" for the standard library and POSIX.
function owners_of_header(header) {
    if (header ~ /^(SDL|FT_|ft2build\.h|freetype\/)/) return "platform"
    if (header ~ /^sqlite3/) return "store"
    if (header ~ /^(md4c|yaml)/) return "content"
    if (header ~ /^qrencode/) return "ui"
    if (header ~ /^jansson/) return "form fetch"
    if (header ~ /^sodium/) return "form store fetch"
    if (header ~ /^(libical\/|ical|csv|unicode\/)/) return "import"
    if (header ~ /^curl\//) return "fetch"
    if (header ~ /^utf8proc/) return "domain admin"
    return "any"
}

# The target is written with its quotes or brackets, or is the name of a macro.
function check_include(target, header, other, owners) {
    header = target
    gsub(/[<>"]/, "", header)
    if (target !~ /^"/) {
        owners = owners_of_header(header)
        if (owners != "any" && !has_word(owners, layer))
            complain("only " owners " may include " target)
        return
    }
    if (header !~ /\// || header ~ /(^|\/)\.\.?\//) {
        complain("name the layer and folder in #include \"" header "\"")
        return
    }
    other = header
    sub(/\/.*/, "", other)
    if (other == layer)
        note_include(module(FILENAME), module(header))
    else if (!has_word(allowed[layer], other))
        complain(layer " must not include " header)
    else if (header == "app/app_state.h")
        complain("only app sees the inside of struct app")
}

# A file includes its own header, or another of its layer, before those of other layers.
function check_own_header_first(target, header) {
    header = FILENAME
    if (!sub(/\.c$/, ".h", header) || !(header in is_source))
        return
    sub(/^src\//, "", header)
    if (index(target, "\"" layer "/") != 1)
        complain("include \"" header "\" first")
}

# Calls of these functions, not members of that name.
function check_calls(names, why, rest, name) {
    rest = " " $0
    while (match(rest, "[^A-Za-z0-9_.>](" names ")\\(")) {
        name = substr(rest, RSTART + 1, RLENGTH - 2)
        complain(name "(): " why)
        rest = substr(rest, RSTART + RLENGTH)
    }
}

# A module is a path without its extension: name.h and name.c (or .def) are one.
function module(path) {
    sub(/^src\//, "", path)
    sub(/\.[a-z]+$/, "", path)
    return path
}

function note_include(from, to) {
    if (from == to || (from, to) in place_of)
        return
    place_of[from, to] = FILENAME ":" FNR
    includes[from] = includes[from] " " to
    is_module[from] = is_module[to] = 1
}

# Modules that include none that is left are taken away until there is no such module. Each of those
# left includes another that is left, so that going from one to the next leads round in a circle.
# Tells one circle of each layer.
function check_circles(again, m, name, first) {
    do {
        again = 0
        for (m in is_module)
            if (!(m in gone) && next_in_circle(m) == "")
                again = gone[m] = 1
    } while (again)
    for (m in is_module) {
        name = m
        sub(/\/.*/, "", name)
        if (!(m in gone) && (!(name in first) || m < first[name]))
            first[name] = m # the least, so that every machine tells the same circle
    }
    for (name in first)
        print circle_from(first[name]) | "sort"
}

function circle_from(m, seen, start, told) {
    while (!(m in seen)) {
        seen[m] = 1
        m = next_in_circle(m)
    }
    start = told = m
    do {
        m = next_in_circle(m)
        told = told " -> " m
    } while (m != start)
    return place_of[start, next_in_circle(start)] ": a circle of files: " told
}

# The first module left that this one includes; "" if there is none.
function next_in_circle(m, parts, count, i) {
    count = split(includes[m], parts, " ")
    for (i = 1; i <= count; i++)
        if (!(parts[i] in gone))
            return parts[i]
    return ""
}

# The rules of check_looks.sh. The first file is the list of roles, which comes once more among the
# sources. Prints "file:line: what is wrong".

BEGIN {
    digit = "[0-9A-Fa-f]"
    six = digit digit digit digit digit digit
    # which argument of a call is a radius, counted from the last
    radius_at["ui_fill"] = radius_at["ui_touch_area"] = radius_at["focus_ring"] = 0
    radius_at["ui_stroke"] = 1
}

FNR == 1 { files++; call = "" }

files == 1 {
    if (match($0, /^ROLE\([a-z_]+/))
        is_role[substr($0, 6, RLENGTH - 5)] = 1
    if (match($0, /^RAMP\([0-9]+/))
        is_role["ramp_" substr($0, 6, RLENGTH - 5)] = 1
    next
}

FILENAME ~ /\.svg$/ { check_picture($0); next }

/^[ \t]*(\/\/|\/\*|\* |\*\/|\*$)/ { next }

# Layers that draw; those below them know no colours.
FILENAME ~ /^src\/(ui|screens|app)\// {
    if (FILENAME !~ /^src\/ui\/(roles\.def|(palette|color)\.[ch])$/)
        check_colors($0)
    if (FILENAME != "src/ui/theme.h")
        check_radii($0)
}

function complain(line, what) {
    print FILENAME ":" line ": " what
}

function check_colors(text) {
    if (match(text, "0[xX]" six "(" digit digit ")?") || match(text, "#" six))
        complain(FNR, substr(text, RSTART, RLENGTH) ": a colour has a name, in src/ui/roles.def")
    else if (text ~ /struct color\) *\{[^}]*[1-9]/ || text ~ /struct color [a-z_]+ = \{[^}]*[1-9]/ ||
        text ~ /\.color = \{ *[0-9]/ || text ~ /\.[rgb] = [0-9]/)
        complain(FNR, "a colour has a name, in src/ui/roles.def")
}

# A call may go on for several lines, so they are joined until its bracket is closed.
function check_radii(text, name) {
    if (text ~ /radius = (ui_px\([a-z]+, )?[0-9.]*[1-9]/)
        complain(FNR, "a radius has a name, in src/ui/theme.h")
    if (call == "") {
        if (text !~ /^ / || !match(text, /(ui_fill|ui_stroke|ui_touch_area|focus_ring)\(/))
            return
        call_line = FNR
        name = substr(text, RSTART, RLENGTH - 1)
        call_radius = radius_at[name]
        text = substr(text, RSTART + RLENGTH)
    }
    call = call " " text
    if (split_arguments(call)) {
        check_radius(arguments[count - call_radius])
        call = ""
    }
}

# The arguments up to the closing bracket; false if it is not there yet.
function split_arguments(text, i, c, depth) {
    count = 1
    arguments[1] = ""
    for (i = 1; i <= length(text); i++) {
        c = substr(text, i, 1)
        if (c == ")" && depth == 0)
            return 1
        depth += c ~ /[({]/ ? 1 : c ~ /[)}]/ ? -1 : 0
        if (c == "," && depth == 0)
            arguments[++count] = ""
        else
            arguments[count] = arguments[count] c
    }
    return 0
}

# A name of the theme, 0 for square corners, or a variable that is called a radius.
function check_radius(radius) {
    gsub(/^[ \t]+|[ \t]+$/, "", radius)
    if (radius !~ /^(0(\.0)?|RADIUS_[A-Z]+|[a-z_]*radius[a-z_]*( \+ [a-z_]+)*)$/)
        complain(call_line, "the radius " radius ": a radius has a name, in src/ui/theme.h")
}

# Every colour of a picture is a role; those of masks do not matter and are white.
function check_picture(text, is_mask, value) {
    is_mask = FILENAME ~ /\/(icon-[^\/]*|[^\/]*-lines)\.svg$/
    while (match(text, /(fill|stroke|color)([ \t]*=[ \t]*"[^"]*"|[ \t]*=[ \t]*'[^']*'|[ \t]*:[^;"]*)/)) {
        value = substr(text, RSTART, RLENGTH)
        text = substr(text, RSTART + RLENGTH)
        sub(/^[a-z]+[ \t]*(=[ \t]*["']|:[ \t]*)/, "", value)
        sub(/["']$/, "", value)
        if (value == "none" || (is_mask && value == "white"))
            continue
        if (is_mask)
            complain(FNR, "'" value "': a mask is white")
        else if (!match(value, /^var\(--[a-z_0-9]+\)$/))
            complain(FNR, "'" value "': a colour has a name, such as var(--primary)")
        else if (!(substr(value, 7, length(value) - 7) in is_role))
            complain(FNR, "no colour is called '" substr(value, 7, length(value) - 7) "'")
    }
}

# Sourced by tests that need servers of the web (calendar_server.py). $place is the folder for all of it.
# shellcheck shell=sh disable=SC2154 # place is set by whoever sources this

# authority NAME: makes NAME.crt and NAME.key
authority() {
    openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 30 \
        -subj "/CN=$1 of a test" -keyout "$place/$1.key" -out "$place/$1.crt" 2>/dev/null
}

# certificate NAME AUTHORITY HOST: makes NAME.pem, a certificate for the host with its key
certificate() {
    openssl req -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -subj "/CN=$3" \
        -keyout "$place/$1.key" -out "$place/$1.csr" 2>/dev/null
    printf 'subjectAltName=DNS:%s\n' "$3" >"$place/$1.ext"
    openssl x509 -req -days 30 -in "$place/$1.csr" -CA "$place/$2.crt" -CAkey "$place/$2.key" \
        -CAcreateserial -extfile "$place/$1.ext" -out "$place/$1.crt" 2>/dev/null
    cat "$place/$1.key" "$place/$1.crt" >"$place/$1.pem"
}

# calendar_servers PYTHON-FILE: the four servers, in the background as $server; whoever calls it kills them.
# $good is the port of the one whose certificate the authority "trusted" signed, $other, $elsewhere and $plain
# those of the others.
# shellcheck disable=SC2034 # some callers need one of them
calendar_servers() {
    authority trusted
    authority stranger
    certificate good trusted localhost
    certificate other stranger localhost
    certificate elsewhere trusted elsewhere.example
    : >"$place/requests"
    mkfifo "$place/ports"
    python3 "$1" "$place" 2>"$place/log" &
    server=$!
    { read -r good && read -r other && read -r elsewhere && read -r plain; } <"$place/ports"
}

#!/usr/bin/env bash
# From Linux to Windows, in earnest: a set is made on Linux, a quorum restores it into the registry of a
# Windows (Wine), and Windows's own tools see the bytes that the registration file has.
# scripts/windows.sh setup comes first.
set -euo pipefail
cd "$(dirname "$0")/.."

cargo build --quiet --locked
scripts/windows.sh cargo build --quiet --locked
linux=$PWD/${CARGO_TARGET_DIR:-target}/debug/sso-escrow
windows=target/windows/x86_64-pc-windows-gnu/debug/sso-escrow.exe
key='HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS'
names=(anna ben chloe)
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
export LC_ALL=C.UTF-8

fail() {
    echo "windows-end-to-end: $*" >&2
    exit 1
}

run() { scripts/windows.sh run "$@"; }

# Each custodian's medium is a file system of its own, as a ceremony in earnest asks for.
make_set() {
    unshare --map-root-user --mount --net bash -euc '
        folder=$1 linux=$2
        shift 2
        shares=()
        for name; do
            mkdir "$folder/$name" "$folder/$name.medium"
            mount -t tmpfs medium "$folder/$name.medium"
            shares+=(--share "$name=file:$folder/$name.medium")
        done
        for name; do echo "the password of $name"; done |
            "$linux" generate -k 2 "${shares[@]}" --passwords-from - --yes --json \
                --waive removable,swap,memory-lock,network >"$folder/set.json" 2>"$folder/log"
        for name; do cp "$folder/$name.medium"/* "$folder/$name/"; done
    ' bash "$folder" "$linux" "${names[@]}"
}

passwords() { for name; do echo "the password of $name"; done; }

unshare --map-root-user --mount --net true 2>/dev/null ||
    { echo "skipped: from Linux to Windows: namespaces are not to be had"; exit 0; }
make_set || fail "no set was made: $(cat "$folder/log")"
words=$(tr -d '\n' <"$folder/set.json" | sed -n 's/.*"words": \[\([^]]*\)\].*/\1/p' | tr -d '",' | xargs)
[ -n "$words" ] || fail "the set has no words: $(cat "$folder/set.json")"

# What the registry has to hold, as the registration file of Linux says it.
passwords ben chloe | "$linux" restore --share "file:$folder/ben" --share "file:$folder/chloe" \
    --expect-set "$words" --yes --passwords-from - --waive removable,swap,memory-lock,network \
    --to "reg:$folder/ssoss.reg" >/dev/null 2>"$folder/log" || fail "$(cat "$folder/log")"
plain=$(iconv -f utf-16 -t utf-8 "$folder/ssoss.reg" | tr -d '\r\n \\')
secret=$(echo "$plain" | sed 's/.*"Secret"=hex:\([0-9a-f,]*\).*/\1/' | tr -d , | tr a-f A-F)
msid=$(echo "$plain" | grep -o '{[-0-9A-F]*}' | head -1)
[ ${#secret} = 64 ] || fail "no secret in the registration file"

stands() {
    run reg query "$key\\$msid" /v Secret 2>/dev/null | tr -d '\r' | grep -q "REG_BINARY *$secret\$"
}

restore() {
    passwords anna chloe | run "$windows" restore --share "file:Z:${folder//\//\\}\\anna" \
        --share "file:Z:${folder//\//\\}\\chloe" --expect-set "$words" --yes --passwords-from - \
        --to live "$@" >"$folder/log" 2>&1
}

run reg delete "$key" /f >/dev/null 2>&1 || true
status=0
restore || status=$?
[ $status = 6 ] || fail "without a service account the status is $status: $(cat "$folder/log")"
run reg query "$key" >/dev/null 2>&1 && fail "without a service account a key was made"
restore --service-account S-1-5-20 --dry-run || fail "$(cat "$folder/log")"
run reg query "$key" >/dev/null 2>&1 && fail "a dry run made a key"
restore --service-account S-1-5-20 || fail "$(cat "$folder/log")"
stands || fail "reg query does not show the secret"
status=0
restore || status=$?
[ $status = 6 ] || fail "what stands was replaced unasked: status $status: $(cat "$folder/log")"
restore --replace || fail "$(cat "$folder/log")"
stands || fail "reg query does not show the secret any more"

# That a name is a cluster's is said by a person alone: here is no terminal.
status=0
restore --replace --server NO-SUCH-SERVER </dev/null || status=$?
[ $status = 6 ] || fail "--yes answered for a cluster: status $status: $(cat "$folder/log")"
status=0
restore --replace --restart-service || status=$?
[ $status = 6 ] || fail "no service to restart, and status $status: $(cat "$folder/log")"

run reg delete "$key" /f >/dev/null
run reg import "Z:${folder//\//\\}\\ssoss.reg" >/dev/null || fail "reg import refused the file"
stands || fail "reg import brought something else"
run reg delete "$key" /f >/dev/null
echo "from Linux to Windows: the registry holds what the quorum restored, and reg import brings the same"

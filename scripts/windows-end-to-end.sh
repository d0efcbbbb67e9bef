#!/usr/bin/env bash
# From Linux to Windows and back, in earnest: a set is made on Linux, a quorum restores it into the registry of
# a Windows (Wine), and Windows's own tools see the bytes that the registration file has. Then that Windows
# backs it up itself, and its set holds what one made on Linux does, of its export and of a hive.
# scripts/windows.sh setup comes first.
set -euo pipefail
cd "$(dirname "$0")/.."

linux=$PWD/${CARGO_TARGET_DIR:-target}/debug/sso-escrow
windows=target/windows/x86_64-pc-windows-gnu/debug/sso-escrow.exe
prefix="${XDG_CACHE_HOME:-$HOME/.cache}/sso-escrow/windows/prefix"
key='HKLM\SOFTWARE\Microsoft\ENTSSO\SSOSS'
custodians=(anna ben chloe)
drives=(m n o)
export LC_ALL=C.UTF-8

# Each custodian's medium is a file system of its own, as a ceremony in earnest asks for; so all of it is done
# where file systems may be mounted that nobody else sees.
if [ "${1:-}" != apart ]; then
    cargo build --quiet --locked --features emulator
    scripts/windows.sh cargo build --quiet --locked
    unshare --map-root-user --mount --net true 2>/dev/null ||
        { echo "skipped: from Linux to Windows: namespaces are not to be had"; exit 0; }
    exec unshare --map-root-user --mount --net "$0" apart
fi

fail() {
    echo "windows-end-to-end: $*" >&2
    exit 1
}

run() { scripts/windows.sh run "$@"; }

# Whatever Wine runs ends: what it starts next sees the drives that are there now.
restart_wine() {
    WINEPREFIX=$prefix /usr/lib/wine/wineserver64 -k || true
    WINEPREFIX=$prefix /usr/lib/wine/wineserver64 -w || true
}

folder=$(mktemp -d)
clean_up() {
    for drive in "${drives[@]}"; do
        run reg delete 'HKLM\Software\Wine\Drives' /v "$drive:" /f >/dev/null 2>&1 || true
        rm -f "$prefix/dosdevices/$drive:"
    done
    restart_wine
    umount --lazy "$folder"
    rmdir "$folder"
}
mount -t tmpfs files "$folder"
trap clean_up EXIT

# New media for all custodians, in a folder of that name.
media() {
    mkdir "$folder/$1"
    for name in "${custodians[@]}"; do
        mkdir "$folder/$1/$name"
        mount -t tmpfs medium "$folder/$1/$name"
    done
}

passwords() { for name; do echo "the password of $name"; done; }

# Reads the words of the set that a command has made.
words_of() {
    local words
    words=$(tr -d '\n' <"$1" | sed -n 's/.*"words": \[\([^]]*\)\].*/\1/p' | tr -d '",' | xargs)
    [ -n "$words" ] || fail "the set has no words: $(cat "$1")"
    echo "$words"
}

waived=removable,swap,memory-lock,network

# A command of Linux that makes a set on the media of that name, and the words of the set.
make_set() {
    local media=$1 name shares=()
    shift
    media "$media"
    for name in "${custodians[@]}"; do
        shares+=(--share "$name=file:$folder/$media/$name")
    done
    passwords "${custodians[@]}" | "$linux" "$@" -k 2 "${shares[@]}" --passwords-from - --yes --json \
        --waive $waived >"$folder/set.json" 2>"$folder/log" || fail "$media: $(cat "$folder/log")"
    words_of "$folder/set.json"
}

# Two custodians restore a set into a registration file, on Linux.
restore_reg() {
    passwords ben chloe | "$linux" restore --share "file:$folder/$1/ben" --share "file:$folder/$1/chloe" \
        --expect-set "$2" --yes --passwords-from - --waive $waived --to "reg:$folder/$1.reg" \
        >/dev/null 2>"$folder/log" || fail "$1: $(cat "$folder/log")"
}

words=$(make_set generated generate --server OLD-SERVER)

# What the registry has to hold, as the registration file of Linux says it.
restore_reg generated "$words"
plain=$(iconv -f utf-16 -t utf-8 "$folder/generated.reg" | tr -d '\r\n \\')
secret=$(echo "$plain" | sed 's/.*"Secret"=hex:\([0-9a-f,]*\).*/\1/' | tr -d , | tr a-f A-F)
msid=$(echo "$plain" | grep -o '{[-0-9A-F]*}' | head -1)
[ ${#secret} = 64 ] || fail "no secret in the registration file"

stands() {
    run reg query "$key\\$msid" /v Secret 2>/dev/null | tr -d '\r' | grep -q "REG_BINARY *$secret\$"
}

restore() {
    passwords anna chloe | run "$windows" restore --share "file:Z:${folder//\//\\}\\generated\\anna" \
        --share "file:Z:${folder//\//\\}\\generated\\chloe" --expect-set "$words" --yes --passwords-from - \
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
grep -q 'made for the master secret server OLD-SERVER; this machine is' "$folder/log" ||
    fail "nothing was said of the other server: $(cat "$folder/log")"
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
run reg import "Z:${folder//\//\\}\\generated.reg" >/dev/null || fail "reg import refused the file"
stands || fail "reg import brought something else"
echo "from Linux to Windows: the registry holds what the quorum restored, and reg import brings the same"

# What stands is backed up three ways. Of the drives, Wine says that they can be taken out.
second='{00112233-4455-6677-8899-AABBCCDDEEFF}'
run reg add "$key" /v "a text" /d 'C:\a "b" é' /f >/dev/null
run reg add "$key\\$msid" /v "" /t REG_EXPAND_SZ /d '%windir%' /f >/dev/null
run reg add "$key\\$second" /v Secret /t REG_BINARY /d "$(printf 'a5%.0s' {1..600})" /f \
    >/dev/null
run reg add "$key\\$second\\deeper" /v number /t REG_DWORD /d 305419896 /f >/dev/null
run reg add "$key\\$second\\deeper" /v several /t REG_MULTI_SZ /d 'a\0b' /f >/dev/null

media live
shares=()
for at in "${!drives[@]}"; do
    drive=${drives[at]} name=${custodians[at]}
    ln -sfn "$folder/live/$name" "$prefix/dosdevices/$drive:"
    run reg add 'HKLM\Software\Wine\Drives' /v "$drive:" /d floppy /f >/dev/null
    shares+=(--share "$name=file:${drive^^}:\\")
done
restart_wine
passwords "${custodians[@]}" | run "$windows" backup --from live -k 2 "${shares[@]}" --passwords-from - --yes \
    --json >"$folder/set.json" 2>"$folder/log" || fail "backup of live: $(cat "$folder/log")"
words=$(words_of "$folder/set.json")
restore_reg live "$words"

run reg export "$key" "Z:${folder//\//\\}\\exported" /y >/dev/null || fail "reg export refused the file"
words=$(make_set export backup --from "reg:$folder/exported")
restore_reg export "$words"

cp tests/hive/data/minimal "$folder/SOFTWARE"
# hivexregedit takes each byte for a character, and makes no parents.
iconv -f utf-16 -t latin1 "$folder/exported" | tr -d '\r' |
    sed '1a [HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft]\n\n[HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO]\n' \
        >"$folder/plain"
hivexregedit --merge --prefix 'HKEY_LOCAL_MACHINE\SOFTWARE' "$folder/SOFTWARE" "$folder/plain" ||
    fail "hivexregedit refused what Windows exported"
words=$(make_set hive backup --from "hive:$folder/SOFTWARE")
restore_reg hive "$words"

for other in export hive; do
    cmp "$folder/live.reg" "$folder/$other.reg" || fail "the set of $other is not that of live"
done
grep -q -a d.e.e.p.e.r "$folder/live.reg" || fail "the sets lack a key"
run reg delete "$key" /f >/dev/null
echo "from Windows to Linux: what live, an export and a hive give is the same"

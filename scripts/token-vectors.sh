#!/usr/bin/env bash
# The vectors of smart cards against tokens in software, behind a pcscd of their own with 16 readers:
#   scripts/token-vectors.sh PROGRAM EMULATOR
# Nothing but the folder of this run is written to, and no other pcscd is used.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "$1")
emulator=$(realpath "$2")
if [ -z "${TOKEN_EMULATOR_PORTS:-}" ]; then
    folder=$(mktemp -d)
    trap 'rm -rf "$folder"' EXIT
    export TOKEN_VECTORS_FOLDER=$folder
    "$emulator" readers "$folder" 16 "$0" "$program" "$emulator"
    exit
fi

cd "$TOKEN_VECTORS_FOLDER"
read -ra ports <<<"$TOKEN_EMULATOR_PORTS"
mapfile -t vectors < <(ls "$OLDPWD"/vectors/token/*.vector)
# As many at a time as there are readers; each lot has vectors of both kinds.
lots=$(((${#vectors[@]} + ${#ports[@]} - 1) / ${#ports[@]}))
for ((lot = 0; lot < lots; lot++)); do
    rm -rf lot
    mkdir -p lot/token
    pids=()
    for ((at = lot; at < ${#vectors[@]}; at += lots)); do
        vector=${vectors[at]}
        name=$(basename "$vector" .vector)
        cp "$vector" lot/token/
        "$emulator" vector "$vector" "lot/$name"
        "$emulator" insert "lot/$name" "${ports[at / lots]}" &
        pids+=($!)
    done
    # pcscd looks every 400 ms whether a card is in.
    sleep 2
    "$program" vectors verify --tokens --dir lot
    kill "${pids[@]}"
    wait "${pids[@]}" 2>/dev/null || true
    sleep 1
done

#!/usr/bin/env bash
# Checks the vectors of smart cards with cards in software, on a separate pcscd with 16 readers:
#   scripts/token-vectors.sh PROGRAM EMULATOR
# It writes only to the folder of this run, and uses no other pcscd.
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
# As many vectors at a time as there are readers. Each batch has vectors of both kinds.
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
    # pcscd checks every 400 ms whether a card is inserted.
    sleep 2
    "$program" vectors verify --tokens --dir lot
    kill "${pids[@]}"
    wait "${pids[@]}" 2>/dev/null || true
    sleep 1
done

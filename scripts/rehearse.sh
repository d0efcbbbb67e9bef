#!/usr/bin/env bash
# A ceremony for practice: smart cards in software, with a separate pcscd, on a machine without such hardware.
#   scripts/rehearse.sh PROGRAM EMULATOR [FOLDER]
# Each step shows what a person would do, then the command and its output. At a terminal, Enter continues with
# the next step. All files are in FOLDER (default: rehearsal-run), which is deleted first.
set -euo pipefail
cd "$(dirname "$0")/.."

program=$(realpath "$1")
emulator=$(realpath "$2")
folder=${3:-rehearsal-run}
if [ -z "${TOKEN_EMULATOR_PORTS:-}" ]; then
    rm -rf "$folder"
    mkdir -p "$folder"
    readers=$(mktemp -d)
    trap 'rm -rf "$readers"' EXIT
    "$emulator" readers "$readers" 4 "$0" "$program" "$emulator" "$folder"
    exit
fi
cd "$folder"
read -ra ports <<<"$TOKEN_EMULATOR_PORTS"

number=0
# step TITLE LINE …: shows what a person would do now.
step() {
    number=$((number + 1))
    printf '\n== %d. %s\n' "$number" "$1"
    shift
    [ $# = 0 ] || printf '   %s\n' "$@"
    if [ -t 0 ] && [ -t 1 ]; then
        read -rsp '   (Enter)' && echo
    fi
}

# typed LINE … -- COMMAND …: runs the command, with the lines that the custodians type.
typed() {
    local lines=()
    while [ "$1" != -- ]; do
        lines+=("$1")
        shift
    done
    shift
    run "$@" < <(printf '%s\n' "${lines[@]}")
}

run() {
    printf '\n   $ sso-escrow'
    printf ' %q' "$@"
    printf '\n'
    "$program" "$@" 2>&1 | sed 's/^/   | /'
}

# expect STATUS COMMAND …: runs a command that must end with this status.
expect() {
    local expected=$1 status=0
    shift
    "$@" || status=$?
    if [ "$status" != "$expected" ]; then
        echo "rehearse: this ended with status $status, and not with $expected" >&2
        exit 1
    fi
}

declare -A process
# insert NAME READER: inserts the card of that name into the reader, and waits until pcscd has detected it.
insert() {
    "$emulator" insert "$1.card" "${ports[$2]}" 300 &
    process[$1]=$!
    sleep 1
}

pull() {
    kill "${process[$1]}"
    wait "${process[$1]}" 2>/dev/null || true
    unset "process[$1]"
    sleep 1
}

trap 'kill "${process[@]}" 2>/dev/null || true' EXIT

cat <<'END'
A rehearsal: a master secret is made and split 3-of-5, three shares on smart cards and two on sticks; a card is
lost; the secret is restored. The cards are software, the sticks are folders, the secret protects nothing, and the
people are Anna, Ben and Chloé, who have cards, David and 花子, who have sticks. What is typed is shown here; in a
ceremony it is not.
END

step "Each of the three custodians takes a new card out of its package." \
    "The officer notes the serial numbers: 20000001 (Anna), 20000002 (Ben), 20000003 (Chloé)."
serial=20000000
for who in Anna Ben Chloé; do
    serial=$((serial + 1))
    case $who in Ben) model=5.4.3 ;; *) model=5.7.1 ;; esac
    "$emulator" new "$who.card" "$model" "$serial"
done
"$emulator" root >root.pem
insert Anna 0
insert Ben 1
insert Chloé 2
run token list

step "Each prepares the own card: a PIN and a PUK of the own choice, unseen by the others." \
    "The card makes its keys and proves by its maker's certificate (root.pem) that it made them." \
    "PIN and PUK are typed: here 472915 and 80317264 for Anna, and so on." \
    "Ben's card has old firmware (EUCLEAK): in a rehearsal that is a warning; in production it stops."
typed 472915 80317264 -- token provision piv:20000001 --name Anna --label "Vault 1" \
    --attestation-root root.pem --rehearsal --yes --passwords-from -
typed 583026 91428375 -- token provision piv:20000002 --name Ben --label "Vault 2" \
    --attestation-root root.pem --rehearsal --yes --passwords-from -
typed 694137 2539486A -- token provision piv:20000003 --name Chloé --label "Vault 3" \
    --attestation-root root.pem --rehearsal --yes --passwords-from -

step "The officer makes the secret; everybody seals the own share." \
    "Anna, Ben and Chloé type their PINs and touch their cards when these blink; David and 花子 choose passwords." \
    "Everybody writes the eight words of the set into the own record; who has a card, also the eight words of the card."
mkdir -p stick-david stick-hanako
typed 472915 583026 694137 'correct horse battery' 'orange staple window' -- \
    generate -k 3 --share Anna=piv:20000001 --share Ben=piv:20000002 --share Chloé=piv:20000003 \
    --share David=file:stick-david --share 花子=file:stick-hanako --server SSO01 --label "Rehearsal" \
    --attestation-root root.pem --rehearsal --yes --passwords-from - | tee generated
words=$(sed -n 's/^ *| *\([a-z]*\( [a-z]*\)\{7\}\)$/\1/p' generated | head -n 1)
[ -n "$words" ] || {
    echo "rehearse: the words of the set were not found" >&2
    exit 1
}

step "Each looks at the own share. No PIN is needed for what is public." \
    "Chloé makes sure that hers opens: that takes her PIN and a touch."
run inspect piv:20000001
run inspect file:stick-david
typed 694137 -- verify piv:20000003 --rehearsal --passwords-from -

step "A drill: three of the five open their shares; nothing is written, and the secret is not put together."
typed 583026 694137 'correct horse battery' -- drill --share piv:20000002 --share piv:20000003 \
    --share file:stick-david --expect-set "$words" --rehearsal --passwords-from -

step "Years later the master secret server has failed. Anna's card is lost: it is pulled, and stays away." \
    "Ben, Chloé and 花子 come together at night. Ben mistypes his PIN: a try is gone, and is told."
pull Anna
expect 5 typed 000000 694137 'orange staple window' -- restore --share piv:20000002 --share piv:20000003 \
    --share file:stick-hanako --to reg:restored.reg --expect-set "$words" --rehearsal --yes --passwords-from -
test ! -e restored.reg

step "Again. Each types the own PIN or password; the cards are touched when they blink." \
    "The words of the set, from a custodian's record, are given before the first PIN."
typed 583026 694137 'orange staple window' -- restore --share piv:20000002 --share piv:20000003 \
    --share file:stick-hanako --to reg:restored.reg --expect-set "$words" --rehearsal --yes --passwords-from -

step "The secret is back: restored.reg holds it. In production, reg import and the steps above come now." \
    "Anna's share is gone with her card. One more may go; after two more nobody can restore. So the set is replaced." \
    "The officer destroys restored.reg, which is a clear copy."
test -s restored.reg
shred -u restored.reg 2>/dev/null || rm -f restored.reg
for who in "${!process[@]}"; do
    pull "$who"
done
printf '\nThe rehearsal is over: all %d steps came out. What is left lies in %s.\n' "$number" "$folder"

#!/bin/sh
# Runs the main job, from the start to a .reg file, as a rehearsal. Five folders stand for five media. The
# passwords of five custodians come from a file, which only a rehearsal allows.
set -eu

tool=$(realpath "$1")
cd "$(dirname "$0")/.."
rm -rf demo-run
mkdir -p demo-run && cd demo-run
mkdir anna ben chloe david emi

if [ -t 1 ]; then bold=$(printf '\033[1m') plain=$(printf '\033[0m'); else bold='' plain=''; fi
say() { printf '\n%s%s%s\n' "$bold" "$*" "$plain"; }
do_it() { echo "\$ sso-escrow $*"; "$tool" "$@"; }

# pick WORD …: the passwords of these custodians, in this order.
pick() { for name in "$@"; do echo "the passphrase of $name"; done; }

say "1. The ceremony. On an air-gapped machine the officer generates a master secret; any three of
   five custodians shall bring it back. Each custodian types a password here, unseen by the others,
   and takes the own medium home."
pick anna ben chloe david emi >passwords.txt
do_it generate --rehearsal --yes -k 3 --label "Demo" --server OLDSERVER \
    --share Anna=file:anna --share Ben=file:ben --share Chloe=file:chloe \
    --share David=file:david --share Emi=file:emi --passwords-from passwords.txt

say "2. Anybody can read what is public about a share, without a password."
do_it inspect file:ben

say "3. Once a month or so, a custodian checks the own share: Ben types his password."
pick ben | do_it verify --rehearsal file:ben --passwords-from -

say "4. The drill: all five come together and prove that the quorum is healthy. The secret is put
   together in memory, compared with its commitment, and wiped; nothing is written."
do_it drill --rehearsal --yes --full --share file:anna --share file:ben --share file:chloe \
    --share file:david --share file:emi --passwords-from passwords.txt

say "5. The master secret server has failed. Anna, Chloe and Emi come to the new one's desk; they
   compare the words of the set with their records (--yes stands for that here)."
pick anna chloe emi | do_it restore --rehearsal --yes --share file:anna --share file:chloe \
    --share file:emi --to reg:first.reg --server NEWSERVER --passwords-from -

say "6. It could have been three others: Ben, David and Emi."
pick ben david emi | do_it restore --rehearsal --yes --share file:ben --share file:david \
    --share file:emi --to reg:second.reg --server NEWSERVER --passwords-from - >second.txt
grep -F 'second.reg' second.txt | head -n 1

say "7. Two custodians alone get nothing."
if pick ben david | do_it restore --rehearsal --yes --share file:ben --share file:david \
    --to reg:third.reg --passwords-from - 2>&1; then
    echo "demo: two shares were enough, which must never be" >&2
    exit 1
fi
[ ! -e third.reg ]

say "8. Both quorums gave the same bytes, for the key HKLM\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS:"
cmp first.reg second.reg
sha256sum first.reg second.reg
echo
tr -d '\000\r' <first.reg | tail -c +3
say "Done. Everything lies in demo-run; it was a rehearsal, with a secret that is for practice alone."

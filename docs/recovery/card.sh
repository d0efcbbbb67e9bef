#!/bin/sh
# Asks the inserted card for Z, the answer that opens a share sealed to it: docs/recovery.md.
#
#     card.sh SHARE
#
# It asks for the PIN and tries it once. Touch the card when it blinks. The last line is Z, 64 digits. It
# needs Debian's opensc, pcscd and python3-cbor2. Nothing here checks that the card is genuine.
set -eu
umask 077
if [ $# != 1 ]; then
    echo "card.sh SHARE" >&2
    exit 2
fi
point=$(/usr/bin/python3 -c '
import cbor2, sys
print(cbor2.load(open(sys.argv[1], "rb"))[3].hex())' "$1")
slot=$(/usr/bin/python3 -c '
import cbor2, sys
share = cbor2.load(open(sys.argv[1], "rb"))
print("%02x" % cbor2.loads(share[2])[2][1][3])' "$1")
if [ -t 0 ]; then
    trap 'stty echo' EXIT
    printf 'PIN: ' >&2
    stty -echo
fi
IFS= read -r pin
if [ -t 0 ]; then
    stty echo
    echo >&2
fi
if [ "${#pin}" -lt 6 ] || [ "${#pin}" -gt 8 ]; then
    echo "A PIN has 6 to 8 characters. Nothing was sent to the card." >&2
    exit 2
fi
pin=$(printf '%s' "$pin" | od -An -tx1 | tr -d ' ')ffffffffffffffff
opensc-tool -s 00A404000BA000000308000010000100 -s "0020008008$(echo "$pin" | cut -c1-16)" \
    -s "008711${slot}477C4582008541${point}00" > answer
grep Received answer
sed -n '/^7C 22 82 20/,$p' answer | cut -c1-48 | tr -d ' \n' | cut -c9-72

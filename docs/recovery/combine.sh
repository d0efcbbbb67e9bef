#!/bin/sh
# Combines the files bare.1, bare.2, … of this folder, as `unseal` writes them: docs/recovery.md, way B.
# Writes s.NNN, combined (blinding and core) and core. It needs gfcombine of Debian's libgfshare-bin.
set -eu
umask 077
for f in bare.*; do
    [ -s "$f" ] || { echo "There is no file bare.1 here: copy the bare shares into this folder." >&2; exit 1; }
    x=$(od -An -tu1 -N1 "$f" | tr -d ' ')
    # The number of a share is its first byte. gfcombine takes it from the end of the file's name.
    tail -c +2 "$f" > "$(printf 's.%03d' "$x")"
done
gfcombine -o combined s.*
# The first 32 bytes are the blinding.
tail -c +33 combined > core

#!/usr/bin/python3
"""Says whether the result of gfcombine is the secret of a set: docs/recovery.md, way B.

    check.py SHARE COMBINED

SHARE is any share file of the set, COMBINED what gfcombine wrote. It needs Debian's python3-cbor2.
The exit status is 0 if COMBINED is the secret, and 4 if not. The set words come from SHARE: compare
them with a custodian's record, because a forged share file confirms its own secret.
"""

import hashlib
import pathlib
import sys

import cbor2

LIST = pathlib.Path(__file__).resolve().parent.parent.parent / "src/share/bip39-english.txt"


def content(path, what):
    try:
        return pathlib.Path(path).read_bytes()
    except OSError as error:
        raise ValueError(f"{what} cannot be read: {path}: {error.strerror}") from error


def descriptor(file):
    """The set descriptor of a share file, with the rules that its use here needs."""
    if hashlib.sha256(file[:-34]).digest() != file[-32:] or file[-34:-32] != b"\x58\x20":
        raise ValueError("the share file is damaged, or no share: take another copy")
    try:
        share = cbor2.loads(file[:-34])
        if share[0] != "sso-escrow share" or share[1] != 1:
            raise ValueError("the share file is of another kind, or a later release wrote it")
        encoded = cbor2.loads(share[2])[0]
        value = cbor2.loads(encoded)
        fits = all(type(value[key]) is kind for key, kind in
                   {1: bytes, 5: int, 6: list, 12: bytes}.items())
        if not fits or not all(type(msid) is bytes and len(msid) == 16 for msid in value[6]):
            raise ValueError("the share file is forged: its descriptor breaks the format")
        return encoded, value
    except (cbor2.CBORDecodeError, LookupError, TypeError, AttributeError, RecursionError) as error:
        raise ValueError("the share file is forged: it is no map of this format") from error


def set_words(encoded):
    bits = int.from_bytes(hashlib.sha256(encoded).digest()[:11], "big")
    words = LIST.read_text().split() if LIST.exists() else [f"{at:04}" for at in range(1, 2049)]
    return [words[(bits >> shift) % 2048] for shift in range(77, -1, -11)]


def main(arguments):
    if len(arguments) != 2:
        print(__doc__)
        return 2
    try:
        encoded, value = descriptor(content(arguments[0], "the share file"))
        print("set words:", *set_words(encoded))
        secret = content(arguments[1], "the result of gfcombine")
        parts = ["sso-escrow/v1 secret", value[1], value[5], value[6], secret[:32], secret[32:]]
        if len(secret) < 33 or hashlib.sha256(cbor2.dumps(parts)).digest() != value[12]:
            raise ValueError("this is not the secret of the set: use other shares")
    except ValueError as error:
        print(f"WRONG: {error}.")
        return 4
    print("This is the secret of the set.")
    for msid in value[6]:
        print("MSID", msid.hex())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

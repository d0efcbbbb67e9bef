#!/usr/bin/python3
"""Recovers what a quorum of sso-escrow escrowed, without sso-escrow; docs/recovery.md says how.

It follows docs/format.md and shares no code with sso-escrow. "Section" below is a section of
docs/format.md. It needs the other recover_*.py in the same folder, and Debian 12's python3-argon2,
python3-cbor2 and python3-cryptography. Python can neither lock nor wipe memory, and nothing here is
constant time: run it on a machine that nobody else uses.
"""

import argparse
import getpass
import hmac
import os
import re
import sys
import uuid
from pathlib import Path
from unicodedata import category, is_normalized

from recover_cbor import (BITS_8, BITS_32, BITS_64, ENVELOPE, HEADS, HIDING, NUMBER, SHARE, Refused,
                          canonical, content, decoded, fields, is_known, need, sha256)
from recover_payload import KINDS, check
from recover_seal import CardSeal, PasswordSeal, decrypted

PURPOSE = ("production", "practice")
LIST = Path(__file__).resolve().parent.parent / "src/share/bip39-english.txt"
WORDS = LIST.read_text().split() if LIST.exists() else [f"{at:04}" for at in range(1, 2049)]

# The field of section 4: every element except 0 is a power of 2.
POWERS = [1]
while len(POWERS) < 255:
    POWERS.append(POWERS[-1] << 1 ^ (0x11d if POWERS[-1] > 127 else 0))
LOGS = {power: log for log, power in enumerate(POWERS)}


class Share:
    """A share file that keeps every rule of section 3. It is not opened yet."""
    def __init__(self, path):
        file = content(path, SHARE, {2: bytes, 3: bytes, 4: bytes})
        self.path, self.header, self.sealed = path, file[2], file[4]
        header = fields(decoded(self.header), {0: bytes, 1: BITS_8, 2: dict})
        [(number, protector)] = header[2].items() if len(header[2]) == 1 else [(-1, None)]
        need(type(number) is int and number >= 0, "layout", "the protector")
        seal = (PasswordSeal, CardSeal)[number] if number < 2 else None
        values = seal and fields(protector, seal.KINDS, seal.OPTIONAL)
        if start := re.match(b"(?s)" + HEADS + NUMBER, header[0]):
            is_known(start[2])
        value = fields(decoded(header[0]), {
            0: BITS_64, 1: 16, 2: BITS_32, 3: 16, 4: BITS_64, 5: BITS_64, 6: list, 7: str, 8: str,
            9: BITS_64, 10: BITS_8, 11: list, 12: 32, 13: list, 14: 32}, {3, 14})
        for each, items in [(16, value[6]), (BITS_64, value[11])]:
            fields(dict(enumerate(items)), dict.fromkeys(range(len(items)), each))
        self.people = [tuple(fields(one, {0: str, 1: 32}).values()) for one in value[13]]
        need(seal and value[4] < 2 and value[5] < 3 and max(value[11], default=0) < 7,
             "later-version", "a later release wrote it: it has a number that is not known here")
        self.seal = seal(values, file[3])
        self.set_id, self.purpose, self.supersedes = value[1], PURPOSE[value[4]], value.get(3)
        self.generation, self.kind, self.msids, self.x = value[2], KINDS[value[5]], value[6], header[1]
        self.threshold, self.secret_commitment, self.envelope = value[10], value[12], value.get(14)
        need(self.generation >= (2 if self.supersedes else 1) and self.supersedes != self.set_id,
             "generation", "the generation, or the set that is superseded")
        need(2 <= self.threshold <= len(self.people) <= 255, "threshold", "k of n")
        texts = [(value[7], 0, 128), (value[8], 0, 255), (self.seal.reminder, 0, 512)]
        for text, least, most in texts + [(name, 1, 64) for name, _ in self.people]:
            need(least <= len(text) <= most and text == text.strip() and not HIDING.search(text)
                 and "Cc" not in map(category, text) and is_normalized("NFC", text), "text",
                 "a text is too long, or holds what could mislead")
        need(len(dict(self.people)) == len(self.people), "duplicate-name", "a name stands twice")
        need(value[11] == sorted(set(value[11])), "waivers", "the waivers are not ascending")
        most = 1 if self.kind == "master-secret" else 16
        need(len(set(self.msids)) == len(self.msids) <= most and (self.msids or most == 16), "msids",
             "the MSIDs, or how many there are")
        need(1 <= self.x <= len(self.people), "index", "x is not the number of a custodian")
        self.seal.check()
        need(50 <= len(self.sealed) <= 561, "sealed", "the length of what is sealed")
        bits = int.from_bytes(sha256(header[0])[:11], "big")
        self.words = [WORDS[(bits >> shift) % 2048] for shift in range(77, -1, -11)]

    def __str__(self):
        msids = ", ".join(f"{{{uuid.UUID(bytes=msid)}}}".upper() for msid in self.msids)
        return (f"{self.path}: says it is share {self.x}, of {self.people[self.x - 1][0]}, of the "
                f"{self.purpose} set {' '.join(self.words)}, {self.kind}, MSID "
                f"{msids}; {self.threshold} are needed; {self.seal}")

    def check_set(self, meant, words):
        """Refuses a share of another set or generation (section 9)."""
        if self.words != words:
            near = meant and (
                self.supersedes == meant.set_id or meant.supersedes == self.set_id
                or (set(self.msids) == set(meant.msids) != set()
                    and self.generation != meant.generation))
            raise Refused("other-generation" if near else "foreign", "not of the set that is meant")

    def asked(self):
        """x ‖ y. Asks for the password or the card's answer, again after a wrong one."""
        while typed := getpass.getpass(f"  {self.seal.QUESTION} (Enter: leave this share out): "):
            try:
                return self.opened(typed)
            except Refused as fault:
                if fault.status != 5:
                    raise
                print(f"  {fault}", file=sys.stderr)
        raise Refused("too-few", "no password was given")

    def opened(self, typed):
        """x ‖ y (section 6), checked against its commitment (section 5)."""
        bare = self.seal.opened(typed, self.sealed, self.header)
        committed = sha256(canonical(["sso-escrow/v1 share", self.set_id, bare[0], bare[1:]]))
        need(bare[0] == self.x and hmac.compare_digest(committed, self.people[self.x - 1][1]),
             "bad-share", "it opens, but is not the share that the set was made with")
        return bare

    def secret(self, bares):
        """Blinding ‖ core, from a quorum of the set (sections 4 and 5)."""
        need(len(set(map(len, bares))) == 1, "unequal-lengths", "the shares have different lengths")
        secret = bytes(len(bares[0]) - 1)
        for x, *ys in bares:
            weight = sum(LOGS[m[0]] - LOGS[m[0] ^ x] for m in bares if m[0] != x)
            secret = bytes(s ^ (y and POWERS[(LOGS[y] + weight) % 255]) for s, y in zip(secret, ys))
        committed = sha256(canonical(["sso-escrow/v1 secret", self.set_id, KINDS.index(self.kind), self.msids,
                                      secret[:32], secret[32:]]))
        need(hmac.compare_digest(committed, self.secret_commitment), "wrong-secret",
             "what the shares give together is not the secret that the set was made with")
        return secret

    def enclosed(self, core, paths):
        """The payload in the first of these envelopes that is the one of the set (section 7)."""
        faults, found = [], None
        for path in paths:
            try:
                envelope = sealed_payload(path)
                ours = envelope[2] == self.set_id and sha256(envelope[3]) == self.envelope
                found = found or (envelope[3] if ours else None)
            except (Refused, OSError) as fault:
                faults.append(fault)
                print(f"{path}: passed over: {fault}", file=sys.stderr)
        if not found and faults:
            raise faults[0]
        need(paths, "envelope-missing", "the payload is in an .ssoenvelope file: copy it beside a share")
        need(found, "envelope-foreign", "the envelope is of another set, or was altered")
        need(len(core) == 32, "envelope-foreign", "the core is no key of an envelope")
        data = canonical(["sso-escrow/v1 envelope", self.set_id])
        plain = decrypted(core, bytes(12), found, data, "envelope-foreign",
                          "the envelope does not open")
        length, rest = int.from_bytes(plain[:8], "big"), plain[8:]
        need(length <= len(rest) < length + 512 and not any(rest[length:]), "envelope-foreign",
             "the envelope opens, but its padding is wrong")
        return rest[:length]


def set_words(typed):
    """The set words, from whole words, at least four letters of each, or numbers (section 3)."""
    parts = "".join(one if one.isalnum() else " " for one in typed.lower()).split()
    words = [word for part in parts for at, word in enumerate(WORDS, 1)
             if part == word or (len(part) > 3 and word.startswith(part))
             or (part.isascii() and part.isdigit() and int(part) == at)]
    need(len(words) == len(parts) in (0, 8), "usage", "a set has eight words, or numbers")
    return words


def sealed_payload(path):
    """The file of an envelope."""
    envelope = content(path, ENVELOPE, {2: 16, 3: bytes})
    need(len(envelope[3]) % 512 == 16 < len(envelope[3]), "sealed", "the length of its ciphertext")
    return envelope


def beside(shares):
    """The envelope files in the folders of the shares."""
    found = (path for folder in dict.fromkeys(Path(share).parent for share in shares)
             for path in sorted(folder.glob("[!.]*")))
    return [path for path in found if path.suffix.lower() == ".ssoenvelope"]


def recover(options, lines):
    """Reads all files, then opens one share after another. Returns the payload, or x ‖ y with `--bare`."""
    words, bares, faults, shares = set_words(options.words), {}, {}, {}

    def passed_over(at, fault):  # A share or medium that cannot be used does not stop the others.
        faults[at] = fault
        print(f"{options.shares[at]}: passed over: {fault}", file=sys.stderr)

    for at, path in enumerate(options.shares):
        try:
            shares[at] = Share(path)
        except (Refused, OSError) as fault:
            passed_over(at, fault)
    usable = [one for one in shares.values() if (one.purpose == "practice") == options.rehearsal]
    words = words or (usable[0].words if usable else [])
    meant = next((one for one in usable if one.words == words), None)
    for at, share in shares.items():
        print(share, file=sys.stderr)
        if options.inspect:
            continue
        try:
            need((share.purpose == "practice") == options.rehearsal, share.purpose,
                 "practice shares need --rehearsal, all others must be without it")
            share.check_set(meant, words)
            need(share.x not in bares, "duplicate", "this share was counted already")
            bares[share.x] = share.opened(lines[at]) if lines else share.asked()
            print(f"share {share.x} is good", file=sys.stderr)
        except Refused as fault:
            passed_over(at, fault)
        if bares and options.bare:
            return bares[share.x]
        if bares and len(bares) == meant.threshold:
            payload = meant.secret(list(bares.values()))[32:]
            if meant.envelope:
                payload = meant.enclosed(payload, options.envelope or beside(options.shares))
            if not options.unchecked:
                check(meant.kind, payload)
            return payload
    faults = [faults[at] for at in sorted(faults)]
    if options.inspect:
        for path in options.envelope:
            sealed_payload(path)
    else:
        faults.append(Refused("too-few", f"{len(bares)} shares were opened"))
    if faults:
        raise min(faults, key=lambda fault: (4, 5, 7, 3, 1).index(getattr(fault, "status", 1)))
    return b""


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add = parser.add_argument
    add("shares", nargs="*", metavar="SHARE", help="a share file")
    add("--envelope", metavar="FILE", action="append", default=[],
        help="an .ssoenvelope file, if none is beside the shares")
    add("--words", default="", help="the words of the set, from the custodians' records")
    add("--rehearsal", action="store_true", help="open practice shares")
    add("--passwords-from", choices=["-"], help="standard input: a line for each share")
    add("--inspect", action="store_true", help="only read and check the files")
    add("--unchecked", action="store_true", help="write also a payload that no restore takes")
    add("--bare", action="store_true", help="give x ‖ y of the first share that opens")
    add("--out", default="", metavar="FILE", help="a new file; - is hexadecimal on standard output")
    options, lines = parser.parse_args(), None
    try:
        need(options.shares or options.envelope, "usage", "recover.py SHARE …; --help says more")
        need(not os.path.lexists(options.out), "target", f"{options.out} is there already")
        if options.passwords_from:
            lines = sys.stdin.buffer.read().decode().removesuffix("\n").split("\n")
            need(len(lines) == len(options.shares), "usage", "give one line for each share")
        result = recover(options, lines)
        if options.out == "-":
            print(result.hex())
        elif options.out:
            with open(options.out, "xb", opener=lambda *how: os.open(*how, 0o600)) as file:
                file.write(result)
        print("done" if options.inspect else f"done: {len(result)} bytes", file=sys.stderr)
        return 0
    except (Refused, OSError, EOFError, KeyboardInterrupt, UnicodeError) as error:
        print(str(error) or "stopped", file=sys.stderr)
        return getattr(error, "status", 1)


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Makes the format vectors, `share/*.vector`, only from docs/format.md.

It shares no code with the program. CBOR is encoded by hand, so that wrong encodings can be made. The
field arithmetic and HPKE follow their definitions. The rest is Debian's python3-argon2 and
python3-cryptography. All random bytes come from fixed labels, so the files are always the same.

    make.py [FOLDER]        writes the files (default: the folder `share` beside this program)
    make.py --check         compares the files in `share` with what it makes; status 1 if they
                            differ. It ignores `found-*.vector`, which come from fuzzing
"""

import functools
import hashlib
import hmac
import json
import os
import pathlib
import sys
import unicodedata

from argon2.low_level import Type, hash_secret_raw
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.serialization import Encoding, PublicFormat

HERE = pathlib.Path(__file__).resolve().parent
WORDS = (HERE.parent / "src/share/bip39-english.txt").read_text().split()


def random(label, length):
    """Bytes in place of random ones: SHA-256 of a label and a counter."""
    blocks = (hashlib.sha256(f"sso-escrow vectors {label} {i}".encode()).digest()
              for i in range(length // 32 + 1))
    return b"".join(blocks)[:length]


# CBOR (RFC 8949)

class Raw(bytes):
    """An encoding, right or wrong, that is used unchanged."""


class Map(list):
    """The pairs of a map, in the order of writing."""


def head(major, value, width=None):
    """The head of an item. `width`: bytes of the argument, if not the shortest form."""
    if width is None:
        width = next((w for w, most in ((0, 24), (1, 1 << 8), (2, 1 << 16), (4, 1 << 32))
                      if value < most), 8)
    if width == 0:
        return bytes([major << 5 | value])
    return bytes([major << 5 | {1: 24, 2: 25, 4: 26, 8: 27}[width]]) + value.to_bytes(width, "big")


def cbor(value):
    if isinstance(value, Raw):
        return bytes(value)
    if isinstance(value, int):
        return head(0, value)
    if isinstance(value, bytes):
        return head(2, len(value)) + value
    if isinstance(value, str):
        return head(3, len(value.encode())) + value.encode()
    if isinstance(value, Map):
        return head(5, len(value)) + b"".join(cbor(k) + cbor(v) for k, v in value)
    return head(4, len(value)) + b"".join(map(cbor, value))


def long(value, width):
    """A value whose head has `width` bytes of argument."""
    if isinstance(value, int):
        return Raw(head(0, value, width))
    major = {bytes: 2, str: 3, list: 4, Map: 5}[type(value)]
    short = cbor(value)
    return Raw(head(major, len(value), width) + short[len(head(major, len(value))):])


def indefinite(value):
    """A value of indefinite length. A string has two chunks."""
    major = {bytes: 2, str: 3, list: 4, Map: 5}[type(value)]
    if major in (2, 3):
        items = cbor(value[:3]) + cbor(value[3:])
    else:
        items = cbor(value)[len(head(major, len(value))):]
    return Raw(bytes([major << 5 | 31]) + items + b"\xff")


# Shamir's scheme, by definition

def times(a, b):
    product = 0
    for bit in range(8):
        if b >> bit & 1:
            product ^= a << bit
    for bit in range(14, 7, -1):
        if product >> bit & 1:
            product ^= 0x11d << (bit - 8)
    return product


def share_of(x, coefficients):
    """The y of share x. coefficients[0] is the secret."""
    y = bytes(len(coefficients[0]))
    for coefficient in reversed(coefficients):
        y = bytes(times(a, x) ^ b for a, b in zip(y, coefficient))
    return y


# HPKE (RFC 9180), base mode: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM

KEM, SUITE = b"KEM\x00\x10", b"HPKE\x00\x10\x00\x01\x00\x02"


def extract(suite, salt, label, material):
    return hmac.digest(salt, b"HPKE-v1" + suite + label + material, "sha256")


def labeled_expand(suite, prk, label, info, length=32):
    info = length.to_bytes(2, "big") + b"HPKE-v1" + suite + label + info
    return expand(prk, info)[:length]


def private_key(label):
    return ec.derive_private_key(int.from_bytes(random(label, 31), "big"), ec.SECP256R1())


def point(key, form=PublicFormat.UncompressedPoint):
    return key.public_key().public_bytes(Encoding.X962, form)


class Sender:
    """The sender's side of one sealing: `enc`, and Z, which the card computes from it."""

    def __init__(self, public, seed):
        key = private_key(f"ephemeral {seed}")
        self.enc, self.public = point(key), public
        self.z = key.exchange(ec.ECDH(), ec.EllipticCurvePublicKey.from_encoded_point(
            ec.SECP256R1(), public))

    def seal(self, info, associated, plaintext, suite=SUITE, mode=b"\x00", context=None, nonce=None):
        shared = labeled_expand(KEM, extract(KEM, b"", b"eae_prk", self.z), b"shared_secret",
                                self.enc + self.public if context is None else context)
        schedule = (mode + extract(suite, b"", b"psk_id_hash", b"")
                    + extract(suite, b"", b"info_hash", info))
        secret = extract(suite, shared, b"secret", b"")
        key = labeled_expand(suite, secret, b"key", schedule)
        nonce = nonce or labeled_expand(suite, secret, b"base_nonce", schedule, 12)
        return AESGCM(key).encrypt(nonce, plaintext, associated)


# Sets

CARD_KEYS = {x: private_key(f"escrow slot of card {x}") for x in range(1, 6)}
PASSWORDS = [f"the password of {x}" for x in range(1, 256)]
SET_ID = random("set id", 16)
MSID = random("msid", 16)
SECRET = random("secret", 32)
CHEAPEST = (65536, 1, 4)
PRIME = ((1 << 256) - (1 << 224) + (1 << 192) + (1 << 96) - 1).to_bytes(32, "big")
# The point of P-256 with x = 0. Its y is a square root of the curve's b.
CURVE_B = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604b
ZERO_POINT = (b"\x04" + bytes(32)
              + pow(CURVE_B, (int.from_bytes(PRIME, "big") + 1) // 4, int.from_bytes(PRIME, "big"))
              .to_bytes(32, "big"))


class Set:
    """A set of shares. By default it is valid and small; arguments change its parts."""

    def __init__(self, payload=SECRET, k=2, names=("Anna", "花子", "Chloé"), label="a label",
                 server="SSO01", set_id=SET_ID, kind=2, msids=(MSID,), seed="set", purpose=0,
                 generation=1, supersedes=None, envelope=False, padded=None, lie_about=(),
                 envelope_set=None, core=32, digest=None, secret_commitment=None, ys=None, fields=None):
        blinding, self.set_id = random(seed + " blinding", 32), set_id
        self.envelope = None
        if not envelope:
            core = payload
        else:
            core = random(seed + " data key", core)
            if padded is None:
                padded = len(payload).to_bytes(8, "big") + payload
                padded += bytes(-len(padded) % 512)
            associated = cbor(["sso-escrow/v1 envelope", envelope_set or set_id])
            self.ciphertext = AESGCM(core).encrypt(bytes(12), padded, associated)
            self.envelope = Map([(0, "sso-escrow envelope"), (1, 1), (2, envelope_set or set_id),
                                 (3, self.ciphertext)])
        secret = blinding + core
        coefficients = [secret] + [random(f"{seed} coefficient {i}", len(secret))
                                   for i in range(1, max(k, 2))]
        self.ys = {x: share_of(x, coefficients) for x in range(1, len(names) + 1)}
        self.ys.update(ys or {})
        commitment = hashlib.sha256(cbor(["sso-escrow/v1 secret", set_id, kind, list(msids),
                                          blinding, core])).digest()
        custodians = [Map([(0, name), (1, self.commitment(x, x in lie_about))])
                      for x, name in enumerate(names, 1)]
        self.fields = Map([
            (0, 1), (1, set_id), (2, generation), (3, supersedes), (4, purpose), (5, kind),
            (6, list(msids)), (7, label), (8, server), (9, 1_795_000_000), (10, k), (11, []),
            (12, secret_commitment or commitment), (13, custodians),
            (14, envelope and (digest or hashlib.sha256(self.ciphertext).digest()) or None)])
        self.fields = Map((key, value) for key, value in self.fields if value is not None)
        if fields:
            self.fields = fields(self.fields)
        self.descriptor = cbor(self.fields)

    def commitment(self, x, lie):
        y = random("another y", len(self.ys[x])) if lie else self.ys[x]
        return hashlib.sha256(cbor(["sso-escrow/v1 share", self.set_id, x, y])).digest()

    def words(self, numbers=False, letters=None):
        bits = int.from_bytes(hashlib.sha256(self.descriptor).digest()[:11], "big")
        numbered = [bits >> 11 * (7 - i) & 2047 for i in range(8)]
        if numbers:
            return " ".join(f"{n + 1:04}" for n in numbered)
        return " ".join(WORDS[n][:letters] for n in numbered)

    def protector(self, x, salt=None, cost=CHEAPEST, reminder="", seal=0):
        salt = salt or random(f"salt {x} {seal} {reminder[:9]}", 32)
        return Map([(0, salt), (1, cost[0]), (2, cost[1]), (3, cost[2]), (4, reminder)])

    def card(self, x=1, token=12_345_678, key=None, authentication_key=None, slot=0x82, object_=None):
        """The protector of a share for card x."""
        key = point(CARD_KEYS[x]) if key is None else key
        other = authentication_key
        other = point(private_key(f"slot 9E of card {x}")) if other is None else other
        fields = Map([(0, token), (1, key), (2, other), (3, slot)])
        return fields if object_ is None else more(fields, 4, object_)

    def card_header(self, x=1, card=None):
        return put(self.header(x), 2, Map([(1, self.card(x) if card is None else card)]))

    def for_card(self, x=1, card=None, enc=None, length=None):
        """The map of a share for a card. No card opens it."""
        header = cbor(self.card_header(x, card))
        enc = Sender(point(CARD_KEYS[1]), "none").enc if enc is None else enc
        length = length or 1 + len(self.ys.get(x, self.ys[1])) + 16
        return Map([(0, "sso-escrow share"), (1, 1), (2, header), (3, enc),
                    (4, random("sealed", length))])

    def card_sealed(self, x=1, seed="", bytes_=None, info=b"sso-escrow/v1 token", spoil_header=None,
                    spoil=lambda fields: fields, card=None, **sealing):
        """The map of share x, sealed to its card (section 6), and Z. `spoil` changes it after sealing."""
        card = self.card(x) if card is None else card
        header = cbor(self.card_header(x, card))
        sender = Sender(point(CARD_KEYS[x]), f"{x} {seed}")
        info += hashlib.sha256(header).digest()
        sealed = sender.seal(info, header, bytes_ or bytes([x]) + self.ys[x], **sealing)
        if spoil_header:
            header = cbor(self.card_header(x, spoil_header(card)))
        fields = spoil({2: header, 3: sender.enc, 4: sealed})
        return Map([(0, "sso-escrow share"), (1, 1), *fields.items()]), sender.z

    def header(self, x=1, protector=None, descriptor=None):
        protector = Map([(0, self.protector(x) if protector is None else protector)])
        return Map([(0, self.descriptor if descriptor is None else descriptor), (1, x),
                    (2, protector)])

    def unsealed(self, x=1, header=None, descriptor=None, protector=None, length=None):
        """The map of a share that nobody can open, for tests that only read or refuse it."""
        header = header or cbor(self.header(x, protector, descriptor))
        length = length or 1 + len(self.ys.get(x, self.ys[1])) + 16
        return Map([(0, "sso-escrow share"), (1, 1), (2, header), (3, random("commitment", 32)),
                    (4, random("sealed", length))])

    def sealed(self, x=1, password=None, reminder="", seal=0, bytes_=None, nonce=bytes(12),
               info=b"sso-escrow/v1 password key", cost=CHEAPEST, spoil_header=None,
               spoil=lambda fields: fields, argon2=Type.ID):
        """The map of share x, sealed to a password (section 6). `spoil` changes it after sealing."""
        protector = self.protector(x, None, cost, reminder, seal)
        header = cbor(self.header(x, protector))
        prk = pseudorandom_key(normal(password or PASSWORDS[x - 1]), protector[0][1], cost, argon2)
        commitment = expand(prk, b"sso-escrow/v1 password commit")
        key = expand(prk, info + hashlib.sha256(header).digest())
        plaintext = bytes_ or bytes([x]) + self.ys[x]
        sealed = AESGCM(key).encrypt(nonce, plaintext, header)
        if spoil_header:
            header = cbor(self.header(x, spoil_header(protector)))
        fields = {2: header, 3: commitment, 4: sealed}
        fields = spoil(fields)
        return Map([(0, "sso-escrow share"), (1, 1), *fields.items()])


def normal(password):
    composed = unicodedata.normalize("NFC", password)
    return "".join(" " if unicodedata.category(c) == "Zs" else c for c in composed).encode()


@functools.cache
def pseudorandom_key(password, salt, cost, argon2):
    memory, passes, lanes = cost
    tag = hash_secret_raw(password, salt, passes, memory, lanes, 32, argon2, 19)
    return hmac.digest(salt, tag, "sha256")


def expand(prk, info):
    return hmac.digest(prk, info + b"\x01", "sha256")


def frame(item, tag=b"\xd9\xd9\xf7"):
    """A file around an encoded map."""
    item = tag + (item if isinstance(item, bytes) else cbor(item))
    return item + b"\x58\x20" + hashlib.sha256(item).digest()


def put(pairs, key, value):
    """A map with another value for one key."""
    return Map((k, value if k == key else v) for k, v in pairs)


def without(pairs, key):
    return Map((k, v) for k, v in pairs if k != key)


def swapped(pairs, one, other):
    """A map with two pairs in exchanged places."""
    keys = [k for k, _ in pairs]
    at, behind = keys.index(one), keys.index(other)
    keys[at], keys[behind] = other, one
    return Map((k, dict(pairs)[k]) for k in keys)


def doubled(pairs, key):
    """A map with one pair twice, one directly after the other."""
    return Map(pair for pair in pairs for _ in range(2 if pair[0] == key else 1))


def more(pairs, key, value):
    return Map([*pairs, (key, value)])


# The vectors

FILES = {}


class Envelope(bytes):
    """The bytes of an envelope's file. `vector` writes all other bytes as a share."""


def vector(name, about, *files, status=0, reason=None, **header):
    lines = [f"about: {about}", f"status: {status}"]
    lines += [f"reason: {reason}"] if reason else []
    lines += [f"{key}: {header[key]}" for key in ("mode", "words") if key in header]
    # One line for each share: a password, or the card's answer.
    lines += [f"z: {one.hex()}" if isinstance(one, bytes) else f"password: {json.dumps(one)}"
              for one in header.get("passwords", [])]
    lines += [f"{key}: {header[key].hex()}" for key in ("share", "payload") if key in header]
    for file in files:
        lines += ["", "envelope" if isinstance(file, Envelope) else "share", *hexadecimal(file)]
    assert name not in FILES, name
    FILES[name] = "\n".join(lines) + "\n"


def hexadecimal(file):
    """Lines of 48 bytes. A long repetition of one to three bytes is a separate line: `00 * 65537`."""
    at = start = 0
    while at < len(file):
        for period in (1, 2, 3):
            unit = file[at:at + period]
            if file[at:at + 99] == (unit * 99)[:99]:
                yield from (file[i:min(i + 48, at)].hex() for i in range(start, at, 48))
                count = 1
                while file[at + period * count:at + period * (count + 1)] == unit:
                    count += 1
                yield f"{unit.hex()} * {count}"
                at = start = at + period * count
                break
        else:
            at += 1
    yield from (file[i:i + 48].hex() for i in range(start, len(file), 48))


def refused(name, about, reason, *files, status=4, **header):
    vector(name, about, *files, status=status, reason=reason, **header)


def read(name, about, *files, **header):
    vector(name, about, *files, **header)


def opens(name, about, a_set, x=1, typed=None, **sealing):
    """A share that opens with `typed`, or else with the password of its sealing."""
    typed = typed or sealing.get("password") or PASSWORDS[x - 1]
    vector(name, about, frame(a_set.sealed(x, **sealing)), passwords=[typed],
           share=bytes([x]) + a_set.ys[x])


A = Set()
GOOD = A.unsealed()
GOOD_FILE = frame(GOOD)


def frames():
    """Section 1."""
    opens("frame", "a share as it should be", A)
    refused("frame-empty", "an empty file", "not-ours", b"")
    refused("frame-one-byte", "the first byte of a share", "not-ours", GOOD_FILE[:1])
    refused("frame-foreign", "a picture", "not-ours", b"\x89PNG\r\n\x1a\n" + bytes(200))
    refused("frame-no-tag", "no tag before the map", "not-ours", frame(GOOD, b""))
    refused("frame-other-tag", "another tag before the map", "not-ours", frame(GOOD, b"\xd9\xd9\xf6"))
    refused("frame-tag-twice", "the tag twice", "not-ours", frame(GOOD, b"\xd9\xd9\xf7" * 2))
    refused("frame-long-tag", "the tag with a longer head", "not-ours",
            frame(GOOD, b"\xda\x00\x00\xd9\xf7"))
    refused("frame-cut", "cut off in the middle", "damaged", GOOD_FILE[:len(GOOD_FILE) // 2])
    refused("frame-last-byte", "the last byte is missing", "damaged", GOOD_FILE[:-1])
    refused("frame-tag-alone", "the tag and nothing else", "damaged", GOOD_FILE[:3])
    refused("frame-more", "a byte behind the digest", "damaged", GOOD_FILE + b"\x00")
    refused("frame-newline", "a line feed behind the digest", "damaged", GOOD_FILE + b"\n")
    flipped = bytearray(GOOD_FILE)
    flipped[100] ^= 0x10
    refused("frame-flipped", "one bit of the map flipped", "damaged", bytes(flipped))
    flipped = bytearray(GOOD_FILE)
    flipped[-1] ^= 1
    refused("frame-digest", "one bit of the digest flipped", "damaged", bytes(flipped))
    item = GOOD_FILE[:-34]
    digest = hashlib.sha256(item).digest()
    refused("frame-long-digest-head", "the digest with a longer head", "damaged",
            item + b"\x59\x00\x20" + digest)
    refused("frame-text-digest", "the digest as text", "damaged", item + b"\x78\x20" + digest)
    refused("frame-digest-without-tag", "the digest does not count the tag", "damaged",
            item + b"\x58\x20" + hashlib.sha256(item[3:]).digest())
    refused("frame-digest-with-head", "the digest counts its own head", "damaged",
            item + b"\x58\x20" + hashlib.sha256(item + b"\x58\x20").digest())
    refused("frame-sha-512", "the first half of SHA-512 as the digest", "damaged",
            item + b"\x58\x20" + hashlib.sha512(item).digest()[:32])
    refused("frame-too-large", "65,537 bytes", "too-large", bytes(65537))
    names = [f"{n:03}" + "𠮷" * 61 for n in range(1, 256)]
    large = Set(names=names[:200], label="")
    fits = 65536 - len(frame(large.unsealed(protector=large.protector(1, reminder="r" * 260))))
    assert fits >= 0
    for grow in range(200, 256):
        candidate = Set(names=names[:grow], label="")
        length = len(frame(candidate.unsealed(protector=candidate.protector(1, reminder="r" * 260))))
        if length > 65536:
            break
        fits, large = 65536 - length, candidate
    reminder = "r" * (260 + fits)
    exact = frame(large.unsealed(protector=large.protector(1, reminder=reminder)))
    assert len(exact) == 65536, len(exact)
    read("frame-largest", "65,536 bytes", exact)
    above = frame(large.unsealed(protector=large.protector(1, reminder=reminder + "r")))
    refused("frame-one-byte-too-large", "a share of 65,537 bytes", "too-large", above)


def encodings():
    """Section 2: one share has one encoding."""
    outer, header, descriptor = GOOD, A.header(), A.fields
    protector = A.protector(1)

    def in_header(encoded):
        return frame(A.unsealed(header=cbor(encoded)))

    def in_descriptor(encoded):
        return frame(A.unsealed(descriptor=cbor(encoded)))

    def in_protector(encoded):
        return frame(A.unsealed(protector=encoded))

    def custodian(change):
        custodians = list(dict(descriptor)[13])
        custodians[1] = change(custodians[1])
        return in_descriptor(put(descriptor, 13, custodians))

    magic, created = "sso-escrow share", dict(descriptor)[9]
    for width in (1, 2, 4, 8):
        refused(f"encoding-long-text-{width}", f"a text whose length takes {width} bytes",
                "not-ours", frame(put(outer, 0, long(magic, width))))
    for name, about, file in [
        ("version", "the version in a byte of its own", frame(put(outer, 1, long(1, 1)))),
        ("header", "the header's length in four bytes", frame(put(outer, 2, long(cbor(header), 4)))),
        ("map", "the number of keys in a byte of its own", frame(long(outer, 1))),
        ("key", "a key in a byte of its own",
         frame(Map([(long(k, 1) if k == 2 else k, v) for k, v in outer]))),
        ("x", "the share number in a byte of its own", in_header(put(header, 1, long(1, 1)))),
        ("memory", "Argon2's memory in eight bytes", in_protector(put(protector, 1, long(65536, 8)))),
        ("salt", "the salt's length in two bytes",
         in_protector(put(protector, 0, long(protector[0][1], 2)))),
        ("created", "the time in eight bytes", in_descriptor(put(descriptor, 9, long(created, 8)))),
        ("custodians", "the number of custodians in a byte of its own",
         in_descriptor(put(descriptor, 13, long(dict(descriptor)[13], 1)))),
        ("name", "the length of a custodian's name in a byte of its own",
         custodian(lambda fields: put(fields, 0, Raw(b"\x78\x06" + "花子".encode())))),
    ]:
        reason = "not-ours" if name in ("version", "map") else "deterministic"
        refused(f"encoding-long-{name}", about, reason, file)
    for name, about, file in [
        ("map", "the share", frame(indefinite(outer))),
        ("text", "a text", frame(put(outer, 0, indefinite(magic)))),
        ("bytes", "the sealed share", frame(put(outer, 4, indefinite(dict(outer)[4])))),
        ("header", "the header's map", in_header(indefinite(header))),
        ("descriptor", "the descriptor's map", in_descriptor(indefinite(descriptor))),
        ("array", "the list of custodians",
         in_descriptor(put(descriptor, 13, indefinite(dict(descriptor)[13])))),
        ("salt", "the salt", in_protector(put(protector, 0, indefinite(protector[0][1])))),
    ]:
        reason = "not-ours" if name in ("map", "text") else "deterministic"
        refused(f"encoding-indefinite-{name}", f"{about} of indefinite length", reason, file)
    for name, about, file in [
        ("share", "the share's keys", frame(swapped(outer, 3, 4))),
        ("magic", "the share's first two keys", frame(swapped(outer, 0, 1))),
        ("header", "the header's keys", in_header(swapped(header, 0, 1))),
        ("descriptor", "the descriptor's keys", in_descriptor(swapped(descriptor, 7, 8))),
        ("custodian", "a custodian's keys", custodian(lambda fields: swapped(fields, 0, 1))),
        ("protector", "the password's keys", in_protector(swapped(protector, 2, 3))),
    ]:
        reason = "not-ours" if name == "magic" else "deterministic"
        refused(f"encoding-order-{name}", f"{about} out of order", reason, file)
    for name, about, file, reason in [
        ("share", "the share", frame(doubled(outer, 4)), "layout"),
        ("magic", "the kind of file", frame(doubled(outer, 0)), "not-ours"),
        ("header", "the header", in_header(doubled(header, 1)), "layout"),
        ("descriptor", "the descriptor", in_descriptor(doubled(descriptor, 10)), "layout"),
        ("custodian", "a custodian", custodian(lambda fields: doubled(fields, 0)), "layout"),
        ("protector", "the password", in_protector(doubled(protector, 1)), "layout"),
    ]:
        refused(f"encoding-twice-{name}", f"a key twice: {about}", reason, file)
    for name, about, file, reason in [
        ("share", "the share", frame(more(outer, 5, 0)), "layout"),
        ("header", "the header", in_header(more(header, 3, 0)), "layout"),
        ("descriptor", "the descriptor", in_descriptor(more(descriptor, 15, 0)), "layout"),
        ("custodian", "a custodian", custodian(lambda fields: more(fields, 2, 0)), "layout"),
        ("protector", "the password", in_protector(more(protector, 5, 0)), "layout"),
        ("negative", "the share, a negative one", frame(more(outer, Raw(b"\x20"), 0)), "layout"),
        ("text", "the share, a text", frame(more(outer, "5", 0)), "layout"),
        ("large", "the share, one of 2^64-1", frame(more(outer, (1 << 64) - 1, 0)), "layout"),
    ]:
        refused(f"encoding-unknown-{name}", f"an unknown key: {about}", reason, file)
    refused("encoding-named-key", "a key by a name instead of its number", "deterministic",
            frame(Map([("sealed" if k == 4 else k, v) for k, v in outer])))
    envelope = Set(bytes(600), envelope=True, kind=0).envelope
    for name, pairs, build in [
        ("share", outer, frame), ("header", header, in_header), ("descriptor", descriptor, in_descriptor),
        ("protector", protector, in_protector),
        ("custodian", dict(descriptor)[13][1], lambda fields: custodian(lambda _: fields)),
        ("envelope", envelope, lambda fields: Envelope(frame(fields))),
    ]:
        for key, _ in pairs:
            begins = pairs in (outer, envelope) and key < 2
            refused(f"encoding-missing-{name}-{key}", f"{name}: key {key} is missing",
                    "not-ours" if begins else "layout", build(without(pairs, key)))
    for name, about, file, reason in [
        ("bytes-for-text", "the kind of file as a byte string",
         frame(put(outer, 0, magic.encode())), "not-ours"),
        ("text-for-bytes", "the header as a text",
         frame(put(outer, 2, Raw(head(3, 8) + b"a header"))), "deterministic"),
        ("array-for-map", "the share as an array", frame([v for _, v in outer]), "not-ours"),
        ("array-for-bytes", "the commitment as an array of numbers",
         frame(put(outer, 3, list(dict(outer)[3]))), "deterministic"),
        ("float", "the version as a floating-point number",
         frame(put(outer, 1, Raw(b"\xf9\x3c\x00"))), "not-ours"),
        ("float-x", "the share number as a floating-point number",
         in_header(put(header, 1, Raw(b"\xf9\x3c\x00"))), "layout"),
        ("bool", "the share number as true", in_header(put(header, 1, Raw(b"\xf5"))), "layout"),
        ("negative", "a negative share number", in_header(put(header, 1, Raw(b"\x20"))), "layout"),
        ("null", "the superseded set as null",
         in_descriptor(Map([*descriptor[:3], (3, Raw(b"\xf6")), *descriptor[3:]])), "deterministic"),
        ("undefined", "the envelope as undefined",
         in_descriptor(more(descriptor, 14, Raw(b"\xf7"))), "layout"),
        ("bignum", "the time as a big number",
         in_descriptor(put(descriptor, 9, Raw(b"\xc2\x44" + created.to_bytes(4, "big")))), "layout"),
        ("tag", "a tag on a text", frame(put(outer, 0, Raw(b"\xc0" + cbor(magic)))),
         "not-ours"),
        ("tag-on-bytes", "the tag of embedded CBOR on the header",
         frame(put(outer, 2, Raw(b"\xd8\x18" + cbor(cbor(header))))), "deterministic"),
        ("utf-8", "a name that is not UTF-8",
         custodian(lambda fields: put(fields, 0, Raw(b"\x63A\xff\xfe"))), "layout"),
        ("surrogate", "a name with half of a surrogate pair",
         custodian(lambda fields: put(fields, 0, Raw(b"\x63\xed\xa0\x80"))), "layout"),
        ("reserved", "a head that is reserved", frame(put(outer, 4, Raw(b"\x5c"))), "layout"),
        ("break", "a break without a beginning", frame(put(outer, 4, Raw(b"\xff"))), "layout"),
        ("simple", "a simple value for the sealed share", frame(put(outer, 4, Raw(b"\xf8\x20"))),
         "layout"),
        ("protector-number", "the protector as a number", in_header(put(header, 2, 0)), "layout"),
        ("protector-two", "two protectors",
         in_header(put(header, 2, Map([(0, protector), (1, protector)]))), "layout"),
        ("protector-none", "no protector", in_header(put(header, 2, Map())), "layout"),
        ("numbers-for-msids", "MSIDs that are numbers", in_descriptor(put(descriptor, 6, [1])),
         "layout"),
    ]:
        refused(f"encoding-{name}", about, reason, file)
    for name, about, file, reason in [
        ("share", "the share's map", frame(cbor(outer) + b"\x00"), "layout"),
        ("header", "the header's map", in_header(Raw(cbor(header) + b"\x00")), "layout"),
        ("descriptor", "the descriptor's map", in_descriptor(Raw(A.descriptor + b"\x00")), "layout"),
    ]:
        refused(f"encoding-trailing-{name}", f"a byte behind {about}", reason, file)
    for name, about, file, reason in [
        ("header", "the header's map is cut off", in_header(Raw(cbor(header)[:-1])), "layout"),
        ("descriptor", "the descriptor's map is cut off", in_descriptor(Raw(A.descriptor[:-1])),
         "layout"),
        ("header-empty", "a header of no bytes", frame(put(outer, 2, b"")), "layout"),
    ]:
        refused(f"encoding-cut-{name}", about, reason, file)
    for name, about, item in [
        ("arrays", "60,000 arrays in one another", b"\x81" * 60000 + b"\x00"),
        ("maps", "30,000 maps in one another", b"\xa1\x00" * 30000 + b"\x00"),
        ("tags", "60,000 tags on one another", b"\xc1" * 60000 + b"\x00"),
        ("strings", "60,000 strings of indefinite length in one another", b"\x5f" * 60000),
    ]:
        refused(f"encoding-deep-{name}", about, "not-ours", frame(item))
        deep = Map([*outer[:4], (4, Raw(item))])
        refused(f"encoding-deep-inside-{name}", f"{about}, inside the share", "layout", frame(deep))
        refused(f"encoding-deep-header-{name}", f"{about}, for a header", "layout", in_header(Raw(item)))
    for name, about, item in [
        ("text", "a text of 2^63-1 bytes is claimed", b"\xa5\x00\x7b\x7f" + b"\xff" * 7),
        ("bytes", "a byte string of 2^64-1 bytes is claimed", b"\xa5\x00\x5b" + b"\xff" * 8),
        ("array", "an array of 2^64-1 items is claimed", b"\xa5\x00\x9b" + b"\xff" * 8),
        ("map", "a map of 2^64-1 keys is claimed", b"\xbb" + b"\xff" * 8),
        ("map-of-gigabytes", "a map of 2^32-1 keys is claimed", b"\xba" + b"\xff" * 4),
    ]:
        refused(f"encoding-huge-{name}", about, "not-ours", frame(item))
    for name, about, value in [
        ("custodians", "2^32-1 custodians are claimed", (13, Raw(b"\x9a" + b"\xff" * 4))),
        ("msids", "2^64-1 MSIDs are claimed", (6, Raw(b"\x9b" + b"\xff" * 8))),
        ("label", "a label of 2^32-1 bytes is claimed", (7, Raw(b"\x7a" + b"\xff" * 4))),
    ]:
        refused(f"encoding-huge-{name}", about, "layout", in_descriptor(put(descriptor, *value)))


def versions():
    """Section 2: versions and unknown keys."""
    later = put(GOOD, 1, 2)
    refused("version-2", "version 2, all else as in version 1", "later-version", frame(later))
    refused("version-2-more", "version 2 with more keys and other types", "later-version",
            frame(Map([*later[:2], (2, Raw(b"\xf5")), (9, [1, 2]), (99, Map())])))
    refused("version-256", "version 256", "later-version", frame(put(GOOD, 1, 256)))
    refused("version-largest", "version 2^64-1", "later-version", frame(put(GOOD, 1, (1 << 64) - 1)))
    for name, about, rest in [
        ("order", "keys out of order behind the first two", [(9, 1), (5, 1)]),
        ("negative-key", "a negative key", [(Raw(b"\x20"), 1)]),
        ("array-key", "an array for a key", [(Raw(b"\x81\x01"), 1)]),
        ("named-key", "a key that is a text", [("magic", 1)]),
        ("indefinite", "a value of indefinite length", [(2, indefinite(b"header"))]),
        ("malformed", "what is no CBOR behind the first two keys", [(2, Raw(b"\x5c"))]),
        ("deep", "200 arrays in one another", [(2, Raw(b"\x81" * 200 + b"\x00"))]),
    ]:
        refused(f"version-2-{name}", f"version 2 with {about}", "later-version",
                frame(Map([*later[:2], *rest])))
    refused("version-2-trailing", "version 2 with a byte behind the map", "later-version",
            frame(cbor(later) + b"\x00"))
    refused("version-2-swapped", "version 2 behind its other keys", "not-ours",
            frame(Map([*later[2:], *later[:2]])))
    refused("version-2-long", "version 2 in a byte of its own", "not-ours",
            frame(put(GOOD, 1, long(2, 1))))
    refused("version-0", "version 0", "version", frame(put(GOOD, 1, 0)))
    refused("version-negative", "version -1", "not-ours", frame(put(GOOD, 1, Raw(b"\x20"))))
    refused("version-descriptor-0", "version 0 of the descriptor", "version",
            frame(A.unsealed(descriptor=cbor(put(A.fields, 0, 0)))))
    for version in (2, 256, 1 << 32):
        refused(f"version-descriptor-{version}", f"version {version} of the descriptor", "later-version",
                frame(A.unsealed(descriptor=cbor(put(A.fields, 0, version)))))
    for name, about, rest in [
        ("more", "with other keys and types", [(1, Raw(b"\xf5")), (99, Map())]),
        ("malformed", "with what is no CBOR behind it", [(1, Raw(b"\x5c"))]),
    ]:
        refused(f"version-descriptor-2-{name}", f"version 2 of the descriptor, {about}", "later-version",
                frame(A.unsealed(descriptor=cbor(Map([(0, 2), *rest])))))
    entries = Map([*later[:2], *((key, 0) for key in range(2, 300))])
    refused("version-2-300-keys", "version 2 with 300 keys", "later-version", frame(entries))
    refused("version-2-indefinite-map", "version 2 in a map of indefinite length", "not-ours",
            frame(indefinite(later)))
    refused("version-2-long-map", "version 2 in a map with a longer head", "not-ours", frame(long(later, 1)))
    refused("version-magic", "another kind of file", "not-ours",
            frame(put(GOOD, 0, "sso-escrow Share")))
    refused("version-magic-shorter", "a kind of file that ours begins with", "not-ours",
            frame(put(GOOD, 0, "sso-escrow")))
    file = frame(A.unsealed(header=cbor(put(A.header(), 2, Map([(2, A.protector(1))])))))
    refused("version-protector-unknown", "protector 2", "later-version", file)
    for number, inner in [(3, [1, "two"]), (23, 0), (256, Map()), ((1 << 64) - 1, b"bytes")]:
        header = put(A.header(), 2, Map([(number, inner)]))
        refused(f"version-protector-{number}", f"protector {number}, which holds something else",
                "later-version", frame(A.unsealed(header=cbor(header))))
    header = put(A.header(), 2, Map([(2, A.protector(1))]))
    point_key = put(A.unsealed(header=cbor(header)), 3, bytes(48))
    refused("version-protector-key", "protector 2, with 48 bytes for key 3", "later-version",
            frame(point_key))
    for name, about, protector in [
        ("negative", "protector -1", Map([(Raw(b"\x20"), A.protector(1))])),
        ("text", "a protector with a name", Map([("password", A.protector(1))])),
        ("two", "the protectors 0 and 2", Map([(0, A.protector(1)), (2, 0)])),
        ("none", "no protector", Map()),
    ]:
        refused(f"version-protector-{name}", about, "layout",
                frame(A.unsealed(header=cbor(put(A.header(), 2, protector)))))
    envelope = Set(bytes(700), envelope=True, kind=0)
    refused("version-envelope-as-share", "an envelope where a share should be", "not-ours",
            frame(envelope.envelope))
    refused("version-share-as-envelope", "a share where an envelope should be", "not-ours",
            Envelope(GOOD_FILE))


def shares():
    """Section 3: the share, the header, the protector."""
    for length in (1, 512):
        opens(f"share-core-{length}", f"a core of {length} bytes", Set(random("core", length)))
    for length in (0, 513):
        refused(f"share-core-{length}", f"as long as for a core of {length} bytes", "sealed",
                frame(A.unsealed(length=1 + 32 + length + 16)))
    refused("share-sealed-nothing", "a sealed share of 16 bytes: the tag alone", "sealed",
            frame(A.unsealed(length=16)))
    refused("share-sealed-empty", "a sealed share of no bytes", "sealed", frame(put(GOOD, 4, b"")))
    for length in (31, 33):
        refused(f"share-commitment-{length}", f"a commitment to the key of {length} bytes", "layout",
                frame(put(GOOD, 3, bytes(length))))
        refused(f"share-salt-{length}", f"a salt of {length} bytes", "layout",
                frame(A.unsealed(protector=A.protector(1, salt=bytes(length)))))
    for name, cost in [("memory-least", (65536, 1, 1)), ("memory-most", (4194304, 4, 16)),
                       ("passes-most", (1048576, 16, 1)), ("default", (262144, 3, 4)),
                       ("lanes-most", (65536, 16, 16))]:
        read(f"share-cost-{name}", "m = {:,} KiB, t = {}, p = {}".format(*cost),
             frame(A.unsealed(protector=A.protector(1, cost=cost))))
    for name, cost in [("memory-below", (65535, 1, 4)), ("memory-above", (4194305, 1, 4)),
                       ("memory-huge", ((1 << 32) - 1, 1, 1)), ("memory-zero", (0, 1, 1)),
                       ("passes-zero", (65536, 0, 4)), ("passes-above", (65536, 17, 4)),
                       ("lanes-zero", (65536, 1, 0)), ("lanes-above", (65536, 1, 17)),
                       ("product", (4194304, 5, 4)), ("product-by-one", (1048577, 16, 4))]:
        refused(f"share-cost-{name}", "m = {:,} KiB, t = {}, p = {}".format(*cost), "cost",
                frame(A.unsealed(protector=A.protector(1, cost=cost))))
    refused("share-cost-wider", "m = 2^32 KiB", "layout",
            frame(A.unsealed(protector=A.protector(1, cost=(1 << 32, 1, 1)))))
    refused("share-passes-wider", "t = 2^32 + 1", "layout",
            frame(A.unsealed(protector=A.protector(1, cost=(65536, (1 << 32) + 1, 1)))))
    read("share-reminder-longest", "a reminder of 512 characters outside the first plane",
         frame(A.unsealed(protector=A.protector(1, reminder="𠮷" * 512))))
    for name, about, reminder in [
        ("too-long", "of 513 characters", "r" * 513), ("line", "of two lines", "one\ntwo"),
        ("escape", "with an escape sequence", "a\x1b[2Jb"), ("decomposed", "not in form C", "e\u0301"),
        ("space", "with a space before it", " a reminder")]:
        refused(f"share-reminder-{name}", f"a reminder {about}", "text",
                frame(A.unsealed(protector=A.protector(1, reminder=reminder))))
    opens("share-last", "the last share of the set", A, 3)
    refused("share-lanes-wider", "p = 2^32 + 1", "layout",
            frame(A.unsealed(protector=A.protector(1, cost=(65536, 1, (1 << 32) + 1)))))
    refused("share-x-0", "share number 0", "index", frame(A.unsealed(x=0)))
    refused("share-x-above", "a share number that the set does not have", "index",
            frame(A.unsealed(x=4)))
    refused("share-x-256", "share number 256", "layout", frame(A.unsealed(x=256)))


def descriptors():
    """Section 3: the set descriptor."""
    def described(change):
        return frame(A.unsealed(descriptor=cbor(change(A.fields))))

    def field(key, value):
        """The descriptor with this field, in the right place."""
        return lambda fields: Map(sorted([*without(fields, key), (key, value)]))

    def fields(pairs):
        def change(of):
            for key, value in pairs:
                of = field(key, value)(of)
            return of
        return change

    def custodians(names, k=2):
        pairs = [Map([(0, name), (1, random(f"custodian {i}", 32))]) for i, name in enumerate(names)]
        return fields([(10, k), (13, pairs)])

    def committed(length):
        """The descriptor with another length of the first custodian's commitment."""
        first, *others = dict(A.fields)[13]
        return field(13, [put(first, 1, bytes(length)), *others])

    other = random("another set", 16)
    msids = [random(f"msid {i}", 16) for i in range(17)]
    for name, about, change in [
        ("generation-largest", "generation 4,294,967,295", field(2, (1 << 32) - 1)),
        ("generation-alone", "generation 2 that does not say what it supersedes", field(2, 2)),
        ("supersedes", "generation 2, with the set that it supersedes", fields([(2, 2), (3, other)])),
        ("practice", "a practice set", field(4, 1)),
        ("native-backup", "a native backup without MSIDs", fields([(5, 0), (6, [])])),
        ("snapshot", "a snapshot with 16 MSIDs", fields([(5, 1), (6, msids[:16])])),
        ("msids-native-three", "a native backup with three MSIDs", fields([(5, 0), (6, msids[:3])])),
        ("msids-native-16", "a native backup with 16 MSIDs", fields([(5, 0), (6, msids[:16])])),
        ("previous-msid", "a native backup with the current and the previous MSID",
         fields([(5, 0), (6, msids[:2])])),
        ("label-empty", "no label and no server", fields([(7, ""), (8, "")])),
        ("label-longest", "a label of 128 characters", field(7, "名" * 128)),
        ("server-longest", "a server of 255 characters", field(8, "s" * 255)),
        ("created-0", "made in 1970", field(9, 0)),
        ("created-largest", "made in second 2^64-1", field(9, (1 << 64) - 1)),
        ("threshold-all", "all of three", field(10, 3)),
        ("two-custodians", "two of two", custodians(["Anna", "Berta"])),
        ("255-custodians", "255 of 255", custodians([f"c{i}" for i in range(255)], 255)),
        ("waivers-all", "every check waived", field(11, list(range(7)))),
        ("name-longest", "a name of 64 characters", custodians(["名" * 64, "Berta"])),
        ("name-case", "two names that differ in case alone", custodians(["Anna", "anna"])),
        ("envelope", "the digest of an envelope", field(14, bytes(32))),
    ]:
        read(f"descriptor-{name}", about, described(change))
    for name, about, reason, change in [
        ("set-id-15", "a set id of 15 bytes", "layout", field(1, bytes(15))),
        ("set-id-17", "a set id of 17 bytes", "layout", field(1, bytes(17))),
        ("generation-0", "generation 0", "generation", field(2, 0)),
        ("generation-wider", "generation 2^32", "layout", field(2, 1 << 32)),
        ("generation-1-supersedes", "generation 1 that supersedes a set", "generation",
         field(3, other)),
        ("supersedes-itself", "a set that supersedes itself", "generation",
         fields([(2, 2), (3, SET_ID)])),
        ("supersedes-15", "a superseded set id of 15 bytes", "layout",
         fields([(2, 2), (3, bytes(15))])),
        ("supersedes-17", "a superseded set id of 17 bytes", "layout",
         fields([(2, 2), (3, bytes(17))])),
        ("purpose-2", "purpose 2", "later-version", field(4, 2)),
        ("purpose-largest", "purpose 2^64-1", "later-version", field(4, (1 << 64) - 1)),
        ("purpose-negative", "purpose -1", "layout", field(4, Raw(b"\x20"))),
        ("payload-3", "payload 3", "later-version", field(5, 3)),
        ("payload-256", "payload 256", "later-version", field(5, 256)),
        ("payload-text", "a payload with a name", "layout", field(5, "master-secret")),
        ("msids-none", "a master secret without an MSID", "msids", field(6, [])),
        ("msids-two", "a master secret with two MSIDs", "msids", field(6, msids[:2])),
        ("msids-17", "a snapshot with 17 MSIDs", "msids", fields([(5, 1), (6, msids)])),
        ("msids-twice", "a snapshot with one MSID twice", "msids",
         fields([(5, 1), (6, [msids[0], msids[1], msids[0]])])),
        ("msids-17-native", "a native backup with 17 MSIDs", "msids", fields([(5, 0), (6, msids)])),
        ("msid-15", "an MSID of 15 bytes", "layout", field(6, [bytes(15)])),
        ("msid-17", "an MSID of 17 bytes", "layout", field(6, [bytes(17)])),
        ("label-129", "a label of 129 characters", "text", field(7, "l" * 129)),
        ("server-256", "a server of 256 characters", "text", field(8, "s" * 256)),
        ("created-wider", "made in second 2^64, as a big number", "layout",
         field(9, Raw(b"\xc2\x49\x01" + bytes(8)))),
        ("threshold-0", "a threshold of 0", "threshold", field(10, 0)),
        ("threshold-1", "a threshold of 1", "threshold", field(10, 1)),
        ("threshold-above", "a threshold of 4 of 3", "threshold", field(10, 4)),
        ("threshold-256", "a threshold of 256", "layout", field(10, 256)),
        ("one-custodian", "one custodian", "threshold", custodians(["Anna"], 1)),
        ("no-custodian", "no custodian", "threshold", custodians([])),
        ("256-custodians", "256 custodians", "threshold", custodians([f"c{i}" for i in range(256)])),
        ("waivers-order", "waived checks out of order", "waivers", field(11, [1, 0])),
        ("waivers-twice", "a waived check twice", "waivers", field(11, [1, 1])),
        ("waivers-unknown", "waived check 7", "later-version", field(11, [7])),
        ("waivers-unknown-last", "waived check 300 behind known ones", "later-version",
         field(11, [0, 6, 300])),
        ("waivers-text", "a waived check with a name", "layout", field(11, ["swap"])),
        ("secret-commitment-31", "a commitment to the secret of 31 bytes", "layout",
         field(12, bytes(31))),
        ("secret-commitment-33", "a commitment to the secret of 33 bytes", "layout",
         field(12, bytes(33))),
        ("envelope-31", "a digest of an envelope of 31 bytes", "layout", field(14, bytes(31))),
        ("envelope-33", "a digest of an envelope of 33 bytes", "layout", field(14, bytes(33))),
        ("commitment-31", "a commitment to a share of 31 bytes", "layout", committed(31)),
        ("commitment-33", "a commitment to a share of 33 bytes", "layout", committed(33)),
        ("server-character", "a server with U+202E in it", "text", field(8, "SSO\u202e01")),
        ("name-character", "a name with U+200B in it", "text", custodians(["An\u200bna", "Berta"])),
        ("name-space", "a name with a space behind it", "text", custodians(["Anna ", "Berta"])),
        ("name-decomposed", "a name that is not in form C", "text",
         custodians(["Chloe\u0301", "Berta"])),
        ("server-space", "a server with a space before it", "text", field(8, " SSO01")),
        ("name-empty", "a custodian without a name", "text", custodians(["Anna", ""])),
        ("name-65", "a name of 65 characters", "text", custodians(["Anna", "n" * 65])),
        ("name-twice", "two custodians of one name", "duplicate-name",
         custodians(["Anna", "Berta", "Anna"])),
    ]:
        refused(f"descriptor-{name}", about, reason, described(change))


def texts():
    """Section 2: the characters of a text."""
    def named(name):
        fields = put(A.fields, 7, name)
        return frame(A.unsealed(descriptor=cbor(fields)))

    for name, about, label in [
        ("scripts", "many scripts", "Zoë 佐藤 Мария שרה نور"),
        ("joiner", "a zero width non-joiner, which Persian needs", "می\u200cخواهم"),
        ("soft-hyphen", "a soft hyphen, which new sets refuse and readers accept", "An\u00adna"),
        ("astral", "characters outside the first plane", "𠮷野家 😀"),
    ]:
        assert unicodedata.is_normalized("NFC", label)
        read(f"text-{name}", f"a label with {about}", named(label))
    for character in (0x61b, 0x61d, 0x200c, 0x200d, 0x2010, 0x2027, 0x202f, 0x205f, 0x2070, 0xfff8,
                      0xfffc, 0xe0080):
        read(f"text-u{character:04x}", f"a label with U+{character:04X} in it, beside what is refused",
             named(f"a{chr(character)}b"))
    read("text-end-u180e", "a label with U+180E behind it, which is no white space", named("a\u180e"))
    for character in (0x00, 0x09, 0x0a, 0x1b, 0x1f, 0x7f, 0x80, 0x85, 0x9b, 0x9f, 0x61c, 0x200b, 0x200e,
                      0x200f, 0x2028, 0x2029, 0x202a, 0x202e, 0x2060, 0x2061, 0x2066, 0x206f, 0xfeff,
                      0xfff9, 0xfffa, 0xfffb, 0xe0000, 0xe0001, 0xe0020, 0xe007f):
        refused(f"text-u{character:04x}", f"a label with U+{character:04X} in it", "text",
                named(f"a{chr(character)}b"))
    for name, about, label in [
        ("space-before", "a space before it", " a"), ("space-behind", "a space behind it", "a "),
        ("wide-space", "U+3000 behind it", "名\u3000"), ("no-break-space", "U+00A0 before it", "\u00a0a"),
        *((f"end-u{code:04x}", f"U+{code:04X} behind it", f"a{chr(code)}")
          for code in (0x1680, 0x2002, 0x200a, 0x202f, 0x205f)),
        ("decomposed", "a letter and a combining accent", "Chloe\u0301"),
        ("kana", "a kana and a combining voicing mark", "か\u3099"),
        ("angstrom", "U+212B, whose form C is U+00C5", "\u212b"),
    ]:
        refused(f"text-{name}", f"a label with {about}", "text", named(label))


PHRASE = "cringe unbeaten cavity prism yo-yo duo"


def passwords():
    """Section 6: how a password enters the key derivation."""
    for name, about, sealed_to, typed in [
        ("french", "French, typed with combining accents", "mot de passe été", "mot de passe e\u0301te\u0301"),
        ("japanese", "Japanese, typed with combining voicing marks", "がぎぐげごぱぴ",
         "か\u3099き\u3099く\u3099け\u3099こ\u3099は\u309aひ\u309a"),
        ("hangul", "Hangul, typed as jamo", "비밀번호입니다", unicodedata.normalize("NFD", "비밀번호입니다")),
        ("angstrom", "U+212B for U+00C5", "\u00c5ngström", "\u212bngström"),
        ("wide-space", "a space of full width for a space", "日本 の 暗号 です", "日本\u3000の\u3000暗号\u3000です"),
        ("no-break-space", "a no-break space for a space", "mot de passe", "mot\u00a0de\u202fpasse"),
        ("order", "two combining marks in the other order", "a\u0323\u0302 secret", "a\u0302\u0323 secret"),
        ("shortest", "7 characters", "7 chars", "7 chars"),
        ("longest", "256 characters outside the first plane", "𠮷" * 256, "𠮷" * 256),
        ("end-space", "a space at its end, which counts", "ends with ", "ends with "),
        ("longest-decomposed", "512 characters that are 256 in form C", "é" * 256, "e\u0301" * 256),
        ("line-separator", "U+2028, which is no space of category Zs", "a line\u2028separator",
         "a line\u2028separator"),
        ("words-capitals", "six words in capitals", PHRASE, PHRASE.upper()),
        ("words-hyphens", "six words with hyphens, one of them hyphenated in the list", PHRASE,
         "Cringe-Unbeaten-Cavity-Prism-Yo-Yo-Duo"),
        ("words-spaces", "six words with white space that no password has, and a word apart", PHRASE,
         " cringe\tunbeaten  cavity\u3000prism yo yo\u00a0duo "),
        ("words-width", "six words of full width, with a long vowel mark for a hyphen", PHRASE,
         "ｃｒｉｎｇｅーｕｎｂｅａｔｅｎ　ｃａｖｉｔｙ　ｐｒｉｓｍ　ｙｏ－ｙｏ　ｄｕｏ"),
        ("words-invisible", "six words with characters that nobody sees", PHRASE,
         "\ufeffcringe unbea\u00adten cavity\u200b prism yo-yo duo\u200e"),
        ("words-exact", "six words that are sealed in capitals open as they are", PHRASE.upper(), PHRASE.upper()),
        ("mark", "the mark U+FEFF before the password", "mot de passe", "\ufeffmot de passe"),
        ("mark-exact", "the mark U+FEFF, which is part of the password", "\ufeffmot de passe",
         "\ufeffmot de passe"),
    ]:
        opens(f"password-{name}", about, A, password=sealed_to, typed=typed)
    for name, about, sealed_to, typed in [
        ("case", "another case", "Mot de passe", "mot de passe"),
        ("wrong", "another password", "the right one", "the wrong one"),
        ("width", "letters of full width for ordinary ones", "ABCDEFG", "ＡＢＣＤＥＦＧ"),
        ("half-width", "kana of half width", "カタカナの合言葉", "ｶﾀｶﾅの合言葉"),
        ("ligature", "the ligature ﬁ for its letters", "the final word", "the ﬁnal word"),
        ("end-space-missing", "without the space at its end", "ends with ", "ends with"),
        ("two-spaces", "two spaces for one", "one space", "one  space"),
        ("too-short", "6 characters: no password at all", "the right one", "6 char"),
        ("too-short-composed", "8 characters that are 4 in form C", "the right one", "e\u0301" * 4),
        ("too-long", "257 characters: no password at all", "a" * 256, "a" * 257),
        ("words-sealed-in-capitals", "six words whose exact text is sealed, in another case", PHRASE.upper(), PHRASE),
        ("words-five", "five words in capitals", "cringe unbeaten cavity prism duo",
         "CRINGE UNBEATEN CAVITY PRISM DUO"),
        ("words-unknown", "a word that is not in the list", PHRASE, "cringe unbeaten cavety prism yo-yo duo"),
        ("words-joined", "two words without a space", PHRASE, "cringeunbeaten cavity prism yo-yo duo"),
        ("mark-inside", "the mark U+FEFF, which is not at the beginning", "mot de passe", "mot de\ufeff passe"),
        ("control", "a control character: no password at all", "arrow key", "arrow\x1b[A key"),
    ]:
        file = frame(A.sealed(1, sealed_to))
        refused(f"password-{name}", about, "wrong-password", file, status=5, passwords=[typed])


def seals():
    """Section 6: the parts of a sealed share."""
    def altered(at):
        def spoil(fields):
            sealed = bytearray(fields[4])
            sealed[at] ^= 1
            return {**fields, 4: bytes(sealed)}
        return spoil

    opens("seal-reminder", "a share with a reminder", A, reminder="the one from the office")
    opens("seal-lanes", "one lane", A, cost=(65536, 1, 1))
    opens("seal-lanes-odd", "five lanes, by which the memory cannot be divided", A, cost=(65537, 1, 5))
    opens("seal-default", "the cost that is the default", A, cost=(262144, 3, 4))
    for name, about, sealing in [
        ("tag", "one bit of the tag flipped", {"spoil": altered(-1)}),
        ("ciphertext", "one bit of the ciphertext flipped", {"spoil": altered(0)}),
        ("header", "another reminder than was sealed",
         {"spoil_header": lambda protector: put(protector, 4, "another")}),
        ("nonce", "sealed under another nonce", {"nonce": bytes(11) + b"\x01"}),
        ("info", "sealed under the key of another domain", {"info": b"sso-escrow/v2 password key"}),
    ]:
        refused(f"seal-{name}", about, "altered", frame(A.sealed(**sealing)), passwords=PASSWORDS[:1])
    swapped_seal = A.sealed(2)
    refused("seal-of-another-alone", "the sealed part of share 2 in the file of share 1", "altered",
            frame(put(A.sealed(1), 4, dict(swapped_seal)[4])), passwords=PASSWORDS[:1])
    refused("seal-of-another", "the sealed part and the commitment of share 2 in the file of share 1", "wrong-password",
            frame(Map([*A.sealed(1)[:3], *swapped_seal[3:]])), status=5, passwords=PASSWORDS[:1])
    for name, about, sealing in [
        ("commitment", "another commitment to the key",
         {"spoil": lambda fields: {**fields, 3: bytes(32)}}),
        ("commitment-last-bit", "the last bit of the commitment to the key flipped",
         {"spoil": lambda fields: {**fields, 3: fields[3][:-1] + bytes([fields[3][-1] ^ 1])}}),
        ("salt", "another salt", {"spoil_header": lambda protector: put(protector, 0, bytes(32))}),
        ("passes", "more passes than it was sealed with",
         {"spoil_header": lambda protector: put(protector, 2, 2)}),
        ("memory", "more memory than it was sealed with",
         {"spoil_header": lambda protector: put(protector, 1, 65540)}),
        ("argon2i", "sealed with Argon2i", {"argon2": Type.I}),
        ("argon2d", "sealed with Argon2d", {"argon2": Type.D}),
    ]:
        refused(f"seal-{name}", about, "wrong-password", frame(A.sealed(**sealing)), status=5,
                passwords=PASSWORDS[:1])
    for name, about, plaintext in [
        ("x", "sealed as share 2, in the file of share 1", bytes([2]) + A.ys[1]),
        ("x-whole", "share 2, sealed in the file of share 1", bytes([2]) + A.ys[2]),
        ("x-0", "sealed as share 0", bytes([0]) + A.ys[1]),
        ("y", "one byte of y is not that of the set", bytes([1]) + A.ys[1][:-1] + b"\x00"),
        ("short", "y is a byte short", bytes([1]) + A.ys[1][:-1]),
        ("longer", "y has a byte more", bytes([1]) + A.ys[1] + b"\x00"),
    ]:
        refused(f"seal-share-{name}", about, "bad-share", frame(A.sealed(bytes_=plaintext)),
                passwords=PASSWORDS[:1])
    lied = Set(lie_about=(1,))
    refused("seal-share-commitment", "a descriptor that commits to another share", "bad-share",
            frame(lied.sealed(1)), passwords=PASSWORDS[:1])


def cards():
    """Sections 3 and 6: shares that are sealed to a card."""
    def opens_by_card(name, about, x=1, **sealing):
        share, z = A.card_sealed(x, **sealing)
        vector(name, about, frame(share), passwords=[z], share=bytes([x]) + A.ys[x])

    def protected(card):
        return frame(A.for_card(card=card))

    opens_by_card("card", "a share that is sealed to a card, and lies on a medium")
    opens_by_card("card-last", "the last share of the set", 3)
    guid = random("guid", 16)
    opens_by_card("card-guid", "a card without a serial number", card=A.card(token=guid))
    opens_by_card("card-object", "a share that lies on the card", card=A.card(object_=0x5fc120))
    longest = Set(random("longest", 512), seed="longest")
    share, z = longest.card_sealed(2)
    vector("card-core-512", "a core of 512 bytes", frame(share), passwords=[z],
           share=bytes([2]) + longest.ys[2])
    for name, about, card in [
        ("serial-least", "serial number 1", A.card(token=1)),
        ("serial-most", "serial number 2^32-1", A.card(token=(1 << 32) - 1)),
        ("guid-one-bit", "a GUID with one bit set", A.card(token=bytes(15) + b"\x01")),
        ("object-least", "data object 5FC101", A.card(object_=0x5fc101)),
        ("object-most", "data object 5FFFFF", A.card(object_=0x5fffff)),
        *((f"slot-{slot:02x}", f"slot {slot:02X}", A.card(slot=slot))
          for slot in (0x95, 0x9a, 0x9c, 0x9d)),
    ]:
        read(f"card-{name}", about, protected(card))
    read("card-zero-point", "a point whose x is zero", frame(A.for_card(enc=ZERO_POINT)))

    for name, about, reason, card in [
        ("serial-0", "serial number 0", "card", A.card(token=0)),
        ("serial-wider", "serial number 2^32", "layout", A.card(token=1 << 32)),
        ("guid-zeros", "a GUID of zeros", "card", A.card(token=bytes(16))),
        ("guid-15", "a GUID of 15 bytes", "layout", A.card(token=guid[:15])),
        ("guid-17", "a GUID of 17 bytes", "layout", A.card(token=guid + b"\x00")),
        ("guid-array", "a GUID as an array of numbers", "layout", A.card(token=list(guid))),
        ("token-text", "a serial number as a text", "layout", A.card(token="12345678")),
        ("token-negative", "a negative serial number", "layout", A.card(token=Raw(b"\x20"))),
        ("slot-81", "slot 81", "card", A.card(slot=0x81)),
        ("slot-96", "slot 96", "card", A.card(slot=0x96)),
        ("slot-9b", "slot 9B: the management key", "card", A.card(slot=0x9b)),
        ("slot-9e", "slot 9E, whose key needs no PIN", "card", A.card(slot=0x9e)),
        ("slot-f9", "slot F9: the attestation key", "card", A.card(slot=0xf9)),
        ("slot-wider", "slot 256", "layout", A.card(slot=256)),
        ("object-below", "data object 5FC100", "card", A.card(object_=0x5fc100)),
        ("object-above", "data object 600000", "card", A.card(object_=0x600000)),
        ("object-wider", "data object 2^32", "layout", A.card(object_=1 << 32)),
        ("object-null", "the data object as null", "deterministic", A.card(object_=Raw(b"\xf6"))),
        ("object-bytes", "the data object as a byte string", "layout",
         A.card(object_=b"\x5f\xc1\x20")),
        ("serial-long", "the serial number in eight bytes", "deterministic",
         A.card(token=long(12_345_678, 8))),
        ("slot-long", "the slot in two bytes", "deterministic", A.card(slot=long(0x82, 2))),
        ("object-long", "the data object in eight bytes", "deterministic",
         A.card(object_=long(0x5fc120, 8))),
        ("key-long", "the length of the key in two bytes", "deterministic",
         A.card(key=long(point(CARD_KEYS[1]), 2))),
        ("guid-indefinite", "the GUID of indefinite length", "deterministic",
         A.card(token=indefinite(guid))),
        ("order", "the card's keys out of order", "deterministic", swapped(A.card(), 1, 2)),
        ("unknown", "an unknown key", "layout", more(A.card(object_=0x5fc120), 5, 0)),
        *((f"missing-{key}", f"key {key} is missing", "layout", without(A.card(), key))
          for key in range(4)),
        ("as-password", "the fields of a password", "layout", A.protector(1)),
    ]:
        refused(f"card-{name}", about, reason, protected(card))
    refused("encoding-twice-card", "a key twice: the card", "layout", protected(doubled(A.card(), 3)))
    refused("card-fields-for-a-password", "the fields of a card for protector 0", "layout",
            frame(A.unsealed(protector=A.card())))
    both = Map([(0, A.protector(1)), (1, A.card())])
    refused("card-and-password", "a password and a card", "layout",
            frame(A.unsealed(header=cbor(put(A.header(), 2, both)))))
    refused("card-commitment", "a commitment to a key where the point belongs", "layout",
            frame(A.for_card(enc=random("commitment", 32))))
    refused("card-point-for-a-password", "a point where the commitment to the key belongs", "layout",
            frame(put(GOOD, 3, point(CARD_KEYS[1]))))
    for core in (0, 513):
        refused(f"card-core-{core}", f"as long as for a core of {core} bytes", "sealed",
                frame(A.for_card(length=1 + 32 + core + 16)))

    good = point(CARD_KEYS[1])
    for name, about, wrong, reason in [
        ("off", "one bit of y flipped", good[:-1] + bytes([good[-1] ^ 1]), "point"),
        ("x", "one bit of x flipped", good[:9] + bytes([good[9] ^ 1]) + good[10:], "point"),
        ("zeros", "4 and zeros", b"\x04" + bytes(64), "point"),
        ("all-zeros", "zeros", bytes(65), "point"),
        ("prime", "x is the prime of the field, for zero", b"\x04" + PRIME + ZERO_POINT[33:], "point"),
        ("hybrid", "with the first byte of the hybrid form", bytes([6 + good[-1] % 2]) + good[1:],
         "point"),
        ("other-curve", "a point of the curve with another b", b"\x04" + bytes(63) + b"\x01", "point"),
        ("swapped", "x and y changed about", b"\x04" + good[33:] + good[1:33], "point"),
        ("compressed", "compressed", point(CARD_KEYS[1], PublicFormat.CompressedPoint), "layout"),
        ("short", "64 bytes", good[:-1], "layout"), ("longer", "66 bytes", good + b"\x00", "layout"),
        ("infinity", "the point at infinity", b"\x00", "layout"),
        ("nothing", "no bytes", b"", "layout"),
    ]:
        for place, where, file in [
            ("enc", "enc", lambda: frame(A.for_card(enc=wrong))),
            ("key", "the key of the escrow slot", lambda: protected(A.card(key=wrong))),
            ("9e", "the key of slot 9E", lambda: protected(A.card(authentication_key=wrong))),
        ]:
            refused(f"card-point-{place}-{name}", f"{where}: {about}", reason, file())

    def altered(at):
        def spoil(fields):
            sealed = bytearray(fields[4])
            sealed[at] ^= 1
            return {**fields, 4: bytes(sealed)}
        return spoil

    another = Sender(good, "another").enc
    for name, about, sealing in [
        ("tag", "one bit of the tag flipped", {"spoil": altered(-1)}),
        ("ciphertext", "one bit of the ciphertext flipped", {"spoil": altered(0)}),
        ("enc", "another point than it was sealed with",
         {"spoil": lambda fields: {**fields, 3: another}}),
        ("serial", "another serial number than was sealed",
         {"spoil_header": lambda card: put(card, 0, 12_345_679)}),
        ("key", "another key of the escrow slot", {"spoil_header": lambda card: put(card, 1, another)}),
        ("9e-key", "another key of slot 9E", {"spoil_header": lambda card: put(card, 2, another)}),
        ("slot", "another slot", {"spoil_header": lambda card: put(card, 3, 0x83)}),
        ("object", "another data object", {"spoil_header": lambda card: more(card, 4, 0x5fc11f)}),
        ("info", "sealed under the info of another domain", {"info": b"sso-escrow/v2 token"}),
        ("suite", "sealed in the suite of AES-128-GCM",
         {"suite": b"HPKE\x00\x10\x00\x01\x00\x01"}),
        ("mode", "sealed in the mode with a pre-shared key", {"mode": b"\x01"}),
        ("context", "sealed without the keys in the KEM's context", {"context": b""}),
        ("nonce", "sealed under the nonce zero", {"nonce": bytes(12)}),
    ]:
        share, z = A.card_sealed(**sealing)
        refused(f"card-seal-{name}", about, "altered", frame(share), passwords=[z])
    share, z = A.card_sealed()
    refused("card-seal-z", "what another card answers", "altered", frame(share),
            passwords=[Sender(good, "another").z])
    refused("card-seal-z-bit", "one bit of Z flipped", "altered", frame(share),
            passwords=[z[:-1] + bytes([z[-1] ^ 1])])
    for name, about, plaintext in [
        ("x", "sealed as share 2, in the file of share 1", bytes([2]) + A.ys[1]),
        ("x-whole", "share 2, sealed in the file of share 1", bytes([2]) + A.ys[2]),
        ("y", "one byte of y is not that of the set", bytes([1]) + A.ys[1][:-1] + b"\x00"),
        ("short", "y is a byte short", bytes([1]) + A.ys[1][:-1]),
    ]:
        share, z = A.card_sealed(bytes_=plaintext)
        refused(f"card-share-{name}", about, "bad-share", frame(share), passwords=[z])

    one, z = A.card_sealed(1)
    three, z3 = A.card_sealed(3)
    vector("card-set", "two shares on cards", frame(one), frame(three), passwords=[z, z3],
           payload=SECRET)
    vector("card-and-password-set", "a share for a card and one for a password", frame(one),
           frame(A.sealed(2)), passwords=[z, PASSWORDS[1]], payload=SECRET)
    vector("password-and-card-set", "a share for a password and one for a card", frame(A.sealed(2)),
           frame(three), passwords=[PASSWORDS[1], z3], payload=SECRET)
    refused("card-set-resealed", "one share, sealed to a password and to a card", "duplicate",
            frame(A.sealed(1)), frame(one), status=3, passwords=[PASSWORDS[0], z])
    other = Set(set_id=random("another set", 16), msids=(random("another msid", 16),), seed="other")
    foreign, foreign_z = other.card_sealed(3)
    refused("card-set-foreign", "a share for a card of another set", "foreign", frame(one),
            frame(foreign), passwords=[z, foreign_z])
    wrong, wrong_z = A.card_sealed(3, spoil=altered(3))
    refused("card-set-altered", "an altered share for a card", "altered", frame(one), frame(wrong),
            passwords=[z, wrong_z])


def sets():
    """Sections 3 to 5: several shares together."""
    def files(a_set, *numbers, **sealing):
        return [frame(a_set.sealed(x, **sealing)) for x in numbers]

    def passwords_of(*numbers):
        return [PASSWORDS[x - 1] for x in numbers]

    def combines(name, about, a_set, *numbers, **header):
        vector(name, about, *files(a_set, *numbers), passwords=passwords_of(*numbers),
               payload=header.pop("secret", SECRET), **header)

    five = Set(k=3, names=("Anna", "Berta", "Chloé", "Dora", "Emil"), seed="five")
    combines("set-3-of-5", "shares 2, 4 and 5 of a set 3-of-5", five, 2, 4, 5)
    combines("set-3-of-5-other-order", "shares 5, 1 and 3 of a set 3-of-5", five, 5, 1, 3)
    combines("set-2-of-3", "shares 3 and 1 of a set 2-of-3", A, 3, 1)
    all_of = Set(k=4, names=("Anna", "Berta", "Chloé", "Dora"), seed="all")
    combines("set-4-of-4", "all shares of a set 4-of-4", all_of, 4, 2, 1, 3)
    many = Set(names=[f"c{x}" for x in range(1, 256)], seed="many")
    combines("set-x-255", "shares 255 and 3 of a set 2-of-255", many, 255, 3)
    one_byte = Set(b"\x00", seed="one byte")
    refused("set-one-byte", "a core of one byte, which is zero: no payload", "payload",
            *files(one_byte, 1, 2), passwords=passwords_of(1, 2))
    longest = native_of(512)
    combines("set-512-bytes", "a payload of 512 bytes", Set(longest, kind=0, seed="longest"), 2, 3,
             secret=longest)
    coefficients = Set(seed="zero", ys={x: share_of(x, [random("zero blinding", 32) + SECRET,
                                                        bytes(64)]) for x in (1, 2, 3)})
    combines("set-zero-coefficients", "coefficients that are all zero: the shares are the secret",
             coefficients, 1, 3)
    combines("set-words", "with the words of the set", A, 1, 2, words=A.words())
    combines("set-numbers", "with the numbers for the words", A, 1, 2, words=A.words(numbers=True))
    combines("set-letters", "with four letters of each word", A, 1, 2, words=A.words(letters=4))
    combines("set-msids-none", "a native backup without an MSID", Set(native(), kind=0, msids=(), seed="none"), 1, 2,
             secret=native())
    two_msids = Set(native(), kind=0, msids=(MSID, random("the MSID before", 16)), seed="two msids")
    combines("set-msids-two", "a native backup with two MSIDs", two_msids, 1, 2,
             secret=native())
    tree = snapshot([value("v", 3, b"\x01")], [key("k")])
    sixteen = Set(tree, kind=1, msids=[random(f"msid {i}", 16) for i in range(16)], seed="snapshot")
    combines("set-snapshot", "a snapshot with 16 MSIDs", sixteen, 1, 2, secret=tree)
    later = native(version=2)
    refused("set-payload-later", "a payload of a later layout", "later-version",
            *files(Set(later, kind=0, seed="later payload"), 1, 2), passwords=passwords_of(1, 2))
    practice = Set(purpose=1, seed="practice")
    combines("set-practice", "a practice set in a rehearsal", practice, 1, 2, mode="rehearsal")
    spare = frame(A.sealed(3, spoil=lambda fields: {**fields, 4: bytes(len(fields[4]))}))
    vector("set-spare", "an altered share before two good ones", spare, *files(A, 1, 2),
           passwords=passwords_of(3, 1, 2), payload=SECRET)
    vector("set-duplicate", "one share twice, and another", *files(A, 1, 1, 2),
           passwords=passwords_of(1, 1, 2), payload=SECRET)
    vector("set-damaged-spare", "a damaged file before two good ones", GOOD_FILE[:-1], *files(A, 1, 2),
           passwords=["not asked for", *passwords_of(1, 2)], payload=SECRET)

    refused("set-too-few", "two shares of a set 3-of-5", "too-few", *files(five, 1, 4), status=3,
            passwords=passwords_of(1, 4))
    refused("set-same-twice", "one share twice", "duplicate", *files(A, 1, 1), status=3,
            passwords=passwords_of(1, 1))
    resealed = [frame(A.sealed(1)), frame(A.sealed(1, seal=1))]
    refused("set-resealed-twice", "one share, sealed twice", "duplicate", *resealed, status=3,
            passwords=passwords_of(1, 1))
    refused("set-wrong-password", "one of two passwords is wrong", "wrong-password", *files(A, 1, 2),
            status=5, passwords=[PASSWORDS[0], PASSWORDS[0]])
    refused("set-wrong-and-altered", "a wrong password and an altered share: the damage counts more",
            "altered", frame(A.sealed(1)), spare, passwords=[PASSWORDS[4], PASSWORDS[2]])
    refused("set-wrong-and-damaged", "a wrong password and a damaged file: the damage counts more",
            "damaged", frame(A.sealed(1)), GOOD_FILE[:-1], passwords=[PASSWORDS[4], "not asked for"])
    other = Set(set_id=random("another set", 16), msids=(random("another msid", 16),), seed="other")
    refused("set-foreign", "a share of another set", "foreign", *files(A, 1), *files(other, 2),
            passwords=passwords_of(1, 2))
    label = Set(label="another label")
    refused("set-foreign-label", "a descriptor that differs in its label", "foreign", *files(A, 1),
            *files(label, 2), passwords=passwords_of(1, 2))
    refused("set-foreign-words", "two good shares, and the words of another set", "foreign",
            *files(A, 1, 2), passwords=passwords_of(1, 2), words=other.words())
    refused("set-foreign-first", "the words tell which of two shares is foreign", "foreign",
            *files(other, 1), *files(A, 2), passwords=passwords_of(1, 2), words=A.words())
    def follows(**kinds):
        return Set(set_id=random("a later set", 16), seed="later", **kinds)

    unlike = (random("an msid of its own", 16),)
    for name, about, reason, one, two in [
        ("other-generation", "a share of the set that supersedes this one", "other-generation",
         A, follows(generation=2, supersedes=SET_ID, msids=unlike)),
        ("other-generation-before", "a share of the set that this one supersedes", "other-generation",
         follows(generation=2, supersedes=SET_ID, msids=unlike), A),
        ("other-generation-msids", "a share with the same MSIDs and another generation",
         "other-generation", A, follows(generation=2)),
        ("foreign-msids", "a share with the same MSIDs and the same generation", "foreign", A, follows()),
        ("foreign-no-msids", "a share of another generation, both without an MSID", "foreign",
         Set(kind=0, msids=(), seed="none"), follows(kind=0, msids=(), generation=2)),
        ("practice-of-another", "a practice share of another set", "practice", A,
         follows(purpose=1, msids=unlike)),
        ("other-generation-order", "a share with the same MSIDs in another order", "other-generation",
         Set(kind=0, msids=(MSID, *unlike), seed="two"),
         follows(kind=0, msids=(*unlike, MSID), generation=2)),
        ("foreign-msids-fewer", "a share of another generation with one of two MSIDs", "foreign",
         Set(kind=0, msids=(MSID, *unlike), seed="two"), follows(kind=0, generation=2)),
    ]:
        refused(f"set-{name}", about, reason, *files(one, 1), *files(two, 2), passwords=passwords_of(1, 2))
    vector("set-practice-first", "a practice share before two good ones of production",
           *files(practice, 3), *files(A, 1, 2), passwords=["not asked for", *passwords_of(1, 2)],
           payload=SECRET)
    refused("set-duplicate-before-password", "one share twice, the second time with a wrong password",
            "duplicate", *files(A, 1, 1), status=3, passwords=[PASSWORDS[0], PASSWORDS[4]])
    refused("set-practice-in-production", "practice shares outside a rehearsal", "practice",
            *files(practice, 1, 2), passwords=passwords_of(1, 2))
    refused("set-production-in-rehearsal", "production shares in a rehearsal", "production",
            *files(A, 1, 2), passwords=passwords_of(1, 2), mode="rehearsal")
    wrong = Set(secret_commitment=random("wrong commitment", 32), seed="wrong")
    refused("set-secret-commitment", "a descriptor that commits to another secret", "wrong-secret",
            *files(wrong, 1, 2), passwords=passwords_of(1, 2))
    msids = Set(fields=lambda fields: put(fields, 6, [random("msid of none", 16)]), seed="msids")
    refused("set-msid", "another MSID than the secret's commitment was made with", "wrong-secret",
            *files(msids, 1, 2), passwords=passwords_of(1, 2))
    kind = Set(fields=lambda fields: put(fields, 5, 1), seed="kind")
    refused("set-kind", "another kind of payload than the secret's commitment was made with",
            "wrong-secret", *files(kind, 1, 2), passwords=passwords_of(1, 2))
    off = Set(k=2, ys={2: random("off the line", 64)}, seed="off")
    refused("set-off-the-polynomial", "a share that is committed to and lies on no line with the others",
            "wrong-secret", *files(off, 1, 2), passwords=passwords_of(1, 2))
    threshold = Set(k=3, fields=lambda fields: put(fields, 10, 2), seed="threshold")
    refused("set-threshold", "a descriptor with a smaller threshold than the polynomial's",
            "wrong-secret", *files(threshold, 1, 2), passwords=passwords_of(1, 2))
    unequal = Set(ys={2: random("a shorter y", 60)}, seed="unequal")
    refused("set-unequal", "two shares of different lengths, both committed to", "unequal-lengths",
            *files(unequal, 1, 2), passwords=passwords_of(1, 2))


def envelopes():
    """Section 7."""
    def with_envelope(name, about, payload, envelope_file=None, status=0, reason=None, **kinds):
        a_set = Set(payload, envelope=True, kind=0, seed="envelope", **kinds)
        file = envelope_file(a_set) if envelope_file else frame(a_set.envelope)
        header = {"payload": payload} if status == 0 else {"status": status, "reason": reason}
        vector(name, about, *(frame(a_set.sealed(x)) for x in (1, 3)),
               *([Envelope(file)] if file is not None else []),
               passwords=[PASSWORDS[0], PASSWORDS[2]], **header)

    payload = native_of(700)
    with_envelope("envelope", "a payload of 700 bytes", payload)
    with_envelope("envelope-513", "a payload of 513 bytes", native_of(513))
    with_envelope("envelope-full", "a payload that leaves no room for padding", native_of(1016))
    with_envelope("envelope-just-more", "a payload that needs a block for its last byte", native_of(1017))
    foreign = {"status": 4, "reason": "envelope-foreign"}
    with_envelope("envelope-missing", "no envelope", payload, lambda _: None, 4, "envelope-missing")
    other = Set(payload, envelope=True, kind=0, seed="other envelope")
    with_envelope("envelope-of-another", "the envelope of another set", payload,
                  lambda _: frame(other.envelope), **foreign)
    with_envelope("envelope-other-id", "an envelope with another set id", payload,
                  lambda a_set: frame(put(a_set.envelope, 2, random("another set", 16))), **foreign)

    def flipped(a_set):
        ciphertext = bytearray(a_set.ciphertext)
        ciphertext[5] ^= 1
        return frame(put(a_set.envelope, 3, bytes(ciphertext)))

    with_envelope("envelope-flipped", "one bit of the ciphertext flipped", payload, flipped, **foreign)
    with_envelope("envelope-digest", "a descriptor with another digest", payload,
                  digest=random("a digest", 32), **foreign)
    length = len(payload).to_bytes(8, "big")
    for name, about, padded in [
        ("padding", "a padding that is not zero", length + payload + bytes(315) + b"\x01"),
        ("padding-more", "a block of padding too many", length + payload + bytes(316 + 512)),
        ("length-above", "a length beyond the plaintext", (1017).to_bytes(8, "big") + bytes(1016)),
        ("length-huge", "a length of 2^64-1", b"\xff" * 8 + bytes(1016)),
        ("length-little-endian", "a length in the other byte order",
         length[::-1] + payload + bytes(316)),
    ]:
        with_envelope(f"envelope-{name}", about, payload, padded=padded, **foreign)
    another = random("another set", 16)
    with_envelope("envelope-associated", "sealed for another set", payload,
                  lambda a_set: frame(put(a_set.envelope, 2, SET_ID)), envelope_set=another, **foreign)
    with_envelope("envelope-damaged-beside", "a damaged envelope beside two good shares", payload,
                  lambda a_set: frame(a_set.envelope)[:-5], 4, "damaged")
    with_envelope("envelope-short-key", "a core of 16 bytes, and AES-128", payload, core=16, **foreign)
    good = Set(payload, envelope=True, kind=0, seed="envelope")
    vector("envelope-not-asked-for", "an envelope beside a set that has none",
           frame(A.sealed(1)), frame(A.sealed(2)), Envelope(frame(good.envelope)),
           passwords=PASSWORDS[:2], payload=SECRET)

    def on_cards(name, about, a_set, *envelopes, **header):
        """Shares 1 and 2, which cards open, and envelopes."""
        shares = [a_set.card_sealed(x) for x in (1, 2)]
        vector(f"envelope-{name}", about, *(frame(share) for share, _ in shares), *map(Envelope, envelopes),
               passwords=header.pop("passwords", [z for _, z in shares]), **header)

    bad, of_another, right = frame(good.envelope)[:-5], frame(other.envelope), frame(good.envelope)
    taken = {"payload": payload}
    on_cards("after-damaged", "a good envelope after a damaged one", good, bad, right, **taken)
    on_cards("after-another", "a good envelope after one of another set", good, of_another, right, **taken)
    on_cards("before-damaged", "a good envelope before a damaged one", good, right, bad, **taken)
    on_cards("another-and-damaged", "an envelope of another set, and a damaged one: the damage counts",
             good, of_another, bad, status=4, reason="damaged")
    on_cards("two-unreadable", "two envelopes with different faults: the first counts", good,
             frame(put(good.envelope, 1, 2)), bad, status=4, reason="later-version")
    on_cards("ignored-damaged", "a damaged envelope beside a set that has none", A, bad, payload=SECRET)
    short = Set(SECRET, envelope=True, seed="short envelope")
    on_cards("short-payload", "a payload of 32 bytes in an envelope", short, frame(short.envelope),
             payload=SECRET)
    empty = Set(b"", envelope=True, seed="empty envelope")
    on_cards("empty-payload", "a payload of no bytes in an envelope", empty, frame(empty.envelope),
             status=4, reason="payload")
    wrong_z = random("a wrong Z", 32)
    on_cards("and-altered", "an altered share, and a damaged envelope: the share counts", good, bad,
             status=4, reason="altered", passwords=[wrong_z, good.card_sealed(2)[1]])
    passwords = [frame(good.sealed(1)), frame(good.sealed(2)), Envelope(bad)]
    refused("envelope-and-wrong-password", "a wrong password, and a damaged envelope: the share counts",
            "wrong-password", *passwords, status=5, passwords=[PASSWORDS[0], PASSWORDS[0]])

    def refused_file(name, about, reason, file):
        refused(f"envelope-{name}", about, reason, Envelope(file))

    read("envelope-alone", "an envelope by itself", Envelope(frame(good.envelope)))
    cut = good.ciphertext
    for name, about, ciphertext in [
        ("no-block", "the tag alone", cut[:16]), ("nothing", "no ciphertext", b""),
        ("half-block", "half a block", cut[:256 + 16]), ("one-byte", "a byte more", cut + b"\x00"),
        ("tagless", "without its tag", cut[:-16])]:
        refused_file(name, f"a ciphertext of a wrong length: {about}", "sealed",
                     frame(put(good.envelope, 3, ciphertext)))
    refused_file("damaged", "an envelope that is cut off", "damaged", frame(good.envelope)[:-5])
    refused_file("version-2", "version 2", "later-version", frame(put(good.envelope, 1, 2)))
    refused_file("version-0", "version 0", "version", frame(put(good.envelope, 1, 0)))
    refused_file("unknown-key", "an unknown key", "layout", frame(more(good.envelope, 4, 0)))
    refused_file("order", "keys out of order", "deterministic", frame(swapped(good.envelope, 2, 3)))
    refused_file("indefinite", "a ciphertext of indefinite length", "deterministic",
                 frame(put(good.envelope, 3, indefinite(cut))))
    refused_file("set-id-15", "a set id of 15 bytes", "layout", frame(put(good.envelope, 2, bytes(15))))
    refused_file("too-large", "1,048,577 bytes", "too-large", bytes((1 << 20) + 1))


def orders():
    """Section 9: the order of the checks, for files with two faults, and whose fault counts."""
    def described(*pairs, seal=None, x=1, **kinds):
        fields = A.fields
        for number, value in pairs:
            fields = Map(sorted([*without(fields, number), (number, value)]))
        return A.unsealed(descriptor=cbor(fields), protector=seal, x=x, **kinds)

    long_set = Set(random("a long payload", 70_000), envelope=True, kind=0)
    refused("order-size-kind", "an envelope of 70,000 bytes where a share should be", "too-large",
            frame(long_set.envelope))
    refused("order-size-foreign", "65,537 bytes of something else", "too-large", bytes(65_537))
    refused("order-tag-digest", "no tag, and a wrong digest", "not-ours", GOOD_FILE[3:-1])
    refused("order-digest-version", "version 2, cut off", "damaged", frame(put(GOOD, 1, 2))[:-1])
    refused("order-kind-version", "version 2 of another kind of file", "not-ours",
            frame(put(put(GOOD, 0, "sso-escrow Share"), 1, 2)))
    refused("order-version-layout", "version 0, and an unknown key", "version",
            frame(more(put(GOOD, 1, 0), 5, 0)))
    header = more(A.header(descriptor=cbor(put(A.fields, 0, 2))), 3, 0)
    refused("order-header-descriptor", "a header with an unknown key, and a descriptor of version 2",
            "layout", frame(A.unsealed(header=cbor(header))))
    refused("order-descriptor-version", "a descriptor of version 0 without a set id", "version",
            frame(A.unsealed(descriptor=cbor(without(put(A.fields, 0, 0), 1)))))
    refused("order-number-key", "purpose 2, and a commitment to the key of 31 bytes", "later-version",
            frame(put(described((4, 2)), 3, bytes(31))))
    refused("order-key-generation", "a commitment to the key of 31 bytes, and generation 0", "layout",
            frame(put(described((2, 0)), 3, bytes(31))))
    protector = Map([(2, 0)])
    header = put(A.header(descriptor=cbor(without(A.fields, 7))), 2, protector)
    refused("order-layout-protector", "a descriptor without a label, and protector 2", "layout",
            frame(A.unsealed(header=cbor(header))))
    header = put(A.header(descriptor=cbor(put(A.fields, 2, 0))), 2, protector)
    refused("order-protector-generation", "protector 2, and generation 0", "later-version",
            frame(A.unsealed(header=cbor(header))))
    names = [Map([(0, name), (1, bytes(32))]) for name in ("Anna", "Anna")]
    none = [Map([(0, name), (1, bytes(32))]) for name in ("Anna", "")]
    costly, told = A.protector(1, cost=(1, 1, 1)), A.protector(1, reminder="a\nb")
    both = A.protector(1, cost=(1, 1, 1), reminder="a\nb")
    for name, about, reason, file in [
        ("purpose-generation", "purpose 2, and generation 0", "later-version", described((4, 2), (2, 0))),
        ("waiver-order", "waiver 7 before waiver 0", "later-version", described((11, [7, 0]))),
        ("generation-threshold", "generation 0, and threshold 1", "generation", described((2, 0), (10, 1))),
        ("threshold-text", "threshold 1, and a label of 129 characters", "threshold",
         described((10, 1), (7, "l" * 129))),
        ("threshold-reminder", "threshold 1, and a reminder of two lines", "threshold",
         described((10, 1), seal=told)),
        ("label-duplicate", "a label of 129 characters, and two custodians of one name", "text",
         described((7, "l" * 129), (13, names))),
        ("reminder-duplicate", "a reminder of two lines, and two custodians of one name", "text",
         described((13, names), seal=told)),
        ("name-waivers", "a custodian without a name, and waivers out of order", "text",
         described((13, none), (11, [1, 0]))),
        ("duplicate-waivers", "two custodians of one name, and waivers out of order", "duplicate-name",
         described((13, names), (11, [1, 0]))),
        ("waivers-msids", "waivers out of order, and no MSID", "waivers", described((11, [1, 0]), (6, []))),
        ("msids-index", "no MSID, and share number 4", "msids", described((6, []), x=4)),
        ("index-cost", "share number 4, and a cost too low", "index", described(seal=costly, x=4)),
        ("reminder-cost", "a cost too low, and a reminder of two lines", "text", described(seal=both)),
        ("cost-sealed", "a cost too low, and too little that is sealed", "cost",
         described(seal=costly, length=49)),
        ("msids-sealed", "no MSID, and too little that is sealed", "msids", described((6, []), length=49)),
        ("index-card", "share number 4, and slot 9E", "index",
         put(A.for_card(1), 2, cbor(put(A.card_header(1, A.card(1, slot=0x9e)), 1, 4)))),
        ("card-point", "slot 9E, and a key that is no point", "card",
         A.for_card(1, A.card(1, slot=0x9e, key=b"\x04" + bytes(64)))),
        ("card-enc", "slot 9E, and an enc that is no point", "card",
         A.for_card(1, A.card(1, slot=0x9e), enc=b"\x04" + bytes(64))),
        ("point-sealed", "an enc that is no point, and too little that is sealed", "point",
         A.for_card(1, enc=b"\x04" + bytes(64), length=49)),
        ("text-point", "a label of 129 characters, and an enc that is no point", "text",
         Set(label="l" * 129).for_card(1, enc=b"\x04" + bytes(64))),
    ]:
        refused(f"order-{name}", about, reason, frame(file))

    five = Set(k=3, names=("Anna", "Berta", "Chloé", "Dora", "Emil"), seed="five")

    def opened(name, about, *shares, status=4, reason=None, **header):
        """Each share is a set, x, and what becomes of it."""
        files, answers = [], []
        for a_set, x, fate in shares:
            share, z = a_set.card_sealed(x)
            file = frame(share)
            files.append(file[:-1] if fate == "damaged" else b"no share" if fate == "not-ours" else file)
            answers.append(random("a wrong Z", 32) if fate == "altered" else z)
        vector(f"order-{name}", about, *files, passwords=answers, status=status, reason=reason, **header)

    opened("two-damaged", "a damaged file, and an altered share: the first counts", (A, 1, "damaged"),
           (A, 2, "altered"), reason="damaged")
    opened("two-altered", "an altered share, and a damaged file: the first counts", (A, 1, "altered"),
           (A, 2, "damaged"), reason="altered")
    opened("two-files", "a file of another program, and a damaged one", (A, 1, "not-ours"),
           (A, 2, "damaged"), reason="not-ours")
    opened("duplicate-damaged", "a share twice, and a damaged file: the damage counts more", (A, 1, ""),
           (A, 1, ""), (A, 2, "damaged"), reason="damaged")
    card, z = five.card_sealed(1)
    wrong = (frame(five.sealed(2)), PASSWORDS[4])
    for name, about, shares in [
        ("duplicate-password", "a share twice, and then a wrong password", [card, card, wrong]),
        ("password-duplicate", "a wrong password, and then a share twice", [card, wrong, card]),
    ]:
        pairs = [(frame(one), z) if one is card else one for one in shares]
        refused(f"order-{name}", f"{about}: the password counts more", "wrong-password",
                *(file for file, _ in pairs), status=5, passwords=[answer for _, answer in pairs])

    practice = Set(purpose=1, seed="practice")
    later = Set(set_id=random("a later set", 16), seed="later", generation=2)
    words = practice.words()
    opened("set-of-other-mode", "the words of a practice set, whose share is the second one", (A, 1, ""),
           (practice, 2, ""), reason="foreign", words=words)
    opened("set-of-other-mode-first", "the words of a practice set, whose share is the first one",
           (practice, 1, ""), (A, 2, ""), reason="practice", words=words)
    opened("set-of-other-mode-generation", "as before, with a share of another generation",
           (later, 1, ""), (practice, 2, ""), reason="foreign", words=words)
    opened("set-behind", "the words of the second share: the first is of a later generation",
           (later, 1, ""), (A, 2, ""), reason="other-generation", words=A.words())
    opened("set-first", "no words: the second share is of a later generation than the first",
           (A, 1, ""), (later, 2, ""), reason="other-generation")


def set_words():
    """Section 3: the forms of typed set words."""
    shares = [A.card_sealed(x) for x in (1, 2)]

    def typed(name, about, words, **header):
        vector(f"words-{name}", about, *(frame(share) for share, _ in shares),
               passwords=[z for _, z in shares], words=words, **header)

    words, numbers = A.words().split(), A.words(numbers=True).split()
    taken = {"payload": SECRET}
    typed("capitals", "in capital letters", A.words().upper(), **taken)
    typed("hyphens", "with hyphens and commas between them", ", ".join(words[:4]) + "-" + "-".join(words[4:]),
          **taken)
    typed("letters", "with four letters of each, in capitals", A.words(letters=4).upper(), **taken)
    typed("more-letters", "with five letters of each", A.words(letters=5), **taken)
    typed("numbers-short", "numbers without zeros", " ".join(number.lstrip("0") for number in numbers), **taken)
    typed("numbers-long", "numbers with more zeros", " ".join("00" + number for number in numbers), **taken)
    typed("mixed", "words and numbers", " ".join(words[:4] + numbers[4:]), **taken)
    typed("underscores", "with underscores between them", "_".join(words), **taken)
    for name, about, one in [
        ("three-letters", "three letters of a word", "aba"), ("longer", "a letter more than a word", "zooo"),
        ("zero", "the number 0", "0"), ("above", "the number 2049", "2049"),
        ("nothing-like", "no word of the list", "qqqq"),
    ]:
        typed(name, f"{about}, and seven words", " ".join([one, *words[1:]]), status=2, reason="usage")
    typed("seven", "seven words", " ".join(words[:7]), status=2, reason="usage")
    typed("nine", "nine words", " ".join([*words, words[0]]), status=2, reason="usage")


def native(name="SSO478AD.bak", file=b"\x01\x02", password="seven 7", reminder="", version=1):
    return cbor([version, name, file, password, reminder])


def native_of(length):
    """The payload of a native backup, of this many bytes."""
    overhead = len(native(file=bytes(300))) - 300
    payload = native(file=random(f"a file for {length}", length - overhead))
    assert len(payload) == length
    return payload


def value(name, kind=3, content=b""):
    return [name, kind, content]


def key(name, values=(), keys=()):
    return [name, list(values), list(keys)]


def snapshot(values=(), keys=(), version=1):
    return cbor([version, list(values), list(keys)])


def payloads():
    """Section 7: what a payload holds."""
    def payload(kind, name, about, content, reason=None):
        status = 4 if reason else 0
        lines = [f"about: {about}", f"status: {status}", *([f"reason: {reason}"] if reason else []),
                 f"kind: {kind}", "", "payload", *hexadecimal(content)]
        name = f"payload-{kind.split('-')[0]}-{name}"
        assert name not in FILES, name
        FILES[name] = "\n".join(lines) + "\n"

    def each(kind, reason, vectors):
        for name, about, content in vectors:
            payload(kind, name, about, content, reason)

    for length in (16, 17, 32, 64):
        payload("master-secret", f"{length}", f"{length} bytes", random("a secret", length))
    for length in (0, 1, 15, 65, 512, 513):
        payload("master-secret", f"{length}", f"{length} bytes", random("a secret", length), "payload")

    each("native-backup", None, [
        ("least", "the least that there can be", native("a", b"\x00", "seven 7", "")),
        ("file-long", "a file of 786,432 bytes", native(file=bytes(786_432))),
        ("file-ours", "a file that begins as a share does", native(file=GOOD_FILE[:40])),
        ("name-longest", "a name of 255 UTF-16 units", native("🗝" * 127 + "x")),
        ("name-decomposed", "a name that is not in form C", native("Chloe\u0301.bak")),
        ("name-spaces", "a name with spaces and full stops in it", native("a b..c .bak")),
        ("name-no-stem", "a name that begins with a full stop", native(".bak")),
        ("name-like-device", "a name that begins as that of a device", native("COM10.bak")),
        ("name-com", "COM without a number", native("COM.bak")),
        ("name-device-behind", "the name of a device behind a full stop", native("a.NUL")),
        ("name-soft-hyphen", "a name with a soft hyphen", native("a\u00adb")),
        ("password-longest", "a password of 256 UTF-16 units", native(password="🗝" * 128)),
        ("password-shortest", "a password of 7 UTF-16 units", native(password="12345😀")),
        ("password-decomposed", "a password that is not in form C", native(password="e\u0301e\u0301e\u0301e")),
        ("password-spaces", "a password with spaces at its ends", native(password="  pass word  ")),
        ("password-hidden", "a password with U+202E and U+200B", native(password="pass\u202eword\u200b")),
        ("reminder-longest", "a reminder of 512 characters, and 1,024 UTF-16 units",
         native(reminder="🗝" * 512)),
        ("reminder-hidden", "a reminder with U+202E", native(reminder="a\u202eb")),
        ("reminder-spaces", "a reminder with spaces at its ends", native(reminder=" a ")),
    ])
    each("native-backup", "payload", [
        ("empty", "no bytes", b""),
        ("file-none", "an empty file", native(file=b"")),
        ("name-none", "no name", native("")),
        ("name-256", "a name of 256 UTF-16 units", native("🗝" * 128)),
        *((f"name-{word}", f"a name with {one}", native(f"a{one}b")) for word, one in [
            ("slash", "/"), ("backslash", "\\"), ("colon", ":"), ("star", "*"), ("question", "?"),
            ("quote", '"'), ("less", "<"), ("greater", ">"), ("bar", "|")]),
        ("name-nul", "a name with U+0000", native("a\0b")),
        ("name-line", "a name of two lines", native("a\nb")),
        ("name-c1", "a name with U+009B", native("a\u009bb")),
        ("name-202e", "a name with U+202E", native("a\u202eb")),
        ("name-200b", "a name with U+200B", native("a\u200bb")),
        ("name-dot", "a name of one full stop", native(".")),
        ("name-dots", "a name of two full stops", native("..")),
        ("name-space-first", "a name that begins with a space", native(" a")),
        ("name-space-last", "a name that ends with a space", native("a ")),
        ("name-dot-last", "a name that ends with a full stop", native("a.")),
        ("name-con", "the name of a device", native("CON")),
        ("name-nul-bak", "the name of a device, in small letters and with an ending", native("nul.bak")),
        ("name-aux-space", "the name of a device with a space behind it", native("Aux .bak")),
        ("name-prn-dots", "the name of a device with two endings", native("PRN.a.b")),
        ("name-com1", "COM1", native("com1.bak")),
        ("name-lpt0", "LPT0", native("LPT0")),
        ("name-com-superscript", "COM with a superscript two", native("COM².bak")),
        ("password-6", "a password of 6 UTF-16 units", native(password="1234😀")),
        ("password-257", "a password of 257 UTF-16 units", native(password="p" * 257)),
        ("password-258", "a password of 129 characters, which are 258 UTF-16 units",
         native(password="🗝" * 129)),
        ("password-tab", "a password with a tab", native(password="pass\tword")),
        ("password-c1", "a password with U+0085", native(password="pass\u0085word")),
        ("reminder-513", "a reminder of 513 characters", native(reminder="r" * 513)),
        ("reminder-line", "a reminder of two lines", native(reminder="a\nb")),
        ("four", "an array of four", cbor([1, "a", b"f", "seven 7"])),
        ("six", "an array of six", cbor([1, "a", b"f", "seven 7", "", ""])),
        ("map", "a map", cbor(Map([(0, 1), (1, "a")]))),
        ("version-0", "version 0", native(version=0)),
        ("version-text", "a version that is a text", native(version="1")),
        ("version-true", "true for a version", native(version=Raw(b"\xf5"))),
        ("version-long", "version 2 in a byte of its own", native(version=long(2, 1))),
        ("name-bytes", "a name that is a byte string", native(b"a")),
        ("file-text", "a file that is a text", native(file="file")),
        ("password-bytes", "a password that is a byte string", native(password=b"seven 7")),
        ("reminder-null", "null for a reminder", native(reminder=Raw(b"\xf6"))),
        ("name-utf-8", "a name that is not UTF-8", native(Raw(b"\x61\xff"))),
        ("long-head", "a name with a longer head than needed", native(long("a", 1))),
        ("indefinite", "an array of indefinite length",
         cbor(indefinite([1, "a", b"f", "seven 7", ""]))),
        ("indefinite-file", "a file of indefinite length", native(file=indefinite(b"a file"))),
        ("tag", "a tag before it", b"\xd9\xd9\xf7" + native()),
        ("more", "a byte behind it", native() + b"\x00"),
        ("cut", "the last byte is missing", native(reminder="why")[:-1]),
        ("snapshot", "a snapshot", snapshot()),
    ])
    each("native-backup", "later-version", [
        ("version-2", "version 2, all else as in version 1", native(version=2)),
        ("version-2-more", "version 2 with other items", cbor([2, b"a", [], 7])),
        ("version-2-malformed", "version 2, and what is no CBOR", b"\x82\x02\x5c"),
        ("version-2-many", "version 2, and 2^32-1 items are claimed", b"\x9a\xff\xff\xff\xff\x02"),
        ("version-largest", "version 2^64-1", native(version=(1 << 64) - 1)),
    ])

    def nested(depth):
        inner = []
        for _ in range(depth):
            inner = [key("k", keys=inner)]
        return snapshot(keys=inner)

    def values(*names):
        return snapshot([value(name) for name in names])

    def keys(*names):
        return snapshot(keys=[key(name) for name in names])

    each("ssoss-snapshot", None, [
        ("empty", "no values and no subkeys", snapshot()),
        ("value", "one value", snapshot([value("v", 3, b"\x01\x02")])),
        ("default", "a default value", snapshot([value("", 1, b"x\0")])),
        ("types", "values of the types 0 and 2^32-1", snapshot([value("a", 0), value("b", (1 << 32) - 1)])),
        ("long-value", "a value of 100,000 bytes", snapshot([value("v", 3, bytes(100_000))])),
        ("deepest", "16 keys in one another", nested(16)),
        ("key-name-longest", "a key name of 255 UTF-16 units", keys("🗝" * 127 + "x")),
        ("value-name-longest", "a value name of 16,383 UTF-16 units", values("v" * 16_383)),
        ("value-backslash", "a value name with a backslash", values("a\\b")),
        ("name-hidden", "names with a line feed and U+202E", keys("a\nb", "a\u202eb")),
        ("name-spaces", "names with spaces at their ends", keys(" ", "a ")),
        ("same-name", "a value and a subkey of one name", snapshot([value("a")], [key("A")])),
        ("order-of-utf-8", "U+FF5E before U+10000, as the bytes in UTF-8 are", keys("～", "𐀀")),
        ("names-capital-first", "capital letters before small ones", keys("B", "a")),
        ("two-dotless", "i and ı are two names", values("i", "ı")),
        ("two-long-s", "s and ſ are two names", values("s", "ſ")),
        ("two-kelvin", "k and U+212A are two names", values("k", "\u212a")),
        ("two-micro", "U+00B5 and U+03BC are two names", values("\u00b5", "\u03bc")),
        ("two-sharp-s", "ss and ß are two names", values("ss", "ß")),
        ("two-decomposed", "é in form C and in form D are two names", values("e\u0301", "é")),
        ("two-deseret", "letters above U+FFFF keep their case", values("𐐀", "𐐨")),
        ("two-cherokee", "letters that have capitals in newer versions of Unicode only", values("ᏸ", "Ᏸ")
         if "ᏸ" < "Ᏸ" else values("Ᏸ", "ᏸ")),
    ])
    each("ssoss-snapshot", "payload", [
        ("none", "no bytes", b""),
        ("too-deep", "17 keys in one another", nested(17)),
        ("far-too-deep", "200 keys in one another", nested(200)),
        ("key-name-256", "a key name of 256 UTF-16 units", keys("🗝" * 128)),
        ("key-name-none", "a subkey without a name", keys("")),
        ("key-backslash", "a key name with a backslash", keys("a\\b")),
        ("key-nul", "a key name with U+0000", keys("a\0")),
        ("value-name-16384", "a value name of 16,384 UTF-16 units", values("v" * 16_384)),
        ("value-nul", "a value name with U+0000", values("a\0")),
        ("value-twice", "a value twice", values("a", "a")),
        ("key-twice", "a subkey twice", keys("a", "a")),
        ("twice-case", "two values that differ in case", values("A", "a")),
        ("twice-key-case", "two subkeys that differ in case", keys("A", "a")),
        ("twice-accent", "É and é", values("É", "é")),
        ("twice-sigma", "Σ and ς", values("Σ", "ς")),
        ("twice-sigmas", "ς and σ", values("ς", "σ")),
        ("twice-roman", "Ⅷ and ⅷ", values("Ⅷ", "ⅷ")),
        ("twice-full-width", "Ａ and ａ", values("Ａ", "ａ")),
        ("twice-titlecase", "U+01C4 and U+01C6", values("\u01c4", "\u01c6")),
        ("twice-exfat", "U+1FC3 and U+1FCC", values("\u1fc3", "\u1fcc")),
        ("twice-deep", "two values that differ in case, in a subkey",
         snapshot(keys=[key("k", [value("A"), value("a")])])),
        ("order", "values out of order", values("b", "a")),
        ("order-keys", "subkeys out of order", keys("b", "a")),
        ("order-of-utf-16", "U+10000 before U+FF5E, as UTF-16 has them", keys("𐀀", "～")),
        ("two", "an array of two", cbor([1, []])),
        ("four", "an array of four", cbor([1, [], [], []])),
        ("value-two", "a value of two items", snapshot([["v", 3]])),
        ("value-four", "a value of four items", snapshot([["v", 3, b"", 0]])),
        ("key-two", "a subkey of two items", snapshot(keys=[["k", []]])),
        ("type-wider", "a value of the type 2^32", snapshot([value("v", 1 << 32)])),
        ("type-negative", "a value of the type -1", snapshot([value("v", Raw(b"\x20"))])),
        ("type-text", "a type that is a text", snapshot([value("v", "REG_BINARY")])),
        ("data-text", "data that is a text", snapshot([value("v", 1, "x")])),
        ("name-bytes", "a name that is a byte string", snapshot([value(b"v")])),
        ("name-utf-8", "a name that is not UTF-8", snapshot([value(Raw(b"\x61\xff"))])),
        ("name-surrogate", "a name with a surrogate", snapshot([value(Raw(b"\x63\xed\xa0\x80"))])),
        ("values-map", "a map for the values", cbor([1, Map(), []])),
        ("huge", "2^32-1 values are claimed", cbor([1, Raw(b"\x9a" + b"\xff" * 4)])),
        ("version-0", "version 0", snapshot(version=0)),
        ("long-head", "a type with a longer head than needed", snapshot([value("v", long(3, 1))])),
        ("indefinite", "values of indefinite length", cbor([1, indefinite([value("v")]), []])),
        ("tag", "a tag before a value", snapshot([Raw(b"\xc1" + cbor(value("v")))])),
        ("more", "a byte behind it", snapshot() + b"\x00"),
        ("cut", "the last byte is missing", snapshot([value("v")])[:-1]),
        ("native", "a native backup", native()),
    ])
    each("ssoss-snapshot", "later-version", [
        ("version-2", "version 2, all else as in version 1", snapshot(version=2)),
        ("version-2-more", "version 2 with other items", cbor([2, "x"])),
        ("version-2-alone", "version 2 and nothing else", cbor([2])),
    ])


def released():
    """The set of release 0.1, which every later release must open."""
    folder = HERE / "share/release-0.1"
    files = {x: next(folder.glob(f"*-x{x:03}.ssoshare")).read_bytes() for x in (1, 2, 3)}
    secret = bytes.fromhex((folder / "secret.hex").read_text())
    words = (folder / "words.txt").read_text().strip()
    for one, other in ((1, 2), (3, 1), (2, 3)):
        vector(f"release-0.1-{one}-{other}", f"shares {one} and {other} of the set of release 0.1",
               files[one], files[other], mode="rehearsal", words=words,
               passwords=[PASSWORDS[one - 1], PASSWORDS[other - 1]], payload=secret)


def main(arguments):
    for make in (frames, encodings, versions, shares, descriptors, texts, passwords, seals, cards,
                 sets, envelopes, orders, set_words, payloads, released):
        make()
    if arguments == ["--check"]:
        there = {path.stem: path.read_text() for path in (HERE / "share").glob("*.vector")
                 if not path.stem.startswith("found-")}
        wrong = sorted(name for name in FILES.keys() | there if FILES.get(name) != there.get(name))
        if wrong:
            sys.exit(f"not what make.py makes: {' '.join(wrong)}")
        return
    folder = pathlib.Path(arguments[0]) if arguments else HERE / "share"
    os.makedirs(folder, exist_ok=True)
    for name, text in FILES.items():
        (folder / f"{name}.vector").write_text(text)
    valid = sum("\nstatus: 0\n" in text for text in FILES.values())
    print(f"{len(FILES)} vectors: {valid} are read, {len(FILES) - valid} are refused")


if __name__ == "__main__":
    main(sys.argv[1:])

"""CBOR, and the frame of files, for recover.py: docs/format.md, sections 1 and 2."""

import functools
import hashlib
import hmac
import re

import cbor2

STATUS = {"usage": 2, "too-few": 3, "duplicate": 3, "wrong-password": 5, "target": 6, "memory": 7}
SHARE, ENVELOPE = "sso-escrow share", "sso-escrow envelope"
MOST = {SHARE: 65_536, ENVELOPE: 1_048_576}
BITS_8, BITS_32, BITS_64 = range(1 << 8), range(1 << 32), range(1 << 64)
HIDING = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb"
                    "\U000e0000-\U000e007f]")
HEADS = rb"([\xa0-\xb7]|\xb8[\x18-\xff]|\xb9(?!\0)..|\xba(?!\0\0).{4}|\xbb(?!\0{4}).{8})\0"
NUMBER = rb"([\0-\x17]|\x18[\x18-\xff]|\x19(?!\0)..|\x1a(?!\0\0).{4}|\x1b(?!\0{4}).{8})"
canonical = functools.partial(cbor2.dumps, canonical=True)


class Refused(Exception):
    """What is wrong: a token (section 9), and a sentence for people."""
    def __init__(self, token, why):
        super().__init__(f"{token}: {why}")
        self.status = STATUS.get(token, 4)


def need(holds, token, why):
    if not holds:
        raise Refused(token, why)


def sha256(data):
    return hashlib.sha256(data).digest()


def decoded(data):
    """The value of an item in its only valid encoding (section 2). cbor2 believes any length and
    makes objects from tags, so these checks come first. Python's recursion limit bounds the depth."""
    at, left = 0, 1
    while left:
        need(at < len(data), "layout", "it ends too early")
        major, info = data[at] >> 5, data[at] & 31
        size = 1 << (info - 24) if 24 <= info < 28 else 0
        number = int.from_bytes(data[at + 1:at + 1 + size], "big") if size else info
        least = {0: 0, 1: 24}.get(size, 1 << 4 * size)
        need(major == 7 or (major != 6 and info != 31 and number >= least), "deterministic",
             "a tag, an indefinite length, or a longer head than needed")
        at += 1 + size + (number if major in (2, 3) else 0)
        left += {4: number, 5: 2 * number}.get(major, 0) - 1
    need(at == len(data), "layout", "it ends too early or too late")
    try:
        value = cbor2.loads(data)
        again = canonical(value)
    except Exception as error:  # A text that is not UTF-8, too deep nesting, a break without a start.
        raise Refused("layout", "it is no well-formed CBOR") from error
    need(again == data, "layout" if len(again) < len(data) else "deterministic",
         "a key occurs twice, or keys are out of order")
    return value


def fields(value, known, optional=frozenset()):
    """Checks a map: its keys, and for each value its type, length in bytes, or range. A list gives
    several allowed ones."""
    need(type(value) is dict and known.keys() - optional <= value.keys() <= known.keys(), "layout",
         "no map, or a key is missing or unknown")
    for key, item in value.items():
        kind, wants = type(item), known[key] if type(known[key]) is list else [known[key]]
        need(any(kind is want or (type(want) is range and kind is int and item in want)
                 or (type(want) is int and kind is bytes and len(item) == want) for want in wants),
             "layout", f"the value of key {key}")
    return value


def is_known(version):
    """Refuses every encoded version but 1."""
    need(version <= b"\x01", "later-version", "a later release wrote it")
    need(version == b"\x01", "version", "a version 0 there is not")


def content(path, kind, required):
    """The outer map of a file (sections 1 and 2)."""
    with open(path, "rb") as file:
        data = file.read(MOST[kind] + 1)
    need(len(data) <= MOST[kind], "too-large", f"it has more than {MOST[kind]} bytes")
    need(data[:3] == b"\xd9\xd9\xf7", "not-ours", "it does not begin as a file of sso-escrow")
    whole = data[-34:-32] == b"\x58\x20" and hmac.compare_digest(sha256(data[:-34]), data[-32:])
    need(whole, "damaged", "its digest does not fit: it was damaged or cut off")
    data = data[3:-34]
    # Every version begins like this. The content of a later version is not read.
    start = re.match(b"(?s)" + HEADS + canonical(kind) + b"\x01" + NUMBER, data)
    need(start, "not-ours", f"it is no file of the kind “{kind}”")
    is_known(start[2])
    return fields(decoded(data), {0: str, 1: BITS_64, **required})

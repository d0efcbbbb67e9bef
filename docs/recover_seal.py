"""The seals of shares, for recover.py: docs/format.md, section 6. recover.py imports this file."""

import hmac
import re
from pathlib import Path
from unicodedata import category, normalize

import argon2
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ec import SECP256R1, EllipticCurvePublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from recover_cbor import Refused, need, sha256

SLOTS, OBJECTS = {*range(0x82, 0x96), 0x9a, 0x9c, 0x9d}, range(0x5fc101, 0x600000)
PATH = Path(__file__).resolve().parent.parent / "src/seal/eff_large_wordlist.txt"
LIST = set(PATH.read_text().split() if PATH.exists() else [])
SPACE = re.compile("[^\\S\x1c-\x1f]|[-\u2010-\u2015\u2212\u30fc]")
HIDDEN = re.compile("[\xad\u034f\u061c\u115f\u1160\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f"
                    "\u3164\ufe00-\ufe0f\ufeff\uffa0\ufff9-\ufffb\U000e0000-\U000e0fff]")
KEM, SUITE = b"KEM\0\x10", b"HPKE\0\x10\0\1\0\2"


def decrypted(key, nonce, sealed, data, token, why):
    try:
        return AESGCM(key).decrypt(nonce, sealed, data)
    except InvalidTag as error:
        raise Refused(token, why) from error


class PasswordSeal:
    """A share's protector 0, and the commitment to the key. `KINDS` is what it holds."""
    KINDS = {0: 32, 1: range(1 << 32), 2: range(1 << 32), 3: range(1 << 32), 4: str}
    OPTIONAL = frozenset()
    QUESTION = "its password"

    def __init__(self, values, commitment):
        self.salt, self.m, self.t, self.p, self.reminder = (values[key] for key in range(5))
        self.commitment = commitment
        need(len(commitment) == 32, "layout", "the length of the commitment to the key")

    def check(self):
        need(65_536 <= self.m <= 4_194_304 and 1 <= self.t <= 16 and 1 <= self.p <= 16
             and self.m * self.t <= 16_777_216, "cost", "the cost of the key is out of bounds")

    def __str__(self):
        return f"reminder: {self.reminder or 'none'}"

    def opened(self, typed, sealed, header):
        for password in dict.fromkeys(filter(None, map(normal, readings(typed)))):
            check, key = self.derived(password, header)
            if hmac.compare_digest(check, self.commitment):
                return decrypted(key, bytes(12), sealed, header, "altered",
                                 "the password is right, but the share was altered")
        raise Refused("wrong-password", "the password is wrong; look at the keyboard layout and at "
                      "Caps Lock (it has 7 to 256 characters, and no control characters)")

    def derived(self, password, header):
        """The commitment to the key, and the key."""
        try:
            ikm = argon2.low_level.hash_secret_raw(password.encode(), self.salt, self.t, self.m,
                                                   self.p, 32, argon2.Type.ID, version=0x13)
        except argon2.exceptions.HashingError as error:
            raise Refused("memory", f"deriving its key takes {self.m >> 10} MiB") from error
        prk = hmac.digest(self.salt, ikm, "sha256")
        return [hmac.digest(prk, b"sso-escrow/v1 password " + info + b"\1", "sha256")
                for info in (b"commit", b"key" + sha256(header))]


class CardSeal:
    """A share's protector 1, and the point for the card. Z, which the card makes of it, is typed."""
    KINDS = {0: [range(1 << 32), 16], 1: 65, 2: 65, 3: range(1 << 8), 4: range(1 << 32)}
    OPTIONAL = frozenset({4})
    QUESTION = "Z, what its card answers, 64 digits"
    reminder = ""

    def __init__(self, values, point):
        self.values, self.public, self.slot, self.point = values, values[1], values[3], point
        need(len(point) == 65, "layout", "the length of the point for the card")

    def check(self):
        need(self.values[0] not in (0, bytes(16)) and self.slot in SLOTS
             and self.values.get(4, OBJECTS[0]) in OBJECTS, "card",
             "no card has this number, slot or data object")
        for one in (self.public, self.values[2], self.point):
            need(one[0] == 4 and is_on_curve(one), "point", "a key is no point of P-256")

    def __str__(self):
        token = self.values[0].hex() if isinstance(self.values[0], bytes) else self.values[0]
        return f"NEEDS CARD {token}, slot {self.slot:X}; the point for it: {self.point.hex()}"

    def opened(self, typed, sealed, header):
        """HPKE (RFC 9180), base mode, from the x coordinate on that the card gives."""
        need(re.fullmatch("[0-9A-Fa-f]{64}", typed), "wrong-password", "Z has 64 digits, 0-9 a-f")
        prk = extract(KEM, b"", b"eae_prk", bytes.fromhex(typed))
        shared = expand(KEM, prk, b"shared_secret", self.point + self.public)
        info = b"sso-escrow/v1 token" + sha256(header)
        context = (b"\0" + extract(SUITE, b"", b"psk_id_hash", b"")
                   + extract(SUITE, b"", b"info_hash", info))
        secret = extract(SUITE, shared, b"secret", b"")
        key, nonce = (expand(SUITE, secret, label, context, size)
                      for label, size in ((b"key", 32), (b"base_nonce", 12)))
        return decrypted(key, nonce, sealed, header, "altered",
                         "Z is of another card, or was mistyped, or the share was altered")


def normal(typed):
    """A password in the form that its key is made of. Empty if it is no password."""
    text = "".join(" " if category(c) == "Zs" else c for c in normalize("NFC", typed))
    return text if 7 <= len(text) <= 256 and "Cc" not in map(category, text) else ""


def readings(typed):
    """What was typed; then its six words, or the text without the mark that it begins with."""
    parts, words = SPACE.sub(" ", HIDDEN.sub("", normalize("NFKC", typed)).lower()).split(), []
    while parts:
        size = 2 if "-".join(parts[:2]) in LIST and len(parts) > 1 else 1
        words.append("-".join(parts[:size]))
        del parts[:size]
    return [typed, " ".join(words) if len(words) == 6 and LIST.issuperset(words) else typed.removeprefix("\ufeff")]


def is_on_curve(point):
    try:
        return bool(EllipticCurvePublicKey.from_encoded_point(SECP256R1(), point))
    except ValueError:
        return False


def extract(suite, salt, label, material):
    return hmac.digest(salt, b"HPKE-v1" + suite + label + material, "sha256")


def expand(suite, prk, label, info, size=32):
    info = bytes([0, size]) + b"HPKE-v1" + suite + label + info
    return hmac.digest(prk, info + b"\1", "sha256")[:size]

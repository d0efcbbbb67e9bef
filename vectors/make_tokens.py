#!/usr/bin/python3
"""Makes the vectors of smart cards, `token/*.vector`, but for the exchanges in them: those are written down
from the emulated tokens (`UPDATE_VECTORS=1 cargo test --features emulator --test token vectors`), and kept
here where the rest of a file is what it was.

The shares in them are made by make.py, which shares no code with the program.

    make_tokens.py            writes the files
    make_tokens.py --check    says whether the files there are what it makes; status 1 if not
"""

import json
import pathlib
import sys

sys.dont_write_bytecode = True

import make
from make import A, PASSWORDS, SECRET, Set, point, private_key, random

FOLDER = pathlib.Path(__file__).resolve().parent / "token"
APDU = "\n\napdu\n"
PIN = "271828"
CONTAINER = 0x5fc120
FILES = {}


def token(name, about, serial, model="5.4.3", x=1, a_set=A, slot=0x82, container=CONTAINER, status=0,
          reason=None, typed=PIN, tries=3, keys=None, more=(), alter=lambda file: file, **sealing):
    """One share on one card. `keys` are the card's private keys; those that the share names, where none are."""
    guid = random(f"guid {serial}", 16)
    named = guid if model == "plain" else serial
    card = a_set.card(x, token=named, slot=slot, object_=container)
    share, _ = a_set.card_sealed(x, card=card, seed=name, **sealing)
    own = {slot: make.CARD_KEYS[x], 0x9e: private_key(f"slot 9E of card {x}")}
    own = {**own, **(keys or {})}
    lines = [f"about: {about}", f"status: {status}"]
    lines += [f"reason: {reason}"] if reason else []
    lines += [f"model: {model}", f"serial: {serial}",
              f"token: {guid.hex() if model == 'plain' else serial}",
              f"card-pin: {json.dumps(PIN)}", f"tries: {tries}"]
    lines += [f"key-{number:02x}: {key.private_numbers().private_value.to_bytes(32, 'big').hex()}"
              for number, key in sorted(own.items()) if key]
    lines += [f"pin: {json.dumps(typed)}", f"nonce: {random(f'nonce {name}', 32).hex()}"]
    lines += [] if reason else [f"share: {(bytes([x]) + a_set.ys[x]).hex()}"]
    chuid = b"\x30\x01\x00\x34\x10" + guid + b"\xfe\x00"
    objects = [(0x5fc102, chuid), (container, alter(make.frame(share))), *more]
    for number, content in sorted(objects):
        digits = content.hex()
        lines += ["", f"object {number:06x}", *(digits[at:at + 96] for at in range(0, len(digits), 96))]
    assert name not in FILES, name
    FILES[name] = "\n".join(lines)


def certificate(key):
    """What is shaped as the object of a certificate with that key is, and is none."""
    spki = bytes.fromhex("3059301306072a8648ce3d020106082a8648ce3d030107034200") + point(key)
    body = b"\x30" + bytes([len(spki)]) + spki
    return b"\x70" + bytes([len(body)]) + body + b"\x71\x01\x00\xfe\x00"


def altered(file):
    return file[:60] + bytes([file[60] ^ 1]) + file[61:]


def tokens():
    other = private_key("another card")
    for at, model in enumerate(["4.3.5", "5.2.7", "5.3.1", "5.4.3", "5.7.1"]):
        token(f"yubikey-{model}", f"a share on a YubiKey with firmware {model}", 7001 + at, model)
    token("plain", "a share on a PIV card without the YubiKey's commands", 7011, "plain")
    token("plain-certificate", "the same, with a certificate of the key", 7012, "plain",
          more=[(0x5fc10d, certificate(make.CARD_KEYS[1]))])
    token("slot-95", "the key in the last slot for retired keys", 7013, slot=0x95, container=0x5fc11f)
    token("not-alone", "another object in the highest container", 7014, container=0x5fc10e,
          more=[(0x5fc120, certificate(other))])
    names = [f"custodian {at:02}" for at in range(1, 17)]
    many = Set(k=9, names=names, seed="sixteen")
    token("many-custodians", "a share of a set of 16, in many parts", 7015, a_set=many)
    long = Set(random("long core", 512), seed="long core")
    token("core-512", "a core of 512 bytes", 7016, "5.7.1", a_set=long, x=2)

    def refused(name, about, serial, reason, status, **more):
        token(name, about, serial, reason=reason, status=status, **more)

    refused("wrong-pin", "another PIN is typed", 7021, "wrong-pin", 5, typed="314159")
    refused("last-try", "one try at the PIN is left: it is not spent", 7022, "last-try", 5, tries=1)
    refused("pin-blocked", "no try at the PIN is left", 7023, "pin-blocked", 5, tries=0)
    refused("plain-last-try", "one try is left, on a plain card", 7024, "last-try", 5, tries=1,
            model="plain")
    refused("other-9e", "another key in 9E: the card is given no PIN", 7025, "other-card", 4,
            keys={0x9e: other})
    refused("no-9e", "no key in 9E: the card is given no PIN", 7026, "no-key", 1, keys={0x9e: None})
    refused("other-key", "another key in the escrow slot", 7027, "other-key", 4, keys={0x82: other})
    refused("no-key", "no key in the escrow slot", 7028, "no-key", 1, keys={0x82: None})
    refused("plain-other-key", "another key in the escrow slot, which its certificate shows", 7029,
            "other-key", 4, model="plain", keys={0x82: other}, more=[(0x5fc10d, certificate(other))])
    refused("plain-silent-key", "another key in the escrow slot, which nothing shows", 7030, "altered", 4,
            model="plain", keys={0x82: other})
    refused("damaged", "one bit of the object flipped", 7031, "damaged", 4, alter=altered)
    refused("cut", "the object is cut off", 7032, "damaged", 4, alter=lambda file: file[:-40])
    refused("sealed-info", "sealed under the info of another domain", 7033, "altered", 4,
            info=b"sso-escrow/v2 token")


def main():
    tokens()
    known = {path.stem: path.read_text() for path in FOLDER.glob("*.vector")}
    if sys.argv[1:] == ["--check"]:
        heads = {name: text.split(APDU)[0] for name, text in known.items()}
        wrong = sorted({name for name in FILES.keys() | heads.keys() if FILES.get(name) != heads.get(name)})
        for name in wrong:
            print(f"token/{name}.vector is not what make_tokens.py makes", file=sys.stderr)
        return bool(wrong)
    for name, text in FILES.items():
        head, _, exchanges = known.get(name, "").partition(APDU)
        kept = APDU + exchanges if head == text else "\n"
        (FOLDER / f"{name}.vector").write_text(text + kept)
    for name in known.keys() - FILES.keys():
        (FOLDER / f"{name}.vector").unlink()
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""What a payload holds, for recover.py: docs/format.md, section 7.

    recover_payload.py KIND FILE     says whether FILE is a payload of this kind
"""

import re
import sys
from pathlib import Path
from unicodedata import category

from recover_cbor import HIDING, Refused, decoded, need

KINDS = ("native-backup", "ssoss-snapshot", "master-secret")
LATER = re.compile(rb"(?s)([\x80-\x97]|\x98[\x18-\xff]|\x99(?!\0)..|\x9a(?!\0\0).{4}|\x9b(?!\0{4}).{8})"
                   rb"([\2-\x17]|\x18[\x18-\xff]|\x19(?!\0)..|\x1a(?!\0\0).{4}|\x1b(?!\0{4}).{8})")
DEVICE = re.compile("(?ai)(CON|PRN|AUX|NUL|(COM|LPT)[0-9¹²³])")
RANGES = [line.split() for line in (Path(__file__).parent / "upcase.txt").read_text().splitlines()]
UPCASE = {unit: unit + int(difference) for first, last, step, difference in RANGES
          for unit in range(int(first, 16), int(last, 16) + 1, int(step))}


def check(kind, payload):
    """Refuses a payload that no restore takes."""
    if kind == "master-secret":
        need(16 <= len(payload) <= 64, "payload", "a master secret has 16 to 64 bytes")
        return
    need(not LATER.match(payload), "later-version", "a later release made this payload")
    try:
        value = decoded(payload)
    except Refused as fault:
        raise Refused("payload", f"it is no CBOR of this format ({fault})") from fault
    size = 5 if kind == "native-backup" else 3
    need(type(value) is list and len(value) == size and type(value[0]) is int and value[0] == 1,
         "payload", f"it is no {kind} of version 1")
    (native if size == 5 else key)(*value[1:])


def units(text):
    return len(text.encode("utf-16-le")) // 2


def native(name, file, password, reminder):
    need([type(one) for one in (name, file, password, reminder)] == [str, bytes, str, str], "payload",
         "a part has another type")
    need(file, "payload", "the file is empty")
    bad = re.search(r'[\\/:*?"<>|]', name) or HIDING.search(name) or name[:1] == " "
    need(1 <= units(name) <= 255 and not bad and "Cc" not in map(category, name)
         and name[-1] not in " ." and not DEVICE.fullmatch(name.split(".")[0].rstrip()), "payload",
         "Windows does not take the name of the file")
    need(7 <= units(password) <= 256 and "Cc" not in map(category, password), "payload",
         "ENTSSO does not take the password")
    need(len(reminder) <= 512 and "Cc" not in map(category, reminder), "payload",
         "ENTSSO does not take the reminder")


def key(values, keys, depth=0):
    """The content of a registry key."""
    need(depth <= 16, "payload", "keys are deeper than 16")
    for items, types, least, most, bad in [(values, (str, int, bytes), 0, 16_383, "\0"),
                                           (keys, (str, list, list), 1, 255, "\0\\")]:
        need(type(items) is list and all(type(one) is list and tuple(map(type, one)) == types
                                         for one in items), "payload", "a part has another type")
        names = [one[0] for one in items]
        need(all(least <= units(name) <= most and not set(name) & set(bad) for name in names),
             "payload", "a registry has no such name")
        need(names == sorted(names), "payload", "names are out of order")
        need(len({name.translate(UPCASE) for name in names}) == len(names), "payload",
             "a name occurs twice")
    need(all(0 <= kind < 1 << 32 for _, kind, _ in values), "payload", "the type of a value")
    for _, *content in keys:
        key(*content, depth + 1)


if __name__ == "__main__":
    try:
        check(sys.argv[1], Path(sys.argv[2]).read_bytes())
    except Refused as refused:
        print(refused, file=sys.stderr)
        sys.exit(refused.status)

#!/usr/bin/python3
"""Writes a registration file from the payload of a set of the kind ssoss-snapshot.

    snapshot.py SECRET FILE

SECRET is what recover.py wrote, or `core` of way B. FILE is a new registration file.
"""

import os
import sys

import cbor2

ENTSSO = r"HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO"


def lines(path, values, keys):
    """The lines of a key, its values and its subkeys."""
    yield f"[{path}]"
    for name, kind, data in values:
        name = '"' + name.replace("\\", r"\\").replace('"', r'\"') + '"' if name else "@"
        yield f"{name}=hex({kind:x}):" + data.hex(",")
    yield ""
    for name, *inner in keys:
        yield from lines(rf"{path}\{name}", *inner)


def main(arguments):
    if len(arguments) != 2:
        print(__doc__)
        return 2
    try:
        with open(arguments[0], "rb") as file:
            version, *ssoss = cbor2.load(file)
        if type(version) is int and version > 1:
            print("A later release made this payload: use the snapshot.py of that release.")
            return 4
        text = ["Windows Registry Editor Version 5.00", "", f"[{ENTSSO}]", "",
                *lines(rf"{ENTSSO}\SSOSS", *ssoss)]
        # "utf-16" begins with the mark of the byte order, as Registry Editor does.
        encoded = ("\r\n".join(text) + "\r\n").encode("utf-16")
    except (cbor2.CBORDecodeError, ValueError, TypeError, AttributeError, RecursionError):
        print("This is not the payload of an ssoss-snapshot. recover.py shows the kind of the set.")
        return 4
    except OSError as error:
        print(f"{arguments[0]} cannot be read: {error.strerror}")
        return 1
    try:
        with open(arguments[1], "xb", opener=lambda *how: os.open(*how, 0o600)) as file:
            file.write(encoded)
    except OSError as error:
        print(f"{arguments[1]} cannot be written: {error.strerror}")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

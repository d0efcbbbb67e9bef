#!/usr/bin/python3
"""Writes ENTSSO's own backup file from the payload of a set, and shows its password on the screen.

    native.py SECRET

SECRET is what recover.py wrote, or `core` of way B, of a set of the kind native-backup. The backup
file goes into this folder, under the name that it had. An existing file is never overwritten.
"""

import os
import sys

import cbor2


def main(arguments):
    if len(arguments) != 1:
        print(__doc__)
        return 2
    try:
        with open(arguments[0], "rb") as file:
            version, *parts = cbor2.load(file)
        if type(version) is int and version > 1:
            print("A later release made this payload: use the native.py of that release.")
            return 4
        name, content, password, reminder = parts
        texts = all(type(text) is str for text in (name, password, reminder))
        if not texts or type(content) is not bytes:
            raise ValueError
    except (cbor2.CBORDecodeError, ValueError, TypeError):
        print("This is not the payload of a native-backup. recover.py shows the kind of the set.")
        return 4
    except OSError as error:
        print(f"{arguments[0]} cannot be read: {error.strerror}")
        return 1
    if name in ("", ".", "..") or set(name) & set("/\\\0"):
        print(f"The name of the file is no file name: {name!r}. It is written as backup.bak.")
        name = "backup.bak"
    try:
        with open(name, "xb", opener=lambda *how: os.open(*how, 0o600)) as file:
            file.write(content)
    except OSError as error:
        print(f"{name} cannot be written: {error.strerror}")
        return 1
    print(f"file: {name}\npassword: {password}\nreminder: {reminder}")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

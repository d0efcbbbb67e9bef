#!/usr/bin/env python3
"""Prints all that a reader of hives finds: readers.py LIBRARY HIVE, a line for each key and value.

The lines of one library are compared with one another alone: each has its own way to show a value.
"""

import sys


def shown(value):
    return value.hex() if isinstance(value, (bytes, bytearray)) else repr(value)


def python_registry(path):
    from Registry import Registry

    def walk(key, names):
        yield "K", "\\".join(names), key.timestamp().isoformat()
        for value in key.values():
            kind, data = value.value_type(), value.raw_data()
            yield "V", "\\".join(names), value.name(), str(kind), shown(data)
        for child in key.subkeys():
            yield from walk(child, names + [child.name()])

    with open(path, "rb") as file:
        yield from walk(Registry.Registry(file).root(), [])


def regipy(path):
    from regipy.registry import RegistryHive

    def walk(key, names):
        yield "K", "\\".join(names), str(key.header.last_modified)
        if key.values_count:
            for value in key.iter_values(trim_values=False):
                yield "V", "\\".join(names), value.name, str(value.value_type), shown(value.value)
        if key.subkey_count:
            for child in key.iter_subkeys():
                yield from walk(child, names + [child.name])

    yield from walk(RegistryHive(path).root, [])


def impacket(path):
    from impacket import winregistry

    registry = winregistry.saveRegistryParser(path)

    def walk(names):
        name = "\\" + "\\".join(names)
        # Found by the sums in the lists, as Windows does.
        key = registry.findKey(name)
        if key is None:
            raise SystemExit(f"{name} is not found")
        yield "K", name
        for value in registry.enumValues(key):
            value = value.decode("latin-1")
            kind, data = registry.getValue(name, value)
            yield "V", name, value, str(kind), shown(data)
        for child in registry.enumKey(key):
            yield from walk(names + [child])

    yield from walk([])


def access(path):
    """Who may do what with each key: found by python-registry, read by impacket."""
    from impacket.ldap import ldaptypes
    from Registry import Registry

    def walk(key, names):
        record = key._nkrecord.sk_record()
        length = record.unpack_dword(16)
        data = bytes(record._buf[record.offset() + 20:record.offset() + 20 + length])
        descriptor = ldaptypes.SR_SECURITY_DESCRIPTOR(data=data)
        line = ["A", "\\".join(names), hex(descriptor["Control"])]
        for part in ("OwnerSid", "GroupSid"):
            line.append(descriptor[part].formatCanonical() if descriptor[part] else "-")
        if descriptor["Dacl"]:
            for entry in descriptor["Dacl"].aces:
                ace = entry["Ace"]
                flags, mask = hex(entry["AceFlags"]), hex(ace["Mask"]["Mask"])
                line.append(f"{entry['AceType']} {flags} {mask} {ace['Sid'].formatCanonical()}")
        yield line
        for child in key.subkeys():
            yield from walk(child, names + [child.name()])

    with open(path, "rb") as file:
        yield from walk(Registry.Registry(file).root(), [])


READERS = {
    "python-registry": python_registry,
    "regipy": regipy,
    "impacket": impacket,
    "access": access,
}


def main():
    library, path = sys.argv[1:]
    for line in READERS[library](path):
        print("\t".join(line))


main()

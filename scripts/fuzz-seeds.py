#!/usr/bin/env python3
"""Derives the seeds of the fuzz targets from vectors/: fuzz/seeds/TARGET/, one file a seed.

Nothing of it is stored; it is made anew each time. Python's standard library alone.
"""

import hashlib
import json
import pathlib
import shutil
import sys

ROOT = pathlib.Path(__file__).resolve().parent.parent
TAG, DIGEST = b"\xd9\xd9\xf7", b"\x58\x20"

# Texts that are written nowhere in vectors/: places, names of sets, what is typed.
PLACES = [
    "file:/media/anna", "Anna=file:/media/anna", "Anna=ask", "ask", "file:", "A=B=file:x=file:y",
    "Anna=file:/a=ask", "=ask", "01234567", "0123456789abcdef0123456789abcdef", "ABANDON ability",
    "abandon-ability-able-about-above-absent-absorb-abstract", "1 2 3 4 5 6 7 2048", "",
    "reg:/media/usb/ssoss.reg", "hive:SOFTWARE", "native:E:\\SSO.bak", "live", "reg:",
]
PASSWORDS = [
    "sixsix", "sevenxx", "e\u0301te\u0301 2026", "Stra\u00dfe 12", "\u79d8" * 256, "a" * 257,
    "\u3072\u3089\u304c\u306a\u3000\u00a0\u2003x", "\uff21\uff22\uff23\uff11\uff12\uff13\uff14",
    "arrow\x1b[A key", "correct horse battery staple", "\u0301combining first", "p4ssw0rd 11/11/1998",
]
TEXTS = [
    "Anna Sch\u00e4fer", "\u4f50\u85e4 \u82b1\u5b50", "a\x1b[2Jb", "a\u202eb", "  Re\u0301my ",
    "one two three", "\u79d8\u5bc6\u306e\u9375\u3002", "D\\o'x\u2019; calc", "S-1-5-21-1", "fr_CA.UTF-8",
    "le mot de passe\u00a0:\n  /a/path/longer/than/that b", ".\\Administrator",
]

NAMES = [
    "SSO02", "sso02.corp.example", "\u8a8d\u8a3c", "localhost", "10.0.0.1", "[fe80::1%3]", "\\\\SSO02",
    "SSO\u201302", "sso..corp", "-sso", "cluster_net", "a" * 64,
]
SERVER = "<secretServer>SSO02</secretServer>"
INNER = [
    SERVER, SERVER * 2, "", "<ssoAdminAccount>CORP\\x</ssoAdminAccount>" + SERVER,
    "<ticketTimeout>2</ticketTimeout>" + SERVER, "<SecretServer>SSO02</SecretServer>", "x" + SERVER,
    "<secretServer name='x'>SSO02</secretServer>", "<secretServer> SSO<!-- x -->02\n</secretServer>",
    "<secretServer>&#x8A8D;&amp;</secretServer>", "<secretServer><b/></secretServer>",
]
UPDATES = [f"<sso>\r\n <globalInfo>{inner}</globalInfo>\r\n</sso>\r\n" for inner in INNER] + [
    "<sso><globalnfo/></sso>", "<sso><globalInfo></globalnfo></sso>", SERVER, f"<sso>{SERVER}</sso>",
    "<!DOCTYPE sso [<!ENTITY a 'x'>]><sso>&a;</sso>", "<!DOCTYPE sso><sso/>",
    f"<?xml version='1.0' encoding='UTF-16'?><sso><globalInfo>{SERVER}</globalInfo></sso>",
    f"<sso xmlns='urn:x'><globalInfo>{SERVER}</globalInfo></sso>", "<a>" * 50,
]
COMMANDS = [
    "-backupSecret\nA:\\sso.bak\n-k\n3", "\u2013restoreSecret\n/media/anna", "--lang\nfr\n/generateSecret\nAnna=ask",
    "\u2013\nupdatedb\npromote.xml", "\u00e2\u20ac\u201cUPDATEDB", "--\n-updatedb\nx", "sets\nask", "-backupSecret\nnative:x",
]


SSOSS = "HKEY_LOCAL_MACHINE\\SOFTWARE\\Microsoft\\ENTSSO\\SSOSS"
BELOW, OTHER = SSOSS.lower()[18:], SSOSS.replace("Microsoft", "Wow6432Node\\Microsoft")
GUID = "{01234567-89AB-4CDE-8F01-23456789ABCD}"
REGS = [
    f"[{SSOSS}]\r\n@=\"default\"\r\n\"a\\\\b\\\"c\"=dword:0000abcd\r\n\r\n[{SSOSS}\\{GUID}]\r\n"
    "\"Secret\"=hex:00,01,02,\\\r\n  03,04\r\n\"e\"=hex(0):\r\n\"m\"=hex(7):61,00,00,00,00,00\r\n",
    f"; remark\r\n[{OTHER}]\r\n",
    f"[-{SSOSS}]\r\n", f"[{SSOSS}]\r\n\"a\"=-\r\n", f"[hklm{BELOW}\\a\\b\\c]\r\n",
    f"[{SSOSS}]\r\n\"lines\"=\"one\r\ntwo\"\r\n\"\u79d8\"=\"\u00e9\"\r\n",
]
PAYLOADS = [
    b"\x83\x01\x81\x83\x61v\x03\x42\x01\x02\x81\x83\x61k\x80\x80",
    b"\x83\x01\x80" + b"\x81\x83\x61k\x80" * 16 + b"\x80",
    b"\x85\x01\x65a.bak\x41\x01\x67seven 7\x63why",
]


def block(*parts):
    """The first bytes of a device."""
    data = bytearray(2048)
    for offset, content in parts:
        data[offset:offset + len(content)] = content
    return bytes(data)


MEDIA = [
    block((1080, b"\x53\xef"), (1128, bytes(range(16))), (1144, b"KEYS\0\0")),
    block((0x52, b"FAT32   "), (0x43, b"\x4d\x3c\x2b\x1a"), (0x47, b"ANNA KEY   ")),
    block((0x36, b"FAT12   "), (0x27, b"\1\0\0\0"), (0x2B, b"NO NAME    ")),
    block((3, b"EXFAT   "), (0x64, b"\xef\xbe\xad\xde")),
    block((3, b"NTFS    "), (0x48, bytes(range(8)))),
]


def number(value):
    return value.to_bytes(4, "little")


class Bin:
    """The one bin of a small hive: cells one behind the other."""

    def __init__(self):
        self.data = bytearray(b"hbin" + bytes(28))

    def cell(self, content):
        size = (len(content) + 4 + 7) // 8 * 8
        at = len(self.data)
        self.data += (-size).to_bytes(4, "little", signed=True) + content.ljust(size - 4, b"\0")
        return at

    def key(self, name, parent=0, latin=True):
        raw = name.encode("latin-1" if latin else "utf-16-le")
        none = b"\xff" * 4
        return self.cell(b"nk" + (b"\x20\0" if latin else b"\0\0") + bytes(12) + number(parent)
                         + bytes(8) + none + none + bytes(4) + none + none + none + bytes(20)
                         + len(raw).to_bytes(2, "little") + bytes(2) + raw)

    def put(self, key, field, value):
        self.data[key + 4 + field:key + 8 + field] = number(value)

    def list(self, key, kind, below):
        entries = b"".join(number(at) + (b"" if kind in (b"li", b"ri") else bytes(4)) for at in below)
        return self.cell(kind + len(below).to_bytes(2, "little") + entries)

    def below(self, key, kind, below):
        self.put(key, 20, len(below))
        self.put(key, 28, self.list(key, kind, below))

    def values(self, key, values):
        records = []
        for name, type_, data, latin in values:
            raw = name.encode("latin-1" if latin else "utf-16-le")
            length, place = len(data), int.from_bytes(data.ljust(4, b"\0")[:4], "little")
            if length > 16344:
                pieces = [self.cell(data[at:at + 16344] + bytes(4)) for at in range(0, length, 16344)]
                place = self.cell(b"".join(map(number, pieces)))
                place = self.cell(b"db" + len(pieces).to_bytes(2, "little") + number(place))
            elif length > 4:
                place = self.cell(data)
            else:
                length |= 1 << 31
            records.append(self.cell(b"vk" + len(raw).to_bytes(2, "little") + number(length)
                                     + number(place) + number(type_) + bytes([latin, 0, 0, 0]) + raw))
        self.put(key, 36, len(values))
        self.put(key, 40, self.cell(b"".join(map(number, records))))


def bins():
    """The bins of SOFTWARE hives, with what they may hold."""
    for kind, long in ((b"lh", False), (b"lf", True), (b"li", False), (b"ri", False)):
        it = Bin()
        root = it.key("root")
        vendor = it.key("Microsoft", root)
        product = it.key("entsso", vendor)
        ssoss = it.key("SSOSS", product)
        keys = [it.key("{01234567-89AB-4CDE-8F01-23456789ABCD}", ssoss), it.key("\u79d8", ssoss, False)]
        leaf = b"lh" if kind == b"ri" else kind
        for key, below in ((root, [vendor]), (vendor, [product]), (product, [ssoss]), (ssoss, keys)):
            it.below(key, leaf, below)
        if kind == b"ri":
            lists = [it.list(ssoss, leaf, [key]) for key in keys]
            it.put(ssoss, 28, it.list(ssoss, b"ri", lists))
        it.values(keys[0], [("Secret", 3, b"\x5a" * 32, True), ("", 4, b"\1\0\0\0", False)])
        it.values(keys[1], [("\u79d8", 1, b"x" * (20000 if long else 5), False), ("empty", 0, b"", True)])
        rest = -len(it.data) % 4096
        yield bytes(it.data) + (number(rest) if rest else b"")


def logs():
    head = b"regf" + (9).to_bytes(4, "little") + bytes(504)
    entry = b"HvLE" + number(512) + bytes(4) + number(7) + bytes(496)
    return [head, head + entry + entry, head + b"DIRT" + bytes(60)]


def tlv(tag, value):
    length = bytes([len(value)]) if len(value) < 128 else b"\x82" + len(value).to_bytes(2, "big")
    return bytes.fromhex(tag) + length + value


def answers(*parts):
    """Answers of a card, each with its length; 255 stands for 258 bytes."""
    return b"".join(bytes([255 if len(part) == 258 else len(part)]) + part for part in parts)


def tokens():
    """What YubiKeys and other PIV cards answer."""
    done, unknown = b"\x90\0", b"\x6d\0"
    select = tlv("61", tlv("4f", b"\0\0\x10\0\1\0")) + done
    point = tlv("86", b"\4" + bytes(range(64)))
    metadata = [tlv("01", b"\xff") + tlv("05", b"\1") + tlv("06", b"\3\3"),
                tlv("01", b"\x11") + tlv("02", b"\3\2") + tlv("03", b"\1") + tlv("04", point)]
    chuid = tlv("53", tlv("30", b"\0") + tlv("34", b"\7" * 16) + tlv("fe", b""))
    shared = tlv("7c", tlv("82", b"\x5a" * 32)) + done
    long = tlv("53", bytes(300))
    discovery = bytes.fromhex("7e124f0ba0000003080000100001005f2f024000")
    for one in metadata + [chuid, chuid[2:], shared[:-2], long, discovery, b"\5\4\3", b"\0\0\1\2"]:
        yield b"p" + one
    new, counted = b"\5\4\3" + done, metadata[0] + done
    yield b"l" + answers(select, new, b"\0\0\1\2" + done, counted, counted, counted)
    yield b"l" + answers(select, unknown, chuid + done, unknown, b"\x63\xc3", unknown, unknown)
    old = answers(select, b"\4\3\5" + done, done, b"\0\0\1\2" + done, select)
    yield b"l" + old + answers(unknown, b"\x63\xc3", unknown, unknown)
    yield b"a" + answers(select, counted, done, shared)
    yield b"a" + answers(select, unknown, b"\x63\xc2", done, shared[:20] + b"\x61\x10", shared[20:])
    yield b"a" + answers(select, counted, b"\x63\xc2")
    yield b"a" + answers(select, tlv("06", b"\3\1") + done)
    yield b"o" + answers(select, long[:256] + b"\x61\x30", long[256:] + done)
    yield b"o" + answers(select, b"\x6a\x82")


class Head:
    """The head of a CBOR item, as far as a file of this format has one."""

    def __init__(self, data, at):
        first = data[at]
        self.major, short, self.end = first >> 5, first & 31, at + 1
        if short > 27:
            raise ValueError("an indefinite length, or none that is defined")
        size = 1 << (short - 24) if short >= 24 else 0
        self.value = int.from_bytes(data[self.end:self.end + size], "big") if size else short
        self.end += size
        if self.end > len(data):
            raise ValueError("cut off")


def skip(data, at):
    """Where the item at an offset ends."""
    head = Head(data, at)
    at = head.end
    if head.major in (2, 3):
        at += head.value
    elif head.major in (4, 5):
        for _ in range(head.value * (head.major - 3)):
            at = skip(data, at)
    elif head.major == 6:
        at = skip(data, at)
    if at > len(data):
        raise ValueError("cut off")
    return at


def byte_string(data, key):
    """The byte string under a key of a map; nothing where it is not there."""
    try:
        head = Head(data, 0)
        at = head.end
        for _ in range(head.value if head.major == 5 else 0):
            key_head, value_at = Head(data, at), skip(data, at)
            at = skip(data, value_at)
            value = Head(data, value_at)
            if (key_head.major, key_head.value, value.major) == (0, key, 2):
                return data[value.end:at]
    except (IndexError, ValueError, RecursionError, OverflowError):
        pass
    return None


def map_of(file):
    """The map in a file whose digest fits."""
    item, digest = file[:-34], file[-34:]
    fits = digest == DIGEST + hashlib.sha256(item).digest() and item.startswith(TAG)
    return item[len(TAG):] if fits else None


def vector(path):
    """The files and passwords of a vector: a list of (kind, bytes), and a list of texts."""
    files, passwords, kind, data = [], [], None, b""
    for line in path.read_text(encoding="utf-8").splitlines() + [""]:
        line = line.strip()
        if not line:
            if kind:
                files.append((kind, data))
            kind, data = None, b""
        elif line in ("share", "envelope"):
            kind = line
        elif kind:
            digits, _, times = line.partition("*")
            data += bytes.fromhex(digits.strip()) * int(times or 1)
        elif line.startswith("password:"):
            passwords.append(json.loads(line.partition(":")[2]))
    return files, passwords


def main():
    out = ROOT / "fuzz" / "seeds"
    seeds = {}

    def add(target, data):
        seeds.setdefault(target, set()).add(data)

    def add_file(kind, file):
        add(kind, b"f" + file)
        content = map_of(file)
        if content is None:
            return
        add(kind, b"m" + content)
        header = byte_string(content, 2) if kind == "share" else None
        if header is not None:
            add("header", header)
            descriptor = byte_string(header, 0)
            if descriptor is not None:
                add("descriptor", descriptor)

    vectors = ROOT / "vectors" / "share"
    kinds = {".ssoshare": "share", ".ssoenvelope": "envelope"}
    for path in sorted(vectors.rglob("*")):
        if path.suffix in kinds:
            add_file(kinds[path.suffix], path.read_bytes())
        elif path.suffix == ".vector":
            files, passwords = vector(path)
            for kind, data in files:
                add_file(kind, data)
            for password in passwords:
                add("password", password.encode("utf-8", "surrogatepass"))
        elif path.name == "words.txt":
            add("place", path.read_bytes().strip())

    # The smallest envelopes that the format has.
    for blocks in (1, 2):
        ciphertext = bytes(512 * blocks + 16)
        content = (b"\xa4\x00\x73sso-escrow envelope\x01\x01\x02\x50" + bytes(16) + b"\x03\x59"
                   + len(ciphertext).to_bytes(2, "big") + ciphertext)
        file = TAG + content
        add_file("envelope", file + DIGEST + hashlib.sha256(file).digest())
    for length in (0, 1, 504, 505, 600, 1016):
        padded = length.to_bytes(8, "big") + b"\x07" * length
        add("envelope", b"p" + padded + bytes(-len(padded) % 512))

    for target, texts in (("place", PLACES), ("password", PASSWORDS), ("text", TEXTS),
                          ("update", NAMES + UPDATES), ("command", COMMANDS)):
        for text in texts:
            add(target, text.encode())
    for file in UPDATES[:4]:
        add("update", ("\ufeff" + file).encode())
        add("update", file.encode("utf-16"))
        add("update", b"\xfe\xff" + file.encode("utf-16-be"))
    for one in bins():
        add("hive", b"b" + one)
    for one in tokens():
        add("token", one)
    for log in logs():
        add("hive", b"l" + log)
    for image in ("minimal", "special", "rlenvalue_test_hive"):
        add("hive", b"f" + (ROOT / "tests" / "hive" / "data" / image).read_bytes())
    for medium in MEDIA:
        add("medium", medium)

    five, four = "Windows Registry Editor Version 5.00\r\n\r\n", "REGEDIT4\r\n\r\n"
    for text in REGS:
        # Every export ends with an empty line.
        text += "\r\n"
        add("registry", (five + text).encode("utf-16"))
        add("registry", (five + text).encode())
        add("registry", (four + text).encode("cp1252", "replace"))
    for payload in PAYLOADS:
        add("registry", payload)

    missing = {"share", "envelope", "header", "descriptor"} - seeds.keys()
    if missing:
        sys.exit(f"fuzz-seeds: no seed for {', '.join(sorted(missing))} in {vectors}")
    shutil.rmtree(out, ignore_errors=True)
    for target, inputs in sorted(seeds.items()):
        folder = out / target
        folder.mkdir(parents=True)
        for data in inputs:
            (folder / hashlib.sha256(data).hexdigest()[:16]).write_bytes(data)
        print(f"{target}: {len(inputs)} seeds")


main()

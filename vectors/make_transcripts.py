#!/usr/bin/python3
"""Makes vectors/transcript from docs/transcript.md; --check tells whether the files are what it makes.

It shares no code with sso-escrow. Everything random in the vectors comes from a fixed seed. The key that signs is
known to everybody who reads this file.
"""

import hashlib
import json
import sys
from pathlib import Path

FOLDER = Path(__file__).resolve().parent / "transcript"
WORDS = (FOLDER.parent.parent / "src/share/bip39-english.txt").read_text().split()
LEVELS = {"public": 10, "restricted": 20, "confidential": 30}
DOMAIN = b"sso-escrow/v1 transcript"

# P-256 (FIPS 186-5, through SP 800-186): the field, the order, and the base point.
P = 2**256 - 2**224 + 2**192 + 2**96 - 1
N = 0xFFFFFFFF00000000FFFFFFFFFFFFFFFFBCE6FAADA7179E84F3B9CAC2FC632551
G = (0x6B17D1F2E12C4247F8BCE6E563A440F277037D812DEB33A0F4A13945D898C296,
     0x4FE342E2FE1A7F9B8EE7EB4A7C0F9E162BCE33576B315ECECBB6406837BF51F5)


def sha256(*parts):
    return hashlib.sha256(b"".join(parts)).digest()


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def plus(a, b):
    if a is None or b is None:
        return a or b
    if a[0] == b[0]:
        if (a[1] + b[1]) % P == 0:
            return None
        slope = (3 * a[0] * a[0] - 3) * pow(2 * a[1], -1, P)
    else:
        slope = (b[1] - a[1]) * pow(b[0] - a[0], -1, P)
    x = (slope * slope - a[0] - b[0]) % P
    return x, (slope * (a[0] - x) - a[1]) % P


def times(scalar, point):
    result = None
    while scalar:
        if scalar & 1:
            result = plus(result, point)
        point, scalar = plus(point, point), scalar >> 1
    return result


def der(r, s):
    def integer(value):
        content = value.to_bytes(value.bit_length() // 8 + 1, "big")
        return b"\2" + bytes([len(content)]) + content
    content = integer(r) + integer(s)
    return b"\x30" + bytes([len(content)]) + content


class Signer:
    """A key of a custodian. Its secret comes from its name."""

    def __init__(self, name):
        self.secret = int.from_bytes(sha256(b"signer", name.encode()), "big") % N
        x, y = times(self.secret, G)
        self.key = b"\4" + x.to_bytes(32, "big") + y.to_bytes(32, "big")

    def words(self):
        """The eight signer words: the CBOR is an array of a text and 65 bytes."""
        text = b"sso-escrow/v1 signer"
        digest = sha256(b"\x82", bytes([0x60 + len(text)]), text, b"\x58\x41", self.key)
        bits = int.from_bytes(digest[:11], "big")
        return " ".join(WORDS[bits >> (77 - 11 * word) & 2047] for word in range(8))

    def sign(self, node):
        digest = int.from_bytes(sha256(DOMAIN, node), "big")
        once = int.from_bytes(sha256(b"once", node), "big") % N
        r = times(once, G)[0] % N
        return der(r, pow(once, -1, N) * (digest + r * self.secret) % N)


class Transcript:
    """A transcript, and the chain of its lines."""

    def __init__(self, **header):
        self.header = {"sso_transcript": 1, "program": "0.2.0", "run": "0123456789abcdef" * 2, "kind": "generate",
                       "purpose": "practice", "plan": "", "follows": "", "set": "", "levels": LEVELS} | header
        self.lines, self.nodes = [], [sha256(b"\2", canonical(self.header))]

    def add(self, kind, level=10, second=None, **members):
        number = len(self.lines)
        second = number if second is None else second
        line = {"at": f"2027-03-05T09:{second // 60:02}:{second % 60:02}.000{number:03}Z", "level": level,
                "salt": sha256(b"salt", str(number).encode())[:16].hex(), "fact": {"type": kind} | members}
        return self.put(line)

    def put(self, line):
        leaf = (bytes.fromhex(line["leaf"]) if "leaf" in line
                else sha256(b"\0", bytes.fromhex(line["salt"]), canonical(line["fact"])))
        at = line["at"].encode()
        self.nodes.append(sha256(b"\1", self.nodes[-1], len(at).to_bytes(8, "big"), at,
                                 line["level"].to_bytes(8, "big"), leaf))
        self.lines.append(line)
        return self

    def withheld(self, above):
        copy = Transcript(**self.header)
        for line in self.lines:
            if line["level"] > above:
                leaf = sha256(b"\0", bytes.fromhex(line["salt"]), canonical(line["fact"])).hex()
                line = {"at": line["at"], "leaf": leaf, "level": line["level"]}
            copy.put(line)
        return copy

    def words(self, at=-1):
        bits = int.from_bytes(self.nodes[at], "big")
        return " ".join(WORDS[bits >> (245 - 11 * word) & 2047] for word in range(12))

    def encode(self):
        return b"".join(canonical(value) + b"\n" for value in [self.header, *self.lines])


def ceremony(closing=True):
    """A rehearsal of generate, 2 of 3."""
    made = Transcript()
    made.add("run_started", clock="2027-03-05T09:00:00Z")
    made.add("command", 20, line="sso-escrow generate --rehearsal -k 2 …")
    made.add("present", 30, name="Chloé \"C.\" D\\or", role="custodian")
    made.add("set_made", descriptor="ab" * 32, need=2, count=3)
    for x in (1, 2, 3):
        made.add("share_intent", x=x)
        made.add("share_pending", x=x, digest=f"{x:02}" * 32)
    made.add("quorum_proved", quorums=3)
    made.add("words_confirmed")
    made.add("paused").add("resumed")
    for x in (1, 2, 3):
        made.add("share_proved", x=x, signed=False)
        made.add("share_finished", x=x)
    return made.add("closed") if closing else made


def every_fact():
    """A transcript with each type of fact and each member, as a report shows them. No real run has all of them."""
    made = Transcript(purpose="production", plan="11" * 32, follows="22" * 32, set="33" * 32)
    made.add("run_started", program_sha256="ab" * 32, system="linux")
    made.add("measured", what="program", sha256="ab" * 32, by="witness")
    made.add("measured", what="boot_medium", sha256="cd" * 32, by="auditor")
    made.add("clock_compared", 20, witness="2027-03-05T09:00:00Z", seconds=3, direction="ahead")
    made.add("clock_changed", 20, seconds=3, direction="back")
    made.add("present", 30, name="Olga", role="officer").add("present", 30, name="Willi", role="witness")
    made.add("present", 30, name="Anna", role="custodian", x=1).add("present", 30, name="Ben", role="custodian", x=2)
    made.add("fitness", check="network", passed=False).add("waiver", check="network")
    made.add("reason", 20, text="the cable is glued in", about="waiver", check="network")
    made.add("deviation", 30, text="the reviewer agreed by telephone", check="network", by="auditor")
    made.add("command", 20, line="sso-escrow generate -k 2 …").add("environment", 20, name="LANG", value="C.UTF-8")
    made.add("medium", 20, role="records", id="1A2B-3C4D", path="/media/records")
    made.add("medium", 20, role="boot", id="5E6F-7081")
    made.add("seal", 20, number="A 0001", on="bag", x=1)
    made.add("site", 30, x=1, site="Lyon").add("site", 30, x=2, site="Lyon").add("site", 30, x=3, site="Osaka")
    made.add("deputy", 30, x=3, name="Chloé").add("slip_seen", 30, x=3, name="Anna")
    made.add("choice", 30, x=1, choice="generated").add("choice", 30, x=2, choice="own, waived")
    made.add("step_done", 20, step="choose", x=1)
    made.add("randomness", source="system, operator").add("set_made", descriptor="44" * 32, need=2, count=4)
    for x, to in [(1, "medium"), (2, "card"), (3, "medium"), (4, "medium")]:
        made.add("share_intent", x=x, to=to)
        if x < 4:
            made.add("share_pending", x=x, digest=f"{x:02}" * 32)
    made.add("card_checked", 20, x=2, serial="12345678", firmware="5.7.1", attested=True, root="55" * 32)
    made.add("quorum_proved", quorums=3, degree=True).add("words_confirmed", x=1)
    made.add("attempt", 20, what="password", x=1, right=False).add("attempt", 20, what="pin", x=2, right=True)
    made.add("share_proved", x=1, holder=True, signed=False, **{"with": "password"})
    made.add("share_finished", x=1, digest="01" * 32)
    made.add("share_proved", x=2, holder=True, signed=True, **{"with": "card_and_password"})
    made.add("share_finished", x=2, digest="02" * 32)
    made.add("paused").add("line_torn", bytes=17).add("resumed", from_paper=True).add("records_moved")
    made.add("share_absent", x=3, until="2027-04-01").add("share_dead", x=3)
    made.add("opened", x=1, command="restore").add("target_intent", to="reg").add("target", 20, path="E:\\SSOSS.reg")
    made.add("target_written", to="reg").add("files_beside", 20, files=["NEXT-STEPS.txt", "NEXT-STEPS.ps1"])
    made.add("clear_copy_destroyed", by="officer").add("set_void", set="33" * 32, shares=2)
    made.add("set_superseded", set="33" * 32, successor="44" * 32)
    made.add("removal_intent", x=4, set="33" * 32).add("removal", x=4, set="33" * 32, removed=False)
    made.add("copied", x=1, digest="01" * 32).add("note", 30, text="the lights went out", later="of a later release")
    made.add("closed").add("words_read", people=3, x=1)
    made.add("signature", 30, x=2, **signature(made.nodes[-2], "Ben", "Ben"))
    made.add("record_copied", to="auditor")
    return made.add("finished")


def signature(node, name="Chloé", signer="Chloé"):
    key = Signer(signer)
    return {"custodian": name, "key": key.key.hex(), "signature": key.sign(node).hex()}


def whole():
    made = ceremony()
    closing = made.nodes[-1]
    made.add("signature", 30, **signature(closing))
    return made.add("words_read", people=3).add("finished")


def vectors():
    """Each vector: its name, the file, and what a reader says: status, reason, line.

    More members, for some: `words` of the last line; `checkpoints`, the words of each line; `closing`, the closing
    node; `not`, words that no line has, so that a reader who expects them says `words`; `signers`, the signer words of
    custodians, and in `signed` what a reader says who expects them.
    """
    good = whole()
    lines = good.encode().split(b"\n")[:-1]

    def yes(name, made, **more):
        return name, made.encode(), {"status": 0, "words": made.words(), **more}

    def no(name, reason, line, *changed, status=4):
        return name, b"\n".join(changed), {"status": status, "reason": reason, "line": line}

    def changed(name, reason, line, old, new):
        """One line of the good file with other bytes."""
        assert old in lines[line - 1], name
        return no(name, reason, line, *lines[:line - 1], lines[line - 1].replace(old, new, 1), *lines[line:], b"")

    def header(name, reason, old, new):
        return changed(name, reason, 1, old, new)

    closing = [line["fact"]["type"] for line in good.lines].index("closed") + 1
    signers = {"Chloé": Signer("Chloé").words()}
    checkpoints = [good.words(at) for at in range(len(good.nodes))]
    yield yes("whole", good, closing=good.nodes[closing].hex(), checkpoints=checkpoints, signers=signers,
              signed={"status": 0})
    # The signature is withheld with everything that is confidential.
    absent = {"status": 3, "reason": "signer-absent"}
    for level in (20, 10):
        yield yes(f"withheld-above-{level}", good.withheld(level), signers=signers, signed=absent)
    # No line is signed, and each has the right form: only words tell that it is not the transcript of that day.
    plain = ceremony().add("words_read", people=3).add("finished")
    before, (pending, proved), after = plain.lines[:9], plain.lines[9:11], plain.lines[11:]
    more = Transcript().add("quorum_proved", second=9, quorums=1).lines[0]
    for name, between in [("removed", [proved]), ("swapped", [proved, pending]), ("doubled", [pending, proved, proved]),
                          ("added", [pending, more, proved])]:
        made = Transcript()
        for line in [*before, *between, *after]:
            made.put(line)
        yield yes(f"lines-{name}", made, **{"not": plain.words()})
    yield yes("aborted", Transcript().add("run_started").add("aborted", reason="fire"))
    back = Transcript().add("run_started", second=9).add("clock_changed", 20, second=5)
    yield yes("clock-changed", back.add("finished", second=6))
    back = Transcript().add("run_started", second=9).add("finished", second=5)
    yield yes("clock-back", back, finding="clock-back", at=3)
    some = Transcript().add("share_intent", x=1).add("share_pending", x=1).add("share_intent", x=2).add("aborted")
    yield yes("share-open", some, finding="share-open", at=4)
    yield yes("purpose-production", Transcript(purpose="production", plan="11" * 32, follows="22" * 32,
                                               set="33" * 32, kind="reshare").add("finished"))
    texts = Transcript(program="0.2.0 \u007f\u0001").add("note", 30, text="\b\t\n\f\r\u001f\"\\/é漢😀\u2028\ue000")
    yield yes("texts", texts.add("note", 30, text="", nested={"a": [True, False, [], {}, 0, 2**53 - 1]}).add("finished"))

    made = every_fact()
    kinds = [line["fact"]["type"] for line in made.lines]
    yield yes("every-fact", made, checkpoints={kind: made.words(kinds.index(kind) + 1) for kind in ("paused", "closed")})

    # What is wrong with the file as a whole.
    yield no("empty", "no-header", 1, b"")
    yield no("no-feed", "no-header", 1, lines[0])
    yield no("other-json", "no-header", 1, b'{"transcript":1}', b"")
    yield no("not-json", "no-header", 1, b"PK\3\4", b"")
    yield no("mark", "no-header", 1, b"\xef\xbb\xbf" + lines[0], *lines[1:], b"")
    for at in (1, 2, len(lines) - 1):
        yield no(f"cut-off-{at}", "cut-off", at, *lines[:at], b"", status=3)
    yield no("torn", "torn", len(lines), *lines[:-1], lines[-1][:40], status=3)
    yield no("torn-after-the-end", "torn", len(lines) + 1, *lines, b'{"at', status=3)
    yield no("not-finished", "cut-off", len(ceremony().lines) + 1, ceremony().encode(), status=3)

    # The header.
    yield header("header-version-0", "no-header", b'"sso_transcript":1', b'"sso_transcript":0')
    yield header("header-version-2", "later-version", b'"sso_transcript":1', b'"sso_transcript":2')
    yield header("header-version-text", "no-header", b'"sso_transcript":1', b'"sso_transcript":"1"')
    yield header("header-long", "line-length", b'"program":"0.2.0"', b'"program":"' + b"x" * 65_536 + b'"')
    yield header("header-kind", "header", b'"kind":"generate"', b'"kind":"destroy"')
    yield header("header-purpose", "header", b'"purpose":"practice"', b'"purpose":"rehearsal"')
    yield header("header-run-short", "header", b"0123456789abcdef", b"")
    yield header("header-run-capitals", "header", b"abcdef", b"ABCDEF")
    yield header("header-plan-short", "header", b'"plan":""', b'"plan":"00"')
    yield header("header-levels", "header", b'"public":10', b'"public":11')
    yield header("header-levels-more", "header", b'"restricted":20', b'"restricted":20,"secret":40')
    yield header("header-missing", "header", b'"set":"",', b"")
    yield header("header-more", "header", b'"set":""', b'"seal":"","set":""')
    yield header("header-number", "header", b'"program":"0.2.0"', b'"program":2')
    yield header("header-order", "canonical", b'"kind":"generate","levels"', b'"levels":1,"kind"')

    # A line: its form.
    yield no("line-crlf", "canonical", 3, *lines[:2], lines[2] + b"\r", *lines[3:], b"")
    yield no("line-space", "canonical", 2, lines[0], b" " + lines[1], *lines[2:], b"")
    yield no("line-empty", "json", 2, lines[0], b"", *lines[1:], b"")
    yield no("line-long", "line-length", 2, lines[0], b'{"at":"' + b"x" * 65_530 + b'"', b"")
    yield changed("line-not-utf8", "json", 4, "é".encode(), b"\xe9")
    yield changed("line-surrogate", "json", 4, "é".encode(), b"\\ud800")
    yield changed("line-escape", "canonical", 4, "é".encode(), b"\\u00e9")
    yield changed("member-twice", "canonical", 2, b'"level":10', b'"level":10,"level":10')
    yield changed("member-order", "canonical", 2, b'"level":10,"salt"', b'"salt":"","level"')
    yield changed("member-extra", "layout", 2, b'"level":10', b'"level":10,"more":1')
    yield changed("member-missing", "layout", 2, b'"level":10,', b"")
    yield changed("member-null", "json", 2, b'"level":10', b'"level":null')
    yield changed("member-fraction", "json", 2, b'"level":10', b'"level":10.5')
    yield changed("member-negative", "json", 2, b'"level":10', b'"level":-10')
    yield changed("member-large", "json", 2, b'"level":10', b'"level":9007199254740992')
    yield changed("member-boolean", "layout", 2, b'"level":10', b'"level":true')
    yield changed("member-key", "json", 5, b'"descriptor"', b'"Descriptor"')
    yield changed("fact-null", "json", 5, b'"need":2', b'"need":null')
    yield changed("fact-twice", "canonical", 5, b'"need":2', b'"need":2,"need":2')
    yield changed("fact-unknown", "fact", 2, b'"run_started"', b'"run_began"')
    yield changed("fact-without-type", "fact", 2, b'"type":"run_started"', b'"typed":"run_started"')
    fact = canonical(good.lines[3]["fact"])
    yield changed("fact-text", "layout", 5, b'"fact":' + fact, b'"fact":"set_made"')
    yield changed("fact-and-leaf", "layout", 5, b'"level":10', b'"leaf":"' + b"00" * 32 + b'","level":10')
    for depth in (64, 65):
        # The line and the fact are two of them.
        nested = b'"type":"note","x":' + b"[" * (depth - 2) + b"]" * (depth - 2)
        line = b'{"at":"2027-03-05T09:00:00.000000Z","fact":{' + nested + b'},"level":30,"salt":"' + b"00" * 16 + b'"}'
        if depth == 64:
            yield no("fact-64-deep", "cut-off", 2, lines[0], line, b"", status=3)
        else:
            yield no("fact-65-deep", "json", 2, lines[0], line, b"")
    deep = b"[" * 5000 + b"]" * 5000
    yield changed("fact-deep", "json", 5, b'"need":2', b'"need":' + deep)

    # A line: its values.
    for name, at in [("no-fraction", "09:00:00Z"), ("milliseconds", "09:00:00.000Z"), ("comma", "09:00:00,000000Z"),
                     ("offset", "09:00:00.000000+00:00"), ("small", "09:00:00.000000z"),
                     ("hour", "24:00:00.000000Z"), ("leap-second", "09:00:60.000000Z")]:
        yield changed(f"time-{name}", "time", 2, b"09:00:00.000000Z", at.encode())
    yield changed("time-day", "time", 2, b"2027-03-05", b"2027-02-29")
    yield changed("time-early", "time", 2, b"2027-03-05", b"1969-12-31")
    yield changed("level-unknown", "level", 2, b'"level":10', b'"level":15')
    yield changed("level-of-another-fact", "level", 3, b'"level":20', b'"level":10')
    salt = good.lines[0]["salt"]
    yield changed("salt-short", "digits", 2, salt.encode(), salt[2:].encode())
    yield changed("salt-capitals", "digits", 2, salt.encode(), ("AB" * 16).encode())
    yield changed("salt-letters", "digits", 2, salt.encode(), ("xy" * 16).encode())
    hidden = good.withheld(10).encode().split(b"\n")[:-1]
    left = hidden[2].replace(b'"level":20', b'"level":20,"salt":"' + good.lines[1]["salt"].encode() + b'"')
    yield no("withheld-salt", "layout", 3, *hidden[:2], left, *hidden[3:], b"")
    leaf = json.loads(hidden[2])["leaf"].encode()
    yield no("withheld-short", "digits", 3, *hidden[:2], hidden[2].replace(leaf, leaf[:-2]), *hidden[3:], b"")
    yield no("withheld-level", "level", 3, *hidden[:2], hidden[2].replace(b":20", b":25"), *hidden[3:], b"")
    number = hidden[2].replace(b'"' + leaf + b'"', b"1")
    yield no("withheld-number", "layout", 3, *hidden[:2], number, *hidden[3:], b"")

    # The order of the lines.
    made = ceremony().add("share_intent", x=4)
    yield no("after-closing", "after-closing", len(made.lines) + 1, made.encode())
    made = ceremony().add("closed")
    yield no("closed-twice", "after-closing", len(made.lines) + 1, made.encode())
    made = whole().add("words_read", people=1)
    yield no("after-the-end", "after-the-end", len(made.lines) + 1, made.encode())

    # Signatures.
    for name, made, value in [
            ("node-before", ceremony(), signature(ceremony().nodes[-2])),
            ("other-key", ceremony(), signature(ceremony().nodes[-1]) | {"key": Signer("Ben").key.hex()}),
            ("no-point", ceremony(), signature(ceremony().nodes[-1]) | {"key": "04" + "11" * 64}),
            ("capitals", ceremony(), signature(ceremony().nodes[-1]) | {"key": Signer("Chloé").key.hex().upper()}),
            ("no-key", ceremony(), {"custodian": "Chloé"}),
            ("not-closed", ceremony(closing=False), signature(ceremony(closing=False).nodes[-1]))]:
        made.add("signature", 30, **value)
        line = len(made.lines) + 1
        yield no(f"signature-{name}", "signature", line, made.add("finished").encode())

    def two(first, second):
        """A run that Chloé and Ben signed."""
        made = ceremony()
        for name, value in [("Chloé", first), ("Ben", second)]:
            made.add("signature", 30, **signature(made.nodes[closing], name, name) | value)
        return made.add("finished")
    names = {name: Signer(name).words() for name in ("Chloé", "Ben")}
    yield yes("signatures-two", two({}, {}), signers=names, signed={"status": 0})
    by = {name: {"signature": signature(ceremony().nodes[-1], name, name)["signature"]} for name in names}
    made = two(by["Ben"], by["Chloé"])
    yield no("signatures-exchanged", "signature", closing + 2, made.encode())
    yield no("signatures-one-twice", "signature", closing + 3, two({}, by["Chloé"]).encode())
    # Somebody else signed in the name of Chloé: only the signer words from paper tell.
    made = ceremony()
    made.add("signature", 30, **signature(made.nodes[-1], "Chloé", "Eve")).add("finished")
    yield yes("signature-replaced", made, signers=signers,
              signed={"status": 4, "reason": "signer", "line": closing + 2})

    # A fork: two ends of one run. Each file is right.
    start = ceremony().encode()
    for name in ("one", "two"):
        made = ceremony()
        made.add("words_read", people=1 if name == "one" else 2).add("finished")
        assert made.encode().startswith(start)
        yield yes(f"fork-{name}", made)


def main():
    files, expected = {}, {}
    for name, file, says in vectors():
        assert name not in expected, name
        files[f"{name}.ssotranscript"], expected[name] = file, says
    files["expected.json"] = (json.dumps(expected, indent=1, ensure_ascii=False) + "\n").encode()
    if sys.argv[1:] == ["--check"]:
        there = {path.name: path.read_bytes() for path in FOLDER.iterdir()}
        wrong = sorted(name for name in files.keys() | there.keys() if files.get(name) != there.get(name))
        print("not what make_transcripts.py makes: " + " ".join(wrong) if wrong else f"{len(expected)} transcripts")
        return bool(wrong)
    FOLDER.mkdir(exist_ok=True)
    for name, file in files.items():
        (FOLDER / name).write_bytes(file)
    print(f"{len(expected)} transcripts")
    return 0


if __name__ == "__main__":
    sys.exit(main())

#!/usr/bin/python3
"""Verifies the lines and the chain of a transcript of sso-escrow, without sso-escrow; docs/transcript.md says how.

    verify_transcript.py FILE [WORDS …]      WORDS: twelve words in quotation marks, from paper

The status is 0 if the transcript is whole, 3 if it is a beginning, 4 if something is wrong. Signatures are not
checked; docs/transcript.md has the command for that. It needs Python 3.9 and shares no code with sso-escrow.
"""

import json
import re
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path

KINDS = "generate backup restore drill verify reseal copy void reshare".split()
LEVELS = {"public": 10, "restricted": 20, "confidential": 30}
FACTS = {10: """run_started measured fitness waiver randomness set_made share_intent share_pending share_proved
    share_finished share_dead share_absent quorum_proved words_confirmed opened target_intent target_written
    clear_copy_destroyed set_void set_superseded removal_intent removal paused resumed records_moved line_torn
    copied closed words_read record_copied finished aborted""", 20: """step_done medium seal command environment
    attempt reason target files_beside card_checked clock_compared clock_changed""",
         30: "present site deputy note deviation choice slip_seen signature"}
LEVEL_OF = {name: level for level, names in FACTS.items() for name in names.split()}
ENDS = ("finished", "aborted")
AFTER_CLOSED = "words_read signature record_copied resumed clock_changed records_moved line_torn".split() + [*ENDS]
HEADER = "sso_transcript program run kind purpose plan follows set levels".split()
WORDS = (Path(__file__).resolve().parent.parent / "src/share/bip39-english.txt").read_text().split()


class Wrong(Exception):
    pass


def need(holds, reason):
    if not holds:
        raise Wrong(reason)  # The reason, as docs/transcript.md names it.


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def allowed(value, depth=1):
    if isinstance(value, dict):
        return depth <= 64 and all(re.fullmatch("[a-z0-9_]+", key) and allowed(value[key], depth + 1) for key in value)
    if isinstance(value, list):
        return depth <= 64 and all(allowed(item, depth + 1) for item in value)
    return isinstance(value, (str, bool)) or isinstance(value, int) and 0 <= value < 1 << 53


def parsed(line):
    need(len(line) <= 1 << 16, "line-length")
    try:
        value = json.loads(line.decode())
        again = canonical(value)
    except (ValueError, RecursionError) as error:
        raise Wrong("json") from error
    need(isinstance(value, dict) and allowed(value), "json")
    need(again == line, "canonical")
    return value


def digits(text, length):
    return re.fullmatch(f"[0-9a-f]{{{2 * length}}}", text)


def node_of_header(line):
    need(line.startswith(b"{") and b'"sso_transcript"' in line, "no-header")
    value = parsed(line)
    version = value.get("sso_transcript")
    need(type(version) is int and version > 0, "no-header")
    need(version == 1, "later-version")
    need(sorted(value) == sorted(HEADER) and value["levels"] == LEVELS, "header")
    need(all(isinstance(value[key], str) for key in HEADER[1:8]) and digits(value["run"], 16), "header")
    need(value["kind"] in KINDS and value["purpose"] in ("production", "practice"), "header")
    need(all(value[key] == "" or digits(value[key], 32) for key in HEADER[5:8]), "header")
    return sha256(b"\2" + line).digest()


def leaf_of(value):
    """The leaf of a line, and the type of its fact unless it is withheld."""
    types = {key: type(value[key]) for key in value}
    withheld = types == {"at": str, "level": int, "leaf": str}
    need(withheld or types == {"at": str, "level": int, "fact": dict, "salt": str}, "layout")
    name = None if withheld else value["fact"].get("type")
    need(withheld or isinstance(name, str) and name in LEVEL_OF, "fact")
    need(digits(value["leaf"], 32) if withheld else digits(value["salt"], 16), "digits")
    try:
        need(re.fullmatch(r"[0-9]{4}(-[0-9]{2}){2}T([0-9]{2}:){2}[0-9]{2}\.[0-9]{6}Z", value["at"]), "time")
        need(datetime.fromisoformat(value["at"][:-1]).year >= 1970, "time")
    except ValueError as error:
        raise Wrong("time") from error
    need(value["level"] == LEVEL_OF[name] if name else value["level"] in FACTS, "level")
    if withheld:
        return bytes.fromhex(value["leaf"]), None
    return sha256(b"\0" + bytes.fromhex(value["salt"]) + canonical(value["fact"])).digest(), name


def words_of(node):
    return " ".join(WORDS[int.from_bytes(node, "big") >> (245 - 11 * at) & 2047] for at in range(12))


def verify(data, expected=()):
    """The status, the reason, the number of the line, and the words after each line."""
    *lines, torn = data.split(b"\n")
    words, names, closed, number = [], [None], False, 1
    try:
        need(len(data) <= 64 << 20, "file-length")
        node = node_of_header(lines[0] if lines else b"")
        words.append(words_of(node))
        for number, line in enumerate(lines[1:], 2):
            value = parsed(line)
            leaf, name = leaf_of(value)
            need(names[-1] not in ENDS, "after-the-end")
            need(not closed or name is None or name in AFTER_CLOSED, "after-closing")
            at, level = value["at"].encode(), value["level"].to_bytes(8, "big")
            node = sha256(b"\1" + node + len(at).to_bytes(8, "big") + at + level + leaf).digest()
            words.append(words_of(node))
            names.append(name)
            closed = closed or name == "closed"
        need(set(expected) <= set(words), "words")
    except Wrong as wrong:
        return 4, str(wrong), number, words
    if torn:
        return 3, "torn", number + 1, words
    return (0, None, number, words) if names[-1] in ENDS else (3, "cut-off", number, words)


if __name__ == "__main__":
    STATUS, REASON, LINE, FOUND = verify(Path(sys.argv[1]).read_bytes(), sys.argv[2:])
    print(f"line {LINE}: {REASON}" if REASON else f"whole: {LINE} lines", *FOUND[-1:], sep="\n")
    sys.exit(STATUS)

#!/usr/bin/python3
"""Verifies the lines and the chain of a transcript of sso-escrow, as docs/transcript.md describes them.

    verify_transcript.py FILE [WORDS …]      WORDS: twelve words in quotation marks, from paper

The status is 0 if the transcript is whole, 3 if it is a beginning, 4 if something is wrong. Signatures are
not checked; docs/transcript.md has the command for that. It needs Python 3.9 and no code of sso-escrow.
"""

import json
import re
import sys
from datetime import datetime
from hashlib import sha256
from pathlib import Path

LEVELS = {"public": 10, "restricted": 20, "confidential": 30}
FACTS = {10: """run_started measured fitness waiver randomness set_made share_intent share_pending
    share_proved share_finished share_dead share_absent quorum_proved words_confirmed opened target_intent
    target_written clear_copy_destroyed set_void set_superseded removal_intent removal paused resumed
    records_moved line_torn copied closed words_read record_copied finished aborted""", 20: """step_done
    medium seal command environment attempt reason target files_beside card_checked clock_compared
    clock_changed""", 30: """present site deputy note deviation choice slip_seen signature"""}
LEVEL_OF = {name: level for level, names in FACTS.items() for name in names.split()}
ENDS = ["finished", "aborted"]
AFTERWARDS = ENDS + "words_read signature record_copied resumed clock_changed records_moved line_torn".split()
HEX_16, HEX_32 = "[0-9a-f]{32}", "[0-9a-f]{64}"
HEADER = {"program": "(?s:.*)", "run": HEX_16, "plan": HEX_32 + "|", "follows": HEX_32 + "|",
          "set": HEX_32 + "|", "purpose": "production|practice",
          "kind": "generate|backup|restore|drill|verify|reseal|copy|void|reshare"}
AT = r"[0-9]{4}(-[0-9]{2}){2}T([01][0-9]|2[0-3])(:[0-5][0-9]){2}\.[0-9]{6}Z"
WORDS = (Path(__file__).resolve().parent.parent / "src/share/bip39-english.txt").read_text().split()


def need(holds, rule):
    if not holds:
        raise AssertionError(rule)  # Its name in docs/transcript.md.


def canonical(value):
    return json.dumps(value, ensure_ascii=False, sort_keys=True, separators=(",", ":")).encode()


def allowed(value, depth=1):
    if isinstance(value, dict):
        return all(re.fullmatch("[a-z0-9_]+", key) for key in value) and allowed([*value.values()], depth)
    if isinstance(value, list):
        return depth <= 64 and all(allowed(item, depth + 1) for item in value)
    return isinstance(value, (str, bool)) or isinstance(value, int) and 0 <= value < 1 << 53


def parsed(line):
    need(len(line) <= 1 << 16, "line-length")
    try:
        value = json.loads(line.decode())
        need(isinstance(value, dict) and allowed(value), "json")
        need(canonical(value) == line, "canonical")
        return value
    except (ValueError, RecursionError) as error:
        raise AssertionError("json") from error


def node_of_header(line):
    need(line.startswith(b"{") and b'"sso_transcript"' in line, "no-header")
    value = parsed(line)
    version = value.get("sso_transcript")
    need(type(version) is int and version > 0, "no-header")
    need(version == 1, "later-version")
    need(value.keys() == {*HEADER, "sso_transcript", "levels"} and value["levels"] == LEVELS, "header")
    need(all(type(value[key]) is str and re.fullmatch(HEADER[key], value[key]) for key in HEADER), "header")
    return sha256(b"\2" + line).digest(), None


def node_of_line(before, line):
    """The node of a line, and the type of its fact unless it is withheld."""
    value = parsed(line)
    types = {key: type(value[key]) for key in value}
    withheld = types == {"at": str, "level": int, "leaf": str}
    need(withheld or types == {"at": str, "level": int, "fact": dict, "salt": str}, "layout")
    name = None if withheld else value["fact"].get("type")
    need(withheld or isinstance(name, str) and name in LEVEL_OF, "fact")
    need(re.fullmatch(*(HEX_32, value["leaf"]) if withheld else (HEX_16, value["salt"])), "digits")
    try:
        need(re.fullmatch(AT, value["at"]) and datetime.fromisoformat(value["at"][:-1]).year >= 1970, "time")
    except ValueError as error:
        raise AssertionError("time") from error
    need(value["level"] in ([LEVEL_OF[name]] if name else FACTS), "level")
    leaf = (bytes.fromhex(value["leaf"]) if withheld else
            sha256(b"\0" + bytes.fromhex(value["salt"]) + canonical(value["fact"])).digest())
    at, level = value["at"].encode(), value["level"].to_bytes(8, "big")
    return sha256(b"\1" + before + len(at).to_bytes(8, "big") + at + level + leaf).digest(), name


def words_of(node):
    return " ".join(WORDS[int.from_bytes(node, "big") >> (245 - 11 * at) & 2047] for at in range(12))


def verify(data, expected):
    """The status, the reason, the number of the line, and the words after each line."""
    *lines, torn = data.split(b"\n")
    words, node, name, closed, number = [], None, None, False, 1
    try:
        need(len(data) <= 64 << 20, "file-length")
        for number, line in enumerate(lines or [b""], 1):
            last, (node, name) = name, node_of_line(node, line) if number > 1 else node_of_header(line)
            need(last not in ENDS, "after-the-end")
            need(not closed or name is None or name in AFTERWARDS, "after-closing")
            words.append(words_of(node))
            closed = closed or name == "closed"
        need(set(expected) <= set(words), "words")
    except AssertionError as broken:
        return 4, str(broken), number, words
    reason = "torn" if torn else None if name in ENDS else "cut-off"
    return 3 if reason else 0, reason, number + bool(torn), words


if __name__ == "__main__":
    STATUS, REASON, LINE, FOUND = verify(Path(sys.argv[1]).read_bytes(), sys.argv[2:])
    print(f"line {LINE}: {REASON}" if REASON else f"whole: {LINE} lines", *FOUND[-1:], sep="\n")
    sys.exit(STATUS)

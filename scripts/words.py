#!/usr/bin/python3
"""Makes src/seal/strength/words.deflate, the words that passwords are compared with, from npm packages.

    scripts/words.py [FOLDER]      FOLDER keeps the packages that were downloaded (default: a temporary one)

The packages and their versions are below. src/seal/strength/README.md names their sources and licences.
"""

import collections
import itertools
import json
import pathlib
import re
import subprocess
import sys
import tarfile
import tempfile
import unicodedata
import zlib

SCOPE = "@zxcvbn-ts/language"
VERSIONS = {"de": "3.0.2", "en": "4.1.1", "es-es": "4.1.2", "fr": "4.1.2", "it": "3.0.2", "ja": "3.0.2",
            "nl-be": "3.0.2", "common": "4.1.3"}
# The most words of a language.
MOST = 20_000
# The most of a list whose order says little: some are in the order of the alphabet.
OF_LIST = {"firstnames": 3000, "boysFirstnames": 1500, "girlsFirstnames": 1500, "lastnames": 3000}
LETTERS = str.maketrans({"ß": "ss", "æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th"})
TARGET = pathlib.Path(__file__).resolve().parent.parent / "src/seal/strength/words.deflate"


def lists(package, folder):
    """The lists of a package, in the order of its file names."""
    version = VERSIONS[package]
    path = folder / f"zxcvbn-ts-language-{package}-{version}.tgz"
    if not path.exists():
        subprocess.run(["npm", "pack", "--silent", f"{SCOPE}-{package}@{version}"], cwd=folder, check=True)
    with tarfile.open(path) as archive:
        for member in sorted(archive.getmembers(), key=lambda member: member.name):
            name = re.fullmatch(r"package/src/(\w+)\.json", member.name)
            if name and name[1] not in ("adjacencyGraphs", "diceware", "wordSequences"):
                yield name[1], json.load(archive.extractfile(member))


def spellings(word):
    """How a word is typed without accents. An umlaut is also typed with an e behind it."""
    forms = {word.lower(), re.sub("[äöü]", lambda at: {"ä": "ae", "ö": "oe", "ü": "ue"}[at[0]], word.lower())}
    for form in sorted(forms):
        plain = unicodedata.normalize("NFKD", form.translate(LETTERS))
        plain = "".join(c for c in plain if not unicodedata.combining(c))
        if re.fullmatch("[a-z][a-z0-9]{1,23}", plain):
            yield plain


def ranked(package, folder):
    """The words of a language, the most frequent first: one of each list in turn."""
    columns = [words[:OF_LIST.get(name, MOST)] for name, words in lists(package, folder)]
    words = (word for row in itertools.zip_longest(*columns) for word in row if word)
    plain = dict.fromkeys(form for word in words for form in spellings(word))
    return list(itertools.islice(plain, MOST))


def main():
    with tempfile.TemporaryDirectory() as temporary:
        folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else temporary)
        best = {}
        for package in VERSIONS:
            words = ranked(package, folder)
            print(f"{package}: {len(words)} words")
            for rank, word in enumerate(words, 1):
                # The power of two at or above the rank: so many guesses reach the word.
                best[word] = min(best.get(word, 99), (rank - 1).bit_length())
    # In order. Each line: the power as a letter, the length of what it shares with the word before as a
    # letter, and the rest of the word.
    text, before = [], ""
    for word in sorted(best):
        shared = len([1 for _ in itertools.takewhile(lambda pair: pair[0] == pair[1], zip(before, word))])
        text.append(f"{chr(97 + best[word])}{chr(97 + shared)}{word[shared:]}\n")
        before = word
    packer = zlib.compressobj(9, zlib.DEFLATED, -15, 9)
    packed = packer.compress("".join(text).encode()) + packer.flush()
    TARGET.write_bytes(packed)
    print(f"{len(best)} words, {sum(map(len, text))} bytes, {len(packed)} compressed")
    print(sorted(collections.Counter(best.values()).items()))


if __name__ == "__main__":
    main()

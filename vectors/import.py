#!/usr/bin/python3
"""Makes the files of known answers in `primitives/` from their sources. README.md names them.

    import.py CRYPTOGRAPHY_VECTORS WYCHEPROOF

CRYPTOGRAPHY_VECTORS is the unpacked PyPI package cryptography-vectors, WYCHEPROOF the folder with
Wycheproof's JSON files (C2SP/wycheproof, testvectors_v1). Debian's argon2 and libgfshare-bin are run.
The shares of libgfshare are random, so they are others each time.
"""

import itertools
import json
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata

TARGET = pathlib.Path(__file__).resolve().parent / "primitives"


def write(name, groups):
    (TARGET / name).write_text(json.dumps(groups, indent=1, ensure_ascii=False) + "\n")
    print(name, {group: len(cases) for group, cases in groups.items()})


def records(path):
    """The records of a response file of NIST's, each with the parameters of its section."""
    section, record = {}, {}
    for line in [*path.read_text().splitlines(), "[end = 0]"]:
        if match := re.fullmatch(r"\[?(\w+) *= ?(.*?)\]?", line):
            name, value = match.groups()
            if line.startswith("[") or name.upper() == "COUNT":
                if "COUNT" in record:
                    yield {**section, **record}
                record = {}
            if line.startswith("["):
                section[name] = value
            else:
                record[name.upper()] = value
        elif line == "FAIL":
            record["FAIL"] = True


def gcm(source, key, nonce, associated, plaintext, sealed, refused=False):
    case = {"source": source, "key": key, "nonce": nonce, "associated": associated,
            "plaintext": plaintext, "sealed": sealed}
    return {**case, "refused": True} if refused else case


def ours(record):
    """A nonce of 96 bits and a tag of 128: the only ones that this program knows."""
    return record["IVlen"] == "96" and record["Taglen"] == "128"


def cavp(folder):
    cases = []
    for name, fails in (("gcmEncryptExtIV256.rsp", False), ("gcmDecrypt256.rsp", True)):
        wanted = [r for r in records(folder / name) if ours(r) and r.get("FAIL", False) == fails]
        for _, section in itertools.groupby(wanted, lambda r: (r["PTlen"], r["AADlen"])):
            for r in itertools.islice(section, 2):
                source = (f"NIST CAVP, {name}, PTlen {r['PTlen']}, AADlen {r['AADlen']}, "
                          f"Count {r['COUNT']}")
                cases.append(gcm(source, r["KEY"], r["IV"], r["AAD"], r.get("PT", ""),
                                 r["CT"] + r["TAG"], fails))
    write("cavp.json", {"aes-256-gcm": cases})


def wycheproof(folder):
    def tests(name):
        for group in json.loads((folder / name).read_text())["testGroups"]:
            for test in group["tests"]:
                yield group, test, f"Wycheproof, {name}, tcId {test['tcId']}"

    ciphers = [gcm(source, t["key"], t["iv"], t["aad"], t["msg"], t["ct"] + t["tag"],
                   t["result"] == "invalid")
               for group, t, source in tests("aes_gcm_test.json")
               if (group["keySize"], group["ivSize"], group["tagSize"]) == (256, 96, 128)]
    hashes = {f"hkdf-sha-{bits}": [
        {"source": source, "ikm": t["ikm"], "salt": t["salt"], "info": t["info"], "okm": t["okm"]}
        for _, t, source in tests(f"hkdf_sha{bits}_test.json")
        if t["result"] == "valid" and t["size"] <= 256] for bits in (256, 512)}
    # A point as it is given to a card. Compressed ones are "acceptable" there, and refused here.
    points = [ecdh(source, t["public"], t) for _, t, source in tests("ecdh_secp256r1_ecpoint_test.json")]
    points += [ecdh(source, point_in(t["public"]), t) for _, t, source in tests("ecdh_secp256r1_test.json")
               if "WrongCurve" in t["flags"] and "CompressedPoint" not in t["flags"]]
    write("wycheproof.json", {"aes-256-gcm": ciphers, "ecdh-p256": points, **hashes})


def ecdh(source, public, test):
    if test["result"] != "valid":
        return {"source": source, "public": public, "refused": True}
    private = int(test["private"], 16).to_bytes(32, "big").hex()
    return {"source": source, "private": private, "public": public, "shared": test["shared"]}


def point_in(key):
    """The bits of the point in a SubjectPublicKeyInfo: what is behind the algorithm, and behind their own head."""
    def behind_head(data):
        length = data[1] & 127 if data[1] > 127 else 0
        return data[2 + length:], int.from_bytes(data[2:2 + length], "big") if length else data[1]

    content, _ = behind_head(bytes.fromhex(key))
    algorithm, length = behind_head(content)
    bits, length = behind_head(algorithm[length:])
    return bits[1:length].hex()


def rfc(folder):
    """What of RFC 5869 is not run at every start: those stand in `primitives.json`, as does RFC 9106."""
    cases = [{"source": f"RFC 5869, test case {r['COUNT']}", "ikm": r["IKM"],
              "salt": r["SALT"], "info": r["INFO"], "okm": r["OKM"]}
             for r in records(folder / "rfc-5869-HKDF-SHA256.txt") if r["COUNT"] == "2"]
    write("rfc.json", {"hkdf-sha-256": cases})


def hpke(folder):
    """DHKEM(P-256, HKDF-SHA256) of every suite that has it, without a key of the sender; and the suite of this
    program, as it is sealed: it is opened in `primitives.json`."""
    def named(t, **case):
        return {"source": f"CFRG, HPKE test-vectors.json, mode {t['mode']}, kem_id {t['kem_id']}, "
                          f"kdf_id {t['kdf_id']}, aead_id {t['aead_id']}", **case}

    suites = [t for t in json.loads((folder / "test-vectors.json").read_text()) if t["kem_id"] == 0x10]
    cases = [named(t, private=t["skRm"], public=t["pkRm"], encapsulated=t["enc"],
                   shared_secret=t["shared_secret"]) for t in suites if t["mode"] in (0, 1)]
    ours = [named(t, seed=t["ikmE"], public=t["pkRm"], encapsulated=t["enc"], info=t["info"],
                  associated=t["encryptions"][0]["aad"], plaintext=t["encryptions"][0]["pt"],
                  sealed=t["encryptions"][0]["ct"])
            for t in suites if (t["mode"], t["kdf_id"], t["aead_id"]) == (0, 1, 2)]
    write("hpke.json", {"dhkem-p256": cases, "hpke-seal": ours})


def reference_argon2():
    """The command of the reference implementation, which takes neither an empty password nor a salt with NUL bytes."""
    cases = []
    for password, memory, passes, lanes, length in [
            ("password", 8, 1, 1, 4), ("password", 50, 4, 4, 8), ("a", 65536, 1, 4, 32),
            ("password", 65536, 3, 4, 32), ("mot de passe été", 65536, 1, 1, 32),
            ("がぎぐげごぱぴ", 65537, 1, 5, 32), ("x" * 127, 66000, 2, 16, 32),
            ("the password of 1", 262144, 3, 4, 32)]:
        salt = "0123456789abcdefghijklmnopqrstuv"
        command = ["argon2", salt, "-id", "-t", str(passes), "-k", str(memory), "-p", str(lanes),
                   "-l", str(length), "-r"]
        tag = subprocess.run(command, input=password.encode(), capture_output=True, check=True)
        source = f"argon2 0~20171227 (Debian), -id -t {passes} -k {memory} -p {lanes} -l {length}"
        cases.append({"source": source, "password": password.encode().hex(),
                      "salt": salt.encode().hex(), "secret": "", "associated": "",
                      "memory_kib": memory, "passes": passes, "lanes": lanes,
                      "tag": tag.stdout.decode().strip()})
    write("argon2.json", {"argon2id": cases})


def libgfshare():
    cases = []
    for k, n, length, wanted in [(2, 255, 33, (255, 7)), (3, 255, 64, (2, 4, 5)),
                                 (4, 255, 65, (255, 1, 128, 77)), (3, 9, 1, None),
                                 (128, 255, 48, range(255, 127, -1)), (2, 2, 600, None)]:
        # Three numbers of the form {a, b, a xor b} come out right in every field.
        with tempfile.TemporaryDirectory() as folder:
            secret = (pathlib.Path("/dev/urandom").open("rb").read(length) if length > 1 else b"\0")
            whole = pathlib.Path(folder, "s")
            whole.write_bytes(secret)
            subprocess.run(["gfsplit", "-m", str(n), "-n", str(k), whole], check=True)
            shares = {int(path.suffix[1:]): path.read_bytes() for path in whole.parent.glob("s.*")}
            numbers = wanted or next(some for some in itertools.combinations(sorted(shares), k)
                                     if k != 3 or some[0] ^ some[1] != some[2])
            cases.append({"source": f"libgfshare 2.0.0 (Debian), gfsplit -m {n} -n {k}",
                          "threshold": k, "secret": secret.hex(),
                          "shares": [bytes([x]).hex() + shares[x].hex() for x in numbers]})
    write("libgfshare.json", {"shamir": cases})


def passwords():
    """Form C of Python's Unicode, and every space of category Zs."""
    typed = [
        "mot de passe été", "mot de passe e\u0301te\u0301", "cœur à l’œuvre", "Noël a\u0300 l’i\u0302le",
        "garc\u0327on manque\u0301", "mot\u00a0de\u202fpasse", "É\u0301 double accent",
        "合言葉は山と川", "か\u3099き\u3099く\u3099け\u3099こ\u3099さ\u3099し\u3099", "は\u309aひ\u309aふ\u309aへ\u309aほ\u309aと合言葉",
        "パスワード　です", "カ\u3099キ\u3099ク\u3099とガギグ", "ＡＢＣ１２３４", "ｶﾀｶﾅのﾊﾟｽﾜｰﾄﾞ", "神\ufa19神社の鳥居",
        "𠮷野家の牛丼特盛", "비밀번호입니다", unicodedata.normalize("NFD", "비밀번호입니다"),
        "\u212bngström", "a\u0302\u0323 secret", "a\u0323\u0302 secret", "the ﬁnal word", "q\u0307\u0323 marks",
        *(f"space{chr(code)}here" for code in range(0x10000)
          if unicodedata.category(chr(code)) == "Zs"),
    ]
    cases = []
    for password in typed:
        composed = unicodedata.normalize("NFC", password)
        spaced = "".join(" " if unicodedata.category(c) == "Zs" else c for c in composed)
        cases.append({"source": f"Python {sys.version.split()[0]}, Unicode {unicodedata.unidata_version}",
                      "typed": password, "bytes": spaced.encode().hex()})
    write("passwords.json", {"password": cases})


def main(vectors, wycheproofs):
    vectors = pathlib.Path(vectors, "cryptography_vectors")
    cavp(vectors / "ciphers/AES/GCM")
    wycheproof(pathlib.Path(wycheproofs))
    rfc(vectors / "KDF")
    hpke(vectors / "HPKE")
    reference_argon2()
    libgfshare()
    passwords()


if __name__ == "__main__":
    if len(sys.argv) != 3:
        sys.exit(__doc__)
    main(*sys.argv[1:])

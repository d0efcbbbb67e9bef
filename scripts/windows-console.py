#!/usr/bin/env python3
"""The console of the Windows program, under Wine on a pseudo-terminal: hidden keys, text beyond ASCII,
Ctrl-C. Part of `make test-windows`, after the end-to-end run has built both programs."""

import os
import pty
import re
import select
import signal
import subprocess
import sys
import tempfile
import time

LINUX = os.environ.get("CARGO_TARGET_DIR", "target") + "/debug/sso-escrow"
WINDOWS = "target/windows/x86_64-pc-windows-gnu/debug/sso-escrow.exe"
NAMES = ["anna", "ben", "chloe"]


def password(name):
    return f"un mot de passe de l’été à {name} 花"


class Session:
    """A run of the Windows program that is typed at."""

    def __init__(self, *arguments):
        self.raw, self.out, self.at, self.status = b"", "", 0, None
        self.pid, self.terminal = pty.fork()
        if self.pid == 0:
            os.environ["LC_ALL"] = "C.UTF-8"
            os.execv("scripts/windows.sh", ["windows.sh", "run", WINDOWS, *arguments])

    def read(self, seconds):
        if not select.select([self.terminal], [], [], seconds)[0]:
            return True
        try:
            found = os.read(self.terminal, 65536)
        except OSError:
            return False
        # What draws and moves is left out, so that words stand as they are read.
        self.raw += found
        text = self.raw.decode(errors="ignore")
        text = re.sub(r"\x1b\[\d*C", " ", text)
        self.out = re.sub(r"\x1b\[[?0-9;]*[A-Za-z]|\x1b[=>]|\r", "", text)
        return bool(found)

    def expect(self, pattern):
        end = time.monotonic() + 60
        while time.monotonic() < end:
            found = re.search(pattern, self.out[self.at :])
            if found:
                self.at += found.end()
                return found
            if not self.read(0.2):
                break
        self.fail(f"no “{pattern}”")

    def type(self, text):
        # Wine's console takes what comes before it waits for keys, but in the mode that it was in.
        time.sleep(0.5)
        os.write(self.terminal, text.encode())

    def ends(self, status):
        while self.read(0.2):
            done, code = os.waitpid(self.pid, os.WNOHANG)
            if done:
                self.status = os.waitstatus_to_exitcode(code)
                break
        if self.status is None:
            self.status = os.waitstatus_to_exitcode(os.waitpid(self.pid, 0)[1])
        if self.status != status:
            self.fail(f"status {self.status}, not {status}")

    def fail(self, why):
        sys.exit(f"windows-console: {why} in:\n{self.out}")


def windows(path):
    return "file:Z:" + path.replace("/", "\\")


def make_set(folder):
    shares = []
    for name in NAMES:
        os.mkdir(f"{folder}/{name}")
        shares += ["--share", f"{name}=file:{folder}/{name}"]
    lines = "".join(password(name) + "\n" for name in NAMES).encode()
    command = [LINUX, "generate", "--rehearsal", "-k", "2", "--yes", "--passwords-from", "-", *shares]
    subprocess.run(command, input=lines, check=True, capture_output=True)


def check(folder):
    share = windows(f"{folder}/anna")
    session = Session("verify", "--rehearsal", share)
    session.expect("Password")
    session.type(password("anna")[:-1] + "花\b花\r")
    session.expect("is good")
    session.ends(0)
    if "été" in session.out:
        session.fail("the password is shown")

    session = Session("verify", "--rehearsal", share, "--lang", "fr")
    session.expect("Mot de passe")
    session.type("?\r")
    session.expect("visible")
    session.type("déjà 花\r")
    session.expect("déjà 花")
    session.type("\r")
    session.expect("Mot de passe")
    session.type("\x03")
    session.ends(1)

    session = Session("verify", "--rehearsal", share, "--lang", "ja")
    session.expect("パスワード")
    session.type("\r")
    session.ends(3)


def main():
    os.chdir(os.path.dirname(os.path.abspath(__file__)) + "/..")
    with tempfile.TemporaryDirectory() as folder:
        make_set(folder)
        check(folder)
    print("the console of Windows: keys are hidden, text beyond ASCII comes through, Ctrl-C ends")


signal.alarm(300)
main()

#!/bin/sh
# The figures of docs/benches.md: the time and memory of `inspect` as a whole process, compared with a process
# that does nothing, and the number of crates in the program. Needs the release build, python3, and GNU time
# (Debian: time), because a shell or Python would count its own memory. On a busy machine,
# `chrt -r 10 scripts/figures.sh` (as root) keeps other work out.
set -eu
cd "$(dirname "$0")/.."
[ -x /usr/bin/time ] || { echo "figures: please install GNU time: apt-get install time" >&2; exit 1; }
python3 - target/release/sso-escrow vectors/share/release-0.1 <<'PY'
import glob, os, shutil, statistics, subprocess, sys, time

tool, folder = sys.argv[1:]
share = sorted(glob.glob(os.path.join(folder, "*.ssoshare")))[0]
# Alternates with a process that does nothing, so that other load on the machine slows down both.
commands = {"inspect": [tool, "inspect", "file:" + share], "nothing": [shutil.which("true")]}
times = {name: [] for name in commands}
quiet = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]
for _ in range(501):
    for name, command in commands.items():
        start = time.perf_counter()
        child = os.posix_spawn(command[0], command, os.environ, file_actions=quiet)
        _, status = os.waitpid(child, 0)
        times[name].append((time.perf_counter() - start) * 1000)
        assert status == 0, command
timed = ["/usr/bin/time", "-f", "%M", *commands["inspect"]]
peak = int(subprocess.run(timed, capture_output=True, text=True, check=True).stderr) / 1024
for word, of in ("median", statistics.median), ("fastest", min):
    whole, nothing = (of(times[name]) for name in commands)
    print(f"inspect of a share: {word} of 501 {whole:.2f} ms, a process that does nothing {nothing:.2f} ms: "
          f"{whole - nothing:.2f} ms more")
print(f"peak memory of inspect: {peak:.1f} MiB")
PY
crates=$(cargo tree --locked -e normal --prefix none --no-dedupe | cut -d' ' -f1,2 | sort -u |
    grep -vc '^sso-escrow ')
echo "crates in the shipped tree: $crates"

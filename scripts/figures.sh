#!/bin/sh
# The figures of README: the time and memory of `inspect` as a whole process, and the crates that the
# program is made of. Needs the release build, python3, and GNU time (Debian: time), since a shell or
# Python would count its own memory.
set -eu
cd "$(dirname "$0")/.."
[ -x /usr/bin/time ] || { echo "figures: please install GNU time: apt-get install time" >&2; exit 1; }
python3 - target/release/sso-escrow vectors/share/release-0.1 <<'PY'
import glob, os, statistics, subprocess, sys, time

tool, folder = sys.argv[1:]
share = sorted(glob.glob(os.path.join(folder, "*.ssoshare")))[0]
times = []
for _ in range(101):
    start = time.perf_counter()
    subprocess.run([tool, "inspect", "file:" + share], stdout=subprocess.DEVNULL, check=True)
    times.append((time.perf_counter() - start) * 1000)
timed = ["/usr/bin/time", "-f", "%M", tool, "inspect", "file:" + share]
peak = int(subprocess.run(timed, capture_output=True, text=True, check=True).stderr) / 1024
print(f"inspect of a share: median {statistics.median(times):.1f} ms, "
      f"slowest of 101 {max(times):.1f} ms, peak memory {peak:.1f} MiB")
PY
crates=$(cargo tree --locked -e normal --prefix none --no-dedupe | cut -d' ' -f1,2 | sort -u |
    grep -vc '^sso-escrow ')
echo "crates in the shipped tree: $crates"

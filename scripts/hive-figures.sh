#!/usr/bin/env bash
# Measures a complete write into a hive of 64 MiB: scripts/hive-figures.sh [RUNS]. The peer is
# `hivexregedit --merge` with the same value, which overwrites the hive in place and checks nothing. The two
# alternate. Run it on an otherwise idle machine.
set -euo pipefail
cd "$(dirname "$0")/.."

runs=${1:-15}
command -v hivexregedit >/dev/null || {
    echo "hive-figures: hivexregedit is missing (Debian: apt-get install libwin-hivex-perl)" >&2
    exit 1
}
cargo build --release --locked --quiet --example hive_figures --target-dir target
tool=$PWD/target/release/examples/hive_figures
place=$(mktemp -d "${HIVE_FIGURES_DIR:-$PWD/target}/hive-figures.XXXXXX")
trap 'rm -rf "$place"' EXIT
cd "$place"
"$tool" grow "$OLDPWD/tests/hive/data/minimal" hive 64
{
    printf 'Windows Registry Editor Version 5.00\n\n'
    key='HKEY_LOCAL_MACHINE\SOFTWARE\Microsoft\ENTSSO\SSOSS'
    printf '[%s]\n\n[%s\\{07070707-0707-0707-0707-070707070707}]\n' "$key" "$key"
    printf '"Secret"=hex:%s\n' "$(printf '5a,%.0s' {1..31})5a"
} >value.reg

/usr/bin/python3 - "$runs" "$tool" <<'END'
import os, shutil, statistics, subprocess, sys, time

runs, tool = int(sys.argv[1]), sys.argv[2]
merge = ["hivexregedit", "--merge", "--prefix", r"HKEY_LOCAL_MACHINE\SOFTWARE", "copy", "value.reg"]
kinds = {"whole procedure": [tool, "write", "copy"], "hivexregedit --merge": merge}
times, peaks = {kind: [] for kind in kinds}, {kind: 0 for kind in kinds}
size = os.path.getsize("hive")


def resident(pid):
    """The memory of a process and its children, in bytes; pages that they share count once."""
    pids, total = [pid], 0
    while pids:
        pid = pids.pop()
        try:
            with open(f"/proc/{pid}/smaps_rollup") as file:
                total += sum(1024 * int(line.split()[1]) for line in file if line.startswith("Pss:"))
            with open(f"/proc/{pid}/task/{pid}/children") as file:
                pids += [int(child) for child in file.read().split()]
        except OSError:
            pass
    return total


for run in range(runs + 3):
    for kind, command in kinds.items():
        shutil.copy("hive", "copy")
        os.sync()
        if run < runs:
            start = time.perf_counter()
            subprocess.run(command, check=True)
            times[kind].append(time.perf_counter() - start)
            continue
        # Memory is measured in separate runs, because measuring takes time.
        process = subprocess.Popen(command)
        while process.poll() is None:
            peaks[kind] = max(peaks[kind], resident(process.pid))
        assert process.returncode == 0
print(f"a hive of {size / 2**20:.1f} MiB, {runs} runs each")
for kind in kinds:
    low, middle, high = statistics.quantiles(times[kind], n=4)
    print(f"{kind}: {middle * 1000:.0f} ms ({low * 1000:.0f} to {high * 1000:.0f}), "
          f"{peaks[kind] / 2**20:.0f} MiB, {peaks[kind] / size:.2f} times the hive")
ours, theirs = (statistics.median(times[kind]) for kind in kinds)
pairs = [one / other for one, other in zip(*(times[kind] for kind in kinds))]
print(f"ratio of the medians: {ours / theirs:.2f}; median of the ratios: {statistics.median(pairs):.2f}")
END

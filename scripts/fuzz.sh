#!/usr/bin/env bash
# Fuzzes every target for a limited time: scripts/fuzz.sh SECONDS [TARGET …]. With `build` instead of the
# seconds, it only builds them. On a finding it fails, leaves the input in fuzz/artifacts/, and prints the
# next steps.
#
# It uses stable Rust and no sanitizer. The readers are safe Rust: AddressSanitizer would find nothing there
# that a panic does not show. Only the arena has unsafe code, and it maps its own pages, which
# AddressSanitizer does not watch. AddressSanitizer also needs a flag of the nightly toolchain. A heap with a
# limit bounds what a reader may allocate (fuzz/src/bounded.rs).
set -euo pipefail
cd "$(dirname "$0")/.."

seconds=${1:?usage: scripts/fuzz.sh SECONDS | build [TARGET …]}
shift
cache="${XDG_CACHE_HOME:-$HOME/.cache}/sso-escrow"
export PATH="$cache/tools/bin:$PATH"
target_dir=${FUZZ_TARGET_DIR:-$cache/fuzz}
RUSTUP_TOOLCHAIN=$(scripts/toolchain.sh)
export RUSTUP_TOOLCHAIN

scripts/setup.sh fuzz
scripts/tool.sh cargo-fuzz 0.13.2
cargo run --quiet --locked --manifest-path fuzz/make-seeds/Cargo.toml --target-dir "$target_dir"

# cargo-fuzz uses one codegen unit for each crate by default, and then builds half as long again.
flags=(--sanitizer none --codegen-units 16 --target-dir "$target_dir")
if ! log=$(cargo fuzz build "${flags[@]}" 2>&1); then
    printf '%s\n' "$log" >&2
    exit 1
fi

[ "$seconds" != build ] || exit 0

if [ $# -gt 0 ]; then
    targets=("$@")
else
    mapfile -t targets < <(cargo fuzz list)
fi
logs=$(mktemp -d)
trap 'rm -rf "$logs"' EXIT

# Runs one target. The corpus of earlier runs grows; the seeds are only read.
fuzz() {
    local name=$1 corpus=fuzz/corpus/$1 artifacts=fuzz/artifacts/$1 options=()
    mkdir -p "$corpus" "$artifacts"
    case $name in
        # Files have up to 64 KiB or 1 MiB, but everything that matters is in their first few KiB.
        share | header | descriptor) options=(-max_len=16384 -dict=fuzz/share.dict) ;;
        envelope) options=(-max_len=8192 -dict=fuzz/share.dict) ;;
        transcript) options=(-max_len=8192) ;;
        registry) options=(-max_len=8192 -dict=fuzz/reg.dict) ;;
        update) options=(-max_len=4096 -dict=fuzz/update.dict) ;;
        # The smallest hive has two pages.
        hive) options=(-max_len=16384) ;;
        *) options=(-max_len=4096) ;;
    esac
    "$target_dir/x86_64-unknown-linux-gnu/release/$name" "${options[@]}" \
        -artifact_prefix="$artifacts/" -max_total_time="$seconds" -timeout=10 -rss_limit_mb=1024 \
        -print_final_stats=1 "$corpus" "fuzz/seeds/$name" \
        >"$logs/$name" 2>&1
}

# The figures of a run: executions, edges reached, features, inputs kept.
figures() {
    awk -v name="$1" '
        match($0, /cov: [0-9]+/) { edges = substr($0, RSTART + 5, RLENGTH - 5) }
        match($0, /ft: [0-9]+/) { features = substr($0, RSTART + 4, RLENGTH - 4) }
        match($0, /corp: [0-9]+/) { kept = substr($0, RSTART + 6, RLENGTH - 6) }
        /stat::number_of_executed_units/ { runs = $2 }
        END { printf "%-11s %10d executions, %5d edges, %6d features, %5d inputs kept\n",
              name, runs, edges, features, kept }' "$logs/$1"
}

# Runs two targets at a time, because the engine has one thread.
failed=()
for ((at = 0; at < ${#targets[@]}; at += 2)); do
    pids=()
    for name in "${targets[@]:at:2}"; do
        fuzz "$name" &
        pids+=($!)
    done
    for index in "${!pids[@]}"; do
        name=${targets[at + index]}
        if wait "${pids[index]}"; then
            figures "$name"
            # A run without any execution counts as failed.
            grep -q 'stat::number_of_executed_units: [1-9]' "$logs/$name" || failed+=("$name")
        else
            failed+=("$name")
            echo "$name: a finding" >&2
            # The property that failed, then the engine's report about the input.
            grep -A 4 -m 1 'panicked at' "$logs/$name" >&2 || true
            tail -n 8 "$logs/$name" | cut -c 1-200 >&2
        fi
    done
done

if [ ${#failed[@]} -gt 0 ]; then
    cat >&2 <<END
fuzz: ${failed[*]} failed. Each input lies in fuzz/artifacts/TARGET/. To see it again:
    $target_dir/x86_64-unknown-linux-gnu/release/TARGET fuzz/artifacts/TARGET/FILE
To keep it as a vector (docs/testing.md, "Fuzzing"):
    cargo run --manifest-path fuzz/Cargo.toml --target-dir $target_dir \\
        --example vector -- TARGET fuzz/artifacts/TARGET/FILE
END
    exit 1
fi

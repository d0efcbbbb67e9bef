#!/usr/bin/env bash
# scripts/advisories.sh DATABASE [MANIFEST …]: compares the crates of each package with the RustSec advisories in
# DATABASE, a folder that need not be a git clone. cargo-deny must be on the PATH. What is ignored, and why, is in
# deny.toml.
set -euo pipefail
cd "$(dirname "$0")/.."

database=$(realpath "$1")
shift
# cargo-deny only takes a clone below `db-path` of deny.toml, with the name that it derives from the address of the
# official database. It reads its age from FETCH_HEAD. The age of a snapshot is its owner's affair.
clone=target/advisories/advisory-db-3157b0e258782691
mkdir -p $clone/.git
touch $clone/.git/FETCH_HEAD
ln -sfn "$database/crates" $clone/crates

for manifest in "${@:-Cargo.toml}"; do
    # Offline, cargo-deny fetches no database, and cargo must have the crates of every platform.
    cargo fetch --quiet --locked --manifest-path "$manifest"
    cargo deny --offline --locked --manifest-path "$manifest" --config deny.toml check advisories
done

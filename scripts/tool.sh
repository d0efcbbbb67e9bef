#!/usr/bin/env bash
# scripts/tool.sh NAME VERSION: builds a development tool from the crates registry, unless this version exists
# already. It is not optimised, because building takes longer than running. Tools are kept in
# ~/.cache/sso-escrow. With NO_SETUP it builds nothing, and fails if the tool is missing.
set -euo pipefail
cd "$(dirname "$0")/.."
RUSTUP_TOOLCHAIN=$(scripts/toolchain.sh)
export RUSTUP_TOOLCHAIN

tools="${XDG_CACHE_HOME:-$HOME/.cache}/sso-escrow/tools"
if cargo install --list --root "$tools" | grep -qx "$1 v$2:"; then
    exit
fi
if [ -n "${NO_SETUP:-}" ]; then
    echo "tool: missing: $1 $2; NO_SETUP is set, so nothing is installed" >&2
    exit 1
fi
echo "tool: installing $1 $2 from the crates registry into $tools" >&2
CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --debug --locked --root "$tools" --version "$2" "$1"

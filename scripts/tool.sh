#!/usr/bin/env bash
# scripts/tool.sh NAME VERSION: builds a tool for development from the crates registry, unless this
# version is there. Not optimised: it is built for longer than it runs. Tools lie in ~/.cache/sso-escrow.
set -euo pipefail

tools="${XDG_CACHE_HOME:-$HOME/.cache}/sso-escrow/tools"
if ! cargo install --list --root "$tools" | grep -qx "$1 v$2:"; then
    CARGO_PROFILE_DEV_DEBUG=0 cargo install --quiet --debug --locked --root "$tools" --version "$2" "$1"
fi

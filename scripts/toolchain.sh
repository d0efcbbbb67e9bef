#!/bin/sh
# Prints the name of the rustup toolchain for builds here, for RUSTUP_TOOLCHAIN. Prints nothing if there is no
# rustup.
#
# rustup downloads the version of rust-toolchain.toml if it is not installed. This script chooses an installed
# toolchain instead, and names it on stderr. The order: the default one, then `stable`, then any that is at
# least Cargo.toml's rust-version. A toolchain that the user chose is kept (RUSTUP_TOOLCHAIN,
# `rustup override set`). Fails if no installed toolchain is new enough.
#
# It does not call rustup: `rustup toolchain list` also downloads, in a folder with a rust-toolchain.toml.
set -eu
cd "$(dirname "$0")/.."

if [ -n "${RUSTUP_TOOLCHAIN:-}" ]; then
    echo "$RUSTUP_TOOLCHAIN"
    exit
fi
command -v rustup >/dev/null 2>&1 || exit 0

wanted=$(sed -n 's/^channel = "\(.*\)"/\1/p' rust-toolchain.toml)
oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
home=${RUSTUP_HOME:-$HOME/.rustup}
installed=$(ls "$home/toolchains" 2>/dev/null || true)

# setting SCRIPT: the result of a sed script on rustup's settings.
setting() {
    [ ! -r "$home/settings.toml" ] || sed -n "$1" "$home/settings.toml"
}

# named NAME: the installed toolchain of that name, with or without its platform suffix. Fails if no
# toolchain matches.
named() {
    [ -n "$1" ] && echo "$installed" | grep -m 1 -E "^$1(-|\$)"
}

# The override of this folder, or of the nearest one above it.
folder=$PWD
while [ -n "$folder" ]; do
    override=$(setting "s|^\"$folder\" = \"\(.*\)\"|\1|p")
    if named "$override"; then
        exit
    fi
    folder=${folder%/*}
done
if named "$wanted"; then
    exit
fi

fits=''
default=$(setting 's/^default_toolchain = "\(.*\)"/\1/p')
for name in $(named "$default" || true) $(named stable || true) $installed; do
    version=$("$home/toolchains/$name/bin/rustc" --version 2>/dev/null | cut -d' ' -f2 || true)
    # The same compiler under another name.
    if [ "$version" = "$wanted" ]; then
        echo "$name"
        exit
    fi
    if [ -z "$fits" ] && [ -n "$version" ] && scripts/at-least.sh "$version" "$oldest"; then
        fits=$name
        fits_version=$version
    fi
done
if [ -z "$fits" ]; then
    # shellcheck disable=SC2086
    echo "toolchain: Rust $oldest or later is needed. Installed by rustup:" ${installed:-nothing}. \
        "Install one: rustup toolchain install $wanted" >&2
    exit 1
fi
echo "toolchain: Rust $wanted is not installed; $fits ($fits_version) builds instead" >&2
echo "$fits"

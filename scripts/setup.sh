#!/bin/sh
# What building and testing need beside git, make and Rust: a linker and the C library's headers.
set -eu

if command -v cc >/dev/null 2>&1; then
    exit 0
fi
if ! command -v apt-get >/dev/null 2>&1; then
    echo "setup: a C compiler (cc) is needed as the linker; please install one" >&2
    exit 1
fi
as_root=
if [ "$(id -u)" != 0 ]; then
    as_root=sudo
    command -v sudo >/dev/null 2>&1 || {
        echo "setup: please run as root: apt-get install gcc libc6-dev" >&2
        exit 1
    }
fi
$as_root apt-get update -qq
$as_root apt-get install -y -qq --no-install-recommends gcc libc6-dev

#!/bin/sh
# What building and testing need beside git, make and Rust. Building: a linker and the C library's
# headers. Testing (`setup.sh test`): libgfshare's gfcombine, a client that nobody here wrote; strace and
# gdb, which hold the program and look into its memory.
set -eu

# need COMMAND PACKAGE …: installs Debian packages where the command is not there.
need() {
    command=$1
    shift
    if command -v "$command" >/dev/null 2>&1; then
        return
    fi
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v ${as_root:-sh} >/dev/null 2>&1; then
        echo "setup: $command is missing; please install it (Debian: apt-get install $*)" >&2
        return 1
    fi
    $as_root apt-get update -qq
    $as_root apt-get install -y -qq --no-install-recommends "$@"
}

need cc gcc libc6-dev
if [ "${1:-}" = test ]; then
    # Without these some tests are skipped, and say so.
    need gfcombine libgfshare-bin || true
    need strace strace || true
    need gcore gdb || true
fi

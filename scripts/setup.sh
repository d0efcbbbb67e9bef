#!/bin/sh
# What is needed beside git, make and Rust. Building: a linker, the C library's headers, and the PC/SC library
# with its headers, which pkg-config finds. More by name:
# test            clients that nobody here wrote (libgfshare's gfcombine); strace and gdb, which let system
#                 calls fail, hold the program, and look into its memory; the file systems that media have,
#                 where the kernel has them not, through FUSE; what docs/recover.py, the second reader, takes;
#                 libhivex, and readers of registry hives; pcscd with a virtual reader, and clients of smart
#                 cards
# token           pcscd with virtual readers, for practice (make rehearse, make token-vectors)
# fuzz            C++ for libFuzzer, Python for the seeds
# constant-time   valgrind, with its headers
# windows         a compiler for Windows, and Wine (scripts/windows.sh); 350 MB to download; what makes a
#                 hive of a registration file
# bench           the argon2 command, a peer, and strace, which tells when a process did what
set -eu

# Where Debian has the programs that make file systems.
PATH=$PATH:/usr/sbin:/sbin

# need COMMAND PACKAGE …: installs Debian packages where the command is not there.
need() {
    command=$1
    shift
    if command -v "$command" >/dev/null 2>&1; then
        return
    fi
    get "$command" "$@"
}

# need_module MODULE PACKAGE …: the same for a module of Debian's own Python, whatever python3 is first
# in the PATH.
need_module() {
    module=$1
    shift
    if /usr/bin/python3 -c "import $module" >/dev/null 2>&1; then
        return
    fi
    get "the Python module $module" "$@"
}

# need_library FILE PACKAGE …: the same for a library that is loaded when it is needed.
need_library() {
    library=$1
    shift
    if ldconfig -p | grep -q "$library"; then
        return
    fi
    get "$library" "$@"
}

# need_file FILE PACKAGE …: the same for a file.
need_file() {
    [ -e "$1" ] || get "$@"
}

# Three readers of hives from PyPI, at versions that are known here, in a Python environment of their own.
need_hive_readers() {
    readers="${XDG_CACHE_HOME:-$HOME/.cache}/sso-escrow/hive-readers"
    wanted="python-registry==1.3.1 enum-compat==0.0.3 unicodecsv==0.14.1
        regipy==6.5.0 construct==2.10.70 inflection==0.5.1 pytz==2026.6
        impacket==0.13.1 six==1.17.0 pyasn1==0.6.5 pycryptodomex==3.24.2"
    if [ "$(cat "$readers/wanted" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    rm -rf "$readers"
    # What they name beside these serves parts that are not used here.
    # shellcheck disable=SC2086
    if /usr/bin/python3 -m venv "$readers" &&
        "$readers/bin/pip" install --quiet --disable-pip-version-check --no-deps $wanted; then
        printf '%s' "$wanted" >"$readers/wanted"
    else
        echo "setup: python-registry, regipy and impacket are not to be had" >&2
        return 1
    fi
}

# get WHAT PACKAGE …: Debian packages that are missing, to be installed by the next install_all.
missing=
packages=
get() {
    missing="$missing${missing:+, }$1"
    shift
    packages="$packages $*"
}

# Installs what was found to be missing, in one go; package by package where that fails, so that one that is not
# to be had leaves the others. Fails where something is still missing, and says what.
install_all() {
    [ -n "$packages" ] || return 0
    wanted=$packages what=$missing
    packages='' missing=''
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v ${as_root:-sh} >/dev/null 2>&1; then
        echo "setup: missing: $what; please install it (Debian: apt-get install$wanted)" >&2
        return 1
    fi
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root apt-get install -y -qq --no-install-recommends $wanted && return
    failed=
    for package in $wanted; do
        $as_root apt-get install -y -qq --no-install-recommends "$package" || failed="$failed $package"
    done
    [ -z "$failed" ] && return
    echo "setup: not to be had:$failed (missing here: $what)" >&2
    return 1
}

need cc gcc libc6-dev
need pkg-config pkg-config
pkg-config --exists libpcsclite 2>/dev/null || get libpcsclite libpcsclite-dev
install_all
if [ "${1:-}" = fuzz ]; then
    # libFuzzer is C++, its seeds are derived in Python.
    need g++ g++
    need python3 python3
    install_all
fi
if [ "${1:-}" = bench ]; then
    # Without these the rows that need them are skipped, and say so.
    need argon2 argon2
    need strace strace
    install_all || true
fi
if [ "${1:-}" = test ]; then
    # Without these some tests are skipped, and say so.
    need gfcombine libgfshare-bin
    need_module cbor2 python3-cbor2
    need_module cryptography python3-cryptography
    need_module argon2 python3-argon2
    need strace strace
    need gcore gdb
    need mkfs.ext4 e2fsprogs
    need sfdisk fdisk
    need mkfs.btrfs btrfs-progs
    need mkfs.vfat dosfstools
    need fusefat fusefat
    need mkfs.exfat exfatprogs
    need mount.exfat-fuse exfat-fuse
    need mkntfs ntfs-3g
    # Offline hives: the library that writes them, and readers that nobody here wrote.
    need_library libhivex.so.0 libhivex0
    need hivexregedit libwin-hivex-perl
    need reged chntpw
    need regfexport libregf-utils
    /usr/bin/python3 -c "import ensurepip" 2>/dev/null || get python3-venv python3-venv
    # Smart cards in software: the daemon and its virtual reader, and clients that nobody here wrote.
    need_file /usr/sbin/pcscd pcscd
    need_file /usr/lib/pcsc/drivers/serial/libifdvpcd.so vsmartcard-vpcd
    need opensc-tool opensc
    need yubico-piv-tool yubico-piv-tool
    need_file /usr/bin/ykman yubikey-manager
    install_all || true
    need_hive_readers || true
fi
if [ "${1:-}" = token ]; then
    need_file /usr/sbin/pcscd pcscd
    need_file /usr/lib/pcsc/drivers/serial/libifdvpcd.so vsmartcard-vpcd
    install_all
fi
if [ "${1:-}" = windows ]; then
    need hivexregedit libwin-hivex-perl
    install_all
    "$(dirname "$0")/windows.sh" setup
fi
if [ "${1:-}" = constant-time ]; then
    need valgrind valgrind
    install_all
fi

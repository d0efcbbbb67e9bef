#!/bin/sh
# Installs what a build needs in addition to git, make and Rust: a linker, the C library's headers, and the
# PC/SC library with its headers, which pkg-config finds. It first prints what it installs. Rust itself is
# checked, and is only installed after a question.
#
#   scripts/setup.sh [NAME]        also installs what NAME needs (below)
#   NO_SETUP=1 scripts/setup.sh …  reports what is missing and installs nothing
#
# The status is 1 if something is missing that the work needs. With NO_SETUP=1, make continues in that case.
#
# test            independent clients (libgfshare's gfcombine); strace and gdb, which make system calls fail, stop
#                 the program, and read its memory; zsh, fish and man; sshd and tmux (the service of sshd is
#                 switched off again); the file systems of media, through FUSE
#                 if the kernel lacks them; what docs/recover.py, the second reader, needs; libhivex, and
#                 readers of registry hives; pcscd with a virtual reader, and clients of smart cards
# token           pcscd with virtual readers, for practice (make rehearse, make token-vectors)
# fuzz            C++ for libFuzzer
# constant-time   valgrind, with its headers
# windows         a compiler for Windows, and Wine (scripts/windows.sh), 350 MB to download; the program that
#                 makes a hive from a registration file
# bench           the argon2 command, a peer; and strace, which records when a process did what
set -eu

# Debian keeps the programs that make file systems in these folders.
PATH=$PATH:/usr/sbin:/sbin

say() {
    echo "setup: $*" >&2
}

# Succeeds if this run may install something. With NO_SETUP it may not.
may_install() {
    [ -z "${NO_SETUP:-}" ]
}

# need COMMAND PACKAGE …: Debian packages to install if the command is missing.
need() {
    command=$1
    shift
    if command -v "$command" >/dev/null 2>&1; then
        return
    fi
    get "$command" "$@"
}

# need_module MODULE PACKAGE …: the same for a module of Debian's own Python. Another python3 may come first
# in the PATH.
need_module() {
    module=$1
    shift
    if /usr/bin/python3 -c "import $module" >/dev/null 2>&1; then
        return
    fi
    get "the Python module $module" "$@"
}

# need_library FILE PACKAGE …: the same for a library that is loaded on demand.
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

# Installs three readers of hives from PyPI, at fixed versions, in a separate Python environment.
need_hive_readers() {
    readers="${XDG_CACHE_HOME:-$HOME/.cache}/sso-escrow/hive-readers"
    wanted="python-registry==1.3.1 enum-compat==0.0.3 unicodecsv==0.14.1
        regipy==6.5.0 construct==2.10.70 inflection==0.5.1 pytz==2026.6
        impacket==0.13.1 six==1.17.0 pyasn1==0.6.5 pycryptodomex==3.24.2"
    if [ "$(cat "$readers/wanted" 2>/dev/null)" = "$wanted" ]; then
        return
    fi
    # Their other dependencies serve parts that are not used here.
    # shellcheck disable=SC2086
    say "missing in $readers, from PyPI:" $wanted
    if ! may_install; then
        say "NO_SETUP is set: nothing is installed"
        return 1
    fi
    say "installing them"
    rm -rf "$readers"
    # shellcheck disable=SC2086
    if /usr/bin/python3 -m venv "$readers" &&
        "$readers/bin/pip" install --quiet --disable-pip-version-check --no-deps $wanted; then
        printf '%s' "$wanted" >"$readers/wanted"
    else
        say "could not install python-registry, regipy and impacket"
        return 1
    fi
}

# get WHAT PACKAGE …: marks missing Debian packages for the next install_all.
missing=
packages=
get() {
    missing="$missing${missing:+, }$1"
    shift
    packages="$packages $*"
}

# Installs all missing packages at once. If that fails, it installs package by package, so that one package
# that cannot be installed does not stop the others. Fails if something is still missing.
install_all() {
    [ -n "$packages" ] || return 0
    wanted=$packages what=$missing
    packages='' missing=''
    say "missing: $what"
    if ! may_install; then
        say "NO_SETUP is set: nothing is installed (Debian: apt-get install$wanted)"
        return 1
    fi
    as_root=
    [ "$(id -u)" = 0 ] || as_root=sudo
    if ! command -v apt-get >/dev/null 2>&1 || ! command -v ${as_root:-sh} >/dev/null 2>&1; then
        say "install them (Debian: apt-get install$wanted)"
        return 1
    fi
    say "installing these Debian packages${as_root:+ with sudo}:$wanted"
    $as_root apt-get update -qq
    # shellcheck disable=SC2086
    $as_root apt-get install -y -qq --no-install-recommends $wanted && return
    failed=
    for package in $wanted; do
        $as_root apt-get install -y -qq --no-install-recommends "$package" || failed="$failed $package"
    done
    [ -z "$failed" ] && return
    say "could not install:$failed"
    return 1
}

# Checks for Rust that is new enough, from any source. Debian 12 has one in its security updates (cargo-web,
# rustc-web). It conflicts with Debian's cargo and rustc, so a question comes first.
need_rust() {
    here=$(dirname "$0")
    toolchain=$("$here/toolchain.sh") || return 1
    [ -z "$toolchain" ] || export RUSTUP_TOOLCHAIN="$toolchain"
    oldest=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' "$here/../Cargo.toml")
    if version=$("${RUSTC:-rustc}" --version 2>/dev/null) && command -v "${CARGO:-cargo}" >/dev/null 2>&1; then
        version=$(echo "$version" | cut -d' ' -f2)
        "$here/at-least.sh" "$version" "$oldest" && return
        say "Rust $version is too old: $oldest or later is needed"
    else
        say "missing: cargo and rustc; Rust $oldest or later is needed"
    fi
    packaged=$(apt-cache policy cargo-web 2>/dev/null | sed -n 's/^ *Candidate: \([0-9][^+-]*\).*/\1/p')
    if [ -z "$packaged" ] || ! "$here/at-least.sh" "$packaged" "$oldest"; then
        say "Debian's cargo-web is ${packaged:-not to be had} here (apt-get update may help)."
        say "Install Rust from https://rustup.rs, or cargo-web from Debian's security updates."
        return 1
    fi
    say "Debian's cargo-web $packaged is new enough: apt-get install cargo-web"
    if may_install && [ -t 0 ]; then
        printf 'setup: Install cargo-web now? [yes/no] ' >&2
        read -r answer
        if [ "$answer" = yes ]; then
            get cargo-web cargo-web
            return
        fi
    fi
    return 1
}

status=0
need_rust || status=1

need_base() {
    need cc gcc libc6-dev
    need pkg-config pkg-config
    pkg-config --exists libpcsclite 2>/dev/null || get libpcsclite libpcsclite-dev
}

need_token() {
    need_file /usr/sbin/pcscd pcscd
    need_file /usr/lib/pcsc/drivers/serial/libifdvpcd.so vsmartcard-vpcd
}

# sshd, which a test starts itself. Its package also starts a service, which is switched off below.
sshd_is_new=
need_sshd() {
    [ -e /usr/sbin/sshd ] && return
    sshd_is_new=yes
    get sshd openssh-server
}

switch_sshd_off() {
    [ -n "$sshd_is_new" ] && [ -e /usr/sbin/sshd ] || return 0
    say "switching the service of sshd off: the tests start their own"
    if [ -d /run/systemd/system ]; then
        $as_root systemctl disable --quiet --now ssh.service || true
    else
        $as_root service ssh stop >/dev/null 2>&1 || true
    fi
}

need_base
case ${1:-} in
    test)
        need gfcombine libgfshare-bin
        need_module cbor2 python3-cbor2
        need_module cryptography python3-cryptography
        need_module argon2 python3-argon2
        need strace strace
        need gcore gdb
        need zsh zsh
        need fish fish
        need man man-db
        # Where the screen is: through real programs that pass a terminal on.
        need tmux tmux
        need ssh openssh-client
        need_sshd
        need mkfs.ext4 e2fsprogs
        need sfdisk fdisk
        need mkfs.btrfs btrfs-progs
        need mkfs.vfat dosfstools
        need fusefat fusefat
        need mkfs.exfat exfatprogs
        need mount.exfat-fuse exfat-fuse
        need mkntfs ntfs-3g
        # Offline hives: the library that writes them, and independent readers.
        need_library libhivex.so.0 libhivex0
        need hivexregedit libwin-hivex-perl
        need reged chntpw
        need regfexport libregf-utils
        /usr/bin/python3 -c "import ensurepip" 2>/dev/null || get python3-venv python3-venv
        # Smart cards in software, and independent clients of smart cards.
        need_token
        need opensc-tool opensc
        need yubico-piv-tool yubico-piv-tool
        need_file /usr/bin/ykman yubikey-manager
        ;;
    token) need_token ;;
    fuzz)
        # libFuzzer is written in C++.
        need g++ g++
        ;;
    windows) need hivexregedit libwin-hivex-perl ;;
    constant-time) need valgrind valgrind ;;
    bench)
        need argon2 argon2
        need strace strace
        ;;
esac

if ! install_all; then
    case ${1:-} in
        # Anything else that is missing for these is skipped later, with its reason. Only what a build needs
        # is an error.
        test | bench)
            need_base
            [ -z "$packages" ] || status=1
            ;;
        *) status=1 ;;
    esac
fi
if [ "${1:-}" = test ]; then
    switch_sshd_off
    need_hive_readers || true
fi
if [ "${1:-}" = windows ]; then
    "$(dirname "$0")/windows.sh" setup || status=1
fi
exit $status

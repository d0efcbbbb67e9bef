#!/usr/bin/env bash
# Builds, checks and runs for Windows (x86_64-pc-windows-gnu) on Debian 12:
#   scripts/windows.sh setup        installs everything that this needs, unless it exists
#   scripts/windows.sh packages     installs only the part that comes from Debian
#   scripts/windows.sh cargo …      runs cargo for Windows; programs that it starts run under Wine
#   scripts/windows.sh run …        runs a program, or one of Wine's own (reg, wineboot), under Wine
#   scripts/windows.sh serve …      runs a command of this machine, and keeps one Windows running during it
#   scripts/windows.sh stop         ends everything under Wine; what starts next has the drives of that time
#   scripts/windows.sh drive LETTER [FOLDER]
#                                   makes a removable drive of a folder; without FOLDER removes the drive
#
# The compiler is Debian's rustc-web. A rustup that reaches no server has no standard library for Windows, and
# rust-web-src has the same version as rustc-web. rustc-web conflicts with other compilers, so it is unpacked,
# not installed. The standard library is built once for each of its versions. Everything is in
# ~/.cache/sso-escrow/windows (800 MB, of which 700 MB are Wine's prefix).
set -euo pipefail
cd "$(dirname "$0")/.."

cache="${XDG_CACHE_HOME:-$HOME/.cache}/sso-escrow/windows"
target=x86_64-pc-windows-gnu
mingw=x86_64-w64-mingw32-gcc-win32
wine=/usr/lib/wine/wine64
server=/usr/lib/wine/wineserver64
libraries=/usr/lib/x86_64-linux-gnu
rust="$cache/rust"
std="$cache/std"

fail() {
    echo "windows: $*" >&2
    exit 1
}

# may_install WHAT: prints what will be installed. With NO_SETUP it fails, and nothing is installed.
may_install() {
    [ -z "${NO_SETUP:-}" ] || fail "missing: $*; NO_SETUP is set, so nothing is installed"
    echo "windows: installing $*" >&2
}

as_root() {
    if [ "$(id -u)" = 0 ]; then "$@"; else sudo "$@"; fi
}

# The version of rustc-web that can be installed. Prints nothing if there is no such package.
candidate() {
    apt-cache policy rustc-web 2>/dev/null | sed -n 's/^ *Candidate: //p' | grep -v '(none)' || true
}

# Installs the libraries that the compiler needs, the linker and Wine.
install_packages() {
    local needed=(ca-certificates gcc-mingw-w64-x86-64-win32 wine64 libgit2-1.5)
    command -v $mingw >/dev/null && [ -x $wine ] && return
    command -v apt-get >/dev/null || fail "there is no apt-get; needed are ${needed[*]}, and rustc-web"
    may_install "these Debian packages: ${needed[*]}"
    as_root apt-get update -qq || fail "apt-get update failed"
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${needed[@]}" \
        >/dev/null || fail "apt-get could not install ${needed[*]}"
}

# Unpacks the compiler, without a conflict with other compilers.
unpack_rust() {
    local version series
    [ -n "${NO_SETUP:-}" ] && [ -f "$rust/version" ] && return
    version=$(candidate)
    if [ -z "$version" ] && [ ! -f "$rust/version" ]; then
        may_install "Debian's list of packages (apt-get update), for rustc-web"
        as_root apt-get update -qq || true
        version=$(candidate)
        [ -n "$version" ] || fail "Debian's package rustc-web is not to be had here"
    fi
    if [ -f "$rust/version" ] && [ "${version:-$(cat "$rust/version")}" = "$(cat "$rust/version")" ]; then
        return
    fi
    may_install "Debian's rustc-web $version, unpacked into $rust"
    series=$(echo "$version" | cut -d. -f1,2)
    rm -rf "$rust" "$rust.new" "$std"
    mkdir -p "$rust.new/debs"
    (
        cd "$rust.new/debs"
        apt-get download -qq rustc-web="$version" cargo-web="$version" rust-web-src="$version" \
            rust-web-clippy="$version" libstd-rust-web-dev="$version" "libstd-rust-web-$series=$version"
    ) || fail "apt-get could not download rustc-web $version and what belongs to it"
    local llvm
    llvm=$(dpkg-deb -f "$rust.new/debs"/libstd-rust-web-"$series"_*.deb Depends | grep -o 'libllvm[0-9]*' || true)
    as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends ${llvm:-} \
        >/dev/null || fail "apt-get could not install $llvm"
    for package in "$rust.new/debs"/*.deb; do
        dpkg-deb -x "$package" "$rust.new/root"
    done
    rm -r "$rust.new/debs"
    echo "$version" >"$rust.new/version"
    mv "$rust.new" "$rust"
}

# Builds the standard library for Windows, with the crates that tests and build scripts use.
build_std() {
    local build=$cache/std-build from version
    # Increase the number when the way to build it changes.
    version="$(cat "$rust/version") 3"
    [ -f "$std/version" ] && [ "$(cat "$std/version")" = "$version" ] && return
    may_install "Rust's standard library for Windows, built into $std"
    # Builds that used an older standard library do not work with a new one.
    rm -rf "$std" "$std.new" "$build" target/windows
    mkdir -p "$build/src" "$std.new/lib/rustlib/$target/lib"
    printf '[package]\nname = "nothing"\nversion = "0.0.0"\nedition = "2021"\n[workspace]\n' >"$build/Cargo.toml"
    echo '#![no_std]' >"$build/src/lib.rs"
    (
        cd "$build"
        plain_cargo_environment
        # With bitcode, for the link-time optimisation of the release. Small, and without the code that
        # resolves function names in a backtrace, because a stripped program has no names.
        CARGO_PROFILE_RELEASE_OPT_LEVEL=s RUSTFLAGS="-C embed-bitcode=yes" RUSTC_BOOTSTRAP=1 "$rust/root/usr/bin/cargo" build --quiet --release --target $target \
            -Zbuild-std=std,panic_abort,panic_unwind,test,proc_macro \
            -Zbuild-std-features=panic-unwind,optimize_for_size
    ) || fail "the standard library could not be built for $target"
    from=$build/target/$target/release/deps
    cp "$from"/lib*.rlib "$from"/lib*.rmeta "$std.new/lib/rustlib/$target/lib/"
    rm -rf "$build"
    # Build scripts and macros run on this machine. They use the compiler's own standard library.
    ln -s "$rust/root/usr/lib/rustlib/x86_64-unknown-linux-gnu" "$std.new/lib/rustlib/"
    echo "$version" >"$std.new/version"
    mv "$std.new" "$std"
}

plain_cargo_environment() {
    export LD_LIBRARY_PATH="$rust/root$libraries${LD_LIBRARY_PATH:+:$LD_LIBRARY_PATH}"
    export RUSTC="$rust/root/usr/bin/rustc"
    unset CARGO RUSTUP_TOOLCHAIN RUSTC_WRAPPER
}

# Makes a clean Windows, and adds a library that Rust's standard library needs and Wine 8 lacks.
make_prefix() {
    local shim=$cache/prefix/drive_c/windows/system32/bcryptprimitives.dll
    [ -f "$shim" ] && return
    may_install "a Windows of Wine's (700 MB) in $cache/prefix"
    rm -rf "$cache/prefix"
    mkdir -p "$cache"
    wine_environment
    "$wine" wineboot -i >/dev/null 2>&1 || fail "Wine could not make its prefix"
    "$server" -w
    # Only for these tests: nothing of it is shipped.
    printf '%s\n' '#include <windows.h>' '#include <ntsecapi.h>' \
        '__declspec(dllexport) BOOL WINAPI ProcessPrng(PBYTE bytes, SIZE_T length)' \
        '{ return RtlGenRandom(bytes, (ULONG)length); }' >"$cache/shim.c"
    $mingw -O2 -shared -o "$shim" "$cache/shim.c" -ladvapi32 || fail "$mingw could not build the shim"
}

wine_environment() {
    export WINEPREFIX="$cache/prefix" WINEARCH=win64 WINEDEBUG="${WINEDEBUG:--all}"
    # A test can have Wine prefer the libraries of the program's folder, as Windows does: WINE_PREFERRED="a,b".
    export WINEDLLOVERRIDES="mscoree,mshtml=;bcryptprimitives=n${WINE_PREFERRED:+;$WINE_PREFERRED=n,b}"
    # No real secret is in the registry of this prefix (tests/windows.rs).
    export SSO_ESCROW_SSOSS_IS_FOR_TESTS=1
    unset DISPLAY
}

stop() {
    "$server" -k || true
    "$server" -w || true
}

# Wine's server ends with the last program and starts with the next. A program that starts while the server
# ends can fail, with status 1 and no message. So one server and one program stay running.
serve() {
    local status=0
    wine_environment
    stop
    "$server" -p || "$server" -p || fail "Wine's server does not start"
    sleep infinity | "$wine" cmd >/dev/null 2>&1 &
    "$@" || status=$?
    stop
    pkill -P $$ sleep || true
    return $status
}

# Wine treats a drive as removable if its type is floppy disk.
drive() {
    local letter=$1 folder=${2:-} drives='HKLM\Software\Wine\Drives'
    local link=$cache/prefix/dosdevices/$letter:
    wine_environment
    if [ -n "$folder" ]; then
        ln -sfn "$folder" "$link"
        "$wine" reg add "$drives" /v "$letter:" /d floppy /f >/dev/null
    else
        rm -f "$link"
        "$wine" reg delete "$drives" /v "$letter:" /f >/dev/null
    fi
}

packages() {
    install_packages
    unpack_rust
}

setup() {
    packages
    build_std
    make_prefix
}

case ${1:-} in
    setup)
        setup
        ;;
    packages)
        packages
        ;;
    cargo)
        shift
        plain_cargo_environment
        wine_environment
        export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_LINKER=$mingw
        export CARGO_TARGET_X86_64_PC_WINDOWS_GNU_RUNNER=$wine
        export RUSTDOCFLAGS="--sysroot $std ${RUSTDOCFLAGS:-}"
        export RUSTFLAGS="--sysroot $std" CARGO_BUILD_TARGET=$target
        export PATH="$rust/root/usr/bin:$PATH" CARGO_TARGET_DIR=target/windows
        exec "$rust/root/usr/bin/cargo" "$@"
        ;;
    run)
        shift
        wine_environment
        exec "$wine" "$@"
        ;;
    serve)
        shift
        serve "$@"
        ;;
    stop)
        wine_environment
        stop
        ;;
    drive)
        shift
        drive "$@"
        ;;
    *)
        fail "usage: scripts/windows.sh setup | packages | cargo … | run … | serve … | stop | drive LETTER [FOLDER]"
        ;;
esac

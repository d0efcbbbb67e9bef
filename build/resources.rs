//! The version resource and the manifest of the program for Windows.

use std::path::Path;
use std::process::Command;
use std::{env, fs, io};

use crate::target;

/// The compiler of resources that belongs to the linker.
const WINDRES: &str = "x86_64-w64-mingw32-windres";

/// Links both to the program, if it is built for Windows.
pub(crate) fn build(root: &Path) -> io::Result<()> {
    let variable = |name: &str| env::var(name).unwrap_or_default();
    // Other linkers take other objects.
    let target_is = |key: &str, value: &str| variable(key) == value;
    if !target_is("CARGO_CFG_TARGET_OS", "windows") || !target_is("CARGO_CFG_TARGET_ENV", "gnu") {
        return Ok(());
    }
    let [major, minor, patch] =
        ["MAJOR", "MINOR", "PATCH"].map(|part| variable(&format!("CARGO_PKG_VERSION_{part}")));
    let version = variable("CARGO_PKG_VERSION");
    let script = fs::read_to_string(root.join("build/windows/sso-escrow.rc"))?
        .replace("{numbers}", &format!("{major},{minor},{patch},0"))
        .replace("{version}", &version)
        .replace("{description}", &variable("CARGO_PKG_DESCRIPTION"))
        .replace("{license}", &variable("CARGO_PKG_LICENSE"));
    let (source, object) = (target("sso-escrow.rc"), target("sso-escrow.res.o"));
    fs::write(&source, script)?;
    let mut windres = Command::new(WINDRES);
    windres.arg("-I").arg(root.join("build/windows")).arg("-O").arg("coff");
    let status = windres.arg(&source).arg(&object).status().map_err(|error| {
        io::Error::new(
            error.kind(),
            format!("{WINDRES}: {error} (Debian: binutils-mingw-w64-x86-64)"),
        )
    })?;
    if !status.success() {
        return Err(io::Error::other(format!("{WINDRES}: {status}")));
    }
    println!("cargo::rustc-link-arg-bin=sso-escrow={}", object.display());
    Ok(())
}

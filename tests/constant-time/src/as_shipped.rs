//! Checks that the examined code is built like the shipped tool, with the same profile and the same crates.

use std::collections::BTreeSet;

use crate::table::Void;

const OWN_MANIFEST: &str = include_str!("../Cargo.toml");
const OWN_LOCK: &str = include_str!("../Cargo.lock");
const SHIPPED_MANIFEST: &str = include_str!("../../../Cargo.toml");
const SHIPPED_LOCK: &str = include_str!("../../../Cargo.lock");

/// The crates that only this package has: itself, and those that call valgrind.
const OWN_CRATES: [&str; 3] = ["crabgrind", "jobserver", "sso-escrow-constant-time"];

/// The shipped tool is the root of its build. Here it is one crate of many, and must get the same level.
const OWN_LINE: &str = "sso-escrow = { opt-level = 3 }";

/// Compares the profiles in the manifests, and the crates in the lock files.
///
/// # Errors
/// The difference: the events would then be those of another program.
pub(crate) fn check() -> Result<(), Void> {
    let [mut own, shipped] = [OWN_MANIFEST, SHIPPED_MANIFEST].map(profile);
    own.retain(|line| *line != OWN_LINE);
    if shipped.len() < 2 || own != shipped {
        return Err("the release profile is not that of the shipped tool".to_owned());
    }
    let [own, shipped] = [OWN_LOCK, SHIPPED_LOCK].map(crates);
    match own.difference(&shipped).find(|(name, _)| !OWN_CRATES.contains(name)) {
        Some((name, version)) => Err(format!(
            "{name} {version} is not what the shipped tool has (cp Cargo.lock tests/constant-time/)"
        )),
        None => Ok(()),
    }
}

/// The settings of the release profile, including those for single crates.
fn profile(manifest: &str) -> Vec<&str> {
    let mut inside = false;
    let mut settings = Vec::new();
    for line in manifest.lines().map(str::trim) {
        match line {
            _ if line.starts_with('[') => inside = line.starts_with("[profile.release"),
            _ if inside && !line.is_empty() && !line.starts_with('#') => settings.push(line),
            _ => {}
        }
    }
    settings
}

/// The names and versions of the crates in a lock file.
fn crates(lock: &str) -> BTreeSet<(&str, &str)> {
    let packages = lock.split("[[package]]").skip(1);
    packages
        .filter_map(|package| Some((value(package, "name")?, value(package, "version")?)))
        .collect()
}

/// The text between the quotes after `key`.
fn value<'a>(package: &'a str, key: &str) -> Option<&'a str> {
    let mut lines = package.lines();
    lines.find_map(|line| line.strip_prefix(key)?.strip_prefix(" = \"")?.strip_suffix('"'))
}

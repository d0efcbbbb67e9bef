//! What makes the system load other libraries into the program, or load them in another way.

use std::path::Path;

/// The variables of the dynamic linker that do it (ld.so(8)), and of glibc (Tunables).
const VARIABLES: [&str; 4] = ["LD_PRELOAD", "LD_AUDIT", "LD_LIBRARY_PATH", "GLIBC_TUNABLES"];

/// The file that names libraries for every program (ld.so(8)).
const FILE: &str = "/etc/ld.so.preload";

/// The variables that are set, and the file if it is not empty. On Windows the list is always empty: the program loads
/// libraries only from the system's folder.
pub(super) fn set() -> Vec<String> {
    if cfg!(windows) {
        return Vec::new();
    }
    let is_set = |name: &&str| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    let mut found: Vec<String> = VARIABLES.into_iter().filter(is_set).map(str::to_owned).collect();
    if Path::new(FILE).metadata().is_ok_and(|file| file.len() > 0) {
        found.push(FILE.to_owned());
    }
    found
}

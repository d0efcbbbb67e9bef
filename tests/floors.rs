//! The house: lower floors never import upper ones, `unsafe` lives in `src/sys/` alone, and there is no
//! `mod.rs`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use std::fs;
use std::path::{Path, PathBuf};

/// The modules of the library, a floor a line, from the lowest. Those of one floor that import one
/// another stand in the order in which they may.
const FLOORS: &[&str] = &[
    "text", "error", "sys", "secret", "random", "shamir", "seal", "cbor", "tlv", "entsso", "share",
    "token", "fitness", "escrow", "media", "record", "registry", "selftest", "emulator",
];

fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            sources(&path, found);
        } else {
            found.push(path);
        }
    }
}

/// Every source file of the library and the program: its path below `src`, and what stands before its
/// tests.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let rust = paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
    rust.map(|path| {
        let text = fs::read_to_string(&path).unwrap();
        let code = text.split("#[cfg(test)]").next().unwrap().to_owned();
        (path.strip_prefix(&root).unwrap().to_str().unwrap().to_owned(), code)
    })
    .collect()
}

fn floor(module: &str) -> Option<usize> {
    FLOORS.iter().position(|floor| *floor == module)
}

#[test]
fn no_floor_imports_one_above_it() {
    let mut imports = 0;
    for (path, code) in files() {
        let module = path.trim_end_matches(".rs").split('/').next().unwrap();
        let Some(own) = floor(module) else {
            assert!(["lib", "main", "cli", "bin"].contains(&module), "{path} stands on no floor");
            continue;
        };
        for import in code.split("crate::").skip(1) {
            let name: String =
                import.chars().take_while(|c| c.is_alphanumeric() || *c == '_').collect();
            if let Some(other) = floor(&name) {
                assert!(other <= own, "{path} imports {name}, which is above it");
                imports += 1;
            }
        }
    }
    assert!(imports > 40, "the imports were found: {imports}");
}

#[test]
fn unsafe_code_lives_with_the_system_calls() {
    for (path, code) in files() {
        assert!(!path.ends_with("mod.rs"), "{path}");
        let word = |line: &str| !line.trim_start().starts_with("//") && line.contains("unsafe ");
        let inside = path.starts_with("sys");
        assert!(inside || !code.lines().any(word), "{path} has unsafe code");
    }
}

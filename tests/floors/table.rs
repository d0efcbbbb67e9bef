//! The table of the floors, `docs/floors.md`.

use std::collections::BTreeSet;

use crate::house::Use;

/// The page of the table, which `src/lib.rs` quotes.
pub(crate) const PAGE: &str = include_str!("../../docs/floors.md");

/// The lines of the table on a page. CONTRIBUTING quotes them.
pub(crate) fn table_lines(page: &str) -> impl Iterator<Item = &str> {
    page.lines().filter(|line| line.starts_with('|'))
}

/// The modules of the table on a page, from the lowest floor up.
pub(crate) fn modules(page: &str) -> Vec<&str> {
    let rows = table_lines(page).skip(2);
    rows.map(|row| row.split('|').nth(2).unwrap().trim().trim_matches('`')).collect()
}

/// The floor of a file: the position of its module in the table, from below. The root files of the crates are
/// above all others.
fn floor(file: &str, modules: &[&str]) -> Option<usize> {
    let mut names = file.trim_end_matches(".rs").split('/');
    let module = match (names.next()?, names.next()) {
        ("lib" | "main" | "bin", _) | ("cli", None) => return Some(modules.len()),
        ("cli", Some(room)) => format!("cli::{room}"),
        (module, _) => module.to_owned(),
    };
    modules.iter().position(|other| *other == module)
}

/// The files whose module is not in the table.
pub(crate) fn homeless<'a>(files: impl Iterator<Item = &'a str>, modules: &[&str]) -> Vec<&'a str> {
    files.filter(|file| floor(file, modules).is_none()).collect()
}

/// The uses of items on a higher floor.
pub(crate) fn upward(uses: &BTreeSet<Use>, modules: &[&str]) -> Vec<String> {
    // The root of a crate re-exports what its modules define.
    let is_root = |file: &str| floor(file, modules) == Some(modules.len());
    let goes_up = |one: &&Use| floor(&one.to, modules) > floor(&one.from, modules);
    let uses = uses.iter().filter(|one| !is_root(&one.from)).filter(goes_up);
    uses.map(|one| format!("{} uses {} of {}", one.from, one.path, one.to)).collect()
}

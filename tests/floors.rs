//! The architecture. A file only uses files on its floor or below, no files use each other in a circle, no
//! type name stands for two things, and `unsafe` code is only in `src/sys/`.

#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "floors/circles.rs"]
mod circles;
#[path = "floors/house.rs"]
mod house;
#[path = "floors/methods.rs"]
mod methods;
#[path = "floors/names.rs"]
mod names;
#[path = "floors/table.rs"]
mod table;

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use circles::circles;
use house::{House, Use};
use table::{PAGE, homeless, modules, table_lines, upward};

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

/// Every source file of the library and the program: its path relative to `src`, and its text.
fn files() -> Vec<(String, String)> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    sources(&root, &mut paths);
    let rust = paths.into_iter().filter(|path| path.extension().is_some_and(|e| e == "rs"));
    let below =
        |path: &Path| path.strip_prefix(&root).unwrap().to_str().unwrap().replace('\\', "/");
    rust.map(|path| (below(&path), fs::read_to_string(&path).unwrap())).collect()
}

fn document(path: &str) -> String {
    fs::read_to_string(Path::new(env!("CARGO_MANIFEST_DIR")).join(path)).unwrap()
}

/// Source files for testing these tests.
fn house_of(files: &[(&str, &str)]) -> Vec<(String, String)> {
    files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect()
}

fn uses_of(files: &[(&str, &str)]) -> BTreeSet<Use> {
    House::read(&house_of(files)).uses()
}

#[test]
fn no_file_uses_what_is_on_a_higher_floor() {
    let (files, modules) = (files(), modules(PAGE));
    assert_eq!(homeless(files.iter().map(|(path, _)| &path[..]), &modules), Vec::<&str>::new());
    let uses = House::read(&files).uses();
    assert!(uses.len() > 2000, "the uses were found: {}", uses.len());
    assert_eq!(upward(&uses, &modules), Vec::<String>::new());
}

#[test]
fn no_files_use_one_another_in_a_circle() {
    let circles = circles(&House::read(&files()).uses());
    assert!(circles.is_empty(), "{circles:#?}");
}

#[test]
fn the_table_of_the_floors_is_quoted() {
    let library = document("src/lib.rs");
    assert!(library.contains("#![doc = include_str!(\"../docs/floors.md\")]"));
    let table: Vec<&str> = table_lines(PAGE).collect();
    assert!(document("CONTRIBUTING.md").replace("\r\n", "\n").contains(&table.join("\n")));
}

/// Types that each system implements under the same name.
const FOR_EACH_SYSTEM: [(&str, [&str; 2]); 7] = [
    ("Device", ["cli/ui/device/unix.rs", "cli/ui/device/windows.rs"]),
    ("Directory", ["sys/linux/directory.rs", "sys/windows/directory.rs"]),
    ("Hidden", ["cli/ui/device/unix.rs", "cli/ui/device/windows.rs"]),
    ("Mount", ["sys/linux/mounts.rs", "sys/windows/mounts.rs"]),
    ("OwnMount", ["sys/linux/mounts.rs", "sys/windows/mounts.rs"]),
    ("Screen", ["cli/ui/device/unix.rs", "cli/ui/device/windows.rs"]),
    ("Ssoss", ["registry/live/elsewhere.rs", "registry/live/ssoss.rs"]),
];

#[test]
fn no_type_name_stands_for_two_things() {
    let types = names::types(&files());
    assert!(types.len() > 300, "the types were found: {}", types.len());
    for (name, files) in FOR_EACH_SYSTEM {
        let mut found = types[name].clone();
        found.sort();
        assert_eq!(found, files, "{name}");
    }
    let is_listed = |name: &str| FOR_EACH_SYSTEM.iter().any(|(listed, _)| *listed == name);
    let twice = types.iter().filter(|(name, files)| files.len() > 1 && !is_listed(name));
    let twice: Vec<_> =
        twice.map(|(name, files)| format!("{name}: {}", files.join(", "))).collect();
    assert!(twice.is_empty(), "{} names: {twice:#?}", twice.len());
}

#[test]
fn unsafe_code_lives_with_the_system_calls() {
    for (path, code) in files() {
        assert!(!path.ends_with("mod.rs"), "{path}");
        let code = code.split("#[cfg(test)]").next().unwrap();
        let word = |line: &str| !line.trim_start().starts_with("//") && line.contains("unsafe ");
        let inside = path.starts_with("sys");
        assert!(inside || !code.lines().any(word), "{path} has unsafe code");
    }
}

/// Checks that every spelling of the same import counts as a use of the same file.
#[test]
fn a_use_is_found_however_it_is_written() {
    for (file, text) in [
        ("a.rs", "use crate::b::Thing;"),
        ("a.rs", "use crate::{b::{Other as _, Thing}, c};"),
        ("a.rs", "use super::b::Thing as Other;"),
        ("a.rs", "use super::{b}; fn f() -> b::Thing { panic!() }"),
        ("a.rs", "use crate::b::{self as other}; type A = Vec<Option<other::Thing>>;"),
        ("a.rs", "fn f() { self::super::b::Thing::new(); }"),
        ("a.rs", "fn f() { use crate::b::Thing; }"),
        ("a.rs", "fn f() { vec![(1, crate::b::Thing)]; }"),
        ("a.rs", "#[derive(Debug)] struct A { #[serde(with = \"crate::b::Thing\")] a: u8 }"),
        ("a.rs", "impl crate::b::Thing { fn f() {} }"),
        ("a.rs", "mod inner { use super::super::b::Thing; }"),
        ("a.rs", "use crate::c::Thing;"),
        ("a.rs", "use crate::c::module::Thing;"),
        ("a.rs", "pub use crate::b::Thing;"),
    ] {
        let uses = uses_of(&[
            ("lib.rs", "mod a; mod b; mod c;"),
            (file, text),
            ("b.rs", "pub struct Thing; pub trait Other {}"),
            ("c.rs", "pub use super::b::Thing; pub use crate::b as module;"),
        ]);
        assert!(uses.iter().any(|one| one.from == file && one.to == "b.rs"), "{text}: {uses:?}");
        assert!(!uses.iter().any(|one| one.from == file && one.to != "b.rs"), "{text}: {uses:?}");
    }
}

#[test]
fn what_is_no_use_is_not_found() {
    for text in [
        "use std::b::Thing;",
        "use b::Thing; // of another crate",
        "#[cfg(test)] mod tests { use crate::b::Thing; }",
        "#[cfg(test)] use crate::b::Thing;",
        "//! crate::b::Thing\nconst A: &str = \"crate::b::Thing\";",
        "fn f(b: u8) -> u8 { b }",
        "pub(crate) fn f() {}",
        "use crate::b;",
    ] {
        let uses =
            uses_of(&[("lib.rs", "mod a; mod b;"), ("a.rs", text), ("b.rs", "pub struct Thing;")]);
        assert_eq!(uses, BTreeSet::new(), "{text}");
    }
}

#[test]
fn the_program_uses_the_library() {
    let uses = uses_of(&[
        (
            "lib.rs",
            "pub mod a; #[macro_export] macro_rules! message { () => { $crate::a::made() } }",
        ),
        ("a.rs", "pub fn made() {}"),
        ("main.rs", "mod cli;"),
        ("cli.rs", "use sso_escrow::a::made; fn f() { sso_escrow::message!() }"),
    ]);
    let found: Vec<_> = uses.iter().map(|one| (&one.from[..], &one.to[..])).collect();
    assert_eq!(found, [("cli.rs", "a.rs"), ("cli.rs", "lib.rs"), ("lib.rs", "a.rs")]);
}

#[test]
fn a_planted_circle_is_found() {
    let planted = |a: &str, b: &str, below: &str| {
        let uses = uses_of(&[
            ("lib.rs", "mod a; mod b;"),
            ("a.rs", a),
            ("b.rs", b),
            ("b/below.rs", below),
        ]);
        circles(&uses).into_iter().collect::<Vec<_>>()
    };
    let found = planted("struct A(super::b::B);", "mod below; struct B(crate::a::A);", "");
    assert_eq!(found, ["a.rs → b.rs (super::b::B), b.rs → a.rs (crate::a::A)"]);
    let found = planted(
        "struct A(crate::b::B);",
        "mod below; struct B(below::C);",
        "struct C(crate::a::A);",
    );
    let three =
        "a.rs → b.rs (crate::b::B), b.rs → b/below.rs (below::C), b/below.rs → a.rs (crate::a::A)";
    assert_eq!(found, [three]);
    // A parent and its child use each other.
    let found = planted("", "mod below; struct B(below::C); struct D;", "struct C(super::D);");
    assert_eq!(found, ["b.rs → b/below.rs (below::C), b/below.rs → b.rs (super::D)"]);
    // A parent that only re-exports what its child defines is not a circle.
    let found = planted(
        "struct A(crate::b::C);",
        "mod below; pub use below::C; struct D;",
        "struct C(super::D);",
    );
    assert_eq!(found, Vec::<String>::new());
    // A circle through a re-export.
    let found = planted("pub use crate::b::B;", "mod below; struct B(crate::a::A);", "");
    assert_eq!(found.len(), 1, "{found:?}");
}

/// Checks that a circle is found if the parent calls methods that a child defines on the parent's type.
#[test]
fn a_planted_circle_through_methods_is_found() {
    const CHILD: &str = "use super::B; impl B { pub fn new() -> Self { B } pub fn low(&self) {} }";
    let planted = |parent: &str, child: &str| {
        let uses = uses_of(&[
            ("lib.rs", "mod b; mod c;"),
            ("b.rs", &format!("mod below; pub struct B; {parent}")),
            ("b/below.rs", child),
            ("c.rs", "pub struct C { pub b: Box<crate::b::B> }"),
        ]);
        circles(&uses).into_iter().collect::<Vec<_>>()
    };
    for call in [
        "impl B { fn f(&self) { self.low() } }",
        "impl B { fn f(self: &Self) { vec![self.low()]; } }",
        "impl Clone for B { fn clone(&self) -> B { self.low(); B } }",
        "fn f(b: &mut B) { if true { b.low() } }",
        "fn f() { let b: B = g(); b.low(); }",
        "fn f() { let b = B { }; b.low(); }",
        "fn f() { B::low(&B); }",
        "impl B { fn f(&self) { Self::low(self); } }",
        "fn f(c: crate::c::C) { c.b.low() }",
        "fn f(it: B) { let b = it; (|| b.low())(); }",
        "fn f() { let b = B::new(); }",
    ] {
        let found = planted(call, CHILD);
        assert!(found.iter().any(|circle| circle.contains("b/below.rs")), "{call}: {found:?}");
    }
    let found = planted("impl B { fn f(&self) { self.low() } }", CHILD);
    assert_eq!(found, ["b.rs → b/below.rs (B::low()), b/below.rs → b.rs (B)"]);
    for call in [
        // Another type, or an unknown one.
        "struct D; impl D { fn low(&self) {} fn f(&self) { self.low() } }",
        "fn f(b: &D) { b.low() } struct D;",
        "fn f(b: Option<B>) { b.low() }",
        "fn f(b: B) { for b in 0..1 { b.low() } }",
        "fn f(b: B) { g(|b| b.low()) }",
        "fn f(b: B) { match 1 { b => b.low() } }",
        "fn f(b: B) { let (b, c) = (1, 2); b.low() }",
        "fn f() { low() }",
        // The method is defined in the parent itself.
        "impl B { fn own(&self) {} fn f(&self) { self.own() } }",
        "#[cfg(test)] mod tests { fn f(b: &super::B) { b.low() } }",
    ] {
        let found = planted(call, CHILD);
        assert_eq!(found, Vec::<String>::new(), "{call}");
    }
    // A method of a trait counts as a use of the trait, not of the child.
    let child =
        "use super::B; pub trait Low { fn low(&self); } impl Low for B { fn low(&self) {} }";
    assert_eq!(planted("impl B { fn f(&self) { self.low() } }", child), Vec::<String>::new());
}

#[test]
fn a_planted_upward_use_is_found() {
    let table = "| floor | module | what it holds |\n|---|---|---|\n| one | `a` | |\n| two | `b` | |\n\
                 | three | `cli::ui` | |\n| three | `cli::line` | |\n";
    let modules = modules(table);
    assert_eq!(modules, ["a", "b", "cli::ui", "cli::line"]);
    let planted = |a: &str, b: &str, ui: &str| {
        upward(
            &uses_of(&[
                ("lib.rs", "mod a; mod b;"),
                ("a.rs", a),
                ("b.rs", b),
                ("main.rs", "mod cli;"),
                ("cli.rs", "mod ui; mod line;"),
                ("cli/ui.rs", ui),
                ("cli/line.rs", "pub struct Line(crate::cli::ui::Ui);"),
            ]),
            &modules,
        )
    };
    let ui = "pub struct Ui(sso_escrow::b::B);";
    assert_eq!(planted("pub struct A;", "pub struct B(crate::a::A);", ui), Vec::<String>::new());
    let found = planted("struct A(crate::b::B);", "pub struct B;", ui);
    assert_eq!(found, ["a.rs uses crate::b::B of b.rs"]);
    // A re-export is a use too.
    let found = planted("pub use super::b::B;", "pub struct B;", ui);
    assert_eq!(found, ["a.rs uses super::b::B of b.rs"]);
    let found = planted("", "pub struct B;", "pub struct Ui(super::line::Line);");
    assert_eq!(found, ["cli/ui.rs uses super::line::Line of cli/line.rs"]);
    assert_eq!(
        homeless(["a.rs", "c.rs", "cli/hall/x.rs"].into_iter(), &modules),
        ["c.rs", "cli/hall/x.rs"]
    );
}

#[test]
fn a_name_that_is_planted_twice_is_found() {
    let types = names::types(&house_of(&[
        ("a.rs", "struct Thing; #[cfg(test)] mod tests { struct Only; }"),
        ("b.rs", "fn f() { enum Thing {} } impl Deref for A { type Only = u8; } type Only = u8;"),
    ]));
    assert_eq!(types["Thing"], ["a.rs", "b.rs"]);
    assert_eq!(types["Only"], ["b.rs"]);
}

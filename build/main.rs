//! Prepares what is built into the program: the texts of each language, the procedures of the
//! runbooks, the vectors that `vectors verify` runs, and what Windows shows of the program.

mod resources;
mod runbooks;
mod texts;
mod vectors;

use std::path::{Path, PathBuf};
use std::{env, fs, io};

/// The files of a folder with this extension, by name.
fn files(folder: &Path, extension: &str) -> io::Result<Vec<PathBuf>> {
    println!("cargo::rerun-if-changed={}", folder.display());
    let paths = fs::read_dir(folder)?.map(|entry| Ok(entry?.path()));
    let mut paths = paths.collect::<io::Result<Vec<_>>>()?;
    paths.retain(|path| path.extension().is_some_and(|it| it == extension));
    paths.sort();
    Ok(paths)
}

/// The path of a file that the sources include.
fn target(name: &str) -> PathBuf {
    Path::new(&env::var("OUT_DIR").unwrap_or_default()).join(name)
}

/// Writes a text, compressed with DEFLATE (RFC 1951).
fn pack(name: &str, text: &str) -> io::Result<()> {
    fs::write(target(name), miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9))
}

fn main() -> io::Result<()> {
    println!("cargo::rerun-if-changed=build");
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    texts::build(&root)?;
    runbooks::build(&root)?;
    vectors::build(&root)?;
    resources::build(&root)
}

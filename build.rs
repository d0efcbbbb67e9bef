//! Lists the format vectors, which are built into the program: their names and texts.

use std::path::Path;
use std::{env, fs, io};

fn main() -> io::Result<()> {
    let folder =
        Path::new(&env::var("CARGO_MANIFEST_DIR").unwrap_or_default()).join("vectors/share");
    println!("cargo::rerun-if-changed={}", folder.display());
    let mut vectors: Vec<_> = fs::read_dir(&folder)?
        .map(|entry| Ok(entry?.path()))
        .collect::<io::Result<Vec<_>>>()?
        .into_iter()
        .filter(|path| path.extension().is_some_and(|extension| extension == "vector"))
        .collect();
    vectors.sort();
    let entries: String = vectors
        .iter()
        .map(|path| {
            format!("({:?}, include_str!({path:?})),\n", path.file_name().unwrap_or_default())
        })
        .collect();
    let target = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join("vectors.rs");
    fs::write(target, format!("&[\n{entries}]\n"))
}

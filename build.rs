//! Packs what is built in: the vectors that `vectors verify` runs, a sixth of what they take as they lie
//! there, and the texts of each language, a third.

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

fn pack(name: &str, text: &str) -> io::Result<()> {
    let target = Path::new(&env::var("OUT_DIR").unwrap_or_default()).join(name);
    fs::write(target, miniz_oxide::deflate::compress_to_vec(text.as_bytes(), 9))
}

fn main() -> io::Result<()> {
    let root = PathBuf::from(env::var("CARGO_MANIFEST_DIR").unwrap_or_default());
    for language in ["en", "fr", "ja"] {
        let mut texts = String::new();
        for path in files(&root.join("i18n").join(language), "ftl")? {
            texts += &fs::read_to_string(path)?;
            texts += "\n";
        }
        pack(&format!("{language}.deflate"), &texts)?;
    }
    let vectors = root.join("vectors");
    let mut paths = files(&vectors.join("primitives"), "json")?;
    for folder in ["share", "token"] {
        paths.extend(files(&vectors.join(folder), "vector")?);
    }
    // Each as a line with its name below the folder and its length, and then its text.
    let mut all = String::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let name = path.strip_prefix(&vectors).map_err(io::Error::other)?.to_string_lossy();
        let name = name.replace('\\', "/");
        all += &format!("{name} {}\n{text}", text.len());
    }
    pack("vectors.deflate", &all)
}

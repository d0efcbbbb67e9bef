//! The vectors, compressed to a sixth.

use std::path::Path;
use std::{fs, io};

use crate::{files, pack};

/// Packs all vectors into one file: each as a line with its name below the folder and its length,
/// followed by its text.
pub(crate) fn build(root: &Path) -> io::Result<()> {
    let vectors = root.join("vectors");
    let mut paths = files(&vectors.join("primitives"), "json")?;
    for folder in ["share", "token"] {
        paths.extend(files(&vectors.join(folder), "vector")?);
    }
    let mut all = String::new();
    for path in paths {
        let text = fs::read_to_string(&path)?;
        let name = path.strip_prefix(&vectors).map_err(io::Error::other)?.to_string_lossy();
        let name = name.replace('\\', "/");
        all += &format!("{name} {}\n{text}", text.len());
    }
    pack("vectors.deflate", &all)
}

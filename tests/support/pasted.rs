//! The blocks that `docs/recovery.md` tells people to paste, byte by byte as they are in the file, and the folder in
//! which they are pasted.

use std::fs;
use std::path::Path;

/// The fenced block of `docs/recovery.md` after the comment `<!-- test: NAME -->`. Its fences are at column 0.
pub fn block(name: &str) -> String {
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/recovery.md");
    let document = fs::read_to_string(path).unwrap();
    let (_, behind) = document.split_once(&format!("<!-- test: {name} -->\n\n```")).unwrap();
    let (_, text) = behind.split_once('\n').unwrap();
    text.split_once("\n```\n").unwrap().0.to_owned() + "\n"
}

/// Puts the folders of the source beside the files, as the document says: the blocks name programs in `docs`.
#[cfg(unix)]
pub fn copy_source(folder: &Path) {
    let source = Path::new(env!("CARGO_MANIFEST_DIR"));
    for name in ["docs", "src"] {
        std::os::unix::fs::symlink(source.join(name), folder.join(name)).unwrap();
    }
}

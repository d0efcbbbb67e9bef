//! The built-in vectors. `build/vectors.rs` packs them, and they are unpacked when they are needed.

use std::sync::LazyLock;

static PACKED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/vectors.deflate"));

/// The maximum size of all vectors together, in bytes. It is far more than their real size.
const MOST: usize = 16 << 20;

/// The name of a file, and its text.
type File = (&'static str, &'static str);

static FILES: LazyLock<String> = LazyLock::new(|| {
    // If the vectors cannot be unpacked, the text is empty. Then every group of vectors is missing, which is
    // an error that is reported.
    let all = miniz_oxide::inflate::decompress_to_vec_with_limit(PACKED, MOST).unwrap_or_default();
    String::from_utf8(all).unwrap_or_default()
});

/// The built-in files: first the known answers, then the format vectors.
///
/// The names of known answers keep their folder, because messages name them together with `primitives.json`.
/// The names of format vectors are without their folder `share/`.
pub(super) fn files() -> (Vec<File>, Vec<File>) {
    let answers =
        all().filter(|(name, _)| !["share/", "token/"].iter().any(|it| name.starts_with(it)));
    (answers.collect(), below("share/"))
}

/// The vectors of smart cards.
pub(super) fn tokens() -> Vec<File> {
    below("token/")
}

fn below(folder: &str) -> Vec<File> {
    all().filter_map(|(name, text)| Some((name.strip_prefix(folder)?, text))).collect()
}

fn all() -> impl Iterator<Item = File> {
    let mut rest = FILES.as_str();
    std::iter::from_fn(move || {
        let (name, text, behind) = next(rest)?;
        rest = behind;
        Some((name, text))
    })
}

/// Splits off the first file: its name, its text, and the rest.
fn next(all: &'static str) -> Option<(&'static str, &'static str, &'static str)> {
    let (head, rest) = all.split_once('\n')?;
    let (name, length) = head.rsplit_once(' ')?;
    let (text, behind) = rest.split_at_checked(length.parse().ok()?)?;
    Some((name, text, behind))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::fs;
    use std::path::Path;

    #[test]
    fn what_is_built_in_is_what_lies_there() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("vectors");
        let (answers, vectors) = files();
        let vectors = vectors.into_iter().map(|(name, text)| (format!("share/{name}"), text));
        let tokens = tokens().into_iter().map(|(name, text)| (format!("token/{name}"), text));
        let answers = answers.into_iter().map(|(name, text)| (name.to_owned(), text));
        let all = answers.chain(vectors).chain(tokens);
        let mut count = 0;
        for (name, text) in all {
            assert_eq!(fs::read_to_string(folder.join(&name)).unwrap(), text, "{name}");
            count += 1;
        }
        let there = |kind: &str| {
            let entries = fs::read_dir(folder.join(kind)).unwrap();
            let names = entries.map(|entry| entry.unwrap().path());
            names
                .filter(|path| path.extension().is_some_and(|it| it == "json" || it == "vector"))
                .count()
        };
        assert_eq!(count, ["primitives", "share", "token"].map(there).iter().sum::<usize>());
    }
}

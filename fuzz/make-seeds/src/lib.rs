//! The seeds of the fuzz targets: the files in `vectors/`, and inputs that are in no vector.

#[allow(dead_code)]
#[path = "../../src/frame.rs"]
mod frame;
mod hive;
mod medium;
mod registry;
mod share;
mod text;
mod token;
mod transcript;

use std::collections::{BTreeMap, BTreeSet};

/// The seeds of each target, by the name of the target.
pub type Seeds = BTreeMap<&'static str, BTreeSet<Vec<u8>>>;

/// All seeds.
pub fn all() -> Seeds {
    let mut seeds = Seeds::new();
    share::add_to(&mut seeds);
    text::add_to(&mut seeds);
    add(&mut seeds, "hive", hive::seeds());
    add(&mut seeds, "medium", medium::seeds());
    add(&mut seeds, "registry", registry::seeds());
    add(&mut seeds, "token", token::seeds());
    add(&mut seeds, "transcript", transcript::seeds());
    seeds
}

fn add<T: Into<Vec<u8>>>(
    seeds: &mut Seeds,
    target: &'static str,
    more: impl IntoIterator<Item = T>,
) {
    seeds.entry(target).or_default().extend(more.into_iter().map(Into::into));
}

/// The path of a file of the repository.
fn repository(path: &str) -> std::path::PathBuf {
    std::path::Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").join(path)
}

/// UTF-16 in little-endian order, after its byte order mark.
fn utf_16(text: &str) -> Vec<u8> {
    [0xfeff].into_iter().chain(text.encode_utf16()).flat_map(u16::to_le_bytes).collect()
}

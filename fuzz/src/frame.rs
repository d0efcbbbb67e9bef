//! Inputs of the targets of whole files: a first byte that chooses, and the rest.
//!
//! Almost no change to a file keeps its checksum right, and what is behind the checksum would never be
//! reached. So the input may be the map alone, around which the frame is put here.

use sha2::{Digest, Sha256};

/// The rest of the input is the file as it lies on a medium.
pub const FILE: u8 = b'f';
/// The rest of the input is the map; tag and digest are put around it.
pub const MAP: u8 = b'm';

/// The self-described tag, at the beginning of every file.
const TAG: &[u8] = b"\xd9\xd9\xf7";
/// The head of the digest.
const DIGEST: &[u8] = b"\x58\x20";

/// The file around a map.
pub fn file_of(map: &[u8]) -> Vec<u8> {
    let mut file = [TAG, map].concat();
    let digest = Sha256::digest(&file);
    file.extend_from_slice(DIGEST);
    file.extend_from_slice(&digest);
    file
}

/// The map of a file whose digest fits.
pub fn map_of(file: &[u8]) -> Option<&[u8]> {
    let map = file.strip_prefix(TAG)?.split_last_chunk::<34>()?.0;
    (file_of(map) == file).then_some(map)
}

/// The file that an input stands for: by its first byte the rest as it is, or framed.
pub fn file(input: &[u8]) -> Option<Vec<u8>> {
    let (&form, rest) = input.split_first()?;
    match form {
        MAP => Some(file_of(rest)),
        _ => Some(rest.to_vec()),
    }
}

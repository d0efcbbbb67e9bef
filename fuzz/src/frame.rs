//! Inputs of the targets that read whole files: a first byte that selects the form, and the rest.
//!
//! Almost every change to a file breaks its checksum, so the code after that check would never be reached.
//! Therefore the input may be only the map. The frame is added here.

use sha2::{Digest, Sha256};

/// The first byte of an input whose rest is the file, as it is on a medium.
pub const FILE: u8 = b'f';
/// The first byte of an input whose rest is the map. Tag and digest are added.
pub const MAP: u8 = b'm';

/// The self-described CBOR tag at the beginning of every file.
const TAG: &[u8] = b"\xd9\xd9\xf7";
/// The CBOR head of the digest.
const DIGEST: &[u8] = b"\x58\x20";

/// The file around a map.
pub fn file_of(map: &[u8]) -> Vec<u8> {
    let mut file = [TAG, map].concat();
    let digest = Sha256::digest(&file);
    file.extend_from_slice(DIGEST);
    file.extend_from_slice(&digest);
    file
}

/// The map of a file. `None` if the digest does not match.
pub fn map_of(file: &[u8]) -> Option<&[u8]> {
    let map = file.strip_prefix(TAG)?.split_last_chunk::<34>()?.0;
    (file_of(map) == file).then_some(map)
}

/// The file that an input describes. The first byte says whether the rest is the file or its map.
pub fn file(input: &[u8]) -> Option<Vec<u8>> {
    let (&form, rest) = input.split_first()?;
    match form {
        MAP => Some(file_of(rest)),
        _ => Some(rest.to_vec()),
    }
}

//! The backup format: share files and envelopes.
//!
//! `docs/format.md` describes it byte by byte, and `docs/share.cddl` describes it in CDDL (RFC 8610). A file
//! is a CBOR sequence (RFC 8742) of two items: a map after the self-described tag, and a byte string with the
//! SHA-256 of all bytes before it. The SHA-256 is checked first. So a damaged file is never reported as a
//! wrong password.

pub mod card;
pub mod descriptor;
pub mod envelope;
mod error;
pub mod fingerprint;
pub mod header;
pub mod line;

use serde::{Deserialize, Serialize};
use serde_bytes::ByteBuf;
use sha2::{Digest, Sha256};

use crate::cbor;
use crate::seal::TAG_BYTES;
use crate::seal::password::COMMITMENT_BYTES;
use crate::seal::point::{POINT_BYTES, Point};
pub use error::{NumberedPart, Rule, ShareError};
use header::{Header, ReadHeader};

/// The maximum size of a share file: 64 KiB, in bytes.
pub const LARGEST_SHARE: usize = 64 << 10;

/// The length of the blinding before the core, in bytes.
pub const BLINDING_BYTES: usize = 32;

/// The maximum length of a core in bytes. A longer payload is not split itself.
pub const LONGEST_CORE: usize = 512;

const MAGIC: &str = "sso-escrow share";

/// How many bytes of a file [`begins_as_share`] and [`envelope::begins_as_envelope`] need at most.
pub const BEGIN_BYTES: usize = 32;

/// The self-described CBOR tag, 55799 (RFC 8949, section 3.4.6).
const SELF_DESCRIBED: [u8; 3] = [0xd9, 0xd9, 0xf7];

/// The CBOR head of a byte string of 32 bytes.
const DIGEST_HEAD: [u8; 2] = [0x58, 0x20];

/// A sealed share, as it is stored in a file.
///
/// ```
/// use sso_escrow::share::Share;
///
/// let file = std::fs::read("vectors/share/release-0.1/cousin-inspire-x001.ssoshare")?;
/// let share = Share::from_file(&file)?;
/// assert_eq!(share.header.x, 1);
/// let words = share.header.descriptor.fingerprint().words();
/// assert_eq!(words.to_string(), "cousin inspire boy mask notice sun young few");
/// // One share has one encoding.
/// assert_eq!(share.to_file()?, file);
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Share {
    /// The public part, which is authenticated when the share is opened.
    pub header: Header,
    /// What identifies its key. The kind depends on the protector.
    pub key: KeyPart,
    /// The share x ‖ y, sealed.
    pub sealed: Vec<u8>,
}

/// The public value beside the sealed bytes that identifies the key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum KeyPart {
    /// The commitment to the key that comes from the password.
    Commitment([u8; COMMITMENT_BYTES]),
    /// The point from which the smart card makes the key: `enc` of RFC 9180.
    Encapsulated(Point),
}

impl KeyPart {
    fn bytes(&self) -> &[u8] {
        match self {
            Self::Commitment(commitment) => commitment,
            Self::Encapsulated(point) => point.as_bytes(),
        }
    }

    /// Reads the kind of key part that belongs to a protector.
    fn read(bytes: &[u8], is_for_card: bool) -> Result<Self, Rule> {
        match is_for_card {
            false => bytes.try_into().map(Self::Commitment).map_err(|_| Rule::Layout),
            true if bytes.len() != POINT_BYTES => Err(Rule::Layout),
            true => Point::new(bytes).map(Self::Encapsulated).ok_or(Rule::Point),
        }
    }
}

/// The fields as they are written. Their order is part of the format, because it numbers them.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireShare {
    magic: String,
    version: u32,
    header: ByteBuf,
    key: ByteBuf,
    sealed: ByteBuf,
}

impl Share {
    /// The length of the core of its set in bytes, computed from the length of the sealed bytes. Until the
    /// share is opened, this is only what the file claims.
    #[must_use]
    pub fn core_bytes(&self) -> usize {
        self.sealed.len().saturating_sub(1 + BLINDING_BYTES + TAG_BYTES)
    }

    /// Encodes the share file.
    ///
    /// # Errors
    /// [`ShareError::Impossible`].
    pub fn to_file(&self) -> Result<Vec<u8>, ShareError> {
        let map = cbor::encode(&WireShare {
            magic: MAGIC.to_owned(),
            version: 1,
            header: ByteBuf::from(self.header.encoded()),
            key: ByteBuf::from(self.key.bytes()),
            sealed: ByteBuf::from(self.sealed.as_slice()),
        })?;
        Ok(frame(&map))
    }

    /// Reads a share file.
    ///
    /// # Errors
    /// [`ShareError`]: this copy of the share is not usable. Show the person the file's path, because nothing
    /// in the file can be trusted.
    pub fn from_file(bytes: &[u8]) -> Result<Self, ShareError> {
        let wire: WireShare = cbor::decode(unframe(bytes, MAGIC, LARGEST_SHARE)?)?;
        let header = ReadHeader::read(&wire.header)?;
        let key = KeyPart::read(&wire.key, header.is_for_card());
        if key == Err(Rule::Layout) {
            return Err(Rule::Layout.into());
        }
        // The whole structure is right. The first rule that the values break is reported.
        let core = wire.sealed.len().checked_sub(1 + BLINDING_BYTES + TAG_BYTES);
        let fits = core.is_some_and(|length| (1..=LONGEST_CORE).contains(&length));
        let sealed = if fits { Ok(wire.sealed.into_vec()) } else { Err(Rule::Sealed) };
        let faults = [header.fault(), key.as_ref().err().copied(), sealed.as_ref().err().copied()];
        match faults.into_iter().flatten().min() {
            Some(rule) => Err(rule.into()),
            None => Ok(Self { header: header.checked()?, key: key?, sealed: sealed? }),
        }
    }
}

/// Reports whether bytes begin as a share file does, of any version. They may be damaged after that.
#[must_use]
pub fn begins_as_share(bytes: &[u8]) -> bool {
    begins_as(bytes, MAGIC)
}

/// Reports whether bytes begin as a file of that kind does.
fn begins_as(bytes: &[u8], magic: &str) -> bool {
    let map = bytes.strip_prefix(&SELF_DESCRIBED);
    map.is_some_and(|map| version(map, magic).is_some())
}

/// Builds a file around an encoded map: the tag before it, the digest after it.
fn frame(map: &[u8]) -> Vec<u8> {
    let mut file = [&SELF_DESCRIBED, map].concat();
    let digest = Sha256::digest(&file);
    file.extend_from_slice(&DIGEST_HEAD);
    file.extend_from_slice(&digest);
    file
}

/// Returns the encoded map of a file, if the digest matches and the kind and version are known.
fn unframe<'a>(file: &'a [u8], magic: &str, most: usize) -> Result<&'a [u8], ShareError> {
    if file.len() > most {
        return Err(ShareError::TooLarge { most });
    }
    let ours = file.starts_with(&SELF_DESCRIBED);
    let wrong_digest = if ours { ShareError::Damaged } else { ShareError::NotOurs };
    let (rest, digest) = file.split_last_chunk::<32>().ok_or(wrong_digest)?;
    let item = rest.strip_suffix(&DIGEST_HEAD).ok_or(wrong_digest)?;
    if Sha256::digest(item).as_slice() != digest {
        return Err(wrong_digest);
    }
    let map = item.strip_prefix(&SELF_DESCRIBED).ok_or(ShareError::NotOurs)?;
    match version(map, magic).ok_or(ShareError::NotOurs)? {
        1 => Ok(map),
        0 => Err(Rule::Version.into()),
        version => Err(ShareError::LaterVersion { version }),
    }
}

/// The version of an encoded map of this kind. In every version of the format, the map begins with key 0 (the
/// kind) and key 1 (the version). In a later version, anything may follow.
fn version(map: &[u8], magic: &str) -> Option<u64> {
    let (rest, _) = cbor::head(map, cbor::MAP)?;
    let (rest, length) = cbor::head(rest.strip_prefix(&[0])?, cbor::TEXT)?;
    let rest = rest.strip_prefix(magic.as_bytes()).filter(|_| length == magic.len() as u64)?;
    let (_, version) = cbor::head(rest.strip_prefix(&[1])?, cbor::UNSIGNED)?;
    Some(version)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::seal::password::Cost;
    use card::tests::card;
    use descriptor::Descriptor;
    use header::Protector;

    fn share(protector: Protector, key: KeyPart) -> Share {
        let descriptor = Descriptor::new(descriptor::tests::fields()).unwrap();
        let header = Header::new(descriptor, 2, protector).unwrap();
        Share { header, key, sealed: vec![3; 50] }
    }

    fn to_password() -> Protector {
        let reminder = "a reminder".to_owned();
        Protector::Password { salt: [1; 32], cost: Cost::DEFAULT, reminder }
    }

    #[test]
    fn a_share_is_read_as_it_was_written() {
        let share = share(to_password(), KeyPart::Commitment([2; 32]));
        assert_eq!(Share::from_file(&share.to_file().unwrap()), Ok(share));
    }

    #[test]
    fn a_share_is_recognised_by_its_beginning() {
        let file = share(to_password(), KeyPart::Commitment([2; 32])).to_file().unwrap();
        let begin = &file[..BEGIN_BYTES];
        assert!(begins_as_share(begin) && !envelope::begins_as_envelope(begin));
        for at in 0..24 {
            assert!(!begins_as_share(&file[..at]), "{at}");
        }
        assert!(!begins_as_share(b"a text"));
    }

    #[test]
    fn a_share_of_a_card_is_read_as_it_was_written() {
        let card = card();
        let encapsulated = KeyPart::Encapsulated(card.authentication_key);
        let share = share(Protector::Card(card), encapsulated);
        assert_eq!(Share::from_file(&share.to_file().unwrap()), Ok(share));
    }

    #[test]
    fn what_tells_of_the_key_is_that_of_the_protector() {
        let point = KeyPart::Encapsulated(card().key);
        for (protector, key) in
            [(to_password(), point), (Protector::Card(card()), KeyPart::Commitment([2; 32]))]
        {
            let file = share(protector, key).to_file().unwrap();
            assert_eq!(Share::from_file(&file), Err(Rule::Layout.into()));
        }
    }
}

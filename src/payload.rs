//! What the payload of a set holds (docs/format.md, section 7). `restore` writes it, and every proof of a set checks
//! it with the same code: a payload that passes here can be restored.

use crate::cbor;
use crate::entsso::msid::Msid;
use crate::entsso::native_backup::{NativeBackup, NativeError};
use crate::error::{Description, Impossible, Status, UserError, user_errors};
use crate::message;
use crate::registry::regfile;
use crate::registry::tree::{RegistryKey, TreeError};
use crate::share::descriptor::Kind;
use crate::sys::memory::MemoryError;

/// The fewest bytes of a master secret.
pub const SHORTEST_SECRET: usize = 16;
/// The most bytes of a master secret.
pub const LONGEST_SECRET: usize = 64;

/// The version of both layouts.
const VERSION: u64 = 1;

/// Why a payload cannot be restored.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum PayloadError {
    /// Its layout is one of a later release.
    Later {
        /// The version of the layout.
        version: u64,
    },
    /// A master secret has another length than [`SHORTEST_SECRET`] to [`LONGEST_SECRET`].
    SecretLength {
        /// Its length in bytes.
        bytes: usize,
    },
    /// It is no backup of ENTSSO, with its password.
    Native(NativeError),
    /// It is no content of SSOSS.
    Tree(TreeError),
    /// No locked memory.
    Memory(MemoryError),
    /// A bug in this program.
    Impossible(Impossible),
}

impl PayloadError {
    /// The identifier of this error in `docs/format.md`, section 9. `None` if the payload is not the cause.
    #[must_use]
    pub fn reason(&self) -> Option<&'static str> {
        match self {
            Self::Later { .. } => Some("later-version"),
            Self::SecretLength { .. } | Self::Native(_) | Self::Tree(_) => Some("payload"),
            Self::Memory(_) | Self::Impossible(_) => None,
        }
    }
}

impl UserError for PayloadError {
    fn describe(&self) -> Description<'_> {
        match self {
            Self::Later { version } => {
                Status::Damaged.with(message!("payload-later", version = *version))
            }
            Self::SecretLength { bytes } => {
                let cause = message!(
                    "cause-secret-length",
                    bytes = *bytes,
                    shortest = SHORTEST_SECRET,
                    longest = LONGEST_SECRET
                );
                Status::Damaged.with(message!("restore-payload", cause = cause))
            }
            // The remedies of these errors ask for another file or export, which would not help here.
            Self::Native(error) => Status::Damaged
                .with(message!("restore-payload", cause = error.message()))
                .caused_by(error),
            Self::Tree(error) => Status::Damaged
                .with(message!("restore-payload", cause = error.message()))
                .caused_by(error),
            Self::Memory(error) => Description::of(error),
            Self::Impossible(error) => Description::of(error),
        }
    }
}

user_errors!(PayloadError: Memory(MemoryError), Impossible(Impossible));

impl From<NativeError> for PayloadError {
    fn from(error: NativeError) -> Self {
        match error {
            NativeError::Memory(error) => Self::Memory(error),
            error => Self::Native(error),
        }
    }
}

impl From<TreeError> for PayloadError {
    fn from(error: TreeError) -> Self {
        match error {
            TreeError::Memory(error) => Self::Memory(error),
            error => Self::Tree(error),
        }
    }
}

/// The content of a payload, as a target takes it.
#[derive(Debug)]
pub enum PayloadContent {
    /// ENTSSO's own backup file, with its password and its reminder.
    Native(NativeBackup),
    /// The content of SSOSS.
    Ssoss(RegistryKey),
}

impl PayloadContent {
    /// Reads the payload of a set of this kind. `msids` are those of its descriptor.
    ///
    /// # Errors
    /// [`PayloadError`]: no restore can take it. The shares are not at fault.
    pub fn read(kind: Kind, msids: &[Msid], payload: &[u8]) -> Result<Self, PayloadError> {
        match kind {
            Kind::NativeBackup => {
                check_version(payload)?;
                Ok(Self::Native(NativeBackup::decode(payload)?))
            }
            Kind::SsossSnapshot => {
                check_version(payload)?;
                Ok(Self::Ssoss(RegistryKey::decode(payload)?))
            }
            Kind::MasterSecret => {
                let bytes = payload.len();
                if !(SHORTEST_SECRET..=LONGEST_SECRET).contains(&bytes) {
                    return Err(PayloadError::SecretLength { bytes });
                }
                // A descriptor without it is refused when it is read.
                let msid = msids.first();
                let msid = msid.ok_or(Impossible("payload: a master secret without its id"))?;
                Ok(Self::Ssoss(RegistryKey::of_master_secret(msid, payload)?))
            }
        }
    }

    /// The kinds of targets that can hold the content, as `--to` names them. A target may refuse it for another reason,
    /// which only the target itself shows.
    #[must_use]
    pub fn targets(&self) -> Vec<&'static str> {
        match self {
            Self::Native(_) => vec!["native:FOLDER"],
            Self::Ssoss(key) => {
                let file = regfile::check_names(key).is_ok().then_some("reg:FILE");
                let hive = key.longest_value_fits_hive().then_some("hive:FILE");
                file.into_iter().chain(hive).chain(["live"]).collect()
            }
        }
    }
}

/// Refuses a layout of a later version. Every version is an array that begins with the version.
fn check_version(payload: &[u8]) -> Result<(), PayloadError> {
    let version =
        cbor::head(payload, cbor::ARRAY).and_then(|(rest, _)| cbor::head(rest, cbor::UNSIGNED));
    match version {
        Some((_, version)) if version > VERSION => Err(PayloadError::Later { version }),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::error::Status;
    use crate::registry::tree::{REG_BINARY, Value};
    use crate::secret::SecretBytes;

    fn key(name: &str, bytes: usize) -> RegistryKey {
        let data = SecretBytes::zeroed(bytes).unwrap();
        let value = Value { name: name.to_owned(), kind: REG_BINARY, data };
        RegistryKey::new(String::new(), vec![value], vec![]).unwrap()
    }

    #[test]
    fn a_secret_has_16_to_64_bytes() {
        let msids = [Msid::from_bytes([1; 16])];
        let read = |bytes: usize| PayloadContent::read(Kind::MasterSecret, &msids, &vec![7; bytes]);
        assert!(read(16).is_ok() && read(64).is_ok());
        for bytes in [0, 1, 15, 65, 512] {
            let error = read(bytes).unwrap_err();
            assert_eq!(error, PayloadError::SecretLength { bytes });
            assert_eq!((error.status(), error.reason()), (Status::Damaged, Some("payload")));
        }
    }

    #[test]
    fn a_later_layout_is_told_as_one_whatever_follows() {
        for kind in [Kind::NativeBackup, Kind::SsossSnapshot] {
            for payload in [&b"\x82\x02\xff"[..], b"\x81\x02"] {
                let error = PayloadContent::read(kind, &[], payload).unwrap_err();
                assert_eq!(error, PayloadError::Later { version: 2 });
                assert_eq!(error.reason(), Some("later-version"));
            }
            let error = PayloadContent::read(kind, &[], b"\x81\x01").unwrap_err();
            assert_eq!((error.status(), error.reason()), (Status::Damaged, Some("payload")));
        }
    }

    #[test]
    fn the_targets_are_those_that_hold_the_content() {
        let targets = |key: RegistryKey| PayloadContent::Ssoss(key).targets();
        assert_eq!(targets(key("v", 16_344)), ["reg:FILE", "hive:FILE", "live"]);
        assert_eq!(targets(key("v", 16_345)), ["reg:FILE", "live"]);
        assert_eq!(targets(key("a\nb", 1)), ["hive:FILE", "live"]);
    }
}

//! The first line of a transcript.

use super::canonical::{self, Json, Members};
use super::fact::Disclosure;
use super::rule::TranscriptRule;
use crate::share::descriptor::Purpose;

/// The version of the format.
const VERSION: u64 = 1;

/// The number of a run: 16 random bytes.
pub type RunId = [u8; 16];

/// What a run does.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum RunKind {
    /// It makes a set for a new master secret.
    Generate,
    /// It makes a set for an existing secret.
    Backup,
    /// It restores the secret.
    Restore,
    /// It tests a quorum.
    Drill,
    /// It tests single shares.
    Verify,
    /// It seals a share again, to a new password or card.
    Reseal,
    /// It copies a share.
    Copy,
    /// It removes the shares of a set.
    Void,
    /// It replaces a set by another one for the same secret.
    Reshare,
}

impl RunKind {
    /// All kinds.
    pub const ALL: [Self; 9] = [
        Self::Generate,
        Self::Backup,
        Self::Restore,
        Self::Drill,
        Self::Verify,
        Self::Reseal,
        Self::Copy,
        Self::Void,
        Self::Reshare,
    ];

    /// The name in the file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Generate => "generate",
            Self::Backup => "backup",
            Self::Restore => "restore",
            Self::Drill => "drill",
            Self::Verify => "verify",
            Self::Reseal => "reseal",
            Self::Copy => "copy",
            Self::Void => "void",
            Self::Reshare => "reshare",
        }
    }
}

/// The first line: what the run is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct TranscriptHeader {
    /// The version of the program that wrote the transcript.
    pub program: String,
    /// The number of the run.
    pub run: RunId,
    /// What the run does.
    pub kind: RunKind,
    /// Whether the run is real or a rehearsal.
    pub purpose: Purpose,
    /// SHA-256 of the plan, if the run has one.
    pub plan: Option<[u8; 32]>,
    /// The closing node of the run that this one follows, if it follows one.
    pub follows: Option<[u8; 32]>,
    /// The set that the run begins with: SHA-256 of its descriptor.
    pub set: Option<[u8; 32]>,
}

impl TranscriptHeader {
    /// Parses the line, without its line feed.
    ///
    /// # Errors
    /// [`TranscriptRule::NoHeader`] if this is no transcript, [`TranscriptRule::LaterVersion`], and the rules of the
    /// form.
    pub fn parse(line: &[u8]) -> Result<Self, TranscriptRule> {
        let members = match canonical::parse(line) {
            Ok(members) => members,
            Err(rule) if line.starts_with(b"{") && has_key(line) => return Err(rule),
            Err(_) => return Err(TranscriptRule::NoHeader),
        };
        match members.get(KEY) {
            Some(&Json::Integer(VERSION)) => {}
            Some(&Json::Integer(version)) if version > VERSION => {
                return Err(TranscriptRule::LaterVersion { version });
            }
            _ => return Err(TranscriptRule::NoHeader),
        }
        Self::of(&members).ok_or(TranscriptRule::Header)
    }

    fn of(members: &Members) -> Option<Self> {
        let text = |key: &str| match members.get(key) {
            Some(Json::Text(text)) => Some(&text[..]),
            _ => None,
        };
        let digest = |key: &str| match text(key)? {
            "" => Some(None),
            text => Some(Some(bytes_of(text)?)),
        };
        let kind = text("kind")?;
        let header = Self {
            program: text("program")?.to_owned(),
            run: bytes_of(text("run")?)?,
            kind: RunKind::ALL.into_iter().find(|known| known.name() == kind)?,
            purpose: match text("purpose")? {
                "production" => Purpose::Production,
                "practice" => Purpose::Practice,
                _ => return None,
            },
            plan: digest("plan")?,
            follows: digest("follows")?,
            set: digest("set")?,
        };
        // Equal members: nothing is missing, nothing is unknown, and the levels are those of version 1.
        (header.members() == *members).then_some(header)
    }

    fn members(&self) -> Members {
        let digest =
            |digest: Option<[u8; 32]>| Json::Text(digest.map(hex::encode).unwrap_or_default());
        let levels =
            Disclosure::ALL.map(|level| (level.name().to_owned(), Json::Integer(level.number())));
        let purpose = match self.purpose {
            Purpose::Production => "production",
            Purpose::Practice => "practice",
        };
        let members = [
            (KEY, Json::Integer(VERSION)),
            ("program", Json::Text(self.program.clone())),
            ("run", Json::Text(hex::encode(self.run))),
            ("kind", self.kind.name().into()),
            ("purpose", purpose.into()),
            ("plan", digest(self.plan)),
            ("follows", digest(self.follows)),
            ("set", digest(self.set)),
            ("levels", Json::Object(levels.into())),
        ];
        members.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
    }

    /// The line, without a line feed.
    #[must_use]
    pub fn encode(&self) -> Vec<u8> {
        canonical::encode(&self.members())
    }
}

/// The key whose value is the version.
const KEY: &str = "sso_transcript";

/// Whether a line that cannot be parsed was the header of a transcript once.
fn has_key(line: &[u8]) -> bool {
    line.windows(KEY.len()).any(|part| part == KEY.as_bytes())
}

/// Bytes from lower-case hexadecimal digits.
pub(crate) fn bytes_of<const LENGTH: usize>(text: &str) -> Option<[u8; LENGTH]> {
    let mut bytes = [0; LENGTH];
    hex::decode_to_slice(text, &mut bytes).ok()?;
    (hex::encode(bytes) == text).then_some(bytes)
}

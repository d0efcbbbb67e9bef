//! Format vectors: valid and invalid files of shares and envelopes, each with the outcome that a reader must
//! report. `vectors/README.md` describes the files.

use crate::entsso::msid::Msid;
use crate::error::{Impossible, Status, UserError};
use crate::escrow::gather::{
    Candidate, CardAnswer, CustodianPrompt, Extent, Gathered, PasswordAnswer, Rejection, gather,
};
use crate::escrow::{self, EscrowError};
use crate::payload::{PayloadContent, PayloadError};
use crate::seal::point::Point;
use crate::seal::typed::{Remark, TypedPassword};
use crate::secret::SecretBytes;
use crate::shamir::ShamirError;
use crate::share::descriptor::{Descriptor, Kind};
use crate::share::envelope::Envelope;
use crate::share::fingerprint::SetWords;
use crate::share::{Share, ShareError};
use crate::sys::memory::MemoryError;

/// A vector: files, what is typed, and the expected outcome.
pub(super) struct Vector {
    expected: Outcome,
    rehearsal: bool,
    /// The typed set words.
    words: Option<String>,
    answers: Vec<OpenedWith>,
    /// The kind of the payload, if the one file is a payload.
    kind: Option<Kind>,
    files: Vec<(FileKind, Vec<u8>)>,
}

/// The files of a vector, read. Each is valid, or has a fault.
struct ReadFiles {
    shares: Vec<Candidate<ShareError>>,
    envelopes: Vec<Result<Envelope, ShareError>>,
    /// The fault of the first file that has one.
    fault: Option<ShareError>,
}

/// What opens a share.
enum OpenedWith {
    /// The password that a person types.
    Password(String),
    /// The answer of its smart card: Z.
    Z(Vec<u8>),
}

/// The kind of a file block in a vector.
#[derive(Clone, Copy)]
enum FileKind {
    Share,
    Envelope,
    Payload,
}

/// The outcome of reading the files.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Outcome {
    /// The files are valid. Nothing is opened.
    Read,
    /// One share opens, to x ‖ y.
    Opened(Vec<u8>),
    /// The shares restore the payload.
    Payload(Vec<u8>),
    /// The files are refused.
    Refused {
        /// The exit status.
        status: u64,
        /// The reason, in the vectors' terms.
        reason: String,
    },
}

impl Outcome {
    /// Returns whether the files are accepted.
    pub(super) fn is_good(&self) -> bool {
        !matches!(self, Self::Refused { .. })
    }

    /// Describes the outcome in the form that vectors use.
    pub(super) fn describe(&self) -> String {
        match self {
            Self::Read => "status: 0".to_owned(),
            Self::Opened(bytes) => format!("share: {}", hex::encode(bytes)),
            Self::Payload(bytes) => format!("payload: {}", hex::encode(bytes)),
            Self::Refused { status, reason } => format!("status: {status}, reason: {reason}"),
        }
    }

    pub(super) fn refused(status: Status, reason: &str) -> Self {
        Self::Refused { status: u64::from(status as u8), reason: reason.to_owned() }
    }
}

impl Vector {
    /// Parses the text of a vector. `None` if it is malformed.
    pub(super) fn parse(text: &str) -> Option<Self> {
        let mut blocks = text.split("\n\n");
        let (mut status, mut reason, mut expected) = (None, None, None);
        let (mut rehearsal, mut words, mut kind, mut answers) = (false, None, None, vec![]);
        for line in blocks.next()?.lines() {
            let (key, value) = line.split_once(": ")?;
            match key {
                "about" => {}
                "status" => status = Some(value.parse().ok()?),
                "reason" => reason = Some(value.to_owned()),
                "mode" if value == "rehearsal" => rehearsal = true,
                "words" => words = Some(value.to_owned()),
                "kind" => kind = Some(kind_named(value)?),
                "password" => answers.push(OpenedWith::Password(serde_json::from_str(value).ok()?)),
                "z" => answers.push(OpenedWith::Z(hex::decode(value).ok()?)),
                "share" => expected = Some(Outcome::Opened(hex::decode(value).ok()?)),
                "payload" => expected = Some(Outcome::Payload(hex::decode(value).ok()?)),
                _ => return None,
            }
        }
        let expected = match (status?, reason, expected) {
            (0, None, None) if answers.is_empty() => Outcome::Read,
            (0, None, Some(outcome)) => outcome,
            (status, Some(reason), None) if status != 0 => Outcome::Refused { status, reason },
            _ => return None,
        };
        let files = blocks.map(block).collect::<Option<Vec<_>>>()?;
        let payloads = files.iter().filter(|(file, _)| matches!(file, FileKind::Payload)).count();
        // A payload is a vector of its own.
        let fits = match kind {
            Some(_) => payloads == 1 && files.len() == 1 && answers.is_empty(),
            None => payloads == 0 && !files.is_empty(),
        };
        fits.then_some(Self { expected, rehearsal, words, answers, kind, files })
    }

    /// The expected outcome.
    pub(super) fn expected(&self) -> &Outcome {
        &self.expected
    }

    /// Runs the vector, and returns the actual outcome.
    ///
    /// # Errors
    /// An error of the machine, such as too little memory.
    pub(super) fn run(&self) -> Result<Outcome, EscrowError> {
        if let (Some(kind), [(_, bytes)]) = (self.kind, &self.files[..]) {
            // Only the first bytes of a master secret need its id.
            let read = PayloadContent::read(kind, &[Msid::from_bytes([0; 16])], bytes);
            return refused_payload(read).map(|refused| refused.unwrap_or(Outcome::Read));
        }
        let words = match self.words.as_deref().map(SetWords::parse).transpose() {
            Ok(words) => words,
            Err(_) => return Ok(Outcome::refused(Status::Usage, "usage")),
        };
        let files = self.read();
        if self.answers.is_empty() {
            return Ok(files.fault.map_or(Outcome::Read, refused_file));
        }
        let candidates = &files.shares;
        let Some(meant) = self.meant(candidates, words) else {
            return Ok(self.without_a_set(candidates));
        };
        let mut prompt = Typist(&self.answers);
        let gathered = gather(meant, self.rehearsal, candidates, Extent::Quorum, &mut prompt)?;
        for (_, rejection) in &gathered.rejected {
            if let Rejection::TooCostly { wanted } = rejection {
                return Err(MemoryError::NotEnough { wanted_mib: *wanted }.into());
            }
        }
        if let ([_], [open]) = (&candidates[..], &gathered.open[..]) {
            return Ok(Outcome::Opened(open.bytes().to_vec()));
        }
        if !gathered.has_quorum(meant) {
            return Ok(no_quorum(candidates, &gathered));
        }
        let found = files.envelope_of(meant);
        let payload = match escrow::combine(meant, &gathered.open, found) {
            Ok(payload) => payload,
            // An envelope that cannot be read counts more than one of another set.
            Err(EscrowError::EnvelopeMissing) => {
                return Ok(files.without_envelope());
            }
            Err(error) => {
                return match reason_of_failure(error) {
                    Some(reason) => Ok(Outcome::refused(error.status(), reason)),
                    None => Err(error),
                };
            }
        };
        let refused = refused_payload(PayloadContent::read(meant.kind, &meant.msids, &payload))?;
        Ok(refused.unwrap_or_else(|| Outcome::Payload(payload.to_vec())))
    }

    /// Reads the shares and the envelopes, valid or not.
    fn read(&self) -> ReadFiles {
        let mut files = ReadFiles { shares: vec![], envelopes: vec![], fault: None };
        for (kind, bytes) in &self.files {
            let fault = match kind {
                FileKind::Share => {
                    let (place, found) = (String::new(), Share::from_file(bytes));
                    let fault = found.as_ref().err().copied();
                    files.shares.push(Candidate { place, found });
                    fault
                }
                FileKind::Envelope => {
                    let found = Envelope::from_file(bytes);
                    let fault = found.as_ref().err().copied();
                    files.envelopes.push(found);
                    fault
                }
                FileKind::Payload => None,
            };
            files.fault = files.fault.or(fault);
        }
        files
    }

    /// The set that is meant: that of the first share with the typed words which this run may open. Without words,
    /// that of the first share which it may open.
    fn meant<'a>(
        &self,
        candidates: &'a [Candidate<ShareError>],
        words: Option<SetWords>,
    ) -> Option<&'a Descriptor> {
        let shares = candidates.iter().filter_map(|candidate| candidate.found.as_ref().ok());
        let mut openable =
            shares.filter(|share| Rejection::of_purpose(share, self.rehearsal).is_none());
        let share = openable.find(|share| {
            words.is_none_or(|words| share.header.descriptor.fingerprint().words() == words)
        });
        share.map(|share| &share.header.descriptor)
    }

    /// The outcome if no share has the set that is meant: the fault of the first share. All have the same status.
    fn without_a_set(&self, candidates: &[Candidate<ShareError>]) -> Outcome {
        let first = candidates.first().map(|candidate| match &candidate.found {
            Err(error) => refused_file(*error),
            Ok(share) => {
                let of_purpose = Rejection::of_purpose(share, self.rehearsal);
                let rejection = of_purpose.unwrap_or(Rejection::Foreign);
                Outcome::refused(rejection.status(share), rejection.reason())
            }
        });
        first.unwrap_or_else(|| Outcome::refused(Status::Quorum, "too-few"))
    }
}

impl ReadFiles {
    /// The first envelope that is the one of the set.
    fn envelope_of(&self, set: &Descriptor) -> Option<&Envelope> {
        let digest = set.envelope.as_deref()?;
        let readable = self.envelopes.iter().filter_map(|envelope| envelope.as_ref().ok());
        let mut ours = readable
            .filter(|envelope| envelope.set_id() == set.set_id && envelope.digest() == *digest);
        ours.next()
    }

    /// The outcome if a set has no envelope among the files.
    fn without_envelope(&self) -> Outcome {
        let fault = self.envelopes.iter().find_map(|envelope| envelope.as_ref().err());
        match (fault, self.envelopes.is_empty()) {
            (Some(error), _) => refused_file(*error),
            (None, true) => Outcome::refused(Status::Damaged, "envelope-missing"),
            (None, false) => Outcome::refused(Status::Damaged, "envelope-foreign"),
        }
    }
}

/// The kind of payload with this name.
fn kind_named(name: &str) -> Option<Kind> {
    match name {
        "native-backup" => Some(Kind::NativeBackup),
        "ssoss-snapshot" => Some(Kind::SsossSnapshot),
        "master-secret" => Some(Kind::MasterSecret),
        _ => None,
    }
}

/// The outcome of a payload that is refused. `None` if it is right.
fn refused_payload(
    read: Result<PayloadContent, PayloadError>,
) -> Result<Option<Outcome>, EscrowError> {
    let Err(error) = read else { return Ok(None) };
    match (error.reason(), error) {
        (Some(reason), error) => Ok(Some(Outcome::refused(error.status(), reason))),
        (None, PayloadError::Memory(error)) => Err(error.into()),
        (None, PayloadError::Impossible(error)) => Err(error.into()),
        (None, _) => Err(Impossible("selftest: a payload error without a reason").into()),
    }
}

/// Parses a block: its kind, then its bytes in hexadecimal. `HEX * N` means N repetitions.
fn block(text: &str) -> Option<(FileKind, Vec<u8>)> {
    let mut lines = text.lines();
    let kind = match lines.next()? {
        "share" => FileKind::Share,
        "envelope" => FileKind::Envelope,
        "payload" => FileKind::Payload,
        _ => return None,
    };
    let mut bytes = vec![];
    for line in lines {
        let (digits, count) = line.split_once(" * ").unwrap_or((line, "1"));
        let count = count.parse::<usize>().ok().filter(|&count| count <= 1 << 21)?;
        bytes.extend_from_slice(&hex::decode(digits).ok()?.repeat(count));
    }
    Some((kind, bytes))
}

/// A prompt that answers with the passwords and card answers of a vector.
struct Typist<'a>(&'a [OpenedWith]);

impl CustodianPrompt for Typist<'_> {
    type Error = EscrowError;

    fn password(&mut self, at: usize, _: &Share) -> Result<PasswordAnswer, EscrowError> {
        let Some(OpenedWith::Password(typed)) = self.0.get(at) else {
            return Ok(PasswordAnswer::Nothing);
        };
        Ok(TypedPassword::new(typed).map_or(PasswordAnswer::Unusable, PasswordAnswer::Password))
    }

    fn card(&mut self, at: usize, _: &Share, _: &Point) -> Result<CardAnswer, EscrowError> {
        let Some(OpenedWith::Z(z)) = self.0.get(at) else { return Ok(CardAnswer::Nothing) };
        Ok(CardAnswer::Z(SecretBytes::copy_of(z)?))
    }

    fn wrong_password(&mut self, _: usize, _: &Share, _: &[Remark]) -> Result<bool, EscrowError> {
        Ok(false)
    }

    fn opened(&mut self, _: usize, _: &Share, _: usize) {}

    fn rejected(&mut self, _: usize, _: &Share, _: Rejection) {}

    fn failure(&mut self, error: EscrowError) -> EscrowError {
        error
    }
}

/// The outcome when there is no quorum: the first share that has the gravest status.
fn no_quorum(candidates: &[Candidate<ShareError>], gathered: &Gathered) -> Outcome {
    let fault = |(at, candidate): (usize, &Candidate<ShareError>)| match &candidate.found {
        Err(error) => Some((error.status(), error.reason())),
        Ok(share) => {
            let rejection = gathered.rejection(at)?;
            Some((rejection.status(share), rejection.reason()))
        }
    };
    let mut faults = candidates.iter().enumerate().filter_map(fault);
    let status = gathered.status(candidates, UserError::status);
    let gravest = faults.find(|(of_share, _)| *of_share == status);
    Outcome::refused(status, gravest.map_or("too-few", |(_, reason)| reason))
}

fn refused_file(error: ShareError) -> Outcome {
    Outcome::refused(error.status(), error.reason())
}

/// The reason why opened shares cannot be combined. `None` if the machine is the cause.
fn reason_of_failure(error: EscrowError) -> Option<&'static str> {
    match error {
        EscrowError::WrongSecret => Some("wrong-secret"),
        EscrowError::EnvelopeMissing => Some("envelope-missing"),
        EscrowError::EnvelopeForeign => Some("envelope-foreign"),
        EscrowError::Shamir(ShamirError::UnequalLengths { .. }) => Some("unequal-lengths"),
        _ => None,
    }
}

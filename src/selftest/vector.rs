//! Format vectors: valid and invalid files of shares and envelopes, each with the outcome that a reader must
//! report. `vectors/README.md` describes the files.

use crate::error::{Status, UserError};
use crate::escrow::gather::{
    Candidate, CardAnswer, CustodianPrompt, Extent, Gathered, PasswordAnswer, Rejection, gather,
};
use crate::escrow::{self, EscrowError};
use crate::seal::point::Point;
use crate::seal::typed::{Remark, TypedPassword};
use crate::secret::SecretBytes;
use crate::shamir::ShamirError;
use crate::share::descriptor::Descriptor;
use crate::share::envelope::Envelope;
use crate::share::fingerprint::SetWords;
use crate::share::{Share, ShareError};
use crate::sys::memory::MemoryError;

/// A vector: files, what is typed, and the expected outcome.
pub(super) struct Vector {
    expected: Outcome,
    rehearsal: bool,
    words: Option<SetWords>,
    answers: Vec<OpenedWith>,
    files: Vec<(FileKind, Vec<u8>)>,
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
        let (mut rehearsal, mut words, mut answers) = (false, None, vec![]);
        for line in blocks.next()?.lines() {
            let (key, value) = line.split_once(": ")?;
            match key {
                "about" => {}
                "status" => status = Some(value.parse().ok()?),
                "reason" => reason = Some(value.to_owned()),
                "mode" if value == "rehearsal" => rehearsal = true,
                "words" => words = Some(SetWords::parse(value).ok()?),
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
        (!files.is_empty()).then_some(Self { expected, rehearsal, words, answers, files })
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
        let (candidates, envelope) = match self.read() {
            Ok(read) => read,
            Err(error) => return Ok(refused_file(error)),
        };
        let unreadable = candidates.iter().find_map(|candidate| candidate.found.as_ref().err());
        let unreadable = unreadable.map(|&error| refused_file(error));
        if self.answers.is_empty() {
            return Ok(unreadable.unwrap_or(Outcome::Read));
        }
        let Some(meant) = self.meant(&candidates) else {
            let foreign = Outcome::refused(Status::Damaged, Rejection::Foreign.reason());
            return Ok(unreadable.unwrap_or(foreign));
        };
        let mut prompt = Typist(&self.answers);
        let gathered = gather(meant, self.rehearsal, &candidates, Extent::Quorum, &mut prompt)?;
        for (_, rejection) in &gathered.rejected {
            if let Rejection::TooCostly { wanted } = rejection {
                return Err(MemoryError::NotEnough { wanted_mib: *wanted }.into());
            }
        }
        if let ([_], [open]) = (&candidates[..], &gathered.open[..]) {
            return Ok(Outcome::Opened(open.bytes().to_vec()));
        }
        if !gathered.has_quorum(meant) {
            return Ok(no_quorum(&candidates, &gathered));
        }
        match escrow::combine(meant, &gathered.open, envelope.as_ref()) {
            Ok(payload) => Ok(Outcome::Payload(payload.to_vec())),
            Err(error) => match reason_of_failure(error) {
                Some(reason) => Ok(Outcome::refused(error.status(), reason)),
                None => Err(error),
            },
        }
    }

    /// Reads the shares, valid or not, and the envelope.
    fn read(&self) -> Result<(Vec<Candidate<ShareError>>, Option<Envelope>), ShareError> {
        let (mut candidates, mut envelope) = (vec![], None);
        for (kind, bytes) in &self.files {
            match kind {
                FileKind::Share => {
                    let (place, found) = (String::new(), Share::from_file(bytes));
                    candidates.push(Candidate { place, found });
                }
                FileKind::Envelope => envelope = Some(Envelope::from_file(bytes)?),
            }
        }
        Ok((candidates, envelope))
    }

    /// The set that is meant: the set with the vector's words, or else that of the first share that this run
    /// may open.
    fn meant<'a>(&self, candidates: &'a [Candidate<ShareError>]) -> Option<&'a Descriptor> {
        let shares = || candidates.iter().filter_map(|candidate| candidate.found.as_ref().ok());
        let openable = |share: &&Share| Rejection::of_purpose(share, self.rehearsal).is_none();
        let named = |share: &&Share| {
            self.words.is_none_or(|words| share.header.descriptor.fingerprint().words() == words)
        };
        let share = shares().filter(openable).find(named).or_else(|| shares().find(named));
        share.map(|share| &share.header.descriptor)
    }
}

/// Parses a block: its kind, then its bytes in hexadecimal. `HEX * N` means N repetitions.
fn block(text: &str) -> Option<(FileKind, Vec<u8>)> {
    let mut lines = text.lines();
    let kind = match lines.next()? {
        "share" => FileKind::Share,
        "envelope" => FileKind::Envelope,
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

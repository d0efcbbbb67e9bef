//! Gathering a quorum: shares are opened one by one, and each faulty one is named at once.
//!
//! Whoever asks the custodians implements [`Desk`]; this module knows neither terminal nor file.

use super::{EscrowError, OpenShare, open};
use crate::fault::Status;
use crate::message;
use crate::seal::password::{Password, PasswordError};
use crate::share::Share;
use crate::share::descriptor::{Descriptor, Purpose};
use crate::text::Message;

/// A share that was handed in, or the reason why none could be read there.
#[derive(Debug)]
pub struct Candidate<E> {
    /// Where it came from, as the operator named it.
    pub place: String,
    /// What lies there.
    pub found: Result<Share, E>,
}

/// Why a share that was handed in is not counted. The custodian is named where the share was opened,
/// and so authenticated; else the place, and what the file claims is called a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// It belongs to another set.
    Foreign,
    /// A practice share outside a rehearsal.
    Practice,
    /// A production share in a rehearsal.
    Production,
    /// Its number has been opened already.
    Duplicate,
    /// Its password was wrong, or not given.
    WrongPassword,
    /// The password was right, but the sealed bytes or the header have been altered.
    Altered,
    /// It was opened, and is not the share that the descriptor commits to: whoever sealed it, sealed
    /// something else.
    Bad,
}

impl Rejection {
    /// What a person is told about share `candidate`.
    #[must_use]
    pub fn message(self, place: &str, share: &Share) -> Message {
        let (x, name) = (share.header.x, share.header.custodian());
        match self {
            Self::Foreign => {
                let words = share.header.descriptor.fingerprint().words().to_string();
                message!("share-foreign", place = place, x = x, name = name, words = words)
            }
            Self::Practice => message!("share-is-practice", place = place, x = x, name = name),
            Self::Production => message!("share-is-production", place = place, x = x, name = name),
            Self::Duplicate => message!("share-duplicate", place = place, x = x, name = name),
            Self::WrongPassword => {
                message!("share-wrong-password", place = place, x = x, name = name)
            }
            Self::Altered => message!("share-altered", place = place, x = x, name = name),
            Self::Bad => message!("share-bad", place = place, x = x, name = name),
        }
    }

    /// The exit status that it leads to, where no quorum is there without the share.
    #[must_use]
    pub fn status(self) -> Status {
        match self {
            Self::Foreign | Self::Practice | Self::Production | Self::Altered | Self::Bad => {
                Status::Damaged
            }
            Self::WrongPassword => Status::WrongPassword,
            Self::Duplicate => Status::Quorum,
        }
    }

    /// The rejection of a share that is not meant for this kind of run.
    #[must_use]
    pub fn of_purpose(share: &Share, rehearsal: bool) -> Option<Self> {
        match (share.header.descriptor.purpose, rehearsal) {
            (Purpose::Practice, false) => Some(Self::Practice),
            (Purpose::Production, true) => Some(Self::Production),
            _ => None,
        }
    }
}

/// The desk where custodians hand in their shares.
pub trait Desk {
    /// What can go wrong at it: the terminal is closed, the ceremony is broken off.
    type Error;

    /// The password of `candidates[at]`; `None` where there is none to be had (any more).
    ///
    /// # Errors
    /// Its own, which end the gathering.
    fn password(&mut self, at: usize, share: &Share) -> Result<Option<Password>, Self::Error>;

    /// A wrong password was given; whether another is to be asked for.
    ///
    /// # Errors
    /// Its own.
    fn wrong_password(&mut self, at: usize, share: &Share) -> Result<bool, Self::Error>;

    /// Share `at` was opened: `have` of the k needed are there now.
    fn opened(&mut self, at: usize, share: &Share, have: usize);

    /// Share `at` is not counted.
    fn rejected(&mut self, at: usize, share: &Share, rejection: Rejection);

    /// Something in the machine went wrong that is not the share's fault.
    fn failure(&mut self, error: EscrowError) -> Self::Error;
}

/// How many shares are opened.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// As many as the threshold asks for.
    Quorum,
    /// All.
    All,
}

/// Opens shares of the set `descriptor`, in their order, each checked as it is opened.
///
/// Candidates that could not be read at all are passed over: they have been told of already.
///
/// # Errors
/// Those of the desk.
pub fn gather<E, D: Desk>(
    descriptor: &Descriptor,
    rehearsal: bool,
    candidates: &[Candidate<E>],
    extent: Extent,
    desk: &mut D,
) -> Result<Gathered, D::Error> {
    let mut gathered = Gathered { open: Vec::new(), rejected: Vec::new() };
    for (at, candidate) in candidates.iter().enumerate() {
        let Ok(share) = &candidate.found else { continue };
        if extent == Extent::Quorum && gathered.open.len() == usize::from(descriptor.threshold) {
            break;
        }
        let header = &share.header;
        let rejection = if let Some(rejection) = Rejection::of_purpose(share, rehearsal) {
            Some(rejection)
        } else if header.descriptor != *descriptor {
            Some(Rejection::Foreign)
        } else if gathered.open.iter().any(|open| open.x() == header.x) {
            Some(Rejection::Duplicate)
        } else {
            match open_at_desk(at, share, desk)? {
                Ok(open) => {
                    gathered.open.push(open);
                    desk.opened(at, share, gathered.open.len());
                    None
                }
                Err(rejection) => Some(rejection),
            }
        };
        if let Some(rejection) = rejection {
            desk.rejected(at, share, rejection);
            gathered.rejected.push((at, rejection));
        }
    }
    Ok(gathered)
}

fn open_at_desk<D: Desk>(
    at: usize,
    share: &Share,
    desk: &mut D,
) -> Result<Result<OpenShare, Rejection>, D::Error> {
    loop {
        let Some(password) = desk.password(at, share)? else {
            return Ok(Err(Rejection::WrongPassword));
        };
        match open(share, &password) {
            Ok(open) => return Ok(Ok(open)),
            Err(EscrowError::Password(PasswordError::Wrong)) => {
                if !desk.wrong_password(at, share)? {
                    return Ok(Err(Rejection::WrongPassword));
                }
            }
            Err(EscrowError::Password(PasswordError::Altered)) => {
                return Ok(Err(Rejection::Altered));
            }
            Err(EscrowError::BadShare) => return Ok(Err(Rejection::Bad)),
            Err(error) => return Err(desk.failure(error)),
        }
    }
}

/// What came of gathering.
#[derive(Debug)]
pub struct Gathered {
    /// The opened shares.
    pub open: Vec<OpenShare>,
    /// The candidates that are not counted, by their place in the list.
    pub rejected: Vec<(usize, Rejection)>,
}

impl Gathered {
    /// The status of a failure to reach the quorum: the gravest of what was wrong.
    #[must_use]
    pub fn status(&self, unreadable: &[Status]) -> Status {
        let rejections = self.rejected.iter().map(|(_, rejection)| rejection.status());
        gravest(rejections.chain(unreadable.iter().copied()))
    }
}

/// The one that holds where several do: damaged, then wrong password, then quorum.
#[must_use]
pub fn gravest(statuses: impl IntoIterator<Item = Status>) -> Status {
    let rank = |status: &Status| match status {
        Status::Damaged => 3,
        Status::WrongPassword => 2,
        _ => 1,
    };
    statuses.into_iter().max_by_key(rank).unwrap_or(Status::Quorum)
}

/// The sets among the shares that were handed in, each once, in the order of their first share.
pub fn sets<E>(candidates: &[Candidate<E>]) -> Vec<&Descriptor> {
    let mut sets: Vec<&Descriptor> = Vec::new();
    for share in candidates.iter().filter_map(|candidate| candidate.found.as_ref().ok()) {
        if !sets.contains(&&share.header.descriptor) {
            sets.push(&share.header.descriptor);
        }
    }
    sets
}

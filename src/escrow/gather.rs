//! Gathering a quorum: shares are opened one by one, and each faulty one is named at once.
//!
//! Whoever asks the custodians implements [`Desk`]; this module knows neither terminal nor file.

use super::{EscrowError, OpenShare, card_request, open, open_from_card};
use crate::error::{Description, Status};
use crate::message;
use crate::seal::hpke::HpkeError;
use crate::seal::password::{Password, PasswordError};
use crate::seal::point::Point;
use crate::secret::SecretBytes;
use crate::share::Share;
use crate::share::card::{CardProtector, Token};
use crate::share::descriptor::{Descriptor, Purpose};
use crate::share::header::Protector;
use crate::sys::memory::MemoryError;
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
    /// It belongs to an earlier or later generation of the same escrow.
    OtherGeneration {
        /// The generation that is meant.
        meant: u32,
    },
    /// A practice share outside a rehearsal.
    Practice,
    /// A production share in a rehearsal.
    Production,
    /// Its number has been opened already.
    Duplicate,
    /// No password was given.
    PassedOver,
    /// It is sealed to a card, which was not asked.
    NeedsCard {
        /// The card.
        token: Token,
    },
    /// It is sealed to a card, whose PIN was wrong, is blocked, or has one try left.
    WrongPin {
        /// The card.
        token: Token,
    },
    /// It is sealed to a card, and the one that was asked is another, or has another key.
    OtherCard {
        /// The card.
        token: Token,
    },
    /// It is sealed to a card, which did not open it. Why was told when it happened.
    CardFailed {
        /// The card.
        token: Token,
    },
    /// Its password was wrong.
    WrongPassword,
    /// Its key takes more memory than this machine has available.
    TooCostly {
        /// What it takes, in MiB.
        wanted: u64,
    },
    /// The password was right, but the sealed bytes or the header have been altered.
    Altered,
    /// The card was right, but the sealed bytes or the header have been altered.
    AlteredForCard {
        /// The card.
        token: Token,
    },
    /// It was opened, and is not the share that the descriptor commits to: whoever sealed it, sealed
    /// something else.
    Bad,
}

impl Rejection {
    /// The exit status where no quorum is there without the share, and what a person is told about the share from
    /// `place`.
    #[must_use]
    pub fn describe(self, place: &str, share: &Share) -> Description<'static> {
        let (x, name) = (share.header.x, share.header.custodian());
        match self {
            Self::Foreign => Status::Damaged.with(message!(
                "share-foreign",
                place = place,
                x = x,
                name = name,
                words = share.header.descriptor.fingerprint().words().to_string()
            )),
            Self::OtherGeneration { meant } => Status::Damaged.with(message!(
                "share-other-generation",
                place = place,
                x = x,
                name = name,
                generation = share.header.descriptor.generation,
                meant = meant
            )),
            Self::Practice => Status::Damaged.with(message!(
                "share-is-practice",
                place = place,
                x = x,
                name = name
            )),
            Self::Production => Status::Damaged.with(message!(
                "share-is-production",
                place = place,
                x = x,
                name = name
            )),
            Self::Duplicate => {
                Status::Quorum.with(message!("share-duplicate", place = place, x = x, name = name))
            }
            Self::PassedOver => Status::Quorum.with(message!(
                "share-passed-over",
                place = place,
                x = x,
                name = name
            )),
            Self::NeedsCard { token } => Status::Failed.with(message!(
                "share-needs-card",
                place = place,
                x = x,
                name = name,
                token = token.to_string()
            )),
            Self::WrongPin { token } => Status::WrongPassword.with(message!(
                "share-card-failed",
                place = place,
                x = x,
                name = name,
                token = token.to_string()
            )),
            Self::OtherCard { token } => Status::Damaged.with(message!(
                "share-card-failed",
                place = place,
                x = x,
                name = name,
                token = token.to_string()
            )),
            Self::CardFailed { token } => Status::Failed.with(message!(
                "share-card-failed",
                place = place,
                x = x,
                name = name,
                token = token.to_string()
            )),
            Self::WrongPassword => Status::WrongPassword.with(message!(
                "share-wrong-password",
                place = place,
                x = x,
                name = name
            )),
            Self::TooCostly { wanted } => Status::Unfit.with(message!(
                "share-too-costly",
                place = place,
                x = x,
                name = name,
                wanted = wanted
            )),
            Self::Altered => {
                Status::Damaged.with(message!("share-altered", place = place, x = x, name = name))
            }
            Self::AlteredForCard { token } => Status::Damaged.with(message!(
                "share-altered-card",
                place = place,
                x = x,
                name = name,
                token = token.to_string()
            )),
            Self::Bad => {
                Status::Damaged.with(message!("share-bad", place = place, x = x, name = name))
            }
        }
    }

    /// What a person is told about the share from `place`.
    #[must_use]
    pub fn message(self, place: &str, share: &Share) -> Message {
        self.describe(place, share).message
    }

    /// The exit status that it leads to, where no quorum is there without the share.
    #[must_use]
    pub fn status(self, share: &Share) -> Status {
        self.describe("", share).status
    }

    /// The word for it in `docs/format.md`, section 9; but for the last six, which are no fault of a file.
    #[must_use]
    pub fn reason(self) -> &'static str {
        match self {
            Self::Foreign => "foreign",
            Self::OtherGeneration { .. } => "other-generation",
            Self::Practice => "practice",
            Self::Production => "production",
            Self::Duplicate => "duplicate",
            Self::WrongPassword => "wrong-password",
            Self::Altered | Self::AlteredForCard { .. } => "altered",
            Self::Bad => "bad-share",
            Self::TooCostly { .. } => "memory",
            Self::PassedOver => "passed-over",
            Self::NeedsCard { .. } => "needs-card",
            Self::WrongPin { .. } => "wrong-pin",
            Self::OtherCard { .. } => "other-card",
            Self::CardFailed { .. } => "card-failed",
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

    /// The rejection of a share whose set is not the one that is meant.
    fn of_set(share: &Descriptor, meant: &Descriptor) -> Option<Self> {
        let follows = |one: &Descriptor, other: &Descriptor| one.supersedes == Some(other.set_id);
        let same_secret = !meant.msids.is_empty() && share.msids == meant.msids;
        if share == meant {
            None
        } else if follows(share, meant)
            || follows(meant, share)
            || (same_secret && share.generation != meant.generation)
        {
            Some(Self::OtherGeneration { meant: meant.generation })
        } else {
            Some(Self::Foreign)
        }
    }
}

/// The desk where custodians hand in their shares.
pub trait Desk {
    /// What can go wrong at it: the terminal is closed, the ceremony is broken off.
    type Error;

    /// The password of `candidates[at]`.
    ///
    /// # Errors
    /// Its own, which end the gathering.
    fn password(&mut self, at: usize, share: &Share) -> Result<PasswordAnswer, Self::Error>;

    /// What the card of `candidates[at]` makes of `point` with the key of its escrow slot.
    ///
    /// # Errors
    /// Its own, which end the gathering.
    fn card(&mut self, at: usize, share: &Share, point: &Point) -> Result<CardAnswer, Self::Error>;

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

/// What a custodian answers to the question for a password.
#[derive(Debug)]
pub enum PasswordAnswer {
    /// A password.
    Password(Password),
    /// Something that can be no password, and cannot be asked for again.
    Unusable,
    /// Nothing: the share is passed over.
    Nothing,
}

/// What a card answers.
#[derive(Debug)]
pub enum CardAnswer {
    /// Z, the x coordinate of the product: 32 bytes.
    Z(SecretBytes),
    /// Nothing: it was not asked.
    Nothing,
    /// Nothing: its PIN was wrong, is blocked, or has one try left. That has been told.
    WrongPin,
    /// Nothing: it is another card, or has another key. That has been told.
    OtherCard,
    /// Nothing, for another reason that has been told.
    Failed,
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
    let mut gathered = Gathered::default();
    for (at, candidate) in candidates.iter().enumerate() {
        if extent == Extent::Quorum && gathered.has_quorum(descriptor) {
            break;
        }
        if let Ok(share) = &candidate.found {
            gathered.take(descriptor, rehearsal, at, share, desk)?;
        }
    }
    Ok(gathered)
}

/// What came of one share.
enum Verdict {
    Accepted(OpenShare),
    Rejected(Rejection),
}

fn open_at_desk<D: Desk>(at: usize, share: &Share, desk: &mut D) -> Result<Verdict, D::Error> {
    if let Protector::Card(card) = &share.header.protector {
        return open_by_card(at, share, card, desk);
    }
    let mut without_password = Rejection::PassedOver;
    loop {
        let password = match desk.password(at, share)? {
            PasswordAnswer::Password(password) => password,
            PasswordAnswer::Unusable => return Ok(Verdict::Rejected(Rejection::WrongPassword)),
            PasswordAnswer::Nothing => return Ok(Verdict::Rejected(without_password)),
        };
        match open(share, &password) {
            Ok(open) => return Ok(Verdict::Accepted(open)),
            Err(EscrowError::Password(PasswordError::Wrong)) => {
                if !desk.wrong_password(at, share)? {
                    return Ok(Verdict::Rejected(Rejection::WrongPassword));
                }
                without_password = Rejection::WrongPassword;
            }
            Err(EscrowError::Password(PasswordError::Altered)) => {
                return Ok(Verdict::Rejected(Rejection::Altered));
            }
            Err(EscrowError::BadShare) => return Ok(Verdict::Rejected(Rejection::Bad)),
            // One share that asks for too much must not stop the others.
            Err(EscrowError::Password(PasswordError::Memory(MemoryError::NotEnough {
                wanted_mib,
            }))) => return Ok(Verdict::Rejected(Rejection::TooCostly { wanted: wanted_mib })),
            Err(error) => return Err(desk.failure(error)),
        }
    }
}

fn open_by_card<D: Desk>(
    at: usize,
    share: &Share,
    card: &CardProtector,
    desk: &mut D,
) -> Result<Verdict, D::Error> {
    let opened = card_request(share).map(|point| desk.card(at, share, &point));
    let opened = match opened {
        Ok(answer) => match answer? {
            CardAnswer::Z(z) => open_from_card(share, &z),
            CardAnswer::Nothing => {
                return Ok(Verdict::Rejected(Rejection::NeedsCard { token: card.token }));
            }
            CardAnswer::WrongPin => {
                return Ok(Verdict::Rejected(Rejection::WrongPin { token: card.token }));
            }
            CardAnswer::OtherCard => {
                return Ok(Verdict::Rejected(Rejection::OtherCard { token: card.token }));
            }
            CardAnswer::Failed => {
                return Ok(Verdict::Rejected(Rejection::CardFailed { token: card.token }));
            }
        },
        Err(error) => Err(error),
    };
    match opened {
        Ok(open) => Ok(Verdict::Accepted(open)),
        Err(EscrowError::Hpke(HpkeError::Altered)) => {
            Ok(Verdict::Rejected(Rejection::AlteredForCard { token: card.token }))
        }
        Err(EscrowError::BadShare) => Ok(Verdict::Rejected(Rejection::Bad)),
        Err(error) => Err(desk.failure(error)),
    }
}

/// What came of gathering.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The opened shares.
    pub open: Vec<OpenShare>,
    /// The candidates that are not counted, by their place in the list.
    pub rejected: Vec<(usize, Rejection)>,
}

impl Gathered {
    /// Whether as many shares are open as the set needs.
    #[must_use]
    pub fn has_quorum(&self, descriptor: &Descriptor) -> bool {
        self.open.len() >= usize::from(descriptor.threshold)
    }

    /// Opens one more share of the set `descriptor`, number `at` of those that were handed in, and
    /// checks it; or rejects it.
    ///
    /// # Errors
    /// Those of the desk.
    pub fn take<D: Desk>(
        &mut self,
        descriptor: &Descriptor,
        rehearsal: bool,
        at: usize,
        share: &Share,
        desk: &mut D,
    ) -> Result<(), D::Error> {
        let header = &share.header;
        let rejection = if let Some(rejection) = Rejection::of_purpose(share, rehearsal) {
            rejection
        } else if let Some(rejection) = Rejection::of_set(&header.descriptor, descriptor) {
            rejection
        } else if self.open.iter().any(|open| open.x() == header.x) {
            Rejection::Duplicate
        } else {
            match open_at_desk(at, share, desk)? {
                Verdict::Accepted(open) => {
                    self.open.push(open);
                    desk.opened(at, share, self.open.len());
                    return Ok(());
                }
                Verdict::Rejected(rejection) => rejection,
            }
        };
        desk.rejected(at, share, rejection);
        self.rejected.push((at, rejection));
        Ok(())
    }

    /// The status of a failure to reach the quorum: the gravest of what was wrong with the candidates that were
    /// gathered from. `unreadable` says it of a candidate that could not be read.
    #[must_use]
    pub fn status<E>(
        &self,
        candidates: &[Candidate<E>],
        unreadable: impl Fn(&E) -> Status,
    ) -> Status {
        let of_candidate = |(at, candidate): (usize, &Candidate<E>)| match &candidate.found {
            Ok(share) => self.rejection(at).map(|rejection| rejection.status(share)),
            Err(error) => Some(unreadable(error)),
        };
        gravest(candidates.iter().enumerate().filter_map(of_candidate))
    }

    /// Why candidate number `at` is not counted; `None` where it is, or was not asked for.
    #[must_use]
    pub fn rejection(&self, at: usize) -> Option<Rejection> {
        let mut rejected = self.rejected.iter();
        rejected.find(|(rejected, _)| *rejected == at).map(|(_, rejection)| *rejection)
    }
}

/// The one that holds where several do: damaged, then wrong password, then a machine that is not fit,
/// then quorum.
#[must_use]
pub fn gravest(statuses: impl IntoIterator<Item = Status>) -> Status {
    let rank = |status: &Status| match status {
        Status::Damaged => 4,
        Status::WrongPassword => 3,
        Status::Unfit => 2,
        _ => 1,
    };
    let gravest = statuses.into_iter().max_by_key(rank);
    gravest.filter(|status| rank(status) > 1).unwrap_or(Status::Quorum)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_gravest_status_holds() {
        use Status::{Damaged, Quorum, Unfit, WrongPassword};
        assert_eq!(gravest([]), Quorum);
        assert_eq!(gravest([Quorum, WrongPassword, Quorum]), WrongPassword);
        assert_eq!(gravest([Damaged, WrongPassword]), Damaged);
        assert_eq!(gravest([WrongPassword, Damaged, Unfit]), Damaged);
        assert_eq!(gravest([Unfit, Quorum]), Unfit);
        assert_eq!(gravest([Quorum, Status::Failed]), Quorum);
    }
}

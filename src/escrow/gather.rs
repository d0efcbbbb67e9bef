//! Gathering a quorum: shares are opened one by one, and each faulty share is reported at once.
//!
//! The code that asks the custodians implements [`CustodianPrompt`]. This module uses neither a terminal nor files.

use super::{EscrowError, OpenShare, card_request, open_from_card, open_typed};
use crate::error::{Description, Status};
use crate::message;
use crate::seal::hpke::HpkeError;
use crate::seal::password::{Cost, PasswordError};
use crate::seal::point::Point;
use crate::seal::typed::{Remark, TypedPassword};
use crate::secret::SecretBytes;
use crate::share::Share;
use crate::share::card::{CardProtector, Token};
use crate::share::descriptor::{Descriptor, Purpose};
use crate::share::header::Protector;
use crate::sys::memory::MemoryError;
use crate::text::Message;

/// A share that a custodian presented, or the reason why it could not be read.
#[derive(Debug)]
pub struct Candidate<E> {
    /// Where it came from, in the operator's words.
    pub place: String,
    /// The share, or why it could not be read.
    pub found: Result<Share, E>,
}

/// Why a share is not counted. The message names the custodian as a fact only if the share was opened, and so
/// authenticated. Otherwise it names the place, and calls what the file says a claim.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rejection {
    /// It belongs to another set.
    Foreign,
    /// It belongs to an earlier or later generation of the same escrow.
    OtherGeneration {
        /// The generation of the set that is gathered.
        meant: u32,
    },
    /// A practice share outside a rehearsal.
    Practice,
    /// A production share in a rehearsal.
    Production,
    /// A share with its number is open already.
    Duplicate,
    /// No password was given.
    PassedOver,
    /// It is sealed to a smart card, and the card was not asked.
    NeedsCard {
        /// The card.
        token: Token,
    },
    /// It is sealed to a smart card whose PIN was wrong, is blocked, or has one try left.
    WrongPin {
        /// The card.
        token: Token,
    },
    /// It is sealed to a smart card, and the card that was asked is another one, or has another key.
    OtherCard {
        /// The card.
        token: Token,
    },
    /// It is sealed to a smart card that did not open it. The reason was reported when it happened.
    CardFailed {
        /// The card.
        token: Token,
    },
    /// Its password was wrong.
    WrongPassword,
    /// Deriving its key needs more memory than this machine has available.
    TooCostly {
        /// The memory that it needs, in MiB.
        wanted: u64,
    },
    /// The password was right, but the sealed bytes or the header were altered.
    Altered,
    /// The card was right, but the sealed bytes or the header were altered.
    AlteredForCard {
        /// The card.
        token: Token,
    },
    /// It was opened, but does not match its commitment in the descriptor: something else was sealed in its
    /// place.
    Bad,
}

impl Rejection {
    /// The message about the share from `place`, and the exit status if there is no quorum without this
    /// share.
    #[must_use]
    pub fn describe(self, place: &str, share: &Share) -> Description<'static> {
        let (x, name) = (share.header.x, share.header.custodian());
        match self {
            Self::Foreign => Status::Damaged.with(message!(
                "share-foreign",
                place = place,
                x = x,
                name = name,
                set = share.header.descriptor.told_apart()
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
                "share-wrong-pin",
                place = place,
                x = x,
                name = name,
                token = token.to_string()
            )),
            Self::OtherCard { token } => Status::Damaged.with(message!(
                "share-other-card",
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

    /// The message about the share from `place`.
    #[must_use]
    pub fn message(self, place: &str, share: &Share) -> Message {
        self.describe(place, share).message
    }

    /// The exit status if there is no quorum without this share.
    #[must_use]
    pub fn status(self, share: &Share) -> Status {
        self.describe("", share).status
    }

    /// The identifier of this reason in `docs/format.md`, section 9. The last five are not in it, because they
    /// are no fault of a file.
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

    /// Reports whether the share may still open in the same run, if its custodian is asked once more. A wrong PIN is
    /// not asked for again here: the card counts its tries.
    #[must_use]
    pub fn may_be_mended(self) -> bool {
        matches!(
            self,
            Self::PassedOver
                | Self::WrongPassword
                | Self::NeedsCard { .. }
                | Self::CardFailed { .. }
        )
    }

    /// The rejection of a share that is for production in a rehearsal, or for practice in production.
    #[must_use]
    pub fn of_purpose(share: &Share, rehearsal: bool) -> Option<Self> {
        match (share.header.descriptor.purpose, rehearsal) {
            (Purpose::Practice, false) => Some(Self::Practice),
            (Purpose::Production, true) => Some(Self::Production),
            _ => None,
        }
    }

    /// The rejection of a share of another set. `None` if the set is the one that is gathered.
    fn of_set(share: &Descriptor, meant: &Descriptor) -> Option<Self> {
        let follows = |one: &Descriptor, other: &Descriptor| one.supersedes == Some(other.set_id);
        // In any order: a writer puts the current one first, and that changes.
        let same_secret = !meant.msids.is_empty()
            && share.msids.len() == meant.msids.len()
            && share.msids.iter().all(|msid| meant.msids.contains(msid));
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

/// The prompt where custodians present their shares.
pub trait CustodianPrompt {
    /// What can fail at the prompt: the terminal is closed, or the ceremony is interrupted.
    type Error;

    /// Asks for the password of `candidates[at]`.
    ///
    /// # Errors
    /// The prompt's errors. They end the gathering.
    fn password(&mut self, at: usize, share: &Share) -> Result<PasswordAnswer, Self::Error>;

    /// The share of `candidates[at]` under other seals, which another password opens. Usually there is none.
    fn other_seals(&self, _at: usize) -> Vec<Share> {
        Vec::new()
    }

    /// Asks the card of `candidates[at]` to multiply `point` by the key of its escrow slot.
    ///
    /// # Errors
    /// The prompt's errors. They end the gathering.
    fn card(&mut self, at: usize, share: &Share, point: &Point) -> Result<CardAnswer, Self::Error>;

    /// Reports a wrong password, and what may be unintended in it. Returns whether to ask for another one.
    ///
    /// # Errors
    /// The prompt's errors.
    fn wrong_password(
        &mut self,
        at: usize,
        share: &Share,
        remarks: &[Remark],
    ) -> Result<bool, Self::Error>;

    /// Reports that share `at` was opened. `have` of the k shares are open now.
    fn opened(&mut self, at: usize, share: &Share, have: usize);

    /// Reports that share `at` is not counted.
    fn rejected(&mut self, at: usize, share: &Share, rejection: Rejection);

    /// Reports a failure of the machine that is not the share's fault.
    fn failure(&mut self, error: EscrowError) -> Self::Error;
}

/// A custodian's answer when asked for a password.
#[derive(Debug)]
pub enum PasswordAnswer {
    /// A password.
    Password(TypedPassword),
    /// Something that cannot be a password, and that cannot be asked for again.
    Unusable,
    /// No password: the share is skipped.
    Nothing,
}

/// The result of asking a card.
#[derive(Debug)]
pub enum CardAnswer {
    /// Z, the x coordinate of the product: 32 bytes.
    Z(SecretBytes),
    /// No answer: the card was not asked.
    Nothing,
    /// No answer: its PIN was wrong, is blocked, or has one try left. The prompt has reported this.
    WrongPin,
    /// No answer: it is another card, or has another key. The prompt has reported this.
    OtherCard,
    /// No answer, for another reason. The prompt has reported it.
    Failed,
}

/// How many shares to open.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Extent {
    /// As many as the threshold.
    Quorum,
    /// All.
    All,
}

/// Opens shares of the set `descriptor`, in their order, and checks each one as it is opened.
///
/// Candidates that could not be read are skipped. The caller has reported them before.
///
/// # Errors
/// The prompt's errors.
pub fn gather<E, P: CustodianPrompt>(
    descriptor: &Descriptor,
    rehearsal: bool,
    candidates: &[Candidate<E>],
    extent: Extent,
    prompt: &mut P,
) -> Result<Gathered, P::Error> {
    let mut gathered = Gathered::default();
    for (at, candidate) in candidates.iter().enumerate() {
        if extent == Extent::Quorum && gathered.has_quorum(descriptor) {
            break;
        }
        if let Ok(share) = &candidate.found {
            gathered.take(descriptor, rehearsal, at, share, prompt)?;
        }
    }
    Ok(gathered)
}

/// The result for one share.
enum Verdict {
    Accepted(OpenShare),
    Rejected(Rejection),
}

fn open_with_custodian<P: CustodianPrompt>(
    at: usize,
    share: &Share,
    prompt: &mut P,
) -> Result<Verdict, P::Error> {
    if let Protector::Card(card) = &share.header.protector {
        return open_by_card(at, share, card, prompt);
    }
    let mut without_password = Rejection::PassedOver;
    loop {
        let password = match prompt.password(at, share)? {
            PasswordAnswer::Password(password) => password,
            PasswordAnswer::Unusable => return Ok(Verdict::Rejected(Rejection::WrongPassword)),
            PasswordAnswer::Nothing => return Ok(Verdict::Rejected(without_password)),
        };
        match open_a_seal(share, prompt.other_seals(at), &password) {
            Ok(open) => return Ok(Verdict::Accepted(open)),
            Err(EscrowError::Password(PasswordError::Wrong)) => {
                if !prompt.wrong_password(at, share, password.remarks())? {
                    return Ok(Verdict::Rejected(Rejection::WrongPassword));
                }
                without_password = Rejection::WrongPassword;
            }
            Err(EscrowError::Password(PasswordError::Altered)) => {
                return Ok(Verdict::Rejected(Rejection::Altered));
            }
            Err(EscrowError::BadShare) => return Ok(Verdict::Rejected(Rejection::Bad)),
            // One share that needs unusually much memory must not stop the others. For a usual share, the machine is at
            // fault, and no other custodian can help.
            Err(EscrowError::Password(PasswordError::Memory(
                MemoryError::NotEnough { wanted_mib } | MemoryError::Short { wanted_mib, .. },
            ))) if wanted_mib > u64::from(Cost::DEFAULT.memory_kib() >> 10) => {
                return Ok(Verdict::Rejected(Rejection::TooCostly { wanted: wanted_mib }));
            }
            Err(error) => return Err(prompt.failure(error)),
        }
    }
}

/// Opens a share with a password. If that fails, tries its other seals that a password opens. All seals hold the same
/// share. If none opens, a wrong password is reported before any other reason: another one may open the share.
fn open_a_seal(
    share: &Share,
    others: Vec<Share>,
    password: &TypedPassword,
) -> Result<OpenShare, EscrowError> {
    let mut fault = match open_typed(share, password) {
        Err(error) => error,
        open => return open,
    };
    for other in
        others.iter().filter(|it| matches!(it.header.protector, Protector::Password { .. }))
    {
        match open_typed(other, password) {
            Err(error @ EscrowError::Password(PasswordError::Wrong)) => fault = error,
            Err(_) => {}
            open => return open,
        }
    }
    Err(fault)
}

fn open_by_card<P: CustodianPrompt>(
    at: usize,
    share: &Share,
    card: &CardProtector,
    prompt: &mut P,
) -> Result<Verdict, P::Error> {
    let opened = card_request(share).map(|point| prompt.card(at, share, &point));
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
        Err(error) => Err(prompt.failure(error)),
    }
}

/// The result of gathering.
#[derive(Debug, Default)]
pub struct Gathered {
    /// The opened shares.
    pub open: Vec<OpenShare>,
    /// The candidates that are not counted: their index in the list, and why.
    pub rejected: Vec<(usize, Rejection)>,
}

impl Gathered {
    /// Returns whether as many shares are open as the set needs.
    #[must_use]
    pub fn has_quorum(&self, descriptor: &Descriptor) -> bool {
        self.open.len() >= usize::from(descriptor.threshold)
    }

    /// Opens and checks one more share of the set `descriptor`, or rejects it. `at` is its index in the list
    /// of candidates.
    ///
    /// # Errors
    /// The prompt's errors.
    pub fn take<P: CustodianPrompt>(
        &mut self,
        descriptor: &Descriptor,
        rehearsal: bool,
        at: usize,
        share: &Share,
        prompt: &mut P,
    ) -> Result<(), P::Error> {
        let header = &share.header;
        let rejection = if let Some(rejection) = Rejection::of_purpose(share, rehearsal) {
            rejection
        } else if let Some(rejection) = Rejection::of_set(&header.descriptor, descriptor) {
            rejection
        } else if self.open.iter().any(|open| open.x() == header.x) {
            Rejection::Duplicate
        } else {
            match open_with_custodian(at, share, prompt)? {
                Verdict::Accepted(open) => {
                    self.open.push(open);
                    prompt.opened(at, share, self.open.len());
                    return Ok(());
                }
                Verdict::Rejected(rejection) => rejection,
            }
        };
        prompt.rejected(at, share, rejection);
        self.rejected.push((at, rejection));
        Ok(())
    }

    /// Forgets the rejections that [may be mended](Rejection::may_be_mended), and returns the indexes of their
    /// candidates. The caller [takes](Self::take) these once more.
    pub fn forget_mendable(&mut self) -> Vec<usize> {
        let rejected = std::mem::take(&mut self.rejected).into_iter();
        let (mendable, rest) = rejected.partition(|(_, rejection)| rejection.may_be_mended());
        self.rejected = rest;
        mendable.into_iter().map(|(at, _): (usize, Rejection)| at).collect()
    }

    /// The status when the quorum was not reached: the gravest fault of the candidates. `unreadable` gives
    /// the status for a candidate that could not be read.
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

    /// Why candidate `at` is not counted. `None` if it is counted, or was not tried.
    #[must_use]
    pub fn rejection(&self, at: usize) -> Option<Rejection> {
        let mut rejected = self.rejected.iter();
        rejected.find(|(rejected, _)| *rejected == at).map(|(_, rejection)| *rejection)
    }
}

/// The gravest of several statuses: damaged, then wrong password, then a machine that is not fit, then no
/// quorum.
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
    fn only_what_may_be_mended_is_forgotten() {
        let rejected = vec![
            (0, Rejection::PassedOver),
            (1, Rejection::Bad),
            (3, Rejection::WrongPassword),
            (4, Rejection::Duplicate),
        ];
        let mut gathered = Gathered { open: vec![], rejected };
        assert_eq!(gathered.forget_mendable(), [0, 3]);
        assert_eq!(gathered.rejected, [(1, Rejection::Bad), (4, Rejection::Duplicate)]);
    }

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

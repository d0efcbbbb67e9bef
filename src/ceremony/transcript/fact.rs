//! What a transcript can say, and who may read it.

use super::canonical::{Json, Members};
use super::rule::TranscriptRule;

/// Who may read a fact. A copy for a wider circle withholds the facts above a level.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Disclosure {
    /// Everyone.
    Public,
    /// The organisation: serial numbers, media, seals, command lines.
    Restricted,
    /// The officer and the auditor: persons, sites, free text.
    Confidential,
}

impl Disclosure {
    /// All levels, from the widest circle to the narrowest.
    pub const ALL: [Self; 3] = [Self::Public, Self::Restricted, Self::Confidential];

    /// The number in the file.
    #[must_use]
    pub fn number(self) -> u64 {
        match self {
            Self::Public => 10,
            Self::Restricted => 20,
            Self::Confidential => 30,
        }
    }

    /// The name in the header.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Public => "public",
            Self::Restricted => "restricted",
            Self::Confidential => "confidential",
        }
    }

    pub(super) fn of(number: u64) -> Option<Self> {
        Self::ALL.into_iter().find(|level| level.number() == number)
    }
}

/// Declares the types of facts: `Variant "name" Level`.
macro_rules! fact_types {
    ($($(#[$about:meta])+ $variant:ident $name:literal $level:ident;)+) => {
        /// The type of a fact. Each has one level.
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum FactType {
            $($(#[$about])+ $variant,)+
        }

        impl FactType {
            /// All types.
            pub const ALL: &[Self] = &[$(Self::$variant),+];

            /// The value of the member `type`.
            #[must_use]
            pub fn name(self) -> &'static str {
                match self {
                    $(Self::$variant => $name,)+
                }
            }

            /// Who may read facts of this type.
            #[must_use]
            pub fn level(self) -> Disclosure {
                match self {
                    $(Self::$variant => Disclosure::$level,)+
                }
            }
        }
    };
}

fact_types! {
    /// The program started.
    RunStarted "run_started" Public;
    /// Who measured the program, and the SHA-256 that they found.
    Measured "measured" Public;
    /// A check of the machine, and its result.
    Fitness "fitness" Public;
    /// A check that was waived.
    Waiver "waiver" Public;
    /// Where random bytes came from.
    Randomness "randomness" Public;
    /// The set: the digest of its descriptor, k and n.
    SetMade "set_made" Public;
    /// A share is about to be written.
    ShareIntent "share_intent" Public;
    /// A share was written and opened again. It is not in use yet.
    SharePending "share_pending" Public;
    /// The custodian opened the share.
    ShareProved "share_proved" Public;
    /// The share has its final name.
    ShareFinished "share_finished" Public;
    /// The share cannot be opened by its custodian. It does not count.
    ShareDead "share_dead" Public;
    /// The custodian of the share was not there.
    ShareAbsent "share_absent" Public;
    /// Every quorum gives the same secret.
    QuorumProved "quorum_proved" Public;
    /// The set words were typed from paper. From here on the set is valid.
    WordsConfirmed "words_confirmed" Public;
    /// A share was opened.
    Opened "opened" Public;
    /// The secret is about to be written to a target.
    TargetIntent "target_intent" Public;
    /// The secret was written and read back.
    TargetWritten "target_written" Public;
    /// A clear copy was destroyed.
    ClearCopyDestroyed "clear_copy_destroyed" Public;
    /// The set must not be used.
    SetVoid "set_void" Public;
    /// Another set replaces this one.
    SetSuperseded "set_superseded" Public;
    /// A file of a share is about to be removed.
    RemovalIntent "removal_intent" Public;
    /// A file of a share was removed, or could not be.
    Removal "removal" Public;
    /// The run paused.
    Paused "paused" Public;
    /// The run was continued after an interruption.
    Resumed "resumed" Public;
    /// The transcript continues on another medium.
    RecordsMoved "records_moved" Public;
    /// The start of a line that an interruption cut off was moved to another file.
    LineTorn "line_torn" Public;
    /// A share was copied.
    Copied "copied" Public;
    /// The ceremony is over. The node after this line is what people sign.
    Closed "closed" Public;
    /// People read the transcript words.
    WordsRead "words_read" Public;
    /// The transcript was copied.
    RecordCopied "record_copied" Public;
    /// The run is complete.
    Finished "finished" Public;
    /// The run was given up.
    Aborted "aborted" Public;
    /// A step of the script was done.
    StepDone "step_done" Restricted;
    /// A medium: its identity and its role.
    Medium "medium" Restricted;
    /// The number of a seal or a bag.
    Seal "seal" Restricted;
    /// The command line.
    Command "command" Restricted;
    /// An environment variable that matters.
    Environment "environment" Restricted;
    /// A wrong password, PIN or word.
    Attempt "attempt" Restricted;
    /// The reason for something.
    Reason "reason" Restricted;
    /// The target of a restore.
    Target "target" Restricted;
    /// Files that were written beside the target.
    FilesBeside "files_beside" Restricted;
    /// A smart card and what was checked about it.
    CardChecked "card_checked" Restricted;
    /// The clock of the machine against that of the witnesses.
    ClockCompared "clock_compared" Restricted;
    /// The clock of the machine was set during the run.
    ClockChanged "clock_changed" Restricted;
    /// A person is present.
    Present "present" Confidential;
    /// The site of a share.
    Site "site" Confidential;
    /// The deputy of a custodian.
    Deputy "deputy" Confidential;
    /// Free text.
    Note "note" Confidential;
    /// Something differed from the plan.
    Deviation "deviation" Confidential;
    /// Whether a password was generated or a custodian's own.
    Choice "choice" Confidential;
    /// Who saw the passphrase of an absent custodian.
    SlipSeen "slip_seen" Confidential;
    /// A signature of the closing node by a custodian's smart card.
    Signature "signature" Confidential;
}

impl FactType {
    fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|known| known.name() == name)
    }

    /// Whether nothing follows a fact of this type.
    #[must_use]
    pub fn ends(self) -> bool {
        matches!(self, Self::Finished | Self::Aborted)
    }

    /// Whether a fact of this type may follow [`Closed`](Self::Closed).
    #[must_use]
    pub fn may_follow_closing(self) -> bool {
        use FactType as Is;
        matches!(
            self,
            Is::WordsRead
                | Is::Signature
                | Is::RecordCopied
                | Is::Finished
                | Is::Resumed
                | Is::ClockChanged
                | Is::RecordsMoved
                | Is::LineTorn
                | Is::Aborted
        )
    }
}

/// Something that happened: its type and what belongs to it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Fact {
    fact_type: FactType,
    members: Members,
}

impl Fact {
    /// A fact of that type, without further members.
    #[must_use]
    pub fn new(fact_type: FactType) -> Self {
        let members = Members::from([(TYPE.to_owned(), fact_type.name().into())]);
        Self { fact_type, members }
    }

    /// Adds a member. `key` has only small ASCII letters, digits and `_`.
    #[must_use]
    pub fn with(mut self, key: &'static str, value: impl Into<Json>) -> Self {
        self.members.insert(key.to_owned(), value.into());
        self
    }

    pub(super) fn of(members: Members) -> Result<Self, TranscriptRule> {
        let Some(Json::Text(name)) = members.get(TYPE) else { return Err(TranscriptRule::Fact) };
        let fact_type = FactType::named(name).ok_or(TranscriptRule::Fact)?;
        Ok(Self { fact_type, members })
    }

    /// Its type.
    #[must_use]
    pub fn fact_type(&self) -> FactType {
        self.fact_type
    }

    /// All members, with the member `type`.
    #[must_use]
    pub fn members(&self) -> &Members {
        &self.members
    }

    /// The text of a member. `None` if there is no such member, or it is no text.
    #[must_use]
    pub fn text(&self, key: &str) -> Option<&str> {
        match self.members.get(key) {
            Some(Json::Text(text)) => Some(text),
            _ => None,
        }
    }

    /// The number of a member. `None` if there is no such member, or it is no number.
    #[must_use]
    pub fn number(&self, key: &str) -> Option<u64> {
        match self.members.get(key) {
            Some(Json::Integer(number)) => Some(*number),
            _ => None,
        }
    }

    /// The truth value of a member. `None` if there is no such member, or it is none.
    #[must_use]
    pub fn boolean(&self, key: &str) -> Option<bool> {
        match self.members.get(key) {
            Some(Json::Boolean(value)) => Some(*value),
            _ => None,
        }
    }
}

/// The key of the type.
const TYPE: &str = "type";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_keys_and_differ() {
        for (at, fact) in FactType::ALL.iter().enumerate() {
            assert!(crate::ceremony::transcript::canonical::is_key(fact.name()));
            assert_eq!(
                FactType::ALL.iter().position(|other| other.name() == fact.name()),
                Some(at)
            );
        }
    }
}

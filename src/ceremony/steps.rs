//! The steps of a ceremony: what each is, who acts in it, and how.

/// What happens in a step. A number is that of a share.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum StepKind {
    /// The program checks the machine, and the transcript begins.
    Start,
    /// The set words are typed from a record.
    Words,
    /// A custodian chooses what protects the share.
    Choose(u8),
    /// The secret is made or read, and split.
    Make,
    /// Round 1: a share is written, read back and opened.
    Write(u8),
    /// Every quorum is proved. Then the secret leaves the memory.
    Prove,
    /// The commit point: the set words are typed back from paper.
    Confirm,
    /// Round 2: the custodian opens the share, and it gets its final name.
    Finish(u8),
    /// A quorum is opened.
    Open,
    /// The secret leaves the memory: it is written to the target, or was only compared.
    Target,
    /// The files of a share are removed.
    Remove(u8),
    /// The transcript is closed, and people write its words on paper.
    Close,
}

/// Who acts in a step.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Actor {
    /// The officer, who runs the program.
    Officer,
    /// The custodian of this share.
    Custodian(u8),
    /// Everyone in the room.
    Everyone,
}

/// What kind of work a step is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Action {
    /// The program works.
    Act,
    /// A value is entered.
    Record,
    /// Words are typed from paper.
    Compare,
}

/// A step of a ceremony.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CeremonyStep {
    /// What happens.
    pub kind: StepKind,
    /// Who acts.
    pub actor: Actor,
    /// What kind of work it is.
    pub action: Action,
    /// How long it usually takes, in minutes.
    pub minutes: u8,
}

impl StepKind {
    /// The identifier of the step in a transcript. The number of the share is a member of its own.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Start => "start",
            Self::Words => "words",
            Self::Choose(_) => "choose",
            Self::Make => "make",
            Self::Write(_) => "write",
            Self::Prove => "prove",
            Self::Confirm => "confirm",
            Self::Finish(_) => "finish",
            Self::Open => "open",
            Self::Target => "target",
            Self::Remove(_) => "remove",
            Self::Close => "close",
        }
    }

    /// The share that the step is about.
    #[must_use]
    pub fn share(self) -> Option<u8> {
        match self {
            Self::Choose(x) | Self::Write(x) | Self::Finish(x) | Self::Remove(x) => Some(x),
            _ => None,
        }
    }

    /// The step: who acts, and how.
    #[must_use]
    pub fn step(self) -> CeremonyStep {
        use Action::{Act, Compare, Record};
        let (actor, action, minutes) = match self {
            Self::Start => (Actor::Everyone, Act, 5),
            Self::Words => (Actor::Officer, Compare, 2),
            Self::Choose(x) => (Actor::Custodian(x), Record, 4),
            Self::Make => (Actor::Officer, Act, 1),
            Self::Write(x) => (Actor::Custodian(x), Act, 2),
            Self::Prove => (Actor::Officer, Act, 1),
            Self::Confirm => (Actor::Everyone, Compare, 5),
            Self::Finish(x) => (Actor::Custodian(x), Compare, 3),
            Self::Open => (Actor::Everyone, Record, 10),
            Self::Target => (Actor::Officer, Act, 2),
            Self::Remove(_) => (Actor::Officer, Act, 1),
            Self::Close => (Actor::Everyone, Compare, 5),
        };
        CeremonyStep { kind: self, actor, action, minutes }
    }

    /// Whether two steps are the same work on different shares. Their order is free: media come as people hand them
    /// over.
    pub(super) fn is_like(self, other: Self) -> bool {
        self.name() == other.name()
    }
}
